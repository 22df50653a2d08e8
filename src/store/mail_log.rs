//! The outbox as staff look at it: rows newest first, how the queue does, letters to many that wait,
//! and what is needed to send one message again. Nothing here delivers; that is `outbox`.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::db::Tx;
use super::error::StoreResult;
use super::pool::AnyConnection;
use super::schema::outbox::{self, dsl};
use super::types::{Row, instant, stamp};
use crate::domain::ids::{ArticleId, DepartmentId, EventId, MessageId, RsvpId, SubscriptionId};
use crate::domain::mail_log::{Entry, TAKEN_BACK};
use crate::domain::notice::Kind;
use crate::domain::outbox::{NewMessage, State};

/// Which messages are looked at.
#[derive(Debug, Clone)]
pub struct Scope {
    pub department: DepartmentId,
    /// `None`: of the whole department.
    pub event: Option<EventId>,
    /// The kinds the reader may see.
    pub kinds: Vec<Kind>,
}

type Boxed<'a> = outbox::BoxedQuery<'a, <AnyConnection as Connection>::Backend>;

impl Scope {
    fn rows(&self) -> Boxed<'static> {
        let kinds: Vec<&str> = self.kinds.iter().map(|kind| kind.as_str()).collect();
        let rows = dsl::outbox
            .filter(dsl::department_id.eq(self.department.0))
            .filter(dsl::kind.eq_any(kinds))
            .into_boxed();
        match self.event {
            Some(event) => rows.filter(dsl::event_id.eq(event.0)),
            None => rows,
        }
    }
}

/// A row as the log shows it, with the recipient still sealed.
#[derive(Debug, Clone)]
pub struct Logged {
    pub entry: Entry,
    pub dedup_key: String,
    pub recipient_sealed: Option<Vec<u8>>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = outbox)]
struct Record {
    id: i64,
    dedup_key: String,
    kind: String,
    state: String,
    recipient_sealed: Option<Vec<u8>>,
    event_id: Option<i64>,
    article_id: Option<i64>,
    attempts: i32,
    last_code: Option<i32>,
    last_error: Option<String>,
    not_before: NaiveDateTime,
    deadline: NaiveDateTime,
    created_at: NaiveDateTime,
    tried_at: Option<NaiveDateTime>,
    finished_at: Option<NaiveDateTime>,
    gathered_in: Option<i64>,
}

impl Record {
    fn read(self) -> StoreResult<Logged> {
        let row = Row {
            table: "outbox",
            id: self.id,
        };
        let entry = Entry {
            id: MessageId(self.id),
            kind: row.need("kind", Kind::parse(&self.kind))?,
            state: row.need("state", State::parse(&self.state))?,
            event_id: self.event_id.map(EventId),
            article_id: self.article_id.map(ArticleId),
            attempts: self.attempts,
            code: self.last_code,
            error: self.last_error,
            not_before: instant(self.not_before),
            deadline: instant(self.deadline),
            created_at: instant(self.created_at),
            tried_at: self.tried_at.map(instant),
            finished_at: self.finished_at.map(instant),
            gathered_in: self.gathered_in.map(MessageId),
        };
        Ok(Logged {
            entry,
            dedup_key: self.dedup_key,
            recipient_sealed: self.recipient_sealed,
        })
    }
}

/// The newest messages, those with a smaller id than `before` when it is given, in one state and of
/// one kind when those are.
///
/// # Errors
/// What the database says.
pub fn list(
    tx: &mut Tx<'_>,
    scope: &Scope,
    (state, kind): (Option<State>, Option<Kind>),
    before: Option<MessageId>,
    most: i64,
) -> StoreResult<Vec<Logged>> {
    let mut rows = scope.rows();
    if let Some(state) = state {
        rows = rows.filter(dsl::state.eq(state.as_str()));
    }
    if let Some(kind) = kind {
        rows = rows.filter(dsl::kind.eq(kind.as_str()));
    }
    if let Some(before) = before {
        rows = rows.filter(dsl::id.lt(before.0));
    }
    let records: Vec<Record> = rows
        .order(dsl::id.desc())
        .limit(most)
        .select(Record::as_select())
        .load(tx.conn)?;
    records.into_iter().map(Record::read).collect()
}

/// One message in reach of the reader.
///
/// # Errors
/// What the database says.
pub fn find(tx: &mut Tx<'_>, scope: &Scope, id: MessageId) -> StoreResult<Option<Logged>> {
    let record: Option<Record> = scope
        .rows()
        .filter(dsl::id.eq(id.0))
        .select(Record::as_select())
        .first(tx.conn)
        .optional()?;
    record.map(Record::read).transpose()
}

