//! A draft becomes public: page, feed and RSVPs open with one revision.

use crate::domain::event::{Event, State};
use crate::domain::time::stamp_after;
use crate::services::{Actor, Context, Error, Result, keep_version, tell_officers};
use crate::store::audit::{self, Entry};
use crate::store::events::Transition;
use crate::store::{Tx, departments, events, schedules};

/// # Errors
/// [`Error::State`] when the event is not a draft, [`Error::Stale`] when it was edited since the
/// check page, [`Error::Forbidden`], [`Error::NotFound`].
pub fn run(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    slug: &str,
    version: i32,
) -> Result<Event> {
    actor.may_run_events()?;
    let event = events::find(tx, actor.department_id, slug)?.ok_or(Error::NotFound)?;
    events::lock(tx, event.id)?;
    let event = events::find_by_id(tx, event.id)?.ok_or(Error::NotFound)?;
    if !matches!(event.state, State::Draft | State::Scheduled) {
        return Err(Error::State {
            from: event.state,
            to: State::Published,
        });
    }
    if event.version != version {
        return Err(Error::Stale);
    }
    open(tx, context, Some(actor), &event)?;
    let entry = Entry::by(
        context.now,
        actor.department_id,
        actor.staff_id,
        "event.published",
        "event",
        event.id.0,
    );
    audit::append(tx, &entry)?;
    events::find_by_id(tx, event.id)?.ok_or(Error::NotFound)
}

/// Makes a draft public, with one revision, and forgets when it was to be; the log is the caller's
/// matter.
pub(super) fn open(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: Option<&Actor>,
    event: &Event,
) -> Result<()> {
    let transition = Transition {
        state: State::Published,
        sequence: event.sequence,
        reason: None,
        published_at: Some(context.now),
        updated_at: stamp_after(event.updated_at, context.now),
    };
    events::update_state(tx, event.id, &transition)?;
    schedules::delete(tx, event.id)?;
    departments::bump_revision(tx, event.department_id, context.now)?;
    keep_version::event(tx, context, event.id, (actor, "event.published"))?;
    tell_officers::roster(tx, context, event.id)
}
