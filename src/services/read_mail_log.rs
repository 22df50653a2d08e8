//! What became of mail, for staff: the messages of a department or of one event, newest first, and how
//! the queue does. A recipient is opened in memory for the rows of one page and leaves it masked.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};

use crate::domain::contact::EmailAddress;
use crate::domain::event::Event;
use crate::domain::ids::MessageId;
use crate::domain::mail_log::{Entry as Logged, kinds_for, said};
use crate::domain::notice::Kind;
use crate::domain::outbox::State;
use crate::services::ports::Purpose;
use crate::services::send_again::{self, Answer};
use crate::services::take_back_letters::{self, Waiting};
use crate::services::{Actor, Context, Error, Result};
use crate::store::audit::{self, Entry};
use crate::store::mail_log::{self as rows, Health, Scope};
use crate::store::names::{self, Name};
use crate::store::{Tx, events, mail_pauses, sender};

/// Messages on one page.
pub const PAGE: usize = 50;
/// How far back the sums of what went wrong reach.
pub const LOOK_BACK: TimeDelta = TimeDelta::days(7);

/// What of the log is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wanted {
    pub state: Option<State>,
    pub kind: Option<Kind>,
    /// Only messages that were stored before this one.
    pub before: Option<MessageId>,
}

/// What a message is about, as it is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    Event(Name),
    Article(Name),
}

/// One message.
#[derive(Debug, Clone)]
pub struct Line {
    pub entry: Logged,
    /// Masked; `None` once the address is deleted.
    pub to: Option<String>,
    /// What the server said, without anything that tells the address.
    pub said: String,
    pub about: Option<About>,
}

/// Whether mail may leave, and how the queue does.
#[derive(Debug, Clone)]
pub struct Queue {
    pub health: Health,
    /// Since when and why no mail leaves.
    pub pause: Option<(DateTime<Utc>, String)>,
    /// Until when the relay is left alone because it was unwilling; `None` when it is not.
    pub relay_rests_until: Option<DateTime<Utc>>,
}

/// A page of the log.
#[derive(Debug, Clone)]
pub struct Log {
    pub event: Option<Event>,
    pub queue: Queue,
    pub lines: Vec<Line>,
    /// The last message of this page, when there are older ones.
    pub older: Option<MessageId>,
    /// Letters to many that can be taken back.
    pub waiting: Vec<(Waiting, Option<About>)>,
    /// The kinds the reader may ask for.
    pub kinds: Vec<Kind>,
}

/// The log of the department, or of the event with this slug.
///
/// # Errors
/// [`Error::Forbidden`] for a role that sees no kind of message, [`Error::NotFound`].
pub fn run(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    slug: Option<&str>,
    wanted: &Wanted,
) -> Result<Log> {
    let kinds = kinds_for(actor.role);
    if kinds.is_empty() {
        return Err(Error::Forbidden);
    }
    let event = match slug {
        Some(slug) => Some(events::find(tx, actor.department_id, slug)?.ok_or(Error::NotFound)?),
        None => None,
    };
    let scope = Scope {
        department: actor.department_id,
        event: event.as_ref().map(|event| event.id),
        kinds: kinds.clone(),
    };
    let most = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let narrowed = (wanted.state, wanted.kind);
    let mut found = rows::list(tx, &scope, narrowed, wanted.before, most)?;
    let has_older = found.len() > PAGE;
    found.truncate(PAGE);
    let waiting = take_back_letters::waiting(tx, actor, scope.event)?;
    let names = Names::of(tx, &found, &waiting)?;
    let older = found.last().filter(|_| has_older).map(|row| row.entry.id);
    Ok(Log {
        queue: queue(tx, context, &scope)?,
        lines: found
            .into_iter()
            .map(|row| line(context, row, &names))
            .collect(),
        older,
        waiting: waiting
            .into_iter()
            .map(|waiting| {
                let about = names.of_letter(&waiting.letter);
                (waiting, about)
            })
            .collect(),
        kinds,
        event,
    })
}

