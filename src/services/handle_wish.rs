//! Staff mark what a resident would like to talk about as dealt with, or not.

use crate::domain::ids::WishId;
use crate::services::{Actor, Context, Error, Result};
use crate::store::audit::{self, Entry};
use crate::store::{Tx, events, wishes};

/// Marking twice is the same as once.
///
/// # Errors
/// [`Error::Forbidden`], [`Error::NotFound`] for a wish of another event.
pub fn run(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    slug: &str,
    (wish, is_handled): (WishId, bool),
) -> Result<()> {
    actor.may_read_wishes()?;
    let event = events::find(tx, actor.department_id, slug)?.ok_or(Error::NotFound)?;
    let found = wishes::list(tx, event.id)?;
    let known = found.iter().find(|known| known.id == wish);
    let known = known.ok_or(Error::NotFound)?;
    if known.handled_at.is_some() == is_handled {
        return Ok(());
    }
    wishes::update_handled(tx, event.id, wish, is_handled.then_some(context.now))?;
    let action = if is_handled {
        "topics.handled"
    } else {
        "topics.reopened"
    };
    let (department, staff) = (actor.department_id, actor.staff_id);
    let entry = Entry::by(context.now, department, staff, action, "event", event.id.0);
    audit::append(tx, &entry.detail("wish", &wish.to_string()))?;
    Ok(())
}
