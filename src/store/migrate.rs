//! The schema, step by step, embedded in the program. diesel_migrations takes no lock of its own,
//! and processes that start at the same time trip over each other: so there is one here.

use std::fs::File;

use diesel::RunQueryDsl;
use diesel::migration::MigrationSource;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::error::{StoreError, StoreResult};
use super::pool::{AnyConnection, Purpose, connect};
use super::url::DatabaseUrl;

const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");

/// Any number that no other program on the same server uses for this.
const LOCK: i64 = 0x0063_7570_7061;

/// Takes every step that is missing; the names of those taken.
///
/// # Errors
/// [`StoreError::NewerSchema`] when the database holds steps this program does not know.
pub fn run(url: &DatabaseUrl) -> StoreResult<Vec<String>> {
    let file = lock_file(url)?;
    let mut conn = connect(url, Purpose::Upkeep)?;
    lock(&mut conn)?;
    let applied = refuse_newer(&mut conn).and_then(|()| apply(&mut conn));
    // The advisory lock ends with the connection, the file lock with the file.
    drop(conn);
    drop(file);
    applied
}

/// The steps still to be taken; nothing is changed but diesel's own table of steps.
///
/// # Errors
/// As [`run`].
pub fn pending(url: &DatabaseUrl) -> StoreResult<Vec<String>> {
    let mut conn = connect(url, Purpose::Upkeep)?;
    refuse_newer(&mut conn)?;
    match &mut conn {
        AnyConnection::Sqlite(c) => names_of(c.pending_migrations(SQLITE)),
        AnyConnection::Pg(c) => names_of(c.pending_migrations(POSTGRES)),
    }
}

fn names_of<DB: diesel::backend::Backend>(
    steps: diesel::migration::Result<Vec<Box<dyn diesel::migration::Migration<DB>>>>,
) -> StoreResult<Vec<String>> {
    Ok(steps
        .map_err(|error| failed(error.as_ref()))?
        .iter()
        .map(|step| step.name().to_string())
        .collect())
}

fn apply(conn: &mut AnyConnection) -> StoreResult<Vec<String>> {
    let versions = match conn {
        AnyConnection::Sqlite(c) => c.run_pending_migrations(SQLITE),
        AnyConnection::Pg(c) => c.run_pending_migrations(POSTGRES),
    };
    Ok(versions
        .map_err(|error| failed(error.as_ref()))?
        .iter()
        .map(ToString::to_string)
        .collect())
}

/// A database this program may use: not written by a newer one.
pub(super) fn refuse_newer(conn: &mut AnyConnection) -> StoreResult<()> {
    let (applied, known) = match conn {
        AnyConnection::Sqlite(c) => (c.applied_migrations(), newest(&SQLITE)?),
        AnyConnection::Pg(c) => (c.applied_migrations(), newest(&POSTGRES)?),
    };
    let applied = applied.map_err(|error| failed(error.as_ref()))?;
    match applied.iter().map(ToString::to_string).max() {
        Some(database) if database > known => Err(StoreError::NewerSchema {
            database,
            program: known,
        }),
        _ => Ok(()),
    }
}

fn newest(source: &EmbeddedMigrations) -> StoreResult<String> {
    let steps: Vec<Box<dyn diesel::migration::Migration<diesel::sqlite::Sqlite>>> = source
        .migrations()
        .map_err(|error| failed(error.as_ref()))?;
    Ok(steps
        .iter()
        .map(|step| step.name().version().to_string())
        .max()
        .unwrap_or_default())
}

fn lock(conn: &mut AnyConnection) -> StoreResult<()> {
    if let AnyConnection::Pg(c) = conn {
        diesel::sql_query("SELECT pg_advisory_lock($1)")
            .bind::<diesel::sql_types::BigInt, _>(LOCK)
            .execute(c)?;
    }
    Ok(())
}

/// An OS lock on a file beside the SQLite database; the system frees it when the process dies.
pub(super) fn lock_file(url: &DatabaseUrl) -> StoreResult<Option<File>> {
    let Some(path) = url.path() else {
        return Ok(None);
    };
    let mut name = path.as_os_str().to_owned();
    name.push(".lock");
    let file = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(name)
        .and_then(|file| file.lock().map(|()| file))
        .map_err(|error| StoreError::Unavailable(format!("no lock file: {}", error.kind())))?;
    Ok(Some(file))
}

fn failed(error: &(dyn std::error::Error + Send + Sync)) -> StoreError {
    StoreError::Unavailable(format!(
        "the schema could not be brought up to date: {error}"
    ))
}

/// Takes every step back.
#[cfg(test)]
pub(super) fn revert(url: &DatabaseUrl) -> StoreResult<usize> {
    let reverted = match &mut connect(url, Purpose::Upkeep)? {
        AnyConnection::Sqlite(c) => c.revert_all_migrations(SQLITE).map(|steps| steps.len()),
        AnyConnection::Pg(c) => c.revert_all_migrations(POSTGRES).map(|steps| steps.len()),
    };
    reverted.map_err(|error| failed(error.as_ref()))
}
