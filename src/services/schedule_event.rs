//! Staff set when a draft is published by itself, or take that time away. The fact check is asked
//! now, as for publishing at once, and once more when the time has come (`publish_due`).

use chrono::{DateTime, Utc};

use crate::domain::event::{Event, State};
use crate::domain::schedule::{self, Refusal, Schedule};
use crate::domain::zone;
use crate::services::check_facts::{self, Outcome};
use crate::services::{Actor, Context, Error, Result};
use crate::store::audit::{self, Entry};
use crate::store::events::Transition;
use crate::store::{Tx, departments, events, schedules};

/// What became of the wish to publish later.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    Set,
    /// Why the time is not taken.
    Refused(Refusal),
    /// What holds it back; never [`Outcome::Published`].
    HeldBack(Outcome),
}

/// Sets the time. `version` is the one the check page was opened with; `looked` says that what asks
/// was looked at.
///
/// # Errors
/// [`Error::State`] when the event is public, [`Error::Forbidden`], [`Error::NotFound`].
pub fn run(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    (slug, version): (&str, i32),
    (publish_at, looked): (DateTime<Utc>, bool),
) -> Result<Answer> {
    let event = draft(tx, actor, slug)?;
    if event.version != version {
        return Ok(Answer::HeldBack(Outcome::Stale));
    }
    if let Err(refusal) = schedule::check(publish_at, &event, context.now) {
        return Ok(Answer::Refused(refusal));
    }
    let seen = check_facts::event(tx, context, actor, slug)?;
    if let Some(outcome) = check_facts::held_back(&seen.found, &seen.clashes, looked) {
        return Ok(Answer::HeldBack(outcome));
    }
    turn(tx, &event, State::Scheduled)?;
    let schedule = Schedule {
        event_id: event.id,
        publish_at,
        version: event.version + 1,
        staff_id: actor.staff_id,
        made_at: context.now,
        stopped_at: None,
    };
    schedules::set(tx, &schedule)?;
    let entry = entry(context, actor, "event.scheduled", &event);
    let home = departments::find(tx, event.department_id)?.ok_or(Error::NotFound)?;
    let clock = zone::local(publish_at, home.zone).format("%Y-%m-%d %H:%M");
    audit::append(tx, &entry.detail("publish_at", &clock.to_string()))?;
    Ok(Answer::Set)
}

/// Takes the time away, or the note that it passed in vain; the event is a plain draft. Doing it
/// twice is the same as once.
///
/// # Errors
/// As [`run`].
pub fn cancel(tx: &mut Tx<'_>, context: &Context, actor: &Actor, slug: &str) -> Result<()> {
    let event = draft(tx, actor, slug)?;
    if event.state == State::Scheduled {
        turn(tx, &event, State::Draft)?;
    }
    if schedules::delete(tx, event.id)? {
        let entry = entry(context, actor, "event.unscheduled", &event);
        audit::append(tx, &entry)?;
    }
    Ok(())
}

/// The event, held until the transaction ends, when nobody outside sees it.
fn draft(tx: &mut Tx<'_>, actor: &Actor, slug: &str) -> Result<Event> {
    actor.may_run_events()?;
    let found = events::find(tx, actor.department_id, slug)?.ok_or(Error::NotFound)?;
    events::lock(tx, found.id)?;
    let event = events::find_by_id(tx, found.id)?.ok_or(Error::NotFound)?;
    if event.state.is_public() {
        return Err(Error::State {
            from: event.state,
            to: State::Scheduled,
        });
    }
    Ok(event)
}

/// Changes the state of what nobody outside sees: no SEQUENCE and no stamp rises, the version does.
pub(super) fn turn(tx: &mut Tx<'_>, event: &Event, state: State) -> Result<()> {
    let transition = Transition {
        state,
        sequence: event.sequence,
        reason: None,
        published_at: None,
        updated_at: event.updated_at,
    };
    Ok(events::update_state(tx, event.id, &transition)?)
}

fn entry(context: &Context, actor: &Actor, action: &'static str, event: &Event) -> Entry {
    let (department, staff) = (actor.department_id, actor.staff_id);
    Entry::by(context.now, department, staff, action, "event", event.id.0)
}
