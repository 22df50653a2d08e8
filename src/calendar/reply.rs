//! Answers of calendar apps (METHOD:REPLY, RFC 5546 section 3.2.3), read with a library whatever the
//! octets are. Whether an answer is believed is decided elsewhere.

use std::panic::{AssertUnwindSafe, catch_unwind};

use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarEntry, ICalendarMethod,
    ICalendarParameterName, ICalendarParameterValue, ICalendarParticipationStatus,
    ICalendarProperty, ICalendarValue,
};
use calcard::{Entry, Parser};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use crate::domain::incoming::{Answer, Choice};
use crate::domain::mailbox;

/// The longest calendar that is read, in octets: an answer has a few hundred.
const MOST_OCTETS: usize = 256 * 1024;
/// The most attendees that are looked at.
const MOST_ANSWERS: usize = 20;

/// The answers in a calendar; none when it is no REPLY, or cannot be read. `is_reply` says that what
/// stands around it (its Content-Type) already called it one; some apps leave METHOD out.
#[must_use]
pub fn answers(octets: &[u8], is_reply: bool) -> Vec<Answer> {
    if octets.len() > MOST_OCTETS {
        return Vec::new();
    }
    let text = String::from_utf8_lossy(octets);
    // Whatever the library does with bad octets stays here.
    let read = AssertUnwindSafe(|| match Parser::new(&text).entry() {
        Entry::ICalendar(calendar) => of_calendar(&calendar, is_reply),
        _ => Vec::new(),
    });
    catch_unwind(read).unwrap_or_default()
}

fn of_calendar(calendar: &ICalendar, is_reply: bool) -> Vec<Answer> {
    let methods = calendar.components.iter();
    let method = methods
        .filter_map(|component| component.property(&ICalendarProperty::Method))
        .find_map(method_of);
    if !method.unwrap_or(is_reply) {
        return Vec::new();
    }
    let events = calendar
        .components
        .iter()
        .filter(|component| component.component_type == ICalendarComponentType::VEvent);
    events.flat_map(of_event).take(MOST_ANSWERS).collect()
}

/// Whether a METHOD says REPLY.
fn method_of(entry: &ICalendarEntry) -> Option<bool> {
    entry.values.first().map(|value| match value {
        ICalendarValue::Method(method) => *method == ICalendarMethod::Reply,
        other => other
            .as_text()
            .is_some_and(|text| text.trim().eq_ignore_ascii_case("reply")),
    })
}

fn of_event(event: &ICalendarComponent) -> Vec<Answer> {
    let Some((uid, at)) = text(event, &ICalendarProperty::Uid).zip(stamp(event)) else {
        return Vec::new();
    };
    let organizer = event.property(&ICalendarProperty::Organizer);
    let organizer_tag = organizer
        .and_then(address)
        .and_then(|address| mailbox::tag_of(&address));
    let attendees = event
        .entries
        .iter()
        .filter(|entry| entry.name == ICalendarProperty::Attendee);
    attendees
        .filter_map(|entry| {
            Some(Answer {
                uid: uid.clone(),
                attendee: address(entry)?,
                organizer_tag: organizer_tag.clone(),
                choice: choice(entry)?,
                guests: guests(entry),
                at,
            })
        })
        .take(MOST_ANSWERS)
        .collect()
}

fn text(event: &ICalendarComponent, name: &ICalendarProperty) -> Option<String> {
    let value = event.property(name)?.values.first()?.as_text()?.trim();
    (!value.is_empty() && value.len() <= 255).then(|| value.to_owned())
}

/// The address of a person, without `mailto:`.
fn address(entry: &ICalendarEntry) -> Option<String> {
    let raw = entry.values.first()?.as_text()?.trim();
    let scheme = raw.get(..7).filter(|s| s.eq_ignore_ascii_case("mailto:"));
    let bare = if scheme.is_some() { &raw[7..] } else { raw }.trim();
    (bare.contains('@') && bare.len() <= 320).then(|| bare.to_owned())
}

fn choice(entry: &ICalendarEntry) -> Option<Choice> {
    match entry.parameter(&ICalendarParameterName::Partstat)? {
        ICalendarParameterValue::Partstat(status) => match status {
            ICalendarParticipationStatus::Accepted => Some(Choice::Accepted),
            ICalendarParticipationStatus::Declined => Some(Choice::Declined),
            ICalendarParticipationStatus::Tentative => Some(Choice::Tentative),
            _ => None,
        },
        ICalendarParameterValue::Text(text) => match text.to_ascii_uppercase().as_str() {
            "ACCEPTED" => Some(Choice::Accepted),
            "DECLINED" => Some(Choice::Declined),
            "TENTATIVE" => Some(Choice::Tentative),
            _ => None,
        },
        _ => None,
    }
}

