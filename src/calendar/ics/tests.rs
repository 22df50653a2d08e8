//! The bytes themselves: what is in them, what never is.

use super::*;
use crate::calendar::render_publish;
use crate::domain::filter::Narrowing;
use proptest::prelude::*;

fn zone(name: &str) -> Zone {
    Zone::parse(name).unwrap()
}

fn entry(uid: &str, zone_name: &str, start: &str, end: &str) -> Entry {
    let zone = zone(zone_name);
    let (local_start, local_end) = (start.parse().unwrap(), end.parse().unwrap());
    let at = |local| match zone::resolve(local, zone) {
        Resolved::Single(at) | Resolved::Twice(at, _) => at,
        Resolved::Skipped => panic!("{local} does not exist"),
    };
    Entry {
        uid: format!("{uid}@events.example.org"),
        sequence: 0,
        created: "2026-10-01T16:00:00Z".parse().unwrap(),
        last_modified: "2026-10-02T16:00:00Z".parse().unwrap(),
        local_start,
        local_end,
        zone,
        starts_at: at(local_start),
        status: Status::Confirmed,
        summary: "Ice Cream with a Cop, free; for all".to_owned(),
        description: "Come by.\nNo speeches, no agenda; just a cone \\ cup.".to_owned(),
        location: "Harbor Creamery, 12 Pier St, Millbrook".to_owned(),
        geo: Some((34.0086, -118.4986)),
        url: "https://events.example.org/millbrook/events/ice-cream".to_owned(),
        categories: vec!["Ice cream".to_owned(), "Parks, beaches".to_owned()],
        language: Language::En,
        access: "Ramp on the left; bell at the door.".to_owned(),
        rain_plan: "We stand under the awning.".to_owned(),
        rain_now: String::new(),
        late: None,
        spoken: vec![Language::En, Language::Es],
        reason: String::new(),
        image: "https://events.example.org/assets/kinds/coffee.svg".to_owned(),
        picture: None,
        color: "hotpink",
    }
}

fn feed(entries: Vec<Entry>) -> Feed {
    Feed {
        name: "Millbrook Police, Outreach".to_owned(),
        url: "https://events.example.org/millbrook".to_owned(),
        source: "https://events.example.org/millbrook/calendar.ics".to_owned(),
        zone: zone("America/Los_Angeles"),
        language: Language::En,
        organizer_name: "Millbrook Police: Outreach".to_owned(),
        organizer_email: "outreach@police.example.org".to_owned(),
        narrowed: Vec::new(),
        entries,
    }
}

fn text(bytes: Vec<u8>) -> String {
    fold::unfold(&String::from_utf8(bytes).unwrap())
}

