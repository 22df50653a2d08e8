//! What staff see of mail, with nobody's address in it, and sending one message again.

use chrono::TimeDelta;
use cuppa::domain::outbox::{Delivery, Phase};
use cuppa::domain::staff::Role;
use cuppa::mail::memory::Kept;
use cuppa::services::{Actor, read_mail_log, resume_mail};
use cuppa::store::departments;

use crate::town::{Answer, Town, readable};

/// The server says no for good, in its own words.
pub fn refused(text: &str) -> Delivery {
    Delivery::Refused {
        phase: Phase::Rcpt,
        code: 550,
        text: text.to_owned(),
    }
}

/// The line goes dead after the message.
pub fn lost() -> Delivery {
    Delivery::Broken {
        phase: Phase::Body,
        text: "the connection closed".to_owned(),
    }
}

pub fn log(town: &Town, cookie: &str, query: &str) -> Answer {
    town.get_as(&format!("/staff/mail{query}"), cookie)
}

/// The rows of a page of the log, in its order.
pub fn rows(page: &Answer) -> Vec<i64> {
    let parts = page.body.split("href=\"/staff/mail/").skip(1);
    parts
        .map(|part| part.split('"').next().unwrap().parse().unwrap())
        .collect()
}

/// The newest message in this state.
pub fn newest(town: &Town, cookie: &str, query: &str) -> i64 {
    rows(log(town, cookie, query).is(200))[0]
}

pub fn again(town: &Town, cookie: &str, id: i64, more: &[(&str, &str)]) -> Answer {
    let csrf = town.get_as("/staff", cookie).is(200).hidden("csrf");
    let mut fields = vec![("csrf", csrf.as_str())];
    fields.extend_from_slice(more);
    town.post_as(&format!("/staff/mail/{id}/again"), cookie, &fields)
}

fn message(town: &Town, cookie: &str, id: i64) -> Answer {
    town.get_as(&format!("/staff/mail/{id}"), cookie)
}

fn comes(town: &Town, event: &str, who: &str) {
    town.rsvp(event, &[("party_size", "2"), ("email", who)])
        .is(303);
}

/// An event for many with one party whose confirmation was refused for now, and the sergeant.
fn refused_once(town: &Town, text: &str) -> (String, String, i64) {
    let rosa = town.sergeant();
    let event = town.event(&rosa, &[("capacity", "50")]);
    comes(town, &event, "bo.quill@example.org");
    town.mail.script([refused(text)]);
    assert!(town.deliver().is_empty());
    let id = newest(town, &rosa, "?state=failed");
    (rosa, event, id)
}

fn manage(town: &Town, mail: &Kept) -> String {
    let text = readable(&mail.raw);
    let mut words = text.split_whitespace();
    let link = words.find(|word| word.contains("/rsvps/cm_")).unwrap();
    link.strip_prefix(&town.base).unwrap().to_owned()
}

