//! Between two messages of a worker, in one transaction: the outcome of the last one is written down,
//! and the next one is taken up under a lease. Part of `deliver_outbox`.

use chrono::{DateTime, Utc};

use crate::domain::bounce;
use crate::domain::outbox::{Message, Step};
use crate::domain::relay::{Gate, Heard, Relay, Rest};
use crate::services::{Result, note_bounce};
use crate::store::traces::Trace;
use crate::store::{Tx, mail_pauses, outbox, sender};

/// How many messages are taken up at once. One: when the worker dies, what is under its lease is what
/// it was sending; a message that only waited behind it would count as ambiguous too.
const CLAIM: i64 = 1;

/// A message that was tried, and what follows from it.
#[derive(Debug, Clone)]
pub struct Tried {
    pub message: Message,
    /// The lease it was tried under.
    pub lease: String,
    pub step: Step,
    pub heard: Heard,
}

/// The next lease.
#[derive(Debug, Clone)]
pub struct Lease {
    pub token: String,
    /// From then on the message may be taken up by somebody else.
    pub until: DateTime<Utc>,
}

/// Writes down what became of a message; `false` when its lease had passed to somebody else.
///
/// # Errors
/// What the store says.
pub fn write_down(tx: &mut Tx<'_>, tried: &Tried, now: DateTime<Utc>, rest: Rest) -> Result<bool> {
    let Tried {
        message,
        lease,
        step,
        ..
    } = tried;
    hear(tx, tried, now, rest)?;
    let kept = outbox::record(tx, message.id, lease, step, now)?;
    if let Some(status) = bounce::refusal(step).filter(|_| kept) {
        let trace = Trace {
            id: message.id,
            department_id: message.department_id,
            kind: message.kind,
            recipient_hash: message.recipient_hash.clone(),
        };
        let verdict = bounce::verdict(status);
        note_bounce::run(tx, &trace, (status, verdict), "relay", now)?;
    }
    Ok(kept)
}

fn hear(tx: &mut Tx<'_>, tried: &Tried, now: DateTime<Utc>, rest: Rest) -> Result<()> {
    let known = sender::relay(tx)?;
    let news = |known: &Relay| known.after(tried.heard, &tried.lease, now, rest);
    if news(&known).is_none() {
        return Ok(());
    }
    sender::lock(tx)?;
    if let Some(next) = news(&sender::relay(tx)?) {
        let error = match &tried.step {
            Step::Retry { error, .. } => Some(error.as_str()),
            Step::Finish { error, .. } => error.as_deref(),
        };
        let error = error.filter(|_| next.rests_until.is_some());
        sender::update_relay(tx, &next, error)?;
    }
    Ok(())
}

/// Takes up what is due, unless mail is stopped or the relay rests.
///
/// # Errors
/// What the store says.
pub fn take_up(tx: &mut Tx<'_>, lease: &Lease, now: DateTime<Utc>) -> Result<Option<Message>> {
    if mail_pauses::find_open(tx)?.is_some() {
        return Ok(None);
    }
    match sender::relay(tx)?.gate(now) {
        Gate::Open => claim(tx, lease, now),
        Gate::Closed => Ok(None),
        Gate::Probe => ask_with_one(tx, lease, now),
    }
}

fn ask_with_one(tx: &mut Tx<'_>, lease: &Lease, now: DateTime<Utc>) -> Result<Option<Message>> {
    sender::lock(tx)?;
    let known = sender::relay(tx)?;
    match known.gate(now) {
        Gate::Open => claim(tx, lease, now),
        Gate::Closed => Ok(None),
        Gate::Probe => {
            let message = claim(tx, lease, now)?;
            if message.is_some() {
                let error = sender::last_error(tx)?;
                let asked = known.probed(&lease.token, lease.until);
                sender::update_relay(tx, &asked, error.as_deref())?;
            }
            Ok(message)
        }
    }
}

fn claim(tx: &mut Tx<'_>, lease: &Lease, now: DateTime<Utc>) -> Result<Option<Message>> {
    let claimed = outbox::claim(tx, now, lease.until, &lease.token, CLAIM)?;
    Ok(claimed.into_iter().next())
}
