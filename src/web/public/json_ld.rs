//! What search engines are told about an event.

use chrono::{DateTime, Utc};

use crate::domain::event::State;
use crate::domain::language::Language;
use crate::domain::links;
use crate::domain::picture::Picture;
use crate::services::read_event::Shown;
use crate::web::pages::public::json_ld::{EventData, EventStatus, JsonLd};
use crate::web::state::App;
use crate::words::dates::iso;

pub(super) fn of(app: &App, shown: &Shown, language: Language, now: DateTime<Utc>) -> JsonLd {
    let (department, event) = (&shown.department, &shown.event);
    let (_, text) = event.text(language);
    let (times, venue) = (&event.times, &event.venue.facts);
    let status = match event.state {
        State::Cancelled => EventStatus::Cancelled,
        State::Postponed => EventStatus::Postponed,
        _ if event.previous_start.is_some() && !event.is_over(now) => EventStatus::Rescheduled,
        _ => EventStatus::Scheduled,
    };
    let previous = event
        .previous_start
        .filter(|_| status == EventStatus::Rescheduled);
    JsonLd::event(&EventData {
        name: text.title.clone(),
        description: text.lead.clone(),
        url: app
            .links
            .absolute(&links::event(department.slug.as_str(), event.slug.as_str())),
        starts: iso(times.starts_at, times.zone),
        ends: iso(times.ends_at, times.zone),
        status,
        previous_start: previous.map(|at| iso(at, times.zone)),
        place: venue.name.clone(),
        street: venue.street.clone(),
        city: venue.city.clone(),
        region: venue.region.clone(),
        postal_code: venue.postal_code.clone(),
        country: venue.country.clone(),
        organizer: department.name.clone(),
        organizer_url: app
            .links
            .absolute(&links::department(department.slug.as_str())),
        languages: event.texts.keys().map(|own| own.tag().to_owned()).collect(),
        full: event.is_full(),
        images: images(app, shown),
    })
}

/// The largest size of each picture of the event itself.
fn images(app: &App, shown: &Shown) -> Vec<String> {
    let department = shown.department.slug.as_str();
    let address = |picture: &Picture| {
        let path = links::picture(department, picture, picture.largest()?);
        Some(app.links.absolute(&path))
    };
    shown.event.pictures.iter().filter_map(address).collect()
}
