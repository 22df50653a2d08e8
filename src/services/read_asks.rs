//! What staff see of what residents asked for ahead: topics as numbers, words for those who may read
//! them, requests for access for the access desk, arrangements without persons for officers.

use chrono::{DateTime, Utc};

use crate::domain::access::{Arrangements, Details};
use crate::domain::event::Event;
use crate::domain::ids::{AccessRequestId, TopicId, WishId};
use crate::domain::topic::Topic;
use crate::domain::wish::{self, Groups};
use crate::services::ports::Purpose;
use crate::services::{Actor, Context, Error, Result};
use crate::store::audit::{self, Entry};
use crate::store::{Tx, access_requests, events, topics, wishes};

/// How much there is, for the event's own page: the same for every role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Waiting {
    pub wishes: u32,
    /// Requests for access nobody has answered yet.
    pub open_requests: u32,
}

/// # Errors
/// What the store says.
pub fn waiting(tx: &mut Tx<'_>, event: &Event) -> Result<Waiting> {
    Ok(Waiting {
        wishes: wishes::count(tx, event.id)?,
        open_requests: access_requests::count_open(tx, event.id)?,
    })
}

/// What one resident wrote, without saying who.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    pub id: WishId,
    pub text: String,
    pub topics: Vec<TopicId>,
    pub is_handled: bool,
}

/// What residents would like to talk about.
#[derive(Debug, Clone)]
pub struct Topics {
    pub event: Event,
    /// The department's list.
    pub catalogue: Vec<Topic>,
    pub groups: Groups,
    /// `None` for a role that may not read them.
    pub said: Option<Vec<Said>>,
}

/// # Errors
/// [`Error::NotFound`] for an event of another department.
pub fn topics(tx: &mut Tx<'_>, context: &Context, actor: &Actor, slug: &str) -> Result<Topics> {
    let event = events::find(tx, actor.department_id, slug)?.ok_or(Error::NotFound)?;
    let counts = wishes::counts(tx, event.id)?;
    let said = if actor.role.may_read_wishes() {
        Some(said(tx, context, &event)?)
    } else {
        None
    };
    Ok(Topics {
        catalogue: topics::list_topics(tx, actor.department_id)?,
        groups: wish::fold(&counts, wish::SMALLEST_GROUP),
        event,
        said,
    })
}

fn said(tx: &mut Tx<'_>, context: &Context, event: &Event) -> Result<Vec<Said>> {
    let open = |wish: wish::Wish| {
        let plain = context.vault.open(Purpose::Note, &wish.text_sealed?)?;
        Some(Said {
            id: wish.id,
            text: String::from_utf8(plain).ok()?,
            topics: wish.topics,
            is_handled: wish.handled_at.is_some(),
        })
    };
    let all = wishes::list(tx, event.id)?;
    Ok(all.into_iter().filter_map(open).collect())
}

/// A request as the access desk reads it: never an address, only whether there is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    pub id: AccessRequestId,
    pub details: Details,
    pub has_address: bool,
    pub is_late: bool,
    pub created_at: DateTime<Utc>,
    pub answered_at: Option<DateTime<Utc>>,
}

/// The requests for one event, open ones first.
///
/// # Errors
/// [`Error::Forbidden`], [`Error::NotFound`].
pub fn requests(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    slug: &str,
) -> Result<(Event, Vec<Request>)> {
    actor.may_read_access()?;
    let event = events::find(tx, actor.department_id, slug)?.ok_or(Error::NotFound)?;
    let mut requests = Vec::new();
    for row in access_requests::list(tx, event.id)? {
        requests.push(Request {
            id: row.id,
            details: details(context, &row.details_sealed),
            has_address: row.contact_sealed.is_some(),
            is_late: row.is_late,
            created_at: row.created_at,
            answered_at: row.answered_at,
        });
    }
    requests.sort_by_key(|request| (request.answered_at.is_some(), request.id));
    Ok((event, requests))
}

fn details(context: &Context, sealed: &[u8]) -> Details {
    let plain = context.vault.open(Purpose::Note, sealed);
    plain
        .and_then(|plain| serde_json::from_slice(&plain).ok())
        .unwrap_or_default()
}

/// Notes in the log that somebody looked at the requests of an event.
///
/// # Errors
/// What the store says.
pub fn note_view(tx: &mut Tx<'_>, now: DateTime<Utc>, actor: &Actor, event: &Event) -> Result<()> {
    let (department, staff) = (actor.department_id, actor.staff_id);
    let entry = Entry::by(now, department, staff, "access.viewed", "event", event.id.0);
    audit::append(tx, &entry)?;
    Ok(())
}

/// What an officer takes along: topics and arrangements, nobody's words, nobody's name.
#[derive(Debug, Clone)]
pub struct Sheet {
    pub event: Event,
    /// The department's list.
    pub topics: Vec<Topic>,
    pub groups: Groups,
    pub arrangements: Arrangements,
}

/// # Errors
/// [`Error::NotFound`] for an event of another department.
pub fn sheet(tx: &mut Tx<'_>, context: &Context, actor: &Actor, slug: &str) -> Result<Sheet> {
    let event = events::find(tx, actor.department_id, slug)?.ok_or(Error::NotFound)?;
    sheet_of(tx, context, &event)
}

/// The same of an event that is known.
pub(super) fn sheet_of(tx: &mut Tx<'_>, context: &Context, event: &Event) -> Result<Sheet> {
    let counts = wishes::counts(tx, event.id)?;
    let rows = access_requests::list(tx, event.id)?;
    let all: Vec<Details> = rows
        .iter()
        .map(|row| details(context, &row.details_sealed))
        .collect();
    Ok(Sheet {
        topics: topics::list_topics(tx, event.department_id)?,
        groups: wish::fold(&counts, wish::SMALLEST_GROUP),
        arrangements: Arrangements::of(&all),
        event: event.clone(),
    })
}
