//! What came of events and what was promised there, on both databases.

use chrono::NaiveDate;

use super::fixture::{World, at, find, read, world, write};
use crate::domain::close_out::{Ages, Extras};
use crate::domain::contact::EmailAddress;
use crate::domain::event::State as EventState;
use crate::domain::figures::{Noted, Period};
use crate::domain::ids::{EventId, StaffId, TopicId};
use crate::domain::language::Language;
use crate::domain::promise::{Owner, Promise, State, Step, Wording};
use crate::domain::retention::Hold;
use crate::domain::topic::Labels;
use crate::on_both;
use crate::store::close_outs::Entry;
use crate::store::staff::{self, NewStaff};
use crate::store::{Db, arrivals, close_outs, figures, promises, retention, seals, topics};

fn rosa(db: &Db) -> StaffId {
    let rosa = NewStaff {
        email: EmailAddress::parse("rosa@example.org").unwrap(),
        name: "Rosa Okafor".into(),
        language: Language::En,
        created_at: at(0),
    };
    write(db, move |tx| staff::insert(tx, &rosa))
}

fn bikes(db: &Db, world: &World) -> TopicId {
    let department = world.department.id;
    read(db, |tx| topics::list_topics(tx, department))[0].id
}

fn entry(heads: Option<u32>, topics: Vec<TopicId>, staff_id: StaffId) -> Entry {
    Entry {
        heads,
        topics,
        note_sealed: Some(vec![7, 7]),
        extras: Extras::default(),
        staff_id,
        at: at(50),
    }
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn wording(owner: Owner, due: &str, is_public: bool) -> Wording {
    Wording {
        texts: Labels::from([(Language::Es, "Un cruce.".to_owned())]),
        owner,
        due_on: day(due),
        is_public,
    }
}

/// Closes an event with one promise; the promise.
fn close(db: &Db, world: &World, event: EventId, entry: Entry, wording: Wording) -> Promise {
    let department = world.department.id;
    write(db, move |tx| {
        close_outs::insert(tx, event, &entry)?;
        close_outs::set_closed(tx, event)?;
        promises::insert(tx, (department, event), &wording, at(50))
    });
    read(db, |tx| promises::list_of_event(tx, event)).remove(0)
}

on_both! {
    fn closing_an_event_changes_nothing_a_calendar_reads(db) {
        let world = world(db);
        let (rosa, bikes) = (rosa(db), bikes(db, &world));
        let past = world.published(db, "past", 10, -2);
        let before = find(db, past);
        close(db, &world, past, entry(Some(41), vec![bikes], rosa), wording(Owner::Staff(rosa), "2026-12-24", true));
        let after = find(db, past);
        assert_eq!((after.state, after.version), (EventState::Closed, before.version + 1));
        assert_eq!((after.sequence, after.updated_at), (before.sequence, before.updated_at));
        assert!(db.write(move |tx| close_outs::set_closed(tx, past)).is_err(), "it is closed");
        let kept = read(db, |tx| close_outs::find(tx, past)).unwrap();
        assert_eq!((kept.heads, kept.topics, kept.version), (Some(41), vec![bikes], 1));
        assert_eq!(kept.note_sealed, Some(vec![7, 7]));
        write(db, move |tx| close_outs::update(tx, past, &entry(None, Vec::new(), rosa)));
        let kept = read(db, |tx| close_outs::find(tx, past)).unwrap();
        assert_eq!((kept.heads, kept.topics, kept.version), (None, Vec::new(), 2));
        let other = world.published(db, "other", 11, -1);
        assert_eq!(read(db, |tx| close_outs::find(tx, other)), None);
    }

    fn what_is_noted_beside_the_heads_comes_back_goes_again_and_adds_up(db) {
        let world = world(db);
        let rosa = rosa(db);
        let department = world.department.id;
        let noted = |children, cost| Extras {
            ages: Ages { children: Some(children), teens: Some(0), adults: None, older_adults: Some(4) },
            photos: Some(false),
            cost: Some(cost),
            paid_by: "Lucia's Oven".into(),
        };
        for (name, number, days, extras) in [("past", 10, -2, noted(12, 80)), ("other", 11, -1, noted(3, 45))] {
            let event = world.published(db, name, number, days);
            let entry = Entry { extras: extras.clone(), ..entry(Some(41), Vec::new(), rosa) };
            close(db, &world, event, entry, wording(Owner::Staff(rosa), "2026-12-24", true));
            assert_eq!(read(db, |tx| close_outs::find(tx, event)).unwrap().extras, extras);
        }
        let all = Period { from: day("2026-01-01"), to: day("2026-12-31") };
        let sums = || read(db, |tx| figures::noted(tx, department, all, at(0)));
        let expected = Noted { children: 15, teens: 0, adults: 0, older_adults: 8, cost: 125 };
        assert_eq!(sums(), expected);
        let before = read(db, |tx| figures::noted(tx, department, Period { from: day("2025-01-01"), to: day("2025-12-31") }, at(0)));
        assert_eq!(before, Noted::default(), "another year");
        let past = read(db, |tx| crate::store::events::find(tx, department, "past")).unwrap().id;
        write(db, move |tx| close_outs::update(tx, past, &entry(None, Vec::new(), rosa)));
        assert!(read(db, |tx| close_outs::find(tx, past)).unwrap().extras.is_empty(), "taken out again");
        assert_eq!(sums().cost, 45);
    }

    fn the_close_out_says_how_many_came_wherever_that_is_asked(db) {
        let world = world(db);
        let rosa = rosa(db);
        let past = world.published(db, "past", 10, -2);
        close(db, &world, past, entry(Some(41), Vec::new(), rosa), wording(Owner::Staff(rosa), "2026-12-24", true));
        assert_eq!(read(db, |tx| arrivals::totals(tx, past)).heads(), 41);
        write(db, move |tx| close_outs::update(tx, past, &entry(None, Vec::new(), rosa)));
        assert!(read(db, |tx| arrivals::totals_of(tx, &[past])).is_empty(), "nobody counted");
    }

    fn a_promise_is_settled_once_by_whoever_read_its_last_version(db) {
        let world = world(db);
        let rosa = rosa(db);
        let past = world.published(db, "past", 10, -2);
        let made = close(db, &world, past, entry(None, Vec::new(), rosa), wording(Owner::Officer(world.officer.id), "2026-12-24", true));
        assert_eq!((made.state, &made.wording.owner), (State::Open, &Owner::Officer(world.officer.id)));
        let kept = made.after(&Step::Keep, at(90)).unwrap();
        let late = made.after(&Step::Move(day("2027-01-01")), at(91)).unwrap();
        assert!(write(db, move |tx| promises::update_state(tx, &kept)));
        assert!(!write(db, move |tx| promises::update_state(tx, &late)), "its version is over");
        let (department, id) = (world.department.id, made.id);
        let found = read(db, |tx| promises::find(tx, department, id)).unwrap();
        assert_eq!((found.state, found.settled_at, found.version), (State::Kept, Some(at(90)), 2));
        assert_eq!(found.wording.due_on, day("2026-12-24"));
        assert!(read(db, |tx| promises::list_open(tx, department)).is_empty());
        assert_eq!(read(db, |tx| promises::list_settled(tx, department, 5)), [found]);
        let elsewhere = crate::domain::ids::DepartmentId(department.0 + 1);
        assert_eq!(read(db, |tx| promises::find(tx, elsewhere, id)), None);
    }

    fn the_earliest_due_comes_first_and_today_is_not_overdue(db) {
        let world = world(db);
        let rosa = rosa(db);
        let past = world.published(db, "past", 10, -2);
        close(db, &world, past, entry(None, Vec::new(), rosa), wording(Owner::Staff(rosa), "2026-12-24", true));
        let department = world.department.id;
        for due in ["2026-12-01", "2027-02-01"] {
            let wording = wording(Owner::Other(vec![3]), due, false);
            write(db, move |tx| promises::insert(tx, (department, past), &wording, at(50)));
        }
        let open = read(db, |tx| promises::list_open(tx, department));
        let due: Vec<String> = open.iter().map(|one| one.wording.due_on.to_string()).collect();
        assert_eq!(due, ["2026-12-01", "2026-12-24", "2027-02-01"]);
        let overdue = |today: &str| read(db, |tx| promises::count_overdue(tx, department, day(today)));
        assert_eq!((overdue("2026-12-01"), overdue("2026-12-02"), overdue("2030-01-01")), (0, 1, 3));
    }

    fn only_closed_events_with_a_public_promise_are_told(db) {
        let world = world(db);
        let rosa = rosa(db);
        let department = world.department.id;
        for (name, number, days, is_public) in [("told", 10, -5, true), ("hidden", 11, -4, false), ("late", 12, -1, true)] {
            let event = world.published(db, name, number, days);
            close(db, &world, event, entry(None, Vec::new(), rosa), wording(Owner::Staff(rosa), "2026-12-24", is_public));
        }
        world.published(db, "open", 13, -3);
        let told = |after: Option<i64>, until: i64| {
            let day = |days: i64| at(days * 86_400);
            read(db, |tx| promises::list_events_that_promised(tx, department, (after.map(day), day(until)))).len()
        };
        assert_eq!((told(None, 0), told(None, -2), told(Some(-2), 0), told(None, -6)), (2, 1, 1, 0));
    }

    fn notes_and_named_owners_go_when_their_time_is_over_unless_they_are_held(db) {
        let world = world(db);
        let rosa = rosa(db);
        let department = world.department.id;
        let past = world.published(db, "past", 10, -40);
        let payer = Extras { cost: Some(80), paid_by: "Quill".into(), ..Extras::default() };
        let only = Entry { note_sealed: None, extras: payer.clone(), ..entry(Some(3), Vec::new(), rosa) };
        let made = close(db, &world, past, only.clone(), wording(Owner::Other(vec![5]), "2026-12-24", true));
        assert_eq!(read(db, |tx| close_outs::list_due(tx, department, at(0), 10)), [past], "who paid is said in words");
        write(db, move |tx| close_outs::update(tx, past, &Entry { note_sealed: Some(vec![7, 7]), ..only }));
        let notes = |ended: i64| read(db, |tx| close_outs::list_due(tx, department, at(ended), 10));
        let owners = |ended: i64| read(db, |tx| promises::list_due(tx, department, at(ended), 10));
        assert_eq!((notes(0), notes(-41 * 86_400)), (vec![past], Vec::new()));
        assert!(owners(0).is_empty(), "somebody still sees to it");
        let kept = made.after(&Step::Keep, at(90)).unwrap();
        write(db, move |tx| promises::update_state(tx, &kept));
        assert_eq!(owners(0), [(made.id, past)]);
        let hold = Hold { event_id: past, reason: "Request 12".into(), since: at(1) };
        write(db, move |tx| retention::set_hold(tx, &hold));
        assert_eq!((notes(0).len(), owners(0).len()), (0, 0));
        write(db, move |tx| retention::delete_hold(tx, past));
        assert_eq!(read(db, |tx| seals::list_close_outs(tx, 0, 9)), [(past.0, Some(vec![7, 7]))]);
        assert_eq!(read(db, |tx| seals::list_promises(tx, 0, 9)), [(made.id.0, Some(vec![5]))]);
        let id = made.id;
        write(db, move |tx| close_outs::delete_note(tx, past));
        write(db, move |tx| promises::delete_owner(tx, id));
        assert_eq!((notes(0).len(), owners(0).len()), (0, 0));
        let left = read(db, |tx| promises::find(tx, department, id)).unwrap();
        assert_eq!((left.wording.owner, left.state), (Owner::Forgotten, State::Kept));
        let left = read(db, |tx| close_outs::find(tx, past)).unwrap();
        assert_eq!((left.heads, left.extras.cost, left.extras.paid_by.as_str()), (Some(3), Some(80), ""), "numbers stay");
    }

    fn figures_hold_every_event_that_was_held_and_no_other(db) {
        let world = world(db);
        let (rosa, bikes) = (rosa(db), bikes(db, &world));
        let department = world.department.id;
        let past = world.published(db, "past", 10, -40);
        close(db, &world, past, entry(Some(41), vec![bikes], rosa), wording(Owner::Staff(rosa), "2026-12-24", true));
        world.published(db, "uncounted", 11, -2);
        world.event(db, "draft", 12, -2);
        world.published(db, "ahead", 13, 5);
        let period = |from: &str, to: &str| Period { from: day(from), to: day(to) };
        let all = period("2026-01-01", "2026-12-31");
        let held = read(db, |tx| figures::list_held(tx, department, all, at(0)));
        let heads: Vec<Option<u32>> = held.iter().map(|one| one.heads).collect();
        assert_eq!((heads, held[0].venue.as_str()), (vec![Some(41), None], "PIER"));
        assert_eq!(held[0].local_start.date(), day("2026-10-15"), "the day on the wall");
        let none = period("2026-10-16", "2026-11-21");
        assert!(read(db, |tx| figures::list_held(tx, department, none, at(0))).is_empty());
        let only = period("2026-10-15", "2026-10-15");
        assert_eq!(read(db, |tx| figures::list_held(tx, department, only, at(0))).len(), 1);
        let raised = read(db, |tx| figures::list_raised(tx, department, only, at(0)));
        assert_eq!((raised.len(), raised[0].slug.as_str(), raised[0].on), (1, "bikes", day("2026-10-15")));
        let made = read(db, |tx| figures::list_promises(tx, department, only, at(0)));
        assert_eq!(made, [(State::Open, day("2026-12-24"), None)]);
        assert!(read(db, |tx| figures::list_promises(tx, department, none, at(0))).is_empty());
    }
}
