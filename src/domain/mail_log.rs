//! What staff may see of mail and do about it: who sees which kinds, why a message did not arrive,
//! until when it may be sent again, and how long a letter to many can be taken back. No address has
//! a place here but to be cut out of what a server said.

use chrono::{DateTime, TimeDelta, Utc};

use crate::domain::bounce::{Verdict, enhanced_status, verdict};
use crate::domain::contact::EmailAddress;
use crate::domain::ids::{ArticleId, EventId, MessageId};
use crate::domain::notice::Kind;
use crate::domain::outbox::State;
use crate::domain::reminder::after_quiet_hours;
use crate::domain::staff::Role;
use crate::domain::zone::Zone;

/// A letter to many waits this long, and can be taken back meanwhile.
pub const TIME_TO_THINK: TimeDelta = TimeDelta::minutes(10);

/// Mail that is later than this is late, and staff are told (MAIL.md, 47).
pub const LATE: TimeDelta = TimeDelta::minutes(15);

/// What stands in the place of a server's answer when staff took a letter back.
pub const TAKEN_BACK: &str = "taken back";

/// When a letter to many leaves: after the time to think, an article not at night.
#[must_use]
pub fn leaves_at(kind: Kind, now: DateTime<Utc>, zone: Zone) -> DateTime<Utc> {
    let at = now + TIME_TO_THINK;
    if kind == Kind::ArticlePublished {
        after_quiet_hours(at, zone)
    } else {
        at
    }
}

/// The kinds of message a role sees in the log. That somebody asked for access is for those who read
/// the requests; a writer sees articles; who
/// asked for a new password is for those who manage people.
#[must_use]
pub fn kinds_for(role: Role) -> Vec<Kind> {
    let sees = |kind: &Kind| match kind {
        Kind::AccessAnswered => role.may_read_access(),
        Kind::ArticlePublished => role.may_write_articles(),
        Kind::StaffReset => role.may_manage_people(),
        _ => role.may_run_events(),
    };
    Kind::ALL.into_iter().filter(sees).collect()
}

/// A message as the log shows it; everything but the recipient, which is opened apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub id: MessageId,
    pub kind: Kind,
    pub state: State,
    pub event_id: Option<EventId>,
    pub article_id: Option<ArticleId>,
    pub attempts: i32,
    pub code: Option<i32>,
    /// What the server, or our side, said; without addresses.
    pub error: Option<String>,
    pub not_before: DateTime<Utc>,
    pub deadline: DateTime<Utc>,
    pub created_at: DateTime<Utc>,
    pub tried_at: Option<DateTime<Utc>>,
    pub finished_at: Option<DateTime<Utc>>,
    /// The letter it went into with others.
    pub gathered_in: Option<MessageId>,
}

impl Entry {
    /// Whether staff took it back before it left.
    #[must_use]
    pub fn is_taken_back(&self) -> bool {
        self.state == State::Cancelled && self.error.as_deref() == Some(TAKEN_BACK)
    }

    /// Why it did not arrive, or not yet; `None` when nothing went wrong.
    #[must_use]
    pub fn why(&self) -> Option<Why> {
        let unhappy = match self.state {
            State::Failed | State::Uncertain | State::Expired => true,
            State::Ready => self.attempts > 0 || self.error.is_some(),
            _ => false,
        };
        (unhappy && (self.code.is_some() || self.error.is_some()))
            .then(|| Why::of(self.state, self.code, self.error.as_deref().unwrap_or("")))
    }
}

/// Why a message did not arrive, for people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Why {
    NoSuchAddress,
    MailboxFull,
    /// A policy, a filter or our reputation.
    NotTrusted,
    TooLarge,
    Busy,
    /// The other side did not answer, or not to the end.
    NoAnswer,
    /// The letter could not be made or not be sent as it is.
    Unsendable,
    Refused,
}

impl Why {
    pub const ALL: [Why; 8] = [
        Self::NoSuchAddress,
        Self::MailboxFull,
        Self::NotTrusted,
        Self::TooLarge,
        Self::Busy,
        Self::NoAnswer,
        Self::Unsendable,
        Self::Refused,
    ];

    /// The end of its key in the catalogue.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NoSuchAddress => "no-such-address",
            Self::MailboxFull => "mailbox-full",
            Self::NotTrusted => "not-trusted",
            Self::TooLarge => "too-large",
            Self::Busy => "busy",
            Self::NoAnswer => "no-answer",
            Self::Unsendable => "unsendable",
            Self::Refused => "refused",
        }
    }

    /// By the enhanced status code (RFC 3463) when there is one, else by the reply code.
    #[must_use]
    pub fn of(state: State, code: Option<i32>, text: &str) -> Self {
        let status = enhanced_status(text).unwrap_or("");
        let detail = status.split_once('.').map_or("", |(_, detail)| detail);
        match (code, detail) {
            (None, _) if state == State::Failed => Self::Unsendable,
            (None, _) => Self::NoAnswer,
            (_, "2.2") => Self::MailboxFull,
            (_, "3.4" | "2.3") => Self::TooLarge,
            _ if detail.starts_with("7.") => Self::NotTrusted,
            _ if verdict(status) == Verdict::Hard => Self::NoSuchAddress,
            (Some(552), "") => Self::MailboxFull,
            (Some(400..500), _) => Self::Busy,
            _ => Self::Refused,
        }
    }
}

