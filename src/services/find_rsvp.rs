//! A resident types the code from the page or the print: which RSVP is it?

use crate::domain::code::Code;
use crate::services::{Context, Error, Result, open_department};
use crate::store::{Tx, rsvps};

/// The link of the RSVP under this code.
///
/// # Errors
/// [`Error::NotFound`] when nothing, or by accident more than one RSVP, is held under it.
pub fn run(tx: &mut Tx<'_>, context: &Context, department: &str, code: &Code) -> Result<String> {
    let department = open_department(tx, department)?;
    let found = rsvps::list_by_code(tx, department.id, &context.vault.code_hash(code))?;
    match found.as_slice() {
        [rsvp] => Ok(context.vault.manage_token(&rsvp.public_id, rsvp.epoch)),
        _ => Err(Error::NotFound),
    }
}
