//! A place as staff edit it: whom to call there, opened, and what was held there before.

use crate::domain::event::State;
use crate::domain::venue::{Venue, VenueContact};
use crate::services::ports::Purpose;
use crate::services::read_counts::{self, Counts};
use crate::services::{Actor, Context, Error, Result};
use crate::store::events::{Filter, Order};
use crate::store::{Tx, events, venue_contacts, venues};

/// How many past shows are listed.
const SHOWS: i64 = 50;

/// A place with what only staff see of it.
#[derive(Debug, Clone)]
pub struct Known {
    pub venue: Venue,
    pub contact: VenueContact,
    /// What was held there and is over, the latest first.
    pub shows: Vec<Counts>,
}

/// # Errors
/// [`Error::Forbidden`], [`Error::NotFound`] for a place of another department.
pub fn run(tx: &mut Tx<'_>, context: &Context, actor: &Actor, slug: &str) -> Result<Known> {
    actor.may_run_events()?;
    let venue = venues::find_by_slug(tx, actor.department_id, slug)?.ok_or(Error::NotFound)?;
    let past = Filter {
        venue: Some(venue.slug.to_string()),
        states: vec![State::Published, State::Closed],
        ends_before: Some(context.now),
        order: Order::LatestFirst,
        limit: Some(SHOWS),
        ..Filter::of(actor.department_id)
    };
    let past = events::list(tx, &past)?;
    let sealed = venue_contacts::find(tx, venue.id)?;
    Ok(Known {
        contact: opened(context, sealed.as_deref()),
        shows: read_counts::counts(tx, past)?,
        venue,
    })
}

/// What the octets say; nothing when no key of ours opens them.
pub(super) fn opened(context: &Context, sealed: Option<&[u8]>) -> VenueContact {
    let plain = sealed.and_then(|sealed| context.vault.open(Purpose::Contact, sealed));
    let read = plain.and_then(|plain| serde_json::from_slice(&plain).ok());
    read.unwrap_or_default()
}
