//! Somebody who is signed in sets another password. Every other session and every one-time link of
//! the person ends. That the old password was right is checked by the caller.

use crate::services::read_people::log;
use crate::services::{Actor, Context, Result};
use crate::store::{Tx, people, sessions, staff};

/// # Errors
/// What the store says.
pub fn run(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    hash: &str,
    session_id: &str,
) -> Result<()> {
    let id = actor.staff_id;
    staff::set_password(tx, id, hash, context.now)?;
    people::delete_tokens_of(tx, id)?;
    sessions::delete_others(tx, id, &context.vault.token_hash(session_id))?;
    log(tx, context, actor, ("staff.password_changed", id), "")
}
