//! Asks of the live rows who has something new to hear, and puts it into one letter for each. Nothing
//! is planned ahead: what staff take back in time is never written about.

use std::collections::BTreeSet;

use crate::domain::department::Department;
use crate::domain::event::{Event, State};
use crate::domain::ids::EventId;
use crate::domain::notice::{Kind, Payload};
use crate::domain::subscription::{
    Announced, Due, SETTLED_AFTER, State as Standing, Subscription, letter_until,
};
use crate::services::notify::{self, Notice, Recipient};
use crate::services::{Context, Result};
use crate::store::events::Filter;
use crate::store::{Tx, departments, events, mail_pauses, subscriptions, suppressions};

use super::unsubscribe::{EVERY_LIST, List};

/// Letters per transaction: it takes milliseconds, and nobody else waits long.
pub const PIECE: usize = 100;

/// Whose row has to be written now: a letter is due, or there was nothing new for this reader.
///
/// # Errors
/// What the store says.
pub fn due(tx: &mut Tx<'_>, context: &Context) -> Result<Vec<Due>> {
    let mut due = Vec::new();
    // After a restore nobody knows what was told since the backup; somebody will say how to go on.
    if mail_pauses::find_open(tx)?.is_some() {
        return Ok(due);
    }
    for department in departments::list_open(tx)? {
        let settled = context.now - SETTLED_AFTER;
        let newest = events::newest_published(tx, department.id, (context.now, settled))?;
        let Some(newest) = newest else { continue };
        let readers = subscriptions::list_to_look_at(tx, department.id, newest)?;
        if readers.is_empty() {
            continue;
        }
        let announced = announced(tx, context, &department)?;
        let each = readers.iter();
        due.extend(each.filter_map(|reader| of_reader(context, &department, &announced, reader)));
    }
    Ok(due)
}

fn announced(tx: &mut Tx<'_>, context: &Context, department: &Department) -> Result<Announced> {
    let filter = Filter {
        states: vec![State::Published],
        starts_from: Some(context.now),
        ..Filter::of(department.id)
    };
    Ok(Announced {
        events: events::list(tx, &filter)?,
        series_since: events::series_since(tx, department.id)?,
    })
}

fn of_reader(
    context: &Context,
    department: &Department,
    announced: &Announced,
    reader: &Subscription,
) -> Option<Due> {
    let now = context.now;
    let news_from = reader.news_from?;
    let news = announced.news(&reader.wants, news_from, now);
    let starts: Vec<_> = news.iter().map(|event| event.times.starts_at).collect();
    let deadline = if news.is_empty() {
        now
    } else {
        letter_until(&starts, reader.last_news_at, department.zone, now)?
    };
    Some(Due {
        id: reader.id,
        events: news.iter().map(|event| event.id).collect(),
        looked_at: now - SETTLED_AFTER,
        deadline,
        news_from,
    })
}

/// Writes one piece; returns how many letters were stored.
///
/// # Errors
/// What the store says.
pub fn run(tx: &mut Tx<'_>, context: &Context, piece: &[Due]) -> Result<usize> {
    let mut planned = 0;
    let still_on = still_on(tx, context, piece)?;
    for due in piece {
        let is_taken_back = due.events.iter().any(|event| !still_on.contains(event));
        if is_taken_back || !subscriptions::set_looked_at(tx, due, context.now)? {
            continue;
        }
        if !due.events.is_empty()
            && let Some(reader) = subscriptions::find(tx, due.id)?
        {
            planned += usize::from(store(tx, context, &reader, due)?);
        }
    }
    Ok(planned)
}

/// The events that are still as they were when somebody looked; for the others the next look will
/// find another letter.
fn still_on(tx: &mut Tx<'_>, context: &Context, piece: &[Due]) -> Result<BTreeSet<EventId>> {
    let ids: BTreeSet<EventId> = piece.iter().flat_map(|due| due.events.clone()).collect();
    let ids: Vec<EventId> = ids.into_iter().collect();
    let is_on =
        |event: &Event| event.state == State::Published && event.times.starts_at > context.now;
    let found = events::list_by_ids(tx, &ids)?;
    Ok(found
        .iter()
        .filter(|event| is_on(event))
        .map(|event| event.id)
        .collect())
}

fn store(tx: &mut Tx<'_>, context: &Context, reader: &Subscription, due: &Due) -> Result<bool> {
    let scopes = [
        "all".to_owned(),
        EVERY_LIST.to_owned(),
        List::News.scope(reader.department_id),
    ];
    let is_stopped = suppressions::is_suppressed(tx, &reader.contact_hash, &scopes, context.now)?;
    let recipient = Recipient::of_subscription(reader);
    let Some(to) = recipient.filter(|_| reader.state == Standing::Active && !is_stopped) else {
        return Ok(false);
    };
    let notice = Notice {
        kind: Kind::EventNews,
        department_id: reader.department_id,
        event: None,
        rsvp: None,
        article_id: None,
        dedup_key: format!(
            "event_news:{}:{}",
            reader.public_id,
            due.news_from.timestamp()
        ),
        payload: Payload {
            events: due.events.clone(),
            ..Payload::default()
        },
        not_before: None,
        deadline: Some(due.deadline),
    };
    notify::subscriber(tx, context, (to, reader.id), notice)
}
