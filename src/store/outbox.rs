//! The outbox: messages promised in the transaction of their cause, delivered under a lease. Every
//! write after the claim is fenced by the lease's token.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::db::Tx;
use super::dialect;
use super::error::StoreResult;
use super::schema::outbox::{self, dsl};
use super::types::{Row, instant, stamp};
use crate::domain::ids::{ArticleId, DepartmentId, EventId, MessageId, RsvpId, SubscriptionId};
use crate::domain::notice::Kind;
use crate::domain::outbox::{Message, NewMessage, State, Step};

pub(super) mod gathered;
mod stops;

pub use gathered::{Gathered, gather, list_gathered, list_known, move_gathered};
pub use stops::{erase_of_subscription, suppress_ready, suppress_ready_reminders};

#[derive(Insertable)]
#[diesel(table_name = outbox)]
pub(super) struct NewRecord<'a> {
    department_id: i64,
    dedup_key: &'a str,
    stream_key: Option<&'a str>,
    kind: &'static str,
    priority: i32,
    recipient_sealed: Option<&'a [u8]>,
    recipient_hash: &'a str,
    language: &'static str,
    event_id: Option<i64>,
    rsvp_id: Option<i64>,
    article_id: Option<i64>,
    payload: &'a str,
    message_id: &'a str,
    state: &'static str,
    not_before: NaiveDateTime,
    deadline: NaiveDateTime,
    max_ambiguous: i32,
    created_at: NaiveDateTime,
    subscription_id: Option<i64>,
}

/// Stores a message unless one with its dedup key is there; whether it was stored.
///
/// # Errors
/// What the database says.
pub fn enqueue_if_absent(tx: &mut Tx<'_>, new: &NewMessage) -> StoreResult<bool> {
    let record = NewRecord {
        department_id: new.department_id.0,
        dedup_key: &new.dedup_key,
        stream_key: new.stream_key.as_deref(),
        kind: new.kind.as_str(),
        priority: new.kind.priority(),
        recipient_sealed: Some(&new.recipient_sealed),
        recipient_hash: &new.recipient_hash,
        language: new.language.tag(),
        event_id: new.event_id.map(|id| id.0),
        rsvp_id: new.rsvp_id.map(|id| id.0),
        article_id: new.article_id.map(|id| id.0),
        payload: &new.payload,
        message_id: &new.message_id,
        state: State::Ready.as_str(),
        not_before: stamp(new.not_before),
        deadline: stamp(new.deadline),
        max_ambiguous: new.kind.max_ambiguous(),
        created_at: stamp(new.created_at),
        subscription_id: new.subscription_id.map(|id| id.0),
    };
    dialect::insert_outbox(tx.conn, &record)
}

#[derive(Queryable)]
struct Record {
    id: i64,
    department_id: i64,
    _dedup_key: String,
    _stream_key: Option<String>,
    kind: String,
    _priority: i32,
    recipient_sealed: Option<Vec<u8>>,
    recipient_hash: String,
    language: String,
    event_id: Option<i64>,
    rsvp_id: Option<i64>,
    article_id: Option<i64>,
    payload: String,
    message_id: String,
    raw_sealed: Option<Vec<u8>>,
    _state: String,
    not_before: NaiveDateTime,
    deadline: NaiveDateTime,
    attempts: i32,
    ambiguous: i32,
    max_ambiguous: i32,
    _lease_token: Option<String>,
    _lease_until: Option<NaiveDateTime>,
    _last_code: Option<i32>,
    _last_error: Option<String>,
    created_at: NaiveDateTime,
    _finished_at: Option<NaiveDateTime>,
    subscription_id: Option<i64>,
    _tried_at: Option<NaiveDateTime>,
    _gathered_in: Option<i64>,
}

