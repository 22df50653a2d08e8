//! A department leaves, and a database that has no time.

use std::sync::mpsc::channel;
use std::time::Duration;

use chrono::TimeDelta;
use cuppa::services::{Error, close_department};
use cuppa::store::{Db, Options, StoreError};

use crate::town::Town;

fn close(town: &Town) -> Result<(), Error> {
    let context = town.house.context();
    let done = town
        .house
        .db
        .write(move |tx| close_department::run(tx, &context, "santa-monica"));
    done.map(|_| ())
}

fn open(town: &Town) {
    let context = town.house.context();
    let done = town
        .house
        .db
        .write(move |tx| close_department::undo(tx, &context, "santa-monica"));
    done.unwrap();
}

cuppa::on_both! {
    fn a_department_does_not_close_while_people_plan_to_come(db) {
        let town = Town::open(db);
        town.event(&town.sergeant(), &[]);
        let refused = close(&town);
        assert!(matches!(refused, Err(Error::EventsAhead { count: 1 })), "{refused:?}");
        town.get("/santa-monica").is(200);
    }

    fn a_department_that_left_says_so_and_its_last_calendar_stays_for_180_days(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[]);
        let kept = town.rsvp(&event, &[("party_size", "2")]).is(303).location.clone();
        town.advance(TimeDelta::days(20));
        let last = town.get("/santa-monica/calendar.ics").is(200).body.clone();
        close(&town).unwrap();
        for path in ["/santa-monica", "/santa-monica/calendar", "/santa-monica/articles", "/santa-monica/privacy",
            &format!("/santa-monica/events/{event}"), &format!("/santa-monica/events/{event}/rsvps")] {
            town.get(path).is(410).says("This page is gone");
        }
        town.get_with("/santa-monica", ("accept-language", "es")).is(410).says_nothing_of("This page is gone");
        town.get(&kept).is(200);
        town.get_as("/staff", &rosa).is(303);
        town.get("/nowhere").is(404);
        let home = town.get("/");
        assert!(home.status != 200 || !home.body.contains("href=\"/santa-monica\""), "{home:?}");

        town.advance(TimeDelta::days(179));
        assert_eq!(town.get("/santa-monica/calendar.ics").is(200).body, last, "the last calendar, as it was");
        town.get(&format!("/santa-monica/events/{event}.ics")).is(200);
        town.advance(TimeDelta::days(1));
        town.get("/santa-monica/calendar.ics").is(410);
        town.get(&format!("/santa-monica/events/{event}.ics")).is(410);

        open(&town);
        town.get("/santa-monica").is(200);
        town.get("/santa-monica/calendar.ics").is(200);
    }

    fn a_visitor_who_comes_when_the_database_is_busy_is_asked_to_come_again(db) {
        let hurried = Options { connections: 1, queue: 1, wait: Duration::from_secs(1) };
        let small = Db::open_url(db.url().clone(), hurried).unwrap();
        let town = Town::open(&small);
        town.get("/santa-monica").is(200);
        let (held, is_held) = channel();
        let (release, released) = channel::<()>();
        let holder = std::thread::spawn(move || {
            small.read(move |_| {
                held.send(()).unwrap();
                released.recv().unwrap();
                Ok::<_, StoreError>(())
            })
        });
        is_held.recv().unwrap();
        let answer = town.get("/santa-monica");
        answer.is(503).says("busy");
        assert_eq!(answer.retry_after, "3");
        assert!(answer.body.starts_with("<!doctype html>"), "{}", answer.body);
        release.send(()).unwrap();
        holder.join().unwrap().unwrap();
        town.get("/santa-monica").is(200);
    }
}
