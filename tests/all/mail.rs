//! What residents read in their mail, and when.

use std::sync::Arc;

use chrono::TimeDelta;
use cuppa::domain::notice::Letter;
use cuppa::domain::outbox::{Delivery, Phase};
use cuppa::services::ports::{Later, Mailer, Parcel, RenderFailure};
use cuppa::services::{deliver_outbox, resume_mail};

use crate::town::{Town, readable};

fn to(mail: &[cuppa::mail::memory::Kept]) -> Vec<String> {
    mail.iter().map(|message| message.to.clone()).collect()
}

fn subject(raw: &[u8]) -> String {
    let text = String::from_utf8_lossy(raw).replace("\r\n ", " ");
    text.lines()
        .find_map(|line| line.strip_prefix("Subject: "))
        .unwrap()
        .to_owned()
}

/// A relay that says nobody of that name lives there.
struct Refusing(Arc<dyn Mailer>);

impl Mailer for Refusing {
    fn render(&self, letter: &Letter) -> Result<Vec<u8>, RenderFailure> {
        self.0.render(letter)
    }

    fn deliver<'a>(&'a self, _: Parcel<'a>) -> Later<'a, Delivery> {
        Box::pin(std::future::ready(Delivery::Refused {
            phase: Phase::Rcpt,
            code: 550,
            text: "5.1.1 no such user".to_owned(),
        }))
    }

    fn lane(self: Arc<Self>) -> Arc<dyn Mailer> {
        self
    }
}

