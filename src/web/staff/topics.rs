//! Topics neighbours can choose from: the list, the form of one, and taking one out of what is offered.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use crate::domain::seen::seen;
use crate::domain::topic::{self, Labels, Topic};
use crate::services::{Error as Failure, save_topic};
use crate::web::error::Error;
use crate::web::extract::Fields;
use crate::web::forms::{Reader, kind as form};
use crate::web::pages::form::FormView;
use crate::web::pages::staff::chrome::StaffSection;
use crate::web::pages::staff::paths;
use crate::web::pages::staff::topics::{TopicFormPage, TopicsPage};
use crate::web::pages::staff::views::FormLanguage;
use crate::web::staff::settings::differing;
use crate::web::staff::{Desk, page};

type Answer = Result<HttpResponse, Error>;
type Form = web::Form<Vec<(String, String)>>;

/// GET `/staff/topics`
pub(crate) async fn list(request: HttpRequest) -> Answer {
    let desk = Desk::open(&request).await?;
    let actor = desk.present.actor.clone();
    let topics = desk
        .app
        .read(move |tx, _| save_topic::list(tx, &actor))
        .await?;
    let row = |topic: &Topic| {
        let label = topic::label(&topic.labels, desk.words.language()).1;
        (topic.slug.to_string(), label.to_owned())
    };
    let rows = |retired: bool| {
        let these = topics.iter().filter(|topic| topic.is_retired == retired);
        these.map(row).collect()
    };
    let view = TopicsPage {
        offered: rows(false),
        retired: rows(true),
        chrome: desk
            .chrome
            .clone()
            .page(desk.words.t("topics-list-page"), StaffSection::Kinds)
            .at(paths::TOPICS),
    };
    page(StatusCode::OK, &view)
}

async fn find(desk: &Desk, slug: &str) -> Result<Topic, Error> {
    let (actor, slug) = (desk.present.actor.clone(), slug.to_owned());
    desk.app
        .read(move |tx, _| save_topic::find(tx, &actor, &slug))
        .await
}

/// GET `/staff/new-topic`
pub(crate) async fn new(request: HttpRequest) -> Answer {
    let desk = Desk::open(&request).await?;
    desk.present.actor.may_run_events()?;
    let view = form_page(&desk, None, FormView::new(), String::new());
    page(StatusCode::OK, &view)
}

/// GET `/staff/topics/{t}`
pub(crate) async fn edit(request: HttpRequest, slug: web::Path<String>) -> Answer {
    let desk = Desk::open(&request).await?;
    let topic = find(&desk, &slug).await?;
    let filled = form::filled_labels(&topic.labels);
    let mark = seen(&topic.labels);
    page(
        StatusCode::OK,
        &form_page(&desk, Some(&topic), filled, mark),
    )
}

/// POST `/staff/new-topic`
pub(crate) async fn create(request: HttpRequest, fields: Form) -> Answer {
    let fields = Fields::new(fields).once_each(&[])?;
    let desk = Desk::with_form(&request, &fields).await?;
    desk.present.actor.may_run_events()?;
    let mut reader = Reader::new(&fields, desk.words);
    let languages = &desk.present.department.languages;
    let labels = form::labels(&mut reader, languages, TopicFormPage::LABEL);
    if reader.view.has_errors() {
        let view = form_page(&desk, None, reader.view, String::new());
        return page(StatusCode::UNPROCESSABLE_ENTITY, &view);
    }
    let actor = desk.present.actor.clone();
    desk.app
        .write(move |tx, context| save_topic::create(tx, context, &actor, &labels))
        .await?;
    Ok(desk.done(paths::TOPICS, "topic-created"))
}

/// POST `/staff/topics/{t}`
pub(crate) async fn update(request: HttpRequest, slug: web::Path<String>, fields: Form) -> Answer {
    let fields = Fields::new(fields).once_each(&[])?;
    let desk = Desk::with_form(&request, &fields).await?;
    let topic = find(&desk, &slug).await?;
    let mut reader = Reader::new(&fields, desk.words);
    let languages = &desk.present.department.languages;
    let mut labels = form::labels(&mut reader, languages, TopicFormPage::LABEL);
    let mark = fields.get("seen").to_owned();
    if reader.view.has_errors() {
        let view = form_page(&desk, Some(&topic), reader.view, mark);
        return page(StatusCode::UNPROCESSABLE_ENTITY, &view);
    }
    // A language that is not offered now is not in the form; its word stays.
    for (language, label) in &topic.labels {
        let is_offered = languages.contains(language);
        if !is_offered {
            labels.insert(*language, label.clone());
        }
    }
    if store(&desk, slug.into_inner(), mark, labels).await? {
        return Ok(desk.done(paths::TOPICS, "topic-saved"));
    }
    let now = find(&desk, topic.slug.as_str()).await?;
    let mut view = reader.view;
    differing(&desk, &mut view, &form::filled_labels(&now.labels), |_| {
        false
    });
    let view = form_page(&desk, Some(&now), view, seen(&now.labels));
    page(StatusCode::CONFLICT, &view)
}

/// Saves the form; `false` when somebody saved in between.
async fn store(desk: &Desk, slug: String, mark: String, labels: Labels) -> Result<bool, Error> {
    let actor = desk.present.actor.clone();
    desk.app
        .write(move |tx, context| {
            match save_topic::update(tx, context, &actor, (&slug, &mark), &labels) {
                Err(Failure::Stale) => Ok(false),
                other => other.map(|()| true),
            }
        })
        .await
}

/// POST `/staff/topics/{t}/retirement`
pub(crate) async fn retire(request: HttpRequest, slug: web::Path<String>, fields: Form) -> Answer {
    let fields = Fields::new(fields).once_each(&[])?;
    let desk = Desk::with_form(&request, &fields).await?;
    let actor = desk.present.actor.clone();
    actor.may_run_events()?;
    let (retired, code) = match fields.get("do") {
        "retire" => (true, "topic-retired"),
        "offer" => (false, "topic-offered"),
        _ => return Err(Error::BadRequest),
    };
    desk.app
        .write(move |tx, context| save_topic::retire(tx, context, &actor, &slug, retired))
        .await?;
    Ok(desk.done(paths::TOPICS, code))
}

fn form_page(desk: &Desk, topic: Option<&Topic>, form: FormView, seen: String) -> TopicFormPage {
    TopicFormPage {
        chrome: desk.chrome.clone(),
        topic: topic
            .map(|topic| topic.slug.to_string())
            .unwrap_or_default(),
        is_retired: topic.is_some_and(|topic| topic.is_retired),
        form,
        seen,
        languages: FormLanguage::list(desk.words, &desk.present.department.languages),
    }
    .titled()
}
