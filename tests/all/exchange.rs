//! Events that come from other calendars and go there.

use std::process::Command;

use chrono::{NaiveDate, TimeDelta};

use cuppa::calendar::import;
use cuppa::domain::event::State;
use cuppa::domain::exchange::{MOST_EVENTS, Outcome, Parsed, Reader};
use cuppa::domain::ids::DepartmentId;
use cuppa::domain::language::Language;
use cuppa::domain::zone::Zone;
use cuppa::services::Actor;
use cuppa::services::import_events::{self, Report, Wish};
use cuppa::store::testing::SqliteFile;
use cuppa::store::{departments, events};

use crate::round_trip::fresh;
use crate::town::{Town, readable};

const GOOGLE: &[u8] = include_bytes!("../samples/google.ics");

/// A calendar with one event.
pub fn calendar(sequence: u32, more: &str) -> Vec<u8> {
    format!(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:coffee@example.org\r\nSEQUENCE:{sequence}\r\n\
         SUMMARY:Coffee with a Cop\r\nLOCATION:Main Library\\, 601 Elm St\\, Santa Monica\\, CA 90401\r\n{more}\r\n\
         END:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    .into_bytes()
}

pub const DAY: &str = "DTSTART;TZID=America/Los_Angeles:20261210T150000\r\nDTEND;TZID=America/Los_Angeles:20261210T170000";
pub const MOVED: &str = "DTSTART;TZID=America/Los_Angeles:20261210T160000\r\nDTEND;TZID=America/Los_Angeles:20261210T180000";

pub fn reader(town: &Town) -> Reader {
    Reader {
        zone: Zone::parse("America/Los_Angeles").unwrap(),
        language: Language::En,
        now: town.house.context().now,
    }
}

pub fn department(town: &Town, slug: &'static str) -> DepartmentId {
    let found = town
        .house
        .db
        .read(move |tx| departments::find_by_slug(tx, slug));
    found.unwrap().unwrap().id
}

pub fn take(town: &Town, department: DepartmentId, parsed: Parsed, wish: Wish) -> Report {
    let (context, actor) = (town.house.context(), Actor::at_the_command_line(department));
    let job = move |tx: &mut cuppa::store::Tx<'_>| {
        import_events::run(tx, &context, &actor, &parsed, &wish)
    };
    town.house.db.write(job).unwrap()
}

fn outcomes(report: &Report) -> Vec<String> {
    report
        .lines
        .iter()
        .map(|line| format!("{:?}", line.outcome))
        .collect()
}

pub fn public() -> Wish {
    Wish {
        publish: true,
        reason: "It does not take place.".into(),
        ..Wish::default()
    }
}

