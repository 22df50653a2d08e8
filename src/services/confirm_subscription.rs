//! The mailbox itself says yes: from now on there is news. Only this lifts what an earlier stop put
//! up, and only for the list of news; an address that takes no mail at all stays so.

use crate::domain::subscription::State;
use crate::services::read_subscription::by_confirmation;
use crate::services::unsubscribe::List;
use crate::services::{Context, Error, Result};
use crate::store::{Tx, departments, subscriptions, suppressions};

/// What became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// `token` leads to the preferences.
    Confirmed { token: String },
    /// It was confirmed before.
    Already { token: String },
    /// The link is older than two days: ask again.
    Expired,
}

/// # Errors
/// [`Error::NotFound`] for a link that is wrong or replaced by a newer one, [`Error::Gone`] when the
/// department closed.
pub fn run(tx: &mut Tx<'_>, context: &Context, token: &str) -> Result<Outcome> {
    let found = by_confirmation(tx, context, token)?;
    let department = departments::find(tx, found.department_id)?.ok_or(Error::NotFound)?;
    if !department.is_open() {
        return Err(Error::Gone);
    }
    let is_in_time = found.confirm_by.is_some_and(|by| context.now < by);
    if !is_in_time {
        return Ok(Outcome::Expired);
    }
    let token = context
        .vault
        .preferences_token(&found.public_id, found.epoch);
    if found.state == State::Active {
        return Ok(Outcome::Already { token });
    }
    if !subscriptions::set_active(tx, found.id, context.now)? {
        return Ok(Outcome::Already { token });
    }
    let scope = List::News.scope(found.department_id);
    suppressions::delete(tx, &found.contact_hash, &scope)?;
    Ok(Outcome::Confirmed { token })
}
