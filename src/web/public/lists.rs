//! The lists for programs: JSON Feed 1.1, Atom (RFC 4287), the sitemap. The same filters and the same
//! events as the page; made for each request, with an ETag.

use std::sync::Arc;

use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::json;

use crate::domain::article::Article;
use crate::domain::department::Department;
use crate::domain::event::{Event, State};
use crate::domain::exchange::record::Place;
use crate::domain::ids::PublicId;
use crate::domain::language::Language;
use crate::domain::links::{self, Links};
use crate::domain::topic;
use crate::services::{browse, read_article, read_sitemap};
use crate::web::cache::{Body, answer};
use crate::web::error::Error;
use crate::web::extract::Wanted;
use crate::web::limits::Bucket;
use crate::web::pages::public::lists::{AtomEntry, AtomFeed, Sitemap, SitemapPage, instant, urn};
use crate::web::public::filters;
use crate::web::state::App;
use crate::words::{Words, dates, markdown};

type Answer = Result<HttpResponse, Error>;

const JSON: &str = "application/feed+json; charset=utf-8";
const ATOM: &str = "application/atom+xml; charset=utf-8";

/// A list of JSON Feed 1.1.
#[derive(Serialize)]
struct Feed {
    version: &'static str,
    title: String,
    home_page_url: String,
    feed_url: String,
    language: &'static str,
    authors: [serde_json::Value; 1],
    items: Vec<Item>,
}

#[derive(Serialize)]
struct Item {
    id: String,
    url: String,
    title: String,
    summary: String,
    content_text: String,
    date_published: String,
    date_modified: String,
    language: &'static str,
    tags: Vec<String>,
    _cuppa: Facts,
}

/// What a program needs to know of an event and JSON Feed has no word for.
#[derive(Serialize)]
struct Facts {
    status: &'static str,
    start: String,
    end: String,
    zone: &'static str,
    venue: Place,
    capacity: Option<u32>,
    /// Whether any seat is left; how many would say how many people come.
    full: bool,
    reason: Option<String>,
    /// Whether the rain plan is on.
    rain: bool,
}

/// The list a reader asked for, in her language.
struct Asked {
    listing: browse::Listing,
    language: Language,
    /// Path and query, as the list is asked for again.
    path: String,
}

async fn ask(
    request: &HttpRequest,
    app: &App,
    wanted: &Wanted,
    slug: String,
) -> Result<Asked, Error> {
    app.limits.check(Bucket::Page, app.proxies.of(request))?;
    let (query, _) = filters::query(request);
    let listing = app
        .read(move |tx, context| browse::department(tx, context, &slug, &query))
        .await?;
    let path = request.uri().path_and_query().map(ToString::to_string);
    Ok(Asked {
        language: wanted.among(&listing.department.languages),
        listing,
        path: path.unwrap_or_default(),
    })
}

fn send(request: &HttpRequest, octets: Vec<u8>, kind: &'static str) -> HttpResponse {
    let mut body = Body::new(octets, kind);
    body.varies = true;
    answer(request, &Arc::new(body))
}

/// GET `/{d}/events.json`
pub(crate) async fn events_json(
    request: HttpRequest,
    app: web::Data<App>,
    wanted: Wanted,
    slug: web::Path<String>,
) -> Answer {
    let asked = ask(&request, &app, &wanted, slug.into_inner()).await?;
    let department = &asked.listing.department;
    let home = app
        .links
        .absolute(&links::department(department.slug.as_str()));
    let feed = Feed {
        version: "https://jsonfeed.org/version/1.1",
        title: title("exchange-feed-events", department, asked.language),
        feed_url: app.links.absolute(&asked.path),
        language: asked.language.tag(),
        authors: [json!({ "name": department.name, "url": home })],
        home_page_url: home,
        items: asked
            .listing
            .events
            .iter()
            .map(|event| item(&app.links, department, event, asked.language))
            .collect(),
    };
    let octets = serde_json::to_vec(&feed).map_err(|error| Error::internal(&error))?;
    Ok(send(&request, octets, JSON))
}

fn title(key: &str, department: &Department, language: Language) -> String {
    Words::plain(language).t1(key, "department", department.name.as_str())
}

fn item(links: &Links, department: &Department, event: &Event, language: Language) -> Item {
    let (own, text) = event.text(language);
    let path = links::event(department.slug.as_str(), event.slug.as_str());
    let labels = event.topics.iter().map(|topic| &topic.labels);
    let tags = std::iter::once(&event.kind.facts.labels).chain(labels);
    Item {
        id: urn(&event.public_id),
        url: links.absolute(&links::in_language(&path, language)),
        title: text.title.clone(),
        summary: summary(event, language),
        content_text: content(event, language),
        date_published: instant(event.published_at.unwrap_or(event.created_at)),
        date_modified: instant(event.updated_at),
        language: own.tag(),
        tags: tags
            .map(|labels| topic::label(labels, language).1.to_owned())
            .collect(),
        _cuppa: Facts {
            status: status(event.state),
            start: dates::iso(event.times.starts_at, event.times.zone),
            end: dates::iso(event.times.ends_at, event.times.zone),
            zone: event.times.zone.name(),
            venue: Place::of(&event.venue.facts),
            capacity: event.capacity,
            full: event.is_full(),
            reason: event.reason.clone(),
            rain: event.rain_now(language).is_some(),
        },
    }
}

