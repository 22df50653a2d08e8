//! Ten minutes in which a change can be undone: who hears of it, what calendars see, what stays
//! refused; and the rain plan.

use chrono::TimeDelta;

use cuppa::calendar::import;
use cuppa::domain::event::{Event, State, Times};
use cuppa::domain::outbox::{Delivery, Phase};
use cuppa::domain::staff::Role;
use cuppa::mail::memory::Kept;
use cuppa::services::{self, Actor, edit_event, plan_reminders};

use crate::exchange;
use crate::series::{borrowed, confirm, edit as edit_fields, on, year};
use crate::town::{Answer, Town, readable};
use crate::truth::stored;

/// To whom and about what, in the order they left.
pub fn told(mail: &[Kept]) -> Vec<String> {
    let line = |one: &Kept| {
        let text = String::from_utf8_lossy(&one.raw).replace("\r\n ", " ");
        let subject = text
            .lines()
            .find_map(|line| line.strip_prefix("Subject: "))
            .unwrap();
        format!("{}: {}", one.to, subject.split(':').next().unwrap())
    };
    mail.iter().map(line).collect()
}

fn hub(town: &Town, rosa: &str, event: &str) -> Answer {
    let page = town.get_as(&format!("/staff/events/{event}"), rosa);
    page.is(200);
    page
}

/// One tap from the event's page or the board, a sentence, one tap.
pub fn ends(town: &Town, rosa: &str, event: &str, how: &str) {
    let path = format!("/staff/events/{event}/{how}");
    let csrf = town.get_as(&path, rosa).is(200).hidden("csrf");
    let fields = [("csrf", csrf.as_str()), ("reason", "No power.")];
    town.post_as(&path, rosa, &fields).is(303);
}

fn press_undo(town: &Town, rosa: &str, event: &str, page: &Answer) -> Answer {
    let (csrf, version) = (page.hidden("csrf"), page.hidden("version"));
    let fields = [("csrf", csrf.as_str()), ("version", &version)];
    town.post_as(&format!("/staff/events/{event}/undo"), rosa, &fields)
}

pub fn undo(town: &Town, rosa: &str, event: &str) {
    let page = hub(town, rosa, event);
    press_undo(town, rosa, event, &page).is(303);
    hub(town, rosa, event).says_nothing_of("/undo\"");
}

pub fn comes(town: &Town, event: &str, who: &str) {
    town.rsvp(event, &[("party_size", "2"), ("email", who)])
        .is(303);
}

/// Somebody edits the time.
pub fn moves(town: &Town, slug: &str, by: TimeDelta) -> Event {
    let before = stored(town, slug);
    let mut facts = before.facts();
    let times = &facts.times;
    facts.times = Times::derive(
        times.local_start + by,
        times.local_end + by,
        times.zone,
        None,
    )
    .unwrap();
    let (context, slug) = (town.house.context(), slug.to_owned());
    let actor = Actor::at_the_command_line(before.department_id);
    let edited: services::Result<Event> = town
        .house
        .db
        .write(move |tx| edit_event::run(tx, &context, &actor, (&slug, before.version), &facts));
    edited.unwrap()
}

/// The lines of one property of the only event in the feed.
pub fn feed(town: &Town, property: &str) -> String {
    let feed = town.get("/santa-monica/calendar.ics").is(200).body.clone();
    let from = feed.split("BEGIN:VEVENT").nth(1).unwrap().to_owned();
    let unfolded = from.replace("\r\n ", "");
    let line = unfolded.lines().find(|line| line.starts_with(property));
    line.unwrap_or_default().to_owned()
}

fn later() -> Delivery {
    Delivery::Refused {
        phase: Phase::Rcpt,
        code: 451,
        text: "4.3.0 later".to_owned(),
    }
}

fn open_end() -> Delivery {
    Delivery::Broken {
        phase: Phase::Body,
        text: "closed".to_owned(),
    }
}

const ROOM: (&str, &str) = ("capacity", "60");
const RAIN: (&str, &str) = ("rain_plan_en", "We sit inside the library.");

