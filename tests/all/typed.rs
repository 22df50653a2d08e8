//! Stories about what was typed and is not saved yet: a session that ends while somebody writes,
//! and words that are kept while they are typed.

use std::sync::Arc;

use chrono::TimeDelta;
use cuppa::domain::staff::Role;
use cuppa::secrets::key_file;
use cuppa::services::{Context, purge_records, reseal_rows};
use cuppa::store::{Db, StoreResult, typed};

use crate::answer::Answer;
use crate::closeouts::{self, day_after};
use crate::people::{by_letter, code, set_up};
use crate::town::{Town, event_form};

const PASSWORD: &str = "seven quiet otters swim";
/// Longer than a session lives unused.
const LONG: TimeDelta = TimeDelta::hours(13);

fn cookie(answer: &Answer) -> String {
    answer.cookie.split(';').next().unwrap().to_owned()
}

/// Rosa, an administrator with a password; her cookie.
fn rosa(town: &Town) -> String {
    town.sergeant();
    cookie(by_letter(town, "rosa@example.org").is(303))
}

/// The form of a new event with a text of its own, on the path.
fn write(town: &Town, cookie: &str, csrf: &str, lead: &str) -> Answer {
    let usual = event_form(csrf);
    let mut fields: Vec<(&str, &str)> = usual
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    fields.retain(|(name, _)| *name != "lead_en");
    fields.push(("lead_en", lead));
    town.post_as("/staff/new-event", cookie, &fields)
}

fn sign_in(town: &Town, email: &str, password: &str, kept: &str) -> Answer {
    let fields = [
        ("email", email),
        ("password", password),
        ("next", "/staff/new-event"),
        ("kept", kept),
    ];
    town.post("/staff/sign-in", &fields)
}

/// Whether a field of the page stands with this value.
fn stands(page: &Answer, name: &str, value: &str) -> bool {
    let mark = format!("name=\"{name}\"");
    let mut tags = page.body.split(mark.as_str()).skip(1);
    tags.any(|tag| {
        let tag = tag.split('>').next().unwrap_or_default();
        tag.contains(&format!("value=\"{value}\""))
    })
}

/// What is kept of forms, as it lies in the database.
fn sealed(db: &Db) -> Vec<Vec<u8>> {
    let rows: StoreResult<Vec<(i64, Option<Vec<u8>>)>> =
        db.read(|tx| typed::list_sealed(tx, 0, 99));
    rows.unwrap()
        .into_iter()
        .filter_map(|(_, own)| own)
        .collect()
}

