//! What is on record: every version of a public page, a log that nobody can mend, a file for whoever
//! asks for records, and a report of what is kept and for how long.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use chrono::TimeDelta;
use diesel::prelude::*;
use sha2::{Digest, Sha256};

use cuppa::domain::language::Language;
use cuppa::domain::staff::Role;
use cuppa::domain::version::{Snapshot, Subject};
use cuppa::services::export_records::{self, Asked, MOST, Most, Records, Refusal, Scope};
use cuppa::services::{self, Actor, keep_version, purge_records, verify_records};
use cuppa::store::testing::SqliteFile;
use cuppa::store::versions::{self, Version};
use cuppa::store::{StoreResult, audit, departments};
use cuppa::web::archive;
use cuppa::words::Words;

use crate::program::prepared;
use crate::staff;
use crate::town::{Answer, Town};
use crate::truth::stored;
use crate::undo::{comes, ends, moves, undo};

fn csrf(town: &Town, who: &str) -> String {
    town.get_as("/staff/account", who).is(200).hidden("csrf")
}

/// Sends a form of somebody who is signed in.
fn send(town: &Town, who: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
    let csrf = csrf(town, who);
    let mut all = vec![("csrf", csrf.as_str())];
    all.extend_from_slice(fields);
    town.post_as(path, who, &all)
}

fn kept(town: &Town, event: &str) -> Vec<Version> {
    let id = stored(town, event).id;
    let found: StoreResult<Vec<Version>> = town
        .house
        .db
        .read(move |tx| versions::list(tx, Subject::Event(id)));
    found.unwrap()
}

/// The last version says what the page says now; it is this one, made by this.
#[track_caller]
fn is_kept(town: &Town, event: &str, number: i32, action: &str) {
    let live = stored(town, event);
    let now = town.house.clock.now();
    let home: StoreResult<_> = town
        .house
        .db
        .read(|tx| departments::find_by_slug(tx, "santa-monica"));
    let page = Snapshot::of_event(&live, &home.unwrap().unwrap(), now);
    let last = kept(town, event).pop().unwrap();
    assert_eq!((last.number, last.action.as_str()), (number, action));
    assert_eq!(last.snapshot.since(Some(&page)), []);
}

/// The actions of the log, the oldest first.
fn actions(town: &Town) -> Vec<String> {
    let rows: StoreResult<Vec<audit::Row>> = town.house.db.read(|tx| {
        let home = departments::find_by_slug(tx, "santa-monica")?.unwrap();
        audit::list(tx, home.id, 1000)
    });
    let rows = rows.unwrap().into_iter().rev();
    rows.map(|row| row.action).collect()
}

/// Waits for a line that no answer waited for.
#[track_caller]
fn says(town: &Town, action: &str) {
    let (_open, pace) = std::sync::mpsc::channel::<()>();
    for _ in 0..200 {
        if actions(town).iter().any(|one| one == action) {
            return;
        }
        pace.recv_timeout(std::time::Duration::from_millis(20))
            .unwrap_err();
    }
    panic!("{action} is not in {:?}", actions(town));
}

fn asked(scope: Scope, with_attendance: bool) -> Asked {
    Asked {
        scope,
        with_attendance,
        most: MOST,
    }
}

fn gather(town: &Town, asked: Asked) -> Result<Records, Refusal> {
    let context = town.house.context();
    let found: services::Result<Result<Records, Refusal>> = town.house.db.read(move |tx| {
        let home = departments::find_by_slug(tx, "santa-monica")?.unwrap();
        let actor = Actor::at_the_command_line(home.id);
        export_records::gather(tx, &context, &actor, &asked)
    });
    found.unwrap()
}

fn of_event(event: &str) -> Scope {
    Scope::Event(event.to_owned())
}

