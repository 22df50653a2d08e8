//! Delivers what is due in the outbox: claim under a lease, gate, render once, send with no
//! transaction open, write the outcome under the lease. The only use case with several
//! transactions. Several may run beside each other, in one process and in many.

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};

use crate::domain::ids::RsvpId;
use crate::domain::mailbox::Mailbox;
use crate::domain::notice::Letter;
use crate::domain::outbox::{self as rules, Delivery, Message, Moment, Pace, Phase, State, Step};
use crate::domain::relay::{Heard, Rest};
use crate::domain::time::Clock;
use crate::services::gate_message::{self, Verdict};
use crate::services::ports::{Mailer, Parcel, Purpose};
use crate::services::take_turn::{self, Lease, Tried};
use crate::services::{Context, Error, Result};
use crate::store::{Db, StoreError, outbox, rsvps};

/// A database that is away when an outcome is to be written is asked again this often, with a rest
/// that doubles: what was sent has to be known as sent.
const WRITES: u32 = 7;
const FIRST_REST: Duration = Duration::from_millis(250);

/// What one round did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Round {
    /// Messages taken up.
    pub claimed: usize,
    pub sent: usize,
    /// The relay was not there: it rests.
    pub pause: bool,
}

impl Round {
    /// Both together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            claimed: self.claimed + other.claimed,
            sent: self.sent + other.sent,
            pause: self.pause || other.pause,
        }
    }
}

/// Everything a delivery needs.
#[derive(Clone)]
pub struct Courier {
    pub db: Db,
    pub clock: Arc<dyn Clock>,
    /// `now` in it is replaced at every step.
    pub context: Context,
    pub mailer: Arc<dyn Mailer>,
    /// How long a claimed message is nobody else's; longer than the longest attempt.
    pub lease: TimeDelta,
    pub pace: Pace,
    pub rest: Rest,
    /// Days after which the octets of a finished message are erased.
    pub mail_days: i64,
}

impl Courier {
    fn at(&self, now: DateTime<Utc>) -> Context {
        Context {
            now,
            ..self.context.clone()
        }
    }

    /// Runs a blocking closure off the async threads.
    async fn hop<T, F>(&self, job: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&Db) -> Result<T> + Send + 'static,
    {
        let db = self.db.clone();
        match tokio::task::spawn_blocking(move || job(&db)).await {
            Ok(answer) => answer,
            Err(_) => Err(Error::Store(StoreError::Unavailable(
                "the work was stopped".to_owned(),
            ))),
        }
    }
}

/// One message after the other, until nothing is due, the relay rests or `stop` says so. The message
/// in flight is always finished.
///
/// # Errors
/// What the store says; a failed attempt is an outcome, not an error.
pub async fn run(courier: &Courier, stop: &(dyn Fn() -> bool + Sync)) -> Result<Round> {
    let mut round = Round::default();
    let courier = &Courier {
        mailer: courier.mailer.clone().lane(),
        ..courier.clone()
    };
    let mut tried = None;
    loop {
        let (next, lease) = turn(courier, tried.take(), !stop()).await?;
        let Some(message) = next.map(|message| named(courier, message)) else {
            break;
        };
        round.claimed += 1;
        let Some((step, heard)) = attempt(courier, &message, &lease).await? else {
            continue;
        };
        round.sent += usize::from(is_sent(&step));
        round.pause |= heard == Heard::NotThere;
        tried = Some(Tried {
            message,
            lease,
            step,
            heard,
        });
    }
    courier.mailer.rest().await;
    Ok(round)
}

/// A message whose octets were dropped, because they were not true any more, and that may be with its
/// reader in that form: what it says now is another message, with an identity of its own.
fn named(courier: &Courier, mut message: Message) -> Message {
    if message.raw_sealed.is_none() && message.ambiguous > 0 {
        message.message_id = courier.context.message_id();
    }
    message
}

