//! The kinds of mail Cuppa sends, and everything a message is rendered from. What a notice says is
//! read from the rows when it is first rendered; only what the rows will not say any more (what
//! was before a change) travels with it.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::domain::assignment;
use crate::domain::briefing::Briefing;
use crate::domain::contact::EmailAddress;
use crate::domain::department::Department;
use crate::domain::event::Event;
use crate::domain::facts::Finding;
use crate::domain::ids::{EventId, OfficerId, PublicId};
use crate::domain::invited::Invited;
use crate::domain::language::Language;
use crate::domain::subscription::Item;

/// A kind of message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// "You are coming": with the event as a calendar part.
    RsvpConfirmed,
    /// "Please confirm your seats": they are kept until the address is proved.
    RsvpHeld,
    /// "You are on the waitlist".
    RsvpWaitlisted,
    /// "Seats came free for you": kept until they are taken.
    RsvpOffered,
    /// "The time to answer is over": back on the waitlist.
    OfferLapsed,
    /// "A seat came free and it is yours": with the event as a calendar part.
    RsvpPromoted,
    /// "You do not come any more": takes an invitation out of the calendar again.
    RsvpWithdrawn,
    /// Somebody sent the form again with a known address: its link once more.
    RsvpLink,
    Reminder,
    /// Reminders of several events, when many of one address fall into one hour.
    Reminders,
    /// What staff wrote to everybody who is coming, in their own words.
    EventLetter,
    /// The date, time or place changed: says what was and what is now.
    EventChanged,
    EventCancelled,
    EventPostponed,
    /// The rain plan is on, or the usual plan is back.
    RainPlan,
    /// "Please disregard our last message": a change that was undone.
    Correction,
    /// The follow-up article, to those who asked for it.
    ArticlePublished,
    /// A one-time link for a new member of staff.
    StaffInvitation,
    /// A one-time link to set a new password.
    StaffReset,
    /// The answer to a request for access, in the words of the access desk.
    AccessAnswered,
    /// "Please confirm that you want our news": nobody gets any before.
    SubscriptionConfirm,
    /// New events, to those who confirmed that they want to hear of them.
    EventNews,
    /// To an officer: you are on the roster, please answer.
    OfficerAssigned,
    /// To an officer: the time or the place changed.
    OfficerPlanChanged,
    /// To an officer: the event is off, or goes on without her.
    OfficerPlanOff,
    /// To an officer: please disregard our last message.
    OfficerCorrection,
    /// To an officer, the day before: what to know and what to take along.
    OfficerBriefing,
    /// To those who are coming: officers are late.
    RunningLate,
    /// To whoever set the time: the check held publishing back.
    PublishHeld,
    /// What `cuppa mail test` sends; never in the outbox.
    MailTest,
}

impl Kind {
    pub const ALL: [Kind; 30] = [
        Self::RsvpConfirmed,
        Self::RsvpHeld,
        Self::RsvpWaitlisted,
        Self::RsvpOffered,
        Self::OfferLapsed,
        Self::RsvpPromoted,
        Self::RsvpWithdrawn,
        Self::RsvpLink,
        Self::Reminder,
        Self::Reminders,
        Self::EventLetter,
        Self::EventChanged,
        Self::EventCancelled,
        Self::EventPostponed,
        Self::RainPlan,
        Self::Correction,
        Self::ArticlePublished,
        Self::StaffInvitation,
        Self::StaffReset,
        Self::AccessAnswered,
        Self::OfficerAssigned,
        Self::OfficerPlanChanged,
        Self::OfficerPlanOff,
        Self::OfficerCorrection,
        Self::OfficerBriefing,
        Self::RunningLate,
        Self::SubscriptionConfirm,
        Self::EventNews,
        Self::PublishHeld,
        Self::MailTest,
    ];