cuppa::on_both! {
    fn a_session_that_ends_while_somebody_writes_loses_nothing(db) {
        let town = Town::open(db);
        let rosa = rosa(&town);
        let csrf = town.get_as("/staff/new-event", &rosa).is(200).hidden("csrf");
        town.advance(LONG);
        let refused = write(&town, &rosa, &csrf, "Bring \"your\" mug and a chair.");
        refused.is(401).says("what you typed is kept");
        refused.says_nothing_of("your mug");
        let kept = refused.hidden("kept");

        // A wrong password loses nothing either.
        let wrong = sign_in(&town, "rosa@example.org", "not this one at all", &kept);
        assert_eq!(wrong.is(422).hidden("kept"), kept);
        let shown = sign_in(&town, "rosa@example.org", PASSWORD, &kept);
        shown.is(422).says("You were signed out. Nothing was lost: look it over and save.");
        shown.says("Bring \"your\" mug and a chair.");
        assert!(stands(&shown, "date", "2026-12-10"), "{}", shown.body);
        assert!(shown.body.contains("action=\"/staff/new-event\""));

        let again = cookie(&shown);
        let board = town.get_as("/staff", &again);
        board.is(200).says_nothing_of("Coffee with a Cop");
        // The form that came back saves with its own token, and only then.
        write(&town, &again, &shown.hidden("csrf"), "Bring \"your\" mug and a chair.").is(303);
        town.get_as("/staff", &again).says("Coffee with a Cop");
    }

    fn what_was_typed_goes_through_the_second_step_of_signing_in(db) {
        let town = Town::open(db);
        let rosa = rosa(&town);
        let (secret, _) = set_up(&town, &rosa, PASSWORD);
        let csrf = town.get_as("/staff/new-event", &rosa).is(200).hidden("csrf");
        town.advance(LONG);
        let kept = write(&town, &rosa, &csrf, "Bring your mug.").is(401).hidden("kept");
        let step = sign_in(&town, "rosa@example.org", PASSWORD, &kept);
        step.is(200).says_nothing_of("Bring your mug.");
        let half = step.hidden("half");
        let typed = |code: &str| {
            let fields = [("half", half.as_str()), ("code", code), ("kept", &step.hidden("kept"))];
            town.post("/staff/sign-in/code", &fields)
        };
        assert_eq!(typed("000000").is(422).hidden("kept"), kept);
        typed(&code(&town, &secret)).is(422).says("Nothing was lost").says("Bring your mug.");
    }

    fn who_is_somebody_else_gets_nothing_of_it(db) {
        let town = Town::open(db);
        let rosa = rosa(&town);
        let june = town.staff(Role::Organiser);
        let csrf = town.get_as("/staff/new-event", &rosa).is(200).hidden("csrf");
        assert!(!june.is_empty());
        by_letter(&town, "organiser@example.org").is(303);
        town.advance(LONG);
        let kept = write(&town, &rosa, &csrf, "Bring your mug.").is(401).hidden("kept");
        let other = sign_in(&town, "organiser@example.org", PASSWORD, &kept);
        assert_eq!(other.is(303).location, "/staff/new-event");
        other.says_nothing_of("Bring your mug.");
        // Nor does a text that was sealed here for something else, or is not sealed at all.
        let forged = sign_in(&town, "rosa@example.org", PASSWORD, &format!("{kept}AAAA"));
        forged.is(303);
        town.advance(TimeDelta::hours(2));
        sign_in(&town, "rosa@example.org", PASSWORD, &kept).is(303).says_nothing_of("Bring your mug.");
    }

    fn a_form_that_holds_secrets_is_not_kept(db) {
        let town = Town::open(db);
        let rosa = rosa(&town);
        let csrf = town.get_as("/staff/account", &rosa).is(200).hidden("csrf");
        town.advance(LONG);
        for path in ["/staff/account/password", "/staff/new-person", "/staff/account"] {
            let fields = [("csrf", csrf.as_str()), ("name", "June"), ("password", "canary of quiet otters")];
            town.post_as(path, &rosa, &fields).is(303).says_nothing_of("kept");
        }
    }

    fn every_form_that_is_kept_comes_back_and_saves_nothing_by_itself(db) {
        let town = Town::open(db);
        let rosa = rosa(&town);
        let event = town.event(&rosa, &[]);
        town.rsvp(&event, &[("party_size", "2"), ("email", "bo@example.org")]).is(303);
        assert_eq!(town.deliver().len(), 1, "somebody a letter goes to");
        let csrf = town.get_as("/staff/new-event", &rosa).is(200).hidden("csrf");
        let place = [
            ("venue_name", "Canary Pier"),
            ("venue_street", "1 Pier Street"),
            ("venue_city", "Santa Monica"),
            ("venue_region", "CA"),
            ("venue_postal_code", "90401"),
        ];
        let officer = [
            ("officer_given_name", "Canary"),
            ("officer_family_name", "Bird"),
            ("officer_display_form", "rank_full"),
        ];
        let article = [("title_en", "Canary sings"), ("body_en", "All well."), ("byline", "Rosa")];
        let letter = [("text", "Canary: come by the side door."), ("do", "send"), ("nonce", "0123456789abcdef0123456789abcdef")];
        let reason = [("reason", "Canary wind.")];
        let contact = [("email", "canary@example.org"), ("phone", "310-555-0199"), ("postal_address", "Canary Way")];
        let topic = [("label_en", "Canary"), ("label_es", "Canario")];
        let letter_path = format!("/staff/events/{event}/letter");
        let cancellation = format!("/staff/events/{event}/cancellation");
        let forms: [(&str, &[(&str, &str)]); 9] = [
            ("/staff/new-venue", &place),
            ("/staff/venues/palm-court-library", &place),
            ("/staff/new-officer", &officer),
            ("/staff/officers/ana-reyes", &officer),
            ("/staff/new-article", &article),
            (&letter_path, &letter),
            (&cancellation, &reason),
            ("/staff/settings/contact", &contact),
            ("/staff/new-topic", &topic),
        ];
        town.advance(LONG);
        let before = town.mail.kept().len();
        for (path, fields) in forms {
            let mut all = vec![("csrf", csrf.as_str())];
            all.extend_from_slice(fields);
            let kept = town.post_as(path, &rosa, &all).is(401).hidden("kept");
            let shown = sign_in(&town, "rosa@example.org", PASSWORD, &kept);
            shown.is(422).says("Nothing was lost");
            assert!(shown.body.to_lowercase().contains("canary"), "{path}: {}", shown.body);
            let now = cookie(&shown);
            for list in ["/staff/venues", "/staff/officers", "/staff/articles", "/staff/topics", "/staff/settings"] {
                town.get_as(list, &now).is(200).says_nothing_of("Canar").says_nothing_of("canar");
            }
            town.get_as(&format!("/staff/events/{event}"), &now).says_nothing_of("Canary wind");
        }
        town.deliver();
        assert_eq!(town.mail.kept().len(), before, "no letter left");
    }

    fn forms_of_what_is_there_already_come_back_and_save_nothing_by_themselves(db) {
        let town = Town::open(db);
        let past = town.event(&rosa(&town), &[]);
        let desk = day_after(&town);
        let next = town.event(&desk, &[("date", "2026-12-20")]);
        let story = crate::staff::story(&town, &desk, &past, "All went well.");
        let first = closeouts::send(&town, &desk, &past, &closeouts::CROSSWALK);
        first.is(303);
        let (promise, _) = closeouts::promise(&town, &past);

        let named = |fields: &[(&'static str, &'static str)]| fields.to_vec();
        let forms = [
            (format!("/staff/events/{next}/edit"), named(&[("title_en", "Canary & coffee"), ("then", "save")])),
            (format!("/staff/events/{next}/postponement"), named(&[("reason", "Canary wind.")])),
            (format!("/staff/events/{next}/kit"), named(&[("points_en", "The canary")])),
            (format!("/staff/events/{past}/close-out"), named(&[("heads", "7"), ("note", "Canary: a note.")])),
            (format!("/staff/articles/{story}"), named(&[("title_en", "Canary sings"), ("body_en", "All well."), ("byline", "Rosa")])),
            (format!("/staff/promises/{promise}"), named(&[("do", "drop"), ("reason_en", "Canary law.")])),
            ("/staff/new-kind".to_owned(), named(&[("label_en", "Canary with a Cop"), ("icon", "generic")])),
            ("/staff/kinds/coffee".to_owned(), named(&[("label_en", "Canary with a Cop"), ("icon", "coffee")])),
            ("/staff/kinds/coffee/kit".to_owned(), named(&[("materials_en", "A canary")])),
            ("/staff/topics/traffic".to_owned(), named(&[("label_en", "Canary"), ("label_es", "Canario")])),
        ];
        let pages = ["/staff/kinds", "/staff/topics", "/staff/promises", "/staff/articles", "/staff/kinds/coffee/kit"].map(str::to_owned);
        let own = ["edit", "kit"].map(|part| format!("/staff/events/{next}/{part}"));
        let close_out = format!("/staff/events/{past}/close-out");
        let csrf = town.get_as("/staff/new-event", &desk).is(200).hidden("csrf");
        town.advance(LONG);
        for (path, fields) in forms {
            let mut all = vec![("csrf", csrf.as_str())];
            all.extend(fields);
            let kept = town.post_as(&path, &desk, &all).is(401).hidden("kept");
            let shown = sign_in(&town, "rosa@example.org", PASSWORD, &kept);
            shown.is(422).says("Nothing was lost");
            assert!(shown.body.to_lowercase().contains("canary"), "{path}: {}", shown.body);
            let now = cookie(&shown);
            for page in pages.iter().chain(&own).chain([&close_out]) {
                town.get_as(page, &now).is(200).says_nothing_of("Canar").says_nothing_of("canar");
            }
            town.get(&format!("/santa-monica/events/{next}")).says_nothing_of("Canary");
        }
    }

    fn words_are_kept_while_they_are_typed_and_offered_when_the_form_is_opened_again(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let june = town.staff(Role::Organiser);
        let form = town.get_as("/staff/new-event", &rosa);
        assert!(form.is(200).policy.contains("script-src 'self'"), "{}", form.policy);
        form.says_nothing_of("unsaved words");
        assert!(!town.get_as("/staff", &rosa).policy.contains("script-src 'self'"));
        let csrf = form.hidden("csrf");
        let typed = [("csrf", csrf.as_str()), ("title_en", "Tea & talk"), ("lead_en", "Half a sent"), ("topics", "x"), ("topics", "y")];
        let kept = town.post_as("/staff/new-event/typed", &rosa, &typed);
        assert_eq!(kept.is(200).body, "Kept at 9 a.m., not saved yet.");
        let again = town.get_as("/staff/new-event", &rosa);
        again.says("You have unsaved words of Tuesday, December 1, 2026 at 9 a.m. PST in this form");
        again.says_nothing_of("Half a sent");
        town.get_as("/staff/new-event", &june).says_nothing_of("unsaved words");

        let answer = |what: &str| {
            let fields = [("csrf", csrf.as_str()), ("do", what)];
            town.post_as("/staff/new-event/typed", &rosa, &fields)
        };
        let filled = answer("take");
        filled.is(200).says("Half a sent").says("Look them over");
        assert!(filled.body.contains("value=\"Tea &#38; talk\""), "{}", filled.body);
        town.get_as("/staff", &rosa).says_nothing_of("Tea & talk");
        assert_eq!(answer("throw").is(303).location, "/staff/new-event");
        town.get_as("/staff/new-event", &rosa).says_nothing_of("unsaved words");
        answer("take").is(303);
    }

    fn what_is_saved_is_not_kept_as_unsaved_any_more(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let csrf = town.get_as("/staff/new-event", &rosa).hidden("csrf");
        let words = [("csrf", csrf.as_str()), ("title_en", "Tea")];
        for (path, typed) in [("/staff/new-event", "/staff/new-event/typed"), ("/staff/new-article", "/staff/new-article/typed")] {
            town.post_as(typed, &rosa, &words).is(200);
            town.get_as(path, &rosa).says("unsaved words");
        }
        let event = write(&town, &rosa, &csrf, "A cup is on us.");
        event.is(303);
        town.get_as("/staff/new-event", &rosa).says_nothing_of("unsaved words");
        let article = [("csrf", csrf.as_str()), ("title_en", "Well"), ("body_en", "All well."), ("byline", "Rosa"), ("then", "save")];
        let saved = town.post_as("/staff/new-article", &rosa, &article);
        let article_path = saved.is(303).location.split('?').next().unwrap().to_owned();
        town.get_as("/staff/new-article", &rosa).says_nothing_of("unsaved words");
        town.post_as(&format!("{article_path}/typed"), &rosa, &words).is(200);
        town.get_as(&article_path, &rosa).says("unsaved words");
    }

    fn words_taken_up_after_somebody_else_saved_lead_to_the_choice_of_both(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let june = town.staff(Role::Organiser);
        let csrf = town.get_as("/staff/new-event", &rosa).hidden("csrf");
        let saved = write(&town, &rosa, &csrf, "A cup is on us.");
        let slug = saved.is(303).location.split('/').nth(3).unwrap().to_owned();
        let (edit, typed_path) = (format!("/staff/events/{slug}/edit"), format!("/staff/events/{slug}/typed"));
        let of_rosa = town.get_as(&edit, &rosa);
        let (version, opened) = (of_rosa.is(200).hidden("version"), of_rosa.hidden("opened"));
        let usual = event_form(&csrf);
        let mut fields: Vec<(&str, &str)> = usual.iter().map(|(name, value)| (*name, value.as_str())).collect();
        fields.retain(|(name, _)| !["lead_en", "officer_given_name", "officer_family_name"].contains(name));
        fields.extend([("version", version.as_str()), ("opened", opened.as_str()), ("officers", "ana-reyes"), ("venue", "palm-court-library")]);
        let mut seen = std::collections::BTreeSet::new();
        fields.reverse();
        fields.retain(|(name, _)| seen.insert(*name));
        let with = |lead: &'static str, csrf: &str| {
            let mut all: Vec<(String, String)> = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
            all.retain(|(name, _)| name != "csrf");
            all.push(("csrf".to_owned(), csrf.to_owned()));
            all.push(("lead_en".to_owned(), lead.to_owned()));
            all
        };
        let send = |path: &str, cookie: &str, fields: Vec<(String, String)>| {
            let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            town.post_as(path, cookie, &fields)
        };
        send(&typed_path, &rosa, with("Cocoa, too.", &csrf)).is(200);
        let csrf_of_june = town.get_as(&edit, &june).hidden("csrf");
        send(&edit, &june, with("Milk, too.", &csrf_of_june)).is(303);
        let offered = town.get_as(&edit, &rosa);
        offered.is(200).says("unsaved words").says("Milk, too.");
        let filled = town.post_as(&typed_path, &rosa, &[("csrf", &csrf), ("do", "take")]);
        assert_eq!(filled.is(200).hidden("version"), version, "it is still what was typed against");
        filled.says("Cocoa, too.").says_nothing_of("Milk, too.");
        let merge = send(&edit, &rosa, with("Cocoa, too.", &csrf));
        merge.is(409).says("Milk, too.").says("Cocoa, too.").says("You both changed this.");
    }

    fn unsaved_words_go_with_their_time_and_with_their_person(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let june = town.staff(Role::Organiser);
        let csrf = |cookie: &str| town.get_as("/staff/account", cookie).is(200).hidden("csrf");
        let keep = |cookie: &str| {
            let fields = [("csrf", csrf(cookie)), ("title_en", "Canary tea".to_owned())];
            let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            town.post_as("/staff/new-event/typed", cookie, &fields).is(200);
        };
        let purge = || {
            let context = town.house.context();
            db.write(move |tx| purge_records::run(tx, &context, 7)).unwrap()
        };
        keep(&rosa);
        keep(&june);
        assert_eq!(sealed(db).len(), 2);
        for text in sealed(db) {
            assert!(!text.windows(6).any(|part| part == b"Canary"), "it is sealed");
        }
        town.advance(TimeDelta::days(14));
        assert_eq!(purge(), 0, "not a second too early");
        town.advance(TimeDelta::seconds(1));
        assert_eq!(purge(), 2);
        assert!(sealed(db).is_empty());

        let (rosa, june) = (town.sergeant(), town.staff(Role::Organiser));
        keep(&rosa);
        keep(&june);
        let list = town.get_as("/staff/people", &rosa);
        let before = list.is(200).body.split("<bdi>organiser</bdi>").next().unwrap().to_owned();
        let person = before[before.rfind("/staff/people/").unwrap()..].split(['"', '?']).next().unwrap().to_owned();
        town.post_as(&person, &rosa, &[("csrf", &csrf(&rosa)), ("do", "remove")]).is(303);
        assert_eq!(sealed(db).len(), 1, "only what Rosa typed is left");
    }

    fn after_a_rotation_unsaved_words_are_read_again(db) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("cuppa.key");
        let town = Town::open_with(db, Arc::new(key_file::load_or_make(&path).unwrap()));
        let rosa = town.sergeant();
        let csrf = town.get_as("/staff/new-event", &rosa).hidden("csrf");
        town.post_as("/staff/new-event/typed", &rosa, &[("csrf", &csrf), ("title_en", "Tea")]).is(200);
        let before = sealed(db);
        let rotated = Arc::new(key_file::rotate(&path).unwrap());
        let context = Context { vault: rotated, ..town.house.context() };
        let round = |context: Context| db.write(move |tx| reseal_rows::typed(tx, &context, 0)).unwrap();
        let first = round(context.clone());
        assert_eq!((first.resealed, first.unreadable), (1, 0));
        assert_eq!(round(context).resealed, 0, "once is enough");
        assert_ne!(sealed(db), before);
    }

    fn the_date_and_the_hours_are_said_in_words_before_anything_is_saved(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let said = |query: &str| {
            let answer = town.get_as(&format!("/staff/new-event/when?{query}"), &rosa);
            answer.is(200);
            answer.body
        };
        let thursday = "date=2023-06-01&start_time=15:00&end_time=17:00";
        assert_eq!(said(thursday), "This reads: Thursday, June 1, 2023, 3 to 5 p.m., Pacific time");
        assert!(said(&format!("{thursday}&lang=es")).contains("jueves, 1 de junio de 2023"));
        assert_eq!(said("date=&start_time=15:00&end_time=17:00"), "", "nothing can be said yet");
        let gap = said("date=2027-03-14&start_time=02:30&end_time=04:00");
        assert!(gap.starts_with("There is no 2:30 a.m. on Sunday, March 14, 2027"), "{gap}");
        let fold = "date=2027-11-07&start_time=01:30&end_time=03:00";
        assert!(said(fold).contains("1:30 a.m."), "{}", said(fold));
        assert!(!said(fold).starts_with("This reads"), "one of the two has to be chosen");
        assert!(said(&format!("{fold}&occurrence=second")).starts_with("This reads: Sunday, November 7, 2027"));
        assert!(!said("date=2027-06-01&start_time=25:99&end_time=17:00").starts_with("This reads"));
        // Without a script a button says it.
        let csrf = town.get_as("/staff/new-event", &rosa).hidden("csrf");
        let shown = town.post_as("/staff/new-event", &rosa, &[
            ("csrf", csrf.as_str()), ("then", "when"), ("date", "2023-06-01"), ("start_time", "15:00"), ("end_time", "17:00"), ("title_en", "Canary tea"),
        ]);
        shown.is(200).says("This reads: Thursday, June 1, 2023, 3 to 5 p.m., Pacific time");
        assert!(stands(&shown, "title_en", "Canary tea"), "{}", shown.body);
        town.get_as("/staff", &rosa).says_nothing_of("Canary tea");
    }

    fn the_mail_of_a_draft_is_seen_before_anybody_gets_it(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let csrf = town.get_as("/staff/new-event", &rosa).hidden("csrf");
        let saved = write(&town, &rosa, &csrf, "A cup is on us.");
        let check = saved.is(303).location.clone();
        let slug = check.split('/').nth(3).unwrap().to_owned();
        let path = format!("/staff/events/{slug}/preview/mail");
        assert!(town.get_as(&check, &rosa).is(200).body.contains(&format!("{path}?lang=es")));
        let page = town.get_as(&path, &rosa);
        page.is(200).says("events@mail.example.org").says("Reminder: Coffee with a Cop");
        page.says("Thursday, December 10, 2026, 3 to 5 p.m. PST").says("News of events").says("Palm Court Library");
        page.says_nothing_of("rosa@example.org");
        town.get_as(&format!("{path}?lang=es"), &rosa).is(200).says("Café con un policía");
        for kind in ["event-news", "rsvp-confirmed", "reminder"] {
            let html = town.get_as(&format!("{path}/{kind}"), &rosa);
            html.is(200).says("Coffee with a Cop");
            assert!(html.policy.contains("sandbox") && html.policy.contains("default-src 'none'"), "{}", html.policy);
        }
        town.get_as(&format!("{path}/staff-reset"), &rosa).is(404);
        assert!(town.deliver().is_empty(), "nobody got anything");
    }
}
