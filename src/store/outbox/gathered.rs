//! Reminders of one address that go as one letter: each keeps a row of its own, with its key, that
//! never leaves and names the letter. What the letter says is asked of these rows when it leaves.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::super::db::Tx;
use super::super::error::StoreResult;
use super::super::schema::outbox::dsl;
use super::super::types::stamp;
use crate::domain::ids::{EventId, MessageId, RsvpId};
use crate::domain::outbox::State;

/// One reminder inside a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gathered {
    /// `None` when the party was forgotten.
    pub rsvp_id: Option<RsvpId>,
    pub event_id: Option<EventId>,
    pub payload: String,
}

/// Which of these dedup keys are taken.
///
/// # Errors
/// What the database says.
pub fn list_known(tx: &mut Tx<'_>, keys: &[String]) -> StoreResult<BTreeSet<String>> {
    let mut known = BTreeSet::new();
    for piece in keys.chunks(500) {
        let rows = dsl::outbox.filter(dsl::dedup_key.eq_any(piece.to_vec()));
        known.extend(rows.select(dsl::dedup_key).load::<String>(tx.conn)?);
    }
    Ok(known)
}

/// Puts messages that wait, by their keys, into the letter with the key `letter`.
///
/// # Errors
/// What the database says.
pub fn gather(
    tx: &mut Tx<'_>,
    letter: &str,
    keys: &[String],
    now: DateTime<Utc>,
) -> StoreResult<usize> {
    let letters = dsl::outbox.filter(dsl::dedup_key.eq(letter));
    let id: i64 = letters.select(dsl::id).first(tx.conn)?;
    let mut gathered = 0;
    for piece in keys.chunks(500) {
        let waiting = dsl::outbox
            .filter(dsl::dedup_key.eq_any(piece.to_vec()))
            .filter(dsl::state.eq(State::Ready.as_str()));
        gathered += diesel::update(waiting)
            .set((
                dsl::state.eq(State::Cancelled.as_str()),
                dsl::finished_at.eq(Some(stamp(now))),
                dsl::gathered_in.eq(Some(id)),
            ))
            .execute(tx.conn)?;
    }
    Ok(gathered)
}

/// What is in a letter, in the order it was stored.
///
/// # Errors
/// What the database says.
pub fn list_gathered(tx: &mut Tx<'_>, letter: MessageId) -> StoreResult<Vec<Gathered>> {
    let rows = dsl::outbox
        .filter(dsl::gathered_in.eq(letter.0))
        .order(dsl::id)
        .select((dsl::rsvp_id, dsl::event_id, dsl::payload));
    let rows: Vec<(Option<i64>, Option<i64>, String)> = rows.load(tx.conn)?;
    let read = |(rsvp, event, payload): (Option<i64>, Option<i64>, String)| Gathered {
        rsvp_id: rsvp.map(RsvpId),
        event_id: event.map(EventId),
        payload,
    };
    Ok(rows.into_iter().map(read).collect())
}

/// Puts what is in one letter into the one that stands for it.
///
/// # Errors
/// What the database says.
pub fn move_gathered(tx: &mut Tx<'_>, from: MessageId, to: MessageId) -> StoreResult<usize> {
    let rows = dsl::outbox.filter(dsl::gathered_in.eq(from.0));
    Ok(diesel::update(rows)
        .set(dsl::gathered_in.eq(Some(to.0)))
        .execute(tx.conn)?)
}

/// Drops the octets of letters that wait and say something of an event: they are rendered anew.
pub(in super::super) fn render_anew(tx: &mut Tx<'_>, event: EventId) -> StoreResult<usize> {
    let about: Vec<Option<i64>> = dsl::outbox
        .filter(dsl::event_id.eq(event.0))
        .filter(dsl::gathered_in.is_not_null())
        .select(dsl::gathered_in)
        .distinct()
        .load(tx.conn)?;
    drop_octets(tx, about)
}

/// As [`render_anew`], for what is said to one party.
pub(super) fn render_anew_for(tx: &mut Tx<'_>, rsvp: RsvpId) -> StoreResult<usize> {
    let about = letters_to(tx, rsvp)?;
    drop_octets(tx, about)
}

fn letters_to(tx: &mut Tx<'_>, rsvp: RsvpId) -> StoreResult<Vec<Option<i64>>> {
    Ok(dsl::outbox
        .filter(dsl::rsvp_id.eq(rsvp.0))
        .filter(dsl::gathered_in.is_not_null())
        .select(dsl::gathered_in)
        .distinct()
        .load(tx.conn)?)
}

fn drop_octets(tx: &mut Tx<'_>, letters: Vec<Option<i64>>) -> StoreResult<usize> {
    let no_octets: Option<Vec<u8>> = None;
    let letters: Vec<i64> = letters.into_iter().flatten().collect();
    let mut dropped = 0;
    for piece in letters.chunks(500) {
        let waiting = dsl::outbox
            .filter(dsl::id.eq_any(piece.to_vec()))
            .filter(dsl::state.eq(State::Ready.as_str()))
            .filter(dsl::raw_sealed.is_not_null());
        dropped += diesel::update(waiting)
            .set(dsl::raw_sealed.eq(no_octets.clone()))
            .execute(tx.conn)?;
    }
    Ok(dropped)
}

/// What is left of a party in letters: one that waits is rendered anew without it; of one that is
/// finished, recipient, octets and the keyed hash go. One that is leaving at this instant keeps
/// them until it is finished and forgotten.
pub(super) fn erase_of_rsvp(tx: &mut Tx<'_>, rsvp: RsvpId) -> StoreResult<()> {
    let letters: Vec<i64> = letters_to(tx, rsvp)?.into_iter().flatten().collect();
    let finished = dsl::outbox
        .filter(dsl::id.eq_any(letters))
        .filter(dsl::finished_at.is_not_null());
    let none: Option<Vec<u8>> = None;
    diesel::update(finished)
        .set((
            dsl::recipient_sealed.eq(none.clone()),
            dsl::raw_sealed.eq(none),
            dsl::recipient_hash.eq(""),
        ))
        .execute(tx.conn)?;
    Ok(())
}
