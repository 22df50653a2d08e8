//! SEQUENCE, LAST-MODIFIED and the derived instants of events whose row staff did not edit: their
//! place or an officer changed, or the zone data did.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::super::db::Tx;
use super::super::error::StoreResult;
use super::super::schema::{event_officers, events};
use super::super::types::{instant, one, stamp};
use crate::domain::event::{Event, State, Times};
use crate::domain::ids::{EventId, OfficerId, VenueId};
use crate::domain::time::stamp_after;

/// Which events look different from now on.
#[derive(Debug, Clone)]
pub enum Touched {
    AtVenue(VenueId),
    WithOfficer(OfficerId),
    These(Vec<EventId>),
}

/// How far calendars have to be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum News {
    /// Time, place or status: SEQUENCE and LAST-MODIFIED rise (RFC 5545 section 3.8.7.4).
    Sequence,
    /// Words: LAST-MODIFIED rises.
    Words,
}

/// Raises the stamps of the public events among them, past ones too: their lines in a feed change as
/// well, and a line that changes under an old stamp is not read. Returns how many.
///
/// # Errors
/// What the database says.
pub fn touch(
    tx: &mut Tx<'_>,
    touched: &Touched,
    news: News,
    now: DateTime<Utc>,
) -> StoreResult<usize> {
    let public: Vec<&str> = State::PUBLIC.iter().map(|state| state.as_str()).collect();
    let mut query = events::table
        .filter(events::state.eq_any(public))
        .select((events::id, events::updated_at))
        .into_boxed();
    query = match touched {
        Touched::AtVenue(venue) => query.filter(events::venue_id.eq(venue.0)),
        Touched::WithOfficer(officer) => {
            let with = event_officers::table
                .filter(event_officers::officer_id.eq(officer.0))
                .select(event_officers::event_id);
            query.filter(events::id.eq_any(with))
        }
        Touched::These(ids) => {
            query.filter(events::id.eq_any(ids.iter().map(|id| id.0).collect::<Vec<i64>>()))
        }
    };
    let found: Vec<(i64, NaiveDateTime)> = query.load(tx.conn)?;
    let count = found.len();
    let mut by_stamp: BTreeMap<NaiveDateTime, Vec<i64>> = BTreeMap::new();
    for (id, before) in found {
        let after = stamp(stamp_after(instant(before), now));
        by_stamp.entry(after).or_default().push(id);
    }
    let step = i32::from(news == News::Sequence);
    for (after, ids) in by_stamp {
        diesel::update(events::table.filter(events::id.eq_any(ids)))
            .set((
                events::sequence.eq(events::sequence + step),
                events::updated_at.eq(after),
            ))
            .execute(tx.conn)?;
    }
    Ok(count)
}

/// Stores the instants that `times` has for the wall clock the event has already. The hours between
/// which RSVPs are taken move with the start.
///
/// # Errors
/// When there is no such event.
pub fn set_instants(tx: &mut Tx<'_>, event: &Event, times: &Times) -> StoreResult<()> {
    let by = times.starts_at - event.times.starts_at;
    let moved = |at: Option<DateTime<Utc>>| at.map(|at| stamp(at + by));
    let changed = diesel::update(events::table.find(event.id.0))
        .set((
            events::zone.eq(times.zone.name()),
            events::starts_at.eq(stamp(times.starts_at)),
            events::ends_at.eq(stamp(times.ends_at)),
            events::rsvp_opens_at.eq(moved(event.rsvp_opens_at)),
            events::rsvp_closes_at.eq(moved(event.rsvp_closes_at)),
        ))
        .execute(tx.conn)?;
    one(changed)
}
