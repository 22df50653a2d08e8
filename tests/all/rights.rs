//! Every route for everybody who may stand before it: `rights.txt` says what each is answered, and the
//! routes are read out of `web/routes.rs`, so that none can be added without a line there.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use cuppa::domain::contact::EmailAddress;
use cuppa::domain::ids::StaffId;
use cuppa::domain::language::Language;
use cuppa::domain::staff::{Membership, Role, Session, StaffState};
use cuppa::services::ports::Vault;
use cuppa::store::staff::NewStaff;
use cuppa::store::{Db, StoreResult, Tx, departments, people, staff};

use crate::answer::Answer;
use crate::maillog::newest;
use crate::pictures;
use crate::series::year;
use crate::staff::story;
use crate::town::Town;

const TABLE: &str = include_str!("rights.txt");

/// In the order of the columns of the table.
const VISITORS: [&str; 13] = [
    "nobody",
    "coordinator",
    "administrator",
    "organiser",
    "writer",
    "officer",
    "access_desk",
    "check_in",
    "records",
    "elsewhere",
    "removed",
    "disabled",
    "expired",
];

/// Whether a staff page is for whoever is not signed in yet.
fn is_way_in(route: &str) -> bool {
    let ways = [
        "/staff/sign-in",
        "/staff/sign-in/code",
        "/staff/sign-in/with/{d}",
        "/staff/sign-in/callback",
        "/staff/reset",
        "/staff/invitations/{token}",
    ];
    ways.iter().any(|way| route.ends_with(way))
}

/// `GET /path` for every route, as the server is built.
fn routes() -> Vec<String> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/web/routes.rs");
    read_routes(&std::fs::read_to_string(path).unwrap())
}

fn read_routes(source: &str) -> Vec<String> {
    let read = |rest: &str| {
        let path = rest.split('"').nth(1).unwrap();
        let (guard, _) = rest.split_once(".to(").unwrap();
        let method = match (guard.contains("get()"), guard.contains("web::post()")) {
            (true, false) => "GET",
            (false, true) => "POST",
            _ => panic!("no method is known of {path}"),
        };
        format!("{method} {path}")
    };
    source.split(".route(").skip(1).map(read).collect()
}

/// What stands in the table, by route: one mark for each visitor, or one status for all.
fn table() -> BTreeMap<String, String> {
    let lines = TABLE
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'));
    let read = |line: &str| {
        let words: Vec<&str> = line.split_whitespace().collect();
        assert_eq!(words.len(), 3, "{line}");
        (format!("{} {}", words[0], words[1]), words[2].to_owned())
    };
    let all: Vec<(String, String)> = lines.map(read).collect();
    let table: BTreeMap<String, String> = all.iter().cloned().collect();
    assert_eq!(table.len(), all.len(), "a route stands twice in the table");
    table
}

/// A mark of the table.
fn mark(answer: &Answer) -> char {
    match (answer.status, answer.location.as_str()) {
        (303, to) if to.starts_with("/staff/sign-in?next=") => 's',
        (303, "/staff/overview") => 'v',
        (403, _) => '-',
        (404, _) => 'n',
        (400 | 422, _) => 'f',
        (status, _) if status < 500 => 'o',
        (status, _) => panic!("{status}: {}", answer.plain()),
    }
}

/// People with every kind of right, and the things of one department to try them on.
struct Stage {
    town: Town,
    people: BTreeMap<&'static str, StaffId>,
    names: BTreeMap<&'static str, String>,
}

