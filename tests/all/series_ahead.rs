//! Series as time goes by: made ahead by the worker, drafts and the national day, hours that do not
//! exist, holidays, and who may touch a series at all.

use chrono::TimeDelta;

use cuppa::domain::contact::EmailAddress;
use cuppa::domain::links;
use cuppa::domain::staff::{Role, TokenPurpose};
use cuppa::services::invite_staff::{self, Invitation};
use cuppa::services::set_holidays;

use crate::series::{FIRST, MONTHLY, confirm, count, entry, feed, look, on, work, year};
use crate::town::{Answer, Town, event_form};

fn writer(town: &Town) -> String {
    let invitation = Invitation {
        email: EmailAddress::parse("wendy@example.org").unwrap(),
        name: "Wendy Park".into(),
        department: "santa-monica".into(),
        role: Role::Writer,
        purpose: TokenPurpose::SignIn,
        by_mail: false,
    };
    let context = town.house.context();
    let invited = town
        .house
        .db
        .write(move |tx| invite_staff::run(tx, &context, &invitation))
        .unwrap();
    let signed_in = town.post(&links::invitation(&invited.token), &[("csrf", "")]);
    signed_in
        .is(303)
        .cookie
        .split(';')
        .next()
        .unwrap()
        .to_owned()
}

/// An event that stays a draft; its slug.
fn draft(town: &Town, cookie: &str, changes: &[(&str, &str)]) -> String {
    let csrf = town.get_as("/staff/new-event", cookie).hidden("csrf");
    let usual = event_form(&csrf);
    let mut fields: Vec<(&str, &str)> = usual
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .filter(|(name, _)| !changes.iter().any(|(other, _)| other == name))
        .collect();
    fields.extend_from_slice(changes);
    let saved = town.post_as("/staff/new-event", cookie, &fields);
    saved.is(303).location.split('/').nth(3).unwrap().to_owned()
}

fn post(town: &Town, cookie: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
    let csrf = town.get_as("/staff/new-event", cookie).hidden("csrf");
    town.post_as(path, cookie, &[&[("csrf", csrf.as_str())], fields].concat())
}

