//! An officer's own calendar: an address that only the officer has, good until it is revoked.

use crate::services::{Actor, Context, Error, Result};
use crate::store::audit::{self, Entry};
use crate::store::feeds;
pub use crate::store::feeds::OfficerFeed;
use crate::store::{Tx, officers, people};

/// Makes a new address and returns its token, which nobody can read again. One that was good before
/// is revoked.
///
/// # Errors
/// [`Error::Forbidden`], [`Error::NotFound`].
pub fn run(tx: &mut Tx<'_>, context: &Context, actor: &Actor, slug: &str) -> Result<String> {
    let officer = officer(tx, actor, slug)?;
    feeds::revoke(tx, officer.id, context.now)?;
    let token = context.vault.random_token("cf_");
    let feed = OfficerFeed {
        department_id: actor.department_id,
        officer_id: officer.id,
        created_at: context.now,
        revoked_at: None,
    };
    let hash = context.vault.token_hash(&token);
    feeds::insert(tx, &hash, &feed)?;
    people::note_feed_maker(tx, &hash, actor.staff_id)?;
    log(tx, context, actor, "officer.calendar_shared", officer.id.0)?;
    Ok(token)
}

/// The address is not good any more; revoking twice is the same as once.
///
/// # Errors
/// [`Error::Forbidden`], [`Error::NotFound`].
pub fn revoke(tx: &mut Tx<'_>, context: &Context, actor: &Actor, slug: &str) -> Result<()> {
    let officer = officer(tx, actor, slug)?;
    if feeds::revoke(tx, officer.id, context.now)? {
        log(tx, context, actor, "officer.calendar_revoked", officer.id.0)?;
    }
    Ok(())
}

/// An officer with the address that is good, without its token.
///
/// # Errors
/// [`Error::Forbidden`], [`Error::NotFound`].
pub fn current(tx: &mut Tx<'_>, actor: &Actor, slug: &str) -> Result<Option<OfficerFeed>> {
    let officer = officer(tx, actor, slug)?;
    Ok(feeds::find_open(tx, officer.id)?)
}

fn officer(tx: &mut Tx<'_>, actor: &Actor, slug: &str) -> Result<crate::domain::officer::Officer> {
    actor.may_run_events()?;
    officers::find_by_slug(tx, actor.department_id, slug)?.ok_or(Error::NotFound)
}

fn log(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    action: &'static str,
    officer: i64,
) -> Result<()> {
    let (department, staff) = (actor.department_id, actor.staff_id);
    let entry = Entry::by(context.now, department, staff, action, "officer", officer);
    audit::append(tx, &entry)?;
    Ok(())
}