impl Stage {
    fn set(db: &Db) -> Self {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let _ = town.neighbours("riverbend");
        let past = town.event(&rosa, &[]);
        town.advance(chrono::TimeDelta::days(10));
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[("date", "2026-12-20")]);
        let series = year(&town, &rosa);
        let series = series.split('/').nth(3).unwrap().split('?').next().unwrap();
        let article = story(&town, &rosa, &past, "It was good.");
        let party = [("party_size", "2"), ("email", "neighbour@example.com")];
        town.rsvp(&event, &party).is(303);
        let owner = format!("/staff/events/{event}");
        let words = [("alt_en", "A cup")];
        pictures::send(&town, &rosa, &owner, &words, &pictures::jpeg()).is(303);
        let shelf = town.get_as(&format!("{owner}/pictures"), &rosa);
        let message = newest(&town, &rosa, "?kind=rsvp_confirmed");
        let people = db.write(employ).unwrap();
        let names = BTreeMap::from([
            ("{e}", event),
            ("{s}", series.to_owned()),
            ("{a}", article),
            ("{v}", "palm-court-library".to_owned()),
            ("{o}", "ana-reyes".to_owned()),
            ("{p}", people["organiser"].to_string()),
            ("{k}", "coffee".to_owned()),
            ("{t}", "traffic".to_owned()),
            ("{kind}", "reminder".to_owned()),
            ("{part}", "contact".to_owned()),
            ("{m}", message.to_string()),
            ("{n}", "1".to_owned()),
            ("{d}", "santa-monica".to_owned()),
            ("{token}", "cm_of-nobody".to_owned()),
            ("{format}", "csv".to_owned()),
            ("{i}", pictures::first_id(&shelf)),
            ("{file}", "480.jpg".to_owned()),
            ("{name}", "coffee.svg".to_owned()),
        ]);
        Self {
            town,
            people,
            names,
        }
    }

    /// A fresh session of a visitor, so that no request can spoil the next.
    fn session(&self, visitor: &'static str) -> String {
        let Some(staff_id) = self.people.get(visitor).copied() else {
            return String::new();
        };
        let slug = if visitor == "elsewhere" {
            "riverbend"
        } else {
            "santa-monica"
        };
        let vault = self.town.house.secrets.clone();
        let id = vault.random_token("cs_");
        let hash = vault.token_hash(&id);
        let now = self.town.house.clock.now();
        let until = if visitor == "expired" {
            now
        } else {
            now + TimeDelta::hours(1)
        };
        let stored: StoreResult<()> = self.town.house.db.write(move |tx| {
            let department = departments::find_by_slug(tx, slug)?.unwrap();
            let session = Session {
                staff_id,
                department_id: department.id,
                created_at: now,
                last_seen_at: now,
                expires_at: until,
                agent: String::new(),
            };
            staff::insert_session(tx, &hash, &session)
        });
        stored.unwrap();
        id
    }

    /// The path with names of things that are there.
    fn path(&self, pattern: &str) -> String {
        let mut path = pattern.to_owned();
        for (mark, name) in &self.names {
            path = path.replace(mark, name);
        }
        path
    }

    fn ask(&self, route: &str, visitor: &'static str) -> Answer {
        let session = self.session(visitor);
        let cookie = format!("sid={session}");
        let (method, path) = route.split_once(' ').unwrap();
        let path = self.path(path);
        if method == "GET" {
            return self.town.get_as(&path, &cookie);
        }
        let csrf = self.town.house.secrets.csrf_token(&session);
        self.town.post_as(&path, &cookie, &[("csrf", &csrf)])
    }
}

