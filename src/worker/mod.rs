//! The loop that plans reminders and letters of news, publishes what is due, passes on seats nobody answered for, makes the next dates of series, delivers the outbox and forgets what is due to be forgotten.
//! Several may run, in several processes: leases and dedup keys keep them out of each other's way.

use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::TimeDelta;
use tokio::sync::watch;
use tokio::task::JoinSet;

use crate::domain::schedule::Verdict;
use crate::domain::time::Pulse;
use crate::services::deliver_outbox::{self, Courier, Round};
use crate::services::ports::SentMark;
use crate::services::start_sender::{self, Doubt};
use crate::services::{
    Context, Error, Result, extend_series, lapse_offers, plan_briefings, plan_news, plan_reminders,
    publish_due, purge_records,
};
use crate::store::{Db, StoreError};

pub mod mark;

/// Ticks between two looks at what is to be forgotten, and at what series miss.
const UPKEEP_EVERY: u32 = 60;

/// Ticks between two notes that a worker is at work.
const BEAT_EVERY: u32 = 12;

/// The pace of a worker, and what it remembers.
#[derive(Clone)]
pub struct Habits {
    /// Between two looks at what is due.
    pub tick: Duration,
    /// Messages on their way at once.
    pub connections: u16,
    /// How long nobody may have been at work before mail waits to be resumed; `None` is for ever.
    pub silence: Option<TimeDelta>,
    pub mark: Arc<dyn SentMark>,
}

/// Works until `stop` turns true. An error is logged and the next tick tries again.
pub async fn run(courier: Courier, habits: Habits, mut stop: watch::Receiver<bool>) {
    let (began, mut pulse, mut ticks) = (Instant::now(), Pulse::default(), 0_u32);
    let (mut started, mut lanes) = (false, Lanes::default());
    while !*stop.borrow() {
        started = started || start(&courier, &habits).await;
        let jump = pulse.beat(courier.clock.now(), began.elapsed());
        match jump {
            // What is due by a clock that was just set may not be due at all.
            Some(jump) => tracing::warn!(
                seconds = jump.num_seconds(),
                "the clock of this machine jumped; this tick is left out"
            ),
            None if started => {
                upkeep(&courier, &habits, ticks).await;
                lanes.fill(&courier, habits.connections, &stop);
            }
            None => {}
        }
        ticks = ticks.wrapping_add(1);
        tokio::select! {
            _ = stop.changed() => {}
            () = tokio::time::sleep(habits.tick) => {}
        }
        lanes.collect();
    }
    lanes.finish().await;
}

/// Whether the worker may begin; it asks again with the next tick when the database is away.
async fn start(courier: &Courier, habits: &Habits) -> bool {
    let (context, mark, silence) = (context(courier), habits.mark.clone(), habits.silence);
    let job =
        move |db: &Db| db.write(move |tx| start_sender::run(tx, &context, mark.as_ref(), silence));
    match hop(&courier.db, job).await {
        Ok(None) => {}
        Ok(Some(Doubt::RolledBack { remembered })) => tracing::warn!(
            %remembered,
            "the database is older than what was sent from it: mail waits until cuppa mail resume"
        ),
        Ok(Some(Doubt::Silent { since })) => tracing::warn!(
            %since,
            "no worker was at work for long: mail waits until cuppa mail resume"
        ),
        Err(error) => {
            tracing::warn!(%error, "the worker cannot begin; the next tick tries again");
            return false;
        }
    }
    true
}

async fn upkeep(courier: &Courier, habits: &Habits, ticks: u32) {
    if ticks.is_multiple_of(BEAT_EVERY) {
        beat(courier, habits).await;
    }
    if let Err(error) = plan(courier, ticks.is_multiple_of(UPKEEP_EVERY)).await {
        tracing::warn!(%error, "planning failed; the next tick tries again");
    }
}

/// First in the database, then in the file: the file alone may be a little behind.
async fn beat(courier: &Courier, habits: &Habits) {
    let (context, mark) = (context(courier), habits.mark.clone());
    let now = context.now;
    let noted = hop(&courier.db, move |db| {
        db.write(move |tx| start_sender::beat(tx, &context))?;
        mark.remember(now);
        Ok(())
    });
    if let Err(error) = noted.await {
        tracing::warn!(%error, "that the worker is at work was not noted");
    }
}

fn told(round: Round) {
    if round.sent > 0 {
        tracing::info!(sent = round.sent, "messages left");
    }
    if round.pause {
        tracing::warn!("the mail relay is not available; the queue rests");
    }
}

fn context(courier: &Courier) -> Context {
    Context {
        now: courier.clock.now(),
        ..courier.context.clone()
    }
}

