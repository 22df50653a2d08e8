//! Connections: made by address, set up in one place, kept in a pool.

use std::time::Duration;

use diesel::connection::{AnsiTransactionManager, SimpleConnection, TransactionManager};
use diesel::r2d2::{ManageConnection, Pool, PooledConnection};
use diesel::{Connection, MultiConnection, PgConnection, SqliteConnection};

use super::error::{StoreError, StoreResult};
use super::url::{Backend, DatabaseUrl};

/// A connection to either database.
#[derive(MultiConnection)]
pub enum AnyConnection {
    Pg(PgConnection),
    Sqlite(SqliteConnection),
}

impl AnyConnection {
    /// How many transactions and savepoints are open; `None` when the connection is broken.
    pub(super) fn depth(&mut self) -> Option<u32> {
        let status = match self {
            Self::Pg(c) => AnsiTransactionManager::transaction_manager_status_mut(c),
            Self::Sqlite(c) => AnsiTransactionManager::transaction_manager_status_mut(c),
        };
        status
            .transaction_depth()
            .ok()
            .map(|depth| depth.map_or(0, std::num::NonZeroU32::get))
    }
}

/// What a connection is for; it decides the settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    /// SQLite: may not write at all.
    Reading,
    /// Reads and writes, bounded in time.
    Writing,
    /// Schema changes and copies: no limit in time.
    Upkeep,
}

const SQLITE: &str = "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; \
    PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; \
    PRAGMA trusted_schema = OFF;";
const POSTGRES: &str = "SET TIME ZONE 'UTC'; SET client_encoding TO 'UTF8'; \
    SET idle_in_transaction_session_timeout = '10s';";

/// Opens one connection and sets it up for its purpose.
pub(super) fn connect(url: &DatabaseUrl, purpose: Purpose) -> StoreResult<AnyConnection> {
    let mut connection = match (url.path(), url.libpq()) {
        (Some(path), _) => {
            let name = path
                .to_str()
                .ok_or(StoreError::Address("the path is not UTF-8"))?;
            make_private(path);
            AnyConnection::Sqlite(SqliteConnection::establish(name)?)
        }
        (None, Some(libpq)) => AnyConnection::Pg(PgConnection::establish(libpq)?),
        (None, None) => return Err(StoreError::Address("the database has no address")),
    };
    let (common, special) = match (url.backend(), purpose) {
        (Backend::Sqlite, Purpose::Reading) => (SQLITE, "PRAGMA query_only = ON;"),
        (Backend::Sqlite, _) => (SQLITE, ""),
        (Backend::Postgres, Purpose::Upkeep) => (POSTGRES, ""),
        (Backend::Postgres, _) => (
            POSTGRES,
            "SET statement_timeout = '5s'; SET lock_timeout = '2s';",
        ),
    };
    connection.batch_execute(&format!("{common}{special}"))?;
    Ok(connection)
}

/// A new database file is readable by its owner alone; SQLite gives its companions the same mode.
pub(super) fn make_private(path: &std::path::Path) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        // When this fails, opening the database says why.
        drop(
            std::fs::OpenOptions::new()
                .write(true)
                .create_new(true)
                .mode(0o600)
                .open(path),
        );
    }
    #[cfg(not(unix))]
    let _ = path;
}

/// Makes and judges pooled connections.
#[derive(Debug)]
pub(super) struct Manager {
    url: DatabaseUrl,
    purpose: Purpose,
}

impl ManageConnection for Manager {
    type Connection = AnyConnection;
    type Error = StoreError;

    fn connect(&self) -> Result<AnyConnection, StoreError> {
        connect(&self.url, self.purpose)
    }

    fn is_valid(&self, connection: &mut AnyConnection) -> Result<(), StoreError> {
        match connection {
            AnyConnection::Pg(c) => c.batch_execute("SELECT 1").map_err(StoreError::from),
            AnyConnection::Sqlite(_) => Ok(()),
        }
    }

    fn has_broken(&self, connection: &mut AnyConnection) -> bool {
        connection.depth() != Some(0)
    }
}

/// A bounded set of connections; waiting for one is bounded too.
#[derive(Debug, Clone)]
pub(super) struct Connections {
    pool: Pool<Manager>,
    wait: Duration,
}

impl Connections {
    pub(super) fn new(url: &DatabaseUrl, purpose: Purpose, size: u32, wait: Duration) -> Self {
        let pool = Pool::builder()
            .max_size(size.max(1))
            .min_idle(Some(0))
            .test_on_check_out(true)
            .connection_timeout(wait)
            .error_handler(Box::new(diesel::r2d2::NopErrorHandler))
            .build_unchecked(Manager {
                url: url.clone(),
                purpose,
            });
        Self { pool, wait }
    }

    /// Waits for a connection.
    ///
    /// # Errors
    /// [`StoreError::Busy`] when all are taken for too long, [`StoreError::Unavailable`] when
    /// none can be made.
    pub(super) fn get(&self) -> StoreResult<PooledConnection<Manager>> {
        self.pool.get_timeout(self.wait).map_err(|error| {
            if self.pool.state().connections == 0 {
                let text = error.to_string();
                let reason = text.rsplit("not available: ").next().unwrap_or_default();
                StoreError::Unavailable(reason.to_owned())
            } else {
                StoreError::Busy
            }
        })
    }
}
