//! Santa Monica, its ice cream event, and the people who come.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use crate::domain::department::{Department, NewDepartment, Settings};
use crate::domain::event::{Event, EventFacts, EventText, NewEvent, State, Times};
use crate::domain::ids::{EventId, PublicId};
use crate::domain::language::Language;
use crate::domain::officer::{DisplayForm, Officer, OfficerFacts};
use crate::domain::rsvp::{NewRsvp, PartySize, Rsvp, State as RsvpState};
use crate::domain::slug::Slug;
use crate::domain::venue::{Venue, VenueFacts};
use crate::domain::zone::{self, Zone};
use crate::store::{Db, StoreError, Tx, departments, events, officers, rsvps, topics, venues};

/// 2026-11-24 08:00:00 UTC plus some seconds.
pub(super) fn at(seconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_795_507_200 + seconds, 0).unwrap()
}

pub(super) fn public_id(number: u8) -> PublicId {
    PublicId::from_bytes([number; 16])
}

pub(super) fn slug(text: &str) -> Slug {
    Slug::parse(text).unwrap()
}

/// One write that must succeed.
pub(super) fn write<T: Send + 'static>(
    db: &Db,
    job: impl FnOnce(&mut Tx<'_>) -> Result<T, StoreError> + Send + 'static,
) -> T {
    db.write(job).unwrap()
}

/// One read that must succeed.
pub(super) fn read<T>(db: &Db, job: impl FnOnce(&mut Tx<'_>) -> Result<T, StoreError>) -> T {
    db.read(job).unwrap()
}

pub(super) fn department(
    tx: &mut Tx<'_>,
    name: &str,
    number: u8,
) -> Result<Department, StoreError> {
    let new = NewDepartment {
        public_id: public_id(number),
        slug: slug(name),
        name: "Santa Monica Police Department".into(),
        city: "Santa Monica".into(),
        zone: Zone::parse("America/Los_Angeles").unwrap(),
        languages: vec![Language::En, Language::Es],
        locale: "en-US".into(),
        email: "cops@example.org".into(),
        phone: String::new(),
        postal_address: String::new(),
        settings: Settings::default(),
    };
    let made = departments::insert(tx, &new, at(0))?;
    let labels = BTreeMap::from([(Language::En, "Ice cream".to_owned())]);
    topics::insert_kind(tx, made.id, &slug("ice-cream"), &labels, "cone", 1)?;
    topics::insert_topic(tx, made.id, &slug("bikes"), &labels, 1)?;
    Ok(made)
}

/// Where and with whom.
#[derive(Clone)]
pub(super) struct World {
    pub department: Department,
    pub venue: Venue,
    pub officer: Officer,
    pub facts: EventFacts,
}

pub(super) fn world(db: &Db) -> World {
    write(db, |tx| {
        let department = department(tx, "santa-monica", 1)?;
        let venue = venue(tx, &department, "pier", 2)?;
        let officer = OfficerFacts {
            rank: "Sergeant".into(),
            given_name: "Ana".into(),
            family_name: "Reyes".into(),
            display_form: DisplayForm::Name,
            languages: vec![Language::Es],
            is_public: true,
        };
        let officer = officers::insert(
            tx,
            department.id,
            &public_id(3),
            &slug("ana"),
            &officer,
            at(0),
        )?;
        let facts = EventFacts {
            kind_id: topics::list_kinds(tx, department.id)?[0].id,
            venue_id: venue.id,
            times: times(10),
            capacity: Some(4),
            rsvp_opens_at: None,
            rsvp_closes_at: Some(at(86_400 * 9)),
            texts: BTreeMap::from([
                (Language::En, text("Ice cream at the café")),
                (Language::Es, text("Helado en el café")),
            ]),
            officer_ids: vec![officer.id],
            topic_ids: topics::list_topics(tx, department.id)?
                .iter()
                .map(|topic| topic.id)
                .collect(),
        };
        Ok(World {
            department,
            venue,
            officer,
            facts,
        })
    })
}

pub(super) fn venue(
    tx: &mut Tx<'_>,
    department: &Department,
    name: &str,
    number: u8,
) -> Result<Venue, StoreError> {
    let facts = VenueFacts {
        name: name.to_uppercase(),
        street: "200 Santa Monica Pier".into(),
        city: "Santa Monica".into(),
        region: "CA".into(),
        postal_code: "90401".into(),
        country: "US".into(),
        access_notes: BTreeMap::from([(Language::En, "Step-free".to_owned())]),
        geo: Some((34.008_5, -118.498_7)),
        zone: None,
        hours: None,
        district: None,
        capacity: None,
        is_outdoors: false,
    };
    venues::insert(
        tx,
        department.id,
        &public_id(number),
        &slug(name),
        &facts,
        at(0),
    )
}

pub(super) fn text(title: &str) -> EventText {
    EventText {
        title: title.into(),
        lead: "Meet us.".into(),
        ..EventText::default()
    }
}

/// Two hours, so many days from now.
pub(super) fn times(days: i64) -> Times {
    let zone = Zone::parse("America/Los_Angeles").unwrap();
    let (starts_at, ends_at) = (at(days * 86_400), at(days * 86_400 + 7200));
    Times {
        local_start: zone::local(starts_at, zone),
        local_end: zone::local(ends_at, zone),
        zone,
        starts_at,
        ends_at,
    }
}

impl World {
    /// A draft.
    pub fn event(&self, db: &Db, name: &str, number: u8, days: i64) -> EventId {
        let new = NewEvent {
            public_id: public_id(number),
            department_id: self.department.id,
            slug: slug(name),
            facts: EventFacts {
                times: times(days),
                ..self.facts.clone()
            },
            created_at: at(0),
        };
        write(db, move |tx| events::insert(tx, &new))
    }

    pub fn published(&self, db: &Db, name: &str, number: u8, days: i64) -> EventId {
        let id = self.event(db, name, number, days);
        let to = events::Transition {
            state: State::Published,
            sequence: 0,
            reason: None,
            published_at: Some(at(1)),
            updated_at: at(1),
        };
        write(db, move |tx| events::update_state(tx, id, &to));
        id
    }

    /// An RSVP as it would be stored; `who` is also its form's nonce.
    pub fn party(&self, event: EventId, who: u8, heads: u32, state: RsvpState) -> NewRsvp {
        NewRsvp {
            public_id: public_id(who),
            department_id: self.department.id,
            event_id: event,
            state,
            party_size: PartySize::new(heads).unwrap(),
            contact_sealed: Some(vec![who, 0, 255]),
            contact_hash: Some(format!("hash-{who}")),
            name_sealed: None,
            note_sealed: None,
            language: Language::Es,
            wants_article: who.is_multiple_of(2),
            form_nonce: format!("nonce-{who}"),
            confirmed_at: None,
            created_at: at(i64::from(who)),
            code_hash: Some(format!("code-{who}")),
            children: None,
            answer_by: matches!(state, RsvpState::Held | RsvpState::Offered)
                .then_some(at(i64::from(who) * 60)),
        }
    }

    pub fn comes(&self, db: &Db, event: EventId, who: u8, heads: u32, state: RsvpState) -> Rsvp {
        let new = self.party(event, who, heads, state);
        write(db, move |tx| rsvps::insert(tx, &new))
    }
}

pub(super) fn find(db: &Db, id: EventId) -> Event {
    read(db, |tx| events::find_by_id(tx, id)).unwrap()
}
