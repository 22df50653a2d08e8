//! What residents can do, and what they are told when something cannot be done.

use chrono::TimeDelta;

use crate::town::{Town, readable};

cuppa::on_both! {
    fn a_resident_says_yes_without_a_name_and_can_change_her_mind(db) {
        let town = Town::open(db);
        let event = town.event(&town.sergeant(), &[]);
        let page = town.get(&format!("/santa-monica/events/{event}"));
        page.is(200).says("Thursday, December 10, 2026").says("3 to 5 p.m. PST").says("Sergeant Ana Reyes");
        let sent = town.rsvp(&event, &[("party_size", "2")]);
        assert!(sent.is(303).location.starts_with("/rsvps/cm_"), "{sent:?}");
        town.get(&sent.location).is(200).says("2");
        town.post(&sent.location, &[("party_size", "4")]).is(422).says("There is only one more seat.");
        town.post(&sent.location, &[("party_size", "3")]).is(303);
        town.get(&format!("/santa-monica/events/{event}/rsvps")).says("waitlist");
        town.post(&format!("{}/cancellation", sent.location), &[]).is(303);
        town.get(&sent.location).is(200).says("You are not on the list");
        assert!(town.deliver().is_empty(), "nobody gave an address");
    }

    fn who_gives_an_address_gets_the_link_by_mail_only(db) {
        let town = Town::open(db);
        let event = town.event(&town.sergeant(), &[]);
        let sent = town.rsvp(&event, &[("party_size", "2"), ("email", "ann@example.org"), ("language", "es")]);
        assert!(sent.is(303).location.contains("/rsvps/received?r="), "{sent:?}");
        town.get(&sent.location).is(200).says_nothing_of("cm_").says_nothing_of("ann@");
        let mail = town.deliver();
        let [confirmation] = mail.as_slice() else { panic!("one mail, not {}", mail.len()) };
        assert_eq!(confirmation.to, "ann@example.org");
        let text = readable(&confirmation.raw);
        assert!(text.contains("jueves, 10 de diciembre de 2026"), "{text}");
        assert!(text.contains("METHOD:PUBLISH") && !text.contains("ATTENDEE"), "{text}");
        let link = text.split_whitespace().find(|word| word.contains("/rsvps/cm_")).unwrap();
        town.get(link.trim_matches(|c: char| c == '<' || c == '>' || c == '"')).is(200);
    }

    fn the_same_form_sent_twice_is_one_rsvp(db) {
        let town = Town::open(db);
        let event = town.event(&town.sergeant(), &[]);
        let path = format!("/santa-monica/events/{event}/rsvps");
        let token = town.get(&path).hidden("form_token");
        town.advance(TimeDelta::seconds(5));
        let fields = [("form_token", token.as_str()), ("party_size", "2")];
        let (first, second) = (town.post(&path, &fields), town.post(&path, &fields));
        assert_eq!(first.is(303).location, second.is(303).location);
        town.rsvp(&event, &[("party_size", "1")]).is(303);
        town.get(&path).says("waitlist");
    }

    fn a_known_address_gets_the_same_answer_and_changes_nothing(db) {
        let town = Town::open(db);
        let event = town.event(&town.sergeant(), &[("capacity", "")]);
        let answer = |heads| {
            let sent = town.rsvp(&event, &[("party_size", heads), ("email", "ann@example.org")]);
            let page = town.get(&sent.is(303).location);
            (page.status, page.plain())
        };
        assert_eq!(answer("2"), answer("2"));
        let subjects: Vec<String> = town.deliver().iter().map(|mail| readable(&mail.raw)).collect();
        assert_eq!(subjects.len(), 2, "a confirmation, and the link once more");
        let hub = town.get_as(&format!("/staff/events/{event}"), &town.sergeant());
        hub.is(200).says_nothing_of("ann@example.org");
    }

    fn a_form_that_is_too_fast_or_filled_by_a_machine_is_shown_again_as_it_was(db) {
        let town = Town::open(db);
        let event = town.event(&town.sergeant(), &[]);
        let path = format!("/santa-monica/events/{event}/rsvps");
        let token = town.get(&path).hidden("form_token");
        let fast = town.post(&path, &[("form_token", &token), ("party_size", "2"), ("name", "Ann")]);
        fast.is(422).says("Everything you wrote is still here");
        assert!(fast.body.contains("value=\"Ann\""), "{}", fast.body);
        let machine = town.rsvp(&event, &[("party_size", "2"), ("website", "http://spam.example")]);
        machine.is(422);
        town.advance(TimeDelta::hours(25));
        town.post(&path, &[("form_token", &token), ("party_size", "2")]).is(422).says("press the button once more");
    }

    fn each_wrong_field_has_its_own_sentence_and_what_was_typed_stays(db) {
        let town = Town::open(db);
        let event = town.event(&town.sergeant(), &[]);
        let long = "x".repeat(10_000);
        let cases = [
            (vec![("party_size", "")], "Write how many people are coming, as a number such as 2."),
            (vec![("party_size", "0")], "Write at least 1: the number counts you as well."),
            (vec![("party_size", "-3")], "Write at least 1"),
            (vec![("party_size", "21")], "For a larger group, please call us."),
            (vec![("party_size", "two")], "Write the number of people in figures"),
            (vec![("party_size", "2"), ("email", "ann")], "Write your email address like this"),
            (vec![("party_size", "2"), ("name", long.as_str())], "at most 80 characters"),
            (vec![("party_size", "2"), ("name", "Al\r\nBcc: x")], "characters that cannot be shown"),
        ];
        for (fields, sentence) in cases {
            let page = town.rsvp(&event, &fields);
            page.is(422).says(sentence).says("There is a problem");
            assert!(page.body.contains("<title>Error:"), "{sentence}");
        }
        let kept = town.rsvp(&event, &[("party_size", "21"), ("note", "Is there <parking>?")]);
        assert!(kept.body.contains("Is there &lt;parking&gt;?") || kept.body.contains("Is there &#60;parking&#62;?"), "{}", kept.body);
    }

    fn an_event_that_cannot_be_joined_says_why(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let over = town.event(&rosa, &[]);
        let path = format!("/santa-monica/events/{over}/rsvps");
        let token = town.get(&path).hidden("form_token");
        town.advance(TimeDelta::days(9) + TimeDelta::hours(10));
        town.get(&path).is(200).says("This event has taken place.");
        town.post(&path, &[("form_token", &token), ("party_size", "2")]).is(422);
        town.get(&format!("/santa-monica/events/{over}")).is(200);
    }

    fn what_does_not_exist_is_answered_with_a_way_on(db) {
        let town = Town::open(db);
        for path in ["/nowhere", "/santa-monica/events/none", "/santa-monica/articles/none", "/rsvps/cm_x", "/unsubscribe/cu1.1.x.y"] {
            let page = town.get(path);
            page.is(404);
            assert!(page.body.contains("<h1") && page.body.contains("href="), "{path}: {}", page.body);
        }
        town.get("/rsvps/cm_00000000000000000000000000000000x").is(404).says("We hold nothing under this link");
        assert!(town.get("/staff").is(303).location.starts_with("/staff/sign-in?next="));
    }
}