fn opened(octets: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut zip = zip::ZipArchive::new(Cursor::new(octets)).unwrap();
    let mut files = BTreeMap::new();
    for at in 0..zip.len() {
        let mut file = zip.by_index(at).unwrap();
        let mut inside = Vec::new();
        file.read_to_end(&mut inside).unwrap();
        files.insert(file.name().unwrap().into_owned(), inside);
    }
    files
}

/// The file a browser would save.
pub fn download(town: &Town, who: &str, fields: &[(&str, &str)]) -> BTreeMap<String, Vec<u8>> {
    let csrf = csrf(town, who);
    let mut all = vec![("csrf", csrf.as_str())];
    all.extend_from_slice(fields);
    let request = ureq::post(format!("{}/staff/records", town.base))
        .header("sec-fetch-site", "same-origin")
        .header("cookie", who);
    let mut answer = request.send_form(all).unwrap();
    assert_eq!(answer.headers()["content-type"], "application/zip");
    assert_eq!(answer.headers()["cache-control"], "no-store");
    opened(&answer.body_mut().read_to_vec().unwrap())
}

pub fn text<'a>(files: &'a BTreeMap<String, Vec<u8>>, name: &str) -> &'a str {
    let found = files.get(name);
    let found = found.unwrap_or_else(|| panic!("no {name} in {:?}", files.keys()));
    std::str::from_utf8(found).unwrap()
}