/// One person for each visitor but nobody.
fn employ(tx: &mut Tx<'_>) -> StoreResult<BTreeMap<&'static str, StaffId>> {
    let start = crate::town::START.parse().unwrap();
    let home = departments::find_by_slug(tx, "santa-monica")?.unwrap().id;
    let away = departments::find_by_slug(tx, "riverbend")?.unwrap().id;
    let mut people = BTreeMap::new();
    for visitor in &VISITORS[1..] {
        let new = NewStaff {
            email: EmailAddress::parse(&format!("{visitor}@stage.example")).unwrap(),
            name: (*visitor).to_owned(),
            language: Language::En,
            created_at: start,
        };
        let id = staff::insert(tx, &new)?;
        staff::set_password(tx, id, "$argon2id$", start)?;
        let membership = Membership {
            department_id: if *visitor == "elsewhere" { away } else { home },
            role: Role::parse(visitor).unwrap_or(Role::Administrator),
        };
        staff::set_membership(tx, id, &membership)?;
        people.insert(*visitor, id);
    }
    people::delete_membership(tx, people["removed"], home)?;
    people::set_state(tx, people["disabled"], StaffState::Disabled, start)?;
    Ok(people)
}

cuppa::on_both! {
    fn every_route_answers_everybody_as_the_table_says(db) {
        let stage = Stage::set(db);
        let mut wrong = Vec::new();
        for (route, expected) in table() {
            if let Ok(status) = expected.parse::<u16>() {
                for visitor in ["nobody", "administrator", "elsewhere", "disabled"] {
                    let found = stage.ask(&route, visitor).status;
                    if found != status {
                        wrong.push(format!("{route} {found} (for {visitor}: the table says {status})"));
                    }
                }
                continue;
            }
            let found: String = VISITORS.iter().map(|visitor| mark(&stage.ask(&route, visitor))).collect();
            if found != expected {
                wrong.push(format!("{route} {found} (the table says {expected})"));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    fn no_form_is_taken_from_another_site_or_with_the_proof_of_another_session(db) {
        let stage = Stage::set(db);
        for (route, _) in table() {
            let Some(path) = route.strip_prefix("POST ") else {
                continue;
            };
            let path = stage.path(path);
            let session = stage.session("administrator");
            let cookie = format!("sid={session}");
            let own = stage.town.house.secrets.csrf_token(&session);
            // Mail programs and mail servers come with what only they know, not from a page.
            if !path.starts_with("/unsubscribe/") && !path.starts_with("/api/") {
                for from in [("sec-fetch-site", "cross-site"), ("sec-fetch-site", "same-site"), ("origin", "https://evil.example"), ("origin", "null")] {
                    stage.town.post_from(&path, from, &cookie, &[("csrf", &own)]).is(403);
                }
            }
            if route.contains(" /staff/") && !is_way_in(&route) {
                let other = stage.town.house.secrets.csrf_token(&stage.session("administrator"));
                for proof in ["", other.as_str()] {
                    let answer = stage.town.post_as(&path, &cookie, &[("csrf", proof)]);
                    // A table of events or a picture is sent as another kind of form, which this is not.
                    let sends_file = path == "/staff/exchange" || path.ends_with("/pictures");
                    let expected = if sends_file { 400 } else { 403 };
                    assert_eq!(answer.status, expected, "{route}");
                }
            }
        }
    }

    fn nothing_of_another_department_opens_by_its_address(db) {
        let stage = Stage::set(db);
        for (kind, real) in [("events", "{e}"), ("venues", "{v}"), ("officers", "{o}"), ("articles", "{a}"), ("people", "{p}"), ("pictures", "{i}")] {
            let theirs = stage.ask(&format!("GET /staff/{kind}/{real}"), "elsewhere");
            let none = stage.ask(&format!("GET /staff/{kind}/999999"), "elsewhere");
            assert_eq!((theirs.is(404).plain(), none.status), (none.plain(), 404), "{kind}");
        }
    }
}

#[test]
fn the_table_has_a_line_for_every_route_and_no_other() {
    let (routes, table) = (routes(), table());
    assert!(routes.len() > 100, "{}", routes.len());
    let missing: Vec<&String> = routes
        .iter()
        .filter(|route| !table.contains_key(*route))
        .collect();
    let strange: Vec<&String> = table
        .keys()
        .filter(|route| !routes.contains(route))
        .collect();
    assert!(missing.is_empty(), "not in rights.txt: {missing:#?}");
    assert!(strange.is_empty(), "not in web/routes.rs: {strange:#?}");
    for (route, marks) in &table {
        let is_public = marks.parse::<u16>().is_ok();
        assert!(is_public || marks.len() == VISITORS.len(), "{route}");
        let is_open = !route.contains(" /staff") || is_way_in(route);
        assert_eq!(is_public, is_open, "{route}");
    }
}

#[test]
fn a_route_is_read_however_it_is_broken_into_lines() {
    let source = "site.route(\n  \"/a\",\n  web::post()\n .to(x))\n.route(\"/b\", get().to(y));";
    assert_eq!(read_routes(source), ["POST /a", "GET /b"]);
}
