//! What goes out comes in again: random events, exported and imported into an empty department.

use std::collections::BTreeMap;

use chrono::{NaiveDate, TimeDelta};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use cuppa::calendar::{export, import};
use cuppa::domain::department::{NewDepartment, Settings};
use cuppa::domain::event::{Event, EventFacts, EventText, Occurrence, Times};
use cuppa::domain::exchange::{Outcome, Why};
use cuppa::domain::ids::DepartmentId;
use cuppa::domain::language::Language;
use cuppa::domain::slug::Slug;
use cuppa::domain::text::{Line, Prose};
use cuppa::domain::topic::Labels;
use cuppa::domain::venue::VenueFacts;
use cuppa::domain::zone::Zone;
use cuppa::services::import_events::Wish;
use cuppa::services::ports::Vault;
use cuppa::services::{
    Actor, Error, add_department, create_event, export_events, publish_event, save_venue,
};
use cuppa::store::{departments, events, topics};

use crate::exchange::{reader, take};
use crate::town::Town;

cuppa::on_both! {
    fn our_own_export_gives_the_same_events_in_an_empty_department(db) {
        let town = Town::open(db);
        let mut runner = TestRunner::new(Config { cases: 6, failure_persistence: None, ..Config::default() });
        let number = std::cell::Cell::new(0);
        runner
            .run(&prop::collection::vec(wanted(), 1..8), |wanted| {
                number.set(number.get() + 1);
                let from = fresh(&town, &format!("from-{}", number.get()));
                for event in &wanted {
                    enter(&town, from, event);
                }
                for (at, format) in ["csv", "ics"].into_iter().enumerate() {
                    let octets = exported(&town, &format!("from-{}", number.get()), format);
                    let parse = if at == 0 { import::csv } else { import::ics };
                    let parsed = parse(&octets, &reader(&town));
                    prop_assert!(parsed.problems.is_empty(), "{:?}\n{}", parsed.problems, String::from_utf8_lossy(&octets));
                    let to = fresh(&town, &format!("to-{}-{format}", number.get()));
                    take(&town, to, parsed.clone(), Wish::default());
                    prop_assert_eq!(seen(&town, from), seen(&town, to), "{}", String::from_utf8_lossy(&octets));
                    let same = take(&town, from, parsed, Wish::default());
                    prop_assert_eq!(same.count(|of| *of == Outcome::Unchanged), wanted.len());
                }
                Ok(())
            })
            .unwrap();
    }

    fn an_older_export_of_ours_takes_nothing_back(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[]);
        let old = exported(&town, "santa-monica", "ics");
        town.advance(TimeDelta::minutes(5));
        let path = format!("/staff/events/{event}/cancellation");
        let csrf = town.get_as(&path, &rosa).hidden("csrf");
        let fields = [("csrf", csrf.as_str()), ("reason", "The roof leaks.")];
        town.post_as(&path, &rosa, &fields).is(303);
        let department = town.house.db.read(|tx| departments::find_by_slug(tx, "santa-monica"));
        let department = department.unwrap().unwrap().id;
        let report = take(&town, department, import::ics(&old, &reader(&town)), Wish::default());
        assert_eq!(report.count(|of| matches!(of, Outcome::Refused { why: Why::Older, .. })), 1);
        let new = exported(&town, "santa-monica", "ics");
        let report = take(&town, department, import::ics(&new, &reader(&town)), Wish::default());
        assert_eq!(report.count(|of| *of == Outcome::Unchanged), 1, "{:?}", report.lines);
    }

    fn a_postponed_event_of_ours_stays_postponed_and_is_a_draft_elsewhere(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[]);
        let path = format!("/staff/events/{event}/postponement");
        let csrf = town.get_as(&path, &rosa).hidden("csrf");
        town.post_as(&path, &rosa, &[("csrf", &csrf), ("reason", "The roof leaks.")]).is(303);
        let octets = exported(&town, "santa-monica", "ics");
        assert!(String::from_utf8_lossy(&octets).contains("STATUS:CANCELLED"));
        let department = town.house.db.read(|tx| departments::find_by_slug(tx, "santa-monica"));
        let department = department.unwrap().unwrap().id;
        let parsed = import::ics(&octets, &reader(&town));
        let here = take(&town, department, parsed.clone(), Wish::default());
        assert_eq!(here.count(|of| *of == Outcome::Unchanged), 1, "{:?}", here.lines);
        let there = take(&town, fresh(&town, "elsewhere"), parsed, Wish::default());
        assert_eq!(there.count(|of| matches!(of, Outcome::Created { .. })), 1, "{:?}", there.lines);
        assert_eq!(there.lines[0].title, "Coffee with a Cop");
    }
}

/// An event as somebody may enter it.
#[derive(Debug, Clone)]
struct Wanted {
    texts: BTreeMap<Language, EventText>,
    times: Times,
    capacity: Option<u32>,
    kind: usize,
    venue: usize,
}

fn line() -> impl Strategy<Value = String> {
    "([a-zñé☕=+@'\",;:\\\\^-]|[A-Z0-9 ]){1,40}".prop_filter_map("a line", |raw| {
        Some(Line::parse(&raw, 100).ok()?.as_str().to_owned())
    })
}

fn prose(max: usize) -> impl Strategy<Value = String> {
    "([a-zñ☕=+@'\",;:\\\\<>-]|[A-Z0-9 \n]){0,120}".prop_map(move |raw| {
        Prose::parse(&raw, max)
            .map(|prose| prose.as_str().to_owned())
            .unwrap_or_default()
    })
}

