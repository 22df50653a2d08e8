//! What came of events that were closed out. The note is ciphertext here.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::db::Tx;
use super::error::StoreResult;
use super::schema::{close_out_topics, close_outs, events, legal_holds, topics};
use super::topics::{TopicRecord, read_topic};
use super::types::{Row, instant, one, small, stamp};
use crate::domain::close_out::{Ages, CloseOut, Extras};
use crate::domain::event::State;
use crate::domain::ids::{DepartmentId, EventId, StaffId, TopicId};
use crate::domain::topic::Topic;

/// # Errors
/// What the database says.
pub fn find(tx: &mut Tx<'_>, event: EventId) -> StoreResult<Option<CloseOut>> {
    let found: Option<Record> = close_outs::table
        .find(event.0)
        .select(Record::as_select())
        .first(tx.conn)
        .optional()?;
    let Some(record) = found else {
        return Ok(None);
    };
    let row = Row {
        table: "close_outs",
        id: event.0,
    };
    let heads = record.heads.map(|heads| row.count("heads", heads));
    Ok(Some(CloseOut {
        event_id: event,
        heads: heads.transpose()?,
        topics: list_topics(tx, &[event])?
            .iter()
            .map(|topic| topic.id)
            .collect(),
        note_sealed: record.note_sealed,
        extras: record.extras.read(&row)?,
        version: record.version,
        closed_at: instant(record.closed_at),
    }))
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = close_outs)]
struct Record {
    heads: Option<i32>,
    note_sealed: Option<Vec<u8>>,
    version: i32,
    closed_at: NaiveDateTime,
    #[diesel(embed)]
    extras: ExtrasRecord,
}

/// An empty one is written over a number that was there.
#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = close_outs, treat_none_as_null = true)]
struct ExtrasRecord {
    children: Option<i32>,
    teens: Option<i32>,
    adults: Option<i32>,
    older_adults: Option<i32>,
    photos: Option<bool>,
    cost: Option<i32>,
    paid_by: String,
}

impl ExtrasRecord {
    fn of(extras: &Extras) -> StoreResult<Self> {
        let column = |number: Option<u32>| number.map(small).transpose();
        let ages = extras.ages;
        Ok(Self {
            children: column(ages.children)?,
            teens: column(ages.teens)?,
            adults: column(ages.adults)?,
            older_adults: column(ages.older_adults)?,
            photos: extras.photos,
            cost: column(extras.cost)?,
            paid_by: extras.paid_by.clone(),
        })
    }

    fn read(self, row: &Row) -> StoreResult<Extras> {
        let number = |name, value: Option<i32>| value.map(|v| row.count(name, v)).transpose();
        Ok(Extras {
            ages: Ages {
                children: number("children", self.children)?,
                teens: number("teens", self.teens)?,
                adults: number("adults", self.adults)?,
                older_adults: number("older_adults", self.older_adults)?,
            },
            photos: self.photos,
            cost: number("cost", self.cost)?,
            paid_by: self.paid_by,
        })
    }
}

/// What came up at these events, each once, in the order of the department's list.
///
/// # Errors
/// What the database says.
pub fn list_topics(tx: &mut Tx<'_>, events: &[EventId]) -> StoreResult<Vec<Topic>> {
    let ids: Vec<i64> = events.iter().map(|event| event.0).collect();
    let named = close_out_topics::table
        .filter(close_out_topics::event_id.eq_any(ids))
        .select(close_out_topics::topic_id);
    let records: Vec<TopicRecord> = topics::table
        .filter(topics::id.eq_any(named))
        .order((topics::position, topics::id))
        .load(tx.conn)?;
    records.into_iter().map(read_topic).collect()
}

/// What staff enter, sealed.
#[derive(Debug, Clone)]
pub struct Entry {
    pub heads: Option<u32>,
    pub topics: Vec<TopicId>,
    pub note_sealed: Option<Vec<u8>>,
    pub extras: Extras,
    pub staff_id: StaffId,
    pub at: DateTime<Utc>,
}

