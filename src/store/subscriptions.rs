//! Who gets news of events by mail. Addresses are ciphertext here.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::db::Tx;
use super::error::StoreResult;
use super::schema::departments;
use super::schema::subscriptions::dsl;
use super::types::{Row, instant, json, one, stamp};
use crate::domain::ids::{DepartmentId, PublicId, SubscriptionId};
use crate::domain::language::Language;
use crate::domain::subscription::{
    Asked, CONSENT_VERSION, Due, NewSubscription, State, Subscription, Wants,
};

#[derive(Queryable)]
struct Record {
    id: i64,
    public_id: String,
    department_id: i64,
    contact_sealed: Option<Vec<u8>>,
    contact_hash: String,
    language: String,
    state: String,
    kinds: String,
    topics: String,
    districts: String,
    _confirm_hash: Option<String>,
    confirm_by: Option<NaiveDateTime>,
    asked_at: NaiveDateTime,
    confirmed_at: Option<NaiveDateTime>,
    _stopped_at: Option<NaiveDateTime>,
    _consent_version: i32,
    _source: String,
    news_from: Option<NaiveDateTime>,
    last_news_at: Option<NaiveDateTime>,
    epoch: i32,
}

impl Record {
    fn read(self) -> StoreResult<Subscription> {
        let row = Row {
            table: "subscriptions",
            id: self.id,
        };
        Ok(Subscription {
            id: SubscriptionId(self.id),
            public_id: row.public_id(&self.public_id)?,
            department_id: DepartmentId(self.department_id),
            contact_sealed: self.contact_sealed,
            contact_hash: self.contact_hash,
            language: row.language(&self.language)?,
            state: row.need("state", State::parse(&self.state))?,
            wants: Wants {
                kinds: row.json("kinds", &self.kinds)?,
                topics: row.json("topics", &self.topics)?,
                districts: row.json("districts", &self.districts)?,
            },
            confirm_by: self.confirm_by.map(instant),
            asked_at: instant(self.asked_at),
            confirmed_at: self.confirmed_at.map(instant),
            news_from: self.news_from.map(instant),
            last_news_at: self.last_news_at.map(instant),
            epoch: self.epoch,
        })
    }
}

#[derive(AsChangeset, Insertable)]
#[diesel(table_name = super::schema::subscriptions)]
struct AskedColumns<'a> {
    language: &'static str,
    state: &'static str,
    kinds: String,
    topics: String,
    districts: String,
    confirm_hash: Option<&'a str>,
    confirm_by: Option<NaiveDateTime>,
    asked_at: NaiveDateTime,
    consent_version: i32,
    source: &'static str,
}

impl<'a> AskedColumns<'a> {
    fn of(asked: &'a Asked) -> StoreResult<Self> {
        Ok(Self {
            language: asked.language.tag(),
            state: State::Pending.as_str(),
            kinds: json(&asked.wants.kinds)?,
            topics: json(&asked.wants.topics)?,
            districts: json(&asked.wants.districts)?,
            confirm_hash: Some(&asked.confirm_hash),
            confirm_by: Some(stamp(asked.confirm_by)),
            asked_at: stamp(asked.at),
            consent_version: CONSENT_VERSION,
            source: asked.source.as_str(),
        })
    }
}

/// Stores somebody who asked, pending.
///
/// # Errors
/// [`StoreError::Unique`](super::StoreError::Unique) when the department knows the address.
pub fn insert(tx: &mut Tx<'_>, new: &NewSubscription) -> StoreResult<Subscription> {
    let record: Record = diesel::insert_into(dsl::subscriptions)
        .values((
            dsl::public_id.eq(new.public_id.as_str()),
            dsl::department_id.eq(new.department_id.0),
            dsl::contact_sealed.eq(Some(&new.contact_sealed)),
            dsl::contact_hash.eq(&new.contact_hash),
            AskedColumns::of(&new.asked)?,
        ))
        .get_result(tx.conn)?;
    record.read()
}

