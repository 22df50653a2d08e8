//! Addresses that get no mail of a kind any more, by keyed hash.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::db::Tx;
use super::dialect;
use super::error::StoreResult;
use super::schema::suppressions::dsl;
use super::types::stamp;

/// Stores a suppression; one that is there already stays as it is.
///
/// # Errors
/// What the database says.
pub fn insert_if_absent(
    tx: &mut Tx<'_>,
    hash: &str,
    scope: &str,
    reason: &str,
    source: &str,
    now: DateTime<Utc>,
) -> StoreResult<()> {
    let row = (
        dsl::contact_hash.eq(hash.to_owned()),
        dsl::scope.eq(scope.to_owned()),
        dsl::reason.eq(reason.to_owned()),
        dsl::source.eq(source.to_owned()),
        dsl::created_at.eq(stamp(now)),
    );
    dialect::insert_suppression(tx.conn, row)
}

/// Lifts a suppression of one scope; one that is not there is fine. What is suppressed for all mail
/// stays so.
///
/// # Errors
/// What the database says.
pub fn delete(tx: &mut Tx<'_>, hash: &str, scope: &str) -> StoreResult<()> {
    diesel::delete(dsl::suppressions.find((hash, scope))).execute(tx.conn)?;
    Ok(())
}

/// Whether one of the scopes is suppressed for the address now.
///
/// # Errors
/// What the database says.
pub fn is_suppressed(
    tx: &mut Tx<'_>,
    hash: &str,
    scopes: &[String],
    now: DateTime<Utc>,
) -> StoreResult<bool> {
    let rows: Vec<Option<chrono::NaiveDateTime>> = dsl::suppressions
        .filter(
            dsl::contact_hash
                .eq(hash)
                .and(dsl::scope.eq_any(scopes.to_vec())),
        )
        .select(dsl::expires_at)
        .load(tx.conn)?;
    Ok(rows
        .into_iter()
        .any(|expires| expires.is_none_or(|at| at > stamp(now))))
}
