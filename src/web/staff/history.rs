//! The history of a public page, and each version as the page was.

use actix_web::http::{StatusCode, header};
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use crate::domain::language::Language;
use crate::services::read_versions::{self, History, Of, Version};
use crate::web::error::Error;
use crate::web::pages::markup::Moment;
use crate::web::pages::record::RecordPage;
use crate::web::pages::staff::chrome::StaffSection;
use crate::web::pages::staff::history::{HistoryPage, VersionView};
use crate::web::pages::staff::paths;
use crate::web::pages::staff::views::log_sentence;
use crate::web::staff::{Desk, page};
use crate::words::{dates, versions};

type Answer = Result<HttpResponse, Error>;

/// GET `/staff/events/{e}/history`
pub(crate) async fn of_event(request: HttpRequest, slug: web::Path<String>) -> Answer {
    let desk = Desk::open(&request).await?;
    let history = history(&desk, &Of::Event(slug.into_inner())).await?;
    let (slug, words) = (history.slug.as_str(), desk.words);
    let view = HistoryPage {
        chrome: desk
            .chrome
            .clone()
            .page(titled(&desk, &history), StaffSection::Events)
            .at(paths::event_history(slug)),
        zone: zone(&desk, &history),
        versions: views(&desk, &history, |number| paths::event_version(slug, number)),
        back_path: paths::event(slug),
        back_label: words.t("records-back-event"),
    };
    page(StatusCode::OK, &view)
}

/// GET `/staff/articles/{a}/history`
pub(crate) async fn of_article(request: HttpRequest, slug: web::Path<String>) -> Answer {
    let desk = Desk::open(&request).await?;
    let history = history(&desk, &Of::Article(slug.into_inner())).await?;
    let (slug, words) = (history.slug.as_str(), desk.words);
    // Whoever may not write stories has no editor to go back to.
    let back = match desk.present.actor.role.may_write_articles() {
        true => paths::article(slug),
        false => paths::ARTICLES.to_owned(),
    };
    let view = HistoryPage {
        chrome: desk
            .chrome
            .clone()
            .page(titled(&desk, &history), StaffSection::Articles)
            .at(paths::article_history(slug)),
        zone: zone(&desk, &history),
        versions: views(&desk, &history, |number| {
            paths::article_version(slug, number)
        }),
        back_path: back,
        back_label: words.t("records-back-article"),
    };
    page(StatusCode::OK, &view)
}

/// GET `/staff/events/{e}/history/{n}`
pub(crate) async fn event_version(request: HttpRequest, of: web::Path<(String, i32)>) -> Answer {
    let (slug, number) = of.into_inner();
    version(&request, Of::Event(slug), number).await
}

/// GET `/staff/articles/{a}/history/{n}`
pub(crate) async fn article_version(request: HttpRequest, of: web::Path<(String, i32)>) -> Answer {
    let (slug, number) = of.into_inner();
    version(&request, Of::Article(slug), number).await
}

async fn version(request: &HttpRequest, of: Of, number: i32) -> Answer {
    let desk = Desk::open(request).await?;
    let history = history(&desk, &of).await?;
    let found = history.versions.iter().find(|one| one.number == number);
    let found = found.ok_or(Error::NotFound)?;
    let own = (desk.present.department.name.as_str(), history.zone);
    let view = RecordPage::of(found, history.versions.len(), desk.words, own);
    let html = view.render().map_err(|error| Error::internal(&error))?;
    Ok(HttpResponse::Ok()
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header(("x-robots-tag", "noindex, nofollow"))
        .content_type("text/html; charset=utf-8")
        .body(html))
}

async fn history(desk: &Desk, of: &Of) -> Result<History, Error> {
    let (actor, of, language) = (
        desk.present.actor.clone(),
        of.clone(),
        desk.words.language(),
    );
    desk.app
        .read(move |tx, _| read_versions::run(tx, &actor, &of, language))
        .await
}

fn titled(desk: &Desk, history: &History) -> String {
    desk.words
        .t1("records-history-page", "title", &history.title)
}

fn zone(desk: &Desk, history: &History) -> String {
    let language: Language = desk.words.language();
    dates::zone_name(history.zone, desk.app.clock.now(), language)
}

/// The latest first, each with what it says otherwise than the one before.
fn views(desk: &Desk, history: &History, path: impl Fn(i32) -> String) -> Vec<VersionView> {
    let (words, own) = (desk.words, history.zone);
    let mut before: Option<&Version> = None;
    let mut all = Vec::new();
    for version in &history.versions {
        let page = &version.snapshot;
        let changes = page.since(before.map(|one| &one.snapshot));
        let there = versions::zone(page).unwrap_or(own);
        all.push(VersionView {
            number: version.number,
            when: Moment::new(
                dates::iso(version.at, own),
                dates::date_time(version.at, own, words.language()),
            ),
            who: version.who.clone().unwrap_or_default(),
            what: log_sentence(words, &version.action),
            lines: versions::lines(words, &changes, there),
            path: path(version.number),
        });
        before = Some(version);
    }
    all.reverse();
    all
}
