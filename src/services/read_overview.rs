//! Sums over the departments somebody coordinates. No event's own page, no resident and no address
//! stands behind any of them.

use crate::domain::department::Department;
use crate::domain::event::State;
use crate::domain::ids::{EventId, StaffId};
use crate::domain::staff::Role;
use crate::services::{Context, Error, Result, sign_in};
use crate::store::events::Filter;
use crate::store::{Tx, arrivals, articles, events, rsvps};

/// The sums of one department.
#[derive(Debug, Clone)]
pub struct Sums {
    pub department: Department,
    /// Announced events that are not over.
    pub ahead: u32,
    /// Groups and people who said yes to them.
    pub parties: u32,
    pub heads: u32,
    /// Announced events that are over.
    pub held: u32,
    /// People counted at them.
    pub came: u32,
    /// Published articles.
    pub articles: u32,
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

fn of(tx: &mut Tx<'_>, context: &Context, department: Department) -> Result<Sums> {
    let announced = Filter {
        states: vec![State::Published, State::Closed],
        ..Filter::of(department.id)
    };
    let all = events::list(tx, &announced)?;
    let (over, ahead): (Vec<_>, Vec<_>) = all
        .into_iter()
        .partition(|event| event.is_over(context.now));
    let ids = |list: &[crate::domain::event::Event]| -> Vec<EventId> {
        list.iter().map(|event| event.id).collect()
    };
    let promised = rsvps::totals_of(tx, &ids(&ahead))?;
    let came = arrivals::totals_of(tx, &ids(&over))?;
    let published = articles::list_all(tx, department.id)?;
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Ok(Sums {
        ahead: count(ahead.len()),
        parties: promised.values().map(|sum| sum.confirmed_parties).sum(),
        heads: promised.values().map(|sum| sum.confirmed_heads).sum(),
        held: count(over.len()),
        came: came.values().map(|sum| sum.heads()).sum(),
        articles: count(
            published
                .iter()
                .filter(|article| article.published_at.is_some())
                .count(),
        ),
        department,
    })
}
