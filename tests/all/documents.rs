//! Papers to print: the flyer for everybody, the briefing for those who may see it. What stands in
//! them is read out of the plain text they are made from, over HTTP only what a file is.

use chrono::TimeDelta;
use cuppa::documents::briefing::Told;
use cuppa::documents::{briefing, flyer, text};
use cuppa::domain::language::Language;
use cuppa::domain::staff::Role;
use cuppa::services::{Actor, read_briefing, read_event};
use cuppa::store::departments;
use cuppa::words::Words;

use crate::town::Town;

/// What came back for a file: status, kind, policy, ETag, disposition and octets.
struct File {
    status: u16,
    headers: Vec<(String, String)>,
    octets: Vec<u8>,
}

impl File {
    fn header(&self, name: &str) -> &str {
        let found = self.headers.iter().find(|(known, _)| known == name);
        found.map_or("", |(_, value)| value)
    }

    fn holds(&self, words: &str) -> bool {
        let parts = self.octets.windows(words.len());
        parts.into_iter().any(|part| part == words.as_bytes())
    }
}

fn fetch(town: &Town, path: &str, headers: &[(&str, &str)]) -> File {
    let agent: ureq::Agent = ureq::Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .build()
        .into();
    let mut request = agent.get(format!("{}{path}", town.base));
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let mut response = request.call().unwrap();
    let named = response.headers().iter();
    let headers = named.map(|(name, value)| {
        let value = value.to_str().unwrap_or_default();
        (name.to_string(), value.to_owned())
    });
    File {
        status: response.status().as_u16(),
        headers: headers.collect(),
        octets: response.body_mut().read_to_vec().unwrap(),
    }
}

fn flyer_path(event: &str) -> String {
    format!("/santa-monica/events/{event}/flyer.pdf")
}

/// The words of the flyer as it would be printed now.
fn flyer_words(town: &Town, event: &str, language: Language) -> String {
    let (context, event) = (town.house.context(), event.to_owned());
    let now = context.now;
    let shown = town
        .house
        .db
        .read(move |tx| read_event::run(tx, &context, "santa-monica", &event))
        .unwrap();
    let url = format!("{}/santa-monica/events/{}", town.base, shown.event.slug);
    let whose = (&shown.department, &shown.event);
    text::plain(&flyer::document(whose, &url, now, Words::new(language)))
}

/// The words of the briefing as somebody with this role would print it now.
fn briefing_words(town: &Town, event: &str, (role, language): (Role, Language)) -> String {
    let (context, event) = (town.house.context(), event.to_owned());
    let (printed, department) = town
        .house
        .db
        .read(move |tx| {
            let department = departments::find_by_slug(tx, "santa-monica")?.unwrap();
            let actor = Actor {
                staff_id: cuppa::domain::ids::StaffId::NOBODY,
                department_id: department.id,
                role,
                name: "Rosa".to_owned(),
            };
            let printed = read_briefing::run(tx, &context, &actor, &event)?;
            Ok::<_, cuppa::services::Error>((printed, department))
        })
        .unwrap();
    let told = Told {
        event: &printed.event,
        briefing: &printed.briefing,
        host: printed.host.as_ref(),
    };
    text::plain(&briefing::document(
        &told,
        &department,
        Words::new(language),
    ))
}

fn end(town: &Town, cookie: &str, event: &str, how: &str) {
    let csrf = town.get_as("/staff/new-event", cookie).hidden("csrf");
    let fields = [("csrf", csrf.as_str()), ("reason", "A burst pipe.")];
    let path = format!("/staff/events/{event}/{how}");
    town.post_as(&path, cookie, &fields).is(303);
}

