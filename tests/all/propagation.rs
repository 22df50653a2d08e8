//! What a calendar is told of each change: SEQUENCE where time, place or status changed, a later
//! LAST-MODIFIED wherever the words did, the same UID always (CALENDAR.md, items 20 to 24, 29, 60).

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};

use crate::town::{Town, readable};

const FEED: &str = "/santa-monica/calendar.ics";

/// What the feed says of its one event.
#[derive(Debug, Clone, PartialEq)]
struct Told {
    uid: String,
    sequence: i32,
    last_modified: DateTime<Utc>,
    created: DateTime<Utc>,
    start: String,
    status: String,
    location: String,
    summary: String,
}

fn told(ics: &str) -> Told {
    let flat = ics.replace("\r\n ", "");
    let event = flat
        .split("BEGIN:VEVENT")
        .nth(1)
        .unwrap_or_else(|| panic!("no event in {flat}"));
    let line = |name: &str| {
        let line = event
            .lines()
            .find(|line| line.split([':', ';']).next() == Some(name));
        let line = line.unwrap_or_else(|| panic!("no {name} in {event}"));
        line[name.len()..].trim_start_matches(':').to_owned()
    };
    let instant = |name: &str| {
        let at = NaiveDateTime::parse_from_str(&line(name), "%Y%m%dT%H%M%SZ");
        at.unwrap().and_utc()
    };
    assert_eq!(
        line("DTSTAMP"),
        line("LAST-MODIFIED"),
        "without METHOD they are the same"
    );
    Told {
        uid: line("UID"),
        sequence: line("SEQUENCE").parse().unwrap(),
        last_modified: instant("LAST-MODIFIED"),
        created: instant("CREATED"),
        start: line("DTSTART"),
        status: line("STATUS"),
        location: line("LOCATION"),
        summary: line("SUMMARY"),
    }
}

fn polled(town: &Town) -> Told {
    told(&town.get(FEED).is(200).body)
}

/// Posts a form of staff's with its token.
#[track_caller]
fn send(town: &Town, rosa: &str, path: &str, fields: &[(&str, &str)]) {
    let csrf = town.get_as(path, rosa).is(200).hidden("csrf");
    let mut all = vec![("csrf", csrf.as_str())];
    all.extend_from_slice(fields);
    town.post_as(path, rosa, &all).is(303);
}

/// Saves the event with everything as it was, but for `changes`.
#[track_caller]
fn edit(town: &Town, rosa: &str, event: &str, changes: &[(&str, &str)]) {
    let path = format!("/staff/events/{event}/edit");
    let version = town.get_as(&path, rosa).is(200).hidden("version");
    let usual = [
        ("version", version.as_str()),
        ("then", "save"),
        ("kind", "coffee"),
        ("title_en", "Coffee with a Cop"),
        ("lead_en", "A cup is on us."),
        ("title_es", "Café con un policía"),
        ("date", "2026-12-10"),
        ("start_time", "15:00"),
        ("end_time", "17:00"),
        ("venue", "palm-court-library"),
        ("capacity", "3"),
        ("officers", "ana-reyes"),
    ];
    let mut fields: Vec<(&str, &str)> = usual.to_vec();
    fields.retain(|(name, _)| !changes.iter().any(|(other, _)| other == name));
    fields.extend_from_slice(changes);
    send(town, rosa, &path, &fields);
}

const VENUE: &str = "/staff/venues/palm-court-library";

#[track_caller]
fn change_venue(town: &Town, rosa: &str, changes: &[(&str, &str)]) {
    let mut fields = vec![
        ("venue_name", "Palm Court Library"),
        ("venue_street", "600 Palm Court"),
        ("venue_city", "Santa Monica"),
        ("venue_region", "CA"),
        ("venue_postal_code", "90401"),
        ("venue_access_en", "Level entrance."),
    ];
    fields.retain(|(name, _)| !changes.iter().any(|(other, _)| other == name));
    fields.extend_from_slice(changes);
    send(town, rosa, VENUE, &fields);
}

#[track_caller]
fn rename_officer(town: &Town, rosa: &str, family_name: &str) {
    let version = town
        .get_as("/staff/officers/ana-reyes", rosa)
        .hidden("version");
    let fields = [
        ("version", version.as_str()),
        ("officer_rank", "Sergeant"),
        ("officer_given_name", "Ana"),
        ("officer_family_name", family_name),
        ("officer_display_form", "rank_and_name"),
        ("officer_public", "yes"),
    ];
    send(town, rosa, "/staff/officers/ana-reyes", &fields);
}

