//! Sums over the departments somebody coordinates. No event's own page, no resident and no address
//! stands behind any of them.

use crate::domain::department::Department;
use crate::domain::event::State;
use crate::domain::ids::{EventId, StaffId};
use crate::domain::overview::Overview;
use crate::domain::staff::Role;
use crate::services::{Context, Error, Result, sign_in};
use crate::store::audit::{self, Entry};
use crate::store::events::Filter;
use crate::store::{Tx, arrivals, articles, events, promises, rsvps};

/// The sums of one department.
#[derive(Debug, Clone)]
pub struct Sums {
    pub department: Department,
    pub overview: Overview,
}

/// The departments where the person is a coordinator, in their order.
///
/// # Errors
/// [`Error::Forbidden`] when there is none.
pub fn run(tx: &mut Tx<'_>, context: &Context, id: StaffId) -> Result<Vec<Sums>> {
    let all = sign_in::open_departments(tx, id)?;
    let mut sums = Vec::new();
    for (membership, department) in all {
        if membership.role == Role::Coordinator {
            sums.push(of(tx, context, department)?);
        }
    }
    if sums.is_empty() {
        return Err(Error::Forbidden);
    }
    Ok(sums)
}

/// As [`run`]; the log of each department says that the sums were taken out.
///
/// # Errors
/// As [`run`].
pub fn export(tx: &mut Tx<'_>, context: &Context, id: StaffId) -> Result<Vec<Sums>> {
    let all = run(tx, context, id)?;
    for sums in &all {
        let own = sums.department.id;
        let what = "figures.exported";
        let entry = Entry::by(context.now, own, id, what, "department", own.0);
        audit::append(tx, &entry)?;
    }
    Ok(all)
}

fn of(tx: &mut Tx<'_>, context: &Context, department: Department) -> Result<Sums> {
    let filter = Filter {
        states: vec![State::Published, State::Closed, State::Cancelled],
        ..Filter::of(department.id)
    };
    let all = events::list(tx, &filter)?;
    let ids = |over: bool| -> Vec<EventId> {
        let these = all.iter().filter(|event| event.state != State::Cancelled);
        let these = these.filter(|event| event.is_over(context.now) == over);
        these.map(|event| event.id).collect()
    };
    let promised = rsvps::totals_of(tx, &ids(false))?;
    let came = arrivals::totals_of(tx, &ids(true))?;
    let written = articles::list_all(tx, department.id)?;
    let published = written.iter().filter(|one| one.published_at.is_some());
    let overview = Overview {
        parties: promised.values().map(|sum| sum.confirmed_parties).sum(),
        heads: promised.values().map(|sum| sum.confirmed_heads).sum(),
        came: came.values().map(|sum| sum.heads()).sum(),
        articles: u32::try_from(published.count()).unwrap_or(u32::MAX),
        old_promises: Overview::old(&promises::list_open(tx, department.id)?, context.now),
        ..Overview::of_events(&all, context.now)
    };
    Ok(Sums {
        department,
        overview,
    })
}
