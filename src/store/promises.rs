//! What was promised at events. An owner in words is ciphertext here.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::db::Tx;
use super::error::StoreResult;
use super::schema::{events, legal_holds, promises, staff};
use super::types::{Row, instant, json, one, stamp};
use crate::domain::event::State as EventState;
use crate::domain::ids::{DepartmentId, EventId, OfficerId, PromiseId, StaffId};
use crate::domain::promise::{Owner, Promise, State, Wording};
use crate::domain::topic::Labels;

#[derive(Queryable)]
struct Record {
    id: i64,
    department_id: i64,
    event_id: i64,
    texts: String,
    owner_staff_id: Option<i64>,
    owner_officer_id: Option<i64>,
    owner_sealed: Option<Vec<u8>>,
    due_on: NaiveDate,
    is_public: bool,
    state: String,
    settled_at: Option<NaiveDateTime>,
    reasons: String,
    version: i32,
    created_at: NaiveDateTime,
}

impl Record {
    fn read(self) -> StoreResult<Promise> {
        let row = Row {
            table: "promises",
            id: self.id,
        };
        let owner = match (
            self.owner_staff_id,
            self.owner_officer_id,
            self.owner_sealed,
        ) {
            (Some(staff), _, _) => Owner::Staff(StaffId(staff)),
            (_, Some(officer), _) => Owner::Officer(OfficerId(officer)),
            (_, _, Some(sealed)) => Owner::Other(sealed),
            (None, None, None) => Owner::Forgotten,
        };
        Ok(Promise {
            id: PromiseId(self.id),
            department_id: DepartmentId(self.department_id),
            event_id: EventId(self.event_id),
            wording: Wording {
                texts: row.json("texts", &self.texts)?,
                owner,
                due_on: self.due_on,
                is_public: self.is_public,
            },
            state: row.need("state", State::parse(&self.state))?,
            settled_at: self.settled_at.map(instant),
            reasons: row.json("reasons", &self.reasons)?,
            version: self.version,
            created_at: instant(self.created_at),
        })
    }
}

fn read_all(records: Vec<Record>) -> StoreResult<Vec<Promise>> {
    records.into_iter().map(Record::read).collect()
}

/// The columns of an owner.
fn owner(of: &Owner) -> (Option<i64>, Option<i64>, Option<&[u8]>) {
    match of {
        Owner::Staff(id) => (Some(id.0), None, None),
        Owner::Officer(id) => (None, Some(id.0), None),
        Owner::Other(sealed) => (None, None, Some(sealed)),
        Owner::Forgotten => (None, None, None),
    }
}

