//! The outbox as an undo sees it: what was told since a change, what waits to tell of it, what the
//! change took back and is wanted again.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::db::Tx;
use super::error::StoreResult;
use super::outbox::gathered;
use super::schema::outbox::dsl;
use super::types::{Row, stamp};
use crate::domain::ids::{EventId, RsvpId};
use crate::domain::notice::Kind;
use crate::domain::outbox::State;
use crate::domain::undo::{Change, Since, may_have_arrived};

/// The last message stored; 0 before the first.
///
/// # Errors
/// What the database says.
pub fn mark(tx: &mut Tx<'_>) -> StoreResult<i64> {
    let last: Option<i64> = dsl::outbox
        .select(diesel::dsl::max(dsl::id))
        .first(tx.conn)?;
    Ok(last.unwrap_or_default())
}

/// The messages about an event that have not left yet.
///
/// # Errors
/// What the database says.
pub fn list_waiting(tx: &mut Tx<'_>, event: EventId) -> StoreResult<Vec<i64>> {
    let ahead = [State::Ready.as_str(), State::Leased.as_str()];
    Ok(dsl::outbox
        .filter(dsl::event_id.eq(event.0))
        .filter(dsl::state.eq_any(ahead))
        .order(dsl::id)
        .select(dsl::id)
        .load(tx.conn)?)
}

/// The messages about the event of a change that were stored after it, or waited then, in the order
/// they were stored.
///
/// # Errors
/// What the database says.
pub fn list_since(tx: &mut Tx<'_>, change: &Change) -> StoreResult<Vec<Since>> {
    let mark = change.mail_mark;
    let since = dsl::id
        .gt(mark)
        .or(dsl::id.eq_any(change.mail_waiting.clone()));
    let rows: Vec<(i64, String, Option<i64>, String, i32)> = dsl::outbox
        .filter(dsl::event_id.eq(change.event_id.0))
        .filter(dsl::rsvp_id.is_not_null())
        .filter(since)
        .order(dsl::id)
        .select((dsl::id, dsl::kind, dsl::rsvp_id, dsl::state, dsl::ambiguous))
        .load(tx.conn)?;
    let read = |(id, kind, rsvp, state, ambiguous): (i64, String, Option<i64>, String, i32)| {
        let row = Row {
            table: "outbox",
            id,
        };
        Ok(Since {
            id,
            kind: row.need("kind", Kind::parse(&kind))?,
            rsvp_id: RsvpId(row.need("rsvp_id", rsvp)?),
            state: row.need("state", State::parse(&state))?,
            ambiguous,
            is_new: id > mark,
        })
    };
    rows.into_iter().map(read).collect()
}

/// Whether a message may have arrived.
///
/// # Errors
/// What the database says.
pub fn may_be_there(tx: &mut Tx<'_>, id: i64) -> StoreResult<bool> {
    let row: Option<(String, i32)> = dsl::outbox
        .find(id)
        .select((dsl::state, dsl::ambiguous))
        .first(tx.conn)
        .optional()?;
    Ok(row.is_some_and(|(state, ambiguous)| {
        State::parse(&state).is_some_and(|state| may_have_arrived(state, ambiguous))
    }))
}

/// Takes back messages that wait, by their ids.
///
/// # Errors
/// What the database says.
pub fn cancel(tx: &mut Tx<'_>, ids: &[i64], now: DateTime<Utc>) -> StoreResult<()> {
    for ids in ids.chunks(500) {
        let waiting = dsl::outbox
            .filter(dsl::id.eq_any(ids.to_vec()))
            .filter(dsl::state.eq(State::Ready.as_str()));
        diesel::update(waiting)
            .set((
                dsl::state.eq(State::Cancelled.as_str()),
                dsl::finished_at.eq(Some(stamp(now))),
            ))
            .execute(tx.conn)?;
    }
    Ok(())
}

