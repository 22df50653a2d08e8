//! After a restore no mail leaves until somebody says so: what was sent since the backup was made
//! would else be sent again.

use chrono::{DateTime, Utc};

use crate::services::{Context, Result};
use crate::store::{Tx, mail_pauses, outbox, subscriptions};

/// What resuming did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Resumed {
    /// Mail was stopped before.
    pub was_paused: bool,
    /// Messages that waited and were taken back.
    pub dropped: usize,
}

/// Since when mail is stopped; `None` when it leaves.
///
/// # Errors
/// What the store says.
pub fn paused_since(tx: &mut Tx<'_>) -> Result<Option<DateTime<Utc>>> {
    Ok(mail_pauses::find_open(tx)?.map(|(since, _)| since))
}

/// Stops mail because the database came back from a backup.
///
/// # Errors
/// What the store says.
pub fn pause_after_restore(tx: &mut Tx<'_>, context: &Context) -> Result<()> {
    Ok(mail_pauses::begin(tx, mail_pauses::RESTORED, context.now)?)
}

/// Stops mail because somebody asks for it; mail that is stopped stays so.
///
/// # Errors
/// What the store says.
pub fn pause(tx: &mut Tx<'_>, context: &Context) -> Result<()> {
    Ok(mail_pauses::begin(tx, mail_pauses::ASKED, context.now)?)
}

/// Lets mail leave again. With `drop_waiting`, messages stored before the pause began are taken
/// back first: they may have been sent after the backup was made. So may letters of news that would
/// be planned now: what was published before the pause is no news any more.
///
/// # Errors
/// What the store says.
pub fn run(tx: &mut Tx<'_>, context: &Context, drop_waiting: bool) -> Result<Resumed> {
    let dropped = match (drop_waiting, paused_since(tx)?) {
        (true, Some(since)) => {
            subscriptions::skip_until(tx, since)?;
            outbox::cancel_stored_before(tx, since, context.now)?
        }
        _ => 0,
    };
    Ok(Resumed {
        was_paused: mail_pauses::end(tx, context.now)?,
        dropped,
    })
}
