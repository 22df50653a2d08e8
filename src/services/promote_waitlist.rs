//! Seats came free: offers them to the waitlist, in order. Part of the use cases that free seats, in
//! their transaction.

use chrono::{DateTime, Utc};

use crate::domain::event::Event;
use crate::domain::ids::{EventId, RsvpId};
use crate::domain::notice::Kind;
use crate::domain::rsvp::{self, Rsvp};
use crate::domain::seating::{self, MOST_OFFERS, Waiting};
use crate::services::{Context, Error, Result, notify};
use crate::store::rsvps::Step;
use crate::store::{Tx, departments, events, rsvps};

/// Gives free seats to whoever fits: offered, with a time to answer, to a party with an address;
/// confirmed at once for one without, and for everybody when the event has no limit any more. In
/// the last hours before the start nothing is given, staff do that. Returns how many parties got
/// seats.
///
/// # Errors
/// What the store says.
pub fn run(tx: &mut Tx<'_>, context: &Context, id: EventId) -> Result<usize> {
    let event = events::find_by_id(tx, id)?.ok_or(Error::NotFound)?;
    if !takes_rsvps(&event, context.now) {
        return Ok(0);
    }
    let until = seating::offer_until(event.times.starts_at, context.now);
    if event.capacity.is_some() && until.is_none() {
        return Ok(0);
    }
    let list = rsvps::list_waitlisted(tx, id)?;
    let is_asked = |party: &Rsvp| event.capacity.is_none() || is_in_line(party);
    let list: Vec<Rsvp> = list.into_iter().filter(is_asked).collect();
    give(tx, context, &event, list, until)
}

/// Whether the waitlist of the event still moves; closed RSVPs keep newcomers out, not those who
/// wait.
#[must_use]
pub fn takes_rsvps(event: &Event, now: DateTime<Utc>) -> bool {
    matches!(rsvp::open(event, now), Ok(()) | Err(rsvp::Refusal::Closed))
}

/// Gives the free seats to the first of `list` that fit. With `until`, a party with an address has
/// to answer by then; without, all seats are given at once. Returns how many parties got seats.
///
/// # Errors
/// What the store says.
pub(super) fn give(
    tx: &mut Tx<'_>,
    context: &Context,
    event: &Event,
    list: Vec<Rsvp>,
    until: Option<DateTime<Utc>>,
) -> Result<usize> {
    let waiting: Vec<Waiting> = list.iter().map(waiting).collect();
    let free = event.seats_left().unwrap_or(u32::MAX);
    let promoted = seating::promote(free, &waiting);
    let until = until.filter(|_| event.capacity.is_some());
    for mut party in list
        .into_iter()
        .filter(|party| promoted.contains(&party.id))
    {
        if !events::take_seats(tx, event.id, party.party_size.heads())? {
            continue;
        }
        let offered = until.filter(|_| party.contact_hash.is_some());
        let step = offered.map_or(Step::Confirm, |until| Step::Offer { until });
        rsvps::update_state(tx, party.id, step, context.now)?;
        party.answer_by = offered;
        let kind = match offered {
            Some(_) => Kind::RsvpOffered,
            None => Kind::RsvpPromoted,
        };
        let now = context.now.timestamp();
        let key = format!("{}:{}:{now}", kind.as_str(), party.public_id);
        notify::party(tx, context, (kind, key), (event, &party), offered)?;
    }
    Ok(promoted.len())
}

/// Those on the waitlist whom free seats are offered to, in order, without `except`.
///
/// # Errors
/// What the store says.
pub(super) fn line(
    tx: &mut Tx<'_>,
    event: EventId,
    except: Option<RsvpId>,
) -> Result<Vec<Waiting>> {
    let list = rsvps::list_waitlisted(tx, event)?;
    let others = list.iter().filter(|party| Some(party.id) != except);
    Ok(others
        .filter(|party| is_in_line(party))
        .map(waiting)
        .collect())
}

/// Who let offers go by does not hold up those behind.
fn is_in_line(party: &Rsvp) -> bool {
    party.offers < MOST_OFFERS
}

fn waiting(party: &Rsvp) -> Waiting {
    Waiting {
        id: party.id,
        heads: party.party_size.heads(),
    }
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