cuppa::on_both! {
    fn after_a_restore_no_mail_leaves_until_somebody_says_so(db) {
        let town = Town::open(db);
        let event = town.event(&town.sergeant(), &[]);
        town.rsvp(&event, &[("party_size", "1"), ("email", "ann@example.org")]).is(303);
        let context = town.house.context();
        db.write(move |tx| resume_mail::pause_after_restore(tx, &context)).unwrap();
        assert!(town.deliver().is_empty());
        town.advance(TimeDelta::minutes(5));
        town.rsvp(&event, &[("party_size", "1"), ("email", "bo@example.org")]).is(303);
        assert!(town.deliver().is_empty());
        let context = town.house.context();
        let resumed = db.write(move |tx| resume_mail::run(tx, &context, true)).unwrap();
        assert_eq!((resumed.was_paused, resumed.dropped), (true, 1));
        assert_eq!(to(&town.deliver()), ["bo@example.org"], "what was written before the pause may have been sent");
    }

    fn an_address_that_does_not_exist_is_written_to_once_and_never_again(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[]);
        town.rsvp(&event, &[("party_size", "2"), ("email", "nobody@example.org")]).is(303);
        let mut courier = town.courier();
        courier.mailer = Arc::new(Refusing(courier.mailer.clone()));
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let round = runtime.block_on(deliver_outbox::run(&courier, &|| false)).unwrap();
        assert_eq!((round.claimed, round.sent), (1, 0));
        town.advance(TimeDelta::days(8) + TimeDelta::hours(6));
        assert!(town.deliver().is_empty(), "no reminder goes to an address that is not there");
    }

    fn a_reminder_goes_out_a_day_before_and_two_hours_before_and_once_each(db) {
        let town = Town::open(db);
        let event = town.event(&town.sergeant(), &[]);
        town.rsvp(&event, &[("party_size", "2"), ("email", "ann@example.org")]).is(303);
        assert_eq!(town.deliver().len(), 1, "the confirmation");
        // Coffee is on December 10 at 23:00 UTC; the town opened on December 1 at 17:00.
        town.advance(TimeDelta::days(8) + TimeDelta::hours(5));
        assert!(town.deliver().is_empty(), "25 hours before");
        town.advance(TimeDelta::hours(1));
        let day_before = town.deliver();
        assert_eq!(to(&day_before), ["ann@example.org"]);
        assert!(readable(&day_before[0].raw).contains("PST"));
        assert!(town.deliver().is_empty(), "once is enough");
        town.advance(TimeDelta::hours(22));
        assert_eq!(town.deliver().len(), 1, "two hours before");
        town.advance(TimeDelta::hours(3));
        assert!(town.deliver().is_empty(), "nothing leaves about an event that has begun");
    }

    fn a_cancellation_reaches_everybody_who_planned_to_come_and_stops_the_reminders(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[]);
        town.rsvp(&event, &[("party_size", "2"), ("email", "ann@example.org")]).is(303);
        town.rsvp(&event, &[("party_size", "3"), ("email", "bo@example.org"), ("language", "es")]).is(303);
        let gone = town.rsvp(&event, &[("party_size", "1")]);
        town.post(&format!("{}/cancellation", gone.location), &[]).is(303);
        town.deliver();
        let path = format!("/staff/events/{event}/cancellation");
        let page = town.get_as(&path, &rosa);
        page.is(200).says("2");
        let csrf = page.hidden("csrf");
        town.post_as(&path, &rosa, &[("csrf", &csrf), ("reason", "The roof leaks.")]).is(303);
        town.post_as(&path, &rosa, &[("csrf", &csrf), ("reason", "Again.")]).is(409);
        let mail = town.deliver();
        assert_eq!(to(&mail), ["ann@example.org", "bo@example.org"]);
        for message in &mail {
            let text = readable(&message.raw);
            assert!(text.contains("The roof leaks.") && text.contains("STATUS:CANCELLED"), "{text}");
        }
        town.advance(TimeDelta::days(8) + TimeDelta::hours(7));
        assert!(town.deliver().is_empty(), "no reminder of a cancelled event");
    }

    fn a_seat_that_comes_free_is_offered_to_the_first_party_that_fits(db) {
        let town = Town::open(db);
        let event = town.event(&town.sergeant(), &[]);
        let first = town.rsvp(&event, &[("party_size", "3")]);
        town.rsvp(&event, &[("party_size", "4"), ("email", "big@example.org")]).is(303);
        town.rsvp(&event, &[("party_size", "2"), ("email", "ann@example.org")]).is(303);
        assert_eq!(town.deliver().len(), 2, "both wait");
        town.post(&format!("{}/cancellation", first.location), &[]).is(303);
        let mail = town.deliver();
        assert_eq!(to(&mail), ["ann@example.org"]);
        assert!(readable(&mail[0].raw).contains("2 places came free for you"));
    }

    fn a_moved_event_is_mailed_with_what_was_and_what_is_now_and_reminds_for_the_new_time(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[]);
        town.rsvp(&event, &[("party_size", "2"), ("email", "ann@example.org")]).is(303);
        town.deliver();
        let path = format!("/staff/events/{event}/edit");
        let form = town.get_as(&path, &rosa);
        let (csrf, version) = (form.is(200).hidden("csrf"), form.hidden("version"));
        let fields = [
            ("csrf", csrf.as_str()), ("version", version.as_str()), ("then", "save"), ("kind", "coffee"),
            ("title_en", "Coffee with a Cop"), ("date", "2026-12-11"), ("start_time", "15:00"), ("end_time", "17:00"),
            ("venue", "palm-court-library"), ("capacity", "3"),
        ];
        town.post_as(&path, &rosa, &fields).is(303);
        // Sent twice by the same hand: both say the same, so nobody has to choose.
        town.post_as(&path, &rosa, &fields).is(303);
        let mail = town.deliver();
        assert_eq!(mail.len(), 1);
        let text = readable(&mail[0].raw);
        assert!(text.contains("Thursday, December 10, 2026") && text.contains("Friday, December 11, 2026"), "{text}");
        town.advance(TimeDelta::days(8) + TimeDelta::hours(7));
        assert!(town.deliver().is_empty(), "the old day before is no day before any more");
        town.advance(TimeDelta::days(1));
        assert_eq!(town.deliver().len(), 1);
    }

    fn the_story_is_mailed_once_and_one_click_stops_it_for_ever(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[]);
        town.rsvp(&event, &[("party_size", "2"), ("email", "ann@example.org"), ("article", "yes")]).is(303);
        town.rsvp(&event, &[("party_size", "1"), ("email", "bo@example.org")]).is(303);
        town.advance(TimeDelta::days(10));
        town.deliver();
        let rosa = town.sergeant();
        let story = crate::staff::story(&town, &rosa, &event, "We met on Thursday, December 10, 2026.");
        assert!(town.deliver().is_empty(), "there are ten minutes to take it back");
        town.advance(TimeDelta::minutes(10));
        let mail = town.deliver();
        assert_eq!(to(&mail), ["ann@example.org"]);
        assert!(!subject(&mail[0].raw).is_empty());
        let raw = String::from_utf8_lossy(&mail[0].raw).replace("\r\n ", "");
        let link = raw.lines().find_map(|line| line.strip_prefix("List-Unsubscribe: <")).unwrap();
        let link = link.split('>').next().unwrap();
        assert!(raw.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"), "{raw}");
        town.get(link).is(200);
        assert!(town.get(&format!("/santa-monica/articles/{story}")).is(200).plain().contains("Posted"));
        let stop = town.post_from(link, ("x-nothing", "1"), "", &[("List-Unsubscribe", "One-Click")]);
        stop.is(200);
        crate::staff::story(&town, &rosa, &event, "There is more to say.");
        town.advance(TimeDelta::minutes(10));
        assert!(town.deliver().is_empty(), "nothing after stop");
    }
}
