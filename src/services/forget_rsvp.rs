//! A resident says "forget me now": the row is deleted with everything in it and every message
//! about it; a number stays. Before the event that is also a withdrawal.

use crate::domain::rsvp::State;
use crate::services::{Context, Error, Result, promote_waitlist, read_rsvp};
use crate::store::retention::{self, Due};
use crate::store::{Tx, events, wishes};

/// # Errors
/// [`Error::NotFound`] for a wrong link or one that is forgotten already, [`Error::Held`] while the
/// department has to keep what it holds about the event.
pub fn run(tx: &mut Tx<'_>, context: &Context, token: &str) -> Result<()> {
    let found = read_rsvp::locked(tx, context, token)?;
    if retention::find_hold(tx, found.event.id)?.is_some() {
        return Err(Error::Held);
    }
    let (rsvp, heads) = (&found.rsvp, found.rsvp.party_size.heads());
    let is_ahead = !found.event.is_over(context.now);
    let state = if is_ahead {
        State::Withdrawn
    } else {
        rsvp.state
    };
    let due = Due {
        id: rsvp.id,
        event_id: rsvp.event_id,
        state: state.as_str().to_owned(),
        heads: i32::try_from(heads).unwrap_or(i32::MAX),
    };
    // What was ticked on the same form goes with it.
    if let Some(wish) = wishes::find_by_nonce(tx, rsvp.event_id, &rsvp.form_nonce)? {
        wishes::delete(tx, wish, rsvp.event_id)?;
    }
    retention::delete_rsvps(tx, &[due], context.now)?;
    if is_ahead && rsvp.state.holds_seats() {
        events::release_seats(tx, found.event.id, heads)?;
        promote_waitlist::run(tx, context, found.event.id)?;
    }
    promote_waitlist::note_fullness(tx, context, &found.event)
}
