//! The list of events inside a page of the city: who may show it, and what it does not do there.

use crate::settings;
use crate::town::Town;

const PATH: &str = "/santa-monica/embed";
const FORM: &str = "/staff/settings/embedding";

cuppa::on_both! {
    fn the_city_shows_the_events_in_a_page_of_its_own_and_nobody_else_does(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[]);
        let before = town.get(PATH);
        before.is(200).says("Coffee with a Cop").says("Events of Santa Monica Police Department");
        assert!(before.policy.ends_with("frame-ancestors 'self'"), "{}", before.policy);
        let sites = [("sites", "www.santamonica.gov\r\nhttps://city.example:8443/\r\n")];
        settings::save(&town, &rosa, FORM, &sites).is(303);
        let shown = town.get(PATH);
        let ends = "frame-ancestors 'self' https://www.santamonica.gov https://city.example:8443";
        assert!(shown.is(200).policy.ends_with(ends), "{}", shown.policy);
        assert!(shown.policy.contains("script-src 'none'"), "{}", shown.policy);
        assert_eq!((shown.frame.as_str(), shown.cookie.as_str()), ("", ""));
        assert!(shown.body.contains("<base target=\"_top\">") && !shown.body.contains("<script"), "{}", shown.body);
        assert!(shown.body.contains(&format!("href=\"/santa-monica/events/{event}\"")), "{}", shown.body);
        let other = town.get("/santa-monica");
        assert!(other.policy.ends_with("frame-ancestors 'none'"), "{}", other.policy);
        assert_eq!(other.frame, "DENY");
        town.get_as("/staff/settings", &rosa).says("https://www.santamonica.gov, https://city.example:8443");
        town.get("/nowhere/embed").is(404);
    }

    fn a_poll_of_the_frame_is_cheap_and_hears_of_a_change(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[]);
        let first = town.get(PATH);
        let again = town.get_with(PATH, ("if-none-match", &first.etag));
        assert!(again.is(304).policy.ends_with("frame-ancestors 'self'"), "{}", again.policy);
        crate::news::cancel(&town, &rosa, &event);
        let changed = town.get_with(PATH, ("if-none-match", &first.etag));
        changed.is(200).says("Cancelled");
    }

    fn in_spanish_it_says_so_and_narrowed_it_shows_what_was_asked_for(db) {
        let town = Town::open(db);
        town.event(&town.sergeant(), &[]);
        let spanish = town.get("/santa-monica/embed?lang=es");
        spanish.is(200).says("Eventos de Santa Monica Police Department");
        assert!(spanish.body.contains("<html lang=\"es\""), "{}", spanish.body);
        assert!(spanish.body.contains("?lang=es\">"), "links stay in the language: {}", spanish.body);
        town.get("/santa-monica/embed?kind=pizza").says_nothing_of("Coffee with a Cop");
    }

    fn what_is_no_site_is_said_beside_the_field_and_nothing_is_lost(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        for wrong in ["https://www.city.gov/events", "http://city.gov", "*", "https://a.gov; script-src *"] {
            let typed = format!("https://good.gov\r\n{wrong}");
            let back = settings::save(&town, &rosa, FORM, &[("sites", &typed)]);
            back.is(422).says("as the address of a site").says("https://good.gov");
        }
        let many: Vec<String> = (0..21).map(|n| format!("https://site{n}.gov")).collect();
        settings::save(&town, &rosa, FORM, &[("sites", &many.join("\n"))]).is(422).says("at most 20 sites");
        let policy = town.get(PATH).policy;
        assert!(policy.ends_with("frame-ancestors 'self'"), "{policy}");
        let form = town.get_as(FORM, &rosa);
        assert!(form.is(200).body.contains("/santa-monica/embed?lang=es"), "{}", form.body);
    }
}
