//! Signing in and out, and who is behind a session cookie.

use chrono::{DateTime, Utc};

use crate::domain::contact::EmailAddress;
use crate::domain::department::Department;
use crate::domain::ids::{DepartmentId, StaffId};
use crate::domain::staff::{Membership, Session, Staff, StaffState};
use crate::services::{Actor, Context, Error, Result};
use crate::store::audit::{self, Entry};
use crate::store::{Tx, departments, people, second_factors, staff};

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
    /// Every open department the person works for: slug and name.
    pub departments: Vec<(String, String)>,
    /// The person signs in with a second factor.
    pub has_second_factor: bool,
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

/// Opens a session after the password was right, for a browser of a family.
///
/// # Errors
/// [`Error::Forbidden`] when the person belongs to no department any more.
pub fn run(tx: &mut Tx<'_>, context: &Context, id: StaffId, agent: &str) -> Result<SignedIn> {
    let signed_in = open_session(tx, context, id, agent)?;
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

pub(super) fn open_session(
    tx: &mut Tx<'_>,
    context: &Context,
    id: StaffId,
    agent: &str,
) -> Result<SignedIn> {
    let membership = open_membership(tx, id)?.ok_or(Error::Forbidden)?;
    open_session_in(tx, context, (id, membership.department_id), agent)
}

/// Opens a session in one department, which the caller knows to be one of the person's.
pub(super) fn open_session_in(
    tx: &mut Tx<'_>,
    context: &Context,
    (id, department_id): (StaffId, DepartmentId),
    agent: &str,
) -> Result<SignedIn> {
    let session = Session {
        staff_id: id,
        department_id,
        created_at: context.now,
        last_seen_at: context.now,
        expires_at: context.now + Session::ABSOLUTE,
        agent: agent.to_owned(),
    };
    people::note_sign_in(tx, id, context.now)?;
    let session_id = context.vault.random_token("cs_");
    staff::insert_session(tx, &context.vault.token_hash(&session_id), &session)?;
    Ok(SignedIn {
        session_id,
        session,
    })
}

/// The first department the person works for that has not closed.
fn open_membership(tx: &mut Tx<'_>, id: StaffId) -> Result<Option<Membership>> {
    let first = open_departments(tx, id)?.into_iter().next();
    Ok(first.map(|(membership, _)| membership))
}

/// The person's memberships of departments that have not closed.
///
/// # Errors
/// What the store says.
pub(super) fn open_departments(
    tx: &mut Tx<'_>,
    id: StaffId,
) -> Result<Vec<(Membership, Department)>> {
    let mut open = Vec::new();
    for membership in staff::list_memberships(tx, id)? {
        let department = departments::find(tx, membership.department_id)?;
        if let Some(department) = department.filter(Department::is_open) {
            open.push((membership, department));
        }
    }
    Ok(open)
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
    let mut all = open_departments(tx, person.id)?;
    let choices = all.iter().map(|(_, department)| {
        let slug = department.slug.to_string();
        (slug, department.name.clone())
    });
    let choices = choices.collect();
    let here = all
        .iter()
        .position(|(membership, _)| membership.department_id == session.department_id);
    let Some((membership, department)) = here.map(|at| all.swap_remove(at)) else {
        return Ok(None);
    };
    let actor = Actor {
        staff_id: person.id,
        department_id: department.id,
        role: membership.role,
        name: person.name.clone(),
    };
    Ok(Some(Present {
        actor,
        department,
        has_second_factor: second_factors::find(tx, person.id)?.is_some(),
        person,
        departments: choices,
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
