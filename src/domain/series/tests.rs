//! Rules of series against what a person with a calendar on the wall would say.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Days, NaiveDate, NaiveTime, TimeDelta, Weekday};
use proptest::prelude::*;

use super::{Nth, NthDay, Pattern, Rule, RuleError, Template};
use crate::domain::event::TimesError;
use crate::domain::ids::{KindId, VenueId};
use crate::domain::zone::{self, Zone};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn nth(nth: Nth, weekday: Weekday) -> NthDay {
    NthDay { nth, weekday }
}

fn shown(rule: &Rule) -> Vec<String> {
    rule.dates().iter().map(ToString::to_string).collect()
}

#[test]
fn first_tuesday_and_third_saturday_of_a_spring() {
    let days = vec![nth(Nth::First, Weekday::Tue), nth(Nth::Third, Weekday::Sat)];
    let pattern = Pattern::MonthlyByWeekday { every: 1, days };
    let rule = Rule::until(pattern, day("2027-01-10"), day("2027-03-31")).unwrap();
    let dates = [
        "2027-01-16",
        "2027-02-02",
        "2027-02-20",
        "2027-03-02",
        "2027-03-20",
    ];
    assert_eq!(shown(&rule), dates);
    let without = rule.leaving_out([day("2027-02-20"), day("2027-02-21")]);
    assert_eq!(without.dates().len(), 4);
}

#[test]
fn the_last_friday_is_the_fourth_or_the_fifth() {
    let days = vec![nth(Nth::Last, Weekday::Fri)];
    let pattern = Pattern::MonthlyByWeekday { every: 2, days };
    let rule = Rule::until(pattern, day("2027-01-01"), day("2027-06-30")).unwrap();
    assert_eq!(shown(&rule), ["2027-01-29", "2027-03-26", "2027-05-28"]);
}

#[test]
fn short_months_have_no_31st_and_are_skipped() {
    let pattern = Pattern::MonthlyByDate { every: 1, day: 31 };
    assert!(pattern.skips_short_months());
    let rule = Rule::until(pattern, day("2027-01-01"), day("2027-06-30")).unwrap();
    assert_eq!(shown(&rule), ["2027-01-31", "2027-03-31", "2027-05-31"]);
}

#[test]
fn coffee_with_a_cop_day_is_the_first_wednesday_of_october() {
    let rule = Rule::times(
        Pattern::NATIONAL_DAY,
        day("2026-11-24"),
        5,
        &BTreeSet::new(),
    )
    .unwrap();
    let dates = [
        "2027-10-06",
        "2028-10-04",
        "2029-10-03",
        "2030-10-02",
        "2031-10-01",
    ];
    assert_eq!(shown(&rule), dates);
    assert_eq!(rule.until, day("2031-10-01"));
}

#[test]
fn every_second_week_is_counted_from_the_week_of_the_start() {
    let weekdays = vec![Weekday::Mon, Weekday::Thu];
    let pattern = Pattern::Weekly { every: 2, weekdays };
    let rule = Rule::until(pattern, day("2026-12-10"), day("2027-01-10")).unwrap();
    assert_eq!(
        shown(&rule),
        [
            "2026-12-10",
            "2026-12-21",
            "2026-12-24",
            "2027-01-04",
            "2027-01-07"
        ]
    );
}

#[test]
fn a_count_leaves_out_what_is_not_held_and_becomes_a_last_day() {
    let pattern = Pattern::MonthlyByDate { every: 1, day: 4 };
    let out = BTreeSet::from([day("2027-07-04")]);
    let rule = Rule::times(pattern, day("2027-06-01"), 3, &out).unwrap();
    assert_eq!(shown(&rule), ["2027-06-04", "2027-08-04", "2027-09-04"]);
}

#[test]
fn a_rule_that_cannot_be_is_refused_with_its_reason() {
    let weekly = |every, weekdays: &[Weekday]| Pattern::Weekly {
        every,
        weekdays: weekdays.to_vec(),
    };
    let refused = |pattern, from: &str, to: &str| Rule::until(pattern, day(from), day(to)).err();
    let tue = [Weekday::Tue];
    assert_eq!(
        refused(weekly(0, &tue), "2027-01-01", "2027-02-01"),
        Some(RuleError::Every)
    );
    assert_eq!(
        refused(weekly(1, &[]), "2027-01-01", "2027-02-01"),
        Some(RuleError::NoDay)
    );
    assert_eq!(
        refused(weekly(1, &tue), "2027-02-01", "2027-01-01"),
        Some(RuleError::EndsBeforeStart)
    );
    assert_eq!(
        refused(weekly(1, &tue), "2027-01-01", "2032-01-02"),
        Some(RuleError::TooLong)
    );
    assert_eq!(refused(weekly(1, &tue), "2027-01-01", "2032-01-01"), None);
    assert_eq!(
        refused(weekly(1, &tue), "2027-01-06", "2027-01-11"),
        Some(RuleError::NoDate)
    );
    let many = Rule::times(
        Pattern::NATIONAL_DAY,
        day("2027-01-01"),
        6,
        &BTreeSet::new(),
    );
    assert_eq!(many, Err(RuleError::TooMany(5)));
}

