//! From domain types to what staff pages show.

use crate::domain::clash::Clash;
use crate::domain::department::Department;
use crate::domain::event::Event;
use crate::domain::language::Language;
use crate::services::read_log::LogRow;
use crate::web::pages::form::Choice;
use crate::web::pages::markup::{Moment, Passage, Told};
use crate::web::pages::staff::paths;
use crate::web::pages::staff::views::{Finding, LogLine, TextPreview, language_name, log_sentence};
use crate::words::dates::{self, Span};
pub(super) use crate::words::kit::expected;
use crate::words::{Arg, Words};

pub(super) fn span(event: &Event) -> Span {
    Span {
        starts_at: event.times.starts_at,
        ends_at: event.times.ends_at,
        zone: event.times.zone,
    }
}

pub(super) fn when(event: &Event, language: Language) -> Moment {
    Moment::new(
        dates::iso(event.times.starts_at, event.times.zone),
        span(event).when(language),
    )
}

pub(super) fn title(event: &Event, language: Language) -> Told {
    let (found, text) = event.text(language);
    Told::in_language(&text.title, found, language)
}

pub(super) fn log_lines(rows: Vec<LogRow>, department: &Department, words: Words) -> Vec<LogLine> {
    let line = |LogRow { row, subject }: LogRow| LogLine {
        when: Moment::new(
            dates::iso(row.at, department.zone),
            dates::date_time(row.at, department.zone, words.language()),
        ),
        who: row.who.unwrap_or_default(),
        what: log_sentence(words, &row.action),
        subject_path: match (&subject, row.subject.as_str()) {
            (Some(name), "event") => paths::event(&name.slug),
            (Some(name), "article") => paths::article(&name.slug),
            (Some(name), "venue") => paths::venue(&name.slug),
            (Some(name), "officer") => paths::officer(&name.slug),
            _ => String::new(),
        },
        subject: subject.map_or(String::new(), |name| {
            name.title(words.language()).to_owned()
        }),
        detail: detail(&row.detail),
    };
    rows.into_iter().map(line).collect()
}

fn detail(json: &str) -> String {
    let mut facts: std::collections::BTreeMap<String, String> =
        serde_json::from_str(json).unwrap_or_default();
    // For whoever reads the log itself: words of the program, and counts without a name.
    facts.retain(|key, _| !matches!(key.as_str(), "what" | "corrections"));
    facts.into_values().collect::<Vec<_>>().join(", ")
}

/// A clash in words, with where it is mended; `editor` is the path of the event's editor.
pub(super) fn clash(found: &Clash, editor: &str, words: Words) -> Finding {
    let (key, name, other, anchor) = match found {
        Clash::Officer { name, other } => (
            "staff-finding-clash-officer",
            name.as_str(),
            other,
            "officers",
        ),
        Clash::Venue { other } => ("staff-finding-clash-venue", "", other, "venue"),
    };
    let language = words.language();
    let when = dates::date_time(other.starts_at, other.zone, language);
    let facts = [
        ("name", Arg::from(name)),
        ("other", Arg::from(other.title(language))),
        ("when", Arg::from(when)),
    ];
    Finding::plain(words.with(key, &facts), format!("{editor}#{anchor}"))
}

pub(super) fn previews(event: &Event, department: &Department, words: Words) -> Vec<TextPreview> {
    let preview = |language: &Language| {
        let text = event.texts.get(language).cloned().unwrap_or_default();
        TextPreview {
            language: *language,
            language_name: language_name(words, *language),
            title: text.title,
            lead: text.lead,
            has_body: !text.body.is_empty(),
            body: Passage::new(text.body, *language, words.language()),
            rain_plan: text.rain_plan,
        }
    };
    department.languages.iter().map(preview).collect()
}

/// Events as the choices of a select, by title and date.
pub(super) fn event_choices(events: &[Event], language: Language) -> Vec<Choice> {
    let choice = |event: &Event| {
        let day = dates::date(event.times.local_start.date(), language);
        Choice::new(
            event.slug.as_str(),
            format!("{}, {day}", event.title(language)),
        )
    };
    events.iter().map(choice).collect()
}
