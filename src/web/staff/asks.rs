//! What residents told ahead: topics, requests for access, the officers' sheet.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use crate::domain::event::Event;
use crate::domain::ids::{AccessRequestId, TopicId, WishId};
use crate::domain::topic::{self, Topic};
use crate::domain::wish::Groups;
use crate::services::note_view::View;
use crate::services::read_asks::{self, Request, Waiting};
use crate::services::{answer_access, handle_wish};
use crate::web::error::Error;
use crate::web::extract::Fields;
use crate::web::forms::Reader;
use crate::web::pages::form::FormView;
use crate::web::pages::markup::Moment;
use crate::web::pages::staff::asks::{
    Count, EventAccessPage, EventSheetPage, EventTopicsPage, RequestView, SaidLine,
};
use crate::web::pages::staff::chrome::{StaffChrome, StaffSection};
use crate::web::pages::staff::paths;
use crate::web::staff::{Desk, page, views};
use crate::words::{Words, dates};

type Answer = Result<HttpResponse, Error>;
type Form = web::Form<Vec<(String, String)>>;

/// How much of it there is for an event.
pub(super) async fn waiting(desk: &Desk, event: &Event) -> Result<Waiting, Error> {
    let event = event.clone();
    desk.app
        .read(move |tx, _| read_asks::waiting(tx, &event))
        .await
}

fn titled(desk: &Desk, key: &str, event: &Event, path: String) -> StaffChrome {
    let title = event.title(desk.words.language());
    let chrome = desk.chrome.clone();
    let title = chrome.t1(key, "title", title);
    chrome.page(title, StaffSection::Events).at(path)
}

fn label(topics: &[Topic], id: TopicId, words: Words) -> String {
    let found = topics.iter().find(|topic| topic.id == id);
    found.map_or(String::new(), |found| {
        topic::label(&found.labels, words.language()).1.to_owned()
    })
}

fn counts(topics: &[Topic], groups: &Groups, words: Words) -> Vec<Count> {
    let count = |(id, count): &(TopicId, u32)| Count {
        label: label(topics, *id, words),
        count: *count,
    };
    groups.large.iter().map(count).collect()
}

/// GET `/staff/events/{e}/topics`
pub(crate) async fn topics(request: HttpRequest, slug: web::Path<String>) -> Answer {
    let desk = Desk::open(&request).await?;
    let (actor, slug) = (desk.present.actor.clone(), slug.into_inner());
    let path = paths::event_topics(&slug);
    let found = desk
        .app
        .read(move |tx, context| read_asks::topics(tx, context, &actor, &slug))
        .await?;
    if found.said.as_ref().is_some_and(|said| !said.is_empty()) {
        desk.note_view(View::Topics(found.event.id));
    }
    let line = |said: read_asks::Said| SaidLine {
        id: said.id.0,
        text: said.text,
        topics: said
            .topics
            .iter()
            .map(|id| label(&found.catalogue, *id, desk.words))
            .collect(),
        is_handled: said.is_handled,
    };
    let view = EventTopicsPage {
        chrome: titled(&desk, "staff-topics-page", &found.event, path),
        slug: found.event.slug.to_string(),
        groups: counts(&found.catalogue, &found.groups, desk.words),
        others: found.groups.others,
        said: found
            .said
            .clone()
            .map(|said| said.into_iter().map(line).collect()),
    };
    page(StatusCode::OK, &view)
}

/// POST `/staff/events/{e}/topics`
pub(crate) async fn handle(request: HttpRequest, slug: web::Path<String>, form: Form) -> Answer {
    let fields = Fields::new(form).once_each(&[])?;
    let desk = Desk::with_form(&request, &fields).await?;
    desk.present.actor.may_read_wishes()?;
    let wish = WishId(fields.get("wish").parse().map_err(|_| Error::BadRequest)?);
    let is_handled = fields.get("handled") == "yes";
    let (actor, slug) = (desk.present.actor.clone(), slug.into_inner());
    let path = paths::event_topics(&slug);
    desk.app
        .write(move |tx, context| handle_wish::run(tx, context, &actor, &slug, (wish, is_handled)))
        .await?;
    Ok(desk.done(&path, "topic-marked"))
}

async fn requests(desk: &Desk, slug: &str) -> Result<(Event, Vec<Request>), Error> {
    let (actor, slug) = (desk.present.actor.clone(), slug.to_owned());
    desk.app
        .read(move |tx, context| read_asks::requests(tx, context, &actor, &slug))
        .await
}

/// GET `/staff/events/{e}/access`
pub(crate) async fn access(request: HttpRequest, slug: web::Path<String>) -> Answer {
    let desk = Desk::open(&request).await?;
    let (event, found) = requests(&desk, &slug).await?;
    let view = access_page(&desk, &event, found, None);
    note_view(&desk, event);
    page(StatusCode::OK, &view)
}

