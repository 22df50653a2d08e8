//! Connections that are kept between messages. A connection is owned by whoever uses it and comes back
//! only after a message was taken, with every reply read: one that erred, or whose user was broken off,
//! is dropped, for a reply read late would be taken for the answer to the next command. Nothing is said
//! on it until the next message, so that nobody says anything before the outcome is written down.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use lettre::transport::smtp::client::AsyncSmtpConnection;
use tokio::time::Instant;

/// A server may close a connection that says nothing; after this long a new one is made.
const FRESH: Duration = Duration::from_secs(10);

/// Messages over one connection; many servers allow about a hundred.
const MOST: u32 = 100;

/// A connection between two messages.
pub(super) struct Line {
    pub connection: AsyncSmtpConnection,
    /// Messages taken so far.
    pub taken: u32,
    since: Instant,
}

impl Line {
    pub(super) fn new(connection: AsyncSmtpConnection) -> Self {
        Self {
            connection,
            taken: 0,
            since: Instant::now(),
        }
    }

    pub(super) fn is_new(&self) -> bool {
        self.taken == 0
    }

    /// It may serve another message.
    pub(super) fn is_fit(&self) -> bool {
        self.taken < MOST && self.since.elapsed() < FRESH
    }
}

/// The connections that nobody uses at this instant.
#[derive(Clone, Default)]
pub(super) struct Lines(Arc<Mutex<Vec<Line>>>);

impl Lines {
    /// The one used last; it belongs to the caller from now on.
    pub(super) fn take(&self) -> Option<Line> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).pop()
    }

    /// After a message was taken.
    pub(super) fn put(&self, mut line: Line) {
        line.taken += 1;
        line.since = Instant::now();
        let mut idle = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        idle.push(line);
    }

    /// All of them, to be closed.
    pub(super) fn drain(&self) -> Vec<Line> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl std::fmt::Debug for Lines {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Lines")
    }
}
