//! The only statements that are written per database: each concrete arm beside the other.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text, Timestamp};

use super::error::StoreResult;
use super::pool::AnyConnection;
use super::schema::{bounces, events, outbox, sender_state, series, suppressions};

/// Runs the same expression on the concrete connection inside.
macro_rules! on_each {
    ($conn:expr, $c:ident => $body:expr) => {
        match $conn {
            AnyConnection::Pg($c) => $body,
            AnyConnection::Sqlite($c) => $body,
        }
    };
}

/// A row lock on PostgreSQL; SQLite's writer is alone anyway.
pub(super) fn lock_event(conn: &mut AnyConnection, id: i64) -> StoreResult<()> {
    if let AnyConnection::Pg(c) = conn {
        events::table
            .find(id)
            .select(events::id)
            .for_update()
            .first::<i64>(c)?;
    }
    Ok(())
}

/// As [`lock_event`], for a series.
pub(super) fn lock_series(conn: &mut AnyConnection, id: i64) -> StoreResult<()> {
    if let AnyConnection::Pg(c) = conn {
        series::table
            .find(id)
            .select(series::id)
            .for_update()
            .first::<i64>(c)?;
    }
    Ok(())
}

/// As [`lock_event`], for what the workers know together.
pub(super) fn lock_sender(conn: &mut AnyConnection) -> StoreResult<()> {
    if let AnyConnection::Pg(c) = conn {
        sender_state::table
            .select(sender_state::id)
            .for_update()
            .first::<i64>(c)?;
    }
    Ok(())
}

/// One writer at a time for the audit log's chain, until the transaction ends.
pub(super) fn lock_audit(conn: &mut AnyConnection) -> StoreResult<()> {
    if let AnyConnection::Pg(c) = conn {
        const CHAIN: i64 = 0x6175_6469_7400;
        diesel::sql_query("SELECT pg_advisory_xact_lock($1)")
            .bind::<BigInt, _>(CHAIN)
            .execute(c)?;
    }
    Ok(())
}

/// One program at a time derives instants anew, until the transaction ends.
pub(super) fn lock_zone_data(conn: &mut AnyConnection) -> StoreResult<()> {
    if let AnyConnection::Pg(c) = conn {
        const ZONES: i64 = 0x7a6f_6e65_7300;
        diesel::sql_query("SELECT pg_advisory_xact_lock($1)")
            .bind::<BigInt, _>(ZONES)
            .execute(c)?;
    }
    Ok(())
}

/// Stores a message unless its dedup key is there; whether it was stored.
pub(super) fn insert_outbox(
    conn: &mut AnyConnection,
    row: &super::outbox::NewRecord<'_>,
) -> StoreResult<bool> {
    let stored = on_each!(conn, c => diesel::insert_into(outbox::table)
        .values(row)
        .on_conflict(outbox::dedup_key)
        .do_nothing()
        .execute(c))?;
    Ok(stored == 1)
}

/// Stores a bounce unless the message has one of its kind; whether it was stored.
pub(super) fn insert_bounce(
    conn: &mut AnyConnection,
    row: &super::bounces::NewRecord<'_>,
) -> StoreResult<bool> {
    let stored = on_each!(conn, c => diesel::insert_into(bounces::table)
        .values(row)
        .on_conflict((bounces::outbox_id, bounces::kind))
        .do_nothing()
        .execute(c))?;
    Ok(stored == 1)
}

/// The columns of a suppression.
pub(super) type Suppression = (
    diesel::dsl::Eq<suppressions::contact_hash, String>,
    diesel::dsl::Eq<suppressions::scope, String>,
    diesel::dsl::Eq<suppressions::reason, String>,
    diesel::dsl::Eq<suppressions::source, String>,
    diesel::dsl::Eq<suppressions::created_at, chrono::NaiveDateTime>,
    diesel::dsl::Eq<suppressions::expires_at, Option<chrono::NaiveDateTime>>,
);

/// Stores a suppression unless it is there.
pub(super) fn insert_suppression(conn: &mut AnyConnection, row: Suppression) -> StoreResult<()> {
    on_each!(conn, c => diesel::insert_into(suppressions::table).values(row).on_conflict_do_nothing().execute(c))?;
    Ok(())
}

/// Takes a lease on what is due: ready, or left by a worker whose lease is over. A message waits
/// while an older one of its stream is not finished. One statement, so two workers never get the
/// same row. A row taken over counts as ambiguous, for nobody knows how far the other one came; not
/// so one without octets: they are stored before they are sent, so it only waited in the other's
/// batch.
pub(super) fn claim(
    conn: &mut AnyConnection,
    now: chrono::NaiveDateTime,
    until: chrono::NaiveDateTime,
    token: &str,
    most: i64,
) -> StoreResult<()> {
    // SQLite numbers `$n` by first appearance, so each number appears in its order.
    const TAKE: &str = "UPDATE outbox SET lease_token = $1, lease_until = $2, attempts = attempts + 1, \
        ambiguous = ambiguous + CASE WHEN state = 'leased' AND raw_sealed IS NOT NULL THEN 1 ELSE 0 END, \
        state = 'leased', tried_at = $3";
    const DUE: &str = "SELECT o.id FROM outbox o \
        WHERE ((o.state = 'ready' AND o.not_before <= $3) OR (o.state = 'leased' AND o.lease_until <= $3)) \
        AND (o.stream_key IS NULL OR NOT EXISTS (SELECT 1 FROM outbox e WHERE e.stream_key = o.stream_key \
        AND e.id < o.id AND e.state IN ('ready', 'leased'))) \
        ORDER BY o.priority, o.not_before, o.id LIMIT $4";
    let sql = match conn {
        // An array is made once; PostgreSQL may run a sub-select of IN again and take too many.
        AnyConnection::Pg(_) => {
            format!("{TAKE} WHERE id = ANY (ARRAY({DUE} FOR UPDATE OF o SKIP LOCKED))")
        }
        AnyConnection::Sqlite(_) => format!("{TAKE} WHERE id IN ({DUE})"),
    };
    diesel::sql_query(sql)
        .bind::<Text, _>(token)
        .bind::<Timestamp, _>(until)
        .bind::<Timestamp, _>(now)
        .bind::<BigInt, _>(most)
        .execute(conn)?;
    Ok(())
}
