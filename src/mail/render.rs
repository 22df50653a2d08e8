//! From a letter to the octets of a message (RFC 5322, RFC 2045): headers, text, HTML and, where
//! the event itself belongs into the reader's calendar, a calendar part.

use std::time::SystemTime;

use askama::Template as _;
use lettre::message::header::{ContentTransferEncoding, ContentType, HeaderName, HeaderValue};
use lettre::message::{Body, Mailbox, MessageBuilder, MultiPart, SinglePart};
use lettre::{Address, Message};

use crate::calendar::invite::{self, Invitation, InviteError, Method};
use crate::domain::contact::EmailAddress;
use crate::domain::feed::{Entry, Feed, Status};
use crate::domain::invited::Invited;
use crate::domain::mailbox;
use crate::domain::notice::{Kind, Letter};
use crate::domain::text::Line;
use crate::mail::page::{HtmlPart, IN_MAIL, Page, TextPart};
use crate::mail::{SenderSettings, compose};

/// Why a letter could not be made into a message; it would fail the same way again.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    #[error("the letter has no {0}")]
    Lacks(&'static str),
    #[error("the address in {0} is not one for a mail header")]
    Address(&'static str),
    #[error("the Message-ID is not of the form <left@right>")]
    MessageId,
    #[error("a template failed: {0}")]
    Template(#[from] askama::Error),
    #[error("the message could not be built: {0}")]
    Build(#[from] lettre::error::Error),
    #[error("no invitation: {0}")]
    Invite(#[from] InviteError),
    #[error("a header could not be built: {0}")]
    Header(&'static str),
}

/// The octets of the message. The boundary between its parts is random: store them, and send the
/// same again.
///
/// # Errors
/// When the letter lacks what its kind speaks about, or holds an address that is none.
pub fn render(letter: &Letter, sender: &SenderSettings) -> Result<Vec<u8>, RenderError> {
    let calendar = if has_calendar(letter.kind) {
        Some(published(letter, sender)?)
    } else {
        None
    };
    assemble(letter, sender, contact(letter, sender), calendar)
}

/// A letter about an event whose calendar part can be answered: the organizer is where answers to the
/// mail itself go, too.
///
/// # Errors
/// As [`render`], and where nobody can be invited: [`InviteError`].
pub fn render_invitation(
    letter: &Letter,
    sender: &SenderSettings,
    invite: &Invite,
) -> Result<Vec<u8>, RenderError> {
    let feed = feed(letter, sender)?;
    let invitation = Invitation {
        feed: &feed,
        organizer: &invite.organizer,
        attendee: &letter.recipient,
        told: invite.told,
        at: letter.date,
    };
    let is_on = feed
        .entries
        .iter()
        .all(|entry| entry.status == Status::Confirmed);
    let (method, octets) = if is_on && !invite.withdrawn {
        (Method::Request, invitation.request()?)
    } else {
        (Method::Cancel, invitation.cancel()?)
    };
    let calendar = Some(calendar_part(method, octets)?);
    assemble(letter, sender, invite.organizer.as_str(), calendar)
}

/// What an invitation needs beside its letter.
#[derive(Debug, Clone)]
pub struct Invite {
    /// Reply-To and ORGANIZER; may hold a token of the one who is invited.
    pub organizer: EmailAddress,
    /// The highest SEQUENCE the recipient was sent before.
    pub told: Option<i32>,
    /// The recipient does not come any more, though the event goes on.
    pub withdrawn: bool,
}

impl Invite {
    /// `None` when answers do not come back to us.
    #[must_use]
    pub fn of(invited: &Invited, sender: &SenderSettings) -> Option<Self> {
        let organizer = mailbox::tagged(sender.replies.as_ref()?, &invited.tag)?;
        Some(Self {
            organizer,
            told: invited.told,
            withdrawn: invited.is_off,
        })
    }
}

/// Plain text, HTML and, last, the calendar (RFC 6047 section 2.4; CALENDAR.md, item 58).
fn assemble(
    letter: &Letter,
    sender: &SenderSettings,
    answers: &str,
    calendar: Option<SinglePart>,
) -> Result<Vec<u8>, RenderError> {
    let page = compose::page(letter, &sender.links)?;
    let text = TextPart { page: &page }.render()?;
    let html = HtmlPart {
        page: &page,
        role: IN_MAIL,
    }
    .render()?;
    let mut parts = MultiPart::alternative()
        .singlepart(part(ContentType::TEXT_PLAIN, tidy(&text))?)
        .singlepart(part(ContentType::TEXT_HTML, html)?);
    if let Some(calendar) = calendar {
        parts = parts.singlepart(calendar);
    }
    Ok(headers(letter, sender, &page, answers)?
        .multipart(parts)?
        .formatted())
}

/// Whether the event goes into the reader's calendar with this message.
fn has_calendar(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::RsvpConfirmed
            | Kind::RsvpPromoted
            | Kind::EventChanged
            | Kind::EventCancelled
            | Kind::EventPostponed
            | Kind::Correction
    )
}

fn headers(
    letter: &Letter,
    sender: &SenderSettings,
    page: &Page,
    answers: &str,
) -> Result<MessageBuilder, RenderError> {
    let from = address(&sender.from(letter), "From")?;
    let to = address(letter.recipient.as_str(), "To")?;
    let answers = address(answers, "Reply-To")?;
    let mut builder = Message::builder()
        .from(Mailbox::new(display_name(&letter.department.name), from))
        .reply_to(Mailbox::new(None, answers))
        .to(Mailbox::new(None, to))
        .subject(page.subject.clone())
        .date(SystemTime::from(letter.date))
        .message_id(Some(message_id(&letter.message_id)?))
        .raw_header(header("Auto-Submitted", "auto-generated")?)
        .raw_header(header("Content-Language", letter.language.tag())?);
    if letter.kind.is_subscription()
        && let Some(url) = &letter.unsubscribe_url
    {
        let list = match letter.kind {
            Kind::EventNews => "news",
            _ => "articles",
        };
        let list = format!("<{list}.{}.{}>", letter.department.slug, sender.domain());
        builder = builder
            .raw_header(header("List-Id", &list)?)
            .raw_header(header(
                "List-Unsubscribe",
                &ways_to_stop(letter, sender, url),
            )?)
            .raw_header(header(
                "List-Unsubscribe-Post",
                "List-Unsubscribe=One-Click",
            )?);
    }
    Ok(builder)
}

/// One click at an address of the site and, where letters come back to us, a letter (RFC 2369).
fn ways_to_stop(letter: &Letter, sender: &SenderSettings, url: &str) -> String {
    let tag = letter.stop_tag.as_deref();
    let stop = tag.zip(sender.replies.as_ref());
    match stop.and_then(|(tag, base)| mailbox::tagged(base, tag)) {
        Some(address) => format!("<{url}>, <mailto:{}>", address.as_str()),
        None => format!("<{url}>"),
    }
}

/// A header of visible ASCII, taken as it is; folding would break an address in it.
fn header(name: &'static str, value: &str) -> Result<HeaderValue, RenderError> {
    let fits = value.len() < 900 && value.bytes().all(|octet| (b' '..=b'~').contains(&octet));
    if !fits {
        return Err(RenderError::Header(name));
    }
    let field = HeaderName::new_from_ascii_str(name);
    Ok(HeaderValue::dangerous_new_pre_encoded(
        field,
        value.to_owned(),
        value.to_owned(),
    ))
}

/// Where answers go: the department's own address, or the sender where it has none.
fn contact<'a>(letter: &'a Letter, sender: &'a SenderSettings) -> &'a str {
    let own = letter.department.email.as_str();
    if own.is_empty() {
        sender.address.as_str()
    } else {
        own
    }
}

fn address(raw: &str, place: &'static str) -> Result<Address, RenderError> {
    let visible = raw.bytes().all(|octet| octet.is_ascii_graphic());
    raw.parse()
        .ok()
        .filter(|_| visible)
        .ok_or(RenderError::Address(place))
}

/// lettre panics on a control character in a display name; an `@` in it would look like an address.
pub(super) fn display_name(raw: &str) -> Option<String> {
    let name = Line::cleaned(&raw.replace('@', " "))
        .as_str()
        .chars()
        .take(80)
        .collect::<String>();
    (!name.is_empty()).then_some(name)
}

fn message_id(raw: &str) -> Result<String, RenderError> {
    let inside = raw
        .strip_prefix('<')
        .and_then(|rest| rest.strip_suffix('>'));
    let right = inside.is_some_and(|id| {
        id.bytes()
            .all(|octet| octet.is_ascii_graphic() && !b"<>".contains(&octet))
            && id.split('@').count() == 2
            && id.len() <= 200
    });
    right.then(|| raw.to_owned()).ok_or(RenderError::MessageId)
}

/// Quoted-printable always: no long line, no octet above 127, the same on every relay.
fn part(kind: ContentType, text: String) -> Result<SinglePart, RenderError> {
    let body = Body::new_with_encoding(text, ContentTransferEncoding::QuotedPrintable)
        .map_err(|_| RenderError::Header("Content-Transfer-Encoding"))?;
    Ok(SinglePart::builder().header(kind).body(body))
}

/// A calendar of the one event, as the department's.
fn feed(letter: &Letter, sender: &SenderSettings) -> Result<Feed, RenderError> {
    let event = letter.event.as_ref().ok_or(RenderError::Lacks("event"))?;
    let department = &letter.department;
    Ok(Feed {
        name: department.name.clone(),
        url: String::new(),
        source: String::new(),
        zone: department.zone,
        language: letter.language,
        organizer_name: department.name.clone(),
        organizer_email: contact(letter, sender).to_owned(),
        narrowed: Vec::new(),
        entries: vec![Entry::of(&sender.links, department, event, letter.language)],
    })
}

/// METHOD:PUBLISH with the department as ORGANIZER (RFC 5546 section 3.2.1): answers by calendar
/// are not read, so none are asked for.
fn published(letter: &Letter, sender: &SenderSettings) -> Result<SinglePart, RenderError> {
    let octets = invite::render_publish(&feed(letter, sender)?);
    calendar_part(Method::Publish, octets)
}

/// No Content-Disposition and no Content-ID: with them Thunderbird shows no bar to answer with.
fn calendar_part(method: Method, octets: Vec<u8>) -> Result<SinglePart, RenderError> {
    let text = String::from_utf8(octets).map_err(|_| RenderError::Header("text/calendar"))?;
    let kind = ContentType::parse(&method.content_type())
        .map_err(|_| RenderError::Header("Content-Type"))?;
    part(kind, text)
}

/// Never two empty lines in a row, one line end at the end.
pub(super) fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut empty = true;
    for line in text.lines() {
        let line = if line == "-- " { line } else { line.trim_end() };
        if line.is_empty() && empty {
            continue;
        }
        empty = line.is_empty();
        out.push_str(line);
        out.push('\n');
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

#[cfg(test)]
mod tests;
