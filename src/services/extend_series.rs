//! Makes the occurrences that are still missing, up to 18 months ahead. Run by the worker as months
//! pass, and in the transaction of whoever makes or changes a series. Running it again makes nothing
//! twice: a series has one event for a date.

use chrono::NaiveDate;

use crate::domain::department::Department;
use crate::domain::event::EventFacts;
use crate::domain::ids::SeriesId;
use crate::domain::series::{self as domain, Series};
use crate::domain::zone;
use crate::services::{Context, Error, Result, series_occurrence};
use crate::store::{Tx, audit, departments, events, series};

/// The series that miss an occurrence now.
///
/// # Errors
/// What the store says.
pub fn due(tx: &mut Tx<'_>, context: &Context) -> Result<Vec<SeriesId>> {
    let mut due = Vec::new();
    for department in departments::list_open(tx)? {
        for series in series::list(tx, department.id)? {
            if !missing(tx, context, &department, &series)?.is_empty() {
                due.push(series.id);
            }
        }
    }
    Ok(due)
}

/// Makes what one series misses; returns how many events were made.
///
/// # Errors
/// What the store says.
pub fn run(tx: &mut Tx<'_>, context: &Context, id: SeriesId) -> Result<usize> {
    series::lock(tx, id)?;
    let series = series::find_by_id(tx, id)?.ok_or(Error::NotFound)?;
    let department = departments::find(tx, series.department_id)?.ok_or(Error::NotFound)?;
    let missing = missing(tx, context, &department, &series)?;
    let made = missing.len();
    for occurrence in missing {
        series_occurrence::make(tx, context, None, &series, occurrence)?;
    }
    if made > 0 {
        let subject = ("series", id.0);
        let entry = series_occurrence::entry(context, None, &series, "series.extended", subject);
        audit::append(tx, &entry.detail("made", &made.to_string()))?;
    }
    Ok(made)
}

/// Dates still to come without an event. An hour the clock jumps over is passed by here; staff see
/// it on the page of the series.
fn missing(
    tx: &mut Tx<'_>,
    context: &Context,
    department: &Department,
    series: &Series,
) -> Result<Vec<(NaiveDate, EventFacts)>> {
    let zone = series.template.zone;
    let today = zone::local(context.now, zone).date();
    let rule = series.rule.with_holidays(&department.settings.holidays);
    let dates = rule.occurrences(today, domain::horizon(context.now, zone));
    if dates.is_empty() {
        return Ok(Vec::new());
    }
    let taken = events::dates_of_series(tx, series.id)?;
    let is_ahead = |facts: &EventFacts| facts.times.starts_at > context.now;
    Ok(dates
        .into_iter()
        .filter(|date| !taken.contains(date))
        .filter_map(|date| Some((date, series.template.facts(date).ok()?)))
        .filter(|(_, facts)| is_ahead(facts))
        .collect())
}
