//! The Fluent catalogues under `locales/`: every word a person sees. Used by web, mail, calendar
//! and documents. No rule lives here; a missing word shows its key and fails a test.

use std::borrow::Cow;
use std::collections::HashMap;

use fluent_templates::fluent_bundle::FluentValue;
use fluent_templates::{LanguageIdentifier, Loader, langid, static_loader};

use crate::domain::language::Language;

pub mod dates;
pub mod exchange;
pub mod facts;
pub mod kit;
pub mod markdown;
pub mod narrowings;
pub mod retention;
pub mod series;
pub mod versions;

static_loader! {
    static LOCALES = {
        locales: "./locales",
        fallback_language: "en",
    };
}

const EN: LanguageIdentifier = langid!("en");
const ES: LanguageIdentifier = langid!("es");

/// One value put into a sentence.
#[derive(Debug, Clone)]
pub enum Arg {
    Text(String),
    Number(i64),
}

impl From<&str> for Arg {
    fn from(value: &str) -> Self {
        Arg::Text(value.to_owned())
    }
}
impl From<&String> for Arg {
    fn from(value: &String) -> Self {
        Arg::Text(value.clone())
    }
}
impl From<String> for Arg {
    fn from(value: String) -> Self {
        Arg::Text(value)
    }
}
impl From<i64> for Arg {
    fn from(value: i64) -> Self {
        Arg::Number(value)
    }
}
impl From<&i64> for Arg {
    fn from(value: &i64) -> Self {
        Arg::Number(*value)
    }
}
impl From<u16> for Arg {
    fn from(value: u16) -> Self {
        Arg::Number(i64::from(value))
    }
}
impl From<usize> for Arg {
    fn from(value: usize) -> Self {
        Arg::Number(i64::try_from(value).unwrap_or(i64::MAX))
    }
}

/// The words in one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words {
    language: Language,
    isolates: bool,
}

impl Words {
    /// Words for a page: values are wrapped in bidi isolates (U+2068, U+2069).
    #[must_use]
    pub fn new(language: Language) -> Self {
        Self {
            language,
            isolates: true,
        }
    }

    /// Words for mail subjects, calendars and attributes: no isolate characters.
    #[must_use]
    pub fn plain(language: Language) -> Self {
        Self {
            language,
            isolates: false,
        }
    }

    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// "one, two and three"; nothing for nothing.
    #[must_use]
    pub fn list(&self, items: &[String]) -> String {
        match items {
            [] => String::new(),
            [one] => one.clone(),
            [most @ .., last] => {
                let most = most.join(", ");
                self.t2("list-and", ("most", most), ("last", last.clone()))
            }
        }
    }

    /// The sentence under `key`.
    #[must_use]
    pub fn t(&self, key: &str) -> String {
        self.with(key, &[])
    }

    /// The sentence under `key` with one value.
    #[must_use]
    pub fn t1(&self, key: &str, name: &'static str, value: impl Into<Arg>) -> String {
        self.with(key, &[(name, value.into())])
    }

    /// The sentence under `key` with two values.
    #[must_use]
    pub fn t2(
        &self,
        key: &str,
        first: (&'static str, impl Into<Arg>),
        second: (&'static str, impl Into<Arg>),
    ) -> String {
        self.with(
            key,
            &[(first.0, first.1.into()), (second.0, second.1.into())],
        )
    }

    /// The sentence under `key` with any number of values.
    #[must_use]
    pub fn with(&self, key: &str, args: &[(&'static str, Arg)]) -> String {
        let id = match self.language {
            Language::En => &EN,
            Language::Es => &ES,
        };
        let values: HashMap<Cow<'static, str>, FluentValue<'_>> = args
            .iter()
            .map(|(name, arg)| (Cow::Borrowed(*name), fluent_value(arg)))
            .collect();
        let text = LOCALES
            .try_lookup_complete(id, key, Some(&values))
            .unwrap_or_else(|| format!("[{key}]"));
        if self.isolates {
            text
        } else {
            text.replace(['\u{2068}', '\u{2069}'], "")
        }
    }
}

fn fluent_value(arg: &Arg) -> FluentValue<'_> {
    match arg {
        Arg::Text(text) => FluentValue::from(text.as_str()),
        Arg::Number(number) => FluentValue::from(*number),
    }
}
