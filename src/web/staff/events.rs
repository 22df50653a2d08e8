//! An event's own page for staff, and the check page in front of publishing.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, Utc};

use crate::documents;
use crate::domain::arrival::Arrivals;
use crate::domain::close_out;
use crate::domain::department::Department;
use crate::domain::event::{Event, State};
use crate::domain::facts::Place;
use crate::domain::language::Language;
use crate::domain::mail_log::kinds_for;
use crate::domain::rsvp::Totals;
use crate::domain::series::plan::is_by_hand;
use crate::domain::undo::What;
use crate::domain::{links, topic, zone};
use crate::services::check_facts::{self, Looked, Outcome};
use crate::services::note_view::View;
use crate::services::read_event::{self, Hub, Look};
use crate::services::undo_change::Offer;
use crate::web::error::Error;
use crate::web::extract::Fields;
use crate::web::fetches;
use crate::web::pages::form::{Choice, FormView};
use crate::web::pages::markup::{Moment, Told};
use crate::web::pages::staff::chrome::StaffSection;
use crate::web::pages::staff::event_check::EventCheckPage;
use crate::web::pages::staff::event_hub::{EventHubPage, HubActions, LookLine, UndoView};
use crate::web::pages::staff::paths;
use crate::web::pages::staff::views::StateTag;
use crate::web::staff::board::missing;
use crate::web::staff::event_form::{self, is_live};
use crate::web::staff::schedule::{self, Tried};
use crate::web::staff::{Desk, asks, facts, mailings, page, views};
use crate::words::{Words, dates, series as said};

type Answer = Result<HttpResponse, Error>;

pub(super) async fn hub(desk: &Desk, slug: &str) -> Result<Hub, Error> {
    let (actor, slug) = (desk.present.actor.clone(), slug.to_owned());
    desk.app
        .read(move |tx, context| read_event::hub(tx, context, &actor, &slug))
        .await
}

/// GET `/staff/events/{e}`
pub(crate) async fn show(request: HttpRequest, slug: web::Path<String>) -> Answer {
    let desk = Desk::open(&request).await?;
    let pending = desk.app.fetches.pending(desk.present.department.id);
    let hub = hub(&desk, &slug).await?;
    let looks = looks(&desk, &hub, &pending);
    if !hub.notes.is_empty() {
        desk.note_view(View::Topics(hub.event.id));
    }
    let series = series_of(&desk, &hub.event).await?;
    let waiting = asks::waiting(&desk, &hub.event).await?;
    let letters = mailings::of_event(&desk, &slug).await?;
    let mut view = hub_page(&desk, hub);
    view.letters = letters;
    view.looks = looks;
    (view.wishes, view.open_requests) = (waiting.wishes, waiting.open_requests);
    if let Some((sentence, path)) = series {
        (view.series, view.series_path) = (sentence, path);
    }
    page(StatusCode::OK, &view)
}

/// That the event is part of a series, and the path of the series.
async fn series_of(desk: &Desk, event: &Event) -> Result<Option<(String, String)>, Error> {
    let series = event_form::series_of(desk, event).await?;
    Ok(series.map(|series| {
        let path = paths::series(series.public_id.as_str());
        let said = if is_by_hand(event) {
            desk.words.t("series-of-event-by-hand")
        } else {
            let rule = said::pattern(&series.rule.pattern, desk.words.language());
            desk.words.t1("series-of-event", "rule", rule)
        };
        (said, path)
    }))
}

/// The flyer in each language of the department.
fn flyers(department: &Department, event: &Event, words: Words) -> Vec<Choice> {
    if !documents::AVAILABLE || !event.state.is_public() {
        return Vec::new();
    }
    let path = links::flyer(department.slug.as_str(), event.slug.as_str());
    let one = |language: &Language| {
        let name = words.t(&format!("language-{language}"));
        let label = words.t1("documents-flyer-in", "language", name);
        Choice::new(links::in_language(&path, *language), label)
    };
    department.languages.iter().map(one).collect()
}

