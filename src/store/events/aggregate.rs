//! From rows to whole events: eight queries, however many events there are.

use std::collections::HashMap;

use diesel::prelude::*;

use super::super::db::Tx;
use super::super::error::{StoreError, StoreResult};
use super::super::schema::event_kinds;
use super::super::topics::read_kind;
use super::super::types::{Row, instant};
use super::super::{assignments, officers, pictures, venues};
use super::{Record, parts};
use crate::domain::assignment::{Assignment, Roster};
use crate::domain::event::{Event, State, Times};
use crate::domain::ids::{DepartmentId, EventId, SeriesId};
use crate::domain::officer::Officer;
use crate::domain::picture::Picture;
use crate::domain::series::Membership;
use crate::domain::topic::{Kind, Topic};
use crate::domain::venue::Venue;

struct Around {
    kinds: HashMap<i64, Kind>,
    venues: HashMap<i64, Venue>,
    officers: HashMap<i64, Vec<Officer>>,
    rosters: HashMap<i64, Roster>,
    topics: HashMap<i64, Vec<Topic>>,
    pictures: HashMap<i64, Vec<Picture>>,
    texts: parts::Texts,
}

/// Whole events in the order of their rows.
pub(super) fn assemble(tx: &mut Tx<'_>, records: Vec<Record>) -> StoreResult<Vec<Event>> {
    if records.is_empty() {
        return Ok(Vec::new());
    }
    let mut around = load(tx, &records)?;
    records
        .into_iter()
        .map(|record| event(record, &mut around))
        .collect()
}

fn load(tx: &mut Tx<'_>, records: &[Record]) -> StoreResult<Around> {
    let ids: Vec<i64> = records.iter().map(|record| record.id).collect();
    let kind_ids: Vec<i64> = records.iter().map(|record| record.kind_id).collect();
    let places: Vec<i64> = records
        .iter()
        .flat_map(|record| [Some(record.venue_id), record.previous_venue_id])
        .flatten()
        .collect();
    let kinds = event_kinds::table
        .filter(event_kinds::id.eq_any(kind_ids))
        .load(tx.conn)?;
    let of: Vec<EventId> = ids.iter().map(|id| EventId(*id)).collect();
    let assigned = assignments::list(tx, &of)?;
    Ok(Around {
        kinds: kinds
            .into_iter()
            .map(read_kind)
            .map(|kind| kind.map(|kind| (kind.id.0, kind)))
            .collect::<StoreResult<_>>()?,
        venues: venues::list_by_ids(tx, &places)?
            .into_iter()
            .map(|venue| (venue.id.0, venue))
            .collect(),
        officers: officers_by_event(tx, records, &assigned)?,
        rosters: rosters(&assigned),
        topics: parts::topics(tx, &ids)?,
        pictures: pictures::by_event(tx, &ids)?,
        texts: parts::texts(tx, &ids)?,
    })
}

fn officers_by_event(
    tx: &mut Tx<'_>,
    records: &[Record],
    assigned: &[Assignment],
) -> StoreResult<HashMap<i64, Vec<Officer>>> {
    let active = || assigned.iter().filter(|one| one.is_active());
    let mut by_event: HashMap<i64, Vec<Officer>> = HashMap::new();
    if active().next().is_none() {
        return Ok(by_event);
    }
    let departments: std::collections::BTreeSet<i64> =
        records.iter().map(|record| record.department_id).collect();
    for department in departments {
        for officer in officers::list(tx, DepartmentId(department))? {
            for one in active().filter(|one| one.officer_id == officer.id) {
                let there = by_event.entry(one.event_id.0).or_default();
                there.push(officer.clone());
            }
        }
    }
    Ok(by_event)
}

fn rosters(assigned: &[Assignment]) -> HashMap<i64, Roster> {
    let mut rosters: HashMap<i64, Roster> = HashMap::new();
    for one in assigned {
        rosters.entry(one.event_id.0).or_default().note(one);
    }
    rosters
}

fn event(record: Record, around: &mut Around) -> StoreResult<Event> {
    let row = Row {
        table: "events",
        id: record.id,
    };
    let venue = |id: i64| around.venues.get(&id).cloned();
    let (texts, texts_at) = around.texts.remove(&record.id).unwrap_or_default();
    let previous_venue = record.previous_venue_id.and_then(venue);
    Ok(Event {
        id: EventId(record.id),
        public_id: row.public_id(&record.public_id)?,
        department_id: DepartmentId(record.department_id),
        slug: row.slug(&record.slug)?,
        kind: row.need("kind_id", around.kinds.get(&record.kind_id).cloned())?,
        venue: row.need("venue_id", venue(record.venue_id))?,
        previous_venue,
        state: row.need("state", State::parse(&record.state))?,
        times: times(row, &record)?,
        previous_start: record.previous_start.map(instant),
        capacity: record
            .capacity
            .map(|seats| row.count("capacity", seats))
            .transpose()?,
        taken: row.count("taken", record.taken)?,
        rsvp_opens_at: record.rsvp_opens_at.map(instant),
        rsvp_closes_at: record.rsvp_closes_at.map(instant),
        sequence: record.sequence,
        version: record.version,
        reason: record.reason,
        rain_since: record.rain_since.map(instant),
        published_at: record.published_at.map(instant),
        created_at: instant(record.created_at),
        updated_at: instant(record.updated_at),
        texts,
        texts_at,
        officers: around.officers.remove(&record.id).unwrap_or_default(),
        roster: around.rosters.remove(&record.id).unwrap_or_default(),
        topics: around.topics.remove(&record.id).unwrap_or_default(),
        pictures: around.pictures.remove(&record.id).unwrap_or_default(),
        series: record.series_id.map(|id| Membership {
            series_id: SeriesId(id),
            date: record.series_date,
            is_detached: record.series_detached,
        }),
    })
}

fn times(row: Row, record: &Record) -> Result<Times, StoreError> {
    Ok(Times {
        local_start: record.local_start,
        local_end: record.local_end,
        zone: row.zone(&record.zone)?,
        starts_at: instant(record.starts_at),
        ends_at: instant(record.ends_at),
    })
}
