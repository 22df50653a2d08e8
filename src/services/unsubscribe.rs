//! One click and the follow-up articles of a department stop (RFC 8058). Works for ever, also when
//! the RSVP it came from is long forgotten: the token names a keyed hash, not a row.

use crate::domain::ids::DepartmentId;
use crate::services::{Context, Error, Result};
use crate::store::{Tx, departments, outbox, suppressions};

/// What a suppression of every department's letters is called.
pub const EVERY_LIST: &str = "lists";

/// The subject an unsubscribe token is made for.
#[must_use]
pub fn subject(department: DepartmentId, contact_hash: &str) -> String {
    format!("{department}-{contact_hash}")
}

/// What a suppression of one department's articles is called.
#[must_use]
pub fn scope(department: DepartmentId) -> String {
    format!("articles:{department}")
}

/// The department behind a token, for the page with the button.
///
/// # Errors
/// [`Error::NotFound`] for a token that is not ours.
pub fn department(
    tx: &mut Tx<'_>,
    context: &Context,
    token: &str,
) -> Result<crate::domain::department::Department> {
    let (id, _) = parse(context, token).ok_or(Error::NotFound)?;
    departments::find(tx, id)?.ok_or(Error::NotFound)
}

/// Stops the articles. Doing it twice is the same as once.
///
/// # Errors
/// [`Error::NotFound`] for a token that is not ours.
pub fn run(tx: &mut Tx<'_>, context: &Context, token: &str) -> Result<()> {
    let (department, hash) = parse(context, token).ok_or(Error::NotFound)?;
    stop(tx, context, (department, &hash), "link")
}

/// The same, however it was asked for: `link` or `mail`.
///
/// # Errors
/// What the store says.
pub(super) fn stop(
    tx: &mut Tx<'_>,
    context: &Context,
    (department, hash): (DepartmentId, &str),
    source: &str,
) -> Result<()> {
    let scope = scope(department);
    suppressions::insert_if_absent(tx, hash, &scope, "unsubscribed", source, context.now)?;
    outbox::suppress_ready_articles(tx, department, hash, context.now)?;
    Ok(())
}

fn parse(context: &Context, token: &str) -> Option<(DepartmentId, String)> {
    let subject = context.vault.unsubscribe_subject(token)?;
    let (department, hash) = subject.split_once('-')?;
    Some((DepartmentId(department.parse().ok()?), hash.to_owned()))
}
