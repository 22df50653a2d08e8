//! The store's tests of: outbox, on both databases.

use super::fixture::{World, at, read, world, write};
use crate::domain::language::Language;
use crate::domain::notice::Kind;
use crate::domain::outbox::{Message, NewMessage, State, Step};
use crate::on_both;
use crate::store::{Db, outbox};

const HOUR: i64 = 3600;

fn message(world: &World, key: &str, kind: Kind, stream: Option<&str>) -> NewMessage {
    NewMessage {
        department_id: world.department.id,
        dedup_key: key.into(),
        stream_key: stream.map(str::to_owned),
        kind,
        recipient_sealed: vec![0, 1, 255],
        recipient_hash: "ann".into(),
        language: Language::Es,
        event_id: None,
        rsvp_id: None,
        article_id: None,
        subscription_id: None,
        payload: "{}".into(),
        message_id: format!("{key}@example.org"),
        not_before: at(0),
        deadline: at(24 * HOUR),
        created_at: at(0),
    }
}

fn put(db: &Db, new: NewMessage) -> bool {
    write(db, move |tx| outbox::enqueue_if_absent(tx, &new))
}

fn claim(db: &Db, seconds: i64, token: &'static str, most: i64) -> Vec<Message> {
    write(db, move |tx| {
        outbox::claim(tx, at(seconds), at(seconds + 600), token, most)
    })
}

fn record(db: &Db, message: &Message, token: &'static str, step: Step) -> bool {
    let id = message.id;
    write(db, move |tx| outbox::record(tx, id, token, &step, at(5)))
}

fn sent() -> Step {
    Step::Finish {
        state: State::Sent,
        code: Some(250),
        error: None,
    }
}

fn again(seconds: i64, counts: bool, ambiguous: bool) -> Step {
    Step::Retry {
        not_before: at(seconds),
        counts,
        ambiguous,
        pause: false,
        code: Some(451),
        error: "4.2.0 <ann@example.org> later".into(),
    }
}

fn keys(messages: &[Message]) -> Vec<&str> {
    messages
        .iter()
        .map(|message| message.message_id.split('@').next().unwrap())
        .collect()
}

