//! The store's tests of: migrations, on both databases.

use crate::store::migrate;
use crate::store::testing::{PostgresSchema, SqliteFile};
use crate::store::{DatabaseUrl, Db, Options, StoreError};

fn four_start_at_once(url: &str) {
    let url = DatabaseUrl::parse(url).unwrap();
    let steps: Vec<Result<Vec<String>, StoreError>> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(|| migrate::run(&url))).collect();
        threads
            .into_iter()
            .map(|thread| thread.join().unwrap())
            .collect()
    });
    let taken: Vec<usize> = steps
        .iter()
        .map(|taken| taken.as_ref().unwrap().len())
        .collect();
    assert!(taken.iter().sum::<usize>() >= 1 && taken.iter().filter(|n| **n > 0).count() == 1);
    assert_eq!(migrate::pending(&url).unwrap(), Vec::<String>::new());
}

fn a_newer_database_is_refused(url: &str) {
    let db = Db::open(url, Options::default()).unwrap();
    db.migrate().unwrap();
    db.write(|tx| tx.execute("INSERT INTO __diesel_schema_migrations (version) VALUES ('9999')"))
        .unwrap();
    let sentence = db.migrate().unwrap_err().to_string();
    assert!(
        sentence.starts_with("the database is newer (9999 > 0"),
        "{sentence}"
    );
}

#[test]
fn four_programs_that_start_at_once_migrate_sqlite_once() {
    four_start_at_once(&SqliteFile::new().url());
}

#[test]
fn four_programs_that_start_at_once_migrate_postgres_once() -> Result<(), StoreError> {
    PostgresSchema::new().map(|schema| {
        if let Some(schema) = schema {
            four_start_at_once(schema.url());
        }
    })
}

fn down_and_up_again(url: &str) {
    let url = DatabaseUrl::parse(url).unwrap();
    let taken = migrate::run(&url).unwrap().len();
    assert_eq!(migrate::revert(&url), Ok(taken));
    assert_eq!(migrate::run(&url).map(|steps| steps.len()), Ok(taken));
}

#[test]
fn every_step_of_sqlite_can_be_taken_back() {
    down_and_up_again(&SqliteFile::new().url());
}

#[test]
fn every_step_of_postgres_can_be_taken_back() -> Result<(), StoreError> {
    PostgresSchema::new().map(|schema| {
        if let Some(schema) = schema {
            down_and_up_again(schema.url());
        }
    })
}

#[test]
fn a_newer_sqlite_is_refused() {
    a_newer_database_is_refused(&SqliteFile::new().url());
}

#[test]
fn a_newer_postgres_is_refused() -> Result<(), StoreError> {
    PostgresSchema::new().map(|schema| {
        if let Some(schema) = schema {
            a_newer_database_is_refused(schema.url());
        }
    })
}
