//! The operator chooses what a department's pages say when every seat is taken: that there is a
//! waitlist, or that people may come anyway.

use crate::domain::department::{Department, Settings};
use crate::services::{Context, Error, Result};
use crate::store::audit::{self, Entry};
use crate::store::{Tx, departments};

/// # Errors
/// [`Error::NotFound`] when there is no such department.
pub fn run(
    tx: &mut Tx<'_>,
    context: &Context,
    slug: &str,
    come_anyway: bool,
) -> Result<Department> {
    let found = departments::find_by_slug(tx, slug)?.ok_or(Error::NotFound)?;
    let settings = Settings {
        come_anyway,
        ..found.settings
    };
    departments::update_settings(tx, found.id, &settings)?;
    // The sentence stands on cached pages.
    departments::bump_revision(tx, found.id, context.now)?;
    let entry = Entry::by_system(
        context.now,
        found.id,
        "department.when_full_set",
        "department",
        found.id.0,
    );
    audit::append(tx, &entry)?;
    departments::find(tx, found.id)?.ok_or(Error::NotFound)
}