/// The message with a dedup key.
///
/// # Errors
/// What the database says.
pub fn find_by_key(tx: &mut Tx<'_>, key: &str) -> StoreResult<Option<MessageId>> {
    let id: Option<i64> = dsl::outbox
        .filter(dsl::dedup_key.eq(key))
        .select(dsl::id)
        .first(tx.conn)
        .optional()?;
    Ok(id.map(MessageId))
}

/// How the queue does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Health {
    /// Messages that wait or are leaving, and how many of them not before a later instant.
    pub waiting: i64,
    pub waiting_later: i64,
    /// Since when the one that waits longest could have left.
    pub oldest_due: Option<DateTime<Utc>>,
    /// Ended since the instant that was asked for.
    pub uncertain: i64,
    pub failed: i64,
    pub expired: i64,
    pub last_sent: Option<DateTime<Utc>>,
}

/// # Errors
/// What the database says.
pub fn health(
    tx: &mut Tx<'_>,
    scope: &Scope,
    now: DateTime<Utc>,
    since: DateTime<Utc>,
) -> StoreResult<Health> {
    let open = [State::Ready.as_str(), State::Leased.as_str()];
    let waiting = scope.rows().filter(dsl::state.eq_any(open));
    let later = scope
        .rows()
        .filter(dsl::state.eq(State::Ready.as_str()))
        .filter(dsl::not_before.gt(stamp(now)));
    let due = scope
        .rows()
        .filter(dsl::state.eq(State::Ready.as_str()))
        .filter(dsl::not_before.le(stamp(now)))
        .select(diesel::dsl::min(dsl::not_before));
    let sent = scope
        .rows()
        .filter(dsl::state.eq(State::Sent.as_str()))
        .select(diesel::dsl::max(dsl::finished_at));
    let ended: Vec<String> = scope
        .rows()
        .filter(dsl::state.eq_any([
            State::Uncertain.as_str(),
            State::Failed.as_str(),
            State::Expired.as_str(),
        ]))
        .filter(dsl::finished_at.ge(stamp(since)))
        .select(dsl::state)
        .load(tx.conn)?;
    let of = |state: State| {
        let same = ended.iter().filter(|other| *other == state.as_str());
        i64::try_from(same.count()).unwrap_or(i64::MAX)
    };
    let oldest: Option<NaiveDateTime> = due.first(tx.conn)?;
    let last: Option<NaiveDateTime> = sent.first(tx.conn)?;
    Ok(Health {
        waiting: waiting.count().get_result(tx.conn)?,
        waiting_later: later.count().get_result(tx.conn)?,
        oldest_due: oldest.map(instant),
        uncertain: of(State::Uncertain),
        failed: of(State::Failed),
        expired: of(State::Expired),
        last_sent: last.map(instant),
    })
}

/// One message of a letter to many, in short.
#[derive(Debug, Clone)]
pub struct OfMany {
    pub id: MessageId,
    pub dedup_key: String,
    pub kind: Kind,
    pub state: State,
    pub event_id: Option<EventId>,
    pub article_id: Option<ArticleId>,
    pub recipient_hash: String,
    pub not_before: DateTime<Utc>,
    /// Staff took it back.
    pub is_taken_back: bool,
}

type Short = (
    i64,
    String,
    String,
    String,
    Option<i64>,
    Option<i64>,
    String,
    NaiveDateTime,
    Option<String>,
);

fn short(rows: Vec<Short>) -> StoreResult<Vec<OfMany>> {
    let read = |(id, dedup_key, kind, state, event, article, hash, not_before, error): Short| {
        let row = Row {
            table: "outbox",
            id,
        };
        let state = row.need("state", State::parse(&state))?;
        Ok(OfMany {
            id: MessageId(id),
            dedup_key,
            kind: row.need("kind", Kind::parse(&kind))?,
            state,
            event_id: event.map(EventId),
            article_id: article.map(ArticleId),
            recipient_hash: hash,
            not_before: instant(not_before),
            is_taken_back: state == State::Cancelled && error.as_deref() == Some(TAKEN_BACK),
        })
    };
    rows.into_iter().map(read).collect()
}

macro_rules! in_short {
    () => {
        (
            dsl::id,
            dsl::dedup_key,
            dsl::kind,
            dsl::state,
            dsl::event_id,
            dsl::article_id,
            dsl::recipient_hash,
            dsl::not_before,
            dsl::last_error,
        )
    };
}

/// The messages of some kinds that wait.
///
/// # Errors
/// What the database says.
pub fn list_waiting(tx: &mut Tx<'_>, scope: &Scope) -> StoreResult<Vec<OfMany>> {
    let rows = scope
        .rows()
        .filter(dsl::state.eq(State::Ready.as_str()))
        .order(dsl::id)
        .select(in_short!());
    short(rows.load(tx.conn)?)
}

