//! Series: the rule and the template, as JSON. Their occurrences are rows of `events`.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::db::Tx;
use super::dialect;
use super::error::StoreResult;
use super::schema::series::dsl;
use super::types::{Row, instant, json, one, stamp};
use crate::domain::ids::{DepartmentId, PublicId, SeriesId};
use crate::domain::series::{NewSeries, Rule, Series, Template};

#[derive(Queryable)]
struct Record {
    id: i64,
    public_id: String,
    department_id: i64,
    _kind_id: i64,
    _venue_id: i64,
    is_published: bool,
    rule: String,
    template: String,
    version: i32,
    created_at: NaiveDateTime,
    updated_at: NaiveDateTime,
}

impl Record {
    fn read(self) -> StoreResult<Series> {
        let row = Row {
            table: "series",
            id: self.id,
        };
        Ok(Series {
            id: SeriesId(self.id),
            public_id: row.public_id(&self.public_id)?,
            department_id: DepartmentId(self.department_id),
            is_published: self.is_published,
            rule: row.json("rule", &self.rule)?,
            template: row.json("template", &self.template)?,
            version: self.version,
            created_at: instant(self.created_at),
            updated_at: instant(self.updated_at),
        })
    }
}

/// # Errors
/// [`StoreError::Reference`](super::StoreError::Reference) when kind or place do not exist.
pub fn insert(tx: &mut Tx<'_>, new: &NewSeries) -> StoreResult<Series> {
    let record: Record = diesel::insert_into(dsl::series)
        .values((
            dsl::public_id.eq(new.public_id.as_str()),
            dsl::department_id.eq(new.department_id.0),
            dsl::kind_id.eq(new.template.kind_id.0),
            dsl::venue_id.eq(new.template.venue_id.0),
            dsl::is_published.eq(new.is_published),
            dsl::rule.eq(json(&new.rule)?),
            dsl::template.eq(json(&new.template)?),
            dsl::created_at.eq(stamp(new.created_at)),
            dsl::updated_at.eq(stamp(new.created_at)),
        ))
        .get_result(tx.conn)?;
    record.read()
}

/// Writes a new rule and a new template.
///
/// # Errors
/// When there is no such series.
pub fn update(
    tx: &mut Tx<'_>,
    id: SeriesId,
    rule: &Rule,
    template: &Template,
    now: DateTime<Utc>,
) -> StoreResult<()> {
    let changed = diesel::update(dsl::series.find(id.0))
        .set((
            dsl::kind_id.eq(template.kind_id.0),
            dsl::venue_id.eq(template.venue_id.0),
            dsl::rule.eq(json(rule)?),
            dsl::template.eq(json(template)?),
            dsl::version.eq(dsl::version + 1),
            dsl::updated_at.eq(stamp(now)),
        ))
        .execute(tx.conn)?;
    one(changed)
}

/// From now on new occurrences are published at once.
///
/// # Errors
/// When there is no such series.
pub fn set_published(tx: &mut Tx<'_>, id: SeriesId, now: DateTime<Utc>) -> StoreResult<()> {
    let changed = diesel::update(dsl::series.find(id.0))
        .set((
            dsl::is_published.eq(true),
            dsl::version.eq(dsl::version + 1),
            dsl::updated_at.eq(stamp(now)),
        ))
        .execute(tx.conn)?;
    one(changed)
}

/// Holds the row until the transaction ends, so that two writers never make the same occurrence.
///
/// # Errors
/// [`StoreError::Busy`](super::StoreError::Busy) when others hold it for too long.
pub fn lock(tx: &mut Tx<'_>, id: SeriesId) -> StoreResult<()> {
    dialect::lock_series(tx.conn, id.0)
}

/// # Errors
/// What the database says.
pub fn find_by_id(tx: &mut Tx<'_>, id: SeriesId) -> StoreResult<Option<Series>> {
    let record: Option<Record> = dsl::series.find(id.0).first(tx.conn).optional()?;
    record.map(Record::read).transpose()
}

/// # Errors
/// What the database says.
pub fn find(
    tx: &mut Tx<'_>,
    department: DepartmentId,
    public_id: &PublicId,
) -> StoreResult<Option<Series>> {
    let record: Option<Record> = dsl::series
        .filter(
            dsl::department_id
                .eq(department.0)
                .and(dsl::public_id.eq(public_id.as_str())),
        )
        .first(tx.conn)
        .optional()?;
    record.map(Record::read).transpose()
}

/// A department's series, the oldest first.
///
/// # Errors
/// What the database says.
pub fn list(tx: &mut Tx<'_>, department: DepartmentId) -> StoreResult<Vec<Series>> {
    let records: Vec<Record> = dsl::series
        .filter(dsl::department_id.eq(department.0))
        .order(dsl::id)
        .load(tx.conn)?;
    records.into_iter().map(Record::read).collect()
}
