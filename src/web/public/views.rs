//! From domain types to what the public pages show.

use chrono::{DateTime, Datelike, TimeDelta, Utc};

use crate::domain::article::Article;
use crate::domain::department::Department;
use crate::domain::event::{Event, State};
use crate::domain::language::Language;
use crate::domain::links;
use crate::services::read_event::Shown;
use crate::web::pages::layout::DepartmentHead;
use crate::web::pages::markup::{Moment, Told};
use crate::web::pages::public::drawing::Drawing;
use crate::web::pages::public::event::SeriesView;
use crate::web::pages::public::views::{
    DateBlock, EventBrief, EventCard, Flag, Neighbour, StoryCard,
};
use crate::web::state::App;
use crate::words::dates::{self, Span};
use crate::words::{Words, markdown, series as said};

pub(super) fn head(app: &App, department: &Department, words: Words) -> DepartmentHead {
    DepartmentHead {
        name: department.name.clone(),
        slug: department.slug.to_string(),
        city: department.city.clone(),
        phone: department.phone.clone(),
        email: department.email.clone(),
        postal_address: department.postal_address.clone(),
        zone_name: dates::zone_name(department.zone, app.clock.now(), words.language()),
        colors: department.settings.colors,
    }
}

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

pub(super) fn told(
    event: &Event,
    language: Language,
    pick: fn(&crate::domain::event::EventText) -> &String,
) -> Told {
    let (own, text) = event.text(language);
    Told::in_language(pick(text), own, language)
}

pub(super) fn block(event: &Event, language: Language) -> DateBlock {
    let day = event.times.local_start.date();
    let short = |word: String| word.chars().take(3).collect::<String>();
    DateBlock {
        month: short(dates::month(day.month(), language)),
        day: day.day().to_string(),
        weekday: short(dates::weekday(day, language)),
    }
}

pub(super) fn flags(event: &Event, now: DateTime<Utc>) -> Vec<Flag> {
    let mut flags = Vec::new();
    match event.state {
        State::Cancelled => return vec![Flag::Cancelled],
        State::Postponed => return vec![Flag::Postponed],
        _ => {}
    }
    if event.is_over(now) || event.state == State::Closed {
        return vec![Flag::Over];
    }
    if event.previous_start.is_some() {
        flags.push(Flag::Rescheduled);
    }
    if event.previous_venue.is_some() {
        flags.push(Flag::Moved);
    }
    if event.rain_since.is_some() && event.has_rain_plan() {
        flags.push(Flag::Rain);
    }
    if event.is_full() {
        flags.push(Flag::Full);
    }
    flags
}

fn path(department: &Department, event: &Event) -> String {
    links::event(department.slug.as_str(), event.slug.as_str())
}

fn place(event: &Event) -> String {
    format!("{}, {}", event.venue.facts.name, event.venue.facts.street)
}

pub(super) fn card(
    department: &Department,
    event: &Event,
    language: Language,
    now: DateTime<Utc>,
) -> EventCard {
    EventCard {
        path: path(department, event),
        title: told(event, language, |text| &text.title),
        lead: told(event, language, |text| &text.lead),
        drawing: Drawing::of_kind(&event.kind.facts.icon),
        block: block(event, language),
        when: when(event, language),
        place: place(event),
        flags: flags(event, now),
    }
}

pub(super) fn brief(department: &Department, event: &Event, language: Language) -> EventBrief {
    EventBrief {
        path: path(department, event),
        ics: links::event_ics(department.slug.as_str(), event.slug.as_str()),
        title: told(event, language, |text| &text.title),
        drawing: Drawing::of_kind(&event.kind.facts.icon),
        block: block(event, language),
        when: when(event, language),
        place: place(event),
    }
}

pub(super) fn neighbour(department: &Department, event: &Event, language: Language) -> Neighbour {
    let day = event.times.local_start.date();
    Neighbour {
        path: path(department, event),
        title: told(event, language, |text| &text.title),
        day: Moment::new(day.to_string(), dates::date_without_weekday(day, language)),
    }
}

/// That the event comes again, and on which dates next.
pub(super) fn series(shown: &Shown, language: Language) -> Option<SeriesView> {
    let series = shown.series.as_ref()?;
    let next = |event: &Event| neighbour(&shown.department, event, language);
    Some(SeriesView {
        rule: said::pattern(&series.series.rule.pattern, language),
        next: series.next.iter().map(next).collect(),
    })
}

pub(super) fn posted(department: &Department, at: DateTime<Utc>, language: Language) -> Moment {
    Moment::new(
        dates::iso(at, department.zone),
        dates::date_time(at, department.zone, language),
    )
}

fn article_path(department: &Department, article: &Article) -> String {
    links::article(department.slug.as_str(), article.slug.as_str())
}

pub(super) fn story(department: &Department, article: &Article, language: Language) -> StoryCard {
    let (own, text) = article.text(language);
    let plain = markdown::markdown_to_text(&text.body);
    let summary: String = plain
        .split("\n\n")
        .next()
        .unwrap_or_default()
        .chars()
        .take(240)
        .collect();
    StoryCard {
        path: article_path(department, article),
        title: Told::in_language(&text.title, own, language),
        posted: posted(
            department,
            article.published_at.unwrap_or(article.updated_at),
            language,
        ),
        summary: Told::in_language(summary, own, language),
    }
}

pub(super) fn story_neighbour(
    department: &Department,
    article: &Article,
    language: Language,
) -> Neighbour {
    let (own, text) = article.text(language);
    let at = article.published_at.unwrap_or(article.updated_at);
    let day = crate::domain::zone::local(at, department.zone).date();
    Neighbour {
        path: article_path(department, article),
        title: Told::in_language(&text.title, own, language),
        day: Moment::new(day.to_string(), dates::date_without_weekday(day, language)),
    }
}

/// An instant about an event, in the event's own zone.
pub(super) fn event_moment(event: &Event, at: DateTime<Utc>, language: Language) -> Moment {
    let zone = event.times.zone;
    Moment::new(dates::iso(at, zone), dates::date_time(at, zone, language))
}

/// The day on which what a resident gave is deleted.
pub(super) fn keep_until(department: &Department, event: &Event, language: Language) -> Moment {
    gone_on(department, event, language, department.settings.keep_days)
}

/// The day on which a record about the event is deleted that is kept for so many days after it.
pub(super) fn gone_on(
    department: &Department,
    event: &Event,
    language: Language,
    days: i64,
) -> Moment {
    let at = event.times.ends_at + TimeDelta::days(days);
    let day = crate::domain::zone::local(at, department.zone).date();
    Moment::new(day.to_string(), dates::date_without_weekday(day, language))
}
