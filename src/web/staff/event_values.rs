//! An event as its form shows it.

use crate::domain::event::{Event, Times};
use crate::domain::zone::{self, Resolved};
use crate::web::pages::form::FormView;

/// Its fields, those with several values apart ([`ticked`]).
pub(super) fn filled(event: &Event) -> FormView {
    let times: &Times = &event.times;
    let clock = |at| {
        zone::local(at, times.zone)
            .format("%Y-%m-%dT%H:%M")
            .to_string()
    };
    let mut form = FormView::new()
        .with("version", event.version.to_string())
        .with("reach", "one")
        .with("kind", event.kind.slug.as_str())
        .with("date", times.local_start.format("%Y-%m-%d").to_string())
        .with("start_time", times.local_start.format("%H:%M").to_string())
        .with("end_time", times.local_end.format("%H:%M").to_string())
        .with("venue", event.venue.slug.as_str())
        .with(
            "capacity",
            event
                .capacity
                .map(|seats| seats.to_string())
                .unwrap_or_default(),
        )
        .with(
            "rsvp_opens",
            event.rsvp_opens_at.map(clock).unwrap_or_default(),
        )
        .with(
            "rsvp_closes",
            event.rsvp_closes_at.map(clock).unwrap_or_default(),
        );
    if let Resolved::Twice(first, _) = zone::resolve(times.local_start, times.zone) {
        form.set(
            "occurrence",
            if first == times.starts_at {
                "first"
            } else {
                "second"
            },
        );
    }
    for (language, text) in &event.texts {
        form.set(&format!("title_{language}"), &text.title);
        form.set(&format!("lead_{language}"), &text.lead);
        form.set(&format!("body_{language}"), &text.body);
        form.set(&format!("rain_plan_{language}"), &text.rain_plan);
    }
    form
}

/// The officers and the topics that are ticked, by slug.
pub(super) fn ticked(event: &Event) -> Vec<String> {
    let officers = event
        .officers
        .iter()
        .map(|officer| officer.slug.to_string());
    officers
        .chain(event.topics.iter().map(|topic| topic.slug.to_string()))
        .collect()
}
