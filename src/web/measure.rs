//! Counts every answer under the route that gave it, and serves the figures where only this machine
//! can ask for them.

use std::net::TcpListener;
use std::time::Instant;

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{Server, ServiceRequest, ServiceResponse};
use actix_web::http::header::{CONTENT_TYPE, HOST, HeaderValue};
use actix_web::middleware::Next;
use actix_web::{App as Site, HttpRequest, HttpResponse, HttpServer, web};

use crate::services::read_health;
use crate::telemetry::metrics::{Gauges, NO_ROUTE};
use crate::web::state::App;

/// The text format of Prometheus.
const FORMAT: &str = "text/plain; version=0.0.4; charset=utf-8";

/// The layer that counts.
///
/// # Errors
/// What a layer inside says.
pub(crate) async fn count(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let app = request.app_data::<web::Data<App>>().cloned();
    let method = known(request.method().as_str());
    let begun = Instant::now();
    let answer = next.call(request).await?.map_into_boxed_body();
    if let Some(app) = app {
        let route = answer.request().match_pattern();
        app.metrics.answered(
            route.as_deref().unwrap_or(NO_ROUTE),
            method,
            answer.status().as_u16(),
            begun.elapsed(),
        );
    }
    Ok(answer)
}

/// A client may invent methods; the figures keep a fixed list.
fn known(method: &str) -> &'static str {
    match method {
        "GET" => "GET",
        "HEAD" => "HEAD",
        "POST" => "POST",
        _ => "other",
    }
}

/// Serves `/metrics` on a socket that is already bound to this machine.
///
/// # Errors
/// When the socket cannot be listened on.
pub fn serve(listener: TcpListener, app: web::Data<App>) -> std::io::Result<Server> {
    let server = HttpServer::new(move || {
        Site::new()
            .app_data(app.clone())
            .route("/metrics", web::get().to(figures))
    });
    Ok(server
        .workers(1)
        .max_connections(20)
        .disable_signals()
        .listen(listener)?
        .run())
}

/// GET `/metrics`
async fn figures(request: HttpRequest, app: web::Data<App>) -> HttpResponse {
    if !asked_by_this_machine(&request) {
        return HttpResponse::MisdirectedRequest().finish();
    }
    let gauges = app.read(read_health::run).await.ok().map(gauges);
    match app.metrics.render(gauges.as_ref()) {
        Ok(text) => HttpResponse::Ok()
            .insert_header((CONTENT_TYPE, HeaderValue::from_static(FORMAT)))
            .body(text),
        Err(error) => {
            tracing::error!(%error, "the figures cannot be written");
            HttpResponse::InternalServerError().finish()
        }
    }
}

/// A page of another site that made its name resolve to this machine is not answered.
fn asked_by_this_machine(request: &HttpRequest) -> bool {
    let host = request
        .headers()
        .get(HOST)
        .and_then(|host| host.to_str().ok());
    host.is_some_and(|host| {
        ["127.0.0.1", "[::1]", "localhost"].iter().any(|name| {
            host.strip_prefix(name)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(':'))
        })
    })
}

fn gauges(figures: read_health::Figures) -> Gauges {
    let by_name = |(state, count): (crate::domain::outbox::State, i64)| (state.as_str(), count);
    Gauges {
        messages: figures.messages.into_iter().map(by_name).collect(),
        oldest_due_seconds: figures.oldest_due_seconds,
        mail_paused: figures.mail_paused,
        relay_failures: i64::from(figures.relay_failures),
    }
}
