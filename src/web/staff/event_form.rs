//! The event form: a new event, a copy of one, an edit.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use crate::domain::copy;
use crate::domain::event::{Event, EventFacts, State};
use crate::domain::language::Language;
use crate::domain::series::Series;
use crate::domain::series::plan::is_by_hand;
use crate::domain::topic;
use crate::domain::typed::Form as Kept;
use crate::domain::zone::{self, Resolved};
use crate::services::read_board::{self, Choices};
use crate::services::save_event::{self, NO_KIND, NO_VENUE, Parts};
use crate::services::{Error as Failure, keep_typed, read_series, save_kind};
use crate::web::error::Error;
use crate::web::extract::Fields;
use crate::web::forms::Reader;
use crate::web::forms::event::{Draft, Place, read};
use crate::web::pages::form::{Choice, FormView};
use crate::web::pages::staff::event_form::EventFormPage;
use crate::web::pages::staff::paths;
use crate::web::pages::staff::views::{FormLanguage, Tick, language_ticks};
use crate::web::staff::copying::{self, Wanted};
use crate::web::staff::event_values::{filled, ticked};
use crate::web::staff::events::hub;
use crate::web::staff::series::change;
use crate::web::staff::{Desk, event_merge, page, typed, when};
use crate::words::dates;

type Answer = Result<HttpResponse, Error>;
pub(super) const REPEATED: [&str; 3] = ["officers", "topics", "officer_languages"];

pub(super) async fn choices(desk: &Desk) -> Result<Choices, Error> {
    let actor = desk.present.actor.clone();
    desk.app
        .read(move |tx, _| read_board::choices(tx, &actor))
        .await
}

/// What a form offers: a kind that is retired only to an event that is of it.
fn offered(mut choices: Choices, event: Option<&Event>) -> Choices {
    let own = event.map(|event| event.kind.id);
    choices
        .kinds
        .retain(|kind| !kind.is_retired || own == Some(kind.id));
    choices
}

/// The form as it is opened: empty, or with the texts the kind in the address begins with.
async fn begun(desk: &Desk, pairs: &[(String, String)]) -> Result<FormView, Error> {
    let mut form = FormView::new();
    let Some((_, slug)) = pairs.iter().find(|(name, _)| name == "kind") else {
        return Ok(form);
    };
    let (actor, slug) = (desk.present.actor.clone(), slug.clone());
    let (kind, edited) = desk
        .app
        .read(move |tx, _| save_kind::find(tx, &actor, &slug))
        .await?;
    if kind.is_retired {
        return Ok(form);
    }
    form.set("kind", kind.slug.as_str());
    for language in &desk.present.department.languages {
        if let Some(start) = edited.starts.get(language) {
            form.set(&format!("title_{language}"), &start.title);
            form.set(&format!("lead_{language}"), &start.lead);
            form.set(&format!("body_{language}"), &start.body);
        }
    }
    Ok(form)
}

pub(super) async fn event(desk: &Desk, slug: &str) -> Result<Event, Error> {
    Ok(hub(desk, slug).await?.event)
}

/// What the form is opened with, when nothing was typed yet: the event and its trace.
fn opened(desk: &Desk, event: &Event) -> FormView {
    let traces = event_merge::traces(event, &desk.present.department.languages);
    filled(event).with("opened", traces)
}

/// GET `/staff/new-event`; `?copy={e}` fills it from another event, `?copy_last=yes` from the last,
/// `?kind={k}` begins it with the texts of a kind.
pub(crate) async fn new(request: HttpRequest) -> Answer {
    let desk = Desk::open(&request).await?;
    desk.present.actor.may_run_events()?;
    let models = copying::models(&desk).await?;
    let copied = match copying::wanted(&request) {
        Some(Wanted::Event(slug)) => Some(event(&desk, &slug).await?),
        Some(Wanted::Last) => copy::last(models.iter(), desk.app.clock.now()).cloned(),
        None => None,
    };
    let query = web::Query::<Vec<(String, String)>>::from_query(request.query_string());
    let pairs = query.map(web::Query::into_inner).unwrap_or_default();
    let choices = offered(choices(&desk).await?, None);
    let (form, ticked) = match &copied {
        Some(event) => (copying::form(event), ticked(event)),
        None => (begun(&desk, &pairs).await?, Vec::new()),
    };
    let ticked: Vec<&str> = ticked.iter().map(String::as_str).collect();
    let mut view = form_page(&desk, &choices, form, &ticked, None);
    let title = |event: &Event| event.title(desk.words.language()).to_owned();
    view.copied_from = copied.as_ref().map(title).unwrap_or_default();
    if copied.is_none() {
        view.models = copying::choices(&desk, &models);
        view.begins = view.kinds.clone();
    }
    let unsaved = typed::find(&desk, Kept::NewEvent).await?;
    view.typed = unsaved.map(|it| typed::notice(&desk, &it, paths::NEW_EVENT_TYPED.to_owned()));
    page(StatusCode::OK, &view.titled())
}