/// Every message of an article, the oldest first.
///
/// # Errors
/// What the database says.
pub fn list_of_article(tx: &mut Tx<'_>, article: ArticleId) -> StoreResult<Vec<OfMany>> {
    let rows = dsl::outbox
        .filter(dsl::article_id.eq(article.0))
        .filter(dsl::kind.eq(Kind::ArticlePublished.as_str()))
        .order(dsl::id)
        .select(in_short!());
    short(rows.load(tx.conn)?)
}

/// Every message of the letters about an event, the oldest first.
///
/// # Errors
/// What the database says.
pub fn list_letters(tx: &mut Tx<'_>, event: EventId) -> StoreResult<Vec<OfMany>> {
    let rows = dsl::outbox
        .filter(dsl::event_id.eq(event.0))
        .filter(dsl::kind.eq(Kind::EventLetter.as_str()))
        .order(dsl::id)
        .select(in_short!());
    short(rows.load(tx.conn)?)
}

/// Takes back those of the messages that still wait; how many.
///
/// # Errors
/// What the database says.
pub fn take_back(tx: &mut Tx<'_>, ids: &[MessageId], now: DateTime<Utc>) -> StoreResult<usize> {
    let mut taken = 0;
    // In pieces: SQLite takes a limited number of values in one statement.
    for piece in ids.chunks(500) {
        let ids: Vec<i64> = piece.iter().map(|id| id.0).collect();
        let waiting = dsl::outbox
            .filter(dsl::id.eq_any(ids))
            .filter(dsl::state.eq(State::Ready.as_str()));
        taken += diesel::update(waiting)
            .set((
                dsl::state.eq(State::Cancelled.as_str()),
                dsl::last_error.eq(Some(TAKEN_BACK)),
                dsl::finished_at.eq(Some(stamp(now))),
            ))
            .execute(tx.conn)?;
    }
    Ok(taken)
}

/// A message as it was stored, to be made anew; `None` when its recipient is forgotten.
///
/// # Errors
/// What the database says.
pub fn copy(tx: &mut Tx<'_>, id: MessageId) -> StoreResult<Option<NewMessage>> {
    type Whole = (
        (i64, String, Option<String>, String),
        (Option<Vec<u8>>, String, String),
        (Option<i64>, Option<i64>, Option<i64>, Option<i64>),
        (String, String, NaiveDateTime, NaiveDateTime, NaiveDateTime),
    );
    let whole: Option<Whole> = dsl::outbox
        .find(id.0)
        .select((
            (
                dsl::department_id,
                dsl::dedup_key,
                dsl::stream_key,
                dsl::kind,
            ),
            (dsl::recipient_sealed, dsl::recipient_hash, dsl::language),
            (
                dsl::event_id,
                dsl::rsvp_id,
                dsl::article_id,
                dsl::subscription_id,
            ),
            (
                dsl::payload,
                dsl::message_id,
                dsl::not_before,
                dsl::deadline,
                dsl::created_at,
            ),
        ))
        .first(tx.conn)
        .optional()?;
    let Some((of, to, about, rest)) = whole else {
        return Ok(None);
    };
    let row = Row {
        table: "outbox",
        id: id.0,
    };
    let Some(recipient_sealed) = to.0 else {
        return Ok(None);
    };
    Ok(Some(NewMessage {
        department_id: DepartmentId(of.0),
        dedup_key: of.1,
        stream_key: of.2,
        kind: row.need("kind", Kind::parse(&of.3))?,
        recipient_sealed,
        recipient_hash: to.1,
        language: row.language(&to.2)?,
        event_id: about.0.map(EventId),
        rsvp_id: about.1.map(RsvpId),
        article_id: about.2.map(ArticleId),
        subscription_id: about.3.map(SubscriptionId),
        payload: rest.0,
        message_id: rest.1,
        not_before: instant(rest.2),
        deadline: instant(rest.3),
        created_at: instant(rest.4),
    }))
}

/// Whether a later message of the same kind, about the same event and for the same party, is on its
/// way or has left.
///
/// # Errors
/// What the database says.
pub fn has_later(tx: &mut Tx<'_>, id: MessageId, message: &NewMessage) -> StoreResult<bool> {
    let (Some(rsvp), Some(event)) = (message.rsvp_id, message.event_id) else {
        return Ok(false);
    };
    let live = [State::Ready, State::Leased, State::Sent, State::Uncertain].map(State::as_str);
    let later = dsl::outbox
        .filter(dsl::id.gt(id.0))
        .filter(dsl::kind.eq(message.kind.as_str()))
        .filter(dsl::state.eq_any(live))
        .filter(dsl::rsvp_id.eq(rsvp.0).and(dsl::event_id.eq(event.0)));
    Ok(later.count().get_result::<i64>(tx.conn)? > 0)
}
