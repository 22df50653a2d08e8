//! Foreign calendars as their makers write them, and octets nobody would write.

use std::fmt::Write as _;

use chrono::{DateTime, Utc};
use proptest::prelude::*;

use super::{csv, ics};
use crate::domain::exchange::{Facts, Incoming, Note, Parsed, Reader, What, Why};
use crate::domain::language::Language;
use crate::domain::zone::Zone;

const GOOGLE: &[u8] = include_bytes!("../../../tests/samples/google.ics");
const OUTLOOK: &[u8] = include_bytes!("../../../tests/samples/outlook.ics");
const APPLE: &[u8] = include_bytes!("../../../tests/samples/apple.ics");
const THUNDERBIRD: &[u8] = include_bytes!("../../../tests/samples/thunderbird.ics");
const NEXTCLOUD: &[u8] = include_bytes!("../../../tests/samples/nextcloud.ics");
const EXCEL: &[u8] = include_bytes!("../../../tests/samples/excel.csv");

fn now() -> DateTime<Utc> {
    "2026-11-24T08:00:00Z".parse().unwrap()
}

fn reader() -> Reader {
    Reader {
        zone: Zone::parse("America/Los_Angeles").unwrap(),
        language: Language::En,
        now: now(),
    }
}

fn read(octets: &[u8]) -> Parsed {
    ics(octets, &reader())
}

fn facts(entry: &Incoming) -> &Facts {
    match &entry.what {
        What::Event(facts) => facts,
        other => panic!("{other:?}"),
    }
}

fn start(entry: &Incoming) -> String {
    let times = &facts(entry).times;
    format!("{} {}", times.local_start.format("%F %R"), times.zone)
}

fn one(properties: &str) -> Parsed {
    let text = format!(
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nSUMMARY:Coffee\nLOCATION:Hall\\, 1 Elm St\\, Salem\\, OR\n\
         {properties}\nEND:VEVENT\nEND:VCALENDAR\n"
    );
    read(text.as_bytes())
}

fn why(properties: &str) -> (u32, Why) {
    let parsed = one(properties);
    assert!(parsed.entries.is_empty(), "{:?}", parsed.entries);
    (parsed.problems[0].line, parsed.problems[0].why.clone())
}

#[test]
fn a_calendar_of_google_with_a_moved_and_a_left_out_date() {
    let parsed = read(GOOGLE);
    assert_eq!(parsed.problems, []);
    let first = &parsed.entries[0];
    assert_eq!(first.uid, "3k5p2q8s7t1u@google.com");
    assert_eq!(start(first), "2026-12-16 10:00 America/Los_Angeles");
    let text = &facts(first).texts[&Language::En];
    assert_eq!(text.title, "Coffee with a Cop, winter edition");
    assert_eq!(
        text.lead.as_deref(),
        Some("Come as you are & bring a neighbor.")
    );
    assert_eq!(text.body.as_deref(), Some("No agenda.\nNo speeches."));
    assert_eq!(facts(first).place.street, "601 Santa Monica Blvd");
    let rest: Vec<(&str, bool)> = parsed.entries[1..]
        .iter()
        .map(|entry| {
            (
                entry.uid.split('#').nth(1).unwrap(),
                entry.what == What::LeftOut,
            )
        })
        .collect();
    assert_eq!(
        rest,
        [
            ("20261201T090000", false),
            ("20270105T090000", true),
            ("20270302T090000", false),
            ("20270202T090000", false),
        ]
    );
    let moved = parsed.entries.last().unwrap();
    assert_eq!(
        (start(moved).as_str(), moved.sequence),
        ("2027-02-03 15:00 America/Los_Angeles", Some(1))
    );
}

