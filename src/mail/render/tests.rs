//! Every message in every language, read as a whole; and hostile names.

use proptest::prelude::*;

mod invited;

use super::*;
use crate::domain::contact::EmailAddress;
use crate::domain::event::State;
use crate::domain::language::Language;
use crate::domain::links::Links;
use crate::mail::samples::{self, sample};

fn sender() -> SenderSettings {
    let address = EmailAddress::parse("events@mail.example.org").unwrap();
    SenderSettings::of(address, Links::new(samples::BASE))
}

fn rendered(letter: &Letter) -> String {
    String::from_utf8(render(letter, &sender()).unwrap()).unwrap()
}

/// The message with quoted-printable undone, LF at line ends and the boundary named.
fn readable(raw: &str) -> String {
    let boundary = raw
        .split("boundary=\"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    let unix = raw.replace(boundary, "BOUNDARY").replace("\r\n", "\n");
    let (head, body) = unix.split_once("\n\n").unwrap();
    let mut octets = format!("{head}\n\n").into_bytes();
    let mut rest = body.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        match (first, tail) {
            (b'=', [b'\n', after @ ..]) => rest = after,
            (b'=', [high, low, after @ ..])
                if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() =>
            {
                let pair = String::from_utf8(vec![*high, *low]).unwrap();
                octets.push(u8::from_str_radix(&pair, 16).unwrap());
                rest = after;
            }
            _ => {
                octets.push(first);
                rest = tail;
            }
        }
    }
    String::from_utf8(octets).unwrap().replace("\r\n", "\n")
}

/// The text part alone.
fn text_part(readable: &str) -> &str {
    let from = readable.find("text/plain").unwrap();
    let body = readable[from..].split_once("\n\n").unwrap().1;
    body.split("--BOUNDARY").next().unwrap()
}

#[test]
fn every_message_reads_well_in_every_language() {
    for kind in Kind::ALL {
        for language in Language::ALL {
            let raw = rendered(&sample(kind, language).unwrap());
            if let Some(directory) = std::env::var_os("CUPPA_EML_OUT") {
                let name = format!("{}.{}.eml", kind.as_str(), language);
                std::fs::write(std::path::Path::new(&directory).join(name), &raw).unwrap();
            }
            let shown = readable(&raw);
            assert!(!shown.contains("[mail-"), "a word is missing: {shown}");
            insta::assert_snapshot!(format!("{}_{language}", kind.as_str()), shown);
        }
    }
}

#[test]
fn the_octets_are_ascii_in_short_lines() {
    for kind in Kind::ALL {
        let raw = rendered(&sample(kind, Language::Es).unwrap());
        assert!(raw.is_ascii());
        assert!(
            raw.split("\r\n")
                .all(|line| line.len() <= 998 && !line.contains(['\r', '\n']))
        );
    }
}

#[test]
fn what_people_wrote_is_escaped_in_html_and_nowhere_else() {
    let mut letter = sample(Kind::RsvpConfirmed, Language::En).unwrap();
    let event = letter.event.as_mut().unwrap();
    event.texts.get_mut(&Language::En).unwrap().title = "<b>Q&A \"live\"'s</b>".to_owned();
    let shown = readable(&rendered(&letter));
    assert!(text_part(&shown).contains("You are coming to <b>Q&A \"live\"'s</b>"));
    assert!(!shown.contains("<h1>You are coming to <b>"));
}

#[test]
fn a_long_title_leaves_a_subject_of_120_characters() {
    let mut letter = sample(Kind::Reminder, Language::Es).unwrap();
    let event = letter.event.as_mut().unwrap();
    event.texts.get_mut(&Language::Es).unwrap().title = "ñandú ".repeat(60);
    let page = compose::page(&letter, &sender().links).unwrap();
    assert!(
        page.subject.chars().count() <= 120 && page.subject.ends_with('…'),
        "{}",
        page.subject
    );
}

#[test]
fn a_letter_without_what_it_speaks_about_is_refused() {
    for kind in Kind::ALL {
        let mut letter = sample(kind, Language::En).unwrap();
        (letter.event, letter.article, letter.one_time_link) = (None, None, None);
        letter.written = None;
        letter.news = None;
        letter.reminders.clear();
        assert!(
            matches!(render(&letter, &sender()), Err(RenderError::Lacks(_))),
            "{kind:?}"
        );
    }
}

#[test]
fn only_news_can_be_stopped_with_one_click() {
    for kind in Kind::ALL {
        let raw = rendered(&sample(kind, Language::En).unwrap());
        assert_eq!(
            raw.contains("\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"),
            kind.is_subscription()
        );
    }
}