/// Somebody who never confirmed, or has stopped, asks anew: the link that is out is good no more,
/// nor are the links of a life before. `false` when it was confirmed in between.
///
/// # Errors
/// What the database says.
pub fn ask_again(
    tx: &mut Tx<'_>,
    id: SubscriptionId,
    contact_sealed: &[u8],
    asked: &Asked,
) -> StoreResult<bool> {
    let never: Option<NaiveDateTime> = None;
    let row = dsl::subscriptions
        .filter(dsl::id.eq(id.0))
        .filter(dsl::state.ne(State::Active.as_str()));
    let changed = diesel::update(row)
        .set((
            AskedColumns::of(asked)?,
            dsl::contact_sealed.eq(Some(contact_sealed)),
            dsl::confirmed_at.eq(never),
            dsl::stopped_at.eq(never),
            dsl::news_from.eq(never),
            dsl::epoch.eq(dsl::epoch + 1),
        ))
        .execute(tx.conn)?;
    Ok(changed == 1)
}

/// The mailbox itself said yes; `false` when it is not pending any more.
///
/// # Errors
/// What the database says.
pub fn set_active(tx: &mut Tx<'_>, id: SubscriptionId, now: DateTime<Utc>) -> StoreResult<bool> {
    let pending = dsl::subscriptions
        .filter(dsl::id.eq(id.0))
        .filter(dsl::state.eq(State::Pending.as_str()));
    let changed = diesel::update(pending)
        .set((
            dsl::state.eq(State::Active.as_str()),
            dsl::confirmed_at.eq(Some(stamp(now))),
            dsl::news_from.eq(Some(stamp(now))),
        ))
        .execute(tx.conn)?;
    Ok(changed == 1)
}

/// Ends what an address gets from a department: the address and what was wanted go at once.
/// `false` when there is nothing to end.
///
/// # Errors
/// What the database says.
pub fn stop(
    tx: &mut Tx<'_>,
    department: DepartmentId,
    hash: &str,
    now: DateTime<Utc>,
) -> StoreResult<bool> {
    let (no_octets, no_text): (Option<Vec<u8>>, Option<String>) = (None, None);
    let never: Option<NaiveDateTime> = None;
    let row = dsl::subscriptions
        .filter(dsl::department_id.eq(department.0))
        .filter(dsl::contact_hash.eq(hash))
        .filter(dsl::state.ne(State::Stopped.as_str()));
    let changed = diesel::update(row)
        .set((
            dsl::state.eq(State::Stopped.as_str()),
            dsl::stopped_at.eq(Some(stamp(now))),
            dsl::contact_sealed.eq(no_octets),
            dsl::kinds.eq("[]"),
            dsl::topics.eq("[]"),
            dsl::districts.eq("[]"),
            dsl::confirm_hash.eq(no_text),
            dsl::confirm_by.eq(never),
        ))
        .execute(tx.conn)?;
    Ok(changed == 1)
}

/// Saves what an active reader wants from now on; `false` when it is active no more.
///
/// # Errors
/// What the database says.
pub fn set_wants(
    tx: &mut Tx<'_>,
    id: SubscriptionId,
    wants: &Wants,
    language: Language,
) -> StoreResult<bool> {
    let active = dsl::subscriptions
        .filter(dsl::id.eq(id.0))
        .filter(dsl::state.eq(State::Active.as_str()));
    let changed = diesel::update(active)
        .set((
            dsl::kinds.eq(json(&wants.kinds)?),
            dsl::topics.eq(json(&wants.topics)?),
            dsl::districts.eq(json(&wants.districts)?),
            dsl::language.eq(language.tag()),
        ))
        .execute(tx.conn)?;
    Ok(changed == 1)
}

/// Notes that somebody looked for news, and at `now` planned a letter where there was some.
/// `false` when another planner was faster, or the reader has stopped.
///
/// # Errors
/// What the database says.
pub fn set_looked_at(tx: &mut Tx<'_>, due: &Due, now: DateTime<Utc>) -> StoreResult<bool> {
    let row = dsl::subscriptions
        .filter(dsl::id.eq(due.id.0))
        .filter(dsl::state.eq(State::Active.as_str()))
        .filter(dsl::news_from.eq(Some(stamp(due.news_from))));
    let looked_at = dsl::news_from.eq(Some(stamp(due.looked_at)));
    let changed = if due.events.is_empty() {
        diesel::update(row).set(looked_at).execute(tx.conn)?
    } else {
        diesel::update(row)
            .set((looked_at, dsl::last_news_at.eq(Some(stamp(now)))))
            .execute(tx.conn)?
    };
    Ok(changed == 1)
}

