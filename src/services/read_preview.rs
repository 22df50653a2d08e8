//! What residents and calendars will see of a draft, before anybody does: as if it were published
//! now. Nothing is stored.

use crate::domain::event::{Event, State};
use crate::domain::feed::Feed;
use crate::domain::language::Language;
use crate::services::read_event::Shown;
use crate::services::{Actor, Context, Error, Result, read_feed, read_pictures};
use crate::store::{Tx, departments, events};

/// The announcement page; without neighbours, which may be others by then.
///
/// # Errors
/// [`Error::Forbidden`]; [`Error::NotFound`], also for what is public already.
pub fn page(tx: &mut Tx<'_>, context: &Context, actor: &Actor, slug: &str) -> Result<Shown> {
    let event = imagined(tx, context, actor, slug)?;
    Ok(Shown {
        around: read_pictures::around(tx, &event)?,
        department: departments::find(tx, actor.department_id)?.ok_or(Error::NotFound)?,
        event,
        previous: None,
        next: None,
        article: None,
        series: None,
        told: None,
    })
}

/// Its entry, as a calendar of its own.
///
/// # Errors
/// As [`page`].
pub fn entry(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    slug: &str,
    language: Language,
) -> Result<Feed> {
    let shown = page(tx, context, actor, slug)?;
    let event = std::slice::from_ref(&shown.event);
    Ok(read_feed::feed(context, &shown.department, event, language))
}

fn imagined(tx: &mut Tx<'_>, context: &Context, actor: &Actor, slug: &str) -> Result<Event> {
    actor.may_run_events()?;
    let event = events::find(tx, actor.department_id, slug)?.ok_or(Error::NotFound)?;
    if event.state.is_public() {
        return Err(Error::NotFound);
    }
    Ok(Event {
        state: State::Published,
        published_at: Some(context.now),
        ..event
    })
}
