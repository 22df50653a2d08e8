//! What to talk about, and what one needs to take part.

use crate::domain::access::{Details, Need, Request as AccessWish};
use crate::domain::wish::Request as Wish;
use crate::web::extract::Fields;
use crate::web::forms::Reader;
use crate::web::forms::rsvp::email;
use crate::web::pages::form::FormView;
use crate::words::Words;

/// Longest text, in characters.
pub const TEXT: usize = 500;
/// Longest name of a language, in characters.
pub const LANGUAGE: usize = 40;

/// The topics ticked, at most as many as a department can have.
#[must_use]
pub fn ticked(fields: &Fields) -> Vec<String> {
    let all = fields.all("topic").into_iter().take(50);
    all.map(str::to_owned).collect()
}

/// # Errors
/// The form again, with what was typed and what to write instead.
pub fn wish(fields: &Fields, words: Words, nonce: &str) -> Result<Wish, Box<FormView>> {
    let mut reader = Reader::new(fields, words);
    let text = reader.optional_prose("text", TEXT);
    let topics = ticked(fields);
    if topics.is_empty() && text.is_empty() && !reader.view.has_errors() {
        reader.refuse("topic", words.t("topics-missing"));
    }
    if reader.view.has_errors() {
        return Err(Box::new(reader.view));
    }
    Ok(Wish {
        topics,
        text: Some(text).filter(|text| !text.is_empty()),
        language: words.language(),
        nonce: nonce.to_owned(),
    })
}

/// # Errors
/// As [`wish`].
pub fn access(fields: &Fields, words: Words, nonce: &str) -> Result<AccessWish, Box<FormView>> {
    let mut reader = Reader::new(fields, words);
    let mut needs: Vec<Need> = fields
        .all("need")
        .into_iter()
        .filter_map(Need::parse)
        .collect();
    needs.sort_unstable();
    needs.dedup();
    let interpreter = reader.optional_line("interpreter", LANGUAGE);
    if !interpreter.is_empty() && !needs.contains(&Need::Interpreter) {
        needs.insert(0, Need::Interpreter);
    }
    if interpreter.is_empty() && needs.contains(&Need::Interpreter) {
        reader.refuse("interpreter", words.t("access-interpreter-missing"));
    }
    let note = reader.optional_prose("note", TEXT);
    let email = email(&mut reader);
    if needs.is_empty() && note.is_empty() {
        reader.refuse("need", words.t("access-missing"));
    }
    if reader.view.has_errors() {
        return Err(Box::new(reader.view));
    }
    let some = |text: String| Some(text).filter(|text| !text.is_empty());
    Ok(AccessWish {
        details: Details {
            needs,
            interpreter: some(interpreter),
            note: some(note),
        },
        email,
        language: words.language(),
        nonce: nonce.to_owned(),
    })
}
