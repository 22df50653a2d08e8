//! Somebody ends sessions of the own: one, or all but the one that asks.

use crate::services::read_people::log;
use crate::services::{Actor, Context, Result};
use crate::store::{Tx, sessions};

/// Ends the session with this handle; one that is already gone is fine.
///
/// # Errors
/// What the store says.
pub fn run(tx: &mut Tx<'_>, context: &Context, actor: &Actor, handle: &str) -> Result<()> {
    if sessions::delete_of(tx, actor.staff_id, handle)? {
        log(
            tx,
            context,
            actor,
            ("staff.session_ended", actor.staff_id),
            "",
        )?;
    }
    Ok(())
}

/// Ends all but this one.
///
/// # Errors
/// What the store says.
pub fn others(tx: &mut Tx<'_>, context: &Context, actor: &Actor, session_id: &str) -> Result<()> {
    let kept = context.vault.token_hash(session_id);
    if sessions::delete_others(tx, actor.staff_id, &kept)? > 0 {
        log(
            tx,
            context,
            actor,
            ("staff.session_ended", actor.staff_id),
            "",
        )?;
    }
    Ok(())
}
