//! A reader changes what to hear of, stops everything, or has everything forgotten, by the link of
//! the letters.

use crate::domain::language::Language;
use crate::domain::subscription::{State, Subscription, Wants};
use crate::services::read_subscription::by_preferences;
use crate::services::unsubscribe::{self, List};
use crate::services::{Context, Error, Result};
use crate::store::{Tx, outbox, subscriptions};

/// # Errors
/// [`Error::NotFound`] for a link that is wrong, or of somebody who has stopped.
pub fn save(
    tx: &mut Tx<'_>,
    context: &Context,
    token: &str,
    (wants, language): (&Wants, Language),
) -> Result<()> {
    let found = find(tx, context, token)?;
    if subscriptions::set_wants(tx, found.id, wants, language)? {
        Ok(())
    } else {
        Err(Error::NotFound)
    }
}

/// Stops all news of the department. Twice is the same as once.
///
/// # Errors
/// [`Error::NotFound`] for a link that is wrong.
pub fn stop(tx: &mut Tx<'_>, context: &Context, token: &str) -> Result<()> {
    let found = find(tx, context, token)?;
    if found.state == State::Stopped {
        return Ok(());
    }
    let from = (List::News, found.department_id);
    unsubscribe::from_list(tx, context, from, (&found.contact_hash, "link"))
}

/// Stops, and deletes the row and what is left of its mail. The keyed hash among the stopped
/// addresses stays, so that nobody can put the address back without its owner.
///
/// # Errors
/// [`Error::NotFound`] for a link that is wrong.
pub fn forget(tx: &mut Tx<'_>, context: &Context, token: &str) -> Result<()> {
    let found = find(tx, context, token)?;
    let from = (List::News, found.department_id);
    unsubscribe::from_list(tx, context, from, (&found.contact_hash, "link"))?;
    outbox::erase_of_subscription(tx, found.id, context.now)?;
    Ok(subscriptions::delete(tx, found.id)?)
}

fn find(tx: &mut Tx<'_>, context: &Context, token: &str) -> Result<Subscription> {
    by_preferences(tx, context, token)?.ok_or(Error::NotFound)
}