impl Record {
    fn read(self) -> StoreResult<Message> {
        let row = Row {
            table: "outbox",
            id: self.id,
        };
        Ok(Message {
            id: MessageId(self.id),
            department_id: DepartmentId(self.department_id),
            kind: row.need("kind", Kind::parse(&self.kind))?,
            recipient_sealed: self.recipient_sealed.unwrap_or_default(),
            recipient_hash: self.recipient_hash,
            language: row.language(&self.language)?,
            event_id: self.event_id.map(EventId),
            rsvp_id: self.rsvp_id.map(RsvpId),
            article_id: self.article_id.map(ArticleId),
            subscription_id: self.subscription_id.map(SubscriptionId),
            payload: self.payload,
            message_id: self.message_id,
            raw_sealed: self.raw_sealed,
            not_before: instant(self.not_before),
            deadline: instant(self.deadline),
            attempts: self.attempts,
            ambiguous: self.ambiguous,
            max_ambiguous: self.max_ambiguous,
            created_at: instant(self.created_at),
        })
    }
}

/// Leases up to `most` messages that are due, most urgent first.
///
/// # Errors
/// What the database says.
pub fn claim(
    tx: &mut Tx<'_>,
    now: DateTime<Utc>,
    until: DateTime<Utc>,
    token: &str,
    most: i64,
) -> StoreResult<Vec<Message>> {
    dialect::claim(tx.conn, stamp(now), stamp(until), token, most)?;
    let records: Vec<Record> = dsl::outbox
        .filter(dsl::lease_token.eq(token))
        .order((dsl::priority, dsl::not_before, dsl::id))
        .load(tx.conn)?;
    records.into_iter().map(Record::read).collect()
}

/// Lengthens a lease; `false` when it is lost.
///
/// # Errors
/// What the database says.
pub fn renew(
    tx: &mut Tx<'_>,
    id: MessageId,
    token: &str,
    until: DateTime<Utc>,
) -> StoreResult<bool> {
    let held = dsl::outbox.filter(dsl::id.eq(id.0).and(dsl::lease_token.eq(token)));
    Ok(diesel::update(held)
        .set(dsl::lease_until.eq(Some(stamp(until))))
        .execute(tx.conn)?
        == 1)
}

/// Stores the sealed octets of a rendering with the Message-ID in them; `false` when the lease is lost.
///
/// # Errors
/// What the database says.
pub fn store_raw(
    tx: &mut Tx<'_>,
    id: MessageId,
    token: &str,
    (message_id, sealed): (&str, &[u8]),
) -> StoreResult<bool> {
    let held = dsl::outbox.filter(dsl::id.eq(id.0).and(dsl::lease_token.eq(token)));
    Ok(diesel::update(held)
        .set((
            dsl::raw_sealed.eq(Some(sealed)),
            dsl::message_id.eq(message_id),
        ))
        .execute(tx.conn)?
        == 1)
}

/// Writes the outcome of an attempt and ends the lease; `false` when it was lost before.
///
/// # Errors
/// What the database says.
pub fn record(
    tx: &mut Tx<'_>,
    id: MessageId,
    token: &str,
    step: &Step,
    now: DateTime<Utc>,
) -> StoreResult<bool> {
    let held = dsl::outbox.filter(dsl::id.eq(id.0).and(dsl::lease_token.eq(token)));
    let free = (
        dsl::lease_token.eq(None::<String>),
        dsl::lease_until.eq(None::<NaiveDateTime>),
    );
    let changed = match step {
        Step::Finish { state, code, error } => diesel::update(held)
            .set((
                free,
                dsl::state.eq(state.as_str()),
                dsl::last_code.eq(code.map(i32::from)),
                dsl::last_error.eq(error.as_deref().map(short)),
                dsl::finished_at.eq(Some(stamp(now))),
            ))
            .execute(tx.conn)?,
        Step::Retry {
            not_before,
            counts,
            ambiguous,
            code,
            error,
            ..
        } => diesel::update(held)
            .set((
                free,
                dsl::state.eq(State::Ready.as_str()),
                dsl::not_before.eq(stamp(*not_before)),
                dsl::attempts.eq(dsl::attempts - i32::from(!counts)),
                dsl::ambiguous.eq(dsl::ambiguous + i32::from(*ambiguous)),
                dsl::last_code.eq(code.map(i32::from)),
                dsl::last_error.eq(Some(short(error))),
            ))
            .execute(tx.conn)?,
    };
    Ok(changed == 1)
}

