//! What is deleted, what stays, and what stops a deletion.

use super::fixture::{World, at, read, world, write};
use crate::domain::ids::{EventId, RsvpId};
use crate::domain::notice::Kind;
use crate::domain::outbox::NewMessage;
use crate::domain::retention::{Class, Hold, Receipt};
use crate::domain::rsvp::State;
use crate::on_both;
use crate::store::retention::{self, Due};
use crate::store::{Db, outbox, rsvps};

fn due(db: &Db, world: &World, before: i64) -> Vec<Due> {
    let department = world.department.id;
    read(db, |tx| {
        retention::list_due(tx, department, at(before), 200)
    })
}

fn ids(due: &[Due]) -> Vec<RsvpId> {
    due.iter().map(|rsvp| rsvp.id).collect()
}

fn mail_about(world: &World, event: EventId, rsvp: RsvpId) -> NewMessage {
    NewMessage {
        department_id: world.department.id,
        dedup_key: format!("about-{}", rsvp.0),
        stream_key: None,
        kind: Kind::Reminder,
        recipient_sealed: vec![1, 2, 3],
        recipient_hash: "ann".into(),
        language: crate::domain::language::Language::En,
        event_id: Some(event),
        rsvp_id: Some(rsvp),
        article_id: None,
        subscription_id: None,
        payload: "{}".into(),
        message_id: format!("about-{}@example.org", rsvp.0),
        not_before: at(0),
        deadline: at(86_400),
        created_at: at(0),
    }
}

on_both! {
    fn rows_of_past_events_go_and_their_numbers_stay(db) {
        let world = world(db);
        let past = world.published(db, "past", 10, -40);
        let coming = world.published(db, "coming", 11, 10);
        let old = world.comes(db, past, 50, 2, State::Confirmed).id;
        let gone = world.comes(db, past, 51, 3, State::Withdrawn).id;
        let new = world.comes(db, coming, 52, 2, State::Confirmed).id;
        let first = due(db, &world, 0);
        assert_eq!(ids(&first), [old, gone]);
        write(db, move |tx| retention::delete_rsvps(tx, &first, at(1)));
        assert!(due(db, &world, 0).is_empty());
        assert!(read(db, |tx| rsvps::find_by_id(tx, old)).is_none());
        assert!(read(db, |tx| rsvps::find_by_id(tx, new)).is_some());
        let another = world.comes(db, past, 53, 4, State::Confirmed);
        let totals = read(db, |tx| rsvps::totals(tx, past));
        assert_eq!((totals.confirmed_parties, totals.confirmed_heads), (2, 6), "deleted and there, together");
        assert_eq!(totals.withdrawn_parties, 1);
        let second = due(db, &world, 0);
        assert_eq!(ids(&second), [another.id]);
        write(db, move |tx| retention::delete_rsvps(tx, &second, at(2)));
        assert_eq!(read(db, |tx| rsvps::totals(tx, past)).confirmed_heads, 6, "numbers add up over runs");
    }

    fn a_message_about_a_deleted_rsvp_loses_whom_it_was_for(db) {
        let world = world(db);
        let past = world.published(db, "past", 10, -40);
        let rsvp = world.comes(db, past, 50, 2, State::Confirmed).id;
        let message = mail_about(&world, past, rsvp);
        assert!(write(db, move |tx| outbox::enqueue_if_absent(tx, &message)));
        let all = due(db, &world, 0);
        write(db, move |tx| retention::delete_rsvps(tx, &all, at(1)));
        assert!(write(db, |tx| outbox::claim(tx, at(2), at(600), "lease", 5)).is_empty(), "it was taken back");
        let since = read(db, |tx| outbox::count_recent_for_recipient(tx, "ann", at(-1), &[Kind::Reminder]));
        assert_eq!(since, 0, "not even the keyed hash is left");
    }

    fn nothing_about_an_event_on_hold_is_due(db) {
        let world = world(db);
        let past = world.published(db, "past", 10, -40);
        world.comes(db, past, 50, 2, State::Confirmed);
        let hold = Hold { event_id: past, reason: "Records request 12".into(), since: at(5) };
        let kept = hold.clone();
        write(db, move |tx| retention::set_hold(tx, &kept));
        assert_eq!(read(db, |tx| retention::find_hold(tx, past)), Some(hold));
        assert!(due(db, &world, 0).is_empty());
        write(db, move |tx| retention::delete_hold(tx, past));
        assert_eq!(due(db, &world, 0).len(), 1);
    }

    fn a_receipt_says_how_much_by_which_rule_and_nothing_else(db) {
        let world = world(db);
        let department = world.department.id;
        let receipt = |amount| Receipt { at: at(i64::from(amount)), class: Class::Rsvps, keep_days: 30, amount };
        for amount in [3, 4] {
            let receipt = receipt(amount);
            write(db, move |tx| retention::insert_receipt(tx, department, &receipt));
        }
        let newest_first = read(db, |tx| retention::list_receipts(tx, department, 10));
        assert_eq!(newest_first, [receipt(4), receipt(3)]);
    }
}