/// Stores an open promise.
///
/// # Errors
/// What the database says.
pub fn insert(
    tx: &mut Tx<'_>,
    (department, event): (DepartmentId, EventId),
    wording: &Wording,
    now: DateTime<Utc>,
) -> StoreResult<()> {
    let (staff_id, officer_id, sealed) = owner(&wording.owner);
    diesel::insert_into(promises::table)
        .values((
            promises::department_id.eq(department.0),
            promises::event_id.eq(event.0),
            promises::texts.eq(json(&wording.texts)?),
            promises::owner_staff_id.eq(staff_id),
            promises::owner_officer_id.eq(officer_id),
            promises::owner_sealed.eq(sealed),
            promises::due_on.eq(wording.due_on),
            promises::is_public.eq(wording.is_public),
            promises::state.eq(State::Open.as_str()),
            promises::reasons.eq(json(&Labels::new())?),
            promises::version.eq(1),
            promises::created_at.eq(stamp(now)),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// Writes another wording.
///
/// # Errors
/// When there is no such promise.
pub fn update_wording(tx: &mut Tx<'_>, id: PromiseId, wording: &Wording) -> StoreResult<()> {
    let (staff_id, officer_id, sealed) = owner(&wording.owner);
    let changed = diesel::update(promises::table.find(id.0))
        .set((
            promises::texts.eq(json(&wording.texts)?),
            promises::owner_staff_id.eq(staff_id),
            promises::owner_officer_id.eq(officer_id),
            promises::owner_sealed.eq(sealed),
            promises::due_on.eq(wording.due_on),
            promises::is_public.eq(wording.is_public),
            promises::version.eq(promises::version + 1),
        ))
        .execute(tx.conn)?;
    one(changed)
}

/// Writes what became of it over the version it was read with; `false` when that is not the current
/// one any more.
///
/// # Errors
/// What the database says.
pub fn update_state(tx: &mut Tx<'_>, after: &Promise) -> StoreResult<bool> {
    let current = promises::table
        .filter(promises::id.eq(after.id.0))
        .filter(promises::version.eq(after.version));
    let changed = diesel::update(current)
        .set((
            promises::state.eq(after.state.as_str()),
            promises::settled_at.eq(after.settled_at.map(stamp)),
            promises::reasons.eq(json(&after.reasons)?),
            promises::due_on.eq(after.wording.due_on),
            promises::version.eq(promises::version + 1),
        ))
        .execute(tx.conn)?;
    Ok(changed == 1)
}

/// One of a department.
///
/// # Errors
/// What the database says.
pub fn find(
    tx: &mut Tx<'_>,
    department: DepartmentId,
    id: PromiseId,
) -> StoreResult<Option<Promise>> {
    let found: Option<Record> = promises::table
        .filter(promises::id.eq(id.0))
        .filter(promises::department_id.eq(department.0))
        .first(tx.conn)
        .optional()?;
    found.map(Record::read).transpose()
}

/// Those made at one event, in the order they were entered.
///
/// # Errors
/// What the database says.
pub fn list_of_event(tx: &mut Tx<'_>, event: EventId) -> StoreResult<Vec<Promise>> {
    let records = promises::table
        .filter(promises::event_id.eq(event.0))
        .order(promises::id)
        .load(tx.conn)?;
    read_all(records)
}

/// A department's open ones, the earliest due first.
///
/// # Errors
/// What the database says.
pub fn list_open(tx: &mut Tx<'_>, department: DepartmentId) -> StoreResult<Vec<Promise>> {
    let records = promises::table
        .filter(promises::department_id.eq(department.0))
        .filter(promises::state.eq(State::Open.as_str()))
        .order((promises::due_on, promises::id))
        .load(tx.conn)?;
    read_all(records)
}

/// A department's kept and dropped ones, the latest first.
///
/// # Errors
/// What the database says.
pub fn list_settled(
    tx: &mut Tx<'_>,
    department: DepartmentId,
    limit: i64,
) -> StoreResult<Vec<Promise>> {
    let records = promises::table
        .filter(promises::department_id.eq(department.0))
        .filter(promises::state.ne(State::Open.as_str()))
        .order((promises::settled_at.desc(), promises::id.desc()))
        .limit(limit)
        .load(tx.conn)?;
    read_all(records)
}

/// How many of a department are open and were due before this day.
///
/// # Errors
/// What the database says.
pub fn count_overdue(
    tx: &mut Tx<'_>,
    department: DepartmentId,
    today: NaiveDate,
) -> StoreResult<u32> {
    let many: i64 = promises::table
        .filter(promises::department_id.eq(department.0))
        .filter(promises::state.eq(State::Open.as_str()))
        .filter(promises::due_on.lt(today))
        .count()
        .get_result(tx.conn)?;
    Ok(u32::try_from(many).unwrap_or(u32::MAX))
}

/// A department's closed events that ended in a stretch of time (after the first instant, up to the
/// second) and made public promises, by start.
///
/// # Errors
/// What the database says.
pub fn list_events_that_promised(
    tx: &mut Tx<'_>,
    department: DepartmentId,
    (after, until): (Option<DateTime<Utc>>, DateTime<Utc>),
) -> StoreResult<Vec<EventId>> {
    let public = promises::table
        .filter(promises::is_public.eq(true))
        .select(promises::event_id);
    let mut query = events::table
        .filter(events::department_id.eq(department.0))
        .filter(events::state.eq(EventState::Closed.as_str()))
        .filter(events::ends_at.le(stamp(until)))
        .filter(events::id.eq_any(public))
        .select(events::id)
        .order((events::starts_at, events::id))
        .into_boxed();
    if let Some(after) = after {
        query = query.filter(events::ends_at.gt(stamp(after)));
    }
    let ids: Vec<i64> = query.load(tx.conn)?;
    Ok(ids.into_iter().map(EventId).collect())
}

/// Names of people with an account.
///
/// # Errors
/// What the database says.
pub fn list_staff_names(
    tx: &mut Tx<'_>,
    ids: &[StaffId],
) -> StoreResult<BTreeMap<StaffId, String>> {
    let ids: Vec<i64> = ids.iter().map(|id| id.0).collect();
    let rows: Vec<(i64, String)> = staff::table
        .filter(staff::id.eq_any(ids))
        .select((staff::id, staff::name))
        .load(tx.conn)?;
    let named = |(id, name)| (StaffId(id), name);
    Ok(rows.into_iter().map(named).collect())
}

/// Settled promises with an owner in words, of events that ended before an instant and are not held.
///
/// # Errors
/// What the database says.
pub fn list_due(
    tx: &mut Tx<'_>,
    department: DepartmentId,
    ended_before: DateTime<Utc>,
    piece: i64,
) -> StoreResult<Vec<(PromiseId, EventId)>> {
    let held = legal_holds::table.select(legal_holds::event_id);
    let rows: Vec<(i64, i64)> = promises::table
        .inner_join(events::table.on(events::id.eq(promises::event_id)))
        .filter(promises::department_id.eq(department.0))
        .filter(promises::state.ne(State::Open.as_str()))
        .filter(promises::owner_sealed.is_not_null())
        .filter(events::ends_at.le(stamp(ended_before)))
        .filter(events::id.ne_all(held))
        .order(promises::id)
        .limit(piece)
        .select((promises::id, promises::event_id))
        .load(tx.conn)?;
    let ids = |(id, event)| (PromiseId(id), EventId(event));
    Ok(rows.into_iter().map(ids).collect())
}

/// Deletes the words that name an owner.
///
/// # Errors
/// When there is no such promise.
pub fn delete_owner(tx: &mut Tx<'_>, id: PromiseId) -> StoreResult<()> {
    let none: Option<Vec<u8>> = None;
    let changed = diesel::update(promises::table.find(id.0))
        .set(promises::owner_sealed.eq(none))
        .execute(tx.conn)?;
    one(changed)
}