on_both! {
    fn a_promise_is_stored_once(db) {
        let world = world(db);
        assert!(put(db, message(&world, "a", Kind::Reminder, None)));
        let twin = NewMessage { message_id: "other@example.org".into(), ..message(&world, "a", Kind::Reminder, None) };
        assert!(!put(db, twin));
        assert_eq!(read(db, outbox::count_by_state), [(State::Ready, 1)]);
    }

    fn what_is_claimed_is_nobody_elses_and_the_urgent_leaves_first(db) {
        let world = world(db);
        put(db, message(&world, "story", Kind::ArticlePublished, None));
        put(db, message(&world, "off", Kind::EventCancelled, None));
        put(db, NewMessage { not_before: at(HOUR), ..message(&world, "later", Kind::Reminder, None) });
        let first = claim(db, 1, "one", 10);
        assert_eq!(keys(&first), ["off", "story"]);
        assert_eq!((first[0].attempts, first[0].ambiguous), (1, 0));
        assert_eq!(first[0].recipient_sealed, [0, 1, 255]);
        assert!(claim(db, 1, "two", 10).is_empty());
        assert_eq!(keys(&claim(db, HOUR, "three", 1)).len(), 1);
    }

    fn a_claim_takes_no_more_than_it_was_told(db) {
        let world = world(db);
        for key in ["a", "b", "c"] {
            put(db, message(&world, key, Kind::Reminder, None));
        }
        assert_eq!(keys(&claim(db, 1, "one", 2)), ["a", "b"]);
        assert_eq!(keys(&claim(db, 1, "two", 2)), ["c"]);
    }

    fn a_younger_message_of_a_stream_waits_for_the_older(db) {
        let world = world(db);
        put(db, message(&world, "yes", Kind::RsvpConfirmed, Some("s")));
        put(db, message(&world, "off", Kind::EventCancelled, Some("s")));
        let first = claim(db, 1, "one", 10);
        assert_eq!(keys(&first), ["yes"]);
        assert!(record(db, &first[0], "one", sent()));
        assert_eq!(keys(&claim(db, 2, "two", 10)), ["off"]);
    }

    fn a_lease_that_ran_out_is_taken_over_and_counts_as_ambiguous(db) {
        let world = world(db);
        put(db, message(&world, "a", Kind::Reminder, None));
        let lost = claim(db, 0, "one", 1);
        let id = lost[0].id;
        assert!(write(db, move |tx| outbox::store_raw(tx, id, "one", ("<1@x>", b"raw"))));
        assert!(claim(db, 599, "two", 1).is_empty());
        let taken = claim(db, 600, "two", 1);
        assert_eq!((taken[0].attempts, taken[0].ambiguous), (2, 1));
        assert!(!record(db, &lost[0], "one", sent()));
        assert!(!write(db, move |tx| outbox::renew(tx, id, "one", at(HOUR))));
        assert!(!write(db, move |tx| outbox::store_raw(tx, id, "one", ("<2@x>", b"x"))));
        assert!(write(db, move |tx| outbox::renew(tx, id, "two", at(HOUR))));
        assert!(claim(db, 1300, "three", 1).is_empty());
    }

    fn a_message_that_only_waited_in_a_lost_batch_is_not_ambiguous(db) {
        let world = world(db);
        put(db, message(&world, "a", Kind::ArticlePublished, None));
        assert_eq!(claim(db, 0, "one", 1).len(), 1);
        let taken = claim(db, 600, "two", 1);
        assert_eq!((taken[0].attempts, taken[0].ambiguous), (2, 0));
    }

    fn the_octets_of_the_first_rendering_are_kept_for_the_next_attempt(db) {
        let world = world(db);
        put(db, message(&world, "a", Kind::Reminder, None));
        let first = claim(db, 0, "one", 1);
        let id = first[0].id;
        assert!(write(db, move |tx| outbox::store_raw(tx, id, "one", ("<1@x>", b"raw"))));
        assert!(record(db, &first[0], "one", again(60, true, false)));
        assert!(claim(db, 59, "two", 1).is_empty());
        let second = claim(db, 60, "two", 1);
        assert_eq!(second[0].raw_sealed.as_deref(), Some(b"raw".as_slice()));
        assert_eq!((second[0].attempts, second[0].ambiguous), (2, 0));
    }

    fn a_try_that_reached_nobody_does_not_count(db) {
        let world = world(db);
        put(db, message(&world, "a", Kind::Reminder, None));
        let first = claim(db, 0, "one", 1);
        assert!(record(db, &first[0], "one", again(60, false, false)));
        let second = claim(db, 60, "two", 1);
        assert_eq!(second[0].attempts, 1);
        assert!(record(db, &second[0], "two", again(120, true, true)));
        assert_eq!(claim(db, 120, "three", 1)[0].ambiguous, 1);
    }

    fn a_finished_message_never_changes_again(db) {
        let world = world(db);
        put(db, message(&world, "a", Kind::Reminder, None));
        let first = claim(db, 0, "one", 1);
        assert!(record(db, &first[0], "one", sent()));
        assert!(!record(db, &first[0], "one", again(60, true, false)));
        assert!(claim(db, 20 * HOUR, "two", 1).is_empty());
        assert_eq!(read(db, outbox::count_by_state), [(State::Sent, 1)]);
    }

    fn what_waits_can_be_taken_back_by_kind_by_party_and_by_address(db) {
        let world = world(db);
        let event = world.published(db, "ice-cream", 10, 10);
        let rsvp = world.comes(db, event, 50, 1, crate::domain::rsvp::State::Confirmed).id;
        let of_event = |key, kind| NewMessage { event_id: Some(event), ..message(&world, key, kind, None) };
        put(db, of_event("remind", Kind::Reminder));
        put(db, of_event("off", Kind::EventCancelled));
        put(db, NewMessage { rsvp_id: Some(rsvp), ..message(&world, "party", Kind::Reminder, None) });
        put(db, message(&world, "story", Kind::ArticlePublished, None));
        let department = world.department.id;
        assert_eq!(write(db, move |tx| outbox::cancel_ready(tx, event, &[Kind::Reminder], at(3))), 1);
        assert_eq!(write(db, move |tx| outbox::cancel_ready_for_rsvp(tx, rsvp, at(3))), 1);
        assert_eq!(write(db, move |tx| outbox::suppress_ready(tx, department, "bo", Kind::ArticlePublished, at(3))), 0);
        assert_eq!(write(db, move |tx| outbox::suppress_ready(tx, department, "ann", Kind::ArticlePublished, at(3))), 1);
        assert_eq!(keys(&claim(db, 4, "one", 10)), ["off"]);
    }

    fn the_queue_tells_how_long_it_is_and_what_an_address_got(db) {
        let world = world(db);
        assert_eq!(read(db, |tx| outbox::oldest_due(tx, at(HOUR))), None);
        put(db, message(&world, "a", Kind::RsvpLink, None));
        put(db, NewMessage { not_before: at(60), ..message(&world, "b", Kind::Reminder, None) });
        assert_eq!(read(db, |tx| outbox::oldest_due(tx, at(HOUR))), Some(at(0)));
        let recent = |since, kinds: &[Kind]| {
            read(db, |tx| outbox::count_recent_for_recipient(tx, "ann", at(since), kinds))
        };
        assert_eq!(recent(-1, &[Kind::RsvpLink]), 1);
        assert_eq!(recent(-1, &[Kind::RsvpLink, Kind::Reminder]), 2);
        assert_eq!(recent(0, &[Kind::RsvpLink]), 0);
    }

    fn octets_and_recipients_are_forgotten_after_their_time(db) {
        let world = world(db);
        put(db, message(&world, "a", Kind::Reminder, None));
        put(db, message(&world, "b", Kind::Reminder, None));
        let first = claim(db, 0, "one", 1);
        assert!(record(db, &first[0], "one", sent()));
        assert_eq!(write(db, |tx| outbox::forget_finished(tx, at(5), 200)), 0);
        assert_eq!(write(db, |tx| outbox::forget_finished(tx, at(6), 200)), 1);
        assert_eq!(write(db, |tx| outbox::forget_finished(tx, at(6), 200)), 0);
        assert_eq!(claim(db, 6, "two", 1)[0].recipient_sealed, [0, 1, 255]);
    }

    fn four_workers_never_send_the_same_message(db) {
        let world = world(db);
        for number in 0..40 {
            put(db, message(&world, &format!("m{number}"), Kind::Reminder, None));
        }
        let mut sent: Vec<i64> = std::thread::scope(|scope| {
            let workers: Vec<_> = ["w0", "w1", "w2", "w3"].into_iter().map(|name| scope.spawn(move || {
                let mut mine = Vec::new();
                for round in 0..20 {
                    let token = format!("{name}-{round}");
                    let got = write(db, move |tx| outbox::claim(tx, at(1), at(600), &token, 3));
                    mine.extend(got.into_iter().map(|message| message.id.0));
                }
                mine
            })).collect();
            workers.into_iter().flat_map(|worker| worker.join().unwrap()).collect()
        });
        sent.sort_unstable();
        let all = sent.len();
        sent.dedup();
        assert_eq!((all, sent.len()), (40, 40));
    }
}
