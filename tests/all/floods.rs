//! Floods, and people who stand in them: limits say when to come back, and nothing that was typed is
//! lost.

use chrono::TimeDelta;

use crate::town::Town;

/// Form tokens for so many people, from the same secrets as the town's.
fn forms(town: &Town, event: &str, people: u32) -> Vec<String> {
    let path = format!("/santa-monica/events/{event}/rsvps");
    let from = |person: u32| format!("192.0.{}.{}", 2 + person / 200, 1 + person % 200);
    let form = |person| {
        town.get_with(&path, ("x-forwarded-for", &from(person)))
            .hidden("form_token")
    };
    let forms = (0..people).map(form).collect();
    town.advance(TimeDelta::seconds(10));
    forms
}

cuppa::on_both! {
    fn one_client_hears_when_to_press_again_and_keeps_what_was_typed_and_a_neighbour_is_served(db) {
        let town = Town::open_strictly(db);
        let event = town.event(&town.sergeant(), &[("capacity", "")]);
        let path = format!("/santa-monica/events/{event}/rsvps");
        let forms = forms(&town, &event, 22);
        let says_yes = |client: &str, form: &str| {
            town.post_of(client, &path, &[("form_token", form), ("party_size", "2"), ("note", "Slow cars, please")])
        };
        for form in &forms[..20] {
            says_yes("198.51.100.7", form).is(303);
        }
        let refused = says_yes("198.51.100.7", &forms[20]);
        refused.is(429).says("press the button again").says("Slow cars, please");
        assert!((1..=31).contains(&refused.retry_after.parse::<u32>().unwrap()));
        assert_eq!(refused.hidden("form_token"), forms[20], "pressing again is the same RSVP");
        says_yes("198.51.100.8", &forms[20]).is(303);
        says_yes("2001:db8:1::1", &forms[21]).is(303);
    }

    fn when_very_many_answer_at_once_an_address_is_the_way_in_without_a_script(db) {
        let town = Town::open_strictly(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[("capacity", "")]);
        let other = town.event(&rosa, &[("capacity", ""), ("title_en", "Tea with a Cop")]);
        let path = format!("/santa-monica/events/{event}/rsvps");
        let secrets = &town.house.secrets;
        let written = town.house.context().now - TimeDelta::seconds(60);
        let (one, two) = (town.public_id(&event), town.public_id(&other));
        let answers = |client: u32, fields: &[(&str, &str)]| {
            let token = secrets.form_token(&one, written);
            let mut all = vec![("form_token", token.as_str()), ("party_size", "1")];
            all.extend_from_slice(fields);
            town.post_of(&format!("192.0.{}.{}", client / 200, 1 + client % 200), &path, &all)
        };
        let refused = (0..1000).map(|client| answers(client, &[])).find(|answer| answer.status != 303).unwrap();
        refused.is(429).says("Very many people are answering").says("leave an email address");
        let by_mail = (1000..2000)
            .map(|client| answers(client, &[("email", &format!("r{client}@example.org"))]))
            .map(|answer| town.get(&answer.is(303).location).plain())
            .find(|page| page.contains("One more step: open your mail"));
        assert!(by_mail.is_some(), "with an address nobody is turned away");
        let token = secrets.form_token(&two, written);
        let elsewhere = format!("/santa-monica/events/{other}/rsvps");
        town.post_of("203.0.113.9", &elsewhere, &[("form_token", &token), ("party_size", "1")]).is(303);
    }
    fn one_client_causes_ten_messages_and_the_eleventh_address_may_be_left_out(db) {
        let town = Town::open_strictly(db);
        let event = town.event(&town.sergeant(), &[("capacity", "")]);
        let path = format!("/santa-monica/events/{event}/rsvps");
        let forms = forms(&town, &event, 12);
        let says_yes = |form: &str, victim: &str| {
            town.post_of("198.51.100.7", &path, &[("form_token", form), ("party_size", "1"), ("email", victim)])
        };
        for (victim, form) in forms[..10].iter().enumerate() {
            says_yes(form, &format!("v{victim}@example.org")).is(303);
        }
        says_yes(&forms[10], "v10@example.org").is(429).says("Leave the address empty").says_nothing_of("is not right");
        says_yes(&forms[10], "").is(303);
        assert_eq!(town.deliver().len(), 10);
    }
}
