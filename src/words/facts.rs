//! What the fact check found, in one sentence: for the check page and for the letter about it.

use crate::domain::facts::{Expected, Finding, Kind};
use crate::words::{Arg, Words, dates};

/// The sentence of a finding.
#[must_use]
pub fn sentence(found: &Finding, words: Words) -> String {
    let reader = words.language();
    let expected = match &found.expected {
        Expected::Nothing => String::new(),
        Expected::Date(date) => dates::date(*date, reader),
        Expected::Time(time) => dates::time(chrono::NaiveDate::default().and_time(*time), reader),
        Expected::Words(words) => words.clone(),
        Expected::Language(language) => words.t(&format!("staff-language-{}", language.tag())),
    };
    let weekday = match &found.expected {
        Expected::Date(date) => dates::weekday(*date, reader),
        _ => String::new(),
    };
    let key = match found.kind {
        Kind::Holiday if !found.words.is_empty() => "facts-holiday-named".to_owned(),
        Kind::NoAltText if found.place.is_none() => "facts-picture-words-in".to_owned(),
        kind => format!("facts-{}", kind.as_str()),
    };
    words.with(
        &key,
        &[
            ("words", Arg::from(found.words.as_str())),
            ("expected", Arg::from(expected)),
            ("weekday", Arg::from(weekday)),
        ],
    )
}
