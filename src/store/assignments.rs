//! Assignments: which officer is asked to which event, and what was answered. A row of an officer
//! who was taken off stays, so that its number, and with it its dead link, is remembered.

use std::collections::BTreeSet;

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::db::Tx;
use super::error::StoreResult;
use super::schema::event_officers::dsl;
use super::schema::officers;
use super::types::{Row, instant, one, small, stamp};
use crate::domain::assignment::{Assignment, State};
use crate::domain::ids::{EventId, OfficerId};

type Record = (
    i64,
    i64,
    String,
    i32,
    Option<NaiveDateTime>,
    Option<NaiveDateTime>,
    Option<i64>,
    Option<NaiveDateTime>,
    Option<i32>,
    Option<Vec<u8>>,
);

fn read(record: Record) -> StoreResult<Assignment> {
    let (event, officer, state, epoch, asked, answered, stand_in_for, away, late, reason) = record;
    let row = Row {
        table: "event_officers",
        id: event,
    };
    Ok(Assignment {
        event_id: EventId(event),
        officer_id: OfficerId(officer),
        state: row.need("state", State::parse(&state))?,
        epoch,
        asked_at: asked.map(instant),
        answered_at: answered.map(instant),
        stand_in_for: stand_in_for.map(OfficerId),
        called_away_at: away.map(instant),
        late_minutes: late
            .map(|minutes| row.count("late_minutes", minutes))
            .transpose()?,
        reason_sealed: reason,
    })
}

/// Every assignment of these events, those of officers taken off too; by event and officer.
///
/// # Errors
/// What the database says.
pub fn list(tx: &mut Tx<'_>, events: &[EventId]) -> StoreResult<Vec<Assignment>> {
    let ids: Vec<i64> = events.iter().map(|event| event.0).collect();
    let records: Vec<Record> = dsl::event_officers
        .filter(dsl::event_id.eq_any(ids))
        .order((dsl::event_id, dsl::officer_id))
        .load(tx.conn)?;
    records.into_iter().map(read).collect()
}

/// Every assignment of an officer, those of events long over and of which she was taken off too.
///
/// # Errors
/// What the database says.
pub fn list_of_officer(tx: &mut Tx<'_>, officer: OfficerId) -> StoreResult<Vec<Assignment>> {
    let records: Vec<Record> = dsl::event_officers
        .filter(dsl::officer_id.eq(officer.0))
        .order(dsl::event_id)
        .load(tx.conn)?;
    records.into_iter().map(read).collect()
}

/// # Errors
/// What the database says.
pub fn find(
    tx: &mut Tx<'_>,
    event: EventId,
    officer: OfficerId,
) -> StoreResult<Option<Assignment>> {
    let record: Option<Record> = dsl::event_officers
        .find((event.0, officer.0))
        .first(tx.conn)
        .optional()?;
    record.map(read).transpose()
}

/// Stores an assignment, new or known.
///
/// # Errors
/// [`StoreError::Reference`](super::StoreError::Reference) when there is no such event or officer.
pub fn save(tx: &mut Tx<'_>, assignment: &Assignment) -> StoreResult<()> {
    let key = (assignment.event_id.0, assignment.officer_id.0);
    let values = (
        dsl::state.eq(assignment.state.as_str()),
        dsl::epoch.eq(assignment.epoch),
        dsl::asked_at.eq(assignment.asked_at.map(stamp)),
        dsl::answered_at.eq(assignment.answered_at.map(stamp)),
        dsl::stand_in_for.eq(assignment.stand_in_for.map(|officer| officer.0)),
        dsl::called_away_at.eq(assignment.called_away_at.map(stamp)),
        dsl::late_minutes.eq(assignment.late_minutes.map(small).transpose()?),
        dsl::reason_sealed.eq(assignment.reason_sealed.clone()),
    );
    let is_known = find(tx, assignment.event_id, assignment.officer_id)?.is_some();
    let changed = if is_known {
        diesel::update(dsl::event_officers.find(key))
            .set(values)
            .execute(tx.conn)?
    } else {
        diesel::insert_into(dsl::event_officers)
            .values((dsl::event_id.eq(key.0), dsl::officer_id.eq(key.1), values))
            .execute(tx.conn)?
    };
    one(changed)
}

/// The roster staff entered: who is new is asked, or counts as coming without an address to ask at;
/// who is not in it any more is taken off. A "no" stays as it is, whether entered again or not.
///
/// # Errors
/// As [`save`].
pub fn set_roster(tx: &mut Tx<'_>, event: EventId, roster: &[OfficerId]) -> StoreResult<()> {
    let known = list(tx, &[event])?;
    for one in known
        .iter()
        .filter(|one| one.is_active() && !roster.contains(&one.officer_id))
    {
        let off = Assignment {
            state: State::Removed,
            late_minutes: None,
            ..one.clone()
        };
        save(tx, &off)?;
    }
    for officer in roster.iter().collect::<BTreeSet<_>>() {
        let before = known.iter().find(|one| one.officer_id == *officer);
        if before.is_none_or(|one| one.state == State::Removed) {
            let state = first_state(tx, *officer)?;
            save(tx, &asked(event, *officer, before, state))?;
        }
    }
    Ok(())
}

/// Asks officers anew who had said no, or were called away.
///
/// # Errors
/// As [`save`].
pub fn ask_again(tx: &mut Tx<'_>, event: EventId, roster: &[OfficerId]) -> StoreResult<()> {
    for before in list(tx, &[event])? {
        if roster.contains(&before.officer_id) && !before.is_active() {
            let state = first_state(tx, before.officer_id)?;
            save(tx, &before.anew(state))?;
        }
    }
    Ok(())
}

/// A first assignment, or the next one of an officer who was taken off.
#[must_use]
pub fn asked(
    event: EventId,
    officer: OfficerId,
    before: Option<&Assignment>,
    state: State,
) -> Assignment {
    match before {
        Some(before) => before.anew(state),
        None => Assignment {
            event_id: event,
            officer_id: officer,
            state,
            epoch: 0,
            asked_at: None,
            answered_at: None,
            stand_in_for: None,
            called_away_at: None,
            late_minutes: None,
            reason_sealed: None,
        },
    }
}

/// Who has no address cannot be asked: staff's word counts.
fn first_state(tx: &mut Tx<'_>, officer: OfficerId) -> StoreResult<State> {
    let hash: Option<String> = officers::table
        .find(officer.0)
        .select(officers::contact_hash)
        .first(tx.conn)?;
    Ok(if hash.is_some() {
        State::Asked
    } else {
        State::Accepted
    })
}

/// A new day: nobody is late or called away any more.
///
/// # Errors
/// What the database says.
pub fn clear_day(tx: &mut Tx<'_>, event: EventId) -> StoreResult<()> {
    let (never, none): (Option<NaiveDateTime>, Option<i32>) = (None, None);
    diesel::update(dsl::event_officers.filter(dsl::event_id.eq(event.0)))
        .set((dsl::called_away_at.eq(never), dsl::late_minutes.eq(none)))
        .execute(tx.conn)?;
    Ok(())
}