const HOSTILE: [&str; 6] = [
    "x\r\nBcc: evil@example.net",
    "x\nX: y",
    "x\0y",
    "\u{202e}gnp.exe",
    "=?utf-8?q?=0D=0ABcc:_e?=",
    "a\", <e@example.net>",
];

#[test]
fn no_name_adds_a_header_or_a_recipient() {
    for name in HOSTILE {
        let raw = hostile(name);
        let head = raw.split("\r\n\r\n").next().unwrap();
        let fields = head
            .split("\r\n")
            .filter(|line| !line.starts_with([' ', '\t']))
            .count();
        assert_eq!(fields, 10, "{head}");
        assert!(
            !head.contains("\r\nBcc") && !head.contains("\r\nX:"),
            "{head}"
        );
    }
}

fn hostile(name: &str) -> String {
    let mut letter = sample(Kind::EventCancelled, Language::En).unwrap();
    letter.department.name = name.to_owned();
    letter.department.postal_address = name.to_owned();
    let event = letter.event.as_mut().unwrap();
    event.texts.get_mut(&Language::En).unwrap().title = name.to_owned();
    event.venue.facts.name = name.to_owned();
    event.reason = Some(name.to_owned());
    rendered(&letter)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn no_name_makes_the_writer_panic(name in any::<String>()) {
        let raw = hostile(&name);
        prop_assert!(raw.is_ascii());
        prop_assert!(raw.split("\r\n").all(|line| line.len() <= 998 && !line.contains(['\r', '\n'])));
    }
}

#[test]
fn a_department_without_an_address_of_its_own_is_answered_at_the_sender() {
    let mut letter = sample(crate::domain::notice::Kind::RsvpConfirmed, Language::En).unwrap();
    letter.department.email = String::new();
    let raw = rendered(&letter);
    assert!(raw.contains("Reply-To: events@mail.example.org"), "{raw}");
}

#[test]
fn a_department_writes_from_its_own_address_only_where_the_signature_speaks_for_it() {
    let from = |own: &str, kind| {
        let mut letter = sample(kind, Language::En).unwrap();
        letter.department.settings.sender = own.to_owned();
        let sender = SenderSettings {
            news: EmailAddress::parse("news@mail.example.org").unwrap(),
            ..sender()
        };
        let raw = String::from_utf8(render(&letter, &sender).unwrap()).unwrap();
        let line = raw.lines().find(|line| line.starts_with("From: "));
        line.unwrap().rsplit_once('<').unwrap().1.to_owned()
    };
    let confirmed = Kind::RsvpConfirmed;
    assert_eq!(from("", confirmed), "events@mail.example.org>");
    assert_eq!(from("", Kind::ArticlePublished), "news@mail.example.org>");
    for own in ["pd@mail.example.org", "pd@millbrook.mail.example.org"] {
        assert_eq!(from(own, confirmed), format!("{own}>"));
    }
    for foreign in [
        "pd@example.org",
        "pd@evil-mail.example.org",
        "pd@example.com",
    ] {
        assert_eq!(from(foreign, confirmed), "events@mail.example.org>");
    }
}

fn keep(variable: &str, name: &str, octets: &[u8]) {
    if let Some(directory) = std::env::var_os(variable) {
        std::fs::write(std::path::Path::new(&directory).join(name), octets).unwrap();
    }
}

/// The calendar part alone, with CRLF.
fn calendar_part_of(raw: &str) -> String {
    // `=CA` in the part's own header would be read as an octet.
    let shown = readable(&raw.replace("method=CANCEL", ""));
    let from = shown.find("BEGIN:VCALENDAR").unwrap();
    let to = shown.find("END:VCALENDAR\n").unwrap() + "END:VCALENDAR\n".len();
    shown[from..to].replace('\n', "\r\n")
}

