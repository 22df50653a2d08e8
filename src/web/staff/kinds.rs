//! Kinds of events: the list, the form of one, and taking one out of what is offered.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use crate::domain::language::Language;
use crate::domain::topic::{self, Kind, KindFacts};
use crate::services::Error as Failure;
use crate::services::save_kind::{self, Edited};
use crate::web::error::Error;
use crate::web::extract::Fields;
use crate::web::forms::{Reader, kind as form};
use crate::web::pages::form::FormView;
use crate::web::pages::staff::chrome::StaffSection;
use crate::web::pages::staff::kinds::{KindCard, KindFormPage, KindsPage};
use crate::web::pages::staff::paths;
use crate::web::pages::staff::views::FormLanguage;
use crate::web::staff::settings::differing;
use crate::web::staff::{Desk, page};

type Answer = Result<HttpResponse, Error>;
type Form = web::Form<Vec<(String, String)>>;

/// GET `/staff/kinds`
pub(crate) async fn list(request: HttpRequest) -> Answer {
    let desk = Desk::open(&request).await?;
    let actor = desk.present.actor.clone();
    let kinds = desk
        .app
        .read(move |tx, _| save_kind::list(tx, &actor))
        .await?;
    let card = |kind: &Kind| KindCard {
        slug: kind.slug.to_string(),
        label: topic::label(&kind.facts.labels, desk.words.language())
            .1
            .to_owned(),
        icon: kind.facts.icon.clone(),
        minutes: kind.facts.minutes,
    };
    let cards = |retired: bool| {
        let these = kinds.iter().filter(|kind| kind.is_retired == retired);
        these.map(card).collect()
    };
    let view = KindsPage {
        offered: cards(false),
        retired: cards(true),
        chrome: desk
            .chrome
            .clone()
            .page(desk.words.t("kinds-page"), StaffSection::Kinds)
            .at(paths::KINDS),
    };
    page(StatusCode::OK, &view)
}

async fn find(desk: &Desk, slug: &str) -> Result<(Kind, Edited), Error> {
    let (actor, slug) = (desk.present.actor.clone(), slug.to_owned());
    desk.app
        .read(move |tx, _| save_kind::find(tx, &actor, &slug))
        .await
}

/// GET `/staff/new-kind`
pub(crate) async fn new(request: HttpRequest) -> Answer {
    let desk = Desk::open(&request).await?;
    desk.present.actor.may_run_events()?;
    let plain = KindFacts {
        icon: topic::PLAIN_DRAWING.to_owned(),
        ..KindFacts::default()
    };
    let form = FormView::new()
        .with("color", plain.color_in_force().to_string())
        .with("icon", plain.icon);
    page(StatusCode::OK, &form_page(&desk, None, form, String::new()))
}

/// GET `/staff/kinds/{k}`
pub(crate) async fn edit(request: HttpRequest, slug: web::Path<String>) -> Answer {
    let desk = Desk::open(&request).await?;
    desk.present.actor.may_run_events()?;
    let (kind, edited) = find(&desk, &slug).await?;
    let view = form_page(&desk, Some(&kind), form::filled(&edited), edited.seen());
    page(StatusCode::OK, &view)
}

/// POST `/staff/new-kind`
pub(crate) async fn create(request: HttpRequest, fields: Form) -> Answer {
    let fields = Fields::new(fields).once_each(&[])?;
    let desk = Desk::with_form(&request, &fields).await?;
    desk.present.actor.may_run_events()?;
    let mut reader = Reader::new(&fields, desk.words);
    let new = form::read(&mut reader, &desk.present.department.languages, None);
    if reader.view.has_errors() {
        let view = form_page(&desk, None, reader.view, String::new());
        return page(StatusCode::UNPROCESSABLE_ENTITY, &view);
    }
    let actor = desk.present.actor.clone();
    desk.app
        .write(move |tx, context| save_kind::create(tx, context, &actor, &new))
        .await?;
    Ok(desk.done(paths::KINDS, "kind-created"))
}

/// POST `/staff/kinds/{k}`
pub(crate) async fn update(request: HttpRequest, slug: web::Path<String>, fields: Form) -> Answer {
    let fields = Fields::new(fields).once_each(&[])?;
    let desk = Desk::with_form(&request, &fields).await?;
    desk.present.actor.may_run_events()?;
    let (kind, before) = find(&desk, &slug).await?;
    let mut reader = Reader::new(&fields, desk.words);
    let languages = &desk.present.department.languages;
    let edited = form::read(&mut reader, languages, Some(&before.facts));
    let edited = with_other_languages(edited, &before, languages);
    let seen = fields.get("seen").to_owned();
    if reader.view.has_errors() {
        let view = form_page(&desk, Some(&kind), reader.view, seen);
        return page(StatusCode::UNPROCESSABLE_ENTITY, &view);
    }
    if store(&desk, slug.into_inner(), seen, edited).await? {
        return Ok(desk.done(paths::KINDS, "kind-saved"));
    }
    let (kind, now) = find(&desk, kind.slug.as_str()).await?;
    let mut view = reader.view;
    differing(&desk, &mut view, &form::filled(&now), |name| name == "icon");
    let view = form_page(&desk, Some(&kind), view, now.seen());
    page(StatusCode::CONFLICT, &view)
}

/// Saves the form; `false` when somebody saved in between.
async fn store(desk: &Desk, slug: String, seen: String, edited: Edited) -> Result<bool, Error> {
    let actor = desk.present.actor.clone();
    desk.app
        .write(move |tx, context| {
            match save_kind::update(tx, context, &actor, (&slug, &seen), &edited) {
                Err(Failure::Stale) => Ok(false),
                other => other.map(|()| true),
            }
        })
        .await
}

/// Words in a language that the department does not offer now are not in the form; they stay.
fn with_other_languages(mut edited: Edited, before: &Edited, offered: &[Language]) -> Edited {
    let is_out = |language: &Language| !offered.contains(language);
    let labels = before.facts.labels.iter();
    let labels = labels.filter(|(language, _)| is_out(language));
    edited
        .facts
        .labels
        .extend(labels.map(|(language, label)| (*language, label.clone())));
    let starts = before.starts.iter();
    let starts = starts.filter(|(language, _)| is_out(language));
    edited
        .starts
        .extend(starts.map(|(language, start)| (*language, start.clone())));
    edited
}

/// POST `/staff/kinds/{k}/retirement`
pub(crate) async fn retire(request: HttpRequest, slug: web::Path<String>, fields: Form) -> Answer {
    let fields = Fields::new(fields).once_each(&[])?;
    let desk = Desk::with_form(&request, &fields).await?;
    let actor = desk.present.actor.clone();
    actor.may_run_events()?;
    let (retired, code) = match fields.get("do") {
        "retire" => (true, "kind-retired"),
        "offer" => (false, "kind-offered"),
        _ => return Err(Error::BadRequest),
    };
    desk.app
        .write(move |tx, context| save_kind::retire(tx, context, &actor, &slug, retired))
        .await?;
    Ok(desk.done(paths::KINDS, code))
}

fn form_page(desk: &Desk, kind: Option<&Kind>, form: FormView, seen: String) -> KindFormPage {
    KindFormPage {
        chrome: desk.chrome.clone(),
        kind: kind.map(|kind| kind.slug.to_string()).unwrap_or_default(),
        is_retired: kind.is_some_and(|kind| kind.is_retired),
        form,
        seen,
        languages: FormLanguage::list(desk.words, &desk.present.department.languages),
    }
    .titled()
}
