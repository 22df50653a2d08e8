//! The HTTP server: sizes, times and layers around the routes.

use std::net::TcpListener;
use std::time::Duration;

use actix_web::middleware::{self, from_fn};
use actix_web::{App as Site, HttpServer, dev::Server, web};

use crate::web::error::Error;
use crate::web::state::App;
use crate::web::{measure, public, routes, security};

/// Octets of a public form, and of one of staff.
const STAFF_FORM: usize = 512 * 1024;

/// Serves on a socket that is already bound. Stopping waits up to 20 seconds for what is in flight.
///
/// # Errors
/// When the socket cannot be listened on.
pub fn serve(listener: TcpListener, app: web::Data<App>) -> std::io::Result<Server> {
    let server = HttpServer::new(move || {
        Site::new()
            .app_data(app.clone())
            .configure(settings)
            .wrap(from_fn(public::failure::pages))
            .wrap(from_fn(security::guard))
            .wrap(from_fn(measure::count))
            .wrap(middleware::NormalizePath::trim())
            .configure(routes::configure)
            .default_service(web::to(|| async { Err::<&str, _>(Error::NotFound) }))
    });
    Ok(server
        .workers(2)
        .keep_alive(Duration::from_secs(15))
        .client_request_timeout(Duration::from_secs(5))
        .client_disconnect_timeout(Duration::from_secs(1))
        .shutdown_timeout(20)
        .max_connections(2000)
        .disable_signals()
        .listen(listener)?
        .run())
}

/// How much of a body is read, and what is said when it is not a form.
pub fn settings(site: &mut web::ServiceConfig) {
    let form = web::FormConfig::default()
        .limit(STAFF_FORM)
        .error_handler(|error, _| match error {
            actix_web::error::UrlencodedError::Overflow { .. } => Error::TooLarge.into(),
            _ => Error::BadRequest.into(),
        });
    site.app_data(form)
        .app_data(web::PathConfig::default().error_handler(|_, _| Error::NotFound.into()))
        .app_data(web::PayloadConfig::new(STAFF_FORM));
}
