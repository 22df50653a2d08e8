//! A department's feed, and one event as a file: which events, and what a calendar is told of each.

use chrono::{DateTime, NaiveDate, Utc};

use crate::domain::department::Department;
use crate::domain::event::{Event, State};
use crate::domain::feed::{Entry, Feed, Window};
use crate::domain::filter::{self, Narrowing, Query};
use crate::domain::language::Language;
use crate::domain::links;
use crate::services::{Context, Error, Result, browse};
use crate::store::events::{Filter, Order};
use crate::store::{Tx, departments, events, feeds, officers};

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

/// What a calendar app asks for.
#[derive(Debug, Clone)]
pub struct Asked {
    pub query: Query,
    pub language: Language,
    /// The language stands in the address; else it was read from a header.
    pub is_chosen: bool,
}

impl Asked {
    /// The fields of the address that ask for this again.
    #[must_use]
    pub fn fields(&self) -> Vec<(&'static str, String)> {
        let mut fields = self.query.fields();
        if self.is_chosen {
            fields.push(("lang", self.language.tag().to_owned()));
        }
        fields
    }
}

/// The whole feed. Cancelled and postponed events stay in it, said to be off.
///
/// # Errors
/// [`Error::NotFound`] when there is no such department.
pub fn run(tx: &mut Tx<'_>, context: &Context, slug: &str, asked: &Asked) -> Result<Feed> {
    let (department, window) = head(tx, context, slug)?;
    let query = &asked.query;
    let narrowed = if query.is_filtered() {
        filter::narrowings(query, &browse::choices(tx, &department)?)
    } else {
        Vec::new()
    };
    let events = events::list(tx, &narrow(&department, window, query))?;
    let path = links::with_fields(&links::calendar_ics(slug), &asked.fields());
    Ok(Feed {
        source: context.links.absolute(&path),
        narrowed,
        ..feed(context, &department, &events, asked.language)
    })
}

fn narrow(department: &Department, window: Window, query: &Query) -> Filter {
    let first = |day| crate::domain::feed::first_instant(day, department.zone);
    let after = |day: NaiveDate| first(day.succ_opt().unwrap_or(day));
    Filter {
        states: State::PUBLIC.to_vec(),
        ends_after: (!query.past).then_some(window.from),
        starts_from: query.from.map(first),
        starts_before: Some(
            query
                .to
                .map(after)
                .map_or(window.to, |end| end.min(window.to)),
        ),
        kind: query.kind.clone(),
        topic: query.topic.clone(),
        venue: query.venue.clone(),
        officer: department.named(query.officer.as_ref(), window.since),
        language: query.language,
        q: query.q.clone(),
        order: Order::EarliestFirst,
        limit: Some(MOST),
        ..Filter::of(department.id)
    }
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

/// The calendar of one officer, with the instant of its last change: the announced events she is
/// assigned to. Its address is secret, so it does not stand in it.
///
/// # Errors
/// [`Error::NotFound`] for an address nobody was given, [`Error::Gone`] for one that was revoked.
pub fn of_officer(
    tx: &mut Tx<'_>,
    context: &Context,
    token: &str,
    pick: impl Fn(&Department) -> Language,
) -> Result<(Feed, DateTime<Utc>)> {
    let hash = context.vault.token_hash(token);
    let known = feeds::find_by_hash(tx, &hash)?.ok_or(Error::NotFound)?;
    if known.revoked_at.is_some() {
        return Err(Error::Gone);
    }
    let department = departments::find(tx, known.department_id)?.ok_or(Error::NotFound)?;
    let shown = department.calendar_at(context.now).ok_or(Error::Gone)?;
    let officer = officers::find(tx, known.officer_id)?.ok_or(Error::NotFound)?;
    let window = Window::at(shown, department.zone);
    let filter = Filter {
        assigned: Some(officer.id),
        ..narrow(&department, window, &Query::default())
    };
    let events = events::list(tx, &filter)?;
    let feed = Feed {
        source: String::new(),
        narrowed: vec![Narrowing::Officer(officer.facts.full_name())],
        ..feed(context, &department, &events, pick(&department))
    };
    Ok((feed, department.revised_at.max(window.since)))
}

/// These events as a calendar of the department.
pub(super) fn feed(
    context: &Context,
    department: &Department,
    events: &[Event],
    language: Language,
) -> Feed {
    let slug = department.slug.as_str();
    Feed {
        name: department.name.clone(),
        url: context.links.absolute(&links::department(slug)),
        source: context.links.absolute(&links::calendar_ics(slug)),
        zone: department.zone,
        language,
        organizer_name: department.name.clone(),
        organizer_email: department.email.clone(),
        narrowed: Vec::new(),
        entries: events
            .iter()
            .map(|event| Entry::of(&context.links, department, event, language))
            .collect(),
    }
}
