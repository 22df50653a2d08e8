//! The mail a draft will cause, as its readers will see it. No resident's data is in it.

use actix_web::http::{StatusCode, header};
use actix_web::{HttpRequest, HttpResponse, web};

use crate::domain::notice::Kind;
use crate::services::ports::ShownLetter;
use crate::services::preview_letter::{self, KINDS};
use crate::web::error::Error;
use crate::web::extract::Wanted;
use crate::web::pages::staff::chrome::StaffSection;
use crate::web::pages::staff::letter_preview::{LetterPreviewPage, LetterView};
use crate::web::pages::staff::paths;
use crate::web::staff::{Desk, page};

type Answer = Result<HttpResponse, Error>;

async fn shown(
    desk: &Desk,
    request: &HttpRequest,
    slug: &str,
    kind: Kind,
) -> Result<ShownLetter, Error> {
    let office = desk.app.letters.clone().ok_or(Error::NotFound)?;
    let languages = &desk.present.department.languages;
    let language = Wanted::of(request).among(languages);
    let (actor, slug) = (desk.present.actor.clone(), slug.to_owned());
    let letter = desk
        .app
        .read(move |tx, context| preview_letter::run(tx, context, &actor, &slug, (kind, language)))
        .await?;
    office
        .show(&letter)
        .map_err(|error| Error::internal(&error))
}

/// GET `/staff/events/{e}/preview/mail`, `?lang=es` in one language.
pub(crate) async fn letters(request: HttpRequest, slug: web::Path<String>) -> Answer {
    let desk = Desk::open(&request).await?;
    let language = Wanted::of(&request).among(&desk.present.department.languages);
    let mut letters = Vec::new();
    for kind in KINDS {
        let letter = shown(&desk, &request, &slug, kind).await?;
        let name = kind.as_str().replace('_', "-");
        letters.push(LetterView {
            heading: desk.words.t(&format!("staff-mail-kind-{name}")),
            html_path: paths::event_preview_letter(&slug, &name, language),
            name,
            from: letter.from,
            subject: letter.subject,
            text: letter.text,
        });
    }
    let view = LetterPreviewPage {
        chrome: desk
            .chrome
            .clone()
            .page(desk.words.t("preview-mail-page"), StaffSection::Events),
        back: paths::event_publication(&slug),
        language,
        letters,
    };
    page(StatusCode::OK, &view)
}

/// GET `/staff/events/{e}/preview/mail/{kind}`: the part in HTML alone; the browser runs nothing of it
/// and follows nothing from it (`web::security`).
pub(crate) async fn html(request: HttpRequest, path: web::Path<(String, String)>) -> Answer {
    let desk = Desk::open(&request).await?;
    let (slug, name) = path.into_inner();
    let kind = Kind::parse(&name.replace('-', "_"));
    let kind = kind.filter(|kind| KINDS.contains(kind));
    let kind = kind.ok_or(Error::NotFound)?;
    let letter = shown(&desk, &request, &slug, kind).await?;
    Ok(HttpResponse::Ok()
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .content_type("text/html; charset=utf-8")
        .body(letter.html))
}
