//! Staff count people at the door: a tap for each, and the code of a party for those who want it.
//! The rows say who counted; the log is not written for every tap.

use crate::domain::arrival::{self, Arrivals, Heads, NewArrival, NotCounting, Tap};
use crate::domain::code::Code;
use crate::domain::event::Event;
use crate::domain::rsvp::{Rsvp, State};
use crate::services::{Actor, Context, Error, Result};
use crate::store::{Tx, arrivals, events, rsvps};

/// The door of one event.
#[derive(Debug, Clone)]
pub struct Door {
    pub event: Event,
    pub arrivals: Arrivals,
    /// Why nobody can be counted now.
    pub closed: Option<NotCounting>,
}

/// # Errors
/// [`Error::Forbidden`], [`Error::NotFound`].
pub fn door(tx: &mut Tx<'_>, context: &Context, actor: &Actor, slug: &str) -> Result<Door> {
    actor.may_count_arrivals()?;
    let event = events::find(tx, actor.department_id, slug)?.ok_or(Error::NotFound)?;
    Ok(Door {
        arrivals: arrivals::totals(tx, event.id)?,
        closed: arrival::counting(&event, context.now).err(),
        event,
    })
}

/// Counts a tap; one that was counted before changes nothing, and no more are taken back than were
/// counted. Returns who came so far.
///
/// # Errors
/// As [`door`], and [`Error::NotCounting`].
pub fn run(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    slug: &str,
    (tap, heads): (Tap, Heads),
) -> Result<Arrivals> {
    let door = locked(tx, context, actor, slug)?;
    if door.arrivals.counted + i64::from(heads.number()) >= 0 {
        let new = new(context, actor, &door.event, (tap, heads));
        arrivals::insert_if_absent(tx, &new)?;
    }
    Ok(arrivals::totals(tx, door.event.id)?)
}

/// The party behind a code: its number and where it stands, nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Party {
    pub heads: u32,
    pub state: State,
    pub is_checked_in: bool,
}

/// # Errors
/// As [`door`]; [`Error::NotFound`] also for a code of another event.
pub fn party(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    slug: &str,
    code: &Code,
) -> Result<Party> {
    let door = door(tx, context, actor, slug)?;
    let rsvp = behind(tx, context, &door.event, code)?;
    Ok(Party {
        heads: rsvp.party_size.heads(),
        state: rsvp.state,
        is_checked_in: arrivals::is_checked_in(tx, rsvp.id)?,
    })
}

/// Checks a party in with as many as came; `false` when it was checked in before.
///
/// # Errors
/// As [`party`], and [`Error::NotCounting`].
pub fn check_in(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    slug: &str,
    (code, tap, heads): (&Code, Tap, Heads),
) -> Result<bool> {
    let door = locked(tx, context, actor, slug)?;
    let rsvp = behind(tx, context, &door.event, code)?;
    let new = NewArrival {
        rsvp_id: Some(rsvp.id),
        ..new(context, actor, &door.event, (tap, heads))
    };
    Ok(arrivals::insert_if_absent(tx, &new)?)
}

fn new(context: &Context, actor: &Actor, event: &Event, (tap, heads): (Tap, Heads)) -> NewArrival {
    NewArrival {
        event_id: event.id,
        tap,
        heads,
        rsvp_id: None,
        staff_id: actor.staff_id,
        counted_at: context.now,
    }
}

fn locked(tx: &mut Tx<'_>, context: &Context, actor: &Actor, slug: &str) -> Result<Door> {
    let found = door(tx, context, actor, slug)?;
    events::lock(tx, found.event.id)?;
    let door = door(tx, context, actor, slug)?;
    match door.closed {
        Some(why) => Err(why.into()),
        None => Ok(door),
    }
}

fn behind(tx: &mut Tx<'_>, context: &Context, event: &Event, code: &Code) -> Result<Rsvp> {
    let hash = context.vault.code_hash(code);
    let mut found = rsvps::list_by_code(tx, event.department_id, &hash)?;
    found.retain(|rsvp| rsvp.event_id == event.id);
    match (found.pop(), found.is_empty()) {
        (Some(rsvp), true) => Ok(rsvp),
        _ => Err(Error::NotFound),
    }
}
