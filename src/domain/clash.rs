//! Two things at once: an officer who would have to be at two events, and a place with two events.
//! A warning before publishing, never a wall; staff may know better.

use chrono::{DateTime, TimeDelta, Utc};

use crate::domain::event::{Event, State, Times};
use crate::domain::language::Language;
use crate::domain::zone::Zone;

/// What an officer needs to get from one event to another.
pub const WAY: TimeDelta = TimeDelta::minutes(30);

/// So far around an event others are looked at: the longest event and the way.
pub const AROUND: TimeDelta = TimeDelta::hours(25);

/// Something that happens at the same time as another event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Clash {
    /// The officer has to be at both.
    Officer { name: String, other: Other },
    /// Both are at the same place.
    Venue { other: Other },
}

/// The other event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Other {
    /// Title by language, as far as there are texts.
    pub titles: Vec<(Language, String)>,
    pub starts_at: DateTime<Utc>,
    pub zone: Zone,
}

impl Other {
    fn of(event: &Event) -> Self {
        let titles = event.texts.iter();
        Self {
            titles: titles
                .map(|(language, text)| (*language, text.title.clone()))
                .collect(),
            starts_at: event.times.starts_at,
            zone: event.times.zone,
        }
    }

    /// The title in this language, or in another one.
    #[must_use]
    pub fn title(&self, language: Language) -> &str {
        let own = self.titles.iter().find(|(known, _)| *known == language);
        own.or(self.titles.first())
            .map_or("", |(_, title)| title.as_str())
    }
}

/// The clashes of an event with others of its department, in their order. Events that are off do not
/// count.
#[must_use]
pub fn clashes(event: &Event, others: &[Event]) -> Vec<Clash> {
    let mut found = Vec::new();
    for other in others {
        let is_off = matches!(
            other.state,
            State::Cancelled | State::Postponed | State::Closed
        );
        if other.id == event.id || is_off {
            continue;
        }
        if overlap(&event.times, &other.times, WAY) {
            let both = event
                .officers
                .iter()
                .filter(|one| other.officers.iter().any(|theirs| theirs.id == one.id));
            found.extend(both.map(|one| Clash::Officer {
                name: one.facts.full_name(),
                other: Other::of(other),
            }));
        }
        if event.venue.id == other.venue.id
            && overlap(&event.times, &other.times, TimeDelta::zero())
        {
            found.push(Clash::Venue {
                other: Other::of(other),
            });
        }
    }
    found
}

/// Whether less than `way` lies between the two.
fn overlap(one: &Times, other: &Times, way: TimeDelta) -> bool {
    one.starts_at < other.ends_at + way && other.starts_at < one.ends_at + way
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::zone;
    use proptest::prelude::*;

    fn times(start: i64, minutes: i64) -> Times {
        let zone = Zone::parse("America/Chicago").unwrap();
        let starts_at = DateTime::from_timestamp(1_800_000_000 + start * 60, 0).unwrap();
        let ends_at = starts_at + TimeDelta::minutes(minutes);
        Times {
            local_start: zone::local(starts_at, zone),
            local_end: zone::local(ends_at, zone),
            zone,
            starts_at,
            ends_at,
        }
    }

    #[test]
    fn half_an_hour_is_enough_to_get_from_one_event_to_the_next() {
        let first = times(0, 60);
        assert!(!overlap(&first, &times(90, 60), WAY));
        assert!(overlap(&first, &times(89, 60), WAY));
        assert!(!overlap(&first, &times(60, 60), TimeDelta::zero()));
    }

    proptest! {
        #[test]
        fn a_clash_is_a_clash_from_both_sides(
            one in -600..600_i64, long in 1..300_i64, other in -600..600_i64, wide in 1..300_i64,
        ) {
            let (left, right) = (times(one, long), times(other, wide));
            prop_assert_eq!(overlap(&left, &right, WAY), overlap(&right, &left, WAY));
            let apart = (other - (one + long)).max(one - (other + wide));
            prop_assert_eq!(overlap(&left, &right, WAY), apart < 30);
        }
    }
}
