//! The sealing key changes while residents are on the list.

use std::sync::Arc;

use chrono::TimeDelta;
use cuppa::secrets::{Secrets, key_file};
use cuppa::services::{Context, Result as Done};
use cuppa::services::{read_providers, reseal_rows};
use cuppa::store::{Db, Tx};

use crate::town::{Town, readable};

type Job = fn(&mut Tx<'_>, &Context, i64) -> Done<reseal_rows::Round>;

fn all(db: &Db, context: &Context, job: Job) -> (usize, usize) {
    let (mut resealed, mut unreadable, mut after) = (0, 0, Some(0));
    while let Some(from) = after {
        let context = context.clone();
        let round = db.write(move |tx| job(tx, &context, from)).unwrap();
        resealed += round.resealed;
        unreadable += round.unreadable;
        after = round.next;
    }
    (resealed, unreadable)
}

cuppa::on_both! {
    fn after_a_rotation_a_second_factor_goes_on(db) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("cuppa.key");
        let town = Town::open_with(db, Arc::new(key_file::load_or_make(&path).unwrap()));
        let rosa = town.sergeant();
        let (secret, _) = crate::people::set_up(&town, &rosa, "");
        let rotated = Arc::new(key_file::rotate(&path).unwrap());
        let context = Context { vault: rotated, ..town.house.context() };
        assert_eq!(all(db, &context, reseal_rows::second_factors), (1, 0));
        assert_eq!(all(db, &context, reseal_rows::second_factors), (0, 0), "once is enough");
        let step = crate::people::by_letter(&town, "rosa@example.org");
        town.advance(TimeDelta::seconds(60));
        let code = crate::people::code(&town, &secret);
        town.post("/staff/sign-in/code", &[("half", &step.hidden("half")), ("code", &code)]).is(303);
    }

    fn after_a_rotation_the_secret_of_a_provider_is_read_again(db) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("cuppa.key");
        let town = Town::open_with(db, Arc::new(key_file::load_or_make(&path).unwrap()));
        crate::identity::set(&town);
        let rotated = Arc::new(key_file::rotate(&path).unwrap());
        let context = Context { vault: rotated.clone(), ..town.house.context() };
        assert_eq!(all(db, &context, reseal_rows::providers), (1, 0));
        assert_eq!(all(db, &context, reseal_rows::providers), (0, 0), "once is enough");
        let known = db.read(move |tx| read_providers::find(tx, &context, "santa-monica")).unwrap();
        assert_eq!(known.client.secret, "the-canary-of-the-provider");
        let stranger = Context { vault: Arc::new(Secrets::new([9; 32])), ..town.house.context() };
        let none = db.read(move |tx| read_providers::find(tx, &stranger, "santa-monica"));
        assert!(none.is_err());
    }

    fn after_a_rotation_the_note_and_the_owner_of_a_promise_are_read_again(db) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("cuppa.key");
        let town = Town::open_with(db, Arc::new(key_file::load_or_make(&path).unwrap()));
        let event = town.event(&town.sergeant(), &[]);
        let rosa = crate::closeouts::day_after(&town);
        let note = [("note", "Windy at the pier."), ("heads", "41")];
        crate::closeouts::send(&town, &rosa, &event, &[&crate::closeouts::CROSSWALK[..], &note].concat()).is(303);
        let rotated = Arc::new(key_file::rotate(&path).unwrap());
        let context = Context { vault: rotated.clone(), ..town.house.context() };
        assert_eq!(all(db, &context, reseal_rows::close_outs), (1, 0));
        assert_eq!(all(db, &context, reseal_rows::promises), (1, 0));
        assert_eq!(all(db, &context, reseal_rows::close_outs), (0, 0), "once is enough");
        assert_eq!(all(db, &context, reseal_rows::promises), (0, 0));
        let form = town.get_as(&format!("/staff/events/{event}/close-out"), &rosa);
        form.is(200).says("Windy at the pier.");
        assert!(form.body.contains("Chen of Public Works"), "{}", form.body);
    }

    fn after_a_rotation_mail_finds_its_people_and_links_stay_good(db) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("cuppa.key");
        let secrets = Arc::new(key_file::load_or_make(&path).unwrap());
        let town = Town::open_with(db, secrets);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[]);
        let csrf = town.get_as("/staff/new-event", &rosa).hidden("csrf");
        let officers = format!("/staff/events/{event}/officers");
        let no = [("csrf", csrf.as_str()), ("officer", "ana-reyes"), ("do", "decline"), ("reason", "In court.")];
        town.post_as(&officers, &rosa, &no).is(303);
        let version = town.get_as("/staff/officers/ana-reyes", &rosa).hidden("version");
        let address = [
            ("csrf", csrf.as_str()),
            ("version", version.as_str()),
            ("officer_given_name", "Ana"),
            ("officer_family_name", "Reyes"),
            ("officer_email", "ana@example.org"),
        ];
        town.post_as("/staff/officers/ana-reyes", &rosa, &address).is(303);
        crate::settings::place(&town, &rosa, &[("venue_contact_name", "Noor Haddad")]).is(303);
        let ours = town.rsvp(&event, &[("party_size", "1"), ("note", "Speeding")]).location;
        town.rsvp(&event, &[("party_size", "1"), ("email", "ann@example.org"), ("name", "Ann")]).is(303);
        let rotated = Arc::new(key_file::rotate(&path).unwrap());
        let context = Context { vault: rotated, ..town.house.context() };
        assert_eq!(all(db, &context, reseal_rows::rsvps), (2, 0));
        assert_eq!(all(db, &context, reseal_rows::messages), (1, 0));
        assert_eq!(all(db, &context, reseal_rows::rsvps), (0, 0), "once is enough");
        assert_eq!(all(db, &context, reseal_rows::officers), (1, 0));
        assert_eq!(all(db, &context, reseal_rows::reasons), (1, 0));
        assert_eq!(all(db, &context, reseal_rows::officers), (0, 0));
        assert_eq!(all(db, &context, reseal_rows::venue_contacts), (1, 0));
        assert_eq!(all(db, &context, reseal_rows::venue_contacts), (0, 0));
        let place = town.get_as("/staff/venues/palm-court-library", &rosa);
        assert!(place.is(200).body.contains("value=\"Noor Haddad\""), "{}", place.body);
        town.get_as("/staff/officers/ana-reyes", &rosa).is(200);
        assert!(town.get_as("/staff/officers/ana-reyes", &rosa).body.contains("ana@example.org"));
        assert!(town.get_as(&officers, &rosa).plain().contains("Reason: In court."));
        town.get(&ours).is(200).says("What you would like to talk about");
        let confirmation = town.deliver();
        assert_eq!(confirmation[0].to, "ann@example.org", "the running service reads what is under the new key");
        assert!(readable(&confirmation[0].raw).contains("/rsvps/cm_"));
        town.advance(TimeDelta::days(8) + TimeDelta::hours(6));
        assert_eq!(town.deliver().len(), 1, "the reminder, too");
    }
}
