//! Failures and complaints that came back about messages. No address and no hash stands here.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::db::Tx;
use super::dialect;
use super::error::StoreResult;
use super::schema::{bounces, outbox};
use super::types::stamp;
use crate::domain::ids::{DepartmentId, MessageId};

#[derive(Insertable)]
#[diesel(table_name = bounces)]
pub(super) struct NewRecord<'a> {
    department_id: i64,
    outbox_id: i64,
    kind: &'static str,
    status: &'a str,
    counts: bool,
    source: &'a str,
    reported_at: NaiveDateTime,
}

/// What came back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Failed {
        /// One of those that add up to a suppression.
        counts: bool,
    },
    Complaint,
}

/// Something that came back about a message.
#[derive(Debug, Clone, Copy)]
pub struct NewBounce<'a> {
    pub department_id: DepartmentId,
    pub message: MessageId,
    pub kind: Kind,
    /// The enhanced status code, or nothing.
    pub status: &'a str,
    /// Who said so: `relay` at once, `report` later.
    pub source: &'a str,
}

/// Stores it, once for each message and kind; whether it was stored.
///
/// # Errors
/// What the database says.
pub fn insert_if_absent(
    tx: &mut Tx<'_>,
    new: &NewBounce<'_>,
    now: DateTime<Utc>,
) -> StoreResult<bool> {
    let (kind, counts) = match new.kind {
        Kind::Failed { counts } => ("failed", counts),
        Kind::Complaint => ("complaint", false),
    };
    let record = NewRecord {
        department_id: new.department_id.0,
        outbox_id: new.message.0,
        kind,
        status: new.status,
        counts,
        source: new.source,
        reported_at: stamp(now),
    };
    dialect::insert_bounce(tx.conn, &record)
}

/// How many messages to an address failed since an instant, in a way that adds up.
///
/// # Errors
/// What the database says.
pub fn count_failed(tx: &mut Tx<'_>, hash: &str, since: DateTime<Utc>) -> StoreResult<i64> {
    let failed = bounces::table
        .inner_join(outbox::table.on(outbox::id.eq(bounces::outbox_id)))
        .filter(outbox::recipient_hash.eq(hash))
        .filter(bounces::counts.eq(true))
        .filter(bounces::reported_at.gt(stamp(since)))
        .count();
    Ok(failed.get_result(tx.conn)?)
}

/// How many messages of a department failed and were complained about since an instant.
///
/// # Errors
/// What the database says.
pub fn count_of_department(
    tx: &mut Tx<'_>,
    department: DepartmentId,
    since: DateTime<Utc>,
) -> StoreResult<(i64, i64)> {
    let mut count = |kind: &str| {
        bounces::table
            .filter(bounces::department_id.eq(department.0))
            .filter(bounces::kind.eq(kind))
            .filter(bounces::reported_at.gt(stamp(since)))
            .count()
            .get_result(tx.conn)
    };
    Ok((count("failed")?, count("complaint")?))
}