/// Lets messages of these kinds wait again that were taken back, by a change or in front of the gate
/// since. What was taken back before is not given back, however short before that was. They are
/// rendered anew, and the gate looks at each once more.
///
/// # Errors
/// What the database says.
pub fn let_wait_again(tx: &mut Tx<'_>, change: &Change, kinds: &[Kind]) -> StoreResult<usize> {
    let kinds: Vec<&str> = kinds.iter().map(|kind| kind.as_str()).collect();
    let (no_octets, no_end): (Option<Vec<u8>>, Option<NaiveDateTime>) = (None, None);
    let since = dsl::id
        .gt(change.mail_mark)
        .or(dsl::id.eq_any(change.mail_waiting.clone()));
    let taken_back = dsl::outbox
        .filter(dsl::event_id.eq(change.event_id.0))
        .filter(dsl::state.eq(State::Cancelled.as_str()))
        .filter(dsl::finished_at.ge(stamp(change.made_at)))
        .filter(since)
        .filter(dsl::kind.eq_any(kinds))
        .filter(dsl::rsvp_id.is_not_null())
        .filter(dsl::gathered_in.is_null())
        .filter(dsl::recipient_sealed.is_not_null());
    Ok(diesel::update(taken_back)
        .set((
            dsl::state.eq(State::Ready.as_str()),
            dsl::finished_at.eq(no_end),
            dsl::raw_sealed.eq(no_octets),
        ))
        .execute(tx.conn)?)
}

/// Drops the octets of messages about an event that wait to be tried again: they may state what is
/// not true any more, and are rendered anew.
///
/// # Errors
/// What the database says.
pub fn render_anew(tx: &mut Tx<'_>, event: EventId) -> StoreResult<usize> {
    let gathered = gathered::render_anew(tx, event)?;
    let no_octets: Option<Vec<u8>> = None;
    let waiting = dsl::outbox
        .filter(dsl::event_id.eq(event.0))
        .filter(dsl::state.eq(State::Ready.as_str()))
        .filter(dsl::raw_sealed.is_not_null());
    let single = diesel::update(waiting)
        .set(dsl::raw_sealed.eq(no_octets))
        .execute(tx.conn)?;
    Ok(single + gathered)
}

/// A letter to an officer, as an undo looks at it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToOfficer {
    pub id: i64,
    pub payload: String,
    pub state: State,
    pub ambiguous: i32,
}

impl ToOfficer {
    /// Whether it has not left yet, or is to be tried again.
    #[must_use]
    pub fn waits(&self) -> bool {
        self.state == State::Ready
    }
}

/// The letters of these kinds to officers about the event of a change that were stored after it, in the
/// order they were stored.
///
/// # Errors
/// What the database says.
pub fn list_to_officers_since(
    tx: &mut Tx<'_>,
    change: &Change,
    kinds: &[Kind],
) -> StoreResult<Vec<ToOfficer>> {
    let kinds: Vec<&str> = kinds.iter().map(|kind| kind.as_str()).collect();
    let rows: Vec<(i64, String, String, i32)> = dsl::outbox
        .filter(dsl::event_id.eq(change.event_id.0))
        .filter(dsl::rsvp_id.is_null())
        .filter(dsl::id.gt(change.mail_mark))
        .filter(dsl::kind.eq_any(kinds))
        .order(dsl::id)
        .select((dsl::id, dsl::payload, dsl::state, dsl::ambiguous))
        .load(tx.conn)?;
    let read = |(id, payload, state, ambiguous): (i64, String, String, i32)| {
        let row = Row {
            table: "outbox",
            id,
        };
        Ok(ToOfficer {
            id,
            payload,
            state: row.need("state", State::parse(&state))?,
            ambiguous,
        })
    };
    rows.into_iter().map(read).collect()
}

/// As [`let_wait_again`], for letters to officers that were stored before the change.
///
/// # Errors
/// What the database says.
pub fn let_officers_wait_again(
    tx: &mut Tx<'_>,
    change: &Change,
    kinds: &[Kind],
) -> StoreResult<usize> {
    let kinds: Vec<&str> = kinds.iter().map(|kind| kind.as_str()).collect();
    let (no_octets, no_end): (Option<Vec<u8>>, Option<NaiveDateTime>) = (None, None);
    let taken_back = dsl::outbox
        .filter(dsl::event_id.eq(change.event_id.0))
        .filter(dsl::state.eq(State::Cancelled.as_str()))
        .filter(dsl::finished_at.ge(stamp(change.made_at)))
        .filter(dsl::id.le(change.mail_mark))
        .filter(dsl::kind.eq_any(kinds))
        .filter(dsl::rsvp_id.is_null())
        .filter(dsl::recipient_sealed.is_not_null());
    Ok(diesel::update(taken_back)
        .set((
            dsl::state.eq(State::Ready.as_str()),
            dsl::finished_at.eq(no_end),
            dsl::raw_sealed.eq(no_octets),
        ))
        .execute(tx.conn)?)
}
