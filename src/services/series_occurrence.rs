//! One occurrence of a series: made, let go of by its series, or taken into somebody's own hand.
//! Part of the use cases of series and events, in their transaction.

use chrono::NaiveDate;

use crate::domain::event::{Event, EventFacts};
use crate::domain::ids::{EventId, SeriesId};
use crate::domain::series::{Membership, Series};
use crate::services::{Actor, Context, Error, Result, cancel_event, create_event, publish_event};
use crate::store::audit::{self, Entry};
use crate::store::{Tx, articles, events};

/// Who writes in the log: somebody, or the service itself.
pub(super) fn entry(
    context: &Context,
    actor: Option<&Actor>,
    series: &Series,
    action: &'static str,
    (subject, id): (&'static str, i64),
) -> Entry {
    let department = series.department_id;
    match actor {
        Some(actor) => {
            let who = actor.staff_id;
            Entry::by(context.now, department, who, action, subject, id)
        }
        None => Entry::by_system(context.now, department, action, subject, id),
    }
}

/// Makes the event of one date, published when the series is.
pub(super) fn make(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: Option<&Actor>,
    series: &Series,
    (date, facts): (NaiveDate, EventFacts),
) -> Result<EventId> {
    let id = create_event::store(tx, context, series.department_id, facts)?;
    join(tx, id, series.id, date)?;
    let made = entry(context, actor, series, "event.created", ("event", id.0));
    audit::append(tx, &made)?;
    if series.is_published {
        let event = events::find_by_id(tx, id)?.ok_or(Error::NotFound)?;
        publish_event::open(tx, context, actor, &event)?;
        let opened = entry(context, actor, series, "event.published", ("event", id.0));
        audit::append(tx, &opened)?;
    }
    Ok(id)
}

/// Makes an event the occurrence of a date.
pub(super) fn join(
    tx: &mut Tx<'_>,
    id: EventId,
    series_id: SeriesId,
    date: NaiveDate,
) -> Result<()> {
    let membership = Membership {
        series_id,
        date: Some(date),
        is_detached: false,
    };
    Ok(events::set_membership(tx, id, &membership)?)
}

/// From now on changes of the series pass the event by; nothing happens to one without a series.
pub(super) fn detach(tx: &mut Tx<'_>, event: &Event) -> Result<()> {
    if let Some(series) = event.series {
        let membership = Membership {
            is_detached: true,
            ..series
        };
        events::set_membership(tx, event.id, &membership)?;
    }
    Ok(())
}

/// Cancels an occurrence whose date left the rule. Its date is free again: should the rule come
/// back to it, another event with another UID is made.
pub(super) fn call_off(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    event: &Event,
    reason: &str,
) -> Result<()> {
    cancel_event::run(tx, context, actor, event.slug.as_str(), reason)?;
    release(tx, event)
}

/// Removes a draft whose date left the rule. One that an article was begun about only leaves the
/// series.
pub(super) fn remove(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    series: &Series,
    event: &Event,
) -> Result<()> {
    if articles::find_of_event(tx, event.id)?.is_some() {
        return release(tx, event);
    }
    events::delete_draft(tx, event.id)?;
    let subject = ("event", event.id.0);
    let removed = entry(context, Some(actor), series, "event.removed", subject);
    audit::append(tx, &removed.detail("slug", event.slug.as_str()))?;
    Ok(())
}

fn release(tx: &mut Tx<'_>, event: &Event) -> Result<()> {
    if let Some(series) = event.series {
        let membership = Membership {
            date: None,
            is_detached: true,
            ..series
        };
        events::set_membership(tx, event.id, &membership)?;
    }
    Ok(())
}
