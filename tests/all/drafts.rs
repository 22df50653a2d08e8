//! Stories about events before they are public: two people at one form, publishing at a time that
//! was set, copying the last event.

use chrono::TimeDelta;
use cuppa::domain::schedule::Verdict;
use cuppa::domain::staff::Role;
use cuppa::services::publish_due;
use cuppa::store::Db;

use crate::answer::Answer;
use crate::town::{Town, event_form, readable};

/// Staff save a draft with these fields; the slug.
fn draft(town: &Town, cookie: &str, changes: &[(&str, &str)]) -> String {
    let csrf = town
        .get_as("/staff/new-event", cookie)
        .is(200)
        .hidden("csrf");
    let usual = event_form(&csrf);
    let mut fields: Vec<(&str, &str)> = usual
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    fields.retain(|(name, _)| !changes.iter().any(|(other, _)| other == name));
    fields.extend_from_slice(changes);
    let saved = town.post_as("/staff/new-event", cookie, &fields);
    saved.is(303).location.split('/').nth(3).unwrap().to_owned()
}

/// The edit form as somebody opened it, with these fields typed anew.
fn typed<'a>(form: &Answer, changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, String)> {
    let kept = ["csrf", "version", "opened"].map(|name| (name, form.hidden(name)));
    let usual = [
        ("then", "draft"),
        ("kind", "coffee"),
        ("title_en", "Coffee with a Cop"),
        ("lead_en", "A cup is on us."),
        ("title_es", "Café con un policía"),
        ("date", "2026-12-10"),
        ("start_time", "15:00"),
        ("end_time", "17:00"),
        ("venue", "palm-court-library"),
        ("capacity", "3"),
        ("officers", "ana-reyes"),
    ];
    let mut all: Vec<(&str, String)> = kept.into_iter().collect();
    let plain = usual
        .iter()
        .map(|(name, value)| (*name, (*value).to_owned()));
    all.extend(plain.filter(|(name, _)| !changes.iter().any(|(other, _)| other == name)));
    all.extend(
        changes
            .iter()
            .map(|(name, value)| (*name, (*value).to_owned())),
    );
    all
}

fn send(town: &Town, path: &str, cookie: &str, fields: &[(&str, String)]) -> Answer {
    let fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    town.post_as(path, cookie, &fields)
}

/// Every hidden field of the merge page, with what is chosen on it, and these choices made otherwise.
fn chosen(page: &Answer, changes: &[(&str, &str)]) -> Vec<(String, String)> {
    let mut fields = Vec::new();
    let form = page.body.split("class=\"sheet merge\"").nth(1).unwrap();
    for tag in form.split("<input ").skip(1) {
        let tag = tag.split('>').next().unwrap();
        let value = |name: &str| {
            let rest = tag.split(&format!("{name}=\"")).nth(1)?;
            Some(unescaped(rest.split('"').next()?))
        };
        let (name, text) = (value("name").unwrap(), value("value").unwrap());
        if tag.contains("type=\"hidden\"") || tag.contains(" checked") {
            let text = changes
                .iter()
                .find(|(other, _)| *other == name)
                .map_or(text, |(_, other)| (*other).to_owned());
            fields.push((name, text));
        }
    }
    fields
}

/// What a browser reads in an attribute.
fn unescaped(text: &str) -> String {
    text.replace("&#34;", "\"")
        .replace("&#39;", "'")
        .replace("&#38;", "&")
}

fn answer_merge(
    town: &Town,
    path: &str,
    cookie: &str,
    page: &Answer,
    changes: &[(&str, &str)],
) -> Answer {
    let mut fields = chosen(page, changes);
    fields.push(("then".to_owned(), "draft".to_owned()));
    let fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    town.post_as(path, cookie, &fields)
}

/// Whether a radio button is pressed on the page.
fn is_chosen(page: &Answer, name: &str, value: &str) -> bool {
    page.body
        .contains(&format!("name=\"{name}\" value=\"{value}\" checked"))
}

fn check_path(slug: &str) -> String {
    format!("/staff/events/{slug}/publication")
}

