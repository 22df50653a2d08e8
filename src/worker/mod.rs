//! The loop that plans reminders, passes on seats nobody answered for, makes the next dates of series, delivers the outbox and forgets what is due to be forgotten.
//! Several may run, in several processes: leases and dedup keys keep them out of each other's way.

use std::time::Duration;

use tokio::sync::watch;

use crate::services::deliver_outbox::{self, Courier};
use crate::services::{
    Context, Error, Result, extend_series, lapse_offers, plan_briefings, plan_reminders,
    purge_records,
};
use crate::store::{Db, StoreError};

/// A relay that is down is left alone for this long, doubled each time up to ten minutes.
const PAUSE: Duration = Duration::from_secs(30);
const LONGEST_PAUSE: Duration = Duration::from_secs(600);

/// Ticks between two looks at what is to be forgotten, and at what series miss.
const UPKEEP_EVERY: u32 = 60;

/// Works until `stop` turns true. An error is logged and the next tick tries again.
pub async fn run(courier: Courier, tick: Duration, mut stop: watch::Receiver<bool>) {
    let mut pause = PAUSE;
    let mut rest = Duration::ZERO;
    let mut ticks = 0_u32;
    while !*stop.borrow() {
        if let Err(error) = plan(&courier, ticks.is_multiple_of(UPKEEP_EVERY)).await {
            tracing::warn!(%error, "planning failed; the next tick tries again");
        }
        ticks = ticks.wrapping_add(1);
        if rest.is_zero() {
            match deliver(&courier, &stop).await {
                Ok(true) => {
                    tracing::warn!(
                        seconds = pause.as_secs(),
                        "the mail relay is not available; the queue rests"
                    );
                    rest = pause;
                    pause = (pause * 2).min(LONGEST_PAUSE);
                }
                Ok(false) => pause = PAUSE,
                Err(error) => tracing::warn!(%error, "delivery failed; the next tick tries again"),
            }
        } else {
            rest = rest.saturating_sub(tick);
        }
        tokio::select! {
            _ = stop.changed() => {}
            () = tokio::time::sleep(tick) => {}
        }
    }
}

async fn plan(courier: &Courier, upkeep: bool) -> Result<()> {
    let (db, mut context) = (courier.db.clone(), courier.context.clone());
    let tidy = courier.db.clone();
    context.now = courier.clock.now();
    let mail_days = courier.mail_days;
    let job = move || -> Result<()> {
        let now = context.clone();
        let planned = db.write(move |tx| plan_reminders::run(tx, &now))?;
        if planned > 0 {
            tracing::info!(planned, "reminders were put into the outbox");
        }
        brief(&db, &context);
        lapse(&db, &context);
        if upkeep {
            extend(&db, &context);
            let forgotten = db.write(move |tx| purge_records::run(tx, &context, mail_days))?;
            if let Err(error) = tidied(&tidy, forgotten) {
                tracing::warn!(%error, "the trace of deleted rows is still there; the next look tries again");
            }
            if forgotten > 0 {
                tracing::info!(
                    rows = forgotten,
                    "what residents gave was deleted, as announced"
                );
            }
        }
        Ok(())
    };
    match tokio::task::spawn_blocking(job).await {
        Ok(answer) => answer,
        Err(_) => Err(Error::NotFound),
    }
}

/// What was deleted leaves no trace in the files of the database either.
fn tidied(db: &Db, forgotten: usize) -> std::result::Result<(), StoreError> {
    if forgotten > 0 { db.tidy() } else { Ok(()) }
}

/// Puts the briefings of officers that are due into the outbox.
fn brief(db: &Db, context: &Context) {
    let now = context.clone();
    match db.write(move |tx| plan_briefings::run(tx, &now)) {
        Ok(0) => {}
        Ok(planned) => tracing::info!(planned, "briefings were put into the outbox"),
        Err(error) => {
            tracing::warn!(%error, "briefings were not planned; the next look tries again")
        }
    }
}

/// Passes on seats nobody answered for, event by event; one that fails is tried again with the next
/// look.
fn lapse(db: &Db, context: &Context) {
    let now = context.clone();
    let due = db.read(move |tx| lapse_offers::due(tx, &now));
    let due = due.unwrap_or_else(|error| {
        tracing::warn!(%error, "offers were not looked at; the next look tries again");
        Vec::new()
    });
    for event in due {
        let now = context.clone();
        match db.write(move |tx| lapse_offers::run(tx, &now, event)) {
            Ok(parties) => tracing::info!(%event, parties, "seats nobody answered for went on"),
            Err(error) => tracing::warn!(%event, %error, "lapsed seats stay where they are"),
        }
    }
}

/// Makes what series miss, each in a transaction of its own, so that one that fails does not hold up
/// the others; the next look tries it again.
fn extend(db: &Db, context: &Context) {
    let now = context.clone();
    let due = db.read(move |tx| extend_series::due(tx, &now));
    let due = due.unwrap_or_else(|error| {
        tracing::warn!(%error, "series were not looked at; the next look tries again");
        Vec::new()
    });
    for series in due {
        let now = context.clone();
        match db.write(move |tx| extend_series::run(tx, &now, series)) {
            Ok(made) => tracing::info!(%series, made, "the next dates of a series were made"),
            Err(error) => tracing::warn!(%series, %error, "a series was not continued"),
        }
    }
}

/// Delivers until nothing is due; `true` when the relay is down.
async fn deliver(courier: &Courier, stop: &watch::Receiver<bool>) -> Result<bool> {
    loop {
        let round = deliver_outbox::run(courier, &|| *stop.borrow()).await?;
        if round.sent > 0 {
            tracing::info!(sent = round.sent, "messages left");
        }
        if round.pause {
            return Ok(true);
        }
        if round.claimed == 0 || *stop.borrow() {
            return Ok(false);
        }
    }
}
