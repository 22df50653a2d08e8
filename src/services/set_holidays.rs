//! The operator says on which days a department's series are not held. Dates that are made already
//! stay; staff see on the page of a series what a new look at its rule would change.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::domain::department::{Department, Settings};
use crate::services::{Context, Error, Result};
use crate::store::audit::{self, Entry};
use crate::store::{Tx, departments};

/// Replaces the list.
///
/// # Errors
/// [`Error::NotFound`] when there is no such department.
pub fn run(
    tx: &mut Tx<'_>,
    context: &Context,
    slug: &str,
    dates: &[NaiveDate],
) -> Result<Department> {
    let found = departments::find_by_slug(tx, slug)?.ok_or(Error::NotFound)?;
    let dates: BTreeSet<NaiveDate> = dates.iter().copied().collect();
    let settings = Settings {
        holidays: dates.into_iter().collect(),
        ..found.settings
    };
    departments::update_settings(tx, found.id, &settings)?;
    let entry = Entry::by_system(
        context.now,
        found.id,
        "department.holidays_set",
        "department",
        found.id.0,
    );
    audit::append(tx, &entry)?;
    departments::find(tx, found.id)?.ok_or(Error::NotFound)
}
