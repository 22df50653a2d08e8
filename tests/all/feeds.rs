//! Feeds that were narrowed, officers' own calendars, and which calendar apps have looked.

use chrono::TimeDelta;

use crate::town::Town;

/// The officer of the usual event, as she is found in public.
fn ana(town: &Town) -> String {
    let page = town.get("/santa-monica/calendar").is(200).body.clone();
    let select = page.split("name=\"officer\"").nth(1).unwrap();
    let before = select.split(">Sergeant Ana Reyes<").next().unwrap();
    let value = before.rsplit("value=\"").next().unwrap();
    value.split('"').next().unwrap().to_owned()
}

/// Staff make an address of Ana's own calendar; its path.
pub fn share(town: &Town, cookie: &str) -> String {
    let csrf = town
        .get_as("/staff/officers/ana-reyes", cookie)
        .is(200)
        .hidden("csrf");
    let made = town.post_as(
        "/staff/officers/ana-reyes/calendar",
        cookie,
        &[("csrf", &csrf), ("do", "make")],
    );
    let page = made.is(200).body.clone();
    let from = page.find("/feeds/cf_").unwrap();
    page[from..].split(['<', '"']).next().unwrap().to_owned()
}

cuppa::on_both! {
    fn a_narrowed_feed_holds_what_was_asked_for_and_says_so_in_its_name(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        town.event(&rosa, &[]);
        let taco = [("kind", "tacos"), ("title_en", "Tacos"), ("date", "2026-12-11"), ("venue", "palm-court-library"),
            ("officer_given_name", "Bo"), ("officer_family_name", "Lind"), ("officer_display_form", "first_name")];
        town.event(&rosa, &taco);
        let whole = town.get("/santa-monica/calendar.ics");
        assert_eq!(whole.is(200).body.matches("BEGIN:VEVENT").count(), 2);
        assert!(whole.body.contains("\r\nNAME:Events of Santa Monica Police Department\r\n"), "{}", whole.body);
        let tacos = town.get("/santa-monica/calendar.ics?lang=es&kind=tacos");
        let flat = tacos.is(200).body.replace("\r\n ", "");
        assert_eq!(flat.matches("BEGIN:VEVENT").count(), 1);
        assert!(flat.contains("\r\nNAME:Eventos de Santa Monica Police Department: Tacos con un policía\r\n"), "{flat}");
        assert!(flat.contains("/santa-monica/calendar.ics?kind=tacos&lang=es\r\n"), "SOURCE: {flat}");
        assert_ne!(whole.etag, tacos.etag);
        let by_ana = town.get(&format!("/santa-monica/calendar.ics?officer={}", ana(&town)));
        assert_eq!(by_ana.is(200).body.matches("BEGIN:VEVENT").count(), 1);
        for slug in ["ana-reyes", "bo-lind"] {
            let by_name = town.get(&format!("/santa-monica/calendar.ics?officer={slug}"));
            assert_eq!(by_name.is(200).body, whole.body, "no officer is found by a name");
            town.get("/santa-monica/calendar").says_nothing_of(slug);
            town.get("/santa-monica").says_nothing_of(slug);
        }
    }

    fn an_officer_has_a_calendar_of_her_own_until_its_address_is_revoked(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        town.event(&rosa, &[]);
        let bo = [("date", "2026-12-11"), ("title_en", "Tacos"), ("venue", "palm-court-library"),
            ("officer_given_name", "Bo"), ("officer_family_name", "Lind")];
        town.event(&rosa, &bo);
        let path = share(&town, &rosa);
        let own = town.get(&path);
        let flat = own.is(200).body.replace("\r\n ", "");
        assert_eq!(flat.matches("BEGIN:VEVENT").count(), 1, "{flat}");
        assert!(flat.contains("NAME:Events of Santa Monica Police Department: Ana Reyes"), "{flat}");
        assert!(!flat.contains("cf_") && !flat.contains("SOURCE"), "the secret does not stand in it");
        town.get_with(&path, ("if-none-match", &own.etag)).is(304);
        let token = path.trim_start_matches("/feeds/").trim_end_matches(".ics");
        town.get_as("/staff/officers/ana-reyes", &rosa).is(200).says_nothing_of(token);
        town.get_as("/staff/log", &rosa).says("Made an address").says_nothing_of(token);
        let newer = share(&town, &rosa);
        town.get(&path).is(410).says_nothing_of("VEVENT");
        town.get(&newer).is(200);
        let csrf = town.get_as("/staff/officers/ana-reyes", &rosa).hidden("csrf");
        let revoke = [("csrf", csrf.as_str()), ("do", "revoke")];
        town.post_as("/staff/officers/ana-reyes/calendar", &rosa, &revoke).is(303);
        town.get(&newer).is(410);
        town.get("/feeds/cf_nobody.ics").is(404);
        let june = town.neighbours("riverbend");
        let csrf = town.get_as("/staff/new-event", &june).hidden("csrf");
        let other = [("csrf", csrf.as_str()), ("do", "make")];
        town.post_as("/staff/officers/ana-reyes/calendar", &june, &other).is(404);
    }

    fn staff_see_which_calendar_apps_have_seen_the_last_change(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[]);
        let hub = format!("/staff/events/{event}");
        town.get_as(&hub, &rosa).is(200).says_nothing_of("Which calendars know");
        town.advance(TimeDelta::minutes(5));
        for app in ["Google-Calendar-Importer", "iOS/17.5 (21F79) dataaccessd/1.0"] {
            town.get_with("/santa-monica/calendar.ics", ("user-agent", app)).is(200);
        }
        let page = town.get_as(&hub, &rosa).plain();
        assert!(page.contains("Google Calendar: Tuesday, December 1, 2026 at 9:05 a.m. PST. It has seen the last change."), "{page}");
        assert!(page.contains("Apple Calendar:"), "{page}");
        town.advance(TimeDelta::minutes(5));
        let path = format!("{hub}/cancellation");
        let csrf = town.get_as(&path, &rosa).hidden("csrf");
        town.post_as(&path, &rosa, &[("csrf", &csrf), ("reason", "No power.")]).is(303);
        town.advance(TimeDelta::minutes(5));
        town.get_with("/santa-monica/calendar.ics", ("user-agent", "Google-Calendar-Importer")).is(200);
        let page = town.get_as(&hub, &rosa).plain();
        assert!(page.contains("Google Calendar: Tuesday, December 1, 2026 at 9:15 a.m. PST. It has seen the last change."), "{page}");
        assert!(page.contains("Apple Calendar: Tuesday, December 1, 2026 at 9:05 a.m. PST. It has not looked since the last change."), "{page}");
    }
}
