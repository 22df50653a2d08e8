//! The store's tests of: engine, on both databases.

use std::sync::Arc;
use std::sync::mpsc::channel;
use std::time::Duration;

use diesel::sql_types::{BigInt, Integer, Text};
use diesel::{QueryableByName, RunQueryDsl, sql_query};

use crate::on_both;
use crate::store::testing::{PostgresSchema, SqliteFile};
use crate::store::{Backend, Db, Options, StoreError, Tx};

#[derive(QueryableByName)]
struct Number {
    #[diesel(sql_type = BigInt)]
    n: i64,
}

#[derive(QueryableByName)]
struct Word {
    #[diesel(sql_type = Text)]
    word: String,
}

#[derive(QueryableByName)]
struct Setting {
    #[diesel(sql_type = Integer)]
    value: i32,
}

pub(super) fn number(tx: &mut Tx<'_>, sql: &str) -> Result<i64, StoreError> {
    Ok(sql_query(sql).get_result::<Number>(tx.conn)?.n)
}

pub(super) fn make_counter(db: &Db) {
    db.write(|tx| {
        tx.execute("CREATE TABLE counter (id BIGINT PRIMARY KEY, n BIGINT NOT NULL)")?;
        tx.execute("INSERT INTO counter (id, n) VALUES (1, 0)")
    })
    .unwrap();
}

pub(super) fn counted(db: &Db) -> i64 {
    db.read(|tx| number(tx, "SELECT n FROM counter WHERE id = 1"))
        .unwrap()
}

on_both! {
    fn what_was_answered_is_seen_by_the_next_reader(db) {
        make_counter(db);
        for n in 1..=50_i64 {
            db.write(move |tx| tx.execute(&format!("UPDATE counter SET n = {n}"))).unwrap();
            assert_eq!(counted(db), n);
        }
    }

    fn a_refused_job_leaves_nothing_behind(db) {
        make_counter(db);
        let refused: Result<(), StoreError> = db.write(|tx| {
            tx.execute("UPDATE counter SET n = 7")?;
            Err(StoreError::Conflict)
        });
        assert_eq!(refused, Err(StoreError::Conflict));
        assert_eq!(counted(db), 0);
    }

    fn a_panicking_job_is_an_error_and_the_next_one_works(db) {
        make_counter(db);
        let refused: Result<(), StoreError> = db.write(|tx| {
            tx.execute("UPDATE counter SET n = 7")?;
            let nested: Result<(), StoreError> = tx.savepoint(|_| panic!("on purpose"));
            nested
        });
        assert_eq!(refused, Err(StoreError::panicked()));
        db.write(|tx| tx.execute("UPDATE counter SET n = n + 1")).unwrap();
        assert_eq!(counted(db), 1);
    }

    fn a_savepoint_undoes_its_own_part_alone(db) {
        make_counter(db);
        db.write(|tx| {
            tx.execute("UPDATE counter SET n = 1")?;
            let twice: Result<(), StoreError> = tx.savepoint(|tx| {
                tx.execute("UPDATE counter SET n = 2")?;
                tx.execute("INSERT INTO counter (id, n) VALUES (1, 9)")
            });
            assert_eq!(twice, Err(StoreError::Unique));
            tx.savepoint(|tx| tx.execute("INSERT INTO counter (id, n) VALUES (2, 9)"))
        }).unwrap();
        let rows = db.read(|tx| number(tx, "SELECT count(*) AS n FROM counter")).unwrap();
        assert_eq!((rows, counted(db)), (2, 1));
    }

    fn a_reader_cannot_write(db) {
        make_counter(db);
        let refused: Result<(), StoreError> = db.read(|tx| tx.execute("UPDATE counter SET n = 7"));
        assert!(refused.is_err());
        assert_eq!(counted(db), 0);
    }

    fn eight_people_who_read_and_then_write_lose_no_count(db) {
        make_counter(db);
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| for _ in 0..20 {
                    db.write(|tx| {
                        let lock = if tx.backend() == Backend::Postgres { " FOR UPDATE" } else { "" };
                        let n = number(tx, &format!("SELECT n FROM counter WHERE id = 1{lock}"))?;
                        tx.execute(&format!("UPDATE counter SET n = {}", n + 1))
                    }).unwrap();
                });
            }
        });
        assert_eq!(counted(db), 160);
    }

    fn foreign_keys_are_enforced(db) {
        let refused: Result<(), StoreError> = db.write(|tx| tx.execute(
            "INSERT INTO memberships (staff_id, department_id, role) VALUES (1, 1, 'writer')",
        ));
        assert_eq!(refused, Err(StoreError::Reference));
    }

    fn the_audit_log_cannot_be_rewritten(db) {
        db.write(|tx| tx.execute(
            "INSERT INTO audit_log (at, action, subject, detail, previous_hash, hash) \
             VALUES ('2026-11-24 00:00:00', 'a', 'b', '{}', '', 'h')",
        )).unwrap();
        for sql in ["UPDATE audit_log SET action = 'x'", "DELETE FROM audit_log"] {
            let refused: Result<(), StoreError> = db.write(move |tx| tx.execute(sql));
            assert!(refused.is_err(), "{sql}");
        }
    }
}

