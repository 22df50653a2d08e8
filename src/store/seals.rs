//! Everything sealed in the database, row by row, for when the sealing key changes.

use diesel::prelude::*;

use super::db::Tx;
use super::error::StoreResult;
use super::schema::{
    access_requests, close_outs, event_officers, officers, outbox, promises, rsvps, subscriptions,
    wishes,
};
use super::types::one;

type Sealed = Option<Vec<u8>>;

/// What residents gave, sealed.
#[derive(Debug, Clone, PartialEq, Eq, Queryable)]
pub struct RsvpSeals {
    pub id: i64,
    pub contact: Sealed,
    pub name: Sealed,
    pub note: Sealed,
}

/// What a message holds sealed; a one-time link stands in the payload.
#[derive(Debug, Clone, PartialEq, Eq, Queryable)]
pub struct MessageSeals {
    pub id: i64,
    pub recipient: Sealed,
    pub raw: Sealed,
    pub payload: String,
}

/// RSVPs after a row id, by row id.
///
/// # Errors
/// What the database says.
pub fn list_rsvps(tx: &mut Tx<'_>, after: i64, piece: i64) -> StoreResult<Vec<RsvpSeals>> {
    Ok(rsvps::table
        .filter(rsvps::id.gt(after))
        .order(rsvps::id)
        .limit(piece)
        .select((
            rsvps::id,
            rsvps::contact_sealed,
            rsvps::name_sealed,
            rsvps::note_sealed,
        ))
        .load(tx.conn)?)
}

/// # Errors
/// When there is no such row.
pub fn update_rsvp(tx: &mut Tx<'_>, seals: &RsvpSeals) -> StoreResult<()> {
    let changed = diesel::update(rsvps::table.find(seals.id))
        .set((
            rsvps::contact_sealed.eq(&seals.contact),
            rsvps::name_sealed.eq(&seals.name),
            rsvps::note_sealed.eq(&seals.note),
        ))
        .execute(tx.conn)?;
    one(changed)
}

/// Messages after a row id, by row id.
///
/// # Errors
/// What the database says.
pub fn list_messages(tx: &mut Tx<'_>, after: i64, piece: i64) -> StoreResult<Vec<MessageSeals>> {
    Ok(outbox::table
        .filter(outbox::id.gt(after))
        .order(outbox::id)
        .limit(piece)
        .select((
            outbox::id,
            outbox::recipient_sealed,
            outbox::raw_sealed,
            outbox::payload,
        ))
        .load(tx.conn)?)
}

/// # Errors
/// When there is no such row.
pub fn update_message(tx: &mut Tx<'_>, seals: &MessageSeals) -> StoreResult<()> {
    let changed = diesel::update(outbox::table.find(seals.id))
        .set((
            outbox::recipient_sealed.eq(&seals.recipient),
            outbox::raw_sealed.eq(&seals.raw),
            outbox::payload.eq(&seals.payload),
        ))
        .execute(tx.conn)?;
    one(changed)
}

/// Wishes after a row id, by row id: id and sealed words.
///
/// # Errors
/// What the database says.
pub fn list_wishes(tx: &mut Tx<'_>, after: i64, piece: i64) -> StoreResult<Vec<(i64, Sealed)>> {
    Ok(wishes::table
        .filter(wishes::id.gt(after))
        .order(wishes::id)
        .limit(piece)
        .select((wishes::id, wishes::text_sealed))
        .load(tx.conn)?)
}

/// # Errors
/// When there is no such row.
pub fn update_wish(tx: &mut Tx<'_>, id: i64, text: Sealed) -> StoreResult<()> {
    let row = diesel::update(wishes::table.find(id));
    one(row.set(wishes::text_sealed.eq(text)).execute(tx.conn)?)
}

/// Requests for access after a row id, by row id: id, sealed details, sealed address.
///
/// # Errors
/// What the database says.
pub fn list_access(
    tx: &mut Tx<'_>,
    after: i64,
    piece: i64,
) -> StoreResult<Vec<(i64, Vec<u8>, Sealed)>> {
    Ok(access_requests::table
        .filter(access_requests::id.gt(after))
        .order(access_requests::id)
        .limit(piece)
        .select((
            access_requests::id,
            access_requests::details_sealed,
            access_requests::contact_sealed,
        ))
        .load(tx.conn)?)
}

/// # Errors
/// When there is no such row.
pub fn update_access(
    tx: &mut Tx<'_>,
    id: i64,
    details: Vec<u8>,
    contact: Sealed,
) -> StoreResult<()> {
    let changed = diesel::update(access_requests::table.find(id))
        .set((
            access_requests::details_sealed.eq(details),
            access_requests::contact_sealed.eq(contact),
        ))
        .execute(tx.conn)?;
    one(changed)
}

