//! Copies of an SQLite database: whole while others write, refused when damaged, never put under a
//! running program.

use super::fixture::{at, read, world, write};
use crate::domain::rsvp::State;
use crate::store::testing::SqliteFile;
use crate::store::{DatabaseUrl, Db, Options, StoreError, backup, mail_pauses, rsvps};

fn open(file: &SqliteFile) -> (Db, DatabaseUrl) {
    let url = DatabaseUrl::parse(&file.url()).unwrap();
    let db = Db::open_url(url.clone(), Options::default()).unwrap();
    db.migrate().unwrap();
    (db, url)
}

#[test]
fn a_copy_made_while_residents_sign_up_holds_everybody_who_was_told_yes_before() {
    let (file, copy) = (SqliteFile::new(), SqliteFile::new());
    let (db, url) = open(&file);
    let world = world(&db);
    let event = world.published(&db, "ice-cream", 10, 10);
    for who in 40..60 {
        world.comes(&db, event, who, 1, State::Confirmed);
    }
    std::thread::scope(|scope| {
        scope.spawn(|| {
            for who in 60..120 {
                world.comes(&db, event, who, 1, State::Confirmed);
            }
        });
        assert!(backup::write(&url, copy.path()).unwrap() > 10_000);
    });
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(copy.path()).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "the owner's alone");
    }
    let (restored, _) = open(&copy);
    let heads = read(&restored, |tx| rsvps::totals(tx, event)).confirmed_heads;
    assert!((20..=80).contains(&heads), "{heads}");
}

#[test]
fn a_copy_never_takes_the_place_of_a_file_that_is_there() {
    let (file, copy) = (SqliteFile::new(), SqliteFile::new());
    let (_db, url) = open(&file);
    std::fs::write(copy.path(), "precious").unwrap();
    assert!(matches!(
        backup::write(&url, copy.path()),
        Err(StoreError::Address(_))
    ));
    assert_eq!(std::fs::read(copy.path()).unwrap(), b"precious");
}

#[test]
fn what_is_restored_is_what_was_copied_and_the_old_file_is_kept() {
    let (file, copy) = (SqliteFile::new(), SqliteFile::new());
    let (db, url) = open(&file);
    let world = world(&db);
    let event = world.published(&db, "ice-cream", 10, 10);
    world.comes(&db, event, 50, 2, State::Confirmed);
    backup::write(&url, copy.path()).unwrap();
    world.comes(&db, event, 51, 3, State::Confirmed);
    let busy = backup::restore(&url, copy.path(), "one");
    assert_eq!(busy, Err(StoreError::Busy), "a program has it open");
    drop((world, db));
    let kept = backup::restore(&url, copy.path(), "two").unwrap().unwrap();
    let heads = |url: &DatabaseUrl| {
        let db = Db::open_url(url.clone(), Options::default()).unwrap();
        read(&db, |tx| rsvps::totals(tx, event)).confirmed_heads
    };
    assert_eq!(heads(&url), 2);
    assert_eq!(heads(&DatabaseUrl::sqlite_file(&kept)), 5);
    std::fs::remove_file(kept).unwrap();
}

#[test]
fn a_damaged_a_foreign_and_a_newer_file_are_refused_and_nothing_is_touched() {
    let (file, copy) = (SqliteFile::new(), SqliteFile::new());
    let (db, url) = open(&file);
    world(&db);
    backup::write(&url, copy.path()).unwrap();
    drop(db);
    let whole = std::fs::read(copy.path()).unwrap();
    let before = std::fs::read(file.path()).unwrap();
    let refuses = |octets: &[u8]| {
        std::fs::write(copy.path(), octets).unwrap();
        let refused = backup::restore(&url, copy.path(), "three").unwrap_err();
        assert_eq!(std::fs::read(file.path()).unwrap(), before);
        refused.to_string()
    };
    let mut flipped = whole.clone();
    let middle = flipped.len() / 2;
    flipped[middle..middle + 4096].fill(0xa5);
    assert!(refuses(&flipped).contains("damaged"));
    assert!(refuses(&whole[..whole.len() / 2]).contains("damaged"));
    assert!(!refuses(b"no database at all, only some words").is_empty());
    std::fs::write(copy.path(), &whole).unwrap();
    let (newer, _) = open(&copy);
    newer
        .write(|tx| tx.execute("INSERT INTO __diesel_schema_migrations (version) VALUES ('9999')"))
        .unwrap();
    newer.write(|tx| tx.execute("PRAGMA wal_checkpoint")).ok();
    drop(newer);
    let refused = backup::restore(&url, copy.path(), "four").unwrap_err();
    assert!(
        matches!(refused, StoreError::NewerSchema { .. }),
        "{refused}"
    );
}

crate::on_both! {
    fn mail_is_stopped_once_and_leaves_again(db) {
        let since = || read(db, mail_pauses::find_open).map(|(since, _)| since);
        assert_eq!(since(), None);
        for second in [5, 6] {
            write(db, move |tx| mail_pauses::begin(tx, mail_pauses::RESTORED, at(second)));
        }
        assert_eq!(since(), Some(at(5)));
        assert!(write(db, |tx| mail_pauses::end(tx, at(7))));
        assert!(!write(db, |tx| mail_pauses::end(tx, at(8))));
        assert_eq!(since(), None);
    }
}
