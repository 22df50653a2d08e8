//! Staff change an event. A public change of time or place raises SEQUENCE and the department's
//! revision and is mailed, once, to those who plan to come, in the same transaction.

use crate::domain::event::{Change, Event, EventFacts, State, Times};
use crate::domain::notice::{Kind, Payload};
use crate::domain::time::stamp_after;
use crate::domain::undo::What;
use crate::services::{
    Actor, Context, Error, Result, keep_change, keep_version, promote_waitlist, series_occurrence,
    tell_officers, tell_residents,
};
use crate::store::audit::{self, Entry};
use crate::store::events::EventUpdate;
use crate::store::{Tx, assignments, departments, events};

/// `version` is the one the form was opened with.
///
/// # Errors
/// [`Error::Stale`] when somebody saved in between, [`Error::State`] for a cancelled or closed
/// event, [`Error::Forbidden`], [`Error::NotFound`].
pub fn run(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    (slug, version): (&str, i32),
    facts: &EventFacts,
) -> Result<Event> {
    actor.may_run_events()?;
    let found = events::find(tx, actor.department_id, slug)?.ok_or(Error::NotFound)?;
    events::lock(tx, found.id)?;
    let before = events::find_by_id(tx, found.id)?.ok_or(Error::NotFound)?;
    if matches!(before.state, State::Cancelled | State::Closed) {
        return Err(Error::State {
            from: before.state,
            to: before.state,
        });
    }
    if before.version != version {
        return Err(Error::Stale);
    }
    assignments::ask_again(tx, before.id, &facts.officer_ids)?;
    let change = apply(tx, context, actor, &before, facts)?;
    if change.matters() {
        series_occurrence::detach(tx, &before)?;
    }
    events::find_by_id(tx, before.id)?.ok_or(Error::NotFound)
}

/// Replaces the facts of an event and tells who has to know; what a change of its series does to it
/// as well. `before` has to be the current version.
pub(super) fn apply(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    before: &Event,
    facts: &EventFacts,
) -> Result<Change> {
    let change = Change::between(before, facts);
    let update = update(context, before, facts, change);
    if !events::update_facts(tx, before, &update, facts)? {
        return Err(Error::Stale);
    }
    events::set_capacity(tx, before.id, facts.capacity)?;
    let entry = Entry::by(
        context.now,
        actor.department_id,
        actor.staff_id,
        "event.edited",
        "event",
        before.id.0,
    );
    audit::append(tx, &entry)?;
    if before.state.is_public() {
        departments::bump_revision(tx, before.department_id, context.now)?;
        if change.matters() {
            let after = events::find_by_id(tx, before.id)?.ok_or(Error::NotFound)?;
            keep_change::run(tx, context, What::Changed, before, &after)?;
        }
        announce(tx, context, before, change)?;
        keep_version::event(tx, context, before.id, (Some(actor), "event.edited"))?;
        tell_officers::roster(tx, context, before.id)?;
        promote_waitlist::run(tx, context, before.id)?;
    }
    Ok(change)
}

fn update(context: &Context, before: &Event, facts: &EventFacts, change: Change) -> EventUpdate {
    let public = before.state.is_public();
    let is_same = before.is_described_by(facts);
    let told = public && change.matters();
    let moved_start = public && change.start && facts.times.starts_at != before.times.starts_at;
    let new_date = before.state == State::Postponed && change.start;
    // The rain plan is for one day: another day has other weather.
    let day = |times: &Times| times.local_start.date();
    let other_day = before.rain_since.is_some() && day(&facts.times) != day(&before.times);
    EventUpdate {
        state: if new_date {
            State::Published
        } else {
            before.state
        },
        sequence: before.sequence + i32::from(told),
        previous_start: if moved_start {
            Some(before.times.starts_at)
        } else {
            before.previous_start
        },
        previous_venue: if public && change.venue {
            Some(before.venue.id)
        } else {
            before.previous_venue.as_ref().map(|venue| venue.id)
        },
        rain_since: before.rain_since.filter(|_| !other_day),
        reason: if new_date || (other_day && before.state == State::Published) {
            None
        } else {
            before.reason.clone()
        },
        updated_at: if is_same {
            before.updated_at
        } else {
            stamp_after(before.updated_at, context.now)
        },
    }
}

/// Tells those who plan to come what was and what is now, if it is worth a mail.
pub(super) fn announce(
    tx: &mut Tx<'_>,
    context: &Context,
    before: &Event,
    change: Change,
) -> Result<()> {
    if !change.matters() || before.is_over(context.now) {
        return Ok(());
    }
    if change.start {
        assignments::clear_day(tx, before.id)?;
    }
    let after = events::find_by_id(tx, before.id)?.ok_or(Error::NotFound)?;
    if after.state != State::Published {
        return Ok(());
    }
    let payload = Payload {
        was_starts_at: Some(before.times.starts_at),
        was_ends_at: Some(before.times.ends_at),
        was_venue: Some(format!(
            "{}, {}",
            before.venue.facts.name,
            before.venue.facts.address_line()
        )),
        starts_at: Some(after.times.starts_at),
        sequence: Some(after.sequence),
        ..Payload::default()
    };
    tell_residents::run(tx, context, Kind::EventChanged, &after, &payload)?;
    tell_officers::changed(tx, context, &after, &payload)?;
    Ok(())
}
