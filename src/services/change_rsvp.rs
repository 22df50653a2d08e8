//! A resident changes the number of people who come.

use crate::domain::rsvp::{self, PartySize, Refusal, State};
use crate::services::{Context, Error, Result, promote_waitlist, read_rsvp};
use crate::store::{Tx, events, rsvps};

/// `children` of them are children; `None` when nothing was said.
///
/// # Errors
/// [`Error::NotFound`] for a wrong link, [`Error::Rsvp`] when it is too late, and
/// [`Error::TooFewSeats`] when the larger party does not fit; then nothing is changed.
pub fn run(
    tx: &mut Tx<'_>,
    context: &Context,
    token: &str,
    size: PartySize,
    children: Option<u32>,
) -> Result<()> {
    let found = read_rsvp::locked(tx, context, token)?;
    match rsvp::open(&found.event, context.now) {
        Ok(()) | Err(Refusal::Closed) => {}
        Err(refusal) => return Err(refusal.into()),
    }
    if found.rsvp.state == State::Withdrawn {
        return Err(Error::NotFound);
    }
    let (before, after) = (found.rsvp.party_size.heads(), size.heads());
    if found.rsvp.state.holds_seats() && after > before {
        if !events::take_seats(tx, found.event.id, after - before)? {
            let left = found.event.seats_left().unwrap_or(0);
            return Err(Error::TooFewSeats { left });
        }
    } else if found.rsvp.state.holds_seats() && after < before {
        events::release_seats(tx, found.event.id, before - after)?;
    }
    rsvps::update_party_size(tx, found.rsvp.id, size, children, context.now)?;
    promote_waitlist::run(tx, context, found.event.id)?;
    promote_waitlist::note_fullness(tx, context, &found.event)
}
