//! Messages that came back, handed in by a mail service that holds the token. Without a token in the
//! settings there is no such address.

use std::sync::Arc;

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use futures_util::StreamExt as _;

use crate::domain::incoming::MOST_OCTETS;
use crate::secrets::same;
use crate::services::ports::MailReader;
use crate::services::receive_mail;
use crate::web::error::Error;
use crate::web::state::App;

/// Where messages are handed in; no form of a browser is.
pub const PATH: &str = "/api/v1/received-mail";

/// Who may hand in messages, and who reads them.
pub struct Intake {
    pub token: String,
    pub reader: Arc<dyn MailReader>,
}

/// POST `/api/v1/received-mail` with the message itself (message/rfc822) and
/// `Authorization: Bearer TOKEN`; the envelope's recipient may stand in `?recipient=`. 204 when it was
/// taken or passed over on purpose; 401, 413.
pub(crate) async fn take(
    request: HttpRequest,
    app: web::Data<App>,
    body: web::Payload,
) -> Result<HttpResponse, Error> {
    let Some(intake) = &app.intake else {
        return Err(Error::NotFound);
    };
    if !is_allowed(&request, &intake.token) {
        return Ok(HttpResponse::Unauthorized()
            .insert_header((header::WWW_AUTHENTICATE, "Bearer"))
            .finish());
    }
    let raw = octets(body).await?;
    let recipient = recipient(&request);
    let reader = intake.reader.clone();
    let read = web::block(move || reader.read(&raw, recipient.as_deref())).await;
    let received = read
        .map_err(|_| Error::Busy)?
        .map_err(|_| Error::TooLarge)?;
    app.write(move |tx, context| receive_mail::run(tx, context, &received))
        .await?;
    Ok(HttpResponse::NoContent().finish())
}

fn is_allowed(request: &HttpRequest, token: &str) -> bool {
    let given = request.headers().get(header::AUTHORIZATION);
    let given = given.and_then(|value| value.to_str().ok());
    let word = given.and_then(|value| {
        let (scheme, word) = value.split_once(' ')?;
        scheme.eq_ignore_ascii_case("bearer").then(|| word.trim())
    });
    word.is_some_and(|word| same(word, token))
}

fn recipient(request: &HttpRequest) -> Option<String> {
    let query = web::Query::<Vec<(String, String)>>::from_query(request.query_string());
    let pairs = query.map(web::Query::into_inner).unwrap_or_default();
    let found = pairs.into_iter().find(|(name, _)| name == "recipient");
    found.map(|(_, value)| value)
}

async fn octets(mut body: web::Payload) -> Result<Vec<u8>, Error> {
    let mut raw = Vec::new();
    while let Some(piece) = body.next().await {
        let piece = piece.map_err(|_| Error::BadRequest)?;
        if raw.len() + piece.len() > MOST_OCTETS {
            return Err(Error::TooLarge);
        }
        raw.extend_from_slice(&piece);
    }
    Ok(raw)
}
