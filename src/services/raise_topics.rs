//! A resident says what to talk about, with an RSVP or without. The same form sent twice is one wish.

use crate::domain::topic::Topic;
use crate::domain::wish::{self, NewWish, Request};
use crate::services::ports::Purpose;
use crate::services::read_event::{self, Shown};
use crate::services::{Context, Error, Result, open_department};
use crate::store::{Tx, events, topics, wishes};

/// The event, and the topics its department offers.
///
/// # Errors
/// [`Error::NotFound`] for what residents cannot see.
pub fn offer(
    tx: &mut Tx<'_>,
    context: &Context,
    department: &str,
    event: &str,
) -> Result<(Shown, Vec<Topic>)> {
    let shown = read_event::run(tx, context, department, event)?;
    let topics = topics::list_topics(tx, shown.department.id)?;
    Ok((shown, topics))
}

/// Stores the wish; `false` when the event takes none any more. A wish without a topic and without
/// words is none, and fine.
///
/// # Errors
/// [`Error::NotFound`] for what residents cannot see.
pub fn run(
    tx: &mut Tx<'_>,
    context: &Context,
    department: &str,
    event: &str,
    request: &Request,
) -> Result<bool> {
    let department = open_department(tx, department)?;
    let event = events::find(tx, department.id, event)?.ok_or(Error::NotFound)?;
    if !event.state.is_public() {
        return Err(Error::NotFound);
    }
    if !wish::is_open(&event, context.now) {
        return Ok(false);
    }
    let offered = topics::list_topics(tx, department.id)?;
    let named = |topic: &&Topic| {
        request
            .topics
            .iter()
            .any(|slug| slug == topic.slug.as_str())
    };
    let chosen: Vec<_> = offered.iter().filter(named).map(|topic| topic.id).collect();
    if chosen.is_empty() && request.text.is_none() {
        return Ok(true);
    }
    events::lock(tx, event.id)?;
    let seal = |text: &String| context.vault.seal(Purpose::Note, text.as_bytes());
    let new = NewWish {
        department_id: department.id,
        event_id: event.id,
        topics: chosen,
        text_sealed: request.text.as_ref().map(seal),
        language: request.language,
        form_nonce: request.nonce.clone(),
        created_at: context.now,
    };
    wishes::insert_if_absent(tx, &new)?;
    Ok(true)
}
