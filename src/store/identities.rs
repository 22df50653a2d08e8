//! Identity providers of departments, whose account at a provider is whose here, and which answers of
//! providers were taken. The secret is sealed octets.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::db::Tx;
use super::error::{StoreError, StoreResult};
use super::schema::{identity_answers, identity_providers, identity_subjects};
use super::types::{Row, one, stamp};
use crate::domain::identity::{CLIENT_ID, Issuer, LABEL, Provider};
use crate::domain::ids::{DepartmentId, StaffId};
use crate::domain::text::Line;

/// A provider as it is stored.
#[derive(Clone)]
pub struct Stored {
    pub department_id: DepartmentId,
    pub provider: Provider,
    pub secret_sealed: Vec<u8>,
}

type Record = (i64, String, String, Vec<u8>, String, NaiveDateTime);

fn read((id, issuer, client_id, secret_sealed, label, _): Record) -> StoreResult<Stored> {
    let row = Row {
        table: "identity_providers",
        id,
    };
    Ok(Stored {
        department_id: DepartmentId(id),
        provider: Provider {
            issuer: row.need("issuer", Issuer::parse(&issuer).ok())?,
            client_id: row.need("client_id", Line::parse(&client_id, CLIENT_ID).ok())?,
            label: row.need("label", Line::parse(&label, LABEL).ok())?,
        },
        secret_sealed,
    })
}

/// # Errors
/// What the database says.
pub fn find(tx: &mut Tx<'_>, department: DepartmentId) -> StoreResult<Option<Stored>> {
    let record: Option<Record> = identity_providers::table
        .find(department.0)
        .first(tx.conn)
        .optional()?;
    record.map(read).transpose()
}

/// All of them, by department.
///
/// # Errors
/// What the database says.
pub fn list(tx: &mut Tx<'_>) -> StoreResult<Vec<Stored>> {
    let records: Vec<Record> = identity_providers::table
        .order(identity_providers::department_id)
        .load(tx.conn)?;
    records.into_iter().map(read).collect()
}

/// Puts a provider in the place of the one before.
///
/// # Errors
/// What the database says.
pub fn set(tx: &mut Tx<'_>, new: &Stored, now: DateTime<Utc>) -> StoreResult<()> {
    delete(tx, new.department_id)?;
    diesel::insert_into(identity_providers::table)
        .values((
            identity_providers::department_id.eq(new.department_id.0),
            identity_providers::issuer.eq(new.provider.issuer.as_str()),
            identity_providers::client_id.eq(new.provider.client_id.as_str()),
            identity_providers::secret_sealed.eq(&new.secret_sealed),
            identity_providers::label.eq(new.provider.label.as_str()),
            identity_providers::set_at.eq(stamp(now)),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// Takes a department's provider away; whether there was one.
///
/// # Errors
/// What the database says.
pub fn delete(tx: &mut Tx<'_>, department: DepartmentId) -> StoreResult<bool> {
    let row = identity_providers::table.find(department.0);
    Ok(diesel::delete(row).execute(tx.conn)? == 1)
}

/// Whose account this is.
///
/// # Errors
/// What the database says.
pub fn find_owner(tx: &mut Tx<'_>, issuer: &str, subject: &str) -> StoreResult<Option<StaffId>> {
    let owner: Option<i64> = identity_subjects::table
        .find((issuer, subject))
        .select(identity_subjects::staff_id)
        .first(tx.conn)
        .optional()?;
    Ok(owner.map(StaffId))
}

/// The person's account at an issuer.
///
/// # Errors
/// What the database says.
pub fn find_subject(tx: &mut Tx<'_>, issuer: &str, id: StaffId) -> StoreResult<Option<String>> {
    Ok(identity_subjects::table
        .filter(identity_subjects::issuer.eq(issuer))
        .filter(identity_subjects::staff_id.eq(id.0))
        .select(identity_subjects::subject)
        .first(tx.conn)
        .optional()?)
}

/// Binds an account to a person.
///
/// # Errors
/// [`StoreError::Unique`] when account or person is bound already.
pub fn bind(
    tx: &mut Tx<'_>,
    (issuer, subject): (&str, &str),
    id: StaffId,
    now: DateTime<Utc>,
) -> StoreResult<()> {
    diesel::insert_into(identity_subjects::table)
        .values((
            identity_subjects::issuer.eq(issuer),
            identity_subjects::subject.eq(subject),
            identity_subjects::staff_id.eq(id.0),
            identity_subjects::bound_at.eq(stamp(now)),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// No account at any provider is the person's any more; whether one was.
///
/// # Errors
/// What the database says.
pub fn unbind(tx: &mut Tx<'_>, id: StaffId) -> StoreResult<bool> {
    let theirs = identity_subjects::table.filter(identity_subjects::staff_id.eq(id.0));
    Ok(diesel::delete(theirs).execute(tx.conn)? > 0)
}

/// Takes an answer by the hash of its state; `false` when it was taken before. What is too old to come
/// back again is forgotten.
///
/// # Errors
/// What the database says.
pub fn take_answer(
    tx: &mut Tx<'_>,
    state_hash: &str,
    now: DateTime<Utc>,
    expires_at: DateTime<Utc>,
) -> StoreResult<bool> {
    let old = identity_answers::table.filter(identity_answers::expires_at.lt(stamp(now)));
    diesel::delete(old).execute(tx.conn)?;
    let stored = tx.savepoint(|tx| {
        diesel::insert_into(identity_answers::table)
            .values((
                identity_answers::state_hash.eq(state_hash),
                identity_answers::expires_at.eq(stamp(expires_at)),
            ))
            .execute(tx.conn)
            .map_err(StoreError::from)
    });
    match stored {
        Ok(_) => Ok(true),
        Err(StoreError::Unique) => Ok(false),
        Err(error) => Err(error),
    }
}

/// Sealed secrets after a department's id, by id, for when the sealing key changes.
///
/// # Errors
/// What the database says.
pub fn list_sealed(
    tx: &mut Tx<'_>,
    after: i64,
    piece: i64,
) -> StoreResult<Vec<(i64, Option<Vec<u8>>)>> {
    let rows: Vec<(i64, Vec<u8>)> = identity_providers::table
        .filter(identity_providers::department_id.gt(after))
        .order(identity_providers::department_id)
        .limit(piece)
        .select((
            identity_providers::department_id,
            identity_providers::secret_sealed,
        ))
        .load(tx.conn)?;
    Ok(rows
        .into_iter()
        .map(|(id, sealed)| (id, Some(sealed)))
        .collect())
}

/// The same secret under another key.
///
/// # Errors
/// When there is no such row.
pub fn update_sealed(tx: &mut Tx<'_>, id: i64, secret: Option<Vec<u8>>) -> StoreResult<()> {
    let Some(secret) = secret else { return Ok(()) };
    let changed = diesel::update(identity_providers::table.find(id))
        .set(identity_providers::secret_sealed.eq(secret))
        .execute(tx.conn)?;
    one(changed)
}
