//! What an event was before its last change, and the way back to it.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::db::Tx;
use super::error::StoreResult;
use super::schema::event_changes::{self, dsl};
use super::schema::events;
use super::types::{Row, instant, json, stamp};
use crate::domain::event::{Event, State, Times};
use crate::domain::ids::{EventId, SeriesId, VenueId};
use crate::domain::undo::{Before, Change, SeriesBefore, What};

#[derive(Insertable)]
#[diesel(table_name = event_changes)]
struct NewRecord<'a> {
    event_id: i64,
    what: &'static str,
    version: i32,
    sequence: i32,
    mail_mark: i64,
    mail_waiting: String,
    made_at: NaiveDateTime,
    state: &'static str,
    reason: Option<&'a str>,
    local_start: NaiveDateTime,
    local_end: NaiveDateTime,
    zone: &'static str,
    starts_at: NaiveDateTime,
    ends_at: NaiveDateTime,
    venue_id: i64,
    previous_start: Option<NaiveDateTime>,
    previous_venue_id: Option<i64>,
    rain_since: Option<NaiveDateTime>,
    rsvp_opens_at: Option<NaiveDateTime>,
    rsvp_closes_at: Option<NaiveDateTime>,
    series_id: Option<i64>,
    series_version: Option<i32>,
    series_detached: bool,
}

/// Keeps a change in place of the one before it: only the last one can be undone.
///
/// # Errors
/// What the database says.
pub fn replace(tx: &mut Tx<'_>, change: &Change) -> StoreResult<()> {
    delete(tx, change.event_id)?;
    let before = &change.before;
    let record = NewRecord {
        event_id: change.event_id.0,
        what: change.what.as_str(),
        version: change.version,
        sequence: change.sequence,
        mail_mark: change.mail_mark,
        mail_waiting: json(&change.mail_waiting)?,
        made_at: stamp(change.made_at),
        state: before.state.as_str(),
        reason: before.reason.as_deref(),
        local_start: before.times.local_start,
        local_end: before.times.local_end,
        zone: before.times.zone.name(),
        starts_at: stamp(before.times.starts_at),
        ends_at: stamp(before.times.ends_at),
        venue_id: before.venue_id.0,
        previous_start: before.previous_start.map(stamp),
        previous_venue_id: before.previous_venue.map(|venue| venue.0),
        rain_since: before.rain_since.map(stamp),
        rsvp_opens_at: before.rsvp_opens_at.map(stamp),
        rsvp_closes_at: before.rsvp_closes_at.map(stamp),
        series_id: before.series.map(|series| series.id.0),
        series_version: before.series.map(|series| series.version),
        series_detached: before.series.is_some_and(|series| series.is_detached),
    };
    diesel::insert_into(event_changes::table)
        .values(&record)
        .execute(tx.conn)?;
    Ok(())
}

/// Forgets the last change of an event, if there was one.
///
/// # Errors
/// What the database says.
pub fn delete(tx: &mut Tx<'_>, event: EventId) -> StoreResult<()> {
    diesel::delete(dsl::event_changes.filter(dsl::event_id.eq(event.0))).execute(tx.conn)?;
    Ok(())
}

#[derive(Queryable)]
struct Record {
    id: i64,
    event_id: i64,
    what: String,
    version: i32,
    sequence: i32,
    mail_mark: i64,
    mail_waiting: String,
    made_at: NaiveDateTime,
    state: String,
    reason: Option<String>,
    local_start: NaiveDateTime,
    local_end: NaiveDateTime,
    zone: String,
    starts_at: NaiveDateTime,
    ends_at: NaiveDateTime,
    venue_id: i64,
    previous_start: Option<NaiveDateTime>,
    previous_venue_id: Option<i64>,
    rain_since: Option<NaiveDateTime>,
    rsvp_opens_at: Option<NaiveDateTime>,
    rsvp_closes_at: Option<NaiveDateTime>,
    series_id: Option<i64>,
    series_version: Option<i32>,
    series_detached: bool,
}

