//! An officer says herself how neighbors read her name, which languages she speaks and whether her photo
//! stays.

use crate::assignments::{coffee, link, public};
use crate::pictures::{addresses, fetch, jpeg, send};
use crate::town::{Answer, Town};
use cuppa::mail::memory::Kept;

/// The path of the link in a letter, without its language.
fn address_in(town: &Town, mail: &Kept) -> String {
    let hers = link(town, mail);
    hers.split_once('?').unwrap().0.to_owned()
}

/// The path of the link in the first letter to an officer.
fn asked(town: &Town) -> String {
    address_in(town, &town.deliver()[0])
}

/// What staff see of Ana, to be changed.
fn entry(town: &Town, rosa: &str) -> Answer {
    town.get_as("/staff/officers/ana-reyes", rosa)
}

/// Staff save Ana's entry as it was opened, with these changes.
fn rewrite(town: &Town, rosa: &str, opened: &Answer, changes: &[(&str, &str)]) -> Answer {
    let (csrf, version) = (opened.hidden("csrf"), opened.hidden("version"));
    let mut all = vec![
        ("csrf", csrf.as_str()),
        ("version", version.as_str()),
        ("officer_rank", "Sergeant"),
        ("officer_given_name", "Ana"),
        ("officer_family_name", "Reyes"),
        ("officer_display_form", "rank_and_name"),
        ("officer_public", "yes"),
        ("officer_email", "ana@example.org"),
    ];
    all.retain(|(name, _)| !changes.iter().any(|(changed, _)| changed == name));
    all.extend_from_slice(changes);
    town.post_as("/staff/officers/ana-reyes", rosa, &all)
}

/// The form behind the link of an assignment, opened and sent.
fn choose(town: &Town, path: &str, fields: &[(&str, &str)]) -> Answer {
    let page = town.get(path);
    let version = page.is(200).hidden("version");
    let mut all = vec![("version", version.as_str())];
    all.extend_from_slice(fields);
    town.post(&format!("{path}/name"), &all)
}

