//! What neighbours tell ahead: topics they would like to talk about, and what they need to take
//! part; what staff see of it, and when it is gone.

use chrono::TimeDelta;
use cuppa::domain::staff::Role;
use cuppa::services::{purge_records, reseal_rows};

use crate::town::{Answer, Town, readable};

fn send(town: &Town, event: &str, form: &str, fields: &[(&str, &str)]) -> Answer {
    let path = format!("/santa-monica/events/{event}/{form}");
    let token = town.get(&path).is(200).hidden("form_token");
    town.advance(TimeDelta::seconds(10));
    let mut all = vec![("form_token", token.as_str())];
    all.extend_from_slice(fields);
    town.post(&path, &all)
}

fn staff_page(town: &Town, cookie: &str, event: &str, page: &str) -> Answer {
    town.get_as(&format!("/staff/events/{event}/{page}"), cookie)
}

fn hub(town: &Town, cookie: &str, event: &str) -> Answer {
    town.get_as(&format!("/staff/events/{event}"), cookie)
}

fn purge(town: &Town) -> usize {
    let context = town.house.context();
    let job = move |tx: &mut cuppa::store::Tx<'_>| purge_records::run(tx, &context, 7);
    town.house.db.write(job).unwrap()
}

cuppa::on_both! {
    fn a_neighbour_names_topics_without_an_rsvp_and_staff_see_groups_and_words(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[]);
        town.get(&format!("/santa-monica/events/{event}")).is(200).says("Tell us in advance what you would like to talk about");
        send(&town, &event, "topics", &[("text", " ")]).is(422).says("Tick a topic or write a few words.");
        for number in 0..3 {
            let text = format!("Speeding on street {number}");
            let fields = [("topic", "traffic"), ("topic", "nonsense"), ("text", text.as_str())];
            let sent = send(&town, &event, "topics", &fields);
            town.get(&sent.is(303).location).is(200).says("Thank you").says_nothing_of("form_token");
        }
        send(&town, &event, "topics", &[("topic", "parking")]).is(303);
        let page = staff_page(&town, &rosa, &event, "topics");
        page.is(200).says("Traffic and speeding3").says("Speeding on street 1").says("together1");
        page.says_nothing_of("Parking");
        hub(&town, &rosa, &event).is(200).says("4 people said what to talk about.");
        let (csrf, wish) = (page.hidden("csrf"), page.hidden("wish"));
        let path = format!("/staff/events/{event}/topics");
        let fields = [("csrf", csrf.as_str()), ("wish", wish.as_str()), ("handled", "yes")];
        let marked = town.post_as(&path, &rosa, &fields);
        town.get_as(&marked.is(303).location, &rosa).is(200).says("Handled").says("Not handled after all");
        town.get_as("/staff", &rosa).is(200).says("a look at what 3 neighbors would like to talk about");
        let officer = town.staff(Role::Officer);
        let numbers = staff_page(&town, &officer, &event, "topics");
        numbers.is(200).says("Traffic and speeding3").says("not the words").says_nothing_of("street 1");
        let board = town.get_as("/staff", &officer);
        board.is(200).says_nothing_of("would like to talk about");
        let own = board.hidden("csrf");
        let fields = [("csrf", own.as_str()), ("wish", wish.as_str()), ("handled", "")];
        town.post_as(&path, &officer, &fields).is(403);
    }

    // SAFETY 57, 61: what a machine sends is not stored, and a form twice is one wish.
    fn a_machine_and_an_impatient_finger_add_nothing(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[]);
        let path = format!("/santa-monica/events/{event}/topics");
        let token = town.get(&path).is(200).hidden("form_token");
        let fields = [("form_token", token.as_str()), ("topic", "traffic")];
        town.post(&path, &fields).is(422).says("press the button once more");
        send(&town, &event, "topics", &[("topic", "traffic"), ("website", "x")]).is(422);
        send(&town, &event, "access", &[("need", "asl"), ("website", "x")]).is(422);
        town.post(&path, &[("topic", "traffic")]).is(422);
        let other = town.get(&format!("/santa-monica/events/{event}/access")).is(200).hidden("form_token");
        town.advance(TimeDelta::seconds(10));
        town.post(&path, &[("form_token", &other), ("topic", "traffic")]).is(422);
        hub(&town, &rosa, &event).is(200).says("Nobody has named a topic yet.").says("No request for access waits");
        town.post(&path, &fields).is(303);
        town.post(&path, &fields).is(303);
        hub(&town, &rosa, &event).is(200).says("One person said");
    }

    fn topics_ticked_with_an_rsvp_are_counted_and_forgotten_with_it(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[]);
        let sent = town.rsvp(&event, &[("party_size", "2"), ("topic", "traffic"), ("topic", "noise")]);
        town.get(&sent.is(303).location).is(200);
        let again = town.rsvp(&event, &[("party_size", "none"), ("topic", "noise")]);
        assert!(again.is(422).body.contains("value=\"noise\" checked"), "{}", again.body);
        hub(&town, &rosa, &event).is(200).says("One person said");
        town.post(&format!("{}/deletion", sent.location), &[]).is(303);
        hub(&town, &rosa, &event).is(200).says("Nobody has named a topic yet.");
    }

    fn the_access_desk_answers_a_request_and_officers_learn_only_what_to_arrange(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[]);
        town.get(&format!("/santa-monica/events/{event}")).is(200).says("Ask with our form");
        send(&town, &event, "access", &[("need", "interpreter")]).is(422).says("which language");
        let fields = [("need", "asl"), ("interpreter", "Tagalog"), ("note", "I am Quill"), ("email", "quill@example.org")];
        let sent = send(&town, &event, "access", &fields);
        town.get(&sent.is(303).location).is(200).says("We have your request").says_nothing_of("has gone by");
        let (desk, officer, organiser) = (town.staff(Role::AccessDesk), town.staff(Role::Officer), town.staff(Role::Organiser));
        for cookie in [&officer, &organiser] {
            staff_page(&town, cookie, &event, "access").is(403).says_nothing_of("Quill");
            hub(&town, cookie, &event).is(200).says("One request for access waits for an answer.").says_nothing_of("Quill");
            let sheet = staff_page(&town, cookie, &event, "sheet");
            sheet.is(200).says("American Sign Language (ASL): 1").says("Interpreter: Tagalog");
            sheet.says_nothing_of("Quill").says_nothing_of("quill@");
        }
        let page = staff_page(&town, &desk, &event, "access");
        page.is(200).says("I am Quill").says("Interpreter: Tagalog").says_nothing_of("quill@example.org");
        let (csrf, id) = (page.hidden("csrf"), page.hidden("request"));
        let path = format!("/staff/events/{event}/access");
        let field = format!("answer-{id}");
        let mut fields = vec![("csrf", csrf.as_str()), ("request", id.as_str())];
        town.post_as(&path, &desk, &fields).is(422).says("Write what is arranged.");
        fields.push((field.as_str(), "Mai will interpret. Ask at the counter."));
        for _ in 0..2 {
            town.post_as(&path, &desk, &fields).is(303);
        }
        let own = town.get_as("/staff", &organiser).is(200).hidden("csrf");
        fields[0] = ("csrf", own.as_str());
        town.post_as(&path, &organiser, &fields).is(403);
        let left = town.deliver();
        assert_eq!(left.len(), 1, "answered once");
        let letter = readable(&left[0].raw);
        assert!(letter.contains("Mai will interpret.") && letter.contains("quill@example.org"), "{letter}");
        assert!(!letter.contains("I am Quill"), "{letter}");
        hub(&town, &rosa, &event).is(200).says("No request for access waits").says("Answered a request for access");
    }

    fn a_late_request_is_taken_and_told_so_and_none_after_the_event(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[]);
        town.get(&format!("/santa-monica/events/{event}/access")).is(200).says("Please ask by");
        town.advance(TimeDelta::days(5));
        town.get(&format!("/santa-monica/events/{event}/access")).is(200).says("It is not too late to ask");
        let sent = send(&town, &event, "access", &[("need", "wheelchair")]);
        town.get(&sent.is(303).location).is(200).says("The day to ask by has gone by.");
        staff_page(&town, &town.sergeant(), &event, "access").is(200).says("Late").says("Mark as arranged");
        let token = town.get(&format!("/santa-monica/events/{event}/access")).hidden("form_token");
        town.advance(TimeDelta::hours(20));
        let path = format!("/santa-monica/events/{event}/access");
        town.post(&path, &[("form_token", &token), ("need", "wheelchair")]).is(303);
        town.advance(TimeDelta::days(6));
        town.get(&path).is(200).says("One can no longer ask").says_nothing_of("form_token");
        town.get(&format!("/santa-monica/events/{event}/topics")).is(200).says("takes no topics any more");
    }

    // SAFETY 70: after the date printed on the form nothing is left of a request, and a receipt says
    // how much was deleted by which rule.
    fn topics_and_requests_are_gone_on_the_date_printed(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[]);
        for form in ["topics", "access"] {
            town.get(&format!("/santa-monica/events/{event}/{form}")).is(200).says("deleted on January 9, 2027");
        }
        send(&town, &event, "topics", &[("topic", "traffic"), ("text", "Canary")]).is(303);
        send(&town, &event, "access", &[("note", "Canary"), ("email", "canary@example.org")]).is(303);
        town.advance(TimeDelta::days(39));
        assert_eq!(purge(&town), 0);
        town.advance(TimeDelta::days(1));
        assert_eq!(purge(&town), 2);
        assert_eq!(purge(&town), 0);
        let rosa = town.sergeant();
        staff_page(&town, &rosa, &event, "topics").is(200).says_nothing_of("Canary").says("together1");
        staff_page(&town, &rosa, &event, "access").is(200).says("Nobody has asked for anything.");
        let page = town.get("/santa-monica/privacy");
        page.is(200).says("One note about topics was deleted, 30 days after its event.");
        page.says("One request for access was deleted, 30 days after its event.");
    }

    fn a_new_sealing_key_takes_topics_and_requests_along(db) {
        let town = Town::open(db);
        let event = town.event(&town.sergeant(), &[]);
        send(&town, &event, "topics", &[("text", "Speeding")]).is(303);
        send(&town, &event, "access", &[("need", "asl"), ("email", "ann@example.org")]).is(303);
        let context = town.house.context();
        let rounds = town.house.db.write(move |tx| {
            Ok::<_, cuppa::services::Error>((
                reseal_rows::wishes(tx, &context, 0)?,
                reseal_rows::access_requests(tx, &context, 0)?,
            ))
        });
        let (wishes, access) = rounds.unwrap();
        assert!(wishes.next.is_some() && access.next.is_some(), "each row is looked at");
        assert_eq!((wishes.unreadable, access.unreadable), (0, 0), "under the purpose it was sealed for");
    }
}
