//! Deletes what is held about residents once its time is over: the date stands on the page where
//! they gave it, so it has to come true. Head counts stay.

use chrono::TimeDelta;

use crate::services::{Context, Result};
use crate::store::{Tx, departments, outbox, rsvps};

/// Rows per run: a write transaction takes milliseconds, the rest waits for the next tick.
const PIECE: i64 = 200;

/// Forgets one piece; returns how many rows were emptied. `mail_days` are the days after which the
/// octets and the recipient of a finished message go.
///
/// # Errors
/// What the store says.
pub fn run(tx: &mut Tx<'_>, context: &Context, mail_days: i64) -> Result<usize> {
    let mut forgotten = 0;
    for department in departments::list_all(tx)? {
        let before = context.now - TimeDelta::days(department.settings.keep_days);
        forgotten += rsvps::forget_contacts(tx, department.id, before, PIECE)?;
    }
    let before = context.now - TimeDelta::days(mail_days);
    forgotten += outbox::forget_finished(tx, before, PIECE)?;
    Ok(forgotten)
}