#[track_caller]
fn cancel(town: &Town, rosa: &str, event: &str) {
    let path = format!("/staff/events/{event}/cancellation");
    send(town, rosa, &path, &[("reason", "The roof leaks.")]);
}

fn comes(town: &Town, event: &str, address: &str) {
    town.rsvp(event, &[("party_size", "1"), ("email", address)])
        .is(303);
}

/// One change after the other, and how much SEQUENCE has to rise with it.
const CHANGES: [(&str, i32); 8] = [
    ("title", 0),
    ("date", 1),
    ("end", 1),
    ("name of the place", 1),
    ("street", 1),
    ("way in", 0),
    ("officer", 0),
    ("status", 1),
];

fn make(town: &Town, rosa: &str, event: &str, what: &str) {
    let (date, street) = (("date", "2026-12-11"), ("venue_street", "601 Palm Court"));
    let title = ("title_en", "Coffee, with cake");
    match what {
        "title" => edit(town, rosa, event, &[title]),
        "date" => edit(town, rosa, event, &[title, date]),
        "end" => edit(town, rosa, event, &[title, date, ("end_time", "17:30")]),
        "name of the place" => change_venue(town, rosa, &[("venue_name", "Palm Court")]),
        "street" => change_venue(town, rosa, &[street]),
        "way in" => change_venue(town, rosa, &[street, ("venue_access_en", "A ramp.")]),
        "officer" => rename_officer(town, rosa, "Reyes Soto"),
        _ => cancel(town, rosa, event),
    }
}

