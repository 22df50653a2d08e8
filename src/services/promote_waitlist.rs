//! Seats came free: gives them to the waitlist, in order, and tells those who have an address.
//! Part of the use cases that free seats, in their transaction.

use crate::domain::event::Event;
use crate::domain::ids::EventId;
use crate::domain::notice::{Kind, Payload};
use crate::domain::rsvp::{self, State, Waiting};
use crate::services::notify::{self, Notice, Recipient};
use crate::services::{Context, Error, Result};
use crate::store::{Tx, departments, events, rsvps};

/// Promotes whoever fits; does nothing when RSVPs are not taken any more. Returns how many parties
/// got a seat.
///
/// # Errors
/// What the store says.
pub fn run(tx: &mut Tx<'_>, context: &Context, id: EventId) -> Result<usize> {
    let event = events::find_by_id(tx, id)?.ok_or(Error::NotFound)?;
    let takes = rsvp::open(&event, context.now);
    if !matches!(takes, Ok(()) | Err(rsvp::Refusal::Closed)) {
        return Ok(0);
    }
    let list = rsvps::list_waitlisted(tx, id)?;
    let waiting: Vec<Waiting> = list
        .iter()
        .map(|party| Waiting {
            id: party.id,
            heads: party.party_size.heads(),
        })
        .collect();
    let free = event.seats_left().unwrap_or(u32::MAX);
    let promoted = rsvp::promote(free, &waiting);
    for party in list.iter().filter(|party| promoted.contains(&party.id)) {
        if events::take_seats(tx, id, party.party_size.heads())? {
            rsvps::update_state(
                tx,
                party.id,
                State::Confirmed,
                Some(context.now),
                context.now,
            )?;
            tell(tx, context, &event, party)?;
        }
    }
    Ok(promoted.len())
}

fn tell(tx: &mut Tx<'_>, context: &Context, event: &Event, party: &rsvp::Rsvp) -> Result<()> {
    let Some(to) = Recipient::of(party) else {
        return Ok(());
    };
    let notice = Notice {
        kind: Kind::RsvpPromoted,
        department_id: event.department_id,
        event: Some(event),
        rsvp: Some(party),
        article_id: None,
        dedup_key: format!(
            "rsvp_promoted:{}:{}",
            party.public_id,
            context.now.timestamp()
        ),
        payload: Payload {
            starts_at: Some(event.times.starts_at),
            ..Payload::default()
        },
        not_before: None,
        deadline: None,
    };
    notify::run(tx, context, to, notice)?;
    Ok(())
}

/// "Full" stands on cached pages: when it came or went, the department's revision rises.
///
/// # Errors
/// What the store says.
pub fn note_fullness(tx: &mut Tx<'_>, context: &Context, before: &Event) -> Result<()> {
    let after = events::find_by_id(tx, before.id)?.ok_or(Error::NotFound)?;
    if before.is_full() != after.is_full() {
        departments::bump_revision(tx, before.department_id, context.now)?;
    }
    Ok(())
}
