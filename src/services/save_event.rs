//! What the event form enters is saved in one transaction: a new place, a new officer, the event.

use crate::domain::event::{Event, EventFacts};
use crate::domain::ids::{KindId, OfficerId, TopicId, VenueId};
use crate::domain::officer::OfficerFacts;
use crate::domain::venue::VenueFacts;
use crate::services::{
    Actor, Context, Error, Result, create_event, edit_event, read_board, save_officer, save_venue,
};
use crate::store::Tx;

/// The parts of an event as the form names them; the ids in `facts` are filled in here.
#[derive(Debug, Clone)]
pub struct Parts {
    pub kind: String,
    /// A slug, or what to make.
    pub venue: std::result::Result<String, Box<VenueFacts>>,
    pub officers: Vec<String>,
    pub new_officer: Option<OfficerFacts>,
    pub topics: Vec<String>,
}

/// Saves a new event, or, with a slug and the version the form was opened with, an edit.
///
/// # Errors
/// As [`create_event::run`] and [`edit_event::run`].
pub fn run(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    target: Option<(&str, i32)>,
    parts: &Parts,
    facts: EventFacts,
) -> Result<Event> {
    actor.may_run_events()?;
    let mut facts = known(tx, actor, parts, facts)?;
    make_new(tx, context, actor, parts, &mut facts)?;
    match target {
        Some(target) => edit_event::run(tx, context, actor, target, &facts),
        None => create_event::run(tx, context, actor, facts),
    }
}

/// Fills in the ids of what is known already. A new place stays [`NO_VENUE`] and a new officer is
/// not among the officers until [`make_new`] has made them.
pub(super) fn known(
    tx: &mut Tx<'_>,
    actor: &Actor,
    parts: &Parts,
    mut facts: EventFacts,
) -> Result<EventFacts> {
    let choices = read_board::choices(tx, actor)?;
    let kind = choices
        .kinds
        .iter()
        .find(|kind| kind.slug.as_str() == parts.kind);
    facts.kind_id = kind.ok_or(Error::NotFound)?.id;
    if let Ok(slug) = &parts.venue {
        let venue = choices
            .venues
            .iter()
            .find(|venue| venue.slug.as_str() == slug);
        facts.venue_id = venue.ok_or(Error::NotFound)?.id;
    }
    facts.officer_ids = choices
        .officers
        .iter()
        .filter(|officer| {
            parts
                .officers
                .iter()
                .any(|slug| slug == officer.slug.as_str())
        })
        .map(|officer| officer.id)
        .collect::<Vec<OfficerId>>();
    facts.topic_ids = choices
        .topics
        .iter()
        .filter(|topic| parts.topics.iter().any(|slug| slug == topic.slug.as_str()))
        .map(|topic| topic.id)
        .collect::<Vec<TopicId>>();
    Ok(facts)
}

/// Makes the place and the officer that were entered inside the form, and fills in their ids.
pub(super) fn make_new(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    parts: &Parts,
    facts: &mut EventFacts,
) -> Result<()> {
    if let Err(new) = &parts.venue {
        facts.venue_id = save_venue::create(tx, context, actor, new)?.id;
    }
    if let Some(new) = &parts.new_officer {
        let officer = save_officer::create(tx, context, actor, new)?;
        facts.officer_ids.push(officer.id);
    }
    Ok(())
}

/// Ids that stand in the facts until the right ones are found.
pub const NO_KIND: KindId = KindId(0);
/// See [`NO_KIND`].
pub const NO_VENUE: VenueId = VenueId(0);