    /// The word in the database; also the name of the templates and catalogue keys.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::RsvpConfirmed => "rsvp_confirmed",
            Self::RsvpHeld => "rsvp_held",
            Self::RsvpWaitlisted => "rsvp_waitlisted",
            Self::RsvpOffered => "rsvp_offered",
            Self::OfferLapsed => "offer_lapsed",
            Self::EventLetter => "event_letter",
            Self::RsvpPromoted => "rsvp_promoted",
            Self::RsvpWithdrawn => "rsvp_withdrawn",
            Self::RsvpLink => "rsvp_link",
            Self::Reminder => "reminder",
            Self::Reminders => "reminders",
            Self::EventChanged => "event_changed",
            Self::EventCancelled => "event_cancelled",
            Self::EventPostponed => "event_postponed",
            Self::RainPlan => "rain_plan",
            Self::Correction => "correction",
            Self::ArticlePublished => "article_published",
            Self::StaffInvitation => "staff_invitation",
            Self::StaffReset => "staff_reset",
            Self::AccessAnswered => "access_answered",
            Self::OfficerAssigned => "officer_assigned",
            Self::OfficerPlanChanged => "officer_plan_changed",
            Self::OfficerPlanOff => "officer_plan_off",
            Self::OfficerCorrection => "officer_correction",
            Self::OfficerBriefing => "officer_briefing",
            Self::RunningLate => "running_late",
            Self::SubscriptionConfirm => "subscription_confirm",
            Self::EventNews => "event_news",
            Self::PublishHeld => "publish_held",
            Self::MailTest => "mail_test",
        }
    }

    #[must_use]
    pub fn parse(raw: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == raw)
    }

    /// Lower leaves first: a cancellation overtakes an article.
    #[must_use]
    pub fn priority(self) -> i32 {
        match self {
            Self::EventCancelled
            | Self::EventPostponed
            | Self::EventChanged
            | Self::RainPlan
            | Self::Correction
            | Self::OfficerPlanChanged
            | Self::OfficerPlanOff
            | Self::OfficerCorrection
            | Self::RunningLate => 0,
            Self::RsvpConfirmed
            | Self::RsvpHeld
            | Self::RsvpWaitlisted
            | Self::RsvpOffered
            | Self::OfferLapsed
            | Self::RsvpPromoted
            | Self::RsvpWithdrawn
            | Self::RsvpLink
            | Self::EventLetter
            | Self::StaffInvitation
            | Self::StaffReset
            | Self::AccessAnswered
            | Self::SubscriptionConfirm
            | Self::OfficerAssigned
            | Self::PublishHeld
            | Self::MailTest => 1,
            Self::Reminder | Self::Reminders | Self::OfficerBriefing => 2,
            Self::ArticlePublished | Self::EventNews => 3,
        }
    }

    /// How often a message may be sent again when nobody can know whether it arrived.
    #[must_use]
    pub fn max_ambiguous(self) -> i32 {
        match self {
            Self::ArticlePublished | Self::EventNews => 0,
            Self::EventCancelled
            | Self::EventPostponed
            | Self::EventChanged
            | Self::RainPlan
            | Self::Correction
            | Self::OfficerPlanChanged
            | Self::OfficerPlanOff
            | Self::OfficerCorrection => 2,
            _ => 1,
        }
    }

    /// Whether it goes to an officer about her part in an event.
    #[must_use]
    pub fn is_for_officer(self) -> bool {
        matches!(
            self,
            Self::OfficerAssigned
                | Self::OfficerPlanChanged
                | Self::OfficerPlanOff
                | Self::OfficerCorrection
                | Self::OfficerBriefing
        )
    }

    /// Whether it may be stopped by an unsubscription; the others answer what somebody did, or say
    /// that plans changed.
    #[must_use]
    pub fn is_subscription(self) -> bool {
        matches!(self, Self::ArticlePublished | Self::EventNews)
    }

    /// The last instant at which the message is still of use.
    #[must_use]
    pub fn deadline(self, now: DateTime<Utc>, starts_at: Option<DateTime<Utc>>) -> DateTime<Utc> {
        let day = now + TimeDelta::hours(24);
        match (self, starts_at) {
            (
                Self::RsvpConfirmed
                | Self::RsvpHeld
                | Self::RsvpWaitlisted
                | Self::RsvpOffered
                | Self::OfferLapsed
                | Self::RsvpPromoted
                | Self::RsvpWithdrawn
                | Self::RsvpLink,
                Some(start),
            ) => day.min(start).max(now + TimeDelta::minutes(10)),
            (
                Self::EventCancelled
                | Self::EventPostponed
                | Self::EventChanged
                | Self::RainPlan
                | Self::Correction
                | Self::OfficerPlanChanged
                | Self::OfficerPlanOff
                | Self::OfficerCorrection,
                Some(start),
            ) => (start + TimeDelta::hours(2)).max(now + TimeDelta::minutes(10)),
            (Self::OfficerAssigned, Some(start)) => start.max(now + TimeDelta::minutes(10)),
            (Self::OfficerBriefing, Some(start)) => start,
            (Self::RunningLate, Some(start)) => start + assignment::LATE_UNTIL,
            (Self::ArticlePublished, _) => now + TimeDelta::hours(72),
            (Self::StaffInvitation, _) => now + TimeDelta::days(7),
            (Self::StaffReset, _) => now + TimeDelta::hours(1),
            (Self::AccessAnswered, _) => now + TimeDelta::days(3),
            _ => day,
        }
    }
}

