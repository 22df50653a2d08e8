//! What staff see first, and the lists their forms choose from. What is missing of the next days is
//! the fact check's to say.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};

use crate::domain::close_out;
use crate::domain::event::{Event, State};
use crate::domain::facts::Finding;
use crate::domain::ids::{EventId, SeriesId};
use crate::domain::officer::Officer;
use crate::domain::rsvp::Totals;
use crate::domain::schedule::Schedule;
use crate::domain::series::Series;
use crate::domain::topic::{Kind, Topic};
use crate::domain::venue::Venue;
use crate::services::check_facts::Known;
use crate::services::read_assignments::{self, Open};
use crate::services::{Actor, Context, Result, read_promises, read_series};
use crate::store::events::{Filter, Order};
use crate::store::{
    Tx, access_requests, articles, events, officers, promises, rsvps, schedules, topics, venues,
    wishes,
};

/// Upcoming and recent events with their head counts.
#[derive(Debug, Clone)]
pub struct Board {
    pub upcoming: Vec<Event>,
    pub past: Vec<Event>,
    pub totals: BTreeMap<EventId, Totals>,
    /// The series some of the events belong to.
    pub series: BTreeMap<SeriesId, Series>,
    /// Officers who have not answered or cannot come, of what is ahead.
    pub open: BTreeMap<EventId, Open>,
    /// What the fact check found on the events of the next days.
    pub found: BTreeMap<EventId, Vec<Finding>>,
    /// Requests for access nobody has answered, of the events of the next days.
    pub unanswered: BTreeMap<EventId, u32>,
    /// What neighbours raised for the events of the next days and nobody has marked as dealt with; empty
    /// for who may not read it.
    pub raised: BTreeMap<EventId, u32>,
    /// Over and not closed out, the latest first.
    pub to_close: Vec<Event>,
    /// Promises that are open and past their day.
    pub overdue: u32,
    /// Slugs of the articles about past events, where there is one.
    pub articles: BTreeMap<EventId, String>,
    /// When drafts are to be published, and who said so.
    pub schedules: BTreeMap<EventId, (Schedule, String)>,
}

/// Events that start within so many days are looked at closely.
pub const CLOSE_DAYS: i64 = 14;

/// # Errors
/// What the store says.
pub fn run(tx: &mut Tx<'_>, context: &Context, actor: &Actor) -> Result<Board> {
    let all = Filter {
        states: State::ALL.to_vec(),
        ..Filter::of(actor.department_id)
    };
    let upcoming = events::list(
        tx,
        &Filter {
            ends_after: Some(context.now),
            limit: Some(100),
            ..all.clone()
        },
    )?;
    let past = events::list(
        tx,
        &Filter {
            ends_before: Some(context.now),
            order: Order::LatestFirst,
            limit: Some(50),
            ..all
        },
    )?;
    let to_close = to_close(tx, context, actor)?;
    let soon: Vec<&Event> = upcoming
        .iter()
        .filter(|event| is_close(event, context.now))
        .collect();
    let ids: Vec<EventId> = upcoming
        .iter()
        .chain(&past)
        .chain(&to_close)
        .map(|event| event.id)
        .collect();
    let totals = rsvps::totals_of(tx, &ids)?;
    let ahead: Vec<EventId> = upcoming.iter().map(|event| event.id).collect();
    let open = read_assignments::open(tx, actor, &ahead)?;
    let over: Vec<EventId> = past.iter().chain(&to_close).map(|event| event.id).collect();
    let articles = articles::slugs_of_events(tx, &over)?;
    Ok(Board {
        schedules: schedules::list_of(tx, actor.department_id)?,
        open,
        found: found(tx, context, actor, &soon)?,
        unanswered: unanswered(tx, &soon)?,
        raised: raised(tx, actor, &soon)?,
        overdue: overdue(tx, context, actor)?,
        to_close,
        articles,
        upcoming,
        past,
        totals,
        series: read_series::of_department(tx, actor)?,
    })
}

/// Over and not closed out, for as long as that nags.
fn to_close(tx: &mut Tx<'_>, context: &Context, actor: &Actor) -> Result<Vec<Event>> {
    let mut found = events::list(
        tx,
        &Filter {
            states: vec![State::Published],
            ends_after: Some(context.now - TimeDelta::days(close_out::NAG_DAYS)),
            ends_before: Some(context.now),
            order: Order::LatestFirst,
            ..Filter::of(actor.department_id)
        },
    )?;
    found.retain(|event| close_out::nags(event, context.now));
    Ok(found)
}

/// Whether an event that is not over starts within [`CLOSE_DAYS`].
#[must_use]
pub fn is_close(event: &Event, now: DateTime<Utc>) -> bool {
    event.times.starts_at < now + TimeDelta::days(CLOSE_DAYS)
}

fn found(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    soon: &[&Event],
) -> Result<BTreeMap<EventId, Vec<Finding>>> {
    let known = Known::load(tx, context, actor.department_id)?;
    let look = |event: &&Event| (event.id, known.event(event));
    Ok(soon.iter().map(look).collect())
}

fn unanswered(tx: &mut Tx<'_>, soon: &[&Event]) -> Result<BTreeMap<EventId, u32>> {
    let mut open = BTreeMap::new();
    for event in soon {
        open.insert(event.id, access_requests::count_open(tx, event.id)?);
    }
    Ok(open)
}

fn raised(tx: &mut Tx<'_>, actor: &Actor, soon: &[&Event]) -> Result<BTreeMap<EventId, u32>> {
    let mut open = BTreeMap::new();
    if actor.role.may_read_wishes() {
        for event in soon {
            open.insert(event.id, wishes::count_open(tx, event.id)?);
        }
    }
    Ok(open)
}

fn overdue(tx: &mut Tx<'_>, context: &Context, actor: &Actor) -> Result<u32> {
    if !actor.role.may_read_promises() {
        return Ok(0);
    }
    let today = read_promises::today(tx, context, actor)?;
    Ok(promises::count_overdue(tx, actor.department_id, today)?)
}

/// The events a new one can be copied from, the latest date first; at most a hundred.
///
/// # Errors
/// What the store says.
pub fn models(tx: &mut Tx<'_>, actor: &Actor) -> Result<Vec<Event>> {
    let latest = Filter {
        order: Order::LatestFirst,
        limit: Some(100),
        ..Filter::of(actor.department_id)
    };
    Ok(events::list(tx, &latest)?)
}

/// What an event form chooses from.
#[derive(Debug, Clone)]
pub struct Choices {
    pub kinds: Vec<Kind>,
    pub topics: Vec<Topic>,
    pub venues: Vec<Venue>,
    pub officers: Vec<Officer>,
}

/// # Errors
/// What the store says.
pub fn choices(tx: &mut Tx<'_>, actor: &Actor) -> Result<Choices> {
    Ok(Choices {
        kinds: topics::list_kinds(tx, actor.department_id)?,
        topics: topics::list_topics(tx, actor.department_id)?,
        venues: venues::list(tx, actor.department_id)?,
        officers: officers::list(tx, actor.department_id)?,
    })
}
