//! RSVPs. What a resident gave is ciphertext here; look-ups go by a keyed hash.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::dsl::{count_star, sum};
use diesel::prelude::*;

use super::db::Tx;
use super::error::StoreResult;
use super::retention;
use super::schema::rsvps::dsl;
use super::types::{Row, instant, one, small, stamp};
use crate::domain::ids::{DepartmentId, EventId, PublicId, RsvpId};
use crate::domain::rsvp::{NewRsvp, PartySize, Rsvp, State, Totals};

#[derive(Queryable)]
struct Record {
    id: i64,
    public_id: String,
    department_id: i64,
    event_id: i64,
    state: String,
    party_size: i32,
    contact_sealed: Option<Vec<u8>>,
    contact_hash: Option<String>,
    name_sealed: Option<Vec<u8>>,
    note_sealed: Option<Vec<u8>>,
    language: String,
    wants_article: bool,
    wants_reminders: bool,
    form_nonce: String,
    epoch: i32,
    confirmed_at: Option<NaiveDateTime>,
    created_at: NaiveDateTime,
    updated_at: NaiveDateTime,
    _code_hash: Option<String>,
    children: Option<i32>,
    queued_at: NaiveDateTime,
    answer_by: Option<NaiveDateTime>,
    offers: i32,
    told_sequence: Option<i32>,
    replied_at: Option<NaiveDateTime>,
}

impl Record {
    fn read(self) -> StoreResult<Rsvp> {
        let row = Row {
            table: "rsvps",
            id: self.id,
        };
        let heads = row.count("party_size", self.party_size)?;
        Ok(Rsvp {
            id: RsvpId(self.id),
            public_id: row.public_id(&self.public_id)?,
            department_id: DepartmentId(self.department_id),
            event_id: EventId(self.event_id),
            state: row.need("state", State::parse(&self.state))?,
            party_size: row.need("party_size", PartySize::new(heads))?,
            language: row.language(&self.language)?,
            contact_sealed: self.contact_sealed,
            contact_hash: self.contact_hash,
            name_sealed: self.name_sealed,
            note_sealed: self.note_sealed,
            wants_article: self.wants_article,
            wants_reminders: self.wants_reminders,
            form_nonce: self.form_nonce,
            epoch: self.epoch,
            confirmed_at: self.confirmed_at.map(instant),
            created_at: instant(self.created_at),
            updated_at: instant(self.updated_at),
            children: match self.children {
                Some(children) => Some(row.count("children", children)?),
                None => None,
            },
            queued_at: instant(self.queued_at),
            answer_by: self.answer_by.map(instant),
            offers: row.count("offers", self.offers)?,
            told_sequence: self.told_sequence,
            replied_at: self.replied_at.map(instant),
        })
    }
}

/// # Errors
/// [`StoreError::Unique`](super::StoreError::Unique) when the form or the address is known.
pub fn insert(tx: &mut Tx<'_>, new: &NewRsvp) -> StoreResult<Rsvp> {
    let record: Record = diesel::insert_into(dsl::rsvps)
        .values((
            dsl::public_id.eq(new.public_id.as_str()),
            dsl::department_id.eq(new.department_id.0),
            dsl::event_id.eq(new.event_id.0),
            dsl::state.eq(new.state.as_str()),
            dsl::party_size.eq(small(new.party_size.heads())?),
            dsl::contact_sealed.eq(new.contact_sealed.as_deref()),
            dsl::contact_hash.eq(new.contact_hash.as_deref()),
            dsl::name_sealed.eq(new.name_sealed.as_deref()),
            dsl::note_sealed.eq(new.note_sealed.as_deref()),
            dsl::language.eq(new.language.tag()),
            dsl::wants_article.eq(new.wants_article),
            dsl::wants_reminders.eq(true),
            dsl::form_nonce.eq(&new.form_nonce),
            dsl::confirmed_at.eq(new.confirmed_at.map(stamp)),
            dsl::created_at.eq(stamp(new.created_at)),
            dsl::updated_at.eq(stamp(new.created_at)),
            dsl::code_hash.eq(new.code_hash.as_deref()),
            dsl::children.eq(new.children.map(small).transpose()?),
            dsl::queued_at.eq(stamp(new.created_at)),
            dsl::answer_by.eq(new.answer_by.map(stamp)),
        ))
        .get_result(tx.conn)?;
    record.read()
}

