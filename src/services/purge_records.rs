//! Deletes what is held about residents once its time is over: the date stands on the page where
//! they gave it, so it has to come true. Head counts stay, and a receipt that says how much was
//! deleted by which rule.

use chrono::TimeDelta;

use crate::domain::department::Department;
use crate::domain::ids::EventId;
use crate::domain::retention::{Class, Receipt};
use crate::domain::subscription::{KEEP_DAYS, State as Standing};
use crate::domain::typed::KEEP_DAYS as KEEP_TYPED_DAYS;
use crate::services::{Context, Result};
use crate::store::audit::{self, Entry};
use crate::store::{
    Tx, access_requests, close_outs, departments, events, outbox, promises, retention,
    subscriptions, typed, venue_contacts, wishes,
};

/// Rows per run and department: a write transaction takes milliseconds, the rest waits for the
/// next run.
const PIECE: i64 = 200;

/// Deletes one piece; returns how many rows were deleted or emptied, 0 when nothing is left to do.
/// `mail_days` are the days after which the octets and the recipient of a finished message go.
///
/// # Errors
/// What the store says.
pub fn run(tx: &mut Tx<'_>, context: &Context, mail_days: i64) -> Result<usize> {
    let mut deleted = 0;
    for department in departments::list_all(tx)? {
        deleted += rsvps_of(tx, context, &department)?;
        deleted += wishes_of(tx, context, &department)?;
        deleted += access_of(tx, context, &department)?;
        deleted += subscriptions_of(tx, context, &department)?;
        deleted += close_outs_of(tx, context, &department)?;
        deleted += venue_contacts_of(tx, context, &department)?;
    }
    let before = context.now - TimeDelta::days(mail_days);
    deleted += outbox::forget_finished(tx, before, PIECE)?;
    let unsaved = context.now - TimeDelta::days(KEEP_TYPED_DAYS);
    deleted += typed::delete_before(tx, unsaved, PIECE)?;
    Ok(deleted)
}

fn rsvps_of(tx: &mut Tx<'_>, context: &Context, department: &Department) -> Result<usize> {
    let keep_days = department.settings.keep_days;
    let ended_before = context.now - TimeDelta::days(keep_days);
    let due = retention::list_due(tx, department.id, ended_before, PIECE)?;
    lock(tx, due.iter().map(|rsvp| rsvp.event_id).collect())?;
    // What was due a moment ago may be held, or forgotten by its resident, now.
    let due = retention::list_due(tx, department.id, ended_before, PIECE)?;
    let Some(amount) = some(due.len()) else {
        return Ok(0);
    };
    retention::delete_rsvps(tx, &due, context.now)?;
    receipt(tx, context, department, (Class::Rsvps, keep_days, amount))?;
    Ok(due.len())
}

fn wishes_of(tx: &mut Tx<'_>, context: &Context, department: &Department) -> Result<usize> {
    let keep_days = department.settings.keep_topics_days;
    let ended_before = context.now - TimeDelta::days(keep_days);
    let due = wishes::list_due(tx, department.id, ended_before, PIECE)?;
    lock(tx, due.iter().map(|(_, event)| *event).collect())?;
    let due = wishes::list_due(tx, department.id, ended_before, PIECE)?;
    let Some(amount) = some(due.len()) else {
        return Ok(0);
    };
    for (id, event) in &due {
        wishes::delete(tx, *id, *event)?;
    }
    receipt(tx, context, department, (Class::Wishes, keep_days, amount))?;
    Ok(due.len())
}

fn access_of(tx: &mut Tx<'_>, context: &Context, department: &Department) -> Result<usize> {
    let keep_days = department.settings.keep_access_days;
    let ended_before = context.now - TimeDelta::days(keep_days);
    let due = access_requests::list_due(tx, department.id, ended_before, PIECE)?;
    lock(tx, due.iter().map(|(_, event)| *event).collect())?;
    let due = access_requests::list_due(tx, department.id, ended_before, PIECE)?;
    let Some(amount) = some(due.len()) else {
        return Ok(0);
    };
    for (id, _) in &due {
        access_requests::delete(tx, *id)?;
    }
    let rule = (Class::AccessRequests, keep_days, amount);
    receipt(tx, context, department, rule)?;
    Ok(due.len())
}

