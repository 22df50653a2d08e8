//! A resident does not come after all: the seats are offered to the waitlist at once.

use crate::domain::notice::Kind;
use crate::domain::rsvp::State;
use crate::services::read_rsvp::{self, Found};
use crate::services::{Context, Result, notify, promote_waitlist};
use crate::store::rsvps::Step;
use crate::store::{Tx, events, outbox, rsvps};

/// Withdrawing twice is the same as once. Who has an invitation in her calendar gets its end by mail.
///
/// # Errors
/// [`Error::NotFound`](crate::services::Error::NotFound) for a wrong link.
pub fn run(tx: &mut Tx<'_>, context: &Context, token: &str) -> Result<()> {
    let Some(found) = quietly(tx, context, token)? else {
        return Ok(());
    };
    if found.rsvp.told_sequence.is_some() && !found.event.is_over(context.now) {
        let now = context.now.timestamp();
        let key = format!("rsvp_withdrawn:{}:{now}", found.rsvp.public_id);
        let letter = (Kind::RsvpWithdrawn, key);
        notify::party(tx, context, letter, (&found.event, &found.rsvp), None)?;
    }
    Ok(())
}

/// As [`run`], without a letter: the calendar itself said so. `None` when it was withdrawn before.
///
/// # Errors
/// As [`run`].
pub(super) fn quietly(tx: &mut Tx<'_>, context: &Context, token: &str) -> Result<Option<Found>> {
    let found = read_rsvp::locked(tx, context, token)?;
    if found.rsvp.state == State::Withdrawn {
        return Ok(None);
    }
    rsvps::update_state(tx, found.rsvp.id, Step::Withdraw, context.now)?;
    outbox::cancel_ready_for_rsvp(tx, found.rsvp.id, context.now)?;
    if found.rsvp.state.holds_seats() {
        events::release_seats(tx, found.event.id, found.rsvp.party_size.heads())?;
        promote_waitlist::run(tx, context, found.event.id)?;
    }
    promote_waitlist::note_fullness(tx, context, &found.event)?;
    Ok(Some(found))
}
