//! Deleting what residents gave, and what is kept instead: numbers, receipts, legal holds. SQLite
//! overwrites deleted rows (`secure_delete`).

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::db::Tx;
use super::error::StoreResult;
use super::outbox;
use super::schema::{deletion_receipts, events, legal_holds, rsvp_counts, rsvps};
use super::types::{Row, instant, one, small, stamp};
use crate::domain::ids::{DepartmentId, EventId, RsvpId};
use crate::domain::retention::{Class, Hold, Receipt};

/// What of an RSVP matters to its deletion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    pub id: RsvpId,
    pub event_id: EventId,
    /// The word of its state; the numbers are kept by it.
    pub state: String,
    pub heads: i32,
}

/// RSVPs of events that ended before an instant and are not held, oldest first.
///
/// # Errors
/// What the database says.
pub fn list_due(
    tx: &mut Tx<'_>,
    department: DepartmentId,
    ended_before: DateTime<Utc>,
    piece: i64,
) -> StoreResult<Vec<Due>> {
    let held = legal_holds::table.select(legal_holds::event_id);
    let rows: Vec<(i64, i64, String, i32)> = rsvps::table
        .inner_join(events::table.on(events::id.eq(rsvps::event_id)))
        .filter(rsvps::department_id.eq(department.0))
        .filter(events::ends_at.le(stamp(ended_before)))
        .filter(events::id.ne_all(held))
        .order(rsvps::id)
        .limit(piece)
        .select((rsvps::id, rsvps::event_id, rsvps::state, rsvps::party_size))
        .load(tx.conn)?;
    let due = |(id, event, state, heads)| Due {
        id: RsvpId(id),
        event_id: EventId(event),
        state,
        heads,
    };
    Ok(rows.into_iter().map(due).collect())
}

/// Deletes RSVPs: their numbers are added to what is kept of the event, messages about them lose
/// recipient and octets.
///
/// # Errors
/// When one of them is not there any more.
pub fn delete_rsvps(tx: &mut Tx<'_>, due: &[Due], now: DateTime<Utc>) -> StoreResult<()> {
    let mut kept: BTreeMap<(i64, &str), (i32, i32)> = BTreeMap::new();
    for rsvp in due {
        let numbers = kept.entry((rsvp.event_id.0, &rsvp.state)).or_default();
        numbers.0 += 1;
        numbers.1 += rsvp.heads;
        outbox::erase_of_rsvp(tx, rsvp.id, now)?;
        one(diesel::delete(rsvps::table.find(rsvp.id.0)).execute(tx.conn)?)?;
    }
    for ((event, state), (parties, heads)) in kept {
        add_counts(tx, event, state, parties, heads)?;
    }
    Ok(())
}

fn add_counts(
    tx: &mut Tx<'_>,
    event: i64,
    state: &str,
    parties: i32,
    heads: i32,
) -> StoreResult<()> {
    let row = rsvp_counts::table.find((event, state));
    let changed = diesel::update(row)
        .set((
            rsvp_counts::parties.eq(rsvp_counts::parties + parties),
            rsvp_counts::heads.eq(rsvp_counts::heads + heads),
        ))
        .execute(tx.conn)?;
    if changed == 0 {
        diesel::insert_into(rsvp_counts::table)
            .values((
                rsvp_counts::event_id.eq(event),
                rsvp_counts::state.eq(state),
                rsvp_counts::parties.eq(parties),
                rsvp_counts::heads.eq(heads),
            ))
            .execute(tx.conn)?;
    }
    Ok(())
}

/// Numbers of one event and state: event, state, parties, heads.
pub(super) type Counts = (i64, String, i64, Option<i64>);

/// The numbers kept of deleted RSVPs.
///
/// # Errors
/// What the database says.
pub(super) fn list_counts(tx: &mut Tx<'_>, events: &[i64]) -> StoreResult<Vec<Counts>> {
    let rows: Vec<(i64, String, i32, i32)> = rsvp_counts::table
        .filter(rsvp_counts::event_id.eq_any(events.to_vec()))
        .load(tx.conn)?;
    let wide = |(event, state, parties, heads): (i64, String, i32, i32)| {
        (event, state, i64::from(parties), Some(i64::from(heads)))
    };
    Ok(rows.into_iter().map(wide).collect())
}

/// # Errors
/// What the database says.
pub fn insert_receipt(
    tx: &mut Tx<'_>,
    department: DepartmentId,
    receipt: &Receipt,
) -> StoreResult<()> {
    diesel::insert_into(deletion_receipts::table)
        .values((
            deletion_receipts::department_id.eq(department.0),
            deletion_receipts::at.eq(stamp(receipt.at)),
            deletion_receipts::record_class.eq(receipt.class.as_str()),
            deletion_receipts::keep_days.eq(receipt.keep_days),
            deletion_receipts::amount.eq(small(receipt.amount)?),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// A department's newest receipts.
///
/// # Errors
/// What the database says.
pub fn list_receipts(
    tx: &mut Tx<'_>,
    department: DepartmentId,
    limit: i64,
) -> StoreResult<Vec<Receipt>> {
    let rows: Vec<(i64, chrono::NaiveDateTime, String, i64, i32)> = deletion_receipts::table
        .filter(deletion_receipts::department_id.eq(department.0))
        .order(deletion_receipts::id.desc())
        .limit(limit)
        .select((
            deletion_receipts::id,
            deletion_receipts::at,
            deletion_receipts::record_class,
            deletion_receipts::keep_days,
            deletion_receipts::amount,
        ))
        .load(tx.conn)?;
    let read = |(id, at, class, keep_days, amount): (i64, _, String, i64, i32)| {
        let row = Row {
            table: "deletion_receipts",
            id,
        };
        Ok(Receipt {
            at: instant(at),
            class: row.need("record_class", Class::parse(&class))?,
            keep_days,
            amount: row.count("amount", amount)?,
        })
    };
    rows.into_iter().map(read).collect()
}

/// Puts a hold on an event, or changes its reason.
///
/// # Errors
/// What the database says.
pub fn set_hold(tx: &mut Tx<'_>, hold: &Hold) -> StoreResult<()> {
    delete_hold(tx, hold.event_id)?;
    diesel::insert_into(legal_holds::table)
        .values((
            legal_holds::event_id.eq(hold.event_id.0),
            legal_holds::reason.eq(&hold.reason),
            legal_holds::since.eq(stamp(hold.since)),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// Lifts a hold; one that is not there is fine.
///
/// # Errors
/// What the database says.
pub fn delete_hold(tx: &mut Tx<'_>, event: EventId) -> StoreResult<()> {
    diesel::delete(legal_holds::table.find(event.0)).execute(tx.conn)?;
    Ok(())
}

/// # Errors
/// What the database says.
pub fn find_hold(tx: &mut Tx<'_>, event: EventId) -> StoreResult<Option<Hold>> {
    let row: Option<(i64, String, chrono::NaiveDateTime)> =
        legal_holds::table.find(event.0).first(tx.conn).optional()?;
    Ok(row.map(|(event, reason, since)| Hold {
        event_id: EventId(event),
        reason,
        since: instant(since),
    }))
}
