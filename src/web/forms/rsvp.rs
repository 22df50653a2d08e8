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
    let children = children(&mut reader, party_size);
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
            children,
            name: (!name.is_empty()).then_some(name),
            email,
            note: (!note.is_empty()).then_some(note),
            language: Language::parse(fields.get("language")).unwrap_or(words.language()),
            wants_article: !fields.get("article").is_empty(),
            nonce: nonce.to_owned(),
            must_prove: false,
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
        Err(PartySizeError::TooFew) => "rsvp-party-too-few",
        Err(PartySizeError::TooMany) => "rsvp-party-out-of-range",
    };
    let sentence = reader.words.t(key);
    reader.refuse("party_size", sentence);
    None
}

/// How many of them are children, where something was written in `adults` or `children`; a sentence
/// beside the field when the numbers do not add up.
pub fn children(reader: &mut Reader<'_>, size: Option<PartySize>) -> Option<u32> {
    let heads = size?.heads();
    let (adults, children) = (part(reader, "adults"), part(reader, "children"));
    let found = match (adults.ok()?, children.ok()?) {
        (None, None) => return None,
        (Some(adults), None) => heads.checked_sub(adults),
        (None, Some(children)) => Some(children).filter(|children| *children <= heads),
        (Some(adults), Some(children)) => {
            Some(children).filter(|children| children.checked_add(adults) == Some(heads))
        }
    };
    if found.is_none() {
        let sentence = reader
            .words
            .t1("rsvp-parts-do-not-add-up", "count", i64::from(heads));
        reader.refuse("children", sentence);
    }
    found
}

/// A number that may be left empty; `Err` when a sentence now stands beside it.
fn part(reader: &mut Reader<'_>, name: &str) -> Result<Option<u32>, ()> {
    let typed = reader.fields.get(name).trim();
    if typed.is_empty() {
        return Ok(None);
    }
    match typed.parse::<u32>() {
        Ok(number) if number <= PartySize::MAX => Ok(Some(number)),
        _ => {
            let sentence = reader.words.t("rsvp-part-not-a-number");
            reader.refuse(name, sentence);
            Err(())
        }
    }
}

/// An address, or nothing; a sentence beside the field when it is none.
pub fn email(reader: &mut Reader<'_>) -> Option<EmailAddress> {
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
