//! [`Db`]: the door to the database. Every call blocks its thread; web handlers hop through one
//! `web::block`, the worker through one blocking task.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::Duration;

use diesel::connection::{AnsiTransactionManager, SimpleConnection as _, TransactionManager};

use super::error::{StoreError, StoreResult};
use super::migrate;
use super::pool::{AnyConnection, Connections, Purpose, connect};
use super::url::{Backend, DatabaseUrl};
use super::writer::Writer;

/// Sizes and patience.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// Connections of the pool.
    pub connections: u32,
    /// Write jobs that may wait for SQLite's one writer before callers hear "busy".
    pub queue: usize,
    /// How long a caller waits for a connection.
    pub wait: Duration,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            connections: 10,
            queue: 1024,
            wait: Duration::from_secs(2),
        }
    }
}

/// An open database; cheap to clone.
#[derive(Debug, Clone)]
pub struct Db(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    url: DatabaseUrl,
    pool: Connections,
    /// SQLite only: the thread every write goes through.
    writer: Option<Writer>,
}

/// One open transaction. Functions of the store take it; it cannot outlive [`Db::read`] or
/// [`Db::write`].
pub struct Tx<'a> {
    pub(super) conn: &'a mut AnyConnection,
}

impl Db {
    /// Opens `sqlite://path` or `postgres://…`. The schema is not touched: see [`Db::migrate`].
    ///
    /// # Errors
    /// [`StoreError::Address`] for an address that cannot be used, [`StoreError::Unavailable`]
    /// when SQLite's file cannot be opened. A PostgreSQL that is down is found at the first call.
    pub fn open(url: &str, options: Options) -> StoreResult<Self> {
        Self::open_url(DatabaseUrl::parse(url)?, options)
    }

    /// Opens an address that was read before.
    ///
    /// # Errors
    /// As [`Db::open`].
    pub fn open_url(url: DatabaseUrl, options: Options) -> StoreResult<Self> {
        let purpose = match url.backend() {
            Backend::Sqlite => Purpose::Reading,
            Backend::Postgres => Purpose::Writing,
        };
        let writer = match url.backend() {
            Backend::Sqlite => Some(Writer::start(url.clone(), options.queue)?),
            Backend::Postgres => None,
        };
        let pool = Connections::new(&url, purpose, options.connections, options.wait);
        Ok(Self(Arc::new(Inner { url, pool, writer })))
    }

    /// The address this was opened with.
    #[must_use]
    pub fn url(&self) -> &DatabaseUrl {
        &self.0.url
    }

    /// Brings the schema up to date under a lock; the names of the steps that were taken.
    ///
    /// # Errors
    /// [`StoreError::NewerSchema`] when a newer program has been here, else what the database says.
    pub fn migrate(&self) -> StoreResult<Vec<String>> {
        migrate::run(&self.0.url)
    }

    /// Runs `job` on one consistent state of the data. Nothing can be written in it.
    ///
    /// # Errors
    /// What the job returns; [`StoreError::Busy`] or [`StoreError::Unavailable`] before it began.
    pub fn read<T, E, F>(&self, job: F) -> Result<T, E>
    where
        F: FnOnce(&mut Tx<'_>) -> Result<T, E>,
        E: From<StoreError>,
    {
        let mut conn = self.0.pool.get()?;
        begin(&mut conn, Kind::Read)?;
        let (result, _) = attempt(&mut conn, 1, job);
        close(&mut conn, result)
    }

    /// Runs `job` as one transaction. `Ok` means that it is on disk. Jobs take milliseconds, run
    /// once, and are never tried again.
    ///
    /// # Errors
    /// What the job returns (nothing was written then), or why the database could not keep it.
    pub fn write<T, E, F>(&self, job: F) -> Result<T, E>
    where
        F: FnOnce(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        if let Some(writer) = &self.0.writer {
            return writer.run(job);
        }
        let mut conn = self.0.pool.get()?;
        begin(&mut conn, Kind::Write)?;
        let (result, _) = attempt(&mut conn, 1, job);
        close(&mut conn, result)
    }
}

impl Db {
    /// Deleted rows leave no trace behind: SQLite's log, which may hold what they were, is written
    /// into the file (which overwrites what is deleted) and cut to nothing; PostgreSQL is told that
    /// their space is free.
    ///
    /// # Errors
    /// What the database says; the next call does what was left.
    pub fn tidy(&self) -> StoreResult<()> {
        let sql = match self.0.url.backend() {
            Backend::Sqlite => "PRAGMA wal_checkpoint(TRUNCATE)",
            Backend::Postgres => "VACUUM rsvps, wishes, access_requests, outbox",
        };
        let mut conn = connect(&self.0.url, Purpose::Upkeep)?;
        Ok(conn.batch_execute(sql)?)
    }
}

impl Tx<'_> {
    /// Runs `job` in a savepoint: when it fails, what it did is undone and the transaction goes
    /// on. PostgreSQL needs this around a write whose unique violation is caught.
    ///
    /// # Errors
    /// What the job returns, or why the savepoint could not be made or kept.
    pub fn savepoint<T, E, F>(&mut self, job: F) -> Result<T, E>
    where
        F: FnOnce(&mut Tx<'_>) -> Result<T, E>,
        E: From<StoreError>,
    {
        savepoint(self.conn, job)
    }

    /// Which database this is.
    #[must_use]
    pub fn backend(&self) -> Backend {
        match self.conn {
            AnyConnection::Pg(_) => Backend::Postgres,
            AnyConnection::Sqlite(_) => Backend::Sqlite,
        }
    }
}

/// What a transaction is begun for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Read,
    Write,
}

