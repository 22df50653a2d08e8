//! What a request says: its language, its form, its session cookie.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::http::header::ACCEPT_LANGUAGE;
use actix_web::{FromRequest, HttpMessage, HttpRequest, web};

use crate::domain::language::Language;
use crate::web::error::Error;
use crate::web::state::App;
use crate::words::Words;

/// A form as it was sent: names and values in their order, nothing believed yet.
#[derive(Debug, Clone, Default)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    /// The form of a request, at most as large as the server's form limit.
    #[must_use]
    pub fn new(form: web::Form<Vec<(String, String)>>) -> Self {
        Self(form.into_inner())
    }

    /// Fields that came another way.
    #[must_use]
    pub fn of(pairs: Vec<(String, String)>) -> Self {
        Self(pairs)
    }

    /// Refuses a field that was sent twice, unless it is one that may be repeated.
    ///
    /// # Errors
    /// [`Error::BadRequest`].
    pub fn once_each(self, repeated: &[&str]) -> Result<Self, Error> {
        let twice = self.0.iter().enumerate().any(|(at, (name, _))| {
            !repeated.contains(&name.as_str())
                && self.0[..at].iter().any(|(other, _)| other == name)
        });
        if twice {
            Err(Error::BadRequest)
        } else {
            Ok(self)
        }
    }

    /// The value, or nothing.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        self.0
            .iter()
            .find(|(known, _)| known == name)
            .map_or("", |(_, value)| value)
    }

    /// Every value of a repeated field.
    #[must_use]
    pub fn all(&self, name: &str) -> Vec<&str> {
        self.0
            .iter()
            .filter(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
            .collect()
    }

    /// Puts these values in place of every value of a field.
    pub fn replace(&mut self, name: &str, values: &[String]) {
        self.0.retain(|(known, _)| known != name);
        let own = values.iter();
        self.0
            .extend(own.map(|value| (name.to_owned(), value.clone())));
    }

    /// The form without some of its fields.
    #[must_use]
    pub fn without(mut self, is_left_out: impl Fn(&str) -> bool) -> Self {
        self.0.retain(|(name, _)| !is_left_out(name));
        self
    }

    /// Names and values, for showing the form again.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
    }
}

/// The language a reader asked for: by `?lang=`, else by the Accept-Language header.
#[derive(Debug, Clone)]
pub struct Wanted {
    chosen: Option<Language>,
    accepted: String,
}

impl Wanted {
    #[must_use]
    pub fn of(request: &HttpRequest) -> Self {
        let query = web::Query::<Vec<(String, String)>>::from_query(request.query_string());
        let pairs = query.map(web::Query::into_inner).unwrap_or_default();
        let chosen = pairs
            .iter()
            .find(|(name, _)| name == "lang")
            .and_then(|(_, tag)| Language::parse(tag));
        let accepted = request
            .headers()
            .get(ACCEPT_LANGUAGE)
            .and_then(|value| value.to_str().ok());
        Self {
            chosen,
            accepted: accepted.unwrap_or_default().to_owned(),
        }
    }

    /// The language among those offered.
    #[must_use]
    pub fn among(&self, offered: &[Language]) -> Language {
        self.chosen
            .filter(|language| offered.contains(language))
            .unwrap_or_else(|| Language::negotiate(&self.accepted, offered))
    }

    /// The words in the language among those offered.
    #[must_use]
    pub fn words(&self, offered: &[Language]) -> Words {
        Words::new(self.among(offered))
    }

    /// Whether the link itself names the language: other links carry it on then.
    #[must_use]
    pub fn is_chosen(&self) -> bool {
        self.chosen.is_some()
    }
}

impl FromRequest for Wanted {
    type Error = Error;
    type Future = Ready<Result<Self, Error>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(Self::of(request)))
    }
}

/// The name of the session cookie: with the `__Host-` prefix wherever it can be.
#[must_use]
pub fn cookie_name(app: &App) -> &'static str {
    if app.is_https() { "__Host-sid" } else { "sid" }
}

/// The session that was opened while this request was answered: its browser has no cookie of it yet.
#[derive(Debug, Clone)]
pub struct JustSignedIn(pub String);

/// The session id of a request, unchecked.
#[must_use]
pub fn session_id(request: &HttpRequest, app: &App) -> Option<String> {
    if let Some(opened) = request.extensions().get::<JustSignedIn>() {
        return Some(opened.0.clone());
    }
    request
        .cookie(cookie_name(app))
        .map(|cookie| cookie.value().to_owned())
}
