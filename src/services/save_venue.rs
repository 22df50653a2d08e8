//! Staff enter a new place or change one. A change of an address is public wherever the place
//! stands on an event.

use crate::domain::slug::Slug;
use crate::domain::venue::{Venue, VenueFacts};
use crate::services::{Actor, Context, Error, Result};
use crate::store::audit::{self, Entry};
use crate::store::{Tx, departments, events, venues};

/// Stores a new place.
///
/// # Errors
/// [`Error::Forbidden`] when the role may not.
pub fn create(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    facts: &VenueFacts,
) -> Result<Venue> {
    actor.may_run_events()?;
    let base = Slug::from_title(&facts.name, "venue");
    let mut slug = base.clone();
    let mut number = 1;
    while venues::find_by_slug(tx, actor.department_id, slug.as_str())?.is_some() {
        number += 1;
        slug = base.numbered(number);
    }
    let venue = venues::insert(
        tx,
        actor.department_id,
        &context.vault.public_id(),
        &slug,
        facts,
        context.now,
    )?;
    let entry = Entry::by(
        context.now,
        actor.department_id,
        actor.staff_id,
        "venue.created",
        "venue",
        venue.id.0,
    );
    audit::append(tx, &entry)?;
    Ok(venue)
}

/// Changes a place; SEQUENCE rises for every event still to come there.
///
/// # Errors
/// [`Error::NotFound`] for a place of another department, [`Error::Forbidden`].
pub fn update(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    slug: &str,
    facts: &VenueFacts,
) -> Result<Venue> {
    actor.may_run_events()?;
    let venue = venues::find_by_slug(tx, actor.department_id, slug)?.ok_or(Error::NotFound)?;
    venues::update(tx, venue.id, facts, context.now)?;
    if venue.facts != *facts {
        events::raise_sequences_at_venue(tx, venue.id, context.now)?;
        departments::bump_revision(tx, actor.department_id, context.now)?;
    }
    let entry = Entry::by(
        context.now,
        actor.department_id,
        actor.staff_id,
        "venue.edited",
        "venue",
        venue.id.0,
    );
    audit::append(tx, &entry)?;
    venues::find_by_slug(tx, actor.department_id, slug)?.ok_or(Error::NotFound)
}