/// Stores the first close-out of an event. The event's row has to be locked.
///
/// # Errors
/// What the database says.
pub fn insert(tx: &mut Tx<'_>, event: EventId, entry: &Entry) -> StoreResult<()> {
    diesel::insert_into(close_outs::table)
        .values((
            close_outs::event_id.eq(event.0),
            close_outs::heads.eq(entry.heads.map(small).transpose()?),
            close_outs::note_sealed.eq(entry.note_sealed.as_deref()),
            close_outs::version.eq(1),
            close_outs::staff_id.eq(entry.staff_id.0),
            close_outs::closed_at.eq(stamp(entry.at)),
            close_outs::updated_at.eq(stamp(entry.at)),
            ExtrasRecord::of(&entry.extras)?,
        ))
        .execute(tx.conn)?;
    replace_topics(tx, event, &entry.topics)
}

/// Writes over a close-out. The event's row has to be locked.
///
/// # Errors
/// When there is none.
pub fn update(tx: &mut Tx<'_>, event: EventId, entry: &Entry) -> StoreResult<()> {
    let changed = diesel::update(close_outs::table.find(event.0))
        .set((
            close_outs::heads.eq(entry.heads.map(small).transpose()?),
            close_outs::note_sealed.eq(entry.note_sealed.as_deref()),
            close_outs::version.eq(close_outs::version + 1),
            close_outs::updated_at.eq(stamp(entry.at)),
            ExtrasRecord::of(&entry.extras)?,
        ))
        .execute(tx.conn)?;
    one(changed)?;
    replace_topics(tx, event, &entry.topics)
}

fn replace_topics(tx: &mut Tx<'_>, event: EventId, topics: &[TopicId]) -> StoreResult<()> {
    let known = close_out_topics::table.filter(close_out_topics::event_id.eq(event.0));
    diesel::delete(known).execute(tx.conn)?;
    for topic in topics {
        diesel::insert_into(close_out_topics::table)
            .values((
                close_out_topics::event_id.eq(event.0),
                close_out_topics::topic_id.eq(topic.0),
            ))
            .execute(tx.conn)?;
    }
    Ok(())
}

/// Takes an announced event to closed. SEQUENCE and the stamp calendars read stay: nothing they show
/// has changed.
///
/// # Errors
/// When the event is not an announced one.
pub fn set_closed(tx: &mut Tx<'_>, event: EventId) -> StoreResult<()> {
    let announced = events::table
        .filter(events::id.eq(event.0))
        .filter(events::state.eq(State::Published.as_str()));
    let changed = diesel::update(announced)
        .set((
            events::state.eq(State::Closed.as_str()),
            events::version.eq(events::version + 1),
        ))
        .execute(tx.conn)?;
    one(changed)
}

/// Events with a note, or with words for who paid, whose end lies before an instant and that are not held, oldest first.
///
/// # Errors
/// What the database says.
pub fn list_due(
    tx: &mut Tx<'_>,
    department: DepartmentId,
    ended_before: DateTime<Utc>,
    piece: i64,
) -> StoreResult<Vec<EventId>> {
    let held = legal_holds::table.select(legal_holds::event_id);
    let ids: Vec<i64> = close_outs::table
        .inner_join(events::table.on(events::id.eq(close_outs::event_id)))
        .filter(events::department_id.eq(department.0))
        .filter(events::ends_at.le(stamp(ended_before)))
        .filter(
            close_outs::note_sealed
                .is_not_null()
                .or(close_outs::paid_by.ne("")),
        )
        .filter(events::id.ne_all(held))
        .order(events::id)
        .limit(piece)
        .select(events::id)
        .load(tx.conn)?;
    Ok(ids.into_iter().map(EventId).collect())
}

/// Deletes a note and the words for who paid; numbers and topics stay.
///
/// # Errors
/// When there is no such close-out.
pub fn delete_note(tx: &mut Tx<'_>, event: EventId) -> StoreResult<()> {
    let none: Option<Vec<u8>> = None;
    let changed = diesel::update(close_outs::table.find(event.0))
        .set((close_outs::note_sealed.eq(none), close_outs::paid_by.eq("")))
        .execute(tx.conn)?;
    one(changed)
}