/// Begins the outermost transaction. A write on SQLite takes the lock at once: a deferred one
/// that reads first fails with "database is locked" as soon as there is company.
pub(super) fn begin(conn: &mut AnyConnection, kind: Kind) -> StoreResult<()> {
    match (conn, kind) {
        (AnyConnection::Sqlite(c), Kind::Write) => {
            AnsiTransactionManager::begin_transaction_sql(c, "BEGIN IMMEDIATE")?;
        }
        (AnyConnection::Sqlite(c), Kind::Read) => AnsiTransactionManager::begin_transaction(c)?,
        (AnyConnection::Pg(c), Kind::Write) => AnsiTransactionManager::begin_transaction(c)?,
        (AnyConnection::Pg(c), Kind::Read) => AnsiTransactionManager::begin_transaction_sql(
            c,
            "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
        )?,
    }
    Ok(())
}

/// Opens a savepoint inside the running transaction.
pub(super) fn begin_savepoint(conn: &mut AnyConnection) -> StoreResult<()> {
    match conn {
        AnyConnection::Sqlite(c) => AnsiTransactionManager::begin_transaction(c)?,
        AnyConnection::Pg(c) => AnsiTransactionManager::begin_transaction(c)?,
    }
    Ok(())
}

/// Commits the transaction, or releases the savepoint, on top.
pub(super) fn commit(conn: &mut AnyConnection) -> StoreResult<()> {
    match conn {
        AnyConnection::Sqlite(c) => AnsiTransactionManager::commit_transaction(c)?,
        AnyConnection::Pg(c) => AnsiTransactionManager::commit_transaction(c)?,
    }
    Ok(())
}

/// Rolls back until `depth` transactions and savepoints are open.
pub(super) fn roll_back_to(conn: &mut AnyConnection, depth: u32) -> StoreResult<()> {
    loop {
        let open = conn.depth().ok_or_else(broken)?;
        if open <= depth {
            return if open == depth { Ok(()) } else { Err(broken()) };
        }
        match conn {
            AnyConnection::Sqlite(c) => AnsiTransactionManager::rollback_transaction(c)?,
            AnyConnection::Pg(c) => AnsiTransactionManager::rollback_transaction(c)?,
        }
    }
}

/// Runs `job`; whether it may be kept is the second answer: it returned `Ok`, did not panic and
/// left exactly `depth` transactions open.
pub(super) fn attempt<T, E, F>(conn: &mut AnyConnection, depth: u32, job: F) -> (Result<T, E>, bool)
where
    F: FnOnce(&mut Tx<'_>) -> Result<T, E>,
    E: From<StoreError>,
{
    let outcome = catch_unwind(AssertUnwindSafe(|| job(&mut Tx { conn: &mut *conn })));
    match outcome {
        Err(_) => (Err(E::from(StoreError::panicked())), false),
        Ok(Err(error)) => (Err(error), false),
        Ok(Ok(_)) if conn.depth() != Some(depth) => (Err(E::from(broken())), false),
        Ok(Ok(value)) => (Ok(value), true),
    }
}

fn savepoint<T, E, F>(conn: &mut AnyConnection, job: F) -> Result<T, E>
where
    F: FnOnce(&mut Tx<'_>) -> Result<T, E>,
    E: From<StoreError>,
{
    let outside = conn.depth().ok_or_else(broken)?;
    begin_savepoint(conn)?;
    let result = job(&mut Tx { conn: &mut *conn });
    match result {
        Ok(value) => {
            if let Err(error) = commit(conn) {
                roll_back_to(conn, outside)?;
                return Err(E::from(error));
            }
            Ok(value)
        }
        Err(error) => {
            roll_back_to(conn, outside)?;
            Err(error)
        }
    }
}

/// Ends the outermost transaction of a pooled connection.
fn close<T, E>(conn: &mut AnyConnection, result: Result<T, E>) -> Result<T, E>
where
    E: From<StoreError>,
{
    match result {
        Ok(value) => {
            commit(conn)?;
            Ok(value)
        }
        Err(error) => {
            // A connection that cannot roll back is thrown away by the pool.
            drop(roll_back_to(conn, 0));
            Err(error)
        }
    }
}

pub(super) fn broken() -> StoreError {
    StoreError::Unavailable("the transaction was ended from inside".to_owned())
}

#[cfg(test)]
impl Db {
    /// Jobs the writer's queue has taken since the start.
    pub(super) fn queued(&self) -> usize {
        self.0.writer.as_ref().map_or(0, Writer::queued)
    }
}

#[cfg(test)]
impl Tx<'_> {
    /// Statements of a test's own.
    pub(super) fn execute(&mut self, sql: &str) -> StoreResult<()> {
        Ok(diesel::connection::SimpleConnection::batch_execute(
            self.conn, sql,
        )?)
    }
}