impl Record {
    fn read(self) -> StoreResult<Change> {
        let row = Row {
            table: "event_changes",
            id: self.id,
        };
        let series = self.series_id.zip(self.series_version);
        Ok(Change {
            event_id: EventId(self.event_id),
            what: row.need("what", What::parse(&self.what))?,
            version: self.version,
            sequence: self.sequence,
            mail_mark: self.mail_mark,
            mail_waiting: row.json("mail_waiting", &self.mail_waiting)?,
            made_at: instant(self.made_at),
            before: Before {
                state: row.need("state", State::parse(&self.state))?,
                reason: self.reason,
                times: Times {
                    local_start: self.local_start,
                    local_end: self.local_end,
                    zone: row.zone(&self.zone)?,
                    starts_at: instant(self.starts_at),
                    ends_at: instant(self.ends_at),
                },
                venue_id: VenueId(self.venue_id),
                previous_start: self.previous_start.map(instant),
                previous_venue: self.previous_venue_id.map(VenueId),
                rain_since: self.rain_since.map(instant),
                rsvp_opens_at: self.rsvp_opens_at.map(instant),
                rsvp_closes_at: self.rsvp_closes_at.map(instant),
                series: series.map(|(id, version)| SeriesBefore {
                    id: SeriesId(id),
                    version,
                    is_detached: self.series_detached,
                }),
            },
        })
    }
}

/// The last change of an event that people were told of.
///
/// # Errors
/// What the database says.
pub fn find(tx: &mut Tx<'_>, event: EventId) -> StoreResult<Option<Change>> {
    let record: Option<Record> = dsl::event_changes
        .filter(dsl::event_id.eq(event.0))
        .first(tx.conn)
        .optional()?;
    record.map(Record::read).transpose()
}

/// Makes an event what it was, under the next SEQUENCE and version; `false` when the version it was
/// read with is not the current one any more.
///
/// # Errors
/// What the database says.
pub fn restore(
    tx: &mut Tx<'_>,
    event: &Event,
    before: &Before,
    updated_at: DateTime<Utc>,
) -> StoreResult<bool> {
    let current = events::table.filter(
        events::id
            .eq(event.id.0)
            .and(events::version.eq(event.version)),
    );
    let changed = diesel::update(current)
        .set((
            events::state.eq(before.state.as_str()),
            events::reason.eq(before.reason.as_deref()),
            events::local_start.eq(before.times.local_start),
            events::local_end.eq(before.times.local_end),
            events::zone.eq(before.times.zone.name()),
            events::starts_at.eq(stamp(before.times.starts_at)),
            events::ends_at.eq(stamp(before.times.ends_at)),
            events::venue_id.eq(before.venue_id.0),
            events::previous_start.eq(before.previous_start.map(stamp)),
            events::previous_venue_id.eq(before.previous_venue.map(|venue| venue.0)),
            events::rain_since.eq(before.rain_since.map(stamp)),
            events::rsvp_opens_at.eq(before.rsvp_opens_at.map(stamp)),
            events::rsvp_closes_at.eq(before.rsvp_closes_at.map(stamp)),
            events::sequence.eq(events::sequence + 1),
            events::version.eq(events::version + 1),
            events::updated_at.eq(stamp(updated_at)),
        ))
        .execute(tx.conn)?;
    Ok(changed == 1)
}

/// Turns the rain plan on or off. Time, place and status stay, so SEQUENCE does too; LAST-MODIFIED
/// rises. `false` when the version the event was read with is not the current one any more.
///
/// # Errors
/// What the database says.
pub fn set_rain(
    tx: &mut Tx<'_>,
    event: &Event,
    (since, reason): (Option<DateTime<Utc>>, Option<&str>),
    updated_at: DateTime<Utc>,
) -> StoreResult<bool> {
    let current = events::table.filter(
        events::id
            .eq(event.id.0)
            .and(events::version.eq(event.version)),
    );
    let changed = diesel::update(current)
        .set((
            events::rain_since.eq(since.map(stamp)),
            events::reason.eq(reason),
            events::version.eq(events::version + 1),
            events::updated_at.eq(stamp(updated_at)),
        ))
        .execute(tx.conn)?;
    Ok(changed == 1)
}
