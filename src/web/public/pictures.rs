//! Pictures for everybody: their files, and how pages show them.

use actix_web::http::header::CACHE_CONTROL;
use actix_web::{HttpRequest, HttpResponse, web};

use crate::domain::department::Department;
use crate::domain::language::Language;
use crate::domain::links;
use crate::domain::officer::Officer;
use crate::domain::picture::{Owner, OwnerKind, Picture};
use crate::services::read_event::Shown;
use crate::services::read_pictures::{self, File};
use crate::web::cache::{self, Body, Policy};
use crate::web::error::Error;
use crate::web::pages::picture::PictureView;
use crate::web::state::App;

/// GET `/{d}/pictures/{i}/{file}`: 404 as long as no public page shows it. No limit by client stands
/// here: a page asks for several at once, and each is kept for ever.
pub(crate) async fn file(
    request: HttpRequest,
    app: web::Data<App>,
    path: web::Path<(String, String, String)>,
) -> Result<HttpResponse, Error> {
    let (department, id, name) = path.into_inner();
    let found = app
        .read(move |tx, context| read_pictures::public_file(tx, context, &department, &id, &name))
        .await?;
    // The octets behind an address never change. An officer's photo goes when her name does, so nobody
    // keeps it longer than a page.
    let policy = match found.kind {
        OwnerKind::Officer => Policy::Public,
        OwnerKind::Event | OwnerKind::Venue | OwnerKind::Article => Policy::Immutable,
    };
    Ok(send(&request, found, policy))
}

/// The octets, under a name that tells nothing.
pub(in crate::web) fn send(request: &HttpRequest, file: File, policy: Policy) -> HttpResponse {
    let mut body = Body::new(file.octets, file.format.media_type());
    body.file_name = Some(format!("picture.{}", file.format.extension()));
    let mut answer = cache::answer(request, &body);
    answer.headers_mut().insert(CACHE_CONTROL, policy.header());
    answer
}

fn base(department: &Department) -> String {
    links::pictures(department.slug.as_str())
}

/// The own pictures of an event or a story.
pub(super) fn own(
    department: &Department,
    pictures: &[Picture],
    language: Language,
) -> Vec<PictureView> {
    let base = base(department);
    let view = |picture: &Picture| PictureView::of(picture, &base, language);
    pictures.iter().map(view).collect()
}

/// Those of an event's place.
pub(super) fn of_place(shown: &Shown, language: Language) -> Vec<PictureView> {
    let place = Owner::Venue(shown.event.venue.id);
    let there = shown.around.iter().filter(|one| one.owner == place);
    let there: Vec<Picture> = there.cloned().collect();
    own(&shown.department, &there, language)
}

/// The photo of an officer who is named.
pub(super) fn of_officer(
    shown: &Shown,
    officer: &Officer,
    language: Language,
) -> Option<PictureView> {
    let hers = Owner::Officer(officer.id);
    let photo = shown.around.iter().find(|one| one.owner == hers)?;
    let words = photo.words_of_officer(language, &officer.facts);
    Some(PictureView::told(
        photo,
        &base(&shown.department),
        words,
        language,
    ))
}

/// The absolute address of a picture's largest size; empty for none.
pub(super) fn address(app: &App, department: &Department, picture: Option<&Picture>) -> String {
    let size = picture.and_then(Picture::largest);
    let path = picture.zip(size).map(|(picture, size)| {
        let path = links::picture(department.slug.as_str(), picture, size);
        app.links.absolute(&path)
    });
    path.unwrap_or_default()
}
