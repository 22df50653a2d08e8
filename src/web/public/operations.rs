//! For machines that look after the service, and the embedded files.

use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{SubsecRound, TimeDelta};

use crate::domain::outbox::State;
use crate::services::read_health;
use crate::web::assets::{self, Asset};
use crate::web::cache::{Policy, declare};
use crate::web::error::Error;
use crate::web::state::App;

/// GET `/healthz`: the process answers.
pub(crate) async fn healthz() -> HttpResponse {
    HttpResponse::Ok()
        .content_type("text/plain; charset=utf-8")
        .body("ok\n")
}

/// GET `/readyz`: the database can be written to, and mail does not wait for long.
pub(crate) async fn readyz(app: web::Data<App>) -> HttpResponse {
    match app.write(read_health::run).await {
        Ok(figures) => HttpResponse::Ok().json(serde_json::json!({
            "database": "ok",
            "oldest_mail_seconds": figures.oldest_due_seconds,
            "waiting_mail": figures.of(State::Ready),
            "mail_paused": figures.mail_paused,
            "mail_relay_failures": figures.relay_failures,
        })),
        Err(_) => HttpResponse::ServiceUnavailable()
            .json(serde_json::json!({ "database": "unavailable" })),
    }
}

/// GET `/robots.txt`
pub(crate) async fn robots(app: web::Data<App>) -> HttpResponse {
    let text = format!(
        "User-agent: *\nDisallow: /staff\nDisallow: /rsvps/\nDisallow: /subscriptions/\nDisallow: /assignments/\nDisallow: /unsubscribe/\nSitemap: {}\n",
        app.links.absolute("/sitemap.xml")
    );
    HttpResponse::Ok()
        .content_type("text/plain; charset=utf-8")
        .body(text)
}

/// GET `/.well-known/security.txt` (RFC 9116)
pub(crate) async fn security_txt(app: web::Data<App>) -> HttpResponse {
    let expires = (app.clock.now() + TimeDelta::days(180))
        .trunc_subsecs(0)
        .to_rfc3339();
    let text = format!(
        "Contact: mailto:security@{}\nExpires: {expires}\n",
        app.mail_domain
    );
    HttpResponse::Ok()
        .content_type("text/plain; charset=utf-8")
        .body(text)
}

/// GET `/assets/{name}`: kept for ever, for the name changes with the bytes.
pub(crate) async fn asset(
    request: HttpRequest,
    name: web::Path<String>,
) -> Result<HttpResponse, Error> {
    let asset = assets::find(&name).ok_or(Error::NotFound)?;
    Ok(send(&request, asset, Policy::Immutable))
}

/// GET `/assets/kinds/{name}`: a drawing that calendars point at; it may be kept for a day.
pub(crate) async fn drawing(
    request: HttpRequest,
    name: web::Path<String>,
) -> Result<HttpResponse, Error> {
    let asset = assets::drawing(&name).ok_or(Error::NotFound)?;
    Ok(send(&request, asset, Policy::Daily))
}

fn send(request: &HttpRequest, asset: Asset, policy: Policy) -> HttpResponse {
    let known = request
        .headers()
        .get("if-none-match")
        .is_some_and(|tag| tag.as_bytes() == asset.etag.as_bytes());
    let mut answer = if known {
        HttpResponse::NotModified()
    } else {
        HttpResponse::Ok()
    };
    declare(&mut answer, policy);
    answer.insert_header(("etag", asset.etag.as_str()));
    if known {
        return answer.finish();
    }
    answer
        .content_type(asset.content_type)
        .body(asset.bytes.into_owned())
}
