//! The operator chooses whether a department's confirmations are invitations that calendar apps can
//! answer. Whoever has an invitation already is kept up to date either way.

use crate::domain::department::{Department, Settings};
use crate::services::{Context, Error, Result};
use crate::store::audit::{self, Entry};
use crate::store::{Tx, departments};

/// # Errors
/// [`Error::NotFound`] when there is no such department.
pub fn run(tx: &mut Tx<'_>, context: &Context, slug: &str, on: bool) -> Result<Department> {
    let found = departments::find_by_slug(tx, slug)?.ok_or(Error::NotFound)?;
    let settings = Settings {
        calendar_replies: on,
        ..found.settings
    };
    departments::update_settings(tx, found.id, &settings)?;
    let entry = Entry::by_system(
        context.now,
        found.id,
        "department.calendar_replies_set",
        "department",
        found.id.0,
    );
    audit::append(tx, &entry)?;
    departments::find(tx, found.id)?.ok_or(Error::NotFound)
}