#[test]
fn holidays_are_left_out_only_where_the_rule_says_so() {
    let pattern = Pattern::MonthlyByDate { every: 1, day: 4 };
    let mut rule = Rule::until(pattern, day("2027-06-01"), day("2027-08-31")).unwrap();
    let holidays = [day("2027-07-04")];
    assert_eq!(rule.with_holidays(&holidays).dates().len(), 3);
    rule.skips_holidays = true;
    assert_eq!(
        shown(&rule.with_holidays(&holidays)),
        ["2027-06-04", "2027-08-04"]
    );
}

fn template(start: (u32, u32), minutes: i64) -> Template {
    Template {
        kind_id: KindId(1),
        venue_id: VenueId(1),
        start: NaiveTime::from_hms_opt(start.0, start.1, 0).unwrap(),
        minutes,
        zone: Zone::parse("America/Los_Angeles").unwrap(),
        capacity: None,
        rsvp_opens_before: None,
        rsvp_closes_before: Some(3600),
        texts: BTreeMap::new(),
        officer_ids: Vec::new(),
        topic_ids: Vec::new(),
    }
}

#[test]
fn an_hour_that_is_jumped_over_is_refused_and_one_that_comes_twice_is_taken_the_first_time() {
    let night = template((2, 30), 60);
    assert_eq!(
        night.times(day("2027-03-14")),
        Err(TimesError::StartSkipped)
    );
    let late = template((1, 30), 60);
    assert_eq!(late.times(day("2027-03-14")), Err(TimesError::EndSkipped));
    let twice = late.times(day("2027-11-07")).unwrap();
    assert_eq!(zone::abbreviation(twice.starts_at, twice.zone), "PDT");
}

#[test]
fn rsvps_close_an_hour_before_each_occurrence() {
    let facts = template((9, 0), 90).facts(day("2027-07-06")).unwrap();
    assert_eq!(
        facts.rsvp_closes_at,
        Some(facts.times.starts_at - TimeDelta::hours(1))
    );
}

#[test]
fn a_change_reaches_what_an_occurrence_has_not_changed_for_itself() {
    let usual = template((9, 0), 90);
    let facts = usual.facts(day("2027-07-06")).unwrap();
    let mut form = facts.clone();
    form.capacity = Some(12);
    form.venue_id = VenueId(2);
    let mut series = usual.clone();
    series.kind_id = KindId(7);
    let edited = series.edited(&facts, &form);
    assert_eq!(
        (edited.capacity, edited.venue_id, edited.kind_id),
        (Some(12), VenueId(2), KindId(7))
    );
}

fn weekday() -> impl Strategy<Value = Weekday> {
    (0u8..7).prop_map(|number| Weekday::try_from(number).unwrap())
}

fn nth_day() -> impl Strategy<Value = NthDay> {
    (0usize..5, weekday()).prop_map(|(at, weekday)| nth(Nth::ALL[at], weekday))
}

fn pattern() -> impl Strategy<Value = Pattern> {
    prop_oneof![
        (1u32..=12, prop::collection::vec(weekday(), 1..4))
            .prop_map(|(every, weekdays)| Pattern::Weekly { every, weekdays }),
        (1u32..=12, prop::collection::vec(nth_day(), 1..4))
            .prop_map(|(every, days)| Pattern::MonthlyByWeekday { every, days }),
        (1u32..=12, 1u32..=31).prop_map(|(every, day)| Pattern::MonthlyByDate { every, day }),
        (1u32..=12, nth_day()).prop_map(|(month, day)| Pattern::Yearly { month, day }),
    ]
}

fn rule() -> impl Strategy<Value = Rule> {
    let out = prop::collection::vec(0u64..1900, 0..60);
    (pattern(), 0u64..3000, 1u64..1826, out).prop_filter_map(
        "a rule without a date",
        |(pattern, start, length, out)| {
            let start = day("2026-11-24") + Days::new(start);
            let rule = Rule::until(pattern, start, start + Days::new(length)).ok()?;
            Some(rule.leaving_out(out.into_iter().map(|far| start + Days::new(far))))
        },
    )
}

