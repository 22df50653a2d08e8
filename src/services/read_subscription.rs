//! What the form for news offers, and the subscription behind a link.

use crate::domain::department::Department;
use crate::domain::subscription::{State, Subscription};
use crate::domain::topic::{Kind, Topic};
use crate::services::{Context, Error, Result, open_department};
use crate::store::{Tx, departments, subscriptions, topics, venues};

/// What one can choose from in a department.
#[derive(Debug, Clone)]
pub struct Offer {
    pub department: Department,
    pub kinds: Vec<Kind>,
    pub topics: Vec<Topic>,
    /// Parts of town, by name; none where no place says in which it lies.
    pub districts: Vec<String>,
}

/// A subscription with what its page shows around it.
#[derive(Debug, Clone)]
pub struct Found {
    pub offer: Offer,
    pub subscription: Subscription,
    /// Whether the link is that of the mail that asked.
    pub is_confirmation: bool,
}

/// # Errors
/// [`Error::NotFound`], [`Error::Gone`] for the department.
pub fn offer(tx: &mut Tx<'_>, department: &str) -> Result<Offer> {
    let department = open_department(tx, department)?;
    of(tx, department)
}

fn of(tx: &mut Tx<'_>, department: Department) -> Result<Offer> {
    let venues = venues::list(tx, department.id)?;
    let mut districts: Vec<String> = venues
        .into_iter()
        .filter_map(|venue| venue.facts.district)
        .collect();
    districts.sort_by_key(|part| part.to_lowercase());
    districts.dedup_by_key(|part| part.to_lowercase());
    Ok(Offer {
        kinds: topics::list_kinds(tx, department.id)?,
        topics: topics::list_topics(tx, department.id)?,
        districts,
        department,
    })
}

/// # Errors
/// [`Error::NotFound`] for a link that is wrong, replaced by a newer one or whose row is gone; all
/// look the same. [`Error::Gone`] when the department closed.
pub fn run(tx: &mut Tx<'_>, context: &Context, token: &str) -> Result<Found> {
    let (subscription, is_confirmation) = match by_preferences(tx, context, token)? {
        Some(found) => (found, false),
        None => (by_confirmation(tx, context, token)?, true),
    };
    let department = departments::find(tx, subscription.department_id)?.ok_or(Error::NotFound)?;
    if !department.is_open() {
        return Err(Error::Gone);
    }
    Ok(Found {
        offer: of(tx, department)?,
        subscription,
        is_confirmation,
    })
}

/// The row behind a link to preferences.
pub(super) fn by_preferences(
    tx: &mut Tx<'_>,
    context: &Context,
    token: &str,
) -> Result<Option<Subscription>> {
    let Some(id) = context.vault.preferences_token_subject(token) else {
        return Ok(None);
    };
    let found = subscriptions::find_by_public_id(tx, &id)?;
    Ok(found.filter(|row| {
        row.state != State::Pending && context.vault.preferences_token(&id, row.epoch) == token
    }))
}

/// The row behind the link of the mail that asked.
pub(super) fn by_confirmation(
    tx: &mut Tx<'_>,
    context: &Context,
    token: &str,
) -> Result<Subscription> {
    if !token.starts_with("cn_") {
        return Err(Error::NotFound);
    }
    let hash = context.vault.token_hash(token);
    subscriptions::find_by_confirm_hash(tx, &hash)?.ok_or(Error::NotFound)
}
