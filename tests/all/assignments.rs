//! Officers: asked, answering through their link, briefed the day before, named only as long as it
//! is anybody's business.

use chrono::TimeDelta;

use crate::town::{Answer, Town, event_form, readable};
use cuppa::mail::memory::Kept;

/// An officer with an address; staff enter her.
fn officer(town: &Town, rosa: &str, given: &str, family: &str, language: &str) {
    let csrf = town.get_as("/staff/new-officer", rosa).hidden("csrf");
    let email = format!("{}@example.org", given.to_lowercase());
    let fields = [
        ("csrf", csrf.as_str()),
        ("officer_rank", "Sergeant"),
        ("officer_given_name", given),
        ("officer_family_name", family),
        ("officer_display_form", "rank_and_name"),
        ("officer_public", "yes"),
        ("officer_email", &email),
        ("officer_mail_language", language),
    ];
    town.post_as("/staff/new-officer", rosa, &fields).is(303);
}

const NOBODY_NEW: [(&str, &str); 7] = [
    ("capacity", "40"),
    ("officer_rank", ""),
    ("officer_given_name", ""),
    ("officer_family_name", ""),
    ("officer_display_form", ""),
    ("officer_public", ""),
    ("officers", "ana-reyes"),
];

/// Coffee on December 10, 3 to 5 p.m., with Ana, who has an address.
pub(crate) fn coffee(town: &Town, rosa: &str) -> String {
    officer(town, rosa, "Ana", "Reyes", "en");
    town.event(rosa, &NOBODY_NEW)
}

/// To whom and about what, in the order they left.
fn told(mail: &[Kept]) -> Vec<String> {
    let line = |one: &Kept| {
        let text = readable(&one.raw);
        let subject = text.lines().find_map(|line| line.strip_prefix("Subject: "));
        let subject = subject.unwrap().split(':').next().unwrap();
        format!("{}: {subject}", one.to)
    };
    mail.iter().map(line).collect()
}

/// The page behind the link of an officer's letter.
pub(crate) fn link(town: &Town, mail: &Kept) -> String {
    let text = readable(&mail.raw);
    let mut words = text.split_whitespace();
    let link = words
        .find(|word| word.contains("/assignments/ca_"))
        .unwrap();
    link.strip_prefix(&town.base).unwrap().to_owned()
}

pub(crate) fn public(town: &Town, event: &str) -> Answer {
    town.get(&format!("/santa-monica/events/{event}"))
}

fn feed(town: &Town) -> String {
    let text = town.get("/santa-monica/calendar.ics").body;
    text.replace("\r\n ", "").replace("\r\n\t", "")
}

fn save(town: &Town, rosa: &str, event: &str, changes: &[(&str, &str)]) {
    let path = format!("/staff/events/{event}/edit");
    let form = town.get_as(&path, rosa);
    let (csrf, version) = (form.is(200).hidden("csrf"), form.hidden("version"));
    let usual = [
        ("csrf", csrf.as_str()),
        ("version", version.as_str()),
        ("then", "save"),
        ("kind", "coffee"),
        ("title_en", "Coffee with a Cop"),
        ("lead_en", "A cup is on us."),
        ("title_es", "Café con un policía"),
        ("date", "2026-12-10"),
        ("start_time", "15:00"),
        ("end_time", "17:00"),
        ("venue", "palm-court-library"),
        ("capacity", "40"),
        ("officers", "ana-reyes"),
    ];
    let mut fields: Vec<(&str, &str)> = usual.to_vec();
    fields.retain(|(name, _)| !changes.iter().any(|(other, _)| other == name));
    fields.extend(changes.iter().filter(|(_, value)| !value.is_empty()));
    town.post_as(&path, rosa, &fields).is(303);
}

fn staff_answer(town: &Town, cookie: &str, event: &str, answer: &str) -> Answer {
    let path = format!("/staff/events/{event}/officers");
    let csrf = town.get_as("/staff/new-event", cookie).hidden("csrf");
    let fields = [
        ("csrf", csrf.as_str()),
        ("officer", "ana-reyes"),
        ("do", answer),
    ];
    town.post_as(&path, cookie, &fields)
}

