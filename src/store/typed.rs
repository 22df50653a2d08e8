//! What staff typed and have not saved: one sealed row for each person, department and form.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::db::Tx;
use super::error::StoreResult;
use super::schema::typed::{self, dsl};
use super::types::{instant, one, stamp};
use crate::domain::ids::{DepartmentId, StaffId};
use crate::domain::typed::Form;

/// A row: the version of what the form was opened with, the sealed fields, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub version: i32,
    pub sealed: Vec<u8>,
    pub at: DateTime<Utc>,
}

/// Writes the row in place of the one before.
///
/// # Errors
/// What the database says.
pub fn put(
    tx: &mut Tx<'_>,
    (staff, department): (StaffId, DepartmentId),
    form: Form,
    row: &Row,
) -> StoreResult<()> {
    delete(tx, (staff, department), form)?;
    diesel::insert_into(typed::table)
        .values((
            dsl::department_id.eq(department.0),
            dsl::staff_id.eq(staff.0),
            dsl::form.eq(form.to_string()),
            dsl::version.eq(row.version),
            dsl::text_sealed.eq(&row.sealed),
            dsl::typed_at.eq(stamp(row.at)),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// # Errors
/// What the database says.
pub fn find(
    tx: &mut Tx<'_>,
    (staff, department): (StaffId, DepartmentId),
    form: Form,
) -> StoreResult<Option<Row>> {
    let found: Option<(i32, Vec<u8>, NaiveDateTime)> = dsl::typed
        .filter(dsl::staff_id.eq(staff.0))
        .filter(dsl::department_id.eq(department.0))
        .filter(dsl::form.eq(form.to_string()))
        .select((dsl::version, dsl::text_sealed, dsl::typed_at))
        .first(tx.conn)
        .optional()?;
    Ok(found.map(|(version, sealed, at)| Row {
        version,
        sealed,
        at: instant(at),
    }))
}

/// Whether there was one.
///
/// # Errors
/// What the database says.
pub fn delete(
    tx: &mut Tx<'_>,
    (staff, department): (StaffId, DepartmentId),
    form: Form,
) -> StoreResult<bool> {
    let row = dsl::typed
        .filter(dsl::staff_id.eq(staff.0))
        .filter(dsl::department_id.eq(department.0))
        .filter(dsl::form.eq(form.to_string()));
    Ok(diesel::delete(row).execute(tx.conn)? > 0)
}

/// Everything a person typed, in one department or in all.
///
/// # Errors
/// What the database says.
pub fn delete_of(
    tx: &mut Tx<'_>,
    staff: StaffId,
    department: Option<DepartmentId>,
) -> StoreResult<usize> {
    let own = dsl::typed.filter(dsl::staff_id.eq(staff.0));
    let deleted = match department {
        Some(id) => diesel::delete(own.filter(dsl::department_id.eq(id.0))).execute(tx.conn)?,
        None => diesel::delete(own).execute(tx.conn)?,
    };
    Ok(deleted)
}

/// What was typed before an instant, at most so many rows.
///
/// # Errors
/// What the database says.
pub fn delete_before(tx: &mut Tx<'_>, before: DateTime<Utc>, piece: i64) -> StoreResult<usize> {
    let due: Vec<i64> = dsl::typed
        .filter(dsl::typed_at.lt(stamp(before)))
        .order(dsl::id)
        .limit(piece)
        .select(dsl::id)
        .load(tx.conn)?;
    Ok(diesel::delete(dsl::typed.filter(dsl::id.eq_any(due))).execute(tx.conn)?)
}

/// Sealed fields after a row id, by row id, for when the sealing key changes.
///
/// # Errors
/// What the database says.
pub fn list_sealed(
    tx: &mut Tx<'_>,
    after: i64,
    piece: i64,
) -> StoreResult<Vec<(i64, Option<Vec<u8>>)>> {
    let rows: Vec<(i64, Vec<u8>)> = dsl::typed
        .filter(dsl::id.gt(after))
        .order(dsl::id)
        .limit(piece)
        .select((dsl::id, dsl::text_sealed))
        .load(tx.conn)?;
    Ok(rows.into_iter().map(|(id, own)| (id, Some(own))).collect())
}

/// The same fields under another key; a row is never without them.
///
/// # Errors
/// When there is no such row.
pub fn update_sealed(tx: &mut Tx<'_>, id: i64, sealed: Option<Vec<u8>>) -> StoreResult<()> {
    let Some(sealed) = sealed else {
        return Ok(());
    };
    let changed = diesel::update(dsl::typed.find(id))
        .set(dsl::text_sealed.eq(sealed))
        .execute(tx.conn)?;
    one(changed)
}
