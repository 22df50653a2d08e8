//! What a refusal says about the address itself (RFC 3463): whether to stop writing to it. A full
//! mailbox, a policy or our own reputation say nothing about the address.

use crate::domain::outbox::{State, Step};

/// What to conclude from an enhanced status code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// The address does not exist or takes no mail: suppress it.
    Hard,
    /// Anything else: keep the address.
    Keep,
}

/// 5.1.1, 5.1.2, 5.1.3, 5.1.6, 5.1.10 and 5.2.1 are about the address; everything else is not.
#[must_use]
pub fn verdict(status: &str) -> Verdict {
    match status {
        "5.1.1" | "5.1.2" | "5.1.3" | "5.1.6" | "5.1.10" | "5.2.1" => Verdict::Hard,
        _ => Verdict::Keep,
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

/// Whether a message ended because its address does not exist.
#[must_use]
pub fn ends_address(step: &Step) -> bool {
    let Step::Finish {
        state: State::Failed,
        code: Some(500..600),
        error: Some(text),
    } = step
    else {
        return false;
    };
    enhanced_status(text).is_some_and(|status| verdict(status) == Verdict::Hard)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_lasting_refusal_ends_an_address() {
        let failed = |code, text: &str| Step::Finish {
            state: State::Failed,
            code: Some(code),
            error: Some(text.to_owned()),
        };
        assert!(ends_address(&failed(550, "5.1.1 no such user")));
        assert!(!ends_address(&failed(552, "5.2.2 mailbox full")));
        assert!(!ends_address(&failed(450, "5.1.1 come again")));
        assert!(!ends_address(&failed(550, "no such user")));
    }

    #[test]
    fn only_codes_about_the_address_stop_mail_to_it() {
        for hard in ["5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1"] {
            assert_eq!(verdict(hard), Verdict::Hard, "{hard}");
        }
        for keep in ["5.2.2", "5.7.1", "5.7.515", "4.1.1", "4.2.2", "5.0.0", ""] {
            assert_eq!(verdict(keep), Verdict::Keep, "{keep}");
        }
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
