//! Keeps what an event was before a change that people are told of, for the minutes in which it can
//! be undone. Part of the use cases that change plans, in their transaction, before anybody is told.

use crate::domain::event::Event;
use crate::domain::undo::{Before, Change, SeriesBefore, What};
use crate::services::{Context, Result};
use crate::store::{Tx, corrections, event_changes, series};

/// `before` and `after` are the event in front of the change and behind it. Does nothing for an
/// event that residents could not see.
pub(super) fn run(
    tx: &mut Tx<'_>,
    context: &Context,
    what: What,
    before: &Event,
    after: &Event,
) -> Result<()> {
    if !before.state.is_public() {
        return Ok(());
    }
    let change = Change {
        event_id: before.id,
        what,
        version: after.version,
        sequence: after.sequence,
        mail_mark: corrections::mark(tx)?,
        mail_waiting: corrections::list_waiting(tx, before.id)?,
        made_at: context.now,
        before: Before::of(before, series_of(tx, before)?),
    };
    Ok(event_changes::replace(tx, &change)?)
}

fn series_of(tx: &mut Tx<'_>, event: &Event) -> Result<Option<SeriesBefore>> {
    let Some(own) = event.series else {
        return Ok(None);
    };
    let series = series::find_by_id(tx, own.series_id)?;
    Ok(series.map(|series| SeriesBefore {
        id: series.id,
        version: series.version,
        is_detached: own.is_detached,
    }))
}