cuppa::on_both! {
    fn an_import_makes_events_once_and_changes_them_when_the_calendar_does(db) {
        let town = Town::open(db);
        let own = department(&town, "santa-monica");
        let ics = |octets: &[u8]| import::ics(octets, &reader(&town));
        let made = take(&town, own, ics(&calendar(1, DAY)), public());
        assert_eq!(outcomes(&made), ["Created { is_new_place: true, published: true }"]);
        let again = take(&town, own, ics(&calendar(1, DAY)), public());
        assert_eq!(outcomes(&again), ["Unchanged"]);
        let event = made.lines[0].slug.clone().unwrap();
        town.rsvp(event.as_str(), &[("party_size", "2"), ("email", "ann@example.org")]).is(303);
        town.deliver();

        let moved = take(&town, own, ics(&calendar(2, MOVED)), Wish::default());
        assert_eq!(outcomes(&moved), ["Changed([Start, End])"]);
        let mail = town.deliver();
        assert_eq!(mail.len(), 1, "the resident is told");
        assert!(readable(&mail[0].raw).contains("4 to 6 p.m."), "{}", readable(&mail[0].raw));
        let feed = town.get("/santa-monica/calendar.ics");
        assert!(feed.body.contains("SEQUENCE:1\r\n") && feed.body.contains("T160000"), "{}", feed.body);

        let old = take(&town, own, ics(&calendar(1, DAY)), Wish::default());
        assert_eq!(outcomes(&old), ["Refused { column: None, why: Older }"]);
        let off = take(&town, own, ics(&calendar(3, "STATUS:CANCELLED")), public());
        assert_eq!(outcomes(&off), ["Cancelled"]);
        assert_eq!(town.deliver().len(), 1, "the resident is told");
        let page = town.get(&format!("/santa-monica/events/{event}"));
        page.is(200).says("It does not take place.");
        let back = take(&town, own, ics(&calendar(4, DAY)), Wish::default());
        assert_eq!(outcomes(&back), ["Refused { column: None, why: OffHere }"]);
    }

    fn a_dry_run_says_the_same_and_writes_nothing(db) {
        let town = Town::open(db);
        let own = department(&town, "santa-monica");
        let parsed = import::ics(GOOGLE, &reader(&town));
        let dry = take(&town, own, parsed.clone(), Wish { dry: true, ..Wish::default() });
        let listed = town.house.db.read(move |tx| events::list(tx, &events::Filter::of(own)));
        assert_eq!(listed.unwrap().len(), 0);
        let wet = take(&town, own, parsed.clone(), Wish::default());
        assert_eq!(wet.lines.len(), 4, "a date that is left out is no line");
        let places = |report: &Report| report.count(|of| matches!(of, Outcome::Created { is_new_place: true, .. }));
        assert_eq!((dry.lines.len(), places(&wet)), (4, 1), "one place for all of them");
        let again = take(&town, own, parsed, Wish::default());
        assert_eq!(again.count(|of| *of == Outcome::Unchanged), 4);
        let listed = town.house.db.read(move |tx| events::list(tx, &events::Filter::of(own))).unwrap();
        assert!(listed.iter().all(|event| event.state == State::Draft));
    }

    fn a_date_that_the_calendar_leaves_out_later_is_called_off_here(db) {
        let town = Town::open(db);
        let own = department(&town, "santa-monica");
        let rule = format!("{DAY}\r\nRRULE:FREQ=WEEKLY;COUNT=3");
        let made = take(&town, own, import::ics(&calendar(0, &rule), &reader(&town)), public());
        assert_eq!(made.count(|of| matches!(of, Outcome::Created { published: true, .. })), 3);
        let less = format!("{rule}\r\nEXDATE;TZID=America/Los_Angeles:20261217T150000");
        let off = take(&town, own, import::ics(&calendar(1, &less), &reader(&town)), public());
        assert_eq!(outcomes(&off), ["Unchanged", "Cancelled", "Unchanged"]);
    }

    fn two_departments_may_import_the_same_calendar(db) {
        let town = Town::open(db);
        let (first, second) = (department(&town, "santa-monica"), fresh(&town, "riverbend"));
        for department in [first, second] {
            let made = take(&town, department, import::ics(&calendar(1, DAY), &reader(&town)), public());
            assert_eq!(made.count(|of| matches!(of, Outcome::Created { .. })), 1);
        }
    }

    fn staff_see_what_a_file_would_do_before_it_does_it(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let csrf = town.get_as("/staff/exchange", &rosa).is(200).hidden("csrf");
        town.post_file("/staff/exchange", &rosa, &[("csrf", &csrf)], b"").is(422).says("Choose a file");
        town.post_file("/staff/exchange", &rosa, &[("csrf", "x")], GOOGLE).is(403);
        town.post_file("/staff/exchange", "", &[("csrf", &csrf)], GOOGLE).is(303);
        let large = vec![b'a'; 1024 * 1024 + 1];
        town.post_file("/staff/exchange", &rosa, &[("csrf", &csrf)], &large).is(200).says("larger than 1 MiB");
        let larger = vec![b'a'; 1700 * 1024];
        town.post_file("/staff/exchange", &rosa, &[("csrf", &csrf)], &larger).is(413);

        let look = town.post_file("/staff/exchange", &rosa, &[("csrf", &csrf)], GOOGLE);
        look.is(200).says("Nothing was written").says("Coffee with a Cop, winter edition").says("created as a draft");
        assert!(!town.get_as("/staff", &rosa).body.contains("winter edition"));
        let kept = look.hidden("kept");
        let fields = [("csrf", csrf.as_str()), ("then", "import"), ("kept", &kept), ("publish", "yes")];
        let done = town.post_file("/staff/exchange", &rosa, &fields, b"");
        done.is(200).says("4 created, 0 changed").says("created and published");
        town.get("/santa-monica").says("Coffee with a Cop, winter edition");
        town.post_file("/staff/exchange", &rosa, &fields, b"").is(200).says("0 created, 0 changed, 0 called off, 4 unchanged");
        let pasted = [("csrf", csrf.as_str()), ("paste", "title,date,start,end,venue\nTea,2026-12-30,9:00,8:00,Main Library")];
        town.post_file("/staff/exchange", &rosa, &pasted, b"").is(200).says("It ends before it starts.");
        let spanish = town.post_file("/staff/exchange?lang=es", &rosa, &pasted, b"");
        spanish.is(200).says("Termina antes de comenzar.");
    }

    fn an_export_holds_counts_and_nothing_of_a_resident(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[("title_en", "=Coffee")]);
        let resident = [("party_size", "2"), ("email", "ann@example.org"), ("name", "Ann Resident"), ("note", "I need a ramp")];
        town.rsvp(&event, &resident).is(303);
        for format in ["ics", "csv", "json"] {
            let file = town.get_as(&format!("/staff/exchange/{format}"), &rosa);
            file.is(200).says_nothing_of("ann@").says_nothing_of("Resident").says_nothing_of("ramp");
            assert!(file.body.contains("Coffee"), "{}", file.body);
            town.get(&format!("/staff/exchange/{format}")).is(303);
        }
        let table = town.get_as("/staff/exchange/csv", &rosa).body;
        assert!(table.contains(",'=Coffee,") && table.contains(",2,"), "{table}");
        let json: serde_json::Value = serde_json::from_str(&town.get_as("/staff/exchange/json", &rosa).body).unwrap();
        assert_eq!(json["events"][0]["taken"], 2);
        town.get_as("/staff/exchange/xml", &rosa).is(404);
        let template = town.get_as("/staff/exchange/template", &rosa);
        let parsed = import::csv(template.is(200).body.as_bytes(), &reader(&town));
        assert_eq!((parsed.entries.len(), parsed.problems.len()), (2, 0), "{:?}", parsed.problems);
    }

    fn a_season_of_events_goes_in_at_once(db) {
        let town = Town::open(db);
        let own = department(&town, "santa-monica");
        let mut table = String::from("title,date,start,end,venue,street,city,region\n");
        for at in 0..300 {
            let day = NaiveDate::from_ymd_opt(2026, 12, 2).unwrap() + TimeDelta::days(at);
            table.push_str(&format!("Coffee {at},{day},9:00,10:00,Main Library,601 Elm St,Santa Monica,CA\n"));
        }
        let parsed = import::csv(table.as_bytes(), &reader(&town));
        let made = take(&town, own, parsed, Wish::default());
        assert_eq!(made.count(|of| matches!(of, Outcome::Created { .. })), 300);
        assert!(made.lines.len() <= MOST_EVENTS);
    }
}

