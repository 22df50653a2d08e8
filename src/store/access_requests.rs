//! What people need to take part. All they gave is ciphertext here.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::db::Tx;
use super::error::StoreResult;
use super::schema::access_requests::dsl;
use super::schema::{events, legal_holds};
use super::types::{Row, instant, one, stamp};
use crate::domain::access::{AccessRequest, NewAccessRequest};
use crate::domain::ids::{AccessRequestId, DepartmentId, EventId};

#[derive(Queryable)]
struct Record {
    id: i64,
    _department_id: i64,
    event_id: i64,
    details_sealed: Vec<u8>,
    contact_sealed: Option<Vec<u8>>,
    contact_hash: Option<String>,
    language: String,
    _form_nonce: String,
    is_late: bool,
    created_at: NaiveDateTime,
    answered_at: Option<NaiveDateTime>,
}

impl Record {
    fn read(self) -> StoreResult<AccessRequest> {
        let row = Row {
            table: "access_requests",
            id: self.id,
        };
        Ok(AccessRequest {
            id: AccessRequestId(self.id),
            event_id: EventId(self.event_id),
            details_sealed: self.details_sealed,
            contact_sealed: self.contact_sealed,
            contact_hash: self.contact_hash,
            language: row.language(&self.language)?,
            is_late: self.is_late,
            created_at: instant(self.created_at),
            answered_at: self.answered_at.map(instant),
        })
    }
}

/// Stores a request; `false` when the same form was stored before. The event's row has to be locked.
///
/// # Errors
/// What the database says.
pub fn insert_if_absent(tx: &mut Tx<'_>, new: &NewAccessRequest) -> StoreResult<bool> {
    let known: i64 = dsl::access_requests
        .filter(dsl::event_id.eq(new.event_id.0))
        .filter(dsl::form_nonce.eq(&new.form_nonce))
        .count()
        .get_result(tx.conn)?;
    if known > 0 {
        return Ok(false);
    }
    diesel::insert_into(dsl::access_requests)
        .values((
            dsl::department_id.eq(new.department_id.0),
            dsl::event_id.eq(new.event_id.0),
            dsl::details_sealed.eq(&new.details_sealed),
            dsl::contact_sealed.eq(new.contact_sealed.as_deref()),
            dsl::contact_hash.eq(new.contact_hash.as_deref()),
            dsl::language.eq(new.language.tag()),
            dsl::form_nonce.eq(&new.form_nonce),
            dsl::is_late.eq(new.is_late),
            dsl::created_at.eq(stamp(new.created_at)),
        ))
        .execute(tx.conn)?;
    Ok(true)
}

/// The requests for one event, oldest first.
///
/// # Errors
/// What the database says.
pub fn list(tx: &mut Tx<'_>, event: EventId) -> StoreResult<Vec<AccessRequest>> {
    let records: Vec<Record> = dsl::access_requests
        .filter(dsl::event_id.eq(event.0))
        .order(dsl::id)
        .load(tx.conn)?;
    records.into_iter().map(Record::read).collect()
}

/// How many requests for an event nobody has answered yet.
///
/// # Errors
/// What the database says.
pub fn count_open(tx: &mut Tx<'_>, event: EventId) -> StoreResult<u32> {
    let open: i64 = dsl::access_requests
        .filter(dsl::event_id.eq(event.0))
        .filter(dsl::answered_at.is_null())
        .count()
        .get_result(tx.conn)?;
    Ok(u32::try_from(open).unwrap_or(u32::MAX))
}

/// Notes that a request was answered; `false` when somebody was faster.
///
/// # Errors
/// What the database says.
pub fn set_answered(tx: &mut Tx<'_>, id: AccessRequestId, at: DateTime<Utc>) -> StoreResult<bool> {
    let open = dsl::access_requests
        .filter(dsl::id.eq(id.0))
        .filter(dsl::answered_at.is_null());
    let changed = diesel::update(open)
        .set(dsl::answered_at.eq(Some(stamp(at))))
        .execute(tx.conn)?;
    Ok(changed == 1)
}

/// Requests for events that ended before an instant and are not held, with their events, oldest
/// first.
///
/// # Errors
/// What the database says.
pub fn list_due(
    tx: &mut Tx<'_>,
    department: DepartmentId,
    ended_before: DateTime<Utc>,
    piece: i64,
) -> StoreResult<Vec<(AccessRequestId, EventId)>> {
    let held = legal_holds::table.select(legal_holds::event_id);
    let rows: Vec<(i64, i64)> = dsl::access_requests
        .inner_join(events::table.on(events::id.eq(dsl::event_id)))
        .filter(dsl::department_id.eq(department.0))
        .filter(events::ends_at.le(stamp(ended_before)))
        .filter(events::id.ne_all(held))
        .order(dsl::id)
        .limit(piece)
        .select((dsl::id, dsl::event_id))
        .load(tx.conn)?;
    let ids = |(id, event)| (AccessRequestId(id), EventId(event));
    Ok(rows.into_iter().map(ids).collect())
}

/// # Errors
/// When it is not there any more.
pub fn delete(tx: &mut Tx<'_>, id: AccessRequestId) -> StoreResult<()> {
    one(diesel::delete(dsl::access_requests.find(id.0)).execute(tx.conn)?)
}
