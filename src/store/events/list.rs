//! Finding events.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::super::db::Tx;
use super::super::error::StoreResult;
use super::super::pool::AnyConnection;
use super::super::schema::{
    event_kinds, event_officers, event_texts, event_topics, events, officers, topics, venues,
};
use super::super::types::{instant, stamp};
use super::{Record, aggregate};
use crate::domain::assignment::State as Assigned;
use crate::domain::event::{Event, State};
use crate::domain::ids::{DepartmentId, EventId, OfficerId, PublicId, SeriesId};
use crate::domain::language::Language;
use crate::domain::officer::DisplayForm;

/// By start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    #[default]
    EarliestFirst,
    LatestFirst,
}

/// Which events; `None` does not narrow.
#[derive(Debug, Clone)]
pub struct Filter {
    pub department: DepartmentId,
    pub states: Vec<State>,
    pub starts_from: Option<DateTime<Utc>>,
    pub starts_before: Option<DateTime<Utc>>,
    pub ends_after: Option<DateTime<Utc>>,
    pub ends_before: Option<DateTime<Utc>>,
    pub kind: Option<String>,
    pub topic: Option<String>,
    pub venue: Option<String>,
    /// An officer who agreed to be listed, at events that ended after an instant.
    pub officer: Option<(PublicId, DateTime<Utc>)>,
    /// An officer, listed or not: for the officer's own calendar.
    pub assigned: Option<OfficerId>,
    pub language: Option<Language>,
    /// Words that stand in the texts or the place, whatever their case or accents.
    pub q: Option<String>,
    /// Occurrences of one series.
    pub series: Option<SeriesId>,
    pub order: Order,
    pub limit: Option<i64>,
}

impl Filter {
    /// Every event of a department.
    #[must_use]
    pub fn of(department: DepartmentId) -> Self {
        Self {
            department,
            states: State::ALL.to_vec(),
            starts_from: None,
            starts_before: None,
            ends_after: None,
            ends_before: None,
            kind: None,
            topic: None,
            venue: None,
            officer: None,
            assigned: None,
            language: None,
            q: None,
            series: None,
            order: Order::default(),
            limit: None,
        }
    }
}

type Boxed<'a> = events::BoxedQuery<'a, <AnyConnection as Connection>::Backend>;

/// Whole events that the filter lets through.
///
/// # Errors
/// What the database says.
pub fn list(tx: &mut Tx<'_>, filter: &Filter) -> StoreResult<Vec<Event>> {
    let mut query = by_parts(by_time(filter), filter);
    query = match filter.order {
        Order::EarliestFirst => query.order((events::starts_at.asc(), events::id.asc())),
        Order::LatestFirst => query.order((events::starts_at.desc(), events::id.desc())),
    };
    // Words are compared here, the same way on both databases, so the limit has to wait for them.
    if let (Some(limit), None) = (filter.limit, &filter.q) {
        query = query.limit(limit);
    }
    let records: Vec<Record> = query.load(tx.conn)?;
    let mut found = aggregate::assemble(tx, records)?;
    if let Some(q) = &filter.q {
        let words: Vec<String> = fold(q).split_whitespace().map(str::to_owned).collect();
        found.retain(|event| {
            let text = searchable(event);
            words.iter().all(|word| text.contains(word))
        });
        if let Some(limit) = filter.limit.and_then(|limit| usize::try_from(limit).ok()) {
            found.truncate(limit);
        }
    }
    Ok(found)
}

fn by_time(filter: &Filter) -> Boxed<'static> {
    let states: Vec<&'static str> = filter.states.iter().map(|state| state.as_str()).collect();
    let mut query = events::table
        .filter(events::department_id.eq(filter.department.0))
        .filter(events::state.eq_any(states))
        .into_boxed();
    if let Some(at) = filter.starts_from {
        query = query.filter(events::starts_at.ge(stamp(at)));
    }
    if let Some(at) = filter.starts_before {
        query = query.filter(events::starts_at.lt(stamp(at)));
    }
    if let Some(at) = filter.ends_after {
        query = query.filter(events::ends_at.gt(stamp(at)));
    }
    if let Some(at) = filter.ends_before {
        query = query.filter(events::ends_at.le(stamp(at)));
    }
    query
}

