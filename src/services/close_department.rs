//! A department leaves the installation: its pages answer 410, its calendar stays for half a year
//! as it was, its people cannot sign in any more. Nothing is deleted, so it can be undone.

use crate::domain::department::Department;
use crate::domain::event::State;
use crate::services::{Context, Error, Result};
use crate::store::audit::{self, Entry};
use crate::store::events::Filter;
use crate::store::{Tx, departments, events};

/// Closes the department. Nobody may stand before a closed door: as long as events are announced
/// that are not over, staff cancel them first, which tells everybody who planned to come.
///
/// # Errors
/// [`Error::NotFound`], [`Error::EventsAhead`]; a department that is closed already stays as it is.
pub fn run(tx: &mut Tx<'_>, context: &Context, slug: &str) -> Result<Department> {
    let department = departments::find_by_slug(tx, slug)?.ok_or(Error::NotFound)?;
    if !department.is_open() {
        return Ok(department);
    }
    let ahead = Filter {
        states: vec![State::Scheduled, State::Published, State::Postponed],
        ends_after: Some(context.now),
        ..Filter::of(department.id)
    };
    let ahead = events::list(tx, &ahead)?.len();
    if ahead > 0 {
        return Err(Error::EventsAhead { count: ahead });
    }
    set(tx, context, &department, true)
}

/// Opens a department that was closed.
///
/// # Errors
/// [`Error::NotFound`]; a department that is open already stays as it is.
pub fn undo(tx: &mut Tx<'_>, context: &Context, slug: &str) -> Result<Department> {
    let department = departments::find_by_slug(tx, slug)?.ok_or(Error::NotFound)?;
    if department.is_open() {
        return Ok(department);
    }
    set(tx, context, &department, false)
}

fn set(
    tx: &mut Tx<'_>,
    context: &Context,
    department: &Department,
    closes: bool,
) -> Result<Department> {
    departments::set_closed(tx, department.id, closes.then_some(context.now))?;
    departments::bump_revision(tx, department.id, context.now)?;
    let action = if closes {
        "department.closed"
    } else {
        "department.opened"
    };
    let id = department.id;
    let entry = Entry::by_system(context.now, id, action, "department", id.0);
    audit::append(tx, &entry)?;
    departments::find(tx, id)?.ok_or(Error::NotFound)
}
