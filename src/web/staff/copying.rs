//! The form of a new event, filled from another one: everything but the date and the start.

use actix_web::HttpRequest;

use crate::domain::copy;
use crate::domain::event::Event;
use crate::services::read_board;
use crate::web::error::Error;
use crate::web::pages::form::{Choice, FormView};
use crate::web::staff::event_values::filled;
use crate::web::staff::{Desk, query_value};
use crate::words::{Words, dates};

/// What an address asks to copy.
pub(super) enum Wanted {
    Event(String),
    Last,
}

/// `?copy={e}` or `?copy_last=yes`.
pub(super) fn wanted(request: &HttpRequest) -> Option<Wanted> {
    let slug = query_value(request, "copy");
    if !slug.is_empty() {
        return Some(Wanted::Event(slug));
    }
    (query_value(request, "copy_last") == "yes").then_some(Wanted::Last)
}

/// The events to choose from, the latest date first.
pub(super) async fn models(desk: &Desk) -> Result<Vec<Event>, Error> {
    let actor = desk.present.actor.clone();
    desk.app
        .read(move |tx, _| read_board::models(tx, &actor))
        .await
}

/// As choices of a select.
pub(super) fn choices(desk: &Desk, models: &[Event]) -> Vec<Choice> {
    let language = desk.words.language();
    let label = |event: &Event| {
        let day = dates::date_without_weekday(event.times.local_start.date(), language);
        Choice::new(
            event.slug.as_str(),
            format!("{}, {day}", event.title(language)),
        )
    };
    models.iter().map(label).collect()
}

/// The copy: what belongs to the old date is empty, and the end follows from the start.
pub(super) fn form(event: &Event) -> FormView {
    let mut form = filled(event);
    let dated = [
        "date",
        "start_time",
        "end_time",
        "occurrence",
        "rsvp_opens",
        "rsvp_closes",
        "version",
    ];
    for name in dated {
        form.set(name, "");
    }
    form.with("length", copy::minutes(&event.times).to_string())
}

/// A length in words, as the form carries it: "1 hour and 30 minutes"; empty when it is none.
pub(super) fn lasts(words: Words, minutes: &str) -> String {
    let minutes: i64 = minutes.parse().unwrap_or(0);
    let count = |key, number| words.t1(key, "count", number);
    match (minutes / 60, minutes % 60) {
        _ if minutes <= 0 => String::new(),
        (0, minutes) => count("copy-minutes", minutes),
        (hours, 0) => count("copy-hours", hours),
        (hours, minutes) => words.t2(
            "copy-hours-minutes",
            ("hours", count("copy-hours", hours)),
            ("minutes", count("copy-minutes", minutes)),
        ),
    }
}
