//! News of events by mail: asked for twice, collected, never at night, stopped for good by one click.

use chrono::TimeDelta;
use cuppa::domain::contact::EmailAddress;
use cuppa::mail::memory::Kept;
use cuppa::services::ports::Vault;
use cuppa::services::{plan_news, purge_records, reseal_rows, resume_mail};
use cuppa::store::{subscriptions, suppressions};

use crate::series;
use crate::town::{Answer, Town, readable};

const FORM: &str = "/santa-monica/subscriptions";

/// Somebody fills in the form.
fn ask(town: &Town, email: &str, fields: &[(&str, &str)]) -> Answer {
    ask_from(town, "198.51.100.7", email, fields)
}

fn ask_from(town: &Town, client: &str, email: &str, fields: &[(&str, &str)]) -> Answer {
    let token = town.get(FORM).is(200).hidden("form_token");
    town.advance(TimeDelta::seconds(5));
    let mut all = vec![("form_token", token.as_str()), ("email", email)];
    all.extend_from_slice(fields);
    town.post_of(client, FORM, &all)
}

/// The first link of a message into this page.
fn link(message: &Kept, to: &str) -> String {
    let text = readable(&message.raw);
    let at = text.find(to).unwrap_or_else(|| panic!("no {to} in {text}"));
    let end = text[at..].find(|c: char| c.is_whitespace() || "<>\"".contains(c));
    text[at..at + end.unwrap()].to_owned()
}

fn header(message: &Kept, name: &str) -> String {
    let raw = String::from_utf8_lossy(&message.raw).replace("\r\n ", "");
    let line = raw.lines().find_map(|line| line.strip_prefix(name));
    line.unwrap_or_default().to_owned()
}

/// The one-click address of a message, as a mail program takes it.
fn one_click(message: &Kept) -> String {
    let url = header(message, "List-Unsubscribe: <");
    url.split('>').next().unwrap().to_owned()
}

/// Asked and confirmed; the link to the preferences.
fn reader(town: &Town, email: &str, fields: &[(&str, &str)]) -> String {
    ask(town, email, fields).is(303);
    let mail = town.deliver();
    let asked = mail.iter().find(|message| message.to == email).unwrap();
    let confirmed = town.post(&link(asked, "/subscriptions/cn_"), &[("act", "confirm")]);
    let location = confirmed.is(303).location.clone();
    town.get(&location)
        .is(200)
        .says("Thank you, it is confirmed.");
    town.advance(TimeDelta::seconds(1));
    location.split('?').next().unwrap().to_owned()
}

/// A published event with a title of its own.
fn announce(town: &Town, cookie: &str, title: &str, changes: &[(&str, &str)]) -> String {
    let mut all = vec![
        ("title_en", title),
        ("title_es", title),
        ("venue_name", title),
    ];
    all.extend_from_slice(changes);
    town.event(cookie, &all)
}

/// What leaves a quarter of an hour later.
fn soon(town: &Town) -> Vec<Kept> {
    town.advance(TimeDelta::minutes(15));
    town.deliver()
}

fn titles(message: &Kept, known: &[&str]) -> Vec<String> {
    let text = readable(&message.raw);
    let told = known.iter().filter(|title| text.contains(**title));
    told.map(|title| (*title).to_owned()).collect()
}

pub fn cancel(town: &Town, cookie: &str, event: &str) {
    let path = format!("/staff/events/{event}/cancellation");
    let csrf = town.get_as(&path, cookie).is(200).hidden("csrf");
    town.post_as(&path, cookie, &[("csrf", &csrf), ("reason", "Rain.")])
        .is(303);
}

fn purge(town: &Town) -> usize {
    let context = town.house.context();
    let job = move |tx: &mut cuppa::store::Tx<'_>| purge_records::run(tx, &context, 7);
    town.house.db.write(job).unwrap()
}

fn hash(town: &Town, email: &str) -> String {
    town.house
        .secrets
        .contact_hash(&EmailAddress::parse(email).unwrap())
}

