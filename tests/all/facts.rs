//! The fact check over HTTP: it stops, it asks, and a click puts the words right.

use cuppa::calendar::import;
use cuppa::domain::exchange::{Note, Outcome};
use cuppa::domain::facts::Kind;
use cuppa::services::import_events::Wish;
use cuppa::store::departments;

use crate::answer::Answer;
use crate::exchange;
use crate::town::{Town, event_form};

/// Staff save a draft with these fields; the path of its check page.
pub fn draft(town: &Town, cookie: &str, changes: &[(&str, &str)]) -> String {
    let csrf = town
        .get_as("/staff/new-event", cookie)
        .is(200)
        .hidden("csrf");
    let usual = event_form(&csrf);
    let mut fields: Vec<(&str, &str)> = usual
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    fields.retain(|(name, _)| !changes.iter().any(|(other, _)| other == name));
    fields.extend_from_slice(changes);
    town.post_as("/staff/new-event", cookie, &fields)
        .is(303)
        .location
        .clone()
}

/// Presses publish on a check page, with the tick or without.
fn publish(town: &Town, cookie: &str, page: &Answer, path: &str, looked: bool) -> Answer {
    let (csrf, version) = (page.hidden("csrf"), page.hidden("version"));
    let mut fields = vec![("csrf", csrf.as_str()), ("version", version.as_str())];
    if looked {
        fields.push(("publish_anyway", "yes"));
    }
    town.post_as(path, cookie, &fields)
}

/// Presses the button of a correction.
fn click(town: &Town, cookie: &str, page: &Answer, finding: &str, correction: &str) -> Answer {
    let action = page
        .body
        .split("action=\"")
        .find(|part| part.contains("/corrections"));
    let path = action.unwrap().split('"').next().unwrap().to_owned();
    let (csrf, version) = (page.hidden("csrf"), page.hidden("version"));
    let fields = [
        ("csrf", csrf.as_str()),
        ("version", version.as_str()),
        ("finding", finding),
        ("correction", correction),
    ];
    town.post_as(&path, cookie, &fields)
}

/// The name of the first finding of a kind that can be corrected.
fn finding(page: &Answer, kind: &str) -> String {
    let named = page.body.split("name=\"finding\" value=\"").skip(1);
    let mut keys = named.map(|rest| rest.split('"').next().unwrap().to_owned());
    keys.find(|key| key.starts_with(kind))
        .unwrap_or_else(|| panic!("no {kind} in {}", page.body))
}

/// The page shows these words as the ones that are wrong.
#[track_caller]
fn marks<'a>(page: &'a Answer, words: &str) -> &'a Answer {
    let marked = format!("<mark>{words}</mark>");
    assert!(page.body.contains(&marked), "{marked} not in {}", page.body);
    page
}

