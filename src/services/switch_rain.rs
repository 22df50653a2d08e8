//! Staff use the rain plan of an event, or go back to the usual plan. Time, place and status stay;
//! page, list, feed and one mail to everybody who plans to come say so from the same transaction on.

use crate::domain::event::{Event, State};
use crate::domain::notice::{Kind, Payload};
use crate::domain::time::stamp_after;
use crate::domain::undo::What;
use crate::services::{Actor, Context, Error, Result, keep_change, keep_version, tell_residents};
use crate::store::audit::{self, Entry};
use crate::store::{Tx, departments, event_changes, events};

/// Turns the plan. `version` is the one the page was opened with; `sentence` may be empty.
///
/// # Errors
/// [`Error::Stale`] when somebody saved in between, [`Error::State`] for an event that is not on, has
/// no rain plan or goes by that plan already, [`Error::Forbidden`], [`Error::NotFound`].
pub fn run(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    (slug, version): (&str, i32),
    (rain, sentence): (bool, &str),
) -> Result<Event> {
    actor.may_run_events()?;
    let found = events::find(tx, actor.department_id, slug)?.ok_or(Error::NotFound)?;
    events::lock(tx, found.id)?;
    let before = events::find_by_id(tx, found.id)?.ok_or(Error::NotFound)?;
    if !may_turn(&before, rain, context) {
        return Err(Error::State {
            from: before.state,
            to: before.state,
        });
    }
    let since = rain.then_some(context.now);
    let reason = Some(sentence).filter(|sentence| rain && !sentence.is_empty());
    let stamp = stamp_after(before.updated_at, context.now);
    if before.version != version || !event_changes::set_rain(tx, &before, (since, reason), stamp)? {
        return Err(Error::Stale);
    }
    departments::bump_revision(tx, before.department_id, context.now)?;
    let after = events::find_by_id(tx, before.id)?.ok_or(Error::NotFound)?;
    let (what, action) = match rain {
        true => (What::RainPlan, "event.rain_plan_on"),
        false => (What::UsualPlan, "event.rain_plan_off"),
    };
    keep_change::run(tx, context, what, &before, &after)?;
    keep_version::event(tx, context, before.id, (Some(actor), action))?;
    let payload = Payload {
        starts_at: Some(after.times.starts_at),
        sequence: Some(after.sequence),
        rain: Some(rain),
        ..Payload::default()
    };
    tell_residents::run(tx, context, Kind::RainPlan, &after, &payload)?;
    let entry = Entry::by(
        context.now,
        actor.department_id,
        actor.staff_id,
        action,
        "event",
        before.id.0,
    );
    let entry = match reason {
        Some(reason) => entry.detail("reason", reason),
        None => entry,
    };
    audit::append(tx, &entry)?;
    Ok(after)
}

/// Whether the plan of an event can be turned to `rain` now.
#[must_use]
pub fn may_turn(event: &Event, rain: bool, context: &Context) -> bool {
    let is_ahead = event.state == State::Published && !event.is_over(context.now);
    let other = event.rain_since.is_some() != rain;
    is_ahead && other && (!rain || event.has_rain_plan())
}
