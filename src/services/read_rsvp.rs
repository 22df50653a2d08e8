//! The RSVP behind a link, for the person who holds the link.

use crate::domain::department::Department;
use crate::domain::event::Event;
use crate::domain::rsvp::Rsvp;
use crate::services::{Context, Error, Result};
use crate::store::{Tx, departments, events, rsvps};

/// An RSVP with what its page shows around it.
#[derive(Debug, Clone)]
pub struct Found {
    pub department: Department,
    pub event: Event,
    pub rsvp: Rsvp,
}

/// # Errors
/// [`Error::NotFound`] for a token that is wrong, revoked or whose row is gone; all look the same.
pub fn run(tx: &mut Tx<'_>, context: &Context, token: &str) -> Result<Found> {
    let public_id = context
        .vault
        .manage_token_subject(token)
        .ok_or(Error::NotFound)?;
    let rsvp = rsvps::find_by_public_id(tx, &public_id)?.ok_or(Error::NotFound)?;
    if context.vault.manage_token(&public_id, rsvp.epoch) != token {
        return Err(Error::NotFound);
    }
    let event = events::find_by_id(tx, rsvp.event_id)?.ok_or(Error::NotFound)?;
    let department = departments::find(tx, rsvp.department_id)?.ok_or(Error::NotFound)?;
    Ok(Found {
        department,
        event,
        rsvp,
    })
}

/// As [`run`], with the rows locked in the order events, rsvps, for a use case that will change
/// them.
///
/// # Errors
/// As [`run`].
pub fn locked(tx: &mut Tx<'_>, context: &Context, token: &str) -> Result<Found> {
    let found = run(tx, context, token)?;
    events::lock(tx, found.event.id)?;
    run(tx, context, token)
}