/// GET `/staff/events/{e}/edit`
pub(crate) async fn edit(request: HttpRequest, slug: web::Path<String>) -> Answer {
    let desk = Desk::open(&request).await?;
    desk.present.actor.may_run_events()?;
    let event = event(&desk, &slug).await?;
    let choices = offered(choices(&desk).await?, Some(&event));
    let ticked = ticked(&event);
    let ticked: Vec<&str> = ticked.iter().map(String::as_str).collect();
    let form = opened(&desk, &event);
    let mut view = form_page(&desk, &choices, form, &ticked, Some(&event));
    let unsaved = typed::find(&desk, Kept::Event(event.id)).await?;
    let languages = &desk.present.department.languages;
    // What is saved meanwhile is nothing to offer.
    let unsaved = unsaved.filter(|it| event_merge::differs(&event, &it.fields, languages));
    let path = paths::event_typed(event.slug.as_str());
    view.typed = unsaved.map(|it| typed::notice(&desk, &it, path));
    page(StatusCode::OK, &view.titled())
}

/// The form with words that were typed and not saved.
pub(super) async fn filled_with(mut desk: Desk, event: Option<&Event>, fields: &Fields) -> Answer {
    let sentence = desk.words.t("typed-taken");
    desk.chrome = desk.chrome.noting(sentence);
    let choices = offered(choices(&desk).await?, event);
    let form = Reader::new(fields, desk.words).view;
    again(&desk, &choices, fields, form, event, StatusCode::OK)
}

/// POST `/staff/new-event`
pub(crate) async fn create(request: HttpRequest, form: web::Form<Vec<(String, String)>>) -> Answer {
    save(request, None, Fields::new(form)).await
}

/// POST `/staff/events/{e}/edit`
pub(crate) async fn update(
    request: HttpRequest,
    slug: web::Path<String>,
    form: web::Form<Vec<(String, String)>>,
) -> Answer {
    save(request, Some(slug.into_inner()), Fields::new(form)).await
}

async fn save(request: HttpRequest, slug: Option<String>, fields: Fields) -> Answer {
    let mut fields = fields.once_each(&REPEATED)?;
    let desk = Desk::with_form(&request, &fields).await?;
    desk.present.actor.may_run_events()?;
    let before = match &slug {
        Some(slug) => Some(hub(&desk, slug).await?),
        None => None,
    };
    let own = before.as_ref().map(|hub| &hub.event);
    let choices = offered(choices(&desk).await?, own);
    if fields.get("then") == "when" {
        let form = Reader::new(&fields, desk.words).view;
        return again(&desk, &choices, &fields, form, own, StatusCode::OK);
    }
    let mut version: i32 = fields.get("version").parse().unwrap_or(-1);
    if let Some(before) = before.as_ref().filter(|_| version >= 0) {
        if version != before.event.version
            && let Some(merge) =
                event_merge::page(&desk, &choices, (&before.event, &before.history), &fields)
        {
            return page(StatusCode::CONFLICT, &merge);
        }
        let languages = &desk.present.department.languages;
        fields = event_merge::chosen(fields, &before.event, languages);
        version = before.event.version;
        fields.replace("version", &[version.to_string()]);
    }
    let before = before.map(|hub| hub.event);
    let mut reader = Reader::new(&fields, desk.words);
    let Some(draft) = read(&mut reader, &desk.present.department, &choices) else {
        let view = reader.view;
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        return again(&desk, &choices, &fields, view, before.as_ref(), status);
    };
    if let Some(before) = &before
        && let Some(answer) = beyond_one(&desk, &choices, before, (&fields, &mut reader), &draft)
            .await
            .transpose()
    {
        return answer;
    }
    match store(&desk, slug.clone(), version, draft).await? {
        Some(event) => Ok(saved(&desk, &event, &fields)),
        None => overtaken(&desk, &choices, slug.as_deref(), &fields).await,
    }
}

