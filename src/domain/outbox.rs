//! The outbox's rules: what a message is, which state follows an attempt, when to try again.
//! Terminal states never change.

use chrono::{DateTime, TimeDelta, Utc};

use crate::domain::ids::{ArticleId, DepartmentId, EventId, MessageId, RsvpId, SubscriptionId};
use crate::domain::language::Language;
use crate::domain::notice::Kind;

/// The states of a message (CONTRACT, States).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum State {
    Ready,
    Leased,
    Sent,
    Failed,
    Expired,
    Cancelled,
    Suppressed,
    Uncertain,
}

impl State {
    pub const ALL: [State; 8] = [
        Self::Ready,
        Self::Leased,
        Self::Sent,
        Self::Failed,
        Self::Expired,
        Self::Cancelled,
        Self::Suppressed,
        Self::Uncertain,
    ];

    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ready => "ready",
            Self::Leased => "leased",
            Self::Sent => "sent",
            Self::Failed => "failed",
            Self::Expired => "expired",
            Self::Cancelled => "cancelled",
            Self::Suppressed => "suppressed",
            Self::Uncertain => "uncertain",
        }
    }

    #[must_use]
    pub fn parse(raw: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == raw)
    }
}

/// A message to be put into the outbox, in the transaction of its cause.
#[derive(Debug, Clone)]
pub struct NewMessage {
    pub department_id: DepartmentId,
    /// The once-only guarantee: a second message with this key is not stored.
    pub dedup_key: String,
    /// Messages with the same key leave in the order they were stored.
    pub stream_key: Option<String>,
    pub kind: Kind,
    pub recipient_sealed: Vec<u8>,
    pub recipient_hash: String,
    pub language: Language,
    pub event_id: Option<EventId>,
    pub rsvp_id: Option<RsvpId>,
    pub article_id: Option<ArticleId>,
    pub subscription_id: Option<SubscriptionId>,
    /// JSON of [`crate::domain::notice::Payload`]: what the rows will not say any more.
    pub payload: String,
    pub message_id: String,
    pub not_before: DateTime<Utc>,
    pub deadline: DateTime<Utc>,
    pub created_at: DateTime<Utc>,
}

/// A message under a lease.
#[derive(Debug, Clone)]
pub struct Message {
    pub id: MessageId,
    pub department_id: DepartmentId,
    pub kind: Kind,
    pub recipient_sealed: Vec<u8>,
    pub recipient_hash: String,
    pub language: Language,
    pub event_id: Option<EventId>,
    pub rsvp_id: Option<RsvpId>,
    pub article_id: Option<ArticleId>,
    pub subscription_id: Option<SubscriptionId>,
    pub payload: String,
    pub message_id: String,
    /// The sealed octets of the first rendering; every later attempt sends the same.
    pub raw_sealed: Option<Vec<u8>>,
    pub not_before: DateTime<Utc>,
    pub deadline: DateTime<Utc>,
    pub attempts: i32,
    pub ambiguous: i32,
    pub max_ambiguous: i32,
    pub created_at: DateTime<Utc>,
}

/// How far an SMTP conversation came (RFC 5321), or what stood before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// Resolving, connecting, TLS, greeting, EHLO, AUTH: nothing to do with this message.
    Connect,
    Mail,
    Rcpt,
    /// The DATA command, before the first octet of the message.
    Data,
    /// The message itself; from its first octet on a lost connection leaves the outcome open.
    Body,
}

/// What became of one attempt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Delivery {
    /// 250 after the final dot.
    Accepted { code: u16 },
    /// The server answered with a 4xx or 5xx code in that phase.
    Refused {
        phase: Phase,
        code: u16,
        text: String,
    },
    /// No usable answer: time-out, closed connection, not SMTP.
    Broken { phase: Phase, text: String },
    /// The message itself cannot be sent (an address the relay cannot take, a body that does not
    /// render); another attempt would fail the same way.
    Unsendable { text: String },
}