fn by_parts(mut query: Boxed<'static>, filter: &Filter) -> Boxed<'static> {
    if let Some(series) = filter.series {
        query = query.filter(events::series_id.eq(series.0));
    }
    if let Some(slug) = filter.kind.clone() {
        let kinds = event_kinds::table
            .filter(event_kinds::slug.eq(slug))
            .select(event_kinds::id);
        query = query.filter(events::kind_id.eq_any(kinds));
    }
    if let Some(slug) = filter.venue.clone() {
        let places = venues::table
            .filter(venues::slug.eq(slug))
            .select(venues::id);
        query = query.filter(events::venue_id.eq_any(places));
    }
    if let Some(slug) = filter.topic.clone() {
        let about = event_topics::table
            .inner_join(topics::table.on(topics::id.eq(event_topics::topic_id)))
            .filter(topics::slug.eq(slug))
            .select(event_topics::event_id);
        query = query.filter(events::id.eq_any(about));
    }
    if let Some((id, named_after)) = &filter.officer {
        let there = event_officers::table
            .inner_join(officers::table.on(officers::id.eq(event_officers::officer_id)))
            .filter(officers::public_id.eq(id.as_str().to_owned()))
            .filter(officers::is_public.eq(true))
            .filter(officers::display_form.ne(DisplayForm::None.as_str()))
            .filter(event_officers::state.eq(Assigned::Accepted.as_str()))
            .filter(event_officers::called_away_at.is_null())
            .select(event_officers::event_id);
        query = query.filter(events::id.eq_any(there));
        query = query.filter(events::ends_at.gt(stamp(*named_after)));
    }
    if let Some(id) = filter.assigned {
        let active = [Assigned::Asked.as_str(), Assigned::Accepted.as_str()];
        let theirs = event_officers::table
            .filter(event_officers::officer_id.eq(id.0))
            .filter(event_officers::state.eq_any(active))
            .filter(event_officers::called_away_at.is_null())
            .select(event_officers::event_id);
        query = query.filter(events::id.eq_any(theirs));
    }
    if let Some(language) = filter.language {
        let written = event_texts::table
            .filter(event_texts::language.eq(language.tag()))
            .select(event_texts::event_id);
        query = query.filter(events::id.eq_any(written));
    }
    query
}

fn searchable(event: &Event) -> String {
    let mut text = format!(
        "{} {} ",
        event.venue.facts.name,
        event.venue.facts.address_line()
    );
    for words in event.texts.values() {
        text.push_str(&format!("{} {} {} ", words.title, words.lead, words.body));
    }
    for label in event.topics.iter().flat_map(|topic| topic.labels.values()) {
        text.push_str(label);
        text.push(' ');
    }
    fold(&text)
}

/// Lower case without the accents of the languages we serve.
fn fold(text: &str) -> String {
    text.to_lowercase()
        .chars()
        .map(|c| match c {
            'á' | 'à' | 'â' | 'ä' => 'a',
            'é' | 'è' | 'ê' | 'ë' => 'e',
            'í' | 'ì' | 'î' | 'ï' => 'i',
            'ó' | 'ò' | 'ô' | 'ö' => 'o',
            'ú' | 'ù' | 'û' | 'ü' => 'u',
            'ñ' => 'n',
            other => other,
        })
        .collect()
}

/// # Errors
/// What the database says.
pub fn find_by_public_id(tx: &mut Tx<'_>, id: &PublicId) -> StoreResult<Option<Event>> {
    let found: Option<i64> = events::table
        .filter(events::public_id.eq(id.as_str()))
        .select(events::id)
        .first(tx.conn)
        .optional()?;
    match found {
        Some(id) => find_by_id(tx, EventId(id)),
        None => Ok(None),
    }
}

/// # Errors
/// What the database says.
pub fn find_by_id(tx: &mut Tx<'_>, id: EventId) -> StoreResult<Option<Event>> {
    let record: Option<Record> = events::table.find(id.0).first(tx.conn).optional()?;
    Ok(aggregate::assemble(tx, record.into_iter().collect())?.pop())
}

/// # Errors
/// What the database says.
pub fn find(tx: &mut Tx<'_>, department: DepartmentId, slug: &str) -> StoreResult<Option<Event>> {
    let record: Option<Record> = events::table
        .filter(
            events::department_id
                .eq(department.0)
                .and(events::slug.eq(slug)),
        )
        .first(tx.conn)
        .optional()?;
    Ok(aggregate::assemble(tx, record.into_iter().collect())?.pop())
}

/// Whole events by their ids, in no order. For a few hundred ids at a time.
///
/// # Errors
/// What the database says.
pub fn list_by_ids(tx: &mut Tx<'_>, ids: &[EventId]) -> StoreResult<Vec<Event>> {
    let ids: Vec<i64> = ids.iter().map(|id| id.0).collect();
    let records: Vec<Record> = events::table.filter(events::id.eq_any(ids)).load(tx.conn)?;
    aggregate::assemble(tx, records)
}

/// The newest instant up to `settled` at which an event that is still ahead was published.
///
/// # Errors
/// What the database says.
pub fn newest_published(
    tx: &mut Tx<'_>,
    department: DepartmentId,
    (now, settled): (DateTime<Utc>, DateTime<Utc>),
) -> StoreResult<Option<DateTime<Utc>>> {
    let newest: Option<chrono::NaiveDateTime> = events::table
        .filter(events::department_id.eq(department.0))
        .filter(events::state.eq(State::Published.as_str()))
        .filter(events::starts_at.gt(stamp(now)))
        .filter(events::published_at.le(stamp(settled)))
        .select(diesel::dsl::max(events::published_at))
        .first(tx.conn)?;
    Ok(newest.map(instant))
}

/// The public events just before and just after this one, by start.
///
/// # Errors
/// What the database says.
pub fn neighbours(tx: &mut Tx<'_>, event: &Event) -> StoreResult<(Option<Event>, Option<Event>)> {
    let around = Filter {
        states: State::PUBLIC.to_vec(),
        ..Filter::of(event.department_id)
    };
    let (start, id) = (stamp(event.times.starts_at), event.id.0);
    let before = by_time(&around)
        .filter(
            events::starts_at
                .lt(start)
                .or(events::starts_at.eq(start).and(events::id.lt(id))),
        )
        .order((events::starts_at.desc(), events::id.desc()))
        .limit(1);
    let before: Vec<Record> = before.load(tx.conn)?;
    let after = by_time(&around)
        .filter(
            events::starts_at
                .gt(start)
                .or(events::starts_at.eq(start).and(events::id.gt(id))),
        )
        .order((events::starts_at.asc(), events::id.asc()))
        .limit(1);
    let after: Vec<Record> = after.load(tx.conn)?;
    Ok((
        aggregate::assemble(tx, before)?.pop(),
        aggregate::assemble(tx, after)?.pop(),
    ))
}
