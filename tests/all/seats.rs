//! Who gets a seat: seats kept until an address is proved, offers to the waitlist, what staff give
//! away, and letters to everybody who is coming.

use chrono::TimeDelta;

use crate::town::{Answer, Town, readable};
use cuppa::mail::memory::Kept;

/// The page behind the link in a message.
fn link(town: &Town, mail: &Kept) -> String {
    let text = readable(&mail.raw);
    let link = text
        .split_whitespace()
        .find(|word| word.contains("/rsvps/cm_"))
        .unwrap();
    link.strip_prefix(&town.base).unwrap().to_owned()
}

fn press(town: &Town, page: &str) -> Answer {
    town.post(&page.replacen("?", "/confirmation?", 1), &[])
}

/// To whom and about what, in the order they left.
fn told(mail: &[Kept]) -> Vec<String> {
    let line = |one: &Kept| {
        let text = readable(&one.raw);
        let subject = text
            .lines()
            .find_map(|line| line.strip_prefix("Subject: "))
            .unwrap();
        format!("{}: {}", one.to, subject.split(':').next().unwrap())
    };
    mail.iter().map(line).collect()
}

fn hub(town: &Town, event: &str) -> Answer {
    town.get_as(&format!("/staff/events/{event}"), &town.sergeant())
}

/// Three seats, all taken by one party without an address; whose page is returned with the event.
fn full(town: &Town) -> (String, String) {
    let event = town.event(&town.sergeant(), &[]);
    let first = town.rsvp(&event, &[("party_size", "3")]);
    (event, first.is(303).location.clone())
}

fn waits(town: &Town, event: &str, who: &str, heads: &str) -> String {
    town.rsvp(event, &[("party_size", heads), ("email", who)])
        .is(303);
    let mail = town.deliver();
    assert_eq!(told(&mail), [format!("{who}: You are on the waitlist")]);
    link(town, &mail[0])
}

