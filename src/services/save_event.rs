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
    mut facts: EventFacts,
) -> Result<Event> {
    actor.may_run_events()?;
    let choices = read_board::choices(tx, actor)?;
    let kind = choices
        .kinds
        .iter()
        .find(|kind| kind.slug.as_str() == parts.kind);
    facts.kind_id = kind.ok_or(Error::NotFound)?.id;
    facts.venue_id = match &parts.venue {
        Ok(slug) => {
            choices
                .venues
                .iter()
                .find(|venue| venue.slug.as_str() == slug)
                .ok_or(Error::NotFound)?
                .id
        }
        Err(new) => save_venue::create(tx, context, actor, new)?.id,
    };
    facts.officer_ids = officers(tx, context, actor, parts, &choices)?;
    facts.topic_ids = choices
        .topics
        .iter()
        .filter(|topic| parts.topics.iter().any(|slug| slug == topic.slug.as_str()))
        .map(|topic| topic.id)
        .collect::<Vec<TopicId>>();
    match target {
        Some(target) => edit_event::run(tx, context, actor, target, &facts),
        None => create_event::run(tx, context, actor, facts),
    }
}

/// Ids that stand in the facts until [`run`] has found the right ones.
pub const NO_KIND: KindId = KindId(0);
/// See [`NO_KIND`].
pub const NO_VENUE: VenueId = VenueId(0);

fn officers(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    parts: &Parts,
    choices: &read_board::Choices,
) -> Result<Vec<OfficerId>> {
    let mut ids: Vec<OfficerId> = choices
        .officers
        .iter()
        .filter(|officer| {
            parts
                .officers
                .iter()
                .any(|slug| slug == officer.slug.as_str())
        })
        .map(|officer| officer.id)
        .collect();
    if let Some(new) = &parts.new_officer {
        ids.push(save_officer::create(tx, context, actor, new)?.id);
    }
    Ok(ids)
}
