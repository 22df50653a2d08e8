//! What a department decides for itself, told over HTTP: settings, holidays, kinds, topics, places.

use chrono::TimeDelta;
use cuppa::domain::staff::Role;
use cuppa::services::purge_records;

use crate::facts::draft;
use crate::town::{Answer, Town, readable};
use crate::undo::{comes, feed, told};

const IDENTITY: &str = "/staff/settings/identity";
const CONTACT: &str = "/staff/settings/contact";
const MAIL: &str = "/staff/settings/mail";

/// Opens a form and sends it with these fields.
pub fn save(town: &Town, cookie: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
    let page = town.get_as(path, cookie);
    page.is(200);
    sent(town, cookie, path, &page, fields)
}

/// Sends the form of a page that was opened before.
fn sent(town: &Town, cookie: &str, path: &str, page: &Answer, fields: &[(&str, &str)]) -> Answer {
    let csrf = page.hidden("csrf");
    let hidden: Vec<(&str, String)> = ["seen", "sure"]
        .into_iter()
        .filter(|name| page.body.contains(&format!("name=\"{name}\"")))
        .map(|name| (name, page.hidden(name)))
        .collect();
    let mut all = vec![("csrf", csrf.as_str())];
    all.extend(hidden.iter().map(|(name, value)| (*name, value.as_str())));
    all.extend_from_slice(fields);
    town.post_as(path, cookie, &all)
}

fn identity<'a>(name: &'a str, zone: &'a str) -> [(&'a str, &'a str); 6] {
    [
        ("name", name),
        ("city", "City of Santa Monica, California"),
        ("zone", zone),
        ("main_language", "en"),
        ("language_en", "yes"),
        ("language_es", "yes"),
    ]
}

fn contact<'a>(phone: &'a str, email: &'a str) -> [(&'a str, &'a str); 4] {
    [
        ("email", email),
        ("phone", phone),
        ("emergency_phone", "911"),
        ("postal_address", "1 Harbor Way, Santa Monica, CA 90401"),
    ]
}

fn reminders<'a>(sender: &'a str, amount: &'a str) -> [(&'a str, &'a str); 4] {
    [
        ("sender", sender),
        ("reminder_1", amount),
        ("unit_1", "days"),
        ("reminder_2", ""),
    ]
}

/// Staff fill in the form of the usual place anew, with these fields.
pub fn place(town: &Town, cookie: &str, fields: &[(&str, &str)]) -> Answer {
    let mut all = vec![
        ("venue_name", "Palm Court Library"),
        ("venue_street", "600 Palm Court"),
        ("venue_city", "Santa Monica"),
        ("venue_region", "CA"),
        ("venue_postal_code", "90401"),
        ("venue_access_en", "Level entrance."),
    ];
    all.extend_from_slice(fields);
    save(town, cookie, "/staff/venues/palm-court-library", &all)
}

const WAFFLES: [(&str, &str); 8] = [
    ("label_en", "Waffles with a Cop"),
    ("label_es", "Gofres con un policía"),
    ("icon", "generic"),
    ("color", "#8b4513"),
    ("minutes", "90"),
    ("start_title_en", "Waffles at the station"),
    ("start_lead_en", "A waffle is on us."),
    ("start_body_en", "Bring the children."),
];

fn with(
    fields: &[(&'static str, &'static str)],
    name: &str,
    value: &'static str,
) -> Vec<(&'static str, &'static str)> {
    let change = |(known, was): &(&'static str, &'static str)| {
        (*known, if *known == name { value } else { *was })
    };
    fields.iter().map(change).collect()
}

