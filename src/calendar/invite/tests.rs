//! Invitations: who stands in them, what rises, what no address can do (CALENDAR.md, items 57 to 60).

use proptest::prelude::*;

use super::*;
use crate::calendar::{fold, samples};
use crate::domain::zone::Zone;

/// The first of the samples, alone.
fn event() -> Feed {
    let mut feed = samples::feed(Zone::parse("America/Los_Angeles").unwrap());
    feed.organizer_name = "Millbrook Police: Outreach".into();
    feed.entries.truncate(1);
    let one = &mut feed.entries[0];
    (one.sequence, one.last_modified) = (0, "2026-10-02T16:00:00Z".parse().unwrap());
    feed
}

fn written() -> DateTime<Utc> {
    "2026-12-01T17:00:00Z".parse().unwrap()
}

fn address(raw: &str) -> EmailAddress {
    EmailAddress::parse(raw).unwrap()
}

/// Lines of the part that `make` writes for an event, with what the attendee was told before.
fn lines(feed: &Feed, told: Option<i32>, method: Method) -> Vec<String> {
    let (organizer, attendee) = (
        address("replies+r7k2@police.example.org"),
        address("sam.rivera@example.com"),
    );
    let invitation = Invitation {
        feed,
        organizer: &organizer,
        attendee: &attendee,
        told,
        at: written(),
    };
    let octets = match method {
        Method::Cancel => invitation.cancel(),
        _ => invitation.request(),
    };
    let text = String::from_utf8(octets.unwrap()).unwrap();
    fold::unfold(&text)
        .split_terminator("\r\n")
        .map(str::to_owned)
        .collect()
}

fn value<'a>(lines: &'a [String], name: &str) -> Vec<&'a str> {
    lines
        .iter()
        .filter(|line| line.split([':', ';']).next() == Some(name))
        .map(|line| &line[name.len()..])
        .collect()
}

#[test]
fn an_invitation_names_the_department_and_one_resident_who_is_asked_to_answer() {
    let request = lines(&event(), None, Method::Request);
    assert_eq!(value(&request, "METHOD"), [":REQUEST"]);
    assert_eq!(
        value(&request, "ORGANIZER"),
        [";CN=\"Millbrook Police: Outreach\":mailto:replies+r7k2@police.example.org"]
    );
    let attendees = value(&request, "ATTENDEE");
    let [attendee] = attendees.as_slice() else {
        panic!("one attendee, not {attendees:?}")
    };
    assert!(
        attendee.ends_with(":mailto:sam.rivera@example.com"),
        "{attendee}"
    );
    for parameter in [
        "CUTYPE=INDIVIDUAL",
        "PARTSTAT=NEEDS-ACTION",
        "RSVP=TRUE",
        "ROLE=REQ-PARTICIPANT",
    ] {
        assert!(attendee.contains(&format!(";{parameter}")), "{attendee}");
    }
    assert!(!attendee.contains("CN="), "no name is needed");
    assert_eq!(value(&request, "STATUS"), [":CONFIRMED"]);
    assert_eq!(value(&request, "SEQUENCE"), [":0"]);
    assert_eq!(
        value(&request, "BEGIN").len(),
        5,
        "calendar, zone with two rules, event: {request:?}"
    );
}

#[test]
fn an_update_and_an_end_keep_the_uid_and_raise_the_sequence() {
    let first = event();
    let mut moved = first.clone();
    moved.entries[0].sequence = 1;
    let mut off = moved.clone();
    (off.entries[0].sequence, off.entries[0].status) = (2, Status::Cancelled);
    let request = lines(&first, None, Method::Request);
    let update = lines(&moved, Some(0), Method::Request);
    let cancel = lines(&off, Some(1), Method::Cancel);
    for other in [&update, &cancel] {
        assert_eq!(value(&request, "UID"), value(other, "UID"));
    }
    assert_eq!(value(&update, "SEQUENCE"), [":1"]);
    assert_eq!(value(&cancel, "SEQUENCE"), [":2"]);
    assert_eq!(value(&cancel, "METHOD"), [":CANCEL"]);
    assert_eq!(value(&cancel, "STATUS"), [":CANCELLED"]);
    let who = |lines: &[String]| {
        value(lines, "ATTENDEE")[0]
            .rsplit("mailto:")
            .next()
            .map(str::to_owned)
    };
    assert_eq!(who(&request), who(&cancel));
    assert_eq!(value(&cancel, "ATTENDEE").len(), 1);
}

#[test]
fn who_withdraws_from_an_event_that_goes_on_gets_an_end_above_what_was_sent() {
    let cancel = lines(&event(), Some(0), Method::Cancel);
    assert_eq!(value(&cancel, "SEQUENCE"), [":1"]);
    assert_eq!(value(&cancel, "STATUS"), [":CANCELLED"]);
    assert_eq!(
        value(&cancel, "LAST-MODIFIED"),
        [":20261201T170000Z"],
        "for this reader it changed now"
    );
    let first = lines(&event(), None, Method::Request);
    assert_eq!(
        value(&first, "LAST-MODIFIED"),
        [":20261002T160000Z"],
        "as in the feed"
    );
    let back = lines(&event(), Some(1), Method::Request);
    assert_eq!(value(&back, "SEQUENCE"), [":2"]);
    let unknown = lines(&event(), None, Method::Cancel);
    assert_eq!(value(&unknown, "SEQUENCE"), [":1"]);
    let last = lines(&event(), Some(i32::MAX), Method::Cancel);
    assert_eq!(value(&last, "SEQUENCE"), [":2147483647"]);
}

#[test]
fn nobody_is_invited_to_an_event_that_is_off() {
    for status in [Status::Cancelled, Status::Postponed] {
        let mut off = event();
        off.entries[0].status = status;
        let invited = address("sam.rivera@example.com");
        let invitation = Invitation {
            feed: &off,
            organizer: &invited,
            attendee: &invited,
            told: None,
            at: written(),
        };
        assert_eq!(invitation.request(), Err(InviteError::Off));
        assert!(invitation.cancel().is_ok());
    }
}

proptest! {
    #[test]
    fn no_address_and_no_name_begins_a_line(local in "[!#-'*+/-9=?A-Z^-~-]{1,30}", name in any::<String>()) {
        let Ok(guest) = EmailAddress::parse(&format!("{local}@example.com")) else { return Ok(()) };
        let mut one = event();
        one.organizer_name = name;
        let invitation = Invitation {
            feed: &one,
            organizer: &guest,
            attendee: &guest,
            told: None,
            at: written(),
        };
        let text = String::from_utf8(invitation.request().unwrap()).unwrap();
        let flat = fold::unfold(&text);
        prop_assert_eq!(flat.matches("\r\nATTENDEE;").count(), 1);
        prop_assert_eq!(flat.matches("\r\nORGANIZER").count(), 1);
        prop_assert!(!flat.replace("\r\n", "").chars().any(char::is_control));
        let attendee = flat.lines().find(|line| line.starts_with("ATTENDEE")).unwrap();
        prop_assert_eq!(attendee.matches(['"', '\\', ' ']).count(), 0);
    }
}
