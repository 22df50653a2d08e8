//! What is wanted, what is news, and when a letter may leave: by example and by many towns made up.

use proptest::prelude::*;

use super::*;
use crate::domain::ids::TopicId;
use crate::domain::notice;
use crate::domain::series::Membership;
use crate::domain::slug::Slug;
use crate::domain::topic::{Labels, Topic};
use crate::domain::zone;
use crate::mail::samples::sample;
use chrono::Timelike;

const ZONES: [&str; 4] = [
    "America/Los_Angeles",
    "America/New_York",
    "Australia/Lord_Howe",
    "Asia/Kolkata",
];

fn pacific() -> Zone {
    Zone::parse("America/Los_Angeles").unwrap()
}

/// Minutes after Tuesday, December 1, 2026, 9 a.m. in Los Angeles.
fn at(minutes: i64) -> DateTime<Utc> {
    let start: DateTime<Utc> = "2026-12-01T17:00:00Z".parse().unwrap();
    start + TimeDelta::minutes(minutes)
}

fn event(id: i64, published: i64, starts: i64) -> Event {
    let mut event = sample(notice::Kind::Reminder, Language::En)
        .unwrap()
        .event
        .unwrap();
    event.id = EventId(id);
    event.published_at = Some(at(published));
    event.times.starts_at = at(starts);
    event
}

