//! Puts one notice into the outbox, in the transaction of its cause.

use chrono::{DateTime, Utc};

use crate::domain::event::Event;
use crate::domain::ids::{ArticleId, DepartmentId, SubscriptionId};
use crate::domain::language::Language;
use crate::domain::notice::{Kind, Payload};
use crate::domain::outbox::NewMessage;
use crate::domain::rsvp::Rsvp;
use crate::domain::subscription::Subscription;
use crate::services::{Context, Result};
use crate::store::{Tx, outbox};

/// Who gets a notice, as the rows hold it.
#[derive(Debug, Clone)]
pub struct Recipient {
    pub sealed: Vec<u8>,
    pub hash: String,
    pub language: Language,
}

impl Recipient {
    /// The resident behind an RSVP; `None` when no address was given or it is already forgotten.
    #[must_use]
    pub fn of(rsvp: &Rsvp) -> Option<Self> {
        Some(Self {
            sealed: rsvp.contact_sealed.clone()?,
            hash: rsvp.contact_hash.clone()?,
            language: rsvp.language,
        })
    }

    /// The one behind a subscription; `None` when it has stopped.
    #[must_use]
    pub fn of_subscription(subscription: &Subscription) -> Option<Self> {
        Some(Self {
            sealed: subscription.contact_sealed.clone()?,
            hash: subscription.contact_hash.clone(),
            language: subscription.language,
        })
    }
}

/// A notice about to be stored.
#[derive(Debug)]
pub struct Notice<'a> {
    pub kind: Kind,
    pub department_id: DepartmentId,
    pub event: Option<&'a Event>,
    pub rsvp: Option<&'a Rsvp>,
    pub article_id: Option<ArticleId>,
    /// What happened, once: the second notice with the same key is not stored.
    pub dedup_key: String,
    pub payload: Payload,
    /// Not before this instant; `None` is now.
    pub not_before: Option<DateTime<Utc>>,
    /// The last useful instant; `None` is the kind's own rule.
    pub deadline: Option<DateTime<Utc>>,
}

/// Stores the notice; `false` when its key is already there.
///
/// # Errors
/// What the store says.
pub fn run(tx: &mut Tx<'_>, context: &Context, to: Recipient, notice: Notice<'_>) -> Result<bool> {
    Ok(outbox::enqueue_if_absent(
        tx,
        &message(context, to, notice),
    )?)
}

/// As [`run`], to somebody who gets news of events or asked for it.
///
/// # Errors
/// What the store says.
pub fn subscriber(
    tx: &mut Tx<'_>,
    context: &Context,
    (to, subscription): (Recipient, SubscriptionId),
    notice: Notice<'_>,
) -> Result<bool> {
    let message = NewMessage {
        subscription_id: Some(subscription),
        ..message(context, to, notice)
    };
    Ok(outbox::enqueue_if_absent(tx, &message)?)
}

fn message(context: &Context, to: Recipient, notice: Notice<'_>) -> NewMessage {
    let not_before = notice.not_before.unwrap_or(context.now);
    let starts_at = notice.event.map(|event| event.times.starts_at);
    let deadline = notice
        .deadline
        .unwrap_or_else(|| notice.kind.deadline(not_before, starts_at));
    let stream_key = stream_key(&notice);
    NewMessage {
        department_id: notice.department_id,
        dedup_key: notice.dedup_key,
        stream_key,
        kind: notice.kind,
        recipient_sealed: to.sealed,
        recipient_hash: to.hash,
        language: to.language,
        event_id: notice.event.map(|event| event.id),
        rsvp_id: notice.rsvp.map(|rsvp| rsvp.id),
        article_id: notice.article_id,
        subscription_id: None,
        payload: serde_json::to_string(&notice.payload).unwrap_or_else(|_| "{}".to_owned()),
        message_id: context.message_id(),
        not_before,
        deadline,
        created_at: context.now,
    }
}

/// Tells the party behind an RSVP something about its event; does nothing when no address was given.
/// `answer_by` is the last instant at which an answer counts, and the message is of use.
///
/// # Errors
/// What the store says.
pub fn party(
    tx: &mut Tx<'_>,
    context: &Context,
    (kind, dedup_key): (Kind, String),
    (event, rsvp): (&Event, &Rsvp),
    answer_by: Option<DateTime<Utc>>,
) -> Result<bool> {
    let Some(to) = Recipient::of(rsvp) else {
        return Ok(false);
    };
    let notice = Notice {
        kind,
        department_id: event.department_id,
        event: Some(event),
        rsvp: Some(rsvp),
        article_id: None,
        dedup_key,
        payload: Payload {
            starts_at: Some(event.times.starts_at),
            answer_by,
            ..Payload::default()
        },
        not_before: None,
        deadline: answer_by,
    };
    run(tx, context, to, notice)
}

/// What one resident, or one officer, is told about one event leaves in the order it happened.
fn stream_key(notice: &Notice<'_>) -> Option<String> {
    let event = notice.event?.id;
    match (notice.rsvp, notice.payload.assignment) {
        (Some(rsvp), _) => Some(format!("{event}:{}", rsvp.id)),
        (None, Some(duty)) => Some(format!("{event}:officer:{}", duty.officer)),
        (None, None) => None,
    }
}
