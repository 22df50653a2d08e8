//! Tells officers who left an address about their part in an event: that they are asked, that time or
//! place changed, that it is off or goes on without them. Part of the use cases that change plans,
//! in their transaction.

use crate::domain::assignment::{Assignment, State as Assigned};
use crate::domain::event::{Event, State};
use crate::domain::ids::{EventId, OfficerId};
use crate::domain::notice::{AssignmentRef, Kind, Payload};
use crate::domain::officer::Officer;
use crate::services::notify::{self, Notice, Recipient};
use crate::services::{Context, Error, Result};
use crate::store::{Tx, assignments, events, officers, outbox};

/// Asks everybody on the roster who was not asked yet, and tells those who were taken off. Nothing
/// happens before the event is public, nor after it is over.
///
/// # Errors
/// What the store says.
pub fn roster(tx: &mut Tx<'_>, context: &Context, event: EventId) -> Result<()> {
    let event = events::find_by_id(tx, event)?.ok_or(Error::NotFound)?;
    if event.state != State::Published || event.is_over(context.now) {
        return Ok(());
    }
    for mut one in assignments::list(tx, &[event.id])? {
        if one.state == Assigned::Removed && one.asked_at.is_some() {
            let key = key(tx, Kind::OfficerPlanOff, &event, &one)?;
            tell(tx, context, (&event, &one), Kind::OfficerPlanOff, key)?;
        }
        if one.is_active() && one.asked_at.is_none() {
            let key = key(tx, Kind::OfficerAssigned, &event, &one)?;
            if tell(tx, context, (&event, &one), Kind::OfficerAssigned, key)? {
                one.asked_at = Some(context.now);
                assignments::save(tx, &one)?;
            }
        }
    }
    Ok(())
}

/// An officer's links went to an address that is not hers any more: they are dead, and the events ahead
/// are told her anew where she has another.
///
/// # Errors
/// What the store says.
pub(super) fn relink(tx: &mut Tx<'_>, context: &Context, officer: OfficerId) -> Result<()> {
    for before in assignments::list_of_officer(tx, officer)? {
        if before.asked_at.is_some() {
            assignments::save(tx, &before.relinked())?;
            roster(tx, context, before.event_id)?;
        }
    }
    Ok(())
}

/// Tells everybody who was asked what was and what is now.
///
/// # Errors
/// What the store says.
pub fn changed(tx: &mut Tx<'_>, context: &Context, event: &Event, was: &Payload) -> Result<()> {
    let overtaken = [Kind::OfficerBriefing, Kind::OfficerPlanChanged];
    outbox::cancel_ready(tx, event.id, &overtaken, context.now)?;
    to_all(tx, context, event, Kind::OfficerPlanChanged, was)
}

/// Tells everybody who was asked that the event is off, for good or for now.
///
/// # Errors
/// What the store says.
pub fn off(tx: &mut Tx<'_>, context: &Context, event: &Event) -> Result<()> {
    let overtaken = [
        Kind::OfficerAssigned,
        Kind::OfficerBriefing,
        Kind::OfficerPlanChanged,
        Kind::RunningLate,
    ];
    outbox::cancel_ready(tx, event.id, &overtaken, context.now)?;
    to_all(
        tx,
        context,
        event,
        Kind::OfficerPlanOff,
        &Payload::default(),
    )
}

fn to_all(
    tx: &mut Tx<'_>,
    context: &Context,
    event: &Event,
    kind: Kind,
    payload: &Payload,
) -> Result<()> {
    for one in assignments::list(tx, &[event.id])? {
        if one.is_active() && one.asked_at.is_some() {
            let key = format!("{}:{}", key(tx, kind, event, &one)?, event.sequence);
            store(tx, context, (event, &one), (kind, key), payload.clone())?;
        }
    }
    Ok(())
}

/// `officer_assigned:{event}:{officer}:{number of the assignment}`.
pub(super) fn key(tx: &mut Tx<'_>, kind: Kind, event: &Event, one: &Assignment) -> Result<String> {
    let officer = officers::find(tx, one.officer_id)?.ok_or(Error::NotFound)?;
    let (event, officer) = (&event.public_id, &officer.public_id);
    Ok(format!("{}:{event}:{officer}:{}", kind.as_str(), one.epoch))
}

/// Stores one letter; `false` when there is no address, or it was stored before.
pub(super) fn tell(
    tx: &mut Tx<'_>,
    context: &Context,
    whom: (&Event, &Assignment),
    kind: Kind,
    dedup_key: String,
) -> Result<bool> {
    store(tx, context, whom, (kind, dedup_key), Payload::default())
}

pub(super) fn store(
    tx: &mut Tx<'_>,
    context: &Context,
    (event, one): (&Event, &Assignment),
    (kind, dedup_key): (Kind, String),
    payload: Payload,
) -> Result<bool> {
    let officer = officers::find(tx, one.officer_id)?.ok_or(Error::NotFound)?;
    let Some(to) = recipient(&officer) else {
        return Ok(false);
    };
    let notice = Notice {
        kind,
        department_id: event.department_id,
        event: Some(event),
        rsvp: None,
        article_id: None,
        dedup_key,
        payload: Payload {
            starts_at: Some(event.times.starts_at),
            sequence: Some(event.sequence),
            assignment: Some(AssignmentRef {
                officer: one.officer_id,
                epoch: one.epoch,
            }),
            ..payload
        },
        not_before: None,
        deadline: None,
    };
    notify::run(tx, context, to, notice)
}

fn recipient(officer: &Officer) -> Option<Recipient> {
    let contact = officer.contact.clone()?;
    Some(Recipient {
        sealed: contact.sealed,
        hash: contact.hash,
        language: contact.language,
    })
}
