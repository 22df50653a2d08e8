//! Handlers of the pages for staff. Every one asks first who is signed in; every form proves that
//! it belongs to the session.

pub mod arrivals;
pub mod articles;
pub mod asks;
pub mod audit;
pub mod board;
pub mod counts;
pub mod endings;
pub mod event_form;
pub mod event_officers;
pub mod events;
pub mod exchange;
pub mod facts;
pub mod hold;
pub mod kits;
pub mod mail;
mod mail_views;
pub mod mailings;
pub mod officers;
pub mod rain;
pub mod seats;
pub mod series;
pub mod sign_in;
pub mod suppressions;
pub mod undo;
pub mod venues;
mod views;

use actix_web::{HttpRequest, HttpResponse, http::StatusCode, http::header, web};
use askama::Template;

use crate::domain::language::Language;
use crate::domain::links;
use crate::services::sign_in::{self as who, Present};
use crate::web::error::Error;
use crate::web::extract::{Fields, Wanted, session_id};
use crate::web::pages::staff::chrome::StaffChrome;
use crate::web::state::App;
use crate::words::Words;

/// A request of somebody who is signed in.
pub struct Desk {
    pub app: web::Data<App>,
    pub present: Present,
    pub words: Words,
    pub chrome: StaffChrome,
    session_id: String,
}

impl Desk {
    /// Who is signed in; a GET of somebody who is not goes to the sign-in page and comes back.
    ///
    /// # Errors
    /// [`Error::SignIn`], or what the database says.
    pub async fn open(request: &HttpRequest) -> Result<Self, Error> {
        let app = request
            .app_data::<web::Data<App>>()
            .cloned()
            .ok_or(Error::Busy)?;
        let next = request
            .uri()
            .path_and_query()
            .map(ToString::to_string)
            .unwrap_or_default();
        let Some(id) = session_id(request, &app) else {
            return Err(Error::SignIn { next });
        };
        let key = id.clone();
        let present = app
            .read(move |tx, context| who::present(tx, context, &key))
            .await?;
        let Some(present) = present else {
            return Err(Error::SignIn { next });
        };
        if present.wants_touch {
            note_in_use(app.clone(), id.clone());
        }
        let wanted = Wanted::of(request);
        let words = wanted.words(&Language::ALL);
        let mut chrome =
            StaffChrome::new(words, &present.department.name, app.secrets.csrf_token(&id))
                .signed_in(&present.actor.name, present.department.slug.as_str());
        chrome.keep_language = wanted.is_chosen();
        chrome.public_path = links::department(present.department.slug.as_str());
        let chrome = chrome.done(&query_value(request, "done"));
        Ok(Self {
            app,
            present,
            words,
            chrome,
            session_id: id,
        })
    }

    /// Whether a form belongs to this session, by its `csrf` field.
    ///
    /// # Errors
    /// [`Error::Untrusted`].
    pub fn prove(&self, token: &str) -> Result<(), Error> {
        if self.app.secrets.is_csrf_token(&self.session_id, token) {
            Ok(())
        } else {
            Err(Error::Untrusted)
        }
    }

    /// As [`Desk::open`], for a form: its `csrf` field has to be this session's.
    ///
    /// # Errors
    /// As [`Desk::open`], and [`Error::Untrusted`].
    pub async fn with_form(request: &HttpRequest, fields: &Fields) -> Result<Self, Error> {
        let desk = Self::open(request).await?;
        desk.prove(fields.get("csrf"))?;
        Ok(desk)
    }
}

/// Bookkeeping that no answer waits for.
fn note_in_use(app: web::Data<App>, session_id: String) {
    let now = app.clock.now();
    actix_web::rt::spawn(async move {
        let noted = app
            .write(move |tx, context| who::touch(tx, context, &session_id, now))
            .await;
        if noted.is_err() {
            tracing::warn!("a session could not be noted as in use");
        }
    });
}

/// The first value of a field of the address, or nothing.
fn query_value(request: &HttpRequest, name: &str) -> String {
    let query = web::Query::<Vec<(String, String)>>::from_query(request.query_string());
    let pairs = query.map(web::Query::into_inner).unwrap_or_default();
    let found = pairs.into_iter().find(|(known, _)| known == name);
    found.map(|(_, value)| value).unwrap_or_default()
}

/// A page for nobody to keep.
///
/// # Errors
/// When the template fails, which is a defect.
pub fn page(status: StatusCode, page: &impl Template) -> Result<HttpResponse, Error> {
    let html = page.render().map_err(|error| Error::internal(&error))?;
    Ok(HttpResponse::build(status)
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .content_type("text/html; charset=utf-8")
        .body(html))
}

impl Desk {
    /// On to another page, which says what was just done (a code of
    /// [`chrome::DONE`](crate::web::pages::staff::chrome::DONE)), in the language that was chosen.
    #[must_use]
    pub fn done(&self, path: &str, code: &str) -> HttpResponse {
        see_other(&self.chrome.go(format!("{path}?done={code}")))
    }

    /// On to another page, in the language that was chosen.
    #[must_use]
    pub fn go(&self, path: &str) -> HttpResponse {
        see_other(&self.chrome.go(path))
    }
}

/// On to another page after something was done.
#[must_use]
pub fn see_other(path: &str) -> HttpResponse {
    HttpResponse::SeeOther()
        .insert_header((header::LOCATION, path))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .finish()
}
