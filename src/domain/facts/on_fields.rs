//! What is missing in the fields of an event, or does not go together: no words are at fault.

use chrono::TimeDelta;

use crate::domain::event::Event;
use crate::domain::facts::{Around, Correction, Expected, Finding, Kind, Severity};
use crate::domain::language::Language;
use crate::domain::zone;

pub(super) fn all(event: &Event, around: &Around<'_>) -> Vec<Finding> {
    let start = event.times.starts_at;
    let is_named =
        |officer: &crate::domain::officer::Officer| officer.facts.public_name().is_some();
    let offset = |at| zone::offset_seconds(at, event.times.zone);
    let day = event.times.local_start.date();
    let facts = &event.venue.facts;
    let hours = facts.hours.as_ref();
    let is_shut = hours.is_some_and(|hours| !hours.cover(&event.times));
    let checks = [
        (Kind::Past, start <= around.now),
        (
            Kind::Soon,
            start > around.now && start - around.now < TimeDelta::days(1),
        ),
        (Kind::NoAccess, facts.access_notes.is_empty()),
        (Kind::NoOfficers, !event.officers.iter().any(is_named)),
        (Kind::NoContact, !has_contact(event, around)),
        (
            Kind::ClockChange,
            offset(start - TimeDelta::hours(12)) != offset(event.times.ends_at),
        ),
        (
            Kind::Holiday,
            around.department.settings.holidays.contains(&day),
        ),
        (Kind::VenueHours, is_shut),
        (Kind::VenueCapacity, is_too_small(event)),
        (Kind::NoRainPlan, facts.is_outdoors && !has_rain_plan(event)),
    ];
    let expected = |kind| match kind {
        Kind::Holiday => Expected::Date(day),
        Kind::VenueCapacity => Expected::Words(
            facts
                .capacity
                .map(|room| room.to_string())
                .unwrap_or_default(),
        ),
        Kind::VenueHours => Expected::Words(hours.map(ToString::to_string).unwrap_or_default()),
        _ => Expected::Nothing,
    };
    let severity = |kind| match kind {
        Kind::Past => Severity::Stop,
        _ => Severity::Ask,
    };
    let wrong = checks.into_iter().filter(|(_, is_wrong)| *is_wrong);
    let mut found: Vec<Finding> = wrong
        .map(|(kind, _)| Finding::of_field(kind, severity(kind), expected(kind)))
        .collect();
    for finding in &mut found {
        complete(finding, event, around);
    }
    found.extend(texts(event, around));
    found.extend(pictures(event));
    found
}

/// Languages the event is told in and a picture of it is not.
fn pictures(event: &Event) -> Vec<Finding> {
    let lacks = |language: &&Language| {
        let mut told = event.pictures.iter().filter(|one| !one.is_decorative());
        told.any(|one| !one.words.contains_key(*language))
    };
    let finding = |language: &Language| {
        let expected = Expected::Language(*language);
        Finding::of_field(Kind::NoAltText, Severity::Ask, expected)
    };
    event.texts.keys().filter(lacks).map(finding).collect()
}

/// What is known beyond the kind: what a holiday is called, and the number to click.
fn complete(finding: &mut Finding, event: &Event, around: &Around<'_>) {
    let day = event.times.local_start.date();
    match (finding.kind, event.venue.facts.capacity) {
        (Kind::Holiday, _) => {
            let name = around.department.settings.holiday_names.get(&day);
            finding.words = name.cloned().unwrap_or_default();
        }
        (Kind::VenueCapacity, Some(room)) => {
            finding.corrections.push(Correction::SetCapacity(room));
        }
        _ => (),
    }
}

/// Whether more people are let in than the place holds; an event without a capacity says nothing.
fn is_too_small(event: &Event) -> bool {
    let room = event.venue.facts.capacity;
    room.zip(event.capacity)
        .is_some_and(|(room, seats)| seats > room)
}

fn has_rain_plan(event: &Event) -> bool {
    event.texts.values().any(|text| !text.rain_plan.is_empty())
}

/// Texts that are missing, and texts that are older than the one in the department's first language.
fn texts(event: &Event, around: &Around<'_>) -> Vec<Finding> {
    let main = around.department.main_language();
    let newest = event.texts_at.get(&main);
    let judge = |language: &Language| {
        let is_missing = !event.texts.contains_key(language);
        let at = event.texts_at.get(language);
        let is_old = at.zip(newest).is_some_and(|(at, newest)| at < newest);
        let kind = match (is_missing, is_old) {
            (true, _) => Kind::NoText,
            (false, true) => Kind::OldTranslation,
            (false, false) => return None,
        };
        let expected = Expected::Language(*language);
        Some(Finding::of_field(kind, Severity::Ask, expected))
    };
    around
        .department
        .languages
        .iter()
        .filter_map(judge)
        .collect()
}

fn has_contact(event: &Event, around: &Around<'_>) -> bool {
    let has_one = |text: &str| {
        let digits = text.chars().filter(char::is_ascii_digit).count();
        text.contains('@') || digits >= 7
    };
    let mut words = event.texts.values().flat_map(|text| {
        let all = format!("{}\n{}", text.lead, text.body);
        all.split_whitespace()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    });
    let department = around.department;
    !department.email.is_empty() || !department.phone.is_empty() || words.any(|word| has_one(&word))
}
