//! What is written is read back, by a reader that shares nothing with the writer: every text as it was
//! entered, every calendar whole (CALENDAR.md, items 6 to 12, 15, 21, 25, 35 to 43, 46).

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::clean;
use super::samples::{feed, samples};
use super::{render, render_publish};
use crate::domain::zone::Zone;

/// A content line: name, parameters, raw value.
#[derive(Debug, Clone, PartialEq)]
struct Line {
    name: String,
    parameters: BTreeMap<String, String>,
    value: String,
}

/// Unfolds and splits; every line has to be one of the grammar (RFC 5545 section 3.1).
fn lines(octets: &[u8]) -> Vec<Line> {
    let text = std::str::from_utf8(octets).unwrap().replace("\r\n ", "");
    let text = text.strip_suffix("\r\n").unwrap();
    text.split("\r\n").map(line).collect()
}

fn line(raw: &str) -> Line {
    let (mut quoted, mut cuts, mut colon) = (false, Vec::new(), None);
    for (at, c) in raw.char_indices() {
        match c {
            '"' => quoted = !quoted,
            ';' if !quoted => cuts.push(at),
            ':' if !quoted => {
                colon = Some(at);
                break;
            }
            _ => {}
        }
    }
    let colon = colon.unwrap_or_else(|| panic!("no colon in {raw:?}"));
    let mut pieces = Vec::new();
    let mut from = 0;
    for cut in cuts.into_iter().chain([colon]) {
        pieces.push(&raw[from..cut]);
        from = cut + 1;
    }
    let is_name = |name: &str| {
        let right = |c: char| c.is_ascii_alphanumeric() || c == '-';
        !name.is_empty() && name.chars().all(right)
    };
    let mut pieces = pieces.into_iter();
    let name = pieces.next().unwrap();
    assert!(is_name(name), "{raw:?}");
    let parameters = pieces.map(|piece| {
        let (key, value) = piece.split_once('=').unwrap();
        assert!(is_name(key), "{raw:?}");
        let inner = value
            .strip_prefix('"')
            .and_then(|rest| rest.strip_suffix('"'));
        assert!(
            inner.is_some() || !value.contains(['"', ':', ';', ',']),
            "{raw:?}"
        );
        (key.to_owned(), inner.unwrap_or(value).to_owned())
    });
    Line {
        name: name.to_owned(),
        parameters: parameters.collect(),
        value: raw[colon + 1..].to_owned(),
    }
}

/// A TEXT value as people read it; nothing but the four escapes may stand in it.
fn unescaped(raw: &str) -> String {
    let mut out = String::new();
    let mut chars = raw.chars();
    while let Some(c) = chars.next() {
        assert!(!matches!(c, ',' | ';'), "a bare {c} in {raw:?}");
        match (c, if c == '\\' { chars.next() } else { None }) {
            ('\\', Some('n' | 'N')) => out.push('\n'),
            ('\\', Some(escaped @ ('\\' | ',' | ';'))) => out.push(escaped),
            ('\\', other) => panic!("an escape of {other:?} in {raw:?}"),
            (plain, _) => out.push(plain),
        }
    }
    out
}

/// A parameter value as people read it (RFC 6868).
fn decoded(raw: &str) -> String {
    raw.replace("^n", "\n")
        .replace("^'", "\"")
        .replace("^^", "^")
}

/// The values of a property inside the first event.
fn of_event<'a>(lines: &'a [Line], name: &str) -> Vec<&'a Line> {
    let from = lines
        .iter()
        .position(|line| line.value == "VEVENT")
        .unwrap();
    let to = lines
        .iter()
        .position(|line| line.name == "END" && line.value == "VEVENT")
        .unwrap();
    lines[from..to]
        .iter()
        .filter(|line| line.name == name)
        .collect()
}

fn pacific() -> Zone {
    Zone::parse("America/Los_Angeles").unwrap()
}

proptest! {
    #[test]
    fn what_staff_typed_is_what_a_calendar_reads(typed in any::<String>(), tail in "[ -~ñ🍦,;\\\\\n\"^:]{0,200}") {
        let typed = format!("a{typed}{tail}z");
        let mut one = feed(pacific());
        one.entries.truncate(1);
        one.entries[0].summary.clone_from(&typed);
        one.entries[0].location.clone_from(&typed);
        one.entries[0].description.clone_from(&typed);
        one.entries[0].categories = vec![typed.clone()];
        one.organizer_name.clone_from(&typed);
        let lines = lines(&render_publish(&one));
        let single = clean::line(&typed);
        for name in ["SUMMARY", "LOCATION", "CATEGORIES"] {
            let found = of_event(&lines, name);
            prop_assert_eq!(found.len(), 1);
            prop_assert_eq!(unescaped(&found[0].value), single.clone(), "{}", name);
        }
        let text = unescaped(&of_event(&lines, "DESCRIPTION")[0].value);
        prop_assert!(text.contains(&clean::prose(&typed)), "{text:?}");
        let organizer = of_event(&lines, "ORGANIZER")[0];
        prop_assert!(!organizer.parameters["CN"].contains('"'));
        if !single.contains('^') {
            prop_assert_eq!(decoded(&organizer.parameters["CN"]), single);
        }
    }

    #[test]
    fn what_a_department_is_called_is_what_the_calendar_is_called(name in "[ -~ñ🍦,;\\\\\r\n\"^:]{1,80}") {
        let mut named = feed(pacific());
        named.name = format!("a{name}z");
        let lines = lines(&render(&named));
        let value = |wanted: &str| {
            let found: Vec<&Line> = lines.iter().filter(|line| line.name == wanted).collect();
            assert_eq!(found.len(), 1, "{wanted}");
            unescaped(&found[0].value)
        };
        prop_assert!(value("NAME").contains(&clean::line(&named.name)));
        prop_assert_eq!(value("NAME"), value("X-WR-CALNAME"));
    }
}

