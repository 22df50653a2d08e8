//! Whose session it was that a form came with: what is known of one that ended, or of none.

use crate::domain::ids::StaffId;
use crate::services::{Context, Result};
use crate::store::{Tx, departments, staff};

/// The person, and the slug of the department the session was in; `None` when its row is gone.
///
/// # Errors
/// What the store says.
pub fn run(
    tx: &mut Tx<'_>,
    context: &Context,
    session_id: &str,
) -> Result<Option<(StaffId, Option<String>)>> {
    let hash = context.vault.token_hash(session_id);
    let Some(session) = staff::find_session(tx, &hash)? else {
        return Ok(None);
    };
    let department = departments::find(tx, session.department_id)?;
    let slug = department.map(|department| department.slug.to_string());
    Ok(Some((session.staff_id, slug)))
}
