//! Staff enter an officer or change how the officer is named in public.

use crate::domain::contact::EmailAddress;
use crate::domain::event::State;
use crate::domain::ids::EventId;
use crate::domain::language::Language;
use crate::domain::officer::{Contact, Officer, OfficerFacts};
use crate::domain::slug::Slug;
use crate::services::ports::Purpose;
use crate::services::{Actor, Context, Error, Result, keep_version, tell_officers};
use crate::store::audit::{self, Entry};
use crate::store::events::{Filter, News, Touched};
use crate::store::{Tx, departments, events, officers};

/// Stores a new officer.
///
/// # Errors
/// [`Error::Forbidden`] when the role may not.
pub fn create(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    facts: &OfficerFacts,
) -> Result<Officer> {
    actor.may_run_events()?;
    let base = Slug::from_title(&facts.full_name(), "officer");
    let mut slug = base.clone();
    let mut number = 1;
    while officers::find_by_slug(tx, actor.department_id, slug.as_str())?.is_some() {
        number += 1;
        slug = base.numbered(number);
    }
    let officer = officers::insert(
        tx,
        actor.department_id,
        &context.vault.public_id(),
        &slug,
        facts,
        context.now,
    )?;
    let entry = Entry::by(
        context.now,
        actor.department_id,
        actor.staff_id,
        "officer.created",
        "officer",
        officer.id.0,
    );
    audit::append(tx, &entry)?;
    Ok(officer)
}

/// Changes an officer; public pages follow with the department's next revision, and LAST-MODIFIED
/// rises for every event that says who comes or which languages are spoken.
///
/// # Errors
/// [`Error::NotFound`] for an officer of another department, [`Error::Forbidden`], [`Error::Stale`] when
/// the version is not the current one: she or somebody else changed it since.
pub fn update(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    (slug, version): (&str, i32),
    facts: &OfficerFacts,
) -> Result<Officer> {
    actor.may_run_events()?;
    let officer = officers::find_by_slug(tx, actor.department_id, slug)?.ok_or(Error::NotFound)?;
    if officer.version != version {
        return Err(Error::Stale);
    }
    store(
        tx,
        context,
        (Some(actor), "officer.edited"),
        &officer,
        facts,
    )?;
    let entry = Entry::by(
        context.now,
        actor.department_id,
        actor.staff_id,
        "officer.edited",
        "officer",
        officer.id.0,
    );
    audit::append(tx, &entry)?;
    officers::find_by_slug(tx, actor.department_id, slug)?.ok_or(Error::NotFound)
}

/// Writes what is said of an officer; without an actor by herself. Pages and calendars follow; their
/// versions say by whom, and what was done.
///
/// # Errors
/// [`Error::Stale`] when somebody else was quicker.
pub(super) fn store(
    tx: &mut Tx<'_>,
    context: &Context,
    by: (Option<&Actor>, &'static str),
    officer: &Officer,
    facts: &OfficerFacts,
) -> Result<()> {
    if !officers::update(tx, (officer.id, officer.version), facts, context.now)? {
        return Err(Error::Stale);
    }
    let shown = |facts: &OfficerFacts| (facts.public_name(), facts.languages.clone());
    if shown(&officer.facts) != shown(facts) {
        let with = Touched::WithOfficer(officer.id);
        events::touch(tx, &with, News::Words, context.now)?;
        keep_pages(tx, context, by, officer)?;
    }
    if officer.facts != *facts {
        departments::bump_revision(tx, officer.department_id, context.now)?;
    }
    Ok(())
}

/// The pages of the events she is at name her otherwise from now on.
fn keep_pages(
    tx: &mut Tx<'_>,
    context: &Context,
    by: (Option<&Actor>, &'static str),
    officer: &Officer,
) -> Result<()> {
    let with = Filter {
        states: State::PUBLIC.to_vec(),
        assigned: Some(officer.id),
        ..Filter::of(officer.department_id)
    };
    let found = events::list(tx, &with)?;
    let ids: Vec<EventId> = found.iter().map(|event| event.id).collect();
    keep_version::events(tx, context, &ids, by)?;
    Ok(())
}

/// Sets where assignments of an officer are mailed to, or takes the address away. Links that went to
/// another address are dead; the new one is asked anew.
///
/// # Errors
/// [`Error::NotFound`] for an officer of another department, [`Error::Forbidden`].
pub fn set_contact(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    slug: &str,
    address: Option<(&EmailAddress, Language)>,
) -> Result<()> {
    actor.may_run_events()?;
    let officer = officers::find_by_slug(tx, actor.department_id, slug)?.ok_or(Error::NotFound)?;
    let vault = &context.vault;
    let contact = address.map(|(address, language)| Contact {
        sealed: vault.seal(Purpose::Contact, address.as_str().as_bytes()),
        hash: vault.contact_hash(address),
        language,
    });
    let known = |contact: Option<&Contact>| contact.map(|one| (one.hash.clone(), one.language));
    let is_same = known(officer.contact.as_ref()) == known(contact.as_ref());
    officers::set_contact(tx, officer.id, contact.as_ref(), context.now)?;
    if !is_same {
        let action = match &contact {
            Some(_) => "officer.address_set",
            None => "officer.address_removed",
        };
        let (department, who) = (actor.department_id, actor.staff_id);
        let entry = Entry::by(
            context.now,
            department,
            who,
            action,
            "officer",
            officer.id.0,
        );
        audit::append(tx, &entry)?;
    }
    let hash = |contact: Option<&Contact>| contact.map(|one| one.hash.clone());
    let before = hash(officer.contact.as_ref());
    if before.is_some() && before != hash(contact.as_ref()) {
        tell_officers::relink(tx, context, officer.id)?;
    }
    Ok(())
}
