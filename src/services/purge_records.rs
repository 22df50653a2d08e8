//! Deletes what is held about residents once its time is over: the date stands on the page where
//! they gave it, so it has to come true. Head counts stay, and a receipt that says how much was
//! deleted by which rule.

use chrono::TimeDelta;

use crate::domain::department::Department;
use crate::domain::ids::EventId;
use crate::domain::retention::{Class, Receipt};
use crate::services::{Context, Result};
use crate::store::audit::{self, Entry};
use crate::store::{Tx, departments, events, outbox, retention};

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
    }
    let before = context.now - TimeDelta::days(mail_days);
    deleted += outbox::forget_finished(tx, before, PIECE)?;
    Ok(deleted)
}

fn rsvps_of(tx: &mut Tx<'_>, context: &Context, department: &Department) -> Result<usize> {
    let keep_days = department.settings.keep_days;
    let ended_before = context.now - TimeDelta::days(keep_days);
    let due = retention::list_due(tx, department.id, ended_before, PIECE)?;
    let mut touched: Vec<EventId> = due.iter().map(|rsvp| rsvp.event_id).collect();
    touched.sort_unstable();
    touched.dedup();
    for event in touched {
        events::lock(tx, event)?;
    }
    // What was due a moment ago may be held, or forgotten by its resident, now.
    let due = retention::list_due(tx, department.id, ended_before, PIECE)?;
    let Some(amount) = u32::try_from(due.len()).ok().filter(|amount| *amount > 0) else {
        return Ok(0);
    };
    retention::delete_rsvps(tx, &due, context.now)?;
    let receipt = Receipt {
        at: context.now,
        class: Class::Rsvps,
        keep_days,
        amount,
    };
    retention::insert_receipt(tx, department.id, &receipt)?;
    let id = department.id;
    let entry = Entry::by_system(context.now, id, "residents.forgotten", "department", id.0);
    audit::append(tx, &entry.detail("amount", &amount.to_string()))?;
    Ok(due.len())
}
