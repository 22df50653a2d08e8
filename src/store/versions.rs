//! The versions of public pages: append-only by trigger, each row hashed with the version before it of
//! the same event or article. Nothing of a resident is in them.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;
use sha2::{Digest, Sha256};

use super::db::Tx;
use super::error::StoreResult;
use super::schema::public_versions::{self, dsl};
use super::schema::{articles, events, staff};
use super::types::{Row, instant, json, stamp};
use crate::domain::event::State;
use crate::domain::ids::{ArticleId, DepartmentId, EventId, StaffId};
use crate::domain::version::{Snapshot, Subject};

/// A version to be kept.
#[derive(Debug, Clone)]
pub struct NewVersion<'a> {
    pub department: DepartmentId,
    pub subject: Subject,
    pub at: DateTime<Utc>,
    /// `None` is the service itself.
    pub who: Option<StaffId>,
    /// The word of the audit log for what was done.
    pub action: &'static str,
    pub snapshot: &'a Snapshot,
}

/// A version as it was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    pub subject: Subject,
    /// From 1.
    pub number: i32,
    pub at: DateTime<Utc>,
    /// The person's name; `None` is the service, or somebody at its command line.
    pub who: Option<String>,
    pub action: String,
    pub snapshot: Snapshot,
    /// SHA-256 over the row and the version before, hexadecimal.
    pub hash: String,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = public_versions)]
struct Record {
    id: i64,
    department_id: i64,
    subject: String,
    subject_id: i64,
    number: i32,
    at: NaiveDateTime,
    staff_id: Option<i64>,
    action: String,
    words: String,
    previous_hash: String,
    hash: String,
}

impl Record {
    fn chained(&self) -> StoreResult<String> {
        let text = json(&(
            self.department_id,
            &self.subject,
            self.subject_id,
            self.number,
            self.at.and_utc().timestamp(),
            self.staff_id,
            &self.action,
            &self.words,
        ))?;
        let digest = Sha256::digest(format!("{}|{text}", self.previous_hash));
        Ok(digest.iter().map(|octet| format!("{octet:02x}")).collect())
    }

    fn read(self, who: Option<String>) -> StoreResult<Version> {
        let row = Row {
            table: "public_versions",
            id: self.id,
        };
        let words: BTreeMap<String, String> = row.json("words", &self.words)?;
        let subject = match self.subject.as_str() {
            "event" => Some(Subject::Event(EventId(self.subject_id))),
            "article" => Some(Subject::Article(ArticleId(self.subject_id))),
            _ => None,
        };
        Ok(Version {
            subject: row.need("subject", subject)?,
            number: self.number,
            at: instant(self.at),
            who,
            action: self.action,
            snapshot: row.need("words", Snapshot::read(words))?,
            hash: self.hash,
        })
    }
}

/// Keeps the next version, unless the page says what the last version says already; whether it did.
/// The event or article has to be locked, or changed in this transaction.
///
/// # Errors
/// What the database says.
pub fn append(tx: &mut Tx<'_>, new: &NewVersion<'_>) -> StoreResult<bool> {
    let last = last(tx, new.subject)?;
    let words = json(&new.snapshot.named())?;
    if last.as_ref().is_some_and(|last| last.words == words) {
        return Ok(false);
    }
    let mut record = Record {
        id: 0,
        department_id: new.department.0,
        subject: new.subject.word().to_owned(),
        subject_id: new.subject.id(),
        number: last.as_ref().map_or(1, |last| last.number + 1),
        at: stamp(new.at),
        staff_id: new
            .who
            .filter(|who| *who != StaffId::NOBODY)
            .map(|who| who.0),
        action: new.action.to_owned(),
        words,
        previous_hash: last.map(|last| last.hash).unwrap_or_default(),
        hash: String::new(),
    };
    record.hash = record.chained()?;
    diesel::insert_into(public_versions::table)
        .values((
            dsl::department_id.eq(record.department_id),
            dsl::subject.eq(&record.subject),
            dsl::subject_id.eq(record.subject_id),
            dsl::number.eq(record.number),
            dsl::at.eq(record.at),
            dsl::staff_id.eq(record.staff_id),
            dsl::action.eq(&record.action),
            dsl::words.eq(&record.words),
            dsl::previous_hash.eq(&record.previous_hash),
            dsl::hash.eq(&record.hash),
        ))
        .execute(tx.conn)?;
    Ok(true)
}

fn last(tx: &mut Tx<'_>, subject: Subject) -> StoreResult<Option<Record>> {
    Ok(dsl::public_versions
        .filter(dsl::subject.eq(subject.word()))
        .filter(dsl::subject_id.eq(subject.id()))
        .order(dsl::number.desc())
        .select(Record::as_select())
        .first(tx.conn)
        .optional()?)
}

