//! Staff write to everybody who is coming. The service sends, ten minutes later, so that the letter can
//! be taken back; nobody sees an address.

use crate::domain::department::Department;
use crate::domain::event::Event;
use crate::domain::mail_log::TIME_TO_THINK;
use crate::domain::notice::{Kind, Payload, SealedText};
use crate::domain::rsvp::Rsvp;
use crate::services::notify::{self, Notice, Recipient};
use crate::services::ports::Purpose;
use crate::services::{Actor, Context, Error, Result};
use crate::store::audit::{self, Entry};
use crate::store::{Tx, departments, events, rsvps};

/// How many groups a letter would reach.
#[derive(Debug, Clone)]
pub struct Reach {
    pub department: Department,
    pub event: Event,
    /// Groups that are coming and left an address.
    pub addresses: u32,
    /// Groups that are coming and left none.
    pub unreached: u32,
}

/// What is about to be sent.
#[derive(Debug, Clone)]
pub struct Words {
    pub text: String,
    /// From the form: the same form sent twice is one letter.
    pub nonce: String,
}

/// # Errors
/// [`Error::Forbidden`], [`Error::NotFound`], also for an event residents cannot see.
pub fn reach(tx: &mut Tx<'_>, actor: &Actor, slug: &str) -> Result<Reach> {
    actor.may_run_events()?;
    let event = events::find(tx, actor.department_id, slug)?.ok_or(Error::NotFound)?;
    if !event.state.is_public() {
        return Err(Error::NotFound);
    }
    let groups = rsvps::totals(tx, event.id)?.confirmed_parties;
    let addresses = readers(tx, &event)?.len();
    let addresses = u32::try_from(addresses).unwrap_or(u32::MAX);
    Ok(Reach {
        department: departments::find(tx, actor.department_id)?.ok_or(Error::NotFound)?,
        event,
        addresses,
        unreached: groups.saturating_sub(addresses),
    })
}

/// Puts one message per group into the outbox, to leave after the time to think. Returns how many; 0
/// for a letter that was sent before.
///
/// # Errors
/// As [`reach`].
pub fn run(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    slug: &str,
    words: &Words,
) -> Result<usize> {
    let event = reach(tx, actor, slug)?.event;
    events::lock(tx, event.id)?;
    let not_before = context.now + TIME_TO_THINK;
    let mut told = 0;
    for rsvp in readers(tx, &event)? {
        let Some(to) = Recipient::of(&rsvp) else {
            continue;
        };
        let sealed = context.vault.seal(Purpose::Note, words.text.as_bytes());
        let notice = Notice {
            kind: Kind::EventLetter,
            department_id: event.department_id,
            event: Some(&event),
            rsvp: Some(&rsvp),
            article_id: None,
            dedup_key: format!("event_letter:{}:{}", rsvp.public_id, words.nonce),
            payload: Payload {
                text_sealed: Some(SealedText(sealed)),
                ..Payload::default()
            },
            not_before: Some(not_before),
            deadline: None,
        };
        told += usize::from(notify::run(tx, context, to, notice)?);
    }
    if told > 0 {
        let entry = Entry::by(
            context.now,
            actor.department_id,
            actor.staff_id,
            "event.letter_sent",
            "event",
            event.id.0,
        );
        audit::append(tx, &entry.detail("parties", &told.to_string()))?;
    }
    Ok(told)
}

fn readers(tx: &mut Tx<'_>, event: &Event) -> Result<Vec<Rsvp>> {
    Ok(rsvps::list_confirmed_with_contact(tx, event.id)?)
}
