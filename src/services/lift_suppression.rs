//! An administrator lets mail go to an address again. Nobody is put back on a list: where readers had
//! stopped letters themselves, only what they ask for from now on is sent.

use crate::domain::staff::Role;
use crate::services::{Actor, Context, Error, Result, allowed, read_suppressions};
use crate::store::audit::{self, Entry};
use crate::store::{Tx, rsvps, suppressions};

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lifted {
    Done,
    /// The reader stopped the letters; nothing was changed before staff say that they know.
    AskFirst,
}

/// `key` names the entry; `sure` says that the warning was read.
///
/// # Errors
/// [`Error::Forbidden`] unless an administrator asks, [`Error::NotFound`] when the department has no
/// such entry any more.
pub fn run(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    key: &str,
    sure: bool,
) -> Result<Lifted> {
    allowed(actor.role == Role::Administrator)?;
    let department = actor.department_id;
    let entries = read_suppressions::entries(tx, context, department, context.now)?;
    let found = entries.into_iter().find(|entry| entry.key == key);
    let entry = found.ok_or(Error::NotFound)?;
    if entry.is_own_wish() {
        if !sure {
            return Ok(Lifted::AskFirst);
        }
        rsvps::unwant_articles(tx, &entry.why.hash)?;
    }
    if !suppressions::delete(tx, &entry.why.hash, &entry.why.scope)? {
        return Err(Error::NotFound);
    }
    let record = Entry::by(
        context.now,
        department,
        actor.staff_id,
        "suppression.lifted",
        "department",
        department.0,
    );
    audit::append(tx, &record.detail("reason", &entry.why.reason))?;
    Ok(Lifted::Done)
}
