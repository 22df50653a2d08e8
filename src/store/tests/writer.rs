//! Groups of SQLite's writer: jobs are held in the queue by a first one that waits, so that the
//! rest is committed together.

use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use super::engine::{counted, make_counter, number};
use crate::store::testing::SqliteFile;
use crate::store::{Db, Options, StoreError, Tx};

type Answer = Result<i64, StoreError>;
type Task = Box<dyn FnOnce(&mut Tx<'_>) -> Answer + Send>;

fn open(file: &SqliteFile) -> Db {
    let db = Db::open(&file.url(), Options::default()).unwrap();
    make_counter(&db);
    db
}

fn add_one(tx: &mut Tx<'_>) -> Answer {
    tx.execute("UPDATE counter SET n = n + 1")?;
    number(tx, "SELECT n FROM counter WHERE id = 1")
}

/// Waits until the queue has taken so many jobs.
fn wait_for(db: &Db, jobs: usize) {
    while db.queued() < jobs {
        std::thread::yield_now();
    }
}

/// Queues the tasks in order behind a job that waits, lets go, and collects the answers.
fn together(db: &Db, tasks: Vec<Task>) -> Vec<Answer> {
    let (began, wait_began) = channel();
    let (let_go, hold): (_, Receiver<()>) = channel();
    let queued_before = db.queued();
    std::thread::scope(|scope| {
        let gate = scope.spawn(move || {
            db.write(move |_| {
                began.send(()).unwrap();
                let _gone = hold.recv();
                Ok::<_, StoreError>(())
            })
        });
        wait_began.recv().unwrap();
        wait_for(db, queued_before + 1);
        let mut threads = Vec::new();
        for task in tasks {
            let before = db.queued();
            threads.push(scope.spawn(move || db.write(task)));
            wait_for(db, before + 1);
        }
        drop(let_go);
        let answers = threads
            .into_iter()
            .map(|thread| thread.join().unwrap())
            .collect();
        drop(gate.join().unwrap());
        answers
    })
}

#[test]
fn one_panicking_job_in_a_group_of_twenty_harms_nobody_else() {
    let file = SqliteFile::new();
    let db = open(&file);
    let mut tasks: Vec<Task> = (0..19).map(|_| Box::new(add_one) as Task).collect();
    tasks.insert(
        7,
        Box::new(|tx| {
            add_one(tx)?;
            tx.savepoint(|tx| {
                add_one(tx)?;
                panic!("on purpose")
            })
        }),
    );
    let answers = together(&db, tasks);
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 19);
    assert!(answers.contains(&Err(StoreError::panicked())));
    assert_eq!(counted(&db), 19);
    db.write(add_one).unwrap();
    assert_eq!(counted(&open_again(&file)), 20);
}

/// What is on disk, seen by somebody else.
fn open_again(file: &SqliteFile) -> Db {
    Db::open(&file.url(), Options::default()).unwrap()
}

#[test]
fn a_deferred_violation_is_told_to_the_whole_group() {
    let file = SqliteFile::new();
    let db = open(&file);
    db.write(|tx| {
        tx.execute(
            "CREATE TABLE child (parent BIGINT REFERENCES counter (id) DEFERRABLE INITIALLY DEFERRED)",
        )
    })
    .unwrap();
    let mut tasks: Vec<Task> = (0..5).map(|_| Box::new(add_one) as Task).collect();
    tasks.push(Box::new(|tx| {
        tx.execute("INSERT INTO child VALUES (99)").map(|()| 0)
    }));
    let answers = together(&db, tasks);
    assert!(
        answers
            .iter()
            .all(|answer| *answer == Err(StoreError::Reference)),
        "{answers:?}"
    );
    assert_eq!(counted(&db), 0);
    assert_eq!(db.write(add_one), Ok(1));
}

#[test]
fn a_rollback_inside_a_job_never_becomes_a_false_yes() {
    let file = SqliteFile::new();
    let db = open(&file);
    let mut tasks: Vec<Task> = (0..5).map(|_| Box::new(add_one) as Task).collect();
    tasks.push(Box::new(|tx| tx.execute("ROLLBACK").map(|()| 0)));
    let answers = together(&db, tasks);
    let kept = answers.iter().filter(|answer| answer.is_ok()).count();
    assert_eq!(counted(&open_again(&file)), i64::try_from(kept).unwrap());
    assert!(answers.iter().any(Result::is_err));
    db.write(add_one).unwrap();
    assert_eq!(
        counted(&open_again(&file)),
        i64::try_from(kept).unwrap() + 1
    );
}

#[test]
fn a_full_queue_is_told_busy() {
    let file = SqliteFile::new();
    let options = Options {
        queue: 1,
        wait: Duration::from_millis(50),
        ..Options::default()
    };
    let db = Db::open(&file.url(), options).unwrap();
    make_counter(&db);
    let (began, wait_began) = channel();
    let (let_go, hold): (_, Receiver<()>) = channel();
    let queued_before = db.queued();
    std::thread::scope(|scope| {
        let db = &db;
        let first = scope.spawn(move || {
            db.write(move |tx| {
                began.send(()).unwrap();
                let _gone = hold.recv();
                add_one(tx)
            })
        });
        wait_began.recv().unwrap();
        wait_for(db, queued_before + 1);
        let before = db.queued();
        let second = scope.spawn(move || db.write(add_one));
        wait_for(db, before + 1);
        assert_eq!(db.write(add_one), Err(StoreError::Busy));
        drop(let_go);
        assert!(first.join().unwrap().is_ok() && second.join().unwrap().is_ok());
    });
    assert_eq!(counted(&db), 2);
}

#[test]
fn work_in_the_queue_is_finished_before_the_door_closes() {
    let file = SqliteFile::new();
    let db = open(&file);
    let answers = together(&db, (0..10).map(|_| Box::new(add_one) as Task).collect());
    assert!(answers.iter().all(Result::is_ok));
    drop(db);
    assert_eq!(counted(&open_again(&file)), 10);
}
