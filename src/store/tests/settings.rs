//! What staff change about a department, its kinds and topics, and whom to call at its places.

use std::collections::BTreeMap;

use super::fixture::{at, read, slug, world, write};
use crate::domain::color::Rgb;
use crate::domain::language::Language;
use crate::domain::retention::Hold;
use crate::domain::topic::{KindFacts, Start};
use crate::domain::zone::Zone;
use crate::on_both;
use crate::store::{StoreError, departments, kinds, retention, topics, venue_contacts, venues};

on_both! {
    fn a_department_is_written_as_a_whole_and_its_revision_is_left_alone(db) {
        let home = world(db).department;
        let mut after = home.clone();
        after.name = "Bay Police".into();
        after.zone = Zone::parse("America/Denver").unwrap();
        after.languages = vec![Language::Es];
        after.settings.keep_venue_contact_days = 90;
        after.settings.holidays = vec!["2027-07-04".parse().unwrap()];
        let stored = after.clone();
        write(db, move |tx| departments::lock(tx, stored.id).and_then(|_| departments::update(tx, &stored)));
        assert_eq!(read(db, |tx| departments::find(tx, home.id)), Some(after));
        let mut nobody = home;
        nobody.id.0 += 1;
        let none = db.write(move |tx| departments::update(tx, &nobody));
        assert!(matches!(none, Err(StoreError::RowsAffected { .. })), "{none:?}");
    }

    fn a_kind_is_added_behind_the_others_changed_and_retired(db) {
        let home = world(db).department.id;
        let facts = KindFacts {
            labels: BTreeMap::from([(Language::En, "Waffles".to_owned())]),
            icon: "generic".into(),
            color: Rgb::parse("#8b4513"),
            minutes: Some(90),
        };
        let new = facts.clone();
        let id = write(db, move |tx| kinds::insert(tx, home, &slug("waffles"), &new));
        let all = read(db, |tx| topics::list_kinds(tx, home));
        assert_eq!((all[0].slug.as_str(), all[1].slug.as_str()), ("ice-cream", "waffles"));
        assert_eq!((&all[1].facts, all[1].is_retired), (&facts, false));
        let plain = KindFacts { color: None, minutes: None, ..facts };
        let start = Start { title: "Waffles!".into(), ..Start::default() };
        let starts = BTreeMap::from([(Language::En, start)]);
        let (new, texts) = (plain.clone(), starts.clone());
        write(db, move |tx| {
            kinds::lock(tx, id)?;
            kinds::update(tx, id, &new)?;
            kinds::update_starts(tx, id, &texts)?;
            kinds::set_retired(tx, id, Some(at(5)))
        });
        let kind = read(db, |tx| topics::list_kinds(tx, home)).remove(1);
        assert_eq!((kind.facts, kind.is_retired), (plain, true));
        assert_eq!(read(db, |tx| kinds::find_starts(tx, id)), starts);
        write(db, move |tx| kinds::set_retired(tx, id, None));
        assert!(!read(db, |tx| topics::list_kinds(tx, home))[1].is_retired);
        let twice = db.write(move |tx| kinds::insert(tx, home, &slug("waffles"), &KindFacts::default()));
        assert!(matches!(twice, Err(StoreError::Unique)), "{twice:?}");
    }

    fn a_topic_is_added_renamed_and_retired(db) {
        let home = world(db).department.id;
        let labels = |text: &str| BTreeMap::from([(Language::En, text.to_owned())]);
        let first = labels("Dogs");
        let id = write(db, move |tx| kinds::insert_topic(tx, home, &slug("dogs"), &first));
        let renamed = labels("Loose dogs");
        write(db, move |tx| {
            kinds::update_topic(tx, id, &renamed)?;
            kinds::set_topic_retired(tx, id, Some(at(5)))
        });
        let all = read(db, |tx| topics::list_topics(tx, home));
        assert_eq!((all.len(), &all[1].labels, all[1].is_retired), (2, &labels("Loose dogs"), true));
        assert!(!all[0].is_retired);
    }

    fn whom_to_call_is_due_when_nothing_was_held_there_for_long(db) {
        let world = world(db);
        let (home, place) = (world.department.id, world.venue.id);
        let day = 86_400;
        let due = |before: i64| read(db, |tx| venue_contacts::list_due(tx, home, at(before), 200));
        assert!(due(1000 * day).is_empty(), "nobody is named");
        write(db, move |tx| venue_contacts::set(tx, place, Some(vec![7]), at(0)));
        assert_eq!(read(db, |tx| venue_contacts::find(tx, place)), Some(vec![7]));
        assert!(due(0).is_empty(), "written this very second");
        assert_eq!(due(1), [place]);
        let event = world.published(db, "coming", 11, 10);
        assert!(due(day).is_empty(), "something is still to come");
        assert_eq!(due(30 * day), [place]);
        let hold = Hold { event_id: event, reason: "PRR 1".into(), since: at(1) };
        write(db, move |tx| retention::set_hold(tx, &hold));
        assert!(due(30 * day).is_empty(), "on hold");
        write(db, move |tx| retention::delete_hold(tx, event));
        write(db, move |tx| venue_contacts::update_sealed(tx, place.0, vec![8]));
        assert_eq!(read(db, |tx| venue_contacts::list_sealed(tx, 0, 9)), [(place.0, Some(vec![8]))]);
        write(db, move |tx| venue_contacts::set(tx, place, None, at(9)));
        assert!(due(1000 * day).is_empty());
        assert!(read(db, |tx| venue_contacts::list_sealed(tx, 0, 9)).is_empty());
    }

    fn a_place_says_how_many_it_holds(db) {
        let world = world(db);
        let mut facts = world.venue.facts.clone();
        (facts.capacity, facts.is_outdoors) = (Some(60), true);
        let stored = facts.clone();
        write(db, move |tx| venues::update(tx, world.venue.id, &stored, at(7)));
        let found = read(db, |tx| venues::find_by_slug(tx, world.department.id, "pier")).unwrap();
        assert_eq!(found.facts, facts);
        facts.capacity = Some(0);
        let none = db.write(move |tx| venues::update(tx, world.venue.id, &facts, at(7)));
        assert!(matches!(none, Err(StoreError::Check)), "{none:?}");
    }
}
