//! Letters to many: a second press that names the number, ten minutes to take it back, and an article
//! that reaches nobody twice.

use chrono::TimeDelta;
use cuppa::domain::outbox::{Delivery, Phase};
use cuppa::services::resume_mail;

use crate::maillog::{again, log, lost, newest, rows};
use crate::staff::story as publish;
use crate::town::{Answer, Town};

/// The server says: not now.
fn later() -> Delivery {
    Delivery::Refused {
        phase: Phase::Rcpt,
        code: 451,
        text: "4.2.0 later".to_owned(),
    }
}

fn taken() -> Delivery {
    Delivery::Accepted { code: 250 }
}

/// An event for many, with parties that want the article; its slug.
fn gathering(town: &Town, who: &[&str]) -> String {
    let event = town.event(&town.sergeant(), &[("capacity", "50")]);
    for who in who {
        let fields = [("party_size", "2"), ("email", who), ("article", "yes")];
        town.rsvp(&event, &fields).is(303);
    }
    town.deliver();
    event
}

/// The same, when it is over, at 9 a.m. of the next day.
fn yesterday(town: &Town, who: &[&str]) -> String {
    let event = gathering(town, who);
    town.advance(TimeDelta::days(10));
    town.deliver();
    event
}

fn csrf(town: &Town, cookie: &str) -> String {
    town.get_as("/staff", cookie).is(200).hidden("csrf")
}

fn write(town: &Town, cookie: &str, event: &str, text: &str) -> Answer {
    let path = format!("/staff/events/{event}/letter");
    let form = town.get_as(&path, cookie);
    let (csrf, nonce) = (form.is(200).hidden("csrf"), form.hidden("nonce"));
    let send = |what| {
        let fields = [
            ("csrf", csrf.as_str()),
            ("nonce", &nonce),
            ("do", what),
            ("text", text),
        ];
        town.post_as(&path, cookie, &fields)
    };
    send("check")
        .is(200)
        .says("Until then you can take it back");
    let sent = send("send");
    assert_eq!(
        send("send").is(303).location,
        format!("/staff/events/{event}"),
        "a second press sends nothing"
    );
    sent
}

fn take_back_letter(town: &Town, cookie: &str, event: &str, page: &Answer) -> Answer {
    let fields = [
        ("csrf", page.hidden("csrf")),
        ("letter", page.hidden("letter")),
    ];
    let fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    town.post_as(
        &format!("/staff/events/{event}/letter/undo"),
        cookie,
        &fields,
    )
}

fn article(town: &Town, cookie: &str, slug: &str) -> Answer {
    town.get_as(&format!("/staff/articles/{slug}"), cookie)
}

fn press(town: &Town, cookie: &str, path: &str) -> Answer {
    let csrf = csrf(town, cookie);
    town.post_as(path, cookie, &[("csrf", &csrf)])
}

fn to(mail: &[cuppa::mail::memory::Kept]) -> Vec<String> {
    let mut to: Vec<String> = mail.iter().map(|one| one.to.clone()).collect();
    to.sort();
    to
}

