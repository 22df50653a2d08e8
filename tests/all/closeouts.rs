//! After an event: an organiser closes it out in two minutes, neighbours read what was promised, and
//! no calendar hears of it.

use chrono::TimeDelta;
use cuppa::domain::staff::Role;
use cuppa::services::purge_records;
use cuppa::store::{close_outs, departments, events, promises};

use crate::staff::story as publish;
use crate::town::{Answer, Town};

/// What one promise of the form takes.
pub const CROSSWALK: [(&str, &str); 6] = [
    ("promises", "1"),
    ("text_1_en", "A crosswalk at Pine Street."),
    ("owner_1", "other"),
    ("owner_words_1", "Chen of Public Works"),
    ("due_1", "2027-01-11"),
    ("public_1", "yes"),
];

fn path(event: &str) -> String {
    format!("/staff/events/{event}/close-out")
}

/// The close-out form is opened and sent.
pub fn send(town: &Town, cookie: &str, event: &str, fields: &[(&str, &str)]) -> Answer {
    let form = town.get_as(&path(event), cookie);
    let (csrf, version) = (form.is(200).hidden("csrf"), form.hidden("version"));
    let mut all = vec![("csrf", csrf.as_str()), ("version", version.as_str())];
    all.extend_from_slice(fields);
    town.post_as(&path(event), cookie, &all)
}

/// Noon of the day after the coffee, with somebody at the desk.
pub fn day_after(town: &Town) -> String {
    town.advance(TimeDelta::days(10) + TimeDelta::hours(3));
    town.sergeant()
}

fn page(town: &Town, event: &str) -> Answer {
    town.get(&format!("/santa-monica/events/{event}"))
}

fn revision(town: &Town) -> i64 {
    let found = town
        .house
        .db
        .read(|tx| departments::find_by_slug(tx, "santa-monica"));
    found.unwrap().unwrap().revision
}

/// The only promise of an event: its id and version.
pub fn promise(town: &Town, event: &str) -> (String, String) {
    let slug = event.to_owned();
    let found: cuppa::store::StoreResult<_> = town.house.db.read(move |tx| {
        let department = departments::find_by_slug(tx, "santa-monica")?.unwrap();
        let event = events::find(tx, department.id, &slug)?.unwrap();
        promises::list_of_event(tx, event.id)
    });
    let one = found.unwrap().pop().unwrap();
    (one.id.to_string(), one.version.to_string())
}

/// Says what became of the only promise of an event.
fn settle(town: &Town, cookie: &str, event: &str, fields: &[(&str, &str)]) -> Answer {
    let (id, version) = promise(town, event);
    let csrf = town.get_as("/staff", cookie).is(200).hidden("csrf");
    let mut all = vec![("csrf", csrf.as_str()), ("version", version.as_str())];
    all.extend_from_slice(fields);
    town.post_as(&format!("/staff/promises/{id}"), cookie, &all)
}

fn purge(town: &Town) -> usize {
    let context = town.house.context();
    let job = move |tx: &mut cuppa::store::Tx<'_>| purge_records::run(tx, &context, 7);
    town.house.db.write(job).unwrap()
}

/// The sealed note of an event.
fn note(town: &Town, event: &str) -> Option<Vec<u8>> {
    let slug = event.to_owned();
    let found: cuppa::store::StoreResult<_> = town.house.db.read(move |tx| {
        let department = departments::find_by_slug(tx, "santa-monica")?.unwrap();
        let event = events::find(tx, department.id, &slug)?.unwrap();
        close_outs::find(tx, event.id)
    });
    found.unwrap().and_then(|known| known.note_sealed)
}

