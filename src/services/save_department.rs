//! An administrator changes one part of what the department says of itself or decides for itself. A
//! new name, another zone and most settings are public: the revision rises with them. In another zone
//! events keep their wall clocks; only their instants are derived anew.

use crate::domain::department::Department;
use crate::domain::department_part::{Name, Part};
use crate::domain::event::{Change, Event, State};
use crate::domain::ids::EventId;
use crate::domain::zone::Zone;
use crate::services::{Actor, Context, Error, Result, edit_event, keep_version};
use crate::store::audit::{self, Entry};
use crate::store::events::{Filter, News, Touched};
use crate::store::{Tx, departments, events, rsvps, series, venues};

/// What a change of the zone does to the events ahead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Preview {
    /// Events ahead that are in the department's zone, drafts too.
    pub events: usize,
    /// Those of them that residents can see.
    pub public: usize,
    /// Parties with an address that are told.
    pub parties: usize,
}

/// The department as it is, for the settings pages.
///
/// # Errors
/// [`Error::Forbidden`].
pub fn find(tx: &mut Tx<'_>, actor: &Actor) -> Result<Department> {
    actor.may_change_settings()?;
    departments::find(tx, actor.department_id)?.ok_or(Error::NotFound)
}

/// What another zone would do; nothing is changed.
///
/// # Errors
/// [`Error::Forbidden`].
pub fn preview(tx: &mut Tx<'_>, context: &Context, actor: &Actor, zone: Zone) -> Result<Preview> {
    let department = find(tx, actor)?;
    let mut seen = Preview::default();
    for event in ahead(tx, context, &department)? {
        if event.times.rederived(zone) == event.times {
            continue;
        }
        seen.events += 1;
        seen.public += usize::from(event.state.is_public());
        if event.state == State::Published {
            seen.parties += rsvps::list_to_tell(tx, event.id)?.len();
        }
    }
    Ok(seen)
}

/// Writes a part; `seen` is the mark of the part as the form was opened with it. Writing what is there
/// already changes nothing.
///
/// # Errors
/// [`Error::Stale`] when somebody else changed the part since, [`Error::Forbidden`].
pub fn run(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    seen: &str,
    part: &Part,
) -> Result<()> {
    actor.may_change_settings()?;
    hold_events(tx, context, actor, part)?;
    let before = departments::lock(tx, actor.department_id)?;
    let was = Part::of(part.name(), &before);
    if was == *part {
        return Ok(());
    }
    if was.seen() != seen {
        return Err(Error::Stale);
    }
    let after = part.put(before.clone());
    let upcoming = ahead(tx, context, &before)?;
    departments::update(tx, &after)?;
    if before.zone != after.zone {
        keep_clocks(tx, context, &upcoming, after.zone)?;
        take_series_along(tx, context, &before, after.zone)?;
    }
    if part.is_public() {
        departments::bump_revision(tx, after.id, context.now)?;
    }
    if before.zone != after.zone {
        let ids: Vec<EventId> = upcoming.iter().map(|event| event.id).collect();
        let by = (Some(actor), "department.settings_changed");
        keep_version::events(tx, context, &ids, by)?;
    }
    let (id, who) = (after.id, actor.staff_id);
    let action = "department.settings_changed";
    let mut entry = Entry::by(context.now, id, who, action, "department", id.0)
        .detail("what", part.name().as_str());
    if before.zone != after.zone {
        let zones = format!("{} → {}", before.zone, after.zone);
        entry = entry.detail("zone", &zones);
    }
    if before.name != after.name {
        entry = entry.detail("name", &format!("{} → {}", before.name, after.name));
    }
    audit::append(tx, &entry)?;
    Ok(())
}

/// Whether a part is one whose change is looked at before it is saved.
#[must_use]
pub fn is_looked_at_first(before: &Department, part: &Part) -> bool {
    match part {
        Part::Identity(own) => {
            own.name != before.name || own.zone != before.zone || own.languages != before.languages
        }
        // Who gave something was told a day.
        Part::Keeping(own) => {
            let settings = &before.settings;
            own.keep_days > settings.keep_days
                || own.keep_topics_days > settings.keep_topics_days
                || own.keep_access_days > settings.keep_access_days
        }
        _ => false,
    }
}

/// The events that are not over and have the department's zone because their place has none of its own.
fn ahead(tx: &mut Tx<'_>, context: &Context, department: &Department) -> Result<Vec<Event>> {
    let filter = Filter {
        ends_after: Some(context.now),
        ..Filter::of(department.id)
    };
    let mut found = events::list(tx, &filter)?;
    found.retain(|event| event.venue.facts.zone.is_none());
    Ok(found)
}

/// Where the zone changes, events are held before the department, as everywhere.
fn hold_events(tx: &mut Tx<'_>, context: &Context, actor: &Actor, part: &Part) -> Result<()> {
    let department = find(tx, actor)?;
    if let Part::Identity(own) = part
        && own.zone != department.zone
    {
        for event in ahead(tx, context, &department)? {
            events::lock(tx, event.id)?;
        }
    }
    Ok(())
}

/// The clock on the wall stays; calendars and people who come are told of the new instant.
fn keep_clocks(tx: &mut Tx<'_>, context: &Context, upcoming: &[Event], zone: Zone) -> Result<()> {
    let mut touched = Vec::new();
    for listed in upcoming {
        events::lock(tx, listed.id)?;
        let event = events::find_by_id(tx, listed.id)?.ok_or(Error::NotFound)?;
        let times = event.times.rederived(zone);
        if times != event.times {
            events::set_instants(tx, &event, &times)?;
            touched.push((times.same_instants(&event.times), event));
        }
    }
    let ids = touched.iter().map(|(_, event)| event.id).collect();
    events::touch(tx, &Touched::These(ids), News::Sequence, context.now)?;
    for (is_same, event) in &touched {
        let told = Change {
            start: !is_same,
            end: !is_same,
            venue: false,
        };
        edit_event::announce(tx, context, event, told)?;
    }
    Ok(())
}

/// What series make from now on at places without a zone of their own is in the new zone, too.
fn take_series_along(
    tx: &mut Tx<'_>,
    context: &Context,
    department: &Department,
    zone: Zone,
) -> Result<()> {
    let places = venues::list(tx, department.id)?;
    let follows = |id| {
        places
            .iter()
            .any(|place| place.id == id && place.facts.zone.is_none())
    };
    for found in series::list(tx, department.id)? {
        let mut template = found.template;
        if follows(template.venue_id) && template.zone != zone {
            template.zone = zone;
            series::update(tx, found.id, &found.rule, &template, context.now)?;
        }
    }
    Ok(())
}

/// Every part with its name, for the page that lists them.
#[must_use]
pub fn parts(department: &Department) -> Vec<Part> {
    Name::ALL
        .into_iter()
        .map(|name| Part::of(name, department))
        .collect()
}
