//! The officers of an event as staff see them: who was asked, what was answered, and why not.

use std::collections::BTreeMap;

use crate::domain::assignment::{Assignment, State};
use crate::domain::event::Event;
use crate::domain::ids::EventId;
use crate::domain::officer::Officer;
use crate::services::ports::Purpose;
use crate::services::{Actor, Context, Error, Result};
use crate::store::{Tx, assignments, events, officers};

/// One officer's part.
#[derive(Debug, Clone)]
pub struct Line {
    pub officer: Officer,
    pub assignment: Assignment,
    /// Why she cannot come, in her words; empty when she did not say.
    pub reason: String,
    /// Who could not come and named her.
    pub stand_in_for: Option<String>,
}

/// Everybody who is or was asked and was not taken off, and who else there is.
#[derive(Debug, Clone)]
pub struct Assigned {
    pub event: Event,
    pub lines: Vec<Line>,
    /// Officers who are not on the roster.
    pub others: Vec<Officer>,
}

/// # Errors
/// [`Error::NotFound`] for an event of another department.
pub fn run(tx: &mut Tx<'_>, context: &Context, actor: &Actor, slug: &str) -> Result<Assigned> {
    let event = events::find(tx, actor.department_id, slug)?.ok_or(Error::NotFound)?;
    let all = officers::list(tx, actor.department_id)?;
    let rows = assignments::list(tx, &[event.id])?;
    let name = |id| {
        let known = all.iter().find(|one: &&Officer| one.id == id);
        known.map(|one| one.facts.full_name())
    };
    let line = |officer: &Officer| {
        let row = rows.iter().find(|row| row.officer_id == officer.id)?;
        let opened = row
            .reason_sealed
            .as_ref()
            .and_then(|sealed| context.vault.open(Purpose::Note, sealed));
        (row.state != State::Removed).then(|| Line {
            officer: officer.clone(),
            assignment: row.clone(),
            reason: opened
                .and_then(|plain| String::from_utf8(plain).ok())
                .unwrap_or_default(),
            stand_in_for: row.stand_in_for.and_then(name),
        })
    };
    let lines: Vec<Line> = all.iter().filter_map(line).collect();
    let is_active = |one: &Officer| event.officers.iter().any(|there| there.id == one.id);
    let others = all.iter().filter(|one| !is_active(one)).cloned().collect();
    Ok(Assigned {
        event,
        lines,
        others,
    })
}

/// Names for the board: who has not answered, and who cannot come, of each event.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Open {
    pub waiting: Vec<String>,
    pub missing: Vec<String>,
}

/// # Errors
/// What the store says.
pub fn open(tx: &mut Tx<'_>, actor: &Actor, events: &[EventId]) -> Result<BTreeMap<EventId, Open>> {
    let all = officers::list(tx, actor.department_id)?;
    let mut open: BTreeMap<EventId, Open> = BTreeMap::new();
    for row in assignments::list(tx, events)? {
        let Some(officer) = all.iter().find(|one| one.id == row.officer_id) else {
            continue;
        };
        let of_event = open.entry(row.event_id).or_default();
        let name = officer.facts.full_name();
        if row.state == State::Declined || row.called_away_at.is_some() {
            of_event.missing.push(name);
        } else if row.state == State::Asked {
            of_event.waiting.push(name);
        }
    }
    Ok(open)
}
