//! Second factors: a sealed secret for each person, the last step whose code was taken, and recovery
//! codes of which only the hash is stored.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::db::Tx;
use super::error::StoreResult;
use super::schema::{recovery_codes, second_factors};
use super::types::{instant, one, stamp};
use crate::domain::ids::StaffId;

/// What is stored of a second factor.
#[derive(Clone)]
pub struct Factor {
    pub secret_sealed: Vec<u8>,
    pub since: DateTime<Utc>,
    /// The last step whose code was taken.
    pub used_step: i64,
}

/// # Errors
/// What the database says.
pub fn find(tx: &mut Tx<'_>, id: StaffId) -> StoreResult<Option<Factor>> {
    let row: Option<(i64, Vec<u8>, NaiveDateTime, i64)> =
        second_factors::table.find(id.0).first(tx.conn).optional()?;
    Ok(row.map(|(_, secret_sealed, since, used_step)| Factor {
        secret_sealed,
        since: instant(since),
        used_step,
    }))
}

/// Puts a factor in the place of the one before, and its recovery codes in the place of the older.
///
/// # Errors
/// What the database says.
pub fn set(
    tx: &mut Tx<'_>,
    id: StaffId,
    factor: &Factor,
    code_hashes: &[String],
) -> StoreResult<()> {
    delete(tx, id)?;
    diesel::insert_into(second_factors::table)
        .values((
            second_factors::staff_id.eq(id.0),
            second_factors::secret_sealed.eq(&factor.secret_sealed),
            second_factors::since.eq(stamp(factor.since)),
            second_factors::used_step.eq(factor.used_step),
        ))
        .execute(tx.conn)?;
    for hash in code_hashes {
        diesel::insert_into(recovery_codes::table)
            .values((
                recovery_codes::code_hash.eq(hash),
                recovery_codes::staff_id.eq(id.0),
            ))
            .execute(tx.conn)?;
    }
    Ok(())
}

/// Takes the factor and its recovery codes away; whether there was one.
///
/// # Errors
/// What the database says.
pub fn delete(tx: &mut Tx<'_>, id: StaffId) -> StoreResult<bool> {
    let codes = recovery_codes::table.filter(recovery_codes::staff_id.eq(id.0));
    diesel::delete(codes).execute(tx.conn)?;
    Ok(diesel::delete(second_factors::table.find(id.0)).execute(tx.conn)? == 1)
}

/// Uses the code of a step up; `false` when it, or a later one, was used before. One conditional
/// UPDATE, so that of two at once only one gets in.
///
/// # Errors
/// What the database says.
pub fn use_step(tx: &mut Tx<'_>, id: StaffId, step: i64) -> StoreResult<bool> {
    let unused = second_factors::table
        .find(id.0)
        .filter(second_factors::used_step.lt(step));
    Ok(diesel::update(unused)
        .set(second_factors::used_step.eq(step))
        .execute(tx.conn)?
        == 1)
}

/// Uses a recovery code up; `false` when it is not one of the person's or was used before.
///
/// # Errors
/// What the database says.
pub fn use_recovery_code(
    tx: &mut Tx<'_>,
    id: StaffId,
    hash: &str,
    now: DateTime<Utc>,
) -> StoreResult<bool> {
    let unused = recovery_codes::table
        .find(hash)
        .filter(recovery_codes::staff_id.eq(id.0))
        .filter(recovery_codes::used_at.is_null());
    Ok(diesel::update(unused)
        .set(recovery_codes::used_at.eq(Some(stamp(now))))
        .execute(tx.conn)?
        == 1)
}

/// How many recovery codes are left.
///
/// # Errors
/// What the database says.
pub fn count_recovery_codes(tx: &mut Tx<'_>, id: StaffId) -> StoreResult<u32> {
    let left: i64 = recovery_codes::table
        .filter(recovery_codes::staff_id.eq(id.0))
        .filter(recovery_codes::used_at.is_null())
        .count()
        .get_result(tx.conn)?;
    Ok(u32::try_from(left).unwrap_or(u32::MAX))
}

/// Sealed secrets after a person's id, by id, for when the sealing key changes.
///
/// # Errors
/// What the database says.
pub fn list_sealed(tx: &mut Tx<'_>, after: i64, piece: i64) -> StoreResult<Vec<(i64, Vec<u8>)>> {
    Ok(second_factors::table
        .filter(second_factors::staff_id.gt(after))
        .order(second_factors::staff_id)
        .limit(piece)
        .select((second_factors::staff_id, second_factors::secret_sealed))
        .load(tx.conn)?)
}

/// # Errors
/// When there is no such row.
pub fn update_sealed(tx: &mut Tx<'_>, id: i64, secret: Vec<u8>) -> StoreResult<()> {
    let row = diesel::update(second_factors::table.find(id));
    let changed = row
        .set(second_factors::secret_sealed.eq(secret))
        .execute(tx.conn)?;
    one(changed)
}
