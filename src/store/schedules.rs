//! When drafts are to be published by themselves, and who said so. Whether it is done is decided
//! elsewhere.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::db::Tx;
use super::error::StoreResult;
use super::schema::event_schedules::{self, dsl};
use super::schema::{events, staff};
use super::types::{instant, one, stamp};
use crate::domain::ids::{DepartmentId, EventId, StaffId};
use crate::domain::schedule::Schedule;

type Record = (
    i64,
    NaiveDateTime,
    i32,
    i64,
    NaiveDateTime,
    Option<NaiveDateTime>,
);

fn read((event, at, version, staff, made, stopped): Record) -> Schedule {
    Schedule {
        event_id: EventId(event),
        publish_at: instant(at),
        version,
        staff_id: StaffId(staff),
        made_at: instant(made),
        stopped_at: stopped.map(instant),
    }
}

/// Sets the time of an event, in place of the one before.
///
/// # Errors
/// What the database says.
pub fn set(tx: &mut Tx<'_>, schedule: &Schedule) -> StoreResult<()> {
    delete(tx, schedule.event_id)?;
    diesel::insert_into(event_schedules::table)
        .values((
            dsl::event_id.eq(schedule.event_id.0),
            dsl::publish_at.eq(stamp(schedule.publish_at)),
            dsl::version.eq(schedule.version),
            dsl::staff_id.eq(schedule.staff_id.0),
            dsl::made_at.eq(stamp(schedule.made_at)),
            dsl::stopped_at.eq(schedule.stopped_at.map(stamp)),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// Takes the time of an event away; whether there was one.
///
/// # Errors
/// What the database says.
pub fn delete(tx: &mut Tx<'_>, event: EventId) -> StoreResult<bool> {
    Ok(diesel::delete(event_schedules::table.find(event.0)).execute(tx.conn)? > 0)
}

/// Notes that the time of an event had come and that it was not published.
///
/// # Errors
/// When no time is set.
pub fn set_stopped(tx: &mut Tx<'_>, event: EventId, now: DateTime<Utc>) -> StoreResult<()> {
    let changed = diesel::update(event_schedules::table.find(event.0))
        .set(dsl::stopped_at.eq(stamp(now)))
        .execute(tx.conn)?;
    one(changed)
}

/// # Errors
/// What the database says.
pub fn find(tx: &mut Tx<'_>, event: EventId) -> StoreResult<Option<Schedule>> {
    let row: Option<Record> = event_schedules::table
        .find(event.0)
        .first(tx.conn)
        .optional()?;
    Ok(row.map(read))
}

/// The events whose time has come, the longest due first.
///
/// # Errors
/// What the database says.
pub fn list_due(tx: &mut Tx<'_>, now: DateTime<Utc>) -> StoreResult<Vec<EventId>> {
    let rows: Vec<i64> = dsl::event_schedules
        .filter(dsl::publish_at.le(stamp(now)))
        .filter(dsl::stopped_at.is_null())
        .order((dsl::publish_at, dsl::event_id))
        .select(dsl::event_id)
        .load(tx.conn)?;
    Ok(rows.into_iter().map(EventId).collect())
}

/// Every time that is set in a department, with the name of who set it.
///
/// # Errors
/// What the database says.
pub fn list_of(
    tx: &mut Tx<'_>,
    department: DepartmentId,
) -> StoreResult<BTreeMap<EventId, (Schedule, String)>> {
    let rows: Vec<(Record, String)> = event_schedules::table
        .inner_join(events::table.on(events::id.eq(dsl::event_id)))
        .inner_join(staff::table.on(staff::id.eq(dsl::staff_id)))
        .filter(events::department_id.eq(department.0))
        .select((event_schedules::all_columns, staff::name))
        .load(tx.conn)?;
    let named = |(record, name)| {
        let schedule = read(record);
        (schedule.event_id, (schedule, name))
    };
    Ok(rows.into_iter().map(named).collect())
}