#[test]
fn every_sqlite_connection_is_set_up() {
    let file = SqliteFile::new();
    let db = Db::open(&file.url(), Options::default()).unwrap();
    let ask = |tx: &mut Tx<'_>, name: &str| -> Result<i32, StoreError> {
        let sql = format!("SELECT {name} AS value FROM pragma_{name}");
        Ok(sql_query(sql).get_result::<Setting>(tx.conn)?.value)
    };
    let check = move |tx: &mut Tx<'_>| {
        // synchronous 2 is FULL
        for (name, value) in [
            ("synchronous", 2),
            ("foreign_keys", 1),
            ("secure_delete", 1),
        ] {
            assert_eq!(ask(tx, name)?, value, "{name}");
        }
        let mode = sql_query("SELECT journal_mode AS word FROM pragma_journal_mode");
        assert_eq!(mode.get_result::<Word>(tx.conn)?.word, "wal");
        Ok::<_, StoreError>(())
    };
    db.read(check).unwrap();
    db.write(check).unwrap();
}

/// Takes every connection of a small pool and asks for one more.
fn asks_while_all_are_taken(url: &str) {
    let options = Options {
        connections: 2,
        queue: 4,
        wait: Duration::from_millis(50),
    };
    let db = Arc::new(Db::open(url, options).unwrap());
    let (taken, wait_taken) = channel();
    let mut holders = Vec::new();
    for _ in 0..2 {
        let (let_go, hold) = channel::<()>();
        let (db, taken) = (db.clone(), taken.clone());
        let thread = std::thread::spawn(move || {
            db.read(|_| {
                taken.send(()).unwrap();
                let _gone = hold.recv();
                Ok::<_, StoreError>(())
            })
        });
        holders.push((thread, let_go));
    }
    drop(taken);
    for _ in 0..2 {
        wait_taken.recv().unwrap();
    }
    assert_eq!(db.read(|_| Ok::<_, StoreError>(())), Err(StoreError::Busy));
    for (thread, let_go) in holders {
        drop(let_go);
        thread.join().unwrap().unwrap();
    }
    assert_eq!(db.read(|_| Ok::<_, StoreError>(())), Ok(()));
}

#[test]
fn a_reader_who_finds_no_connection_is_told_busy_on_sqlite() {
    asks_while_all_are_taken(&SqliteFile::new().url());
}

#[test]
fn a_reader_who_finds_no_connection_is_told_busy_on_postgres() -> Result<(), StoreError> {
    if let Some(schema) = PostgresSchema::new()? {
        asks_while_all_are_taken(schema.url());
    }
    Ok(())
}

#[test]
fn a_postgresql_that_is_down_is_unavailable_not_busy() {
    let options = Options {
        wait: Duration::from_millis(300),
        ..Options::default()
    };
    let db = Db::open("postgres://nobody@127.0.0.1:1/none", options).unwrap();
    let answer = db.read(|_| Ok::<_, StoreError>(()));
    assert!(
        matches!(answer, Err(StoreError::Unavailable(_))),
        "{answer:?}"
    );
}

#[test]
fn a_file_in_a_directory_that_is_not_there_is_unavailable() {
    let answer = Db::open("sqlite:///no/such/directory/cuppa.db", Options::default());
    let sentence = answer.unwrap_err().to_string();
    assert!(sentence.contains("nable to open"), "{sentence}");
}
