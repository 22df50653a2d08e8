//! Somebody does not work for a department any more: sessions there, and addresses of officers'
//! calendars made there, end at once. With the last department ends what account at a provider is the
//! person's. An invitation nobody has followed yet is taken back the same way.

use crate::domain::ids::StaffId;
use crate::domain::staff::StaffState;
use crate::services::read_people::{self, log, somebody_stays, works_elsewhere};
use crate::services::{Actor, Context, Result};
use crate::store::{Tx, identities, people, sessions, typed};

/// # Errors
/// `Forbidden`, `NotFound`, `LastAdministrator`.
pub fn run(tx: &mut Tx<'_>, context: &Context, actor: &Actor, id: StaffId) -> Result<()> {
    let person = read_people::to_change(tx, actor, id)?;
    somebody_stays(tx, actor.department_id, id)?;
    if !works_elsewhere(tx, actor, id)? {
        people::delete_tokens_of(tx, id)?;
        identities::unbind(tx, id)?;
    }
    sessions::delete_in(tx, id, actor.department_id)?;
    typed::delete_of(tx, id, Some(actor.department_id))?;
    people::delete_membership(tx, id, actor.department_id)?;
    people::revoke_feeds_made_by(tx, id, Some(actor.department_id), context.now)?;
    let action = if person.state == StaffState::Invited {
        "staff.invitation_cancelled"
    } else {
        "staff.removed"
    };
    log(tx, context, actor, (action, id), "")
}
