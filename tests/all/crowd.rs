//! Many at once.

use std::sync::Arc;

use chrono::TimeDelta;

use crate::town::Town;

cuppa::on_both! {
    fn two_hundred_at_once_for_forty_seats_end_with_exactly_forty(db) {
        let town = Arc::new(Town::open(db));
        let rosa = town.sergeant();
        let event = town.event(&rosa, &[("capacity", "40")]);
        let path = format!("/santa-monica/events/{event}/rsvps");
        let tokens: Vec<String> = (0..200).map(|_| town.get(&path).hidden("form_token")).collect();
        town.advance(TimeDelta::seconds(10));
        let crowd: Vec<_> = tokens
            .into_iter()
            .map(|token| {
                let (town, path) = (town.clone(), path.clone());
                std::thread::spawn(move || {
                    let sent = town.post(&path, &[("form_token", &token), ("party_size", "1")]);
                    let page = town.get(&sent.is(303).location);
                    page.is(200);
                    page.plain().contains("You are on the waitlist") || page.plain().contains("waitlist")
                })
            })
            .collect();
        let waiting = crowd.into_iter().map(|one| one.join().unwrap()).filter(|waits| *waits).count();
        assert_eq!(waiting, 160);
        let hub = town.get_as(&format!("/staff/events/{event}"), &rosa);
        hub.is(200).says("40").says("160");
        assert!(town.get(&path).plain().contains("Every seat is taken"));
    }
}