fn is_sent(step: &Step) -> bool {
    matches!(
        step,
        Step::Finish {
            state: State::Sent,
            ..
        }
    )
}

/// Writes down what was tried and, where more is wanted, takes up the next message; with its lease.
async fn turn(
    courier: &Courier,
    tried: Option<Tried>,
    more: bool,
) -> Result<(Option<Message>, String)> {
    let token = courier.context.vault.random_token("lease_");
    let mut rest = FIRST_REST;
    for last in (0..WRITES).rev() {
        let answer = turn_once(courier, tried.clone(), more, token.clone()).await;
        match answer {
            Err(error) if last > 0 && tried.is_some() => {
                tracing::warn!(%error, "an outcome is not written yet; it is tried again");
                tokio::time::sleep(rest).await;
                rest *= 2;
            }
            other => return other.map(|next| (next, token)),
        }
    }
    Ok((None, token))
}

async fn turn_once(
    courier: &Courier,
    tried: Option<Tried>,
    more: bool,
    token: String,
) -> Result<Option<Message>> {
    let (now, rest) = (courier.clock.now(), courier.rest);
    let lease = Lease {
        token,
        until: now + courier.lease,
    };
    let job = move |tx: &mut crate::store::Tx<'_>| {
        let kept = match &tried {
            Some(tried) => take_turn::write_down(tx, tried, now, rest)?,
            None => true,
        };
        let next = match more {
            true => take_turn::take_up(tx, &lease, now)?,
            false => None,
        };
        Ok::<_, Error>((kept, next, tried.map(|tried| tried.message.id)))
    };
    let (kept, next, id) = courier.hop(move |db| db.write(job)).await?;
    if let (false, Some(id)) = (kept, id) {
        tracing::warn!(outbox.id = %id, "the lease was lost before the outcome was written");
    }
    Ok(next)
}

/// `None` when the lease was lost: somebody else has the message now.
async fn attempt(
    courier: &Courier,
    message: &Message,
    lease: &str,
) -> Result<Option<(Step, Heard)>> {
    if message.ambiguous > message.max_ambiguous {
        let error = "a worker ended while sending, too often to try again".to_owned();
        return Ok(Some((
            unsent(State::Uncertain, Some(error)),
            Heard::Nothing,
        )));
    }
    let letter = match gate(courier, message).await? {
        Verdict::Pass(letter) => letter,
        Verdict::Stop(state) => return Ok(Some((unsent(state, None), Heard::Nothing))),
        Verdict::Wait(until) => return Ok(Some((later(until, "the night"), Heard::Nothing))),
    };
    let raw = match octets(courier, message, lease, &letter).await? {
        Octets::Ready(raw) => raw,
        Octets::Unsendable(error) => {
            return Ok(Some((unsent(State::Failed, Some(error)), Heard::Nothing)));
        }
        Octets::LeaseLost => return Ok(None),
    };
    let delivery = send(courier, &letter, message, &raw).await;
    let heard = heard(&delivery);
    let moment = Moment {
        now: courier.clock.now(),
        pace: courier.pace,
        jitter: courier.context.vault.jitter(),
    };
    Ok(Some((rules::after(message, delivery, moment), heard)))
}

/// Nothing was tried: again from this instant on.
fn later(not_before: DateTime<Utc>, why: &str) -> Step {
    Step::Retry {
        not_before,
        counts: false,
        ambiguous: false,
        pause: false,
        code: None,
        error: why.to_owned(),
    }
}

/// A message that ends without having been sent.
fn unsent(state: State, error: Option<String>) -> Step {
    Step::Finish {
        state,
        code: None,
        error,
    }
}

fn heard(delivery: &Delivery) -> Heard {
    match delivery {
        Delivery::Unsendable { .. } => Heard::Nothing,
        Delivery::Refused { phase, code, .. } if *phase == Phase::Connect || *code == 421 => {
            Heard::NotThere
        }
        Delivery::Accepted { .. } | Delivery::Refused { .. } => Heard::Answer,
        Delivery::Broken { phase, .. } if *phase == Phase::Connect => Heard::NotThere,
        Delivery::Broken { .. } => Heard::Unclear,
    }
}

