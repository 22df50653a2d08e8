//! Staff, memberships, one-time links, sessions. Of links and sessions only the hash is stored.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::db::Tx;
use super::error::StoreResult;
use super::schema::{memberships, sessions, staff, staff_tokens};
use super::types::{Row, instant, one, stamp};
use crate::domain::contact::EmailAddress;
use crate::domain::ids::{DepartmentId, StaffId};
use crate::domain::language::Language;
use crate::domain::staff::{Membership, Role, Session, Staff, StaffState, TokenPurpose};

type Record = (
    i64,
    String,
    String,
    Option<String>,
    String,
    String,
    NaiveDateTime,
    NaiveDateTime,
    Option<NaiveDateTime>,
);

fn read((id, email, name, password_hash, state, language, ..): Record) -> StoreResult<Staff> {
    let row = Row { table: "staff", id };
    Ok(Staff {
        id: StaffId(id),
        email: row.need("email", EmailAddress::parse(&email).ok())?,
        name,
        password_hash,
        state: row.need("state", StaffState::parse(&state))?,
        language: row.language(&language)?,
    })
}

/// A person who was invited.
#[derive(Debug, Clone)]
pub struct NewStaff {
    pub email: EmailAddress,
    pub name: String,
    pub language: Language,
    pub created_at: DateTime<Utc>,
}

/// # Errors
/// [`StoreError::Unique`](super::StoreError::Unique) when the address has an account.
pub fn insert(tx: &mut Tx<'_>, new: &NewStaff) -> StoreResult<StaffId> {
    let id: i64 = diesel::insert_into(staff::table)
        .values((
            staff::email.eq(new.email.normalized()),
            staff::name.eq(&new.name),
            staff::state.eq(StaffState::Invited.as_str()),
            staff::language.eq(new.language.tag()),
            staff::created_at.eq(stamp(new.created_at)),
            staff::updated_at.eq(stamp(new.created_at)),
        ))
        .returning(staff::id)
        .get_result(tx.conn)?;
    Ok(StaffId(id))
}

/// # Errors
/// What the database says.
pub fn find(tx: &mut Tx<'_>, id: StaffId) -> StoreResult<Option<Staff>> {
    let record: Option<Record> = staff::table.find(id.0).first(tx.conn).optional()?;
    record.map(read).transpose()
}

/// # Errors
/// What the database says.
pub fn find_by_email(tx: &mut Tx<'_>, email: &EmailAddress) -> StoreResult<Option<Staff>> {
    let record: Option<Record> = staff::table
        .filter(staff::email.eq(email.normalized()))
        .first(tx.conn)
        .optional()?;
    record.map(read).transpose()
}

/// Sets the password; the person can sign in from now on.
///
/// # Errors
/// When there is no such person.
pub fn set_password(
    tx: &mut Tx<'_>,
    id: StaffId,
    hash: &str,
    now: DateTime<Utc>,
) -> StoreResult<()> {
    let changed = diesel::update(staff::table.find(id.0))
        .set((
            staff::password_hash.eq(Some(hash)),
            staff::state.eq(StaffState::Active.as_str()),
            staff::updated_at.eq(stamp(now)),
        ))
        .execute(tx.conn)?;
    one(changed)
}

/// Lets a person in without a password of their own yet, by a link.
///
/// # Errors
/// When there is no such person.
pub fn activate(tx: &mut Tx<'_>, id: StaffId, now: DateTime<Utc>) -> StoreResult<()> {
    let changed = diesel::update(staff::table.find(id.0))
        .set((
            staff::state.eq(StaffState::Active.as_str()),
            staff::updated_at.eq(stamp(now)),
        ))
        .execute(tx.conn)?;
    one(changed)
}