fn text() -> impl Strategy<Value = EventText> {
    (line(), prose(400), prose(5000), prose(300)).prop_map(|(title, lead, body, rain_plan)| {
        EventText {
            title,
            lead,
            body,
            rain_plan,
        }
    })
}

fn times() -> impl Strategy<Value = Times> {
    let zones = [
        "America/Los_Angeles",
        "America/Chicago",
        "America/Phoenix",
        "Pacific/Honolulu",
        "UTC",
    ];
    let start = (0_i64..12_000, 0_i64..1440, 1_i64..=1440);
    (prop::sample::select(zones.to_vec()), start, any::<bool>()).prop_filter_map(
        "exists",
        |(zone, (day, minute, length), second)| {
            let start = NaiveDate::from_ymd_opt(2001, 1, 1)?.and_hms_opt(0, 0, 0)?
                + TimeDelta::days(day)
                + TimeDelta::minutes(minute);
            let which = if second {
                Occurrence::Second
            } else {
                Occurrence::First
            };
            Times::derive(
                start,
                start + TimeDelta::minutes(length),
                Zone::parse(zone).ok()?,
                Some(which),
            )
            .ok()
        },
    )
}

fn wanted() -> impl Strategy<Value = Wanted> {
    let texts = (text(), prop::option::of(text()));
    let rest = (prop::option::of(1_u32..5_000), 0_usize..8, 0_usize..3);
    (texts, times(), rest).prop_map(|((english, spanish), times, (capacity, kind, venue))| {
        let mut texts = BTreeMap::from([(Language::En, english)]);
        texts.extend(spanish.map(|text| (Language::Es, text)));
        Wanted {
            texts,
            times,
            capacity,
            kind,
            venue,
        }
    })
}

/// A department of its own.
pub fn fresh(town: &Town, slug: &str) -> DepartmentId {
    let new = NewDepartment {
        public_id: town.house.secrets.public_id(),
        slug: Slug::parse(slug).unwrap(),
        name: "Riverbend Police Department".into(),
        city: String::new(),
        zone: Zone::parse("America/Los_Angeles").unwrap(),
        languages: vec![Language::En, Language::Es],
        locale: "en-US".into(),
        email: String::new(),
        phone: String::new(),
        postal_address: String::new(),
        settings: Settings::default(),
    };
    let context = town.house.context();
    let made = town
        .house
        .db
        .write(move |tx| add_department::run(tx, &context, &new));
    made.unwrap().id
}

/// Enters and publishes an event, at one of three places.
fn enter(town: &Town, department: DepartmentId, wanted: &Wanted) {
    let places = [
        (
            "Library, Main",
            "601 Elm St, Suite 2",
            "Santa Monica",
            "CA",
            "90401",
        ),
        ("Café \"Ñ\"; bar", "=1 Oak St", "Salem", "OR", ""),
        ("-Hall", "3 Pine St", "Bend", "OR", "97701-0001"),
    ];
    let (name, street, city, region, postal_code) = places[wanted.venue];
    let facts = VenueFacts {
        name: name.into(),
        street: street.into(),
        city: city.into(),
        region: region.into(),
        postal_code: postal_code.into(),
        country: "US".into(),
        access_notes: Labels::from([(Language::En, "Ring the bell.".into())]),
        geo: (wanted.venue == 1).then_some((44.5, -123.0)),
        zone: None,
        hours: None,
        district: None,
        capacity: None,
        is_outdoors: false,
    };
    let (context, wanted) = (town.house.context(), wanted.clone());
    let actor = Actor::at_the_command_line(department);
    let job = move |tx: &mut cuppa::store::Tx<'_>| -> Result<(), Error> {
        let known = cuppa::store::venues::list(tx, department)?;
        let known = known
            .into_iter()
            .find(|venue| venue.facts.name == facts.name);
        let venue = match known {
            Some(venue) => venue,
            None => save_venue::create(tx, &context, &actor, &facts)?,
        };
        let facts = EventFacts {
            kind_id: topics::list_kinds(tx, department)?[wanted.kind].id,
            venue_id: venue.id,
            times: wanted.times.clone(),
            capacity: wanted.capacity,
            rsvp_opens_at: None,
            rsvp_closes_at: None,
            texts: wanted.texts.clone(),
            officer_ids: Vec::new(),
            topic_ids: Vec::new(),
        };
        let event = create_event::run(tx, &context, &actor, facts)?;
        publish_event::run(tx, &context, &actor, event.slug.as_str(), event.version)?;
        Ok(())
    };
    town.house.db.write(job).unwrap();
}

fn exported(town: &Town, slug: &str, format: &str) -> Vec<u8> {
    let (context, slug) = (town.house.context(), slug.to_owned());
    let found = town
        .house
        .db
        .read(move |tx| export_events::run(tx, &context, &slug))
        .unwrap();
    match format {
        "csv" => export::csv(&found.records, &found.department.languages),
        _ => export::calendar(&found.feed, &found.records),
    }
}

/// What an event says, whoever stores it.
fn seen(town: &Town, department: DepartmentId) -> Vec<String> {
    let all = town
        .house
        .db
        .read(move |tx| events::list(tx, &events::Filter::of(department)));
    let told = |event: Event| {
        let venue = &event.venue.facts;
        format!(
            "{:?}",
            (
                &event.texts,
                &event.times,
                event.capacity,
                event.kind.slug.as_str(),
                (
                    &venue.name,
                    &venue.street,
                    &venue.city,
                    &venue.region,
                    &venue.postal_code,
                    venue.geo
                ),
            )
        )
    };
    let mut all: Vec<String> = all.unwrap().into_iter().map(told).collect();
    all.sort();
    all
}
