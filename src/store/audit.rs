//! The audit log: append-only by trigger, each row hashed with the one before it. Rows hold ids,
//! never anything a resident gave, so that forgetting people does not break the chain.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

use super::db::Tx;
use super::dialect;
use super::error::StoreResult;
use super::pool::AnyConnection;
use super::schema::audit_log::{self, dsl};
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
    pub id: i64,
    pub at: DateTime<Utc>,
    /// The person's name; `None` is the command line or the service.
    pub who: Option<String>,
    pub action: String,
    pub subject: String,
    pub subject_id: Option<i64>,
    pub detail: String,
    /// SHA-256 over the row and the one before it, hexadecimal.
    pub hash: String,
}

/// What of the log is looked for; what is `None` does not narrow.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wanted {
    pub who: Option<Who>,
    /// A kind of thing and its row id, such as `event`.
    pub subject: Option<(String, i64)>,
    /// The first part of the action's word: `event` of `event.published`.
    pub family: Option<String>,
    /// One action.
    pub action: Option<String>,
    pub from: Option<DateTime<Utc>>,
    /// The first instant that is not looked for any more.
    pub until: Option<DateTime<Utc>>,
    /// Only rows older than this one.
    pub before: Option<i64>,
}

/// Who acted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    Person(StaffId),
    /// The service itself, or somebody at its command line.
    Service,
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
    i64,
    NaiveDateTime,
    Option<String>,
    String,
    String,
    Option<i64>,
    String,
    String,
);

fn shown(rows: Vec<Shown>) -> Vec<Row> {
    rows.into_iter()
        .map(
            |(id, at, who, action, subject, subject_id, detail, hash)| Row {
                id,
                at: instant(at),
                who,
                action,
                subject,
                subject_id,
                detail,
                hash,
            },
        )
        .collect()
}

type Boxed<'a> = audit_log::BoxedQuery<'a, <AnyConnection as Connection>::Backend>;

fn wanted(department: DepartmentId, wanted: &Wanted) -> Boxed<'static> {
    let mut rows = dsl::audit_log
        .filter(dsl::department_id.eq(department.0))
        .into_boxed();
    rows = match wanted.who {
        Some(Who::Person(id)) => rows.filter(dsl::staff_id.eq(id.0)),
        Some(Who::Service) => rows.filter(dsl::staff_id.is_null()),
        None => rows,
    };
    if let Some((kind, id)) = &wanted.subject {
        rows = rows.filter(dsl::subject.eq(kind.clone()).and(dsl::subject_id.eq(*id)));
    }
    if let Some(family) = &wanted.family {
        // Words of the program: no letter of them means anything to LIKE but itself.
        rows = rows.filter(dsl::action.like(format!("{family}.%")));
    }
    if let Some(action) = &wanted.action {
        rows = rows.filter(dsl::action.eq(action.clone()));
    }
    if let Some(from) = wanted.from {
        rows = rows.filter(dsl::at.ge(stamp(from)));
    }
    if let Some(until) = wanted.until {
        rows = rows.filter(dsl::at.lt(stamp(until)));
    }
    match wanted.before {
        Some(before) => rows.filter(dsl::id.lt(before)),
        None => rows,
    }
}

/// A department's rows that are looked for, newest first.
///
/// # Errors
/// What the database says.
pub fn search(
    tx: &mut Tx<'_>,
    department: DepartmentId,
    what: &Wanted,
    limit: i64,
) -> StoreResult<Vec<Row>> {
    let ids: Vec<i64> = wanted(department, what)
        .order(dsl::id.desc())
        .limit(limit)
        .select(dsl::id)
        .load(tx.conn)?;
    let mut rows = Vec::new();
    // SQLite takes some ten thousand values in one statement.
    for piece in ids.chunks(1000) {
        let piece: Vec<Shown> = dsl::audit_log
            .left_join(staff::table.on(staff::id.nullable().eq(dsl::staff_id)))
            .filter(dsl::id.eq_any(piece.to_vec()))
            .order(dsl::id.desc())
            .select((
                dsl::id,
                dsl::at,
                staff::name.nullable(),
                dsl::action,
                dsl::subject,
                dsl::subject_id,
                dsl::detail,
                dsl::hash,
            ))
            .load(tx.conn)?;
        rows.extend(piece);
    }
    Ok(shown(rows))
}

/// How many rows are looked for.
///
/// # Errors
/// What the database says.
pub fn count(tx: &mut Tx<'_>, department: DepartmentId, what: &Wanted) -> StoreResult<i64> {
    Ok(wanted(department, what).count().get_result(tx.conn)?)
}

/// Everybody who ever acted in a department, by name; the service is not among them.
///
/// # Errors
/// What the database says.
pub fn list_actors(
    tx: &mut Tx<'_>,
    department: DepartmentId,
) -> StoreResult<Vec<(StaffId, String)>> {
    let rows: Vec<(i64, String)> = dsl::audit_log
        .inner_join(staff::table.on(staff::id.nullable().eq(dsl::staff_id)))
        .filter(dsl::department_id.eq(department.0))
        .select((staff::id, staff::name))
        .distinct()
        .load(tx.conn)?;
    let mut all: Vec<(StaffId, String)> = rows
        .into_iter()
        .map(|(id, name)| (StaffId(id), name))
        .collect();
    all.sort_by(|one, other| (&one.1, one.0).cmp(&(&other.1, other.0)));
    Ok(all)
}

/// When the first of the rows that are looked for was written.
///
/// # Errors
/// What the database says.
pub fn oldest(
    tx: &mut Tx<'_>,
    department: DepartmentId,
    what: &Wanted,
) -> StoreResult<Option<DateTime<Utc>>> {
    let first = wanted(department, what).order(dsl::id).select(dsl::at);
    let at: Option<NaiveDateTime> = first.first(tx.conn).optional()?;
    Ok(at.map(instant))
}

/// How many rows the whole log has, and the hash of the last one: who wrote it down finds out later
/// whether the end of the log was cut off.
///
/// # Errors
/// What the database says.
pub fn head(tx: &mut Tx<'_>) -> StoreResult<(i64, String)> {
    let rows: i64 = dsl::audit_log.count().get_result(tx.conn)?;
    let last = dsl::audit_log.order(dsl::id.desc()).select(dsl::hash);
    let last: Option<String> = last.first(tx.conn).optional()?;
    Ok((rows, last.unwrap_or_default()))
}

/// Whether a hash that was written down once is still in the chain.
///
/// # Errors
/// What the database says.
pub fn holds(tx: &mut Tx<'_>, hash: &str) -> StoreResult<bool> {
    let rows = dsl::audit_log.filter(dsl::hash.eq(hash)).count();
    let rows: i64 = rows.get_result(tx.conn)?;
    Ok(rows > 0)
}

/// One row, whatever department it is of: when, and what was done.
///
/// # Errors
/// What the database says.
pub fn find(tx: &mut Tx<'_>, id: i64) -> StoreResult<Option<(DateTime<Utc>, String)>> {
    let row = dsl::audit_log.find(id).select((dsl::at, dsl::action));
    let row: Option<(NaiveDateTime, String)> = row.first(tx.conn).optional()?;
    Ok(row.map(|(at, action)| (instant(at), action)))
}

/// A department's newest rows.
///
/// # Errors
/// What the database says.
pub fn list(tx: &mut Tx<'_>, department: DepartmentId, limit: i64) -> StoreResult<Vec<Row>> {
    search(tx, department, &Wanted::default(), limit)
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
    let of_it = Wanted {
        subject: Some((subject.to_owned(), id)),
        ..Wanted::default()
    };
    search(tx, department, &of_it, 100)
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
