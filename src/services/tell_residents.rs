//! Tells everybody who gave an address, and still plans to come, that plans changed. Part of the
//! use cases that change plans, in their transaction.

use crate::domain::event::Event;
use crate::domain::notice::{Kind, Payload};
use crate::services::notify::{self, Notice, Recipient};
use crate::services::{Context, Result};
use crate::store::{Tx, corrections, outbox, rsvps};

/// Takes back what waits in the outbox about this event and is overtaken by the news, then stores
/// one notice per party. Returns how many were stored.
///
/// # Errors
/// What the store says.
pub fn run(
    tx: &mut Tx<'_>,
    context: &Context,
    kind: Kind,
    event: &Event,
    payload: &Payload,
) -> Result<usize> {
    outbox::cancel_ready(tx, event.id, overtaken_by(kind), context.now)?;
    corrections::render_anew(tx, event.id)?;
    // Only the rain plan changes without a new SEQUENCE.
    let change = match kind {
        Kind::RainPlan => event.version,
        _ => event.sequence,
    };
    let mut told = 0;
    for rsvp in rsvps::list_to_tell(tx, event.id)? {
        let Some(to) = Recipient::of(&rsvp) else {
            continue;
        };
        let notice = Notice {
            kind,
            department_id: event.department_id,
            event: Some(event),
            rsvp: Some(&rsvp),
            article_id: None,
            dedup_key: format!("{}:{}:{}", kind.as_str(), rsvp.public_id, change),
            payload: payload.clone(),
            not_before: None,
            deadline: None,
        };
        told += usize::from(notify::run(tx, context, to, notice)?);
    }
    Ok(told)
}

/// A change leaves the confirmation standing (it is rendered from the rows when it leaves), and a
/// correction, which takes back what this mail says nothing of; a cancellation overtakes everything
/// about the event.
pub(super) fn overtaken_by(kind: Kind) -> &'static [Kind] {
    const BY_CHANGE: &[Kind] = &[Kind::Reminder];
    const BY_RAIN: &[Kind] = &[Kind::RainPlan];
    const BY_END: &[Kind] = &[
        Kind::RsvpConfirmed,
        Kind::RsvpHeld,
        Kind::RsvpWaitlisted,
        Kind::RsvpOffered,
        Kind::OfferLapsed,
        Kind::RsvpPromoted,
        Kind::RsvpLink,
        Kind::Reminder,
        Kind::EventChanged,
        Kind::EventPostponed,
        Kind::RainPlan,
        Kind::Correction,
    ];
    match kind {
        Kind::EventCancelled | Kind::EventPostponed => BY_END,
        Kind::RainPlan => BY_RAIN,
        _ => BY_CHANGE,
    }
}