/// Runs a blocking closure off the async threads.
async fn hop<T, F>(db: &Db, job: F) -> Result<T>
where
    T: Send + 'static,
    F: FnOnce(&Db) -> Result<T> + Send + 'static,
{
    let db = db.clone();
    match tokio::task::spawn_blocking(move || job(&db)).await {
        Ok(answer) => answer,
        Err(_) => Err(Error::Store(StoreError::Unavailable(
            "the work was stopped".to_owned(),
        ))),
    }
}

async fn plan(courier: &Courier, upkeep: bool) -> Result<()> {
    let context = context(courier);
    let mail_days = courier.mail_days;
    hop(&courier.db, move |db| {
        let now = context.clone();
        let planned = db.write(move |tx| plan_reminders::run(tx, &now))?;
        if planned > 0 {
            tracing::info!(planned, "reminders were put into the outbox");
        }
        brief(db, &context);
        lapse(db, &context);
        publish(db, &context);
        news(db, &context);
        if upkeep {
            keep_up(db, context, mail_days)?;
        }
        Ok(())
    })
    .await
}

/// Makes the next dates of series and forgets what is due to be forgotten.
fn keep_up(db: &Db, context: Context, mail_days: i64) -> Result<()> {
    extend(db, &context);
    let forgotten = db.write(move |tx| purge_records::run(tx, &context, mail_days))?;
    if let Err(error) = tidied(db, forgotten) {
        tracing::warn!(%error, "the trace of deleted rows is still there; the next look tries again");
    }
    if forgotten > 0 {
        tracing::info!(
            rows = forgotten,
            "what residents gave was deleted, as announced"
        );
    }
    Ok(())
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
            tracing::warn!(%error, "briefings were not planned; the next look tries again");
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

/// Publishes what was to be published by now, event by event, so that one that fails does not hold up
/// the others; the next look tries it again.
fn publish(db: &Db, context: &Context) {
    let now = context.clone();
    let due = db.read(move |tx| publish_due::due(tx, &now));
    let due = due.unwrap_or_else(|error| {
        tracing::warn!(%error, "nobody looked for what is to be published; the next look tries again");
        Vec::new()
    });
    for event in due {
        let now = context.clone();
        match db.write(move |tx| publish_due::run(tx, &now, event)) {
            Ok(None) => {}
            Ok(Some(Verdict::Publish)) => tracing::info!(%event, "an event was published on time"),
            Ok(Some(Verdict::Stop)) => {
                tracing::warn!(%event, "an event was not published: the fact check found something");
            }
            Err(error) => tracing::warn!(%event, %error, "an event was not published on time"),
        }
    }
}

/// Plans letters of news, piece by piece; what fails is tried again with the next look.
fn news(db: &Db, context: &Context) {
    let now = context.clone();
    let due = db.read(move |tx| plan_news::due(tx, &now));
    let due = due.unwrap_or_else(|error| {
        tracing::warn!(%error, "nobody looked for news; the next look tries again");
        Vec::new()
    });
    for piece in due.chunks(plan_news::PIECE) {
        let (now, piece) = (context.clone(), piece.to_vec());
        match db.write(move |tx| plan_news::run(tx, &now, &piece)) {
            Ok(0) => {}
            Ok(planned) => tracing::info!(planned, "letters of news were put into the outbox"),
            Err(error) => tracing::warn!(%error, "letters of news were not planned"),
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

/// Deliveries beside each other, one for each connection. Each ends when nothing is due; one that hangs
/// holds up nobody but itself.
#[derive(Default)]
struct Lanes(JoinSet<Result<Round>>);

impl Lanes {
    /// Begins as many as are missing.
    fn fill(&mut self, courier: &Courier, connections: u16, stop: &watch::Receiver<bool>) {
        for _ in self.0.len()..usize::from(connections) {
            let (courier, stop) = (courier.clone(), stop.clone());
            self.0
                .spawn(async move { deliver_outbox::run(&courier, &|| *stop.borrow()).await });
        }
    }

    /// Hears those that have ended.
    fn collect(&mut self) {
        let mut all = Round::default();
        while let Some(ended) = self.0.try_join_next() {
            all = all.and(heard(ended));
        }
        told(all);
    }

    /// Waits for the messages that are on their way.
    async fn finish(mut self) {
        let mut all = Round::default();
        while let Some(ended) = self.0.join_next().await {
            all = all.and(heard(ended));
        }
        told(all);
    }
}

fn heard(ended: std::result::Result<Result<Round>, tokio::task::JoinError>) -> Round {
    match ended {
        Ok(Ok(round)) => return round,
        Ok(Err(error)) => tracing::warn!(%error, "delivery failed; the next tick tries again"),
        Err(error) => tracing::error!(%error, "a delivery broke off; the next tick begins another"),
    }
    Round::default()
}