cuppa::on_both! {
    fn every_change_reaches_the_feed_under_the_same_uid_with_later_stamps(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[]);
        let (mut before, mut etag) = (polled(&town), town.get(FEED).etag);
        assert_eq!(before.sequence, 0);
        for (what, step) in CHANGES {
            town.advance(TimeDelta::minutes(2));
            make(&town, &rosa, &event, what);
            let after = polled(&town);
            assert_eq!(after.uid, before.uid, "{what}");
            assert_eq!(after.sequence, before.sequence + step, "{what}");
            assert!(after.last_modified > before.last_modified, "{what}");
            assert!(after.last_modified <= town.house.clock.now(), "{what}: not in the future");
            assert!(after.created == before.created && after.created <= after.last_modified, "{what}");
            let poll = town.get_with(FEED, ("if-none-match", &etag));
            assert_ne!(poll.is(200).etag, etag, "{what}");
            let single = town.get(&format!("/santa-monica/events/{event}.ics"));
            assert_eq!(told(&single.is(200).body), after, "{what}: the file says what the feed says");
            (before, etag) = (after, poll.etag);
        }
        assert_eq!((before.status.as_str(), before.start.as_str()), ("CANCELLED", ";TZID=America/Los_Angeles:20261211T150000"));
        assert_eq!(before.location, "Palm Court Library\\, 601 Palm Court\\, Santa Monica\\, CA 90401");
    }

    fn changes_within_one_second_have_stamps_of_their_own(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[]);
        let mut before = polled(&town);
        for (what, step) in CHANGES {
            make(&town, &rosa, &event, what);
            let after = polled(&town);
            assert_eq!((after.sequence, &after.uid), (before.sequence + step, &before.uid), "{what}");
            assert!(after.last_modified > before.last_modified, "{what}");
            before = after;
        }
    }

    fn saving_a_form_without_a_change_is_no_change(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[]);
        let before = town.get(FEED).body;
        town.advance(TimeDelta::minutes(2));
        edit(&town, &rosa, &event, &[]);
        change_venue(&town, &rosa, &[]);
        rename_officer(&town, &rosa, "Reyes");
        assert_eq!(town.get(FEED).body, before);
    }

    fn a_new_address_is_mailed_to_who_comes_and_a_new_name_is_not(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[]);
        comes(&town, &event, "ann@example.org");
        town.deliver();
        change_venue(&town, &rosa, &[("venue_name", "The Library on Palm Court")]);
        change_venue(&town, &rosa, &[("venue_access_en", "A ramp on the left.")]);
        assert!(town.deliver().is_empty(), "the same door");
        change_venue(&town, &rosa, &[("venue_street", "12 Harbor Way")]);
        let mail = town.deliver();
        assert_eq!(mail.len(), 1);
        let text = readable(&mail[0].raw);
        assert!(text.contains("600 Palm Court") && text.contains("12 Harbor Way"), "{text}");
        change_venue(&town, &rosa, &[("venue_street", "12 Harbor Way")]);
        assert!(town.deliver().is_empty(), "once");
    }

    fn what_is_over_is_stamped_but_nobody_is_mailed_about_it(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[]);
        comes(&town, &event, "ann@example.org");
        town.advance(TimeDelta::days(10));
        town.deliver();
        let rosa = town.sergeant();
        change_venue(&town, &rosa, &[("venue_street", "12 Harbor Way")]);
        assert!(town.deliver().is_empty());
        let after = polled(&town);
        assert_eq!(after.sequence, 1, "its line in the feed changed, too");
        assert!(after.location.contains("12 Harbor Way"), "{after:?}");
    }

    fn a_place_in_another_zone_keeps_the_wall_clock_and_moves_the_instant(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[("rsvp_closes", "2026-12-10T12:00")]);
        comes(&town, &event, "ann@example.org");
        town.deliver();
        let before = polled(&town);
        change_venue(&town, &rosa, &[("venue_zone", "America/Denver")]);
        let after = polled(&town);
        assert_eq!(after.start, ";TZID=America/Denver:20261210T150000");
        assert_eq!(after.sequence, before.sequence + 1);
        let feed = town.get(FEED).body;
        assert!(feed.contains("BEGIN:VTIMEZONE\r\nTZID:America/Denver\r\n"), "{feed}");
        let stored = crate::truth::stored(&town, &event);
        assert_eq!(stored.times.starts_at, "2026-12-10T22:00:00Z".parse::<DateTime<Utc>>().unwrap());
        assert_eq!(stored.rsvp_closes_at, Some("2026-12-10T19:00:00Z".parse().unwrap()), "noon in Denver");
        let mail = town.deliver();
        assert_eq!(mail.len(), 1);
        assert!(readable(&mail[0].raw).contains("MST"));
        change_venue(&town, &rosa, &[]);
        assert_eq!(polled(&town).start, before.start, "and back");
    }

    fn news_that_waits_is_not_lost_when_calendars_are_told_something_else(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[]);
        comes(&town, &event, "ann@example.org");
        town.deliver();
        edit(&town, &rosa, &event, &[("date", "2026-12-11")]);
        change_venue(&town, &rosa, &[("venue_name", "Palm Court")]);
        let mail = town.deliver();
        assert_eq!(mail.len(), 1, "the new date has to be told");
        let text = readable(&mail[0].raw);
        assert!(text.contains("Friday, December 11, 2026") && text.contains("SEQUENCE:2"), "{text}");
        edit(&town, &rosa, &event, &[("date", "2026-12-14")]);
        edit(&town, &rosa, &event, &[("date", "2026-12-15")]);
        let mail = town.deliver();
        assert_eq!(mail.len(), 1, "only the last of two changes is news");
        assert!(readable(&mail[0].raw).contains("Tuesday, December 15, 2026"));
    }

    fn a_cancelled_date_stays_in_the_feed_until_ninety_days_past(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[]);
        cancel(&town, &rosa, &event);
        // It would have ended on December 10 at 5 p.m.; the feed's edge is midnight.
        for (days, is_there) in [(9, true), (80, true), (10, true), (1, false)] {
            town.advance(TimeDelta::days(days));
            let feed = town.get(FEED).is(200).body.clone();
            assert_eq!(feed.contains("STATUS:CANCELLED"), is_there, "{days} days later: {feed}");
        }
        let single = town.get(&format!("/santa-monica/events/{event}.ics"));
        assert!(single.is(200).body.contains("STATUS:CANCELLED"), "its own file never dies");
        town.get(&format!("/santa-monica/events/{event}")).is(200);
    }

    fn confirmation_change_and_cancellation_are_one_event_that_rises(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[]);
        comes(&town, &event, "ann@example.org");
        let mut mail = town.deliver();
        edit(&town, &rosa, &event, &[("date", "2026-12-11")]);
        mail.extend(town.deliver());
        town.advance(TimeDelta::minutes(1));
        cancel(&town, &rosa, &event);
        mail.extend(town.deliver());
        let parts: Vec<Told> = mail.iter().map(|mail| {
            let text = readable(&mail.raw).replace('\n', "\r\n");
            assert!(text.contains("METHOD:PUBLISH") && !text.contains("ATTENDEE"), "{text}");
            assert!(text.contains(":mailto:outreach@example.org"), "{text}");
            told(&text)
        }).collect();
        let [confirmed, changed, cancelled] = parts.as_slice() else { panic!("three mails, not {}", parts.len()) };
        assert!(confirmed.uid == changed.uid && changed.uid == cancelled.uid && !changed.uid.is_empty());
        assert_eq!([confirmed.sequence, changed.sequence, cancelled.sequence], [0, 1, 2]);
        assert_eq!([&confirmed.status, &changed.status, &cancelled.status], ["CONFIRMED", "CONFIRMED", "CANCELLED"]);
        assert_eq!(*cancelled, polled(&town), "mail and feed say the same");
    }
}
