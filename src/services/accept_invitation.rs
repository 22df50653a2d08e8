//! A one-time link is used: to set a password, or, when it is one of `cuppa demo`, to sign in.

use crate::domain::ids::StaffId;
use crate::domain::staff::{Staff, StaffState, TokenPurpose};
use crate::services::sign_in::{self, SignedIn};
use crate::services::{Context, Error, Result};
use crate::store::audit::{self, Entry};
use crate::store::{Tx, people, second_factors, staff};

/// What a link is for, without using it: link scanners only look.
#[derive(Clone)]
pub struct Peeked {
    pub person: Staff,
    pub purpose: TokenPurpose,
}

/// How far the link has led.
#[derive(Clone)]
pub enum Accepted {
    SignedIn(SignedIn),
    /// The second factor is asked for next: a link does not stand for it.
    SecondStep(StaffId),
}

/// # Errors
/// [`Error::LinkSpent`] for a link that is unknown, used or expired, or of somebody who was disabled;
/// all look the same.
pub fn peek(tx: &mut Tx<'_>, context: &Context, token: &str) -> Result<Peeked> {
    let hash = context.vault.token_hash(token);
    let (id, purpose) = staff::find_token(tx, &hash, context.now)?.ok_or(Error::LinkSpent)?;
    let person = staff::find(tx, id)?.ok_or(Error::LinkSpent)?;
    if person.state == StaffState::Disabled || sign_in::open_departments(tx, id)?.is_empty() {
        return Err(Error::LinkSpent);
    }
    Ok(Peeked { person, purpose })
}

/// Uses the link up, sets the password when one is given and signs the browser in, of which the family
/// is given. With a new password every session and every other link of the person ends; the second
/// factor stays.
///
/// # Errors
/// [`Error::LinkSpent`]; also when a password is needed and none is given, or the other way round.
pub fn run(
    tx: &mut Tx<'_>,
    context: &Context,
    token: &str,
    password_hash: Option<String>,
    agent: &str,
) -> Result<Accepted> {
    let peeked = peek(tx, context, token)?;
    let needs_password = peeked.purpose != TokenPurpose::SignIn;
    if needs_password != password_hash.is_some() {
        return Err(Error::LinkSpent);
    }
    if !staff::consume_token(tx, &context.vault.token_hash(token), context.now)? {
        return Err(Error::LinkSpent);
    }
    if let Some(hash) = password_hash {
        staff::set_password(tx, peeked.person.id, &hash, context.now)?;
        staff::delete_sessions_of(tx, peeked.person.id)?;
        people::delete_tokens_of(tx, peeked.person.id)?;
    } else {
        staff::activate(tx, peeked.person.id, context.now)?;
    }
    let id = peeked.person.id;
    let factor = second_factors::find(tx, id)?.is_some();
    let action = match (needs_password, factor) {
        (true, _) => "staff.password_set",
        (false, true) => return Ok(Accepted::SecondStep(id)),
        (false, false) => "staff.signed_in_by_link",
    };
    let membership = sign_in::open_departments(tx, id)?;
    let (membership, _) = membership.first().ok_or(Error::LinkSpent)?;
    let department = membership.department_id;
    let entry = Entry::by(context.now, department, id, action, "staff", id.0);
    audit::append(tx, &entry)?;
    if factor {
        return Ok(Accepted::SecondStep(id));
    }
    let signed_in = sign_in::open_session(tx, context, id, agent)?;
    Ok(Accepted::SignedIn(signed_in))
}
