//! The third kind of error: a status and a page. A refusal of the domain, or a `StoreError`, is
//! turned into it here and nowhere else; the page is made by [`crate::web::security::error_pages`],
//! which knows the reader's language. What an internal error was stands in the log, under the
//! reference the page shows.

use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderValue, RETRY_AFTER};
use actix_web::{HttpResponse, ResponseError};

use crate::services;
use crate::store::StoreError;
use crate::web::staff::signed_out;

/// Why a request got no answer of its own.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("not found")]
    NotFound,
    #[error("gone")]
    Gone,
    #[error("forbidden")]
    Forbidden,
    #[error("the form does not belong to this browser")]
    Untrusted,
    #[error("bad request")]
    BadRequest,
    #[error("the form is too large")]
    TooLarge,
    #[error("somebody else saved in between")]
    Stale,
    #[error("too many requests")]
    TooMany { retry_after: u64 },
    #[error("the database is busy")]
    Busy,
    #[error("the request took too long")]
    TimedOut,
    /// Sign in first; `next` is where to go then.
    #[error("not signed in")]
    SignIn { next: String },
    /// Sign in first; the page carries what was typed.
    #[error("the session ended")]
    SignedOut { html: String, challenge: String },
    /// Something else comes first, or the page for this role is another one.
    #[error("another page comes first")]
    Elsewhere { path: &'static str },
    #[error("internal error")]
    Internal { reference: String },
}

impl Error {
    /// Logs the cause under a fresh reference; the page shows only the reference.
    pub fn internal(cause: &(dyn std::error::Error + 'static)) -> Self {
        let reference = reference();
        tracing::error!(reference, error = %cause, "a request failed");
        Self::Internal { reference }
    }
}

/// Eight letters and digits that tie a page to a line of the log. No secret, only unlikely to
/// repeat within a day.
fn reference() -> String {
    use std::hash::{BuildHasher, RandomState};
    let number = RandomState::new().hash_one("reference");
    format!("{:08X}", number & 0xffff_ffff)
}

impl From<services::Error> for Error {
    fn from(error: services::Error) -> Self {
        match error {
            services::Error::NotFound | services::Error::LinkSpent => Self::NotFound,
            services::Error::Gone => Self::Gone,
            services::Error::Forbidden => Self::Forbidden,
            services::Error::Store(StoreError::Busy) => Self::Busy,
            services::Error::Store(cause) => Self::internal(&cause),
            services::Error::Stale
            | services::Error::State { .. }
            | services::Error::Rsvp(_)
            | services::Error::TooFewSeats { .. }
            | services::Error::NotOverYet
            | services::Error::NotClosing(_)
            | services::Error::NotCounting(_)
            | services::Error::Undo(_)
            | services::Error::Held
            | services::Error::LastAdministrator
            | services::Error::WorksElsewhere
            | services::Error::MemberAlready
            | services::Error::PersonDisabled
            | services::Error::EventsAhead { .. }
            | services::Error::ReminderTimes
            | services::Error::SlugTaken => Self::Stale,
        }
    }
}

impl ResponseError for Error {
    fn status_code(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Gone => StatusCode::GONE,
            Self::Forbidden | Self::Untrusted => StatusCode::FORBIDDEN,
            Self::BadRequest => StatusCode::BAD_REQUEST,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Stale => StatusCode::CONFLICT,
            Self::SignedOut { .. } => StatusCode::UNAUTHORIZED,
            Self::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::TimedOut => StatusCode::REQUEST_TIMEOUT,
            Self::SignIn { .. } | Self::Elsewhere { .. } => StatusCode::SEE_OTHER,
            Self::Internal { .. } => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn error_response(&self) -> HttpResponse {
        if let Self::SignedOut { html, challenge } = self {
            return signed_out(html, challenge);
        }
        let mut answer = HttpResponse::build(self.status_code());
        match self {
            Self::TooMany { retry_after } => {
                answer.insert_header((RETRY_AFTER, HeaderValue::from(*retry_after)));
            }
            Self::Busy => {
                answer.insert_header((RETRY_AFTER, HeaderValue::from_static("3")));
            }
            Self::SignIn { next } => {
                let query =
                    percent_encoding::utf8_percent_encode(next, percent_encoding::NON_ALPHANUMERIC);
                answer.insert_header(("location", format!("/staff/sign-in?next={query}")));
            }
            Self::Elsewhere { path } => {
                answer.insert_header(("location", *path));
            }
            _ => {}
        }
        answer.finish()
    }
}