cuppa::on_both! {
    fn an_event_that_is_over_nags_on_the_board_until_it_is_closed_out(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[]);
        town.get_as(&path(&event), &rosa).is(409);
        town.get_as("/staff", &rosa).is(200).says_nothing_of("Waiting to be closed out");
        let rosa = day_after(&town);
        town.get_as("/staff", &rosa).is(200).says("Waiting to be closed out").says("Close out: Coffee with a Cop");
        let officer = town.staff(Role::Officer);
        town.get_as("/staff", &officer).is(200).says_nothing_of("Waiting to be closed out");
        town.get_as(&path(&event), &officer).is(403);
        let sent = [("heads", "41"), ("topic", "traffic"), ("note", "Pat Quill was loud.")];
        let done = send(&town, &rosa, &event, &[&CROSSWALK[..], &sent].concat());
        let hub = town.get_as(&done.is(303).location, &rosa);
        hub.is(200).says("The event is closed out.").says("people have come41").says("Closed an event out");
        town.get_as("/staff", &rosa).is(200).says_nothing_of("Waiting to be closed out").says("Promises");
        let again = town.get_as(&path(&event), &rosa);
        again.is(200).says("This event is closed out.").says("Pat Quill was loud.");
        assert!(again.body.contains("value=\"traffic\" checked") && again.body.contains("value=\"Chen of Public Works\""));
        let sealed = note(&town, &event).unwrap();
        assert!(!sealed.windows(5).any(|part| part == b"Quill"), "the note is sealed");
    }

    fn ages_photos_and_cost_are_noted_by_who_likes_and_stand_in_figures_and_records(db) {
        let town = Town::open(db);
        let event = town.event(&town.sergeant(), &[]);
        let rosa = day_after(&town);
        let form = town.get_as(&path(&event), &rosa);
        form.is(200).says("If you like: ages, photos, cost");
        assert!(form.body.contains("<details class=\"fold\"><summary>If you like"), "folded while it is empty");
        let noted = [("children", "12"), ("teens", "0"), ("adults", "20"), ("older_adults", "0"), ("photos", "yes"), ("cost", "85"), ("paid_by", "Lucia's Oven")];
        let few = send(&town, &rosa, &event, &[&noted[..], &[("heads", "31")]].concat());
        few.is(422).says("The ages add up to 32, but 31 people came.");
        assert!(few.body.contains("name=\"cost\" type=\"text\" value=\"85\""), "nothing typed is lost: {}", few.body);
        let sign = send(&town, &rosa, &event, &[("cost", "$85"), ("teens", "some")]);
        sign.is(422).says("Write whole dollars in figures without a sign").says("Write a number in figures, from 0 to 9999");
        send(&town, &rosa, &event, &noted).is(303);
        let again = town.get_as(&path(&event), &rosa);
        assert!(again.is(200).body.contains("<details class=\"fold\" open>"), "open where something is noted");
        assert!(again.body.contains("name=\"heads\" type=\"text\" inputmode=\"numeric\" maxlength=\"4\" autocomplete=\"off\" value=\"32\""), "the ages are the head count where nobody counted");
        assert!(again.body.contains("value=\"Lucia&#39;s Oven\""), "{}", again.body);
        let figures = town.get_as("/staff/figures", &rosa);
        figures.is(200).says("Of them children under 1312").says("Cost in dollars85").says_nothing_of("65 and older");
        let table = town.get_as("/staff/figures.csv", &rosa);
        assert!(table.is(200).body.contains("noted,,,adults,20\r\n"), "{}", table.body);
        page(&town, &event).says_nothing_of("Lucia's Oven");
        let known = {
            let files = crate::records::download(&town, &rosa, &[("event", &event), ("from", ""), ("to", "")]);
            serde_json::from_str::<serde_json::Value>(crate::records::text(&files, "events.json")).unwrap()
        };
        assert_eq!(known[0]["close_out"]["ages"]["children"], 12);
        assert_eq!(known[0]["close_out"]["cost_in_dollars"], 85);
        assert_eq!(known[0]["close_out"]["paid_by"], "Lucia's Oven");
    }

    fn no_calendar_and_no_program_hears_that_an_event_was_closed_out(db) {
        let town = Town::open(db);
        let event = town.event(&town.sergeant(), &[]);
        let rosa = day_after(&town);
        let feeds = [
            "/santa-monica/calendar.ics".to_owned(),
            format!("/santa-monica/events/{event}.ics"),
            "/santa-monica/events.json?past=1".to_owned(),
            "/santa-monica/events.atom?past=1".to_owned(),
        ];
        // The head of an Atom feed says when the department last changed anything at all.
        let entries = |body: String| body.split_once("<entry").map_or(body.clone(), |(_, entries)| entries.to_owned());
        let read = |town: &Town| feeds.clone().map(|feed| entries(town.get(&feed).is(200).body.clone()));
        let before = read(&town);
        assert!(before.iter().all(|feed| feed.contains("Coffee with a Cop")), "it is in them");
        let sent = [("heads", "41"), ("topic", "traffic"), ("note", "Nothing for calendars.")];
        send(&town, &rosa, &event, &[&CROSSWALK[..], &sent].concat()).is(303);
        for (at, after) in read(&town).into_iter().enumerate() {
            assert_eq!(after, before[at], "{}", feeds[at]);
        }
    }

    fn neighbours_read_what_was_promised_in_their_language_or_the_other_and_nothing_else(db) {
        let town = Town::open(db);
        let event = town.event(&town.sergeant(), &[]);
        let rosa = day_after(&town);
        let start = revision(&town);
        let hidden = [("promises", "1"), ("text_1_en", "Talk to the landlord."), ("owner_1", "other"), ("owner_words_1", "Rosa"), ("due_1", "2027-01-11")];
        send(&town, &rosa, &event, &[&hidden[..], &[("heads", "41"), ("topic", "traffic")]].concat()).is(303);
        page(&town, &event).is(200).says_nothing_of("landlord").says_nothing_of("You said, we did");
        assert_eq!(revision(&town), start, "nothing public changed");
        let (id, _) = promise(&town, &event);
        let both = [
            ("promises", "2"),
            ("id_1", id.as_str()),
            ("text_1_en", "Talk to the landlord."),
            ("owner_1", "other"),
            ("owner_words_1", "Rosa"),
            ("due_1", "2027-01-11"),
            ("text_2_en", "A crosswalk at Pine Street."),
            ("owner_2", "other"),
            ("owner_words_2", "Chen of Public Works"),
            ("due_2", "2027-01-11"),
            ("public_2", "yes"),
            ("topic", "traffic"),
            ("heads", "41"),
            ("note", "Loud."),
        ];
        send(&town, &rosa, &event, &both).is(303);
        assert_eq!(revision(&town), start + 1);
        let english = page(&town, &event);
        english.is(200).says("You said, we did").says("Traffic and speeding").says("We are on it: A crosswalk at Pine Street.");
        for inside in ["landlord", "Chen", "Loud.", "41 people"] {
            english.says_nothing_of(inside);
        }
        let spanish = town.get(&format!("/santa-monica/events/{event}?lang=es"));
        spanish.is(200).says("Estamos en ello").says("Tráfico y exceso de velocidad");
        assert!(spanish.body.contains("<bdi lang=\"en\" dir=\"ltr\">A crosswalk at Pine Street.</bdi>"), "{}", spanish.body);
        settle(&town, &rosa, &event, &[("do", "keep")]).is(303);
        assert_eq!(revision(&town), start + 2, "what was kept is public");
        let kept = page(&town, &event);
        kept.is(200).says("Done: A crosswalk at Pine Street.");
        assert_ne!(kept.etag, english.etag);
    }

    fn a_form_with_something_missing_comes_back_with_everything_that_was_typed(db) {
        let town = Town::open(db);
        let event = town.event(&town.sergeant(), &[]);
        let rosa = day_after(&town);
        let kept = [("heads", "many"), ("topic", "noise"), ("note", "Windy.")];
        let cases: [(&[(&str, &str)], &str); 5] = [
            (&[("text_1_en", "A crosswalk."), ("due_1", "2027-01-11")], "Choose who sees to it."),
            (&[("text_1_en", "A crosswalk."), ("owner_1", "other"), ("due_1", "2027-01-11")], "Write who sees to it"),
            (&[("owner_1", "other"), ("owner_words_1", "Chen"), ("due_1", "2027-01-11")], "Write what was promised"),
            (&[("text_1_en", "A crosswalk."), ("owner_1", "other"), ("owner_words_1", "Chen"), ("due_1", "2026-12-09")], "the day of the event or a later one"),
            (&[("text_1_en", "A crosswalk."), ("owner_1", "other"), ("owner_words_1", "Chen"), ("due_1", "soon")], "Write the day as month/day/year."),
        ];
        for (fields, sentence) in cases {
            let back = send(&town, &rosa, &event, &[fields, &kept, &[("promises", "1")]].concat());
            back.is(422).says(sentence).says("Write the head count in figures").says("Windy.");
            assert!(back.body.contains("value=\"noise\" checked") && back.body.contains("value=\"many\""), "{}", back.body);
            assert!(fields.iter().all(|(_, typed)| back.body.contains(typed)), "{}", back.body);
        }
        let more = send(&town, &rosa, &event, &[&CROSSWALK[..], &kept, &[("do", "more")]].concat());
        more.is(200).says("Promise 2").says("A crosswalk at Pine Street.").says("Windy.");
        assert_eq!(more.hidden("promises"), "2");
        assert_eq!(more.hidden("version"), "0", "nothing was saved");
        town.get_as("/staff", &rosa).is(200).says("Waiting to be closed out");
    }

    fn of_two_who_close_the_same_event_the_second_is_told_and_loses_no_word(db) {
        let town = Town::open(db);
        let event = town.event(&town.sergeant(), &[]);
        let rosa = day_after(&town);
        let form = town.get_as(&path(&event), &rosa);
        let (csrf, version) = (form.is(200).hidden("csrf"), form.hidden("version"));
        send(&town, &rosa, &event, &[("heads", "41")]).is(303);
        let late = [("csrf", csrf.as_str()), ("version", version.as_str()), ("heads", "39"), ("note", "Windy.")];
        let told = town.post_as(&path(&event), &rosa, &late);
        told.is(409).says("Somebody else saved this").says("Windy.");
        assert!(told.body.contains("value=\"39\""));
        assert_eq!(note(&town, &event), None);
    }

    fn the_count_at_the_door_is_the_head_count_until_somebody_says_otherwise(db) {
        let town = Town::open(db);
        let event = town.event(&town.sergeant(), &[]);
        town.advance(TimeDelta::days(9) + TimeDelta::hours(7));
        let pat = town.staff(Role::CheckIn);
        let door = format!("/staff/events/{event}/arrivals");
        let csrf = town.get_as(&door, &pat).is(200).hidden("csrf");
        let tap = |name: &str, heads: &str| {
            let fields = [("csrf", csrf.as_str()), ("tap", name), ("heads", heads)];
            assert!(town.post_as(&door, &pat, &fields).status < 400);
        };
        tap("tap-of-a-phone-001", "5");
        town.advance(TimeDelta::hours(3));
        let rosa = town.sergeant();
        let form = town.get_as(&path(&event), &rosa);
        form.is(200).says("5 people were counted at the door.");
        send(&town, &rosa, &event, &[("adults", "6")]).is(422).says("The ages add up to 6, but 5 people came.");
        send(&town, &rosa, &event, &[("heads", "5")]).is(303);
        let hub = format!("/staff/events/{event}");
        town.get_as(&hub, &rosa).is(200).says("people have come5");
        let pat = town.staff(Role::CheckIn);
        let csrf = town.get_as(&door, &pat).is(200).hidden("csrf");
        let late = [("csrf", csrf.as_str()), ("tap", "tap-of-a-phone-002"), ("heads", "1")];
        assert!(town.post_as(&door, &pat, &late).status < 400);
        town.get_as(&hub, &rosa).is(200).says("people have come6");
        send(&town, &rosa, &event, &[("heads", "40")]).is(303);
        town.get_as(&hub, &rosa).is(200).says("people have come40");
    }

    fn who_may_not_read_promises_is_not_told_that_one_is_overdue(db) {
        let town = Town::open(db);
        let event = town.event(&town.sergeant(), &[]);
        let rosa = day_after(&town);
        send(&town, &rosa, &event, &CROSSWALK).is(303);
        town.advance(TimeDelta::days(40));
        town.get_as("/staff", &town.sergeant()).is(200).says("overdue");
        town.get_as("/staff", &town.staff(Role::CheckIn)).is(200).says_nothing_of("overdue");
    }

    fn a_dropped_promise_says_why_and_a_colleague_with_an_old_page_changes_nothing(db) {
        let town = Town::open(db);
        let event = town.event(&town.sergeant(), &[]);
        let rosa = day_after(&town);
        send(&town, &rosa, &event, &CROSSWALK).is(303);
        let (id, version) = promise(&town, &event);
        let officer = town.staff(Role::Officer);
        let list = town.get_as("/staff/promises", &officer);
        list.is(200).says("A crosswalk at Pine Street.").says("Chen of Public Works").says("Later");
        assert!(!list.body.contains("value=\"keep\""), "officers read, organisers settle");
        settle(&town, &officer, &event, &[("do", "keep")]).is(403);
        let check_in = town.staff(Role::CheckIn);
        town.get_as("/staff/promises", &check_in).is(403);
        settle(&town, &rosa, &event, &[("do", "drop")]).is(422).says("Say why");
        settle(&town, &rosa, &event, &[("do", "move"), ("due", "2026-12-01")]).is(422).says("the day of the event or a later one");
        settle(&town, &rosa, &event, &[("do", "move"), ("due", "2026-12-11")]).is(303);
        town.get_as("/staff/log", &rosa).is(200).says("Gave a promise another day").says("2026-12-11");
        town.get_as("/staff/promises", &rosa).is(200).says("Due within two weeks");
        let csrf = town.get_as("/staff", &rosa).hidden("csrf");
        let old = [("csrf", csrf.as_str()), ("version", version.as_str()), ("do", "keep")];
        town.post_as(&format!("/staff/promises/{id}"), &rosa, &old).is(409).says("Somebody else changed this promise");
        town.advance(TimeDelta::days(1));
        let rosa = town.sergeant();
        town.get_as("/staff/promises", &rosa).is(200).says("Overdue");
        town.get_as("/staff", &rosa).is(200).says("One promise is overdue.");
        let why = [("do", "drop"), ("reason_en", "No money this year."), ("reason_es", "No hay dinero este año.")];
        settle(&town, &rosa, &event, &why).is(303);
        page(&town, &event).is(200).says("We could not do it: A crosswalk at Pine Street. Why: No money this year.");
        town.get(&format!("/santa-monica/events/{event}?lang=es")).is(200).says("No hay dinero este año.");
        settle(&town, &rosa, &event, &[("do", "reopen")]).is(303);
        page(&town, &event).is(200).says("We are on it").says_nothing_of("No money");
        let history = town.get_as(&format!("/staff/events/{event}/history"), &rosa);
        history.is(200).says("Promises dropped").says("A crosswalk at Pine Street. – No money this year.");
        let june = town.neighbours("riverbend");
        town.get_as(&format!("/staff/promises/{id}"), &june).is(404);
        town.get_as("/staff/promises", &june).is(200).says_nothing_of("crosswalk");
    }

    fn an_article_tells_what_was_promised_at_its_event_and_at_those_nobody_wrote_about(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let first = town.event(&rosa, &[("title_en", "Coffee at the library")]);
        let second = town.event(&rosa, &[("title_en", "Tea at the depot"), ("date", "2026-12-11"), ("venue_name", "Depot"), ("officer_family_name", "Dao")]);
        let third = town.event(&rosa, &[("title_en", "Cocoa at the pier"), ("date", "2026-12-12"), ("venue_name", "Pier"), ("officer_family_name", "Lee")]);
        town.advance(TimeDelta::days(14));
        let rosa = town.sergeant();
        for event in [&first, &second] {
            send(&town, &rosa, event, &CROSSWALK).is(303);
        }
        let own = publish(&town, &rosa, &second, "It was good.");
        town.advance(TimeDelta::minutes(5));
        let next = publish(&town, &rosa, &third, "It was cold.");
        let read = |article: &str| town.get(&format!("/santa-monica/articles/{article}"));
        read(&own).is(200).says("You said, we did").says("Tea at the depot").says("Coffee at the library");
        read(&next).is(200).says_nothing_of("You said, we did");
        let about = publish(&town, &rosa, &first, "It was early.");
        read(&about).is(200).says("A crosswalk at Pine Street.");
        read(&own).is(200).says("A crosswalk at Pine Street.").says_nothing_of("Coffee at the library");
        settle(&town, &rosa, &first, &[("do", "keep")]).is(303);
        read(&about).is(200).says("Done: A crosswalk at Pine Street.");
    }

    fn the_note_is_gone_after_a_year_and_the_name_with_the_settled_promise(db) {
        let town = Town::open(db);
        let event = town.event(&town.sergeant(), &[]);
        let rosa = day_after(&town);
        send(&town, &rosa, &event, &[&CROSSWALK[..], &[("note", "Pat Quill was loud."), ("heads", "41")]].concat()).is(303);
        settle(&town, &rosa, &event, &[("do", "keep")]).is(303);
        town.advance(TimeDelta::days(363));
        assert_eq!((purge(&town), note(&town, &event).is_some()), (0, true));
        town.advance(TimeDelta::days(2));
        assert_eq!((purge(&town), note(&town, &event)), (2, None));
        assert_eq!(purge(&town), 0);
        let rosa = town.sergeant();
        town.get_as("/staff/promises", &rosa).is(200).says("the name was deleted").says_nothing_of("Chen");
        town.get("/santa-monica/privacy").is(200).says("2 notes of staff about events were deleted, 365 days after them.");
        town.get_as(&format!("/staff/events/{event}"), &rosa).is(200).says("people have come41");
        page(&town, &event).is(200).says("Done: A crosswalk at Pine Street.");
    }
}
