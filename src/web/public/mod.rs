//! Handlers of the pages for residents and calendars.

pub mod articles;
pub mod asks;
pub mod assignments;
pub mod calendar;
pub mod code;
pub mod embed;
pub mod events;
pub mod failure;
mod filters;
pub mod flyer;
mod json_ld;
pub mod lists;
pub mod manage;
pub mod notes;
pub mod officer_name;
pub mod operations;
pub mod pictures;
pub mod received_mail;
mod roster;
pub mod rsvps;
mod said;
pub mod subscriptions;
pub mod unsubscribe;
mod views;

use actix_web::{HttpRequest, HttpResponse, http::StatusCode};
use askama::Template;

use crate::domain::department::Department;
use crate::web::cache::{Body, answer};
use crate::web::error::Error;
use crate::web::extract::Wanted;
use crate::web::pages::layout::{Chrome, Section};
use crate::web::state::App;

/// A page everybody may keep for a minute, with its ETag.
///
/// # Errors
/// When the template fails, which is a defect.
pub fn shared(request: &HttpRequest, page: &impl Template) -> Result<HttpResponse, Error> {
    let html = page.render().map_err(|error| Error::internal(&error))?;
    let mut body = Body::new(html.into_bytes(), "text/html; charset=utf-8");
    body.varies = true;
    Ok(answer(request, &body))
}

/// A page for nobody to keep.
///
/// # Errors
/// As [`shared`].
pub fn private(status: StatusCode, page: &impl Template) -> Result<HttpResponse, Error> {
    crate::web::staff::page(status, page)
}

/// The frame of a department's page in the reader's language.
pub(super) fn chrome(
    app: &App,
    wanted: &Wanted,
    department: &Department,
    (title, section, path): (String, Section, &str),
) -> Chrome {
    let words = wanted.words(&department.languages);
    Chrome::new(words, title)
        .of(views::head(app, department, words), section)
        .at(&app.links, path, &department.languages)
        .keeping_language(wanted.is_chosen())
}
