//! Reminders of several events within an hour: one letter that stays true, and the ways out of it.

use chrono::TimeDelta;
use cuppa::domain::outbox::{Delivery, Phase};
use cuppa::mail::memory::Kept;
use cuppa::services::take_turn::{self, Lease};
use cuppa::services::{deliver_outbox, plan_reminders};

use crate::maillog::{again, newest, refused};
use crate::town::{Town, readable};

const TEAS: [(&str, &str, &str); 4] = [
    ("Tea One", "15:00", "17:00"),
    ("Tea Two", "15:10", "17:10"),
    ("Tea Three", "15:30", "17:30"),
    ("Tea Four", "15:50", "17:50"),
];

/// Four events of one afternoon, December 10 from 23:00 UTC on, and who comes to all of them.
fn afternoon(town: &Town, who: &str) -> Vec<String> {
    let rosa = town.sergeant();
    let plan = |(title, from, to): &(&str, &str, &str)| {
        let changes = [
            ("title_en", *title),
            ("start_time", *from),
            ("end_time", *to),
            ("capacity", "50"),
        ];
        let event = town.event(&rosa, &changes);
        let party = [("party_size", "1"), ("email", who)];
        town.rsvp(&event, &party).is(303);
        town.deliver();
        event
    };
    TEAS.iter().map(plan).collect()
}

/// To a day before the first of them.
fn to_the_day_before(town: &Town) {
    let first = chrono::DateTime::parse_from_rfc3339("2026-12-09T23:00:00Z").unwrap();
    town.advance(first.to_utc() - town.house.clock.now());
}

fn plan(town: &Town) -> usize {
    let (db, context) = (town.house.db.clone(), town.house.context());
    db.write(move |tx| plan_reminders::run(tx, &context))
        .unwrap()
}

fn named(mail: &Kept) -> Vec<&'static str> {
    let text = readable(&mail.raw);
    let titles = TEAS.iter().map(|(title, _, _)| *title);
    titles.filter(|title| text.contains(title)).collect()
}

/// A worker takes the next message up, and is never heard of again.
fn take_up(town: &Town, token: &str) {
    let (db, now) = (&town.house.db, town.house.clock.now());
    let lease = Lease {
        token: token.to_owned(),
        until: now + TimeDelta::minutes(10),
    };
    let taken: cuppa::services::Result<_> = db.write(move |tx| take_turn::take_up(tx, &lease, now));
    assert!(taken.unwrap().is_some(), "{token}");
}

fn subject(mail: &Kept) -> String {
    let text = readable(&mail.raw);
    let line = text.lines().find_map(|line| line.strip_prefix("Subject: "));
    line.unwrap().split(':').next().unwrap().to_owned()
}

fn link(mail: &Kept, of: &str, town: &Town) -> Vec<String> {
    let text = readable(&mail.raw);
    let mut links: Vec<String> = text
        .split(|c: char| c.is_whitespace() || matches!(c, '"' | '<' | '>'))
        .filter_map(|word| word.strip_prefix(&town.base))
        .filter(|path| path.starts_with(of))
        .map(str::to_owned)
        .collect();
    links.sort();
    links.dedup();
    links
}

