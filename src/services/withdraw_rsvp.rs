//! A resident does not come after all: the seats are offered to the waitlist at once.

use crate::domain::rsvp::State;
use crate::services::{Context, Result, promote_waitlist, read_rsvp};
use crate::store::rsvps::Step;
use crate::store::{Tx, events, outbox, rsvps};

/// Withdrawing twice is the same as once.
///
/// # Errors
/// [`Error::NotFound`](crate::services::Error::NotFound) for a wrong link.
pub fn run(tx: &mut Tx<'_>, context: &Context, token: &str) -> Result<()> {
    let found = read_rsvp::locked(tx, context, token)?;
    if found.rsvp.state == State::Withdrawn {
        return Ok(());
    }
    rsvps::update_state(tx, found.rsvp.id, Step::Withdraw, context.now)?;
    outbox::cancel_ready_for_rsvp(tx, found.rsvp.id, context.now)?;
    if found.rsvp.state.holds_seats() {
        events::release_seats(tx, found.event.id, found.rsvp.party_size.heads())?;
        promote_waitlist::run(tx, context, found.event.id)?;
    }
    promote_waitlist::note_fullness(tx, context, &found.event)
}