/// The state as programs are told of it: that staff closed an event out is nothing to them.
fn status(state: State) -> &'static str {
    match state {
        State::Closed => State::Published.as_str(),
        other => other.as_str(),
    }
}

/// When and where, in one line.
fn summary(event: &Event, language: Language) -> String {
    let span = dates::Span {
        starts_at: event.times.starts_at,
        ends_at: event.times.ends_at,
        zone: event.times.zone,
    };
    let venue = &event.venue.facts;
    format!(
        "{} · {}, {}",
        span.when(language),
        venue.name,
        venue.address_line()
    )
}

/// What is told of it: first a reason where it is off, or the rain plan where that is on.
fn content(event: &Event, language: Language) -> String {
    let (_, text) = event.text(language);
    let words = Words::plain(language);
    let promise = words.t("calendar-no-name");
    let (first, rain_plan) = match event.rain_now(language) {
        Some(plan) => (words.t1("calendar-rain-on", "fact", plan), ""),
        None => (
            event.reason.clone().unwrap_or_default(),
            text.rain_plan.as_str(),
        ),
    };
    [&first, &text.lead, &text.body, rain_plan, &promise]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("\n\n")
}

/// GET `/{d}/events.atom`
pub(crate) async fn events_atom(
    request: HttpRequest,
    app: web::Data<App>,
    wanted: Wanted,
    slug: web::Path<String>,
) -> Answer {
    let asked = ask(&request, &app, &wanted, slug.into_inner()).await?;
    let (department, language) = (&asked.listing.department, asked.language);
    let entry = |event: &Event| {
        let item = item(&app.links, department, event, language);
        AtomEntry {
            id: item.id,
            url: item.url,
            title: item.title,
            language: item.language,
            summary: item.summary,
            is_html: false,
            content: item.content_text,
            published: item.date_published,
            updated: item.date_modified,
            categories: item.tags,
        }
    };
    let entries = asked.listing.events.iter().map(entry).collect();
    let home = links::department(department.slug.as_str());
    let feed = atom(
        &app.links,
        department,
        language,
        ("events", &asked.path, &home),
        entries,
    );
    atom_answer(&request, &feed)
}

/// GET `/{d}/articles.atom`
pub(crate) async fn articles_atom(
    request: HttpRequest,
    app: web::Data<App>,
    wanted: Wanted,
    slug: web::Path<String>,
) -> Answer {
    app.limits.check(Bucket::Page, app.proxies.of(&request))?;
    let slug = slug.into_inner();
    let (department, articles) = app.read(move |tx, _| read_article::list(tx, &slug)).await?;
    let language = wanted.among(&department.languages);
    let entry = |article: &Article| {
        let (own, text) = article.text(language);
        let path = links::article(department.slug.as_str(), article.slug.as_str());
        let published: DateTime<Utc> = article.published_at.unwrap_or(article.created_at);
        AtomEntry {
            id: urn(&article.public_id),
            url: app.links.absolute(&links::in_language(&path, language)),
            title: text.title.clone(),
            language: own.tag(),
            summary: String::new(),
            is_html: true,
            content: markdown::markdown_to_html(&text.body),
            published: instant(published),
            updated: instant(article.updated_at.max(published)),
            categories: Vec::new(),
        }
    };
    let entries = articles.iter().map(entry).collect();
    let path = request
        .uri()
        .path_and_query()
        .map(ToString::to_string)
        .unwrap_or_default();
    let home = links::articles(department.slug.as_str());
    let feed = atom(
        &app.links,
        &department,
        language,
        ("articles", &path, &home),
        entries,
    );
    atom_answer(&request, &feed)
}

fn atom(
    links: &Links,
    department: &Department,
    language: Language,
    (what, own, page): (&'static str, &str, &str),
    entries: Vec<AtomEntry>,
) -> AtomFeed {
    AtomFeed {
        id: urn(&feed_id(&department.public_id, what)),
        title: title(&format!("exchange-feed-{what}"), department, language),
        language: language.tag(),
        author: department.name.clone(),
        url: links.absolute(own),
        page: links.absolute(page),
        updated: instant(department.revised_at),
        entries,
    }
}

/// A list's own identifier, made from the department's: it stays when addresses change.
fn feed_id(department: &PublicId, what: &str) -> PublicId {
    use sha2::{Digest, Sha256};
    let digest = Sha256::digest(format!("{department}/{what}"));
    let mut octets = [0; 16];
    octets
        .iter_mut()
        .zip(digest.iter())
        .for_each(|(to, from)| *to = *from);
    PublicId::from_bytes(octets)
}

fn atom_answer(request: &HttpRequest, feed: &AtomFeed) -> Answer {
    use askama::Template;
    let text = feed.render().map_err(|error| Error::internal(&error))?;
    Ok(send(request, text.into_bytes(), ATOM))
}

/// GET `/sitemap.xml`
pub(crate) async fn sitemap(request: HttpRequest, app: web::Data<App>) -> Answer {
    use askama::Template;
    app.limits.check(Bucket::Page, app.proxies.of(&request))?;
    let pages = app.read(read_sitemap::run).await?;
    let page = |page: read_sitemap::Page| SitemapPage {
        url: page.url,
        changed: instant(page.changed),
    };
    let map = Sitemap {
        pages: pages.into_iter().map(page).collect(),
    };
    let text = map.render().map_err(|error| Error::internal(&error))?;
    let body = Body::new(text.into_bytes(), "application/xml; charset=utf-8");
    Ok(answer(&request, &Arc::new(body)))
}
