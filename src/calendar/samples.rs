//! Feeds of many zones and states, looked at here and, where `CUPPA_ICS_OUT` names a folder, left
//! there for a calendar checker.

use chrono::{NaiveDate, TimeDelta};

use super::{render, render_publish};
use crate::domain::feed::{Entry, Feed, Status};
use crate::domain::language::Language;
use crate::domain::zone::{self, Resolved, Zone};

const ZONES: [&str; 16] = [
    "America/Los_Angeles",
    "America/New_York",
    "America/Phoenix",
    "Pacific/Honolulu",
    "America/Vancouver",
    "America/Winnipeg",
    "America/Havana",
    "America/Santiago",
    "America/Sao_Paulo",
    "America/Mexico_City",
    "Europe/London",
    "Europe/Dublin",
    "Australia/Lord_Howe",
    "Africa/Casablanca",
    "Africa/Cairo",
    "UTC",
];

fn entry(number: i64, zone: Zone, status: Status) -> Entry {
    let day = NaiveDate::from_ymd_opt(2026, 8, 26).unwrap() + TimeDelta::days(number * 20);
    let (local_start, local_end) = (
        day.and_hms_opt(15, 0, 0).unwrap(),
        day.and_hms_opt(17, 0, 0).unwrap(),
    );
    let Resolved::Single(starts_at) = zone::resolve(local_start, zone) else {
        panic!("three in the afternoon exists once");
    };
    Entry {
        uid: format!("{number:032x}@events.example.org"),
        sequence: 1,
        created: "2026-06-01T12:00:00Z".parse().unwrap(),
        last_modified: "2026-06-02T12:00:00Z".parse().unwrap(),
        local_start,
        local_end,
        starts_at,
        zone,
        status,
        summary: "Coffee, talk; and \\ more \u{1f366} ".repeat(4),
        description: "Bring questions, children; friends.\n\nThe café is step-free. ".repeat(9),
        location: "Corner Café, 100 Ocean Avenue, Santa Monica, CA 90401".into(),
        geo: Some((34.0115, -118.4958)),
        url: format!("https://events.example.org/d/events/coffee-{number}?lang=en"),
        categories: vec!["Coffee with a Cop".into(), "Safety, streets".into()],
        language: Language::En,
        access: "Level entrance; no steps.".into(),
        rain_plan: "Inside, same time.".into(),
        rain_now: String::new(),
        late: None,
        spoken: vec![Language::En, Language::Es],
        reason: String::new(),
        image: "https://events.example.org/assets/kinds/coffee.svg".to_owned(),
        picture: None,
        color: "saddlebrown",
    }
}

pub(super) fn feed(zone: Zone) -> Feed {
    let status = |number: i64| match number {
        2 => Status::Cancelled,
        3 => Status::Postponed,
        _ => Status::Confirmed,
    };
    Feed {
        name: "Santa Monica Police, Community Affairs".into(),
        url: "https://events.example.org/d".into(),
        source: "https://events.example.org/d/calendar.ics".into(),
        zone,
        language: Language::En,
        organizer_name: "Santa Monica Police".into(),
        organizer_email: "outreach@example.org".into(),
        narrowed: Vec::new(),
        entries: (0..28)
            .map(|number| entry(number, zone, status(number)))
            .collect(),
    }
}

pub(super) fn samples() -> Vec<(String, Vec<u8>)> {
    let zone = |name: &str| Zone::parse(name).unwrap();
    let pacific = zone("America/Los_Angeles");
    let mut all: Vec<(String, Vec<u8>)> = ZONES
        .iter()
        .map(|name| (name.replace('/', "_"), render(&feed(zone(name)))))
        .collect();
    let empty = Feed {
        entries: vec![],
        ..feed(pacific)
    };
    let mut mixed = feed(pacific);
    mixed.language = Language::Es;
    mixed.entries[5] = entry(5, zone("America/New_York"), Status::Confirmed);
    let mut later = feed(pacific);
    let moved = &mut later.entries[4];
    moved.sequence += 1;
    moved.last_modified += TimeDelta::hours(1);
    moved.local_end += TimeDelta::hours(1);
    let off = &mut later.entries[6];
    (off.status, off.sequence) = (Status::Cancelled, 2);
    off.last_modified += TimeDelta::hours(1);
    let single = Feed {
        entries: vec![entry(1, pacific, Status::Confirmed)],
        source: String::new(),
        ..feed(pacific)
    };
    all.push(("mail".into(), render_publish(&single)));
    all.push(("single".into(), render(&single)));
    all.push(("empty".into(), render(&empty)));
    all.push(("mixed".into(), render(&mixed)));
    all.push(("later".into(), render(&later)));
    all
}

#[test]
fn every_zone_and_state_gives_whole_lines_of_seventy_five_octets_at_most() {
    for (name, bytes) in samples() {
        let text = String::from_utf8(bytes).unwrap();
        assert!(text.ends_with("END:VCALENDAR\r\n"), "{name}");
        for line in text.split("\r\n") {
            assert!(
                line.len() <= 75 && !line.contains(['\r', '\n']),
                "{name}: {line}"
            );
        }
        assert_eq!(
            text.contains("BEGIN:VTIMEZONE"),
            name != "UTC" || text.contains("TZID="),
            "{name}"
        );
    }
}

#[test]
fn samples_are_left_for_a_checker_that_asks_for_them() {
    let Some(folder) = std::env::var_os("CUPPA_ICS_OUT") else {
        return;
    };
    for (name, bytes) in samples() {
        std::fs::write(
            std::path::Path::new(&folder).join(format!("{name}.ics")),
            bytes,
        )
        .unwrap();
    }
}
