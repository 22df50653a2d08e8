//! New zone data: the instants of events still to come are derived anew from their wall clocks. Run at
//! every start, after the schema; it does something only when the release of the data is newer than
//! the one the instants were derived with.
//!
//! Nobody is mailed: the clock on the wall shows what it was promised to show. Calendars must see it,
//! so SEQUENCE rises, but only where the instant changed.

use chrono::TimeDelta;

use crate::domain::department::Department;
use crate::domain::event::{Event, State};
use crate::domain::ids::EventId;
use crate::domain::zone;
use crate::services::{Context, Error, Result, keep_version};
use crate::store::audit::{self, Entry};
use crate::store::events::{Filter, News, Touched};
use crate::store::{Tx, departments, events, zone_data};

/// An event that ended this short a time ago may still be to come by the new data.
const MARGIN: TimeDelta = TimeDelta::days(1);

/// What new zone data did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Derived {
    /// The release before; `None` when nobody knew.
    pub from: Option<String>,
    pub to: &'static str,
    /// Events whose instant changed.
    pub moved: usize,
}

/// An event at an hour that clocks jump over.
#[derive(Debug, Clone, PartialEq)]
pub struct InGap {
    pub department: String,
    pub event: Event,
}

/// What `cuppa check` tells of the zone data.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// The release the stored instants were derived with; `None` before the first start.
    pub derived_with: Option<String>,
    pub in_gap: Vec<InGap>,
}

/// Derives anew when the data is newer; `None` when it is not. A program with older data than the
/// database's leaves the instants alone: during an update of several machines the newer one is right.
///
/// # Errors
/// What the store says.
pub fn run(tx: &mut Tx<'_>, context: &Context) -> Result<Option<Derived>> {
    zone_data::lock(tx)?;
    let from = zone_data::find(tx)?;
    let to = zone::data_version();
    if from.as_deref().is_some_and(|known| known >= to) {
        return Ok(None);
    }
    let mut moved = 0;
    for department in departments::list_all(tx)? {
        moved += of_department(tx, context, &department)?;
        // Also where no event moved: the zones described in its feeds may read differently now.
        departments::bump_revision(tx, department.id, context.now)?;
    }
    zone_data::set(tx, to, context.now)?;
    Ok(Some(Derived { from, to, moved }))
}

fn of_department(tx: &mut Tx<'_>, context: &Context, department: &Department) -> Result<usize> {
    let mut moved: Vec<EventId> = Vec::new();
    for listed in still_to_come(tx, context, department)? {
        if is_right(&listed) {
            continue;
        }
        events::lock(tx, listed.id)?;
        let event = events::find_by_id(tx, listed.id)?.ok_or(Error::NotFound)?;
        let times = event.times.rederived(event.times.zone);
        events::set_instants(tx, &event, &times)?;
        let entry = Entry::by_system(
            context.now,
            department.id,
            "event.rederived",
            "event",
            event.id.0,
        );
        let entry = entry.detail("zone_data", zone::data_version());
        audit::append(
            tx,
            &entry.detail("was", &event.times.starts_at.to_rfc3339()),
        )?;
        moved.push(event.id);
    }
    let count = moved.len();
    let these = Touched::These(moved.clone());
    events::touch(tx, &these, News::Sequence, context.now)?;
    keep_version::events(tx, context, &moved, (None, "event.rederived"))?;
    Ok(count)
}

fn still_to_come(
    tx: &mut Tx<'_>,
    context: &Context,
    department: &Department,
) -> Result<Vec<Event>> {
    let filter = Filter {
        ends_after: Some(context.now - MARGIN),
        ..Filter::of(department.id)
    };
    Ok(events::list(tx, &filter)?)
}

fn is_right(event: &Event) -> bool {
    event
        .times
        .same_instants(&event.times.rederived(event.times.zone))
}

/// Looks and changes nothing.
///
/// # Errors
/// What the store says.
pub fn report(tx: &mut Tx<'_>, context: &Context) -> Result<Report> {
    let mut in_gap = Vec::new();
    for department in departments::list_all(tx)? {
        for event in still_to_come(tx, context, &department)? {
            let is_off = matches!(event.state, State::Cancelled | State::Closed);
            if !is_off && event.times.is_in_a_gap() {
                let department = department.slug.to_string();
                in_gap.push(InGap { department, event });
            }
        }
    }
    Ok(Report {
        derived_with: zone_data::find(tx)?,
        in_gap,
    })
}
