//! The feed, one event as a file, and how to subscribe. Bytes are made once per revision and kept.

use std::sync::Arc;

use actix_web::{HttpRequest, HttpResponse, web};

use crate::calendar;
use crate::domain::department::Department;
use crate::domain::feed::Window;
use crate::domain::links;
use crate::services::browse;
use crate::services::read_feed::{self, Asked};
use crate::web::cache::{Body, answer};
use crate::web::error::Error;
use crate::web::extract::Wanted;
use crate::web::fetches;
use crate::web::limits::Bucket;
use crate::web::pages::layout::Section;
use crate::web::pages::public::calendar::{CalendarPage, FeedLinks};
use crate::web::public::{chrome, filters, shared};
use crate::web::state::App;

type Answer = Result<HttpResponse, Error>;
const TYPE: &str = "text/calendar; charset=utf-8";

async fn head(app: &App, slug: &str) -> Result<(Department, Window), Error> {
    let slug = slug.to_owned();
    app.read(move |tx, context| read_feed::head(tx, context, &slug))
        .await
}

/// GET `/{d}/calendar`
pub(crate) async fn page(
    request: HttpRequest,
    app: web::Data<App>,
    wanted: Wanted,
    slug: web::Path<String>,
) -> Answer {
    app.limits.check(Bucket::Page, app.proxies.of(&request))?;
    let (query, form) = filters::query(&request);
    let (slug, asked) = (slug.into_inner(), query.clone());
    let (department, choices, narrowed) = app
        .read(move |tx, _| browse::feed_choices(tx, &slug, &asked))
        .await?;
    let words = wanted.words(&department.languages);
    let fields = Asked {
        query,
        language: words.language(),
        is_chosen: wanted.is_chosen(),
    }
    .fields();
    let path = links::calendar(department.slug.as_str());
    let title = words.t("calendar-title");
    let chrome = chrome(
        &app,
        &wanted,
        &department,
        (title.clone(), Section::Calendar, &path),
    )
    .described(title);
    let ics = links::calendar_ics(department.slug.as_str());
    let address = app.links.absolute(&links::with_fields(&ics, &fields));
    let page = CalendarPage {
        feed: FeedLinks::of(&address, &department.name),
        filters: filters::choices(&department, &choices, &narrowed, form, words),
        chrome,
    };
    shared(&request, &page)
}

/// GET `/{d}/calendar.ics`. Not limited by client: the big calendar services poll everybody's
/// feeds from a few addresses, and the bytes are in memory.
pub(crate) async fn feed(
    request: HttpRequest,
    app: web::Data<App>,
    wanted: Wanted,
    slug: web::Path<String>,
) -> Answer {
    let (department, window) = head(&app, &slug).await?;
    let (query, _) = filters::query(&request);
    let asked = Asked {
        query,
        language: wanted.words(&department.languages).language(),
        is_chosen: wanted.is_chosen(),
    };
    let key = format!(
        "{}|{}|{}|{}|{}",
        department.slug,
        department.revision,
        window.valid_until,
        asked.language,
        links::with_fields("", &asked.fields()),
    );
    let make = render(&app, &department, window, asked);
    let body = app.feeds.get(&key, make).await?;
    let answer = answer(&request, &body);
    fetches::note(&app, &request, department.id);
    Ok(answer)
}

/// GET `/feeds/{token}.ics`: an officer's own calendar; rendered for each request, kept by nobody
/// else.
pub(crate) async fn of_officer(
    request: HttpRequest,
    app: web::Data<App>,
    wanted: Wanted,
    token: web::Path<String>,
) -> Answer {
    app.limits.check(Bucket::Token, app.proxies.of(&request))?;
    let token = token.into_inner();
    let pick = move |department: &Department| wanted.words(&department.languages).language();
    let (feed, changed) = app
        .read(move |tx, context| read_feed::of_officer(tx, context, &token, pick))
        .await?;
    let mut body = Body::new(calendar::render(&feed), TYPE);
    body.last_modified = Some(changed);
    body.is_personal = true;
    body.varies = true;
    body.file_name = Some("assignments.ics".to_owned());
    Ok(answer(&request, &body))
}

async fn render(
    app: &App,
    department: &Department,
    window: Window,
    asked: Asked,
) -> Result<Body, Error> {
    let slug = department.slug.to_string();
    let name = format!("{slug}.ics");
    let feed = app
        .read(move |tx, context| read_feed::run(tx, context, &slug, &asked))
        .await?;
    let mut body = Body::new(calendar::render(&feed), TYPE);
    body.last_modified = Some(department.revised_at.max(window.since));
    body.varies = true;
    body.file_name = Some(name);
    Ok(body)
}

/// GET `/{d}/events/{e}.ics`
pub(crate) async fn one(
    request: HttpRequest,
    app: web::Data<App>,
    wanted: Wanted,
    slugs: web::Path<(String, String)>,
) -> Answer {
    app.limits.check(Bucket::Page, app.proxies.of(&request))?;
    let (slug, event) = slugs.into_inner();
    let (department, _) = head(&app, &slug).await?;
    let language = wanted.words(&department.languages).language();
    let name = event.clone();
    let feed = app
        .read(move |tx, context| read_feed::one(tx, context, &slug, &event, language))
        .await?;
    let mut body = Body::new(calendar::render(&feed), TYPE);
    body.last_modified = feed.entries.first().map(|entry| entry.last_modified);
    body.varies = true;
    body.file_name = Some(format!("{name}.ics"));
    Ok(answer(&request, &Arc::new(body)))
}
