//! The sessions of one person, to look at and to end. One session is found and touched in `staff`.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::db::Tx;
use super::error::StoreResult;
use super::schema::sessions::dsl;
use super::types::instant;
use crate::domain::ids::{DepartmentId, StaffId};
use crate::domain::staff::Session;

type Columns = (
    String,
    i64,
    i64,
    NaiveDateTime,
    NaiveDateTime,
    NaiveDateTime,
    String,
);

/// The hash of each session's id and what is known of it, the latest in use first.
///
/// # Errors
/// What the database says.
pub fn list_of(tx: &mut Tx<'_>, id: StaffId) -> StoreResult<Vec<(String, Session)>> {
    let rows: Vec<Columns> = dsl::sessions
        .filter(dsl::staff_id.eq(id.0))
        .order((dsl::last_seen_at.desc(), dsl::id_hash))
        .load(tx.conn)?;
    let read = |(hash, person, department, created, seen, expires, agent): Columns| {
        let session = Session {
            staff_id: StaffId(person),
            department_id: DepartmentId(department),
            created_at: instant(created),
            last_seen_at: instant(seen),
            expires_at: instant(expires),
            agent,
        };
        (hash, session)
    };
    Ok(rows.into_iter().map(read).collect())
}

/// Ends one session of the person by the hash of its id; whether there was one.
///
/// # Errors
/// What the database says.
pub fn delete_of(tx: &mut Tx<'_>, id: StaffId, hash: &str) -> StoreResult<bool> {
    let one = dsl::sessions.filter(dsl::staff_id.eq(id.0).and(dsl::id_hash.eq(hash)));
    Ok(diesel::delete(one).execute(tx.conn)? == 1)
}

/// Ends every session of the person but one.
///
/// # Errors
/// What the database says.
pub fn delete_others(tx: &mut Tx<'_>, id: StaffId, kept: &str) -> StoreResult<usize> {
    let others = dsl::sessions.filter(dsl::staff_id.eq(id.0).and(dsl::id_hash.ne(kept)));
    Ok(diesel::delete(others).execute(tx.conn)?)
}

/// Ends the person's sessions in one department.
///
/// # Errors
/// What the database says.
pub fn delete_in(tx: &mut Tx<'_>, id: StaffId, department: DepartmentId) -> StoreResult<()> {
    let there = dsl::sessions.filter(
        dsl::staff_id
            .eq(id.0)
            .and(dsl::department_id.eq(department.0)),
    );
    diesel::delete(there).execute(tx.conn)?;
    Ok(())
}
