//! Whole copies of an SQLite database: made while others write, looked at before they are trusted,
//! put in place of a database that nobody has open. PostgreSQL has its own tools (`pg_dump`).

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::Text;

use super::error::{StoreError, StoreResult};
use super::migrate;
use super::pool::{AnyConnection, Purpose, connect, make_private};
use super::url::DatabaseUrl;

const NOT_OURS: StoreError = StoreError::Address(
    "a PostgreSQL database is copied with pg_dump and restored with pg_restore",
);

/// Writes a consistent copy to a new file while others write: beside it first, looked at, flushed
/// to disk, then given its name. Returns its size in octets.
///
/// # Errors
/// [`StoreError::Address`] on PostgreSQL or when the file is there already, else what SQLite or the
/// disk says; then no file of that name is left.
pub fn write(url: &DatabaseUrl, file: &Path) -> StoreResult<u64> {
    if url.path().is_none() {
        return Err(NOT_OURS);
    }
    if file.exists() {
        return Err(StoreError::Address(
            "the file is there already; name one that is not",
        ));
    }
    let part = beside(file, ".part");
    drop(fs::remove_file(&part));
    let copied = copy(url, &part)
        .and_then(|()| inspect(&part))
        .and_then(|()| settle(&part, file));
    if copied.is_err() {
        drop(fs::remove_file(&part));
    }
    copied?;
    fs::metadata(file)
        .map(|facts| facts.len())
        .map_err(|error| disk(&error))
}

fn copy(url: &DatabaseUrl, part: &Path) -> StoreResult<()> {
    let mut conn = connect(url, Purpose::Upkeep)?;
    // SQLite writes into an empty file, too; so it is the owner's alone from the first octet.
    make_private(part);
    diesel::sql_query("VACUUM INTO ?")
        .bind::<Text, _>(utf8(part)?)
        .execute(&mut conn)?;
    Ok(())
}

#[derive(QueryableByName)]
struct Verdict {
    #[diesel(sql_type = Text)]
    integrity_check: String,
}

/// Whether a file is a whole database of this or an older version of the program. The file is not
/// touched.
///
/// # Errors
/// [`StoreError::Unavailable`] for a damaged file or none of ours, [`StoreError::NewerSchema`].
pub fn inspect(file: &Path) -> StoreResult<()> {
    let damaged = |what: &str| StoreError::Unavailable(format!("the file is damaged: {what}"));
    if !file.is_file() {
        return Err(StoreError::Unavailable("there is no such file".to_owned()));
    }
    let name = format!("file:{}?mode=ro&immutable=1", escaped(utf8(file)?));
    let mut conn = SqliteConnection::establish(&name)?;
    let lines: Vec<Verdict> = diesel::sql_query("PRAGMA integrity_check")
        .load(&mut conn)
        .map_err(|_| damaged("SQLite cannot read it"))?;
    match lines.as_slice() {
        [only] if only.integrity_check == "ok" => {}
        _ => return Err(damaged("SQLite's integrity check fails")),
    }
    let ours = "SELECT 1 FROM departments, outbox, __diesel_schema_migrations LIMIT 0";
    conn.batch_execute(ours)
        .map_err(|_| StoreError::Unavailable("the file is no database of Cuppa".to_owned()))?;
    migrate::refuse_newer(&mut AnyConnection::Sqlite(conn))
}

/// Puts a copy in the place of the database, which is kept under another name: its path is
/// returned, `None` when there was none. `mark` stands in that name, such as `20261124-040000`.
///
/// # Errors
/// As [`inspect`]; [`StoreError::Busy`] when a program has the database open. Nothing is changed
/// then.
pub fn restore(url: &DatabaseUrl, file: &Path, mark: &str) -> StoreResult<Option<PathBuf>> {
    let path = url.path().ok_or(NOT_OURS)?;
    inspect(file)?;
    let lock = migrate::lock_file(url)?;
    let alone = if path.exists() {
        Some(only_user(url)?)
    } else {
        None
    };
    let part = beside(path, ".restoring");
    drop(fs::remove_file(&part));
    make_private(&part);
    fs::read(file)
        .and_then(|octets| fs::write(&part, octets))
        .map_err(|error| disk(&error))?;
    inspect(&part)?;
    let kept = match alone {
        Some(conn) => {
            let kept = beside(path, &format!(".before-{mark}"));
            fs::rename(path, &kept).map_err(|error| disk(&error))?;
            drop(conn);
            for end in ["-wal", "-shm"] {
                drop(fs::remove_file(beside(path, end)));
            }
            Some(kept)
        }
        None => None,
    };
    settle(&part, path)?;
    drop(lock);
    Ok(kept)
}

/// A connection that nobody else has one beside, with everything written into the one file.
fn only_user(url: &DatabaseUrl) -> StoreResult<AnyConnection> {
    let mut conn = connect(url, Purpose::Upkeep)?;
    conn.batch_execute(
        "PRAGMA busy_timeout = 500; PRAGMA wal_checkpoint(TRUNCATE); \
         PRAGMA journal_mode = DELETE; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT;",
    )?;
    Ok(conn)
}

/// Flushes a finished file to disk and gives it its name.
fn settle(part: &Path, file: &Path) -> StoreResult<()> {
    let flush = |path: &Path| File::open(path).and_then(|file| file.sync_all());
    flush(part)
        .and_then(|()| fs::rename(part, file))
        .and_then(|()| match file.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => flush(folder),
            _ => Ok(()),
        })
        .map_err(|error| disk(&error))
}

fn beside(file: &Path, end: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(end);
    PathBuf::from(name)
}

fn utf8(path: &Path) -> StoreResult<&str> {
    path.to_str()
        .ok_or(StoreError::Address("the path is not UTF-8"))
}

/// A path inside an SQLite `file:` address.
fn escaped(path: &str) -> String {
    path.replace('%', "%25")
        .replace('?', "%3f")
        .replace('#', "%23")
}

fn disk(error: &std::io::Error) -> StoreError {
    StoreError::Unavailable(format!("the disk says: {}", error.kind()))
}
