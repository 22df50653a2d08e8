//! Pages for what went wrong: what it is in one sentence, and ways to go on.

use askama::Template;

use crate::web::pages::layout::{Chrome, DepartmentHead};
use crate::words::Words;

/// What went wrong, by HTTP status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// 400
    BadRequest,
    /// 403
    Forbidden,
    /// 404
    NotFound,
    /// 404 under a link of an RSVP: its row is deleted.
    NothingHeld,
    /// 410
    Gone,
    /// 413
    TooLarge,
    /// 422
    Unprocessable,
    /// 429
    TooMany,
    /// 500
    Internal,
    /// 503
    Unavailable,
}

impl Trouble {
    pub const ALL: [Trouble; 10] = [
        Self::BadRequest,
        Self::Forbidden,
        Self::NotFound,
        Self::NothingHeld,
        Self::Gone,
        Self::TooLarge,
        Self::Unprocessable,
        Self::TooMany,
        Self::Internal,
        Self::Unavailable,
    ];

    /// The status the page is sent with.
    #[must_use]
    pub fn status(self) -> u16 {
        match self {
            Self::BadRequest => 400,
            Self::Forbidden => 403,
            Self::NotFound | Self::NothingHeld => 404,
            Self::Gone => 410,
            Self::TooLarge => 413,
            Self::Unprocessable => 422,
            Self::TooMany => 429,
            Self::Internal => 500,
            Self::Unavailable => 503,
        }
    }

    fn heading(self) -> &'static str {
        match self {
            Self::BadRequest => "error-400",
            Self::Forbidden => "error-403",
            Self::NotFound => "error-404",
            Self::NothingHeld => "error-held",
            Self::Gone => "error-410",
            Self::TooLarge => "error-413",
            Self::Unprocessable => "error-422",
            Self::TooMany => "error-429",
            Self::Internal => "error-500",
            Self::Unavailable => "error-503",
        }
    }

    fn sentence(self) -> &'static str {
        match self {
            Self::BadRequest => "error-400-text",
            Self::Forbidden => "error-403-text",
            Self::NotFound => "error-404-text",
            Self::NothingHeld => "error-held-text",
            Self::Gone => "error-410-text",
            Self::TooLarge => "error-413-text",
            Self::Unprocessable => "error-422-text",
            Self::TooMany => "error-429-text",
            Self::Internal => "error-500-text",
            Self::Unavailable => "error-503-text",
        }
    }
}

/// A page that says what went wrong.
#[derive(Debug, Clone, Template)]
#[template(path = "public/error.html")]
pub struct ErrorPage {
    pub chrome: Chrome,
    pub heading: String,
    pub sentence: String,
    /// The code to quote on the phone; for status 500 only.
    pub reference: Option<String>,
}

impl ErrorPage {
    /// The page for `trouble`, under the department when it is known.
    #[must_use]
    pub fn new(words: Words, trouble: Trouble, department: Option<DepartmentHead>) -> Self {
        let heading = words.t(trouble.heading());
        let mut chrome = Chrome::new(words, heading.clone());
        chrome.department = department;
        Self {
            sentence: words.t(trouble.sentence()),
            heading,
            chrome,
            reference: None,
        }
    }

    /// Adds the code under which the log tells more.
    #[must_use]
    pub fn with_reference(mut self, reference: impl Into<String>) -> Self {
        self.reference = Some(reference.into());
        self
    }
}
