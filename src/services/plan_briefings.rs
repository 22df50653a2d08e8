//! Asks of the live rows which officers' briefings are due, and stores each once. Run on every tick,
//! beside the reminders; a moved event has another start, so it gets a briefing of its own.

use crate::domain::briefing;
use crate::domain::event::State;
use crate::domain::notice::Kind;
use crate::services::{Context, Result, tell_officers};
use crate::store::events::Filter;
use crate::store::{Tx, assignments, departments, events};

/// Stores what is due now; returns how many briefings were stored.
///
/// # Errors
/// What the store says.
pub fn run(tx: &mut Tx<'_>, context: &Context) -> Result<usize> {
    let mut planned = 0;
    for department in departments::list_open(tx)? {
        let filter = Filter {
            states: vec![State::Published],
            starts_from: Some(context.now),
            starts_before: Some(context.now + briefing::AHEAD),
            ..Filter::of(department.id)
        };
        for event in events::list(tx, &filter)? {
            if !briefing::is_due(&event.times, context.now) {
                continue;
            }
            for one in assignments::list(tx, &[event.id])? {
                if !one.is_active() {
                    continue;
                }
                let start = event.times.starts_at.timestamp();
                let key = tell_officers::key(tx, Kind::OfficerBriefing, &event, &one)?;
                let key = format!("{key}:{start}");
                let whom = (&event, &one);
                let kind = Kind::OfficerBriefing;
                planned += usize::from(tell_officers::tell(tx, context, whom, kind, key)?);
            }
        }
    }
    Ok(planned)
}
