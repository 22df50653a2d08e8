//! Versions of public pages, the log looked through, and that neither can be changed behind its back.

use std::collections::BTreeMap;

use super::fixture::{World, at, read, world, write};
use crate::domain::ids::{DepartmentId, EventId, StaffId};
use crate::domain::retention::{Class, Hold};
use crate::domain::rsvp::State;
use crate::domain::version::{Snapshot, Subject};
use crate::on_both;
use crate::store::audit::{self, Entry, Wanted, Who};
use crate::store::versions::{self, NewVersion};
use crate::store::{Backend, Db, keeping, retention};

fn page(title: &str) -> Snapshot {
    let named = BTreeMap::from([("title.en".to_owned(), title.to_owned())]);
    Snapshot::read(named).unwrap()
}

fn keep(db: &Db, home: DepartmentId, subject: Subject, seconds: i64, title: &str) -> bool {
    let snapshot = page(title);
    write(db, move |tx| {
        let new = NewVersion {
            department: home,
            subject,
            at: at(seconds),
            who: None,
            action: "event.edited",
            snapshot: &snapshot,
        };
        versions::append(tx, &new)
    })
}

fn logged(db: &Db, home: DepartmentId, action: &'static str, id: i64, seconds: i64) {
    let entry = Entry::by_system(at(seconds), home, action, "event", id);
    write(db, move |tx| audit::append(tx, &entry));
}

/// What is refused in a transaction of its own.
fn refused(db: &Db, sql: &'static str) {
    let done = db.write(move |tx| tx.execute(sql));
    let said = done.unwrap_err().to_string();
    assert!(said.contains("append-only"), "{sql}: {said}");
}

/// Somebody with all rights on the database changes a row behind our back.
fn tamper(db: &Db, table: &str, trigger: &str, change: &str) {
    let sql = match db.url().backend() {
        Backend::Sqlite => format!("DROP TRIGGER {trigger}; UPDATE {table} SET {change}"),
        Backend::Postgres => {
            format!("ALTER TABLE {table} DISABLE TRIGGER {trigger}; UPDATE {table} SET {change}")
        }
    };
    write(db, move |tx| tx.execute(&sql));
}

fn two_events(db: &Db) -> (World, EventId, EventId) {
    let world = world(db);
    let (tea, coffee) = (
        world.published(db, "tea", 40, 10),
        world.published(db, "coffee", 41, 20),
    );
    (world, tea, coffee)
}