cuppa::on_both! {
    fn a_correction_goes_to_those_who_were_told_and_nobody_else(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[ROOM]);
        for who in ["ann@example.org", "bo@example.org", "cal@example.org"] {
            comes(&town, &event, who);
        }
        assert_eq!(town.deliver().len(), 3);
        let (uid, first) = (feed(&town, "UID"), feed(&town, "LAST-MODIFIED"));
        town.advance(TimeDelta::minutes(1));
        ends(&town, &rosa, &event, "cancellation");
        town.mail.script([Delivery::Accepted { code: 250 }, later(), open_end()]);
        assert_eq!(told(&town.deliver()), ["ann@example.org: Cancelled"]);
        hub(&town, &rosa, &event)
            .says("Until 9:11 a.m. you can undo this.")
            .says("2 groups were told already.");
        let cancelled = (feed(&town, "SEQUENCE"), feed(&town, "STATUS"), feed(&town, "LAST-MODIFIED"));
        assert_eq!((cancelled.0.as_str(), cancelled.1.as_str()), ("SEQUENCE:1", "STATUS:CANCELLED"));
        town.advance(TimeDelta::minutes(2));
        undo(&town, &rosa, &event);
        hub(&town, &rosa, &event).says("Undid the last step on an event");
        let mail = town.deliver();
        assert_eq!(told(&mail), ["ann@example.org: Correction", "cal@example.org: Correction"]);
        for one in &mail {
            let text = readable(&one.raw);
            assert!(text.contains("Please disregard our last message"), "{text}");
            assert!(text.contains("Thursday, December 10, 2026, 3 to 5 p.m. PST"), "{text}");
            assert!(text.contains("SEQUENCE:2") && text.contains("STATUS:CONFIRMED"), "{text}");
        }
        assert_eq!((feed(&town, "UID"), feed(&town, "SEQUENCE")), (uid, "SEQUENCE:2".to_owned()));
        assert_eq!(feed(&town, "STATUS"), "STATUS:CONFIRMED");
        let last = feed(&town, "LAST-MODIFIED");
        assert!(first < cancelled.2 && cancelled.2 < last, "{first} {} {last}", cancelled.2);
        assert_eq!((stored(&town, &event).taken, stored(&town, &event).reason), (6, None));
        town.advance(TimeDelta::hours(6));
        assert!(town.deliver().is_empty(), "who was not told hears nothing, nor anything twice");
        town.get(&format!("/santa-monica/events/{event}")).says_nothing_of("No power.");
    }

    fn nobody_is_written_to_when_the_undo_comes_before_the_mail(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[ROOM]);
        comes(&town, &event, "ann@example.org");
        ends(&town, &rosa, &event, "cancellation");
        hub(&town, &rosa, &event).says("Nobody has been written to yet.");
        undo(&town, &rosa, &event);
        let mail = town.deliver();
        assert_eq!(told(&mail), ["ann@example.org: You are coming"], "what the cancellation took back waits again");
        town.advance(TimeDelta::days(8) + TimeDelta::hours(6));
        assert_eq!(told(&town.deliver()), ["ann@example.org: Reminder"]);
    }

    fn a_reminder_that_a_cancellation_took_back_goes_out_once_after_the_undo(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[ROOM]);
        comes(&town, &event, "ann@example.org");
        town.deliver();
        town.advance(TimeDelta::days(8) + TimeDelta::hours(6));
        let rosa = town.sergeant();
        let context = town.house.context();
        let planned: services::Result<usize> = db.write(move |tx| plan_reminders::run(tx, &context));
        assert_eq!(planned.unwrap(), 1);
        ends(&town, &rosa, &event, "cancellation");
        undo(&town, &rosa, &event);
        assert_eq!(told(&town.deliver()), ["ann@example.org: Reminder"]);
        assert!(town.deliver().is_empty());
    }

    fn a_new_time_is_undone_for_those_who_heard_of_it_in_whatever_way(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[ROOM]);
        comes(&town, &event, "ann@example.org");
        comes(&town, &event, "bo@example.org");
        town.deliver();
        moves(&town, &event, TimeDelta::hours(1));
        town.mail.script([later(), Delivery::Accepted { code: 250 }]);
        assert_eq!(told(&town.deliver()), ["bo@example.org: New plans"]);
        comes(&town, &event, "cal@example.org");
        let mail = town.deliver();
        assert_eq!(told(&mail), ["cal@example.org: You are coming"]);
        assert!(readable(&mail[0].raw).contains("4 to 6 p.m."), "she knows no other time");
        hub(&town, &rosa, &event).says("2 groups were told already").says("Words and seats that were saved");
        undo(&town, &rosa, &event);
        let mail = town.deliver();
        assert_eq!(told(&mail), ["bo@example.org: Correction", "cal@example.org: Correction"]);
        assert!(mail.iter().all(|one| readable(&one.raw).contains("3 to 5 p.m.")));
        town.advance(TimeDelta::hours(2));
        assert!(town.deliver().is_empty());
        let back = stored(&town, &event);
        assert_eq!((back.sequence, back.previous_start, back.taken), (2, None, 6));
        town.get(&format!("/santa-monica/events/{event}")).says("3 to 5 p.m. PST").says_nothing_of("4 p.m.");
    }

    fn two_undos_within_a_second_give_back_what_each_took_and_no_more(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[]);
        comes(&town, &event, "ann@example.org");
        town.deliver();
        moves(&town, &event, TimeDelta::hours(1));
        moves(&town, &event, TimeDelta::hours(1));
        undo(&town, &rosa, &event);
        ends(&town, &rosa, &event, "cancellation");
        undo(&town, &rosa, &event);
        let mail = town.deliver();
        assert_eq!(told(&mail), ["ann@example.org: New plans"]);
        let text = readable(&mail[0].raw);
        assert!(text.contains("4 to 6 p.m."), "{text}");
    }

    fn a_message_under_way_at_the_undo_is_corrected_only_if_it_left(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[ROOM]);
        comes(&town, &event, "ann@example.org");
        town.deliver();
        moves(&town, &event, TimeDelta::hours(1));
        let context = town.house.context();
        let until = context.now + TimeDelta::minutes(1);
        let taken = db.write(move |tx| cuppa::store::outbox::claim(tx, context.now, until, "other", 9));
        assert_eq!(taken.unwrap().len(), 1, "a worker took it and died");
        hub(&town, &rosa, &event).says("1 group was told already");
        undo(&town, &rosa, &event);
        assert!(town.deliver().is_empty(), "the correction waits for what it corrects");
        town.advance(TimeDelta::minutes(5));
        assert!(town.deliver().is_empty(), "it never left: neither does the correction");
    }

    fn a_postponement_and_the_new_date_after_it_are_undone(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[ROOM]);
        comes(&town, &event, "ann@example.org");
        town.deliver();
        ends(&town, &rosa, &event, "postponement");
        assert_eq!(told(&town.deliver()), ["ann@example.org: Postponed"]);
        undo(&town, &rosa, &event);
        assert_eq!(told(&town.deliver()), ["ann@example.org: Correction"]);
        assert_eq!(stored(&town, &event).state, State::Published);
        ends(&town, &rosa, &event, "postponement");
        town.deliver();
        moves(&town, &event, TimeDelta::days(7));
        assert_eq!(told(&town.deliver()), ["ann@example.org: New plans"]);
        undo(&town, &rosa, &event);
        let back = stored(&town, &event);
        assert_eq!((back.state, back.reason.as_deref()), (State::Postponed, Some("No power.")));
        let mail = town.deliver();
        assert_eq!(told(&mail), ["ann@example.org: Correction"]);
        let text = readable(&mail[0].raw);
        assert!(text.contains("stays postponed") && text.contains("STATUS:CANCELLED"), "{text}");
        assert_eq!(back.sequence, 5, "raised by each of the five");
    }

    fn what_cannot_be_undone_is_refused_with_a_sentence(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[ROOM]);
        hub(&town, &rosa, &event).says_nothing_of("/undo\"");
        ends(&town, &rosa, &event, "postponement");
        let page = hub(&town, &rosa, &event);
        town.advance(TimeDelta::minutes(10) + TimeDelta::seconds(1));
        hub(&town, &rosa, &event).says_nothing_of("/undo\"");
        press_undo(&town, &rosa, &event, &page).is(409).says("The ten minutes in which it could be undone are over.");
        let first = {
            ends(&town, &rosa, &event, "cancellation");
            hub(&town, &rosa, &event)
        };
        press_undo(&town, &rosa, &event, &page).is(409).says("Something else was changed after it");
        press_undo(&town, &rosa, &event, &first).is(303);
        assert_eq!(stored(&town, &event).state, State::Postponed, "only the last step");
        press_undo(&town, &rosa, &event, &first).is(409).says("Nothing was changed that can be undone.");
        let csrf = [("csrf", "forged"), ("version", "3")];
        town.post_as(&format!("/staff/events/{event}/undo"), &rosa, &csrf).is(403);
    }

    fn a_change_of_words_in_between_ends_the_undo(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[ROOM]);
        moves(&town, &event, TimeDelta::hours(1));
        let page = hub(&town, &rosa, &event);
        let before = stored(&town, &event);
        let mut facts = before.facts();
        facts.texts.values_mut().next().unwrap().lead = "Two cups are on us.".into();
        let (context, slug) = (town.house.context(), event.clone());
        let actor = Actor::at_the_command_line(before.department_id);
        let edited: services::Result<Event> = db.write(move |tx| {
            edit_event::run(tx, &context, &actor, (&slug, before.version), &facts)
        });
        edited.unwrap();
        press_undo(&town, &rosa, &event, &page).is(409).says("Something else was changed after it");
    }

    fn an_event_whose_old_start_has_passed_does_not_come_back(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[ROOM]);
        // Coffee begins on December 10 at 23:00 UTC; the town opened on December 1 at 17:00.
        town.advance(TimeDelta::days(9) + TimeDelta::minutes(355));
        let rosa = town.sergeant();
        ends(&town, &rosa, &event, "cancellation");
        let page = hub(&town, &rosa, &event);
        town.advance(TimeDelta::minutes(5));
        hub(&town, &rosa, &event).says_nothing_of("/undo\"");
        press_undo(&town, &rosa, &event, &page).is(409).says("The start it would go back to has passed.");
    }

    fn who_may_not_run_events_and_other_departments_undo_nothing(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[ROOM, RAIN]);
        let june = town.neighbours("riverbend");
        let desk = town.staff(Role::Officer);
        ends(&town, &rosa, &event, "cancellation");
        for (cookie, status) in [(&june, 404), (&desk, 403)] {
            let csrf = town.get_as("/staff", cookie).is(200).hidden("csrf");
            let fields = [("csrf", csrf.as_str()), ("version", "3"), ("plan", "rain")];
            town.post_as(&format!("/staff/events/{event}/undo"), cookie, &fields).is(status);
            town.post_as(&format!("/staff/events/{event}/rain"), cookie, &fields).is(status);
        }
        hub(&town, &desk, &event).says_nothing_of("/undo\"");
        assert_eq!(stored(&town, &event).state, State::Cancelled);
    }

    fn an_occurrence_follows_its_series_again(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        year(&town, &rosa);
        let march = on("2027-03-02");
        comes(&town, &march, "ann@example.org");
        town.deliver();
        let is_by_hand = || stored(&town, &march).series.unwrap().is_detached;
        ends(&town, &rosa, &march, "cancellation");
        assert!(is_by_hand());
        undo(&town, &rosa, &march);
        assert!(!is_by_hand(), "as before");
        let edit = format!("/staff/events/{march}/edit");
        let fields = edit_fields(&town, &rosa, &march, &[("start_time", "10:00"), ("end_time", "11:30"), ("reach", "all")]);
        confirm(&town, &rosa, &edit, (&borrowed(&fields), &[])).is(303);
        assert!(!is_by_hand());
        assert_eq!(told(&town.deliver()), ["ann@example.org: New plans"]);
        undo(&town, &rosa, &march);
        assert!(is_by_hand(), "it says something else than its series now");
        let mail = town.deliver();
        assert_eq!(told(&mail), ["ann@example.org: Correction"]);
        assert!(readable(&mail[0].raw).contains("9 to 10:30 a.m. PST"));
    }

    fn an_imported_event_that_its_calendar_moved_goes_back(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let own = exchange::department(&town, "santa-monica");
        let read = |octets: &[u8]| import::ics(octets, &exchange::reader(&town));
        let made = exchange::take(&town, own, read(&exchange::calendar(0, exchange::DAY)), exchange::public());
        let event = made.lines[0].slug.clone().unwrap().to_string();
        comes(&town, &event, "ann@example.org");
        town.deliver();
        exchange::take(&town, own, read(&exchange::calendar(1, exchange::MOVED)), exchange::public());
        assert_eq!(told(&town.deliver()), ["ann@example.org: New plans"]);
        undo(&town, &rosa, &event);
        let mail = town.deliver();
        assert_eq!(told(&mail), ["ann@example.org: Correction"]);
        assert!(readable(&mail[0].raw).contains("3 to 5 p.m. PST"));
    }

    fn two_taps_and_a_sentence_call_an_event_off_without_a_script(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[ROOM, RAIN]);
        comes(&town, &event, "ann@example.org");
        town.rsvp(&event, &[("party_size", "3")]).is(303);
        let (board, own) = (town.get_as("/staff", &rosa), hub(&town, &rosa, &event));
        for (page, ways) in [(&board, &["cancellation"][..]), (&own, &["cancellation", "postponement", "rain"][..])] {
            for way in ways {
                let path = format!("/staff/events/{event}/{way}");
                assert!(page.body.contains(&format!("href=\"{path}\">")), "{path}: {}", page.body);
                let form = town.get_as(&path, &rosa);
                form.is(200).says("2 groups said yes or are waiting, 5 people in all.");
                form.says("We write to 1 address at once.").says("1 group left no address. The page and the calendar tell them.");
                let own = form.body.split("class=\"sheet\"").nth(1).unwrap().split("</form>").next().unwrap();
                assert_eq!((own.matches("<textarea").count(), own.matches("<button").count()), (1, 1), "{own}");
                assert!(own.contains("1 address</button>"), "the button says how many: {own}");
                form.says_nothing_of("<script").says_nothing_of("onclick");
            }
        }
        ends(&town, &rosa, &event, "cancellation");
        assert_eq!(stored(&town, &event).state, State::Cancelled);
    }
}
