//! A one-time link is used: to set a password, or, when it is one of `cuppa demo`, to sign in.

use crate::domain::staff::{Staff, StaffState, TokenPurpose};
use crate::services::sign_in::{self, SignedIn};
use crate::services::{Context, Error, Result};
use crate::store::audit::{self, Entry};
use crate::store::{Tx, staff};

/// What a link is for, without using it: link scanners only look.
#[derive(Clone)]
pub struct Peeked {
    pub person: Staff,
    pub purpose: TokenPurpose,
}

/// # Errors
/// [`Error::LinkSpent`] for a link that is unknown, used or expired; all look the same.
pub fn peek(tx: &mut Tx<'_>, context: &Context, token: &str) -> Result<Peeked> {
    let hash = context.vault.token_hash(token);
    let (id, purpose) = staff::find_token(tx, &hash, context.now)?.ok_or(Error::LinkSpent)?;
    let person = staff::find(tx, id)?.ok_or(Error::LinkSpent)?;
    Ok(Peeked { person, purpose })
}

/// Uses the link up, sets the password when one is given and signs the browser in. Every older
/// session of the person ends.
///
/// # Errors
/// [`Error::LinkSpent`]; also when a password is needed and none is given, or the other way round.
pub fn run(
    tx: &mut Tx<'_>,
    context: &Context,
    token: &str,
    password_hash: Option<String>,
) -> Result<SignedIn> {
    let peeked = peek(tx, context, token)?;
    let needs_password = peeked.purpose != TokenPurpose::SignIn;
    if needs_password != password_hash.is_some() || peeked.person.state == StaffState::Disabled {
        return Err(Error::LinkSpent);
    }
    if !staff::consume_token(tx, &context.vault.token_hash(token), context.now)? {
        return Err(Error::LinkSpent);
    }
    if let Some(hash) = password_hash {
        staff::set_password(tx, peeked.person.id, &hash, context.now)?;
        staff::delete_sessions_of(tx, peeked.person.id)?;
    } else {
        staff::activate(tx, peeked.person.id, context.now)?;
    }
    let signed_in = sign_in::open_session(tx, context, peeked.person.id)?;
    let action = if needs_password {
        "staff.password_set"
    } else {
        "staff.signed_in_by_link"
    };
    let entry = Entry::by(
        context.now,
        signed_in.session.department_id,
        peeked.person.id,
        action,
        "staff",
        peeked.person.id.0,
    );
    audit::append(tx, &entry)?;
    Ok(signed_in)
}