cuppa::on_both! {
    fn an_officer_says_through_her_link_how_neighbors_read_her_name(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = coffee(&town, &rosa);
        let hers = asked(&town);
        let path = hers.as_str();
        town.post(path, &[("do", "accept")]).is(303);
        let page = town.get(&hers);
        page.is(200).says("How neighbors read your name").says("Sergeant Ana Reyes").says("Not named at all");
        assert!(page.body.contains("value=\"rank_and_name\" checked"), "{}", page.body);
        let pick = |form: &str| choose(&town, path, &[("display_form", form), ("language_es", "yes")]);
        let before = crate::truth::stored(&town, &event).sequence;
        pick("first_name").is(303);
        public(&town, &event).says("Ana").says_nothing_of("Reyes");
        let entry = town.get(&format!("/santa-monica/events/{event}.ics"));
        entry.is(200).says_nothing_of("Reyes");
        assert_eq!(crate::truth::stored(&town, &event).sequence, before, "no news for who has it in the calendar");
        pick("none").is(303);
        public(&town, &event).says_nothing_of("Ana");
        assert!(town.get(&hers).body.contains("value=\"none\" checked"));
        pick("name").is(303);
        public(&town, &event).says("Ana Reyes").says_nothing_of("Sergeant Ana");
        let nothing = choose(&town, path, &[("language_en", "yes")]);
        nothing.is(422).says("Choose how neighbors read your name.");
        let is_ticked = |language: &str| nothing.body.contains(&format!("name=\"language_{language}\" value=\"yes\" checked"));
        assert!(is_ticked("en") && !is_ticked("es"), "what she ticked stays, and nothing else");
        pick("boss").is(422);
        town.get_as("/staff/log", &rosa).is(200).says("An officer chose how neighbors read the name");
        assert!(town.deliver().is_empty(), "nobody is written to");
        town.post("/assignments/ca_nothing/name", &[("display_form", "none")]).is(404);
    }

    fn no_link_lists_an_officer_whom_staff_took_off_the_pages(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = coffee(&town, &rosa);
        let hers = asked(&town);
        let path = hers.as_str();
        town.post(path, &[("do", "accept")]).is(303);
        let opened = entry(&town, &rosa);
        rewrite(&town, &rosa, &opened, &[("officer_rank", ""), ("officer_public", ""), ("officer_display_form", "name")]).is(303);
        public(&town, &event).says_nothing_of("Ana");
        let shown = town.get(&hers);
        assert!(shown.is(200).body.contains("value=\"name\" checked"));
        assert_eq!(shown.body.matches("Ana Reyes</label>").count(), 1, "without a rank two forms read the same");
        assert!(shown.body.contains("value=\"name\"") && !shown.body.contains("value=\"rank_and_name\""));
        shown.says("Your department does not name you in public at the moment.");
        choose(&town, path, &[("display_form", "first_name")]).is(303);
        public(&town, &event).says_nothing_of("Ana");
        let page = town.get_as("/staff/officers/ana-reyes", &rosa);
        assert!(page.body.contains("value=\"first_name\" selected"), "what she chose waits for staff");
    }

    fn what_an_officer_chose_is_not_overwritten_by_a_page_somebody_had_open(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = coffee(&town, &rosa);
        let hers = asked(&town);
        let path = hers.as_str();
        town.post(path, &[("do", "accept")]).is(303);
        let opened = entry(&town, &rosa);
        let rename = |opened: &Answer| rewrite(&town, &rosa, opened, &[("officer_rank", "Lieutenant")]);
        choose(&town, path, &[("display_form", "first_name"), ("language_es", "yes")]).is(303);
        let late = rename(&opened);
        late.is(409).says("The officer or a colleague changed this while you were typing.");
        late.says("Now it says: Sergeant Ana Reyes. On public pages: Ana. Speaks Spanish.");
        assert!(late.body.contains("value=\"Lieutenant\""), "nothing typed is lost");
        public(&town, &event).says("Ana").says_nothing_of("Lieutenant").says_nothing_of("Reyes");
        assert!(late.body.contains("value=\"first_name\" selected"), "her choice is not undone by a second press");
        rename(&late).is(303);
        public(&town, &event).says("Lieutenant Ana Reyes");
    }

    fn what_staff_changed_meanwhile_is_said_before_an_officers_choice_takes_its_place(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        coffee(&town, &rosa);
        let hers = asked(&town);
        let path = hers.as_str();
        let opened = town.get(path).is(200).hidden("version");
        let changes = [("officer_rank", "Lieutenant"), ("officer_languages", "es")];
        rewrite(&town, &rosa, &entry(&town, &rosa), &changes).is(303);
        let late = town.post(&format!("{path}/name"), &[("version", &opened), ("display_form", "first_name")]);
        late.is(409).says("Now it says: On public pages: Lieutenant Ana Reyes. Speaks Spanish.");
        assert!(late.body.contains("value=\"first_name\" checked"), "what she chose is still there");
        let again = [("version", late.hidden("version")), ("display_form", "first_name".to_owned())];
        let again: Vec<(&str, &str)> = again.iter().map(|(name, value)| (*name, value.as_str())).collect();
        town.post(&format!("{path}/name"), &again).is(303);
    }

    fn a_link_speaks_for_her_until_a_week_after_the_event_and_no_longer_once_her_address_changed(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        coffee(&town, &rosa);
        let hers = asked(&town);
        let path = hers.as_str();
        rewrite(&town, &rosa, &entry(&town, &rosa), &[("officer_email", "reyes@example.org")]).is(303);
        town.get(path).is(404);
        let mail = town.deliver();
        assert_eq!(mail[0].to, "reyes@example.org", "the new address is asked anew");
        let hers = address_in(&town, &mail[0]);
        let path = hers.as_str();
        town.get(path).is(200).says("How neighbors read your name");
        let version = town.get(path).hidden("version");
        town.advance(chrono::TimeDelta::days(15));
        town.get(path).is(200).says("How neighbors read your name");
        town.advance(chrono::TimeDelta::days(2));
        town.get(path).is(200).says_nothing_of("How neighbors read your name");
        town.post(&format!("{path}/name"), &[("version", &version), ("display_form", "none")]).is(404);
    }

    fn an_officer_takes_her_photo_away_herself(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = coffee(&town, &rosa);
        let hers = asked(&town);
        let path = hers.as_str();
        town.post(path, &[("do", "accept")]).is(303);
        town.get(&hers).is(200).says_nothing_of("Take my photo away");
        send(&town, &rosa, "/staff/officers/ana-reyes", &[("alt_en", "Ana Reyes")], &jpeg()).is(303);
        let page = format!("/santa-monica/events/{event}");
        let address = addresses(&town.get(&page))[0].clone();
        town.get(&hers).is(200).says("Take my photo away");
        let keep = [("display_form", "rank_and_name"), ("language_en", "yes")];
        choose(&town, path, &keep).is(303);
        assert_eq!(fetch(&town, &address, &[]).status, 200, "nobody asked for it to go");
        let with = [keep[0], keep[1], ("without_photo", "yes")];
        choose(&town, path, &with).is(303);
        assert!(addresses(&town.get(&page)).is_empty());
        assert_eq!(fetch(&town, &address, &[]).status, 404);
        town.get_as("/staff/log", &rosa).is(200).says("An officer took the own photo away");
        town.get(&hers).is(200).says_nothing_of("Take my photo away");
    }
}
