//! Staff call an event off. Its page, its feed entry and one mail to everybody who planned to come
//! say so from the same transaction on.

use crate::domain::event::{Event, State};
use crate::domain::notice::Payload;
use crate::domain::time::stamp_after;
use crate::domain::undo::What;
use crate::services::{
    Actor, Context, Error, Result, keep_change, keep_version, series_occurrence, tell_officers,
    tell_residents,
};
use crate::store::audit::{self, Entry};
use crate::store::events::Transition;
use crate::store::{Tx, departments, events};

/// # Errors
/// [`Error::State`] unless the event is published or postponed, [`Error::Forbidden`],
/// [`Error::NotFound`].
pub fn run(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    slug: &str,
    reason: &str,
) -> Result<Event> {
    end(
        tx,
        context,
        actor,
        slug,
        &End {
            to: State::Cancelled,
            reason,
            what: What::Cancelled,
            action: "event.cancelled",
        },
    )
}

/// One way of taking an event off its date.
pub(super) struct End<'a> {
    pub to: State,
    pub reason: &'a str,
    pub what: What,
    pub action: &'static str,
}

pub(super) fn end(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    slug: &str,
    end: &End<'_>,
) -> Result<Event> {
    actor.may_run_events()?;
    let found = events::find(tx, actor.department_id, slug)?.ok_or(Error::NotFound)?;
    events::lock(tx, found.id)?;
    let before = events::find_by_id(tx, found.id)?.ok_or(Error::NotFound)?;
    if !before.state.may_become(end.to) || before.is_over(context.now) {
        return Err(Error::State {
            from: before.state,
            to: end.to,
        });
    }
    let transition = Transition {
        state: end.to,
        sequence: before.sequence + 1,
        reason: Some(end.reason.to_owned()),
        published_at: before.published_at,
        updated_at: stamp_after(before.updated_at, context.now),
    };
    events::update_state(tx, before.id, &transition)?;
    series_occurrence::detach(tx, &before)?;
    departments::bump_revision(tx, before.department_id, context.now)?;
    keep_version::event(tx, context, before.id, (Some(actor), end.action))?;
    let after = events::find_by_id(tx, before.id)?.ok_or(Error::NotFound)?;
    let payload = Payload {
        starts_at: Some(after.times.starts_at),
        sequence: Some(after.sequence),
        ..Payload::default()
    };
    keep_change::run(tx, context, end.what, &before, &after)?;
    tell_residents::run(tx, context, end.what.kind(), &after, &payload)?;
    tell_officers::off(tx, context, &after)?;
    let entry = Entry::by(
        context.now,
        actor.department_id,
        actor.staff_id,
        end.action,
        "event",
        before.id.0,
    );
    audit::append(tx, &entry.detail("reason", end.reason))?;
    Ok(after)
}