cuppa::on_both! {
    fn every_public_change_of_an_event_is_a_version_with_who_when_and_what(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[("rain_plan_en", "We sit inside.")]);
        is_kept(&town, &event, 1, "event.published");
        town.advance(TimeDelta::minutes(1));
        moves(&town, &event, TimeDelta::hours(1));
        is_kept(&town, &event, 2, "event.edited");
        undo(&town, &rosa, &event);
        is_kept(&town, &event, 3, "event.undone");
        let rain = format!("/staff/events/{event}/rain");
        let page = town.get_as(&rain, &rosa);
        let (version, plan) = (page.is(200).hidden("version"), page.hidden("plan"));
        send(&town, &rosa, &rain, &[("version", &version), ("plan", &plan), ("sentence", "Side door.")]).is(303);
        is_kept(&town, &event, 4, "event.rain_plan_on");
        let version = town.get_as("/staff/officers/ana-reyes", &rosa).hidden("version");
        let officer = [
            ("version", version.as_str()), ("officer_rank", "Lieutenant"), ("officer_given_name", "Ana"), ("officer_family_name", "Reyes"),
            ("officer_display_form", "rank_and_name"), ("officer_public", "yes"), ("officer_mail_language", "en"),
        ];
        send(&town, &rosa, "/staff/officers/ana-reyes", &officer).is(303);
        is_kept(&town, &event, 5, "officer.edited");
        let venue = [
            ("venue_name", "Palm Court Hall"), ("venue_street", "600 Palm Court"), ("venue_city", "Santa Monica"),
            ("venue_region", "CA"), ("venue_postal_code", "90401"), ("venue_country", "US"),
        ];
        send(&town, &rosa, "/staff/venues/palm-court-library", &venue).is(303);
        is_kept(&town, &event, 6, "venue.edited");
        ends(&town, &rosa, &event, "postponement");
        is_kept(&town, &event, 7, "event.postponed");
        ends(&town, &rosa, &event, "cancellation");
        is_kept(&town, &event, 8, "event.cancelled");
        let who: Vec<Option<String>> = kept(&town, &event).into_iter().map(|one| one.who).collect();
        assert_eq!(who[1], None, "at the command line");
        assert!(who.iter().enumerate().all(|(at, who)| at == 1 || who.as_deref() == Some("Rosa Okafor")), "{who:?}");
    }

    fn the_history_says_field_by_field_what_changed_and_shows_each_page_again(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[]);
        town.advance(TimeDelta::minutes(1));
        ends(&town, &rosa, &event, "cancellation");
        let hub = town.get_as(&format!("/staff/events/{event}"), &rosa);
        assert!(hub.is(200).body.contains(&format!("/staff/events/{event}/history\"")));
        let history = town.get_as(&format!("/staff/events/{event}/history"), &rosa);
        history.is(200).says("Version 2").says("Cancelled an event").says("Rosa Okafor");
        history.says("StateBefore: PublishedThen: Cancelled").says("ReasonThen: No power.");
        town.get_as(&format!("/staff/events/{event}/history?lang=es"), &rosa).is(200).says("EstadoAntes: PublicadoDespués: Cancelado");
        let first = town.get_as(&format!("/staff/events/{event}/history/1"), &rosa);
        first.is(200).says("Record of a past version").says("Version 1 of 2").says("Coffee with a Cop");
        first.says("Thursday, December 10, 2026, 3 to 5 p.m. PST").says("Palm Court Library").says("Sergeant Ana Reyes");
        first.says("A cup is on us.").says_nothing_of("No power.");
        assert!(first.body.contains("content=\"noindex"));
        let elsewhere = first.body.replace("href=\"#page\"", "");
        assert!(!elsewhere.contains("src=") && !elsewhere.contains("href="), "it stands for itself");
        town.get_as(&format!("/staff/events/{event}/history/2?lang=es"), &rosa).is(200)
            .says("Registro de una versión anterior").says("Café con un policía").says("No power.");
        for none in ["0", "3", "x"] {
            town.get_as(&format!("/staff/events/{event}/history/{none}"), &rosa).is(404);
        }
    }

    fn a_story_keeps_what_it_said_before_it_was_mended(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[]);
        town.advance(TimeDelta::days(10));
        let rosa = town.sergeant();
        let article = staff::story(&town, &rosa, &event, "We met **forty** neighbors.");
        let path = format!("/staff/articles/{article}");
        let version = town.get_as(&path, &rosa).is(200).hidden("version");
        let fields = [
            ("version", version.as_str()), ("event", event.as_str()), ("byline", "Santa Monica Police Department"),
            ("title_en", "A good afternoon"), ("body_en", "We met **fourteen** neighbors."), ("then", "save"),
        ];
        send(&town, &rosa, &path, &fields).is(303);
        let editor = town.get_as(&path, &rosa);
        assert!(editor.body.contains(&format!("{path}/history\"")));
        let history = town.get_as(&format!("{path}/history"), &rosa);
        history.is(200).says("Version 2").says("We met **forty** neighbors.Then: We met **fourteen** neighbors.");
        let first = town.get_as(&format!("{path}/history/1"), &rosa);
        assert!(first.is(200).body.contains("We met <strong>forty</strong> neighbors."), "{}", first.body);
    }

    fn what_was_public_before_versions_were_kept_gets_its_first_one_once(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[]);
        let id = stored(&town, &event).id;
        let plain = move |tx: &mut cuppa::store::Tx<'_>| {
            // As an older program would have published it.
            let before = cuppa::store::events::find_by_id(tx, id)?.unwrap();
            let again = cuppa::domain::event::NewEvent {
                public_id: cuppa::domain::ids::PublicId::from_bytes([9; 16]),
                department_id: before.department_id,
                slug: cuppa::domain::slug::Slug::parse("old").unwrap(),
                facts: before.facts(),
                created_at: before.created_at,
            };
            let old = cuppa::store::events::insert(tx, &again)?;
            let open = cuppa::store::events::Transition {
                state: cuppa::domain::event::State::Published,
                sequence: 0,
                reason: None,
                published_at: Some(before.created_at),
                updated_at: before.created_at,
            };
            cuppa::store::events::update_state(tx, old, &open)
        };
        let done: StoreResult<()> = db.write(plain);
        done.unwrap();
        for (kept, count) in [(1, 1), (0, 1)] {
            let context = town.house.context();
            let begun: services::Result<usize> = db.write(move |tx| keep_version::begin(tx, &context));
            assert_eq!(begun.unwrap(), kept);
            assert_eq!(self::kept(&town, "old").len(), count);
        }
        is_kept(&town, "old", 1, "version.begun");
    }

    fn one_file_holds_what_is_on_record_and_its_check_sums_fit(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[]);
        let party = [("party_size", "2"), ("name", "Ann Delgado"), ("email", "ann@example.org"), ("note", "Bikes, please")];
        town.rsvp(&event, &party).is(303);
        town.deliver();
        ends(&town, &rosa, &event, "cancellation");
        town.deliver();
        let clerk = town.staff(Role::Records);
        let files = download(&town, &clerk, &[("event", &event), ("from", ""), ("to", "")]);
        for (name, octets) in files.iter().filter(|(name, _)| *name != "SHA256SUMS") {
            let sum: String = Sha256::digest(octets).iter().map(|octet| format!("{octet:02x}")).collect();
            assert!(text(&files, "SHA256SUMS").contains(&format!("{sum}  {name}\n")), "{name}");
        }
        assert_eq!(text(&files, "SHA256SUMS").lines().count(), files.len() - 1);
        assert!(text(&files, "events.csv").contains(&format!("\r\n{event},")));
        assert!(text(&files, "rsvp-counts.csv").contains(&format!("\r\n{event},1,2,")));
        assert!(text(&files, "versions.csv").contains(",event.cancelled,state,published,cancelled,"));
        assert!(text(&files, "audit.csv").contains(",Rosa Okafor,event.cancelled,event,"));
        assert!(text(&files, "mail.csv").contains("event_cancelled,sent,"), "{}", text(&files, "mail.csv"));
        assert!(text(&files, &format!("pages/events/{event}/v001.es.html")).contains("Café con un policía"));
        assert!(text(&files, &format!("pages/events/{event}/v002.en.html")).contains("No power."));
        assert!(text(&files, "README.txt").contains("No resident is named in it."));
        for name in ["events.json", "rsvp-counts.json", "articles.json", "versions.json", "audit.json", "mail.json"] {
            let all: Vec<serde_json::Value> = serde_json::from_slice(&files[name]).unwrap();
            assert!(!all.is_empty() || name == "articles.json", "{name}");
        }
        for octets in files.values() {
            let plain = String::from_utf8_lossy(octets);
            for canary in ["Delgado", "ann@", "Bikes"] {
                assert!(!plain.contains(canary), "{canary}");
            }
        }
        assert_eq!(actions(&town).last().unwrap(), "records.exported");
        let days = download(&town, &clerk, &[("event", ""), ("from", "2026-12-01"), ("to", "2026-12-10")]);
        assert!(text(&days, "events.csv").contains(&event) && text(&days, "audit.csv").contains("staff.invited"));
    }

    fn names_are_in_it_only_when_an_administrator_asks_and_the_log_says_so(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[]);
        let party = [("party_size", "2"), ("name", "Ann Delgado"), ("email", "ann@example.org")];
        town.rsvp(&event, &party).is(303);
        let clerk = town.staff(Role::Records);
        let wanted = [("event", event.as_str()), ("attendance", "yes")];
        send(&town, &clerk, "/staff/records", &wanted).is(403);
        assert!(!actions(&town).iter().any(|action| action.starts_with("records.")));
        town.get_as("/staff/records", &clerk).is(200).says("an administrator can take it out");
        let files = download(&town, &rosa, &wanted);
        assert!(text(&files, "attendance.csv").contains(&format!("{event},Ann Delgado,2,,confirmed,no,")));
        assert!(!files.values().any(|octets| String::from_utf8_lossy(octets).contains("ann@")));
        assert_eq!(actions(&town).last().unwrap(), "records.attendance_exported");
        town.get_as("/staff/log", &rosa).says("Took records out, with the attendance list");
    }

    fn the_same_records_make_the_same_octets(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[]);
        comes(&town, &event, "ann@example.org");
        let pack = || {
            let records = gather(&town, asked(of_event(&event), true)).unwrap();
            archive::pack(&records, Words::new(Language::En)).unwrap()
        };
        town.advance(chrono::TimeDelta::days(4000));
        let first = pack();
        assert!(first == pack());
        let mut zip = zip::ZipArchive::new(Cursor::new(first)).unwrap();
        for at in 0..zip.len() {
            let made = zip.by_index(at).unwrap().last_modified().unwrap();
            assert_eq!(made.year(), 2037, "the instant is the one the records were taken out at");
        }
    }

    fn more_than_one_file_holds_is_refused_with_a_sentence(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[]);
        for most in [Most { events: 0, ..MOST }, Most { rows: 1, ..MOST }] {
            let many = Asked { most, ..asked(of_event(&event), false) };
            assert_eq!(gather(&town, many).err(), Some(Refusal::TooMuch(most)));
        }
        let empty = Scope::Days("2020-01-01".parse().unwrap(), "2020-01-31".parse().unwrap());
        assert_eq!(gather(&town, asked(empty, false)).err(), Some(Refusal::Nothing));
    }

    fn a_form_that_cannot_be_answered_says_what_to_write_and_loses_nothing(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[]);
        let refused = |fields: &[(&str, &str)], sentence: &str| {
            let answer = send(&town, &rosa, "/staff/records", fields);
            answer.is(422).says(sentence);
            answer
        };
        refused(&[], "Choose one event, or give a first and a last day.");
        refused(&[("from", "2026-12-01")], "Give this day as well.");
        refused(&[("from", "2026-12-09"), ("to", "2026-12-01")], "The last day is before the first.");
        refused(&[("from", "2020-01-01"), ("to", "2020-01-02")], "Nothing is on record for these days.");
        let both = refused(&[("event", &event), ("from", "2026-12-01"), ("to", "2026-12-09")], "not both");
        assert!(both.body.contains("value=\"2026-12-01\"") && both.body.contains(&format!("<option value=\"{event}\" selected>")));
        let odd = refused(&[("from", "1/2/26"), ("to", "2026-12-09"), ("attendance", "yes")], "such as 2026-12-31");
        assert!(odd.body.contains("value=\"1/2/26\"") && odd.body.contains("value=\"yes\" checked"));
        send(&town, &rosa, "/staff/records", &[("event", "of-nobody")]).is(404);
    }

    fn the_log_is_narrowed_by_person_event_kind_and_days(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let tea = town.event(&rosa, &[]);
        let coffee = town.event(&rosa, &[("title_en", "Second cup"), ("venue", "palm-court-library")]);
        town.advance(TimeDelta::days(2));
        let rosa = town.sergeant();
        ends(&town, &rosa, &tea, "cancellation");
        let log = |query: &str| town.get_as(&format!("/staff/log?{query}"), &rosa);
        log("").is(200).says("Cancelled an event").says("Published an event").says("Signed in");
        log(&format!("event={coffee}")).is(200).says("Published an event").says_nothing_of("<strong>Cancelled an event");
        log("kind=staff").is(200).says("Signed in").says_nothing_of("<strong>Published an event");
        log("from=2026-12-03").is(200).says("Cancelled an event").says_nothing_of("<strong>Published an event");
        log("to=2026-12-02").is(200).says("Published an event").says_nothing_of("<strong>Cancelled an event");
        log("who=service&kind=event").is(200).says("Nothing in the log fits.");
        let page = log("");
        let rosas = page.body.split("\">Rosa Okafor</option>").next().unwrap().rsplit('"').next().unwrap().to_owned();
        log(&format!("who={rosas}&kind=event&event={tea}")).is(200).says("Cancelled an event");
        let odd = log("from=yesterday&kind=event");
        odd.is(422).says("such as 2026-12-31");
        assert!(odd.body.contains("value=\"yesterday\""));
        log("from=2026-12-09&to=2026-12-01").is(422).says("The last day is before the first.");
        log("event=of-nobody").is(404);
    }

    fn whoever_looks_at_what_people_wrote_is_in_the_log(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[]);
        let form = format!("/santa-monica/events/{event}/topics");
        let token = town.get(&form).is(200).hidden("form_token");
        town.advance(TimeDelta::seconds(10));
        town.post(&form, &[("form_token", &token), ("text", "Speeding on my street")]).is(303);
        town.get_as(&format!("/staff/events/{event}/topics"), &rosa).is(200).says("Speeding");
        says(&town, "topics.viewed");
        let version = town.get_as("/staff/officers/ana-reyes", &rosa).hidden("version");
        let officer = [
            ("version", version.as_str()), ("officer_rank", "Sergeant"), ("officer_given_name", "Ana"), ("officer_family_name", "Reyes"),
            ("officer_display_form", "rank_and_name"), ("officer_public", "yes"),
            ("officer_email", "ana@example.org"), ("officer_mail_language", "en"),
        ];
        send(&town, &rosa, "/staff/officers/ana-reyes", &officer).is(303);
        says(&town, "officer.address_set");
        town.get_as("/staff/officers/ana-reyes", &rosa).is(200);
        says(&town, "officer.viewed");
        let cannot = [("officer", "ana-reyes"), ("do", "decline"), ("reason", "A court date")];
        send(&town, &rosa, &format!("/staff/events/{event}/officers"), &cannot).is(303);
        town.get_as(&format!("/staff/events/{event}/officers"), &rosa).is(200).says("A court date");
        says(&town, "assignment.viewed");
        town.get_as("/staff/people", &rosa).is(200);
        says(&town, "people.viewed");
        let whole: services::Result<_> = db.read(|tx| verify_records::run(tx, None));
        assert!(whole.unwrap().is_ok());
    }

    fn the_report_says_what_is_kept_what_goes_next_and_what_a_hold_keeps(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let tea = town.event(&rosa, &[]);
        let coffee = town.event(&rosa, &[("title_en", "Second cup"), ("venue", "palm-court-library"), ("date", "2026-12-11")]);
        comes(&town, &tea, "ann@example.org");
        comes(&town, &coffee, "ann@example.org");
        comes(&town, &coffee, "bo@example.org");
        send(&town, &rosa, &format!("/staff/events/{coffee}/hold"), &[("do", "set"), ("reason", "PRR 2026-7")]).is(303);
        town.get_as("/staff/records", &rosa).is(200).says("Second cup").says("PRR 2026-7").says("Rosa Okafor");
        let report = town.get_as("/staff/records/retention", &rosa);
        report.is(200).says("3 rows2 of them are on hold");
        report.says("1 row goes on Saturday, January 9, 2027").says("PRR 2026-7").says("Nothing has been deleted yet.");
        town.advance(TimeDelta::days(60));
        let rosa = town.sergeant();
        town.get_as("/staff/records/retention", &rosa).says("1 row is due and goes within the hour.");
        let context = town.house.context();
        let purged: services::Result<usize> = db.write(move |tx| purge_records::run(tx, &context, 7));
        assert!(purged.unwrap() > 0);
        let after = town.get_as("/staff/records/retention", &rosa);
        after.is(200).says("2 rows2 of them are on hold").says("1 row deleted: RSVPs");
        town.get_as("/staff/records/retention?lang=es", &rosa).is(200).says("2 de ellas están retenidas");
    }
}

