//! An event in every zone of the world, through the use case and the database and back.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{NaiveDateTime, TimeDelta};

use super::run;
use crate::domain::department::{NewDepartment, Settings};
use crate::domain::event::{Event, EventFacts, EventText, Occurrence, Times};
use crate::domain::ids::StaffId;
use crate::domain::language::Language;
use crate::domain::links::Links;
use crate::domain::slug::Slug;
use crate::domain::staff::Role;
use crate::domain::venue::VenueFacts;
use crate::domain::zone::Zone;
use crate::domain::zone::truth::{self, Truth};
use crate::on_both;
use crate::secrets::Secrets;
use crate::services::{self, Actor, Context, add_department, save_venue};
use crate::store::events::{self, Filter};
use crate::store::{Tx, topics};

fn context() -> Context {
    Context {
        now: "2026-12-01T17:00:00Z".parse().unwrap(),
        vault: Arc::new(Secrets::new([7; 32])),
        links: Arc::new(Links::new("https://events.example.org")),
        mail_domain: "mail.example.org".into(),
    }
}

/// The second pass of the first hour that comes twice from 2027 on, or an afternoon.
fn wall_clock(truth: &Truth) -> NaiveDateTime {
    let year: chrono::DateTime<chrono::Utc> = "2027-01-01T00:00:00Z".parse().unwrap();
    let fold = truth
        .changes
        .iter()
        .find(|(at, before, after)| *at > year && after < before);
    fold.map_or("2027-07-01T15:00:00".parse().unwrap(), |(at, _, after)| {
        at.naive_utc() + TimeDelta::seconds(i64::from(*after)) + TimeDelta::minutes(10)
    })
}

fn facts(times: Times, name: &str) -> EventFacts {
    let text = EventText {
        title: name.to_owned(),
        ..EventText::default()
    };
    EventFacts {
        kind_id: crate::services::save_event::NO_KIND,
        venue_id: crate::services::save_event::NO_VENUE,
        times,
        capacity: None,
        rsvp_opens_at: None,
        rsvp_closes_at: None,
        texts: BTreeMap::from([(Language::En, text)]),
        officer_ids: Vec::new(),
        topic_ids: Vec::new(),
    }
}

fn place() -> VenueFacts {
    VenueFacts {
        name: "Somewhere".into(),
        street: "1 Pier".into(),
        city: "Millbrook".into(),
        region: "CA".into(),
        postal_code: "90401".into(),
        country: "US".into(),
        access_notes: BTreeMap::new(),
        geo: None,
        zone: None,
        hours: None,
        district: None,
        capacity: None,
        is_outdoors: false,
    }
}

/// One event in each zone; whose department.
fn everywhere(tx: &mut Tx<'_>) -> services::Result<Actor> {
    let context = context();
    let new = NewDepartment {
        public_id: context.vault.public_id(),
        slug: Slug::parse_department("everywhere").unwrap(),
        name: "Everywhere".into(),
        city: String::new(),
        zone: Zone::UTC,
        languages: vec![Language::En],
        locale: "en-US".into(),
        email: String::new(),
        phone: String::new(),
        postal_address: String::new(),
        settings: Settings::default(),
    };
    let home = add_department::run(tx, &context, &new)?;
    let actor = Actor {
        staff_id: StaffId(1),
        department_id: home.id,
        role: Role::Administrator,
        name: "Rosa Okafor".into(),
    };
    let kind = topics::list_kinds(tx, home.id)?[0].id;
    let venue = save_venue::create(tx, &context, &actor, &place())?.id;
    for truth in truth::all() {
        let start = wall_clock(truth);
        let end = start + TimeDelta::hours(3);
        for zone in truth.names.iter().filter_map(|name| Zone::parse(name).ok()) {
            let times = Times::derive(start, end, zone, Some(Occurrence::Second)).unwrap();
            let mut facts = facts(times, zone.name());
            (facts.kind_id, facts.venue_id) = (kind, venue);
            run(tx, &context, &actor, facts)?;
        }
    }
    Ok(actor)
}

on_both! {
    fn an_event_in_every_zone_is_stored_at_the_instant_the_world_says(db) {
        let actor = db.write(everywhere).unwrap();
        let filter = Filter::of(actor.department_id);
        let stored: services::Result<Vec<Event>> = db.read(|tx| Ok(events::list(tx, &filter)?));
        let stored = stored.unwrap();
        let mut twice = 0;
        for event in &stored {
            let times = &event.times;
            let truth = truth::all().iter().find(|truth| truth.names.contains(&times.zone.name()));
            let instants = truth.unwrap().instants(times.local_start);
            twice += usize::from(instants.len() == 2);
            assert_eq!(Some(&times.starts_at), instants.last(), "{}", times.zone);
        }
        assert!(stored.len() > 590 && twice > 150, "{} events, {twice} in an hour that comes twice", stored.len());
    }
}
