//! Kinds of events and topics: the open lists of a department.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::db::Tx;
use super::error::StoreResult;
use super::schema::{event_kinds, topics};
use super::types::{Row, json, one};
use crate::domain::color::Rgb;
use crate::domain::ids::{DepartmentId, KindId, TopicId};
use crate::domain::slug::Slug;
use crate::domain::topic::{Kind, KindFacts, Kit, Labels, Topic};

type KindRecord = (
    i64,
    i64,
    String,
    String,
    String,
    i32,
    String,
    String,
    Option<String>,
    Option<i32>,
    String,
    Option<NaiveDateTime>,
);
pub(super) type TopicRecord = (i64, i64, String, String, i32, Option<NaiveDateTime>);

pub(super) fn read_kind(record: KindRecord) -> StoreResult<Kind> {
    let (id, department, slug, labels, icon, _, _, _, color, minutes, _, retired) = record;
    let row = Row {
        table: "event_kinds",
        id,
    };
    Ok(Kind {
        id: KindId(id),
        department_id: DepartmentId(department),
        slug: row.slug(&slug)?,
        facts: KindFacts {
            labels: row.json("labels", &labels)?,
            icon,
            color: color
                .map(|raw| row.need("color", Rgb::parse(&raw)))
                .transpose()?,
            minutes: minutes
                .map(|minutes| row.count("minutes", minutes))
                .transpose()?,
        },
        is_retired: retired.is_some(),
    })
}

pub(super) fn read_topic(record: TopicRecord) -> StoreResult<Topic> {
    let (id, department, slug, labels, _, retired) = record;
    let row = Row {
        table: "topics",
        id,
    };
    Ok(Topic {
        id: TopicId(id),
        department_id: DepartmentId(department),
        slug: row.slug(&slug)?,
        labels: row.json("labels", &labels)?,
        is_retired: retired.is_some(),
    })
}

/// # Errors
/// [`StoreError::Unique`](super::StoreError::Unique) when the department has the slug already.
pub fn insert_kind(
    tx: &mut Tx<'_>,
    department: DepartmentId,
    slug: &Slug,
    labels: &Labels,
    icon: &str,
    position: i32,
) -> StoreResult<()> {
    diesel::insert_into(event_kinds::table)
        .values((
            event_kinds::department_id.eq(department.0),
            event_kinds::slug.eq(slug.as_str()),
            event_kinds::labels.eq(json(labels)?),
            event_kinds::icon.eq(icon),
            event_kinds::position.eq(position),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// # Errors
/// [`StoreError::Unique`](super::StoreError::Unique) when the department has the slug already.
pub fn insert_topic(
    tx: &mut Tx<'_>,
    department: DepartmentId,
    slug: &Slug,
    labels: &Labels,
    position: i32,
) -> StoreResult<()> {
    diesel::insert_into(topics::table)
        .values((
            topics::department_id.eq(department.0),
            topics::slug.eq(slug.as_str()),
            topics::labels.eq(json(labels)?),
            topics::position.eq(position),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// A department's kinds in the department's order.
///
/// # Errors
/// What the database says.
pub fn list_kinds(tx: &mut Tx<'_>, department: DepartmentId) -> StoreResult<Vec<Kind>> {
    let records: Vec<KindRecord> = event_kinds::table
        .filter(event_kinds::department_id.eq(department.0))
        .order((event_kinds::position, event_kinds::id))
        .load(tx.conn)?;
    records.into_iter().map(read_kind).collect()
}

/// What officers take along to events of a kind, in the department's own words.
///
/// # Errors
/// When there is no such kind.
pub fn find_kit(tx: &mut Tx<'_>, kind: KindId) -> StoreResult<Kit> {
    let found = event_kinds::table
        .find(kind.0)
        .select((event_kinds::materials, event_kinds::talking_points))
        .first(tx.conn)?;
    let row = Row {
        table: "event_kinds",
        id: kind.0,
    };
    read_kit(&row, &found)
}

/// The columns `materials` and `talking_points` of a row.
pub(super) fn read_kit(row: &Row, (take, say): &(String, String)) -> StoreResult<Kit> {
    Ok(Kit {
        materials: row.json("materials", take)?,
        talking_points: row.json("talking_points", say)?,
    })
}

/// Writes what officers take along.
///
/// # Errors
/// When there is no such kind.
pub fn update_kit(tx: &mut Tx<'_>, kind: KindId, kit: &Kit) -> StoreResult<()> {
    let changed = diesel::update(event_kinds::table.find(kind.0))
        .set((
            event_kinds::materials.eq(json(&kit.materials)?),
            event_kinds::talking_points.eq(json(&kit.talking_points)?),
        ))
        .execute(tx.conn)?;
    one(changed)
}

/// A department's topics in the department's order.
///
/// # Errors
/// What the database says.
pub fn list_topics(tx: &mut Tx<'_>, department: DepartmentId) -> StoreResult<Vec<Topic>> {
    let records: Vec<TopicRecord> = topics::table
        .filter(topics::department_id.eq(department.0))
        .order((topics::position, topics::id))
        .load(tx.conn)?;
    records.into_iter().map(read_topic).collect()
}
