//! A thousand RSVPs by two hundred people at once for forty seats, while the real program is killed
//! twenty times and started again. Who hears nothing sends the same form once more, as people do.
//! In the end exactly forty have seats, nobody who was told "noted" is forgotten, and nobody counts
//! twice.

#![expect(clippy::panic, reason = "a test says plainly what it expects")]

use std::collections::BTreeSet;
use std::net::TcpListener;
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Condvar, Mutex};
use std::time::Duration;

use chrono::TimeDelta;
use diesel::prelude::*;

use cuppa::app::SystemClock;
use cuppa::domain::event::Event;
use cuppa::domain::rsvp::{PartySize, State};
use cuppa::domain::time::Clock as _;
use cuppa::secrets::{Secrets, key_file};
use cuppa::store::testing::{PostgresSchema, SqliteFile, skipped};
use cuppa::store::{Db, Options, StoreResult, departments, events, rsvps};

use crate::program::Program;
use crate::town::Town;

const PEOPLE: usize = 200;
const FORMS: usize = 1000;
const KILLS: usize = 20;
const SEATS: u32 = 40;

/// How long anything may take before the test gives up.
const PATIENCE: Duration = Duration::from_secs(60);

/// How often somebody presses the button again before the test gives up.
const PRESSES: usize = 100;

/// How often the program has been started; people who hear nothing wait for the next time.
#[derive(Default)]
struct Starts(Mutex<usize>, Condvar);

impl Starts {
    fn count(&self) -> usize {
        *self.0.lock().unwrap()
    }

    fn once_more(&self) {
        *self.0.lock().unwrap() += 1;
        self.1.notify_all();
    }

    fn wait_beyond(&self, seen: usize) {
        let waiting = self.0.lock().unwrap();
        let (waited, late) = self
            .1
            .wait_timeout_while(waiting, PATIENCE, |starts| *starts <= seen)
            .unwrap();
        drop(waited);
        assert!(!late.timed_out(), "the program does not come back");
    }
}

/// What everybody needs to send a form.
struct Crowd {
    /// One address per running program.
    doors: Vec<String>,
    path: String,
    starts: Starts,
    agent: ureq::Agent,
}

impl Crowd {
    /// Sends the form until it is answered; the path of the RSVP.
    fn say_yes(&self, door: usize, token: &str, heads: &str) -> String {
        for press in 0..PRESSES {
            let seen = self.starts.count();
            let door = &self.doors[(door + press) % self.doors.len()];
            let sent = self
                .agent
                .post(format!("{door}{}", self.path))
                .header("sec-fetch-site", "same-origin")
                .send_form([("form_token", token), ("party_size", heads)]);
            match sent {
                Ok(answer) if answer.status() == 303 => {
                    let location = answer.headers().get("location").unwrap();
                    return location.to_str().unwrap().to_owned();
                }
                Ok(answer) if answer.status() == 503 => {}
                Ok(answer) => panic!("{}", answer.status()),
                Err(_) if self.doors.len() > 1 && press % 2 == 0 => {}
                Err(_) => self.starts.wait_beyond(seen),
            }
        }
        panic!("pressed {PRESSES} times and never answered")
    }

    /// Whether the page behind an RSVP says that seats are there.
    fn is_coming(&self, page: &str) -> bool {
        let url = format!("{}{page}", self.doors[0]);
        let mut answer = self.agent.get(url).call().unwrap();
        assert_eq!(answer.status(), 200, "{page} is forgotten");
        let html = answer.body_mut().read_to_string().unwrap();
        assert!(
            html.contains("You are coming") != html.contains("On the waitlist"),
            "{html}"
        );
        html.contains("You are coming")
    }
}

