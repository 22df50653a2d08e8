//! Numbers about events for a file and for the page of one event: who said yes, who waits, who
//! withdrew, who came, and how many to expect. No resident is in them.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::domain::arrival::Arrivals;
use crate::domain::event::{Event, State};
use crate::domain::expected::{self, Expected, Show};
use crate::domain::ids::EventId;
use crate::domain::rsvp::Totals;
use crate::services::{Actor, Context, Error, Result};
use crate::store::audit::{self, Entry};
use crate::store::events::{Filter, Order};
use crate::store::{Tx, arrivals, events, rsvps};

/// The numbers of one event.
#[derive(Debug, Clone)]
pub struct Counts {
    pub event: Event,
    pub totals: Totals,
    /// `None` when nobody was counted.
    pub arrivals: Option<Arrivals>,
}

/// Which events a file is about.
#[derive(Debug, Clone)]
pub enum Range {
    One(String),
    /// By the day they start on, in their own zone, both days included.
    Days {
        from: Option<NaiveDate>,
        to: Option<NaiveDate>,
    },
}

/// The numbers for a file, by start. The log says that they were taken out.
///
/// # Errors
/// [`Error::Forbidden`], [`Error::NotFound`].
pub fn run(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    range: &Range,
) -> Result<Vec<Counts>> {
    actor.may_run_events()?;
    let (list, subject) = match range {
        Range::One(slug) => {
            let event = events::find(tx, actor.department_id, slug)?.ok_or(Error::NotFound)?;
            let subject = ("event", event.id.0);
            (vec![event], subject)
        }
        Range::Days { from, to } => {
            let mut all = events::list(tx, &Filter::of(actor.department_id))?;
            all.retain(|event| {
                let day = event.times.local_start.date();
                from.is_none_or(|from| from <= day) && to.is_none_or(|to| day <= to)
            });
            (all, ("department", actor.department_id.0))
        }
    };
    let entry = Entry::by(
        context.now,
        actor.department_id,
        actor.staff_id,
        "counts.exported",
        subject.0,
        subject.1,
    );
    audit::append(tx, &entry.detail("events", &list.len().to_string()))?;
    counts(tx, list)
}

/// The numbers of each of these events.
pub(super) fn counts(tx: &mut Tx<'_>, list: Vec<Event>) -> Result<Vec<Counts>> {
    let ids: Vec<EventId> = list.iter().map(|event| event.id).collect();
    let totals: BTreeMap<EventId, Totals> = rsvps::totals_of(tx, &ids)?;
    let came = arrivals::totals_of(tx, &ids)?;
    let count = |event: Event| Counts {
        totals: totals.get(&event.id).copied().unwrap_or_default(),
        arrivals: came.get(&event.id).copied(),
        event,
    };
    Ok(list.into_iter().map(count).collect())
}

/// How many events back experience is looked for.
const BACK: i64 = 60;

/// How many to expect at an event: from earlier ones of its kind, or of the whole department when
/// there are too few of its kind.
///
/// # Errors
/// What the store says.
pub fn expect(tx: &mut Tx<'_>, event: &Event) -> Result<Expected> {
    let past = events::list(
        tx,
        &Filter {
            states: vec![State::Published, State::Closed],
            ends_before: Some(event.times.starts_at),
            order: Order::LatestFirst,
            limit: Some(BACK),
            ..Filter::of(event.department_id)
        },
    )?;
    let past = counts(tx, past)?;
    let shows = |same_kind: bool| -> Vec<Show> {
        past.iter()
            .filter(|one| one.event.id != event.id)
            .filter(|one| !same_kind || one.event.kind.id == event.kind.id)
            .filter_map(|one| {
                Some(Show {
                    promised: one.totals.confirmed_heads,
                    came: one.arrivals?.heads(),
                })
            })
            .collect()
    };
    let promised = rsvps::totals(tx, event.id)?.confirmed_heads;
    let own = expected::expected(promised, &shows(true));
    if own.shows > 0 {
        return Ok(own);
    }
    Ok(expected::expected(promised, &shows(false)))
}