/// The days of a month with this weekday, counted on the fingers.
fn of_month(date: NaiveDate, weekday: Weekday) -> Vec<u32> {
    let days = date.with_day(1).unwrap().iter_days();
    days.take_while(|other| other.month() == date.month())
        .filter(|other| other.weekday() == weekday)
        .map(|other| other.day())
        .collect()
}

fn on_the_wall(day: NthDay, date: NaiveDate) -> bool {
    let days = of_month(date, day.weekday);
    let wanted = match day.nth {
        Nth::First => days[0],
        Nth::Second => days[1],
        Nth::Third => days[2],
        Nth::Fourth => days[3],
        Nth::Last => *days.last().unwrap(),
    };
    date.day() == wanted
}

/// Months and weeks are counted from the year 0 and from a Monday.
fn belongs(rule: &Rule, date: NaiveDate) -> bool {
    let month = |date: NaiveDate| i64::from(date.year()) * 12 + i64::from(date.month0());
    let week = |date: NaiveDate| {
        let monday = date.week(Weekday::Mon).first_day();
        i64::from(monday.num_days_from_ce())
    };
    let in_step = |every: u32| (month(date) - month(rule.start)) % i64::from(every) == 0;
    match &rule.pattern {
        Pattern::Weekly { every, weekdays } => {
            let apart = week(date) - week(rule.start);
            weekdays.contains(&date.weekday()) && apart % (7 * i64::from(*every)) == 0
        }
        Pattern::MonthlyByWeekday { every, days } => {
            in_step(*every) && days.iter().any(|day| on_the_wall(*day, date))
        }
        Pattern::MonthlyByDate { every, day } => in_step(*every) && date.day() == *day,
        Pattern::Yearly { month, day } => date.month() == *month && on_the_wall(*day, date),
    }
}

proptest! {
    #[test]
    fn a_rule_has_exactly_the_dates_of_the_wall_calendar(rule in rule()) {
        let dates = rule.dates();
        prop_assert!(dates.windows(2).all(|pair| pair[0] < pair[1]));
        let wall: Vec<NaiveDate> = rule.start.iter_days().take_while(|date| *date <= rule.until)
            .filter(|date| belongs(&rule, *date) && !rule.left_out.contains(date)).collect();
        prop_assert_eq!(dates, wall);
    }

    #[test]
    fn a_window_shows_the_dates_inside_it(rule in rule(), from in 0u64..2000, length in 0u64..800) {
        let from = rule.start + Days::new(from);
        let to = from + Days::new(length);
        let inside: Vec<NaiveDate> = rule.dates().into_iter().filter(|date| (from..=to).contains(date)).collect();
        prop_assert_eq!(rule.occurrences(from, to), inside);
    }

    #[test]
    fn this_and_following_is_the_same_dates_in_two_series(rule in rule(), at in 0u64..2000) {
        let at = rule.start + Days::new(at);
        let (head, tail) = rule.split(at);
        let mut dates = head.as_ref().map(Rule::dates).unwrap_or_default();
        prop_assert!(dates.iter().all(|date| *date < at));
        let after = tail.as_ref().map(Rule::dates).unwrap_or_default();
        prop_assert!(after.iter().all(|date| *date >= at));
        dates.extend(after);
        prop_assert_eq!(dates, rule.dates());
    }

    #[test]
    fn a_count_is_kept_to_the_date(pattern in pattern(), count in 1usize..40, out in prop::collection::btree_set(0u64..1900, 0..40)) {
        let start = day("2026-11-24");
        let out: BTreeSet<NaiveDate> = out.into_iter().map(|far| start + Days::new(far)).collect();
        if let Ok(rule) = Rule::times(pattern, start, count, &out) {
            prop_assert_eq!(rule.dates().len(), count);
            prop_assert_eq!(rule.dates().last().copied(), Some(rule.until));
        }
    }

    #[test]
    fn a_rule_comes_back_from_the_database_as_it_went_in(rule in rule()) {
        let text = serde_json::to_string(&rule).unwrap();
        prop_assert_eq!(serde_json::from_str::<Rule>(&text).unwrap(), rule);
    }

    #[test]
    fn the_wall_clock_stays_across_every_clock_change(rule in rule(), hour in 0u32..24, minutes in 15i64..600) {
        let template = template((hour, 30), minutes);
        for date in rule.dates() {
            match template.times(date) {
                Ok(times) => {
                    prop_assert_eq!(times.local_start, date.and_time(template.start));
                    prop_assert_eq!(zone::local(times.starts_at, times.zone), times.local_start);
                    prop_assert_eq!(zone::local(times.ends_at, times.zone), times.local_end);
                }
                Err(error) => prop_assert!(matches!(error, TimesError::StartSkipped | TimesError::EndSkipped)),
            }
        }
    }
}
