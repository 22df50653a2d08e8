//! Topics to raise and requests for access: two forms that need no RSVP, guarded like the RSVP form.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use crate::domain::topic::{self, Topic};
use crate::domain::wish::is_open;
use crate::domain::{access, links, zone};
use crate::services::ask_access::{self, Outcome};
use crate::services::raise_topics;
use crate::services::read_event::Shown;
use crate::web::error::Error;
use crate::web::extract::{Fields, Wanted};
use crate::web::forms::{Reader, asks};
use crate::web::limits::Bucket;
use crate::web::pages::form::FormView;
use crate::web::pages::layout::Section;
use crate::web::pages::markup::Moment;
use crate::web::pages::public::asks::{AccessPage, AskDoor, TopicsPage, need_ticks};
use crate::web::pages::staff::views::Tick;
use crate::web::public::rsvps::{FORM, carry, content_length};
use crate::web::public::{chrome, private, views};
use crate::web::staff::see_other;
use crate::web::state::App;
use crate::words::{Words, dates};

type Answer = Result<HttpResponse, Error>;
type Slugs = web::Path<(String, String)>;
type Form = web::Form<Vec<(String, String)>>;

/// What a page of this kind is made from.
struct Asked {
    shown: Shown,
    topics: Vec<Topic>,
}

async fn read(app: &App, slugs: &(String, String)) -> Result<Asked, Error> {
    let (department, event) = slugs.clone();
    let (shown, topics) = app
        .read(move |tx, context| raise_topics::offer(tx, context, &department, &event))
        .await?;
    Ok(Asked { shown, topics })
}

/// A token of one of the two forms is none of the other, nor of the RSVP form.
fn subject(kind: &str, shown: &Shown) -> String {
    format!("{kind}:{}", shown.event.public_id)
}

/// The topics of a department as boxes; a retired one only where it is ticked already.
pub(super) fn topic_ticks(topics: &[Topic], words: Words, ticked: &[String]) -> Vec<Tick> {
    let tick = |topic: &Topic| {
        let label = topic::label(&topic.labels, words.language()).1;
        let slug = topic.slug.as_str();
        Tick::new(slug, label, ticked.iter().any(|known| known == slug))
    };
    let is_ticked = |topic: &Topic| ticked.iter().any(|known| known == topic.slug.as_str());
    let offered = topics
        .iter()
        .filter(|topic| !topic.is_retired || is_ticked(topic));
    offered.map(tick).collect()
}

fn door(app: &App, request: &HttpRequest, shown: &Shown) -> AskDoor {
    match request.query_string() {
        query if query.split('&').any(|part| part == "sent=late") => AskDoor::SentLate,
        query if query.split('&').any(|part| part == "sent=1") => AskDoor::Sent,
        _ if is_open(&shown.event, app.clock.now()) => AskDoor::Open,
        _ => AskDoor::Closed,
    }
}

/// What was wrong with a form that a machine may have sent: it is shown again as it was sent.
fn again(fields: &Fields, words: Words) -> FormView {
    let mut view = Reader::new(fields, words).view;
    view.set("website", "");
    view.refuse_all(words.t("rsvp-again"));
    view
}

/// The request of a genuine form in time, or the form again.
pub(super) fn taken<T>(
    app: &App,
    fields: &Fields,
    (subject, words): (&str, Words),
    parse: impl Fn(&Fields, Words, &str) -> Result<T, Box<FormView>>,
) -> Result<T, (FormView, String)> {
    let now = app.clock.now();
    let sent = fields.get("form_token");
    let token = app.secrets.read_form_token(subject, sent);
    let token = token.filter(|token| token.is_timely(now));
    let nonce = token.as_ref().map_or("", |token| &token.nonce);
    match (&token, parse(fields, words, nonce)) {
        (Some(_), Ok(wish)) if fields.get("website").is_empty() => Ok(wish),
        (Some(_), Err(view)) => Err((*view, sent.to_owned())),
        (_, parsed) => {
            let view = parsed.err().map_or_else(|| again(fields, words), |v| *v);
            Err((view, app.secrets.form_token(subject, now)))
        }
    }
}

/// GET `/{d}/events/{e}/topics`
pub(crate) async fn topics(
    request: HttpRequest,
    app: web::Data<App>,
    wanted: Wanted,
    slugs: Slugs,
) -> Answer {
    app.limits.check(Bucket::Page, app.proxies.of(&request))?;
    let asked = read(&app, &slugs).await?;
    let token = app
        .secrets
        .form_token(&subject("topics", &asked.shown), app.clock.now());
    let mut page = topics_page(&app, &wanted, &asked, (FormView::new(), token), &[]);
    page.door = door(&app, &request, &asked.shown);
    private(StatusCode::OK, &page)
}

