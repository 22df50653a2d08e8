//! What else happens when an event does: the officers and the place it shares with others.

use crate::domain::clash::{self, AROUND, Clash};
use crate::domain::event::{Event, State};
use crate::services::Result;
use crate::store::events::Filter;
use crate::store::{Tx, events};

/// # Errors
/// What the store says.
pub fn run(tx: &mut Tx<'_>, event: &Event) -> Result<Vec<Clash>> {
    let filter = Filter {
        states: vec![State::Draft, State::Scheduled, State::Published],
        starts_from: Some(event.times.starts_at - AROUND),
        starts_before: Some(event.times.ends_at + AROUND),
        ..Filter::of(event.department_id)
    };
    Ok(clash::clashes(event, &events::list(tx, &filter)?))
}
