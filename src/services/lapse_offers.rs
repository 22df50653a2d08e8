//! Seats were kept for somebody who did not answer in time: they go to the next in line, and who did
//! not answer goes to the end of the waitlist. Nobody loses a place for good: the link still asks
//! for free seats.

use crate::domain::event::Event;
use crate::domain::ids::EventId;
use crate::domain::notice::Kind;
use crate::domain::rsvp::{Rsvp, State};
use crate::domain::seating::MOST_OFFERS;
use crate::services::{Context, Error, Result, notify, promote_waitlist};
use crate::store::rsvps::Step;
use crate::store::{Tx, events, outbox, rsvps};

/// The events with seats nobody answered for in time.
///
/// # Errors
/// What the store says.
pub fn due(tx: &mut Tx<'_>, context: &Context) -> Result<Vec<EventId>> {
    Ok(rsvps::list_events_with_lapsed(tx, context.now)?)
}

/// Takes back what lapsed at one event and gives it to the next in line. Returns how many parties
/// did not answer.
///
/// # Errors
/// What the store says.
pub fn run(tx: &mut Tx<'_>, context: &Context, id: EventId) -> Result<usize> {
    events::lock(tx, id)?;
    let event = events::find_by_id(tx, id)?.ok_or(Error::NotFound)?;
    let lapsed = rsvps::list_lapsed(tx, id, context.now)?;
    for party in &lapsed {
        requeue(tx, context, &event, party)?;
    }
    if !lapsed.is_empty() {
        promote_waitlist::run(tx, context, id)?;
        promote_waitlist::note_fullness(tx, context, &event)?;
    }
    Ok(lapsed.len())
}

/// An address that was never proved gets no offers by itself, and no more mail.
fn requeue(tx: &mut Tx<'_>, context: &Context, event: &Event, party: &Rsvp) -> Result<()> {
    let offers = match party.state {
        State::Held => MOST_OFFERS,
        _ => party.offers + 1,
    };
    rsvps::update_state(tx, party.id, Step::Requeue { offers }, context.now)?;
    events::release_seats(tx, event.id, party.party_size.heads())?;
    outbox::cancel_ready_for_rsvp(tx, party.id, context.now)?;
    if party.state == State::Offered && promote_waitlist::takes_rsvps(event, context.now) {
        let key = format!("offer_lapsed:{}:{offers}", party.public_id);
        let letter = (Kind::OfferLapsed, key);
        notify::party(tx, context, letter, (event, party), None)?;
    }
    Ok(())
}
