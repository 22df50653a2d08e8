//! What a resident gave is found again by a code, forgotten at once when she asks, and gone on the
//! date printed on the page.

use chrono::TimeDelta;
use cuppa::services::purge_records;
use cuppa::store::rsvps;

use crate::town::Town;

fn purge(town: &Town) -> usize {
    let context = town.house.context();
    let job = move |tx: &mut cuppa::store::Tx<'_>| purge_records::run(tx, &context, 7);
    town.house.db.write(job).unwrap()
}

/// The code on a resident's page.
fn code(page: &str) -> String {
    let at = page.find("<p class=\"code\"><strong>").unwrap() + 24;
    page[at..at + 9].to_owned()
}

fn hold(town: &Town, cookie: &str, event: &str, fields: &[(&str, &str)]) {
    let path = format!("/staff/events/{event}/hold");
    let csrf = town.get_as(&path, cookie).is(200).hidden("csrf");
    let mut all = vec![("csrf", csrf.as_str())];
    all.extend_from_slice(fields);
    town.post_as(&path, cookie, &all).is(303);
}

cuppa::on_both! {
    fn a_resident_finds_her_rsvp_again_by_the_code_she_wrote_down(db) {
        let town = Town::open(db);
        let event = town.event(&town.sergeant(), &[]);
        let sent = town.rsvp(&event, &[("party_size", "2")]);
        let page = town.get(&sent.is(303).location);
        let code = code(&page.is(200).body);
        town.get("/santa-monica/code").is(200).says("Find your RSVP again");
        let typed = code.to_lowercase().replace('-', " ");
        assert_eq!(town.post("/santa-monica/code", &[("code", &typed)]).is(303).location, sent.location);
        for wrong in ["", "K7QF-2M9X", "nonsense", &format!("{code}0")] {
            let answer = town.post("/santa-monica/code", &[("code", wrong)]);
            answer.is(422).says("We hold nothing under this code.").says_nothing_of("cm_");
        }
        town.get(&format!("/santa-monica/code?code={code}")).is(200).says_nothing_of("cm_");
    }

    fn adults_and_children_may_be_told_and_have_to_add_up(db) {
        let town = Town::open(db);
        let event = town.event(&town.sergeant(), &[]);
        let wrong = town.rsvp(&event, &[("party_size", "3"), ("adults", "2"), ("children", "2")]);
        wrong.is(422).says("Adults and children have to add up to 3.");
        town.rsvp(&event, &[("party_size", "3"), ("children", "4")]).is(422);
        town.rsvp(&event, &[("party_size", "3"), ("children", "two")]).is(422).says("in figures");
        let sent = town.rsvp(&event, &[("party_size", "3"), ("children", "1")]);
        let page = town.get(&sent.is(303).location);
        assert!(page.body.contains("name=\"adults\" type=\"text\" inputmode=\"numeric\" maxlength=\"4\" autocomplete=\"off\" value=\"2\""), "{}", page.body);
        town.post(&sent.location, &[("party_size", "2"), ("adults", ""), ("children", "")]).is(303);
        town.post(&sent.location, &[("party_size", "2"), ("adults", "1"), ("children", "")]).is(303);
    }

    fn who_says_forget_me_is_forgotten_at_once_and_the_seat_goes_on(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[]);
        let first = town.rsvp(&event, &[("party_size", "3"), ("name", "Ann Quill"), ("note", "Speeding")]).location;
        let waiting = town.rsvp(&event, &[("party_size", "2")]).location;
        town.get(&waiting).is(200).says("waitlist");
        town.get(&format!("{first}/deletion")).is(404);
        town.get(&first).is(200).says("Forget me now");
        town.post(&format!("{first}/deletion"), &[]).is(303);
        town.get(&first).is(404).says("We hold nothing under this link");
        town.post(&format!("{first}/deletion"), &[]).is(404);
        town.get(&waiting).is(200).says_nothing_of("waitlist");
        let hub = town.get_as(&format!("/staff/events/{event}"), &rosa);
        hub.is(200).says_nothing_of("Speeding");
    }

    fn mail_that_waits_for_somebody_who_is_forgotten_never_leaves(db) {
        let town = Town::open(db);
        let event = town.event(&town.sergeant(), &[]);
        town.rsvp(&event, &[("party_size", "2"), ("email", "ann@example.org")]).is(303);
        let confirmation = crate::town::readable(&town.deliver()[0].raw);
        let link = confirmation.split_whitespace().find(|word| word.contains("/rsvps/cm_")).unwrap();
        let link = link.trim_matches(|c: char| "<>\"".contains(c)).split('?').next().unwrap();
        town.advance(TimeDelta::days(8) + TimeDelta::hours(6));
        let context = town.house.context();
        let planned = db.write(move |tx| cuppa::services::plan_reminders::run(tx, &context)).unwrap();
        assert_eq!(planned, 1, "a reminder waits");
        town.post(&format!("{link}/deletion"), &[]).is(303);
        assert!(town.deliver().is_empty());
    }

    fn on_the_date_printed_on_the_page_the_rows_go_and_a_receipt_and_the_count_stay(db) {
        let town = Town::open(db);
        let event = town.event(&town.sergeant(), &[("capacity", "")]);
        let gone = town.rsvp(&event, &[("party_size", "2"), ("email", "ann@example.org")]);
        gone.is(303);
        let kept = town.rsvp(&event, &[("party_size", "3")]).location;
        town.get(&kept).is(200).says("January 9, 2027");
        town.deliver();
        // The event ends on December 10 at 5 p.m.; the town opened on December 1 at 9 a.m.
        town.advance(TimeDelta::days(39) + TimeDelta::hours(7));
        assert_eq!(purge(&town), 1, "the octets of old mail; the RSVPs are not due");
        town.get(&kept).is(200);
        town.advance(TimeDelta::hours(2));
        assert_eq!((purge(&town), purge(&town)), (2, 0));
        town.get(&kept).is(404).says("We hold nothing under this link");
        let rosa = town.sergeant();
        let slug = event.clone();
        let totals = db.read(|tx| {
            let department = cuppa::store::departments::find_by_slug(tx, "santa-monica")?.unwrap();
            let event = cuppa::store::events::find(tx, department.id, &slug)?.unwrap();
            rsvps::totals(tx, event.id)
        });
        let totals: cuppa::domain::rsvp::Totals = totals.unwrap();
        assert_eq!((totals.confirmed_parties, totals.confirmed_heads), (2, 5));
        town.get("/santa-monica/privacy").is(200).says("2 RSVPs were deleted, 30 days after their events.");
        town.get_as("/staff/log", &rosa).is(200).says("Deleted what residents had written");
    }

    fn a_legal_hold_stops_every_deletion_and_is_shown(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[]);
        let link = town.rsvp(&event, &[("party_size", "2")]).location;
        let path = format!("/staff/events/{event}/hold");
        let csrf = town.get_as(&path, &rosa).is(200).hidden("csrf");
        town.post_as(&path, &rosa, &[("csrf", &csrf), ("do", "set"), ("reason", "")]).is(422).says("Write why");
        hold(&town, &rosa, &event, &[("do", "set"), ("reason", "Records request 12")]);
        town.get_as(&format!("/staff/events/{event}"), &rosa).is(200).says("Records request 12");
        let refused = town.post(&format!("{link}/deletion"), &[]);
        town.get(&refused.is(303).location).is(200).says("We may not delete anything").says_nothing_of("Records request");
        town.advance(TimeDelta::days(60));
        assert_eq!(purge(&town), 0);
        town.get(&link).is(200);
        let rosa = town.sergeant();
        hold(&town, &rosa, &event, &[("do", "lift")]);
        assert_eq!(purge(&town), 1);
        town.get(&link).is(404);
        town.get_as("/staff/log", &rosa).says("Lifted the hold on an event");
    }
}
