//! A fresh, migrated database per test, on both backends: see [`on_both!`](crate::on_both).
//! SQLite in a temporary file; PostgreSQL in a schema of its own inside the database that
//! `CUPPA_TEST_POSTGRES_URL` names. Without that variable the PostgreSQL half says so and passes,
//! unless `CUPPA_REQUIRE_POSTGRES=1`. Not for use in the product.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use diesel::connection::SimpleConnection;

use super::pool::{Purpose, connect};
use super::{DatabaseUrl, Db, Options, StoreError};

static COUNT: AtomicU32 = AtomicU32::new(0);

/// A name no other test has at the same time.
fn fresh_name() -> String {
    format!(
        "cuppa_test_{}_{}",
        std::process::id(),
        COUNT.fetch_add(1, Ordering::Relaxed)
    )
}

/// An SQLite file that disappears with this value.
pub struct SqliteFile(PathBuf);

impl SqliteFile {
    /// A name in the temporary directory; the file is not made yet.
    #[must_use]
    pub fn new() -> Self {
        let file = Self(std::env::temp_dir().join(format!("{}.db", fresh_name())));
        file.remove();
        file
    }

    #[must_use]
    pub fn url(&self) -> String {
        format!("sqlite://{}", self.0.display())
    }

    #[must_use]
    pub fn path(&self) -> &std::path::Path {
        &self.0
    }

    fn remove(&self) {
        for end in ["", "-wal", "-shm", ".lock"] {
            let mut name = self.0.clone().into_os_string();
            name.push(end);
            drop(std::fs::remove_file(name));
        }
    }
}

impl Default for SqliteFile {
    fn default() -> Self {
        Self::new()
    }
}

impl Drop for SqliteFile {
    fn drop(&mut self) {
        self.remove();
    }
}

/// A PostgreSQL schema that disappears with this value.
pub struct PostgresSchema {
    server: DatabaseUrl,
    url: String,
    name: String,
}

impl PostgresSchema {
    /// `None` when no PostgreSQL is named and none is required.
    ///
    /// # Errors
    /// When one is required or named and cannot be used.
    pub fn new() -> Result<Option<Self>, StoreError> {
        let Ok(server) = std::env::var("CUPPA_TEST_POSTGRES_URL") else {
            if std::env::var("CUPPA_REQUIRE_POSTGRES").is_ok_and(|value| value == "1") {
                return Err(StoreError::Address("CUPPA_TEST_POSTGRES_URL is not set"));
            }
            return Ok(None);
        };
        let name = fresh_name();
        let mark = if server.contains('?') { '&' } else { '?' };
        let schema = Self {
            url: format!("{server}{mark}options=-csearch_path%3D{name}"),
            server: DatabaseUrl::parse(&server)?,
            name,
        };
        schema.send("DROP SCHEMA IF EXISTS {} CASCADE; CREATE SCHEMA {}")?;
        Ok(Some(schema))
    }

    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    fn send(&self, sql: &str) -> Result<(), StoreError> {
        let mut conn = connect(&self.server, Purpose::Upkeep)?;
        Ok(conn.batch_execute(&sql.replace("{}", &self.name))?)
    }
}

impl Drop for PostgresSchema {
    fn drop(&mut self) {
        drop(self.send("SET client_min_messages = error; DROP SCHEMA IF EXISTS {} CASCADE"));
    }
}

/// Few connections and much patience: a story with a crowd is about who gets a seat, not about how
/// soon a caller hears "busy".
fn open(url: &str) -> Result<Db, StoreError> {
    let options = Options {
        connections: 4,
        wait: Duration::from_secs(60),
        ..Options::default()
    };
    let db = Db::open(url, options)?;
    db.migrate()?;
    Ok(db)
}

/// Runs a test on SQLite.
///
/// # Errors
/// When the database cannot be made.
pub fn on_sqlite(story: impl FnOnce(&Db)) -> Result<(), StoreError> {
    let file = SqliteFile::new();
    story(&open(&file.url())?);
    Ok(())
}

/// Runs a test on PostgreSQL, or says that it was skipped.
///
/// # Errors
/// When the database cannot be made, or is required and not named.
pub fn on_postgres(story: impl FnOnce(&Db)) -> Result<(), StoreError> {
    match PostgresSchema::new()? {
        Some(schema) => story(&open(schema.url())?),
        None => skipped(),
    }
    Ok(())
}

/// Says so even when the test runner keeps the output of passing tests to itself.
pub fn skipped() {
    use std::io::Write;
    drop(writeln!(std::io::stderr(), "skipped: no PostgreSQL"));
}

/// Makes each `fn name(db) { … }` two tests, `name::sqlite` and `name::postgres`; `db` is a
/// `&Db` with the newest schema and no rows.
#[doc(hidden)]
#[macro_export]
macro_rules! on_both {
    ($(fn $name:ident($db:ident) $body:block)*) => {
        $(mod $name {
            use super::*;

            fn story($db: &$crate::store::Db) $body

            #[test]
            fn sqlite() -> Result<(), $crate::store::StoreError> {
                $crate::store::testing::on_sqlite(story)
            }

            #[test]
            fn postgres() -> Result<(), $crate::store::StoreError> {
                $crate::store::testing::on_postgres(story)
            }
        })*
    };
}