#[expect(clippy::too_many_lines, reason = "a list of samples")]
fn samples() -> Vec<(&'static str, Vec<u8>)> {
    let coffee = entry(
        "a1",
        "America/Los_Angeles",
        "2027-02-10T15:00:00",
        "2027-02-10T17:00:00",
    );
    let mut cancelled = entry(
        "a2",
        "America/Chicago",
        "2027-03-03T10:00:00",
        "2027-03-03T12:00:00",
    );
    cancelled.status = Status::Cancelled;
    cancelled.sequence = 2;
    cancelled.last_modified = "2026-10-05T16:00:00Z".parse().unwrap();
    let mut postponed = entry(
        "a3",
        "America/New_York",
        "2027-04-01T11:30:00",
        "2027-04-01T13:00:00",
    );
    postponed.status = Status::Postponed;
    postponed.sequence = 1;
    let across = entry(
        "a4",
        "America/Los_Angeles",
        "2027-11-07T00:00:00",
        "2027-11-07T03:00:00",
    );
    let phoenix = entry(
        "a5",
        "America/Phoenix",
        "2027-06-01T17:00:00",
        "2027-06-01T18:30:00",
    );
    let utc = entry(
        "a6",
        "Etc/UTC",
        "2027-06-01T17:00:00",
        "2027-06-01T18:30:00",
    );
    let regular = vec![
        coffee.clone(),
        cancelled.clone(),
        postponed,
        across,
        phoenix,
        utc,
    ];
    let irregular = [
        "America/Vancouver",
        "Africa/Casablanca",
        "America/Mexico_City",
        "Europe/Chisinau",
        "America/Santiago",
        "Africa/Cairo",
        "America/Edmonton",
    ];
    let far: Vec<Entry> = irregular
        .iter()
        .map(|name| {
            entry(
                &name.replace('/', "-"),
                name,
                "2026-12-10T15:00:00",
                "2026-12-10T17:00:00",
            )
        })
        .collect();
    let mut towns = regular.clone();
    towns.push(entry(
        "a7",
        "America/Vancouver",
        "2027-07-01T15:00:00",
        "2027-07-01T17:00:00",
    ));
    let mut changed = feed(regular.clone());
    changed.entries[0].local_start += chrono::TimeDelta::hours(1);
    changed.entries[0].starts_at += chrono::TimeDelta::hours(1);
    changed.entries[0].sequence = 1;
    changed.entries[0].last_modified += chrono::TimeDelta::hours(1);
    let mut spanish = feed(regular.clone());
    spanish.language = Language::Es;
    vec![
        ("feed", render(&feed(regular))),
        ("feed-changed", render(&changed)),
        ("feed-es", render(&spanish)),
        ("irregular", render(&feed(far))),
        ("towns", render(&feed(towns))),
        ("empty", render(&feed(Vec::new()))),
        ("single", render(&feed(vec![coffee.clone()]))),
        ("single-cancelled", render(&feed(vec![cancelled.clone()]))),
        ("publish", render_publish(&feed(vec![coffee.clone()]))),
        (
            "publish-cancelled",
            render_publish(&feed(vec![cancelled.clone()])),
        ),
    ]
}

#[test]
fn samples_are_stable_and_can_be_kept_for_other_checkers() {
    let (first, second) = (samples(), samples());
    assert_eq!(first, second);
    if let Some(folder) = std::env::var_os("CUPPA_ICS_OUT") {
        for (name, bytes) in first {
            let path = std::path::Path::new(&folder).join(format!("{name}.ics"));
            std::fs::write(path, bytes).unwrap();
        }
    }
}

#[test]
fn an_event_is_written_as_people_entered_it() {
    let one = entry(
        "a1",
        "America/Los_Angeles",
        "2027-02-10T15:00:00",
        "2027-02-10T17:00:00",
    );
    let ics = text(render(&feed(vec![one])));
    for line in [
        "NAME:Events of Millbrook Police\\, Outreach",
        "X-WR-CALNAME:Events of Millbrook Police\\, Outreach",
        "SUMMARY;LANGUAGE=en:Ice Cream with a Cop\\, free\\; for all",
        "DESCRIPTION;LANGUAGE=en:Come by.\\nNo speeches\\, no agenda\\; just a cone \\\\ cup.\\n\\nWhere: Harbor Creamery\\, 12 Pier St\\, Millbrook\\nGetting in: Ramp on the left\\; bell at the door.\\nIf it rains: We stand under the awning.\\nLanguages spoken: English and Spanish\\n\\nYou do not need to give your name.\\n\\nDetails: https://events.example.org/millbrook/events/ice-cream",
        "CATEGORIES:Ice cream,Parks\\, beaches",
        "DTSTART;TZID=America/Los_Angeles:20270210T150000",
        "DTEND;TZID=America/Los_Angeles:20270210T170000",
        "DTSTAMP:20261002T160000Z",
        "UID:a1@events.example.org",
        "GEO:34.008600;-118.498600",
        "COLOR:midnightblue",
        "COLOR:hotpink",
        "IMAGE;DISPLAY=BADGE;FMTTYPE=image/svg+xml;VALUE=URI:https://events.example.org/assets/kinds/coffee.svg",
        "STATUS:CONFIRMED",
        "TRANSP:TRANSPARENT",
        "SOURCE;VALUE=URI:https://events.example.org/millbrook/calendar.ics",
    ] {
        assert_eq!(
            ics.matches(&format!("\r\n{line}\r\n")).count(),
            1,
            "{line}\n{ics}"
        );
    }
    for never in ["METHOD", "ATTENDEE", "ORGANIZER", "VALARM"] {
        assert!(!ics.contains(never), "{never}");
    }
}