/// What a server said, without anything that looks like an address, at most 500 characters.
fn short(error: &str) -> String {
    let words = error
        .split_whitespace()
        .map(|word| if word.contains('@') { "…" } else { word });
    words
        .collect::<Vec<_>>()
        .join(" ")
        .chars()
        .take(500)
        .collect()
}

/// Takes back what waits about an event.
///
/// # Errors
/// What the database says.
pub fn cancel_ready(
    tx: &mut Tx<'_>,
    event: EventId,
    kinds: &[Kind],
    now: DateTime<Utc>,
) -> StoreResult<usize> {
    let kinds: Vec<&str> = kinds.iter().map(|kind| kind.as_str()).collect();
    let waiting = dsl::outbox
        .filter(
            dsl::event_id
                .eq(event.0)
                .and(dsl::state.eq(State::Ready.as_str())),
        )
        .filter(dsl::kind.eq_any(kinds));
    Ok(diesel::update(waiting)
        .set((
            dsl::state.eq(State::Cancelled.as_str()),
            dsl::finished_at.eq(Some(stamp(now))),
        ))
        .execute(tx.conn)?)
}

/// Whether a later message of the same kind about the same event was written for the party, and not
/// taken back: then this one is old news.
///
/// # Errors
/// What the database says.
pub fn is_overtaken(tx: &mut Tx<'_>, message: &Message) -> StoreResult<bool> {
    let (Some(event), Some(rsvp)) = (message.event_id, message.rsvp_id) else {
        return Ok(false);
    };
    let later = dsl::outbox
        .filter(dsl::event_id.eq(event.0).and(dsl::rsvp_id.eq(rsvp.0)))
        .filter(dsl::kind.eq(message.kind.as_str()))
        .filter(dsl::id.gt(message.id.0))
        .filter(dsl::state.ne(State::Cancelled.as_str()))
        .count();
    Ok(later.get_result::<i64>(tx.conn)? > 0)
}

/// Takes back what waits for one party.
///
/// # Errors
/// What the database says.
pub fn cancel_ready_for_rsvp(
    tx: &mut Tx<'_>,
    rsvp: RsvpId,
    now: DateTime<Utc>,
) -> StoreResult<usize> {
    gathered::render_anew_for(tx, rsvp)?;
    let waiting = dsl::outbox.filter(
        dsl::rsvp_id
            .eq(rsvp.0)
            .and(dsl::state.eq(State::Ready.as_str())),
    );
    Ok(diesel::update(waiting)
        .set((
            dsl::state.eq(State::Cancelled.as_str()),
            dsl::finished_at.eq(Some(stamp(now))),
        ))
        .execute(tx.conn)?)
}

/// Takes back what waits, or was being sent, and was stored before an instant.
///
/// # Errors
/// What the database says.
pub fn cancel_stored_before(
    tx: &mut Tx<'_>,
    before: DateTime<Utc>,
    now: DateTime<Utc>,
) -> StoreResult<usize> {
    let (no_token, no_end): (Option<String>, Option<NaiveDateTime>) = (None, None);
    let waiting = dsl::outbox
        .filter(dsl::created_at.le(stamp(before)))
        .filter(dsl::state.eq_any([State::Ready.as_str(), State::Leased.as_str()]));
    Ok(diesel::update(waiting)
        .set((
            dsl::state.eq(State::Cancelled.as_str()),
            dsl::lease_token.eq(no_token),
            dsl::lease_until.eq(no_end),
            dsl::finished_at.eq(Some(stamp(now))),
        ))
        .execute(tx.conn)?)
}

