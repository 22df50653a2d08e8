//! Messages in the shape real programs send them, and the same ones mutilated.

use proptest::prelude::*;

use super::*;
use crate::domain::incoming::{About, Action, Choice, Failure};

const TAG: &str = "r5.0a1b2c3d4e5f60718293";
const ID: &str = "<0123@mail.example.org>";

const SAMPLES: [(&str, &str); 12] = [
    (
        "gmail",
        include_str!("../../../tests/mail/gmail-accept.eml"),
    ),
    (
        "outlook",
        include_str!("../../../tests/mail/outlook-decline.eml"),
    ),
    (
        "apple",
        include_str!("../../../tests/mail/apple-accept.eml"),
    ),
    (
        "thunderbird",
        include_str!("../../../tests/mail/thunderbird-tentative.eml"),
    ),
    (
        "postfix",
        include_str!("../../../tests/mail/dsn-postfix.eml"),
    ),
    ("exim", include_str!("../../../tests/mail/dsn-exim.eml")),
    (
        "exchange",
        include_str!("../../../tests/mail/dsn-exchange.eml"),
    ),
    ("google", include_str!("../../../tests/mail/dsn-gmail.eml")),
    ("yahoo", include_str!("../../../tests/mail/arf-yahoo.eml")),
    (
        "comcast",
        include_str!("../../../tests/mail/arf-comcast.eml"),
    ),
    (
        "away",
        include_str!("../../../tests/mail/out-of-office.eml"),
    ),
    ("stop", include_str!("../../../tests/mail/stop.eml")),
];

fn sample(name: &str) -> String {
    let (_, text) = SAMPLES.iter().find(|(known, _)| *known == name).unwrap();
    let filled = text
        .replace("{TAG}", TAG)
        .replace("{ID}", ID)
        .replace("{TO}", "replies")
        .replace("{UID}", "0123456789abcdef0123456789abcdef")
        .replace("{STAMP}", "20261202T101500Z")
        .replace("{PARTSTAT}", "ACCEPTED")
        .replace("{ATTENDEE}", "ann@example.org")
        .replace("{GUESTS}", "1")
        .replace("{ACTION}", "failed")
        .replace("{STATUS}", "5.1.1");
    filled.replace('\n', "\r\n")
}

fn received(text: &str) -> Received {
    read(text.as_bytes(), None).unwrap()
}

fn failed(status: &str) -> Vec<Failure> {
    vec![Failure {
        action: Action::Failed,
        status: status.to_owned(),
    }]
}

#[test]
fn every_calendar_app_is_understood() {
    for (name, choice, guests) in [
        ("gmail", Choice::Accepted, Some(1)),
        ("outlook", Choice::Declined, None),
        ("apple", Choice::Accepted, None),
        ("thunderbird", Choice::Tentative, None),
    ] {
        let message = received(&sample(name));
        assert_eq!(message.tags, [TAG], "{name}");
        let Content::Answers(answers) = message.content else {
            panic!("{name}: {:?}", message.content)
        };
        let [one] = answers.as_slice() else {
            panic!("{name}: the same answer twice is one: {answers:?}")
        };
        assert_eq!(one.uid, "0123456789abcdef0123456789abcdef", "{name}");
        assert_eq!((one.choice, one.guests), (choice, guests), "{name}");
        assert!(
            one.attendee.eq_ignore_ascii_case("ann@example.org"),
            "{name}"
        );
        assert_eq!(one.at.to_rfc3339(), "2026-12-02T10:15:00+00:00", "{name}");
        let tag = (name != "outlook").then(|| TAG.to_owned());
        assert_eq!(one.organizer_tag, tag, "{name}");
    }
}

#[test]
fn every_mail_system_says_which_message_failed_and_why() {
    for (name, status) in [
        ("postfix", "5.1.1"),
        ("exim", "5.1.1"),
        ("exchange", "5.1.10"),
        ("google", "5.2.2"),
    ] {
        let message = received(&sample(name));
        assert_eq!(message.tags, [TAG], "{name}");
        let Content::Bounce { about, failures } = message.content else {
            panic!("{name}: {:?}", message.content)
        };
        assert_eq!(failures, failed(status), "{name}");
        assert!(about.tags.contains(&TAG.to_owned()), "{name}: {about:?}");
        assert!(
            about.message_ids.contains(&ID.to_owned()),
            "{name}: {about:?}"
        );
    }
    let late = sample("postfix").replace("Action: failed", "Action: delayed");
    let Content::Bounce { failures, .. } = received(&late).content else {
        panic!("a report all the same")
    };
    assert_eq!(failures[0].action, Action::Delayed);
}

