//! Staff enter a new place or change one. A change of an address is public wherever the place
//! stands on an event.

use crate::domain::event::{Change, Event, State};
use crate::domain::ids::EventId;
use crate::domain::slug::Slug;
use crate::domain::venue::{Venue, VenueContact, VenueFacts};
use crate::services::ports::Purpose;
use crate::services::{Actor, Context, Error, Result, edit_event, keep_version, read_venue};
use crate::store::audit::{self, Entry};
use crate::store::events::{Filter, News, Touched};
use crate::store::{Tx, departments, events, series, venue_contacts, venues};

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

/// Changes a place. Where calendars hold something else from now on, SEQUENCE rises for every public
/// event there; other words raise LAST-MODIFIED. A new zone derives the events still to come anew
/// from their wall clocks. Who plans to come is told of a new address or another hour, as if the
/// events themselves had been edited; a new name over the same door is not worth a mail.
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
    let change = venue.facts.change_to(facts);
    let upcoming = still_to_come(tx, context, &venue)?;
    venues::update(tx, venue.id, facts, context.now)?;
    let mut moved = Vec::new();
    if change.zone {
        moved = derive_anew(tx, &upcoming, facts)?;
        take_series_along(tx, context, &venue, facts)?;
    }
    if change.anything {
        let news = if change.place || change.zone {
            News::Sequence
        } else {
            News::Words
        };
        events::touch(tx, &Touched::AtVenue(venue.id), news, context.now)?;
        departments::bump_revision(tx, actor.department_id, context.now)?;
    }
    for event in &upcoming {
        let is_moved = moved.contains(&event.id);
        let told = Change {
            start: is_moved,
            end: is_moved,
            venue: change.address,
        };
        edit_event::announce(tx, context, event, told)?;
    }
    if change.anything {
        keep_pages(tx, context, actor, &venue)?;
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

/// The pages of all events there say it from now on, those of past ones too.
fn keep_pages(tx: &mut Tx<'_>, context: &Context, actor: &Actor, venue: &Venue) -> Result<()> {
    let there = Filter {
        states: State::PUBLIC.to_vec(),
        venue: Some(venue.slug.to_string()),
        ..Filter::of(venue.department_id)
    };
    let found = events::list(tx, &there)?;
    let ids: Vec<EventId> = found.iter().map(|event| event.id).collect();
    keep_version::events(tx, context, &ids, (Some(actor), "venue.edited"))?;
    Ok(())
}

/// Writes whom to call at a place; an empty contact takes away who was named. Writing the same again
/// keeps the day it was written on.
///
/// # Errors
/// [`Error::NotFound`] for a place of another department, [`Error::Forbidden`].
pub fn contact(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    slug: &str,
    contact: &VenueContact,
) -> Result<()> {
    actor.may_run_events()?;
    let venue = venues::find_by_slug(tx, actor.department_id, slug)?.ok_or(Error::NotFound)?;
    let sealed = venue_contacts::find(tx, venue.id)?;
    if read_venue::opened(context, sealed.as_deref()) == *contact {
        return Ok(());
    }
    let plain = serde_json::to_vec(contact).unwrap_or_default();
    let sealed = (!contact.is_empty()).then(|| context.vault.seal(Purpose::Contact, &plain));
    venue_contacts::set(tx, venue.id, sealed, context.now)?;
    let (department, who) = (actor.department_id, actor.staff_id);
    let action = "venue.contact_written";
    let entry = Entry::by(context.now, department, who, action, "venue", venue.id.0);
    audit::append(tx, &entry)?;
    Ok(())
}

/// The events at a place that are not over, drafts too, as they are before the change; held until
/// the transaction ends.
fn still_to_come(tx: &mut Tx<'_>, context: &Context, venue: &Venue) -> Result<Vec<Event>> {
    let filter = Filter {
        venue: Some(venue.slug.to_string()),
        ends_after: Some(context.now),
        ..Filter::of(venue.department_id)
    };
    let found = events::list(tx, &filter)?;
    for event in &found {
        events::lock(tx, event.id)?;
    }
    Ok(events::list(tx, &filter)?)
}

/// What series make at this place from now on is in its new zone, too; their wall clock stays.
fn take_series_along(
    tx: &mut Tx<'_>,
    context: &Context,
    venue: &Venue,
    facts: &VenueFacts,
) -> Result<()> {
    let own = departments::find(tx, venue.department_id)?.ok_or(Error::NotFound)?;
    let zone = facts.zone.unwrap_or(own.zone);
    for found in series::list(tx, venue.department_id)? {
        let mut template = found.template;
        if template.venue_id == venue.id && template.zone != zone {
            template.zone = zone;
            series::update(tx, found.id, &found.rule, &template, context.now)?;
        }
    }
    Ok(())
}

/// Keeps the wall clocks and derives the instants in the place's zone; whose instants changed.
fn derive_anew(tx: &mut Tx<'_>, upcoming: &[Event], facts: &VenueFacts) -> Result<Vec<EventId>> {
    let mut moved = Vec::new();
    for event in upcoming {
        let own = departments::find(tx, event.department_id)?.ok_or(Error::NotFound)?;
        let times = event.times.rederived(facts.zone.unwrap_or(own.zone));
        if times == event.times {
            continue;
        }
        events::set_instants(tx, event, &times)?;
        if !times.same_instants(&event.times) {
            moved.push(event.id);
        }
    }
    Ok(moved)
}