/// On from the saved form.
fn saved(desk: &Desk, event: &Event, fields: &Fields) -> HttpResponse {
    let slug = event.slug.as_str();
    if fields.get("then") == "check" {
        return desk.go(&paths::event_publication(slug));
    }
    let done = if event.state.is_public() {
        "changed"
    } else {
        "draft"
    };
    desk.done(&paths::event(slug), done)
}

/// Somebody saved while the form was read: the merge page, or the form when both said the same.
async fn overtaken(desk: &Desk, choices: &Choices, slug: Option<&str>, fields: &Fields) -> Answer {
    let hub = hub(desk, slug.ok_or(Error::NotFound)?).await?;
    match event_merge::page(desk, choices, (&hub.event, &hub.history), fields) {
        Some(merge) => page(StatusCode::CONFLICT, &merge),
        None => Ok(desk.done(&paths::event(hub.event.slug.as_str()), "changed")),
    }
}

/// Saves the form; `None` when somebody saved in between.
async fn store(
    desk: &Desk,
    slug: Option<String>,
    version: i32,
    draft: Draft,
) -> Result<Option<Event>, Error> {
    let actor = desk.present.actor.clone();
    desk.app
        .write(move |tx, context| {
            let (parts, facts) = split(draft);
            let target = slug.as_deref().map(|slug| (slug, version));
            let event = match save_event::run(tx, context, &actor, target, &parts, facts) {
                Err(Failure::Stale) => return Ok(None),
                other => other?,
            };
            let form = target.map_or(Kept::NewEvent, |_| Kept::Event(event.id));
            keep_typed::forget(tx, &actor, form)?;
            Ok(Some(event))
        })
        .await
}

