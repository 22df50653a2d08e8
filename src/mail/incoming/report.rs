//! Reports of mail systems: could not deliver (RFC 3464), called unwanted (RFC 5965). What they return
//! of our message says which one it was.

use mail_parser::{Message, MimeHeaders as _};

use super::fields::Fields;
use super::{MOST_TAGS, collect_tags, kind_of};
use crate::domain::bounce;
use crate::domain::incoming::{About, Action, Content, Failure};

/// The most recipients of one report; ours have one.
const MOST_RECIPIENTS: usize = 20;

/// Fields of a report, or of the returned message, whose addresses may be ours.
const OURS: [&str; 6] = [
    "return-path",
    "original-mail-from",
    "original-envelope-id",
    "original-recipient",
    "final-recipient",
    "x-original-to",
];

/// The report a message is, if it is one. Parts of a returned message are not looked into: a report
/// about a report is none.
pub(super) fn read(message: &Message<'_>) -> Option<Content> {
    if !is_report(message) {
        return None;
    }
    let (mut about, mut failures, mut complaint) = (About::default(), Vec::new(), None);
    for part in &message.parts {
        match kind_of(part).as_str() {
            "message/delivery-status" | "message/global-delivery-status" => {
                for group in Fields::groups(part.contents()) {
                    note(&group, &mut about);
                    failures.extend(failure(&group));
                    failures.truncate(MOST_RECIPIENTS);
                }
            }
            "message/feedback-report" => {
                let fields = Fields::of(part.contents());
                note(&fields, &mut about);
                complaint = Some(is_complaint(&fields));
            }
            "message/rfc822"
            | "message/global"
            | "text/rfc822-headers"
            | "message/rfc822-headers"
            | "message/global-headers" => {
                note(&Fields::of(part.contents()), &mut about);
            }
            _ => {}
        }
    }
    match complaint {
        Some(true) => Some(Content::Complaint(about)),
        Some(false) => Some(Content::Automatic),
        None if failures.is_empty() => None,
        None => Some(Content::Bounce { about, failures }),
    }
}

/// A multipart/report, or what some systems send instead: a mixed message with the parts of one.
fn is_report(message: &Message<'_>) -> bool {
    let root = message.parts.first().and_then(|part| part.content_type());
    root.is_some_and(|kind| kind.ctype().eq_ignore_ascii_case("multipart"))
}

fn failure(group: &Fields) -> Option<Failure> {
    let action = Action::parse(group.get("action")?);
    let status = group.get("status").and_then(bounce::enhanced_status);
    let diagnostic = group.get("diagnostic-code").unwrap_or_default();
    let status = match status {
        // Nothing in particular: the words of the far end may say more.
        Some("5.0.0") | None => precise(diagnostic).or(status),
        known => known,
    };
    let status = status.unwrap_or_default().to_owned();
    Some(Failure { action, status })
}

/// The first lasting status in what the far end said, as in `smtp; 550 5.1.1 no such user` or
/// `smtp; 550-5.1.1 no such user`.
fn precise(diagnostic: &str) -> Option<&str> {
    let edge = |c: char| c.is_whitespace() || "-#;()<>".contains(c);
    let words = diagnostic.split(edge).take(20);
    words
        .filter(|word| word.starts_with("5."))
        .find_map(bounce::enhanced_status)
}

/// What an auth-failure report or "not spam" says is no complaint.
fn is_complaint(fields: &Fields) -> bool {
    let kind = fields.get("feedback-type").unwrap_or_default();
    ["abuse", "fraud", "opt-out", "opt-out-list", "complaint"]
        .iter()
        .any(|known| kind.trim().eq_ignore_ascii_case(known))
}

fn note(fields: &Fields, about: &mut About) {
    for value in OURS.iter().flat_map(|name| fields.all(name)) {
        collect_tags(value, &mut about.tags);
    }
    for name in ["message-id", "x-original-message-id"] {
        for value in fields.all(name) {
            let is_id = value.starts_with('<') && value.ends_with('>') && value.len() <= 250;
            if is_id && about.message_ids.len() < MOST_TAGS {
                about.message_ids.push(value.to_owned());
            }
        }
    }
}
