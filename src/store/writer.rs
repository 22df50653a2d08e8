//! SQLite has one writer: a thread that takes the queued jobs, runs each in a savepoint of one
//! immediate transaction, commits, and only then answers them all. One flush to disk serves many.
//!
//! Traps: a panic caught around diesel's own `transaction` leaves its depth too high, and the next
//! "commit" would then only release a savepoint. So the depth is brought back after each job and
//! checked before COMMIT, and whatever COMMIT says is said to every member of the group.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::thread::JoinHandle;

use super::db::{Kind, Tx, attempt, begin, begin_savepoint, broken, commit, roll_back_to};
use super::error::{StoreError, StoreResult};
use super::pool::{AnyConnection, Purpose, connect};
use super::url::DatabaseUrl;

/// Jobs committed together at most; it bounds how long the first waits for the last.
const GROUP: usize = 64;

/// The queue in front of the writing thread.
#[derive(Debug)]
pub(super) struct Writer {
    queue: Option<SyncSender<Box<dyn Job>>>,
    /// Jobs taken into the queue since the start.
    queued: AtomicUsize,
    thread: Option<JoinHandle<()>>,
}

/// A queued closure whose types are forgotten.
trait Job: Send {
    /// Runs in a savepoint at depth 2; whether its work may be kept.
    fn run(&mut self, conn: &mut AnyConnection) -> bool;
    /// Answers the caller after the group has ended.
    fn answer(self: Box<Self>, group: &StoreResult<()>);
}

struct Pending<F, T, E> {
    job: Option<F>,
    result: Option<Result<T, E>>,
    reply: SyncSender<Result<T, E>>,
}

impl<F, T, E> Job for Pending<F, T, E>
where
    F: FnOnce(&mut Tx<'_>) -> Result<T, E> + Send,
    T: Send,
    E: From<StoreError> + Send,
{
    fn run(&mut self, conn: &mut AnyConnection) -> bool {
        let Some(job) = self.job.take() else {
            return false;
        };
        let (result, keep) = attempt(conn, 2, job);
        self.result = Some(result);
        keep
    }

    fn answer(self: Box<Self>, group: &StoreResult<()>) {
        let answer = match (self.result, group) {
            (Some(Err(error)), _) => Err(error),
            (_, Err(error)) => Err(E::from(error.clone())),
            (Some(Ok(value)), Ok(())) => Ok(value),
            (None, Ok(())) => Err(E::from(broken())),
        };
        // The caller may have gone away; the work stands all the same.
        drop(self.reply.send(answer));
    }
}

impl Writer {
    /// Opens the file and starts the thread.
    ///
    /// # Errors
    /// When the file cannot be opened or the thread not be started.
    pub(super) fn start(url: DatabaseUrl, queue: usize) -> StoreResult<Self> {
        let conn = connect(&url, Purpose::Writing)?;
        let (sender, receiver) = sync_channel(queue.max(1));
        let thread = std::thread::Builder::new()
            .name("sqlite-writer".to_owned())
            .spawn(move || work(&url, Some(conn), &receiver))
            .map_err(|_| StoreError::Unavailable("no thread for the writer".to_owned()))?;
        Ok(Self {
            queue: Some(sender),
            queued: AtomicUsize::new(0),
            thread: Some(thread),
        })
    }

    /// Queues the job and waits for its answer.
    pub(super) fn run<T, E, F>(&self, job: F) -> Result<T, E>
    where
        F: FnOnce(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let (reply, answer) = sync_channel(1);
        let pending = Box::new(Pending {
            job: Some(job),
            result: None,
            reply,
        });
        let queue = self.queue.as_ref().ok_or_else(stopped)?;
        queue.try_send(pending).map_err(|refused| match refused {
            TrySendError::Full(_) => StoreError::Busy,
            TrySendError::Disconnected(_) => stopped(),
        })?;
        self.queued.fetch_add(1, Ordering::SeqCst);
        answer.recv().map_err(|_| stopped())?
    }

    /// How many jobs the queue has taken since the start.
    #[cfg(test)]
    pub(super) fn queued(&self) -> usize {
        self.queued.load(Ordering::SeqCst)
    }
}

impl Drop for Writer {
    /// Lets the queue run empty and waits for it.
    fn drop(&mut self) {
        self.queue = None;
        if let Some(thread) = self.thread.take()
            && thread.thread().id() != std::thread::current().id()
        {
            drop(thread.join());
        }
    }
}

fn stopped() -> StoreError {
    StoreError::Unavailable("the writer has stopped".to_owned())
}

fn work(url: &DatabaseUrl, mut conn: Option<AnyConnection>, queue: &Receiver<Box<dyn Job>>) {
    while let Ok(first) = queue.recv() {
        let mut group = Vec::new();
        let outcome = match reconnect(url, conn.take()) {
            Ok(mut open) => {
                let outcome = run_group(&mut open, first, queue, &mut group);
                // After any failure the state of the connection is not worth guessing.
                conn = outcome.is_ok().then_some(open);
                outcome
            }
            Err(error) => {
                group.push(first);
                Err(error)
            }
        };
        for job in group {
            job.answer(&outcome);
        }
    }
}

fn reconnect(url: &DatabaseUrl, conn: Option<AnyConnection>) -> StoreResult<AnyConnection> {
    conn.map_or_else(|| connect(url, Purpose::Writing), Ok)
}

/// Runs the first job and those that wait behind it in one transaction, and commits.
fn run_group(
    conn: &mut AnyConnection,
    first: Box<dyn Job>,
    queue: &Receiver<Box<dyn Job>>,
    group: &mut Vec<Box<dyn Job>>,
) -> StoreResult<()> {
    let mut next = Some(first);
    let mut state = begin(conn, Kind::Write);
    while let Some(mut job) = next.take() {
        if state.is_ok() {
            state = run_one(conn, job.as_mut());
        }
        group.push(job);
        if state.is_ok() && group.len() < GROUP {
            next = queue.try_recv().ok();
        }
    }
    state?;
    if conn.depth() != Some(1) {
        return Err(broken());
    }
    commit(conn)
}

/// One job in its savepoint. An error here is one of the whole group.
fn run_one(conn: &mut AnyConnection, job: &mut dyn Job) -> StoreResult<()> {
    begin_savepoint(conn)?;
    if job.run(conn) {
        commit(conn)?;
        if conn.depth() == Some(1) {
            Ok(())
        } else {
            Err(broken())
        }
    } else {
        roll_back_to(conn, 1)
    }
}
