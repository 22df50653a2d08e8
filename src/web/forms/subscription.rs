//! The form for news of events, and the preferences behind the link.

use crate::domain::contact::{AddressError, EmailAddress};
use crate::domain::language::Language;
use crate::domain::subscription::{Request, Source, Wants};
use crate::services::read_subscription::Offer;
use crate::web::extract::Fields;
use crate::web::forms::Reader;
use crate::web::pages::form::FormView;
use crate::words::Words;

/// The fields that may be sent more than once.
pub const REPEATED: [&str; 3] = ["kind", "topic", "district"];

/// # Errors
/// The form again, with what was typed and what to write instead.
pub fn parse(fields: &Fields, words: Words, offer: &Offer) -> Result<Request, Box<FormView>> {
    let mut reader = Reader::new(fields, words);
    match email(&mut reader) {
        Some(email) if !reader.view.has_errors() => Ok(Request {
            email,
            language: language(fields, words, offer),
            wants: wants(fields, offer),
            source: Source::parse(fields.get("source")).unwrap_or_default(),
        }),
        _ => Err(Box::new(reader.view)),
    }
}

/// An address, or a sentence beside the field.
fn email(reader: &mut Reader<'_>) -> Option<EmailAddress> {
    let raw = reader.fields.get("email");
    let key = match EmailAddress::parse(raw) {
        Ok(address) => return Some(address),
        Err(_) if raw.trim().is_empty() => "news-email-missing",
        Err(AddressError::Shape) => "news-email-shape",
        Err(AddressError::TooLong) => "news-email-too-long",
        Err(AddressError::NotAscii) => "news-email-not-ascii",
    };
    let sentence = reader.words.t(key);
    reader.refuse("email", sentence);
    None
}

/// The language of the letters: one of the department's.
#[must_use]
pub fn language(fields: &Fields, words: Words, offer: &Offer) -> Language {
    Language::parse(fields.get("language"))
        .filter(|language| offer.department.languages.contains(language))
        .unwrap_or(words.language())
}

/// What was ticked, as far as it is offered.
#[must_use]
pub fn wants(fields: &Fields, offer: &Offer) -> Wants {
    let ticked = |name: &str, offered: Vec<&str>| {
        let sent = fields.all(name);
        let kept = offered.into_iter().filter(|value| sent.contains(value));
        kept.map(str::to_owned).collect()
    };
    let kinds = offer.kinds.iter().map(|kind| kind.slug.as_str());
    let topics = offer.topics.iter().map(|topic| topic.slug.as_str());
    Wants {
        kinds: ticked("kind", kinds.collect()),
        topics: ticked("topic", topics.collect()),
        districts: ticked(
            "district",
            offer.districts.iter().map(String::as_str).collect(),
        ),
    }
}