/// What travels with a message because the rows will not say it any more.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Payload {
    /// Start and end before the change.
    pub was_starts_at: Option<DateTime<Utc>>,
    pub was_ends_at: Option<DateTime<Utc>>,
    /// Name and address of the place before the change.
    pub was_venue: Option<String>,
    /// The instant of the event a reminder or notice speaks about; the gate compares it.
    pub starts_at: Option<DateTime<Utc>>,
    /// The last instant at which an answer counts, of an offer; the gate compares it.
    pub answer_by: Option<DateTime<Utc>>,
    /// Minutes before the start, of a reminder.
    pub offset_minutes: Option<i64>,
    /// The event's SEQUENCE when the notice was written.
    pub sequence: Option<i32>,
    /// The state the event went back to, of a correction; the gate compares it.
    pub state: Option<String>,
    /// Whether the rain plan is on, of news about it; the gate compares it.
    pub rain: Option<bool>,
    /// The message that a correction takes back: it leaves only when that one may have arrived.
    pub corrects: Option<i64>,
    /// The officer a letter is to, and which of her assignments to the event it is about.
    pub assignment: Option<AssignmentRef>,
    /// When it was to be published, of what was held back; the gate compares it.
    pub publish_at: Option<DateTime<Utc>>,
    /// How late officers said to be; the gate compares it.
    pub late_minutes: Option<u32>,
    /// A one-time link that only the mail may show; sealed.
    pub link_sealed: Option<SealedText>,
    /// What staff wrote; sealed, erased with the octets of the message.
    pub text_sealed: Option<SealedText>,
    /// What a letter of news is about, as it was planned.
    pub events: Vec<EventId>,
}

/// Which assignment, by officer and number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct AssignmentRef {
    pub officer: OfficerId,
    pub epoch: i32,
}

/// Ciphertext inside a payload, written as hexadecimal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct SealedText(pub Vec<u8>);

impl From<SealedText> for String {
    fn from(sealed: SealedText) -> Self {
        sealed
            .0
            .iter()
            .map(|octet| format!("{octet:02x}"))
            .collect()
    }
}

impl TryFrom<String> for SealedText {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let octet = |at| u8::from_str_radix(text.get(at..at + 2)?, 16).ok();
        let octets: Option<Vec<u8>> = (0..text.len()).step_by(2).map(octet).collect();
        octets.map(Self).ok_or("not hexadecimal")
    }
}

/// Everything one message is rendered from.
#[derive(Debug, Clone)]
pub struct Letter {
    pub kind: Kind,
    pub language: Language,
    pub recipient: EmailAddress,
    /// `<row-stable-id@sending-domain>`, fixed when the message was stored.
    pub message_id: String,
    /// When it is first rendered; becomes Date.
    pub date: DateTime<Utc>,
    pub department: Department,
    pub event: Option<Event>,
    pub party: Option<Party>,
    pub duty: Option<Duty>,
    pub article: Option<ArticleCard>,
    pub was: Option<Was>,
    pub offset_minutes: Option<i64>,
    /// A one-time link, of an invitation.
    pub one_time_link: Option<String>,
    /// What staff wrote, of an answer.
    pub written: Option<String>,
    /// Absolute one-click address (RFC 8058), of mail that can be stopped.
    pub unsubscribe_url: Option<String>,
    /// The tag of the address that stops mail of this kind, of mail that can be stopped.
    pub stop_tag: Option<String>,
    /// Where the calendar part can be answered; only when answers come back to us.
    pub invited: Option<Invited>,
    /// What a subscriber is told.
    pub news: Option<News>,
    /// What a letter of several reminders is about, by start.
    pub reminders: Vec<Reminding>,
    /// Why an event was not published at its time.
    pub held: Option<Held>,
}

/// What held publishing back, as the check finds it when the letter leaves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    pub publish_at: DateTime<Utc>,
    pub found: Vec<Finding>,
    /// Other events at the same place or with the same officers.
    pub clashes: u32,
}

/// One event in a letter of several reminders, with the reader's part in it.
#[derive(Debug, Clone)]
pub struct Reminding {
    pub event: Event,
    pub party: Party,
}

/// The subscriber's side of a letter.
#[derive(Debug, Clone)]
pub struct News {
    /// What is new, by start; nothing in the letter that asks for a confirmation.
    pub items: Vec<Item>,
    /// Absolute address of the page where preferences are changed; `None` before the confirmation.
    pub preferences_url: Option<String>,
    /// What was asked for is not everything: the letter says so.
    pub is_narrowed: bool,
}

/// The resident's side of a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    pub public_id: PublicId,
    pub heads: u32,
    /// Absolute address of the page where the RSVP can be seen and changed.
    pub manage_url: String,
    /// Until when seats are kept for an answer.
    pub answer_by: Option<DateTime<Utc>>,
}

/// The officer's side of a letter.
#[derive(Debug, Clone, PartialEq)]
pub struct Duty {
    /// Rank and name, as colleagues say it.
    pub officer: String,
    /// Absolute address of the page where she can answer.
    pub answer_url: String,
    pub state: assignment::State,
    /// Who could not come and named her.
    pub stand_in_for: Option<String>,
    pub briefing: Option<Briefing>,
}

/// What was before a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Was {
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    pub venue: String,
}

/// The follow-up article in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArticleCard {
    pub title: String,
    /// Markdown, as written by staff.
    pub body: String,
    /// The language the article is in, which may not be the reader's.
    pub language: Language,
    pub byline: String,
    pub published_at: DateTime<Utc>,
    /// Absolute.
    pub url: String,
}