#[test]
fn a_calendar_of_outlook_with_zones_of_windows_and_zones_of_its_own() {
    let parsed = read(OUTLOOK);
    let [first, second] = parsed.entries.as_slice() else {
        panic!("{parsed:#?}")
    };
    assert_eq!(start(first), "2026-12-09 08:00 America/Los_Angeles");
    assert!(
        matches!(&first.notes[0], Note::ZoneNamed { raw, .. } if raw == "Pacific Standard Time")
    );
    assert!(first.uid.ends_with("2F1B0C9A8D7E6F5041"), "{}", first.uid);
    assert_eq!(start(second), "2026-12-10 08:00 America/Chicago");
    assert_eq!(
        facts(second).texts[&Language::Es].title,
        "Donas con un policía"
    );
    let refused: Vec<(u32, &Why)> = parsed
        .problems
        .iter()
        .map(|known| (known.line, &known.why))
        .collect();
    let line = |mark: &str| {
        let text = std::str::from_utf8(OUTLOOK).unwrap();
        u32::try_from(
            text.lines()
                .position(|line| line.starts_with(mark))
                .unwrap()
                + 1,
        )
        .unwrap()
    };
    assert_eq!(
        refused,
        [
            (
                line("DTSTART;TZID=Mars"),
                &Why::UnknownZone("Mars Standard Time".into())
            ),
            (line("DTSTART;VALUE=DATE"), &Why::WholeDay),
        ]
    );
}

#[test]
fn a_calendar_of_apple_with_a_place_on_two_lines_and_a_time_without_a_zone() {
    let parsed = read(APPLE);
    let [first, second] = parsed.entries.as_slice() else {
        panic!("{parsed:#?}")
    };
    let place = &facts(first).place;
    assert_eq!(
        (place.name.as_str(), place.street.as_str()),
        ("Afters Ice Cream", "1415 Ocean Ave")
    );
    assert_eq!(place.geo, Some((34.0145, -118.4975)));
    assert_eq!(start(second), "2026-12-18 17:00 America/Los_Angeles");
    assert_eq!(
        facts(second).times.local_end.format("%R").to_string(),
        "18:30"
    );
    assert_eq!(second.notes, [Note::NoZone(reader().zone)]);
}

#[test]
fn a_calendar_of_thunderbird_with_a_long_zone_and_one_called_off() {
    let parsed = read(THUNDERBIRD);
    assert_eq!(parsed.problems, []);
    assert_eq!(
        parsed.entries[0].what,
        What::Off {
            title: "Tacos with a Cop".into()
        }
    );
    assert_eq!(
        start(&parsed.entries[1]),
        "2026-12-17 17:30 America/Los_Angeles"
    );
    assert_eq!(
        facts(&parsed.entries[1]).categories,
        ["Community", "Tacos with a Cop"]
    );
}

#[test]
fn a_calendar_of_nextcloud_keeps_its_own_zone_and_ends_at_its_until() {
    let parsed = read(NEXTCLOUD);
    assert_eq!(parsed.problems, []);
    let starts: Vec<String> = parsed.entries.iter().map(start).collect();
    assert_eq!(
        starts,
        [
            "2026-12-04 18:00 Europe/Berlin",
            "2026-12-11 18:00 Europe/Berlin",
            "2026-12-18 18:00 Europe/Berlin"
        ]
    );
}

#[test]
fn a_table_as_a_spreadsheet_saves_it() {
    let parsed = csv(EXCEL, &reader());
    assert_eq!(parsed.notes, [Note::Column("remarks".into())]);
    let [first, last] = parsed.entries.as_slice() else {
        panic!("{parsed:#?}")
    };
    assert_eq!(
        (first.line, start(first).as_str()),
        (2, "2026-12-09 09:00 America/Los_Angeles")
    );
    assert_eq!(
        facts(first).texts[&Language::Es].title,
        "Café con un policía"
    );
    assert_eq!(facts(first).capacity, Some(Some(40)));
    assert_eq!(
        facts(last).times.local_end.format("%F %R").to_string(),
        "2027-01-01 01:00"
    );
    let refused: Vec<(u32, &str)> = parsed
        .problems
        .iter()
        .map(|known| (known.line, known.column.as_deref().unwrap()))
        .collect();
    assert_eq!(refused, [(3, "start"), (4, "title"), (4, "capacity")]);
}

