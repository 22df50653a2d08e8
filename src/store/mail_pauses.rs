//! Whether mail may leave.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::db::Tx;
use super::error::StoreResult;
use super::schema::mail_pauses::dsl;
use super::types::{instant, stamp};

/// The database came back from a backup.
pub const RESTORED: &str = "restored";
/// Somebody asked for it on the command line.
pub const ASKED: &str = "asked";
/// The database is older than what this machine remembers having sent from it.
pub const ROLLED_BACK: &str = "rolled_back";
/// No worker was at work for so long that the database may be an old copy.
pub const SILENT: &str = "silent";

/// Since when and why no mail leaves; `None` when it may.
///
/// # Errors
/// What the database says.
pub fn find_open(tx: &mut Tx<'_>) -> StoreResult<Option<(DateTime<Utc>, String)>> {
    let row: Option<(chrono::NaiveDateTime, String)> = dsl::mail_pauses
        .filter(dsl::ended_at.is_null())
        .order(dsl::id)
        .select((dsl::since, dsl::reason))
        .first(tx.conn)
        .optional()?;
    Ok(row.map(|(since, reason)| (instant(since), reason)))
}

/// Stops mail; a pause that is on goes on.
///
/// # Errors
/// What the database says.
pub fn begin(tx: &mut Tx<'_>, reason: &'static str, now: DateTime<Utc>) -> StoreResult<()> {
    if find_open(tx)?.is_none() {
        diesel::insert_into(dsl::mail_pauses)
            .values((dsl::since.eq(stamp(now)), dsl::reason.eq(reason)))
            .execute(tx.conn)?;
    }
    Ok(())
}

/// Lets mail leave again; whether it was stopped.
///
/// # Errors
/// What the database says.
pub fn end(tx: &mut Tx<'_>, now: DateTime<Utc>) -> StoreResult<bool> {
    let open = dsl::mail_pauses.filter(dsl::ended_at.is_null());
    let ended = diesel::update(open)
        .set(dsl::ended_at.eq(Some(stamp(now))))
        .execute(tx.conn)?;
    Ok(ended > 0)
}
