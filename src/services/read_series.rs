//! What staff see of a series, and the line about it on the page of an event.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::domain::event::{Event, State, TimesError};
use crate::domain::ids::{EventId, PublicId, SeriesId};
use crate::domain::rsvp::Totals;
use crate::domain::series::{Series, horizon};
use crate::domain::zone;
use crate::services::read_log::LogRow;
use crate::services::{Actor, Context, Error, Result, publish_series};
use crate::store::events::Filter;
use crate::store::{Tx, audit, departments, events, rsvps, series};

/// How many of the next dates residents are shown.
const NEXT: i64 = 4;

/// A series with all its occurrences.
#[derive(Debug, Clone)]
pub struct Sheet {
    pub series: Series,
    /// By start.
    pub events: Vec<Event>,
    pub totals: BTreeMap<EventId, Totals>,
    /// Dates that were passed by, because the clock jumps over the hour.
    pub not_made: Vec<(NaiveDate, TimesError)>,
    /// Drafts to be mended before they can be published.
    pub stopped: Vec<Event>,
    pub history: Vec<LogRow>,
}

/// # Errors
/// [`Error::NotFound`] for a series of another department.
pub fn sheet(tx: &mut Tx<'_>, context: &Context, actor: &Actor, id: &PublicId) -> Result<Sheet> {
    let series = series::find(tx, actor.department_id, id)?.ok_or(Error::NotFound)?;
    let filter = Filter {
        series: Some(series.id),
        ..Filter::of(actor.department_id)
    };
    let events = events::list(tx, &filter)?;
    let rows = audit::list_of(tx, actor.department_id, "series", series.id.0)?;
    let unnamed = |row| LogRow { row, subject: None };
    let ids: Vec<EventId> = events.iter().map(|event| event.id).collect();
    Ok(Sheet {
        totals: rsvps::totals_of(tx, &ids)?,
        not_made: not_made(tx, context, &series)?,
        stopped: publish_series::stopped(tx, context, actor, id)?,
        history: rows.into_iter().map(unnamed).collect(),
        events,
        series,
    })
}

fn not_made(
    tx: &mut Tx<'_>,
    context: &Context,
    series: &Series,
) -> Result<Vec<(NaiveDate, TimesError)>> {
    let department = departments::find(tx, series.department_id)?.ok_or(Error::NotFound)?;
    let zone = series.template.zone;
    let today = zone::local(context.now, zone).date();
    let rule = series.rule.with_holidays(&department.settings.holidays);
    let taken = events::dates_of_series(tx, series.id)?;
    let missing = rule
        .occurrences(today, horizon(context.now, zone))
        .into_iter()
        .filter(|date| !taken.contains(date));
    Ok(missing
        .filter_map(|date| Some((date, series.template.times(date).err()?)))
        .collect())
}

/// Every series of a department, by id.
///
/// # Errors
/// What the store says.
pub fn of_department(tx: &mut Tx<'_>, actor: &Actor) -> Result<BTreeMap<SeriesId, Series>> {
    let all = series::list(tx, actor.department_id)?;
    Ok(all.into_iter().map(|series| (series.id, series)).collect())
}

/// The series of an event for its staff page.
///
/// # Errors
/// What the store says.
pub fn of_event(tx: &mut Tx<'_>, event: &Event) -> Result<Option<Series>> {
    match event.series {
        Some(own) => Ok(series::find_by_id(tx, own.series_id)?),
        None => Ok(None),
    }
}

/// What residents are told of a series on the page of one of its events.
#[derive(Debug, Clone)]
pub struct Shown {
    pub series: Series,
    /// The next dates it is held on, the event of the page not among them.
    pub next: Vec<Event>,
}

/// # Errors
/// What the store says.
pub fn shown(tx: &mut Tx<'_>, context: &Context, event: &Event) -> Result<Option<Shown>> {
    let Some(series) = of_event(tx, event)? else {
        return Ok(None);
    };
    let filter = Filter {
        states: vec![State::Published],
        starts_from: Some(context.now),
        series: Some(series.id),
        limit: Some(NEXT + 1),
        ..Filter::of(event.department_id)
    };
    let mut next = events::list(tx, &filter)?;
    next.retain(|other| other.id != event.id);
    next.truncate(usize::try_from(NEXT).unwrap_or(0));
    Ok(Some(Shown { series, next }))
}