/// Presses a button of the check page.
fn press(town: &Town, cookie: &str, slug: &str, fields: &[(&str, &str)]) -> Answer {
    let path = check_path(slug);
    let page = town.get_as(&path, cookie);
    let (csrf, version) = (page.is(200).hidden("csrf"), page.hidden("version"));
    let mut all = vec![
        ("csrf", csrf.as_str()),
        ("version", version.as_str()),
        ("publish_anyway", "yes"),
    ];
    all.extend_from_slice(fields);
    town.post_as(&path, cookie, &all)
}

/// A worker looks for what is due; what it did.
fn work(town: &Town, db: &Db) -> Vec<Verdict> {
    let context = town.house.context();
    let now = context.clone();
    let due = db.read(move |tx| publish_due::due(tx, &now)).unwrap();
    let one = |event| {
        let context = context.clone();
        db.write(move |tx| publish_due::run(tx, &context, event))
            .unwrap()
    };
    due.into_iter().filter_map(one).collect()
}

fn public(slug: &str) -> String {
    format!("/santa-monica/events/{slug}")
}

/// Wednesday, December 2, 2026, 9 a.m. on the department's clock: one day after the town opens.
const MORNING: [(&str, &str); 3] = [
    ("then", "schedule"),
    ("publish_date", "2026-12-02"),
    ("publish_time", "09:00"),
];

