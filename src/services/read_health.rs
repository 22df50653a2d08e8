//! Whether the service can do its work.

use crate::domain::outbox::State;
use crate::services::{Context, Result};
use crate::store::{Tx, mail_pauses, outbox, sender};

/// The outbox at a glance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figures {
    /// Messages by state, all states in their order.
    pub messages: Vec<(State, i64)>,
    /// Seconds since the message that waits longest could have left; 0 when none waits.
    pub oldest_due_seconds: i64,
    /// Somebody, or a restore, has stopped mail.
    pub mail_paused: bool,
    /// How often in a row the mail relay was not there; 0 when it answers.
    pub relay_failures: u32,
}

impl Figures {
    /// How many messages are in this state.
    #[must_use]
    pub fn of(&self, state: State) -> i64 {
        let mut all = self.messages.iter();
        all.find(|(other, _)| *other == state)
            .map_or(0, |(_, count)| *count)
    }
}

/// Reads only; `/readyz` runs it as a write, so that a database that cannot be written to is found.
///
/// # Errors
/// What the store says.
pub fn run(tx: &mut Tx<'_>, context: &Context) -> Result<Figures> {
    let counts = outbox::count_by_state(tx)?;
    let oldest = outbox::oldest_due(tx, context.now)?;
    let of = |wanted| {
        let mut all = counts.iter();
        all.find(|(state, _)| *state == wanted)
            .map_or(0, |(_, count)| *count)
    };
    Ok(Figures {
        messages: State::ALL.map(|state| (state, of(state))).to_vec(),
        oldest_due_seconds: oldest.map_or(0, |at| (context.now - at).num_seconds()),
        mail_paused: mail_pauses::find_open(tx)?.is_some(),
        relay_failures: sender::relay(tx)?.failures,
    })
}
