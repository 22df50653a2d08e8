//! A legal hold: nothing about an event is deleted until it is lifted. Staff see it; residents who
//! ask to be forgotten are told.

use crate::domain::retention::Hold;
use crate::services::{Actor, Context, Error, Result};
use crate::store::audit::{self, Entry};
use crate::store::{Tx, events, retention};

/// Puts a hold on an event, or lifts it when `reason` is `None`. Doing either twice is the same as
/// once.
///
/// # Errors
/// [`Error::Forbidden`], [`Error::NotFound`].
pub fn run(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    slug: &str,
    reason: Option<&str>,
) -> Result<()> {
    actor.may_hold_records()?;
    let event = events::find(tx, actor.department_id, slug)?.ok_or(Error::NotFound)?;
    events::lock(tx, event.id)?;
    let before = retention::find_hold(tx, event.id)?;
    let action = match (reason, &before) {
        (Some(reason), known) if known.as_ref().is_none_or(|hold| hold.reason != reason) => {
            let hold = Hold {
                event_id: event.id,
                reason: reason.to_owned(),
                since: known.as_ref().map_or(context.now, |hold| hold.since),
            };
            retention::set_hold(tx, &hold)?;
            "event.held"
        }
        (None, Some(_)) => {
            retention::delete_hold(tx, event.id)?;
            "event.released"
        }
        _ => return Ok(()),
    };
    let entry = Entry::by(
        context.now,
        actor.department_id,
        actor.staff_id,
        action,
        "event",
        event.id.0,
    );
    audit::append(tx, &entry.detail("reason", reason.unwrap_or_default()))?;
    Ok(())
}
