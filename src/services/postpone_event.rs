//! Staff put an event off without a new date yet. Entering a new date publishes it again.

use crate::domain::event::{Event, State};
use crate::domain::undo::What;
use crate::services::cancel_event::{End, end};
use crate::services::{Actor, Context, Result};
use crate::store::Tx;

/// # Errors
/// As [`cancel_event::run`](crate::services::cancel_event::run).
pub fn run(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    slug: &str,
    reason: &str,
) -> Result<Event> {
    end(
        tx,
        context,
        actor,
        slug,
        &End {
            to: State::Postponed,
            reason,
            what: What::Postponed,
            action: "event.postponed",
        },
    )
}