cuppa::on_both! {
    fn a_letter_to_everybody_can_be_taken_back_for_ten_minutes(db) {
        let town = Town::open(db);
        let event = gathering(&town, &["ann@example.org", "bo@example.org"]);
        let rosa = town.sergeant();
        let sent = write(&town, &rosa, &event, "Use the side door.");
        let hub = town.get_as(&sent.is(303).location, &rosa);
        hub.is(200).says("Your letter leaves in ten minutes.").says("2 letters leave at 9:10 a.m. PST.").says("Take back");
        for page in [log(&town, &rosa, ""), town.get_as(&format!("/staff/events/{event}/mail"), &rosa)] {
            page.is(200).says("2 letters leave at 9:10 a.m. PST.").says("2 messages are waiting. 2 of them leave at a set time.");
        }
        town.get_as(&format!("/staff/events/{event}?lang=es"), &rosa).says("2 cartas salen a las 9:10 a. m. PST.").says("Retirar");
        town.advance(TimeDelta::minutes(9));
        assert!(town.deliver().is_empty(), "nothing leaves before its time");
        let done = take_back_letter(&town, &rosa, &event, &hub);
        done.is(200).says("2 letters were taken back.").says("None had left.");
        take_back_letter(&town, &rosa, &event, &hub).is(200).says("Nothing was left to take back.");
        town.advance(TimeDelta::minutes(9));
        assert!(town.deliver().is_empty(), "what was taken back never leaves");
        town.get_as(&format!("/staff/events/{event}"), &rosa).says_nothing_of("Take back").says("Took a letter back");
        log(&town, &rosa, "?state=cancelled").says("It was taken back before it left.");
        write(&town, &rosa, &event, "Use the front door.").is(303);
        town.advance(TimeDelta::minutes(10));
        assert_eq!(to(&town.deliver()), ["ann@example.org", "bo@example.org"], "the next letter is another one");
    }

    fn of_a_letter_that_has_begun_to_leave_staff_are_told_how_many_are_gone(db) {
        let town = Town::open(db);
        let event = gathering(&town, &["ann@example.org", "bo@example.org"]);
        let rosa = town.sergeant();
        write(&town, &rosa, &event, "Use the side door.").is(303);
        town.advance(TimeDelta::minutes(10));
        town.mail.script([taken(), later()]);
        assert_eq!(town.deliver().len(), 1);
        let hub = town.get_as(&format!("/staff/events/{event}"), &rosa);
        hub.says("One letter leaves at 9:1").says("Take back");
        let done = take_back_letter(&town, &rosa, &event, &hub);
        done.is(200).says("One letter was taken back.").says("One had left already and cannot be taken back.");
        town.advance(TimeDelta::hours(1));
        assert!(town.deliver().is_empty());
    }

    fn of_two_letters_one_is_taken_back_and_the_other_leaves(db) {
        let town = Town::open(db);
        let event = gathering(&town, &["ann@example.org", "bo@example.org"]);
        let rosa = town.sergeant();
        write(&town, &rosa, &event, "Use the side door.").is(303);
        write(&town, &rosa, &event, "And bring a cup.").is(303);
        let hub = town.get_as(&format!("/staff/events/{event}"), &rosa);
        assert_eq!(hub.body.matches("name=\"letter\"").count(), 2, "two letters, two buttons");
        take_back_letter(&town, &rosa, &event, &hub).is(200).says("2 letters were taken back.").says("None had left.");
        town.advance(TimeDelta::minutes(10));
        assert_eq!(to(&town.deliver()), ["ann@example.org", "bo@example.org"]);
    }

    fn nobody_else_takes_a_letter_back(db) {
        let town = Town::open(db);
        let event = gathering(&town, &["ann@example.org"]);
        let rosa = town.sergeant();
        write(&town, &rosa, &event, "Use the side door.").is(303);
        let letter = town.get_as(&format!("/staff/events/{event}"), &rosa).hidden("letter");
        let path = format!("/staff/events/{event}/letter/undo");
        for (cookie, status) in [(town.staff(cuppa::domain::staff::Role::Officer), 403), (town.neighbours("riverbend"), 404)] {
            let csrf = csrf(&town, &cookie);
            town.post_as(&path, &cookie, &[("csrf", &csrf), ("letter", &letter)]).is(status);
        }
        town.post_as(&path, &rosa, &[("csrf", "wrong"), ("letter", &letter)]).is(403);
        let own = csrf(&town, &rosa);
        town.post_as(&path, &rosa, &[("csrf", &own), ("letter", "never")]).is(404);
        town.advance(TimeDelta::minutes(10));
        assert_eq!(town.deliver().len(), 1);
    }

    fn an_article_is_taken_back_stays_published_and_is_mailed_later_once(db) {
        let town = Town::open(db);
        let event = yesterday(&town, &["ann@example.org", "bo@example.org"]);
        let rosa = town.sergeant();
        let slug = publish(&town, &rosa, &event, "It was good.");
        let page = article(&town, &rosa, &slug);
        page.is(200).says("2 letters leave at 9:10 a.m. PST.").says_nothing_of("/mailing\"");
        town.get_as(&format!("/staff/events/{event}"), &rosa).says("2 letters leave at 9:10 a.m. PST.");
        press(&town, &rosa, &format!("/staff/articles/{slug}/mailing/undo")).is(200).says("2 letters were taken back.");
        town.advance(TimeDelta::minutes(10));
        assert!(town.deliver().is_empty());
        town.get(&format!("/santa-monica/articles/{slug}")).is(200).says("It was good.");
        article(&town, &rosa, &slug).says("Mail it to 2 readers").says_nothing_of("Take back");
        let path = format!("/staff/articles/{slug}/mailing");
        town.get_as(&path, &rosa).is(200).says("2 readers asked for this article").says("It leaves at 9:20 a.m. PST.");
        let first = press(&town, &rosa, &path);
        assert!(first.is(303).location.ends_with("done=article-mailed"), "{first:?}");
        assert!(!press(&town, &rosa, &path).is(303).location.contains("done"), "a second press mails nothing");
        assert!(town.deliver().is_empty(), "ten minutes again");
        town.advance(TimeDelta::minutes(10));
        assert_eq!(to(&town.deliver()), ["ann@example.org", "bo@example.org"]);
        article(&town, &rosa, &slug).says_nothing_of("/mailing");
        town.get_as(&path, &rosa).is(200).says("Everybody who asked for this article has got it");
        press(&town, &rosa, &path).is(303);
        press(&town, &rosa, &format!("{path}/undo")).is(200).says("Nothing was left").says("2 had left already");
        town.advance(TimeDelta::minutes(10));
        assert!(town.deliver().is_empty(), "nobody gets it twice");
        town.get_as("/staff/log", &rosa).says("Mailed an article").says("Took back the mailing of an article");
    }

    fn who_has_the_article_is_not_mailed_it_again_with_the_others(db) {
        let town = Town::open(db);
        let event = yesterday(&town, &["ann@example.org", "bo@example.org"]);
        let rosa = town.sergeant();
        let slug = publish(&town, &rosa, &event, "It was good.");
        town.advance(TimeDelta::minutes(10));
        town.mail.script([taken(), later()]);
        assert_eq!(to(&town.deliver()), ["ann@example.org"]);
        let path = format!("/staff/articles/{slug}/mailing");
        press(&town, &rosa, &format!("{path}/undo")).is(200).says("One letter was taken back.").says("One had left already");
        article(&town, &rosa, &slug).says("Mail it to one reader");
        press(&town, &rosa, &path).is(303);
        town.advance(TimeDelta::minutes(10));
        assert_eq!(to(&town.deliver()), ["bo@example.org"]);
    }

    fn what_a_restore_dropped_may_have_left_before_and_is_not_mailed_again(db) {
        let town = Town::open(db);
        let event = yesterday(&town, &["ann@example.org"]);
        let rosa = town.sergeant();
        let slug = publish(&town, &rosa, &event, "It was good.");
        let context = town.house.context();
        db.write(move |tx| resume_mail::pause_after_restore(tx, &context)).unwrap();
        let context = town.house.context();
        db.write(move |tx| resume_mail::run(tx, &context, true)).unwrap();
        article(&town, &rosa, &slug).is(200).says_nothing_of("/mailing");
        press(&town, &rosa, &format!("/staff/articles/{slug}/mailing")).is(303);
        town.advance(TimeDelta::minutes(10));
        assert!(town.deliver().is_empty());
    }

    fn who_said_stop_is_not_counted_and_not_mailed(db) {
        let town = Town::open(db);
        let event = yesterday(&town, &["ann@example.org", "bo@example.org"]);
        let rosa = town.sergeant();
        publish(&town, &rosa, &event, "It was good.");
        town.advance(TimeDelta::minutes(10));
        let mail = town.deliver();
        let anns = mail.iter().find(|one| one.to.starts_with("ann")).unwrap();
        let raw = String::from_utf8_lossy(&anns.raw).replace("\r\n ", "");
        let link = raw.lines().find_map(|line| line.strip_prefix("List-Unsubscribe: <")).unwrap();
        town.post_from(link.split('>').next().unwrap(), ("x-nothing", "1"), "", &[("List-Unsubscribe", "One-Click")]).is(200);
        let slug = publish(&town, &rosa, &event, "There is more to say.");
        article(&town, &rosa, &slug).says("One letter leaves at");
        town.advance(TimeDelta::minutes(10));
        assert_eq!(to(&town.deliver()), ["bo@example.org"]);
    }

    fn an_article_of_the_evening_leaves_in_the_morning_and_can_be_taken_back_all_night(db) {
        let town = Town::open(db);
        let event = yesterday(&town, &["ann@example.org"]);
        town.advance(TimeDelta::hours(11) + TimeDelta::minutes(54));
        let rosa = town.sergeant();
        let slug = publish(&town, &rosa, &event, "It was good.");
        article(&town, &rosa, &slug).says("One letter leaves on Saturday, December 12, 2026 at 8 a.m. PST.");
        town.advance(TimeDelta::hours(10));
        assert!(town.deliver().is_empty());
        let rosa = town.sergeant();
        press(&town, &rosa, &format!("/staff/articles/{slug}/mailing/undo")).is(200).says("One letter was taken back.");
        town.advance(TimeDelta::hours(10));
        assert!(town.deliver().is_empty());
    }

    // MAIL 53: nobody gets an article twice but by somebody's word that this may happen.
    fn an_article_that_perhaps_arrived_is_sent_again_only_by_somebody_who_was_told(db) {
        let town = Town::open(db);
        let event = yesterday(&town, &["ann@example.org"]);
        let rosa = town.sergeant();
        let slug = publish(&town, &rosa, &event, "It was good.");
        town.advance(TimeDelta::minutes(10));
        town.mail.script([lost()]);
        assert!(town.deliver().is_empty());
        let id = newest(&town, &rosa, "?state=uncertain");
        article(&town, &rosa, &slug).says_nothing_of("/mailing");
        town.get_as(&format!("/staff/mail/{id}"), &rosa).is(200).says("Nobody knows whether this message arrived. If it did, the reader gets it twice.");
        again(&town, &rosa, id, &[]).is(422).says("Tick that you know this").says_nothing_of("invalid ");
        town.advance(TimeDelta::minutes(1));
        assert!(town.deliver().is_empty());
        again(&town, &rosa, id, &[("twice", "yes")]).is(303);
        again(&town, &rosa, id, &[("twice", "yes")]).is(303);
        town.mail.script([lost()]);
        assert!(town.deliver().is_empty());
        let second = newest(&town, &rosa, "?state=uncertain");
        assert_ne!(second, id);
        again(&town, &rosa, second, &[]).is(422);
        again(&town, &rosa, second, &[("twice", "yes")]).is(303);
        assert_eq!(to(&town.deliver()), ["ann@example.org"]);
        assert_eq!(rows(&log(&town, &rosa, "?kind=article_published")).len(), 3);
        press(&town, &rosa, &format!("/staff/articles/{slug}/mailing")).is(303);
        town.advance(TimeDelta::minutes(10));
        assert!(town.deliver().is_empty());
    }
}