/// The log says who looked; no answer waits for it.
fn note_view(desk: &Desk, event: Event) {
    let (app, actor) = (desk.app.clone(), desk.present.actor.clone());
    let now = app.clock.now();
    actix_web::rt::spawn(async move {
        let noted = app
            .write(move |tx, _| read_asks::note_view(tx, now, &actor, &event))
            .await;
        if noted.is_err() {
            tracing::warn!("a look at requests for access could not be noted");
        }
    });
}

/// POST `/staff/events/{e}/access`
pub(crate) async fn answer(request: HttpRequest, slug: web::Path<String>, form: Form) -> Answer {
    let fields = Fields::new(form).once_each(&[])?;
    let desk = Desk::with_form(&request, &fields).await?;
    desk.present.actor.may_read_access()?;
    let id: i64 = fields
        .get("request")
        .parse()
        .map_err(|_| Error::BadRequest)?;
    let (event, found) = requests(&desk, &slug).await?;
    let asked = found.iter().find(|request| request.id.0 == id);
    let has_address = asked.ok_or(Error::NotFound)?.has_address;
    let field = format!("answer-{id}");
    let mut reader = Reader::new(&fields, desk.words);
    let answer = reader.optional_prose(&field, 1000);
    if has_address && answer.is_empty() {
        reader.refuse(&field, desk.words.t("staff-access-answer-missing"));
    }
    if reader.view.has_errors() {
        let view = access_page(&desk, &event, found, Some((id, reader.view)));
        return page(StatusCode::UNPROCESSABLE_ENTITY, &view);
    }
    let (actor, slug) = (desk.present.actor.clone(), slug.into_inner());
    let path = paths::event_access(&slug);
    desk.app
        .write(move |tx, context| {
            let id = AccessRequestId(id);
            answer_access::run(tx, context, &actor, &slug, (id, &answer))
        })
        .await?;
    Ok(desk.done(&path, "access-answered"))
}

fn access_page(
    desk: &Desk,
    event: &Event,
    found: Vec<Request>,
    refused: Option<(i64, FormView)>,
) -> EventAccessPage {
    let (words, zone) = (desk.words, event.times.zone);
    let at = |at| {
        Moment::new(
            dates::iso(at, zone),
            dates::date_time(at, zone, words.language()),
        )
    };
    let mut chrome = titled(
        desk,
        "staff-access-page",
        event,
        paths::event_access(event.slug.as_str()),
    );
    chrome.in_error = refused.is_some();
    let view = |request: Request| {
        let need =
            |need: &crate::domain::access::Need| words.t(&format!("access-need-{}", need.as_str()));
        let mut needs: Vec<String> = request.details.needs.iter().map(need).collect();
        if let Some(language) = &request.details.interpreter {
            needs.push(words.t1("staff-access-interpreter", "language", language));
        }
        let form = refused.as_ref().filter(|(id, _)| *id == request.id.0);
        RequestView {
            id: request.id.0,
            needs,
            note: request.details.note.unwrap_or_default(),
            has_address: request.has_address,
            is_late: request.is_late,
            asked: at(request.created_at),
            answered: request.answered_at.map(at),
            form: form.map(|(_, form)| form.clone()).unwrap_or_default(),
        }
    };
    EventAccessPage {
        chrome,
        slug: event.slug.to_string(),
        requests: found.into_iter().map(view).collect(),
    }
}

/// GET `/staff/events/{e}/sheet`
pub(crate) async fn sheet(request: HttpRequest, slug: web::Path<String>) -> Answer {
    let desk = Desk::open(&request).await?;
    let (actor, slug) = (desk.present.actor.clone(), slug.into_inner());
    let path = paths::event_sheet(&slug);
    let found = desk
        .app
        .read(move |tx, context| read_asks::sheet(tx, context, &actor, &slug))
        .await?;
    let words = desk.words;
    let need = |(need, count): (&crate::domain::access::Need, &u32)| Count {
        label: words.t(&format!("access-need-{}", need.as_str())),
        count: *count,
    };
    let view = EventSheetPage {
        chrome: titled(&desk, "staff-sheet-page", &found.event, path),
        slug: found.event.slug.to_string(),
        when: views::when(&found.event, words.language()),
        venue: found.event.venue.facts.name.clone(),
        groups: counts(&found.topics, &found.groups, words),
        others: found.groups.others,
        arrangements: found.arrangements.needs.iter().map(need).collect(),
        interpreters: found.arrangements.interpreters,
    };
    page(StatusCode::OK, &view)
}