/// The commands, on a database of their own; status and what was said.
#[test]
fn the_commands_bring_events_in_and_out_and_end_as_promised() {
    let file = SqliteFile::new();
    let folder = tempfile::tempdir().unwrap();
    let cuppa = |arguments: &[&str]| {
        let out = Command::new(env!("CARGO_BIN_EXE_cuppa"))
            .args(arguments)
            .env("CUPPA__DATABASE__URL", file.url())
            .env("CUPPA__SECRETS__KEY_FILE", folder.path().join("key"))
            .current_dir(folder.path())
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&out.stdout).into_owned();
        let wrong = String::from_utf8_lossy(&out.stderr).into_owned();
        (out.status.code().unwrap(), said, wrong)
    };
    let path = folder.path().join("google.ics");
    std::fs::write(&path, GOOGLE).unwrap();
    let path = path.to_str().unwrap();
    cuppa(&[
        "department",
        "add",
        "salem",
        "--name",
        "Salem Police",
        "--zone",
        "America/Los_Angeles",
    ]);
    let (code, _, wrong) = cuppa(&["import", "ics", path, "--department", "nowhere"]);
    assert!(
        code == 1 && wrong.contains("there is no department \"nowhere\""),
        "{wrong}"
    );
    let (code, said, _) = cuppa(&["import", "ics", path, "--department", "salem", "--dry-run"]);
    assert!(code == 0 && said.contains("Nothing was written."), "{said}");
    let (code, said, wrong) = cuppa(&["import", "ics", path, "--department", "salem"]);
    assert!(code == 0 && said.contains("created as a draft: Coffee with a Cop, winter edition, Wednesday, December 16, 2026"), "{said}{wrong}");
    let (code, said, _) = cuppa(&["export", "json", "--department", "salem"]);
    let json: serde_json::Value = serde_json::from_str(&said).unwrap();
    assert_eq!(
        (code, json["events"].as_array().map(Vec::len)),
        (0, Some(4))
    );
    let out = folder.path().join("all.csv");
    let (code, said, _) = cuppa(&[
        "export",
        "csv",
        "--department",
        "salem",
        "--out",
        out.to_str().unwrap(),
    ]);
    assert_eq!((code, said.as_str()), (0, ""));
    let (code, said, _) = cuppa(&[
        "import",
        "csv",
        out.to_str().unwrap(),
        "--department",
        "salem",
    ]);
    assert!(
        code == 0 && said.contains("0 created, 0 changed, 0 called off, 4 unchanged, 0 refused."),
        "{said}"
    );
    let (code, said, _) = cuppa(&["export", "ics", "--department", "salem"]);
    assert!(
        code == 0 && !said.contains("BEGIN:VEVENT"),
        "drafts are not public: {said}"
    );
    let (code, said, _) = cuppa(&["import", "csv", "--template"]);
    assert!(code == 0 && said.starts_with("uid,title,"), "{said}");
    std::fs::write(folder.path().join("not.ics"), "hello").unwrap();
    let (code, said, wrong) = cuppa(&["import", "ics", "not.ics", "--department", "salem"]);
    assert!(
        code == 1
            && said.contains("This is not a calendar")
            && wrong.contains("nothing was taken from not.ics"),
        "{said}{wrong}"
    );
    let (code, _, _) = cuppa(&["import", "ics", path]);
    assert_eq!(code, 2, "wrong usage");
    let (code, _, wrong) = cuppa(&["import", "ics", "missing.ics", "--department", "salem"]);
    assert!(code == 1 && wrong.contains("missing.ics"), "{wrong}");
}
