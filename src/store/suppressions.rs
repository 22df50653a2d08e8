//! Addresses that get no mail of a kind any more, by keyed hash.

use std::collections::BTreeSet;

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

/// Those of the addresses for which one of the scopes is suppressed now.
///
/// # Errors
/// What the database says.
pub fn list_suppressed(
    tx: &mut Tx<'_>,
    hashes: &[String],
    scopes: &[String],
    now: DateTime<Utc>,
) -> StoreResult<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    // In pieces: SQLite takes a limited number of values in one statement.
    for piece in hashes.chunks(500) {
        let rows: Vec<(String, Option<chrono::NaiveDateTime>)> = dsl::suppressions
            .filter(dsl::contact_hash.eq_any(piece.to_vec()))
            .filter(dsl::scope.eq_any(scopes.to_vec()))
            .select((dsl::contact_hash, dsl::expires_at))
            .load(tx.conn)?;
        let held = rows
            .into_iter()
            .filter(|(_, expires)| expires.is_none_or(|at| at > stamp(now)));
        found.extend(held.map(|(hash, _)| hash));
    }
    Ok(found)
}
