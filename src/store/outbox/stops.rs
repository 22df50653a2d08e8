//! What waits for somebody who said "stop", and what is left of mail to somebody who is forgotten.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::super::db::Tx;
use super::super::error::StoreResult;
use super::super::schema::outbox::dsl;
use super::super::types::stamp;
use super::gathered;
use crate::domain::ids::{DepartmentId, RsvpId, SubscriptionId};
use crate::domain::notice::Kind;
use crate::domain::outbox::State;

/// Stops what waits of one kind for an address.
///
/// # Errors
/// What the database says.
pub fn suppress_ready(
    tx: &mut Tx<'_>,
    department: DepartmentId,
    hash: &str,
    kind: Kind,
    now: DateTime<Utc>,
) -> StoreResult<usize> {
    let waiting = dsl::outbox
        .filter(dsl::department_id.eq(department.0))
        .filter(dsl::recipient_hash.eq(hash))
        .filter(dsl::kind.eq(kind.as_str()))
        .filter(dsl::state.eq(State::Ready.as_str()));
    Ok(diesel::update(waiting)
        .set((
            dsl::state.eq(State::Suppressed.as_str()),
            dsl::finished_at.eq(Some(stamp(now))),
        ))
        .execute(tx.conn)?)
}

/// Stops the reminders that wait for one party.
///
/// # Errors
/// What the database says.
pub fn suppress_ready_reminders(
    tx: &mut Tx<'_>,
    rsvp: RsvpId,
    now: DateTime<Utc>,
) -> StoreResult<usize> {
    gathered::render_anew_for(tx, rsvp)?;
    let waiting = dsl::outbox
        .filter(dsl::rsvp_id.eq(rsvp.0))
        .filter(dsl::kind.eq(Kind::Reminder.as_str()))
        .filter(dsl::state.eq(State::Ready.as_str()));
    Ok(diesel::update(waiting)
        .set((
            dsl::state.eq(State::Suppressed.as_str()),
            dsl::finished_at.eq(Some(stamp(now))),
        ))
        .execute(tx.conn)?)
}

/// As [`erase_of_rsvp`](super::erase_of_rsvp), for a subscription.
///
/// # Errors
/// What the database says.
pub fn erase_of_subscription(
    tx: &mut Tx<'_>,
    subscription: SubscriptionId,
    now: DateTime<Utc>,
) -> StoreResult<()> {
    let none: Option<Vec<u8>> = None;
    let about = dsl::outbox.filter(dsl::subscription_id.eq(subscription.0));
    diesel::update(about.filter(dsl::state.eq(State::Ready.as_str())))
        .set((
            dsl::state.eq(State::Cancelled.as_str()),
            dsl::finished_at.eq(Some(stamp(now))),
        ))
        .execute(tx.conn)?;
    diesel::update(about.filter(dsl::state.ne(State::Leased.as_str())))
        .set((
            dsl::recipient_sealed.eq(none.clone()),
            dsl::raw_sealed.eq(none),
            dsl::recipient_hash.eq(""),
            dsl::payload.eq("{}"),
        ))
        .execute(tx.conn)?;
    let no_subscription: Option<i64> = None;
    diesel::update(about)
        .set(dsl::subscription_id.eq(no_subscription))
        .execute(tx.conn)?;
    Ok(())
}