/// A calendar with one event on Thursday, December 10, 2026, whose text names a weekday.
fn calendar(uid: &str, weekday: &str) -> Vec<u8> {
    format!(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:{uid}@example.org\r\nSUMMARY:Coffee\r\n\
         DESCRIPTION:Come on {weekday}\\, December 10\\, 2026.\r\n\
         LOCATION:Main Library\\, 601 Elm St\\, Santa Monica\\, CA 90401\r\n\
         DTSTART;TZID=America/Los_Angeles:20261210T150000\r\n\
         DTEND;TZID=America/Los_Angeles:20261210T170000\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    .into_bytes()
}

const WRONG: &str = "Join us on Wednesday, June 1, 2027.\nBring a cup.";

cuppa::on_both! {
    fn a_contradiction_stops_publishing_until_a_click_puts_it_right_and_nothing_else_is_lost(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let path = draft(&town, &rosa, &[("date", "2027-06-01"), ("body_en", WRONG)]);
        let page = town.get_as(&path, &rosa);
        marks(page.is(200), "Wednesday, June 1, 2027").says("Fix this first");
        page.says("Tuesday, June 1, 2027").says("Wednesday, June 2, 2027");
        marks(publish(&town, &rosa, &page, &path, true).is(422), "Wednesday, June 1, 2027");
        let clicked = click(&town, &rosa, &page, &finding(&page, "weekday"), "0");
        assert_eq!(clicked.is(303).location, path);
        let mended = town.get_as(&path, &rosa);
        mended.is(200).says("Join us on Tuesday, June 1, 2027.").says("Bring a cup.");
        mended.says_nothing_of("Fix this first");
        publish(&town, &rosa, &mended, &path, true).is(303);
    }

    fn a_warning_asks_for_a_look_and_then_lets_publish(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let path = draft(&town, &rosa, &[("date", "2027-06-01"), ("body_en", "Meet us tonight.")]);
        let page = town.get_as(&path, &rosa);
        marks(page.is(200), "tonight").says_nothing_of("Fix this first");
        marks(publish(&town, &rosa, &page, &path, false).is(422), "tonight");
        publish(&town, &rosa, &page, &path, true).is(303);
    }

    fn a_click_on_an_old_page_corrects_nothing_and_says_so(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let path = draft(&town, &rosa, &[("date", "2027-06-01"), ("body_en", WRONG)]);
        let page = town.get_as(&path, &rosa);
        let key = finding(&page, "weekday");
        click(&town, &rosa, &page, &key, "1").is(303);
        click(&town, &rosa, &page, &key, "0").is(409).says("Wednesday, June 2, 2027");
        let now = town.get_as(&path, &rosa);
        click(&town, &rosa, &now, "weekday.en.body.0", "0").is(409);
        click(&town, &rosa, &now, "nonsense", "-1").is(409);
    }

    fn an_article_with_a_wrong_weekday_is_not_published_before_it_is_put_right(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let csrf = town.get_as("/staff/new-article", &rosa).is(200).hidden("csrf");
        let fields = [
            ("csrf", csrf.as_str()), ("event", ""), ("byline", "Police"), ("title_en", "Ice cream"),
            ("body_en", "We met on Wednesday, June 1, 2023.\n\n![](https://example.org/a.jpg)"),
            ("then", "publish"),
        ];
        let path = town.post_as("/staff/new-article", &rosa, &fields).is(303).location.clone();
        let page = town.get_as(&path, &rosa);
        marks(page.is(200), "Wednesday, June 1, 2023").says("![](https://example.org/a.jpg)");
        publish(&town, &rosa, &page, &path, true).is(422);
        let offered = page.body.matches("name=\"correction\"").count();
        assert_eq!(offered, 2, "{}", page.body);
        click(&town, &rosa, &page, &finding(&page, "weekday"), "0").is(303);
        let mended = town.get_as(&path, &rosa);
        mended.is(200).says("Thursday, June 1, 2023").says_nothing_of("Fix this first");
        publish(&town, &rosa, &mended, &path, false).is(422);
        publish(&town, &rosa, &mended, &path, true).is(303);
    }

    fn a_place_is_told_its_hours_and_events_outside_of_them_are_pointed_out(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let path = draft(&town, &rosa, &[("date", "2027-06-01")]);
        town.get_as(&path, &rosa).is(200).says_nothing_of("not open all that time");
        let venues = town.get_as("/staff/venues", &rosa);
        let venue = venues.is(200).body.split("href=\"/staff/venues/").nth(1).unwrap();
        let venue = format!("/staff/venues/{}", venue.split(['"', '?']).next().unwrap());
        let form = town.get_as(&venue, &rosa);
        let csrf = form.is(200).hidden("csrf");
        let send = |hours: &str| {
            let fields = [
                ("csrf", csrf.as_str()), ("venue_name", "Corner"), ("venue_street", "1 Pier"),
                ("venue_city", "Santa Monica"), ("venue_region", "CA"), ("venue_postal_code", "90401"),
                ("venue_hours", hours),
            ];
            town.post_as(&venue, &rosa, &fields)
        };
        send("daily 7-15").is(422).says("daily 7-15");
        send("Sun 7:00-7:30").is(303);
        assert!(town.get_as(&venue, &rosa).is(200).body.contains("\"Sun 7:00-7:30\""));
        town.get_as(&path, &rosa).is(200).says("not open all that time").says("Sun 7:00-7:30");
    }

    fn a_translation_is_called_old_after_an_edit_but_not_after_a_click(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let path = draft(&town, &rosa, &[("date", "2027-06-01"), ("body_en", WRONG), ("title_es", "Un café")]);
        town.advance(chrono::TimeDelta::hours(1));
        let rosa = town.sergeant();
        let page = town.get_as(&path, &rosa);
        page.is(200).says_nothing_of("is older than");
        click(&town, &rosa, &page, &finding(&page, "weekday"), "0").is(303);
        town.get_as(&path, &rosa).is(200).says_nothing_of("is older than");
        let editor = path.replace("/publication", "/edit");
        let form = town.get_as(&editor, &rosa);
        let (csrf, version) = (form.is(200).hidden("csrf"), form.hidden("version"));
        let usual = event_form(&csrf);
        let mut fields: Vec<(&str, &str)> = usual.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let changes = [
            ("version", version.as_str()), ("date", "2027-06-01"), ("body_en", "All new."), ("title_es", "Un café"),
        ];
        fields.retain(|(name, _)| !changes.iter().any(|(other, _)| other == name));
        fields.extend_from_slice(&changes);
        town.post_as(&editor, &rosa, &fields).is(303);
        town.get_as(&path, &rosa).is(200).says("is older than");
    }

    fn an_import_leaves_a_contradiction_as_a_draft_and_says_why_in_its_line(db) {
        let town = Town::open(db);
        let own = town.house.db.read(|tx| departments::find_by_slug(tx, "santa-monica"));
        let own = own.unwrap().unwrap().id;
        for (uid, day, stopped) in [("a", "Wednesday", true), ("b", "Thursday", false)] {
            let parsed = import::ics(&calendar(uid, day), &exchange::reader(&town));
            let found = Note::Stopped(Kind::Weekday, format!("{day}, December 10, 2026"));
            for dry in [true, false] {
                let wish = Wish { dry, publish: true, ..Wish::default() };
                let line = &exchange::take(&town, own, parsed.clone(), wish).lines[0];
                let is_out = matches!(line.outcome, Outcome::Created { published: true, .. });
                assert_eq!((is_out, line.notes.contains(&found)), (!stopped, stopped), "{line:?}");
            }
        }
        let english = cuppa::words::Words::new(cuppa::domain::language::Language::En);
        let note = Note::Stopped(Kind::Date, "June 2".into());
        assert!(cuppa::words::exchange::note(english, &note).contains("Left as a draft"));
    }
}
