//! Asks of the live rows which reminders are due, and stores each once. Run on every tick; a moved
//! start has a key of its own, so it gets a reminder of its own. Many of one address within an hour
//! become one letter.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};

use crate::domain::department::Department;
use crate::domain::event::{Event, State};
use crate::domain::notice::{Kind, Payload};
use crate::domain::reminder::{Due, HOUR, departure, due_within};
use crate::domain::rsvp::Rsvp;
use crate::services::notify::{self, Notice, Recipient};
use crate::services::{Context, Result};
use crate::store::events::Filter;
use crate::store::{Tx, departments, events, outbox, rsvps};

/// What counts as a reminder when letters to one address are counted.
const REMINDERS: [Kind; 2] = [Kind::Reminder, Kind::Reminders];

/// One reminder that is due now or soon, and not stored yet.
#[derive(Clone, Copy)]
struct Candidate<'a> {
    event: &'a Event,
    rsvp: &'a Rsvp,
    due: Due,
}

impl Candidate<'_> {
    fn key(&self) -> String {
        let (party, minutes) = (&self.rsvp.public_id, self.due.offset_minutes);
        let start = self.event.times.starts_at.timestamp();
        format!("reminder:{party}:{minutes}:{start}")
    }

    fn notice(&self) -> Notice<'_> {
        Notice {
            kind: Kind::Reminder,
            department_id: self.event.department_id,
            event: Some(self.event),
            rsvp: Some(self.rsvp),
            article_id: None,
            dedup_key: self.key(),
            payload: Payload {
                starts_at: Some(self.event.times.starts_at),
                offset_minutes: Some(self.due.offset_minutes),
                ..Payload::default()
            },
            not_before: None,
            deadline: Some(self.due.deadline),
        }
    }
}

/// Stores what is due now; returns how many reminders were stored.
///
/// # Errors
/// What the store says.
pub fn run(tx: &mut Tx<'_>, context: &Context) -> Result<usize> {
    let mut planned = 0;
    for department in departments::list_open(tx)? {
        planned += of_department(tx, context, &department)?;
    }
    Ok(planned)
}

fn of_department(tx: &mut Tx<'_>, context: &Context, department: &Department) -> Result<usize> {
    let offsets = &department.settings.reminder_minutes;
    let Some(longest) = offsets.iter().max() else {
        return Ok(0);
    };
    let filter = Filter {
        states: vec![State::Published],
        starts_from: Some(context.now),
        starts_before: Some(last_start(context.now, *longest)),
        ..Filter::of(department.id)
    };
    let mut parties: Vec<(Event, Vec<Rsvp>)> = Vec::new();
    for event in events::list(tx, &filter)? {
        let coming = rsvps::list_to_remind(tx, event.id)?;
        parties.push((event, coming));
    }
    let soon = not_stored(tx, &soon(&parties, offsets, context.now))?;
    let mut planned = 0;
    for (address, soon) in by_address(&soon) {
        planned += to_address(tx, context, address, &soon)?;
    }
    Ok(planned)
}

/// The latest start that a reminder can be about that is due within the hour.
fn last_start(now: DateTime<Utc>, longest: i64) -> DateTime<Utc> {
    now + chrono::TimeDelta::minutes(longest) + HOUR + chrono::TimeDelta::seconds(1)
}

fn soon<'a>(
    parties: &'a [(Event, Vec<Rsvp>)],
    offsets: &[i64],
    now: DateTime<Utc>,
) -> Vec<Candidate<'a>> {
    let mut soon = Vec::new();
    for (event, coming) in parties {
        for rsvp in coming {
            let Some(confirmed_at) = rsvp.confirmed_at else {
                continue;
            };
            let starts_at = event.times.starts_at;
            let dues = due_within(starts_at, offsets, confirmed_at, (now, HOUR));
            soon.extend(dues.into_iter().map(|due| Candidate { event, rsvp, due }));
        }
    }
    soon
}

fn not_stored<'a>(tx: &mut Tx<'_>, soon: &[Candidate<'a>]) -> Result<Vec<Candidate<'a>>> {
    let keys: Vec<String> = soon.iter().map(Candidate::key).collect();
    let known: BTreeSet<String> = outbox::list_known(tx, &keys)?;
    let fresh = soon
        .iter()
        .zip(&keys)
        .filter(|(_, key)| !known.contains(*key));
    Ok(fresh.map(|(candidate, _)| *candidate).collect())
}

fn by_address<'a>(soon: &[Candidate<'a>]) -> BTreeMap<&'a str, Vec<Candidate<'a>>> {
    let mut addresses: BTreeMap<&str, Vec<Candidate<'_>>> = BTreeMap::new();
    for candidate in soon {
        if let Some(hash) = &candidate.rsvp.contact_hash {
            addresses.entry(hash).or_default().push(*candidate);
        }
    }
    addresses
}

fn to_address(
    tx: &mut Tx<'_>,
    context: &Context,
    address: &str,
    soon: &[Candidate<'_>],
) -> Result<usize> {
    let dues: Vec<Due> = soon.iter().map(|candidate| candidate.due).collect();
    let lately = if soon.len() > 1 {
        let since = context.now - HOUR;
        outbox::count_recent_for_recipient(tx, address, since, &REMINDERS)?
    } else {
        0
    };
    let lately = usize::try_from(lately).unwrap_or(usize::MAX);
    let leaving = departure(&dues, lately, context.now);
    let mut planned = 0;
    for place in leaving.alone {
        planned += usize::from(store(tx, context, &soon[place])?);
    }
    let together: Vec<Candidate<'_>> = leaving.together.iter().map(|at| soon[*at]).collect();
    Ok(planned + in_one_letter(tx, context, &together)?)
}

fn store(tx: &mut Tx<'_>, context: &Context, reminder: &Candidate<'_>) -> Result<bool> {
    match Recipient::of(reminder.rsvp) {
        Some(to) => notify::run(tx, context, to, reminder.notice()),
        None => Ok(false),
    }
}

/// One letter, useful as long as each reminder in it is, and the reminders themselves as rows that do
/// not leave: their keys say that they were told.
fn in_one_letter(tx: &mut Tx<'_>, context: &Context, reminders: &[Candidate<'_>]) -> Result<usize> {
    let deadline = reminders.iter().map(|reminder| reminder.due.deadline).min();
    let (Some(first), Some(deadline)) = (reminders.first(), deadline) else {
        return Ok(0);
    };
    let Some(to) = Recipient::of(first.rsvp) else {
        return Ok(0);
    };
    let letter = Notice {
        kind: Kind::Reminders,
        event: None,
        rsvp: None,
        dedup_key: format!("reminders:{}", first.key()),
        payload: Payload::default(),
        deadline: Some(deadline),
        ..first.notice()
    };
    let key = letter.dedup_key.clone();
    if !notify::run(tx, context, to, letter)? {
        return Ok(0);
    }
    let mut keys = Vec::new();
    for reminder in reminders {
        if store(tx, context, reminder)? {
            keys.push(reminder.key());
        }
    }
    Ok(outbox::gather(tx, &key, &keys, context.now)?)
}