/// Every version of one thing, the first one first.
///
/// # Errors
/// What the database says.
pub fn list(tx: &mut Tx<'_>, subject: Subject) -> StoreResult<Vec<Version>> {
    let rows: Vec<(Record, Option<String>)> = dsl::public_versions
        .left_join(staff::table.on(staff::id.nullable().eq(dsl::staff_id)))
        .filter(dsl::subject.eq(subject.word()))
        .filter(dsl::subject_id.eq(subject.id()))
        .order(dsl::number)
        .select((Record::as_select(), staff::name.nullable()))
        .load(tx.conn)?;
    rows.into_iter()
        .map(|(record, who)| record.read(who))
        .collect()
}

/// How many versions these things have together.
///
/// # Errors
/// What the database says.
pub fn count_of(tx: &mut Tx<'_>, subjects: &[Subject]) -> StoreResult<i64> {
    let mut all = 0;
    for kind in ["event", "article"] {
        let own = subjects.iter().filter(|one| one.word() == kind);
        let ids: Vec<i64> = own.map(|one| one.id()).collect();
        let rows: i64 = dsl::public_versions
            .filter(dsl::subject.eq(kind).and(dsl::subject_id.eq_any(ids)))
            .count()
            .get_result(tx.conn)?;
        all += rows;
    }
    Ok(all)
}

/// How many versions a department has, and when the first one was kept.
///
/// # Errors
/// What the database says.
pub fn count(
    tx: &mut Tx<'_>,
    department: DepartmentId,
) -> StoreResult<(i64, Option<DateTime<Utc>>)> {
    use diesel::dsl::{count_star, min};
    let (rows, oldest): (i64, Option<NaiveDateTime>) = dsl::public_versions
        .filter(dsl::department_id.eq(department.0))
        .select((count_star(), min(dsl::at)))
        .first(tx.conn)?;
    Ok((rows, oldest.map(instant)))
}

/// How many versions there are in the whole installation.
///
/// # Errors
/// What the database says.
pub fn count_all(tx: &mut Tx<'_>) -> StoreResult<i64> {
    Ok(dsl::public_versions.count().get_result(tx.conn)?)
}

/// Public events of which no version was kept yet: those of before there were versions.
///
/// # Errors
/// What the database says.
pub fn list_events_without(tx: &mut Tx<'_>) -> StoreResult<Vec<EventId>> {
    let known = dsl::public_versions
        .filter(dsl::subject.eq("event"))
        .select(dsl::subject_id);
    let public: Vec<&str> = State::PUBLIC.iter().map(|state| state.as_str()).collect();
    let ids: Vec<i64> = events::table
        .filter(events::state.eq_any(public))
        .filter(events::id.ne_all(known))
        .order(events::id)
        .select(events::id)
        .load(tx.conn)?;
    Ok(ids.into_iter().map(EventId).collect())
}

/// As [`list_events_without`], of published articles.
///
/// # Errors
/// What the database says.
pub fn list_articles_without(tx: &mut Tx<'_>) -> StoreResult<Vec<ArticleId>> {
    let known = dsl::public_versions
        .filter(dsl::subject.eq("article"))
        .select(dsl::subject_id);
    let ids: Vec<i64> = articles::table
        .filter(articles::published_at.is_not_null())
        .filter(articles::id.ne_all(known))
        .order(articles::id)
        .select(articles::id)
        .load(tx.conn)?;
    Ok(ids.into_iter().map(ArticleId).collect())
}

/// Walks every chain of versions; the id of the first row that does not fit, if any.
///
/// # Errors
/// What the database says.
pub fn verify(tx: &mut Tx<'_>) -> StoreResult<Option<i64>> {
    let mut heads: BTreeMap<(String, i64), (i32, String)> = BTreeMap::new();
    let mut after = 0;
    loop {
        let rows: Vec<Record> = dsl::public_versions
            .filter(dsl::id.gt(after))
            .order(dsl::id)
            .limit(500)
            .select(Record::as_select())
            .load(tx.conn)?;
        let Some(end) = rows.last() else {
            return Ok(None);
        };
        after = end.id;
        for row in rows {
            let head = heads
                .entry((row.subject.clone(), row.subject_id))
                .or_default();
            let fits = row.number == head.0 + 1 && row.previous_hash == head.1;
            if !fits || row.hash != row.chained()? {
                return Ok(Some(row.id));
            }
            *head = (row.number, row.hash);
        }
    }
}
