//! What officers take along and speak about: for all events of a kind, and for one event.

use cuppa::domain::language::Language;
use cuppa::domain::staff::Role;
use cuppa::store::{StoreResult, departments};

use crate::assignments::coffee;
use crate::records;
use crate::town::{Town, readable};

/// What a form of lines was opened with: its proof and its mark.
fn opened(town: &Town, path: &str, who: &str) -> (String, String) {
    let form = town.get_as(path, who);
    (form.is(200).hidden("csrf"), form.hidden("seen"))
}

/// From now on the department speaks these languages.
fn speak(town: &Town, languages: &[Language]) {
    let languages = languages.to_vec();
    let set: StoreResult<()> = town.house.db.write(move |tx| {
        let mut department = departments::find_by_slug(tx, "santa-monica")?.unwrap();
        department.languages = languages;
        departments::update(tx, &department)
    });
    set.unwrap();
}

cuppa::on_both! {
    fn staff_write_what_officers_take_along_and_the_briefing_says_it(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[]);
        let form = town.get_as("/staff/kinds/coffee/kit", &rosa);
        assert!(form.is(200).body.contains("Business cards"), "what is in force");
        let csrf = form.hidden("csrf");
        let seen = form.hidden("seen");
        let fields = [
            ("csrf", csrf.as_str()),
            ("seen", &seen),
            ("materials_en", "The blue banner"),
            ("points_en", ""),
        ];
        town.post_as("/staff/kinds/coffee/kit", &rosa, &fields).is(303);
        let path = format!("/staff/events/{event}/briefing");
        town.get_as(&path, &rosa).says("The blue banner").says("Ask first").says_nothing_of("Business cards");
        town.get_as(&format!("{path}?lang=es"), &rosa).says("Tarjetas de presentación");
        let long = "x".repeat(2001);
        let fields = [("csrf", csrf.as_str()), ("materials_en", long.as_str())];
        assert!(town.post_as("/staff/kinds/coffee/kit", &rosa, &fields).is(422).body.contains(&long));
        town.get_as("/staff/kinds/nothing/kit", &rosa).is(404);
        town.get_as("/staff/kinds/coffee/kit", &town.staff(Role::Writer)).is(403);
    }

    fn one_event_has_lines_of_its_own_above_those_of_its_kind(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[]);
        let other = town.event(&rosa, &[("date", "2026-12-17")]);
        let kind = "/staff/kinds/coffee/kit";
        let (csrf, seen) = opened(&town, kind, &rosa);
        let lines = [("csrf", csrf.as_str()), ("seen", &seen), ("points_en", "The summer camp")];
        town.post_as(kind, &rosa, &lines).is(303);

        let (form, briefing) = (format!("/staff/events/{event}/kit"), format!("/staff/events/{event}/briefing"));
        assert!(town.get_as(&briefing, &rosa).body.contains(&form), "the way to the form");
        town.get_as(&form, &rosa).says("The summer camp").says("Business cards");
        let (csrf, seen) = opened(&town, &form, &rosa);
        let own = [
            ("csrf", csrf.as_str()),
            ("seen", &seen),
            ("points_en", "The crossing at Arizona Avenue\nThe summer camp"),
            ("points_es", "El cruce de Arizona Avenue"),
        ];
        town.post_as(&form, &rosa, &own).is(303);
        town.get_as(&briefing, &rosa).says("The crossing at Arizona Avenue").says("Business cards");
        town.get_as(&format!("{briefing}?lang=es"), &rosa).says("El cruce de Arizona Avenue");
        let others = format!("/staff/events/{other}/briefing");
        town.get_as(&others, &rosa).says("The summer camp").says_nothing_of("Arizona Avenue");

        let files = records::download(&town, &rosa, &[("event", &event), ("from", ""), ("to", "")]);
        let known: serde_json::Value = serde_json::from_str(records::text(&files, "events.json")).unwrap();
        let said = &known[0]["briefing"]["talking_points"];
        assert_eq!(said["es"], "El cruce de Arizona Avenue", "what was said there is on record");
        let (csrf, seen) = opened(&town, &form, &rosa);
        let none = [("csrf", csrf.as_str()), ("seen", &seen), ("points_en", "")];
        town.post_as(&form, &rosa, &none).is(303);
        town.get_as(&briefing, &rosa).says("The summer camp").says_nothing_of("Arizona Avenue");
    }

    fn the_letter_of_the_day_before_says_the_lines_of_the_event(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = coffee(&town, &rosa);
        let form = format!("/staff/events/{event}/kit");
        let (csrf, seen) = opened(&town, &form, &rosa);
        let own = [("csrf", csrf.as_str()), ("seen", &seen), ("points_en", "The crossing at Arizona Avenue")];
        town.post_as(&form, &rosa, &own).is(303);
        town.deliver();
        town.advance(chrono::TimeDelta::days(8));
        let mail = town.deliver();
        let briefing = mail.iter().map(|mail| readable(&mail.raw)).find(|text| text.contains("Business cards"));
        assert!(briefing.unwrap().contains("The crossing at Arizona Avenue"));
    }

    fn two_who_write_lines_of_one_event_are_told_and_lose_nothing(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[]);
        let form = format!("/staff/events/{event}/kit");
        let (csrf, seen) = opened(&town, &form, &rosa);
        let send = |points: &str| {
            let fields = [("csrf", csrf.as_str()), ("seen", &seen), ("points_en", points)];
            town.post_as(&form, &rosa, &fields)
        };
        send("The crossing").is(303);
        send("The crossing").is(303);
        let told = send("The parking");
        told.is(409).says("The crossing").says("The parking");
        let (csrf, seen) = (told.hidden("csrf"), told.hidden("seen"));
        let fields = [("csrf", csrf.as_str()), ("seen", &seen), ("points_en", "The parking and the crossing")];
        town.post_as(&form, &rosa, &fields).is(303);
        let briefing = format!("/staff/events/{event}/briefing");
        town.get_as(&briefing, &rosa).says("The parking and the crossing");
    }

    fn lines_in_a_language_that_is_not_offered_now_stay(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[]);
        let form = format!("/staff/events/{event}/kit");
        let (csrf, seen) = opened(&town, &form, &rosa);
        let own = [("csrf", csrf.as_str()), ("seen", &seen), ("points_es", "El cruce")];
        town.post_as(&form, &rosa, &own).is(303);
        speak(&town, &[Language::En]);
        let (csrf, seen) = opened(&town, &form, &rosa);
        let own = [("csrf", csrf.as_str()), ("seen", &seen), ("points_en", "The crossing")];
        town.post_as(&form, &rosa, &own).is(303);
        speak(&town, &[Language::En, Language::Es]);
        town.get_as(&form, &rosa).says("El cruce").says("The crossing");
    }
}
