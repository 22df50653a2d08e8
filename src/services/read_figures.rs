//! Figures of a period: of the own department, or of all that somebody coordinates. Sums of whole
//! events; no resident, no officer and no owner of a promise is in them.

use chrono::NaiveDate;

use crate::domain::department::Department;
use crate::domain::figures::{self, Figures, Made, Noted, Period};
use crate::domain::staff::Role;
use crate::domain::zone;
use crate::services::{Actor, Context, Error, Result, sign_in};
use crate::store::audit::{self, Entry};
use crate::store::{Tx, departments, figures as sums};

/// Figures, and whose they are.
#[derive(Debug, Clone)]
pub struct Seen {
    pub figures: Figures,
    /// Names of the departments, at least one.
    pub departments: Vec<String>,
}

/// The figures of a period, or of the last twelve months.
///
/// # Errors
/// [`Error::Forbidden`].
pub fn run(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    period: Option<Period>,
) -> Result<Seen> {
    let all = departments_of(tx, actor)?;
    read(tx, context, &all, period)
}

/// The same for a file. The log of each department says that they were taken out.
///
/// # Errors
/// As [`run`].
pub fn export(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    period: Option<Period>,
) -> Result<Seen> {
    let all = departments_of(tx, actor)?;
    for department in &all {
        let id = department.id;
        let (who, what) = (actor.staff_id, "figures.exported");
        let entry = Entry::by(context.now, id, who, what, "department", id.0);
        audit::append(tx, &entry)?;
    }
    read(tx, context, &all, period)
}

/// The day it is where the figures are from.
///
/// # Errors
/// As [`run`].
pub fn today(tx: &mut Tx<'_>, context: &Context, actor: &Actor) -> Result<NaiveDate> {
    let all = departments_of(tx, actor)?;
    Ok(day(context, &all))
}

fn day(context: &Context, all: &[Department]) -> NaiveDate {
    all.first().map_or_else(
        || context.now.date_naive(),
        |first| zone::local(context.now, first.zone).date(),
    )
}

fn departments_of(tx: &mut Tx<'_>, actor: &Actor) -> Result<Vec<Department>> {
    actor.may_read_figures()?;
    if !actor.role.sees_counts_only() {
        let own = departments::find(tx, actor.department_id)?;
        return Ok(vec![own.ok_or(Error::NotFound)?]);
    }
    let all = sign_in::open_departments(tx, actor.staff_id)?;
    let mine = all.into_iter();
    let mine = mine.filter(|(membership, _)| membership.role == Role::Coordinator);
    Ok(mine.map(|(_, department)| department).collect())
}

fn read(
    tx: &mut Tx<'_>,
    context: &Context,
    all: &[Department],
    period: Option<Period>,
) -> Result<Seen> {
    let today = day(context, all);
    let period = period.unwrap_or_else(|| Period::usual(today));
    let (mut held, mut raised, mut made) = (Vec::new(), Vec::new(), Vec::new());
    let mut noted = Noted::default();
    for department in all {
        let (id, now) = (department.id, context.now);
        let of_one = sums::list_held(tx, id, period, now)?;
        held.extend(of_one.into_iter().map(|mut one| {
            if all.len() > 1 {
                one.venue = format!("{} · {}", one.venue, department.name);
            }
            one
        }));
        raised.extend(sums::list_raised(tx, id, period, now)?);
        noted += sums::noted(tx, id, period, now)?;
        let promises = sums::list_promises(tx, id, period, now)?;
        made.extend(promises.into_iter().map(|(state, due_on, settled)| Made {
            state,
            due_on,
            settled_on: settled.map(|at| zone::local(at, department.zone).date()),
        }));
    }
    Ok(Seen {
        figures: Figures {
            noted,
            ..figures::figures(period, today, &held, &raised, &made)
        },
        departments: all.iter().map(|one| one.name.clone()).collect(),
    })
}