cuppa::on_both! {
    fn of_two_people_at_one_form_the_second_chooses_field_by_field_and_nothing_typed_is_lost(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let june = town.staff(Role::Organiser);
        let slug = draft(&town, &rosa, &[]);
        let path = format!("/staff/events/{slug}/edit");
        let (of_rosa, of_june) = (town.get_as(&path, &rosa), town.get_as(&path, &june));
        let first = typed(of_june.is(200), &[("start_time", "16:00"), ("lead_en", "Cocoa, too."), ("capacity", "30")]);
        send(&town, &path, &june, &first).is(303);

        let second = typed(
            of_rosa.is(200),
            &[("start_time", "15:30"), ("lead_en", "A cup is on us."), ("body_en", "Bring a \"mug\".\r\n\r\nAnd a chair."), ("capacity", "3")],
        );
        let merge = send(&town, &path, &rosa, &second);
        merge.is(409).says("organiser saved this event on Tuesday, December 1, 2026").says("Nothing you typed is lost");
        // Both changed the start: what is stored stays unless Rosa says otherwise.
        merge.says("You both changed this.").says("4 p.m.").says("3:30 p.m.");
        assert!(is_chosen(&merge, "keep_start_time", "now"));
        // Only Rosa wrote a text, only June changed the lead and the seats.
        assert!(is_chosen(&merge, "keep_body_en", "typed"));
        assert!(is_chosen(&merge, "keep_lead_en", "now") && is_chosen(&merge, "keep_capacity", "now"));
        merge.says("Bring a \"mug\".").says("Cocoa, too.").says_nothing_of("keep_title_en");

        let saved = answer_merge(&town, &path, &rosa, &merge, &[("keep_start_time", "typed")]);
        saved.is(303);
        let now = town.get_as(&path, &rosa);
        now.says("Cocoa, too.").says("Bring a \"mug\".\n\nAnd a chair.");
        for (name, value) in [("start_time", "15:30"), ("capacity", "30"), ("end_time", "17:00")] {
            let field = now.body.split(&format!("name=\"{name}\"")).nth(1).unwrap();
            let tag = field.split('>').next().unwrap();
            assert!(tag.contains(&format!("value=\"{value}\"")), "{name}: {tag}");
        }
    }

    fn who_is_overtaken_while_choosing_chooses_once_more(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let june = town.staff(Role::Organiser);
        let slug = draft(&town, &rosa, &[]);
        let path = format!("/staff/events/{slug}/edit");
        let (of_rosa, of_june) = (town.get_as(&path, &rosa), town.get_as(&path, &june));
        send(&town, &path, &june, &typed(&of_june, &[("lead_en", "Cocoa.")])).is(303);
        let merge = send(&town, &path, &rosa, &typed(&of_rosa, &[("lead_en", "Tea."), ("title_en", "Tea with a Cop")]));
        merge.is(409).says("Tea with a Cop");
        let of_june = town.get_as(&path, &june);
        send(&town, &path, &june, &typed(&of_june, &[("lead_en", "Milk.")])).is(303);
        let again = answer_merge(&town, &path, &rosa, &merge, &[("keep_lead_en", "typed")]);
        again.is(409).says("Milk.").says("Tea.").says("Tea with a Cop");
        assert!(is_chosen(&again, "keep_lead_en", "now"), "the lead changed under the choice");
        assert!(is_chosen(&again, "keep_title_en", "typed"));
        answer_merge(&town, &path, &rosa, &again, &[("keep_lead_en", "typed")]).is(303);
        town.get_as(&path, &rosa).says("Tea.").says_nothing_of("Milk.");
    }

    fn a_choice_that_makes_no_event_comes_back_as_the_form_with_what_was_typed(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let june = town.staff(Role::Organiser);
        let slug = draft(&town, &rosa, &[]);
        let path = format!("/staff/events/{slug}/edit");
        let (of_rosa, of_june) = (town.get_as(&path, &rosa), town.get_as(&path, &june));
        send(&town, &path, &june, &typed(&of_june, &[("start_time", "18:00"), ("end_time", "19:00")])).is(303);
        let merge = send(&town, &path, &rosa, &typed(&of_rosa, &[("end_time", "17:30"), ("body_en", "Bring a mug.")]));
        let wrong = answer_merge(&town, &path, &rosa, merge.is(409), &[("keep_end_time", "typed")]);
        wrong.is(422).says("Bring a mug.");
        assert!(wrong.body.contains("value=\"17:30\""), "{}", wrong.body);
    }

    fn an_event_is_published_at_the_time_that_was_set_and_by_one_worker_only(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let slug = draft(&town, &rosa, &[]);
        press(&town, &rosa, &slug, &MORNING).is(303);
        let hub = town.get_as(&format!("/staff/events/{slug}"), &rosa);
        hub.says("Will be published").says("Wednesday, December 2, 2026 at 9 a.m. PST").says("Rosa Okafor set the time");
        town.get_as("/staff", &rosa).says("This will be published by itself");
        town.get(&public(&slug)).is(404);
        town.advance(TimeDelta::days(1) - TimeDelta::seconds(1));
        assert_eq!(work(&town, db), []);
        town.advance(TimeDelta::seconds(1));
        let workers: Vec<Vec<Verdict>> = std::thread::scope(|scope| {
            let each: Vec<_> = (0..3).map(|_| scope.spawn(|| work(&town, db))).collect();
            each.into_iter().map(|worker| worker.join().unwrap()).collect()
        });
        assert_eq!(workers.concat(), [Verdict::Publish], "three workers published once");
        town.get(&public(&slug)).is(200).says("Coffee with a Cop");
        let rosa = town.sergeant();
        let hub = town.get_as(&format!("/staff/events/{slug}"), &rosa);
        hub.says("Published at the time that was set").says("Rosa Okafor").says_nothing_of("set the time.");
        assert_eq!(work(&town, db), []);
    }

    fn what_the_check_stops_by_then_is_not_published_and_staff_are_told(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let slug = draft(&town, &rosa, &[("date", "2026-12-03")]);
        press(&town, &rosa, &slug, &MORNING).is(303);
        // Somebody gives it a wrong weekday afterwards.
        let path = format!("/staff/events/{slug}/edit");
        let form = town.get_as(&path, &rosa);
        let wrong = [("date", "2026-12-03"), ("body_en", "Come on Friday, December 3, 2026.")];
        send(&town, &path, &rosa, &typed(form.is(200), &wrong)).is(303);
        town.get_as("/staff", &rosa).says("This will be published by itself");
        town.advance(TimeDelta::days(1));
        assert_eq!(work(&town, db), [Verdict::Stop]);
        assert_eq!(work(&town, db), [], "it is not tried again and again");
        town.get(&public(&slug)).is(404);
        let rosa = town.sergeant();
        let board = town.get_as("/staff", &rosa);
        board.says("This was not published on Wednesday, December 2, 2026 at 9 a.m. PST");
        let hub = town.get_as(&format!("/staff/events/{slug}"), &rosa);
        hub.says("the check found something to look at").says("Not published at the time that was set");
        town.get_as(&check_path(&slug), &rosa).says("Fix this first");
        press(&town, &rosa, &slug, &[("then", "unschedule")]).is(303);
        town.get_as("/staff", &rosa).says_nothing_of("This was not published");
    }

    fn who_set_the_time_is_told_once_by_mail_what_held_publishing_back(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let wrong = [("date", "2026-12-03"), ("body_en", "Come on Friday, December 3, 2026.")];
        let day = ("date", "2026-12-03");
        let known = [day, ("venue", "palm-court-library"), ("officer_given_name", ""), ("officer_family_name", "")];
        let slugs = [draft(&town, &rosa, &[day]), draft(&town, &rosa, &known)];
        for slug in &slugs {
            press(&town, &rosa, slug, &MORNING).is(303);
            let path = format!("/staff/events/{slug}/edit");
            let form = town.get_as(&path, &rosa);
            send(&town, &path, &rosa, &typed(form.is(200), &wrong)).is(303);
        }
        town.advance(TimeDelta::days(1));
        assert_eq!(work(&town, db), [Verdict::Stop, Verdict::Stop]);
        assert_eq!(work(&town, db), []);
        // The time of the second is taken away before its letter leaves: it would not be true any more.
        press(&town, &town.sergeant(), &slugs[1], &[("then", "unschedule")]).is(303);
        let letters = town.deliver();
        assert_eq!(letters.len(), 1, "{letters:?}");
        assert_eq!(letters[0].to, "rosa@example.org");
        let text = readable(&letters[0].raw);
        assert!(text.contains("was not published") && text.contains("Wednesday, December 2, 2026"), "{text}");
        assert!(text.contains("Friday, December 3, 2026"), "it says what was found: {text}");
        assert!(text.contains(&check_path(&slugs[0])), "{text}");
        assert!(town.deliver().is_empty(), "once");
    }

    fn what_only_asks_holds_back_when_somebody_wrote_after_it_was_looked_at(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let (looked, unseen) = (
            draft(&town, &rosa, &[("body_en", "Meet us tonight.")]),
            draft(&town, &rosa, &[("date", "2026-12-11"), ("venue", "palm-court-library"), ("officer_given_name", ""), ("officer_family_name", "")]),
        );
        let path = check_path(&looked);
        let page = town.get_as(&path, &rosa);
        let (csrf, version) = (page.hidden("csrf"), page.hidden("version"));
        let mut fields = vec![("csrf", csrf.as_str()), ("version", version.as_str())];
        fields.extend(MORNING);
        town.post_as(&path, &rosa, &fields).is(422).says("Tick the box").says("tonight");
        press(&town, &rosa, &looked, &MORNING).is(303);
        press(&town, &rosa, &unseen, &MORNING).is(303);
        let edit = format!("/staff/events/{unseen}/edit");
        let form = town.get_as(&edit, &rosa);
        let asks = [("date", "2026-12-11"), ("officers", ""), ("body_en", "Meet us tonight.")];
        send(&town, &edit, &rosa, &typed(&form, &asks)).is(303);
        town.advance(TimeDelta::days(1));
        assert_eq!(work(&town, db), [Verdict::Publish, Verdict::Stop]);
        town.get(&public(&looked)).is(200);
        town.get(&public(&unseen)).is(404);
    }

    fn a_time_is_taken_away_and_a_time_that_cannot_be_is_refused_with_a_sentence(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let slug = draft(&town, &rosa, &[("date", "2027-04-01")]);
        let at = |date: &'static str, time: &'static str| [("then", "schedule"), ("publish_date", date), ("publish_time", time)];
        let try_at = |date, time| press(&town, &rosa, &slug, &at(date, time));
        try_at("2026-12-01", "09:00").is(422).says("This time has passed").says("Publish later");
        try_at("2027-04-01", "15:00").is(422).says("The event has begun by then");
        try_at("2027-03-14", "02:30").is(422).says("There is no 2:30 a.m. on Sunday, March 14, 2027");
        let kept = try_at("soon", "9");
        kept.is(422).says("Choose the day").says("Choose the time");
        assert!(kept.body.contains("value=\"9\""), "what was typed stays");
        let autumn = draft(&town, &rosa, &[("date", "2027-12-01"), ("venue", "palm-court-library"), ("officer_given_name", ""), ("officer_family_name", "")]);
        let twice = at("2027-11-07", "01:30");
        press(&town, &rosa, &autumn, &twice).is(422).says("1:30 a.m. comes twice").says("PDT").says("PST");
        let second = [&twice[..], &[("publish_occurrence", "second")]].concat();
        press(&town, &rosa, &autumn, &second).is(303);
        town.get_as(&format!("/staff/events/{autumn}"), &rosa).says("November 7, 2027 at 1:30 a.m. PST");

        try_at("2026-12-02", "09:00").is(303);
        press(&town, &rosa, &slug, &[("then", "unschedule")]).is(303);
        let hub = town.get_as(&format!("/staff/events/{slug}"), &rosa);
        hub.says("Took away the time").says_nothing_of("published by itself");
        town.advance(TimeDelta::days(2));
        assert_eq!(work(&town, db), []);
        town.get(&public(&slug)).is(404);
    }

    fn a_time_is_not_set_for_words_that_somebody_changed_since_the_page_was_opened(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let slug = draft(&town, &rosa, &[]);
        let page = town.get_as(&check_path(&slug), &rosa);
        let (csrf, version) = (page.is(200).hidden("csrf"), page.hidden("version"));
        let path = format!("/staff/events/{slug}/edit");
        let form = town.get_as(&path, &rosa);
        send(&town, &path, &rosa, &typed(&form, &[("lead_en", "Tea is on us.")])).is(303);
        let old = [("csrf", csrf.as_str()), ("version", &version), ("publish_anyway", "yes")];
        town.post_as(&check_path(&slug), &rosa, &[&old[..], &MORNING[..]].concat()).is(409).says("Tea is on us.");
        let event = crate::truth::stored(&town, &slug).id;
        assert_eq!(db.read(move |tx| cuppa::store::schedules::find(tx, event)).unwrap(), None);
    }

    fn an_event_published_by_hand_before_its_time_is_published_once(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let slug = draft(&town, &rosa, &[]);
        press(&town, &rosa, &slug, &MORNING).is(303);
        press(&town, &rosa, &slug, &[]).is(303);
        town.get(&public(&slug)).is(200);
        let event = crate::truth::stored(&town, &slug).id;
        let left = db.read(move |tx| cuppa::store::schedules::find(tx, event)).unwrap();
        assert_eq!(left, None, "no time is left that nobody would see");
        town.advance(TimeDelta::days(2));
        assert_eq!(work(&town, db), []);
        let rosa = town.sergeant();
        let csrf = town.get_as("/staff/account", &rosa).hidden("csrf");
        let late = [("csrf", csrf.as_str()), ("version", "3"), ("then", "schedule"), ("publish_date", "2026-12-08"), ("publish_time", "09:00")];
        town.post_as(&check_path(&slug), &rosa, &late).is(409);
    }

    fn a_draft_is_shown_to_staff_as_page_and_entry_in_each_language_and_to_nobody_else(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let slug = draft(&town, &rosa, &[]);
        let check = town.get_as(&check_path(&slug), &rosa);
        let (page, entry) = (format!("/staff/events/{slug}/preview"), format!("/staff/events/{slug}/preview/entry"));
        for (path, lang, title, sentence) in [
            (&page, "en", "Coffee with a Cop", "This is a preview."),
            (&page, "es", "Café con un policía", "Esta es una vista previa."),
            (&entry, "en", "Coffee with a Cop", "BEGIN:VEVENT"),
            (&entry, "es", "Café con un policía", "DTSTART;TZID=America/Los_Angeles:20261210T150000"),
        ] {
            let link = format!("{path}?lang={lang}");
            assert!(check.body.contains(&format!("href=\"{link}\"")), "{link} is on the check page");
            let shown = town.get_as(&link, &rosa);
            shown.is(200).says(title).says(sentence);
            town.get(&link).is(303);
        }
        town.get_as(&page, &rosa).says("Palm Court Library").says("Thursday, December 10, 2026");
        assert!(!town.get_as(&page, &rosa).body.contains("ld+json"), "no facts for search engines");
        town.get(&public(&slug)).is(404);
        press(&town, &rosa, &slug, &[]).is(303);
        town.get_as(&page, &rosa).is(404);
        town.get_as(&entry, &rosa).is(404);
    }

    fn a_copy_of_the_last_event_leaves_the_date_and_the_start_to_fill_and_lasts_as_long(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        town.get_as("/staff", &rosa).says_nothing_of("Copy the last event");
        let first = town.event(&rosa, &[("end_time", "16:30"), ("rsvp_closes", "2026-12-10T12:00"), ("body_en", "Come on Thursday, December 10, 2026.")]);
        let other = [("date", "2026-12-20"), ("title_en", "Tea with a Cop"), ("venue", "palm-court-library"), ("officer_given_name", ""), ("officer_family_name", "")];
        town.event(&rosa, &other);
        // Coffee took place, tea is still ahead.
        town.advance(TimeDelta::days(10));
        let rosa = town.sergeant();
        town.get_as("/staff", &rosa).says("Copy the last event: Coffee with a Cop");
        let form = town.get_as("/staff/new-event?copy_last=yes", &rosa);
        form.is(200).says("Filled in from \"Coffee with a Cop\"").says("1 hour and 30 minutes");
        let by_name = town.get_as(&format!("/staff/new-event?copy={first}"), &rosa);
        assert_eq!(by_name.hidden("length"), form.hidden("length"));
        for name in ["date", "start_time", "end_time", "rsvp_closes"] {
            let field = form.body.split(&format!("name=\"{name}\"")).nth(1).unwrap();
            assert!(field.split('>').next().unwrap().contains("value=\"\""), "{name} is left empty");
        }
        let fields = [
            ("csrf", form.hidden("csrf")), ("length", form.hidden("length")), ("then", "check".to_owned()),
            ("kind", "coffee".to_owned()), ("title_en", "Coffee with a Cop".to_owned()), ("venue", "palm-court-library".to_owned()),
            ("body_en", "Come on Thursday, December 10, 2026.".to_owned()), ("capacity", "3".to_owned()), ("officers", "ana-reyes".to_owned()),
            ("end_time", String::new()), ("date", "2026-12-17".to_owned()), ("start_time", "23:00".to_owned()),
        ];
        let saved = send(&town, "/staff/new-event", &rosa, &fields);
        let check = town.get_as(&saved.is(303).location, &rosa);
        check.says("Thursday, December 17, 2026, 11 p.m., to Friday, December 18, 2026, 12:30 a.m., Pacific time");
        // The words still name the old day, and the check says so.
        check.says("Fix this first").says("The text says \"Thursday, December 10, 2026\"");
    }

    fn a_copy_without_its_two_fields_and_a_length_nobody_can_mean_are_asked_for_again(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        town.event(&rosa, &[]);
        let form = town.get_as("/staff/new-event?copy_last=yes", &rosa);
        let csrf = form.hidden("csrf");
        let usual = [("csrf", csrf.as_str()), ("then", "check"), ("kind", "coffee"), ("title_en", "Coffee"), ("venue", "palm-court-library")];
        let fields = [&usual[..], &[("length", "120")]].concat();
        let again = town.post_as("/staff/new-event", &rosa, &fields);
        again.is(422).says("Write when it begins").says("2 hours").says_nothing_of("id=\"end_time-error\"");
        assert_eq!(again.hidden("length"), "120");
        for length in ["0", "-5", "99999999999999"] {
            let fields = [&usual[..], &[("length", length), ("date", "2026-12-17"), ("start_time", "10:00")]].concat();
            let again = town.post_as("/staff/new-event", &rosa, &fields);
            assert!(again.is(422).body.contains("id=\"end_time-error\""), "{length}");
        }
    }
}
