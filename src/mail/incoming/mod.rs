//! What comes back by mail, from octets to `domain::incoming`. Anybody may send anything here: sizes,
//! parts and nesting are bounded before the library sees a message, nothing panics, nothing of it is
//! kept or logged.

use std::panic::{AssertUnwindSafe, catch_unwind};

use mail_parser::{Message, MessageParser, MessagePart, MimeHeaders as _};

use crate::calendar::reply;
use crate::domain::incoming::{Answer, Content, MOST_OCTETS, Received};
use crate::domain::mailbox;
use crate::services::ports::{MailReader, TooLarge};

mod fields;
mod report;

use fields::Fields;

/// More parts than any report or answer has. Also bounds how deep messages lie in messages, for each
/// level needs a Content-Type of its own or of its parent.
const MOST_PARTS: usize = 100;
/// The most tags that are tried.
pub(super) const MOST_TAGS: usize = 20;

/// Where mail systems write to whom a message was delivered.
const DELIVERED_TO: [&str; 8] = [
    "delivered-to",
    "x-original-to",
    "envelope-to",
    "x-envelope-to",
    "x-forwarded-to",
    "apparently-to",
    "to",
    "cc",
];

/// Reads messages with `mail-parser` and `calendar::reply`.
#[derive(Debug, Clone, Copy, Default)]
pub struct Postbox;

impl MailReader for Postbox {
    fn read(&self, raw: &[u8], recipient: Option<&str>) -> Result<Received, TooLarge> {
        read(raw, recipient)
    }
}

/// What a message is. `recipient` is the envelope's, where the mail system says it.
///
/// # Errors
/// [`TooLarge`] above [`MOST_OCTETS`]; what cannot be read is an automatic message that nobody acts
/// upon.
pub fn read(raw: &[u8], recipient: Option<&str>) -> Result<Received, TooLarge> {
    if raw.len() > MOST_OCTETS {
        return Err(TooLarge);
    }
    let head = Fields::of(raw);
    let mut tags: Vec<String> = recipient.and_then(mailbox::tag_of).into_iter().collect();
    for value in DELIVERED_TO.iter().flat_map(|name| head.all(name)) {
        collect_tags(value, &mut tags);
    }
    // The library promises never to panic; whatever it does with bad octets stays here.
    let content = catch_unwind(AssertUnwindSafe(|| content(raw, &head)));
    let content = content.unwrap_or(Content::Automatic);
    Ok(Received { tags, content })
}

fn content(raw: &[u8], head: &Fields) -> Content {
    if parts_in(raw) > MOST_PARTS {
        return Content::Automatic;
    }
    let Some(message) = MessageParser::default().parse(raw) else {
        return Content::Automatic;
    };
    if let Some(report) = report::read(&message) {
        return report;
    }
    let origin = Origin::of(head);
    if origin == Origin::AnsweringMachine {
        return Content::Automatic;
    }
    let answers = answers(&message);
    if !answers.is_empty() {
        return Content::Answers(answers);
    }
    match origin {
        Origin::Person => Content::Letter,
        Origin::Program | Origin::AnsweringMachine => Content::Automatic,
    }
}

/// How often a part could begin.
fn parts_in(raw: &[u8]) -> usize {
    const NAME: &[u8] = b"content-type";
    raw.windows(NAME.len())
        .filter(|window| window.eq_ignore_ascii_case(NAME))
        .count()
}

/// Who wrote a message (RFC 3834).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Origin {
    Person,
    /// `auto-generated`: a calendar service that passes on what somebody tapped says so, too.
    Program,
    /// An out-of-office note, or a message nobody may answer (null return path).
    AnsweringMachine,
}

impl Origin {
    fn of(head: &Fields) -> Self {
        let null_path = head.all("return-path").any(|path| path.trim() == "<>");
        let says = |name: &str, words: &[&str]| {
            head.all(name).any(|value| {
                let word = value.split(';').next().unwrap_or_default().trim();
                words.iter().any(|known| word.eq_ignore_ascii_case(known))
            })
        };
        let away = says("precedence", &["auto_reply", "auto-reply"])
            || head.all("x-autoreply").next().is_some()
            || head.all("x-autorespond").next().is_some();
        let submitted = head.all("auto-submitted").next().is_some();
        match () {
            () if null_path || away => Self::AnsweringMachine,
            () if !submitted || says("auto-submitted", &["no", ""]) => Self::Person,
            () if says("auto-submitted", &["auto-generated"]) => Self::Program,
            () => Self::AnsweringMachine,
        }
    }
}

/// The answers in every calendar part. A message may hold the same calendar twice, as a part and as a
/// file: each answer counts once.
fn answers(message: &Message<'_>) -> Vec<Answer> {
    let mut found: Vec<Answer> = Vec::new();
    for part in &message.parts {
        let kind = kind_of(part);
        if !matches!(kind.as_str(), "text/calendar" | "application/ics") {
            continue;
        }
        let method = part
            .content_type()
            .and_then(|kind| kind.attribute("method"))
            .is_some_and(|method| method.eq_ignore_ascii_case("reply"));
        for answer in reply::answers(part.contents(), method) {
            if found.len() < MOST_TAGS && !found.contains(&answer) {
                found.push(answer);
            }
        }
    }
    found
}

/// `text/calendar`, in lower case.
fn kind_of(part: &MessagePart<'_>) -> String {
    let Some(kind) = part.content_type() else {
        return String::new();
    };
    let subtype = kind.subtype().unwrap_or_default();
    format!("{}/{subtype}", kind.ctype()).to_ascii_lowercase()
}

/// The tags of all addresses in a field's value. No display name is an address of ours.
pub(super) fn collect_tags(value: &str, tags: &mut Vec<String>) {
    let edge = |c: char| c.is_whitespace() || "<>,;:\"()[]".contains(c);
    for word in value.split(edge).filter(|word| word.len() <= 320) {
        if tags.len() >= MOST_TAGS {
            return;
        }
        if let Some(tag) = mailbox::tag_of(word)
            && !tags.contains(&tag)
        {
            tags.push(tag);
        }
    }
}

#[cfg(test)]
mod tests;
