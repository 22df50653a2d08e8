//! What a list or a feed was narrowed to, in words.

use crate::domain::filter::Narrowing;
use crate::domain::topic;
use crate::words::{Words, dates};

/// One part: "Coffee with a Cop", "in Spanish", "from June 1, 2027".
#[must_use]
pub fn say(part: &Narrowing, words: Words) -> String {
    let language = words.language();
    let day = |key: &str, day| words.t1(key, "date", dates::date_without_weekday(day, language));
    match part {
        Narrowing::Kind(labels) | Narrowing::Topic(labels) => {
            topic::label(labels, language).1.to_owned()
        }
        Narrowing::Venue(name) | Narrowing::Officer(name) => name.clone(),
        Narrowing::Spoken(own) => own.own_name().to_owned(),
        Narrowing::From(first) => day("filter-since", *first),
        Narrowing::To(last) => day("filter-until", *last),
        Narrowing::Words(text) => words.t1("filter-words", "words", text),
    }
}