/// Starts the programs, and one of them again each time so many forms were answered.
struct Keeper {
    programs: Vec<Program>,
    settings: Vec<Vec<(&'static str, String)>>,
}

impl Keeper {
    fn open(doors: &[String], database: &str, key_file: &str) -> Self {
        let settings: Vec<_> = doors
            .iter()
            .map(|door| {
                vec![
                    ("CUPPA__SERVER__LISTEN", door.replace("http://", "")),
                    ("CUPPA__DATABASE__URL", database.to_owned()),
                    ("CUPPA__SECRETS__KEY_FILE", key_file.to_owned()),
                    ("CUPPA__MAIL__TRANSPORT", "none".to_owned()),
                    ("CUPPA__LIMITS__SCALE", "100000".to_owned()),
                ]
            })
            .collect();
        let programs = settings.iter().map(|own| start(own)).collect();
        Self { programs, settings }
    }

    /// SIGKILL to one of them, a look at the file it left, and a new start.
    fn kill_one(&mut self, turn: usize, database: &str) {
        let which = turn % self.programs.len();
        self.programs.remove(which).kill();
        check_file(database);
        self.programs.insert(which, start(&self.settings[which]));
    }
}

fn start(settings: &[(&'static str, String)]) -> Program {
    Program::serving(&["serve", "--no-worker"], settings)
}

/// The file a killed program leaves is whole.
fn check_file(database: &str) {
    #[derive(QueryableByName)]
    struct Verdict {
        #[diesel(sql_type = diesel::sql_types::Text)]
        integrity_check: String,
    }
    let Some(path) = database.strip_prefix("sqlite://") else {
        return;
    };
    let mut conn = SqliteConnection::establish(path).unwrap();
    let verdict: Verdict = diesel::sql_query("PRAGMA integrity_check")
        .get_result(&mut conn)
        .unwrap();
    assert_eq!(verdict.integrity_check, "ok");
}

/// The address of a port nobody listens on.
pub fn free_port() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    format!("http://{}", listener.local_addr().unwrap())
}

/// Publishes an event two months from the real now, for the real program to serve.
pub fn announce(db: &Db, secrets: Arc<Secrets>) -> Event {
    announce_in(&Town::open_with(db, secrets), db)
}

/// As [`announce`], in a town that goes on.
pub fn announce_in(town: &Town, db: &Db) -> Event {
    let date = (SystemClock.now() + TimeDelta::days(60))
        .format("%Y-%m-%d")
        .to_string();
    let seats = SEATS.to_string();
    let slug = town.event(&town.sergeant(), &[("capacity", &seats), ("date", &date)]);
    find(db, &slug)
}

fn find(db: &Db, slug: &str) -> Event {
    let slug = slug.to_owned();
    let found: StoreResult<Option<Event>> = db.read(move |tx| {
        let department = departments::find_by_slug(tx, "santa-monica")?.unwrap();
        events::find(tx, department.id, &slug)
    });
    found.unwrap().unwrap()
}

/// `heads` says how many come with the form of that number.
fn stampede(database: &str, instances: usize, heads: fn(usize) -> usize) {
    let desk = tempfile::tempdir().unwrap();
    let key_file = desk.path().join("secrets.key");
    let secrets = Arc::new(key_file::load_or_make(&key_file).unwrap());
    let db = Db::open(database, Options::default()).unwrap();
    db.migrate().unwrap();
    let event = announce(&db, secrets.clone());
    let written = SystemClock.now() - TimeDelta::seconds(60);
    let forms: Vec<String> = (0..FORMS)
        .map(|_| secrets.form_token(event.public_id.as_str(), written))
        .collect();
    let doors: Vec<String> = (0..instances).map(|_| free_port()).collect();
    let mut keeper = Keeper::open(&doors, database, &key_file.display().to_string());
    let crowd = Arc::new(Crowd {
        doors,
        path: format!("/santa-monica/events/{}/rsvps", event.slug),
        starts: Starts::default(),
        agent: ureq::Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .build()
            .into(),
    });
    let (tell, answered) = channel();
    let people: Vec<_> = forms
        .chunks(FORMS / PEOPLE)
        .enumerate()
        .map(|(person, forms)| run(&crowd, (person, forms.to_vec()), heads, tell.clone()))
        .collect();
    drop(tell);
    let mut pages = BTreeSet::new();
    for page in answered {
        assert!(pages.insert(page), "two forms, one RSVP");
        if pages.len() % (FORMS / (KILLS + 1)) == 0 && pages.len() / (FORMS / (KILLS + 1)) <= KILLS
        {
            keeper.kill_one(pages.len(), database);
            crowd.starts.once_more();
        }
    }
    people.into_iter().for_each(|person| person.join().unwrap());
    assert_eq!(pages.len(), FORMS);
    check_books(&db, &event, heads);
    let coming = pages.iter().filter(|page| crowd.is_coming(page)).count();
    let totals = totals(&db, &event);
    assert_eq!(
        coming, totals.confirmed_parties as usize,
        "pages say what the books say"
    );
}

fn run(
    crowd: &Arc<Crowd>,
    (person, forms): (usize, Vec<String>),
    heads: fn(usize) -> usize,
    tell: Sender<String>,
) -> std::thread::JoinHandle<()> {
    let crowd = crowd.clone();
    std::thread::spawn(move || {
        for (number, form) in forms.iter().enumerate() {
            let heads = heads(person * (FORMS / PEOPLE) + number).to_string();
            tell.send(crowd.say_yes(person, form, &heads)).unwrap();
        }
    })
}

fn totals(db: &Db, event: &Event) -> cuppa::domain::rsvp::Totals {
    let id = event.id;
    let totals: StoreResult<_> = db.read(move |tx| rsvps::totals(tx, id));
    totals.unwrap()
}

/// Every form is one RSVP, whole; the seats are counted right, and as full as parties allow.
fn check_books(db: &Db, event: &Event, heads: fn(usize) -> usize) {
    let totals = totals(db, event);
    let asked: usize = (0..FORMS).map(heads).sum();
    assert_eq!(
        (totals.confirmed_parties + totals.waiting_parties) as usize,
        FORMS
    );
    assert_eq!(
        (totals.confirmed_heads + totals.waiting_heads) as usize,
        asked,
        "no party is split"
    );
    assert_eq!(find(db, event.slug.as_str()).taken, totals.confirmed_heads);
    let id = event.id;
    let waiting: StoreResult<_> = db.read(move |tx| rsvps::list_waitlisted(tx, id));
    let waiting = waiting.unwrap();
    assert!(waiting.iter().all(|one| one.state == State::Waitlisted));
    let smallest = waiting.iter().map(|one| one.party_size.heads()).min();
    let left = SEATS.checked_sub(totals.confirmed_heads);
    let left = left.unwrap_or_else(|| panic!("{} heads for {SEATS} seats", totals.confirmed_heads));
    assert!(
        smallest.is_some_and(|heads| heads > left),
        "{left} seats stay empty"
    );
    assert!(
        waiting
            .iter()
            .all(|one| one.party_size <= PartySize::new(4).unwrap())
    );
}

fn on_postgres(instances: usize, heads: fn(usize) -> usize) {
    match PostgresSchema::new().unwrap() {
        Some(schema) => stampede(schema.url(), instances, heads),
        None => skipped(),
    }
}

#[test]
fn a_thousand_forms_and_twenty_deaths_fill_exactly_forty_seats_on_sqlite() {
    stampede(&SqliteFile::new().url(), 1, |_| 1);
}

#[test]
fn a_thousand_forms_and_twenty_deaths_fill_exactly_forty_seats_on_postgres() {
    on_postgres(1, |_| 1);
}

#[test]
fn two_instances_one_of_which_dies_again_and_again_fill_exactly_forty_seats() {
    on_postgres(2, |_| 1);
}

#[test]
fn parties_of_one_to_four_are_seated_whole_or_wait_on_sqlite() {
    stampede(&SqliteFile::new().url(), 1, |form| 1 + form % 4);
}
