//! Somebody changes the own name, as colleagues and the log see it, and the language of pages and
//! mail.

use crate::domain::language::Language;
use crate::services::read_people::log;
use crate::services::{Actor, Context, Result};
use crate::store::{Tx, people};

/// # Errors
/// What the store says.
pub fn run(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    name: &str,
    language: Language,
) -> Result<()> {
    people::update(tx, actor.staff_id, (name, language), context.now)?;
    log(
        tx,
        context,
        actor,
        ("staff.account_changed", actor.staff_id),
        "",
    )
}