/// What to write down after an attempt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    Finish {
        state: State,
        code: Option<u16>,
        error: Option<String>,
    },
    Retry {
        not_before: DateTime<Utc>,
        /// A try that never reached the message does not count.
        counts: bool,
        ambiguous: bool,
        /// The relay itself is down or unwilling: pause the whole queue.
        pause: bool,
        code: Option<u16>,
        error: String,
    },
}

/// How long a message rests between tries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// After the first try; doubled with each further one.
    pub first: TimeDelta,
    pub longest: TimeDelta,
    /// Before the same octets are sent again when nobody knows whether they arrived.
    pub ambiguous: TimeDelta,
}

impl Default for Pace {
    fn default() -> Self {
        Self {
            first: TimeDelta::seconds(60),
            longest: TimeDelta::hours(6),
            ambiguous: TimeDelta::minutes(10),
        }
    }
}

/// When a try ended, and what decides when the next one is.
#[derive(Debug, Clone, Copy)]
pub struct Moment {
    pub now: DateTime<Utc>,
    pub pace: Pace,
    /// A random number in 0.5..=1.0 that the caller draws.
    pub jitter: f64,
}

/// The table of MAIL.md section 2.
#[must_use]
pub fn after(message: &Message, delivery: Delivery, moment: Moment) -> Step {
    let again = |counts, pause, code, text| {
        let cause = Cause {
            counts,
            pause,
            code,
            text,
        };
        retry(message, moment, cause)
    };
    match delivery {
        Delivery::Accepted { code } => finish(State::Sent, Some(code), None),
        Delivery::Unsendable { text } => finish(State::Failed, None, Some(text)),
        Delivery::Refused { phase, code, text } if phase == Phase::Connect || code == 421 => {
            again(false, true, Some(code), text)
        }
        Delivery::Refused { code, text, .. } => match code {
            400..500 => again(true, false, Some(code), text),
            500..600 => finish(State::Failed, Some(code), Some(text)),
            _ => open_outcome(message, moment, Some(code), text),
        },
        Delivery::Broken { phase, text } => match phase {
            Phase::Connect => again(false, true, None, text),
            Phase::Body => open_outcome(message, moment, None, text),
            Phase::Mail | Phase::Rcpt | Phase::Data => again(true, false, None, text),
        },
    }
}

/// Why a message is tried again.
struct Cause {
    counts: bool,
    pause: bool,
    code: Option<u16>,
    text: String,
}

fn finish(state: State, code: Option<u16>, error: Option<String>) -> Step {
    Step::Finish { state, code, error }
}

fn retry(message: &Message, moment: Moment, cause: Cause) -> Step {
    let not_before = moment.now + backoff(moment.pace, message.attempts, moment.jitter);
    if not_before >= message.deadline {
        return finish(State::Expired, cause.code, Some(cause.text));
    }
    Step::Retry {
        not_before,
        counts: cause.counts,
        ambiguous: false,
        pause: cause.pause,
        code: cause.code,
        error: cause.text,
    }
}

/// The server may or may not have the message. It is sent again, with the same Message-ID and the
/// same octets, only as often as its kind allows; then staff decide.
fn open_outcome(message: &Message, moment: Moment, code: Option<u16>, text: String) -> Step {
    let not_before = moment.now + moment.pace.ambiguous;
    if message.ambiguous >= message.max_ambiguous || not_before >= message.deadline {
        return finish(State::Uncertain, code, Some(text));
    }
    Step::Retry {
        not_before,
        counts: true,
        ambiguous: true,
        pause: false,
        code,
        error: text,
    }
}

