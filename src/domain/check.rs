//! What is looked at before an event or an article is published: contradictions stop, gaps ask.
//! Only data; the words are in the catalogue.

use chrono::{DateTime, TimeDelta, Utc};

use crate::domain::clash::Clash;
use crate::domain::event::Event;
use crate::domain::language::Language;
use crate::domain::prose::{Contradiction, contradictions};
use crate::domain::zone;

/// Something found on an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// The start has passed.
    Past,
    /// It starts in less than a day.
    Soon,
    /// Nothing says how to get in.
    NoAccess,
    /// No officer is named.
    NoOfficers,
    /// No text in one of the department's languages.
    NoText(Language),
    /// An officer or the place is wanted elsewhere at the same time.
    Clash(Clash),
    /// The clocks change between the day before and the end.
    ClockChange,
    /// A weekday in a text does not fall on its date.
    Weekday {
        language: Language,
        field: &'static str,
        found: Contradiction,
    },
}

impl Finding {
    /// Whether it has to be mended before publishing.
    #[must_use]
    pub fn stops(&self) -> bool {
        matches!(self, Self::Past | Self::Weekday { .. })
    }
}

/// Everything found on an event, what stops first.
#[must_use]
pub fn event(event: &Event, languages: &[Language], now: DateTime<Utc>) -> Vec<Finding> {
    let mut found = Vec::new();
    let start = event.times.starts_at;
    if start <= now {
        found.push(Finding::Past);
    }
    for (language, text) in &event.texts {
        let fields = [
            ("title", &text.title),
            ("lead", &text.lead),
            ("body", &text.body),
            ("rain_plan", &text.rain_plan),
        ];
        for (field, words) in fields {
            let wrong = contradictions(words).into_iter();
            found.extend(wrong.map(|found| Finding::Weekday {
                language: *language,
                field,
                found,
            }));
        }
    }
    if start > now && start - now < TimeDelta::days(1) {
        found.push(Finding::Soon);
    }
    if event.venue.facts.access_notes.is_empty() {
        found.push(Finding::NoAccess);
    }
    if !event
        .officers
        .iter()
        .any(|officer| officer.facts.public_name().is_some())
    {
        found.push(Finding::NoOfficers);
    }
    let missing = languages
        .iter()
        .filter(|language| !event.texts.contains_key(language));
    found.extend(missing.map(|language| Finding::NoText(*language)));
    let offset = |at| zone::offset_seconds(at, event.times.zone);
    if offset(start - TimeDelta::hours(12)) != offset(event.times.ends_at) {
        found.push(Finding::ClockChange);
    }
    found
}
