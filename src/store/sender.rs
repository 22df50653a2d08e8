//! What the workers of an installation know together: the state of the mail relay, and when one of
//! them was last at work. One row.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::db::Tx;
use super::dialect;
use super::error::StoreResult;
use super::schema::sender_state::dsl;
use super::types::{instant, stamp};
use crate::domain::relay::Relay;

/// The relay as the workers found it.
///
/// # Errors
/// What the database says.
pub fn relay(tx: &mut Tx<'_>) -> StoreResult<Relay> {
    let (failures, rests_until, probe): (i32, Option<NaiveDateTime>, Option<String>) =
        dsl::sender_state
            .select((dsl::failures, dsl::rests_until, dsl::probe))
            .first(tx.conn)?;
    Ok(Relay {
        failures: u32::try_from(failures).unwrap_or(0),
        rests_until: rests_until.map(instant),
        probe,
    })
}

/// Nobody else reads and writes the relay's state until the transaction ends.
///
/// # Errors
/// What the database says.
pub fn lock(tx: &mut Tx<'_>) -> StoreResult<()> {
    dialect::lock_sender(tx.conn)
}

/// Writes the relay's state; `error` is what it said, without addresses.
///
/// # Errors
/// What the database says.
pub fn update_relay(tx: &mut Tx<'_>, relay: &Relay, error: Option<&str>) -> StoreResult<()> {
    diesel::update(dsl::sender_state)
        .set((
            dsl::failures.eq(i32::try_from(relay.failures).unwrap_or(i32::MAX)),
            dsl::rests_until.eq(relay.rests_until.map(stamp)),
            dsl::probe.eq(relay.probe.as_deref()),
            dsl::last_error.eq(error),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// What the relay said when it was last not there.
///
/// # Errors
/// What the database says.
pub fn last_error(tx: &mut Tx<'_>) -> StoreResult<Option<String>> {
    Ok(dsl::sender_state.select(dsl::last_error).first(tx.conn)?)
}

/// When a worker was last at work; `None` when none ever was.
///
/// # Errors
/// What the database says.
pub fn last_beat(tx: &mut Tx<'_>) -> StoreResult<Option<DateTime<Utc>>> {
    let at: Option<NaiveDateTime> = dsl::sender_state.select(dsl::beat_at).first(tx.conn)?;
    Ok(at.map(instant))
}

/// Notes that a worker is at work.
///
/// # Errors
/// What the database says.
pub fn beat(tx: &mut Tx<'_>, now: DateTime<Utc>) -> StoreResult<()> {
    diesel::update(dsl::sender_state)
        .set(dsl::beat_at.eq(Some(stamp(now))))
        .execute(tx.conn)?;
    Ok(())
}
