//! Addresses that get no mail of a kind any more, by keyed hash.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::db::Tx;
use super::dialect;
use super::error::StoreResult;
use super::schema::suppressions::dsl;
use super::schema::{outbox, rsvps};
use super::types::{instant, stamp};
use crate::domain::ids::DepartmentId;

/// Hashes looked up in one query.
const PIECE: usize = 500;

/// A suppression as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suppression {
    pub hash: String,
    pub scope: String,
    pub reason: String,
    pub source: String,
    pub created_at: DateTime<Utc>,
    /// `None` is for ever.
    pub expires_at: Option<DateTime<Utc>>,
}

/// Stores a suppression for ever; one that is there already stays as it is.
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
    let new = Suppression {
        hash: hash.to_owned(),
        scope: scope.to_owned(),
        reason: reason.to_owned(),
        source: source.to_owned(),
        created_at: now,
        expires_at: None,
    };
    put(tx, &new)
}

/// Stores a suppression. One for ever stays as it is; one that ends gives way to one that is for ever
/// or ends later.
///
/// # Errors
/// What the database says.
pub fn put(tx: &mut Tx<'_>, new: &Suppression) -> StoreResult<()> {
    let expires_at = new.expires_at.map(stamp);
    let row = (
        dsl::contact_hash.eq(new.hash.clone()),
        dsl::scope.eq(new.scope.clone()),
        dsl::reason.eq(new.reason.clone()),
        dsl::source.eq(new.source.clone()),
        dsl::created_at.eq(stamp(new.created_at)),
        dsl::expires_at.eq(expires_at),
    );
    dialect::insert_suppression(tx.conn, row)?;
    let ends = dsl::suppressions
        .filter(dsl::contact_hash.eq(&new.hash))
        .filter(dsl::scope.eq(&new.scope))
        .filter(dsl::expires_at.is_not_null());
    let change = (
        dsl::reason.eq(&new.reason),
        dsl::source.eq(&new.source),
        dsl::created_at.eq(stamp(new.created_at)),
        dsl::expires_at.eq(expires_at),
    );
    match expires_at {
        None => diesel::update(ends).set(change).execute(tx.conn)?,
        Some(at) => diesel::update(ends.filter(dsl::expires_at.lt(at)))
            .set(change)
            .execute(tx.conn)?,
    };
    Ok(())
}

/// Lifts a suppression of one scope; one that is not there is fine. What is suppressed for all mail
/// stays so.
///
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
    let rows: Vec<Option<NaiveDateTime>> = dsl::suppressions
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

/// What is suppressed now of some scopes, the latest first.
///
/// # Errors
/// What the database says.
pub fn list(
    tx: &mut Tx<'_>,
    scopes: &[String],
    now: DateTime<Utc>,
) -> StoreResult<Vec<Suppression>> {
    type Record = (
        String,
        String,
        String,
        String,
        NaiveDateTime,
        Option<NaiveDateTime>,
    );
    let rows: Vec<Record> = dsl::suppressions
        .filter(dsl::scope.eq_any(scopes.to_vec()))
        .filter(dsl::expires_at.is_null().or(dsl::expires_at.gt(stamp(now))))
        .order((dsl::created_at.desc(), dsl::contact_hash, dsl::scope))
        .load(tx.conn)?;
    let read = |(hash, scope, reason, source, created_at, expires_at): Record| Suppression {
        hash,
        scope,
        reason,
        source,
        created_at: instant(created_at),
        expires_at: expires_at.map(instant),
    };
    Ok(rows.into_iter().map(read).collect())
}

/// Which of the hashes are of readers of a department: it wrote to them, or they answered it. With
/// the sealed address, where it is still kept.
///
/// # Errors
/// What the database says.
pub fn list_readers(
    tx: &mut Tx<'_>,
    department: DepartmentId,
    hashes: &[String],
) -> StoreResult<BTreeMap<String, Option<Vec<u8>>>> {
    let mut readers = BTreeMap::new();
    for piece in hashes.chunks(PIECE) {
        let written: Vec<(String, Option<Vec<u8>>)> = outbox::table
            .filter(outbox::department_id.eq(department.0))
            .filter(outbox::recipient_hash.eq_any(piece.to_vec()))
            .order(outbox::id)
            .select((outbox::recipient_hash, outbox::recipient_sealed))
            .load(tx.conn)?;
        let answered: Vec<(Option<String>, Option<Vec<u8>>)> = rsvps::table
            .filter(rsvps::department_id.eq(department.0))
            .filter(rsvps::contact_hash.eq_any(piece.to_vec()))
            .order(rsvps::id)
            .select((rsvps::contact_hash, rsvps::contact_sealed))
            .load(tx.conn)?;
        let answered = answered
            .into_iter()
            .filter_map(|(hash, sealed)| Some((hash?, sealed)));
        for (hash, sealed) in written.into_iter().chain(answered) {
            let known: &mut Option<Vec<u8>> = readers.entry(hash).or_default();
            *known = sealed.or_else(|| known.take());
        }
    }
    Ok(readers)
}

/// Lifts a suppression; whether there was one.
///
/// # Errors
/// What the database says.
pub fn delete(tx: &mut Tx<'_>, hash: &str, scope: &str) -> StoreResult<bool> {
    let one = dsl::suppressions.filter(dsl::contact_hash.eq(hash).and(dsl::scope.eq(scope)));
    Ok(diesel::delete(one).execute(tx.conn)? == 1)
}
