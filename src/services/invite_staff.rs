//! Somebody is made a member of a department's staff and gets a one-time link.

use crate::domain::contact::EmailAddress;
use crate::domain::department::Department;
use crate::domain::links;
use crate::domain::notice::{Kind, Payload, SealedText};
use crate::domain::staff::{Membership, Role, StaffState, TokenPurpose};
use crate::services::notify::{self, Notice, Recipient};
use crate::services::ports::Purpose;
use crate::services::{Context, Error, Result};
use crate::store::audit::{self, Entry};
use crate::store::staff::NewStaff;
use crate::store::{Tx, departments, staff};

/// Who is invited, and where to.
#[derive(Debug, Clone)]
pub struct Invitation {
    pub email: EmailAddress,
    pub name: String,
    pub department: String,
    pub role: Role,
    pub purpose: TokenPurpose,
    /// Also mail the link.
    pub by_mail: bool,
}

/// A fresh one-time link; only its hash is stored.
#[derive(Clone)]
pub struct Invited {
    pub department: Department,
    pub token: String,
    /// False when the person could already sign in before.
    pub is_new: bool,
}

/// # Errors
/// [`Error::NotFound`] when there is no such department.
pub fn run(tx: &mut Tx<'_>, context: &Context, invitation: &Invitation) -> Result<Invited> {
    let department =
        departments::find_by_slug(tx, &invitation.department)?.ok_or(Error::NotFound)?;
    let known = staff::find_by_email(tx, &invitation.email)?;
    let is_new = known
        .as_ref()
        .is_none_or(|person| person.state == StaffState::Invited);
    let id = match known {
        Some(person) => person.id,
        None => staff::insert(
            tx,
            &NewStaff {
                email: invitation.email.clone(),
                name: invitation.name.clone(),
                language: department.main_language(),
                created_at: context.now,
            },
        )?,
    };
    let membership = Membership {
        department_id: department.id,
        role: invitation.role,
    };
    staff::set_membership(tx, id, &membership)?;
    let token = context.vault.random_token("ci_");
    let expires = context.now + invitation.purpose.lifetime();
    staff::insert_token(
        tx,
        &context.vault.token_hash(&token),
        id,
        invitation.purpose,
        expires,
        context.now,
    )?;
    let entry = Entry::by_system(context.now, department.id, "staff.invited", "staff", id.0);
    audit::append(tx, &entry.detail("role", invitation.role.as_str()))?;
    if invitation.by_mail {
        mail(tx, context, &department, invitation, &token)?;
    }
    Ok(Invited {
        department,
        token,
        is_new,
    })
}

fn mail(
    tx: &mut Tx<'_>,
    context: &Context,
    department: &Department,
    invitation: &Invitation,
    token: &str,
) -> Result<()> {
    let link = context.links.absolute(&links::invitation(token));
    let sealed = context.vault.seal(Purpose::Link, link.as_bytes());
    let to = Recipient {
        sealed: context
            .vault
            .seal(Purpose::Contact, invitation.email.as_str().as_bytes()),
        hash: context.vault.contact_hash(&invitation.email),
        language: department.main_language(),
    };
    let notice = Notice {
        kind: Kind::StaffInvitation,
        department_id: department.id,
        event: None,
        rsvp: None,
        article_id: None,
        dedup_key: format!("staff_invitation:{}", context.vault.token_hash(token)),
        payload: Payload {
            link_sealed: Some(SealedText(sealed)),
            ..Payload::default()
        },
        not_before: None,
        deadline: None,
    };
    notify::run(tx, context, to, notice)?;
    Ok(())
}
