//! The page of a series, and publishing its drafts.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web};
use chrono::{DateTime, NaiveDate, Utc};

use super::preview::no_such_time;
use super::{Answer, Form};
use crate::domain::event::{Event, State, TimesError};
use crate::domain::ids::PublicId;
use crate::services::read_series::{self, Sheet};
use crate::services::{Error as Failure, publish_series};
use crate::web::error::Error;
use crate::web::extract::Fields;
use crate::web::pages::form::FormView;
use crate::web::pages::markup::Told;
use crate::web::pages::staff::board::BoardEvent;
use crate::web::pages::staff::chrome::StaffSection;
use crate::web::pages::staff::notices::NoticePage;
use crate::web::pages::staff::paths;
use crate::web::pages::staff::series::{OccurrenceLine, SeriesPage};
use crate::web::pages::staff::views::StateTag;
use crate::web::staff::{Desk, page, views};
use crate::words::{dates, series as said};

pub(super) fn id(raw: &str) -> Result<PublicId, Error> {
    PublicId::parse(raw).ok_or(Error::NotFound)
}

pub(super) async fn sheet(desk: &Desk, id: &PublicId) -> Result<Sheet, Error> {
    let (actor, id) = (desk.present.actor.clone(), id.clone());
    desk.app
        .read(move |tx, context| read_series::sheet(tx, context, &actor, &id))
        .await
}

/// GET `/staff/series/{s}`
pub(crate) async fn show(request: HttpRequest, raw: web::Path<String>) -> Answer {
    let desk = Desk::open(&request).await?;
    let sheet = sheet(&desk, &id(&raw)?).await?;
    page(StatusCode::OK, &series_page(&desk, &sheet, FormView::new()))
}

/// POST `/staff/series/{s}/publication`
pub(crate) async fn publish(request: HttpRequest, raw: web::Path<String>, form: Form) -> Answer {
    let fields = Fields::new(form).once_each(&[])?;
    let desk = Desk::with_form(&request, &fields).await?;
    let (id, version) = (id(&raw)?, fields.get("version").parse().unwrap_or(-1));
    let (actor, path) = (desk.present.actor.clone(), paths::series(id.as_str()));
    let done = desk
        .app
        .write(
            move |tx, context| match publish_series::run(tx, context, &actor, &id, version) {
                Err(Failure::Stale) => Ok(false),
                other => other.map(|_| true),
            },
        )
        .await?;
    if done {
        return Ok(desk.done(&path, "series-published"));
    }
    let notice = NoticePage::state(desk.chrome.clone(), &path);
    page(StatusCode::CONFLICT, &notice)
}

/// What stands for a series where one event is named: the next, or the last there was.
pub(super) fn face(sheet: &Sheet, now: DateTime<Utc>) -> Option<&Event> {
    let ahead = sheet.events.iter().find(|event| !event.is_over(now));
    ahead.or_else(|| sheet.events.last())
}

pub(super) fn series_page(desk: &Desk, sheet: &Sheet, form: FormView) -> SeriesPage {
    let (words, language) = (desk.words, desk.words.language());
    let now = desk.app.clock.now();
    let series = &sheet.series;
    let title = face(sheet, now).map(|event| views::title(event, language));
    let title = title.unwrap_or_else(|| Told::here(words.t("series-page")));
    let line = |event: &Event| occurrence(desk, sheet, event);
    let (past, upcoming): (Vec<&Event>, Vec<&Event>) =
        sheet.events.iter().partition(|event| event.is_over(now));
    let is_draft = |event: &&&Event| matches!(event.state, State::Draft | State::Scheduled);
    let drafts = upcoming.iter().filter(is_draft).count();
    let stopped = sheet.stopped.iter().map(|event| {
        let path = paths::event_publication(event.slug.as_str());
        (path, views::span(event).when(language))
    });
    let mut chrome = desk
        .chrome
        .clone()
        .page(words.t("series-page"), StaffSection::Events)
        .at(paths::series(series.public_id.as_str()));
    chrome.in_error = form.has_errors();
    SeriesPage {
        chrome,
        id: series.public_id.to_string(),
        version: series.version,
        title,
        rule: said::bounded(&series.rule, language),
        left_out: said::left_out(&series.rule, language),
        state: SeriesPage::state(words, series.is_published),
        is_published: series.is_published,
        may_run_events: desk.present.actor.role.may_run_events(),
        upcoming: upcoming.into_iter().map(line).collect(),
        past: past.into_iter().rev().map(line).collect(),
        not_made: not_made(desk, sheet),
        stopped: stopped.collect(),
        drafts: u32::try_from(drafts).unwrap_or(u32::MAX),
        form,
        history: views::log_lines(sheet.history.clone(), &desk.present.department, words),
    }
}

fn not_made(desk: &Desk, sheet: &Sheet) -> Vec<String> {
    let template = &sheet.series.template;
    let sentence = |(date, error): &(NaiveDate, TimesError)| {
        no_such_time(desk.words, template, (*date, *error))
    };
    sheet.not_made.iter().map(sentence).collect()
}

fn occurrence(desk: &Desk, sheet: &Sheet, event: &Event) -> OccurrenceLine {
    let (words, language) = (desk.words, desk.words.language());
    let over = event.is_over(desk.app.clock.now());
    let totals = sheet.totals.get(&event.id).copied().unwrap_or_default();
    OccurrenceLine {
        slug: event.slug.to_string(),
        when: views::when(event, language),
        state: StateTag::of(words, event.state, over, event.is_full()),
        marks: marks(desk, event),
        coming: if matches!(event.state, State::Published | State::Closed) {
            BoardEvent::coming(words, totals.confirmed_heads, event.capacity, !over)
        } else {
            String::new()
        },
    }
}

fn marks(desk: &Desk, event: &Event) -> Vec<String> {
    let words = desk.words;
    let Some(own) = event.series else {
        return Vec::new();
    };
    let Some(date) = own.date else {
        return vec![words.t("series-mark-gone")];
    };
    let by_hand = own.is_detached.then(|| words.t("series-mark-by-hand"));
    let moved = date != event.times.local_start.date();
    let stands_for = moved.then(|| {
        let date = dates::date_without_weekday(date, words.language());
        words.t1("series-mark-own-day", "date", date)
    });
    by_hand.into_iter().chain(stands_for).collect()
}