/// What was published up to an instant is news for nobody any more.
///
/// # Errors
/// What the database says.
pub fn skip_until(tx: &mut Tx<'_>, at: DateTime<Utc>) -> StoreResult<usize> {
    let behind = dsl::subscriptions.filter(dsl::news_from.lt(stamp(at)));
    Ok(diesel::update(behind)
        .set(dsl::news_from.eq(Some(stamp(at))))
        .execute(tx.conn)?)
}

/// # Errors
/// What the database says.
pub fn find(tx: &mut Tx<'_>, id: SubscriptionId) -> StoreResult<Option<Subscription>> {
    let record: Option<Record> = dsl::subscriptions.find(id.0).first(tx.conn).optional()?;
    record.map(Record::read).transpose()
}

/// # Errors
/// What the database says.
pub fn find_by_public_id(tx: &mut Tx<'_>, id: &PublicId) -> StoreResult<Option<Subscription>> {
    let record: Option<Record> = dsl::subscriptions
        .filter(dsl::public_id.eq(id.as_str()))
        .first(tx.conn)
        .optional()?;
    record.map(Record::read).transpose()
}

/// By the hash of the link in the mail that asked.
///
/// # Errors
/// What the database says.
pub fn find_by_confirm_hash(tx: &mut Tx<'_>, hash: &str) -> StoreResult<Option<Subscription>> {
    let record: Option<Record> = dsl::subscriptions
        .filter(dsl::confirm_hash.eq(Some(hash)))
        .first(tx.conn)
        .optional()?;
    record.map(Record::read).transpose()
}

/// # Errors
/// What the database says.
pub fn find_by_contact_hash(
    tx: &mut Tx<'_>,
    department: DepartmentId,
    hash: &str,
) -> StoreResult<Option<Subscription>> {
    let record: Option<Record> = dsl::subscriptions
        .filter(dsl::department_id.eq(department.0))
        .filter(dsl::contact_hash.eq(hash))
        .first(tx.conn)
        .optional()?;
    record.map(Record::read).transpose()
}

/// A department's readers for whom nobody has looked since an instant.
///
/// # Errors
/// What the database says.
pub fn list_to_look_at(
    tx: &mut Tx<'_>,
    department: DepartmentId,
    newest: DateTime<Utc>,
) -> StoreResult<Vec<Subscription>> {
    let records: Vec<Record> = dsl::subscriptions
        .filter(dsl::department_id.eq(department.0))
        .filter(dsl::state.eq(State::Active.as_str()))
        .filter(dsl::news_from.lt(stamp(newest)))
        .order(dsl::id)
        .load(tx.conn)?;
    records.into_iter().map(Record::read).collect()
}

/// Rows in a state since before an instant: asked for, or stopped. Active ones are over when their
/// department has closed.
///
/// # Errors
/// What the database says.
pub fn list_over(
    tx: &mut Tx<'_>,
    department: DepartmentId,
    state: State,
    before: DateTime<Utc>,
    piece: i64,
) -> StoreResult<Vec<SubscriptionId>> {
    let closed = departments::table
        .filter(departments::closed_at.is_not_null())
        .select(departments::id);
    let mut over = dsl::subscriptions
        .filter(dsl::department_id.eq(department.0))
        .order(dsl::id)
        .limit(piece)
        .select(dsl::id)
        .into_boxed();
    over = match state {
        State::Pending => over
            .filter(dsl::state.eq(state.as_str()))
            .filter(dsl::asked_at.le(stamp(before))),
        State::Stopped => over
            .filter(dsl::state.eq(state.as_str()))
            .filter(dsl::stopped_at.le(stamp(before))),
        State::Active => over.filter(dsl::department_id.eq_any(closed)),
    };
    let ids: Vec<i64> = over.load(tx.conn)?;
    Ok(ids.into_iter().map(SubscriptionId).collect())
}

/// Deletes a row. Its messages have to be cut from it before
/// ([`erase_of_subscription`](super::outbox::erase_of_subscription)).
///
/// # Errors
/// When it is not there any more.
pub fn delete(tx: &mut Tx<'_>, id: SubscriptionId) -> StoreResult<()> {
    one(diesel::delete(dsl::subscriptions.find(id.0)).execute(tx.conn)?)
}