/// # Errors
/// What the database says.
pub fn find_by_id(tx: &mut Tx<'_>, id: RsvpId) -> StoreResult<Option<Rsvp>> {
    let record: Option<Record> = dsl::rsvps.find(id.0).first(tx.conn).optional()?;
    record.map(Record::read).transpose()
}

/// # Errors
/// What the database says.
pub fn find_by_public_id(tx: &mut Tx<'_>, id: &PublicId) -> StoreResult<Option<Rsvp>> {
    let record: Option<Record> = dsl::rsvps
        .filter(dsl::public_id.eq(id.as_str()))
        .first(tx.conn)
        .optional()?;
    record.map(Record::read).transpose()
}

/// The RSVPs of a department under a code; more than one only by an unlikely accident.
///
/// # Errors
/// What the database says.
pub fn list_by_code(
    tx: &mut Tx<'_>,
    department: DepartmentId,
    hash: &str,
) -> StoreResult<Vec<Rsvp>> {
    let records: Vec<Record> = dsl::rsvps
        .filter(
            dsl::department_id
                .eq(department.0)
                .and(dsl::code_hash.eq(hash)),
        )
        .order(dsl::id)
        .load(tx.conn)?;
    records.into_iter().map(Record::read).collect()
}

/// The RSVP that was made with this form before.
///
/// # Errors
/// What the database says.
pub fn find_by_nonce(tx: &mut Tx<'_>, event: EventId, nonce: &str) -> StoreResult<Option<Rsvp>> {
    let record: Option<Record> = dsl::rsvps
        .filter(dsl::event_id.eq(event.0).and(dsl::form_nonce.eq(nonce)))
        .first(tx.conn)
        .optional()?;
    record.map(Record::read).transpose()
}

/// The RSVP this address has, unless it was withdrawn.
///
/// # Errors
/// What the database says.
pub fn find_live_by_contact_hash(
    tx: &mut Tx<'_>,
    event: EventId,
    hash: &str,
) -> StoreResult<Option<Rsvp>> {
    let record: Option<Record> = dsl::rsvps
        .filter(dsl::event_id.eq(event.0))
        .filter(
            dsl::contact_hash
                .eq(hash)
                .and(dsl::state.ne(State::Withdrawn.as_str())),
        )
        .first(tx.conn)
        .optional()?;
    record.map(Record::read).transpose()
}

/// The waitlist in its order: who let an offer lapse stands behind those who came before that.
///
/// # Errors
/// What the database says.
pub fn list_waitlisted(tx: &mut Tx<'_>, event: EventId) -> StoreResult<Vec<Rsvp>> {
    let mut list = list_in(tx, event, &[State::Waitlisted], |_| true)?;
    list.sort_by_key(|rsvp| (rsvp.queued_at, rsvp.offers, rsvp.id));
    Ok(list)
}

/// Events with seats kept for somebody who did not answer by `now`, in order.
///
/// # Errors
/// What the database says.
pub fn list_events_with_lapsed(tx: &mut Tx<'_>, now: DateTime<Utc>) -> StoreResult<Vec<EventId>> {
    let ids: Vec<i64> = dsl::rsvps
        .filter(dsl::answer_by.le(stamp(now)))
        .select(dsl::event_id)
        .distinct()
        .order(dsl::event_id)
        .load(tx.conn)?;
    Ok(ids.into_iter().map(EventId).collect())
}

/// The parties of an event whose seats were kept until `now` at most, in the order of their offers.
///
/// # Errors
/// What the database says.
pub fn list_lapsed(tx: &mut Tx<'_>, event: EventId, now: DateTime<Utc>) -> StoreResult<Vec<Rsvp>> {
    let records: Vec<Record> = dsl::rsvps
        .filter(dsl::event_id.eq(event.0).and(dsl::answer_by.le(stamp(now))))
        .order((dsl::answer_by, dsl::id))
        .load(tx.conn)?;
    records.into_iter().map(Record::read).collect()
}

/// Everybody with an address who is told when plans change.
///
/// # Errors
/// What the database says.
pub fn list_to_tell(tx: &mut Tx<'_>, event: EventId) -> StoreResult<Vec<Rsvp>> {
    let states = [
        State::Held,
        State::Confirmed,
        State::Waitlisted,
        State::Offered,
    ];
    list_in(tx, event, &states, |rsvp| rsvp.contact_sealed.is_some())
}

/// Everybody with an address who may be reminded.
///
/// # Errors
/// What the database says.
pub fn list_to_remind(tx: &mut Tx<'_>, event: EventId) -> StoreResult<Vec<Rsvp>> {
    list_in(tx, event, &[State::Confirmed], |rsvp| {
        rsvp.contact_sealed.is_some() && rsvp.wants_reminders
    })
}