fn hub_page(desk: &Desk, hub: Hub) -> EventHubPage {
    let (words, language) = (desk.words, desk.words.language());
    let event = &hub.event;
    let now = desk.app.clock.now();
    let over = event.is_over(now);
    let department = &desk.present.department;
    let before = |at| dates::date_time(at, event.times.zone, language);
    let slug = event.slug.as_str();
    let is_public = event.state.is_public();
    let expected = hub.expected.map(|range| views::expected(&range, words));
    let expected = expected.unwrap_or_default();
    let article_path = match (&hub.article, over && is_public) {
        (Some(article), _) => paths::article(article.slug.as_str()),
        (None, true) => paths::article_of_event(slug),
        (None, false) => String::new(),
    };
    let page = is_public.then(|| links::event(department.slug.as_str(), slug));
    let public_path = page.unwrap_or_default();
    EventHubPage {
        chrome: desk
            .chrome
            .clone()
            .page(event.title(language), StaffSection::Events)
            .at(paths::event(slug)),
        slug: slug.to_owned(),
        title: views::title(event, language),
        state: StateTag::of(words, event.state, over, event.is_full()),
        reason: event.reason.clone().unwrap_or_default(),
        when: views::when(event, language),
        when_before: event.previous_start.map(before).unwrap_or_default(),
        kind: topic::label(&event.kind.facts.labels, language)
            .1
            .to_owned(),
        venue_name: event.venue.facts.name.clone(),
        venue_address: event.venue.facts.address_line(),
        venue_before: event
            .previous_venue
            .as_ref()
            .map(|venue| venue.facts.name.clone())
            .unwrap_or_default(),
        officers: event
            .officers
            .iter()
            .map(|officer| officer.facts.full_name())
            .collect(),
        topics: event
            .topics
            .iter()
            .map(|topic| topic::label(&topic.labels, language).1.to_owned())
            .chain(hub.notes.iter().cloned())
            .collect(),
        totals: hub.totals,
        capacity: event.capacity,
        taken: event.taken,
        expected: expected.0,
        expected_why: expected.1,
        came: hub.arrivals.map(Arrivals::heads),
        door: event.state == State::Published && desk.present.actor.role.may_count_arrivals(),
        public_path,
        flyers: flyers(department, event, words),
        briefing_pdf: briefing_pdf(slug),
        article_path,
        has_article: hub.article.is_some(),
        missing: if over {
            Vec::new()
        } else {
            missing(desk, event)
        },
        actions: actions(desk, event, (hub.totals, hub.may_turn_rain)),
        series: String::new(),
        series_path: String::new(),
        undo: undo_view(desk, hub.undo, event),
        rain_since: rain_since(event).map(before).unwrap_or_default(),
        version: event.version,
        looks: Vec::new(),
        letters: Vec::new(),
        may_mail: !kinds_for(desk.present.actor.role).is_empty(),
        history: views::log_lines(hub.history, department, words),
        schedule: hub.schedule.as_ref().map(|it| schedule::view(desk, it)),
        hold: hub.hold.map(|hold| hold.reason).unwrap_or_default(),
        wishes: 0,
        open_requests: 0,
        may_access: desk.present.actor.role.may_read_access(),
        may_hold: desk.present.actor.role.may_hold_records(),
    }
}

/// Empty where this build makes no PDF files.
fn briefing_pdf(slug: &str) -> String {
    if documents::AVAILABLE {
        paths::event_briefing_pdf(slug)
    } else {
        String::new()
    }
}

/// Since when the rain plan is on, of an event that takes place.
fn rain_since(event: &Event) -> Option<DateTime<Utc>> {
    event.rain_since.filter(|_| event.state == State::Published)
}

