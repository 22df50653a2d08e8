//! The operator says where a department's mail comes from, and when its reminders go out.

use crate::domain::department::{Department, Settings};
use crate::domain::reminder;
use crate::services::{Context, Error, Result};
use crate::store::audit::{self, Entry};
use crate::store::{Tx, departments};

/// Sets the address in From; empty is the installation's. Whether mail from it can be signed is looked
/// at by the caller, who knows the settings, and again with every message.
///
/// # Errors
/// [`Error::NotFound`] when there is no such department.
pub fn sender(
    tx: &mut Tx<'_>,
    context: &Context,
    slug: &str,
    sender: String,
) -> Result<Department> {
    save(tx, context, slug, move |settings| Settings {
        sender,
        ..settings
    })
}

/// Sets the minutes before the start at which reminders go out. Reminders that are due by the new
/// times alone go out for RSVPs confirmed before them, as always.
///
/// # Errors
/// [`Error::NotFound`] when there is no such department, [`Error::ReminderTimes`].
pub fn reminders(
    tx: &mut Tx<'_>,
    context: &Context,
    slug: &str,
    minutes: &[i64],
) -> Result<Department> {
    let reminder_minutes = reminder::offsets(minutes).ok_or(Error::ReminderTimes)?;
    save(tx, context, slug, move |settings| Settings {
        reminder_minutes,
        ..settings
    })
}

fn save(
    tx: &mut Tx<'_>,
    context: &Context,
    slug: &str,
    change: impl FnOnce(Settings) -> Settings,
) -> Result<Department> {
    let found = departments::find_by_slug(tx, slug)?.ok_or(Error::NotFound)?;
    departments::update_settings(tx, found.id, &change(found.settings))?;
    let entry = Entry::by_system(
        context.now,
        found.id,
        "department.mail_set",
        "department",
        found.id.0,
    );
    audit::append(tx, &entry)?;
    departments::find(tx, found.id)?.ok_or(Error::NotFound)
}
