//! The store's tests of: arrivals, on both databases.

use super::fixture::{at, read, world, write};
use crate::domain::arrival::{Arrivals, Heads, NewArrival, Tap};
use crate::domain::contact::EmailAddress;
use crate::domain::ids::{EventId, RsvpId, StaffId};
use crate::domain::language::Language;
use crate::domain::rsvp::State;
use crate::on_both;
use crate::store::staff::{self, NewStaff};
use crate::store::{Db, arrivals};

fn tap(event: EventId, staff: StaffId, name: u8, heads: &str, party: Option<RsvpId>) -> NewArrival {
    NewArrival {
        event_id: event,
        tap: Tap::parse(&format!("tap-of-a-phone-{name:03}")).unwrap(),
        heads: Heads::parse(heads).unwrap(),
        rsvp_id: party,
        staff_id: staff,
        counted_at: at(100),
    }
}

fn staff(db: &Db) -> StaffId {
    let rosa = NewStaff {
        email: EmailAddress::parse("rosa@example.org").unwrap(),
        name: "Rosa Okafor".into(),
        language: Language::En,
        created_at: at(0),
    };
    write(db, move |tx| staff::insert(tx, &rosa))
}

on_both! {
    fn a_tap_is_counted_once_and_a_party_checked_in_once(db) {
        let world = world(db);
        let rosa = staff(db);
        let event = world.published(db, "ice-cream", 10, 10);
        let other = world.published(db, "tea", 11, 11);
        let party = world.comes(db, event, 50, 3, State::Confirmed).id;
        let count = |new: NewArrival| write(db, move |tx| arrivals::insert_if_absent(tx, &new));
        assert!(count(tap(event, rosa, 1, "1", None)));
        assert!(!count(tap(event, rosa, 1, "1", None)), "sent twice");
        assert!(count(tap(other, rosa, 1, "5", None)), "at another event it is another tap");
        assert!(count(tap(event, rosa, 2, "-1", None)));
        assert!(count(tap(event, rosa, 3, "4", None)));
        assert!(!read(db, |tx| arrivals::is_checked_in(tx, party)));
        assert!(count(tap(event, rosa, 4, "2", Some(party))));
        assert!(!count(tap(event, rosa, 5, "3", Some(party))), "checked in twice");
        assert!(read(db, |tx| arrivals::is_checked_in(tx, party)));
        let came = read(db, |tx| arrivals::totals(tx, event));
        assert_eq!(came, Arrivals { counted: 4, checked_in: 2, corrected: None });
        assert_eq!(came.heads(), 6);
        let both = read(db, |tx| arrivals::totals_of(tx, &[event, other]));
        assert_eq!(both.len(), 2);
    }

    fn the_number_stays_when_the_rsvp_of_a_party_is_deleted(db) {
        let world = world(db);
        let rosa = staff(db);
        let event = world.published(db, "ice-cream", 10, 10);
        let party = world.comes(db, event, 50, 3, State::Confirmed);
        let new = tap(event, rosa, 1, "3", Some(party.id));
        write(db, move |tx| arrivals::insert_if_absent(tx, &new));
        let due = crate::store::retention::Due {
            id: party.id,
            event_id: event,
            state: "confirmed".to_owned(),
            heads: 3,
        };
        write(db, move |tx| crate::store::retention::delete_rsvps(tx, &[due], at(200)));
        assert_eq!(read(db, |tx| arrivals::totals(tx, event)).checked_in, 3);
        assert!(!read(db, |tx| arrivals::is_checked_in(tx, party.id)), "nobody can say who it was");
    }
}
