//! The store's tests of: events, on both databases.

use super::fixture::{
    at, department, find, public_id, read, slug, text, times, venue, world, write,
};
use crate::domain::event::{EventFacts, State};
use crate::domain::language::Language;
use crate::domain::officer::DisplayForm;
use crate::on_both;
use crate::store::events::{self, EventUpdate, Filter, News, Order, Touched, Transition};
use crate::store::{Db, StoreError, officers};

fn slugs(db: &Db, filter: &Filter) -> Vec<String> {
    let found = read(db, |tx| events::list(tx, filter));
    found
        .into_iter()
        .map(|event| event.slug.to_string())
        .collect()
}

on_both! {
    fn an_event_comes_back_as_it_was_stored(db) {
        let world = world(db);
        let id = world.event(db, "ice-cream", 10, 10);
        let event = find(db, id);
        assert_eq!(event.texts, world.facts.texts);
        assert_eq!(event.times, times(10));
        assert_eq!(event.venue, world.venue);
        assert_eq!(event.officers, vec![world.officer]);
        assert_eq!(event.topics.len(), 1);
        assert_eq!((event.capacity, event.taken, event.state), (Some(4), 0, State::Draft));
        let by_slug = read(db, |tx| events::find(tx, world.department.id, "ice-cream"));
        assert_eq!(by_slug, Some(event));
        assert_eq!(read(db, |tx| events::find(tx, world.department.id, "tea")), None);
    }

    fn two_events_of_a_department_never_share_an_address(db) {
        let world = world(db);
        world.event(db, "ice-cream", 10, 10);
        let new = crate::domain::event::NewEvent {
            public_id: public_id(11),
            department_id: world.department.id,
            slug: slug("ice-cream"),
            facts: world.facts,
            created_at: at(0),
        };
        assert_eq!(db.write(move |tx| events::insert(tx, &new)), Err(StoreError::Unique));
    }

    fn the_second_of_two_editors_is_not_let_through(db) {
        let world = world(db);
        let id = world.event(db, "ice-cream", 10, 10);
        let before = find(db, id);
        let update = EventUpdate {
            state: State::Draft,
            sequence: 1,
            previous_start: Some(at(5)),
            previous_venue: Some(world.venue.id),
            reason: None,
            rain_since: None,
            updated_at: at(9),
        };
        let facts = EventFacts {
            times: times(12),
            texts: [(Language::En, text("Cocoa"))].into(),
            officer_ids: vec![],
            topic_ids: vec![],
            rsvp_closes_at: None,
            ..world.facts
        };
        let edit = {
            let before = before.clone();
            move |tx: &mut crate::store::Tx<'_>| events::update_facts(tx, &before, &update, &facts)
        };
        assert!(write(db, edit.clone()));
        assert!(!write(db, edit));
        let after = find(db, id);
        assert_eq!((after.version, after.sequence), (before.version + 1, 1));
        assert_eq!((after.texts.len(), after.officers.len(), after.topics.len()), (1, 0, 0));
        assert_eq!((after.previous_start, after.rsvp_closes_at), (Some(at(5)), None));
        assert_eq!(after.previous_venue.map(|venue| venue.id), Some(world.venue.id));
    }

    fn a_cancelled_event_keeps_its_reason_and_time_of_publication(db) {
        let world = world(db);
        let id = world.published(db, "ice-cream", 10, 10);
        let to = Transition {
            state: State::Cancelled,
            sequence: 1,
            reason: Some("Rain".into()),
            published_at: Some(at(1)),
            updated_at: at(7),
        };
        write(db, move |tx| events::update_state(tx, id, &to));
        let event = find(db, id);
        assert_eq!((event.state, event.sequence, event.updated_at), (State::Cancelled, 1, at(7)));
        assert_eq!((event.reason.as_deref(), event.published_at), (Some("Rain"), Some(at(1))));
    }

    fn a_list_is_narrowed_by_every_filter(db) {
        let world = world(db);
        world.published(db, "late", 10, 20);
        world.published(db, "early", 11, 5);
        world.event(db, "draft", 12, 6);
        let other = write(db, |tx| department(tx, "vancouver", 30));
        let all = Filter::of(world.department.id);
        let public = Filter { states: State::PUBLIC.to_vec(), ..all.clone() };
        assert_eq!(slugs(db, &all), ["early", "draft", "late"]);
        assert_eq!(slugs(db, &public), ["early", "late"]);
        assert_eq!(slugs(db, &Filter { order: Order::LatestFirst, limit: Some(1), ..public.clone() }), ["late"]);
        assert_eq!(slugs(db, &Filter { starts_from: Some(at(86_400 * 6)), ..public.clone() }), ["late"]);
        assert_eq!(slugs(db, &Filter { starts_before: Some(at(86_400 * 20)), ..public.clone() }), ["early"]);
        assert_eq!(slugs(db, &Filter { ends_after: Some(at(86_400 * 5 + 7200)), ..public.clone() }), ["late"]);
        assert_eq!(slugs(db, &Filter { ends_before: Some(at(86_400 * 5 + 7200)), ..public.clone() }), ["early"]);
        for (word, found) in [("ice-cream", 2), ("tea", 0)] {
            assert_eq!(slugs(db, &Filter { kind: Some(word.into()), ..public.clone() }).len(), found);
        }
        for (word, found) in [("bikes", 2), ("noise", 0)] {
            assert_eq!(slugs(db, &Filter { topic: Some(word.into()), ..public.clone() }).len(), found);
        }
        for (word, found) in [("pier", 2), ("library", 0)] {
            assert_eq!(slugs(db, &Filter { venue: Some(word.into()), ..public.clone() }).len(), found);
        }
        let ana = world.officer.clone();
        let by = Filter { officer: Some((ana.public_id.clone(), chrono::DateTime::UNIX_EPOCH)), ..public.clone() };
        let assigned = Filter { assigned: Some(ana.id), ..public.clone() };
        assert_eq!((slugs(db, &by).len(), slugs(db, &assigned).len()), (2, 2));
        let mut facts = ana.facts.clone();
        facts.display_form = DisplayForm::None;
        assert!(write(db, move |tx| officers::update(tx, (ana.id, ana.version), &facts, at(0))));
        assert_eq!((slugs(db, &by).len(), slugs(db, &assigned).len()), (0, 2), "not named is not found");
        assert_eq!(slugs(db, &Filter { language: Some(Language::Es), ..public.clone() }).len(), 2);
        assert_eq!(slugs(db, &Filter::of(other.id)), Vec::<String>::new());
    }

    fn a_word_is_found_whatever_its_case_or_accents(db) {
        let world = world(db);
        world.published(db, "late", 10, 20);
        let public = Filter::of(world.department.id);
        for (word, found) in [("CAFE", 1), ("café helado", 1), ("pier", 1), ("100%", 0), ("tea", 0)] {
            let filter = Filter { q: Some(word.into()), limit: Some(1), ..public.clone() };
            assert_eq!(slugs(db, &filter).len(), found, "{word}");
        }
    }

    fn the_neighbours_of_an_event_are_the_public_ones_around_it(db) {
        let world = world(db);
        let first = world.published(db, "a", 10, 5);
        world.event(db, "draft", 11, 6);
        let middle = world.published(db, "b", 12, 7);
        let last = world.published(db, "c", 13, 7);
        let ids = |event| {
            let (before, after) = read(db, |tx| events::neighbours(tx, &find(db, event)));
            (before.map(|event| event.id), after.map(|event| event.id))
        };
        assert_eq!(ids(first), (None, Some(middle)));
        assert_eq!(ids(middle), (Some(first), Some(last)));
        assert_eq!(ids(last), (Some(middle), None));
    }

    fn a_party_gets_all_of_its_seats_or_none(db) {
        let world = world(db);
        let id = world.published(db, "ice-cream", 10, 10);
        let take = |heads| write(db, move |tx| events::take_seats(tx, id, heads));
        assert_eq!([take(3), take(2), take(1), take(1)], [true, false, true, false]);
        write(db, move |tx| events::release_seats(tx, id, 1));
        assert_eq!(find(db, id).taken, 3);
        let too_many: Result<(), StoreError> = db.write(move |tx| events::release_seats(tx, id, 4));
        assert_eq!(too_many, Err(StoreError::Check));
    }

    fn a_lower_capacity_drops_nobody_and_lets_nobody_in(db) {
        let world = world(db);
        let id = world.published(db, "ice-cream", 10, 10);
        let take = |heads| write(db, move |tx| events::take_seats(tx, id, heads));
        let set = |seats| write(db, move |tx| events::set_capacity(tx, id, seats));
        assert!(take(4));
        set(Some(2));
        assert_eq!((find(db, id).capacity, find(db, id).taken), (Some(2), 4));
        write(db, move |tx| events::release_seats(tx, id, 2));
        assert!(!take(1));
        set(None);
        assert!(take(20) && take(20));
    }

    fn eighty_parties_at_once_never_share_a_seat(db) {
        let world = world(db);
        let id = world.published(db, "ice-cream", 10, 10);
        write(db, move |tx| events::set_capacity(tx, id, Some(25)));
        let won: usize = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..8).map(|_| scope.spawn(|| {
                (0..10).filter(|_| write(db, move |tx| events::take_seats(tx, id, 1))).count()
            })).collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).sum()
        });
        assert_eq!((won, find(db, id).taken), (25, 25));
    }

    fn a_changed_place_is_a_changed_event_for_calendars(db) {
        let world = world(db);
        let (there, past) = (world.published(db, "a", 10, 5), world.published(db, "b", 11, -5));
        let draft = world.event(db, "draft", 12, 6);
        let elsewhere = world.department.clone();
        write(db, move |tx| venue(tx, &elsewhere, "library", 40));
        let here = Touched::AtVenue(world.venue.id);
        let raised = write(db, move |tx| events::touch(tx, &here, News::Sequence, at(60)));
        assert_eq!(raised, 2, "what residents can see, past dates too");
        let stamps = |id| (find(db, id).sequence, find(db, id).updated_at);
        assert_eq!([stamps(there), stamps(past)], [(1, at(60)), (1, at(60))]);
        assert_eq!(stamps(draft), (0, at(0)));
    }

    fn a_changed_officer_is_news_of_words_and_each_change_has_a_stamp_of_its_own(db) {
        let world = world(db);
        let with = world.published(db, "a", 10, 5);
        let (officer, these) = (Touched::WithOfficer(world.officer.id), Touched::These(vec![with]));
        for (touched, stamp) in [(officer.clone(), at(60)), (officer, at(61)), (these, at(62))] {
            let raised = write(db, move |tx| events::touch(tx, &touched, News::Words, at(60)));
            assert_eq!((raised, find(db, with).sequence, find(db, with).updated_at), (1, 0, stamp));
        }
    }

    fn a_lock_is_taken_and_given_back(db) {
        let world = world(db);
        let id = world.event(db, "ice-cream", 10, 10);
        for _ in 0..2 {
            write(db, move |tx| events::lock(tx, id));
        }
    }
}
