//! Series: a sergeant makes a monthly coffee, changes it, moves and cancels single dates, and what
//! residents and calendars are told of it.

use cuppa::services::extend_series;

use crate::town::{Answer, Town, event_form, readable};

/// The fields of a form.
type Pairs<'a> = &'a [(&'a str, &'a str)];

/// The first Tuesday of every month of 2027.
pub const MONTHLY: [(&str, &str); 6] = [
    ("repeat", "monthly"),
    ("nth_1", "first"),
    ("weekday_1", "2"),
    ("starts", "2027-01-05"),
    ("ends", "until"),
    ("until", "2027-12-31"),
];

/// Coffee on Tuesday, January 5, 2027, 9 to 10:30 a.m.
pub const FIRST: [(&str, &str); 3] = [
    ("date", "2027-01-05"),
    ("start_time", "09:00"),
    ("end_time", "10:30"),
];

pub fn on(date: &str) -> String {
    format!("coffee-with-a-cop-{date}")
}

/// Sends a form of ours and the answer to what it shows: with its stamp, and `more` fields.
pub fn confirm(
    town: &Town,
    cookie: &str,
    path: &str,
    (fields, more): (Pairs<'_>, Pairs<'_>),
) -> Answer {
    let csrf = town.get_as("/staff/new-event", cookie).hidden("csrf");
    let first = [&[("csrf", csrf.as_str()), ("then", "look")], fields].concat();
    let shown = town.post_as(path, cookie, &first);
    let stamp = shown.is(200).hidden("stamp");
    let own = [("csrf", csrf.as_str()), ("then", "do"), ("stamp", &stamp)];
    let mut answer = town.post_as(path, cookie, &[&own[..], fields, more].concat());
    answer.location = answer.location.split('?').next().unwrap().to_owned();
    answer
}

/// What a form would do.
pub fn look(town: &Town, cookie: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
    let csrf = town.get_as("/staff/new-event", cookie).hidden("csrf");
    let all = [&[("csrf", csrf.as_str()), ("then", "look")], fields].concat();
    town.post_as(path, cookie, &all)
}

/// A published coffee on the first Tuesdays of 2027; the path of the series.
pub fn year(town: &Town, cookie: &str) -> String {
    let event = town.event(cookie, &FIRST);
    let path = format!("/staff/events/{event}/repeat");
    let made = confirm(town, cookie, &path, (&MONTHLY, &[]));
    made.is(303).location.clone()
}

