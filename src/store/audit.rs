//! The audit log: append-only by trigger, each row hashed with the one before it. Rows hold ids,
//! never anything a resident gave, so that forgetting people does not break the chain.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

use super::db::Tx;
use super::dialect;
use super::error::StoreResult;
use super::schema::audit_log::dsl;
use super::schema::staff;
use super::types::{instant, json, stamp};
use crate::domain::ids::{DepartmentId, StaffId};

/// Something that was done.
#[derive(Debug, Clone)]
pub struct Entry {
    at: DateTime<Utc>,
    department: DepartmentId,
    staff: Option<StaffId>,
    action: &'static str,
    subject: &'static str,
    subject_id: i64,
    detail: BTreeMap<&'static str, String>,
}

impl Entry {
    /// Done by a member of staff, or by nobody in particular on the command line.
    #[must_use]
    pub fn by(
        at: DateTime<Utc>,
        department: DepartmentId,
        staff: StaffId,
        action: &'static str,
        subject: &'static str,
        subject_id: i64,
    ) -> Self {
        let staff = (staff != StaffId::NOBODY).then_some(staff);
        Self {
            at,
            department,
            staff,
            action,
            subject,
            subject_id,
            detail: BTreeMap::new(),
        }
    }

    /// Done on the command line or by the service itself.
    #[must_use]
    pub fn by_system(
        at: DateTime<Utc>,
        department: DepartmentId,
        action: &'static str,
        subject: &'static str,
        subject_id: i64,
    ) -> Self {
        Self {
            at,
            department,
            staff: None,
            action,
            subject,
            subject_id,
            detail: BTreeMap::new(),
        }
    }

    /// Adds a fact; never one about a resident.
    #[must_use]
    pub fn detail(mut self, key: &'static str, value: &str) -> Self {
        self.detail.insert(key, value.to_owned());
        self
    }
}

/// A row as staff read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub at: DateTime<Utc>,
    /// The person's name; `None` is the command line or the service.
    pub who: Option<String>,
    pub action: String,
    pub subject: String,
    pub subject_id: Option<i64>,
    pub detail: String,
}

type Stored = (
    i64,
    NaiveDateTime,
    Option<i64>,
    Option<i64>,
    String,
    String,
    Option<i64>,
    String,
    String,
    String,
);

fn chained(previous: &str, row: &Stored) -> StoreResult<String> {
    let (_, at, department, staff, action, subject, subject_id, detail, _, _) = row;
    let text = json(&(
        at.and_utc().timestamp(),
        department,
        staff,
        action,
        subject,
        subject_id,
        detail,
    ))?;
    let digest = Sha256::digest(format!("{previous}|{text}"));
    Ok(digest.iter().map(|octet| format!("{octet:02x}")).collect())
}

/// Appends a row to the chain.
///
/// # Errors
/// What the database says.
pub fn append(tx: &mut Tx<'_>, entry: &Entry) -> StoreResult<()> {
    dialect::lock_audit(tx.conn)?;
    let previous: Option<String> = dsl::audit_log
        .order(dsl::id.desc())
        .select(dsl::hash)
        .first(tx.conn)
        .optional()?;
    let previous = previous.unwrap_or_default();
    let mut row: Stored = (
        0,
        stamp(entry.at),
        Some(entry.department.0),
        entry.staff.map(|staff| staff.0),
        entry.action.to_owned(),
        entry.subject.to_owned(),
        Some(entry.subject_id),
        json(&entry.detail)?,
        previous.clone(),
        String::new(),
    );
    row.9 = chained(&previous, &row)?;
    diesel::insert_into(dsl::audit_log)
        .values((
            dsl::at.eq(row.1),
            dsl::department_id.eq(row.2),
            dsl::staff_id.eq(row.3),
            dsl::action.eq(&row.4),
            dsl::subject.eq(&row.5),
            dsl::subject_id.eq(row.6),
            dsl::detail.eq(&row.7),
            dsl::previous_hash.eq(&row.8),
            dsl::hash.eq(&row.9),
        ))
        .execute(tx.conn)?;
    Ok(())
}

type Shown = (
    NaiveDateTime,
    Option<String>,
    String,
    String,
    Option<i64>,
    String,
);

fn shown(rows: Vec<Shown>) -> Vec<Row> {
    rows.into_iter()
        .map(|(at, who, action, subject, subject_id, detail)| Row {
            at: instant(at),
            who,
            action,
            subject,
            subject_id,
            detail,
        })
        .collect()
}

/// A department's newest rows.
///
/// # Errors
/// What the database says.
pub fn list(tx: &mut Tx<'_>, department: DepartmentId, limit: i64) -> StoreResult<Vec<Row>> {
    let rows: Vec<Shown> = dsl::audit_log
        .left_join(staff::table.on(staff::id.nullable().eq(dsl::staff_id)))
        .filter(dsl::department_id.eq(department.0))
        .order(dsl::id.desc())
        .limit(limit)
        .select((
            dsl::at,
            staff::name.nullable(),
            dsl::action,
            dsl::subject,
            dsl::subject_id,
            dsl::detail,
        ))
        .load(tx.conn)?;
    Ok(shown(rows))
}

/// The history of one thing, newest first.
///
/// # Errors
/// What the database says.
pub fn list_of(
    tx: &mut Tx<'_>,
    department: DepartmentId,
    subject: &str,
    id: i64,
) -> StoreResult<Vec<Row>> {
    let rows: Vec<Shown> = dsl::audit_log
        .left_join(staff::table.on(staff::id.nullable().eq(dsl::staff_id)))
        .filter(dsl::department_id.eq(department.0))
        .filter(dsl::subject.eq(subject).and(dsl::subject_id.eq(id)))
        .order(dsl::id.desc())
        .limit(100)
        .select((
            dsl::at,
            staff::name.nullable(),
            dsl::action,
            dsl::subject,
            dsl::subject_id,
            dsl::detail,
        ))
        .load(tx.conn)?;
    Ok(shown(rows))
}

/// Walks the chain; the id of the first row that does not fit, if any.
///
/// # Errors
/// What the database says.
pub fn verify(tx: &mut Tx<'_>) -> StoreResult<Option<i64>> {
    let mut previous = String::new();
    let mut after = 0;
    loop {
        let rows: Vec<Stored> = dsl::audit_log
            .filter(dsl::id.gt(after))
            .order(dsl::id)
            .limit(1000)
            .load(tx.conn)?;
        let Some(last) = rows.last() else {
            return Ok(None);
        };
        after = last.0;
        for row in &rows {
            if row.8 != previous || row.9 != chained(&previous, row)? {
                return Ok(Some(row.0));
            }
            previous.clone_from(&row.9);
        }
    }
}