cuppa::on_both! {
    fn staff_see_what_became_of_mail_and_nobodys_address(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[("capacity", "50")]);
        log(&town, &rosa, "").is(200).says("No message yet.").says("No message has arrived yet.");
        comes(&town, &event, "ann.quill@example.org");
        comes(&town, &event, "bo.quill@example.org");
        town.mail.script([
            Delivery::Accepted { code: 250 },
            refused("5.1.1 <bo.quill>: User unknown at example.org, ask bo.quill@example.org"),
        ]);
        town.deliver();
        let of_event = format!("/staff/events/{event}/mail");
        for page in [log(&town, &rosa, ""), town.get_as(&of_event, &rosa)] {
            page.is(200).says("Confirmation").says("Coffee with a Cop").says("a***@e***").says("b***@e***");
            page.says("Delivered to the mail server").says("Not delivered");
            page.says("mail server says that this address does not exist").says("550 5.1.1 … User unknown at … ask …");
            page.says_nothing_of("quill").says_nothing_of("example.org,");
            assert_eq!(rows(&page).len(), 2);
        }
        let failed = log(&town, &rosa, "?state=failed&kind=rsvp_confirmed");
        failed.says("b***@e***").says_nothing_of("a***@e***");
        log(&town, &rosa, "?kind=reminder").is(200).says("No message fits.");
        log(&town, &rosa, "?state=nonsense&before=x").is(200).says("a***@e***");
        let one = message(&town, &rosa, rows(&failed)[0]);
        one.is(200).says("b***@e***").says("Last tried").says_nothing_of("quill");
        town.get_as(&format!("{of_event}?lang=es"), &rosa).is(200).says("No entregado").says("Qué fue del correo");
        let hub = town.get_as(&format!("/staff/events/{event}"), &rosa);
        assert!(hub.body.contains(&of_event), "the event leads to its mail");
    }

    fn each_role_sees_the_mail_of_its_own_work(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[("capacity", "50")]);
        comes(&town, &event, "ann@example.org");
        let path = format!("/santa-monica/events/{event}/access");
        let token = town.get(&path).is(200).hidden("form_token");
        town.advance(TimeDelta::seconds(10));
        town.post(&path, &[("form_token", &token), ("need", "asl"), ("email", "quill@example.org")]).is(303);
        let desk = town.staff(Role::AccessDesk);
        let page = town.get_as(&format!("/staff/events/{event}/access"), &desk);
        let (csrf, id) = (page.is(200).hidden("csrf"), page.hidden("request"));
        let answer = format!("answer-{id}");
        let fields = [("csrf", csrf.as_str()), ("request", &id), (&answer, "Mai will interpret.")];
        town.post_as(&format!("/staff/events/{event}/access"), &desk, &fields).is(303);
        let (all, answers) = (log(&town, &rosa, ""), log(&town, &desk, ""));
        assert_eq!((rows(&all).len(), rows(&answers).len()), (2, 1));
        answers.says("Answer of the access desk").says("q***@e***").says_nothing_of("a***@e***");
        let answered = rows(&answers)[0];
        let organiser = town.staff(Role::Organiser);
        log(&town, &organiser, "").is(200).says("a***@e***").says_nothing_of("q***@e***");
        message(&town, &organiser, answered).is(404);
        again(&town, &organiser, answered, &[]).is(404);
        log(&town, &town.staff(Role::Writer), "").is(200).says("No message yet.");
        for role in [Role::Officer, Role::CheckIn, Role::Records] {
            log(&town, &town.staff(role), "").is(403);
        }
        let june = town.neighbours("riverbend");
        log(&town, &june, "").is(200).says("No message yet.");
        message(&town, &june, answered).is(404);
        town.get("/staff/mail").is(303);
    }

    fn whoever_looks_at_mail_stands_in_the_log(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[]);
        let now = town.house.context().now;
        let noted = db.write(move |tx| {
            let department = departments::find_by_slug(tx, "santa-monica")?.unwrap();
            let event = cuppa::store::events::find(tx, department.id, &event)?;
            let actor = Actor::at_the_command_line(department.id);
            read_mail_log::note_view(tx, now, &actor, event.as_ref())
        });
        noted.unwrap();
        town.get_as("/staff/log", &rosa).is(200).says("Looked at what became of mail");
    }

    fn older_messages_stand_on_pages_of_their_own_and_each_on_one(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[("capacity", "500")]);
        for number in 0..53 {
            comes(&town, &event, &format!("ann{number}@example.org"));
        }
        let first = log(&town, &rosa, "?state=ready");
        let older = first.is(200).body.split("href=\"").find(|part| part.contains("before=")).unwrap();
        let older = older.split('"').next().unwrap().replace("&#38;", "&").replace("&amp;", "&");
        assert!(older.contains("state=ready"), "the filter goes along: {older}");
        let second = town.get_as(&older, &rosa);
        let (mut all, rest) = (rows(&first), rows(second.is(200)));
        assert_eq!((all.len(), rest.len()), (50, 3));
        all.extend(rest);
        assert!(all.is_sorted_by(|a, b| a > b), "the newest first: {all:?}");
        second.says("Newest messages").says_nothing_of("rel=\"next\"");
    }

    // MAIL 47: the queue speaks before anybody asks.
    fn the_queue_says_how_it_does(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[("capacity", "50")]);
        comes(&town, &event, "ann@example.org");
        log(&town, &rosa, "").says("One message is waiting.").says("The oldest could have left since Tuesday, December 1, 2026 at 9 a.m. PST.");
        town.advance(TimeDelta::minutes(16));
        log(&town, &rosa, "").says("Mail is late: a message could have left since");
        let context = town.house.context();
        db.write(move |tx| resume_mail::pause_after_restore(tx, &context)).unwrap();
        log(&town, &rosa, "").says("No mail leaves since").says("put back from a backup").says("cuppa mail resume");
        let context = town.house.context();
        db.write(move |tx| resume_mail::run(tx, &context, false)).unwrap();
        comes(&town, &event, "bo@example.org");
        comes(&town, &event, "cy@example.org");
        town.mail.script([Delivery::Accepted { code: 250 }, refused("no"), lost()]);
        town.deliver();
        town.advance(TimeDelta::minutes(11));
        town.mail.script([lost()]);
        town.deliver();
        let page = log(&town, &town.sergeant(), "");
        page.says("No message is waiting.").says("one message could not be delivered").says("of one message whether it arrived");
        page.says("The last message that arrived left on Tuesday, December 1, 2026 at 9:16 a.m. PST.").says_nothing_of("No mail leaves");
        town.advance(TimeDelta::days(7) + TimeDelta::seconds(1));
        log(&town, &town.sergeant(), "?state=sent").says("every message that left was taken by its mail server");
    }

    fn a_failed_message_is_sent_again_once_with_an_identity_of_its_own(db) {
        let town = Town::open(db);
        let (rosa, _, id) = refused_once(&town, "5.7.1 not from you");
        let page = message(&town, &rosa, id);
        page.is(200).says("does not trust the sender").says("A new message is made from what is true now.");
        let first = again(&town, &rosa, id, &[]);
        let second = again(&town, &rosa, id, &[]);
        assert_eq!(first.is(303).location, second.is(303).location, "two presses are one message");
        town.get_as(&first.location, &rosa).is(200).says("The message is sent again.").says("Waiting");
        assert_eq!(rows(&log(&town, &rosa, "")).len(), 2);
        let old = message(&town, &rosa, id);
        old.says("Not delivered").says("It was sent again.");
        let mail = town.deliver();
        assert_eq!(mail.len(), 1);
        assert_eq!(mail[0].to, "bo.quill@example.org");
        assert!(readable(&mail[0].raw).contains("You are coming"));
        town.get_as("/staff/log", &rosa).says("Sent a message again");
        let fresh = newest(&town, &rosa, "?state=sent");
        again(&town, &rosa, fresh, &[]).is(409);
        message(&town, &rosa, fresh).is(200).says_nothing_of("/again");
        town.post_as(&format!("/staff/mail/{id}/again"), &rosa, &[("csrf", "wrong")]).is(403);
        assert!(town.deliver().is_empty());
    }

    fn a_message_that_fails_again_can_be_sent_a_third_time(db) {
        let town = Town::open(db);
        let (rosa, _, id) = refused_once(&town, "5.7.1 not from you");
        again(&town, &rosa, id, &[]).is(303);
        town.mail.script([refused("5.7.1 still not")]);
        town.deliver();
        let second = newest(&town, &rosa, "?state=failed");
        assert_ne!(second, id);
        again(&town, &rosa, second, &[]).is(303);
        assert_eq!(town.deliver().len(), 1);
        assert_eq!(rows(&log(&town, &rosa, "")).len(), 3);
        assert_eq!(rows(&log(&town, &rosa, "?state=failed")).len(), 2, "the old rows stay as they are");
    }

    fn nothing_is_sent_again_that_is_not_true_or_not_wanted_any_more(db) {
        let town = Town::open(db);
        let (rosa, event, id) = refused_once(&town, "5.1.1 no such user");
        message(&town, &rosa, id).is(200).says("the mail server said that the address does not exist").says_nothing_of("/again");
        again(&town, &rosa, id, &[]).is(409).says("the mail server said that the address does not exist");

        comes(&town, &event, "ann@example.org");
        town.mail.script([refused("5.7.1 no")]);
        town.deliver();
        let anns = newest(&town, &rosa, "?state=failed");
        town.advance(TimeDelta::hours(1));
        comes(&town, &event, "ann@example.org");
        let link = manage(&town, &town.deliver()[0]);
        town.post(&link.replacen('?', "/cancellation?", 1), &[]).is(303);
        let rosa = town.sergeant();
        again(&town, &rosa, anns, &[]).is(409).says("this group is not coming any more");

        comes(&town, &event, "cy@example.org");
        town.mail.script([refused("5.7.1 no")]);
        town.deliver();
        let cys = newest(&town, &rosa, "?state=failed");
        town.advance(TimeDelta::days(9) + TimeDelta::hours(6));
        let rosa = town.sergeant();
        again(&town, &rosa, cys, &[]).is(409).says("its time has gone by");
        assert!(town.deliver().is_empty());
        town.advance(TimeDelta::days(40));
        let context = town.house.context();
        db.write(move |tx| cuppa::services::purge_records::run(tx, &context, 7)).unwrap();
        let rosa = town.sergeant();
        message(&town, &rosa, cys).is(200).says("forgotten").says_nothing_of("c***");
        again(&town, &rosa, cys, &[]).is(409).says("the address is deleted");
    }

    fn old_news_is_not_sent_again_when_newer_news_says_the_same(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[("capacity", "50")]);
        comes(&town, &event, "ann@example.org");
        town.deliver();
        let moves = |start: &str| {
            let path = format!("/staff/events/{event}/edit");
            let form = town.get_as(&path, &rosa);
            let (csrf, version) = (form.is(200).hidden("csrf"), form.hidden("version"));
            let fields = [
                ("csrf", csrf.as_str()), ("version", version.as_str()), ("then", "save"), ("kind", "coffee"),
                ("title_en", "Coffee with a Cop"), ("date", "2026-12-10"), ("start_time", start), ("end_time", "17:00"),
                ("venue", "palm-court-library"), ("capacity", "50"),
            ];
            town.post_as(&path, &rosa, &fields).is(303);
        };
        moves("14:00");
        town.mail.script([refused("5.7.1 no")]);
        town.deliver();
        let old = newest(&town, &rosa, "?state=failed");
        message(&town, &rosa, old).says("New plans").says("A new message is made");
        moves("13:00");
        assert_eq!(town.deliver().len(), 1);
        again(&town, &rosa, old, &[]).is(409).says("a newer message says the same");
    }
}
