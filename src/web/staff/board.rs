//! The board.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse};
use chrono::Datelike;

use crate::domain::event::{Event, State};
use crate::domain::facts::{Expected, Finding, Kind};
use crate::domain::{close_out, copy};
use crate::services::read_assignments::Open;
use crate::services::read_board::{self, Board, is_close};
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
    let now = desk.app.clock.now();
    let is_close = |event: &&Event| is_close(event, now);
    let nags = |event: &&Event| board.to_close.iter().any(|one| one.id == event.id);
    let role = desk.present.actor.role;
    let ahead = board.upcoming.iter();
    let (soon, later): (Vec<&Event>, Vec<&Event>) = ahead.partition(is_close);
    let past = board.past.iter();
    let drafts = later.iter().copied().chain(past.clone()).filter(is_draft);
    let upcoming = later.iter().copied().filter(|event| !is_draft(event));
    let over = past.filter(|event| !is_draft(event) && (!nags(event) || !role.may_run_events()));
    let last = copy::last(board.upcoming.iter().chain(board.past.iter()), now);
    let view = BoardPage {
        last: last.map_or_else(String::new, |event| {
            event.title(desk.words.language()).to_owned()
        }),
        may_run_events: role.may_run_events(),
        may_see_promises: role.may_read_promises(),
        overdue: board.overdue,
        to_close: if role.may_run_events() {
            board.to_close.iter().map(card).collect()
        } else {
            Vec::new()
        },
        soon: soon.into_iter().map(card).collect(),
        upcoming: upcoming.map(card).collect(),
        drafts: drafts.map(card).collect(),
        past: over.map(card).collect(),
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
        missing: if over || event.state == State::Cancelled {
            Vec::new()
        } else {
            let open = board.open.get(&event.id).cloned().unwrap_or_default();
            let lacks = match board.found.get(&event.id) {
                Some(found) => lacks(desk, event, found),
                None => missing(desk, event),
            };
            let asks = counted(
                desk,
                "board-missing-answers",
                board.unanswered.get(&event.id),
            );
            let raised = counted(desk, "board-missing-topics", board.raised.get(&event.id));
            [lacks, unanswered(desk, event, &open), asks, raised].concat()
        },
        may_edit: runs && !over && !matches!(event.state, State::Cancelled | State::Closed),
        may_publish: runs && matches!(event.state, State::Draft | State::Scheduled),
        may_cancel: runs && live,
        close_path: if runs
            && close_out::closing(event, now).is_ok()
            && event.state != State::Closed
        {
            paths::event_close_out(event.slug.as_str())
        } else {
            String::new()
        },
        article_path: match article {
            Some(slug) => paths::article(slug),
            None if over && event.state.is_public() => paths::article_of_event(event.slug.as_str()),
            None => String::new(),
        },
        has_article: article.is_some(),
    }
}

/// What the fact check found on an event of the next days, in a few words each, and that nobody
/// outside sees it yet.
fn lacks(desk: &Desk, event: &Event, found: &[Finding]) -> Vec<String> {
    let words = desk.words;
    let is_draft = matches!(event.state, State::Draft | State::Scheduled);
    let say = |finding: &Finding| match (finding.kind, &finding.expected) {
        (Kind::NoAccess, _) => Some(words.t("staff-missing-access")),
        (Kind::NoOfficers, _) => Some(words.t("staff-missing-officers")),
        (Kind::NoContact, _) => Some(words.t("board-missing-contact")),
        (Kind::NoText, Expected::Language(language)) => {
            let language = language_name(words, *language);
            Some(words.t1("staff-missing-text", "language", language))
        }
        (Kind::OldTranslation, Expected::Language(language)) => {
            let language = language_name(words, *language);
            Some(words.t1("board-missing-update", "language", language))
        }
        _ => None,
    };
    let mut lacks: Vec<String> = found.iter().filter_map(say).collect();
    let has_officers = !event.officers.is_empty();
    if has_officers && event.confirmed().next().is_none() {
        lacks.push(words.t("board-missing-yes"));
    }
    let to_mend = found.iter().filter(|one| one.stops() && say(one).is_none());
    let to_mend = to_mend.count();
    if is_draft && to_mend > 0 {
        lacks.push(words.t1("board-missing-mend", "count", to_mend));
    }
    if is_draft {
        lacks.push(words.t("board-missing-publication"));
    }
    lacks
}

/// So many of something wait for somebody; nothing when there are none.
fn counted(desk: &Desk, key: &'static str, open: Option<&u32>) -> Vec<String> {
    let open = open.filter(|open| **open > 0);
    let say = |open: &u32| desk.words.t1(key, "count", i64::from(*open));
    open.map(say).into_iter().collect()
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
