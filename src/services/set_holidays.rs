//! The operator or an administrator says on which days a department's series are not held, and what
//! those days are called; the fact check asks about events on them. Dates that are made already
//! stay; staff see on the page of a series what a new look at its rule would change.

use chrono::NaiveDate;

use crate::domain::department::Department;
use crate::services::{Actor, Context, Error, Result};
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
    let settings = found.settings.with_holidays(dates);
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

/// An administrator adds a day with its name, or gives a day another name.
///
/// # Errors
/// [`Error::Forbidden`].
pub fn add(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    (day, name): (NaiveDate, &str),
) -> Result<()> {
    actor.may_change_settings()?;
    let mut department = departments::lock(tx, actor.department_id)?;
    let mut days = department.settings.holidays.clone();
    days.push(day);
    department.settings = department.settings.with_holidays(&days);
    let names = &mut department.settings.holiday_names;
    names.insert(day, name.to_owned());
    departments::update(tx, &department)?;
    log(tx, context, actor, "department.holiday_added", day)
}

/// An administrator takes a day away; one that is not there is fine.
///
/// # Errors
/// [`Error::Forbidden`].
pub fn remove(tx: &mut Tx<'_>, context: &Context, actor: &Actor, day: NaiveDate) -> Result<()> {
    actor.may_change_settings()?;
    let mut department = departments::lock(tx, actor.department_id)?;
    let mut days = department.settings.holidays.clone();
    days.retain(|known| *known != day);
    if days.len() == department.settings.holidays.len() {
        return Ok(());
    }
    department.settings = department.settings.with_holidays(&days);
    departments::update(tx, &department)?;
    log(tx, context, actor, "department.holiday_removed", day)
}

fn log(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    action: &'static str,
    day: NaiveDate,
) -> Result<()> {
    let (id, who) = (actor.department_id, actor.staff_id);
    let entry = Entry::by(context.now, id, who, action, "department", id.0);
    audit::append(tx, &entry.detail("day", &day.to_string()))?;
    Ok(())
}
