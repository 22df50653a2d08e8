//! The people of a department as its administrators see them, and how their rights end.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::db::Tx;
use super::dialect;
use super::error::StoreResult;
use super::schema::{memberships, officer_feeds, second_factors, staff, staff_tokens};
use super::types::{Row, instant, one, stamp};
use crate::domain::contact::EmailAddress;
use crate::domain::ids::{DepartmentId, StaffId};
use crate::domain::language::Language;
use crate::domain::staff::{Role, StaffState};

/// Somebody who works for a department.
#[derive(Debug, Clone)]
pub struct Person {
    pub id: StaffId,
    pub name: String,
    pub email: EmailAddress,
    pub role: Role,
    pub state: StaffState,
    pub last_sign_in_at: Option<DateTime<Utc>>,
    pub has_second_factor: bool,
}

type Columns = (
    i64,
    String,
    String,
    String,
    String,
    Option<NaiveDateTime>,
    Option<i64>,
);

fn read((id, name, email, role, state, last, factor): Columns) -> StoreResult<Person> {
    let row = Row { table: "staff", id };
    Ok(Person {
        id: StaffId(id),
        name,
        email: row.need("email", EmailAddress::parse(&email).ok())?,
        role: row.need("role", Role::parse(&role))?,
        state: row.need("state", StaffState::parse(&state))?,
        last_sign_in_at: last.map(instant),
        has_second_factor: factor.is_some(),
    })
}

/// Everybody of a department, by name.
///
/// # Errors
/// What the database says.
pub fn list(tx: &mut Tx<'_>, department: DepartmentId) -> StoreResult<Vec<Person>> {
    let rows: Vec<Columns> = memberships::table
        .inner_join(staff::table.on(staff::id.eq(memberships::staff_id)))
        .left_join(second_factors::table.on(second_factors::staff_id.eq(memberships::staff_id)))
        .filter(memberships::department_id.eq(department.0))
        .order((staff::name, staff::id))
        .select((
            staff::id,
            staff::name,
            staff::email,
            memberships::role,
            staff::state,
            staff::last_sign_in_at,
            second_factors::staff_id.nullable(),
        ))
        .load(tx.conn)?;
    rows.into_iter().map(read).collect()
}

/// One change of a department's people at a time, until the transaction ends: of two administrators
/// who leave at once, the second sees that she is the last.
///
/// # Errors
/// What the database says.
pub fn lock(tx: &mut Tx<'_>, department: DepartmentId) -> StoreResult<()> {
    dialect::lock_department(tx.conn, department.0)
}

/// Whoever was here first; `None` when nobody is.
///
/// # Errors
/// What the database says.
pub fn find_first(tx: &mut Tx<'_>) -> StoreResult<Option<StaffId>> {
    let first: Option<i64> = staff::table
        .order(staff::id)
        .select(staff::id)
        .first(tx.conn)
        .optional()?;
    Ok(first.map(StaffId))
}

/// # Errors
/// When there is no such person.
pub fn set_state(
    tx: &mut Tx<'_>,
    id: StaffId,
    state: StaffState,
    now: DateTime<Utc>,
) -> StoreResult<()> {
    let changed = diesel::update(staff::table.find(id.0))
        .set((
            staff::state.eq(state.as_str()),
            staff::updated_at.eq(stamp(now)),
        ))
        .execute(tx.conn)?;
    one(changed)
}

/// Name and language, as the person likes them.
///
/// # Errors
/// When there is no such person.
pub fn update(
    tx: &mut Tx<'_>,
    id: StaffId,
    (name, language): (&str, Language),
    now: DateTime<Utc>,
) -> StoreResult<()> {
    let changed = diesel::update(staff::table.find(id.0))
        .set((
            staff::name.eq(name),
            staff::language.eq(language.tag()),
            staff::updated_at.eq(stamp(now)),
        ))
        .execute(tx.conn)?;
    one(changed)
}

/// # Errors
/// When there is no such person.
pub fn note_sign_in(tx: &mut Tx<'_>, id: StaffId, now: DateTime<Utc>) -> StoreResult<()> {
    let changed = diesel::update(staff::table.find(id.0))
        .set(staff::last_sign_in_at.eq(Some(stamp(now))))
        .execute(tx.conn)?;
    one(changed)
}

/// # Errors
/// What the database says.
pub fn delete_membership(
    tx: &mut Tx<'_>,
    id: StaffId,
    department: DepartmentId,
) -> StoreResult<()> {
    let here = memberships::table.find((id.0, department.0));
    diesel::delete(here).execute(tx.conn)?;
    Ok(())
}

/// No one-time link of the person is good any more.
///
/// # Errors
/// What the database says.
pub fn delete_tokens_of(tx: &mut Tx<'_>, id: StaffId) -> StoreResult<()> {
    let theirs = staff_tokens::table.filter(staff_tokens::staff_id.eq(id.0));
    diesel::delete(theirs).execute(tx.conn)?;
    Ok(())
}

/// Notes who was shown the address of an officer's own calendar.
///
/// # Errors
/// What the database says.
pub fn note_feed_maker(tx: &mut Tx<'_>, hash: &str, id: StaffId) -> StoreResult<()> {
    let feed = officer_feeds::table.filter(officer_feeds::token_hash.eq(hash));
    diesel::update(feed)
        .set(officer_feeds::made_by.eq((id != StaffId::NOBODY).then_some(id.0)))
        .execute(tx.conn)?;
    Ok(())
}

/// The addresses of officers' calendars that the person made are not good any more; in one
/// department, or in all.
///
/// # Errors
/// What the database says.
pub fn revoke_feeds_made_by(
    tx: &mut Tx<'_>,
    id: StaffId,
    department: Option<DepartmentId>,
    now: DateTime<Utc>,
) -> StoreResult<usize> {
    let good = officer_feeds::made_by
        .eq(id.0)
        .and(officer_feeds::revoked_at.is_null());
    let set = officer_feeds::revoked_at.eq(Some(stamp(now)));
    Ok(match department {
        Some(only) => diesel::update(
            officer_feeds::table.filter(good.and(officer_feeds::department_id.eq(only.0))),
        )
        .set(set)
        .execute(tx.conn)?,
        None => diesel::update(officer_feeds::table.filter(good))
            .set(set)
            .execute(tx.conn)?,
    })
}