/// What residents read does not change by it, or it is told elsewhere: seats, one sentence of the
/// department, the end of a department.
const NO_VERSION: [&str; 3] = [
    "promote_waitlist.rs",
    "set_when_full.rs",
    "close_department.rs",
];

#[test]
fn no_use_case_raises_the_revision_and_forgets_to_keep_the_version() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/services");
    let mut looked = 0;
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if !path.is_file() || NO_VERSION.contains(&name.as_str()) {
            continue;
        }
        let source = std::fs::read_to_string(&path).unwrap();
        if source.contains("bump_revision(") {
            looked += 1;
            assert!(source.contains("keep_version::"), "{name}");
        }
    }
    assert!(looked >= 9, "{looked}");
}

fn forge_the_second_row(url: &str) {
    let path = url.strip_prefix("sqlite://").unwrap();
    let mut conn = SqliteConnection::establish(path).unwrap();
    for sql in [
        "DROP TRIGGER audit_log_is_not_changed",
        "UPDATE audit_log SET detail = '{}', action = 'staff.invited' WHERE id = 2",
        "UPDATE audit_log SET subject_id = 77 WHERE id = 2",
    ] {
        diesel::sql_query(sql).execute(&mut conn).unwrap();
    }
}

#[test]
fn the_commands_name_a_row_that_was_changed_and_write_the_file() {
    let file = SqliteFile::new();
    let folder = tempfile::tempdir().unwrap();
    let settings = [
        ("CUPPA__DATABASE__URL", file.url()),
        (
            "CUPPA__SECRETS__KEY_FILE",
            folder.path().join("key").display().to_string(),
        ),
    ];
    let cuppa = |arguments: &[&str]| {
        let out = prepared(arguments, &settings).output().unwrap();
        let said = String::from_utf8_lossy(&out.stdout).into_owned();
        let wrong = String::from_utf8_lossy(&out.stderr).into_owned();
        (out.status.code().unwrap(), said, wrong)
    };
    let salem = ["--name", "Salem Police", "--zone", "America/Los_Angeles"];
    let mut add = vec!["department", "add", "salem"];
    add.extend(salem);
    assert_eq!(cuppa(&add).0, 0);
    for person in ["ann@example.org", "bo@example.org"] {
        let invite = [
            "staff",
            "invite",
            person,
            "--department",
            "salem",
            "--role",
            "writer",
        ];
        assert_eq!(cuppa(&invite).0, 0, "{person}");
    }
    let zip = folder.path().join("records.zip");
    let zip = zip.to_str().unwrap();
    let export = [
        "records",
        "export",
        "--department",
        "salem",
        "--from",
        "2020-01-01",
        "--to",
        "2090-01-01",
        "--out",
        zip,
    ];
    let (code, said, wrong) = cuppa(&export);
    assert!(
        code == 0 && said.contains("line(s) of the log"),
        "{said}{wrong}"
    );
    let files = opened(&std::fs::read(zip).unwrap());
    assert!(text(&files, "audit.csv").contains("staff.invited"));
    let (code, _, wrong) = cuppa(&export);
    assert!(code == 1 && wrong.contains("is there already"), "{wrong}");
    let (code, said, _) = cuppa(&["records", "retention", "--department", "salem"]);
    assert!(
        code == 0 && said.contains("The log | For good | "),
        "{said}"
    );
    let (code, said, _) = cuppa(&["audit", "verify"]);
    assert!(
        code == 0 && said.contains("The audit log is whole."),
        "{said}"
    );
    let head = said.split("Head: ").nth(1).unwrap().trim().to_owned();
    assert_eq!(cuppa(&["audit", "verify", "--head", &head]).0, 0);
    let (code, _, wrong) = cuppa(&["audit", "verify", "--head", "0123"]);
    assert!(
        code == 1 && wrong.contains("its end was cut off"),
        "{wrong}"
    );
    forge_the_second_row(&file.url());
    let (code, said, wrong) = cuppa(&["audit", "verify"]);
    assert!(code == 1 && said.is_empty(), "{said}");
    assert!(
        wrong.contains("row 2 of the audit log (staff.invited"),
        "{wrong}"
    );
}