fn list(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

#[test]
fn an_event_is_wanted_when_its_kind_a_topic_and_its_part_of_town_are() {
    let mut coffee = event(1, 0, 9000);
    coffee.venue.facts.district = Some("Old Town".to_owned());
    let topic = |slug: &str| Topic {
        id: TopicId(1),
        department_id: coffee.department_id,
        slug: Slug::parse(slug).unwrap(),
        labels: Labels::new(),
        is_retired: false,
    };
    coffee.topics = vec![topic("noise"), topic("parking")];
    let takes = |kinds: &[&str], topics: &[&str], districts: &[&str]| {
        let wants = Wants {
            kinds: list(kinds),
            topics: list(topics),
            districts: list(districts),
        };
        wants.take(&coffee)
    };
    assert!(takes(&[], &[], &[]), "nothing ticked is everything");
    assert!(takes(&["pizza", "coffee"], &["parking"], &["old town"]));
    assert!(!takes(&["pizza"], &[], &[]));
    assert!(!takes(&[], &["traffic"], &[]));
    assert!(!takes(&[], &[], &["Harbor"]));
    assert!(!takes(&["coffee"], &["noise"], &["Harbor"]), "all three");
    coffee.venue.facts.district = None;
    let somewhere = Wants {
        districts: list(&["Old Town"]),
        ..Wants::default()
    };
    assert!(!somewhere.take(&coffee), "nobody knows where it lies");
}

#[test]
fn what_staff_may_still_take_back_is_no_news_and_what_was_told_is_none_any_more() {
    let announced = Announced {
        events: vec![event(1, 0, 9000), event(2, 50, 9000), event(3, 90, 95)],
        ..Announced::default()
    };
    let ids = |from, now| {
        let news = announced.news(&Wants::default(), at(from), at(now));
        news.iter().map(|event| event.id.0).collect::<Vec<_>>()
    };
    assert_eq!(ids(-1, 14), [] as [i64; 0]);
    assert_eq!(ids(-1, 15), [1]);
    assert_eq!(ids(0, 64), [] as [i64; 0], "told before");
    assert_eq!(ids(0, 65), [2]);
    assert_eq!(ids(0, 200), [2], "the third has begun");
}

#[test]
fn the_next_dates_of_a_series_that_was_announced_are_nothing_new() {
    let series_id = SeriesId(4);
    let of_series = |id, published, starts| Event {
        series: Some(Membership {
            series_id,
            date: None,
            is_detached: false,
        }),
        ..event(id, published, starts)
    };
    let announced = Announced {
        events: vec![of_series(1, 0, 9000), of_series(2, 500, 19000)],
        series_since: BTreeMap::from([(series_id, at(0))]),
    };
    let news = |from: i64| announced.news(&Wants::default(), at(from), at(1000)).len();
    assert_eq!(news(-1), 2, "the series itself is new");
    assert_eq!(news(10), 0, "one more date of it is not");
    let items = items(announced.events.clone());
    assert_eq!(items.len(), 1);
    assert_eq!((items[0].event.id.0, items[0].more_dates), (1, 1));
}

#[test]
fn a_letter_rests_twenty_hours_unless_something_starts_within_two_days() {
    let late = [at(60 * 24 * 9)];
    let until = |starts: &[DateTime<Utc>], last: Option<i64>, now: i64| {
        letter_until(starts, last.map(at), pacific(), at(now))
    };
    assert_eq!(until(&late, None, 0), Some(at(60 * 48)));
    assert_eq!(until(&late, Some(-60 * 20 + 1), 0), None);
    assert_eq!(until(&late, Some(-60 * 20), 0), Some(at(60 * 48)));
    let soon = [at(60 * 48)];
    assert_eq!(until(&soon, Some(-1), 0), Some(at(60 * 48)));
    assert_eq!(until(&[at(60 * 48 + 1)], Some(-1), 0), None);
    assert_eq!(
        until(&[at(300)], None, 0),
        Some(at(300)),
        "of no use once it starts"
    );
    assert_eq!(until(&soon, None, 60 * 12), None, "9 p.m.");
    assert_eq!(until(&[], None, 0), None);
    assert_eq!(until(&[at(0)], None, 0), None, "it has begun");
}

/// One reader over two weeks, looked after every quarter of an hour: which events each letter told.
fn letters(town: &[Event], zone: Zone) -> Vec<(i64, Vec<EventId>)> {
    let (mut told, mut from, mut last) = (Vec::new(), at(-1), None);
    let announced = Announced {
        events: town.to_vec(),
        ..Announced::default()
    };
    for tick in 0..14 * 24 * 4 {
        let now = at(tick * 15);
        let news = announced.news(&Wants::default(), from, now);
        let starts: Vec<_> = news.iter().map(|event| event.times.starts_at).collect();
        if letter_until(&starts, last, zone, now).is_some() {
            told.push((tick * 15, news.iter().map(|event| event.id).collect()));
            (from, last) = (now - SETTLED_AFTER, Some(now));
        } else if news.is_empty() {
            from = from.max(now - SETTLED_AFTER);
        }
    }
    told
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_letter_leaves_by_day_in_time_and_not_too_often(
        now in 0i64..20_000,
        last in proptest::option::of(0i64..4000),
        starts in proptest::collection::vec(-100i64..9000, 0..6),
        place in 0usize..4,
    ) {
        let zone = Zone::parse(ZONES[place]).unwrap();
        let starts: Vec<_> = starts.iter().map(|start| at(now + start)).collect();
        let last = last.map(|ago| at(now - ago));
        if let Some(until) = letter_until(&starts, last, zone, at(now)) {
            prop_assert!((8..21).contains(&zone::local(at(now), zone).hour()));
            prop_assert!(at(now) < until && until <= at(now) + TimeDelta::hours(48));
            prop_assert!(starts.iter().any(|start| until <= *start));
            let first = starts.iter().filter(|start| **start > at(now)).min().unwrap();
            prop_assert!(
                last.is_none_or(|last| at(now) - last >= TimeDelta::hours(20))
                    || *first - at(now) <= TimeDelta::hours(48)
            );
        }
    }

    #[test]
    fn every_event_is_told_once_and_none_before_staff_had_their_quarter_of_an_hour(
        made in proptest::collection::vec((0i64..12_000, 15i64..20_000), 1..12),
        place in 0usize..4,
    ) {
        let zone = Zone::parse(ZONES[place]).unwrap();
        let town: Vec<Event> = (1..)
            .zip(&made)
            .map(|(id, (published, ahead))| event(id, *published, published + ahead))
            .collect();
        let letters = letters(&town, zone);
        let mut told: Vec<EventId> = letters.iter().flat_map(|(_, ids)| ids.clone()).collect();
        let times = told.len();
        told.sort_unstable();
        told.dedup();
        prop_assert_eq!(told.len(), times, "nobody reads of an event twice");
        for event in &town {
            let published = event.published_at.unwrap();
            let when = letters.iter().find(|(_, ids)| ids.contains(&event.id));
            if let Some((minutes, _)) = when {
                prop_assert!(at(*minutes) - published >= SETTLED_AFTER);
            }
            // A night and twenty hours lie at most between an announcement and its letter.
            let ahead = event.times.starts_at - published;
            if ahead > TimeDelta::hours(33) {
                prop_assert!(when.is_some(), "{} was never told", event.id);
            }
        }
    }
}
