//! Asks of the live rows which reminders are due, and stores each once. Run on every tick; a moved
//! start has a key of its own, so it gets a reminder of its own.

use chrono::TimeDelta;

use crate::domain::department::Department;
use crate::domain::event::{Event, State};
use crate::domain::notice::{Kind, Payload};
use crate::domain::reminder::{Due, due};
use crate::domain::rsvp::Rsvp;
use crate::services::notify::{self, Notice, Recipient};
use crate::services::{Context, Result};
use crate::store::events::Filter;
use crate::store::{Tx, departments, events, rsvps};

/// Stores what is due now; returns how many reminders were stored.
///
/// # Errors
/// What the store says.
pub fn run(tx: &mut Tx<'_>, context: &Context) -> Result<usize> {
    let mut planned = 0;
    for department in departments::list_open(tx)? {
        let Some(longest) = department.settings.reminder_minutes.iter().max() else {
            continue;
        };
        let filter = Filter {
            states: vec![State::Published],
            starts_from: Some(context.now),
            starts_before: Some(context.now + TimeDelta::minutes(*longest) + TimeDelta::seconds(1)),
            ..Filter::of(department.id)
        };
        for event in events::list(tx, &filter)? {
            planned += of_event(tx, context, &department, &event)?;
        }
    }
    Ok(planned)
}

fn of_event(
    tx: &mut Tx<'_>,
    context: &Context,
    department: &Department,
    event: &Event,
) -> Result<usize> {
    let mut planned = 0;
    for rsvp in rsvps::list_to_remind(tx, event.id)? {
        let Some(confirmed_at) = rsvp.confirmed_at else {
            continue;
        };
        let offsets = &department.settings.reminder_minutes;
        for reminder in due(event.times.starts_at, offsets, confirmed_at, context.now) {
            planned += usize::from(store(tx, context, event, &rsvp, reminder)?);
        }
    }
    Ok(planned)
}

fn store(
    tx: &mut Tx<'_>,
    context: &Context,
    event: &Event,
    rsvp: &Rsvp,
    reminder: Due,
) -> Result<bool> {
    let Some(to) = Recipient::of(rsvp) else {
        return Ok(false);
    };
    let start = event.times.starts_at;
    let notice = Notice {
        kind: Kind::Reminder,
        department_id: event.department_id,
        event: Some(event),
        rsvp: Some(rsvp),
        article_id: None,
        dedup_key: format!(
            "reminder:{}:{}:{}",
            rsvp.public_id,
            reminder.offset_minutes,
            start.timestamp()
        ),
        payload: Payload {
            starts_at: Some(start),
            offset_minutes: Some(reminder.offset_minutes),
            ..Payload::default()
        },
        not_before: None,
        deadline: Some(reminder.deadline),
    };
    notify::run(tx, context, to, notice)
}
