//! The store's tests of: times at which drafts are to be published, on both databases.

use super::fixture::{at, read, world, write};
use crate::domain::contact::EmailAddress;
use crate::domain::ids::{EventId, StaffId};
use crate::domain::language::Language;
use crate::domain::schedule::Schedule;
use crate::on_both;
use crate::store::staff::{self, NewStaff};
use crate::store::{Db, schedules};

fn rosa(db: &Db) -> StaffId {
    let new = NewStaff {
        email: EmailAddress::parse("rosa@example.org").unwrap(),
        name: "Rosa Okafor".into(),
        language: Language::En,
        created_at: at(0),
    };
    write(db, move |tx| staff::insert(tx, &new))
}

fn schedule(event: EventId, staff_id: StaffId, seconds: i64) -> Schedule {
    Schedule {
        event_id: event,
        publish_at: at(seconds),
        version: 3,
        staff_id,
        made_at: at(10),
        stopped_at: None,
    }
}

on_both! {
    fn a_time_is_kept_as_it_was_set_and_replaces_the_one_before(db) {
        let world = world(db);
        let rosa = rosa(db);
        let event = world.published(db, "ice-cream", 10, 10);
        assert_eq!(read(db, |tx| schedules::find(tx, event)), None);
        for seconds in [500, 900] {
            let new = schedule(event, rosa, seconds);
            write(db, move |tx| schedules::set(tx, &new));
        }
        let kept = schedule(event, rosa, 900);
        assert_eq!(read(db, |tx| schedules::find(tx, event)), Some(kept.clone()));
        let department = world.department.id;
        let of = read(db, |tx| schedules::list_of(tx, department));
        assert_eq!(of.into_values().collect::<Vec<_>>(), [(kept, "Rosa Okafor".to_owned())]);
        assert!(write(db, move |tx| schedules::delete(tx, event)));
        assert!(!write(db, move |tx| schedules::delete(tx, event)), "deleted twice");
    }

    fn what_is_due_comes_longest_due_first_and_what_was_stopped_is_not_due_again(db) {
        let world = world(db);
        let rosa = rosa(db);
        let [first, second, later, stopped] = ["a", "b", "c", "d"].map(|name| {
            let number = name.as_bytes()[0] - b'a' + 10;
            world.published(db, name, number, 10)
        });
        for (event, seconds) in [(second, 200), (first, 100), (later, 201), (stopped, 50)] {
            let new = schedule(event, rosa, seconds);
            write(db, move |tx| schedules::set(tx, &new));
        }
        write(db, move |tx| schedules::set_stopped(tx, stopped, at(60)));
        assert_eq!(read(db, |tx| schedules::list_due(tx, at(99))), []);
        assert_eq!(read(db, |tx| schedules::list_due(tx, at(200))), [first, second]);
        let kept = read(db, |tx| schedules::find(tx, stopped));
        assert_eq!(kept.unwrap().stopped_at, Some(at(60)));
        assert!(db.write(move |tx| schedules::set_stopped(tx, EventId(999_999), at(0))).is_err());
    }
}