/// What a server said, without what would tell the address: words that hold its local part or its
/// domain go. Nothing is left when the address is not known any more, for then nobody can tell.
#[must_use]
pub fn said(text: &str, recipient: Option<&EmailAddress>) -> String {
    let Some(recipient) = recipient.map(EmailAddress::normalized) else {
        return enhanced_status(text).unwrap_or_default().to_owned();
    };
    let (local, domain) = recipient.split_once('@').unwrap_or((&recipient, ""));
    let tells = |word: &str| {
        let word = word.to_lowercase();
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let holds = |part: &str| part.len() > 2 && word.contains(part);
        word.contains('@') || bare == local || holds(local) || holds(domain)
    };
    let words = text.split_whitespace();
    let shown = words.map(|word| if tells(word) { "…" } else { word });
    shown.collect::<Vec<_>>().join(" ")
}

/// Why a message is not sent again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Refusal {
    /// It arrived, still waits, or was stopped for a reason that holds.
    NotFailed,
    /// Its event is over, or its time has gone by.
    Late,
    /// The address, or the RSVP with it, is deleted.
    Forgotten,
    /// The resident does not want articles any more.
    Unsubscribed,
    /// Nothing is sent to the address: it does not exist, or somebody said stop.
    Suppressed,
    /// The resident withdrew, or stands differently now.
    Withdrawn,
    /// What it says is not true any more.
    NotTrue,
    /// A later message says the same.
    Newer,
}

impl Refusal {
    pub const ALL: [Refusal; 8] = [
        Self::NotFailed,
        Self::Late,
        Self::Forgotten,
        Self::Unsubscribed,
        Self::Suppressed,
        Self::Withdrawn,
        Self::NotTrue,
        Self::Newer,
    ];

    /// The end of its key in the catalogue.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NotFailed => "not-failed",
            Self::Late => "late",
            Self::Forgotten => "forgotten",
            Self::Unsubscribed => "unsubscribed",
            Self::Suppressed => "suppressed",
            Self::Withdrawn => "withdrawn",
            Self::NotTrue => "not-true",
            Self::Newer => "newer",
        }
    }
}

/// Whether a message in this state may be sent again at all.
#[must_use]
pub fn may_be_sent_again(state: State) -> bool {
    matches!(state, State::Failed | State::Uncertain | State::Expired)
}

/// Whether the next letter says something of its own, so that a later one does not stand for it.
#[must_use]
pub fn speaks_for_itself(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::EventLetter | Kind::StaffInvitation | Kind::StaffReset | Kind::AccessAnswered
    )
}

/// The instants that say until when a message may be sent again.
#[derive(Debug, Clone, Copy)]
pub struct Times {
    pub created_at: DateTime<Utc>,
    pub deadline: DateTime<Utc>,
    /// Start and end of its event.
    pub event: Option<(DateTime<Utc>, DateTime<Utc>)>,
}

/// When a message that is sent again leaves, and the last instant at which it is of use, by the rule
/// of its kind; `None` when that has gone by.
#[must_use]
pub fn window(
    kind: Kind,
    times: &Times,
    now: DateTime<Utc>,
    zone: Zone,
) -> Option<(DateTime<Utc>, DateTime<Utc>)> {
    let day = now + TimeDelta::hours(24);
    let (starts, ends) = times.event.unzip();
    let not_before = if kind == Kind::ArticlePublished {
        after_quiet_hours(now, zone)
    } else {
        now
    };
    let deadline = match kind {
        Kind::Reminder
        | Kind::Reminders
        | Kind::RsvpHeld
        | Kind::RsvpOffered
        | Kind::SubscriptionConfirm
        | Kind::EventNews
        | Kind::OfficerAssigned
        | Kind::OfficerPlanChanged
        | Kind::OfficerPlanOff
        | Kind::OfficerCorrection
        | Kind::OfficerBriefing
        | Kind::RunningLate
        | Kind::PublishHeld => times.deadline,
        Kind::RsvpConfirmed
        | Kind::RsvpWaitlisted
        | Kind::OfferLapsed
        | Kind::RsvpPromoted
        | Kind::RsvpWithdrawn
        | Kind::RsvpLink => starts.map_or(day, |start| day.min(start)),
        Kind::EventCancelled
        | Kind::EventPostponed
        | Kind::EventChanged
        | Kind::RainPlan
        | Kind::Correction => starts.map_or(day, |start| start + TimeDelta::hours(2)),
        // What was written for the event is of no use after it; what was written after it is.
        Kind::EventLetter | Kind::AccessAnswered => match ends {
            Some(end) if times.created_at < end => day.min(end),
            _ => day,
        },
        Kind::MailTest => day,
        Kind::StaffInvitation | Kind::StaffReset => kind.deadline(times.created_at, None),
        Kind::ArticlePublished => Kind::ArticlePublished.deadline(not_before, None),
    };
    (not_before < deadline).then_some((not_before, deadline))
}

const AGAIN: &str = ":again:";

/// The key of the message that stands for this one when it is sent again: one key, so one message,
/// however often the button is pressed.
#[must_use]
pub fn next_key(key: &str) -> String {
    let (base, count) = split(key);
    format!("{base}{AGAIN}{}", count + 1)
}

/// The key a message had before it was ever sent again.
#[must_use]
pub fn base_key(key: &str) -> &str {
    split(key).0
}

fn split(key: &str) -> (&str, u32) {
    key.rsplit_once(AGAIN)
        .and_then(|(base, count)| Some((base, count.parse().ok()?)))
        .unwrap_or((key, 0))
}

/// What identifies a letter to everybody, from the key of one of its messages.
#[must_use]
pub fn letter_of(key: &str) -> &str {
    base_key(key).rsplit(':').next().unwrap_or_default()
}

#[cfg(test)]
mod tests;