async fn send(courier: &Courier, letter: &Letter, message: &Message, raw: &[u8]) -> Delivery {
    let vault = &courier.context.vault;
    let tag = vault.mailbox_tag(Mailbox::Bounce, message.id.0);
    let parcel = Parcel {
        recipient: &letter.recipient,
        message_id: &message.message_id,
        return_tag: &tag,
        raw,
    };
    courier.mailer.deliver(parcel).await
}

async fn gate(courier: &Courier, message: &Message) -> Result<Verdict> {
    let (context, message) = (courier.at(courier.clock.now()), message.clone());
    let mut verdict = courier
        .hop(move |db| db.read(move |tx| gate_message::run(tx, &context, &message)))
        .await?;
    // Nobody is asked to answer where no answer comes back.
    if let Verdict::Pass(letter) = &mut verdict
        && !courier.mailer.takes_replies()
    {
        letter.invited = None;
    }
    Ok(verdict)
}

enum Octets {
    Ready(Vec<u8>),
    Unsendable(String),
    LeaseLost,
}

/// The octets of the first rendering, from the row or made now and stored before they are sent. The
/// lease is renewed either way: from here on the message is on its way.
async fn octets(
    courier: &Courier,
    message: &Message,
    lease: &str,
    letter: &Letter,
) -> Result<Octets> {
    let vault = courier.context.vault.clone();
    let known = match &message.raw_sealed {
        Some(sealed) => vault.open(Purpose::MailBytes, sealed),
        None => None,
    };
    let (raw, sealed) = match (known, &message.raw_sealed) {
        (Some(raw), _) => (raw, None),
        (None, Some(_)) => {
            let error = "the stored message does not open under this key";
            return Ok(Octets::Unsendable(error.to_owned()));
        }
        (None, None) => match courier.mailer.render(letter) {
            Ok(raw) => {
                let sealed = vault.seal(Purpose::MailBytes, &raw);
                (raw, Some(sealed))
            }
            Err(failure) => return Ok(Octets::Unsendable(failure.to_string())),
        },
    };
    let told = told(message, letter).filter(|_| sealed.is_some());
    Ok(if hold(courier, message, lease, (sealed, told)).await? {
        Octets::Ready(raw)
    } else {
        Octets::LeaseLost
    })
}

/// The SEQUENCE an invitation carries, and whose it is.
fn told(message: &Message, letter: &Letter) -> Option<(RsvpId, i32)> {
    let (invited, event) = (letter.invited.as_ref()?, letter.event.as_ref()?);
    Some((message.rsvp_id?, invited.sequence(event.sequence)))
}

/// Lengthens the lease and stores the octets, where they are new, and what an invitation in them told;
/// `false` when the lease is lost. The party's row comes first, as everywhere (events, rsvps, outbox):
/// whoever has the lease then tells the same.
async fn hold(
    courier: &Courier,
    message: &Message,
    lease: &str,
    (sealed, told): (Option<Vec<u8>>, Option<(RsvpId, i32)>),
) -> Result<bool> {
    let until = courier.clock.now() + courier.lease;
    let (id, lease) = (message.id, lease.to_owned());
    let message_id = message.message_id.clone();
    let job = move |tx: &mut crate::store::Tx<'_>| {
        if let Some((rsvp, sequence)) = told {
            rsvps::raise_told(tx, rsvp, sequence)?;
        }
        let held = outbox::renew(tx, id, &lease, until)?;
        match sealed.filter(|_| held) {
            Some(sealed) => {
                Ok::<_, Error>(outbox::store_raw(tx, id, &lease, (&message_id, &sealed))?)
            }
            None => Ok(held),
        }
    };
    courier.hop(move |db| db.write(job)).await
}
