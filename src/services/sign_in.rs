//! Signing in and out, and who is behind a session cookie.

use chrono::{DateTime, Utc};

use crate::domain::contact::EmailAddress;
use crate::domain::department::Department;
use crate::domain::ids::StaffId;
use crate::domain::staff::{Membership, Session, Staff, StaffState};
use crate::services::{Actor, Context, Error, Result};
use crate::store::audit::{self, Entry};
use crate::store::{Tx, departments, staff};

/// A new session: the id goes into the cookie, its hash into the row.
#[derive(Clone)]
pub struct SignedIn {
    pub session_id: String,
    pub session: Session,
}

/// Who is signed in, and where.
#[derive(Clone)]
pub struct Present {
    pub actor: Actor,
    pub department: Department,
    pub person: Staff,
    /// The session was last noted as in use long enough ago to be noted again: see [`touch`].
    pub wants_touch: bool,
}

/// The person who may sign in with this address, if any; the password is checked by the caller,
/// against a decoy when there is nobody, so that both take the same time.
///
/// # Errors
/// What the store says.
pub fn find(tx: &mut Tx<'_>, email: &EmailAddress) -> Result<Option<Staff>> {
    let person = staff::find_by_email(tx, email)?;
    Ok(
        person
            .filter(|person| person.state == StaffState::Active && person.password_hash.is_some()),
    )
}

/// Opens a session after the password was right.
///
/// # Errors
/// [`Error::Forbidden`] when the person belongs to no department any more.
pub fn run(tx: &mut Tx<'_>, context: &Context, id: StaffId) -> Result<SignedIn> {
    let signed_in = open_session(tx, context, id)?;
    let entry = Entry::by(
        context.now,
        signed_in.session.department_id,
        id,
        "staff.signed_in",
        "staff",
        id.0,
    );
    audit::append(tx, &entry)?;
    Ok(signed_in)
}

pub(super) fn open_session(tx: &mut Tx<'_>, context: &Context, id: StaffId) -> Result<SignedIn> {
    let membership = open_membership(tx, id)?.ok_or(Error::Forbidden)?;
    let session = Session {
        staff_id: id,
        department_id: membership.department_id,
        created_at: context.now,
        last_seen_at: context.now,
        expires_at: context.now + Session::ABSOLUTE,
    };
    let session_id = context.vault.random_token("cs_");
    staff::insert_session(tx, &context.vault.token_hash(&session_id), &session)?;
    Ok(SignedIn {
        session_id,
        session,
    })
}

/// The first department the person works for that has not closed.
fn open_membership(tx: &mut Tx<'_>, id: StaffId) -> Result<Option<Membership>> {
    for membership in staff::list_memberships(tx, id)? {
        if departments::find(tx, membership.department_id)?.is_some_and(|found| found.is_open()) {
            return Ok(Some(membership));
        }
    }
    Ok(None)
}

/// Who holds this session; `None` when it ended, the person was disabled or left the department,
/// or the department closed.
///
/// # Errors
/// What the store says.
pub fn present(tx: &mut Tx<'_>, context: &Context, session_id: &str) -> Result<Option<Present>> {
    let hash = context.vault.token_hash(session_id);
    let Some(session) = staff::find_session(tx, &hash)? else {
        return Ok(None);
    };
    let Some(person) = staff::find(tx, session.staff_id)? else {
        return Ok(None);
    };
    if !session.is_live(context.now) || person.state != StaffState::Active {
        return Ok(None);
    }
    let memberships = staff::list_memberships(tx, person.id)?;
    let here = memberships
        .iter()
        .find(|m| m.department_id == session.department_id);
    let (Some(membership), Some(department)) =
        (here, departments::find(tx, session.department_id)?)
    else {
        return Ok(None);
    };
    if !department.is_open() {
        return Ok(None);
    }
    let actor = Actor {
        staff_id: person.id,
        department_id: department.id,
        role: membership.role,
        name: person.name.clone(),
    };
    Ok(Some(Present {
        actor,
        department,
        person,
        wants_touch: context.now - session.last_seen_at >= Session::SEEN,
    }))
}

/// Notes that the session was in use at an instant, so that it does not end as idle.
///
/// # Errors
/// What the store says.
pub fn touch(
    tx: &mut Tx<'_>,
    context: &Context,
    session_id: &str,
    seen_at: DateTime<Utc>,
) -> Result<()> {
    let hash = context.vault.token_hash(session_id);
    Ok(staff::touch_session(tx, &hash, seen_at)?)
}

/// Signs out; a session that is already gone is fine.
///
/// # Errors
/// What the store says.
pub fn out(tx: &mut Tx<'_>, context: &Context, actor: &Actor, session_id: &str) -> Result<()> {
    staff::delete_session(tx, &context.vault.token_hash(session_id))?;
    let (department, id) = (actor.department_id, actor.staff_id);
    let entry = Entry::by(
        context.now,
        department,
        id,
        "staff.signed_out",
        "staff",
        id.0,
    );
    Ok(audit::append(tx, &entry)?)
}