cuppa::on_both! {
    fn an_officer_is_asked_once_and_named_in_public_only_after_she_said_yes(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = coffee(&town, &rosa);
        let mail = town.deliver();
        assert_eq!(told(&mail), ["ana@example.org: You are on the roster"]);
        let ana = link(&town, &mail[0]);
        public(&town, &event).is(200).says_nothing_of("Reyes");
        town.get_as("/staff", &rosa).says("an answer of Ana Reyes");
        town.get(&ana).is(200).says("Ana Reyes, can you come?");
        public(&town, &event).says_nothing_of("Reyes");
        let before = feed(&town);
        town.post(&ana, &[("do", "accept")]).is(303);
        public(&town, &event).says("Sergeant Ana Reyes");
        assert_ne!(before, feed(&town), "calendars read the event again");
        town.get(&ana).says("Ana Reyes, you said that you are coming");
        assert!(!town.get_as("/staff", &rosa).plain().contains("an answer of Ana Reyes"));
        save(&town, &rosa, &event, &[("lead_en", "Two cups are on us.")]);
        assert!(town.deliver().is_empty(), "other words are no reason to write to her again");
        public(&town, &event).says("Sergeant Ana Reyes");
    }

    fn an_officer_taken_off_is_told_and_her_link_is_dead_even_when_she_is_asked_again(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = coffee(&town, &rosa);
        let first = link(&town, &town.deliver()[0]);
        save(&town, &rosa, &event, &[("officers", "")]);
        assert_eq!(told(&town.deliver()), ["ana@example.org: You need not come"]);
        town.get(&first).is(404);
        town.post(&first, &[("do", "accept")]).is(404);
        save(&town, &rosa, &event, &[]);
        let again = town.deliver();
        assert_eq!(told(&again), ["ana@example.org: You are on the roster"]);
        town.get(&first).is(404);
        town.get(&link(&town, &again[0])).is(200).says("can you come?");
        let forged = first.replace("/assignments/ca_", "/assignments/ca_0");
        town.get(&forged).is(404);
    }

    fn who_cannot_come_names_a_stand_in_who_is_asked_in_her_own_language(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        officer(&town, &rosa, "Lee", "Dao", "es");
        let event = coffee(&town, &rosa);
        let ana = link(&town, &town.deliver()[0]);
        town.post(&ana, &[("do", "accept")]).is(303);
        let page = town.get(&ana);
        let option = page.body.split("<option value=\"").find(|part| part.contains("Lee Dao")).unwrap();
        let lee = option.split('"').next().unwrap();
        let long = "x".repeat(301);
        let refused = town.post(&ana, &[("do", "decline"), ("reason", &long), ("stand_in", lee)]);
        assert!(refused.is(422).body.contains(&long), "what was typed is kept");
        public(&town, &event).says("Sergeant Ana Reyes");
        town.post(&ana, &[("do", "decline"), ("reason", "I am in court."), ("stand_in", lee)]).is(303);
        public(&town, &event).says_nothing_of("Reyes").says_nothing_of("Dao");
        let mail = town.deliver();
        assert_eq!(mail.iter().map(|one| one.to.as_str()).collect::<Vec<_>>(), ["lee@example.org"]);
        let letter = readable(&mail[0].raw);
        assert!(letter.contains("Ana Reyes no puede venir y propuso que usted le sustituya."), "{letter}");
        let board = town.get_as("/staff", &rosa);
        board.says("somebody for Ana Reyes, who cannot come").says("an answer of Lee Dao");
        let officers = town.get_as(&format!("/staff/events/{event}/officers"), &rosa);
        officers.is(200).says("Reason: I am in court.").says("Stands in for Ana Reyes");
        town.post(&link(&town, &mail[0]), &[("do", "accept")]).is(303);
        public(&town, &event).says("Sergeant Lee Dao").says_nothing_of("Reyes");
        save(&town, &rosa, &event, &[("officers", "lee-dao"), ("lead_en", "Come in.")]);
        assert!(town.deliver().is_empty(), "her no stays a no");
    }

    fn officers_hear_that_plans_changed_and_that_the_event_is_off(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = coffee(&town, &rosa);
        town.deliver();
        save(&town, &rosa, &event, &[("date", "2026-12-11")]);
        save(&town, &rosa, &event, &[("date", "2026-12-12")]);
        let mail = town.deliver();
        assert_eq!(told(&mail), ["ana@example.org: New plans for your event"], "the last word, once");
        assert!(readable(&mail[0].raw).contains("Saturday, December 12, 2026"));
        let csrf = town.get_as("/staff/new-event", &rosa).hidden("csrf");
        let fields = [("csrf", csrf.as_str()), ("reason", "A burst pipe.")];
        town.post_as(&format!("/staff/events/{event}/cancellation"), &rosa, &fields).is(303);
        let mail = town.deliver();
        assert_eq!(told(&mail), ["ana@example.org: You need not come"]);
        assert!(readable(&mail[0].raw).contains("A burst pipe."));
    }

    fn the_briefing_goes_out_at_nine_the_day_before_and_anew_for_a_new_date(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = coffee(&town, &rosa);
        town.deliver();
        town.rsvp(&event, &[("party_size", "2"), ("name", "Quill")]).is(303);
        // December 9, 9 a.m. in Los Angeles, less a second; filling the form took ten.
        town.advance(TimeDelta::days(8) - TimeDelta::seconds(11));
        assert!(town.deliver().is_empty());
        town.advance(TimeDelta::seconds(1));
        let mail = town.deliver();
        assert_eq!(told(&mail), ["ana@example.org: Briefing"]);
        let text = readable(&mail[0].raw);
        for words in ["Thursday, December 10, 2026", "Palm Court Library", "Level entrance.", "Business cards", "Sergeant Ana Reyes"] {
            assert!(text.contains(words), "{words}: {text}");
        }
        assert!(!text.contains("Quill"));
        assert!(town.deliver().is_empty(), "once");
        let rosa = town.sergeant();
        save(&town, &rosa, &event, &[("date", "2026-12-14")]);
        assert_eq!(told(&town.deliver()), ["ana@example.org: New plans for your event"]);
        town.advance(TimeDelta::days(4));
        assert_eq!(told(&town.deliver()), ["ana@example.org: Briefing"], "the new date has its own");
        let rosa = town.sergeant();
        let sheet = town.get_as(&format!("/staff/events/{event}/briefing"), &rosa);
        sheet.is(200).says("Business cards").says("Sergeant Ana Reyes").says_nothing_of("Quill");
    }

    fn a_briefing_that_waits_does_not_leave_for_an_event_that_moved_or_an_officer_taken_off(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = coffee(&town, &rosa);
        town.deliver();
        town.advance(TimeDelta::days(8));
        let context = town.house.context();
        let planned = db.write(move |tx| cuppa::services::plan_briefings::run(tx, &context)).unwrap();
        assert_eq!(planned, 1);
        let rosa = town.sergeant();
        save(&town, &rosa, &event, &[("officers", "")]);
        assert_eq!(told(&town.deliver()), ["ana@example.org: You need not come"]);
    }

    fn being_late_reaches_page_feed_and_those_who_come_with_one_tap(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = coffee(&town, &rosa);
        let ana = link(&town, &town.deliver()[0]);
        town.post(&ana, &[("do", "accept")]).is(303);
        town.rsvp(&event, &[("party_size", "1"), ("email", "bo@example.org")]).is(303);
        // Noon of the day, less two seconds.
        town.advance(TimeDelta::days(9) + TimeDelta::hours(3) - TimeDelta::seconds(12));
        town.deliver();
        town.post(&ana, &[("do", "late-20")]).is(422).says("from three hours before");
        town.post(&ana, &[("do", "late-17")]).is(422).says("choose one of the buttons");
        town.advance(TimeDelta::seconds(2));
        town.get(&ana).says("I am about 20 minutes late");
        town.post(&ana, &[("do", "late-20")]).is(303);
        public(&town, &event).says("Sergeant Ana Reyes is running about 20 minutes late.");
        assert!(feed(&town).contains("Sergeant Ana Reyes is running about 20 minutes late."));
        assert_eq!(told(&town.deliver()), ["bo@example.org: The officers are a little late"]);
        town.post(&ana, &[("do", "late-20")]).is(303);
        assert!(town.deliver().is_empty(), "nobody is told the same twice");
        town.post(&ana, &[("do", "late-30")]).is(303);
        town.post(&ana, &[("do", "on-time")]).is(303);
        assert!(town.deliver().is_empty(), "what is not true any more is not mailed");
        public(&town, &event).says_nothing_of("minutes late");
    }

    fn an_officer_called_away_leaves_the_page_on_the_day_and_not_before(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = coffee(&town, &rosa);
        let ana = link(&town, &town.deliver()[0]);
        town.post(&ana, &[("do", "accept")]).is(303);
        town.post(&ana, &[("do", "away")]).is(422).says("on the day of the event");
        town.advance(TimeDelta::days(9));
        town.post(&ana, &[("do", "away")]).is(303);
        public(&town, &event).says_nothing_of("Reyes").says("had to leave for a call");
        town.get(&ana).says("you were called away");
        town.post(&ana, &[("do", "accept")]).is(303);
        public(&town, &event).says("Sergeant Ana Reyes");
        town.advance(TimeDelta::days(1));
        town.post(&ana, &[("do", "decline")]).is(422).says("This event is over");
    }

    fn staff_answer_for_an_officer_and_others_may_not(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = coffee(&town, &rosa);
        staff_answer(&town, &rosa, &event, "accept").is(303);
        public(&town, &event).says("Sergeant Ana Reyes");
        staff_answer(&town, &rosa, &event, "away").is(422).says("on the day of the event");
        staff_answer(&town, &rosa, &event, "").is(422);
        staff_answer(&town, &rosa, &event, "decline").is(303);
        public(&town, &event).says_nothing_of("Reyes");
        let june = town.neighbours("riverbend");
        town.get_as(&format!("/staff/events/{event}/officers"), &june).is(404);
        town.get_as(&format!("/staff/events/{event}/briefing"), &june).is(404);
        staff_answer(&town, &june, &event, "accept").is(404);
        save(&town, &rosa, &event, &[]);
        town.get_as("/staff", &rosa).says("an answer of Ana Reyes");
    }

    fn an_officer_who_was_told_that_it_is_off_is_told_that_it_is_not_after_the_undo(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = coffee(&town, &rosa);
        let mail = town.deliver();
        town.post(&link(&town, &mail[0]), &[("do", "accept")]).is(303);
        crate::undo::ends(&town, &rosa, &event, "cancellation");
        assert_eq!(told(&town.deliver()), ["ana@example.org: You need not come"]);
        town.advance(TimeDelta::minutes(2));
        crate::undo::undo(&town, &rosa, &event);
        let mail = town.deliver();
        assert_eq!(told(&mail), ["ana@example.org: Correction"]);
        let text = readable(&mail[0].raw);
        assert!(text.contains("Please disregard our last message"), "{text}");
        assert!(text.contains("Thursday, December 10, 2026, 3 to 5 p.m. PST"), "{text}");
        public(&town, &event).says("Sergeant Ana Reyes");
        crate::undo::ends(&town, &rosa, &event, "cancellation");
        crate::undo::undo(&town, &rosa, &event);
        assert!(town.deliver().is_empty(), "who was not told of it hears nothing");
        town.advance(TimeDelta::minutes(2));
        save(&town, &rosa, &event, &[("date", "2026-12-11")]);
        crate::undo::undo(&town, &rosa, &event);
        assert!(town.deliver().is_empty(), "nor of a day that was never hers");
    }

    fn names_leave_public_pages_ninety_days_after_the_event(db) {
        let town = Town::open(db);
        let event = town.event(&town.sergeant(), &[]);
        public(&town, &event).says("Sergeant Ana Reyes");
        // December 11, 1 a.m. UTC, is the end.
        town.advance(TimeDelta::days(9) + TimeDelta::hours(8) + TimeDelta::days(90) - TimeDelta::seconds(1));
        public(&town, &event).says("Sergeant Ana Reyes");
        town.advance(TimeDelta::seconds(1));
        public(&town, &event).is(200).says_nothing_of("Reyes");
    }

    fn the_check_page_warns_of_an_officer_and_a_place_wanted_twice(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        coffee(&town, &rosa);
        let csrf = town.get_as("/staff/new-event", &rosa).hidden("csrf");
        let check = |start: &str, end: &str| {
            let mut fields = event_form(&csrf);
            fields.retain(|(name, _)| !name.starts_with("officer") && !name.starts_with("venue") && !name.ends_with("_time"));
            let own = [("venue", "palm-court-library"), ("officers", "ana-reyes"), ("start_time", start), ("end_time", end)];
            fields.extend(own.map(|(name, value)| (name, value.to_owned())));
            let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            let saved = town.post_as("/staff/new-event", &rosa, &fields);
            town.get_as(&saved.is(303).location, &rosa)
        };
        check("16:30", "18:00").is(200).says("Ana Reyes is also at “Coffee with a Cop”").says("is at the same place at the same time");
        let near = check("13:00", "14:45");
        near.says("Ana Reyes is also at").says_nothing_of("same place");
        check("10:00", "12:00").says_nothing_of("is also at");
    }
}
