//! Somebody gets another role in a department. Sessions there end: nothing goes on under the old one.

use crate::domain::ids::StaffId;
use crate::domain::staff::{Membership, Role};
use crate::services::read_people::{self, log, somebody_stays};
use crate::services::{Actor, Context, Result};
use crate::store::{Tx, sessions, staff};

/// # Errors
/// `Forbidden`, `NotFound`, `LastAdministrator`.
pub fn run(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    id: StaffId,
    role: Role,
) -> Result<()> {
    let person = read_people::to_change(tx, actor, id)?;
    if person.role == role {
        return Ok(());
    }
    somebody_stays(tx, actor.department_id, id)?;
    let membership = Membership {
        department_id: actor.department_id,
        role,
    };
    staff::set_membership(tx, id, &membership)?;
    sessions::delete_in(tx, id, actor.department_id)?;
    log(
        tx,
        context,
        actor,
        ("staff.role_changed", id),
        role.as_str(),
    )
}
