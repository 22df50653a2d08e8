//! The flyer to hang in a window: when, where, that nobody needs a name, and a code that opens the
//! event's page. It names no officer: what hangs in a window cannot be taken back on a date.

use chrono::{DateTime, TimeDelta, Utc};

use super::{Block, Document, Fact, Look, Text, Tone};
use crate::domain::department::Department;
use crate::domain::event::{Event, State};
use crate::domain::paper::Paper;
use crate::domain::topic::label;
use crate::domain::zone;
use crate::words::Words;
use crate::words::dates::{self, Span};

/// The flyer of a public event; `url` opens its page, `now` says whether it is over.
#[must_use]
pub fn document(
    (department, event): (&Department, &Event),
    url: &str,
    now: DateTime<Utc>,
    words: Words,
) -> Document {
    let words = Words::plain(words.language());
    let language = words.language();
    let here = |text: String| Text::new(text, language);
    let (own, text) = event.text(language);
    let mut blocks = vec![Block::Banner(department.name.clone())];
    let standing = standing(department, event, now, words);
    let is_on = standing.is_none();
    blocks.extend(standing);
    blocks.push(Block::Title(Text::new(text.title.as_str(), own)));
    if !text.lead.is_empty() {
        blocks.push(Block::Lead(Text::new(text.lead.as_str(), own)));
    }
    blocks.push(Block::Facts(facts(event, words)));
    if is_on {
        blocks.push(Block::Box {
            tone: Tone::Calm,
            heading: words.t("event-no-name"),
            lines: vec![here(words.t("flyer-free"))],
        });
        blocks.extend(topics(event, words));
        let access = access(department, event, now, words);
        blocks.extend(access.map(|line| Block::Paragraph(here(line))));
    }
    blocks.push(Block::Code {
        heading: words.t("flyer-code"),
        url: url.to_owned(),
        alt: words.t1("flyer-code-alt", "address", url),
        note: words.t1("flyer-as-of", "when", changed(department, event, words)),
    });
    Document {
        language,
        title: words.t1("flyer-title", "title", &text.title),
        author: department.name.clone(),
        paper: Paper::of(department.zone),
        look: Look::Flyer,
        changed: event.updated_at,
        blocks,
    }
}

fn changed(department: &Department, event: &Event, words: Words) -> String {
    dates::date_time(event.updated_at, department.zone, words.language())
}

/// What stands above everything else when the event is not one to come to.
fn standing(
    department: &Department,
    event: &Event,
    now: DateTime<Utc>,
    words: Words,
) -> Option<Block> {
    let (tone, heading, text) = match event.state {
        State::Cancelled => (Tone::Alarm, "event-cancelled", "event-cancelled-text"),
        State::Postponed => (Tone::Warning, "event-postponed", "flyer-postponed-text"),
        State::Published if !event.is_over(now) => return None,
        _ => (Tone::Warning, "event-over", "event-over-text"),
    };
    let reason = event
        .reason
        .iter()
        .filter(|_| tone == Tone::Alarm || is_postponed(event));
    let reason = reason.map(|reason| Text::new(reason.as_str(), department.main_language()));
    let text = Text::new(words.t(text), words.language());
    Some(Block::Box {
        tone,
        heading: words.t(heading),
        lines: reason.chain([text]).collect(),
    })
}

fn is_postponed(event: &Event) -> bool {
    event.state == State::Postponed
}

fn facts(event: &Event, words: Words) -> Vec<Fact> {
    let language = words.language();
    let here = |text: String| Text::new(text, language);
    // What is off was to be then and there.
    let was = |text: String| match event.state {
        State::Cancelled | State::Postponed => here(format!("{} {text}", words.t("event-was"))),
        _ => here(text),
    };
    let span = Span {
        starts_at: event.times.starts_at,
        ends_at: event.times.ends_at,
        zone: event.times.zone,
    };
    let day = dates::date(event.times.local_start.date(), language);
    let (venue, place) = (&event.venue.facts, event.venue.facts.address_line());
    let mut facts = vec![
        Fact {
            label: words.t("event-when"),
            lines: vec![was(day), here(span.times(language))],
            big: 2,
        },
        Fact {
            label: words.t("event-where"),
            lines: vec![was(venue.name.clone()), here(place)],
            big: 1,
        },
    ];
    let (own, notes) = label(&venue.access_notes, language);
    let rain = event.rain_plan(language).unwrap_or((language, ""));
    let is_off = matches!(event.state, State::Cancelled | State::Postponed);
    for (key, (own, text)) in [("event-getting-in", (own, notes)), ("event-rain", rain)] {
        if !text.is_empty() && !is_off {
            facts.push(Fact {
                label: words.t(key),
                lines: vec![Text::new(text, own)],
                big: 0,
            });
        }
    }
    facts
}

/// What one can talk about, in a sentence.
fn topics(event: &Event, words: Words) -> Option<Block> {
    let all = event.topics.iter();
    let all: Vec<String> = all
        .map(|topic| label(&topic.labels, words.language()).1.to_owned())
        .collect();
    let line = words.t1("flyer-topics", "topics", words.list(&all));
    (!all.is_empty()).then(|| Block::Paragraph(Text::new(line, words.language())))
}

/// Languages spoken, and how to ask for an arrangement.
fn access(
    department: &Department,
    event: &Event,
    now: DateTime<Utc>,
    words: Words,
) -> impl Iterator<Item = String> {
    let spoken = event.spoken().into_iter();
    let spoken: Vec<String> = spoken
        .map(|own| words.t(&format!("language-{own}")))
        .collect();
    let mut lines = Vec::new();
    if !spoken.is_empty() {
        lines.push(words.t1("event-spoken", "languages", words.list(&spoken)));
    }
    let mut ask = vec![words.t("flyer-access")];
    if !department.phone.is_empty() {
        ask.push(words.t1("event-access-phone", "phone", &department.phone));
    }
    if !department.email.is_empty() {
        ask.push(words.t1("event-access-email", "email", &department.email));
    }
    let by = event.times.starts_at - TimeDelta::days(department.settings.access_lead_days);
    if by > now {
        let day = dates::date(zone::local(by, event.times.zone).date(), words.language());
        ask.push(words.t1("event-access-by", "day", day));
    }
    lines.push(ask.join(" "));
    lines.into_iter()
}