/// No more reminders for one party.
///
/// # Errors
/// When there is no such RSVP.
pub fn stop_reminders(tx: &mut Tx<'_>, id: RsvpId) -> StoreResult<()> {
    let row = diesel::update(dsl::rsvps.find(id.0));
    one(row.set(dsl::wants_reminders.eq(false)).execute(tx.conn)?)
}

/// No more reminders for every party of one address in a department; whose they are.
///
/// # Errors
/// What the database says.
pub fn stop_all_reminders(
    tx: &mut Tx<'_>,
    department: DepartmentId,
    contact_hash: &str,
) -> StoreResult<Vec<RsvpId>> {
    let of_address = dsl::rsvps
        .filter(dsl::department_id.eq(department.0))
        .filter(dsl::contact_hash.eq(contact_hash))
        .filter(dsl::wants_reminders.eq(true));
    let ids: Vec<i64> = of_address.order(dsl::id).select(dsl::id).load(tx.conn)?;
    for piece in ids.chunks(500) {
        diesel::update(dsl::rsvps.filter(dsl::id.eq_any(piece.to_vec())))
            .set(dsl::wants_reminders.eq(false))
            .execute(tx.conn)?;
    }
    Ok(ids.into_iter().map(RsvpId).collect())
}

/// Everybody who is coming and left an address.
///
/// # Errors
/// What the database says.
pub fn list_confirmed_with_contact(tx: &mut Tx<'_>, event: EventId) -> StoreResult<Vec<Rsvp>> {
    list_in(tx, event, &[State::Confirmed], |rsvp| {
        rsvp.contact_sealed.is_some()
    })
}

/// Everybody with an address who asked for the follow-up article and did not withdraw.
///
/// # Errors
/// What the database says.
pub fn list_wanting_article(tx: &mut Tx<'_>, event: EventId) -> StoreResult<Vec<Rsvp>> {
    let states = [
        State::Held,
        State::Confirmed,
        State::Waitlisted,
        State::Offered,
    ];
    list_in(tx, event, &states, |rsvp| {
        rsvp.contact_sealed.is_some() && rsvp.wants_article
    })
}

/// The sealed notes of parties that did not withdraw, oldest first.
///
/// # Errors
/// What the database says.
pub fn list_notes(tx: &mut Tx<'_>, event: EventId) -> StoreResult<Vec<Vec<u8>>> {
    let states = [
        State::Held,
        State::Confirmed,
        State::Waitlisted,
        State::Offered,
    ];
    let parties = list_in(tx, event, &states, |rsvp| rsvp.note_sealed.is_some())?;
    Ok(parties
        .into_iter()
        .filter_map(|rsvp| rsvp.note_sealed)
        .collect())
}

fn list_in(
    tx: &mut Tx<'_>,
    event: EventId,
    states: &[State],
    keep: fn(&Rsvp) -> bool,
) -> StoreResult<Vec<Rsvp>> {
    let states: Vec<&str> = states.iter().map(|state| state.as_str()).collect();
    let records: Vec<Record> = dsl::rsvps
        .filter(dsl::event_id.eq(event.0).and(dsl::state.eq_any(states)))
        .order(dsl::id)
        .load(tx.conn)?;
    let rsvps: StoreResult<Vec<Rsvp>> = records.into_iter().map(Record::read).collect();
    Ok(rsvps?.into_iter().filter(keep).collect())
}

/// Where an RSVP goes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Confirm,
    Withdraw,
    /// Seats are kept for it until then.
    Offer {
        until: DateTime<Utc>,
    },
    /// To the end of the waitlist, with so many offers let go by.
    Requeue {
        offers: u32,
    },
}

/// # Errors
/// When there is no such RSVP.
pub fn update_state(
    tx: &mut Tx<'_>,
    id: RsvpId,
    step: Step,
    now: DateTime<Utc>,
) -> StoreResult<()> {
    let (state, confirmed_at, answer_by) = match step {
        Step::Confirm => (State::Confirmed, Some(now), None),
        Step::Withdraw => (State::Withdrawn, None, None),
        Step::Offer { until } => (State::Offered, None, Some(until)),
        Step::Requeue { .. } => (State::Waitlisted, None, None),
    };
    let place = match step {
        Step::Requeue { offers } => Some((
            dsl::queued_at.eq(stamp(now)),
            dsl::offers.eq(small(offers)?),
        )),
        _ => None,
    };
    let changed = diesel::update(dsl::rsvps.find(id.0))
        .set((
            dsl::state.eq(state.as_str()),
            dsl::confirmed_at.eq(confirmed_at.map(stamp)),
            dsl::answer_by.eq(answer_by.map(stamp)),
            dsl::updated_at.eq(stamp(now)),
            place,
        ))
        .execute(tx.conn)?;
    one(changed)
}

