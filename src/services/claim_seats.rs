//! A resident presses "yes, we are coming": takes the seats that are held or offered, or, from the
//! waitlist, seats that are free. Opening the link alone takes nothing.

use crate::domain::event::Event;
use crate::domain::notice::Kind;
use crate::domain::rsvp::{self, Refusal, Rsvp, State};
use crate::domain::seating;
use crate::services::{Context, Error, Result, lapse_offers, notify, promote_waitlist, read_rsvp};
use crate::store::rsvps::Step;
use crate::store::{Tx, events, rsvps};

/// Pressing twice is the same as once.
///
/// # Errors
/// [`Error::NotFound`] for a wrong link or an RSVP that was withdrawn, [`Error::Rsvp`] when it is
/// too late, [`Error::TooFewSeats`] when the party has to wait; what lapsed in between is passed on
/// all the same by the worker.
pub fn run(tx: &mut Tx<'_>, context: &Context, token: &str) -> Result<()> {
    let found = read_rsvp::locked(tx, context, token)?;
    match rsvp::open(&found.event, context.now) {
        Ok(()) | Err(Refusal::Closed) => {}
        Err(refusal) => return Err(refusal.into()),
    }
    lapse_offers::run(tx, context, found.event.id)?;
    let before = found.event;
    let found = read_rsvp::run(tx, context, token)?;
    match found.rsvp.state {
        State::Confirmed => return Ok(()),
        State::Withdrawn => return Err(Error::NotFound),
        State::Held | State::Offered => {}
        State::Waitlisted => take_free(tx, &found.event, &found.rsvp)?,
    }
    rsvps::update_state(tx, found.rsvp.id, Step::Confirm, context.now)?;
    let now = context.now.timestamp();
    let key = format!("rsvp_confirmed:{}:{now}", found.rsvp.public_id);
    let letter = (Kind::RsvpConfirmed, key);
    notify::party(tx, context, letter, (&found.event, &found.rsvp), None)?;
    promote_waitlist::note_fullness(tx, context, &before)
}

/// Free seats, unless somebody ahead waits for them.
fn take_free(tx: &mut Tx<'_>, event: &Event, party: &Rsvp) -> Result<()> {
    let line = promote_waitlist::line(tx, event.id, Some(party.id))?;
    let heads = party.party_size.heads();
    if seating::fits(event, &line, party.party_size) && events::take_seats(tx, event.id, heads)? {
        return Ok(());
    }
    Err(Error::TooFewSeats {
        left: event.seats_left().unwrap_or(0),
    })
}
