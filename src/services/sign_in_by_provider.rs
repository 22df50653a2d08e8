//! Signing in on the word of the department's identity provider, which was verified before. The word
//! proves who somebody is; whether that person may sign in is said here. Where a second factor of our
//! own is asked for, nothing is bound to the person before it was given.

use crate::domain::contact::EmailAddress;
use crate::domain::identity::{self, Admitted, Candidate, Found, LIFETIME, Refusal, Vouched};
use crate::domain::ids::{DepartmentId, StaffId};
use crate::domain::staff::Staff;
use crate::services::sign_in::{self, SignedIn};
use crate::services::{Context, Error, Result};
use crate::store::audit::{self, Entry};
use crate::store::{Tx, identities, second_factors, staff};

/// What the provider of a department said.
#[derive(Debug, Clone)]
pub struct Word {
    pub department_id: DepartmentId,
    pub vouched: Vouched,
}

/// How far the word has led.
#[derive(Clone)]
pub enum Entered {
    SignedIn(SignedIn),
    /// The person's own second factor is asked for next.
    SecondStep(Box<Staff>),
    Refused(Refusal),
}

/// Takes the answer with this state, once, and opens a session for a browser of a family.
///
/// # Errors
/// What the store says.
pub fn run(
    tx: &mut Tx<'_>,
    context: &Context,
    word: &Word,
    state: &str,
    agent: &str,
) -> Result<Entered> {
    let hash = context.vault.token_hash(state);
    if !identities::take_answer(tx, &hash, context.now, context.now + LIFETIME)? {
        return Ok(Entered::Refused(Refusal::Used));
    }
    let admitted = match admit(tx, word)? {
        Ok(admitted) => admitted,
        Err(refusal) => return Ok(Entered::Refused(refusal)),
    };
    let is_asked = second_factors::find(tx, admitted.id)?.is_some();
    if is_asked && !word.vouched.by_several_factors {
        let person = staff::find(tx, admitted.id)?.ok_or(Error::NotFound)?;
        return Ok(Entered::SecondStep(Box::new(person)));
    }
    Ok(Entered::SignedIn(open(tx, context, word, admitted, agent)?))
}

/// Opens the session after the second factor was given.
///
/// # Errors
/// [`Error::Forbidden`] when the word does not lead to this person any more.
pub(super) fn finish(
    tx: &mut Tx<'_>,
    context: &Context,
    id: StaffId,
    word: &Word,
    agent: &str,
) -> Result<SignedIn> {
    match admit(tx, word)? {
        Ok(admitted) if admitted.id == id => open(tx, context, word, admitted, agent),
        _ => Err(Error::Forbidden),
    }
}

fn open(
    tx: &mut Tx<'_>,
    context: &Context,
    word: &Word,
    Admitted { id, is_new }: Admitted,
    agent: &str,
) -> Result<SignedIn> {
    let (department, vouched) = (word.department_id, &word.vouched);
    if is_new {
        let account = (vouched.issuer.as_str(), vouched.subject.as_str());
        identities::bind(tx, account, id, context.now)?;
        let action = "staff.provider_bound";
        let entry = Entry::by(context.now, department, id, action, "staff", id.0);
        audit::append(tx, &entry.detail("issuer", &vouched.issuer))?;
    }
    let signed_in = sign_in::open_session_in(tx, context, (id, department), agent)?;
    let action = "staff.signed_in_by_provider";
    let entry = Entry::by(context.now, department, id, action, "staff", id.0);
    audit::append(tx, &entry)?;
    Ok(signed_in)
}

/// The rows the rule wants to know, and its answer.
fn admit(tx: &mut Tx<'_>, word: &Word) -> Result<std::result::Result<Admitted, Refusal>> {
    let vouched = &word.vouched;
    let bound = match identities::find_owner(tx, &vouched.issuer, &vouched.subject)? {
        Some(owner) => staff::find(tx, owner)?,
        None => None,
    };
    let email = vouched.email.as_deref().map(EmailAddress::parse);
    let named = match email.and_then(std::result::Result::ok) {
        Some(email) => staff::find_by_email(tx, &email)?,
        None => None,
    };
    let found = Found {
        bound: bound
            .map(|person| candidate(tx, word, &person))
            .transpose()?,
        named: named
            .map(|person| candidate(tx, word, &person))
            .transpose()?,
    };
    Ok(identity::decide(vouched, &found))
}

fn candidate(tx: &mut Tx<'_>, word: &Word, person: &Staff) -> Result<Candidate> {
    let issuer = &word.vouched.issuer;
    let own = identities::find_subject(tx, issuer, person.id)?;
    let (mut works_here, mut works_where_not_trusted) = (false, false);
    for (membership, _) in sign_in::open_departments(tx, person.id)? {
        let department = membership.department_id;
        if department == word.department_id {
            works_here = true;
            continue;
        }
        let theirs = identities::find(tx, department)?;
        let trusts = theirs.is_some_and(|stored| stored.provider.issuer.as_str() == issuer);
        works_where_not_trusted |= !trusts;
    }
    Ok(Candidate {
        id: person.id,
        state: person.state,
        has_other_subject: own.is_some_and(|own| own != word.vouched.subject),
        works_here,
        works_where_not_trusted,
    })
}

/// Forgets a person's accounts at providers, at the command line: the next sign-in binds anew by the
/// verified address.
///
/// # Errors
/// What the store says.
pub fn forget_at_the_command_line(tx: &mut Tx<'_>, context: &Context, id: StaffId) -> Result<bool> {
    let there = identities::unbind(tx, id)?;
    if there {
        for membership in staff::list_memberships(tx, id)? {
            let (department, who) = (membership.department_id, StaffId::NOBODY);
            let action = "staff.provider_forgotten";
            let entry = Entry::by(context.now, department, who, action, "staff", id.0);
            audit::append(tx, &entry)?;
        }
    }
    Ok(there)
}
