//! Staff publish a series: every draft still to come becomes public, and what is made later is
//! public at once.

use crate::domain::event::{Event, State};
use crate::domain::facts::Finding;
use crate::domain::ids::PublicId;
use crate::services::{
    Actor, Context, Error, Result, check_facts, publish_event, series_occurrence,
};
use crate::store::events::Filter;
use crate::store::{Tx, audit, events, series};

/// What is wrong with the drafts still to come: those that must be mended first.
///
/// # Errors
/// [`Error::NotFound`].
pub fn stopped(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    id: &PublicId,
) -> Result<Vec<Event>> {
    let series = series::find(tx, actor.department_id, id)?.ok_or(Error::NotFound)?;
    let known = check_facts::Known::load(tx, context, actor.department_id)?;
    let filter = Filter {
        states: vec![State::Draft, State::Scheduled],
        starts_from: Some(context.now),
        series: Some(series.id),
        ..Filter::of(actor.department_id)
    };
    let stops = |event: &Event| known.event(event).iter().any(Finding::stops);
    Ok(events::list(tx, &filter)?
        .into_iter()
        .filter(stops)
        .collect())
}

/// Publishes what nothing stops; returns how many events. The others stay drafts.
///
/// # Errors
/// [`Error::Stale`] when the series was changed since the page was read, [`Error::Forbidden`],
/// [`Error::NotFound`].
pub fn run(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    id: &PublicId,
    version: i32,
) -> Result<usize> {
    actor.may_run_events()?;
    let found = series::find(tx, actor.department_id, id)?.ok_or(Error::NotFound)?;
    series::lock(tx, found.id)?;
    let series = series::find_by_id(tx, found.id)?.ok_or(Error::NotFound)?;
    if series.version != version {
        return Err(Error::Stale);
    }
    let held_back = stopped(tx, context, actor, id)?;
    let filter = Filter {
        states: vec![State::Draft, State::Scheduled],
        starts_from: Some(context.now),
        series: Some(series.id),
        ..Filter::of(actor.department_id)
    };
    let mut opened = 0;
    for event in events::list(tx, &filter)? {
        if held_back.iter().any(|other| other.id == event.id) {
            continue;
        }
        publish_event::open(tx, context, Some(actor), &event)?;
        let subject = ("event", event.id.0);
        let entry =
            series_occurrence::entry(context, Some(actor), &series, "event.published", subject);
        audit::append(tx, &entry)?;
        opened += 1;
    }
    series::set_published(tx, series.id, context.now)?;
    let subject = ("series", series.id.0);
    let entry =
        series_occurrence::entry(context, Some(actor), &series, "series.published", subject);
    audit::append(tx, &entry)?;
    Ok(opened)
}