#[test]
fn what_cannot_be_an_event_names_its_line_and_its_reason() {
    assert_eq!(why("DTEND:20261201T110000Z"), (2, Why::NoStart));
    assert_eq!(why("DTSTART:20261201T100000Z"), (2, Why::NoEnd));
    assert_eq!(
        why("DTSTART:soon\nDTEND:20261201T110000Z"),
        (6, Why::Clock("soon".into()))
    );
    let span = "DTSTART:20261201T100000Z\nDTEND:20261201T110000Z";
    assert_eq!(
        why(&format!("{span}\nRRULE:FREQ=MINUTELY")),
        (8, Why::TooOften)
    );
    let gap = "DTSTART;TZID=America/Los_Angeles:20270314T023000\nDTEND;TZID=America/Los_Angeles:20270314T040000";
    assert!(matches!(why(gap), (7, Why::Times(..))), "{:?}", why(gap));
    let over = "DTSTART:20200101T180000Z\nDTEND:20200101T190000Z\nRRULE:FREQ=DAILY;COUNT=3";
    assert_eq!(why(over), (8, Why::NoDate));
    let spring = one(
        "DTSTART;TZID=America/Los_Angeles:20270307T023000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=3",
    );
    assert_eq!(
        (spring.entries.len(), spring.problems.len()),
        (2, 1),
        "only the skipped date"
    );
    let open = b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\n";
    assert_eq!(read(open).problems[0].why, Why::Unended);
    assert_eq!(read(b"hello").problems[0].why, Why::NotCalendar);
    assert_eq!(
        read(b"BEGIN:VCALENDAR\nEND:VCALENDAR\n").problems[0].why,
        Why::Nothing
    );
    assert_eq!(read(&[0xff, 0xfe]).problems[0].why, Why::NotText);
    assert_eq!(
        read(&vec![b'a'; 1024 * 1024 + 1]).problems[0].why,
        Why::TooManyOctets
    );
    assert_eq!(
        csv(b"title,date\n", &reader()).problems[0].why,
        Why::NoColumn("start")
    );
    assert_eq!(csv(b"", &reader()).problems[0].why, Why::Nothing);
}

#[test]
fn dates_beside_the_rule_and_dates_called_off_are_known_by_their_original_start() {
    let span = "DTSTART;TZID=America/Los_Angeles:20261201T090000\nDURATION:PT1H";
    let more = one(&format!(
        "{span}\nRDATE;TZID=America/Los_Angeles:20261205T090000,20261201T090000"
    ));
    let uids: Vec<&str> = more
        .entries
        .iter()
        .map(|entry| entry.uid.as_str())
        .collect();
    assert_eq!(uids, ["1", "1#20261205T090000"]);
    let every: Vec<String> = (0..2_100)
        .map(|at| {
            format!(
                "202701{:02}T{:02}{:02}00",
                at % 28 + 1,
                at / 28 % 24,
                at / 672
            )
        })
        .collect();
    let many = one(&format!(
        "{span}\nRDATE;TZID=America/Los_Angeles:{}",
        every.join(",")
    ));
    assert_eq!(
        (many.entries.len(), &many.problems[0].why),
        (0, &Why::TooManyEvents)
    );
    let rule = format!(
        "{span}\nRRULE:FREQ=WEEKLY;COUNT=2\nEND:VEVENT\nBEGIN:VEVENT\nUID:1\nSTATUS:CANCELLED\nRECURRENCE-ID:20261208T170000Z"
    );
    let parsed = one(&rule);
    let known: Vec<(&str, bool)> = parsed
        .entries
        .iter()
        .map(|entry| (entry.uid.as_str(), matches!(entry.what, What::Off { .. })))
        .collect();
    assert_eq!(
        known,
        [("1#20261201T090000", false), ("1#20261208T090000", true)]
    );
    assert_eq!(
        why(&format!(
            "{span}\nRECURRENCE-ID;RANGE=THISANDFUTURE:20261208T170000Z"
        ))
        .1,
        Why::AndFuture
    );
}

#[test]
fn of_two_entries_with_one_uid_the_newer_counts() {
    let twice = "BEGIN:VEVENT\nUID:1\nSEQUENCE:{}\nSTATUS:CANCELLED\nEND:VEVENT\n";
    let text = format!(
        "BEGIN:VCALENDAR\n{}{}",
        twice.replace("{}", "4"),
        twice.replace("{}", "7")
    );
    let parsed = read(text.as_bytes());
    let lost = crate::domain::exchange::plan::doubled(&parsed.entries);
    assert_eq!(
        lost.into_iter().collect::<Vec<_>>(),
        [(0, 7)],
        "the first, for the one in line 7"
    );
}

#[test]
fn an_hour_that_comes_twice_keeps_the_instant_the_file_names() {
    let parsed = one("DTSTART:20271107T093000Z\nDTEND:20271107T110000Z");
    let times = &facts(&parsed.entries[0]).times;
    assert_eq!(times.local_start.format("%R").to_string(), "01:30");
    assert_eq!(times.starts_at.to_rfc3339(), "2027-11-07T09:30:00+00:00");
}