/// Subscriptions after a row id, by row id: id and sealed address.
///
/// # Errors
/// What the database says.
pub fn list_subscriptions(
    tx: &mut Tx<'_>,
    after: i64,
    piece: i64,
) -> StoreResult<Vec<(i64, Sealed)>> {
    Ok(subscriptions::table
        .filter(subscriptions::id.gt(after))
        .order(subscriptions::id)
        .limit(piece)
        .select((subscriptions::id, subscriptions::contact_sealed))
        .load(tx.conn)?)
}

/// # Errors
/// When there is no such row.
pub fn update_subscription(tx: &mut Tx<'_>, id: i64, contact: Sealed) -> StoreResult<()> {
    let row = diesel::update(subscriptions::table.find(id));
    one(row
        .set(subscriptions::contact_sealed.eq(contact))
        .execute(tx.conn)?)
}

/// Officers with an address after a row id, by row id: id and sealed address.
///
/// # Errors
/// What the database says.
pub fn list_officers(tx: &mut Tx<'_>, after: i64, piece: i64) -> StoreResult<Vec<(i64, Sealed)>> {
    Ok(officers::table
        .filter(officers::id.gt(after))
        .filter(officers::contact_sealed.is_not_null())
        .order(officers::id)
        .limit(piece)
        .select((officers::id, officers::contact_sealed))
        .load(tx.conn)?)
}

/// # Errors
/// When there is no such row.
pub fn update_officer(tx: &mut Tx<'_>, id: i64, contact: Sealed) -> StoreResult<()> {
    let row = diesel::update(officers::table.find(id));
    one(row
        .set(officers::contact_sealed.eq(contact))
        .execute(tx.conn)?)
}

/// Reasons of officers who cannot come, of whole events after an event's row id: event, officer,
/// sealed words. At least one event at a time, however many officers it has.
///
/// # Errors
/// What the database says.
pub fn list_reasons(
    tx: &mut Tx<'_>,
    after: i64,
    piece: i64,
) -> StoreResult<Vec<(i64, i64, Sealed)>> {
    let given = || {
        event_officers::table
            .filter(event_officers::event_id.gt(after))
            .filter(event_officers::reason_sealed.is_not_null())
    };
    let mut events: Vec<i64> = given()
        .order(event_officers::event_id)
        .limit(piece)
        .select(event_officers::event_id)
        .load(tx.conn)?;
    events.dedup();
    let Some(last) = events.last().copied() else {
        return Ok(Vec::new());
    };
    Ok(given()
        .filter(event_officers::event_id.le(last))
        .order((event_officers::event_id, event_officers::officer_id))
        .select((
            event_officers::event_id,
            event_officers::officer_id,
            event_officers::reason_sealed,
        ))
        .load(tx.conn)?)
}

/// # Errors
/// When there is no such row.
pub fn update_reason(tx: &mut Tx<'_>, key: (i64, i64), reason: Sealed) -> StoreResult<()> {
    let row = diesel::update(event_officers::table.find(key));
    one(row
        .set(event_officers::reason_sealed.eq(reason))
        .execute(tx.conn)?)
}

/// Notes about closed events after an event's row id, by it: event and sealed note.
///
/// # Errors
/// What the database says.
pub fn list_close_outs(tx: &mut Tx<'_>, after: i64, piece: i64) -> StoreResult<Vec<(i64, Sealed)>> {
    Ok(close_outs::table
        .filter(close_outs::event_id.gt(after))
        .filter(close_outs::note_sealed.is_not_null())
        .order(close_outs::event_id)
        .limit(piece)
        .select((close_outs::event_id, close_outs::note_sealed))
        .load(tx.conn)?)
}

/// # Errors
/// When there is no such row.
pub fn update_close_out(tx: &mut Tx<'_>, event: i64, note: Sealed) -> StoreResult<()> {
    let row = diesel::update(close_outs::table.find(event));
    one(row.set(close_outs::note_sealed.eq(note)).execute(tx.conn)?)
}

/// Promises with an owner in words after a row id, by row id: id and sealed words.
///
/// # Errors
/// What the database says.
pub fn list_promises(tx: &mut Tx<'_>, after: i64, piece: i64) -> StoreResult<Vec<(i64, Sealed)>> {
    Ok(promises::table
        .filter(promises::id.gt(after))
        .filter(promises::owner_sealed.is_not_null())
        .order(promises::id)
        .limit(piece)
        .select((promises::id, promises::owner_sealed))
        .load(tx.conn)?)
}

/// # Errors
/// When there is no such row.
pub fn update_promise(tx: &mut Tx<'_>, id: i64, owner: Sealed) -> StoreResult<()> {
    let row = diesel::update(promises::table.find(id));
    one(row.set(promises::owner_sealed.eq(owner)).execute(tx.conn)?)
}