/// POST `/{d}/events/{e}/topics`
pub(crate) async fn raise(
    request: HttpRequest,
    app: web::Data<App>,
    wanted: Wanted,
    slugs: Slugs,
    form: Form,
) -> Answer {
    if content_length(&request) > FORM {
        return Err(Error::TooLarge);
    }
    app.limits.check(Bucket::Rsvp, app.proxies.of(&request))?;
    let fields = Fields::new(form).once_each(&["topic"])?;
    let asked = read(&app, &slugs).await?;
    let words = wanted.words(&asked.shown.department.languages);
    let own = subject("topics", &asked.shown);
    let wish = match taken(&app, &fields, (&own, words), asks::wish) {
        Ok(wish) => wish,
        Err(again) => {
            let ticked = asks::ticked(&fields);
            let page = topics_page(&app, &wanted, &asked, again, &ticked);
            return private(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
    };
    let (department, event) = slugs.into_inner();
    let path = links::topics(&department, &event);
    let stored = app
        .write(move |tx, context| raise_topics::run(tx, context, &department, &event, &wish))
        .await?;
    let path = if stored {
        format!("{path}?sent=1")
    } else {
        path
    };
    Ok(see_other(&carry(&path, &wanted, words)))
}

fn topics_page(
    app: &App,
    wanted: &Wanted,
    asked: &Asked,
    (form, form_token): (FormView, String),
    ticked: &[String],
) -> TopicsPage {
    let (department, event) = (&asked.shown.department, &asked.shown.event);
    let words = wanted.words(&department.languages);
    let action = links::topics(department.slug.as_str(), event.slug.as_str());
    let head = (words.t("topics-title"), Section::Events, action.as_str());
    let mut chrome = chrome(app, wanted, department, head);
    chrome.in_error = form.has_errors();
    let days = department.settings.keep_topics_days;
    TopicsPage {
        chrome,
        event: views::brief(department, event, words.language()),
        door: AskDoor::Open,
        form,
        form_token,
        action,
        topics: topic_ticks(&asked.topics, words, ticked),
        keep_until: views::gone_on(department, event, words.language(), days),
    }
}

/// GET `/{d}/events/{e}/access`
pub(crate) async fn access(
    request: HttpRequest,
    app: web::Data<App>,
    wanted: Wanted,
    slugs: Slugs,
) -> Answer {
    app.limits.check(Bucket::Page, app.proxies.of(&request))?;
    let asked = read(&app, &slugs).await?;
    let token = app
        .secrets
        .form_token(&subject("access", &asked.shown), app.clock.now());
    let mut page = access_page(&app, &wanted, &asked.shown, (FormView::new(), token), &[]);
    page.door = door(&app, &request, &asked.shown);
    private(StatusCode::OK, &page)
}

/// POST `/{d}/events/{e}/access`
pub(crate) async fn request(
    request: HttpRequest,
    app: web::Data<App>,
    wanted: Wanted,
    slugs: Slugs,
    form: Form,
) -> Answer {
    if content_length(&request) > FORM {
        return Err(Error::TooLarge);
    }
    app.limits.check(Bucket::Rsvp, app.proxies.of(&request))?;
    let fields = Fields::new(form).once_each(&["need"])?;
    let asked = read(&app, &slugs).await?;
    let words = wanted.words(&asked.shown.department.languages);
    let own = subject("access", &asked.shown);
    let wish = match taken(&app, &fields, (&own, words), asks::access) {
        Ok(wish) => wish,
        Err(again) => {
            let ticked = fields.all("need");
            let page = access_page(&app, &wanted, &asked.shown, again, &ticked);
            return private(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
    };
    let (department, event) = slugs.into_inner();
    let path = links::access(&department, &event);
    let outcome = app
        .write(move |tx, context| ask_access::run(tx, context, &department, &event, &wish))
        .await?;
    let path = match outcome {
        Outcome::Taken => format!("{path}?sent=1"),
        Outcome::Late => format!("{path}?sent=late"),
        Outcome::Closed => path,
    };
    Ok(see_other(&carry(&path, &wanted, words)))
}

fn access_page(
    app: &App,
    wanted: &Wanted,
    shown: &Shown,
    (form, form_token): (FormView, String),
    ticked: &[&str],
) -> AccessPage {
    let (department, event) = (&shown.department, &shown.event);
    let words = wanted.words(&department.languages);
    let language = words.language();
    let action = links::access(department.slug.as_str(), event.slug.as_str());
    let head = (words.t("access-title"), Section::Events, action.as_str());
    let mut chrome = chrome(app, wanted, department, head);
    chrome.in_error = form.has_errors();
    let settings = &department.settings;
    let by = access::ask_by(event.times.starts_at, settings.access_lead_days);
    let day = zone::local(by, event.times.zone).date();
    AccessPage {
        chrome,
        event: views::brief(department, event, language),
        door: AskDoor::Open,
        form,
        form_token,
        action,
        needs: need_ticks(words, ticked),
        ask_by: (by > app.clock.now())
            .then(|| Moment::new(day.to_string(), dates::date(day, language))),
        keep_until: views::gone_on(department, event, language, settings.keep_access_days),
    }
}