fn is_suppressed(town: &Town, email: &str, scope: &str) -> bool {
    let (hash, scope, now) = (
        hash(town, email),
        scope.to_owned(),
        town.house.context().now,
    );
    let asked: cuppa::store::StoreResult<bool> = town
        .house
        .db
        .read(move |tx| suppressions::is_suppressed(tx, &hash, &[scope], now));
    asked.unwrap()
}

cuppa::on_both! {
    fn nothing_is_sent_before_the_mailbox_itself_said_yes_and_saying_it_twice_is_no_mistake(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        town.get("/santa-monica/calendar").is(200).says("Get new events by email");
        town.get("/santa-monica").is(200).says("Get new events by email");
        town.get(FORM).is(200).says("I would like Santa Monica Police Department to write");
        ask(&town, "ann@", &[]).is(422).says("Write your email address like this");
        ask(&town, "", &[]).is(422).says("Write the email address we should write to.");
        ask(&town, "bot@example.org", &[("website", "x")]).is(422);
        let sent = ask(&town, "ann@example.org", &[]);
        town.get(&sent.is(303).location).is(200).says("Please look into your mail").says_nothing_of("ann@");
        let mail = town.deliver();
        assert_eq!((mail.len(), mail[0].to.as_str()), (1, "ann@example.org"));
        assert!(header(&mail[0], "List-Unsubscribe: ").is_empty(), "this is no list mail");
        announce(&town, &rosa, "Tea One", &[]);
        assert!(soon(&town).is_empty(), "not confirmed");
        let confirm = link(&mail[0], "/subscriptions/cn_");
        for _ in 0..2 {
            town.get(&confirm).is(200).says("Yes, write to me");
            assert_eq!(town.head(&confirm).status, 200);
        }
        announce(&town, &rosa, "Tea Two", &[]);
        assert!(soon(&town).is_empty(), "a link that was only looked at confirms nothing");
        let said = town.post(&confirm, &[("act", "confirm")]).is(303).location.clone();
        town.get(&said).is(200).says("Thank you, it is confirmed.").says("a***@e***");
        let again = town.post(&confirm, &[("act", "confirm")]).is(303).location.clone();
        town.get(&again).is(200).says("You have already confirmed.");
        town.get(&confirm).is(200).says("What would you like to hear of?");
        town.advance(TimeDelta::seconds(1));
        let fresh = announce(&town, &rosa, "Tea Three", &[]);
        town.advance(TimeDelta::minutes(14));
        assert!(town.deliver().is_empty(), "staff may still take it back");
        town.advance(TimeDelta::minutes(1));
        let news = town.deliver();
        assert_eq!(news.len(), 1);
        assert_eq!(titles(&news[0], &["Tea One", "Tea Two", "Tea Three"]), ["Tea Three"]);
        let text = readable(&news[0].raw);
        assert!(text.contains(&format!("/santa-monica/events/{fresh}")), "{text}");
        assert_eq!(header(&news[0], "List-Unsubscribe-Post: "), "List-Unsubscribe=One-Click");
        assert_eq!(header(&news[0], "List-Id: "), "<news.santa-monica.mail.example.org>");
        assert!(town.deliver().is_empty(), "once is enough");
    }

    fn a_link_is_good_for_two_days_and_what_nobody_confirms_is_deleted_after_seven(db) {
        let town = Town::open(db);
        ask(&town, "ann@example.org", &[]).is(303);
        let confirm = link(&town.deliver()[0], "/subscriptions/cn_");
        town.advance(TimeDelta::hours(48));
        town.get(&confirm).is(200).says("This link has expired");
        let answer = town.post(&confirm, &[("act", "confirm")]);
        town.get(&answer.is(303).location).is(200).says("This link has expired");
        assert_eq!(purge(&town), 0);
        town.advance(TimeDelta::days(5) + TimeDelta::minutes(1));
        assert!(purge(&town) > 0);
        town.get(&confirm).is(404).says("We hold nothing under this link");
        town.get("/santa-monica/privacy").is(200).says("One unconfirmed request for news was deleted, 7 days after it was made.");
        assert_eq!(purge(&town), 0);
        assert!(town.deliver().is_empty(), "never written to again");
    }

    fn a_stranger_causes_one_mail_in_ten_minutes_and_three_a_day_and_the_last_link_stays_good(db) {
        let town = Town::open(db);
        let mut mails = Vec::new();
        for turn in 0..40 {
            let client = format!("203.0.113.{turn}");
            ask_from(&town, &client, "victim@example.org", &[("kind", "coffee")]).is(303);
            mails.extend(town.deliver());
            if turn < 3 {
                assert_eq!(mails.len(), 1, "within ten minutes");
            }
            town.advance(TimeDelta::minutes(3));
        }
        assert_eq!(mails.len(), 3);
        let old = town.post(&link(&mails[0], "/subscriptions/cn_"), &[]);
        old.is(404);
        town.post(&link(&mails[2], "/subscriptions/cn_"), &[]).is(303);
        town.advance(TimeDelta::hours(24));
        ask(&town, "Victim@Example.org", &[]).is(303);
        let mail = town.deliver();
        assert_eq!(mail.len(), 1);
        assert!(readable(&mail[0].raw).contains("You get our news already"), "it is one address however it is typed");
    }

    fn the_answer_is_the_same_for_a_new_a_waiting_a_known_a_stopped_and_a_dead_address(db) {
        let town = Town::open(db);
        ask(&town, "waiting@example.org", &[]).is(303);
        reader(&town, "known@example.org", &[]);
        let stopped = reader(&town, "stopped@example.org", &[]);
        town.post(&stopped, &[("act", "stop")]).is(303);
        let (dead, now) = (hash(&town, "dead@example.org"), town.house.context().now);
        db.write(move |tx| suppressions::insert_if_absent(tx, &dead, "all", "no_such_address", "relay", now)).unwrap();
        town.advance(TimeDelta::minutes(11));
        let answers = ["new", "waiting", "known", "stopped", "dead"].map(|who| {
            let answer = ask(&town, &format!("{who}@example.org"), &[]);
            let page = town.get(&answer.is(303).location);
            (answer.location, answer.body, page.is(200).body.clone())
        });
        assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:#?}");
        let to: Vec<String> = town.deliver().iter().map(|message| message.to.clone()).collect();
        assert_eq!(to.len(), 4, "{to:?}");
        assert!(!to.contains(&"dead@example.org".to_owned()));
    }

    fn stopping_is_final_until_the_mailbox_itself_says_yes_again(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        reader(&town, "ann@example.org", &[]);
        announce(&town, &rosa, "Tea One", &[]);
        let news = soon(&town);
        let stop = one_click(&news[0]);
        town.get(&stop).is(200).says("Stop the news of events by email?");
        assert_eq!(town.head(&stop).status, 200);
        town.post_from(&stop, ("x-nothing", "1"), "", &[]).is(200).says("Stop the news of events by email?");
        assert!(!is_suppressed(&town, "ann@example.org", "news:1"), "only the words of RFC 8058 or our button stop");
        town.advance(TimeDelta::days(1));
        let rosa = town.sergeant();
        announce(&town, &rosa, "Tea Two", &[]);
        town.advance(TimeDelta::minutes(16));
        let context = town.house.context();
        let waiting = db.write(move |tx| {
            let due = plan_news::due(tx, &context)?;
            plan_news::run(tx, &context, &due)
        });
        assert_eq!(waiting.unwrap(), 1);
        for _ in 0..2 {
            let done = town.post_from(&stop, ("x-nothing", "1"), "", &[("List-Unsubscribe", "One-Click")]);
            done.is(200).says("The emails have stopped");
            assert!(done.cookie.is_empty());
        }
        assert!(town.deliver().is_empty(), "what waited is stopped at once");
        assert!(is_suppressed(&town, "ann@example.org", "news:1"));
        assert!(!is_suppressed(&town, "ann@example.org", "articles:1"), "this list only");
        announce(&town, &rosa, "Tea Three", &[]);
        assert!(soon(&town).is_empty());
        ask(&town, "ann@example.org", &[]).is(303);
        let asked = town.deliver();
        assert_eq!(asked.len(), 1);
        announce(&town, &rosa, "Tea Four", &[]);
        assert!(soon(&town).is_empty(), "a form alone puts nobody back");
        assert!(is_suppressed(&town, "ann@example.org", "news:1"));
        town.post(&link(&asked[0], "/subscriptions/cn_"), &[]).is(303);
        town.advance(TimeDelta::seconds(1));
        assert!(!is_suppressed(&town, "ann@example.org", "news:1"));
        announce(&town, &rosa, "Tea Five", &[("date", "2026-12-03")]);
        let news = soon(&town);
        assert_eq!(titles(&news[0], &["Tea One", "Tea Two", "Tea Three", "Tea Four", "Tea Five"]), ["Tea Five"]);
        town.post(&one_click(&news[0]), &[("stop", "yes")]).is(200).says("The emails have stopped");
        assert!(is_suppressed(&town, "ann@example.org", "news:1"), "our own button");
    }

    fn a_confirmation_does_not_revive_an_address_that_takes_no_mail(db) {
        let town = Town::open(db);
        ask(&town, "ann@example.org", &[]).is(303);
        let confirm = link(&town.deliver()[0], "/subscriptions/cn_");
        let (dead, now) = (hash(&town, "ann@example.org"), town.house.context().now);
        db.write(move |tx| suppressions::insert_if_absent(tx, &dead, "all", "complaint", "report", now)).unwrap();
        town.post(&confirm, &[]).is(303);
        town.advance(TimeDelta::seconds(1));
        assert!(is_suppressed(&town, "ann@example.org", "all"));
        announce(&town, &town.sergeant(), "Tea One", &[]);
        assert!(soon(&town).is_empty());
    }

    fn news_is_collected_rests_twenty_hours_and_sleeps_at_night(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        reader(&town, "ann@example.org", &[]);
        let known = ["Tea One", "Tea Two", "Tea Three", "Tea Four", "Tea Five"];
        announce(&town, &rosa, "Tea One", &[]);
        announce(&town, &rosa, "Tea Two", &[("date", "2026-12-09")]);
        let first = soon(&town);
        assert_eq!(first.len(), 1, "one letter");
        assert_eq!(titles(&first[0], &known), ["Tea One", "Tea Two"]);
        announce(&town, &rosa, "Tea Three", &[]);
        assert!(soon(&town).is_empty(), "the last letter is just gone");
        announce(&town, &rosa, "Tea Four", &[("date", "2026-12-02")]);
        let urgent = soon(&town);
        assert_eq!(titles(&urgent[0], &known), ["Tea Three", "Tea Four"], "it starts within two days");
        // 10 p.m. in Los Angeles.
        town.advance(TimeDelta::hours(12));
        let rosa = town.sergeant();
        announce(&town, &rosa, "Tea Five", &[("date", "2026-12-02"), ("start_time", "20:00"), ("end_time", "21:00")]);
        assert!(soon(&town).is_empty(), "people sleep");
        town.advance(TimeDelta::hours(9));
        assert!(town.deliver().is_empty(), "not before eight");
        town.advance(TimeDelta::hours(1));
        assert_eq!(titles(&town.deliver()[0], &known), ["Tea Five"]);
    }

    fn a_letter_that_could_not_leave_by_day_waits_for_the_morning(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        reader(&town, "ann@example.org", &[]);
        announce(&town, &rosa, "Tea One", &[]);
        town.advance(TimeDelta::minutes(15));
        let context = town.house.context();
        let planned = db.write(move |tx| {
            let due = plan_news::due(tx, &context)?;
            // Two planners looked at the same instant.
            Ok::<_, cuppa::services::Error>((plan_news::run(tx, &context, &due)?, plan_news::run(tx, &context, &due)?))
        });
        assert_eq!(planned.unwrap(), (1, 0));
        town.advance(TimeDelta::hours(13));
        assert!(town.deliver().is_empty(), "the relay came back at night");
        town.advance(TimeDelta::hours(11));
        assert_eq!(town.deliver().len(), 1);
    }

    fn after_a_restore_nobody_reads_again_of_what_was_announced_before(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        reader(&town, "ann@example.org", &[]);
        announce(&town, &rosa, "Tea One", &[]);
        town.advance(TimeDelta::minutes(30));
        let context = town.house.context();
        db.write(move |tx| resume_mail::pause_after_restore(tx, &context)).unwrap();
        assert!(town.deliver().is_empty());
        let context = town.house.context();
        db.write(move |tx| resume_mail::run(tx, &context, true)).unwrap();
        assert!(town.deliver().is_empty(), "perhaps it was sent since the backup");
        town.advance(TimeDelta::minutes(1));
        announce(&town, &town.sergeant(), "Tea Two", &[]);
        assert_eq!(titles(&soon(&town)[0], &["Tea One", "Tea Two"]), ["Tea Two"]);
    }

    fn an_event_called_off_before_the_letter_leaves_is_not_in_it(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        reader(&town, "ann@example.org", &[]);
        let plan = || {
            town.advance(TimeDelta::minutes(15));
            let context = town.house.context();
            let planned = db.write(move |tx| {
                let due = plan_news::due(tx, &context)?;
                plan_news::run(tx, &context, &due)
            });
            assert_eq!(planned.unwrap(), 1);
        };
        announce(&town, &rosa, "Tea One", &[]);
        let two = announce(&town, &rosa, "Tea Two", &[]);
        plan();
        cancel(&town, &rosa, &two);
        let news = town.deliver();
        assert_eq!(titles(&news[0], &["Tea One", "Tea Two"]), ["Tea One"]);
        let three = announce(&town, &rosa, "Tea Three", &[("date", "2026-12-02")]);
        plan();
        cancel(&town, &rosa, &three);
        assert!(town.deliver().is_empty(), "nothing is left to say");
        let four = announce(&town, &rosa, "Tea Four", &[("date", "2026-12-02")]);
        cancel(&town, &rosa, &four);
        assert!(soon(&town).is_empty(), "taken back in time");
    }

    fn a_series_is_one_line_with_its_next_date_and_the_number_of_the_others(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        reader(&town, "ann@example.org", &[]);
        series::year(&town, &rosa);
        let news = soon(&town);
        assert_eq!(news.len(), 1);
        let text = readable(&news[0].raw);
        assert!(text.contains("and 11 more dates"), "{text}");
        assert!(text.contains("Tuesday, January 5, 2027") && !text.contains("February"), "{text}");
    }

    fn a_reader_hears_only_of_the_kinds_topics_and_parts_of_town_that_were_asked_for(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        announce(&town, &rosa, "Old Tea", &[("venue_district", "Harbor")]);
        town.get(FORM).is(200).says("In which part of town?").says("Harbor");
        reader(&town, "kind@example.org", &[("kind", "tacos"), ("kind", "boba")]);
        reader(&town, "topic@example.org", &[("topic", "noise")]);
        reader(&town, "part@example.org", &[("district", "Harbor")]);
        let all = reader(&town, "all@example.org", &[("kind", "no-such-kind")]);
        announce(&town, &rosa, "Tea Boba", &[("kind", "boba")]);
        announce(&town, &rosa, "Tea Noise", &[("topics", "noise")]);
        announce(&town, &rosa, "Tea Harbor", &[("venue_district", "harbor")]);
        let known = ["Old Tea", "Tea Boba", "Tea Noise", "Tea Harbor"];
        let news = soon(&town);
        let told = |who: &str| titles(news.iter().find(|m| m.to.starts_with(who)).unwrap(), &known);
        assert_eq!(told("kind"), ["Tea Boba"]);
        assert_eq!(told("topic"), ["Tea Noise"]);
        assert_eq!(told("part"), ["Tea Harbor"]);
        assert_eq!(told("all"), ["Tea Boba", "Tea Noise", "Tea Harbor"]);
        let change = link(news.iter().find(|m| m.to.starts_with("all")).unwrap(), "/subscriptions/cp_");
        assert_eq!(change.split('?').next().unwrap(), all);
        let saved = town.post(&change, &[("act", "save"), ("kind", "tacos"), ("language", "es")]);
        town.get(&saved.is(303).location).is(200).says("Saved.");
        town.advance(TimeDelta::days(1));
        let rosa = town.sergeant();
        announce(&town, &rosa, "Tea Later", &[("kind", "boba")]);
        announce(&town, &rosa, "Tea Tacos", &[("kind", "tacos")]);
        let news = soon(&town);
        let all = news.iter().find(|m| m.to.starts_with("all")).unwrap();
        assert_eq!(titles(all, &["Tea Later", "Tea Tacos"]), ["Tea Tacos"]);
        assert!(readable(&all.raw).contains("Cambiar lo que recibe"));
    }

    fn a_reader_of_spanish_gets_everything_in_spanish(db) {
        let town = Town::open(db);
        town.get(&format!("{FORM}?lang=es")).is(200).says("Nuevos eventos por correo");
        ask(&town, "eva@example.org", &[("language", "es")]).is(303);
        let asked = town.deliver();
        assert!(readable(&asked[0].raw).contains("¿Quiere recibir nuestras noticias?"));
        let confirm = link(&asked[0], "/subscriptions/cn_");
        town.get(&confirm).is(200).says("Sí, escríbanme");
        town.post(&confirm, &[("act", "confirm")]).is(303);
        town.advance(TimeDelta::seconds(1));
        town.event(&town.sergeant(), &[]);
        let text = readable(&soon(&town)[0].raw);
        for words in ["Café con un policía", "jueves, 10 de diciembre de 2026", "Darse de baja de las noticias de eventos", "Content-Language: es"] {
            assert!(text.contains(words), "{words}: {text}");
        }
    }

    fn no_more_reminders_for_one_event_and_the_cancellation_still_comes(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[]);
        town.rsvp(&event, &[("party_size", "1"), ("email", "ann@example.org")]).is(303);
        town.deliver();
        town.advance(TimeDelta::days(8) + TimeDelta::hours(6));
        let reminder = town.deliver();
        assert_eq!(reminder.len(), 1);
        let stop = link(&reminder[0], "/unsubscribe/cu1");
        town.get(&stop).is(200).says("No more reminders for this event?");
        town.post_from(&stop, ("x-nothing", "1"), "", &[("List-Unsubscribe", "One-Click")]).is(200).says("You are still on the list.");
        town.advance(TimeDelta::hours(22));
        assert!(town.deliver().is_empty(), "two hours before");
        let rosa = town.sergeant();
        cancel(&town, &rosa, &event);
        assert_eq!(town.deliver().len(), 1, "who planned to come is told");
    }

    fn a_one_click_link_works_when_the_row_and_the_department_are_gone(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let own = reader(&town, "ann@example.org", &[]);
        let event = announce(&town, &rosa, "Tea One", &[]);
        let stop = one_click(&soon(&town)[0]);
        let forgot = town.post(&own, &[("act", "forget")]);
        town.get(&forgot.is(303).location).is(200).says("You are forgotten");
        town.get(&own).is(404).says("We hold nothing under this link");
        let row: cuppa::store::StoreResult<bool> = {
            let hash = hash(&town, "ann@example.org");
            db.read(move |tx| {
                let home = cuppa::store::departments::find_by_slug(tx, "santa-monica")?.unwrap();
                Ok(subscriptions::find_by_contact_hash(tx, home.id, &hash)?.is_some())
            })
        };
        assert!(!row.unwrap(), "no row is left");
        cancel(&town, &rosa, &event);
        let context = town.house.context();
        db.write(move |tx| cuppa::services::close_department::run(tx, &context, "santa-monica")).unwrap();
        for fields in [&[("List-Unsubscribe", "One-Click")][..], &[("stop", "yes")]] {
            town.post_from(&stop, ("x-nothing", "1"), "", fields).is(200).says("The emails have stopped");
        }
        let secrets = &town.house.secrets;
        let nobody = secrets.unsubscribe_token("n4711-abc");
        town.post(&format!("/unsubscribe/{nobody}"), &[("stop", "yes")]).is(200);
        let old = secrets.unsubscribe_token("1-abc");
        town.get(&format!("/unsubscribe/{old}")).is(200).says("Stop the stories by email?");
        let gone = secrets.unsubscribe_token(&format!("r-{}", "0".repeat(32)));
        town.post(&format!("/unsubscribe/{gone}"), &[("stop", "yes")]).is(200).says("No more reminders");
        town.post("/unsubscribe/cu1.1.n1-abc.forged", &[("stop", "yes")]).is(404);
    }

    fn of_a_stopped_reader_only_the_keyed_hash_is_left(db) {
        let town = Town::open(db);
        let own = reader(&town, "ann@example.org", &[("kind", "coffee")]);
        let stopped = town.post(&own, &[("act", "stop")]);
        town.get(&stopped.is(303).location).is(200).says("You get no news from us").says_nothing_of("a***@");
        town.post(&own, &[("act", "save"), ("kind", "coffee")]).is(404);
        let (known, id) = (hash(&town, "ann@example.org"), 1);
        let row: cuppa::store::StoreResult<_> = db.read(move |tx| {
            subscriptions::find_by_contact_hash(tx, cuppa::domain::ids::DepartmentId(id), &known)
        });
        let row = row.unwrap().unwrap();
        assert!(row.contact_sealed.is_none() && row.wants.kinds.is_empty());
        town.advance(TimeDelta::days(7) + TimeDelta::minutes(1));
        assert!(purge(&town) > 0);
        town.get(&own).is(404);
        town.get("/santa-monica/privacy").is(200).says("What was left of one stopped subscription was deleted");
        assert!(is_suppressed(&town, "ann@example.org", "news:1"));
    }

    fn one_client_hears_when_to_ask_again_and_keeps_what_was_typed(db) {
        let town = Town::open_strictly(db);
        let forms: Vec<String> = (0..11).map(|_| town.get(FORM).hidden("form_token")).collect();
        town.advance(TimeDelta::seconds(10));
        let ask = |at: usize| {
            let email = format!("v{at}@example.org");
            town.post_of("198.51.100.7", FORM, &[("form_token", &forms[at]), ("email", &email), ("kind", "boba")])
        };
        for at in 0..10 {
            ask(at).is(303);
        }
        let refused = ask(10);
        refused.is(429).says("press the button again");
        assert!(refused.body.contains("value=\"v10@example.org\"") && refused.body.contains("value=\"boba\" checked"));
        assert!(!refused.retry_after.is_empty());
        assert_eq!(town.deliver().len(), 10);
    }

    fn a_new_sealing_key_takes_subscriptions_along(db) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("cuppa.key");
        let secrets = std::sync::Arc::new(cuppa::secrets::key_file::load_or_make(&path).unwrap());
        let town = Town::open_with(db, secrets);
        reader(&town, "ann@example.org", &[]);
        let rotated = std::sync::Arc::new(cuppa::secrets::key_file::rotate(&path).unwrap());
        let context = cuppa::services::Context { vault: rotated, ..town.house.context() };
        let round = db.write(move |tx| reseal_rows::subscriptions(tx, &context, 0)).unwrap();
        assert_eq!((round.resealed, round.unreadable), (1, 0));
        announce(&town, &town.sergeant(), "Tea One", &[]);
        assert_eq!(soon(&town)[0].to, "ann@example.org");
    }
}
