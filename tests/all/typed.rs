//! Stories about what was typed and is not saved yet: a session that ends while somebody writes,
//! and words that are kept while they are typed.

use chrono::TimeDelta;
use cuppa::domain::staff::Role;

use crate::answer::Answer;
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

cuppa::on_both! {
    fn a_session_that_ends_while_somebody_writes_loses_nothing(db) {
        let town = Town::open(db);
        let rosa = rosa(&town);
        let csrf = town.get_as("/staff/new-event", &rosa).is(200).hidden("csrf");
        town.advance(LONG);
        let refused = write(&town, &rosa, &csrf, "Bring \"your\" mug & a chair.");
        refused.is(401).says("what you typed is kept");
        refused.says_nothing_of("your mug");
        let kept = refused.hidden("kept");

        // A wrong password loses nothing either.
        let wrong = sign_in(&town, "rosa@example.org", "not this one at all", &kept);
        assert_eq!(wrong.is(422).hidden("kept"), kept);
        let shown = sign_in(&town, "rosa@example.org", PASSWORD, &kept);
        shown.is(422).says("You were signed out. Nothing was lost: look it over and save.");
        shown.says("Bring \"your\" mug & a chair.");
        assert!(stands(&shown, "date", "2026-12-10"), "{}", shown.body);
        assert!(shown.body.contains("action=\"/staff/new-event\""));

        let again = cookie(&shown);
        let board = town.get_as("/staff", &again);
        board.is(200).says_nothing_of("Coffee with a Cop");
        // The form that came back saves with its own token, and only then.
        write(&town, &again, &shown.hidden("csrf"), "Bring \"your\" mug & a chair.").is(303);
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
}
