//! Events: rows, and the whole aggregate in a fixed number of queries.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::db::Tx;
use super::dialect;
use super::error::StoreResult;
use super::schema::events::dsl;
use super::types::{one, small, stamp};
use crate::domain::event::{Event, EventFacts, NewEvent, State};
use crate::domain::ids::{EventId, VenueId};

mod aggregate;
mod list;
mod membership;
mod parts;
mod stamps;

pub use list::{
    Filter, Order, find, find_by_id, find_by_public_id, list, list_by_ids, neighbours,
    newest_published,
};
pub use membership::{dates_of_series, delete_draft, series_since, set_membership};
pub use stamps::{News, Touched, set_instants, touch};

#[derive(Queryable)]
struct Record {
    id: i64,
    public_id: String,
    department_id: i64,
    slug: String,
    kind_id: i64,
    venue_id: i64,
    state: String,
    local_start: NaiveDateTime,
    local_end: NaiveDateTime,
    zone: String,
    starts_at: NaiveDateTime,
    ends_at: NaiveDateTime,
    previous_start: Option<NaiveDateTime>,
    previous_venue_id: Option<i64>,
    capacity: Option<i32>,
    _seat_ceiling: Option<i32>,
    taken: i32,
    rsvp_opens_at: Option<NaiveDateTime>,
    rsvp_closes_at: Option<NaiveDateTime>,
    sequence: i32,
    version: i32,
    reason: Option<String>,
    _publish_at: Option<NaiveDateTime>,
    published_at: Option<NaiveDateTime>,
    created_at: NaiveDateTime,
    updated_at: NaiveDateTime,
    series_id: Option<i64>,
    series_date: Option<NaiveDate>,
    series_detached: bool,
    rain_since: Option<NaiveDateTime>,
}

#[derive(Insertable, AsChangeset)]
#[diesel(table_name = super::schema::events)]
#[diesel(treat_none_as_null = true)]
struct Facts {
    kind_id: i64,
    venue_id: i64,
    local_start: NaiveDateTime,
    local_end: NaiveDateTime,
    zone: &'static str,
    starts_at: NaiveDateTime,
    ends_at: NaiveDateTime,
    rsvp_opens_at: Option<NaiveDateTime>,
    rsvp_closes_at: Option<NaiveDateTime>,
}

impl Facts {
    fn of(facts: &EventFacts) -> Self {
        Self {
            kind_id: facts.kind_id.0,
            venue_id: facts.venue_id.0,
            local_start: facts.times.local_start,
            local_end: facts.times.local_end,
            zone: facts.times.zone.name(),
            starts_at: stamp(facts.times.starts_at),
            ends_at: stamp(facts.times.ends_at),
            rsvp_opens_at: facts.rsvp_opens_at.map(stamp),
            rsvp_closes_at: facts.rsvp_closes_at.map(stamp),
        }
    }
}

/// Stores a draft with its texts, officers and topics.
///
/// # Errors
/// [`StoreError::Unique`](super::StoreError::Unique) when the slug is taken,
/// [`StoreError::Reference`](super::StoreError::Reference) when a part does not exist.
pub fn insert(tx: &mut Tx<'_>, new: &NewEvent) -> StoreResult<EventId> {
    let capacity = new.facts.capacity.map(small).transpose()?;
    let id: i64 = diesel::insert_into(dsl::events)
        .values((
            dsl::public_id.eq(new.public_id.as_str()),
            dsl::department_id.eq(new.department_id.0),
            dsl::slug.eq(new.slug.as_str()),
            dsl::state.eq(State::Draft.as_str()),
            Facts::of(&new.facts),
            dsl::capacity.eq(capacity),
            dsl::seat_ceiling.eq(capacity),
            dsl::created_at.eq(stamp(new.created_at)),
            dsl::updated_at.eq(stamp(new.created_at)),
        ))
        .returning(dsl::id)
        .get_result(tx.conn)?;
    let languages = new.facts.texts.keys();
    let stamps = languages
        .map(|language| (*language, new.created_at))
        .collect();
    parts::replace(tx, id, &new.facts, &stamps)?;
    Ok(EventId(id))
}

/// What an edit writes beside the facts.
#[derive(Debug, Clone)]
pub struct EventUpdate {
    pub state: State,
    pub sequence: i32,
    pub previous_start: Option<DateTime<Utc>>,
    pub previous_venue: Option<VenueId>,
    pub reason: Option<String>,
    pub rain_since: Option<DateTime<Utc>>,
    pub updated_at: DateTime<Utc>,
}

