//! What a calendar app that polls for years sees.

use chrono::TimeDelta;

use crate::town::Town;

cuppa::on_both! {
    fn a_calendar_app_is_told_when_nothing_changed_and_sees_every_change(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[]);
        let feed = town.get("/santa-monica/calendar.ics");
        feed.is(200);
        assert_eq!(feed.body, town.get("/santa-monica/calendar.ics").body, "two polls, the same octets");
        assert!(feed.body.contains("BEGIN:VTIMEZONE\r\nTZID:America/Los_Angeles"), "{}", feed.body);
        assert!(feed.body.contains("SEQUENCE:0\r\n") && feed.body.contains("STATUS:CONFIRMED"), "{}", feed.body);
        town.get_with("/santa-monica/calendar.ics", ("if-none-match", &feed.etag)).is(304);

        town.advance(TimeDelta::minutes(5));
        let path = format!("/staff/events/{event}/cancellation");
        let form = town.get_as(&path, &rosa);
        form.is(200);
        let csrf = form.hidden("csrf");
        town.post_as(&path, &rosa, &[("csrf", &csrf), ("reason", "")]).is(422);
        town.post_as(&path, &rosa, &[("csrf", &csrf), ("reason", "The roof leaks.")]).is(303);

        let after = town.get_with("/santa-monica/calendar.ics", ("if-none-match", &feed.etag));
        after.is(200);
        let uid = |body: &str| body.split("UID:").nth(1).unwrap().lines().next().unwrap().to_owned();
        assert_eq!(uid(&feed.body), uid(&after.body));
        assert!(after.body.contains("SEQUENCE:1\r\n") && after.body.contains("STATUS:CANCELLED"), "{}", after.body);
        assert!(after.body.contains("SUMMARY;LANGUAGE=en:Cancelled: Coffee with a Cop"), "{}", after.body);
        let page = town.get(&format!("/santa-monica/events/{event}"));
        page.is(200).says("The roof leaks.").says_nothing_of("EventScheduled");
        assert!(page.body.contains("EventCancelled"), "{}", page.body);
        let single = town.get(&format!("/santa-monica/events/{event}.ics"));
        assert!(single.is(200).body.contains("STATUS:CANCELLED"), "{}", single.body);
    }

    fn a_title_cannot_put_a_line_into_the_feed(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let csrf = town.get_as("/staff/new-event", &rosa).hidden("csrf");
        let mut fields = crate::town::event_form(&csrf);
        fields.retain(|(name, _)| *name != "title_en");
        let mut sent: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        sent.push(("title_en", "Coffee\r\nX-INJECT:1"));
        town.post_as("/staff/new-event", &rosa, &sent).is(422).says("characters");
        let event = town.event(&rosa, &[("title_en", "Coffee, tea; and \\ more X-INJECT:1")]);
        let feed = town.get(&format!("/santa-monica/events/{event}.ics"));
        assert!(feed.body.contains("SUMMARY;LANGUAGE=en:Coffee\\, tea\\; and \\\\ more X-INJECT:1\r\n"), "{}", feed.body);
    }

    fn the_feed_answers_head_and_carries_its_own_cache_policy(db) {
        let town = Town::open(db);
        town.event(&town.sergeant(), &[]);
        let agent = ureq::agent();
        let head = agent.head(format!("{}/santa-monica/calendar.ics", town.base)).call().unwrap();
        let header = |name: &str| head.headers().get(name).unwrap().to_str().unwrap().to_owned();
        assert_eq!(header("content-type"), "text/calendar; charset=utf-8");
        assert_eq!(header("cache-control"), "public, max-age=60");
        assert_eq!(header("access-control-allow-origin"), "*");
    }
}
