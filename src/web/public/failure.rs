//! Turns an answer that is only a status into a page in the reader's language, with ways to go on.

use actix_web::body::{BodySize, BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::http::header::{CONTENT_TYPE, HeaderValue};
use actix_web::middleware::Next;
use actix_web::web;
use askama::Template;

use crate::domain::language::Language;
use crate::services::read_feed;
use crate::web::error::Error;
use crate::web::extract::Wanted;
use crate::web::pages::layout::DepartmentHead;
use crate::web::pages::public::error::{ErrorPage, Trouble};
use crate::web::public::views;
use crate::web::state::App;
use crate::words::Words;

/// The layer around the routes.
///
/// # Errors
/// What a layer inside says.
pub(crate) async fn pages(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let answer = next.call(request).await?.map_into_boxed_body();
    let status = answer.status();
    let silent = matches!(
        answer.response().body().size(),
        BodySize::None | BodySize::Sized(0)
    );
    let is_page = answer
        .headers()
        .get(CONTENT_TYPE)
        .is_none_or(|kind| kind.as_bytes().starts_with(b"text/plain"));
    if !(status.is_client_error() || status.is_server_error()) || !(silent || is_page) {
        return Ok(answer);
    }
    Ok(paint(answer, status).await)
}

async fn paint(answer: ServiceResponse<BoxBody>, status: StatusCode) -> ServiceResponse<BoxBody> {
    let request = answer.request().clone();
    let Some(app) = request.app_data::<web::Data<App>>().cloned() else {
        return answer;
    };
    let words = Wanted::of(&request).words(&Language::ALL);
    let reference = match answer
        .response()
        .error()
        .and_then(|error| error.as_error::<Error>())
    {
        Some(Error::Internal { reference }) => Some(reference.clone()),
        _ => None,
    };
    let head = department(&app, request.path(), words).await;
    let mut page = ErrorPage::new(words, trouble(status), head);
    if let Some(reference) = reference {
        page = page.with_reference(reference);
    }
    let Ok(html) = page.render() else {
        return answer;
    };
    let mut answer = answer.map_body(|_, _| BoxBody::new(html));
    let kind = HeaderValue::from_static("text/html; charset=utf-8");
    answer.headers_mut().insert(CONTENT_TYPE, kind);
    answer
}

fn trouble(status: StatusCode) -> Trouble {
    match status.as_u16() {
        404 => Trouble::NotFound,
        403 | 421 => Trouble::Forbidden,
        409 | 422 => Trouble::Unprocessable,
        410 => Trouble::Gone,
        413 => Trouble::TooLarge,
        429 => Trouble::TooMany,
        503 => Trouble::Unavailable,
        500.. => Trouble::Internal,
        _ => Trouble::BadRequest,
    }
}

/// The department the address begins with, so that the page can name its phone.
async fn department(app: &App, path: &str, words: Words) -> Option<DepartmentHead> {
    let slug = path
        .split('/')
        .nth(1)
        .filter(|slug| !slug.is_empty())?
        .to_owned();
    let (department, _) = app
        .read(move |tx, context| read_feed::head(tx, context, &slug))
        .await
        .ok()?;
    Some(views::head(app, &department, words))
}