fn undo_view(desk: &Desk, offer: Option<Offer>, event: &Event) -> Option<UndoView> {
    let offer = offer.filter(|_| desk.present.actor.role.may_run_events())?;
    let until = zone::local(offer.until, event.times.zone);
    Some(UndoView {
        until: dates::time(until, desk.words.language()),
        told: u32::try_from(offer.told).unwrap_or(u32::MAX),
        words_stay: offer.what == What::Changed,
    })
}

fn looks(desk: &Desk, hub: &Hub, pending: &[Look]) -> Vec<LookLine> {
    if !hub.event.state.is_public() {
        return Vec::new();
    }
    let (words, zone) = (desk.words, desk.present.department.zone);
    let line = |look: &Look| LookLine {
        app: words.t(&format!("calendar-app-{}", look.app.as_str())),
        when: Moment::new(
            dates::iso(look.at, zone),
            dates::date_time(look.at, zone, words.language()),
        ),
        knows: look.at >= hub.event.updated_at,
    };
    let all = fetches::latest(&hub.looks, pending);
    all.iter().map(line).collect()
}

fn actions(desk: &Desk, event: &Event, (totals, may_turn_rain): (Totals, bool)) -> HubActions {
    if !desk.present.actor.role.may_run_events() {
        return HubActions::default();
    }
    let live = is_live(event, desk.app.clock.now());
    let draft = matches!(event.state, State::Draft | State::Scheduled);
    HubActions {
        edit: draft || live,
        publish: draft,
        cancel: live,
        postpone: live && event.state == State::Published,
        new_date: live && event.state == State::Postponed,
        rain: may_turn_rain && event.rain_since.is_none(),
        rain_back: may_turn_rain && event.rain_since.is_some(),
        copy: true,
        close_out: close_out::closing(event, desk.app.clock.now()).is_ok(),
        repeat: event.series.is_none(),
        give_seats: live && totals.waiting_parties > 0 && event.seats_left() != Some(0),
        letter: event.state.is_public() && totals.confirmed_parties > 0,
    }
}

/// GET `/staff/events/{e}/publication`
pub(crate) async fn check(request: HttpRequest, slug: web::Path<String>) -> Answer {
    let desk = Desk::open(&request).await?;
    desk.present.actor.may_run_events()?;
    let hub = hub(&desk, &slug).await?;
    if hub.event.state.is_public() {
        return Ok(desk.go(&paths::event(hub.event.slug.as_str())));
    }
    page(
        StatusCode::OK,
        &check_page(&desk, &slug, FormView::new()).await?,
    )
}

/// POST `/staff/events/{e}/publication`
pub(crate) async fn publish(
    request: HttpRequest,
    slug: web::Path<String>,
    form: web::Form<Vec<(String, String)>>,
) -> Answer {
    let fields = Fields::new(form).once_each(&[])?;
    let desk = Desk::with_form(&request, &fields).await?;
    desk.present.actor.may_run_events()?;
    let version = fields.get("version").parse().unwrap_or(-1);
    match fields.get("then") {
        "schedule" => return later(&desk, &slug, version, &fields).await,
        "unschedule" => {
            schedule::cancel(&desk, &slug).await?;
            return Ok(desk.done(&paths::event(&slug), "unscheduled"));
        }
        _ => {}
    }
    let looked = fields.get("publish_anyway") == "yes";
    let (actor, own) = (desk.present.actor.clone(), slug.to_string());
    let outcome = desk
        .app
        .write(move |tx, context| {
            check_facts::publish_event(tx, context, &actor, (&own, version), looked)
        })
        .await?;
    if outcome == Outcome::Published {
        return Ok(desk.done(&paths::event(&slug), "published"));
    }
    held_back(&desk, &slug, FormView::new(), Some(outcome)).await
}

