//! What neighbours would like to talk about. The words are ciphertext here.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::db::Tx;
use super::error::StoreResult;
use super::schema::{events, legal_holds, wish_counts, wishes};
use super::types::{Row, instant, json, one, stamp};
use crate::domain::ids::{DepartmentId, EventId, TopicId, WishId};
use crate::domain::wish::{NewWish, Wish};

#[derive(Queryable)]
struct Record {
    id: i64,
    _department_id: i64,
    _event_id: i64,
    topics: String,
    text_sealed: Option<Vec<u8>>,
    language: String,
    _form_nonce: String,
    handled_at: Option<NaiveDateTime>,
    created_at: NaiveDateTime,
}

impl Record {
    fn read(self) -> StoreResult<Wish> {
        let row = Row {
            table: "wishes",
            id: self.id,
        };
        Ok(Wish {
            id: WishId(self.id),
            topics: row.json("topics", &self.topics)?,
            text_sealed: self.text_sealed,
            language: row.language(&self.language)?,
            handled_at: self.handled_at.map(instant),
            created_at: instant(self.created_at),
        })
    }
}

/// Stores a wish; `false` when the same form was stored before. The event's row has to be locked.
///
/// # Errors
/// What the database says.
pub fn insert_if_absent(tx: &mut Tx<'_>, new: &NewWish) -> StoreResult<bool> {
    let known: i64 = wishes::table
        .filter(wishes::event_id.eq(new.event_id.0))
        .filter(wishes::form_nonce.eq(&new.form_nonce))
        .count()
        .get_result(tx.conn)?;
    if known > 0 {
        return Ok(false);
    }
    diesel::insert_into(wishes::table)
        .values((
            wishes::department_id.eq(new.department_id.0),
            wishes::event_id.eq(new.event_id.0),
            wishes::topics.eq(json(&new.topics)?),
            wishes::text_sealed.eq(new.text_sealed.as_deref()),
            wishes::language.eq(new.language.tag()),
            wishes::form_nonce.eq(&new.form_nonce),
            wishes::created_at.eq(stamp(new.created_at)),
        ))
        .execute(tx.conn)?;
    Ok(true)
}

/// The wishes of one event, oldest first.
///
/// # Errors
/// What the database says.
pub fn list(tx: &mut Tx<'_>, event: EventId) -> StoreResult<Vec<Wish>> {
    let records: Vec<Record> = wishes::table
        .filter(wishes::event_id.eq(event.0))
        .order(wishes::id)
        .load(tx.conn)?;
    records.into_iter().map(Record::read).collect()
}

/// How many there are for one event.
///
/// # Errors
/// What the database says.
pub fn count(tx: &mut Tx<'_>, event: EventId) -> StoreResult<u32> {
    let all = wishes::table.filter(wishes::event_id.eq(event.0));
    let amount: i64 = all.count().get_result(tx.conn)?;
    Ok(u32::try_from(amount).unwrap_or(u32::MAX))
}

/// How many for one event nobody has marked as dealt with.
///
/// # Errors
/// What the database says.
pub fn count_open(tx: &mut Tx<'_>, event: EventId) -> StoreResult<u32> {
    let open: i64 = wishes::table
        .filter(wishes::event_id.eq(event.0))
        .filter(wishes::handled_at.is_null())
        .count()
        .get_result(tx.conn)?;
    Ok(u32::try_from(open).unwrap_or(u32::MAX))
}

/// How often each topic was named, in rows that are there and in those already deleted.
///
/// # Errors
/// What the database says.
pub fn counts(tx: &mut Tx<'_>, event: EventId) -> StoreResult<BTreeMap<TopicId, u32>> {
    let kept: Vec<(i64, i64, i32)> = wish_counts::table
        .filter(wish_counts::event_id.eq(event.0))
        .load(tx.conn)?;
    let mut counts = BTreeMap::new();
    for (_, topic, amount) in kept {
        counts.insert(TopicId(topic), u32::try_from(amount).unwrap_or(0));
    }
    for wish in list(tx, event)? {
        for topic in wish.topics {
            *counts.entry(topic).or_default() += 1;
        }
    }
    Ok(counts)
}

/// Marks a wish of one event as dealt with, or not, with `None`.
///
/// # Errors
/// When the event has no such wish.
pub fn update_handled(
    tx: &mut Tx<'_>,
    event: EventId,
    id: WishId,
    handled_at: Option<DateTime<Utc>>,
) -> StoreResult<()> {
    let row = wishes::table
        .filter(wishes::id.eq(id.0))
        .filter(wishes::event_id.eq(event.0));
    let changed = diesel::update(row)
        .set(wishes::handled_at.eq(handled_at.map(stamp)))
        .execute(tx.conn)?;
    one(changed)
}

/// Wishes for events that ended before an instant and are not held, with their events, oldest
/// first.
///
/// # Errors
/// What the database says.
pub fn list_due(
    tx: &mut Tx<'_>,
    department: DepartmentId,
    ended_before: DateTime<Utc>,
    piece: i64,
) -> StoreResult<Vec<(WishId, EventId)>> {
    let held = legal_holds::table.select(legal_holds::event_id);
    let rows: Vec<(i64, i64)> = wishes::table
        .inner_join(events::table.on(events::id.eq(wishes::event_id)))
        .filter(wishes::department_id.eq(department.0))
        .filter(events::ends_at.le(stamp(ended_before)))
        .filter(events::id.ne_all(held))
        .order(wishes::id)
        .limit(piece)
        .select((wishes::id, wishes::event_id))
        .load(tx.conn)?;
    let ids = |(id, event)| (WishId(id), EventId(event));
    Ok(rows.into_iter().map(ids).collect())
}

/// Deletes a wish; how often each topic was named is kept.
///
/// # Errors
/// When it is not there any more.
pub fn delete(tx: &mut Tx<'_>, id: WishId, event: EventId) -> StoreResult<()> {
    let record: Record = wishes::table.find(id.0).first(tx.conn)?;
    for topic in record.read()?.topics {
        let row = wish_counts::table.find((event.0, topic.0));
        let changed = diesel::update(row)
            .set(wish_counts::wishes.eq(wish_counts::wishes + 1))
            .execute(tx.conn)?;
        if changed == 0 {
            diesel::insert_into(wish_counts::table)
                .values((
                    wish_counts::event_id.eq(event.0),
                    wish_counts::topic_id.eq(topic.0),
                    wish_counts::wishes.eq(1),
                ))
                .execute(tx.conn)?;
        }
    }
    one(diesel::delete(wishes::table.find(id.0)).execute(tx.conn)?)
}

/// The wish that was sent with this form; the same form's RSVP has the same nonce.
///
/// # Errors
/// What the database says.
pub fn find_by_nonce(tx: &mut Tx<'_>, event: EventId, nonce: &str) -> StoreResult<Option<WishId>> {
    let id: Option<i64> = wishes::table
        .filter(wishes::event_id.eq(event.0))
        .filter(wishes::form_nonce.eq(nonce))
        .select(wishes::id)
        .first(tx.conn)
        .optional()?;
    Ok(id.map(WishId))
}
