//! At the door: taps, codes, how many to expect, and counts for a file.

use chrono::TimeDelta;

use cuppa::domain::staff::Role;

use crate::town::{Answer, Town};

/// The evening of December 10, five minutes before it starts, with somebody at the door.
fn at_the_door(town: &Town, event: &str) -> (String, String, String) {
    town.advance(TimeDelta::days(9) + TimeDelta::minutes(5 * 60 + 50));
    let pat = town.staff(Role::CheckIn);
    let path = format!("/staff/events/{event}/arrivals");
    let csrf = town.get_as(&path, &pat).is(200).hidden("csrf");
    (pat, path, csrf)
}

fn tap(
    town: &Town,
    (pat, path, csrf): &(String, String, String),
    name: &str,
    heads: &str,
) -> Answer {
    town.post_as(
        path,
        pat,
        &[("csrf", csrf), ("tap", name), ("heads", heads)],
    )
}

/// The code the page shows to write down.
fn code(page: &Answer) -> String {
    let shown = page
        .body
        .split("<p class=\"code\"><strong>")
        .nth(1)
        .unwrap();
    shown.split('<').next().unwrap().to_owned()
}

cuppa::on_both! {
    fn who_comes_is_counted_by_taps_each_once_however_often_it_is_sent(db) {
        let town = Town::open(db);
        let event = town.event(&town.sergeant(), &[]);
        let path = format!("/staff/events/{event}/arrivals");
        town.get_as(&path, &town.staff(Role::Officer)).is(200).says("Counting starts two hours before the event.");
        let door = at_the_door(&town, &event);
        let page = town.get_as(&door.1, &door.0);
        page.is(200).says("0 people have come").says("One more");
        let name = page.hidden("tap");
        let counted = tap(&town, &door, &name, "1");
        town.get_as(&counted.is(303).location, &door.0).says("1 people have come").says("Counted.");
        tap(&town, &door, &name, "1").is(303);
        tap(&town, &door, "a-tap-of-my-phone-1", "5").is(303);
        tap(&town, &door, "a-tap-of-my-phone-2", "-1").is(303);
        town.get_as(&door.1, &door.0).says("5 people have come");
        tap(&town, &door, "a-tap-of-my-phone-3", "-20").is(303);
        town.get_as(&door.1, &door.0).says("5 people have come");
        for (name, heads) in [("short", "1"), ("a-tap-of-my-phone-4", "0"), ("a-tap-of-my-phone-4", "21"), ("a-tap-of-my-phone-4", "x")] {
            tap(&town, &door, name, heads).is(400);
        }
        let stale = (door.0.clone(), door.1.clone(), "forged".to_owned());
        tap(&town, &stale, "a-tap-of-my-phone-5", "1").is(403);
        town.advance(TimeDelta::hours(27));
        let late = (town.staff(Role::CheckIn), door.1.clone(), String::new());
        let csrf = town.get_as(&late.1, &late.0).is(200).says("Counting ended").hidden("csrf");
        tap(&town, &(late.0.clone(), late.1.clone(), csrf), "a-tap-of-my-phone-6", "1").is(303);
        town.get_as(&late.1, &late.0).says("5 people have come");
    }

    fn a_party_that_shows_its_code_is_checked_in_once_and_nobody_learns_who_they_are(db) {
        let town = Town::open(db);
        let event = town.event(&town.sergeant(), &[("capacity", "20")]);
        let other = town.event(&town.sergeant(), &[("title_en", "Tea with a Cop"), ("date", "2026-12-10")]);
        let sent = town.rsvp(&event, &[("party_size", "3"), ("name", "Canary Bird")]);
        let mine = town.get(&sent.is(303).location);
        mine.says("whoever counts at the door can scan it");
        assert!(mine.body.contains("<svg class=\"qr\""));
        let code = code(&mine);
        let (pat, path, csrf) = at_the_door(&town, &event);
        let ask = |event: &str, code: &str| {
            town.get_as(&format!("/staff/events/{event}/check-in?code={code}"), &pat)
        };
        let spelled = code.to_lowercase().replace('-', "%20");
        ask(&event, &spelled).is(200).says("3 people said yes with this code").says("They have seats.").says_nothing_of("Canary");
        ask(&event, &code).says("0 people have come");
        ask(&event, "0000-0000").is(422).says("nobody needs a code to come in");
        ask(&other, &code).is(422).says("No RSVP for this event has this code");
        let arrives = |tap: &str, heads: &str| {
            let fields = [("csrf", csrf.as_str()), ("tap", tap), ("code", &code), ("heads", heads)];
            town.post_as(&format!("/staff/events/{event}/check-in"), &pat, &fields)
        };
        arrives("a-tap-of-my-phone-1", "0").is(422).says("Write a number from 1 to 20.");
        arrives("a-tap-of-my-phone-1", "2").is(303);
        arrives("a-tap-of-my-phone-2", "3").is(303);
        ask(&event, &code).says("They are already checked in.").says("2 people have come").says("2 of them showed a code");
        town.get_as(&path, &pat).says("2 people have come");
        let stranger = town.neighbours("harbor-falls");
        town.get_as(&format!("/staff/events/{event}/check-in?code={code}"), &stranger).is(404);
        town.get_as(&path, &town.staff(Role::Writer)).is(403);
    }

    fn only_the_page_at_the_door_has_a_script(db) {
        let town = Town::open(db);
        let event = town.event(&town.sergeant(), &[]);
        let rosa = town.sergeant();
        let door = town.get_as(&format!("/staff/events/{event}/arrivals"), &rosa);
        assert!(door.policy.contains("script-src 'self'") && !door.policy.contains("unsafe"), "{}", door.policy);
        let script = door.body.split("<script src=\"").nth(1).unwrap().split('"').next().unwrap();
        town.get(script).is(200).says("localStorage");
        for path in [format!("/staff/events/{event}"), "/staff".to_owned()] {
            let page = town.get_as(&path, &rosa);
            assert!(page.policy.contains("script-src 'none'") && !page.body.contains("<script src"), "{path}");
        }
        assert!(town.get(&format!("/santa-monica/events/{event}")).policy.contains("script-src 'none'"));
    }

    fn how_many_to_expect_is_a_guess_until_three_events_were_counted(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let days = ["2026-12-02", "2026-12-03", "2026-12-04", "2026-12-10"];
        let events: Vec<String> = days
            .iter()
            .map(|day| town.event(&rosa, &[("date", day), ("capacity", "40"), ("title_en", &format!("Coffee {day}"))]))
            .collect();
        for event in &events {
            town.rsvp(event, &[("party_size", "10")]).is(303);
        }
        let hub = |event: &str| town.get_as(&format!("/staff/events/{event}"), &town.sergeant());
        hub(&events[3]).says("Expect 6 to 12 people").says("This range is a guess");
        // Wednesday, 3 p.m.; eight, twelve and nine came.
        town.advance(TimeDelta::hours(30));
        for (event, came) in events.iter().zip(["8", "12", "9"]) {
            let rosa = town.sergeant();
            let path = format!("/staff/events/{event}/arrivals");
            let csrf = town.get_as(&path, &rosa).is(200).hidden("csrf");
            tap(&town, &(rosa, path, csrf), "a-tap-of-my-phone-1", came).is(303);
            town.advance(TimeDelta::hours(24));
        }
        hub(&events[3]).says("Expect 8 to 12 people").says("At the last 3 events between 8 and 12 came");
        let table = town.get_as("/staff/counts.csv?from=2026-12-02&to=2026-12-03", &town.sergeant());
        let lines: Vec<&str> = table.is(200).body.lines().collect();
        assert_eq!(lines.len(), 3, "{lines:?}");
        assert!(lines[0].starts_with("event,date,start,zone,state"), "{}", lines[0]);
        assert!(lines[1].starts_with("Coffee 2026-12-02,2026-12-02,15:00,America/Los_Angeles,published,"), "{}", lines[1]);
        assert!(lines[1].ends_with(",40,1,10,0,0,0,0,8,0"), "{}", lines[1]);
        town.get_as("/staff/counts.csv?from=yesterday", &town.sergeant()).is(400);
        town.get_as("/staff/counts.csv", &town.staff(Role::Officer)).is(403);
        town.get_as("/staff/log", &town.sergeant()).says("Took out counts of events");
    }

    fn counts_of_an_event_are_numbers_and_no_formula(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[("title_en", "=HYPERLINK(\"http://x.test\")"), ("capacity", "20")]);
        town.rsvp(&event, &[("party_size", "2"), ("email", "canary@example.org"), ("name", "Canary Bird")]).is(303);
        let table = town.get_as(&format!("/staff/events/{event}/counts.csv"), &rosa);
        table.is(200).says_nothing_of("anary");
        assert!(table.body.contains("\"'=HYPERLINK("), "{}", table.body);
        town.get_as(&format!("/staff/events/{event}/counts.csv"), &town.neighbours("harbor-falls")).is(404);
    }
}
