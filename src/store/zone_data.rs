//! The release of the zone data with which the stored instants were derived: one row.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::db::Tx;
use super::dialect;
use super::error::StoreResult;
use super::schema::zone_data::dsl;
use super::types::{one, stamp};

/// The only row.
const ROW: i64 = 1;

/// Lets one program at a time derive instants anew, until the transaction ends.
///
/// # Errors
/// What the database says.
pub fn lock(tx: &mut Tx<'_>) -> StoreResult<()> {
    dialect::lock_zone_data(tx.conn)
}

/// The release, such as `2026f`; `None` before the first derivation.
///
/// # Errors
/// What the database says.
pub fn find(tx: &mut Tx<'_>) -> StoreResult<Option<String>> {
    Ok(dsl::zone_data
        .find(ROW)
        .select(dsl::version)
        .first(tx.conn)
        .optional()?)
}

/// Says with which release the instants are derived from now on.
///
/// # Errors
/// What the database says.
pub fn set(tx: &mut Tx<'_>, version: &str, now: DateTime<Utc>) -> StoreResult<()> {
    diesel::delete(dsl::zone_data.find(ROW)).execute(tx.conn)?;
    let stored = diesel::insert_into(dsl::zone_data)
        .values((
            dsl::id.eq(ROW),
            dsl::version.eq(version),
            dsl::derived_at.eq(stamp(now)),
        ))
        .execute(tx.conn)?;
    one(stored)
}
