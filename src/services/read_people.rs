//! The people of a department, for its administrators.

use crate::domain::ids::{DepartmentId, StaffId};
use crate::domain::staff::{Role, StaffState};
use crate::services::{Actor, Context, Error, Result};
use crate::store::audit::{self, Entry};
pub use crate::store::people::Person;
use crate::store::{Tx, people, staff};

/// Everybody, by name.
///
/// # Errors
/// [`Error::Forbidden`].
pub fn run(tx: &mut Tx<'_>, actor: &Actor) -> Result<Vec<Person>> {
    actor.may_manage_people()?;
    Ok(people::list(tx, actor.department_id)?)
}

/// One of them.
///
/// # Errors
/// [`Error::Forbidden`]; [`Error::NotFound`] for anybody who does not work for the department.
pub fn one(tx: &mut Tx<'_>, actor: &Actor, id: StaffId) -> Result<Person> {
    let all = run(tx, actor)?;
    let found = all.into_iter().find(|person| person.id == id);
    found.ok_or(Error::NotFound)
}

/// [`one`], while nobody else changes the people of the department.
pub(super) fn to_change(tx: &mut Tx<'_>, actor: &Actor, id: StaffId) -> Result<Person> {
    actor.may_manage_people()?;
    people::lock(tx, actor.department_id)?;
    one(tx, actor, id)
}

/// Refuses what would leave the department without anybody who manages its people.
pub(super) fn somebody_stays(
    tx: &mut Tx<'_>,
    department: DepartmentId,
    leaving: StaffId,
) -> Result<()> {
    let all = people::list(tx, department)?;
    let can =
        |person: &Person| person.role == Role::Administrator && person.state == StaffState::Active;
    let leaves = all.iter().any(|person| person.id == leaving && can(person));
    let stays = all.iter().any(|person| person.id != leaving && can(person));
    if leaves && !stays {
        return Err(Error::LastAdministrator);
    }
    Ok(())
}

/// Whether the person works for other departments as well.
pub(super) fn works_elsewhere(tx: &mut Tx<'_>, actor: &Actor, id: StaffId) -> Result<bool> {
    let all = staff::list_memberships(tx, id)?;
    Ok(all
        .iter()
        .any(|one| one.department_id != actor.department_id))
}

pub(super) fn log(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    (action, id): (&'static str, StaffId),
    detail: &str,
) -> Result<()> {
    let (department, who) = (actor.department_id, actor.staff_id);
    let entry = Entry::by(context.now, department, who, action, "staff", id.0);
    let entry = if detail.is_empty() {
        entry
    } else {
        entry.detail("role", detail)
    };
    Ok(audit::append(tx, &entry)?)
}
