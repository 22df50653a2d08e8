//! Walls that nobody sees until they are gone: drafts, the border between departments, the last
//! look before a message leaves, and how much mail a stranger can cause.

use chrono::TimeDelta;

use cuppa::store::rsvps::Step;
use cuppa::store::{departments, events, rsvps};

use crate::town::{Town, event_form};

/// Saves an event without publishing it; its slug.
fn draft(town: &Town, cookie: &str) -> String {
    let csrf = town
        .get_as("/staff/new-event", cookie)
        .is(200)
        .hidden("csrf");
    let fields = event_form(&csrf);
    let fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    let saved = town.post_as("/staff/new-event", cookie, &fields);
    saved.is(303).location.split('/').nth(3).unwrap().to_owned()
}

cuppa::on_both! {
    fn a_draft_is_nowhere_for_residents_until_it_is_published(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let slug = draft(&town, &rosa);
        let page = format!("/santa-monica/events/{slug}");
        for path in [page.clone(), format!("{page}.ics"), format!("{page}/rsvps")] {
            town.get(&path).is(404).says_nothing_of("Coffee with a Cop");
        }
        let token = "x";
        town.post(&format!("{page}/rsvps"), &[("form_token", token), ("party_size", "1")]).is(404);
        for path in [
            "/santa-monica",
            "/santa-monica/calendar.ics",
            "/santa-monica/events.json",
            "/santa-monica/events.atom",
            "/sitemap.xml",
        ] {
            let list = town.get(path);
            assert!(!list.is(200).body.contains(&slug), "{path}: {}", list.body);
        }
        town.get_as(&format!("/staff/events/{slug}"), &rosa).is(200).says("Coffee with a Cop");
    }

    fn a_department_neither_shows_nor_runs_the_events_of_another(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[]);
        let sent = town.rsvp(&event, &[("party_size", "2"), ("note", "The lights on Pier Street")]);
        sent.is(303);
        let june = town.neighbours("riverbend");
        town.get(&format!("/santa-monica/events/{event}")).is(200);
        for path in ["", ".ics", "/rsvps"] {
            town.get(&format!("/riverbend/events/{event}{path}")).is(404);
        }
        town.get_as(&format!("/staff/events/{event}"), &rosa).is(200);
        let csrf = town.get_as("/staff/new-event", &june).is(200).hidden("csrf");
        for action in ["", "/edit", "/publication", "/cancellation", "/postponement", "/hold"] {
            let page = town.get_as(&format!("/staff/events/{event}{action}"), &june);
            page.is(404).says_nothing_of("Pier Street");
        }
        let cancel = format!("/staff/events/{event}/cancellation");
        town.post_as(&cancel, &june, &[("csrf", &csrf), ("reason", "Not mine.")]).is(404);
        town.get(&format!("/santa-monica/events/{event}")).says_nothing_of("Not mine.");
        town.get_as("/staff/venues/palm-court-library", &june).is(404);
        town.get_as("/staff/venues/palm-court-library", &rosa).is(200);
    }

    fn a_message_that_waited_until_the_event_was_over_does_not_leave(db) {
        let town = Town::open(db);
        let event = town.event(&town.sergeant(), &[]);
        town.rsvp(&event, &[("party_size", "2"), ("email", "ann@example.org")]).is(303);
        town.advance(TimeDelta::days(10));
        assert!(town.deliver().is_empty(), "a confirmation for yesterday helps nobody");
    }

    fn a_reminder_that_is_already_waiting_does_not_reach_who_is_not_coming_any_more(db) {
        let town = Town::open(db);
        let event = town.event(&town.sergeant(), &[]);
        town.rsvp(&event, &[("party_size", "2"), ("email", "ann@example.org")]).is(303);
        assert_eq!(town.deliver().len(), 1);
        town.advance(TimeDelta::days(8) + TimeDelta::hours(7));
        let context = town.house.context();
        let planned = db.write(move |tx| cuppa::services::plan_reminders::run(tx, &context)).unwrap();
        assert_eq!(planned, 1);
        // The row changes behind the back of the use case, which would take the message back itself.
        let now = town.house.context().now;
        let slug = event.clone();
        db.write(move |tx| -> cuppa::store::StoreResult<()> {
            let department = departments::find_by_slug(tx, "santa-monica")?.unwrap();
            let event = events::find(tx, department.id, &slug)?.unwrap();
            for party in rsvps::list_to_tell(tx, event.id)? {
                rsvps::update_state(tx, party.id, Step::Withdraw, now)?;
            }
            Ok(())
        })
        .unwrap();
        assert!(town.deliver().is_empty());
    }

    fn a_stranger_who_types_an_address_into_every_form_causes_three_messages_an_hour(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        for day in ["10", "11", "12", "13", "14"] {
            let event = town.event(&rosa, &[("date", &format!("2026-12-{day}"))]);
            town.rsvp(&event, &[("party_size", "1"), ("email", "ann@example.org")]).is(303);
        }
        assert_eq!(town.deliver().len(), 3);
        town.advance(TimeDelta::minutes(61));
        let event = town.event(&town.sergeant(), &[("date", "2026-12-15")]);
        town.rsvp(&event, &[("party_size", "1"), ("email", "ann@example.org")]).is(303);
        assert_eq!(town.deliver().len(), 1, "an hour later she is told again");
    }
}
