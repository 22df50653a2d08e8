//! The sums, by hand and against every way of splitting them.

use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn held(start: &str, venue: &str, heads: Option<u32>) -> Held {
    Held {
        local_start: start.parse().unwrap(),
        venue: venue.to_owned(),
        heads,
    }
}

fn raised(on: &str, slug: &str) -> Raised {
    Raised {
        on: day(on),
        slug: slug.to_owned(),
        labels: Labels::new(),
    }
}

fn made(state: State, due: &str, settled: &str) -> Made {
    Made {
        state,
        due_on: day(due),
        settled_on: settled.parse().ok(),
    }
}

#[test]
fn heads_are_added_by_month_hour_and_place_and_an_uncounted_event_lowers_no_mean() {
    let period = Period::new(day("2026-01-15"), day("2026-03-31")).unwrap();
    let all = [
        held("2026-01-14T15:00:00", "Library", Some(99)),
        held("2026-01-20T15:00:00", "Library", Some(30)),
        held("2026-01-27T15:30:00", "Depot", Some(41)),
        held("2026-03-03T08:00:00", "Library", None),
    ];
    let found = figures(period, day("2026-04-01"), &all, &[], &[]);
    let tally = |events, counted, heads| Tally {
        events,
        counted,
        heads,
    };
    assert_eq!(found.all, tally(3, 2, 71));
    assert_eq!(
        found.months,
        [
            ((2026, 1), tally(2, 2, 71)),
            ((2026, 2), tally(0, 0, 0)),
            ((2026, 3), tally(1, 0, 0)),
        ]
    );
    assert_eq!(
        found.hours,
        [
            ((Weekday::Tue, 8), tally(1, 0, 0)),
            ((Weekday::Tue, 15), tally(2, 2, 71)),
        ]
    );
    let places: Vec<&str> = found.venues.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(places, ["Depot", "Library"], "most heads first");
    assert_eq!(found.venues[1].1.mean(), Some(30));
    assert_eq!(found.all.mean(), Some(36), "35 and a half, rounded");
    assert_eq!(tally(2, 0, 0).mean(), None);
}

#[test]
fn topics_are_counted_by_month_and_over_more_than_a_year_by_quarter() {
    let year = Period::usual(day("2026-12-01"));
    assert_eq!(year.from, day("2026-01-01"));
    let all = [
        raised("2025-12-31", "noise"),
        raised("2026-01-01", "parking"),
        raised("2026-12-01", "traffic"),
        raised("2026-11-30", "traffic"),
        raised("2026-12-02", "traffic"),
    ];
    let found = figures(year, day("2026-12-01"), &[], &all, &[]);
    let lines: Vec<(&str, u32)> = found
        .topics
        .iter()
        .map(|line| (line.slug.as_str(), line.total()))
        .collect();
    assert_eq!(lines, [("traffic", 2), ("parking", 1)]);
    assert_eq!(found.topics[0].counts[10..], [1, 1]);
    let long = Period::new(day("2025-12-01"), day("2027-02-01")).unwrap();
    let codes: Vec<String> = long.steps().into_iter().map(Step::code).collect();
    assert_eq!(
        codes,
        [
            "2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4", "2027-Q1"
        ]
    );
    let found = figures(long, day("2026-12-01"), &[], &all, &[]);
    assert_eq!(found.topics[0].counts, [0, 0, 0, 0, 3, 0]);
}

#[test]
fn a_promise_kept_on_its_last_day_is_in_time_and_an_open_one_is_overdue_the_day_after() {
    let today = day("2026-12-01");
    let all = [
        made(State::Kept, "2026-11-01", "2026-11-01"),
        made(State::Kept, "2026-11-01", "2026-11-02"),
        made(State::Dropped, "2026-11-01", "2026-10-01"),
        made(State::Open, "2026-12-01", ""),
        made(State::Open, "2026-11-30", ""),
    ];
    let found = figures(Period::usual(today), today, &[], &[], &all).promises;
    let one_each = Outcome {
        in_time: 1,
        late: 1,
        dropped: 1,
        open: 1,
        overdue: 1,
    };
    assert_eq!((found, found.made()), (one_each, 5));
}

#[test]
fn a_period_runs_forward_and_for_five_years_at_most() {
    let first = day("2026-02-01");
    assert_eq!(
        Period::new(first, day("2026-01-31")),
        Err(PeriodError::Backwards)
    );
    assert!(Period::new(first, first).is_ok());
    assert!(Period::new(first, day("2031-01-31")).is_ok());
    assert_eq!(
        Period::new(first, day("2031-02-01")),
        Err(PeriodError::TooLong)
    );
}

proptest! {
    #[test]
    fn every_way_of_splitting_holds_everybody(
        rows in proptest::collection::vec((0..800_i64, 0..24_i64, 0..4_u8, proptest::option::of(0..500_u32)), 0..60),
        (start, length) in (0..600_i64, 1..400_i64),
    ) {
        let zero = day("2025-01-01");
        let on = |days: i64| zero + chrono::TimeDelta::days(days);
        let period = Period::new(on(start), on(start + length)).unwrap();
        let all: Vec<Held> = rows.iter().map(|(days, hour, venue, heads)| Held {
            local_start: on(*days).and_hms_opt(u32::try_from(*hour).unwrap(), 30, 0).unwrap(),
            venue: format!("place {venue}"),
            heads: *heads,
        }).collect();
        let found = figures(period, on(800), &all, &[], &[]);
        let sums = |tallies: Vec<Tally>| (
            tallies.iter().map(|one| one.events).sum::<u32>(),
            tallies.iter().map(|one| one.counted).sum::<u32>(),
            tallies.iter().map(|one| one.heads).sum::<u32>(),
        );
        let whole = (found.all.events, found.all.counted, found.all.heads);
        prop_assert_eq!(sums(found.months.iter().map(|(_, one)| *one).collect()), whole);
        prop_assert_eq!(sums(found.hours.iter().map(|(_, one)| *one).collect()), whole);
        prop_assert_eq!(sums(found.venues.iter().map(|(_, one)| *one).collect()), whole);
    }
}
