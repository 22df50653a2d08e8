//! The flyer of an event, in the language its page would have.

use actix_web::{HttpRequest, HttpResponse, web};

use crate::documents::flyer;
use crate::domain::department::Department;
use crate::domain::event::Event;
use crate::domain::language::Language;
use crate::domain::links;
use crate::services::read_event;
use crate::web::cache::{Body, answer};
use crate::web::error::Error;
use crate::web::extract::Wanted;
use crate::web::limits::Bucket;
use crate::web::pdf;
use crate::web::state::App;

/// GET `/{d}/events/{e}/flyer.pdf`
pub(crate) async fn show(
    request: HttpRequest,
    app: web::Data<App>,
    wanted: Wanted,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, Error> {
    app.limits.check(Bucket::Page, app.proxies.of(&request))?;
    let (department, event) = path.into_inner();
    let shown = app
        .read(move |tx, context| read_event::run(tx, context, &department, &event))
        .await?;
    let (department, event) = (&shown.department, &shown.event);
    let words = wanted.words(&department.languages);
    let url = address(&app, department, event, words.language());
    let document = flyer::document((department, event), &url, app.clock.now(), words);
    let mut body = Body::new(pdf::file(document).await?, pdf::TYPE);
    body.varies = true;
    body.file_name = Some(format!("{}-flyer.pdf", event.slug));
    Ok(answer(&request, &body))
}

/// The page that the code on the flyer opens: short in the department's own language, in the flyer's
/// language else.
fn address(app: &App, department: &Department, event: &Event, language: Language) -> String {
    let path = links::event(department.slug.as_str(), event.slug.as_str());
    let path = match language == department.main_language() {
        true => path,
        false => links::in_language(&path, language),
    };
    app.links.absolute(&path)
}