#[test]
fn an_invitation_its_update_and_its_end_are_mails_a_calendar_app_can_answer() {
    let steps = [
        (
            "1-request",
            Kind::RsvpConfirmed,
            None,
            "REQUEST",
            "SEQUENCE:0",
        ),
        (
            "2-update",
            Kind::EventChanged,
            Some(0),
            "REQUEST",
            "SEQUENCE:1",
        ),
        (
            "3-cancel",
            Kind::EventCancelled,
            Some(1),
            "CANCEL",
            "SEQUENCE:2",
        ),
    ];
    let mut uids = std::collections::BTreeSet::new();
    for (hours, (name, kind, told, method, sequence)) in (0..).zip(steps) {
        let mut letter = sample(kind, Language::En).unwrap();
        letter.event.as_mut().unwrap().updated_at += chrono::TimeDelta::hours(hours);
        let invite = Invite {
            organizer: EmailAddress::parse("replies+r7k2m9@mail.example.org").unwrap(),
            told,
            withdrawn: false,
        };
        let raw = render_invitation(&letter, &sender(), &invite).unwrap();
        let raw = String::from_utf8(raw).unwrap();
        let ics = calendar_part_of(&raw);
        keep(
            "CUPPA_EML_OUT",
            &format!("invitation-{name}.eml"),
            raw.as_bytes(),
        );
        keep(
            "CUPPA_ICS_OUT",
            &format!("invitation-{name}.ics"),
            ics.as_bytes(),
        );
        let flat = raw.replace("\r\n ", " ");
        let kind = format!(
            "Content-Type: text/calendar; charset=utf-8; method={method}; component=VEVENT"
        );
        assert_eq!(flat.matches(&kind).count(), 1, "{flat}");
        assert_eq!(flat.matches("text/calendar").count(), 1, "{flat}");
        assert!(
            !flat.contains("Content-Disposition") && !flat.contains("Content-ID"),
            "{flat}"
        );
        let last = flat.rfind("Content-Type: ").unwrap();
        assert!(
            flat[last..].starts_with(&kind)
                && flat.contains("Content-Type: multipart/alternative;")
        );
        assert!(
            flat.contains("\r\nReply-To: replies+r7k2m9@mail.example.org\r\n"),
            "{flat}"
        );
        for line in [format!("METHOD:{method}"), sequence.to_owned()] {
            assert!(ics.contains(&format!("\r\n{line}\r\n")), "{line}: {ics}");
        }
        let flat = ics.replace("\r\n ", "");
        assert_eq!(flat.matches("\r\nATTENDEE;").count(), 1, "{flat}");
        assert!(
            flat.contains(":mailto:replies+r7k2m9@mail.example.org\r\n"),
            "{flat}"
        );
        uids.insert(
            ics.split("UID:")
                .nth(1)
                .unwrap()
                .lines()
                .next()
                .unwrap()
                .to_owned(),
        );
    }
    assert_eq!(uids.len(), 1, "{uids:?}");
}

#[test]
fn who_withdraws_is_sent_an_end_though_the_event_goes_on() {
    let letter = sample(Kind::RsvpConfirmed, Language::Es).unwrap();
    let invite = Invite {
        organizer: EmailAddress::parse("replies@mail.example.org").unwrap(),
        told: Some(4),
        withdrawn: true,
    };
    let raw = render_invitation(&letter, &sender(), &invite).unwrap();
    let ics = calendar_part_of(&String::from_utf8(raw).unwrap());
    for line in ["METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:5"] {
        assert!(ics.contains(&format!("\r\n{line}\r\n")), "{line}: {ics}");
    }
}

#[test]
fn what_is_published_by_mail_says_publish_in_both_places_and_nothing_of_the_reader() {
    for kind in Kind::ALL.into_iter().filter(|kind| has_calendar(*kind)) {
        let raw = rendered(&sample(kind, Language::En).unwrap());
        let flat = raw.replace("\r\n ", " ");
        let part = "Content-Type: text/calendar; charset=utf-8; method=PUBLISH; component=VEVENT";
        assert_eq!(flat.matches(part).count(), 1, "{flat}");
        assert!(!flat.contains("Content-Disposition"), "{flat}");
        let ics = calendar_part_of(&raw);
        keep(
            "CUPPA_ICS_OUT",
            &format!("mail-{}.ics", kind.as_str()),
            ics.as_bytes(),
        );
        assert!(
            ics.contains("\r\nMETHOD:PUBLISH\r\n") && !ics.contains("ATTENDEE"),
            "{ics}"
        );
    }
}

#[test]
fn the_two_letters_of_a_kind_read_well_in_every_language() {
    for language in Language::ALL {
        let mut back = sample(Kind::RainPlan, language).unwrap();
        let event = back.event.as_mut().unwrap();
        (event.rain_since, event.reason) = (None, None);
        let mut postponed = sample(Kind::Correction, language).unwrap();
        postponed.event.as_mut().unwrap().state = State::Postponed;
        for (name, letter) in [
            ("rain_plan_back", back),
            ("correction_postponed", postponed),
        ] {
            let raw = rendered(&letter);
            keep(
                "CUPPA_EML_OUT",
                &format!("{name}.{language}.eml"),
                raw.as_bytes(),
            );
            let shown = readable(&raw);
            assert!(!shown.contains("[mail-"), "a word is missing: {shown}");
            insta::assert_snapshot!(format!("{name}_{language}"), shown);
        }
    }
}