cuppa::on_both! {
    fn another_zone_is_looked_at_first_and_events_keep_their_clocks(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[]);
        comes(&town, &event, "ann@example.org");
        town.deliver();
        let (sequence, start) = (feed(&town, "SEQUENCE"), feed(&town, "DTSTART"));
        let denver = identity("Santa Monica Police Department", "America/Denver");
        let look = save(&town, &rosa, IDENTITY, &denver);
        look.is(200).says("One event ahead keeps the hour on its clock, now in America/Denver");
        look.says("one party that is coming gets a mail").says("Nothing is saved yet.");
        town.get(&format!("/santa-monica/events/{event}")).says("3 to 5 p.m. PST");
        let other = identity("Santa Monica Police Department", "America/Chicago");
        sent(&town, &rosa, IDENTITY, &look, &other).is(200).says("now in America/Chicago");
        sent(&town, &rosa, IDENTITY, &look, &denver).is(303);
        town.get(&format!("/santa-monica/events/{event}")).says("3 to 5 p.m. MST");
        assert_eq!(start, "DTSTART;TZID=America/Los_Angeles:20261210T150000");
        assert_eq!(feed(&town, "DTSTART"), "DTSTART;TZID=America/Denver:20261210T150000");
        assert_eq!((sequence.as_str(), feed(&town, "SEQUENCE").as_str()), ("SEQUENCE:0", "SEQUENCE:1"));
        let mail = town.deliver();
        assert_eq!(told(&mail).len(), 1, "{:?}", told(&mail));
        assert!(readable(&mail[0].raw).contains("3 to 5 p.m. MST"));
        town.get_as("/staff/log", &rosa).says("Changed settings of the department").says("America/Los_Angeles → America/Denver");
    }

    fn a_new_name_is_looked_at_first_and_then_stands_everywhere(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        town.event(&rosa, &[]);
        let etag = town.get("/santa-monica").etag;
        let renamed = identity("Bay Police", "America/Los_Angeles");
        let look = save(&town, &rosa, IDENTITY, &renamed);
        look.is(200).says("says \"Bay Police\" instead of \"Santa Monica Police Department\"");
        sent(&town, &rosa, IDENTITY, &look, &renamed).is(303);
        let page = town.get("/santa-monica");
        page.says("Bay Police").says_nothing_of("Santa Monica Police Department");
        assert_ne!(page.etag, etag);
        town.get("/santa-monica/calendar.ics").is(200).says("Bay Police");
    }

    fn two_administrators_at_one_form_are_told_and_lose_nothing(db) {
        let town = Town::open(db);
        let (rosa, june) = (town.sergeant(), town.staff(Role::Administrator));
        let opened = town.get_as(CONTACT, &rosa);
        let mail = town.get_as(MAIL, &rosa);
        save(&town, &june, CONTACT, &contact("310-555-0199", "outreach@example.org")).is(303);
        let late = sent(&town, &rosa, CONTACT, &opened, &contact("310-555-0100", "outreach@example.org"));
        late.is(409).says("Somebody else saved this while you were typing.").says("Saved now: 310-555-0199");
        assert!(late.body.contains("value=\"310-555-0100\""), "what was typed is there");
        assert_eq!(late.plain().matches("Saved now:").count(), 2, "once above, once beside the field");
        town.get("/santa-monica/privacy").says("310-555-0199");
        sent(&town, &rosa, CONTACT, &late, &contact("310-555-0100", "outreach@example.org")).is(303);
        town.get("/santa-monica/privacy").says("310-555-0100");
        sent(&town, &rosa, MAIL, &mail, &reminders("", "3")).is(303);
    }

    fn what_cannot_be_taken_is_said_beside_the_field_and_nothing_is_lost(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let refused = |path: &str, fields: &[(&str, &str)], sentence: &str, typed: &str| {
            let answer = save(&town, &rosa, path, fields);
            answer.is(422).says(sentence);
            assert!(answer.body.contains(&format!("value=\"{typed}\"")), "{typed} is lost:\n{}", answer.body);
        };
        refused(MAIL, &reminders("cops@example.com", "1"), "Mail from there would not be believed.", "cops@example.com");
        refused(MAIL, &reminders("", "15"), "Reminders go out 5 minutes to 14 days", "15");
        refused(MAIL, &reminders("", "soon"), "Write a whole number", "soon");
        refused(CONTACT, &contact("310", "nobody"), "Write an email address", "nobody");
        refused(IDENTITY, &identity("", "America/Denver"), "Write the name of the department.", "America/Denver");
        refused(IDENTITY, &identity("Bay Police", "America/Bay"), "Nobody knows the time zone", "America/Bay");
        refused(IDENTITY, &identity("Bay Police", "UTC")[..4], "Choose a language that is ticked", "Bay Police");
        let visits = [("when_full", "waitlist"), ("access_lead_days", "61")];
        refused("/staff/settings/visits", &visits, "from 0 to 60 in figures", "61");
        town.get_as("/staff/settings/nothing", &rosa).is(404);
        town.get("/santa-monica").says("Santa Monica Police Department");
    }

    fn reminders_go_out_when_the_department_says(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[]);
        comes(&town, &event, "ann@example.org");
        town.deliver();
        save(&town, &rosa, MAIL, &reminders("police@mail.example.org", "3")).is(303);
        town.get_as("/staff/settings", &rosa).says("3 days before");
        town.advance(TimeDelta::days(6));
        assert!(town.deliver().is_empty());
        town.advance(TimeDelta::hours(6));
        let mail = town.deliver();
        assert_eq!(mail.len(), 1, "Monday, 3 p.m., three days ahead");
        assert!(readable(&mail[0].raw).contains("<police@mail.example.org>"));
    }

    fn a_longer_time_than_was_promised_is_said_first(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let path = "/staff/settings/keeping";
        let days = |keep: &'static str| [
            ("keep_days", keep), ("keep_topics_days", "30"), ("keep_access_days", "30"),
            ("officer_name_days", "90"), ("keep_venue_contact_days", "730"), ("keep_close_out_days", "365"),
        ];
        save(&town, &rosa, path, &days("20")).is(303);
        town.get("/santa-monica/privacy").says("20 days");
        let look = save(&town, &rosa, path, &days("60"));
        look.is(200).says("were told an earlier day");
        town.get("/santa-monica/privacy").says("20 days");
        sent(&town, &rosa, path, &look, &days("60")).is(303);
        town.get("/santa-monica/privacy").says("60 days");
        let notes = days("60").map(|(name, value)| (name, if name == "keep_close_out_days" { "40" } else { value }));
        save(&town, &rosa, path, &notes).is(303);
        town.get_as("/staff/records/retention", &rosa).says("40 days");
    }

    fn a_holiday_with_its_name_is_asked_about_before_an_event_on_it_is_published(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let check = draft(&town, &rosa, &[("date", "2026-12-24")]);
        let path = "/staff/settings/holidays";
        save(&town, &rosa, path, &[("do", "add"), ("day", "2026-12-24"), ("holiday", "")]).is(422).says("Write what the day is called.");
        save(&town, &rosa, path, &[("do", "add"), ("day", "Christmas"), ("holiday", "Eve")]).is(422);
        save(&town, &rosa, path, &[("do", "add"), ("day", "2026-12-24"), ("holiday", "Christmas Eve")]).is(303);
        town.get_as("/staff/settings", &rosa).says("December 24, 2026, Christmas Eve");
        town.get_as(&check, &rosa).says("December 24, 2026 is Christmas Eve.");
        save(&town, &rosa, path, &[("do", "remove"), ("day", "2026-12-24")]).is(303);
        town.get_as(path, &rosa).says("No holiday is in the list yet.");
        town.get_as(&check, &rosa).says_nothing_of("Christmas Eve");
        let log = town.get_as("/staff/log", &rosa);
        log.says("Added a holiday").says("Took a holiday away").says("2026-12-24");
    }

    fn a_kind_of_ones_own_begins_with_its_texts_and_fills_the_end(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let pale = save(&town, &rosa, "/staff/new-kind", &with(&WAFFLES, "color", "#ff69b4"));
        pale.is(422).says("its contrast is 2.6 to 1, and 4.5 to 1 is needed");
        assert!(pale.body.contains("value=\"Waffles at the station\""));
        save(&town, &rosa, "/staff/new-kind", &with(&WAFFLES, "label_en", "")).is(422).says("Write the label");
        save(&town, &rosa, "/staff/new-kind", &WAFFLES).is(303);
        town.get_as("/staff/kinds", &rosa).says("Waffles with a Cop").says("Usually 90 minutes");
        let form = town.get_as("/staff/new-event?kind=waffles-with-a-cop", &rosa);
        form.says("Begin with the texts of a kind:").says("A waffle is on us.").says("Bring the children.");
        assert!(form.body.contains("value=\"Waffles at the station\""));
        assert!(form.body.contains("<option value=\"waffles-with-a-cop\" selected>"));
        town.get_as("/staff/new-event?kind=nothing", &rosa).is(404);
        let event = town.event(&rosa, &[("kind", "waffles-with-a-cop"), ("end_time", ""), ("start_time", "23:00")]);
        town.get(&format!("/santa-monica/events/{event}")).says("11 p.m.").says("12:30 a.m.");
        assert_eq!(feed(&town, "DTEND"), "DTEND;TZID=America/Los_Angeles:20261211T003000");
        assert_eq!(feed(&town, "COLOR"), "COLOR:saddlebrown");
        assert_eq!(feed(&town, "CATEGORIES"), "CATEGORIES:Waffles with a Cop");
        let csrf = town.get_as("/staff/new-event", &rosa).hidden("csrf");
        let usual = crate::town::event_form(&csrf);
        let coffee: Vec<(&str, &str)> = usual.iter().filter(|(name, _)| *name != "end_time").map(|(name, value)| (*name, value.as_str())).collect();
        town.post_as("/staff/new-event", &rosa, &coffee).is(422);
    }

    fn a_new_label_shows_in_calendars_and_two_who_edit_a_kind_are_told(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        save(&town, &rosa, "/staff/new-kind", &WAFFLES).is(303);
        town.event(&rosa, &[("kind", "waffles-with-a-cop")]);
        let path = "/staff/kinds/waffles-with-a-cop";
        let (stamp, opened) = (feed(&town, "LAST-MODIFIED"), town.get_as(path, &rosa));
        town.advance(TimeDelta::minutes(1));
        save(&town, &rosa, path, &with(&WAFFLES, "label_en", "Waffles and Cops")).is(303);
        assert_eq!(feed(&town, "CATEGORIES"), "CATEGORIES:Waffles and Cops");
        assert!(feed(&town, "LAST-MODIFIED") > stamp);
        assert_eq!(feed(&town, "SEQUENCE"), "SEQUENCE:0", "words do not raise it");
        let late = sent(&town, &rosa, path, &opened, &with(&WAFFLES, "minutes", "60"));
        late.is(409).says("Saved now: Waffles and Cops").says("Saved now: 90");
        sent(&town, &rosa, path, &late, &with(&WAFFLES, "minutes", "60")).is(303);
        town.get_as("/staff/kinds", &rosa).says("Usually 60 minutes").says("Waffles with a Cop");
    }

    fn a_retired_kind_stays_on_its_events_and_is_offered_nowhere(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[]);
        let path = "/staff/kinds/coffee/retirement";
        let csrf = town.get_as("/staff/kinds/coffee", &rosa).hidden("csrf");
        town.post_as(path, &rosa, &[("csrf", &csrf), ("do", "retire")]).is(303);
        let option = "<option value=\"coffee\"";
        town.get_as("/staff/new-event", &rosa).is(200).says_nothing_of(option);
        town.get("/santa-monica").is(200).says_nothing_of(option);
        town.get("/santa-monica/subscriptions").is(200).says_nothing_of("value=\"coffee\"");
        assert!(town.get_as(&format!("/staff/events/{event}/edit"), &rosa).body.contains(option));
        town.get(&format!("/santa-monica/events/{event}")).is(200).says("Coffee with a Cop");
        let usual = crate::town::event_form(&csrf);
        let fields: Vec<(&str, &str)> = usual.iter().map(|(name, value)| (*name, value.as_str())).collect();
        town.post_as("/staff/new-event", &rosa, &fields).is(422).says("Choose");
        town.post_as(path, &rosa, &[("csrf", &csrf), ("do", "offer")]).is(303);
        assert!(town.get_as("/staff/new-event", &rosa).body.contains(option));
        town.post_as(path, &rosa, &[("csrf", &csrf), ("do", "merge")]).is(400);
    }

    fn a_topic_is_offered_to_neighbors_until_it_is_retired(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let label = [("label_en", "Loose dogs"), ("label_es", "Perros sueltos")];
        save(&town, &rosa, "/staff/new-topic", &label).is(303);
        let event = town.event(&rosa, &[("topics", "loose-dogs")]);
        let asks = format!("/santa-monica/events/{event}/topics");
        town.get(&asks).says("Loose dogs");
        let opened = town.get_as("/staff/topics/loose-dogs", &rosa);
        save(&town, &rosa, "/staff/topics/loose-dogs", &with(&label, "label_en", "Dogs")).is(303);
        town.get(&asks).says("Dogs").says_nothing_of("Loose");
        sent(&town, &rosa, "/staff/topics/loose-dogs", &opened, &with(&label, "label_en", "Big dogs")).is(409).says("Saved now: Dogs");
        let csrf = opened.hidden("csrf");
        town.post_as("/staff/topics/loose-dogs/retirement", &rosa, &[("csrf", &csrf), ("do", "retire")]).is(303);
        town.get(&asks).is(200).says_nothing_of("value=\"loose-dogs\"");
        town.get_as("/staff/new-event", &rosa).says_nothing_of("loose-dogs");
        let edit = town.get_as(&format!("/staff/events/{event}/edit"), &rosa);
        assert!(edit.body.contains("value=\"loose-dogs\" checked"), "{}", edit.body);
    }

    fn a_place_says_when_an_event_does_not_fit(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let path = draft(&town, &rosa, &[("capacity", "80")]);
        place(&town, &rosa, &[("venue_capacity", "none")]).is(422).says("Write a whole number");
        place(&town, &rosa, &[("venue_capacity", "60"), ("venue_outdoors", "yes")]).is(303);
        let check = town.get_as(&path, &rosa);
        check.says("It holds 60.").says("nothing says what happens if it rains").says("Make room for 60");
        let version = check.hidden("version");
        let fields = [("csrf", check.hidden("csrf")), ("version", version), ("finding", "venue-capacity".to_owned()), ("correction", "0".to_owned())];
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        town.post_as(&path.replace("/publication", "/corrections"), &rosa, &fields).is(303);
        town.get_as(&path, &rosa).is(200).says_nothing_of("It holds 60.").says("nothing says what happens if it rains");
    }

    fn whom_to_call_at_a_place_is_seen_by_who_runs_events_alone_and_not_for_ever(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[]);
        let noor = [("venue_contact_name", "Noor Haddad"), ("venue_contact_phone", "310-555-0177"), ("venue_contact_email", "noor@example.net")];
        place(&town, &rosa, &with(&noor, "venue_contact_email", "noor")).is(422).says("Write an email address");
        place(&town, &rosa, &noor).is(303);
        let path = "/staff/venues/palm-court-library";
        let page = town.get_as(path, &rosa);
        assert!(noor.iter().all(|(_, value)| page.body.contains(&format!("value=\"{value}\""))), "{}", page.body);
        page.says("Nothing was held here yet.");
        town.get_as(path, &town.staff(Role::Organiser)).is(200).says("Whom to call there");
        town.get_as(path, &town.staff(Role::Writer)).is(403);
        for public in ["/santa-monica", "/santa-monica/calendar.ics", "/santa-monica/events.json", "/staff/log"] {
            town.get_as(public, &rosa).is(200).says_nothing_of("Noor").says_nothing_of("555-0177");
        }
        town.get(&format!("/santa-monica/events/{event}")).says_nothing_of("Noor");
        let purge = |town: &Town| {
            let context = town.house.context();
            town.house.db.write(move |tx| purge_records::run(tx, &context, 7)).unwrap()
        };
        let after = |days: i64| {
            town.advance(TimeDelta::days(days));
            purge(&town);
            town.staff(Role::Administrator)
        };
        let rosa = after(400);
        let page = town.get_as(path, &rosa);
        page.says("0 had said yes; nobody counted").says("Coffee with a Cop");
        assert!(page.body.contains("Noor Haddad"));
        let rosa = after(400);
        let page = town.get_as(path, &rosa);
        page.is(200).says_nothing_of("Noor").says_nothing_of("noor@example.net").says_nothing_of("555-0177");
        assert!(page.body.contains("value=\"Palm Court Library\""), "the place itself stays");
        town.get("/santa-monica/privacy").says("One contact person of a place was deleted, 730 days after the last event there.");
        town.get_as("/staff/log", &rosa).says("Deleted whom to call at places");
    }
}
