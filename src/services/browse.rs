//! What a visitor finds: the departments, and one department's events with filters.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};

use crate::domain::article::Article;
use crate::domain::department::Department;
use crate::domain::event::{Event, State};
use crate::domain::feed::first_instant;
use crate::domain::filter::{self, Choices, Narrowing, Query};
use crate::domain::retention::Receipt;
use crate::services::{Context, Result, open_department};
use crate::store::events::{Filter, Order};
use crate::store::{Tx, articles, departments, events, officers, retention, topics, venues};

/// A department's list with the choices for its filter form.
#[derive(Debug, Clone)]
pub struct Listing {
    pub department: Department,
    pub events: Vec<Event>,
    pub latest_article: Option<Article>,
    pub choices: Choices,
    /// What it was narrowed to.
    pub narrowed: Vec<Narrowing>,
}

/// A department with its next event.
#[derive(Debug, Clone)]
pub struct Card {
    pub department: Department,
    pub next: Option<Event>,
}

/// The longest list a page shows.
const MOST: i64 = 200;

/// Every open department with its next event, by name.
///
/// # Errors
/// What the store says.
pub fn departments(tx: &mut Tx<'_>, context: &Context) -> Result<Vec<Card>> {
    let mut cards = Vec::new();
    for department in departments::list_open(tx)? {
        let filter = Filter {
            states: vec![State::Published],
            ends_after: Some(context.now),
            limit: Some(1),
            ..Filter::of(department.id)
        };
        let next = events::list(tx, &filter)?.into_iter().next();
        cards.push(Card { department, next });
    }
    cards.sort_by(|left, right| left.department.name.cmp(&right.department.name));
    Ok(cards)
}

/// One department, for the pages that show nothing else.
///
/// # Errors
/// [`Error::NotFound`](crate::services::Error::NotFound),
/// [`Error::Gone`](crate::services::Error::Gone).
pub fn head(tx: &mut Tx<'_>, slug: &str) -> Result<Department> {
    open_department(tx, slug)
}

/// One department with what was deleted lately, newest first.
///
/// # Errors
/// As [`head`].
pub fn receipts(tx: &mut Tx<'_>, slug: &str) -> Result<(Department, Vec<Receipt>)> {
    let department = open_department(tx, slug)?;
    let receipts = retention::list_receipts(tx, department.id, 12)?;
    Ok((department, receipts))
}

/// One department's events.
///
/// # Errors
/// [`Error::NotFound`] when there is no such department.
pub fn department(
    tx: &mut Tx<'_>,
    context: &Context,
    slug: &str,
    query: &Query,
) -> Result<Listing> {
    let department = open_department(tx, slug)?;
    let events = events::list(tx, &narrow(&department, query, context.now))?;
    let latest_article = articles::list_published(tx, department.id, 1)?
        .into_iter()
        .next();
    let choices = choices(tx, &department)?;
    Ok(Listing {
        events,
        latest_article,
        narrowed: filter::narrowings(query, &choices),
        choices,
        department,
    })
}

/// A department with what its feed can be narrowed to, and is by this query.
///
/// # Errors
/// As [`head`].
pub fn feed_choices(
    tx: &mut Tx<'_>,
    slug: &str,
    query: &Query,
) -> Result<(Department, Choices, Vec<Narrowing>)> {
    let department = open_department(tx, slug)?;
    let choices = choices(tx, &department)?;
    let narrowed = filter::narrowings(query, &choices);
    Ok((department, choices, narrowed))
}

/// What a department's list can be narrowed to.
///
/// # Errors
/// What the store says.
pub fn choices(tx: &mut Tx<'_>, department: &Department) -> Result<Choices> {
    Ok(Choices {
        kinds: topics::list_kinds(tx, department.id)?,
        topics: topics::list_topics(tx, department.id)?,
        venues: venues::list(tx, department.id)?,
        officers: officers::list(tx, department.id)?,
    })
}

fn narrow(department: &Department, query: &Query, now: DateTime<Utc>) -> Filter {
    let midnight = |date: NaiveDate| first_instant(date, department.zone);
    let next_day = |date: NaiveDate| date.succ_opt().unwrap_or(date);
    Filter {
        states: State::PUBLIC.to_vec(),
        ends_after: (!query.past).then_some(now),
        ends_before: query.past.then_some(now),
        starts_from: query.from.map(midnight),
        starts_before: query.to.map(|date| midnight(next_day(date))),
        kind: query.kind.clone(),
        topic: query.topic.clone(),
        venue: query.venue.clone(),
        officer: department.named(query.officer.as_ref(), now),
        language: query.language,
        q: query.q.clone(),
        order: if query.past {
            Order::LatestFirst
        } else {
            Order::EarliestFirst
        },
        limit: Some(MOST),
        ..Filter::of(department.id)
    }
}

/// Events by month of their wall clock, in the order they came.
#[must_use]
pub fn by_month(events: Vec<Event>) -> BTreeMap<(i32, u32), Vec<Event>> {
    use chrono::Datelike;
    let mut months: BTreeMap<(i32, u32), Vec<Event>> = BTreeMap::new();
    for event in events {
        let start = event.times.local_start;
        months
            .entry((start.year(), start.month()))
            .or_default()
            .push(event);
    }
    months
}