/// Subscriptions nobody confirmed, what is left of stopped ones, and those of a department that
/// closed.
fn subscriptions_of(tx: &mut Tx<'_>, context: &Context, department: &Department) -> Result<usize> {
    let before = context.now - TimeDelta::days(KEEP_DAYS);
    let mut deleted = 0;
    for (class, states) in [
        (Class::UnconfirmedSubscriptions, &[Standing::Pending][..]),
        (
            Class::StoppedSubscriptions,
            &[Standing::Stopped, Standing::Active],
        ),
    ] {
        let mut over = Vec::new();
        for state in states {
            over.extend(subscriptions::list_over(
                tx,
                department.id,
                *state,
                before,
                PIECE,
            )?);
        }
        for id in &over {
            outbox::erase_of_subscription(tx, *id, context.now)?;
            subscriptions::delete(tx, *id)?;
        }
        if let Some(amount) = some(over.len()) {
            receipt(tx, context, department, (class, KEEP_DAYS, amount))?;
        }
        deleted += over.len();
    }
    Ok(deleted)
}

/// Notes of staff about events, and owners of settled promises that are named in words.
fn close_outs_of(tx: &mut Tx<'_>, context: &Context, department: &Department) -> Result<usize> {
    let keep_days = department.settings.keep_close_out_days;
    let ended_before = context.now - TimeDelta::days(keep_days);
    let id = department.id;
    let notes = close_outs::list_due(tx, id, ended_before, PIECE)?;
    let owners = promises::list_due(tx, id, ended_before, PIECE)?;
    let touched = notes.iter().copied();
    lock(
        tx,
        touched
            .chain(owners.iter().map(|(_, event)| *event))
            .collect(),
    )?;
    let notes = close_outs::list_due(tx, id, ended_before, PIECE)?;
    let owners = promises::list_due(tx, id, ended_before, PIECE)?;
    let Some(amount) = some(notes.len() + owners.len()) else {
        return Ok(0);
    };
    for event in &notes {
        close_outs::delete_note(tx, *event)?;
    }
    for (promise, _) in &owners {
        promises::delete_owner(tx, *promise)?;
    }
    let rule = (Class::CloseOutNotes, keep_days, amount);
    receipt(tx, context, department, rule)?;
    Ok(notes.len() + owners.len())
}

/// Whom to call at places where nothing was held for long; the place itself stays.
fn venue_contacts_of(tx: &mut Tx<'_>, context: &Context, department: &Department) -> Result<usize> {
    let keep_days = department.settings.keep_venue_contact_days;
    let before = context.now - TimeDelta::days(keep_days);
    let due = venue_contacts::list_due(tx, department.id, before, PIECE)?;
    let Some(amount) = some(due.len()) else {
        return Ok(0);
    };
    for venue in &due {
        venue_contacts::set(tx, *venue, None, context.now)?;
    }
    let rule = (Class::VenueContacts, keep_days, amount);
    receipt(tx, context, department, rule)?;
    Ok(due.len())
}

/// The amount, when there is one.
fn some(rows: usize) -> Option<u32> {
    u32::try_from(rows).ok().filter(|amount| *amount > 0)
}

/// Holds each event once, in order.
fn lock(tx: &mut Tx<'_>, mut touched: Vec<EventId>) -> Result<()> {
    touched.sort_unstable();
    touched.dedup();
    for event in touched {
        events::lock(tx, event)?;
    }
    Ok(())
}

fn receipt(
    tx: &mut Tx<'_>,
    context: &Context,
    department: &Department,
    (class, keep_days, amount): (Class, i64, u32),
) -> Result<()> {
    let id = department.id;
    let receipt = Receipt {
        at: context.now,
        class,
        keep_days,
        amount,
    };
    retention::insert_receipt(tx, id, &receipt)?;
    let action = match class {
        Class::VenueContacts => "venue.contacts_forgotten",
        _ => "residents.forgotten",
    };
    let entry = Entry::by_system(context.now, id, action, "department", id.0);
    let entry = entry.detail("amount", &amount.to_string());
    audit::append(tx, &entry)?;
    Ok(())
}
