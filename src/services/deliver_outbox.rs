//! Delivers what is due in the outbox: claim under a lease, gate, render once, send with no
//! transaction open, write the outcome under the lease. The only use case with several
//! transactions.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};

use crate::domain::bounce;
use crate::domain::contact::EmailAddress;
use crate::domain::mailbox::Mailbox;
use crate::domain::notice::Letter;
use crate::domain::outbox::{self as rules, Delivery, Message, State, Step};
use crate::domain::time::Clock;
use crate::services::gate_message::{self, Verdict};
use crate::services::ports::{Mailer, Parcel, Purpose};
use crate::services::{Context, Error, Result};
use crate::store::{Db, StoreError, mail_pauses, outbox, suppressions};

/// How many messages one worker claims at once. One: when the worker dies, what is under its lease is
/// what it was sending; a message that only waited behind it would count as ambiguous too.
const CLAIM: i64 = 1;

/// What one round did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Round {
    /// Messages taken up.
    pub claimed: usize,
    pub sent: usize,
    /// The relay is down or unwilling: rest before the next round.
    pub pause: bool,
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

/// One round: everything that can be claimed now, one message after the other. Stops early when
/// `stop` says so or when the relay is down; what is left stays leased until the lease is over
/// only if the process dies, otherwise it is given back.
///
/// # Errors
/// What the store says; a failed attempt is an outcome, not an error.
pub async fn run(courier: &Courier, stop: &(dyn Fn() -> bool + Sync)) -> Result<Round> {
    let now = courier.clock.now();
    let token = courier.context.vault.random_token("lease_");
    let (lease, period) = (token.clone(), courier.lease);
    let claimed = courier
        .hop(move |db| {
            db.write(move |tx| {
                if mail_pauses::find_open(tx)?.is_some() {
                    return Ok::<_, Error>(Vec::new());
                }
                Ok(outbox::claim(tx, now, now + period, &lease, CLAIM)?)
            })
        })
        .await?;
    let mut round = Round {
        claimed: claimed.len(),
        ..Round::default()
    };
    for message in claimed {
        if stop() || round.pause {
            give_back(courier, &message, &token).await?;
            continue;
        }
        let step = attempt(courier, &message, &token).await?;
        if let Some(step) = step {
            round.sent += usize::from(matches!(
                step,
                Step::Finish {
                    state: State::Sent,
                    ..
                }
            ));
            round.pause |= matches!(step, Step::Retry { pause: true, .. });
            record(courier, &message, &token, step).await?;
        }
    }
    Ok(round)
}

/// `None` when the lease was lost: somebody else has the message now.
async fn attempt(courier: &Courier, message: &Message, token: &str) -> Result<Option<Step>> {
    if message.ambiguous > message.max_ambiguous {
        let error = Some("a worker ended while sending, too often to try again".to_owned());
        return Ok(Some(Step::Finish {
            state: State::Uncertain,
            code: None,
            error,
        }));
    }
    if !renew(courier, message, token).await? {
        return Ok(None);
    }
    let letter = match gate(courier, message).await? {
        Verdict::Pass(letter) => letter,
        Verdict::Stop(state) => {
            return Ok(Some(Step::Finish {
                state,
                code: None,
                error: None,
            }));
        }
        Verdict::Wait(until) => return Ok(Some(later(until, "the night"))),
    };
    let raw = match octets(courier, message, token, &letter).await? {
        Octets::Ready(raw) => raw,
        Octets::Unsendable(error) => {
            return Ok(Some(Step::Finish {
                state: State::Failed,
                code: None,
                error: Some(error),
            }));
        }
        Octets::LeaseLost => return Ok(None),
    };
    let delivery = send(courier, &letter.recipient, message, &raw).await;
    let now = courier.clock.now();
    Ok(Some(rules::after(
        message,
        delivery,
        now,
        courier.context.vault.jitter(),
    )))
}

async fn send(courier: &Courier, to: &EmailAddress, message: &Message, raw: &[u8]) -> Delivery {
    let tag = courier
        .context
        .vault
        .mailbox_tag(Mailbox::Bounce, message.id.0);
    let parcel = Parcel {
        recipient: to,
        message_id: &message.message_id,
        return_tag: &tag,
        raw,
    };
    courier.mailer.deliver(parcel).await
}

async fn gate(courier: &Courier, message: &Message) -> Result<Verdict> {
    let (context, message) = (courier.at(courier.clock.now()), message.clone());
    courier
        .hop(move |db| db.read(move |tx| gate_message::run(tx, &context, &message)))
        .await
}

enum Octets {
    Ready(Vec<u8>),
    Unsendable(String),
    LeaseLost,
}

/// The octets of the first rendering, from the row or made now and stored before they are sent.
async fn octets(
    courier: &Courier,
    message: &Message,
    token: &str,
    letter: &Letter,
) -> Result<Octets> {
    let vault = courier.context.vault.clone();
    if let Some(sealed) = &message.raw_sealed {
        return Ok(match vault.open(Purpose::MailBytes, sealed) {
            Some(raw) => Octets::Ready(raw),
            None => {
                Octets::Unsendable("the stored message does not open under this key".to_owned())
            }
        });
    }
    let raw = match courier.mailer.render(letter) {
        Ok(raw) => raw,
        Err(failure) => return Ok(Octets::Unsendable(failure.to_string())),
    };
    let sealed = vault.seal(Purpose::MailBytes, &raw);
    let (id, token) = (message.id, token.to_owned());
    let stored = courier
        .hop(move |db| {
            db.write(move |tx| Ok::<_, Error>(outbox::store_raw(tx, id, &token, &sealed)?))
        })
        .await?;
    Ok(if stored {
        Octets::Ready(raw)
    } else {
        Octets::LeaseLost
    })
}

async fn renew(courier: &Courier, message: &Message, token: &str) -> Result<bool> {
    let until = courier.clock.now() + courier.lease;
    let (id, token) = (message.id, token.to_owned());
    courier
        .hop(move |db| db.write(move |tx| Ok::<_, Error>(outbox::renew(tx, id, &token, until)?)))
        .await
}

async fn give_back(courier: &Courier, message: &Message, token: &str) -> Result<()> {
    record(courier, message, token, later(message.not_before, "")).await
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

async fn record(courier: &Courier, message: &Message, token: &str, step: Step) -> Result<()> {
    let (id, token, now) = (message.id, token.to_owned(), courier.clock.now());
    let hash = message.recipient_hash.clone();
    let kept = courier
        .hop(move |db| {
            db.write(move |tx| {
                let kept = outbox::record(tx, id, &token, &step, now)?;
                if kept && bounce::ends_address(&step) {
                    suppressions::insert_if_absent(
                        tx,
                        &hash,
                        "all",
                        "no_such_address",
                        "relay",
                        now,
                    )?;
                }
                Ok::<_, Error>(kept)
            })
        })
        .await?;
    if !kept {
        tracing::warn!(outbox.id = %message.id, "the lease was lost before the outcome was written");
    }
    Ok(())
}
