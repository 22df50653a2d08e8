//! Which calendar apps asked for which department's feed. Bookkeeping that no answer waits for.

use crate::domain::ids::DepartmentId;
use crate::services::read_event::Look;
use crate::services::{Context, Result};
use crate::store::Tx;
use crate::store::feeds::{self, Fetch};

/// Whose feed, and who looked.
pub type Seen = (DepartmentId, Look);

/// # Errors
/// What the store says.
pub fn run(tx: &mut Tx<'_>, _: &Context, seen: &[Seen]) -> Result<()> {
    for (department_id, look) in seen {
        let fetch = Fetch {
            department_id: *department_id,
            app: look.app,
            at: look.at,
        };
        feeds::note_fetch(tx, &fetch)?;
    }
    Ok(())
}
