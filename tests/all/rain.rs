//! The rain plan: used by two taps, said everywhere, and gone back from.

use chrono::TimeDelta;

use crate::town::{Answer, Town, readable};
use crate::truth::stored;
use crate::undo::{comes, feed, told, undo};

const PLAN: [(&str, &str); 3] = [
    ("capacity", "60"),
    ("rain_plan_en", "We sit inside the library."),
    ("rain_plan_es", "Nos sentamos adentro."),
];

/// One tap from the event's page, a sentence for who likes, one tap.
fn turn(town: &Town, rosa: &str, event: &str, sentence: &str) -> Answer {
    let path = format!("/staff/events/{event}/rain");
    let page = town.get_as(&path, rosa);
    page.is(200).says("We write to 1 address at once.");
    let (csrf, version, plan) = (
        page.hidden("csrf"),
        page.hidden("version"),
        page.hidden("plan"),
    );
    let fields = [
        ("csrf", csrf.as_str()),
        ("version", &version),
        ("plan", &plan),
        ("sentence", sentence),
    ];
    town.post_as(&path, rosa, &fields)
}

cuppa::on_both! {
    fn the_rain_plan_is_said_on_page_list_feed_lists_and_by_mail(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &PLAN);
        comes(&town, &event, "ann@example.org");
        town.deliver();
        let (sequence, first) = (feed(&town, "SEQUENCE"), feed(&town, "DTSTAMP"));
        town.advance(TimeDelta::minutes(1));
        let page = town.get_as(&format!("/staff/events/{event}"), &rosa);
        page.is(200).says("Use the rain plan");
        let done = turn(&town, &rosa, &event, "Please use the side door.");
        town.get_as(&done.is(303).location, &rosa).says("The rain plan is on.").says("Back to the usual plan");
        let public = format!("/santa-monica/events/{event}");
        town.get(&public).says("The rain plan is on").says("We sit inside the library.").says("Please use the side door.");
        town.get(&format!("{public}?lang=es")).says("Vale el plan para la lluvia").says("Nos sentamos adentro.");
        town.get("/santa-monica").says("Rain plan");
        assert_eq!((feed(&town, "SEQUENCE"), feed(&town, "STATUS")), (sequence.clone(), "STATUS:CONFIRMED".into()));
        assert!(feed(&town, "DESCRIPTION").contains(":The rain plan is on: We sit inside the library.\\nPlease use the side door."));
        assert!(first < feed(&town, "DTSTAMP") && feed(&town, "DTSTAMP")[8..] == feed(&town, "LAST-MODIFIED")[14..]);
        let list = town.get("/santa-monica/events.json").is(200).body.clone();
        assert!(list.contains("\"rain\":true") && list.contains("The rain plan is on: We sit inside"), "{list}");
        town.get("/santa-monica/events.atom").says("The rain plan is on: We sit inside");
        let mail = town.deliver();
        assert_eq!(told(&mail), ["ann@example.org: The rain plan is on"]);
        let text = readable(&mail[0].raw);
        for words in ["We sit inside the library.", "Please use the side door.", "3 to 5 p.m. PST", "Palm Court Library"] {
            assert!(text.contains(words), "{words}: {text}");
        }
        assert!(!text.contains("BEGIN:VCALENDAR"), "time, place and status are as they were");
        town.advance(TimeDelta::hours(1));
        turn(&town, &rosa, &event, "").is(303);
        assert_eq!(told(&town.deliver()), ["ann@example.org: The usual plan is back"]);
        assert_eq!(feed(&town, "SEQUENCE"), sequence);
        town.get(&public).says_nothing_of("The rain plan is on").says_nothing_of("side door").says("If it rains");
        town.get("/santa-monica").says_nothing_of("Rain plan");
        turn(&town, &rosa, &event, "").is(303);
        assert_eq!(told(&town.deliver()), ["ann@example.org: The rain plan is on"], "on once more is news once more");
    }

    fn a_rain_plan_turned_on_by_mistake_is_undone_with_a_correction(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &PLAN);
        comes(&town, &event, "ann@example.org");
        town.deliver();
        turn(&town, &rosa, &event, "").is(303);
        undo(&town, &rosa, &event);
        assert!(town.deliver().is_empty(), "nobody had been told");
        turn(&town, &rosa, &event, "").is(303);
        assert_eq!(told(&town.deliver()), ["ann@example.org: The rain plan is on"]);
        undo(&town, &rosa, &event);
        assert_eq!(stored(&town, &event).rain_since, None);
        let mail = town.deliver();
        assert_eq!(told(&mail), ["ann@example.org: Correction"]);
        assert!(readable(&mail[0].raw).contains("If it rains"), "{}", readable(&mail[0].raw));
        turn(&town, &rosa, &event, "").is(303);
        town.deliver();
        turn(&town, &rosa, &event, "").is(303);
        town.deliver();
        undo(&town, &rosa, &event);
        let mail = town.deliver();
        assert_eq!(told(&mail), ["ann@example.org: Correction"]);
        assert!(readable(&mail[0].raw).contains("The rain plan is on"), "back to what was before: the rain plan");
    }

    fn a_rain_plan_needs_words_and_an_event_that_is_on(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let dry = town.event(&rosa, &[]);
        town.get_as(&format!("/staff/events/{dry}"), &rosa).says_nothing_of("/rain\"");
        town.get_as(&format!("/staff/events/{dry}/rain"), &rosa).is(409);
        let wet = town.event(&rosa, &[PLAN[0], PLAN[1], ("venue", "palm-court-library"), ("date", "2026-12-11")]);
        comes(&town, &wet, "ann@example.org");
        let path = format!("/staff/events/{wet}/rain");
        let page = town.get_as(&path, &rosa);
        let (csrf, version) = (page.is(200).hidden("csrf"), page.hidden("version"));
        let long = "x".repeat(301);
        let mut fields = [("csrf", csrf.as_str()), ("version", version.as_str()), ("plan", "rain"), ("sentence", long.as_str())];
        town.post_as(&path, &rosa, &fields).is(422).says("xxx");
        fields[3].1 = "Side door.";
        fields[1].1 = "0";
        town.post_as(&path, &rosa, &fields).is(409).says("Somebody saved this event in the meantime").says("Side door.");
        fields[1].1 = &version;
        town.post_as(&path, &rosa, &fields).is(303);
        town.post_as(&path, &rosa, &fields).is(409);
        crate::undo::ends(&town, &rosa, &wet, "cancellation");
        town.get_as(&path, &rosa).is(409);
        town.get(&format!("/santa-monica/events/{wet}")).says_nothing_of("The rain plan is on");
    }

    fn another_day_has_other_weather(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &PLAN);
        comes(&town, &event, "ann@example.org");
        town.deliver();
        turn(&town, &rosa, &event, "").is(303);
        town.deliver();
        crate::undo::moves(&town, &event, TimeDelta::hours(1));
        assert!(stored(&town, &event).rain_since.is_some());
        crate::undo::moves(&town, &event, TimeDelta::days(1));
        assert_eq!(stored(&town, &event).rain_since, None);
        let text = readable(&town.deliver()[0].raw);
        assert!(text.contains("If it rains") && !text.contains("The rain plan is on"), "{text}");
        undo(&town, &rosa, &event);
        assert!(stored(&town, &event).rain_since.is_some(), "as before");
        assert!(readable(&town.deliver()[0].raw).contains("The rain plan is on"));
    }
}
