//! What neighbours told ahead: topics and requests for access.

use super::fixture::{World, at, read, world, write};
use crate::domain::access::NewAccessRequest;
use crate::domain::ids::{EventId, TopicId};
use crate::domain::language::Language;
use crate::domain::retention::Hold;
use crate::domain::wish::NewWish;
use crate::on_both;
use crate::store::{Db, access_requests, retention, topics, wishes};

fn topic(db: &Db, world: &World) -> TopicId {
    let department = world.department.id;
    read(db, |tx| topics::list_topics(tx, department))[0].id
}

fn wish(world: &World, event: EventId, topics: Vec<TopicId>, nonce: &str) -> NewWish {
    NewWish {
        department_id: world.department.id,
        event_id: event,
        topics,
        text_sealed: Some(vec![1, 2, 3]),
        language: Language::Es,
        form_nonce: nonce.into(),
        created_at: at(0),
    }
}

fn request(world: &World, event: EventId, nonce: &str) -> NewAccessRequest {
    NewAccessRequest {
        department_id: world.department.id,
        event_id: event,
        details_sealed: vec![4, 5],
        contact_sealed: Some(vec![6]),
        contact_hash: Some("ann".into()),
        language: Language::Es,
        form_nonce: nonce.into(),
        is_late: true,
        created_at: at(0),
    }
}

on_both! {
    fn the_same_form_is_one_wish_and_its_count_outlives_the_row(db) {
        let world = world(db);
        let past = world.published(db, "past", 10, -40);
        let topic = topic(db, &world);
        for (nonce, is_new) in [("a", true), ("a", false), ("b", true)] {
            let new = wish(&world, past, vec![topic], nonce);
            assert_eq!(write(db, move |tx| wishes::insert_if_absent(tx, &new)), is_new, "{nonce}");
        }
        assert_eq!(read(db, |tx| wishes::count(tx, past)), 2);
        let department = world.department.id;
        let due = read(db, |tx| wishes::list_due(tx, department, at(0), 10));
        assert_eq!(due.len(), 2);
        let (first, _) = due[0];
        write(db, move |tx| wishes::delete(tx, first, past));
        assert_eq!(read(db, |tx| wishes::counts(tx, past))[&topic], 2, "one there, one deleted");
        let (second, _) = due[1];
        write(db, move |tx| wishes::delete(tx, second, past));
        assert_eq!(read(db, |tx| wishes::counts(tx, past))[&topic], 2, "numbers add up");
        assert!(read(db, |tx| wishes::list(tx, past)).is_empty());
    }

    fn a_wish_is_marked_only_with_its_own_event(db) {
        let world = world(db);
        let (one, other) = (world.published(db, "one", 10, 4), world.published(db, "other", 11, 5));
        let new = wish(&world, one, vec![], "a");
        write(db, move |tx| wishes::insert_if_absent(tx, &new));
        let id = read(db, |tx| wishes::list(tx, one))[0].id;
        assert!(db.write(move |tx| wishes::update_handled(tx, other, id, Some(at(5)))).is_err());
        write(db, move |tx| wishes::update_handled(tx, one, id, Some(at(5))));
        assert_eq!(read(db, |tx| wishes::list(tx, one))[0].handled_at, Some(at(5)));
    }

    fn a_request_is_open_until_it_is_answered_once(db) {
        let world = world(db);
        let event = world.published(db, "coming", 10, 4);
        let new = request(&world, event, "a");
        let same = new.clone();
        assert!(write(db, move |tx| access_requests::insert_if_absent(tx, &new)));
        assert!(!write(db, move |tx| access_requests::insert_if_absent(tx, &same)));
        assert_eq!(read(db, |tx| access_requests::count_open(tx, event)), 1);
        let id = read(db, |tx| access_requests::list(tx, event))[0].id;
        assert!(write(db, move |tx| access_requests::set_answered(tx, id, at(9))));
        assert!(!write(db, move |tx| access_requests::set_answered(tx, id, at(10))));
        let stored = &read(db, |tx| access_requests::list(tx, event))[0];
        assert_eq!((stored.answered_at, stored.is_late), (Some(at(9)), true));
        assert_eq!(read(db, |tx| access_requests::count_open(tx, event)), 0);
    }

    fn a_hold_keeps_wishes_and_requests(db) {
        let world = world(db);
        let past = world.published(db, "past", 10, -40);
        let (asked, said) = (request(&world, past, "a"), wish(&world, past, vec![], "a"));
        write(db, move |tx| access_requests::insert_if_absent(tx, &asked));
        write(db, move |tx| wishes::insert_if_absent(tx, &said));
        let hold = Hold { event_id: past, reason: "Records request 12".into(), since: at(5) };
        write(db, move |tx| retention::set_hold(tx, &hold));
        let department = world.department.id;
        assert!(read(db, |tx| wishes::list_due(tx, department, at(0), 10)).is_empty());
        assert!(read(db, |tx| access_requests::list_due(tx, department, at(0), 10)).is_empty());
        write(db, move |tx| retention::delete_hold(tx, past));
        assert_eq!(read(db, |tx| access_requests::list_due(tx, department, at(0), 10)).len(), 1);
    }
}