/// The fields of the edit form of an occurrence.
pub fn edit(
    town: &Town,
    cookie: &str,
    slug: &str,
    changes: &[(&'static str, &str)],
) -> Vec<(&'static str, String)> {
    let form = town.get_as(&format!("/staff/events/{slug}/edit"), cookie);
    let date = &slug[slug.len() - 10..];
    let own = [
        ("version", form.is(200).hidden("version")),
        ("date", date.to_owned()),
        ("start_time", "09:00".to_owned()),
        ("end_time", "10:30".to_owned()),
        ("venue", "palm-court-library".to_owned()),
        ("officers", "ana-reyes".to_owned()),
    ];
    let mut fields = event_form("");
    fields.retain(|(name, _)| {
        let made_anew = name.starts_with("venue") || name.starts_with("officer");
        !made_anew && !["csrf", "then", "date", "start_time", "end_time"].contains(name)
    });
    fields.extend(own);
    fields.retain(|(name, _)| !changes.iter().any(|(other, _)| other == name));
    fields.extend(
        changes
            .iter()
            .map(|(name, value)| (*name, (*value).to_owned())),
    );
    fields
}

pub fn borrowed<'a>(fields: &'a [(&'static str, String)]) -> Vec<(&'a str, &'a str)> {
    fields
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect()
}

/// "Only this one": the edit form as it always was.
fn edit_one(town: &Town, cookie: &str, slug: &str, changes: &[(&'static str, &str)]) -> Answer {
    let csrf = town.get_as("/staff/new-event", cookie).hidden("csrf");
    let fields = edit(town, cookie, slug, changes);
    let own = [("csrf", csrf.as_str()), ("then", "save"), ("reach", "one")];
    town.post_as(
        &format!("/staff/events/{slug}/edit"),
        cookie,
        &[&own[..], &borrowed(&fields)].concat(),
    )
}

fn cancel(town: &Town, cookie: &str, slug: &str) {
    let path = format!("/staff/events/{slug}/cancellation");
    let csrf = town.get_as(&path, cookie).is(200).hidden("csrf");
    town.post_as(
        &path,
        cookie,
        &[("csrf", &csrf), ("reason", "The oven broke.")],
    )
    .is(303);
}

/// The lines of one event in the feed, by its own address.
pub fn entry(feed: &str, slug: &str) -> String {
    let whole = feed.replace("\r\n ", "");
    let found = whole
        .split("BEGIN:VEVENT")
        .skip(1)
        .find(|part| part.contains(&format!("/events/{slug}\r\n")));
    found
        .unwrap_or_else(|| panic!("no {slug} in:\n{whole}"))
        .to_owned()
}

pub fn feed(town: &Town) -> String {
    town.get("/santa-monica/calendar.ics").is(200).body.clone()
}

pub fn count(feed: &str) -> usize {
    feed.matches("BEGIN:VEVENT").count()
}

fn uids(feed: &str) -> std::collections::BTreeSet<String> {
    let lines = feed.lines().filter(|line| line.starts_with("UID:"));
    lines.map(str::to_owned).collect()
}

/// The worker looks after the series; how many events it made.
pub fn work(town: &Town) -> usize {
    let db = &town.house.db;
    let context = town.house.context();
    let now = context.clone();
    let due = db.read(move |tx| extend_series::due(tx, &now)).unwrap();
    due.into_iter()
        .map(|series| {
            let now = context.clone();
            db.write(move |tx| extend_series::run(tx, &now, series))
                .unwrap()
        })
        .sum()
}

cuppa::on_both! {
    fn a_sergeant_makes_a_monthly_coffee_for_a_year(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &FIRST);
        let path = format!("/staff/events/{event}/repeat");
        town.get_as(&format!("/staff/events/{event}"), &rosa).says("Repeat this event");
        let form = town.get_as(&path, &rosa);
        form.is(200).says("On weekdays of the month").says("National Coffee with a Cop Day");
        assert!(form.body.contains("<option value=\"2\" selected>Tuesday"), "{}", form.body);
        let before = feed(&town);

        let shown = look(&town, &rosa, &path, &MONTHLY);
        shown.is(200).says("every first Tuesday of the month, from January 5, 2027 to December 31, 2027");
        shown.says("11 events are made").says("Make 11 events").says("is the first of them").says("Times are in Pacific time.");
        shown.says("Tuesday, February 2, 2027, 9 to 10:30 a.m. PST").says("Tuesday, July 6, 2027, 9 to 10:30 a.m. PDT");
        assert_eq!(before, feed(&town), "looking makes nothing");

        let series = confirm(&town, &rosa, &path, (&MONTHLY, &[])).is(303).location.clone();
        let page = town.get_as(&series, &rosa);
        page.is(200).says("Held every first Tuesday of the month").says("Tuesday, December 7, 2027, 9 to 10:30 a.m. PST");
        let after = feed(&town);
        assert_eq!((count(&after), uids(&after).len()), (12, 12));
        let uid = uids(&before).pop_first().unwrap();
        assert!(uids(&after).contains(&uid), "the event keeps its UID");
        assert!(entry(&after, &on("2027-07-06")).contains("DTSTART;TZID=America/Los_Angeles:20270706T090000"));

        let resident = town.get(&format!("/santa-monica/events/{}", on("2027-03-02")));
        resident.is(200).says("Part of a series: every first Tuesday of the month").says("January 5, 2027").says("April 6, 2027");
        resident.says_nothing_of(&format!("<li><a href=\"/santa-monica/events/{}\"", on("2027-03-02")));
        let spanish = town.get(&format!("/santa-monica/events/{}?lang=es", on("2027-03-02")));
        spanish.says("Parte de una serie: cada primer martes del mes");
        town.rsvp(&on("2027-03-02"), &[("party_size", "2")]).is(303);
        town.get_as(&format!("/staff/events/{}", on("2027-03-02")), &rosa).says("This event is part of a series");
        town.get_as("/staff", &rosa).says("Part of a series: every first Tuesday of the month");
        let twice = look(&town, &rosa, &path, &MONTHLY);
        twice.is(409);
        assert_eq!(count(&feed(&town)), 12);
    }

    fn a_moved_date_stays_moved_and_a_cancelled_one_stays_cancelled(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let series = year(&town, &rosa);
        let (january, february, march, may) = (on("2027-01-05"), on("2027-02-02"), on("2027-03-02"), on("2027-05-04"));
        edit_one(&town, &rosa, &march, &[("date", "2027-03-03")]).is(303);
        cancel(&town, &rosa, &may);
        town.rsvp(&february, &[("party_size", "2"), ("email", "ann@example.org")]).is(303);
        town.deliver();
        town.get_as(&series, &rosa).says("Changed by hand").says("Stands for March 2, 2027");
        assert!(!town.get_as(&format!("/staff/events/{march}/edit"), &rosa).body.contains("name=\"reach\""));

        let fields = edit(&town, &rosa, &january, &[("start_time", "10:00"), ("end_time", "11:30"), ("reach", "all")]);
        let path = format!("/staff/events/{january}/edit");
        let shown = look(&town, &rosa, &path, &borrowed(&fields));
        shown.is(200).says("10 events are changed").says("2 events stay as they are").says("Stays, changed by hand");
        shown.says("Becomes: Tuesday, February 2, 2027, 10 to 11:30 a.m. PST").says("1 address is told.");
        assert!(entry(&feed(&town), &january).contains("T090000"), "nothing has happened yet");
        confirm(&town, &rosa, &path, (&borrowed(&fields), &[])).is(303);

        let after = feed(&town);
        let say = |slug: &str, words: &[&str]| for line in words {
            assert!(entry(&after, slug).contains(line), "{line} of {slug}: {}", entry(&after, slug));
        };
        say(&february, &["20270202T100000", "SEQUENCE:1\r\n", "STATUS:CONFIRMED"]);
        say(&march, &["20270303T090000", "SEQUENCE:1\r\n", "STATUS:CONFIRMED"]);
        say(&may, &["20270504T090000", "SEQUENCE:1\r\n", "STATUS:CANCELLED"]);
        say(&on("2027-12-07"), &["20271207T100000", "SEQUENCE:1\r\n"]);
        assert_eq!((count(&after), uids(&after).len()), (12, 12));
        let mail = town.deliver();
        assert_eq!(mail.len(), 1, "one address, one message");
        assert!(readable(&mail[0].raw).contains("10 to 11:30 a.m. PST"));
        assert_eq!(work(&town), 0, "no date is made again");
    }

    fn what_one_date_has_of_its_own_stays_when_the_series_changes(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        year(&town, &rosa);
        let (february, march) = (on("2027-02-02"), on("2027-03-02"));
        edit_one(&town, &rosa, &march, &[("officers", "nobody"), ("capacity", "9")]).is(303);
        let fields = edit(&town, &rosa, &february, &[("reach", "all"), ("capacity", "40"), ("lead_en", "Tea, too."), ("start_time", "08:30")]);
        let path = format!("/staff/events/{february}/edit");
        look(&town, &rosa, &path, &borrowed(&fields)).is(200).says("12 events are changed");
        confirm(&town, &rosa, &path, (&borrowed(&fields), &[])).is(303);
        let page = |slug: &str| town.get(&format!("/santa-monica/events/{slug}"));
        page(&march).says("Tea, too.").says("8:30 to 10:30 a.m.").says_nothing_of("Reyes");
        page(&on("2027-04-06")).says("Tea, too.").says("Sergeant Ana Reyes");
        let seats = |slug: &str| town.get_as(&format!("/staff/events/{slug}/edit"), &rosa).body.contains("value=\"9\"");
        assert!(seats(&march) && !seats(&february));
        assert_eq!(town.deliver().len(), 0, "nobody had said yes");
    }

    fn this_and_following_splits_the_series(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let series = year(&town, &rosa);
        let july = on("2027-07-06");
        edit_one(&town, &rosa, &on("2027-09-07"), &[("start_time", "08:00")]).is(303);
        let fields = edit(&town, &rosa, &july, &[
            ("reach", "following"), ("venue", "new"), ("venue_name", "Ocean Café"), ("venue_street", "1 Ocean Way"),
            ("venue_city", "Santa Monica"), ("venue_region", "CA"), ("venue_postal_code", "90401"),
        ]);
        let path = format!("/staff/events/{july}/edit");
        let shown = look(&town, &rosa, &path, &borrowed(&fields));
        shown.is(200).says("5 events are changed").says("1 event stays as it is").says("Another place").says_nothing_of("June 1, 2027, 9");
        town.get_as("/staff/venues", &rosa).says_nothing_of("Ocean Café");
        let second = confirm(&town, &rosa, &path, (&borrowed(&fields), &[])).is(303).location.clone();
        assert_ne!(series, second);
        town.get_as(&series, &rosa).says("from January 5, 2027 to July 5, 2027").says_nothing_of("July 6, 2027, 9");
        town.get_as(&second, &rosa).says("from July 6, 2027 to December 31, 2027").says("Tuesday, December 7, 2027").says("Changed by hand");
        let after = feed(&town);
        assert!(entry(&after, &july).contains("LOCATION:Ocean Café") && entry(&after, &july).contains("SEQUENCE:1\r\n"));
        assert!(entry(&after, &on("2027-06-01")).contains("LOCATION:Palm Court") && entry(&after, &on("2027-06-01")).contains("SEQUENCE:0\r\n"));
        assert!(entry(&after, &on("2027-09-07")).contains("T080000") && entry(&after, &on("2027-09-07")).contains("LOCATION:Palm Court"));
        assert_eq!((count(&after), uids(&after).len(), work(&town)), (12, 12, 0));
        let dated = edit(&town, &rosa, &july, &[("reach", "all"), ("date", "2027-07-07")]);
        look(&town, &rosa, &path, &borrowed(&dated)).is(422).says("The date of one event cannot be changed for the others.");
    }

    fn what_leaves_a_rule_is_cancelled_with_a_reason_and_told(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let series = year(&town, &rosa);
        town.rsvp(&on("2027-11-02"), &[("party_size", "1"), ("email", "ann@example.org")]).is(303);
        town.rsvp(&on("2027-12-07"), &[("party_size", "1"), ("email", "ann@example.org")]).is(303);
        town.deliver();
        let end = format!("{series}/end");
        look(&town, &rosa, &end, &[("last", "")]).is(422).says("Choose a day.");
        let last = [("last", "2027-10-31")];
        let shown = look(&town, &rosa, &end, &last);
        shown.is(200).says("2 events are cancelled").says("1 address is told.").says("Why are dates cancelled?");
        confirm(&town, &rosa, &end, (&last, &[])).is(422).says("Write one sentence");
        assert_eq!(feed(&town).matches("STATUS:CANCELLED").count(), 0);
        confirm(&town, &rosa, &end, (&last, &[("reason", "We move to the market in winter.")])).is(303);
        let after = feed(&town);
        assert_eq!((count(&after), after.matches("STATUS:CANCELLED").count()), (12, 2));
        town.get(&format!("/santa-monica/events/{}", on("2027-11-02"))).is(200).says("We move to the market in winter.");
        assert_eq!(town.deliver().len(), 2, "one message for each date she planned to come to");
        town.get_as(&series, &rosa).says("Its date left the series");

        let again = [("reach", "all"), ("repeat", "monthly"), ("nth_1", "first"), ("weekday_1", "2"), ("starts", "2027-01-05"), ("until", "2027-11-30")];
        let rule = format!("{series}/rule");
        look(&town, &rosa, &rule, &again).is(200).says("1 event is made");
        confirm(&town, &rosa, &rule, (&again, &[])).is(303);
        let back = feed(&town);
        assert_eq!((count(&back), uids(&back).len()), (13, 13), "the date comes back as another event");
    }

    fn other_dates_from_one_day_on(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let series = year(&town, &rosa);
        let rule = format!("{series}/rule");
        town.get_as(&rule, &rosa).is(200).says("Change the dates of the series").says("From Tuesday, July 6, 2027 on");
        let mut wanted = vec![("repeat", "monthly"), ("nth_1", "second"), ("weekday_1", "2"), ("until", "2027-12-31"), ("reach", "2027-07-06")];
        let early = [&wanted[..], &[("starts", "2027-06-01")]].concat();
        look(&town, &rosa, &rule, &early).is(422).says("Choose a day on or after Tuesday, July 6, 2027");
        wanted.push(("starts", "2027-07-06"));
        look(&town, &rosa, &rule, &wanted).is(200).says("6 events are made").says("6 events are cancelled");
        let second = confirm(&town, &rosa, &rule, (&wanted, &[("reason", "New day.")])).is(303).location.clone();
        town.get_as(&second, &rosa).says("Tuesday, July 13, 2027").says("every second Tuesday");
        assert_eq!(feed(&town).matches("STATUS:CANCELLED").count(), 6);
        assert_eq!(work(&town), 0);
    }

    fn a_change_that_was_overtaken_is_shown_again(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let series = year(&town, &rosa);
        let end = format!("{series}/end");
        let shown = look(&town, &rosa, &end, &[("last", "2027-11-30")]);
        let (csrf, stamp) = (shown.hidden("csrf"), shown.hidden("stamp"));
        cancel(&town, &rosa, &on("2027-12-07"));
        let fields = [("csrf", csrf.as_str()), ("stamp", &stamp), ("then", "do"), ("last", "2027-11-30"), ("reason", "Winter.")];
        town.post_as(&end, &rosa, &fields).is(422).says("Somebody changed the series").says("Stays, changed by hand");
    }
}