cuppa::on_both! {
    fn the_worker_makes_the_next_dates_as_months_pass(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &FIRST);
        let wanted = [&MONTHLY[..5], &[("until", "2031-12-31")]].concat();
        let path = format!("/staff/events/{event}/repeat");
        look(&town, &rosa, &path, &wanted).is(200).says("The series goes on to December 31, 2031.");
        let series = confirm(&town, &rosa, &path, (&wanted, &[])).is(303).location.clone();
        assert_eq!(count(&feed(&town)), 17, "January 2027 to May 2028");
        assert_eq!(work(&town), 0);
        let before = town.get("/santa-monica/calendar.ics");

        town.advance(TimeDelta::days(62));
        assert_eq!((work(&town), work(&town)), (3, 0), "June, July and August 2028, and never twice");
        let after = town.get_with("/santa-monica/calendar.ics", ("if-none-match", &before.etag));
        after.is(200);
        assert!(entry(&after.body, &on("2028-07-04")).contains("20280704T090000"));
        let rosa = town.sergeant();
        town.get_as(&series, &rosa).says("Tuesday, July 4, 2028").says("Made the next dates of a series");

        town.advance(TimeDelta::days(4 * 366));
        work(&town);
        town.get(&format!("/santa-monica/events/{}", on("2031-12-02"))).is(200);
        town.get(&format!("/santa-monica/events/{}", on("2032-01-06"))).is(404);
        let rosa = town.sergeant();
        town.get_as(&series, &rosa).says("Dates that were").says_nothing_of("2030");
    }

    fn a_place_in_another_zone_takes_its_series_along(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &FIRST);
        let wanted = [&MONTHLY[..5], &[("until", "2031-12-31")]].concat();
        confirm(&town, &rosa, &format!("/staff/events/{event}/repeat"), (&wanted, &[])).is(303);
        let place = [
            ("venue_name", "Palm Court Library"), ("venue_street", "600 Palm Court"), ("venue_city", "Santa Monica"),
            ("venue_region", "CA"), ("venue_postal_code", "90401"), ("venue_zone", "America/Phoenix"),
        ];
        post(&town, &rosa, "/staff/venues/palm-court-library", &place).is(303);
        town.advance(TimeDelta::days(62));
        assert_eq!(work(&town), 3);
        let after = feed(&town);
        for made in ["2027-07-06", "2028-07-04"] {
            let wall = format!("DTSTART;TZID=America/Phoenix:{}T090000", made.replace('-', ""));
            assert!(entry(&after, &on(made)).contains(&wall), "{}", entry(&after, &on(made)));
        }
    }

    fn two_workers_at_once_make_every_date_once(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &FIRST);
        let wanted = [&MONTHLY[..5], &[("until", "2031-12-31")]].concat();
        confirm(&town, &rosa, &format!("/staff/events/{event}/repeat"), (&wanted, &[])).is(303);
        town.advance(TimeDelta::days(62));
        let made: usize = std::thread::scope(|scope| {
            let workers: Vec<_> = (0..4).map(|_| scope.spawn(|| work(&town))).collect();
            workers.into_iter().map(|worker| worker.join().unwrap()).sum()
        });
        assert_eq!((made, work(&town)), (3, 0));
    }

    fn a_date_in_a_text_is_pointed_out_before_it_stands_on_every_event(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let lead = [&FIRST[..], &[("lead_en", "Join us on Tuesday, January 5.")]].concat();
        let event = town.event(&rosa, &lead);
        let path = format!("/staff/events/{event}/repeat");
        look(&town, &rosa, &path, &MONTHLY).is(200).says("A text names a date: \"January 5\".");
    }

    fn the_national_day_is_a_ready_made_choice_and_drafts_are_published_together(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = draft(&town, &rosa, &[("date", "2027-10-06")]);
        let path = format!("/staff/events/{event}/repeat");
        town.get_as(&format!("{path}?repeat=national"), &rosa).is(200).says("The first Wednesday of October, every year.");
        let wanted = [("repeat", "national"), ("starts", "2027-01-01"), ("ends", "count"), ("count", "3")];
        look(&town, &rosa, &path, &wanted).is(200).says("They are drafts.").says("every year on the first Wednesday of October").says("Begin the series");
        let series = confirm(&town, &rosa, &path, (&wanted, &[])).is(303).location.clone();
        assert_eq!(count(&feed(&town)), 0);
        town.advance(TimeDelta::days(200));
        assert_eq!(work(&town), 1, "2028 has come near");
        let rosa = town.sergeant();
        let page = town.get_as(&series, &rosa);
        let version = page.says("Nobody outside sees them yet.").hidden("version");
        post(&town, &rosa, &format!("{series}/publication"), &[("version", &version)]).is(303);
        let after = feed(&town);
        assert_eq!(count(&after), 2);
        assert!(entry(&after, &on("2028-10-04")).contains("20281004T150000"));
        town.advance(TimeDelta::days(366));
        assert_eq!(work(&town), 1);
        town.get(&format!("/santa-monica/events/{}", on("2029-10-03"))).is(200).says("every first Wednesday of October".trim_start_matches("every "));
        post(&town, &town.sergeant(), &format!("{series}/publication"), &[("version", &version)]).is(409);
    }

    fn drafts_that_leave_the_rule_are_removed_and_nothing_else(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = draft(&town, &rosa, &FIRST);
        let path = format!("/staff/events/{event}/repeat");
        let series = confirm(&town, &rosa, &path, (&MONTHLY, &[])).is(303).location.clone();
        let end = format!("{series}/end");
        look(&town, &rosa, &end, &[("last", "2027-06-30")]).is(200).says("6 drafts are removed").says("6 events stay as they are");
        confirm(&town, &rosa, &end, (&[("last", "2027-06-30")], &[])).is(303);
        town.get_as(&format!("/staff/events/{}", on("2027-07-06")), &rosa).is(404);
        town.get_as(&format!("/staff/events/{}", on("2027-06-01")), &rosa).is(200);
        town.get_as("/staff/log", &rosa).says("Removed a draft of a series");
    }

    fn an_hour_the_clock_jumps_over_is_refused_and_passed_by_later(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[("date", "2027-01-10"), ("start_time", "02:30"), ("end_time", "04:00")]);
        let path = format!("/staff/events/{event}/repeat");
        let nights = [("repeat", "weekly"), ("weekdays", "7"), ("starts", "2027-01-10"), ("until", "2029-12-31")];
        let refused = look(&town, &rosa, &path, &nights);
        refused.is(422).says("There is no 2:30 a.m. on Sunday, March 14, 2027").says("There is no 2:30 a.m. on Sunday, March 12, 2028");
        assert!(!refused.body.contains("value=\"do\""), "{}", refused.body);
        let nights = [&nights[..], &[("left_out", "2027-03-14\n3/12/2028")]].concat();
        let series = confirm(&town, &rosa, &path, (&nights, &[])).is(303).location.clone();
        town.get_as(&series, &rosa).says("Not on March 14, 2027; March 12, 2028.");
        town.advance(TimeDelta::days(365));
        assert!(work(&town) > 50);
        assert_eq!(work(&town), 0, "what cannot be is not tried for ever");
        let rosa = town.sergeant();
        town.get_as(&series, &rosa).says("Dates that were passed by").says("There is no 2:30 a.m. on Sunday, March 11, 2029");
    }

    fn holidays_of_the_department_and_single_dates_are_left_out(db) {
        let town = Town::open(db);
        let context = town.house.context();
        db.write(move |tx| set_holidays::run(tx, &context, "santa-monica", &["2027-07-06".parse().unwrap()])).unwrap();
        let rosa = town.sergeant();
        let event = town.event(&rosa, &FIRST);
        let path = format!("/staff/events/{event}/repeat");
        town.get_as(&path, &rosa).says("Leave out the department's holidays").says("July 6, 2027");
        let wanted = [&MONTHLY[..], &[("skip_holidays", "yes"), ("left_out", "2027-08-03\nsoon\nlater")]].concat();
        look(&town, &rosa, &path, &wanted).is(422).says("We cannot read \"soon\" as a date.").says("We cannot read \"later\" as a date.");
        let wanted = [&MONTHLY[..], &[("skip_holidays", "yes"), ("left_out", "2027-08-03")]].concat();
        look(&town, &rosa, &path, &wanted).is(200).says("9 events are made").says("Not on August 3, 2027.").says("Not on the department's holidays.");
        confirm(&town, &rosa, &path, (&wanted, &[])).is(303);
        let made = feed(&town);
        assert_eq!((count(&made), work(&town)), (10, 0));
        assert!(!made.contains("20270706T") && !made.contains("20270803T"));
    }

    fn an_event_beside_the_dates_stays_alone(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[("date", "2027-01-07")]);
        let path = format!("/staff/events/{event}/repeat");
        look(&town, &rosa, &path, &MONTHLY).is(200).says("does not fall on these dates").says("Make 12 events");
        confirm(&town, &rosa, &path, (&MONTHLY, &[])).is(303);
        town.get_as(&format!("/staff/events/{event}"), &rosa).says("Repeat this event");
        assert_eq!(count(&feed(&town)), 13);
    }

    fn nobody_touches_a_series_without_the_role_the_session_and_a_form_of_ours(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let series = year(&town, &rosa);
        let wendy = writer(&town);
        let rule = format!("{series}/rule");
        let repeat = format!("/staff/events/{}/repeat", on("2027-02-02"));
        town.get_as(&series, &wendy).is(200).says_nothing_of("name=\"last\"").says_nothing_of("/rule");
        town.get_as(&rule, &wendy).is(403);
        town.get_as(&repeat, &wendy).is(403);
        let csrf = town.get_as(&series, &wendy).hidden("csrf");
        for path in [&repeat, &rule, &format!("{series}/end"), &format!("{series}/publication")] {
            let fields = [&[("csrf", csrf.as_str()), ("then", "do"), ("last", "2027-03-01")], &MONTHLY[..]].concat();
            town.post_as(path, &wendy, &fields).is(403);
            town.post_as(path, &rosa, &[("csrf", "wrong")]).is(403);
            town.post(path, &[("csrf", "wrong")]).is(303);
        }
        town.get_as("/staff/series/0f0e0d0c0b0a09080706050403020100", &rosa).is(404);
        town.get_as("/staff/series/nonsense", &rosa).is(404);
        assert_eq!(feed(&town).matches("STATUS:CANCELLED").count(), 0);
    }
}
