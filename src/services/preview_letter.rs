//! The mail a draft will cause, before it does: the letter of news to subscribers, the confirmation and
//! the reminder of somebody who comes. Written to a reader who is made up; no row of a resident is read,
//! nothing is stored.

use crate::domain::contact::EmailAddress;
use crate::domain::event::Event;
use crate::domain::language::Language;
use crate::domain::links;
use crate::domain::notice::{Kind, Letter, News, Party};
use crate::domain::subscription::Item;
use crate::services::{Actor, Context, Error, Result, read_preview};
use crate::store::Tx;

/// What is shown, in this order.
pub const KINDS: [Kind; 3] = [Kind::EventNews, Kind::RsvpConfirmed, Kind::Reminder];
/// Who reads it; nobody's address (RFC 2606).
const READER: &str = "neighbor@example.org";
/// What stands in links where a resident's own secret will stand.
const NOBODY: &str = "preview";

/// # Errors
/// As [`read_preview::page`].
pub fn run(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    slug: &str,
    (kind, language): (Kind, Language),
) -> Result<Letter> {
    let shown = read_preview::page(tx, context, actor, slug)?;
    let department = shown.department;
    let reminder = department.settings.reminder_minutes.first().copied();
    let absolute = |path: &str| context.links.absolute(path);
    let manage = links::in_language(&links::rsvp(NOBODY), language);
    let is_news = kind == Kind::EventNews;
    let stops = is_news || kind == Kind::Reminder;
    Ok(Letter {
        kind,
        language,
        recipient: EmailAddress::parse(READER).map_err(|_| Error::NotFound)?,
        message_id: context.message_id(),
        date: context.now,
        party: (!is_news).then(|| Party {
            public_id: context.vault.public_id(),
            heads: 2,
            manage_url: absolute(&manage),
            answer_by: None,
        }),
        news: is_news.then(|| news(context, &shown.event)),
        event: (!is_news).then_some(shown.event),
        duty: None,
        article: None,
        was: None,
        offset_minutes: (kind == Kind::Reminder).then(|| reminder.unwrap_or(24 * 60)),
        one_time_link: None,
        written: None,
        unsubscribe_url: stops.then(|| absolute(&links::unsubscribe(NOBODY))),
        stop_tag: None,
        invited: None,
        reminders: Vec::new(),
        held: None,
        department,
    })
}

fn news(context: &Context, event: &Event) -> News {
    let preferences = format!("/subscriptions/{NOBODY}");
    News {
        items: vec![Item {
            event: event.clone(),
            more_dates: 0,
        }],
        preferences_url: Some(context.links.absolute(&preferences)),
        is_narrowed: false,
    }
}
