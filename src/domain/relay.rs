//! The circuit breaker before the mail relay, shared by every worker of an installation. A relay that
//! is down or unwilling is left alone for a while, then asked with a single message; only when that
//! one gets through does the queue go on. No message's tries are used up meanwhile (MAIL.md, 42).

use chrono::{DateTime, TimeDelta, Utc};

/// What is known about the relay.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Relay {
    /// How often in a row it was not there.
    pub failures: u32,
    /// Until then nobody asks it.
    pub rests_until: Option<DateTime<Utc>>,
    /// The lease of the one message it is being asked with.
    pub probe: Option<String>,
}

/// Whether messages may be taken up now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gate {
    Open,
    /// The rest is over: one message, to see whether the relay is back.
    Probe,
    /// The relay rests, or is being asked by somebody else.
    Closed,
}

/// What one try said about the relay, whatever became of the message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heard {
    /// It was not asked.
    Nothing,
    /// It answered, yes or no.
    Answer,
    /// It was not there, or not for us: no connection, no sign-in, 421.
    NotThere,
    /// It fell silent or hung up in the middle.
    Unclear,
}

/// How long the relay is left alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rest {
    /// After the first failure; doubled with each further one.
    pub first: TimeDelta,
    pub longest: TimeDelta,
}

impl Default for Rest {
    fn default() -> Self {
        Self {
            first: TimeDelta::seconds(30),
            longest: TimeDelta::minutes(10),
        }
    }
}

impl Relay {
    #[must_use]
    pub fn gate(&self, now: DateTime<Utc>) -> Gate {
        match self.rests_until {
            None => Gate::Open,
            Some(until) if now >= until => Gate::Probe,
            Some(_) => Gate::Closed,
        }
    }

    /// One message goes out under this lease; everybody else waits until `until`, in case the one
    /// who asks dies.
    #[must_use]
    pub fn probed(&self, lease: &str, until: DateTime<Utc>) -> Self {
        Self {
            failures: self.failures,
            rests_until: Some(until),
            probe: Some(lease.to_owned()),
        }
    }

    /// The relay was not there for the message under this lease. Messages that were on their way
    /// when it went down are one failure, not many.
    fn failed(&self, lease: &str, now: DateTime<Utc>, rest: Rest) -> Self {
        let is_probe = self.probe.as_deref() == Some(lease);
        if self.gate(now) == Gate::Closed && !is_probe {
            return self.clone();
        }
        let failures = self.failures.saturating_add(1);
        Self {
            failures,
            rests_until: Some(now + rest.after(failures)),
            probe: None,
        }
    }

    /// What is known after a try under `lease`; `None` when nothing new is.
    #[must_use]
    pub fn after(&self, heard: Heard, lease: &str, now: DateTime<Utc>, rest: Rest) -> Option<Self> {
        let is_probe = self.probe.as_deref() == Some(lease);
        let next = match heard {
            Heard::Answer => Self::default(),
            Heard::NotThere => self.failed(lease, now, rest),
            Heard::Unclear if is_probe => self.failed(lease, now, rest),
            // Nobody was asked after all: the next one is.
            Heard::Nothing if is_probe => Self {
                rests_until: Some(now),
                probe: None,
                ..self.clone()
            },
            Heard::Nothing | Heard::Unclear => return None,
        };
        (next != *self).then_some(next)
    }
}

impl Rest {
    /// `first * 2^(failures - 1)`, at most `longest`.
    #[must_use]
    pub fn after(self, failures: u32) -> TimeDelta {
        let doublings = failures.saturating_sub(1).min(20);
        let rest = self.first.num_seconds().saturating_mul(1 << doublings);
        TimeDelta::seconds(rest.max(1)).min(self.longest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_800_000_000 + seconds, 0).unwrap()
    }

    #[test]
    fn a_relay_that_is_down_rests_and_is_then_asked_with_one_message() {
        let rest = Rest::default();
        let down = Relay::default().failed("one", at(0), rest);
        assert_eq!(down.gate(at(29)), Gate::Closed);
        assert_eq!(down.gate(at(30)), Gate::Probe);
        let asked = down.probed("two", at(30 + 600));
        assert_eq!(asked.gate(at(31)), Gate::Closed, "everybody else waits");
        let still_down = asked.failed("two", at(32), rest);
        assert_eq!(still_down.gate(at(32 + 59)), Gate::Closed);
        assert_eq!(still_down.gate(at(32 + 60)), Gate::Probe);
        let back = still_down.probed("three", at(700));
        let known = back.after(Heard::Answer, "three", at(95), rest).unwrap();
        assert_eq!(known.gate(at(95)), Gate::Open);
        assert_eq!(
            known.after(Heard::Answer, "four", at(96), rest),
            None,
            "nothing new"
        );
    }

    #[test]
    fn a_relay_that_hangs_up_on_the_one_message_it_is_asked_with_rests_again() {
        let rest = Rest::default();
        let down = Relay::default().failed("one", at(0), rest);
        let asked = down.probed("two", at(630));
        assert_eq!(asked.after(Heard::Unclear, "other", at(31), rest), None);
        let again = asked.after(Heard::Unclear, "two", at(31), rest).unwrap();
        assert_eq!((again.failures, again.gate(at(40))), (2, Gate::Closed));
        let unasked = asked.after(Heard::Nothing, "two", at(31), rest).unwrap();
        assert_eq!((unasked.failures, unasked.gate(at(31))), (1, Gate::Probe));
    }

    #[test]
    fn messages_that_were_on_their_way_when_it_went_down_are_one_failure() {
        let rest = Rest::default();
        let mut relay = Relay::default();
        for lease in ["a", "b", "c", "d"] {
            relay = relay.failed(lease, at(1), rest);
        }
        assert_eq!((relay.failures, relay.gate(at(31))), (1, Gate::Probe));
    }

    #[test]
    fn whoever_asks_and_dies_does_not_keep_the_queue_shut() {
        let down = Relay::default().failed("one", at(0), Rest::default());
        let asked = down.probed("two", at(630));
        assert_eq!(asked.gate(at(629)), Gate::Closed);
        assert_eq!(asked.gate(at(630)), Gate::Probe);
    }

    proptest! {
        #[test]
        fn the_rest_grows_and_never_beyond_its_limit(failures in 0u32..u32::MAX) {
            let rest = Rest::default();
            prop_assert!(rest.after(failures) <= rest.longest);
            prop_assert!(rest.after(failures) >= rest.first);
            prop_assert!(rest.after(failures.saturating_add(1)) >= rest.after(failures));
        }
    }
}
