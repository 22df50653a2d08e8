//! What staff change about kinds of events and topics, and the texts new events begin with.

use chrono::{DateTime, Utc};
use diesel::dsl::max;
use diesel::prelude::*;

use super::db::Tx;
use super::error::StoreResult;
use super::schema::{event_kinds, topics};
use super::types::{Row, json, one, small, stamp};
use crate::domain::ids::{DepartmentId, KindId, TopicId};
use crate::domain::slug::Slug;
use crate::domain::topic::{KindFacts, Labels, Starts};

/// Stores a kind behind the others.
///
/// # Errors
/// [`StoreError::Unique`](super::StoreError::Unique) when the department has the slug already.
pub fn insert(
    tx: &mut Tx<'_>,
    department: DepartmentId,
    slug: &Slug,
    facts: &KindFacts,
) -> StoreResult<KindId> {
    let last: Option<i32> = event_kinds::table
        .filter(event_kinds::department_id.eq(department.0))
        .select(max(event_kinds::position))
        .first(tx.conn)?;
    let id: i64 = diesel::insert_into(event_kinds::table)
        .values((
            event_kinds::department_id.eq(department.0),
            event_kinds::slug.eq(slug.as_str()),
            event_kinds::labels.eq(json(&facts.labels)?),
            event_kinds::icon.eq(&facts.icon),
            event_kinds::position.eq(last.unwrap_or_default() + 1),
            event_kinds::color.eq(facts.color.map(|color| color.to_string())),
            event_kinds::minutes.eq(facts.minutes.map(small).transpose()?),
        ))
        .returning(event_kinds::id)
        .get_result(tx.conn)?;
    Ok(KindId(id))
}

/// # Errors
/// When there is no such kind.
pub fn update(tx: &mut Tx<'_>, id: KindId, facts: &KindFacts) -> StoreResult<()> {
    let changed = diesel::update(event_kinds::table.find(id.0))
        .set((
            event_kinds::labels.eq(json(&facts.labels)?),
            event_kinds::icon.eq(&facts.icon),
            event_kinds::color.eq(facts.color.map(|color| color.to_string())),
            event_kinds::minutes.eq(facts.minutes.map(small).transpose()?),
        ))
        .execute(tx.conn)?;
    one(changed)
}

/// Nobody else writes the kind until the transaction ends.
///
/// # Errors
/// When there is no such kind.
pub fn lock(tx: &mut Tx<'_>, id: KindId) -> StoreResult<()> {
    let held = diesel::update(event_kinds::table.find(id.0))
        .set(event_kinds::position.eq(event_kinds::position))
        .execute(tx.conn)?;
    one(held)
}

/// The texts new events of a kind begin with.
///
/// # Errors
/// When there is no such kind.
pub fn find_starts(tx: &mut Tx<'_>, id: KindId) -> StoreResult<Starts> {
    let starts: String = event_kinds::table
        .find(id.0)
        .select(event_kinds::starts)
        .first(tx.conn)?;
    let row = Row {
        table: "event_kinds",
        id: id.0,
    };
    row.json("starts", &starts)
}

/// # Errors
/// When there is no such kind.
pub fn update_starts(tx: &mut Tx<'_>, id: KindId, starts: &Starts) -> StoreResult<()> {
    let changed = diesel::update(event_kinds::table.find(id.0))
        .set(event_kinds::starts.eq(json(starts)?))
        .execute(tx.conn)?;
    one(changed)
}

/// Retires a kind at an instant, or offers it again with `None`.
///
/// # Errors
/// When there is no such kind.
pub fn set_retired(tx: &mut Tx<'_>, id: KindId, at: Option<DateTime<Utc>>) -> StoreResult<()> {
    let changed = diesel::update(event_kinds::table.find(id.0))
        .set(event_kinds::retired_at.eq(at.map(stamp)))
        .execute(tx.conn)?;
    one(changed)
}

/// Stores a topic behind the others.
///
/// # Errors
/// [`StoreError::Unique`](super::StoreError::Unique) when the department has the slug already.
pub fn insert_topic(
    tx: &mut Tx<'_>,
    department: DepartmentId,
    slug: &Slug,
    labels: &Labels,
) -> StoreResult<TopicId> {
    let last: Option<i32> = topics::table
        .filter(topics::department_id.eq(department.0))
        .select(max(topics::position))
        .first(tx.conn)?;
    let id: i64 = diesel::insert_into(topics::table)
        .values((
            topics::department_id.eq(department.0),
            topics::slug.eq(slug.as_str()),
            topics::labels.eq(json(labels)?),
            topics::position.eq(last.unwrap_or_default() + 1),
        ))
        .returning(topics::id)
        .get_result(tx.conn)?;
    Ok(TopicId(id))
}

/// # Errors
/// When there is no such topic.
pub fn update_topic(tx: &mut Tx<'_>, id: TopicId, labels: &Labels) -> StoreResult<()> {
    let changed = diesel::update(topics::table.find(id.0))
        .set(topics::labels.eq(json(labels)?))
        .execute(tx.conn)?;
    one(changed)
}

/// Retires a topic at an instant, or offers it again with `None`.
///
/// # Errors
/// When there is no such topic.
pub fn set_topic_retired(
    tx: &mut Tx<'_>,
    id: TopicId,
    at: Option<DateTime<Utc>>,
) -> StoreResult<()> {
    let changed = diesel::update(topics::table.find(id.0))
        .set(topics::retired_at.eq(at.map(stamp)))
        .execute(tx.conn)?;
    one(changed)
}
