//! Words that are kept while they are typed: taken from the script of a form, offered when the form is
//! opened again, filled in or thrown away. Only the person who typed them gets them.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};

use crate::domain::typed::Form;
use crate::domain::zone;
use crate::services::keep_typed::{self, Typed};
use crate::web::error::Error;
use crate::web::extract::Fields;
use crate::web::forms::LOOK_OVER;
use crate::web::limits::Bucket;
use crate::web::pages::staff::paths;
use crate::web::pages::staff::typed::TypedNotice;
use crate::web::staff::{Desk, articles, event_form};
use crate::words::{Words, dates};

type Answer = Result<HttpResponse, Error>;
type Sent = web::Form<Vec<(String, String)>>;

/// Octets of names and values: the longest form there is fits in.
pub(super) const LONGEST: usize = 176 * 1024;

/// What belongs to the page and not to the words.
const OWN: [&str; 5] = ["csrf", "then", "do", "lang", LOOK_OVER];

/// POST `/staff/new-event/typed`
pub(crate) async fn new_event(request: HttpRequest, form: Sent) -> Answer {
    let (desk, fields) = open(&request, form).await?;
    desk.present.actor.may_run_events()?;
    let place = (Form::NewEvent, paths::NEW_EVENT);
    match turn(&desk, place, &fields).await? {
        Ok(answer) => Ok(answer),
        Err(typed) => event_form::filled_with(desk, None, &typed).await,
    }
}

/// POST `/staff/events/{e}/typed`
pub(crate) async fn event(request: HttpRequest, slug: web::Path<String>, form: Sent) -> Answer {
    let (desk, fields) = open(&request, form).await?;
    desk.present.actor.may_run_events()?;
    let event = event_form::event(&desk, &slug).await?;
    let path = paths::event_edit(event.slug.as_str());
    match turn(&desk, (Form::Event(event.id), &path), &fields).await? {
        Ok(answer) => Ok(answer),
        Err(typed) => event_form::filled_with(desk, Some(&event), &typed).await,
    }
}

/// POST `/staff/new-article/typed`
pub(crate) async fn new_article(request: HttpRequest, form: Sent) -> Answer {
    let (desk, fields) = open(&request, form).await?;
    desk.present.actor.may_write_articles()?;
    let place = (Form::NewArticle, paths::NEW_ARTICLE);
    match turn(&desk, place, &fields).await? {
        Ok(answer) => Ok(answer),
        Err(typed) => articles::filled_with(desk, None, &typed).await,
    }
}

/// POST `/staff/articles/{a}/typed`
pub(crate) async fn article(request: HttpRequest, slug: web::Path<String>, form: Sent) -> Answer {
    let (desk, fields) = open(&request, form).await?;
    desk.present.actor.may_write_articles()?;
    let article = articles::papers(&desk, &slug).await?.article;
    let path = paths::article(article.slug.as_str());
    let place = (Form::Article(article.id), path.as_str());
    match turn(&desk, place, &fields).await? {
        Ok(answer) => Ok(answer),
        Err(typed) => articles::filled_with(desk, Some(&article), &typed).await,
    }
}

async fn open(request: &HttpRequest, form: Sent) -> Result<(Desk, Fields), Error> {
    let fields = Fields::new(form).once_each(&event_form::REPEATED)?;
    let desk = Desk::with_form(request, &fields).await?;
    let client = desk.app.proxies.of(request);
    desk.app.limits.check(Bucket::Typed, client)?;
    Ok((desk, fields))
}

/// Does what the button says: the answer, or the words with which the form is to be filled.
async fn turn(
    desk: &Desk,
    (form, path): (Form, &str),
    fields: &Fields,
) -> Result<Result<HttpResponse, Fields>, Error> {
    match fields.get("do") {
        "take" => match find(desk, form).await? {
            Some(typed) => Ok(Err(Fields::new(web::Form(typed.fields)))),
            None => Ok(Ok(desk.go(path))),
        },
        "throw" => {
            forget(desk, form).await?;
            Ok(Ok(desk.go(path)))
        }
        _ => keep(desk, form, fields).await.map(Ok),
    }
}

async fn keep(desk: &Desk, form: Form, fields: &Fields) -> Answer {
    let typed = fields.clone().without(|name| OWN.contains(&name));
    let own: Vec<(String, String)> = typed
        .iter()
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    let octets: usize = own
        .iter()
        .map(|(name, value)| name.len() + value.len())
        .sum();
    if own.is_empty() {
        return Err(Error::BadRequest);
    }
    if octets > LONGEST {
        return Err(Error::TooLarge);
    }
    let version = fields.get("version").parse().unwrap_or(-1);
    let actor = desk.present.actor.clone();
    desk.app
        .write(move |tx, context| keep_typed::run(tx, context, &actor, form, (version, &own)))
        .await?;
    let local = zone::local(desk.app.clock.now(), desk.present.department.zone);
    let words = Words::plain(desk.words.language());
    let time = dates::time(local, words.language());
    Ok(HttpResponse::Ok()
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .content_type("text/plain; charset=utf-8")
        .body(words.t1("typed-kept", "time", time)))
}

/// What is kept of a form for who is signed in.
pub(super) async fn find(desk: &Desk, form: Form) -> Result<Option<Typed>, Error> {
    let actor = desk.present.actor.clone();
    desk.app
        .read(move |tx, context| keep_typed::find(tx, context, &actor, form))
        .await
}

/// The form was saved, or its words are not wanted.
pub(super) async fn forget(desk: &Desk, form: Form) -> Result<(), Error> {
    let actor = desk.present.actor.clone();
    desk.app
        .write(move |tx, _| keep_typed::forget(tx, &actor, form))
        .await
}

/// That there are unsaved words of the form.
pub(super) fn notice(desk: &Desk, typed: &Typed, path: String) -> TypedNotice {
    let words = desk.words;
    let when = dates::date_time(typed.at, desk.present.department.zone, words.language());
    TypedNotice {
        sentence: words.t1("typed-unsaved", "when", when),
        path,
    }
}
