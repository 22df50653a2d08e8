//! A link to set a new password is mailed to somebody who has an account: asked for on the sign-in
//! page, by an administrator, or at the command line. Older links of the person end.

use crate::domain::contact::EmailAddress;
use crate::domain::ids::{DepartmentId, StaffId};
use crate::domain::notice::Kind;
use crate::domain::staff::{Staff, StaffState, TokenPurpose};
use crate::services::read_people::{self, log};
use crate::services::{Actor, Context, Error, Result, invite_staff, sign_in};
use crate::store::{Tx, people, staff};

/// Somebody at the sign-in page asks for this address. Whether it has an account shows neither in the
/// answer nor in the work: for an unknown one the same is done, and undone.
///
/// # Errors
/// What the store says.
pub fn run(tx: &mut Tx<'_>, context: &Context, email: &EmailAddress) -> Result<()> {
    let known = staff::find_by_email(tx, email)?;
    let known = known.filter(|person| person.state == StaffState::Active);
    if let Some(person) = known
        && let Some((membership, _)) = sign_in::open_departments(tx, person.id)?.first()
    {
        return asked(tx, context, &person, membership.department_id);
    }
    let undone: Result<()> = tx.savepoint(|tx| {
        let id = people::find_first(tx)?.ok_or(Error::NotFound)?;
        let mut decoy = staff::find(tx, id)?.ok_or(Error::NotFound)?;
        decoy.email = email.clone();
        decoy.state = StaffState::Active;
        let open = sign_in::open_departments(tx, id)?;
        let (membership, _) = open.first().ok_or(Error::NotFound)?;
        asked(tx, context, &decoy, membership.department_id)?;
        Err(Error::NotFound)
    });
    debug_assert!(undone.is_err(), "a rehearsal leaves nothing");
    Ok(())
}

fn asked(
    tx: &mut Tx<'_>,
    context: &Context,
    person: &Staff,
    department: DepartmentId,
) -> Result<()> {
    send(tx, context, person, true)?;
    let actor = Actor {
        staff_id: person.id,
        ..Actor::at_the_command_line(department)
    };
    log(
        tx,
        context,
        &actor,
        ("staff.reset_requested", person.id),
        "",
    )
}

/// An administrator starts it for somebody of the department.
///
/// # Errors
/// `Forbidden`, `NotFound`; [`Error::PersonDisabled`].
pub fn by_administrator(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    id: StaffId,
) -> Result<()> {
    read_people::to_change(tx, actor, id)?;
    let person = staff::find(tx, id)?.ok_or(Error::NotFound)?;
    send(tx, context, &person, true)?;
    log(tx, context, actor, ("staff.reset_requested", id), "")
}

/// At the command line: the link is printed, and mailed where mail is set up.
///
/// # Errors
/// [`Error::NotFound`], [`Error::PersonDisabled`].
pub fn at_the_command_line(
    tx: &mut Tx<'_>,
    context: &Context,
    id: StaffId,
    by_mail: bool,
) -> Result<String> {
    let person = staff::find(tx, id)?.ok_or(Error::NotFound)?;
    let token = send(tx, context, &person, by_mail)?;
    for membership in staff::list_memberships(tx, id)? {
        let actor = Actor::at_the_command_line(membership.department_id);
        log(tx, context, &actor, ("staff.reset_requested", id), "")?;
    }
    Ok(token)
}

/// A fresh link in the place of the older ones. Who never set a password is invited once more.
fn send(tx: &mut Tx<'_>, context: &Context, person: &Staff, by_mail: bool) -> Result<String> {
    let (purpose, kind) = match person.state {
        StaffState::Active => (TokenPurpose::Reset, Kind::StaffReset),
        StaffState::Invited => (TokenPurpose::Invitation, Kind::StaffInvitation),
        StaffState::Disabled => return Err(Error::PersonDisabled),
    };
    people::delete_tokens_of(tx, person.id)?;
    let token = context.vault.random_token("ci_");
    let hash = context.vault.token_hash(&token);
    let expires = context.now + purpose.lifetime();
    staff::insert_token(tx, &hash, person.id, purpose, expires, context.now)?;
    let open = sign_in::open_departments(tx, person.id)?;
    if by_mail && let Some((_, department)) = open.first() {
        let to = (&person.email, person.language);
        invite_staff::mail(tx, context, department, to, (kind, &token))?;
    }
    Ok(token)
}