on_both! {
    fn a_page_that_says_the_same_gets_no_new_version(db) {
        let (world, tea, coffee) = two_events(db);
        let home = world.department.id;
        assert_eq!(read(db, versions::list_events_without), [tea, coffee]);
        assert!(keep(db, home, Subject::Event(tea), 1, "Tea"));
        assert!(!keep(db, home, Subject::Event(tea), 2, "Tea"));
        assert!(keep(db, home, Subject::Event(coffee), 3, "Coffee"));
        assert!(keep(db, home, Subject::Event(tea), 4, "Green tea"));
        assert!(keep(db, home, Subject::Event(tea), 5, "Tea"), "back again is another version");
        let kept = read(db, |tx| versions::list(tx, Subject::Event(tea)));
        let told: Vec<(i32, _)> = kept.iter().map(|one| (one.number, one.at)).collect();
        assert_eq!(told, [(1, at(1)), (2, at(4)), (3, at(5))]);
        assert_eq!(kept[1].snapshot, page("Green tea"));
        assert_eq!(read(db, |tx| versions::count(tx, home)), (4, Some(at(1))));
        assert_eq!(read(db, |tx| versions::count_of(tx, &[Subject::Event(tea)])), 3);
        assert_eq!(read(db, versions::list_events_without), []);
        assert_eq!(read(db, versions::verify), None);
    }

    fn no_row_of_the_log_or_of_a_version_is_changed_deleted_or_replaced(db) {
        let (world, tea, _) = two_events(db);
        keep(db, world.department.id, Subject::Event(tea), 1, "Tea");
        logged(db, world.department.id, "event.edited", 1, 1);
        for sql in [
            "UPDATE audit_log SET action = 'x'",
            "DELETE FROM audit_log",
            "UPDATE public_versions SET words = '{}'",
            "DELETE FROM public_versions",
        ] {
            refused(db, sql);
        }
        match db.url().backend() {
            Backend::Sqlite => {
                refused(db, "INSERT OR REPLACE INTO audit_log SELECT id, at, department_id, staff_id, 'x', subject, subject_id, detail, previous_hash, hash FROM audit_log");
                refused(db, "INSERT OR REPLACE INTO public_versions SELECT id, department_id, subject, subject_id, number, at, staff_id, action, '{}', previous_hash, hash FROM public_versions");
            }
            Backend::Postgres => {
                refused(db, "TRUNCATE audit_log");
                refused(db, "TRUNCATE public_versions");
            }
        }
        assert_eq!((read(db, audit::verify), read(db, versions::verify)), (None, None));
    }

    fn a_version_that_was_changed_behind_our_back_is_named(db) {
        let (world, tea, coffee) = two_events(db);
        let home = world.department.id;
        for (second, title) in [(1, "Tea"), (2, "Green tea"), (3, "No tea")] {
            keep(db, home, Subject::Event(tea), second, title);
            keep(db, home, Subject::Event(coffee), second, title);
        }
        let change = "words = '{\"title.en\":\"Beer\"}' WHERE subject_id = ".to_owned()
            + &format!("{} AND number = 2", coffee.0);
        tamper(db, "public_versions", "public_versions_are_not_changed", &change);
        assert_eq!(read(db, versions::verify), Some(4));
    }

    fn a_row_of_the_log_that_was_changed_behind_our_back_is_named(db) {
        let home = world(db).department.id;
        for number in 1..=3 {
            logged(db, home, "event.edited", number, number);
        }
        let (rows, head) = read(db, audit::head);
        assert!(rows == 3 && read(db, |tx| audit::holds(tx, &head)));
        assert!(!read(db, |tx| audit::holds(tx, "of another log")));
        tamper(db, "audit_log", "audit_log_is_not_changed", "at = '2026-01-01 00:00:00' WHERE id = 2");
        assert_eq!(read(db, audit::verify), Some(2));
        assert_eq!(read(db, |tx| audit::find(tx, 3)), Some((at(3), "event.edited".into())));
    }

    fn the_log_is_looked_through_by_thing_kind_and_time(db) {
        let home = world(db).department.id;
        for (action, id, second) in [
            ("event.edited", 1, 10), ("event.cancelled", 2, 20), ("venue.edited", 1, 30), ("event.edited", 1, 40),
        ] {
            logged(db, home, action, id, second);
        }
        let found = |wanted: &Wanted| -> Vec<i64> {
            let rows = read(db, |tx| audit::search(tx, home, wanted, 100));
            assert_eq!(read(db, |tx| audit::count(tx, home, wanted)), i64::try_from(rows.len()).unwrap());
            rows.iter().map(|row| row.id).collect()
        };
        let all = Wanted::default();
        assert_eq!(found(&all), [4, 3, 2, 1]);
        assert_eq!(found(&Wanted { family: Some("event".into()), ..all.clone() }), [4, 2, 1]);
        assert_eq!(found(&Wanted { action: Some("event.edited".into()), ..all.clone() }), [4, 1]);
        assert_eq!(found(&Wanted { subject: Some(("event".into(), 2)), ..all.clone() }), [2]);
        assert_eq!(found(&Wanted { from: Some(at(20)), until: Some(at(40)), ..all.clone() }), [3, 2]);
        assert_eq!(found(&Wanted { before: Some(3), ..all.clone() }), [2, 1]);
        assert_eq!(found(&Wanted { who: Some(Who::Service), ..all.clone() }), [4, 3, 2, 1]);
        assert_eq!(found(&Wanted { who: Some(Who::Person(StaffId(1))), ..all.clone() }), Vec::<i64>::new());
        assert_eq!(read(db, |tx| audit::oldest(tx, home, &all)), Some(at(10)));
        assert_eq!(read(db, |tx| audit::list_actors(tx, home)), []);
    }

    fn the_numbers_of_the_retention_report_are_by_event_and_know_of_holds(db) {
        let (world, tea, coffee) = two_events(db);
        let home = world.department.id;
        for (event, who) in [(tea, 1), (tea, 2), (coffee, 3)] {
            world.comes(db, event, who, 2, State::Confirmed);
        }
        let hold = Hold { event_id: coffee, reason: "A lawsuit.".into(), since: at(5) };
        let held = hold.clone();
        write(db, move |tx| retention::set_hold(tx, &held));
        assert_eq!(read(db, |tx| keeping::list_holds(tx, home)), [hold]);
        let mut groups = read(db, |tx| keeping::list_groups(tx, home, (Class::Rsvps, 30)));
        groups.sort_by_key(|group| group.gone_from);
        let told: Vec<_> = groups.iter().map(|group| (group.rows, group.is_held, group.oldest)).collect();
        assert_eq!(told, [(2, false, at(1)), (1, true, at(3))]);
        assert_eq!(groups[0].gone_from, at(40 * 86_400 + 7200));
        assert_eq!(read(db, |tx| keeping::list_groups(tx, home, (Class::Wishes, 30))), []);
        assert_eq!(read(db, |tx| keeping::list_subscriptions(tx, home, (Class::StoppedSubscriptions, 7))), []);
        let mail = read(db, |tx| keeping::mail(tx, home, (7, at(0))));
        assert_eq!((mail.rows, mail.next), (0, None));
        let [events, ..] = read(db, |tx| keeping::lasting(tx, home));
        assert_eq!(events, (2, Some(at(0))));
    }
}