/// Google's count of people beside the attendee.
fn guests(entry: &ICalendarEntry) -> Option<u32> {
    let parameter = entry.params.iter().find(|parameter| {
        matches!(&parameter.name, ICalendarParameterName::Other(name)
            if name.eq_ignore_ascii_case("X-NUM-GUESTS"))
    })?;
    match &parameter.value {
        ICalendarParameterValue::Integer(number) => u32::try_from(*number).ok(),
        ICalendarParameterValue::Text(text) => text.trim().parse().ok(),
        _ => None,
    }
}

/// DTSTAMP, which is UTC (RFC 5545 section 3.8.7.2); a foreign offset is taken as it is written.
fn stamp(event: &ICalendarComponent) -> Option<DateTime<Utc>> {
    let value = event
        .property(&ICalendarProperty::Dtstamp)?
        .values
        .first()?;
    let ICalendarValue::PartialDateTime(parts) = value else {
        return None;
    };
    let day = NaiveDate::from_ymd_opt(
        i32::from(parts.year?),
        u32::from(parts.month?),
        u32::from(parts.day?),
    )?;
    let second = u32::from(parts.second.unwrap_or(0)).min(59);
    let local = day.and_hms_opt(u32::from(parts.hour?), u32::from(parts.minute?), second)?;
    let minutes =
        i64::from(parts.tz_hour.unwrap_or(0)) * 60 + i64::from(parts.tz_minute.unwrap_or(0));
    let east = TimeDelta::minutes(if parts.tz_minus { -minutes } else { minutes });
    local.and_utc().checked_sub_signed(east)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn reply(organizer: &str, attendee: &str) -> String {
        format!(
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//EN\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\n\
             UID:0123\r\nDTSTAMP:20261202T101500Z\r\n{organizer}{attendee}\
             SEQUENCE:0\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
        )
    }

    #[test]
    fn googles_answer_has_a_count_of_guests_and_folded_lines() {
        let text = reply(
            "ORGANIZER;CN=Millbrook:mailto:replies+R5.0A1b@mail.example.org\r\n",
            "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;CN=Ann@\r\n \
             example.org;X-NUM-GUESTS=2:MAILTO:Ann@Example.org\r\n",
        );
        let found = answers(text.as_bytes(), false);
        let [one] = found.as_slice() else {
            panic!("{found:?}")
        };
        assert_eq!(one.uid, "0123");
        assert_eq!(one.attendee, "Ann@Example.org");
        assert_eq!(one.organizer_tag.as_deref(), Some("r5.0a1b"));
        assert_eq!((one.choice, one.guests), (Choice::Accepted, Some(2)));
        assert_eq!(one.at.to_rfc3339(), "2026-12-02T10:15:00+00:00");
    }

    #[test]
    fn an_organizer_may_be_missing_but_not_an_answer() {
        let declined = reply("", "ATTENDEE;PARTSTAT=DECLINED:mailto:ann@example.org\r\n");
        let found = answers(declined.as_bytes(), false);
        assert_eq!(found[0].choice, Choice::Declined);
        assert_eq!((&found[0].organizer_tag, found[0].guests), (&None, None));
        let nothing = reply(
            "",
            "ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:ann@example.org\r\n",
        );
        assert!(answers(nothing.as_bytes(), false).is_empty());
        let nobody = reply("", "");
        assert!(answers(nobody.as_bytes(), false).is_empty());
    }

    #[test]
    fn only_a_reply_is_an_answer() {
        let one = reply("", "ATTENDEE;PARTSTAT=ACCEPTED:mailto:ann@example.org\r\n");
        for other in ["REQUEST", "COUNTER", "CANCEL", "PUBLISH"] {
            let text = one.replace("METHOD:REPLY", &format!("METHOD:{other}"));
            assert!(answers(text.as_bytes(), true).is_empty(), "{other}");
        }
        let without = one.replace("METHOD:REPLY\r\n", "");
        assert!(answers(without.as_bytes(), false).is_empty());
        assert_eq!(answers(without.as_bytes(), true).len(), 1);
    }

    proptest! {
        #[test]
        fn any_octets_are_read_without_harm(
            at in any::<proptest::sample::Index>(),
            octets in proptest::collection::vec(any::<u8>(), 0..40),
        ) {
            let text = reply("ORGANIZER:mailto:a+r1.b@c.org\r\n", "ATTENDEE;PARTSTAT=ACCEPTED:mailto:a@b.org\r\n");
            let mut raw = text.into_bytes();
            let at = at.index(raw.len());
            raw.splice(at..(at + octets.len()).min(raw.len()), octets);
            let _ = answers(&raw, true);
        }
    }
}