/// Puts names to letters to many.
pub(super) fn named(
    tx: &mut Tx<'_>,
    waiting: Vec<Waiting>,
) -> Result<Vec<(Waiting, Option<About>)>> {
    let names = Names::of(tx, &[], &waiting)?;
    let name = |waiting: Waiting| (names.of_letter(&waiting.letter), waiting);
    let all = waiting.into_iter().map(name);
    Ok(all.map(|(about, waiting)| (waiting, about)).collect())
}

fn queue(tx: &mut Tx<'_>, context: &Context, scope: &Scope) -> Result<Queue> {
    Ok(Queue {
        health: rows::health(tx, scope, context.now, context.now - LOOK_BACK)?,
        pause: mail_pauses::find_open(tx)?,
        relay_rests_until: sender::relay(tx)?
            .rests_until
            .filter(|until| *until > context.now),
    })
}

/// One message with what can be done about it.
///
/// # Errors
/// [`Error::NotFound`] for a message the role does not see.
pub fn one(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    id: MessageId,
) -> Result<(Line, Answer)> {
    let row = send_again::find(tx, actor, id)?;
    let names = Names::of(tx, std::slice::from_ref(&row), &[])?;
    let answer = send_again::look(tx, context, actor, id)?;
    Ok((line(context, row, &names), answer))
}

/// Notes in the log that somebody looked at whom mail went to.
///
/// # Errors
/// What the store says.
pub fn note_view(
    tx: &mut Tx<'_>,
    now: DateTime<Utc>,
    actor: &Actor,
    event: Option<&Event>,
) -> Result<()> {
    let (subject, id) = match event {
        Some(event) => ("event", event.id.0),
        None => ("department", actor.department_id.0),
    };
    let (department, staff) = (actor.department_id, actor.staff_id);
    let entry = Entry::by(now, department, staff, "mail.viewed", subject, id);
    audit::append(tx, &entry)?;
    Ok(())
}

fn line(context: &Context, row: rows::Logged, names: &Names) -> Line {
    let address = row.recipient_sealed.as_deref().and_then(|sealed| {
        let plain = context.vault.open(Purpose::Contact, sealed)?;
        EmailAddress::parse(&String::from_utf8(plain).ok()?).ok()
    });
    let error = row.entry.error.as_deref().unwrap_or("");
    let error = if row.entry.is_taken_back() { "" } else { error };
    Line {
        to: address.as_ref().map(EmailAddress::masked),
        said: said(error, address.as_ref()),
        about: names.about(&row.entry),
        entry: row.entry,
    }
}

/// What events and articles are called.
struct Names {
    events: BTreeMap<i64, Name>,
    articles: BTreeMap<i64, Name>,
}

impl Names {
    fn of(tx: &mut Tx<'_>, found: &[rows::Logged], waiting: &[Waiting]) -> Result<Self> {
        use take_back_letters::Letter;
        let entries = || found.iter().map(|row| &row.entry);
        let mut events: Vec<i64> = entries()
            .filter_map(|e| e.event_id)
            .map(|id| id.0)
            .collect();
        let mut articles: Vec<i64> = entries()
            .filter_map(|e| e.article_id)
            .map(|id| id.0)
            .collect();
        for waiting in waiting {
            match &waiting.letter {
                Letter::Event(id, _) => events.push(id.0),
                Letter::Article(id) => articles.push(id.0),
            }
        }
        for ids in [&mut events, &mut articles] {
            ids.sort_unstable();
            ids.dedup();
        }
        Ok(Self {
            events: names::of_events(tx, &events)?,
            articles: names::of_articles(tx, &articles)?,
        })
    }

    fn about(&self, entry: &Logged) -> Option<About> {
        let article = entry.article_id.and_then(|id| self.articles.get(&id.0));
        let event = entry.event_id.and_then(|id| self.events.get(&id.0));
        match article {
            Some(name) => Some(About::Article(name.clone())),
            None => event.cloned().map(About::Event),
        }
    }

    fn of_letter(&self, letter: &take_back_letters::Letter) -> Option<About> {
        use take_back_letters::Letter;
        match letter {
            Letter::Event(id, _) => self.events.get(&id.0).cloned().map(About::Event),
            Letter::Article(id) => self.articles.get(&id.0).cloned().map(About::Article),
        }
    }
}
