//! The store's tests of: rsvps, on both databases.

use super::fixture::{at, public_id, read, world, write};
use crate::domain::rsvp::{PartySize, State, Totals};
use crate::on_both;
use crate::store::rsvps::Step;
use crate::store::{StoreError, rsvps};

on_both! {
    fn an_rsvp_is_found_by_its_link_its_form_and_its_address(db) {
        let world = world(db);
        let event = world.published(db, "ice-cream", 10, 10);
        let rsvp = world.comes(db, event, 50, 3, State::Confirmed);
        assert_eq!(rsvp.party_size.heads(), 3);
        assert_eq!(rsvp.contact_sealed.as_deref(), Some([50, 0, 255].as_slice()));
        let found = [
            read(db, |tx| rsvps::find_by_id(tx, rsvp.id)),
            read(db, |tx| rsvps::find_by_public_id(tx, &public_id(50))),
            read(db, |tx| rsvps::find_by_nonce(tx, event, "nonce-50")),
            read(db, |tx| rsvps::find_live_by_contact_hash(tx, event, "hash-50")),
        ];
        assert!(found.iter().all(|found| found.as_ref().map(|found| found.id) == Some(rsvp.id)));
        assert!(read(db, |tx| rsvps::find_by_nonce(tx, event, "other")).is_none());
    }

    fn an_address_has_one_live_rsvp_and_may_come_back_after_withdrawing(db) {
        let world = world(db);
        let event = world.published(db, "ice-cream", 10, 10);
        let first = world.comes(db, event, 50, 1, State::Confirmed);
        let mut second = world.party(event, 51, 1, State::Confirmed);
        second.contact_hash.clone_from(&first.contact_hash);
        let again = second.clone();
        assert_eq!(db.write(move |tx| rsvps::insert(tx, &again).map(|_| ())), Err(StoreError::Unique));
        write(db, move |tx| rsvps::update_state(tx, first.id, Step::Withdraw, at(60)));
        let back = write(db, move |tx| rsvps::insert(tx, &second));
        let live = read(db, |tx| rsvps::find_live_by_contact_hash(tx, event, "hash-50"));
        assert_eq!(live.map(|rsvp| rsvp.id), Some(back.id));
    }

    fn a_caught_unique_violation_leaves_the_transaction_usable(db) {
        let world = world(db);
        let event = world.published(db, "ice-cream", 10, 10);
        let known = world.comes(db, event, 50, 1, State::Confirmed);
        let twin = world.party(event, 50, 1, State::Confirmed);
        let found = write(db, move |tx| {
            let refused = tx.savepoint(|tx| rsvps::insert(tx, &twin));
            assert_eq!(refused.map(|_| ()), Err(StoreError::Unique));
            rsvps::find_by_nonce(tx, event, "nonce-50")
        });
        assert_eq!(found.map(|found| found.id), Some(known.id));
    }

    fn a_form_that_is_sent_twice_makes_one_rsvp(db) {
        let world = world(db);
        let event = world.published(db, "ice-cream", 10, 10);
        world.comes(db, event, 50, 1, State::Confirmed);
        let mut twin = world.party(event, 51, 1, State::Confirmed);
        twin.form_nonce = "nonce-50".into();
        assert_eq!(db.write(move |tx| rsvps::insert(tx, &twin).map(|_| ())), Err(StoreError::Unique));
    }

    fn the_lists_hold_whom_they_name_in_order(db) {
        let world = world(db);
        let event = world.published(db, "ice-cream", 10, 10);
        for (who, state) in [
            (50, State::Confirmed), (51, State::Waitlisted), (52, State::Withdrawn), (54, State::Waitlisted),
        ] {
            world.comes(db, event, who, 1, state);
        }
        let mut quiet = world.party(event, 56, 1, State::Confirmed);
        (quiet.contact_sealed, quiet.contact_hash) = (None, None);
        write(db, move |tx| rsvps::insert(tx, &quiet));
        let ids = |list: Vec<crate::domain::rsvp::Rsvp>| -> Vec<String> {
            list.into_iter().map(|rsvp| rsvp.form_nonce).collect()
        };
        assert_eq!(ids(read(db, |tx| rsvps::list_waitlisted(tx, event))), ["nonce-51", "nonce-54"]);
        assert_eq!(ids(read(db, |tx| rsvps::list_to_tell(tx, event))), ["nonce-50", "nonce-51", "nonce-54"]);
        assert_eq!(ids(read(db, |tx| rsvps::list_to_remind(tx, event))), ["nonce-50"]);
        assert_eq!(ids(read(db, |tx| rsvps::list_wanting_article(tx, event))), ["nonce-50", "nonce-54"]);
    }

    fn heads_and_parties_are_counted_by_state(db) {
        let world = world(db);
        let event = world.published(db, "ice-cream", 10, 10);
        let other = world.published(db, "tea", 11, 11);
        for (who, heads, state) in [
            (50, 3, State::Confirmed), (51, 1, State::Confirmed), (52, 2, State::Waitlisted), (53, 5, State::Withdrawn),
        ] {
            world.comes(db, event, who, heads, state);
        }
        let totals = read(db, |tx| rsvps::totals(tx, event));
        let expected = Totals {
            confirmed_parties: 2,
            confirmed_heads: 4,
            waiting_parties: 1,
            waiting_heads: 2,
            withdrawn_parties: 1,
            ..Totals::default()
        };
        assert_eq!(totals, expected);
        assert_eq!(read(db, |tx| rsvps::totals(tx, other)), Totals::default());
        assert_eq!(read(db, |tx| rsvps::totals_of(tx, &[event, other])).get(&event), Some(&expected));
    }

    fn a_party_changes_its_size_and_state(db) {
        let world = world(db);
        let event = world.published(db, "ice-cream", 10, 10);
        let id = world.comes(db, event, 50, 1, State::Waitlisted).id;
        write(db, move |tx| rsvps::update_party_size(tx, id, PartySize::new(4).unwrap(), Some(1), at(99)));
        write(db, move |tx| rsvps::update_state(tx, id, Step::Confirm, at(100)));
        let rsvp = read(db, |tx| rsvps::find_by_id(tx, id)).unwrap();
        assert_eq!((rsvp.party_size.heads(), rsvp.children, rsvp.state), (4, Some(1), State::Confirmed));
        assert_eq!((rsvp.confirmed_at, rsvp.updated_at), (Some(at(100)), at(100)));
        let nobody = crate::domain::ids::RsvpId(999);
        let missing: Result<(), StoreError> =
            db.write(move |tx| rsvps::update_state(tx, nobody, Step::Withdraw, at(0)));
        assert_eq!(missing, Err(StoreError::RowsAffected { expected: 1, actual: 0 }));
    }

    fn seats_kept_too_long_are_found_and_who_let_them_go_stands_at_the_end_of_the_line(db) {
        let world = world(db);
        let event = world.published(db, "ice-cream", 10, 10);
        let other = world.published(db, "tea", 11, 11);
        for (who, state) in [(50, State::Offered), (51, State::Waitlisted), (52, State::Held), (53, State::Confirmed)] {
            world.comes(db, event, who, 2, state);
        }
        world.comes(db, other, 60, 2, State::Offered);
        let lapsed = |now: i64| read(db, |tx| rsvps::list_lapsed(tx, event, at(now)));
        assert!(lapsed(50 * 60 - 1).is_empty());
        assert_eq!(lapsed(50 * 60).len(), 1, "an offer ends with its last second");
        assert_eq!(lapsed(59 * 60).len(), 2, "other events keep theirs");
        assert_eq!(read(db, |tx| rsvps::list_events_with_lapsed(tx, at(51 * 60))), [event]);
        assert_eq!(read(db, |tx| rsvps::list_events_with_lapsed(tx, at(60 * 60))), [event, other]);
        let totals = read(db, |tx| rsvps::totals(tx, event));
        assert_eq!((totals.unanswered_parties, totals.unanswered_heads), (2, 4));
        assert_eq!((totals.confirmed_parties, totals.waiting_parties), (1, 1));
        let first = lapsed(50 * 60)[0].id;
        write(db, move |tx| rsvps::update_state(tx, first, Step::Requeue { offers: 1 }, at(51 * 60)));
        let line = read(db, |tx| rsvps::list_waitlisted(tx, event));
        let places: Vec<(&str, u32)> = line.iter().map(|one| (one.form_nonce.as_str(), one.offers)).collect();
        assert_eq!(places, [("nonce-51", 0), ("nonce-50", 1)]);
        let again = Step::Offer { until: at(99 * 60) };
        write(db, move |tx| rsvps::update_state(tx, first, again, at(52 * 60)));
        let offered = read(db, |tx| rsvps::find_by_id(tx, first)).unwrap();
        assert_eq!((offered.state, offered.answer_by, offered.offers), (State::Offered, Some(at(99 * 60)), 1));
        write(db, move |tx| rsvps::update_state(tx, first, Step::Confirm, at(53 * 60)));
        assert_eq!(read(db, |tx| rsvps::find_by_id(tx, first)).unwrap().answer_by, None);
    }

    fn a_letter_reaches_who_is_coming_and_left_an_address(db) {
        let world = world(db);
        let event = world.published(db, "ice-cream", 10, 10);
        for (who, state) in [
            (50, State::Confirmed), (51, State::Waitlisted), (52, State::Withdrawn), (53, State::Held), (54, State::Confirmed),
        ] {
            world.comes(db, event, who, 1, state);
        }
        let mut quiet = world.party(event, 56, 1, State::Confirmed);
        (quiet.contact_sealed, quiet.contact_hash) = (None, None);
        write(db, move |tx| rsvps::insert(tx, &quiet));
        let reached = read(db, |tx| rsvps::list_confirmed_with_contact(tx, event));
        assert_eq!(reached.iter().map(|one| one.form_nonce.as_str()).collect::<Vec<_>>(), ["nonce-50", "nonce-54"]);
    }

    fn an_rsvp_is_found_by_its_code_in_its_own_department(db) {
        let world = world(db);
        let event = world.published(db, "ice-cream", 10, 10);
        let rsvp = world.comes(db, event, 50, 1, State::Confirmed);
        let department = world.department.id;
        let found = |hash| read(db, |tx| rsvps::list_by_code(tx, department, hash));
        assert_eq!(found("code-50").iter().map(|rsvp| rsvp.id).collect::<Vec<_>>(), [rsvp.id]);
        assert!(found("code-51").is_empty());
        let elsewhere = crate::domain::ids::DepartmentId(department.0 + 1);
        assert!(read(db, |tx| rsvps::list_by_code(tx, elsewhere, "code-50")).is_empty());
    }
}
