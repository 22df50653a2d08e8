//! An event as it leaves the house in full, for tables, JSON and calendars of ours. No resident has
//! a place here; the number of seats taken does.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::department::Department;
use crate::domain::event::{Event, EventText, Occurrence};
use crate::domain::language::Language;
use crate::domain::links::{self, Links};
use crate::domain::venue::VenueFacts;
use crate::domain::zone::{self, Resolved};

/// The words in one language.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Words {
    pub title: String,
    pub lead: String,
    pub body: String,
    pub rain_plan: String,
}

/// A place.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Place {
    pub name: String,
    pub street: String,
    pub city: String,
    pub region: String,
    pub postal_code: String,
    pub country: String,
    pub latitude: Option<f64>,
    pub longitude: Option<f64>,
}

/// One event. Instants are RFC 3339 in UTC, `date`, `start` and `end` a wall clock in `zone`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Record {
    pub uid: String,
    pub status: &'static str,
    pub kind: String,
    pub date: String,
    pub start: String,
    pub end_date: String,
    pub end: String,
    pub zone: &'static str,
    /// `first` or `second` where clocks show the start twice that night.
    pub occurrence: Option<&'static str>,
    pub starts_at: String,
    pub ends_at: String,
    pub venue: Place,
    pub texts: BTreeMap<Language, Words>,
    pub capacity: Option<u32>,
    /// Seats promised, in heads: a number, never who.
    pub taken: u32,
    pub officers: Vec<String>,
    pub topics: Vec<String>,
    pub reason: Option<String>,
    pub sequence: i32,
    pub created: String,
    pub updated: String,
    /// The announcement page; empty for what residents cannot see.
    pub url: String,
}

impl Record {
    #[must_use]
    pub fn of(links: &Links, department: &Department, event: &Event) -> Self {
        let times = &event.times;
        let path = links::event(department.slug.as_str(), event.slug.as_str());
        let names = event.officers.iter();
        Self {
            uid: event.public_id.to_string(),
            status: event.state.as_str(),
            kind: event.kind.slug.to_string(),
            date: times.local_start.format("%Y-%m-%d").to_string(),
            start: clock(times.local_start),
            end_date: times.local_end.format("%Y-%m-%d").to_string(),
            end: clock(times.local_end),
            zone: times.zone.name(),
            occurrence: occurrence(event).map(|which| match which {
                Occurrence::First => "first",
                Occurrence::Second => "second",
            }),
            starts_at: times.starts_at.format("%Y-%m-%dT%H:%M:%SZ").to_string(),
            ends_at: times.ends_at.format("%Y-%m-%dT%H:%M:%SZ").to_string(),
            venue: Place::of(&event.venue.facts),
            texts: event
                .texts
                .iter()
                .map(|(language, text)| (*language, Words::of(text)))
                .collect(),
            capacity: event.capacity,
            taken: event.taken,
            officers: names
                .filter_map(|officer| officer.facts.public_name())
                .collect(),
            topics: event
                .topics
                .iter()
                .map(|topic| topic.slug.to_string())
                .collect(),
            reason: event.reason.clone(),
            sequence: event.sequence,
            created: event.created_at.format("%Y-%m-%dT%H:%M:%SZ").to_string(),
            updated: event.updated_at.format("%Y-%m-%dT%H:%M:%SZ").to_string(),
            url: if event.state.is_public() {
                links.absolute(&path)
            } else {
                String::new()
            },
        }
    }
}

impl Words {
    fn of(text: &EventText) -> Self {
        Self {
            title: text.title.clone(),
            lead: text.lead.clone(),
            body: text.body.clone(),
            rain_plan: text.rain_plan.clone(),
        }
    }
}

impl Place {
    #[must_use]
    pub fn of(venue: &VenueFacts) -> Self {
        Self {
            name: venue.name.clone(),
            street: venue.street.clone(),
            city: venue.city.clone(),
            region: venue.region.clone(),
            postal_code: venue.postal_code.clone(),
            country: venue.country.clone(),
            latitude: venue.geo.map(|(latitude, _)| latitude),
            longitude: venue.geo.map(|(_, longitude)| longitude),
        }
    }
}

/// `15:00`, with seconds only where there are any.
fn clock(at: chrono::NaiveDateTime) -> String {
    use chrono::Timelike;
    let shape = if at.second() == 0 {
        "%H:%M"
    } else {
        "%H:%M:%S"
    };
    at.format(shape).to_string()
}

fn occurrence(event: &Event) -> Option<Occurrence> {
    match zone::resolve(event.times.local_start, event.times.zone) {
        Resolved::Twice(_, second) if second == event.times.starts_at => Some(Occurrence::Second),
        Resolved::Twice(..) => Some(Occurrence::First),
        _ => None,
    }
}