cuppa::on_both! {
    fn residents_print_a_flyer_in_the_language_of_the_page_and_ask_for_it_once(db) {
        let town = Town::open(db);
        let event = town.event(&town.sergeant(), &[]);
        let path = flyer_path(&event);
        let page = town.get(&format!("/santa-monica/events/{event}"));
        assert!(page.is(200).body.contains(&format!("href=\"{path}\"")), "the page links to it");
        page.says("Flyer (PDF)");
        let en = fetch(&town, &path, &[]);
        assert_eq!((en.status, en.header("content-type")), (200, "application/pdf"));
        assert_eq!(en.header("cache-control"), "public, max-age=60");
        assert_eq!(en.header("vary"), "accept-language");
        assert_eq!(en.header("content-disposition"), format!("inline; filename=\"{event}-flyer.pdf\""));
        assert!(en.octets.starts_with(b"%PDF-1.7"));
        assert!(en.holds(">Flyer: Coffee with a Cop</rdf:li>") && en.holds("(en)"));
        assert_eq!(fetch(&town, &path, &[]).octets, en.octets, "the same event is the same file");
        let known = fetch(&town, &path, &[("if-none-match", en.header("etag"))]);
        assert_eq!((known.status, known.octets.len()), (304, 0));
        for es in [fetch(&town, &format!("{path}?lang=es"), &[]), fetch(&town, &path, &[("accept-language", "es-MX")])] {
            assert!(es.holds(">Volante: Café con un policía</rdf:li>") && es.holds("(es)"));
            assert!(es.holds("?lang=es"), "a Spanish flyer opens the page in Spanish");
        }
        let said = flyer_words(&town, &event, Language::Es);
        for words in ["jueves, 10 de diciembre de 2026", "Palm Court Library", "No tiene que dar su nombre", &town.base] {
            assert!(said.contains(words), "{words}: {said}");
        }
    }

    fn a_draft_has_no_flyer_and_a_cancelled_event_says_so_on_it(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let form = town.get_as("/staff/new-event", &rosa).hidden("csrf");
        let fields = crate::town::event_form(&form);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let saved = town.post_as("/staff/new-event", &rosa, &fields);
        let draft = saved.is(303).location.split('/').nth(3).unwrap().to_owned();
        assert_eq!(fetch(&town, &flyer_path(&draft), &[]).status, 404);
        town.get_as(&format!("/staff/events/{draft}"), &rosa).says_nothing_of("flyer.pdf");
        let event = town.event(&rosa, &[("date", "2026-12-11")]);
        town.get_as(&format!("/staff/events/{event}"), &rosa).says("Flyer (PDF), in Spanish");
        let before = fetch(&town, &flyer_path(&event), &[]);
        assert!(!flyer_words(&town, &event, Language::En).contains("Cancelled"));
        end(&town, &rosa, &event, "cancellation");
        let after = fetch(&town, &flyer_path(&event), &[]);
        assert_eq!(after.status, 200, "the address never dies");
        assert_ne!(after.header("etag"), before.header("etag"));
        let said = flyer_words(&town, &event, Language::En);
        let words = said.lines().skip(1).take(2).collect::<Vec<_>>();
        assert_eq!(words, ["Cancelled", "A burst pipe."], "{said}");
        assert!(said.contains("Was: Friday, December 11, 2026"), "{said}");
        assert_eq!(fetch(&town, &flyer_path("never-was"), &[]).status, 404);
        assert_eq!(fetch(&town, &format!("/riverbend/events/{event}/flyer.pdf"), &[]).status, 404);
    }

    fn staff_print_the_briefing_that_the_page_shows_and_nobody_may_keep_it(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[]);
        let path = format!("/staff/events/{event}/briefing");
        host(&town, &rosa);
        town.rsvp(&event, &[("party_size", "3"), ("name", "Quill")]).is(303);
        let page = town.get_as(&path, &rosa);
        page.is(200).says("Briefing (PDF)").says("Noor Haddad").says("310-555-0177").says("Expect 1 to 4 people");
        assert!(page.body.contains(&format!("href=\"{path}.pdf\"")));
        town.get_as(&format!("/staff/events/{event}"), &rosa).says("Briefing (PDF)");
        let file = fetch(&town, &format!("{path}.pdf"), &[("cookie", &rosa)]);
        assert_eq!((file.status, file.header("content-type")), (200, "application/pdf"));
        assert_eq!(file.header("cache-control"), "no-store");
        assert!(file.holds(">Briefing: Coffee with a Cop</rdf:li>"));
        let es = fetch(&town, &format!("{path}.pdf?lang=es"), &[("cookie", &rosa)]);
        assert!(es.holds(">Información previa: Café con un policía</rdf:li>"));
        let said = briefing_words(&town, &event, (Role::Organiser, Language::En));
        for line in said.lines().map(|line| line.trim_start_matches("• ")) {
            let line = line.split(": ").next().unwrap();
            if line != "Santa Monica Police Department" {
                assert!(page.plain().contains(line), "{line:?} of the file is not on the page");
            }
        }
        assert!(said.contains("Noor Haddad\n310-555-0177") && !said.contains("Quill"), "{said}");
    }

    fn whom_to_call_at_the_place_is_on_the_briefing_of_who_runs_events_only(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[]);
        host(&town, &rosa);
        let path = format!("/staff/events/{event}/briefing");
        let officer = town.staff(Role::Officer);
        town.get_as(&path, &officer).is(200).says_nothing_of("Noor").says_nothing_of("Host at the place");
        assert_eq!(fetch(&town, &format!("{path}.pdf"), &[("cookie", &officer)]).status, 200);
        let said = briefing_words(&town, &event, (Role::Officer, Language::En));
        assert!(!said.contains("Noor") && said.contains("Palm Court Library"), "{said}");
        assert!(!flyer_words(&town, &event, Language::En).contains("Noor"));
        let june = town.neighbours("riverbend");
        assert_eq!(fetch(&town, &format!("{path}.pdf"), &[("cookie", &june)]).status, 404);
        assert_eq!(fetch(&town, &format!("{path}.pdf"), &[]).status, 303, "sign in first");
    }

    fn a_flyer_follows_the_clock_once_its_event_is_over(db) {
        let town = Town::open(db);
        let event = town.event(&town.sergeant(), &[]);
        town.advance(TimeDelta::days(20));
        let said = flyer_words(&town, &event, Language::En);
        assert!(said.lines().nth(1) == Some("This event has taken place"), "{said}");
        assert_eq!(fetch(&town, &flyer_path(&event), &[]).status, 200);
    }
}

/// Staff write down whom to call at the library.
fn host(town: &Town, rosa: &str) {
    let noor = [
        ("venue_contact_name", "Noor Haddad"),
        ("venue_contact_phone", "310-555-0177"),
    ];
    crate::settings::place(town, rosa, &noor).is(303);
}