/// `min(longest, first * 2^(attempts - 1)) * jitter`, `attempts` counting the one that has just
/// failed.
#[must_use]
pub fn backoff(pace: Pace, attempts: i32, jitter: f64) -> TimeDelta {
    let exponent = u32::try_from((attempts - 1).clamp(0, 20)).unwrap_or(0);
    let seconds = (pace.first.num_seconds() << exponent).min(pace.longest.num_seconds());
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        reason = "at most a few days"
    )]
    let jittered = (seconds as f64 * jitter.clamp(0.5, 1.0)) as i64;
    TimeDelta::seconds(jittered.max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(ambiguous: i32, max_ambiguous: i32) -> Message {
        let now = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        Message {
            id: MessageId(1),
            department_id: DepartmentId(1),
            kind: Kind::Reminder,
            recipient_sealed: vec![],
            recipient_hash: String::new(),
            language: Language::En,
            event_id: None,
            rsvp_id: None,
            article_id: None,
            subscription_id: None,
            payload: "{}".into(),
            message_id: String::new(),
            raw_sealed: None,
            not_before: now,
            deadline: now + TimeDelta::hours(5),
            attempts: 1,
            ambiguous,
            max_ambiguous,
            created_at: now,
        }
    }

    fn moment(now: DateTime<Utc>) -> Moment {
        Moment {
            now,
            pace: Pace::default(),
            jitter: 1.0,
        }
    }

    fn step(delivery: Delivery, ambiguous: i32, max: i32) -> Step {
        let message = message(ambiguous, max);
        after(&message, delivery, moment(message.not_before))
    }

    fn refused(phase: Phase, code: u16) -> Delivery {
        Delivery::Refused {
            phase,
            code,
            text: "no".into(),
        }
    }

    #[test]
    fn a_message_the_server_took_is_sent_and_one_it_refused_for_good_is_failed() {
        assert!(matches!(
            step(Delivery::Accepted { code: 250 }, 0, 1),
            Step::Finish {
                state: State::Sent,
                ..
            }
        ));
        assert!(matches!(
            step(refused(Phase::Rcpt, 550), 0, 1),
            Step::Finish {
                state: State::Failed,
                ..
            }
        ));
    }

    #[test]
    fn a_busy_server_is_asked_again_and_a_relay_that_is_down_pauses_the_queue() {
        assert!(matches!(
            step(refused(Phase::Rcpt, 450), 0, 1),
            Step::Retry {
                counts: true,
                pause: false,
                ..
            }
        ));
        assert!(matches!(
            step(refused(Phase::Mail, 421), 0, 1),
            Step::Retry {
                counts: false,
                pause: true,
                ..
            }
        ));
        let down = Delivery::Broken {
            phase: Phase::Connect,
            text: "refused".into(),
        };
        assert!(matches!(
            step(down, 0, 1),
            Step::Retry {
                counts: false,
                pause: true,
                ..
            }
        ));
        assert!(matches!(
            step(refused(Phase::Connect, 535), 0, 1),
            Step::Retry { pause: true, .. }
        ));
    }

    #[test]
    fn a_connection_lost_after_the_message_is_tried_again_only_as_often_as_the_kind_allows() {
        let lost = || Delivery::Broken {
            phase: Phase::Body,
            text: "closed".into(),
        };
        assert!(matches!(
            step(lost(), 0, 1),
            Step::Retry {
                ambiguous: true,
                ..
            }
        ));
        assert!(matches!(
            step(lost(), 1, 1),
            Step::Finish {
                state: State::Uncertain,
                ..
            }
        ));
        assert!(matches!(
            step(lost(), 0, 0),
            Step::Finish {
                state: State::Uncertain,
                ..
            }
        ));
    }

    #[test]
    fn nothing_is_tried_again_after_its_deadline() {
        let mut late = message(0, 1);
        late.deadline = late.not_before + TimeDelta::seconds(30);
        let next = after(&late, refused(Phase::Rcpt, 450), moment(late.not_before));
        assert!(matches!(
            next,
            Step::Finish {
                state: State::Expired,
                ..
            }
        ));
    }

    #[test]
    fn the_pause_between_tries_doubles_up_to_six_hours() {
        let pause = |attempts, jitter| backoff(Pace::default(), attempts, jitter);
        assert_eq!(pause(1, 1.0), TimeDelta::seconds(60));
        assert_eq!(pause(2, 1.0), TimeDelta::seconds(120));
        assert_eq!(pause(30, 1.0), TimeDelta::hours(6));
        assert_eq!(pause(1, 0.5), TimeDelta::seconds(30));
    }
}