/// Gives a person a role in a department, instead of the one held there before.
///
/// # Errors
/// What the database says.
pub fn set_membership(tx: &mut Tx<'_>, id: StaffId, membership: &Membership) -> StoreResult<()> {
    let here = memberships::staff_id
        .eq(id.0)
        .and(memberships::department_id.eq(membership.department_id.0));
    diesel::delete(memberships::table.filter(here)).execute(tx.conn)?;
    diesel::insert_into(memberships::table)
        .values((
            memberships::staff_id.eq(id.0),
            memberships::department_id.eq(membership.department_id.0),
            memberships::role.eq(membership.role.as_str()),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// A person's roles, by department.
///
/// # Errors
/// What the database says.
pub fn list_memberships(tx: &mut Tx<'_>, id: StaffId) -> StoreResult<Vec<Membership>> {
    let rows: Vec<(i64, i64, String)> = memberships::table
        .filter(memberships::staff_id.eq(id.0))
        .order(memberships::department_id)
        .load(tx.conn)?;
    rows.into_iter()
        .map(|(_, department, role)| {
            let role = Row {
                table: "memberships",
                id: id.0,
            }
            .need("role", Role::parse(&role))?;
            Ok(Membership {
                department_id: DepartmentId(department),
                role,
            })
        })
        .collect()
}

/// # Errors
/// What the database says.
pub fn insert_token(
    tx: &mut Tx<'_>,
    hash: &str,
    id: StaffId,
    purpose: TokenPurpose,
    expires_at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> StoreResult<()> {
    diesel::insert_into(staff_tokens::table)
        .values((
            staff_tokens::token_hash.eq(hash),
            staff_tokens::staff_id.eq(id.0),
            staff_tokens::purpose.eq(purpose.as_str()),
            staff_tokens::expires_at.eq(stamp(expires_at)),
            staff_tokens::created_at.eq(stamp(now)),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// A link that is neither used nor expired.
///
/// # Errors
/// What the database says.
pub fn find_token(
    tx: &mut Tx<'_>,
    hash: &str,
    now: DateTime<Utc>,
) -> StoreResult<Option<(StaffId, TokenPurpose)>> {
    let found: Option<(i64, String)> = staff_tokens::table
        .filter(
            staff_tokens::token_hash
                .eq(hash)
                .and(staff_tokens::used_at.is_null()),
        )
        .filter(staff_tokens::expires_at.gt(stamp(now)))
        .select((staff_tokens::staff_id, staff_tokens::purpose))
        .first(tx.conn)
        .optional()?;
    found
        .map(|(id, purpose)| {
            let row = Row {
                table: "staff_tokens",
                id,
            };
            Ok((
                StaffId(id),
                row.need("purpose", TokenPurpose::parse(&purpose))?,
            ))
        })
        .transpose()
}

/// Uses a link up; `false` when somebody was faster or it expired.
///
/// # Errors
/// What the database says.
pub fn consume_token(tx: &mut Tx<'_>, hash: &str, now: DateTime<Utc>) -> StoreResult<bool> {
    let unused = staff_tokens::table
        .filter(
            staff_tokens::token_hash
                .eq(hash)
                .and(staff_tokens::used_at.is_null()),
        )
        .filter(staff_tokens::expires_at.gt(stamp(now)));
    Ok(diesel::update(unused)
        .set(staff_tokens::used_at.eq(Some(stamp(now))))
        .execute(tx.conn)?
        == 1)
}

/// # Errors
/// What the database says.
pub fn insert_session(tx: &mut Tx<'_>, hash: &str, session: &Session) -> StoreResult<()> {
    diesel::insert_into(sessions::table)
        .values((
            sessions::id_hash.eq(hash),
            sessions::staff_id.eq(session.staff_id.0),
            sessions::department_id.eq(session.department_id.0),
            sessions::created_at.eq(stamp(session.created_at)),
            sessions::last_seen_at.eq(stamp(session.last_seen_at)),
            sessions::expires_at.eq(stamp(session.expires_at)),
            sessions::agent.eq(&session.agent),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// # Errors
/// What the database says.
pub fn find_session(tx: &mut Tx<'_>, hash: &str) -> StoreResult<Option<Session>> {
    type Row = (
        String,
        i64,
        i64,
        NaiveDateTime,
        NaiveDateTime,
        NaiveDateTime,
        String,
    );
    let found: Option<Row> = sessions::table.find(hash).first(tx.conn).optional()?;
    Ok(found.map(
        |(_, person, department, created, seen, expires, agent)| Session {
            staff_id: StaffId(person),
            department_id: DepartmentId(department),
            created_at: instant(created),
            last_seen_at: instant(seen),
            expires_at: instant(expires),
            agent,
        },
    ))
}

/// # Errors
/// What the database says.
pub fn touch_session(tx: &mut Tx<'_>, hash: &str, now: DateTime<Utc>) -> StoreResult<()> {
    diesel::update(sessions::table.find(hash))
        .set(sessions::last_seen_at.eq(stamp(now)))
        .execute(tx.conn)?;
    Ok(())
}

/// # Errors
/// What the database says.
pub fn delete_session(tx: &mut Tx<'_>, hash: &str) -> StoreResult<()> {
    diesel::delete(sessions::table.find(hash)).execute(tx.conn)?;
    Ok(())
}

/// Signs a person out everywhere.
///
/// # Errors
/// What the database says.
pub fn delete_sessions_of(tx: &mut Tx<'_>, id: StaffId) -> StoreResult<()> {
    diesel::delete(sessions::table.filter(sessions::staff_id.eq(id.0))).execute(tx.conn)?;
    Ok(())
}
