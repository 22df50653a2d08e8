//! The instants of an event anew from its wall clock, which is the truth: when the zone data changed,
//! or when its place turns out to be in another zone.

use chrono::{DateTime, NaiveDateTime, Utc};

use crate::domain::event::Times;
use crate::domain::zone::{self, Resolved, Zone};

impl Times {
    /// The same wall clock in `zone`, by today's zone data. A start that comes twice stays the pass
    /// it was. A start or an end that the clock jumps over is kept as it is written, with the
    /// instant calendar apps take (RFC 5545 section 3.3.5): see [`Times::is_in_a_gap`].
    #[must_use]
    pub fn rederived(&self, zone: Zone) -> Self {
        let starts_at = match zone::resolve(self.local_start, zone) {
            Resolved::Twice(_, second) if self.is_second_pass() => second,
            _ => zone::earliest(self.local_start, zone),
        };
        let ends_at = match zone::resolve(self.local_end, zone) {
            Resolved::Twice(first, second) if first <= starts_at => second,
            _ => zone::earliest(self.local_end, zone),
        };
        let length = self.ends_at - self.starts_at;
        Self {
            zone,
            starts_at,
            ends_at: if ends_at > starts_at {
                ends_at
            } else {
                starts_at + length
            },
            ..self.clone()
        }
    }

    /// Whether clocks never show the start or the end. Such times are refused when they are entered;
    /// a later law can still take an hour away.
    #[must_use]
    pub fn is_in_a_gap(&self) -> bool {
        let is_skipped =
            |local: NaiveDateTime| zone::resolve(local, self.zone) == Resolved::Skipped;
        is_skipped(self.local_start) || is_skipped(self.local_end)
    }

    /// Whether both describe the same stretch of time.
    #[must_use]
    pub fn same_instants(&self, other: &Self) -> bool {
        let span =
            |times: &Self| -> (DateTime<Utc>, DateTime<Utc>) { (times.starts_at, times.ends_at) };
        span(self) == span(other)
    }

    fn is_second_pass(&self) -> bool {
        match zone::resolve(self.local_start, self.zone) {
            Resolved::Twice(_, second) => second == self.starts_at,
            Resolved::Single(_) | Resolved::Skipped => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::event::Occurrence;
    use chrono::TimeDelta;
    use proptest::prelude::*;

    fn zone(name: &str) -> Zone {
        Zone::parse(name).unwrap()
    }

    fn wall(text: &str) -> NaiveDateTime {
        text.parse().unwrap()
    }

    #[test]
    fn an_instant_made_with_old_data_comes_back_to_its_wall_clock() {
        let vancouver = zone("America/Vancouver");
        let now = Times::derive(
            wall("2026-12-10T15:00:00"),
            wall("2026-12-10T17:00:00"),
            vancouver,
            None,
        );
        let now = now.unwrap();
        let hour = TimeDelta::hours(1);
        let old = Times {
            starts_at: now.starts_at + hour,
            ends_at: now.ends_at + hour,
            ..now.clone()
        };
        assert!(!old.same_instants(&now));
        assert_eq!(old.rederived(vancouver), now);
        assert_eq!(now.rederived(vancouver), now);
    }

    #[test]
    fn the_second_pass_of_an_hour_stays_the_second_and_another_zone_keeps_the_wall_clock() {
        let (here, there) = (zone("America/Los_Angeles"), zone("America/Denver"));
        let (start, end) = (wall("2027-11-07T01:30:00"), wall("2027-11-07T03:00:00"));
        let second = Times::derive(start, end, here, Some(Occurrence::Second)).unwrap();
        assert_eq!(second.rederived(here), second);
        let moved = second.rederived(there);
        let expected = Times::derive(start, end, there, Some(Occurrence::Second)).unwrap();
        assert_eq!(moved, expected);
    }

    #[test]
    fn a_wall_clock_in_a_gap_is_kept_and_said_to_be_there() {
        let chicago = zone("America/Chicago");
        let (start, end) = (wall("2027-03-14T02:30:00"), wall("2027-03-14T04:00:00"));
        let before = Times {
            local_start: start,
            local_end: end,
            zone: chicago,
            starts_at: "2027-03-14T08:30:00Z".parse().unwrap(),
            ends_at: "2027-03-14T09:00:00Z".parse().unwrap(),
        };
        assert!(before.is_in_a_gap());
        let after = before.rederived(chicago);
        assert_eq!(
            after, before,
            "as if the clock had not jumped yet: 2:30 CST"
        );
    }

    proptest! {
        #[test]
        fn whatever_the_zone_the_end_stays_after_the_start(
            tz in prop::sample::select(chrono_tz::TZ_VARIANTS.to_vec()),
            minutes in 0_i64..10_000_000, length in 1_i64..1440, off in -7200_i64..7200,
        ) {
            let Ok(zone) = Zone::parse(tz.name()) else { return Ok(()) };
            let start = wall("2017-01-01T00:00:00") + TimeDelta::minutes(minutes);
            let stored = start.and_utc() + TimeDelta::seconds(off);
            let times = Times {
                local_start: start,
                local_end: start + TimeDelta::minutes(length),
                zone,
                starts_at: stored,
                ends_at: stored + TimeDelta::minutes(length),
            };
            let after = times.rederived(zone);
            prop_assert!(after.ends_at > after.starts_at);
            prop_assert_eq!(after.rederived(zone), after);
        }
    }
}