/// The answer to a form that is meant for more than its own date of a series.
async fn beyond_one(
    desk: &Desk,
    choices: &Choices,
    before: &Event,
    (fields, reader): (&Fields, &mut Reader<'_>),
    draft: &Draft,
) -> Result<Option<HttpResponse>, Error> {
    let Some(reach) = change::reach_of(before, fields) else {
        return Ok(None);
    };
    let moved = draft.times.local_start.date() != before.times.local_start.date();
    if moved {
        let sentence = desk.words.t("series-error-date-of-edit");
        reader.refuse("date", sentence);
    }
    if moved || fields.get("then") == "edit" {
        let status = if moved {
            StatusCode::UNPROCESSABLE_ENTITY
        } else {
            StatusCode::OK
        };
        let form = std::mem::take(&mut reader.view);
        return again(desk, choices, fields, form, Some(before), status).map(Some);
    }
    let series = series_of(desk, before).await?.ok_or(Error::NotFound)?;
    let (parts, facts) = split(draft.clone());
    let form = change::EventForm {
        series: series.public_id,
        parts,
        facts,
    };
    let answer = change::event_form(desk, (before, reach), form, fields).await?;
    if answer.status() == StatusCode::SEE_OTHER {
        typed::forget(desk, Kept::Event(before.id)).await?;
    }
    Ok(Some(answer))
}

/// The series of an event.
pub(super) async fn series_of(desk: &Desk, event: &Event) -> Result<Option<Series>, Error> {
    let event = event.clone();
    desk.app
        .read(move |tx, _| read_series::of_event(tx, &event))
        .await
}

/// How far an edit of `event` can reach; nothing to choose outside of a series.
fn reaches(desk: &Desk, event: &Event) -> Vec<Choice> {
    let follows = event.series.is_some_and(|series| series.date.is_some());
    if !follows || is_by_hand(event) || event.times.starts_at <= desk.app.clock.now() {
        return Vec::new();
    }
    ["one", "following", "all"]
        .into_iter()
        .map(|value| Choice::new(value, desk.words.t(&format!("series-reach-{value}"))))
        .collect()
}

fn split(draft: Draft) -> (Parts, EventFacts) {
    let facts = EventFacts {
        kind_id: NO_KIND,
        venue_id: NO_VENUE,
        times: draft.times,
        capacity: draft.capacity,
        rsvp_opens_at: draft.rsvp_opens_at,
        rsvp_closes_at: draft.rsvp_closes_at,
        texts: draft.texts,
        officer_ids: Vec::new(),
        topic_ids: Vec::new(),
    };
    let parts = Parts {
        kind: draft.kind,
        venue: match draft.place {
            Place::Known(slug) => Ok(slug),
            Place::New(facts) => Err(facts),
        },
        officers: draft.officers,
        new_officer: draft.new_officer,
        topics: draft.topics,
    };
    (parts, facts)
}

fn again(
    desk: &Desk,
    choices: &Choices,
    fields: &Fields,
    form: FormView,
    before: Option<&Event>,
    status: StatusCode,
) -> Answer {
    let ticked: Vec<&str> = REPEATED.iter().flat_map(|name| fields.all(name)).collect();
    page(
        status,
        &form_page(desk, choices, form, &ticked, before).titled(),
    )
}

fn form_page(
    desk: &Desk,
    choices: &Choices,
    form: FormView,
    ticked: &[&str],
    editing: Option<&Event>,
) -> EventFormPage {
    let (words, language) = (desk.words, desk.words.language());
    let department = &desk.present.department;
    let is_ticked = |slug: &str| ticked.contains(&slug);
    let label = |labels: &topic::Labels| topic::label(labels, language).1.to_owned();
    let spoken: Vec<Language> = Language::ALL
        .into_iter()
        .filter(|known| is_ticked(known.tag()))
        .collect();
    let slug = editing.map(|event| event.slug.as_str());
    EventFormPage {
        chrome: desk.chrome.clone(),
        action: slug.map_or(paths::NEW_EVENT.to_owned(), paths::event_edit),
        back: slug.map_or(paths::BOARD.to_owned(), paths::event),
        editing: editing.is_some(),
        published: editing.is_some_and(|event| event.state.is_public()),
        copied_from: String::new(),
        models: Vec::new(),
        lasts: copying::lasts(desk.words, form.value("length")),
        fills_end: choices
            .kinds
            .iter()
            .any(|kind| kind.facts.minutes.is_some()),
        begins: Vec::new(),
        kinds: choices
            .kinds
            .iter()
            .map(|kind| Choice::new(kind.slug.as_str(), label(&kind.facts.labels)))
            .collect(),
        venues: choices
            .venues
            .iter()
            .map(|venue| {
                Choice::new(
                    venue.slug.as_str(),
                    format!("{}, {}", venue.facts.name, venue.facts.street),
                )
            })
            .collect(),
        officers: choices
            .officers
            .iter()
            .map(|officer| {
                let name = format!("{} {}", officer.facts.rank, officer.facts.full_name());
                Tick::new(
                    officer.slug.as_str(),
                    name.trim(),
                    is_ticked(officer.slug.as_str()),
                )
            })
            .collect(),
        topics: choices
            .topics
            .iter()
            .filter(|topic| !topic.is_retired || is_ticked(topic.slug.as_str()))
            .map(|topic| {
                Tick::new(
                    topic.slug.as_str(),
                    label(&topic.labels),
                    is_ticked(topic.slug.as_str()),
                )
            })
            .collect(),
        officer_languages: language_ticks(words, &spoken),
        languages: FormLanguage::list(words, &department.languages),
        zone: dates::zone_name(department.zone, desk.app.clock.now(), language),
        reads: when::of_form(desk, choices, &form),
        typed: None,
        typed_path: slug.map_or(paths::NEW_EVENT_TYPED.to_owned(), paths::event_typed),
        occurrences: occurrences(desk, &form, ("date", "start_time")),
        reach: editing
            .map(|event| reaches(desk, event))
            .unwrap_or_default(),
        form,
    }
}

/// The two instants to choose from when the time that was typed into two fields comes twice.
pub(super) fn occurrences(desk: &Desk, form: &FormView, (date, time): (&str, &str)) -> Vec<Choice> {
    let typed = format!("{}T{}", form.value(date), form.value(time));
    let Ok(clock) = chrono::NaiveDateTime::parse_from_str(&typed, "%Y-%m-%dT%H:%M") else {
        return Vec::new();
    };
    let zone = desk.present.department.zone;
    match zone::resolve(clock, zone) {
        Resolved::Twice(first, second) => {
            let names = (
                zone::abbreviation(first, zone),
                zone::abbreviation(second, zone),
            );
            EventFormPage::occurrences(desk.words, &names.0, &names.1)
        }
        _ => Vec::new(),
    }
}

/// Whether residents can still be told anything about it.
pub(super) fn is_live(event: &Event, now: chrono::DateTime<chrono::Utc>) -> bool {
    matches!(event.state, State::Published | State::Postponed) && !event.is_over(now)
}
