//! Handlers of the pages for staff. Every one asks first who is signed in; every form proves that
//! it belongs to the session.

pub mod account;
pub mod arrivals;
pub mod articles;
pub mod asks;
pub mod audit;
pub mod board;
pub mod briefing;
pub mod close_out;
mod copying;
pub mod counts;
pub mod endings;
pub mod event_form;
mod event_merge;
pub mod event_officers;
mod event_values;
pub mod events;
pub mod exchange;
pub mod facts;
mod figure_views;
pub mod figures;
pub mod history;
pub mod hold;
pub mod holidays;
pub mod identity;
mod kept;
pub mod kinds;
pub mod kits;
pub mod letter_preview;
pub mod mail;
mod mail_views;
pub mod mailings;
mod merge_words;
pub mod officers;
pub mod overview;
pub mod people;
pub mod pictures;
pub mod previews;
pub mod promises;
pub mod rain;
pub mod records;
pub mod reset;
mod schedule;
pub mod seats;
pub mod second_factor;
pub mod second_step;
pub mod series;
pub mod settings;
mod settings_words;
pub mod sign_in;
pub mod suppressions;
pub mod topics;
pub mod typed;
pub mod undo;
pub mod venues;
mod views;
pub mod when;

use actix_web::{HttpRequest, HttpResponse, http::StatusCode, http::header, web};
use askama::Template;

use crate::domain::language::Language;
use crate::domain::links;
use crate::domain::staff::Role;
use crate::services::note_view::{self, View};
use crate::services::sign_in::{self as who, Present};
use crate::web::error::Error;
use crate::web::extract::{Fields, Wanted, session_id};
use crate::web::pages::staff::chrome::StaffChrome;
use crate::web::pages::staff::paths;
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
    /// Who is signed in, with a role that works in the department; a GET of somebody who is not goes to
    /// the sign-in page and comes back.
    ///
    /// # Errors
    /// [`Error::SignIn`], [`Error::Forbidden`], [`Error::Elsewhere`], or what the database says.
    pub async fn open(request: &HttpRequest) -> Result<Self, Error> {
        Self::open_at(request, Gate::Work).await
    }

    /// As [`Desk::open`], with another gate.
    ///
    /// # Errors
    /// As [`Desk::open`].
    pub async fn open_at(request: &HttpRequest, gate: Gate) -> Result<Self, Error> {
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
        gate.pass(request, &app, &present)?;
        if present.wants_touch {
            note_in_use(app.clone(), id.clone());
        }
        let wanted = Wanted::of(request);
        let words = match wanted.is_chosen() {
            true => wanted.words(&Language::ALL),
            false => Words::new(present.person.language),
        };
        let mut chrome =
            StaffChrome::new(words, &present.department.name, app.secrets.csrf_token(&id))
                .signed_in(&present.actor.name, present.department.slug.as_str())
                .with_rights(present.actor.role, present.departments.clone());
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
        Self::with_form_at(request, fields, Gate::Work).await
    }

    /// As [`Desk::with_form`], with another gate.
    ///
    /// # Errors
    /// As [`Desk::with_form`].
    pub async fn with_form_at(
        request: &HttpRequest,
        fields: &Fields,
        gate: Gate,
    ) -> Result<Self, Error> {
        match Self::open_at(request, gate).await {
            Ok(desk) => {
                desk.prove(fields.get("csrf"))?;
                Ok(desk)
            }
            Err(Error::SignIn { next }) => Err(kept::refuse(request, fields, next).await),
            Err(error) => Err(error),
        }
    }
}

impl Desk {
    /// The log says who looked at what; no answer waits for it.
    fn note_view(&self, view: View) {
        let (app, actor) = (self.app.clone(), self.present.actor.clone());
        let now = app.clock.now();
        actix_web::rt::spawn(async move {
            let noted = app
                .write(move |tx, _| note_view::run(tx, now, &actor, view))
                .await;
            if noted.is_err() {
                tracing::warn!("a look at what residents or officers wrote could not be noted");
            }
        });
    }
}

/// How much has to be so before a staff page opens. The strictest is what a handler gets that says
/// nothing, so that a new page is closed to whoever sees counts only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gate {
    /// Signed in: for the way out, and for setting up the second factor itself.
    Door,
    /// Also the second factor is there where it has to be: for one's own account and for sums.
    Person,
    /// Also the role works in the department.
    Work,
}

/// What who only counts at the door has to open to get there.
const DOOR: [&str; 4] = [
    "/staff",
    "/staff/events/{e}",
    "/staff/events/{e}/arrivals",
    "/staff/events/{e}/check-in",
];

impl Gate {
    fn pass(self, request: &HttpRequest, app: &App, present: &Present) -> Result<(), Error> {
        let role = present.actor.role;
        let lacks = role.needs_second_factor() && !present.has_second_factor;
        if self != Self::Door && app.require_second_factor && lacks {
            return Err(Error::Elsewhere {
                path: paths::SECOND_FACTOR,
            });
        }
        if self != Self::Work {
            return Ok(());
        }
        let pattern = request.match_pattern().unwrap_or_default();
        match role {
            Role::Coordinator if pattern == paths::BOARD => Err(Error::Elsewhere {
                path: paths::OVERVIEW,
            }),
            Role::Coordinator => Err(Error::Forbidden),
            Role::CheckIn if !DOOR.contains(&pattern.as_str()) => Err(Error::Forbidden),
            _ => Ok(()),
        }
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

pub(crate) use kept::answer as signed_out;

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
