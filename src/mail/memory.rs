//! A mailer's transport that keeps messages in memory, for tests. Outcomes can be scripted.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::domain::outbox::Delivery;
use crate::mail::Envelope;

/// A message that was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    pub to: String,
    pub message_id: String,
    pub raw: Vec<u8>,
}

#[derive(Debug, Default)]
struct Inside {
    kept: Vec<Kept>,
    script: VecDeque<Delivery>,
    tried: Vec<String>,
}

/// Clones share what they keep.
#[derive(Debug, Clone, Default)]
pub struct Memory {
    inside: Arc<Mutex<Inside>>,
}

impl Memory {
    /// The next attempt has this outcome, and the one after it the next of the script; without a
    /// script every message is accepted.
    pub fn script(&self, outcomes: impl IntoIterator<Item = Delivery>) {
        self.lock().script.extend(outcomes);
    }

    /// Messages that were accepted, in order.
    #[must_use]
    pub fn kept(&self) -> Vec<Kept> {
        self.lock().kept.clone()
    }

    /// Attempts so far, whatever became of them.
    #[must_use]
    pub fn attempts(&self) -> usize {
        self.lock().tried.len()
    }

    /// The Message-ID of each attempt, in order.
    #[must_use]
    pub fn message_ids(&self) -> Vec<String> {
        self.lock().tried.clone()
    }

    /// One attempt.
    #[must_use]
    pub fn deliver(&self, envelope: &Envelope<'_>, raw: &[u8]) -> Delivery {
        let mut inside = self.lock();
        inside.tried.push(envelope.message_id.to_owned());
        let outcome = inside
            .script
            .pop_front()
            .unwrap_or(Delivery::Accepted { code: 250 });
        if matches!(outcome, Delivery::Accepted { .. }) {
            inside.kept.push(Kept {
                to: envelope.to.as_str().to_owned(),
                message_id: envelope.message_id.to_owned(),
                raw: raw.to_vec(),
            });
        }
        outcome
    }

    fn lock(&self) -> MutexGuard<'_, Inside> {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
