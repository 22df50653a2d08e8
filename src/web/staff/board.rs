//! The board.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse};
use chrono::Datelike;

use crate::domain::copy;
use crate::domain::event::{Event, State};
use crate::services::read_assignments::Open;
use crate::services::read_board::{self, Board};
use crate::web::error::Error;
use crate::web::pages::staff::board::{BoardEvent, BoardPage};
use crate::web::pages::staff::chrome::StaffSection;
use crate::web::pages::staff::paths;
use crate::web::pages::staff::views::{StateTag, language_name};
use crate::web::staff::{Desk, page, schedule, views};
use crate::words::{dates, series as said};

/// GET `/staff`
pub(crate) async fn show(request: HttpRequest) -> Result<HttpResponse, Error> {
    let desk = Desk::open(&request).await?;
    let actor = desk.present.actor.clone();
    let board = desk
        .app
        .read(move |tx, context| read_board::run(tx, context, &actor))
        .await?;
    let card = |event: &Event| card(&desk, event, &board);
    let is_draft = |event: &&Event| matches!(event.state, State::Draft | State::Scheduled);
    let (upcoming, past) = (board.upcoming.iter(), board.past.iter());
    let last = copy::last(upcoming.clone().chain(past.clone()), desk.app.clock.now());
    let view = BoardPage {
        last: last.map_or_else(String::new, |event| {
            event.title(desk.words.language()).to_owned()
        }),
        may_run_events: desk.present.actor.role.may_run_events(),
        upcoming: upcoming
            .clone()
            .filter(|event| !is_draft(event))
            .map(card)
            .collect(),
        drafts: upcoming
            .chain(past.clone())
            .filter(is_draft)
            .map(card)
            .collect(),
        past: past.filter(|event| !is_draft(event)).map(card).collect(),
        chrome: desk
            .chrome
            .clone()
            .page(desk.words.t("staff-board-page"), StaffSection::Events)
            .at(paths::BOARD),
    };
    page(StatusCode::OK, &view)
}

fn card(desk: &Desk, event: &Event, board: &Board) -> BoardEvent {
    let totals = board.totals.get(&event.id).copied().unwrap_or_default();
    let article = board.articles.get(&event.id);
    let series = event
        .series
        .and_then(|own| board.series.get(&own.series_id));
    let (words, language) = (desk.words, desk.words.language());
    let now = desk.app.clock.now();
    let over = event.is_over(now);
    let day = event.times.local_start.date();
    let runs = desk.present.actor.role.may_run_events();
    let live = matches!(event.state, State::Published | State::Postponed) && !over;
    let short = |word: String| word.chars().take(3).collect::<String>();
    BoardEvent {
        slug: event.slug.to_string(),
        title: views::title(event, language),
        day: (
            short(dates::month(day.month(), language)),
            day.day().to_string(),
            short(dates::weekday(day, language)),
        ),
        when: views::when(event, language),
        soon: soon(desk, event),
        venue: format!("{}, {}", event.venue.facts.name, event.venue.facts.street),
        series: series.map_or_else(String::new, |series| {
            let rule = said::pattern(&series.rule.pattern, language);
            words.t1("series-part-of", "rule", rule)
        }),
        state: StateTag::of(words, event.state, over, event.is_full()),
        schedule: board
            .schedules
            .get(&event.id)
            .map(|planned| schedule::view(desk, planned)),
        coming: BoardEvent::coming(
            words,
            totals.confirmed_heads,
            event.capacity,
            !over && event.state != State::Cancelled,
        ),
        waiting: totals.waiting_heads,
        over_by: event.over_by(),
        missing: if over {
            Vec::new()
        } else {
            let open = board.open.get(&event.id).cloned().unwrap_or_default();
            [missing(desk, event), unanswered(desk, event, &open)].concat()
        },
        may_edit: runs && !over && !matches!(event.state, State::Cancelled | State::Closed),
        may_publish: runs && matches!(event.state, State::Draft | State::Scheduled),
        may_cancel: runs && live,
        article_path: match article {
            Some(slug) => paths::article(slug),
            None if over && event.state.is_public() => paths::article_of_event(event.slug.as_str()),
            None => String::new(),
        },
        has_article: article.is_some(),
    }
}

/// Whose answer is missing, and who cannot come.
fn unanswered(desk: &Desk, event: &Event, open: &Open) -> Vec<String> {
    let name = |key: &'static str, names: &[String]| {
        let each = names.iter();
        each.map(|name| desk.words.t1(key, "name", name))
            .collect::<Vec<_>>()
    };
    let waiting = if event.state == State::Published {
        name("staff-missing-answer", &open.waiting)
    } else {
        Vec::new()
    };
    [waiting, name("staff-missing-officer", &open.missing)].concat()
}

fn soon(desk: &Desk, event: &Event) -> String {
    let today = crate::domain::zone::local(desk.app.clock.now(), event.times.zone).date();
    match (event.times.local_start.date() - today).num_days() {
        0 => desk.words.t("staff-board-today"),
        1 => desk.words.t("staff-board-tomorrow"),
        _ => String::new(),
    }
}

/// What people will miss on the announcement, in a few words each.
pub(super) fn missing(desk: &Desk, event: &Event) -> Vec<String> {
    let words = desk.words;
    let mut missing = Vec::new();
    if event.venue.facts.access_notes.is_empty() {
        missing.push(words.t("staff-missing-access"));
    }
    for language in &desk.present.department.languages {
        if !event.texts.contains_key(language) {
            missing.push(words.t1(
                "staff-missing-text",
                "language",
                language_name(words, *language),
            ));
        }
    }
    missing
}
