//! What became of a promise: kept, dropped with a reason, due on another day, or open again.

use crate::domain::ids::PromiseId;
use crate::domain::promise::Step;
use crate::services::{Actor, Context, Error, Result, keep_version};
use crate::store::audit::{self, Entry};
use crate::store::{Tx, departments, events, promises};

/// Takes a step; one that changes nothing is fine. `version` is the one the page was opened with.
///
/// # Errors
/// [`Error::Stale`] when somebody changed it in between, or it was settled before its day could be
/// moved; [`Error::Forbidden`], [`Error::NotFound`].
pub fn run(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    (id, version): (PromiseId, i32),
    step: &Step,
) -> Result<()> {
    actor.may_run_events()?;
    let found = promises::find(tx, actor.department_id, id)?.ok_or(Error::NotFound)?;
    events::lock(tx, found.event_id)?;
    let before = promises::find(tx, actor.department_id, id)?.ok_or(Error::NotFound)?;
    let after = before.after(step, context.now).ok_or(Error::Stale)?;
    if after == before {
        return Ok(());
    }
    if before.version != version || !promises::update_state(tx, &after)? {
        return Err(Error::Stale);
    }
    let action = match step {
        Step::Keep => "promise.kept",
        Step::Drop(_) => "promise.dropped",
        Step::Move(_) => "promise.moved",
        Step::Reopen => "promise.reopened",
    };
    let is_seen = (before.state, &before.reasons) != (after.state, &after.reasons);
    if before.wording.is_public && is_seen {
        departments::bump_revision(tx, actor.department_id, context.now)?;
        keep_version::event(tx, context, before.event_id, (Some(actor), action))?;
    }
    let (department, who) = (actor.department_id, actor.staff_id);
    let entry = Entry::by(
        context.now,
        department,
        who,
        action,
        "event",
        before.event_id.0,
    );
    let due = after.wording.due_on.to_string();
    audit::append(tx, &entry.detail("due", &due))?;
    Ok(())
}
