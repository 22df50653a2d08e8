//! Staff enter an event: it is stored as a draft.

use crate::domain::event::{Event, EventFacts, NewEvent};
use crate::domain::ids::{DepartmentId, EventId};
use crate::domain::language::Language;
use crate::domain::slug::Slug;
use crate::services::{Actor, Context, Error, Result};
use crate::store::audit::{self, Entry};
use crate::store::{Tx, events};

/// # Errors
/// [`Error::Forbidden`] when the role may not, [`Error::NotFound`] when the kind, the venue, an
/// officer or a topic is not the department's.
pub fn run(tx: &mut Tx<'_>, context: &Context, actor: &Actor, facts: EventFacts) -> Result<Event> {
    actor.may_run_events()?;
    let id = store(tx, context, actor.department_id, facts)?;
    let entry = Entry::by(
        context.now,
        actor.department_id,
        actor.staff_id,
        "event.created",
        "event",
        id.0,
    );
    audit::append(tx, &entry)?;
    events::find_by_id(tx, id)?.ok_or(Error::NotFound)
}

/// Stores a draft under an address of its own; the log is the caller's matter.
pub(super) fn store(
    tx: &mut Tx<'_>,
    context: &Context,
    department: DepartmentId,
    facts: EventFacts,
) -> Result<EventId> {
    let slug = free_slug(tx, department, &facts)?;
    let new = NewEvent {
        public_id: context.vault.public_id(),
        department_id: department,
        slug,
        facts,
        created_at: context.now,
    };
    Ok(events::insert(tx, &new)?)
}

/// `ice-cream-with-a-cop-2026-12-01`: the title and the date, so that a repeated event gets a
/// readable address of its own; a number behind it when even that is taken.
fn free_slug(tx: &mut Tx<'_>, department: DepartmentId, facts: &EventFacts) -> Result<Slug> {
    let title = facts
        .texts
        .get(&Language::En)
        .or_else(|| facts.texts.values().next());
    let title = title.map_or("event", |text| text.title.as_str());
    let dated = format!(
        "{} {}",
        Slug::from_title(title, "event"),
        facts.times.local_start.format("%Y-%m-%d")
    );
    let base = Slug::from_title(&dated, "event");
    let mut slug = base.clone();
    let mut number = 1;
    while events::find(tx, department, slug.as_str())?.is_some() {
        number += 1;
        slug = base.numbered(number);
    }
    Ok(slug)
}

#[cfg(test)]
mod tests;
