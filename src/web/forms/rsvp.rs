//! The RSVP form. Only the number of people is asked for; everything else may stay empty.

use validator::Validate;

use crate::domain::contact::{AddressError, EmailAddress};
use crate::domain::language::Language;
use crate::domain::rsvp::{PartySize, PartySizeError, Request};
use crate::web::extract::Fields;
use crate::web::forms::Reader;
use crate::web::pages::form::FormView;
use crate::words::Words;

/// Longest name and note, in characters.
pub const NAME: usize = 80;
pub const NOTE: usize = 500;

/// The shape of the raw form: nothing longer than a form of ours can be.
#[derive(Debug, Validate)]
struct Raw<'a> {
    #[validate(length(max = 10))]
    party_size: &'a str,
    #[validate(length(max = 320))]
    email: &'a str,
    #[validate(length(max = 35))]
    language: &'a str,
}

/// # Errors
/// The form again, with what was typed and what to write instead.
pub fn parse(fields: &Fields, words: Words, nonce: &str) -> Result<Request, Box<FormView>> {
    let mut reader = Reader::new(fields, words);
    let party_size = party_size(&mut reader);
    let email = email(&mut reader);
    let name = reader.optional_line("name", NAME);
    if name.contains("://") || name.contains("www.") {
        let sentence = words.t("rsvp-name-link");
        reader.refuse("name", sentence);
    }
    let note = reader.optional_prose("note", NOTE);
    check_shape(&mut reader);
    match party_size {
        Some(party_size) if !reader.view.has_errors() => Ok(Request {
            party_size,
            name: (!name.is_empty()).then_some(name),
            email,
            note: (!note.is_empty()).then_some(note),
            language: Language::parse(fields.get("language")).unwrap_or(words.language()),
            wants_article: !fields.get("article").is_empty(),
            nonce: nonce.to_owned(),
        }),
        _ => Err(Box::new(reader.view)),
    }
}

fn check_shape(reader: &mut Reader<'_>) {
    let fields = reader.fields;
    let raw = Raw {
        party_size: fields.get("party_size"),
        email: fields.get("email"),
        language: fields.get("language"),
    };
    if let Err(wrong) = raw.validate() {
        for name in wrong.field_errors().keys() {
            let sentence = reader.words.t1("form-too-long", "max", 320_i64);
            reader.refuse(name, sentence);
        }
    }
}

/// The number of people, or a sentence beside the field.
pub fn party_size(reader: &mut Reader<'_>) -> Option<PartySize> {
    let key = match PartySize::parse(reader.fields.get("party_size")) {
        Ok(size) => return Some(size),
        Err(PartySizeError::Missing) => "rsvp-party-missing",
        Err(PartySizeError::NotANumber) => "rsvp-party-not-a-number",
        Err(PartySizeError::OutOfRange) => "rsvp-party-out-of-range",
    };
    let sentence = reader.words.t(key);
    reader.refuse("party_size", sentence);
    None
}

fn email(reader: &mut Reader<'_>) -> Option<EmailAddress> {
    let raw = reader.fields.get("email");
    if raw.trim().is_empty() {
        return None;
    }
    let key = match EmailAddress::parse(raw) {
        Ok(address) => return Some(address),
        Err(AddressError::Shape) => "rsvp-email-shape",
        Err(AddressError::TooLong) => "rsvp-email-too-long",
        Err(AddressError::NotAscii) => "rsvp-email-not-ascii",
    };
    let sentence = reader.words.t(key);
    reader.refuse("email", sentence);
    None
}
