//! A house with departments of 10, 200 and 2,000 events to come, in a database of its own, served on
//! a free port; made once.

use std::collections::BTreeMap;
use std::net::TcpListener;
use std::sync::mpsc::channel;
use std::sync::{Arc, LazyLock};

use chrono::TimeDelta;

use cuppa::app::House;
use cuppa::domain::department::{Department, NewDepartment, Settings};
use cuppa::domain::event::{Event, EventFacts, EventText, NewEvent, State, Times};
use cuppa::domain::feed::Feed;
use cuppa::domain::filter::Query;
use cuppa::domain::ids::{KindId, VenueId};
use cuppa::domain::language::Language;
use cuppa::domain::links::Links;
use cuppa::domain::slug::Slug;
use cuppa::domain::time::FixedClock;
use cuppa::domain::venue::VenueFacts;
use cuppa::domain::zone::Zone;
use cuppa::secrets::Secrets;
use cuppa::services::read_feed::Asked;
use cuppa::services::{Context, add_department, read_feed};
use cuppa::store::events::{Filter, Transition};
use cuppa::store::testing::SqliteFile;
use cuppa::store::{Db, Options, StoreError, Tx, events, topics, venues};
use cuppa::web::client::TrustedProxies;
use cuppa::web::server::serve;

pub const SIZES: [usize; 3] = [10, 200, 2000];

pub static TOWNS: LazyLock<Towns> = LazyLock::new(Towns::open);

pub struct Towns {
    pub house: House,
    pub base: String,
    _file: SqliteFile,
}

/// The department with so many events.
pub fn slug(size: usize) -> String {
    format!("town-{size}")
}

impl Towns {
    fn open() -> Self {
        let file = SqliteFile::new();
        let db = Db::open(&file.url(), Options::default()).unwrap();
        db.migrate().unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let house = House {
            db,
            clock: Arc::new(FixedClock::new("2026-12-01T17:00:00Z".parse().unwrap())),
            secrets: Arc::new(Secrets::new([7; 32])),
            links: Arc::new(Links::new(&base)),
            mail_domain: "mail.example.org".into(),
            mail_rules: cuppa::domain::contact::MailRules::default(),
            letters: None,
        };
        for size in SIZES {
            let context = house.context();
            let done: Result<(), cuppa::services::Error> =
                house.db.write(move |tx| found(tx, &context, size));
            done.unwrap();
        }
        let site = house.site(1.0e9, TrustedProxies::default(), 7);
        let (told, ready) = channel();
        std::thread::spawn(move || {
            actix_web::rt::System::new().block_on(async move {
                let server = serve(listener, site).unwrap();
                told.send(()).unwrap();
                server.await.unwrap();
            });
        });
        ready.recv().unwrap();
        Self {
            house,
            base,
            _file: file,
        }
    }

    /// A department's feed, ready to be rendered.
    pub fn feed(&self, size: usize) -> Feed {
        let context = self.house.context();
        let slug = slug(size);
        let asked = Asked {
            query: Query::default(),
            language: Language::En,
            is_chosen: false,
        };
        let feed: Result<Feed, cuppa::services::Error> = self
            .house
            .db
            .read(|tx| read_feed::run(tx, &context, &slug, &asked));
        feed.unwrap()
    }

    /// Any event of the smallest department.
    pub fn event(&self) -> Event {
        let slug = slug(SIZES[0]);
        let found: Result<Event, StoreError> = self.house.db.read(|tx| {
            let home = cuppa::store::departments::find_by_slug(tx, &slug)?.unwrap();
            Ok(events::list(tx, &Filter::of(home.id))?.remove(0))
        });
        found.unwrap()
    }
}

fn found(tx: &mut Tx<'_>, context: &Context, size: usize) -> Result<(), cuppa::services::Error> {
    let new = NewDepartment {
        public_id: context.vault.public_id(),
        slug: Slug::parse_department(&slug(size)).unwrap(),
        name: "Millbrook Police Department".into(),
        city: "Millbrook".into(),
        zone: Zone::parse("America/Los_Angeles").unwrap(),
        languages: vec![Language::En, Language::Es],
        locale: "en-US".into(),
        email: "outreach@example.org".into(),
        phone: "310-555-0142".into(),
        postal_address: "1 Harbor Way, Millbrook, CA 90401".into(),
        settings: Settings::default(),
    };
    let home = add_department::run(tx, context, &new)?;
    let kind = topics::list_kinds(tx, home.id)?[0].id;
    let place = VenueFacts {
        name: "Corner Café".into(),
        street: "100 Ocean Avenue".into(),
        city: "Millbrook".into(),
        region: "CA".into(),
        postal_code: "90401".into(),
        country: "US".into(),
        access_notes: BTreeMap::from([(Language::En, "The side door has no step.".into())]),
        hours: None,
        geo: Some((34.0115, -118.4958)),
        zone: None,
        district: None,
        capacity: None,
        is_outdoors: false,
    };
    let id = context.vault.public_id();
    let venue = venues::insert(
        tx,
        home.id,
        &id,
        &Slug::from_title("cafe", "cafe"),
        &place,
        context.now,
    )?;
    for number in 0..size {
        publish(tx, context, &home, (kind, venue.id), number)?;
    }
    Ok(())
}

/// One of four events a day, from tomorrow on.
fn publish(
    tx: &mut Tx<'_>,
    context: &Context,
    home: &Department,
    (kind_id, venue_id): (KindId, VenueId),
    number: usize,
) -> Result<(), StoreError> {
    let number = i64::try_from(number).unwrap();
    let day = "2026-12-02T09:00:00"
        .parse::<chrono::NaiveDateTime>()
        .unwrap();
    let start = day + TimeDelta::days(number / 4) + TimeDelta::hours(2 * (number % 4));
    let text = EventText {
        title: format!("Coffee with a Cop, number {number}"),
        lead: "Bring questions, children and friends; there is no agenda.".into(),
        body: "Officers of the day shift are there, and the coffee is on us.".into(),
        rain_plan: "If it rains we sit inside.".into(),
    };
    let new = NewEvent {
        public_id: context.vault.public_id(),
        department_id: home.id,
        slug: Slug::from_title(&format!("coffee {number}"), "coffee"),
        facts: EventFacts {
            kind_id,
            venue_id,
            times: Times::derive(start, start + TimeDelta::hours(2), home.zone, None).unwrap(),
            capacity: Some(40),
            rsvp_opens_at: None,
            rsvp_closes_at: None,
            texts: BTreeMap::from([(Language::En, text)]),
            officer_ids: Vec::new(),
            topic_ids: Vec::new(),
        },
        created_at: context.now,
    };
    let id = events::insert(tx, &new)?;
    let to = Transition {
        state: State::Published,
        sequence: 0,
        reason: None,
        published_at: Some(context.now),
        updated_at: context.now,
    };
    events::update_state(tx, id, &to)
}
