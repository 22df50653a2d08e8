//! A department's feed, and one event as a file: which events, and what a calendar is told of each.

use crate::domain::department::Department;
use crate::domain::event::{Event, State};
use crate::domain::feed::{Entry, Feed, Window};
use crate::domain::language::Language;
use crate::domain::links;
use crate::services::browse::Query;
use crate::services::{Context, Error, Result};
use crate::store::events::{Filter, Order};
use crate::store::{Tx, departments, events};

/// More than this many events and a feed would be no calendar any more.
const MOST: i64 = 2000;

/// A department with the window its feed shows now; enough to know whether bytes kept are current.
/// A department that left shows its last calendar for half a year.
///
/// # Errors
/// [`Error::NotFound`] when there never was such a department, [`Error::Gone`] when it left.
pub fn head(tx: &mut Tx<'_>, context: &Context, slug: &str) -> Result<(Department, Window)> {
    let department = departments::find_by_slug(tx, slug)?.ok_or(Error::NotFound)?;
    let shown = department.calendar_at(context.now).ok_or(Error::Gone)?;
    let window = Window::at(shown, department.zone);
    Ok((department, window))
}

/// The whole feed. Cancelled and postponed events stay in it, said to be off.
///
/// # Errors
/// [`Error::NotFound`] when there is no such department.
pub fn run(
    tx: &mut Tx<'_>,
    context: &Context,
    slug: &str,
    query: &Query,
    language: Language,
) -> Result<Feed> {
    let (department, window) = head(tx, context, slug)?;
    let filter = Filter {
        states: State::PUBLIC.to_vec(),
        ends_after: (!query.past).then_some(window.from),
        starts_from: query
            .from
            .map(|day| crate::domain::feed::first_instant(day, department.zone)),
        starts_before: Some(window.to),
        kind: query.kind.clone(),
        topic: query.topic.clone(),
        venue: query.venue.clone(),
        officer: query.officer.clone(),
        language: query.language,
        q: query.q.clone(),
        order: Order::EarliestFirst,
        limit: Some(MOST),
        ..Filter::of(department.id)
    };
    let events = events::list(tx, &filter)?;
    Ok(feed(context, &department, &events, language))
}

/// One event as a calendar of its own.
///
/// # Errors
/// [`Error::NotFound`] for an event residents cannot see, [`Error::Gone`] as for [`head`].
pub fn one(
    tx: &mut Tx<'_>,
    context: &Context,
    slug: &str,
    event: &str,
    language: Language,
) -> Result<Feed> {
    let (department, _) = head(tx, context, slug)?;
    let event = events::find(tx, department.id, event)?.ok_or(Error::NotFound)?;
    if !event.state.is_public() {
        return Err(Error::NotFound);
    }
    let mut feed = feed(context, &department, std::slice::from_ref(&event), language);
    feed.source = context
        .links
        .absolute(&links::event_ics(slug, event.slug.as_str()));
    Ok(feed)
}

fn feed(context: &Context, department: &Department, events: &[Event], language: Language) -> Feed {
    let slug = department.slug.as_str();
    Feed {
        name: department.name.clone(),
        url: context.links.absolute(&links::department(slug)),
        source: context.links.absolute(&links::calendar_ics(slug)),
        zone: department.zone,
        language,
        organizer_name: department.name.clone(),
        organizer_email: department.email.clone(),
        entries: events
            .iter()
            .map(|event| Entry::of(&context.links, department, event, language))
            .collect(),
    }
}