#[test]
fn mail_publishes_for_the_department_and_names_nobody_else() {
    let mut one = entry(
        "a1",
        "America/Los_Angeles",
        "2027-02-10T15:00:00",
        "2027-02-10T17:00:00",
    );
    one.status = Status::Cancelled;
    one.sequence = 3;
    let ics = text(render_publish(&feed(vec![one.clone()])));
    assert!(ics.contains("\r\nMETHOD:PUBLISH\r\n"));
    assert!(ics.contains(
        "\r\nORGANIZER;CN=\"Millbrook Police: Outreach\":mailto:outreach@police.example.org\r\n"
    ));
    assert!(ics.contains("\r\nSUMMARY;LANGUAGE=en:Cancelled: Ice Cream with a Cop"));
    assert!(ics.contains("\r\nSTATUS:CANCELLED\r\n") && ics.contains("\r\nSEQUENCE:3\r\n"));
    assert!(!ics.contains("ATTENDEE"));
}

#[test]
fn a_postponed_event_gives_up_its_old_date_in_both_languages() {
    let mut one = entry(
        "a1",
        "America/Los_Angeles",
        "2027-02-10T15:00:00",
        "2027-02-10T17:00:00",
    );
    one.status = Status::Postponed;
    let mut spanish = feed(vec![one]);
    let ics = text(render(&spanish));
    assert!(ics.contains("SUMMARY;LANGUAGE=en:Cancelled for now\\, new date to come: Ice Cream"));
    assert!(ics.contains("STATUS:CANCELLED"));
    spanish.language = Language::Es;
    assert!(
        text(render(&spanish))
            .contains("SUMMARY;LANGUAGE=en:Cancelado por ahora\\, habrá nueva fecha: ")
    );
}

#[test]
fn a_calendar_that_was_narrowed_says_so_in_the_language_asked_for() {
    let mut narrow = feed(Vec::new());
    narrow.language = Language::Es;
    narrow.narrowed = vec![
        Narrowing::Venue("Pier, north end".to_owned()),
        Narrowing::Spoken(Language::Es),
    ];
    let ics = text(render(&narrow));
    let name = "Eventos de Millbrook Police\\, Outreach: Pier\\, north end\\, Español";
    for line in [
        format!("\r\nNAME:{name}\r\n"),
        format!("\r\nX-WR-CALNAME:{name}\r\n"),
    ] {
        assert!(ics.contains(&line), "{line}\n{ics}");
    }
}

#[test]
fn who_cannot_come_in_time_reads_why_before_anything_else() {
    let mut off = entry(
        "a1",
        "America/Los_Angeles",
        "2027-02-10T15:00:00",
        "2027-02-10T17:00:00",
    );
    off.status = Status::Cancelled;
    off.reason = "The freezer broke.".to_owned();
    let ics = text(render(&feed(vec![off])));
    assert!(
        ics.contains("\r\nDESCRIPTION;LANGUAGE=en:Reason given: The freezer broke.\\n\\nCome by."),
        "{ics}"
    );
}

#[test]
fn a_calendar_without_events_still_has_a_component() {
    let ics = text(render(&feed(Vec::new())));
    assert!(ics.contains("BEGIN:VTIMEZONE\r\nTZID:America/Los_Angeles\r\n"));
    assert!(ics.ends_with("END:VTIMEZONE\r\nEND:VCALENDAR\r\n"));
}