#[test]
fn at_most_two_thousand_events_come_out_of_a_file_whatever_its_rules_say() {
    let mut text = String::from("BEGIN:VCALENDAR\n");
    for at in 0..3 {
        let _ = write!(
            text,
            "BEGIN:VEVENT\nUID:{at}\nSUMMARY:Coffee\nLOCATION:Hall\\, 1 Elm St\\, Salem\\, OR\n\
             DTSTART:20261201T180000Z\nDTEND:20261201T190000Z\nRRULE:FREQ=DAILY\nEND:VEVENT\n"
        );
    }
    let parsed = read(text.as_bytes());
    assert!(
        (1_800..=2_000).contains(&parsed.entries.len()),
        "{}",
        parsed.entries.len()
    );
    assert!(
        parsed
            .problems
            .iter()
            .all(|known| known.why == Why::TooManyEvents)
    );
    assert_eq!(parsed.problems.len(), 2);
    assert!(parsed.entries[0].notes.contains(&Note::Later));
    let many = "BEGIN:VEVENT\nEND:VEVENT\n".repeat(2_001);
    assert_eq!(read(many.as_bytes()).problems[0].why, Why::TooManyEvents);
}

/// What holds whatever the octets are.
fn is_sound(parsed: &Parsed) {
    assert!(parsed.entries.len() <= 2_000 && parsed.problems.len() <= 50_000);
    for entry in &parsed.entries {
        assert!(entry.line >= 1 && !entry.uid.is_empty());
        assert!(!entry.uid.chars().any(char::is_control));
        if let What::Event(facts) = &entry.what {
            assert!(facts.times.starts_at < facts.times.ends_at);
            for text in facts.texts.values() {
                assert!(!text.title.is_empty() && !text.title.chars().any(char::is_control));
            }
        }
    }
}

fn mutated(sample: Vec<u8>) -> impl Strategy<Value = Vec<u8>> {
    let edit = (any::<prop::sample::Index>(), any::<u8>(), 0_usize..40);
    prop::collection::vec(edit, 1..12).prop_map(move |edits| {
        let mut octets = sample.clone();
        for (at, octet, cut) in edits {
            let at = at.index(octets.len().max(1));
            match octet % 4 {
                0 => octets.truncate(at.max(40)),
                1 => {
                    let end = (at + cut).min(octets.len());
                    drop(octets.drain(at..end));
                }
                2 => octets.insert(at.min(octets.len()), b"\r\n;:,=\\\"#-0129TZ\xc3"[cut % 17]),
                _ => {
                    let end = (at + cut * 4).min(octets.len());
                    let copy = octets[at..end].to_vec();
                    octets.extend(copy);
                }
            }
        }
        octets
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_octets_make_it_panic(octets in prop::collection::vec(any::<u8>(), 0..600), text in "(BEGIN:VEVENT|END:VEVENT|DTSTART|;|:|=|RRULE:FREQ=|[A-Z0-9]|\r\n|\\PC){0,200}") {
        is_sound(&read(&octets));
        is_sound(&csv(&octets, &reader()));
        is_sound(&read(text.as_bytes()));
        is_sound(&csv(text.as_bytes(), &reader()));
    }

    #[test]
    fn no_damage_to_a_real_calendar_makes_it_panic(
        octets in prop::sample::select(vec![GOOGLE, OUTLOOK, APPLE, THUNDERBIRD, NEXTCLOUD, EXCEL])
            .prop_flat_map(|sample| mutated(sample.to_vec())),
    ) {
        is_sound(&read(&octets));
        is_sound(&csv(&octets, &reader()));
    }

    #[test]
    fn no_rule_makes_it_panic_or_run_away(
        rule in "FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(;(INTERVAL=[0-9]{1,5}|COUNT=[0-9]{1,9}|BYDAY=-?[0-9]{0,3}(MO|TU|SU)(,(WE|2FR))?|BYMONTHDAY=-?[0-9]{1,2}|BYMONTH=[0-9]{1,2}|BYSETPOS=-?[0-9]{1,3}|WKST=SU|UNTIL=[0-9]{8}(T[0-9]{6}Z?)?)){0,5}",
        year in 1990_u32..2230,
    ) {
        is_sound(&one(&format!("DTSTART:{year}0131T100000Z\nDTEND:{year}0131T110000Z\nRRULE:{rule}")));
    }
}
