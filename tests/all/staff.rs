//! What the sergeant can do, and what nobody else can.

use chrono::TimeDelta;

use crate::town::{Town, event_form};

/// Writes and publishes a story about an event; its slug.
pub fn story(town: &Town, cookie: &str, event: &str, body: &str) -> String {
    let form = town.get_as(&format!("/staff/new-article?event={event}"), cookie);
    let csrf = form.is(200).hidden("csrf");
    let fields = [
        ("csrf", csrf.as_str()),
        ("event", event),
        ("byline", "Santa Monica Police Department"),
        ("title_en", "A good afternoon"),
        ("body_en", body),
        ("then", "publish"),
    ];
    let saved = town.post_as("/staff/new-article", cookie, &fields);
    let check = town.get_as(&saved.is(303).location, cookie);
    let version = check.is(200).hidden("version");
    let fields = [
        ("csrf", csrf.as_str()),
        ("version", &version),
        ("publish_anyway", "yes"),
    ];
    town.post_as(&saved.location, cookie, &fields).is(303);
    saved.location.split('/').nth(3).unwrap().to_owned()
}

cuppa::on_both! {
    fn a_weekday_that_does_not_fall_on_its_date_is_pointed_out_in_both_languages(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let csrf = town.get_as("/staff/new-article", &rosa).is(200).hidden("csrf");
        let fields = [
            ("csrf", csrf.as_str()), ("event", ""), ("byline", "Police"), ("title_en", "Ice cream"),
            ("body_en", "We met on Wednesday, June 1, 2023."), ("title_es", "Helado"),
            ("body_es", "Nos vimos el miércoles, 1 de junio de 2023."), ("then", "save"),
        ];
        let saved = town.post_as("/staff/new-article", &rosa, &fields);
        let editor = town.get_as(&saved.is(303).location, &rosa);
        editor.is(200).says("Wednesday, June 1, 2023").says("Thursday");
        editor.says("miércoles, 1 de junio de 2023").says("jueves, 1 de junio de 2023");
        let spanish = town.get_as(&format!("{}?lang=es", saved.location), &rosa);
        spanish.is(200).says("jueves");
    }

    fn an_hour_that_does_not_exist_or_comes_twice_is_answered_with_a_sentence(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let csrf = town.get_as("/staff/new-event", &rosa).hidden("csrf");
        let send = |changes: &[(&str, &str)]| {
            let usual = event_form(&csrf);
            let mut fields: Vec<(&str, &str)> = usual.iter().map(|(name, value)| (*name, value.as_str())).collect();
            fields.retain(|(name, _)| !changes.iter().any(|(other, _)| other == name));
            fields.extend_from_slice(changes);
            town.post_as("/staff/new-event", &rosa, &fields)
        };
        send(&[("date", "2027-03-14"), ("start_time", "02:30"), ("end_time", "04:00")]).is(422).says("There is no 2:30 a.m.");
        let twice = send(&[("date", "2027-11-07"), ("start_time", "01:30"), ("end_time", "04:00")]);
        twice.is(422).says("comes twice").says("PDT").says("PST");
        send(&[("date", "2027-11-07"), ("start_time", "01:30"), ("end_time", "04:00"), ("occurrence", "second")]).is(303);
        send(&[("end_time", "14:00")]).is(422).says("The end has to be after the start.");
        send(&[("venue", ""), ("kind", "x"), ("title_en", "")]).is(422).says("Choose a place").says("Write a title.");
    }

    fn nobody_acts_without_a_session_a_form_of_ours_and_the_right_place(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[]);
        let path = format!("/staff/events/{event}/cancellation");
        let csrf = town.get_as(&path, &rosa).hidden("csrf");
        let fields = [("csrf", csrf.as_str()), ("reason", "x")];
        town.post(&path, &fields).is(401).says("what you typed is kept").says_nothing_of("Rosa");
        town.post_as(&path, &rosa, &[("csrf", "wrong"), ("reason", "x")]).is(403);
        for from in [("sec-fetch-site", "cross-site"), ("sec-fetch-site", "same-site"), ("origin", "https://evil.example"), ("x-nothing", "1")] {
            town.post_from(&path, from, &rosa, &fields).is(403);
        }
        town.get(&format!("/santa-monica/events/{event}")).says("Coffee with a Cop").says_nothing_of("EventCancelled");
        town.get_with("/santa-monica", ("host", "evil.example")).is(421);
    }

    fn a_session_ends_when_idle_and_when_signed_out(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        assert!(rosa.starts_with("sid=cs_"), "{rosa}");
        town.get_as("/staff", &rosa).is(200).says("Rosa Okafor");
        town.advance(TimeDelta::minutes(29));
        let csrf = town.get_as("/staff/new-event", &rosa).is(200).hidden("csrf");
        town.advance(TimeDelta::minutes(31));
        town.get_as("/staff", &rosa).is(303);
        let again = town.sergeant();
        let csrf_again = town.get_as("/staff/new-event", &again).hidden("csrf");
        assert_ne!(csrf, csrf_again);
        town.post_as("/staff/sign-out", &again, &[("csrf", &csrf_again)]).is(303);
        town.get_as("/staff", &again).is(303);
        let log = town.get_as("/staff/log", &town.sergeant());
        log.is(200).says("Signed out").says("Signed in with a one-time link");
    }

    fn what_was_saved_is_said_once_and_in_the_language_that_was_chosen(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[]);
        let edit = format!("/staff/events/{event}/edit?lang=es");
        let form = town.get_as(&edit, &rosa);
        let (csrf, version) = (form.is(200).hidden("csrf"), form.hidden("version"));
        let usual = event_form(&csrf);
        let mut fields: Vec<(&str, &str)> = usual.iter().map(|(name, value)| (*name, value.as_str())).collect();
        fields.retain(|(name, _)| !matches!(*name, "then" | "venue"));
        fields.extend([("version", version.as_str()), ("venue", "palm-court-library")]);
        let saved = town.post_as(&edit, &rosa, &fields);
        assert!(saved.is(303).location.ends_with("?done=changed&lang=es"), "{saved:?}");
        town.get_as(&saved.location, &rosa).is(200).says("Los cambios están guardados.");
        town.get_as(&format!("/staff/events/{event}?done=%3Cb%3E"), &rosa).is(200).says_nothing_of("<b>");
    }

    fn the_board_leads_to_the_article_once_there_is_one(db) {
        let town = Town::open(db);
        let event = town.event(&town.sergeant(), &[]);
        town.advance(TimeDelta::days(10));
        let rosa = town.sergeant();
        town.get_as("/staff", &rosa).is(200).says("Write the article");
        let slug = crate::staff::story(&town, &rosa, &event, "It was good.");
        let board = town.get_as("/staff", &rosa);
        board.is(200).says_nothing_of("Write the article");
        assert!(board.body.contains(&format!("/staff/articles/{slug}\"")), "{}", board.body);
    }

    fn an_officer_who_shows_only_her_first_name_needs_no_other(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let csrf = town.get_as("/staff/new-officer", &rosa).is(200).hidden("csrf");
        let fields = |form: &'static str| [
            ("csrf", csrf.clone()), ("officer_given_name", "Ana".to_owned()), ("officer_display_form", form.to_owned()),
        ];
        let send = |form| {
            let fields = fields(form);
            let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            town.post_as("/staff/new-officer", &rosa, &fields)
        };
        send("rank_and_name").is(422).says("Write the officer's last name");
        let saved = send("first_name");
        town.get_as(&saved.is(303).location, &rosa).is(200).says("The officer is saved.").says("Ana");
    }

    fn what_neighbours_want_to_talk_about_reaches_the_staff_without_a_name(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[]);
        let wish = [("party_size", "1"), ("name", "Ann Quill"), ("note", "Speeding on Palm Court")];
        town.rsvp(&event, &wish).is(303);
        let hub = town.get_as(&format!("/staff/events/{event}"), &rosa);
        hub.is(200).says("Speeding on Palm Court").says_nothing_of("Ann Quill");
    }

    fn every_action_stands_in_the_log_and_the_chain_holds(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[]);
        let hub = town.get_as(&format!("/staff/events/{event}"), &rosa);
        hub.is(200).says("Rosa Okafor");
        let log = town.get_as("/staff/log", &rosa);
        log.is(200).says("Rosa Okafor").says("Coffee with a Cop").says("Palm Court Library").says("Ana Reyes");
        for page in ["/staff/venues", "/staff/officers", "/staff/articles", "/staff/venues/palm-court-library", "/staff/officers/ana-reyes"] {
            town.get_as(page, &rosa).is(200);
        }
        let broken = db.read(|tx| cuppa::store::audit::verify(tx).map_err(cuppa::services::Error::from));
        assert_eq!(broken.unwrap(), None);
    }
}
