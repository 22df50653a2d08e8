//! People counted at the door.

use std::collections::BTreeMap;

use diesel::dsl::sum;
use diesel::prelude::*;

use super::db::Tx;
use super::error::StoreResult;
use super::schema::{arrivals, close_outs};
use super::types::{Row, stamp};
use crate::domain::arrival::{Arrivals, NewArrival};
use crate::domain::ids::{EventId, RsvpId};

/// Stores a tap; `false` when it was stored before, or its party is checked in already. The event's
/// row has to be locked.
///
/// # Errors
/// What the database says.
pub fn insert_if_absent(tx: &mut Tx<'_>, new: &NewArrival) -> StoreResult<bool> {
    let known: i64 = arrivals::table
        .filter(arrivals::event_id.eq(new.event_id.0))
        .filter(arrivals::tap.eq(new.tap.as_str()))
        .count()
        .get_result(tx.conn)?;
    let is_in = match new.rsvp_id {
        Some(party) => is_checked_in(tx, party)?,
        None => false,
    };
    if known > 0 || is_in {
        return Ok(false);
    }
    diesel::insert_into(arrivals::table)
        .values((
            arrivals::event_id.eq(new.event_id.0),
            arrivals::tap.eq(new.tap.as_str()),
            arrivals::heads.eq(new.heads.number()),
            arrivals::checked_in.eq(new.rsvp_id.is_some()),
            arrivals::rsvp_id.eq(new.rsvp_id.map(|party| party.0)),
            arrivals::staff_id.eq(new.staff_id.0),
            arrivals::counted_at.eq(stamp(new.counted_at)),
        ))
        .execute(tx.conn)?;
    Ok(true)
}

/// # Errors
/// What the database says.
pub fn is_checked_in(tx: &mut Tx<'_>, party: RsvpId) -> StoreResult<bool> {
    let rows = arrivals::table.filter(arrivals::rsvp_id.eq(party.0));
    let known: i64 = rows.count().get_result(tx.conn)?;
    Ok(known > 0)
}

/// Which parties of an event were checked in.
///
/// # Errors
/// What the database says.
pub fn list_checked_in(tx: &mut Tx<'_>, event: EventId) -> StoreResult<Vec<RsvpId>> {
    let ids: Vec<Option<i64>> = arrivals::table
        .filter(arrivals::event_id.eq(event.0))
        .filter(arrivals::rsvp_id.is_not_null())
        .select(arrivals::rsvp_id)
        .load(tx.conn)?;
    Ok(ids.into_iter().flatten().map(RsvpId).collect())
}

/// Who came to one event.
///
/// # Errors
/// What the database says.
pub fn totals(tx: &mut Tx<'_>, event: EventId) -> StoreResult<Arrivals> {
    Ok(totals_of(tx, &[event])?.remove(&event).unwrap_or_default())
}

/// Who came to several; an event at which nobody was counted, neither then nor afterwards, is not in
/// it.
///
/// # Errors
/// What the database says.
pub fn totals_of(tx: &mut Tx<'_>, events: &[EventId]) -> StoreResult<BTreeMap<EventId, Arrivals>> {
    let ids: Vec<i64> = events.iter().map(|event| event.0).collect();
    let rows: Vec<(i64, bool, Option<i64>)> = arrivals::table
        .filter(arrivals::event_id.eq_any(&ids))
        .group_by((arrivals::event_id, arrivals::checked_in))
        .select((
            arrivals::event_id,
            arrivals::checked_in,
            sum(arrivals::heads),
        ))
        .load(tx.conn)?;
    let mut totals: BTreeMap<EventId, Arrivals> = BTreeMap::new();
    for (event, checked_in, heads) in rows {
        let entry = totals.entry(EventId(event)).or_default();
        if checked_in {
            entry.checked_in = heads.unwrap_or(0);
        } else {
            entry.counted = heads.unwrap_or(0);
        }
    }
    let said: Vec<(i64, Option<i32>)> = close_outs::table
        .filter(close_outs::event_id.eq_any(&ids))
        .filter(close_outs::heads.is_not_null())
        .select((close_outs::event_id, close_outs::heads))
        .load(tx.conn)?;
    for (id, heads) in said {
        let row = Row {
            table: "close_outs",
            id,
        };
        let heads = heads.map(|heads| row.count("heads", heads)).transpose()?;
        totals.entry(EventId(id)).or_default().corrected = heads;
    }
    Ok(totals)
}