cuppa::on_both! {
    fn four_reminders_within_an_hour_are_one_letter_a_day_before_and_one_two_hours_before(db) {
        let town = Town::open(db);
        let events = afternoon(&town, "ann@example.org");
        town.rsvp(&events[0], &[("party_size", "1"), ("email", "bo@example.org")]).is(303);
        town.deliver();
        to_the_day_before(&town);
        let day_before = town.deliver();
        let mut to: Vec<&str> = day_before.iter().map(|mail| mail.to.as_str()).collect();
        to.sort_unstable();
        assert_eq!(to, ["ann@example.org", "bo@example.org"]);
        let ann = day_before.iter().find(|mail| mail.to.starts_with("ann")).unwrap();
        assert_eq!(named(ann), ["Tea One", "Tea Two", "Tea Three", "Tea Four"]);
        assert_eq!(link(ann, "/rsvps/cm_", &town).len(), 4, "each with its own way to change it");
        for _ in 0..6 {
            town.advance(TimeDelta::minutes(10));
            assert!(town.deliver().is_empty(), "each was told");
        }
        town.advance(TimeDelta::hours(21));
        let soon = town.deliver();
        assert_eq!(soon.iter().filter(|mail| mail.to.starts_with("ann")).count(), 1);
    }

    fn three_reminders_within_an_hour_come_one_by_one_at_their_time(db) {
        let town = Town::open(db);
        let events = afternoon(&town, "ann@example.org");
        let rosa = town.sergeant();
        crate::news::cancel(&town, &rosa, &events[3]);
        town.deliver();
        to_the_day_before(&town);
        let mut came = Vec::new();
        for minutes in [0, 10, 20] {
            town.advance(TimeDelta::minutes(minutes));
            came.extend(town.deliver().iter().map(named));
        }
        assert_eq!(came, [["Tea One"], ["Tea Two"], ["Tea Three"]]);
    }

    fn a_letter_that_waits_says_what_is_true_when_it_leaves(db) {
        let town = Town::open(db);
        let events = afternoon(&town, "ann@example.org");
        to_the_day_before(&town);
        assert_eq!(plan(&town), 4);
        // Tried once, and the line went dead after it: nobody knows whether it arrived.
        town.mail.script([Delivery::Broken { phase: Phase::Body, text: "gone".to_owned() }]);
        let lost = town.deliver();
        assert!(lost.is_empty());
        let rosa = town.sergeant();
        crate::news::cancel(&town, &rosa, &events[1]);
        town.advance(TimeDelta::minutes(11));
        let mail = town.deliver();
        let letter = mail.iter().find(|mail| named(mail).len() > 1).unwrap();
        assert_eq!(named(letter), ["Tea One", "Tea Three", "Tea Four"]);
        let ids = town.mail.message_ids();
        let unique: std::collections::BTreeSet<_> = ids.iter().collect();
        assert_eq!(unique.len(), ids.len(), "other octets have another Message-ID");
    }

    fn a_reminder_that_waits_does_not_leave_once_it_is_not_wanted_or_not_true(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[("capacity", "")]);
        for who in ["ann@example.org", "bo@example.org"] {
            town.rsvp(&event, &[("party_size", "1"), ("email", who)]).is(303);
        }
        town.deliver();
        to_the_day_before(&town);
        let day_before = town.deliver();
        let anns = day_before.iter().find(|mail| mail.to == "ann@example.org").unwrap();
        town.advance(TimeDelta::hours(22));
        assert_eq!(plan(&town), 2, "stored two hours before, and not sent yet");
        // Two workers take them up and are never heard of again: nothing that happens now reaches the
        // rows, and only the last look before sending can tell.
        take_up(&town, "one");
        take_up(&town, "two");
        let stop = link(anns, "/unsubscribe/", &town);
        let one_click = [("List-Unsubscribe", "One-Click")];
        town.post_from(&stop[0], ("x-nothing", "1"), "", &one_click).is(200);
        crate::undo::moves(&town, &event, TimeDelta::hours(3));
        town.advance(TimeDelta::minutes(11));
        let mut subjects: Vec<_> = town.deliver().iter().map(|mail| (mail.to.clone(), subject(mail))).collect();
        subjects.sort();
        let told = |who: &str, what: &str| (format!("{who}@example.org"), what.to_owned());
        // Five hours ahead of the new start, Bo is reminded of it, and of the old one no more.
        let right = [told("ann", "New plans"), told("bo", "New plans"), told("bo", "Reminder")];
        assert_eq!(subjects, right);
        town.advance(TimeDelta::hours(3));
        let mail = town.deliver();
        assert_eq!(mail.iter().map(|mail| mail.to.as_str()).collect::<Vec<_>>(), ["bo@example.org"]);
    }

    fn a_reminder_taken_up_before_somebody_said_no_more_does_not_leave(db) {
        let town = Town::open(db);
        let event = town.event(&town.sergeant(), &[("capacity", "")]);
        town.rsvp(&event, &[("party_size", "1"), ("email", "ann@example.org")]).is(303);
        town.deliver();
        to_the_day_before(&town);
        let stop = link(&town.deliver()[0], "/unsubscribe/", &town);
        town.advance(TimeDelta::hours(22));
        assert_eq!(plan(&town), 1);
        take_up(&town, "one");
        let one_click = [("List-Unsubscribe", "One-Click")];
        town.post_from(&stop[0], ("x-nothing", "1"), "", &one_click).is(200);
        town.advance(TimeDelta::minutes(11));
        assert!(town.deliver().is_empty());
    }

    fn one_click_in_it_stops_every_reminder_and_not_the_cancellation(db) {
        let town = Town::open(db);
        let events = afternoon(&town, "ann@example.org");
        to_the_day_before(&town);
        let mail = town.deliver();
        let stop = link(&mail[0], "/unsubscribe/", &town);
        assert_eq!(stop.len(), 1);
        town.get(&stop[0]).is(200).says("No more reminders?");
        let one_click = [("List-Unsubscribe", "One-Click")];
        town.post_from(&stop[0], ("x-nothing", "1"), "", &one_click).is(200).says("You are still on their lists.");
        town.advance(TimeDelta::hours(22) + TimeDelta::minutes(1));
        assert!(town.deliver().is_empty(), "two hours before");
        let rosa = town.sergeant();
        crate::news::cancel(&town, &rosa, &events[2]);
        assert_eq!(town.deliver().len(), 1, "who planned to come is told");
    }

    fn who_is_forgotten_leaves_nothing_in_it(db) {
        let town = Town::open(db);
        let _ = afternoon(&town, "ann@example.org");
        to_the_day_before(&town);
        let mail = town.deliver();
        let own = link(&mail[0], "/rsvps/cm_", &town);
        let own = own[0].split('?').next().unwrap();
        town.post(&format!("{own}/deletion"), &[]).is(303);
        let rosa = town.sergeant();
        let letter = newest(&town, &rosa, "?kind=reminders");
        town.get_as(&format!("/staff/mail/{letter}"), &rosa).is(200).says_nothing_of("a***@e***");
    }

    fn staff_see_where_a_reminder_went_and_can_send_the_letter_again(db) {
        let town = Town::open(db);
        let events = afternoon(&town, "ann@example.org");
        to_the_day_before(&town);
        town.mail.script([refused("5.7.1 not today")]);
        assert!(town.deliver().is_empty());
        let rosa = town.sergeant();
        town.get_as(&format!("/staff/events/{}/mail", events[0]), &rosa).is(200)
            .says("In one letter").says("It went into one letter with other reminders");
        let letter = newest(&town, &rosa, "?kind=reminders");
        again(&town, &rosa, letter, &[]).is(303);
        let mail = town.deliver();
        assert_eq!(named(&mail[0]).len(), 4);
        assert!(town.deliver().is_empty());
    }

    fn two_workers_that_plan_at_once_make_one_letter(db) {
        let town = Town::open(db);
        let _ = afternoon(&town, "ann@example.org");
        to_the_day_before(&town);
        let before = town.mail.kept().len();
        let workers: Vec<_> = (0..2)
            .map(|_| {
                let (db, context, courier) = (db.clone(), town.house.context(), town.courier());
                std::thread::spawn(move || {
                    db.write(move |tx| plan_reminders::run(tx, &context)).unwrap();
                    let runtime = tokio::runtime::Runtime::new().unwrap();
                    runtime.block_on(deliver_outbox::run(&courier, &|| false)).unwrap()
                })
            })
            .collect();
        for worker in workers {
            worker.join().unwrap();
        }
        town.deliver();
        assert_eq!(town.mail.kept().len() - before, 1);
    }
}