#[test]
fn every_calendar_is_one_balanced_whole_that_says_once_who_wrote_it() {
    for (name, octets) in samples() {
        let lines = lines(&octets);
        let mut open = Vec::new();
        for line in &lines {
            match line.name.as_str() {
                "BEGIN" => open.push(line.value.clone()),
                "END" => assert_eq!(open.pop().as_ref(), Some(&line.value), "{name}"),
                _ => assert!(!open.is_empty(), "{name}: {line:?} stands outside"),
            }
        }
        assert!(open.is_empty(), "{name}");
        let count = |wanted: &str, value: &str| {
            let found = lines.iter().filter(|line| line.name == wanted);
            found
                .filter(|line| value.is_empty() || line.value == value)
                .count()
        };
        assert_eq!(count("BEGIN", "VCALENDAR"), 1, "{name}");
        assert_eq!(
            [count("VERSION", "2.0"), count("VERSION", "")],
            [1, 1],
            "{name}"
        );
        assert_eq!(
            [count("PRODID", "-//Cuppa//Cuppa//EN"), count("PRODID", "")],
            [1, 1],
            "{name}"
        );
        assert_eq!(
            [count("CALSCALE", "GREGORIAN"), count("CALSCALE", "")],
            [1, 1],
            "{name}"
        );
        if count("METHOD", "") == 0 {
            let refresh = lines
                .iter()
                .find(|line| line.name == "REFRESH-INTERVAL")
                .unwrap();
            assert_eq!(refresh.parameters["VALUE"], "DURATION", "{name}");
            assert_eq!(count("X-PUBLISHED-TTL", &refresh.value), 1, "{name}");
        }
    }
}

#[test]
fn every_zone_that_is_named_is_described_once_and_no_other() {
    for (name, octets) in samples() {
        let lines = lines(&octets);
        let described: Vec<&str> = lines
            .iter()
            .filter(|line| line.name == "TZID")
            .map(|line| line.value.as_str())
            .collect();
        let named: BTreeSet<&str> = lines
            .iter()
            .filter_map(|line| line.parameters.get("TZID").map(String::as_str))
            .collect();
        let once: BTreeSet<&str> = described.iter().copied().collect();
        assert_eq!(once.len(), described.len(), "{name}: {described:?}");
        let is_empty = !lines.iter().any(|line| line.value == "VEVENT");
        assert!(once == named || is_empty, "{name}: {once:?} for {named:?}");
    }
}

/// Properties an event may have once (RFC 5545 section 3.6.1), and has to have.
const ONCE: [&str; 9] = [
    "UID",
    "DTSTAMP",
    "LAST-MODIFIED",
    "SEQUENCE",
    "DTSTART",
    "DTEND",
    "STATUS",
    "SUMMARY",
    "TRANSP",
];
/// Events do not repeat: each date of a series is an event of its own.
const NEVER: [&str; 6] = [
    "RRULE",
    "RDATE",
    "EXDATE",
    "RECURRENCE-ID",
    "DURATION",
    "VALARM",
];

#[test]
fn every_event_has_one_uid_one_stamp_in_utc_and_times_that_do_not_float() {
    for (name, octets) in samples() {
        let all = lines(&octets);
        let mut uids = BTreeSet::new();
        let events = all.split(|line| line.name == "BEGIN" && line.value == "VEVENT");
        for event in events.skip(1) {
            let count = |wanted: &str| event.iter().filter(|line| line.name == wanted).count();
            for wanted in ONCE {
                assert_eq!(count(wanted), 1, "{name}: {wanted}");
            }
            for never in NEVER {
                assert_eq!(count(never), 0, "{name}: {never}");
            }
            let line = |wanted: &str| event.iter().find(|line| line.name == wanted).unwrap();
            for stamp in ["DTSTAMP", "LAST-MODIFIED", "CREATED"] {
                let stamp = line(stamp);
                assert!(
                    stamp.value.ends_with('Z') && stamp.parameters.is_empty(),
                    "{name}: {stamp:?}"
                );
            }
            for edge in ["DTSTART", "DTEND"] {
                let edge = line(edge);
                let has_zone = edge.parameters.contains_key("TZID");
                assert!(has_zone != edge.value.ends_with('Z'), "{name}: {edge:?}");
                assert_eq!(
                    edge.value.trim_end_matches('Z').len(),
                    15,
                    "{name}: {edge:?}"
                );
            }
            assert!(
                uids.insert(line("UID").value.clone()),
                "{name}: a UID twice"
            );
        }
    }
}
