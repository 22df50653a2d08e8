//! What staff see first, and the lists their forms choose from.

use std::collections::BTreeMap;

use crate::domain::event::{Event, State};
use crate::domain::ids::{EventId, SeriesId};
use crate::domain::officer::Officer;
use crate::domain::rsvp::Totals;
use crate::domain::schedule::Schedule;
use crate::domain::series::Series;
use crate::domain::topic::{Kind, Topic};
use crate::domain::venue::Venue;
use crate::services::read_assignments::{self, Open};
use crate::services::{Actor, Context, Result, read_series};
use crate::store::events::{Filter, Order};
use crate::store::{Tx, articles, events, officers, rsvps, schedules, topics, venues};

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
    /// Slugs of the articles about past events, where there is one.
    pub articles: BTreeMap<EventId, String>,
    /// When drafts are to be published, and who said so.
    pub schedules: BTreeMap<EventId, (Schedule, String)>,
}

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
    let ids: Vec<EventId> = upcoming.iter().chain(&past).map(|event| event.id).collect();
    let totals = rsvps::totals_of(tx, &ids)?;
    let ahead: Vec<EventId> = upcoming.iter().map(|event| event.id).collect();
    let open = read_assignments::open(tx, actor, &ahead)?;
    let over: Vec<EventId> = past.iter().map(|event| event.id).collect();
    let articles = articles::slugs_of_events(tx, &over)?;
    Ok(Board {
        schedules: schedules::list_of(tx, actor.department_id)?,
        open,
        articles,
        upcoming,
        past,
        totals,
        series: read_series::of_department(tx, actor)?,
    })
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