/// Writes new facts over the version that `before` was read with; `false` when that is not the
/// current version any more. The capacity is set by [`set_capacity`].
///
/// # Errors
/// What the database says.
pub fn update_facts(
    tx: &mut Tx<'_>,
    before: &Event,
    update: &EventUpdate,
    facts: &EventFacts,
) -> StoreResult<bool> {
    let current = dsl::events.filter(dsl::id.eq(before.id.0).and(dsl::version.eq(before.version)));
    let changed = diesel::update(current)
        .set((
            Facts::of(facts),
            dsl::state.eq(update.state.as_str()),
            dsl::sequence.eq(update.sequence),
            dsl::previous_start.eq(update.previous_start.map(stamp)),
            dsl::previous_venue_id.eq(update.previous_venue.map(|venue| venue.0)),
            dsl::reason.eq(update.reason.as_deref()),
            dsl::rain_since.eq(update.rain_since.map(stamp)),
            dsl::version.eq(dsl::version + 1),
            dsl::updated_at.eq(stamp(update.updated_at)),
        ))
        .execute(tx.conn)?;
    if changed == 1 {
        let stamps = parts::stamps(before, facts, update.updated_at);
        parts::replace(tx, before.id.0, facts, &stamps)?;
    }
    Ok(changed == 1)
}

/// Gives the texts of an event the times at which `before` was read to have been edited: a date put
/// right by a click is no new text that a translation would have to follow.
///
/// # Errors
/// What the database says.
pub fn keep_text_times(tx: &mut Tx<'_>, before: &Event) -> StoreResult<()> {
    parts::set_stamps(tx, before.id.0, &before.texts_at)
}

/// A change of state.
#[derive(Debug, Clone)]
pub struct Transition {
    pub state: State,
    pub sequence: i32,
    pub reason: Option<String>,
    pub published_at: Option<DateTime<Utc>>,
    pub updated_at: DateTime<Utc>,
}

/// # Errors
/// When there is no such event.
pub fn update_state(tx: &mut Tx<'_>, id: EventId, to: &Transition) -> StoreResult<()> {
    let changed = diesel::update(dsl::events.find(id.0))
        .set((
            dsl::state.eq(to.state.as_str()),
            dsl::sequence.eq(to.sequence),
            dsl::reason.eq(to.reason.as_deref()),
            dsl::published_at.eq(to.published_at.map(stamp)),
            dsl::version.eq(dsl::version + 1),
            dsl::updated_at.eq(stamp(to.updated_at)),
        ))
        .execute(tx.conn)?;
    one(changed)
}

/// Holds the event's row until the transaction ends, so that what is read after it stays true.
///
/// # Errors
/// [`StoreError::Busy`](super::StoreError::Busy) when others hold it for too long.
pub fn lock(tx: &mut Tx<'_>, id: EventId) -> StoreResult<()> {
    dialect::lock_event(tx.conn, id.0)
}

/// Takes seats for a whole party if they are there: one statement, and the number of rows it
/// changed is the answer.
///
/// # Errors
/// What the database says.
pub fn take_seats(tx: &mut Tx<'_>, id: EventId, heads: u32) -> StoreResult<bool> {
    let heads = small(heads)?;
    let fits = dsl::capacity
        .is_null()
        .or((dsl::taken + heads).nullable().le(dsl::capacity));
    let changed = diesel::update(dsl::events.filter(dsl::id.eq(id.0).and(fits)))
        .set(dsl::taken.eq(dsl::taken + heads))
        .execute(tx.conn)?;
    Ok(changed == 1)
}

/// Gives seats back.
///
/// # Errors
/// [`StoreError::Check`](super::StoreError::Check) when more are given back than were taken.
pub fn release_seats(tx: &mut Tx<'_>, id: EventId, heads: u32) -> StoreResult<()> {
    let changed = diesel::update(dsl::events.find(id.0))
        .set(dsl::taken.eq(dsl::taken - small(heads)?))
        .execute(tx.conn)?;
    one(changed)
}

/// Sets the capacity. Seats already promised stay promised: the ceiling that stands behind the
/// capacity never falls below them.
///
/// # Errors
/// When there is no such event.
pub fn set_capacity(tx: &mut Tx<'_>, id: EventId, capacity: Option<u32>) -> StoreResult<()> {
    dialect::lock_event(tx.conn, id.0)?;
    let taken: i32 = dsl::events.find(id.0).select(dsl::taken).first(tx.conn)?;
    let capacity = capacity.map(small).transpose()?;
    let changed = diesel::update(dsl::events.find(id.0))
        .set((
            dsl::capacity.eq(capacity),
            dsl::seat_ceiling.eq(capacity.map(|seats| seats.max(taken))),
        ))
        .execute(tx.conn)?;
    one(changed)
}
