//! What a machine that watches the service reads, and what it never reads.

use cuppa::store::mail_pauses;

use crate::town::Town;

cuppa::on_both! {
    fn a_watcher_reads_routes_and_the_queue_and_nothing_of_a_resident(db) {
        let town = Town::open(db);
        let event = town.event(&town.sergeant(), &[]);
        let by_mail = town.rsvp(
            &event,
            &[("party_size", "2"), ("email", "canary@example.org"), ("name", "Canary Bird")],
        );
        let here = town.rsvp(&event, &[("party_size", "1")]);
        town.get(&here.is(303).location).is(200);
        town.get("/nowhere-canary").is(404);
        let text = town.get(&town.figures).is(200).body.clone();
        for line in [
            "cuppa_http_requests_total{method=\"POST\",route=\"/{d}/events/{e}/rsvps\",status=\"303\"} 2",
            "cuppa_http_requests_total{method=\"GET\",route=\"/rsvps/{token}\",status=\"200\"} 1",
            "cuppa_http_requests_total{method=\"GET\",route=\"/{d}\",status=\"404\"} 1",
            "cuppa_outbox_messages{state=\"ready\"} 1",
            "cuppa_outbox_messages{state=\"uncertain\"} 0",
            "cuppa_mail_paused 0",
            "cuppa_database_up 1",
        ] {
            assert!(text.lines().any(|other| other == line), "{line}\n{text}");
        }
        let token = here.location.rsplit('/').next().unwrap();
        for secret in ["canary", "Canary", "santa-monica", token, event.as_str(), "cm_", "?r="] {
            assert!(!text.contains(secret), "{secret}\n{text}");
        }
        by_mail.is(303);
        assert_eq!(town.deliver().len(), 1);
        let text = town.get(&town.figures).body.clone();
        assert!(text.contains("cuppa_outbox_messages{state=\"sent\"} 1"), "{text}");
        assert!(text.contains("cuppa_outbox_messages{state=\"ready\"} 0"), "{text}");
    }

    fn whoever_runs_the_service_sees_that_mail_waits_and_for_how_long(db) {
        let town = Town::open(db);
        let event = town.event(&town.sergeant(), &[]);
        let now = town.house.clock.now();
        db.write(move |tx| mail_pauses::begin(tx, "asked", now)).unwrap();
        town.rsvp(&event, &[("party_size", "1"), ("email", "ann@example.org")]).is(303);
        town.advance(chrono::TimeDelta::minutes(7));
        let ready: serde_json::Value = serde_json::from_str(&town.get("/readyz").is(200).body).unwrap();
        assert_eq!(ready["waiting_mail"], 1);
        assert_eq!(ready["oldest_mail_seconds"], 420);
        assert_eq!(ready["mail_paused"], true);
        let text = town.get(&town.figures).body.clone();
        assert!(text.contains("cuppa_outbox_oldest_due_seconds 420"), "{text}");
        assert!(text.contains("cuppa_mail_paused 1"), "{text}");
    }

    fn figures_are_not_on_the_public_address_nor_for_another_name(db) {
        let town = Town::open(db);
        town.get("/metrics").is(404).says_nothing_of("cuppa_");
        let stranger = town.get_with(&town.figures, ("host", "attacker.example"));
        stranger.is(421).says_nothing_of("cuppa_");
    }
}
