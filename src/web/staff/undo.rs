//! Undo of the last change: one button on the event's page, for ten minutes.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use crate::domain::undo::Refusal;
use crate::services::{Error as Failure, undo_change};
use crate::web::error::Error;
use crate::web::extract::Fields;
use crate::web::pages::staff::notices::NoticePage;
use crate::web::pages::staff::paths;
use crate::web::staff::{Desk, page};

/// POST `/staff/events/{e}/undo`
pub(crate) async fn undo(
    request: HttpRequest,
    slug: web::Path<String>,
    form: web::Form<Vec<(String, String)>>,
) -> Result<HttpResponse, Error> {
    let fields = Fields::new(form).once_each(&[])?;
    let desk = Desk::with_form(&request, &fields).await?;
    let version = fields.get("version").parse().unwrap_or(-1);
    let (actor, slug) = (desk.present.actor.clone(), slug.into_inner());
    let path = paths::event(&slug);
    let refused = desk
        .app
        .write(
            move |tx, context| match undo_change::run(tx, context, &actor, (&slug, version)) {
                Err(Failure::Undo(refusal)) => Ok(Some(refusal)),
                other => other.map(|_| None),
            },
        )
        .await?;
    let why = match refused {
        None => return Ok(desk.done(&path, "undone")),
        Some(Refusal::Nothing) => "nothing",
        Some(Refusal::Overtaken) => "overtaken",
        Some(Refusal::TooLate) => "too-late",
        Some(Refusal::Started) => "started",
    };
    page(
        StatusCode::CONFLICT,
        &NoticePage::not_undone(desk.chrome.clone(), &path, why),
    )
}