cuppa::on_both! {
    fn a_seat_that_comes_free_is_offered_and_taken_by_a_button_not_by_a_look(db) {
        let town = Town::open(db);
        let (event, first) = full(&town);
        let ann = waits(&town, &event, "ann@example.org", "2");
        town.post(&format!("{first}/cancellation"), &[]).is(303);
        let mail = town.deliver();
        assert_eq!(told(&mail), ["ann@example.org: Places came free"]);
        let text = readable(&mail[0].raw);
        assert!(!text.contains("BEGIN:VCALENDAR"), "nothing for the calendar before she says yes");
        town.get(&ann).is(200).says("2 seats came free for you").says("by Wednesday, December 2, 2026");
        town.get(&ann).says("2 seats came free for you");
        hub(&town, &event).says("People asked, no answer yet");
        let taken = press(&town, &ann);
        town.get(&taken.is(303).location).says("You are coming. Thank you for telling us.");
        press(&town, &ann).is(303);
        let mail = town.deliver();
        assert_eq!(told(&mail), ["ann@example.org: You are coming"], "once, however often she presses");
        assert!(readable(&mail[0].raw).contains("BEGIN:VCALENDAR"));
    }

    fn an_offer_nobody_answers_goes_to_the_next_in_line_and_twice_is_enough(db) {
        let town = Town::open(db);
        let (event, first) = full(&town);
        let ann = waits(&town, &event, "ann@example.org", "3");
        waits(&town, &event, "bo@example.org", "3");
        town.post(&format!("{first}/cancellation"), &[]).is(303);
        assert_eq!(told(&town.deliver()), ["ann@example.org: Places came free"]);
        town.advance(TimeDelta::hours(24) - TimeDelta::seconds(1));
        assert!(town.deliver().is_empty(), "the last second still counts");
        town.advance(TimeDelta::seconds(1));
        let day = ["ann@example.org: Still on the waitlist", "bo@example.org: Places came free"];
        assert_eq!(told(&town.deliver()), day);
        town.get(&ann).says("On the waitlist").says_nothing_of("/confirmation");
        town.advance(TimeDelta::hours(24));
        let day = ["bo@example.org: Still on the waitlist", "ann@example.org: Places came free"];
        assert_eq!(told(&town.deliver()), day, "who let it go by stood at the end of the line");
        town.advance(TimeDelta::hours(24));
        let day = ["ann@example.org: Still on the waitlist", "bo@example.org: Places came free"];
        assert_eq!(told(&town.deliver()), day);
        town.advance(TimeDelta::hours(24));
        assert_eq!(told(&town.deliver()), ["bo@example.org: Still on the waitlist"], "two offers each");
        town.get(&ann).says("Seats are free right now");
        press(&town, &ann).is(303);
        assert_eq!(told(&town.deliver()), ["ann@example.org: You are coming"]);
    }

    fn a_late_yes_takes_the_seats_only_while_nobody_else_was_asked(db) {
        let town = Town::open(db);
        let (event, first) = full(&town);
        let ann = waits(&town, &event, "ann@example.org", "3");
        waits(&town, &event, "bo@example.org", "3");
        town.post(&format!("{first}/cancellation"), &[]).is(303);
        town.deliver();
        town.advance(TimeDelta::hours(25));
        // The worker has not looked yet; the time is over all the same.
        press(&town, &ann).is(422).says("promised to people ahead of you");
        town.deliver();
        town.get(&ann).says("On the waitlist");
    }

    fn a_party_without_an_address_moves_up_at_once(db) {
        let town = Town::open(db);
        let (event, first) = full(&town);
        let quiet = town.rsvp(&event, &[("party_size", "2")]);
        town.get(&quiet.is(303).location).says("On the waitlist: 2 people");
        town.post(&format!("{first}/cancellation"), &[]).is(303);
        town.get(&quiet.location).says("You are coming: 2 people");
        assert!(town.deliver().is_empty());
    }

    fn in_the_last_two_hours_staff_give_the_seats_and_nobody_overtakes_who_waits(db) {
        let town = Town::open(db);
        let (event, first) = full(&town);
        let ann = waits(&town, &event, "ann@example.org", "2");
        // Thursday, December 10, 1:30 p.m.; the event starts at 3.
        town.advance(TimeDelta::days(9) + TimeDelta::minutes(4 * 60 + 29));
        town.post(&format!("{first}/cancellation"), &[]).is(303);
        let offers: Vec<String> = told(&town.deliver());
        assert!(!offers.iter().any(|one| one.contains("came free")), "{offers:?}");
        let late = town.rsvp(&event, &[("party_size", "2")]);
        town.get(&late.is(303).location).says("On the waitlist");
        let pushes_in = town.post(&format!("{}/confirmation", late.location), &[]);
        pushes_in.is(422).says("promised to people ahead of you");
        let single = town.rsvp(&event, &[("party_size", "1")]);
        town.get(&single.is(303).location).says("You are coming: one person");
        let rosa = town.sergeant();
        let page = town.get_as(&format!("/staff/events/{event}"), &rosa);
        let csrf = page.says("Give free seats now").hidden("csrf");
        let given = town.post_as(&format!("/staff/events/{event}/seats"), &rosa, &[("csrf", &csrf)]);
        town.get_as(&given.is(303).location, &rosa).says("The free seats went to the waitlist");
        town.get(&ann).says("You are coming: 2 people");
        town.get(&late.location).says("On the waitlist");
        assert_eq!(told(&town.deliver()), ["ann@example.org: A place came free"]);
        town.get_as("/staff/log", &rosa).says("Gave free seats to the waitlist");
    }

    fn when_seats_are_scarce_an_address_is_proved_within_half_an_hour(db) {
        let town = Town::open(db);
        let event = town.event(&town.sergeant(), &[]);
        let sent = town.rsvp(&event, &[("party_size", "3"), ("email", "ann@example.org")]);
        town.get(&sent.is(303).location).says("One more step: open your mail");
        let mail = town.deliver();
        assert_eq!(told(&mail), ["ann@example.org: Please confirm"]);
        let ann = link(&town, &mail[0]);
        town.get(&ann).says("3 seats are kept for you");
        town.get(&format!("/santa-monica/events/{event}")).says("Every seat is taken");
        press(&town, &ann).is(303);
        town.get(&ann).says("You are coming: 3 people");
        assert_eq!(told(&town.deliver()), ["ann@example.org: You are coming"]);
    }

    fn seats_kept_for_an_address_nobody_proves_go_to_somebody_else_without_more_mail(db) {
        let town = Town::open(db);
        let event = town.event(&town.sergeant(), &[]);
        town.rsvp(&event, &[("party_size", "3"), ("email", "ann@example.org")]).is(303);
        let ann = link(&town, &town.deliver()[0]);
        let quiet = town.rsvp(&event, &[("party_size", "2")]);
        town.get(&quiet.is(303).location).says("On the waitlist");
        town.advance(TimeDelta::minutes(30));
        assert!(town.deliver().is_empty(), "she may never have asked");
        town.get(&quiet.location).says("You are coming: 2 people");
        press(&town, &ann).is(422).says("You keep your place on the waitlist");
        town.post(&format!("{}/cancellation", quiet.location), &[]).is(303);
        assert!(town.deliver().is_empty(), "nor is she offered seats");
        press(&town, &ann).is(303);
        town.get(&ann).says("You are coming: 3 people");
    }

    fn a_known_address_gets_the_same_answer_when_seats_are_scarce(db) {
        let town = Town::open(db);
        let event = town.event(&town.sergeant(), &[("capacity", "10")]);
        let answer = |who: &str| {
            let sent = town.rsvp(&event, &[("party_size", "9"), ("email", who)]);
            let page = town.get(&sent.is(303).location);
            (page.status, page.plain())
        };
        town.rsvp(&event, &[("party_size", "1"), ("email", "ann@example.org")]).is(303);
        let known = answer("ann@example.org");
        let unknown = answer("bo@example.org");
        assert_eq!(known, unknown);
        assert!(known.1.contains("One more step"), "{}", known.1);
    }

    fn more_room_is_offered_and_no_limit_at_all_lets_everybody_in(db) {
        let town = Town::open(db);
        let (event, _) = full(&town);
        let ann = waits(&town, &event, "ann@example.org", "2");
        let rosa = town.sergeant();
        let capacity = |seats: &str| {
            let path = format!("/staff/events/{event}/edit");
            let form = town.get_as(&path, &rosa);
            let (csrf, version) = (form.is(200).hidden("csrf"), form.hidden("version"));
            let fields = [
                ("csrf", csrf.as_str()), ("version", &version), ("then", "save"), ("kind", "coffee"),
                ("title_en", "Coffee with a Cop"), ("date", "2026-12-10"), ("start_time", "15:00"),
                ("end_time", "17:00"), ("venue", "palm-court-library"), ("capacity", seats),
            ];
            town.post_as(&path, &rosa, &fields).is(303);
        };
        capacity("5");
        assert_eq!(told(&town.deliver()), ["ann@example.org: Places came free"]);
        capacity("2");
        hub(&town, &event).says("Too many by").says("3");
        press(&town, &ann).is(303);
        town.get(&ann).says("You are coming: 2 people");
        town.deliver();
        waits(&town, &event, "bo@example.org", "4");
        capacity("");
        assert_eq!(told(&town.deliver()), ["bo@example.org: A place came free"]);
    }

    fn a_department_may_say_come_anyway(db) {
        let town = Town::open(db);
        let (event, _) = full(&town);
        let path = format!("/santa-monica/events/{event}");
        town.get(&path).says("we will make room when somebody drops out").says_nothing_of("Come anyway");
        let context = town.house.context();
        db.write(move |tx| cuppa::services::set_when_full::run(tx, &context, "santa-monica", true)).unwrap();
        town.get(&path).says("Come anyway: we may run short");
        town.get(&format!("{path}/rsvps")).says("Come anyway: we may run short");
        let waiting = town.rsvp(&event, &[("party_size", "1")]);
        town.get(&waiting.is(303).location).says("Come anyway: we may run short");
    }

    fn staff_write_to_everybody_who_is_coming_and_see_no_address(db) {
        let town = Town::open(db);
        let event = town.event(&town.sergeant(), &[("capacity", "20")]);
        for who in ["ann@example.org", "bo@example.org", "gone@example.org"] {
            town.rsvp(&event, &[("party_size", "2"), ("email", who)]).is(303);
        }
        town.rsvp(&event, &[("party_size", "2")]).is(303);
        let gone = town.deliver().iter().find(|one| one.to.starts_with("gone")).map(|one| link(&town, one)).unwrap();
        town.post(&gone.replacen("?", "/cancellation?", 1), &[]).is(303);
        let rosa = town.sergeant();
        let path = format!("/staff/events/{event}/letter");
        let form = town.get_as(&path, &rosa);
        form.is(200).says("It reaches 2 groups").says("One group left no address").says_nothing_of("example.org\"");
        let (csrf, nonce) = (form.hidden("csrf"), form.hidden("nonce"));
        let sends = |what: &str, text: &str| {
            let fields = [("csrf", csrf.as_str()), ("nonce", &nonce), ("do", what), ("text", text)];
            town.post_as(&path, &rosa, &fields)
        };
        sends("check", "  ").is(422).says("Write what you want to say.");
        sends("check", "Use the <b>side</b> door.").is(200).says("Send this to 2 groups?").says_nothing_of("<b>side");
        assert!(town.deliver().is_empty(), "nothing goes before the second press");
        sends("send", "Use the side door.").is(303);
        sends("send", "Use the side door.").is(303);
        assert!(town.deliver().is_empty(), "there are ten minutes to take it back");
        town.advance(TimeDelta::minutes(10));
        let mut mail = town.deliver();
        mail.sort_by(|a, b| a.to.cmp(&b.to));
        assert_eq!(told(&mail), ["ann@example.org: About Coffee with a Cop", "bo@example.org: About Coffee with a Cop"]);
        assert!(mail.iter().all(|one| readable(&one.raw).contains("Use the side door.")));
        town.get_as("/staff/log", &rosa).says("Wrote to everybody who is coming").says_nothing_of("ann@");
        let stranger = town.neighbours("harbor-falls");
        town.get_as(&path, &stranger).is(404);
    }
}
