//! What a coordinator sees of a department: sums, and how many events ahead lack something. No event and
//! no resident stands in them.

use chrono::{DateTime, TimeDelta, Utc};

use crate::domain::event::{Event, State};
use crate::domain::promise::Promise;

/// What is missing is counted among the events of so many days.
pub const SOON: TimeDelta = TimeDelta::days(60);
/// An open promise is old after so many days.
pub const OLD: TimeDelta = TimeDelta::days(30);

/// The sums of one department, or of several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Overview {
    /// Announced events that are not over.
    pub ahead: u32,
    /// Those of them that start within [`SOON`].
    pub soon: u32,
    /// Those of `soon` without an officer.
    pub no_officers: u32,
    /// Those of `soon` at a place of which nothing says how to get in.
    pub no_access: u32,
    /// Groups and people who said yes to what is ahead.
    pub parties: u32,
    pub heads: u32,
    /// Announced events that are over.
    pub held: u32,
    /// Events that were called off, their time over.
    pub cancelled: u32,
    /// People counted at those that were held.
    pub came: u32,
    /// Published articles.
    pub articles: u32,
    /// Promises that are open and older than [`OLD`].
    pub old_promises: u32,
}

impl Overview {
    /// What the events themselves say; everything else is nought.
    #[must_use]
    pub fn of_events(events: &[Event], now: DateTime<Utc>) -> Self {
        let mut sums = Self::default();
        for event in events {
            let is_on = matches!(event.state, State::Published | State::Closed);
            match (is_on, event.is_over(now)) {
                (true, true) => sums.held += 1,
                (true, false) => sums.count_ahead(event, now),
                (false, true) if event.state == State::Cancelled => sums.cancelled += 1,
                (false, _) => {}
            }
        }
        sums
    }

    fn count_ahead(&mut self, event: &Event, now: DateTime<Utc>) {
        self.ahead += 1;
        if event.times.starts_at > now + SOON {
            return;
        }
        self.soon += 1;
        self.no_officers += u32::from(event.officers.is_empty());
        self.no_access += u32::from(event.venue.facts.access_notes.is_empty());
    }

    /// How many of these are open and old.
    #[must_use]
    pub fn old(open: &[Promise], now: DateTime<Utc>) -> u32 {
        let old = open.iter().filter(|promise| promise.created_at < now - OLD);
        u32::try_from(old.count()).unwrap_or(u32::MAX)
    }

    /// The part of the events whose time is over that were called off, in whole percent; nothing when
    /// there was none.
    #[must_use]
    pub fn cancelled_percent(&self) -> Option<u32> {
        let all = self.held + self.cancelled;
        (self.cancelled * 100 + all / 2).checked_div(all)
    }

    /// Every sum with its word in files.
    #[must_use]
    pub fn measures(&self) -> [(&'static str, u32); 11] {
        [
            ("ahead", self.ahead),
            ("soon", self.soon),
            ("no-officers", self.no_officers),
            ("no-access", self.no_access),
            ("parties", self.parties),
            ("heads", self.heads),
            ("held", self.held),
            ("cancelled", self.cancelled),
            ("came", self.came),
            ("articles", self.articles),
            ("old-promises", self.old_promises),
        ]
    }

    /// Both together.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            ahead: self.ahead + other.ahead,
            soon: self.soon + other.soon,
            no_officers: self.no_officers + other.no_officers,
            no_access: self.no_access + other.no_access,
            parties: self.parties + other.parties,
            heads: self.heads + other.heads,
            held: self.held + other.held,
            cancelled: self.cancelled + other.cancelled,
            came: self.came + other.came,
            articles: self.articles + other.articles,
            old_promises: self.old_promises + other.old_promises,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn held(held: u32, cancelled: u32) -> Overview {
        Overview {
            held,
            cancelled,
            ..Overview::default()
        }
    }

    #[test]
    fn the_part_that_was_called_off_is_rounded_and_nothing_of_nothing() {
        assert_eq!(held(0, 0).cancelled_percent(), None);
        assert_eq!(held(6, 1).cancelled_percent(), Some(14));
        assert_eq!(held(1, 1).cancelled_percent(), Some(50));
        assert_eq!(held(0, 3).cancelled_percent(), Some(100));
        assert_eq!(held(199, 1).cancelled_percent(), Some(1));
    }

    #[test]
    fn every_measure_has_a_word_of_its_own() {
        let words: std::collections::BTreeSet<_> = Overview::default()
            .measures()
            .iter()
            .map(|(word, _)| *word)
            .collect();
        assert_eq!(words.len(), Overview::default().measures().len());
    }

    proptest! {
        #[test]
        fn the_sum_of_two_is_theirs_number_by_number(one in any::<[u16; 11]>(), two in any::<[u16; 11]>()) {
            let of = |n: [u16; 11]| {
                let [ahead, soon, no_officers, no_access, parties, heads, held, cancelled, came, articles, old_promises] =
                    n.map(u32::from);
                Overview { ahead, soon, no_officers, no_access, parties, heads, held, cancelled, came, articles, old_promises }
            };
            let all = of(one).plus(of(two)).measures();
            for (place, (_, sum)) in all.iter().enumerate() {
                prop_assert_eq!(*sum, u32::from(one[place]) + u32::from(two[place]));
            }
        }
    }
}
