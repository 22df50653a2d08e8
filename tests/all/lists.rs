//! What programs read: JSON Feed, Atom, the sitemap.

use chrono::TimeDelta;

use crate::staff;
use crate::town::Town;

/// Every tag closes in its order, and there is one root: enough of XML to find a broken page.
fn is_well_formed(text: &str) {
    let mut open: Vec<&str> = Vec::new();
    let rest = text
        .strip_prefix("<?xml version=\"1.0\" encoding=\"utf-8\"?>")
        .unwrap();
    for part in rest.split('<').skip(1) {
        let (tag, after) = part.split_once('>').unwrap_or_else(|| panic!("{part}"));
        let name = tag.split_whitespace().next().unwrap();
        if let Some(name) = name.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "{text}");
        } else if !tag.ends_with('/') {
            open.push(name);
        }
        for entity in after.split('&').skip(1) {
            assert!(
                entity.contains(';') && entity.starts_with(['#', 'a', 'l', 'g', 'q']),
                "{entity}"
            );
        }
    }
    assert!(open.is_empty(), "{open:?}");
}

cuppa::on_both! {
    fn programs_read_the_list_with_the_same_filters_and_hear_when_nothing_changed(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        town.event(&rosa, &[("title_en", "Coffee & \"cake\" <3")]);
        town.event(&rosa, &[("kind", "tacos"), ("title_en", "Tacos"), ("date", "2026-12-11")]);
        let list = town.get("/santa-monica/events.json");
        let json: serde_json::Value = serde_json::from_str(&list.is(200).body).unwrap();
        assert_eq!(json["version"], "https://jsonfeed.org/version/1.1");
        assert_eq!(json["items"].as_array().unwrap().len(), 2);
        let first = &json["items"][0];
        assert_eq!(first["title"], "Coffee & \"cake\" <3");
        assert_eq!(first["_cuppa"]["start"], "2026-12-10T15:00:00-08:00");
        assert_eq!(first["_cuppa"]["zone"], "America/Los_Angeles");
        assert_eq!(first["_cuppa"]["status"], "published");
        assert_eq!(first["_cuppa"]["venue"]["name"], "Palm Court Library");
        assert!(first["id"].as_str().unwrap().starts_with("urn:uuid:"));
        town.get_with("/santa-monica/events.json", ("if-none-match", &list.etag)).is(304);
        let tacos = town.get("/santa-monica/events.json?kind=tacos");
        assert!(tacos.body.contains("Tacos") && !tacos.body.contains("Coffee"), "{}", tacos.body);
        let spanish: serde_json::Value =
            serde_json::from_str(&town.get("/santa-monica/events.json?lang=es").body).unwrap();
        assert_eq!(spanish["items"][0]["title"], "Café con un policía");

        let atom = town.get("/santa-monica/events.atom");
        is_well_formed(&atom.is(200).body);
        assert_eq!(atom.body.matches("<entry").count(), 2);
        town.get_with("/santa-monica/events.atom", ("if-none-match", &atom.etag)).is(304);
        let filtered = town.get("/santa-monica/events.atom?kind=tacos&q=t");
        is_well_formed(&filtered.is(200).body);
        assert_eq!(filtered.body.matches("<entry").count(), 1);
        town.get("/nowhere/events.json").is(404);
        let page = town.get("/santa-monica");
        for address in ["events.json", "events.atom", "articles.atom"] {
            assert!(page.body.contains(&format!("href=\"/santa-monica/{address}\"")), "{address}");
        }
    }

    fn the_next_event_is_one_that_takes_place_and_a_cancelled_one_stays_in_the_list(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let coffee = town.event(&rosa, &[]);
        town.event(&rosa, &[("kind", "tacos"), ("title_en", "Tacos"), ("date", "2026-12-11")]);
        let next = |page: &str| {
            let from = page.split("id=\"next\"").nth(1).unwrap();
            from.split("</section>").next().unwrap().to_owned()
        };
        assert!(next(&town.get("/santa-monica").is(200).body).contains("Coffee with a Cop"));
        let path = format!("/staff/events/{coffee}/cancellation");
        let csrf = town.get_as(&path, &rosa).is(200).hidden("csrf");
        town.post_as(&path, &rosa, &[("csrf", &csrf), ("reason", "No power.")]).is(303);
        let page = town.get("/santa-monica");
        assert!(next(&page.body).contains("Tacos"), "{}", page.body);
        page.says("Coffee with a Cop").says("Cancelled");
    }

    fn stories_are_a_feed_and_everything_public_stands_in_the_sitemap(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[]);
        town.advance(TimeDelta::days(10));
        let rosa = town.sergeant();
        let article = staff::story(&town, &rosa, &event, "Thanks to **all** & everybody.");
        let atom = town.get("/santa-monica/articles.atom");
        is_well_formed(&atom.is(200).body);
        assert!(atom.body.contains("&#60;strong&#62;all") || atom.body.contains("&lt;strong&gt;all"), "{}", atom.body);
        let id = |body: &str| body.split("<id>").nth(2).unwrap().split('<').next().unwrap().to_owned();
        assert!(id(&atom.body).starts_with("urn:uuid:"));
        assert_ne!(
            atom.body.split("<id>").nth(1),
            town.get("/santa-monica/events.atom").body.split("<id>").nth(1),
            "two lists, two identifiers"
        );
        let map = town.get("/sitemap.xml");
        is_well_formed(&map.is(200).body);
        for path in [format!("/santa-monica/events/{event}"), format!("/santa-monica/articles/{article}")] {
            assert!(map.body.contains(&format!("{path}</loc>")), "{path}: {}", map.body);
        }
        assert!(!map.body.contains("/staff"));
        town.get("/robots.txt").is(200).says("/sitemap.xml");
    }

    fn any_site_may_read_the_lists(db) {
        let town = Town::open(db);
        for list in ["events.json", "events.atom", "articles.atom"] {
            let answer = ureq::agent().get(format!("{}/santa-monica/{list}", town.base)).call().unwrap();
            let header = |name: &str| answer.headers().get(name).unwrap().to_str().unwrap().to_owned();
            assert_eq!(header("access-control-allow-origin"), "*");
            assert_eq!(header("cross-origin-resource-policy"), "cross-origin");
            assert_eq!(header("cache-control"), "public, max-age=60");
            assert!(header("content-type").starts_with("application/"), "{list}");
        }
    }
}