#[test]
fn the_second_pass_of_a_repeated_hour_and_utc_are_written_in_utc() {
    let mut second = entry(
        "a1",
        "America/Los_Angeles",
        "2027-11-07T01:30:00",
        "2027-11-07T03:00:00",
    );
    second.starts_at += chrono::TimeDelta::hours(1);
    let ics = text(render(&feed(vec![second])));
    assert!(ics.contains("\r\nDTSTART:20271107T093000Z\r\n"));
    assert!(ics.contains("\r\nDTEND:20271107T110000Z\r\n"));
    let greenwich = entry(
        "a2",
        "Etc/UTC",
        "2027-06-01T17:00:00",
        "2027-06-01T18:00:00",
    );
    let ics = text(render(&feed(vec![greenwich])));
    assert!(ics.contains("\r\nDTSTART:20270601T170000Z\r\n") && !ics.contains("TZID"));
}

/// Puts a hostile text into every field that takes one.
fn hostile(evil: &str) -> Vec<Vec<u8>> {
    let mut one = entry(
        "a1",
        "America/Los_Angeles",
        "2027-02-10T15:00:00",
        "2027-02-10T17:00:00",
    );
    one.uid = format!("a1{evil}");
    for field in [
        &mut one.summary,
        &mut one.description,
        &mut one.access,
        &mut one.rain_plan,
        &mut one.reason,
        &mut one.image,
        &mut one.location,
        &mut one.url,
    ] {
        field.push_str(evil);
    }
    one.categories.push(evil.to_owned());
    one.geo = Some((f64::NAN, f64::INFINITY));
    let mut around = feed(vec![one]);
    around.narrowed = vec![
        Narrowing::Venue(evil.to_owned()),
        Narrowing::Words(evil.to_owned()),
    ];
    for field in [
        &mut around.name,
        &mut around.url,
        &mut around.source,
        &mut around.organizer_name,
        &mut around.organizer_email,
    ] {
        field.push_str(evil);
    }
    vec![render(&around), render_publish(&around)]
}

fn assert_sound(bytes: &[u8]) {
    let ics = std::str::from_utf8(bytes).unwrap();
    let bare = ics.replace("\r\n", "");
    assert!(
        !bare.chars().any(char::is_control),
        "a control character in {bare:?}"
    );
    assert!(ics.split("\r\n").all(|line| line.len() <= 75));
    for line in fold::unfold(ics).split_terminator("\r\n") {
        let name = line.split([':', ';']).next().unwrap();
        assert!(KNOWN.contains(&name), "a line of its own: {line:?}");
    }
}

const KNOWN: [&str; 37] = [
    "COLOR",
    "IMAGE",
    "BEGIN",
    "END",
    "VERSION",
    "PRODID",
    "CALSCALE",
    "METHOD",
    "NAME",
    "X-WR-CALNAME",
    "DESCRIPTION",
    "X-WR-CALDESC",
    "X-WR-TIMEZONE",
    "REFRESH-INTERVAL",
    "X-PUBLISHED-TTL",
    "SOURCE",
    "URL",
    "TZID",
    "DTSTART",
    "RRULE",
    "TZNAME",
    "TZOFFSETFROM",
    "TZOFFSETTO",
    "UID",
    "DTSTAMP",
    "LAST-MODIFIED",
    "CREATED",
    "SEQUENCE",
    "SUMMARY",
    "LOCATION",
    "STATUS",
    "TRANSP",
    "CLASS",
    "CATEGORIES",
    "COMMENT",
    "DTEND",
    "ORGANIZER",
];

#[test]
fn no_field_can_begin_a_line_of_its_own() {
    for evil in [
        "\r\nX-INJECT:1",
        "\nX-INJECT:1",
        "\rX-INJECT:1",
        "\u{2028}X-INJECT:1",
        "\u{85}X-INJECT:1",
        "\u{0}\u{7}\u{1b}[31m",
        "\";X=\"\r\nX-INJECT:1",
        "\\\r\nX-INJECT:1",
        "\r\n X-INJECT:1",
        "\r\nBEGIN:VEVENT\r\nX-INJECT:1",
    ] {
        for bytes in hostile(evil) {
            assert_sound(&bytes);
        }
    }
}

proptest! {
    #[test]
    fn whatever_a_field_holds_the_bytes_are_sound(evil in any::<String>()) {
        for bytes in hostile(&evil) {
            assert_sound(&bytes);
        }
    }
}
