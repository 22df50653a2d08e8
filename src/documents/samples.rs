//! An event, its department and its briefing, for the tests of this room.

use std::collections::BTreeMap;

use crate::domain::access::{Arrangements, Need};
use crate::domain::briefing::Briefing;
use crate::domain::department::{Department, Settings};
use crate::domain::event::{Event, EventFacts, EventText, State, Times};
use crate::domain::expected;
use crate::domain::ids::{DepartmentId, KindId, PublicId, TopicId, VenueId};
use crate::domain::language::Language;
use crate::domain::slug::Slug;
use crate::domain::topic::{FOUNDING_TOPICS, Kind, KindFacts, Kit, Labels, Topic};
use crate::domain::venue::{Venue, VenueContact, VenueFacts};
use crate::domain::zone::Zone;

pub(super) const URL: &str = "https://events.example.org/millbrook/events/cafe-2026-12-10";

fn id(digit: char) -> PublicId {
    PublicId::parse(&digit.to_string().repeat(32)).unwrap()
}

fn both(en: &str, es: &str) -> Labels {
    BTreeMap::from([(Language::En, en.to_owned()), (Language::Es, es.to_owned())])
}

pub(super) fn zone() -> Zone {
    Zone::parse("America/Los_Angeles").unwrap()
}

pub(super) fn department() -> Department {
    let made = "2026-06-01T12:00:00Z".parse().unwrap();
    Department {
        id: DepartmentId(1),
        public_id: id('d'),
        slug: Slug::parse("millbrook").unwrap(),
        name: "Millbrook Police Department".to_owned(),
        city: "Millbrook".to_owned(),
        zone: zone(),
        languages: Language::ALL.to_vec(),
        locale: "en-US".to_owned(),
        email: "community@millbrook.example.org".to_owned(),
        phone: "555-010-0199".to_owned(),
        postal_address: "1 Main Street, Millbrook, CA 90000".to_owned(),
        settings: Settings::default(),
        revision: 7,
        revised_at: made,
        created_at: made,
        closed_at: None,
    }
}

fn venue() -> Venue {
    let made = "2026-06-01T12:00:00Z".parse().unwrap();
    Venue {
        id: VenueId(2),
        public_id: id('b'),
        department_id: DepartmentId(1),
        slug: Slug::parse("pena-cafe").unwrap(),
        facts: VenueFacts {
            name: "Peña Café".to_owned(),
            street: "214 Depot Street".to_owned(),
            city: "Millbrook".to_owned(),
            region: "CA".to_owned(),
            postal_code: "90000".to_owned(),
            country: "US".to_owned(),
            access_notes: both(
                "The side door has no step. Parking is on Dock Street.",
                "La puerta lateral no tiene escalón. Hay estacionamiento en Dock Street.",
            ),
            geo: None,
            zone: None,
            hours: None,
            district: None,
            capacity: Some(60),
            is_outdoors: false,
        },
        created_at: made,
        updated_at: made,
    }
}

/// Thursday, December 10, 2026, 3 to 5 p.m. in Los Angeles.
pub(super) fn event() -> Event {
    let text = |title: &str, lead: &str, rain: &str| EventText {
        title: title.to_owned(),
        lead: lead.to_owned(),
        body: String::new(),
        rain_plan: rain.to_owned(),
    };
    let start = "2026-12-10T15:00:00".parse().unwrap();
    let end = "2026-12-10T17:00:00".parse().unwrap();
    let facts = EventFacts {
        kind_id: KindId(1),
        venue_id: VenueId(2),
        times: Times::derive(start, end, zone(), None).unwrap(),
        capacity: Some(40),
        rsvp_opens_at: None,
        rsvp_closes_at: None,
        texts: BTreeMap::from([
            (
                Language::En,
                text(
                    "Coffee with a Cop at Peña Café",
                    "A cup is on us – bring a question about your street.",
                    "We sit inside, under the “big” roof.",
                ),
            ),
            (
                Language::Es,
                text(
                    "Café con un policía en Peña Café",
                    "La taza va por nuestra cuenta – traiga una pregunta sobre su calle.",
                    "Nos sentamos adentro, ¡seguro!",
                ),
            ),
        ]),
        officer_ids: Vec::new(),
        topic_ids: Vec::new(),
    };
    let kind = Kind {
        id: KindId(1),
        department_id: DepartmentId(1),
        slug: Slug::parse("coffee").unwrap(),
        facts: KindFacts {
            labels: both("Coffee with a Cop", "Café con un policía"),
            icon: "coffee".to_owned(),
            ..KindFacts::default()
        },
        is_retired: false,
    };
    let topic = |(number, (slug, en, es)): (i64, (&str, &str, &str))| Topic {
        id: TopicId(number),
        department_id: DepartmentId(1),
        slug: Slug::parse(slug).unwrap(),
        labels: both(en, es),
        is_retired: false,
    };
    let now = "2026-12-01T17:00:00Z".parse().unwrap();
    Event {
        slug: Slug::parse("cafe-2026-12-10").unwrap(),
        state: State::Published,
        topics: (1..).zip(FOUNDING_TOPICS).take(3).map(topic).collect(),
        ..facts.imagined(id('e'), kind, venue(), now)
    }
}

pub(super) fn briefing() -> Briefing {
    Briefing {
        officers: vec!["Sergeant Ana Reyes".to_owned(), "Officer Lê Đào".to_owned()],
        expected: Some(expected::expected(23, &[])),
        topics: vec![
            (both("Bike theft", "Robo de bicicletas"), 9),
            (both("Parking", "Estacionamiento"), 6),
        ],
        others: 3,
        arrangements: Arrangements {
            needs: BTreeMap::from([(Need::Wheelchair, 2), (Need::LargePrint, 1)]),
            interpreters: vec!["Tagalog".to_owned()],
        },
        kit: Kit::default(),
    }
}

pub(super) fn host() -> VenueContact {
    VenueContact {
        name: "Kim Osei".to_owned(),
        phone: "555-010-0142".to_owned(),
        email: "kim@pena.example.org".to_owned(),
    }
}
