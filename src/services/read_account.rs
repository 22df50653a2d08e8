//! What somebody sees of the own account: sessions, and the second factor.

use chrono::{DateTime, Utc};

use crate::domain::staff::Session;
use crate::services::{Actor, Context, Result};
use crate::store::{Tx, second_factors, sessions};

/// One session of the own.
#[derive(Debug, Clone)]
pub struct Own {
    /// The hash of its id: ends it, opens nothing.
    pub handle: String,
    pub session: Session,
    /// The one that asks.
    pub is_this: bool,
}

/// The account of whoever asks.
#[derive(Debug, Clone)]
pub struct Account {
    /// Those that are live, the latest in use first.
    pub sessions: Vec<Own>,
    /// Since when there is a second factor, and how many recovery codes are left.
    pub factor: Option<(DateTime<Utc>, u32)>,
}

/// # Errors
/// What the store says.
pub fn run(tx: &mut Tx<'_>, context: &Context, actor: &Actor, session_id: &str) -> Result<Account> {
    let here = context.vault.token_hash(session_id);
    let all = sessions::list_of(tx, actor.staff_id)?;
    let own = |(handle, session): (String, Session)| Own {
        is_this: handle == here,
        handle,
        session,
    };
    let factor = match second_factors::find(tx, actor.staff_id)? {
        Some(factor) => {
            let left = second_factors::count_recovery_codes(tx, actor.staff_id)?;
            Some((factor.since, left))
        }
        None => None,
    };
    Ok(Account {
        sessions: all
            .into_iter()
            .filter(|(_, session)| session.is_live(context.now))
            .map(own)
            .collect(),
        factor,
    })
}
