//! A draft as residents and calendars will see it, for staff only. What is shown comes from the same
//! code as the public page and the feed.

use actix_web::http::{StatusCode, header};
use actix_web::{HttpRequest, HttpResponse, web};

use crate::calendar;
use crate::services::read_preview;
use crate::web::error::Error;
use crate::web::extract::Wanted;
use crate::web::pages::picture::PictureView;
use crate::web::pages::staff::paths;
use crate::web::public::events::event_page;
use crate::web::staff::{Desk, page};

type Answer = Result<HttpResponse, Error>;

/// GET `/staff/events/{e}/preview`, `?lang=es` in one language.
pub(crate) async fn announcement(request: HttpRequest, slug: web::Path<String>) -> Answer {
    let desk = Desk::open(&request).await?;
    let (actor, slug) = (desk.present.actor.clone(), slug.into_inner());
    let shown = desk
        .app
        .read(move |tx, context| read_preview::page(tx, context, &actor, &slug))
        .await?;
    let mut view = event_page(&desk.app, &Wanted::of(&request), &shown);
    view.preview = true;
    // Nobody else sees the pictures of a draft.
    let below = |one: PictureView| one.below(paths::PICTURES);
    view.pictures = view.pictures.into_iter().map(below).collect();
    view.venue.pictures = view.venue.pictures.into_iter().map(below).collect();
    for officer in &mut view.officers {
        officer.photo = officer.photo.take().map(below);
    }
    view.chrome.indexed = false;
    view.chrome.languages = Vec::new();
    view.chrome.canonical = String::new();
    view.chrome.neutral = String::new();
    page(StatusCode::OK, &view)
}

/// GET `/staff/events/{e}/preview/entry`, `?lang=es` in one language: the text a calendar app is sent.
pub(crate) async fn entry(request: HttpRequest, slug: web::Path<String>) -> Answer {
    let desk = Desk::open(&request).await?;
    let languages = &desk.present.department.languages;
    let language = Wanted::of(&request).words(languages).language();
    let (actor, slug) = (desk.present.actor.clone(), slug.into_inner());
    let feed = desk
        .app
        .read(move |tx, context| read_preview::entry(tx, context, &actor, &slug, language))
        .await?;
    Ok(HttpResponse::Ok()
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .content_type("text/plain; charset=utf-8")
        .body(calendar::readable(&feed)))
}
