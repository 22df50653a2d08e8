//! Somebody is made a member of a department's staff and gets a one-time link.

use crate::domain::contact::EmailAddress;
use crate::domain::department::Department;
use crate::domain::ids::StaffId;
use crate::domain::language::Language;
use crate::domain::links;
use crate::domain::notice::{Kind, Payload, SealedText};
use crate::domain::staff::{Membership, Role, StaffState, TokenPurpose};
use crate::services::notify::{self, Notice, Recipient};
use crate::services::ports::Purpose;
use crate::services::{Actor, Context, Error, Result};
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

/// What an administrator's invitation came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Invite {
    /// A letter with a one-time link is on its way.
    Mailed,
    /// The person had an account: it opens this department, too, and nothing is mailed.
    Added,
}

/// An administrator invites somebody to the own department. The link goes to the invited person
/// alone; no page shows it.
///
/// # Errors
/// [`Error::Forbidden`]; [`Error::MemberAlready`], [`Error::PersonDisabled`].
pub fn by_administrator(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    (email, name, role): (EmailAddress, String, Role),
) -> Result<Invite> {
    actor.may_manage_people()?;
    let department = departments::find(tx, actor.department_id)?.ok_or(Error::NotFound)?;
    let known = staff::find_by_email(tx, &email)?;
    if let Some(person) = &known {
        let theirs = staff::list_memberships(tx, person.id)?;
        if theirs.iter().any(|one| one.department_id == department.id) {
            return Err(Error::MemberAlready);
        }
        if person.state == StaffState::Disabled {
            return Err(Error::PersonDisabled);
        }
    }
    let membership = Membership {
        department_id: department.id,
        role,
    };
    let active = known.filter(|person| person.state == StaffState::Active);
    let (id, done) = match active {
        Some(person) => (person.id, Invite::Added),
        None => {
            let invitation = Invitation {
                email,
                name,
                department: department.slug.to_string(),
                role,
                purpose: TokenPurpose::Invitation,
                by_mail: true,
            };
            (
                make(tx, context, &department, &invitation)?.0,
                Invite::Mailed,
            )
        }
    };
    staff::set_membership(tx, id, &membership)?;
    let entry = Entry::by(
        context.now,
        department.id,
        actor.staff_id,
        "staff.invited",
        "staff",
        id.0,
    );
    audit::append(tx, &entry.detail("role", role.as_str()))?;
    Ok(done)
}

/// # Errors
/// [`Error::NotFound`] when there is no such department.
pub fn run(tx: &mut Tx<'_>, context: &Context, invitation: &Invitation) -> Result<Invited> {
    let department =
        departments::find_by_slug(tx, &invitation.department)?.ok_or(Error::NotFound)?;
    let (id, token, is_new) = make(tx, context, &department, invitation)?;
    let entry = Entry::by_system(context.now, department.id, "staff.invited", "staff", id.0);
    audit::append(tx, &entry.detail("role", invitation.role.as_str()))?;
    Ok(Invited {
        department,
        token,
        is_new,
    })
}

/// The person, the membership, the link and the letter; whether the person is new.
fn make(
    tx: &mut Tx<'_>,
    context: &Context,
    department: &Department,
    invitation: &Invitation,
) -> Result<(StaffId, String, bool)> {
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
    if invitation.by_mail {
        let language = department.main_language();
        let letter = (Kind::StaffInvitation, token.as_str());
        mail(
            tx,
            context,
            department,
            (&invitation.email, language),
            letter,
        )?;
    }
    Ok((id, token, is_new))
}

/// Puts a letter with a one-time link into the outbox.
pub(super) fn mail(
    tx: &mut Tx<'_>,
    context: &Context,
    department: &Department,
    (email, language): (&EmailAddress, Language),
    (kind, token): (Kind, &str),
) -> Result<()> {
    let link = context.links.absolute(&links::invitation(token));
    let sealed = context.vault.seal(Purpose::Link, link.as_bytes());
    let to = Recipient {
        sealed: context
            .vault
            .seal(Purpose::Contact, email.as_str().as_bytes()),
        hash: context.vault.contact_hash(email),
        language,
    };
    let notice = Notice {
        kind,
        department_id: department.id,
        event: None,
        rsvp: None,
        article_id: None,
        dedup_key: format!("{}:{}", kind.as_str(), context.vault.token_hash(token)),
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