/// How many messages of some kinds were stored for an address since an instant, without those that went
/// into another one.
///
/// # Errors
/// What the database says.
pub fn count_recent_for_recipient(
    tx: &mut Tx<'_>,
    hash: &str,
    since: DateTime<Utc>,
    kinds: &[Kind],
) -> StoreResult<i64> {
    let kinds: Vec<&str> = kinds.iter().map(|kind| kind.as_str()).collect();
    Ok(dsl::outbox
        .filter(
            dsl::recipient_hash
                .eq(hash)
                .and(dsl::created_at.gt(stamp(since))),
        )
        .filter(dsl::kind.eq_any(kinds))
        .filter(dsl::gathered_in.is_null())
        .count()
        .get_result(tx.conn)?)
}

/// How many messages are in each state.
///
/// # Errors
/// What the database says.
pub fn count_by_state(tx: &mut Tx<'_>) -> StoreResult<Vec<(State, i64)>> {
    let rows: Vec<(String, i64)> = dsl::outbox
        .group_by(dsl::state)
        .select((dsl::state, diesel::dsl::count_star()))
        .load(tx.conn)?;
    Ok(rows
        .into_iter()
        .filter_map(|(state, count)| Some((State::parse(&state)?, count)))
        .collect())
}

/// Since when the message that waits longest could have left; `None` when nothing is due.
///
/// # Errors
/// What the database says.
pub fn oldest_due(tx: &mut Tx<'_>, now: DateTime<Utc>) -> StoreResult<Option<DateTime<Utc>>> {
    let waiting = dsl::outbox
        .filter(
            dsl::state
                .eq(State::Ready.as_str())
                .and(dsl::not_before.le(stamp(now))),
        )
        .select(diesel::dsl::min(dsl::not_before));
    let oldest: Option<NaiveDateTime> = waiting.first(tx.conn)?;
    Ok(oldest.map(instant))
}

/// Cuts what is left of messages about one RSVP from it: those that wait are taken back; recipient,
/// octets and even the keyed hash go. One that is being sent at this instant keeps its recipient
/// until it is finished and forgotten.
///
/// # Errors
/// What the database says.
pub fn erase_of_rsvp(tx: &mut Tx<'_>, rsvp: RsvpId, now: DateTime<Utc>) -> StoreResult<()> {
    cancel_ready_for_rsvp(tx, rsvp, now)?;
    gathered::erase_of_rsvp(tx, rsvp)?;
    let none: Option<Vec<u8>> = None;
    let no_rsvp: Option<i64> = None;
    let about = dsl::outbox.filter(dsl::rsvp_id.eq(rsvp.0));
    diesel::update(about.filter(dsl::state.ne(State::Leased.as_str())))
        .set((
            dsl::recipient_sealed.eq(none.clone()),
            dsl::raw_sealed.eq(none),
            dsl::recipient_hash.eq(""),
        ))
        .execute(tx.conn)?;
    diesel::update(about)
        .set(dsl::rsvp_id.eq(no_rsvp))
        .execute(tx.conn)?;
    Ok(())
}

/// Erases octets and recipients of messages that were finished before an instant.
///
/// # Errors
/// What the database says.
pub fn forget_finished(tx: &mut Tx<'_>, before: DateTime<Utc>, piece: i64) -> StoreResult<usize> {
    let ids: Vec<i64> = dsl::outbox
        .filter(dsl::finished_at.lt(stamp(before)))
        .filter(
            dsl::recipient_sealed
                .is_not_null()
                .or(dsl::raw_sealed.is_not_null()),
        )
        .order(dsl::id)
        .limit(piece)
        .select(dsl::id)
        .load(tx.conn)?;
    let none: Option<Vec<u8>> = None;
    Ok(diesel::update(dsl::outbox.filter(dsl::id.eq_any(ids)))
        .set((
            dsl::recipient_sealed.eq(none.clone()),
            dsl::raw_sealed.eq(none),
            dsl::payload.eq("{}"),
        ))
        .execute(tx.conn)?)
}
