//! What a refusal says about the address itself (RFC 3463): whether to stop writing to it. A full
//! mailbox, a policy or our own reputation say nothing about the address; what says little is counted.

use chrono::{DateTime, TimeDelta, Utc};

use crate::domain::incoming::{Action, Failure};
use crate::domain::outbox::{State, Step};

/// So many messages have to fail within [`WINDOW`] before a failure that says little counts.
pub const ENOUGH: i64 = 3;
/// In which failures are counted, and for how long the address then rests.
pub const WINDOW: TimeDelta = TimeDelta::days(30);

/// What to conclude from an enhanced status code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// The address does not exist or takes no mail: suppress it for ever.
    Hard,
    /// A failure that may be about the address: suppress it for a while when it is not the first.
    Count,
    /// A full mailbox, a policy, a reputation, no status at all: keep the address.
    Keep,
}

/// 5.1.1, 5.1.2, 5.1.3, 5.1.6, 5.1.10 and 5.2.1 are about the address. 5.2.2 (full) and 5.7
/// (policy and reputation) are not: one blocklisting would suppress everybody.
#[must_use]
pub fn verdict(status: &str) -> Verdict {
    match status {
        "5.1.1" | "5.1.2" | "5.1.3" | "5.1.6" | "5.1.10" | "5.2.1" => Verdict::Hard,
        "5.2.2" => Verdict::Keep,
        other if other.starts_with("5.7.") => Verdict::Keep,
        other if other.starts_with("5.") => Verdict::Count,
        _ => Verdict::Keep,
    }
}

/// What to conclude from a report about one recipient: only a failure says anything.
#[must_use]
pub fn of_report(failure: &Failure) -> Verdict {
    match failure.action {
        Action::Failed => verdict(&failure.status),
        Action::Delayed | Action::Other => Verdict::Keep,
    }
}

/// What to do with an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Consequence {
    /// No mail any more.
    Never,
    /// No mail until then.
    Rest(DateTime<Utc>),
    Nothing,
}

/// `failed` messages failed within [`WINDOW`], the one just reported among them.
#[must_use]
pub fn consequence(verdict: Verdict, failed: i64, now: DateTime<Utc>) -> Consequence {
    match verdict {
        Verdict::Hard => Consequence::Never,
        Verdict::Count if failed >= ENOUGH => Consequence::Rest(now + WINDOW),
        Verdict::Count | Verdict::Keep => Consequence::Nothing,
    }
}

/// The enhanced status code a reply's text begins with, such as `5.1.1` of `5.1.1 no such user`.
#[must_use]
pub fn enhanced_status(text: &str) -> Option<&str> {
    let word = text.split_whitespace().next()?;
    let mut parts = word.split('.');
    let class = matches!(parts.next(), Some("2" | "4" | "5"));
    let number = |part: Option<&str>| {
        part.is_some_and(|p| (1..=3).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_digit()))
    };
    (class && number(parts.next()) && number(parts.next()) && parts.next().is_none())
        .then_some(word)
}

/// The status of a message that the next mail system refused for good (MAIL.md, item 78); `None` for
/// every other outcome, also for one that ran out of time.
#[must_use]
pub fn refusal(step: &Step) -> Option<&str> {
    let Step::Finish {
        state: State::Failed,
        code: Some(500..600),
        error: Some(text),
    } = step
    else {
        return None;
    };
    enhanced_status(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_lasting_refusal_says_something_about_an_address() {
        let failed = |code, text: &str| Step::Finish {
            state: State::Failed,
            code: Some(code),
            error: Some(text.to_owned()),
        };
        assert_eq!(refusal(&failed(550, "5.1.1 no such user")), Some("5.1.1"));
        assert_eq!(refusal(&failed(450, "5.1.1 come again")), None);
        assert_eq!(refusal(&failed(550, "no such user")), None);
    }

    #[test]
    fn the_table_of_what_stops_mail_to_an_address() {
        for hard in ["5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1"] {
            assert_eq!(verdict(hard), Verdict::Hard, "{hard}");
        }
        for count in ["5.0.0", "5.1.0", "5.3.4", "5.4.4", "5.5.0"] {
            assert_eq!(verdict(count), Verdict::Count, "{count}");
        }
        for keep in ["5.2.2", "5.7.1", "5.7.515", "4.1.1", "4.2.2", "4.4.7", ""] {
            assert_eq!(verdict(keep), Verdict::Keep, "{keep}");
        }
        let report = |action, status: &str| {
            of_report(&Failure {
                action,
                status: status.to_owned(),
            })
        };
        assert_eq!(report(Action::Failed, "5.1.1"), Verdict::Hard);
        assert_eq!(report(Action::Delayed, "5.1.1"), Verdict::Keep);
        assert_eq!(report(Action::Other, "5.0.0"), Verdict::Keep);
    }

    #[test]
    fn a_failure_that_says_little_counts_when_it_is_the_third_within_thirty_days() {
        let now = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        assert_eq!(consequence(Verdict::Hard, 1, now), Consequence::Never);
        assert_eq!(consequence(Verdict::Count, 2, now), Consequence::Nothing);
        let rest = Consequence::Rest(now + TimeDelta::days(30));
        assert_eq!(consequence(Verdict::Count, 3, now), rest);
        assert_eq!(consequence(Verdict::Keep, 9, now), Consequence::Nothing);
    }

    #[test]
    fn the_status_is_the_first_word_of_the_reply() {
        assert_eq!(enhanced_status("5.1.1 no such user"), Some("5.1.1"));
        assert_eq!(enhanced_status("5.1.10"), Some("5.1.10"));
        for none in [
            "",
            "no",
            "5.1",
            "5.1.1.1",
            "3.1.1 x",
            "5.1.1234",
            "550 5.1.1",
        ] {
            assert_eq!(enhanced_status(none), None, "{none:?}");
        }
    }
}