/// The check page once more, with what held publishing back.
async fn held_back(
    desk: &Desk,
    slug: &str,
    mut view: FormView,
    outcome: Option<Outcome>,
) -> Answer {
    match outcome {
        Some(Outcome::Asked) => {
            view.refuse("publish_anyway", desk.words.t("staff-check-anyway-missing"));
        }
        Some(Outcome::Stale) => view.refuse_all(desk.words.t("publish-error-version")),
        Some(Outcome::Stopped | Outcome::Published) | None => {}
    }
    let status = if outcome == Some(Outcome::Stale) {
        StatusCode::CONFLICT
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    page(status, &check_page(desk, slug, view).await?)
}

async fn later(desk: &Desk, slug: &str, version: i32, fields: &Fields) -> Answer {
    match schedule::set(desk, slug, version, fields).await? {
        Tried::Done => Ok(desk.done(&paths::event(slug), "scheduled")),
        Tried::Again(view, outcome) => held_back(desk, slug, view, outcome).await,
    }
}

/// The check page of an event as it stands now.
pub(super) async fn check_page(
    desk: &Desk,
    slug: &str,
    form: FormView,
) -> Result<EventCheckPage, Error> {
    let (actor, slug) = (desk.present.actor.clone(), slug.to_owned());
    let looked = desk
        .app
        .read(move |tx, context| check_facts::event(tx, context, &actor, &slug))
        .await?;
    Ok(checked(desk, &looked, form))
}

fn checked(desk: &Desk, looked: &Looked, form: FormView) -> EventCheckPage {
    let (words, language) = (desk.words, desk.words.language());
    let department = &desk.present.department;
    let event = &looked.event;
    let text = |place: &Place| Some(place.field.of(event.texts.get(&place.language)?));
    let editor = paths::event_edit(event.slug.as_str());
    let (stops, mut asks) = facts::sorted(&looked.found, text, &editor, words);
    let clashes = looked.clashes.iter();
    asks.extend(clashes.map(|clash| views::clash(clash, &editor, words)));
    let named: Vec<String> = event
        .officers
        .iter()
        .filter_map(|officer| officer.facts.public_name())
        .collect();
    let unnamed = u32::try_from(event.officers.len() - named.len()).unwrap_or(0);
    let access = |(own, note): (&crate::domain::language::Language, &String)| {
        Told::in_language(note, *own, language)
    };
    let mut chrome = desk
        .chrome
        .clone()
        .page(words.t("staff-check-page"), StaffSection::Events);
    chrome.in_error = form.has_errors();
    EventCheckPage {
        chrome,
        slug: event.slug.to_string(),
        version: event.version,
        title: views::title(event, language),
        sentence: views::span(event).when_long(language),
        kind: topic::label(&event.kind.facts.labels, language)
            .1
            .to_owned(),
        venue_name: event.venue.facts.name.clone(),
        venue_address: event.venue.facts.address_line(),
        access: event.venue.facts.access_notes.iter().map(access).collect(),
        places: event.capacity.map_or_else(
            || words.t("staff-check-places-open"),
            |seats| seats.to_string(),
        ),
        officers: named,
        unnamed,
        rsvps: window(desk, event),
        texts: views::previews(event, department, words),
        stops,
        asks,
        zone: dates::zone_name(department.zone, desk.app.clock.now(), language),
        occurrences: event_form::occurrences(desk, &form, ("publish_date", "publish_time")),
        schedule: looked
            .schedule
            .as_ref()
            .map(|planned| schedule::view(desk, planned)),
        form,
    }
}

fn window(desk: &Desk, event: &Event) -> String {
    let (words, language) = (desk.words, desk.words.language());
    let at = |at| dates::date_time(at, event.times.zone, language);
    match (event.rsvp_opens_at.map(at), event.rsvp_closes_at.map(at)) {
        (None, None) => words.t("staff-check-rsvps-open"),
        (Some(from), None) => words.t1("staff-check-rsvps-from", "from", from),
        (None, Some(until)) => words.t1("staff-check-rsvps-until", "until", until),
        (Some(from), Some(until)) => {
            words.t2("staff-check-rsvps-window", ("from", from), ("until", until))
        }
    }
}
