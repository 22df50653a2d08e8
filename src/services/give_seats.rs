//! Staff give the free seats away now, without waiting for answers: shortly before the start, or when
//! somebody called.

use crate::services::{Actor, Context, Error, Result, promote_waitlist};
use crate::store::audit::{self, Entry};
use crate::store::{Tx, events, rsvps};

/// Confirms everybody on the waitlist who fits, in order, and tells those with an address. Returns
/// how many parties got seats.
///
/// # Errors
/// [`Error::Forbidden`], [`Error::NotFound`], [`Error::State`] when the event takes no RSVPs.
pub fn run(tx: &mut Tx<'_>, context: &Context, actor: &Actor, slug: &str) -> Result<usize> {
    actor.may_run_events()?;
    let found = events::find(tx, actor.department_id, slug)?.ok_or(Error::NotFound)?;
    events::lock(tx, found.id)?;
    let event = events::find_by_id(tx, found.id)?.ok_or(Error::NotFound)?;
    if !promote_waitlist::takes_rsvps(&event, context.now) {
        return Err(Error::State {
            from: event.state,
            to: event.state,
        });
    }
    let list = rsvps::list_waitlisted(tx, event.id)?;
    let given = promote_waitlist::give(tx, context, &event, list, None)?;
    promote_waitlist::note_fullness(tx, context, &event)?;
    let entry = Entry::by(
        context.now,
        actor.department_id,
        actor.staff_id,
        "event.seats_given",
        "event",
        event.id.0,
    );
    audit::append(tx, &entry.detail("parties", &given.to_string()))?;
    Ok(given)
}
