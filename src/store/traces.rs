//! Messages of the outbox as what comes back finds them: by their row or their Message-ID, in
//! whatever state they are.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::db::Tx;
use super::error::StoreResult;
use super::schema::outbox::dsl;
use super::types::{Row, stamp};
use crate::domain::ids::{DepartmentId, MessageId};
use crate::domain::notice::Kind;
use crate::domain::outbox::State;

/// What is left of a message for as long as the installation lives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trace {
    pub id: MessageId,
    pub department_id: DepartmentId,
    pub kind: Kind,
    /// Empty when the RSVP it was about was forgotten.
    pub recipient_hash: String,
}

type Record = (i64, i64, String, String);

fn read((id, department, kind, recipient_hash): Record) -> StoreResult<Trace> {
    let row = Row {
        table: "outbox",
        id,
    };
    Ok(Trace {
        id: MessageId(id),
        department_id: DepartmentId(department),
        kind: row.need("kind", Kind::parse(&kind))?,
        recipient_hash,
    })
}

/// # Errors
/// What the database says.
pub fn find(tx: &mut Tx<'_>, id: MessageId) -> StoreResult<Option<Trace>> {
    let record: Option<Record> = dsl::outbox
        .find(id.0)
        .select((dsl::id, dsl::department_id, dsl::kind, dsl::recipient_hash))
        .first(tx.conn)
        .optional()?;
    record.map(read).transpose()
}

/// By its Message-ID, with the angle brackets.
///
/// # Errors
/// What the database says.
pub fn find_by_message_id(tx: &mut Tx<'_>, message_id: &str) -> StoreResult<Option<Trace>> {
    let record: Option<Record> = dsl::outbox
        .filter(dsl::message_id.eq(message_id))
        .select((dsl::id, dsl::department_id, dsl::kind, dsl::recipient_hash))
        .first(tx.conn)
        .optional()?;
    record.map(read).transpose()
}

/// Ends a message that waits for another try: its first octets arrived and came back. One that was
/// finished, or is being sent at this instant, stays as it is; whether it was ended.
///
/// # Errors
/// What the database says.
pub fn fail_ready(
    tx: &mut Tx<'_>,
    id: MessageId,
    status: &str,
    now: DateTime<Utc>,
) -> StoreResult<bool> {
    let waiting = dsl::outbox.filter(dsl::id.eq(id.0).and(dsl::state.eq(State::Ready.as_str())));
    let changed = diesel::update(waiting)
        .set((
            dsl::state.eq(State::Failed.as_str()),
            dsl::last_error.eq(Some(format!("{status} reported by a mail system"))),
            dsl::finished_at.eq(Some(stamp(now))),
        ))
        .execute(tx.conn)?;
    Ok(changed == 1)
}
