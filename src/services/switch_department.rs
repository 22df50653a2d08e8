//! Somebody who works for several departments goes on in another one: under a new session id, until
//! the same end.

use crate::domain::staff::Session;
use crate::services::sign_in::{self, SignedIn};
use crate::services::{Actor, Context, Error, Result};
use crate::store::audit::{self, Entry};
use crate::store::{Tx, staff};

/// # Errors
/// [`Error::NotFound`] when the person does not work for an open department with this slug.
pub fn run(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    (session_id, slug): (&str, &str),
) -> Result<SignedIn> {
    let all = sign_in::open_departments(tx, actor.staff_id)?;
    let wanted = all
        .iter()
        .find(|(_, department)| department.slug.as_str() == slug);
    let (membership, _) = wanted.ok_or(Error::NotFound)?;
    let hash = context.vault.token_hash(session_id);
    let old = staff::find_session(tx, &hash)?.ok_or(Error::NotFound)?;
    staff::delete_session(tx, &hash)?;
    let session = Session {
        department_id: membership.department_id,
        last_seen_at: context.now,
        ..old
    };
    let session_id = context.vault.random_token("cs_");
    staff::insert_session(tx, &context.vault.token_hash(&session_id), &session)?;
    let (department, id) = (session.department_id, actor.staff_id);
    let action = "staff.department_entered";
    let entry = Entry::by(context.now, department, id, action, "staff", id.0);
    audit::append(tx, &entry)?;
    Ok(SignedIn {
        session_id,
        session,
    })
}
