//! The demo's coffee comes again: every month on the weekday it falls on, for half a year.

use chrono::Months;

use crate::cli::demo::data::Office;
use crate::domain::event::Event;
use crate::domain::series::{NthDay, Pattern, Rule, Series};
use crate::services::{Context, Error, Result, start_series};
use crate::store::Tx;

/// Makes the event the first of a monthly series.
pub(super) fn monthly(
    tx: &mut Tx<'_>,
    context: &Context,
    office: &Office,
    event: &Event,
) -> Result<Series> {
    let first = event.times.local_start.date();
    let last = first
        .checked_add_months(Months::new(6))
        .ok_or(Error::NotFound)?;
    let pattern = Pattern::MonthlyByWeekday {
        every: 1,
        days: vec![NthDay::of(first)],
    };
    let rule = Rule::until(pattern, first, last).map_err(|_| Error::NotFound)?;
    let slug = event.slug.as_str();
    let shown = start_series::preview(tx, context, &office.actor, slug, &rule)?;
    start_series::run(tx, context, &office.actor, slug, (&rule, &shown.stamp))
}
