//! Whether the service can do its work.

use crate::services::{Context, Result};
use crate::store::{Tx, outbox};

/// What `/readyz` tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Health {
    /// Seconds since the message that waits longest could have left; 0 when none waits.
    pub oldest_due_seconds: i64,
}

/// Runs as a write, so that a database that cannot be written to is found.
///
/// # Errors
/// What the store says.
pub fn run(tx: &mut Tx<'_>, context: &Context) -> Result<Health> {
    let oldest = outbox::oldest_due(tx, context.now)?;
    Ok(Health {
        oldest_due_seconds: oldest.map_or(0, |at| (context.now - at).num_seconds()),
    })
}