/// # Errors
/// When there is no such RSVP.
pub fn update_party_size(
    tx: &mut Tx<'_>,
    id: RsvpId,
    size: PartySize,
    children: Option<u32>,
    now: DateTime<Utc>,
) -> StoreResult<()> {
    let changed = diesel::update(dsl::rsvps.find(id.0))
        .set((
            dsl::party_size.eq(small(size.heads())?),
            dsl::children.eq(children.map(small).transpose()?),
            dsl::updated_at.eq(stamp(now)),
        ))
        .execute(tx.conn)?;
    one(changed)
}

/// Writes down the SEQUENCE of an invitation that was made for the party; it never falls.
///
/// # Errors
/// What the database says.
pub fn raise_told(tx: &mut Tx<'_>, id: RsvpId, sequence: i32) -> StoreResult<()> {
    let lower = dsl::told_sequence
        .is_null()
        .or(dsl::told_sequence.lt(sequence));
    diesel::update(dsl::rsvps.filter(dsl::id.eq(id.0).and(lower)))
        .set(dsl::told_sequence.eq(Some(sequence)))
        .execute(tx.conn)?;
    Ok(())
}

/// Writes down when the answer was given that is taken now.
///
/// # Errors
/// When there is no such RSVP.
pub fn update_replied(tx: &mut Tx<'_>, id: RsvpId, at: DateTime<Utc>) -> StoreResult<()> {
    let changed = diesel::update(dsl::rsvps.find(id.0))
        .set(dsl::replied_at.eq(Some(stamp(at))))
        .execute(tx.conn)?;
    one(changed)
}

/// The addresses behind a hash do not want the follow-up of anything they said yes to before.
///
/// # Errors
/// What the database says.
pub fn unwant_articles(tx: &mut Tx<'_>, hash: &str) -> StoreResult<()> {
    let theirs = dsl::rsvps.filter(dsl::contact_hash.eq(hash).and(dsl::wants_article.eq(true)));
    diesel::update(theirs)
        .set(dsl::wants_article.eq(false))
        .execute(tx.conn)?;
    Ok(())
}

/// Head counts of one event.
///
/// # Errors
/// What the database says.
pub fn totals(tx: &mut Tx<'_>, event: EventId) -> StoreResult<Totals> {
    Ok(totals_of(tx, &[event])?.remove(&event).unwrap_or_default())
}

/// Head counts of several events, of rows that are there and of those already deleted.
///
/// # Errors
/// What the database says.
pub fn totals_of(tx: &mut Tx<'_>, events: &[EventId]) -> StoreResult<BTreeMap<EventId, Totals>> {
    let ids: Vec<i64> = events.iter().map(|event| event.0).collect();
    let mut rows: Vec<retention::Counts> = dsl::rsvps
        .filter(dsl::event_id.eq_any(ids.clone()))
        .group_by((dsl::event_id, dsl::state))
        .select((
            dsl::event_id,
            dsl::state,
            count_star(),
            sum(dsl::party_size),
        ))
        .load(tx.conn)?;
    rows.extend(retention::list_counts(tx, &ids)?);
    let mut totals: BTreeMap<EventId, Totals> = BTreeMap::new();
    for (event, state, parties, heads) in rows {
        let count = |number: i64| u32::try_from(number).unwrap_or(u32::MAX);
        let (parties, heads) = (count(parties), count(heads.unwrap_or(0)));
        let entry = totals.entry(EventId(event)).or_default();
        match State::parse(&state) {
            Some(State::Confirmed) => {
                entry.confirmed_parties += parties;
                entry.confirmed_heads += heads;
            }
            Some(State::Held | State::Offered) => {
                entry.unanswered_parties += parties;
                entry.unanswered_heads += heads;
            }
            Some(State::Waitlisted) => {
                entry.waiting_parties += parties;
                entry.waiting_heads += heads;
            }
            Some(State::Withdrawn) => entry.withdrawn_parties += parties,
            None => {}
        }
    }
    Ok(totals)
}