#[test]
fn a_complaint_says_which_message_even_when_the_address_is_hidden() {
    let yahoo = Content::Complaint(About {
        tags: vec![TAG.to_owned()],
        message_ids: vec![ID.to_owned()],
    });
    assert_eq!(received(&sample("yahoo")).content, yahoo);
    let comcast = Content::Complaint(About {
        tags: Vec::new(),
        message_ids: vec![ID.to_owned()],
    });
    assert_eq!(received(&sample("comcast")).content, comcast);
    let praise = sample("yahoo").replace("Feedback-Type: abuse", "Feedback-Type: not-spam");
    assert_eq!(received(&praise).content, Content::Automatic);
}

#[test]
fn an_automatic_answer_is_nothing_and_a_letter_is_a_letter() {
    assert_eq!(received(&sample("away")).content, Content::Automatic);
    let stop = received(&sample("stop"));
    assert_eq!(
        (stop.content, stop.tags),
        (Content::Letter, vec![TAG.to_owned()])
    );
    for (from, to) in [
        (
            "Return-Path: <somebody.else@example.net>",
            "Return-Path: <>",
        ),
        ("Subject:", "Auto-Submitted: auto-notified\r\nSubject:"),
        ("Subject:", "Auto-Submitted: auto-generated\r\nSubject:"),
        ("Subject:", "Precedence: auto_reply\r\nSubject:"),
    ] {
        let automatic = sample("stop").replacen(from, to, 1);
        assert_eq!(received(&automatic).content, Content::Automatic, "{to}");
    }
    let by_hand = sample("stop").replacen("Subject:", "Auto-Submitted: no\r\nSubject:", 1);
    assert_eq!(received(&by_hand).content, Content::Letter);
    let away = sample("gmail").replace("auto-generated", "auto-replied");
    assert_eq!(
        received(&away).content,
        Content::Automatic,
        "a machine that is away"
    );
}

#[test]
fn the_tag_is_found_in_the_envelope_and_in_every_place_a_mail_system_writes_it() {
    let bare = "From: a@b.org\r\nSubject: x\r\n\r\nhello\r\n";
    let told = read(bare.as_bytes(), Some("Replies+R5.0A1B@mail.example.org")).unwrap();
    assert_eq!(told.tags, ["r5.0a1b"]);
    for name in ["Delivered-To", "X-Original-To", "Envelope-To", "To", "Cc"] {
        let text = format!("{name}: \"A, B\" <x@y.org>,\r\n <a+r1.b@c.org>\r\n{bare}");
        assert_eq!(received(&text).tags, ["r1.b"], "{name}");
    }
    let many: String = (0..500).map(|n| format!("a+r{n}.x@c.org, ")).collect();
    assert_eq!(
        received(&format!("To: {many}\r\n{bare}")).tags.len(),
        MOST_TAGS
    );
}

#[test]
fn a_message_that_is_too_large_is_refused_and_one_of_a_thousand_parts_passed_over() {
    let huge = vec![b'a'; MOST_OCTETS + 1];
    assert_eq!(read(&huge, None), Err(TooLarge));
    let nested = "Content-Type: message/rfc822\r\n\r\n".repeat(300_000);
    let whole = format!("To: a+r1.b@c.org\r\n{nested}");
    assert_eq!(received(&whole).content, Content::Automatic);
    let few = "Content-Type: message/rfc822\r\n\r\n".repeat(MOST_PARTS);
    assert_eq!(received(&few).content, Content::Letter);
    let parts = "--x\r\nContent-Type: text/calendar\r\n\r\nBEGIN:VCALENDAR\r\n".repeat(1000);
    let whole = format!("Content-Type: multipart/mixed; boundary=x\r\n\r\n{parts}--x--");
    assert_eq!(received(&whole).content, Content::Automatic);
    assert_eq!(received("").content, Content::Automatic);
}

proptest! {
    #[test]
    fn whatever_is_done_to_a_message_nothing_breaks(
        which in 0..SAMPLES.len(),
        cuts in proptest::collection::vec((any::<proptest::sample::Index>(), 0usize..60, proptest::collection::vec(any::<u8>(), 0..20)), 1..6),
    ) {
        let mut raw = sample(SAMPLES[which].0).into_bytes();
        for (at, long, octets) in cuts {
            let from = at.index(raw.len().max(1)).min(raw.len());
            let to = (from + long).min(raw.len());
            raw.splice(from..to, octets);
        }
        let message = read(&raw, None).unwrap();
        prop_assert!(message.tags.len() <= MOST_TAGS);
        if let Content::Answers(answers) = message.content {
            prop_assert!(answers.len() <= MOST_TAGS);
        }
    }

    #[test]
    fn any_lines_of_known_messages_in_any_order_are_read(
        picks in proptest::collection::vec((0..SAMPLES.len(), any::<proptest::sample::Index>()), 0..80),
    ) {
        let mut text = String::new();
        for (which, line) in picks {
            let lines: Vec<&str> = SAMPLES[which].1.lines().collect();
            text.push_str(lines[line.index(lines.len())]);
            text.push_str("\r\n");
        }
        prop_assert!(read(text.as_bytes(), None).is_ok());
    }
}
