//! Staff write what officers take along to events of a kind, and what they may speak about.

use crate::domain::topic::{Kind, Kit};
use crate::services::{Actor, Context, Error, Result};
use crate::store::audit::{self, Entry};
use crate::store::{Tx, topics};

/// A kind of the department with its kit.
///
/// # Errors
/// [`Error::NotFound`] when the department has no such kind.
pub fn find(tx: &mut Tx<'_>, actor: &Actor, slug: &str) -> Result<(Kind, Kit)> {
    let kinds = topics::list_kinds(tx, actor.department_id)?;
    let kind = kinds.into_iter().find(|kind| kind.slug.as_str() == slug);
    let kind = kind.ok_or(Error::NotFound)?;
    let kit = topics::find_kit(tx, kind.id)?;
    Ok((kind, kit))
}

/// Stores the kit; briefings that leave from now on follow it.
///
/// # Errors
/// [`Error::Forbidden`], [`Error::NotFound`].
pub fn run(tx: &mut Tx<'_>, context: &Context, actor: &Actor, slug: &str, kit: &Kit) -> Result<()> {
    actor.may_run_events()?;
    let (kind, _) = find(tx, actor, slug)?;
    topics::update_kit(tx, kind.id, kit)?;
    let (department, who) = (actor.department_id, actor.staff_id);
    let entry = Entry::by(
        context.now,
        department,
        who,
        "kind.kit_written",
        "kind",
        kind.id.0,
    );
    audit::append(tx, &entry.detail("kind", slug))?;
    Ok(())
}
