//! New zone data: events still to come are where their wall clock says, calendars are told, people
//! are not.

use chrono::{DateTime, TimeDelta, Utc};

use cuppa::domain::event::{Event, Times};
use cuppa::domain::zone;
use cuppa::services::rederive_times::{self, Derived};
use cuppa::store::events::EventUpdate;
use cuppa::store::{Db, StoreError, departments, events, zone_data};

use crate::town::Town;

/// The event as it is stored.
pub fn stored(town: &Town, slug: &str) -> Event {
    let found = town.house.db.read(|tx| {
        let home = departments::find_by_slug(tx, "santa-monica")?.unwrap();
        events::find(tx, home.id, slug)
    });
    let found: Result<Option<Event>, StoreError> = found;
    found.unwrap().unwrap()
}

/// Stores what a program with other zone data would have stored.
fn plant(db: &Db, event: &Event, wrong: impl FnOnce(&mut Times)) {
    let (event, mut times) = (event.clone(), event.times.clone());
    wrong(&mut times);
    db.write(move |tx| events::set_instants(tx, &event, &times))
        .unwrap();
}

/// Stores another wall clock, past the rules.
fn rewrite(db: &Db, event: &Event, wrong: impl FnOnce(&mut Times)) {
    let (event, mut facts) = (event.clone(), event.facts());
    wrong(&mut facts.times);
    let update = EventUpdate {
        state: event.state,
        sequence: event.sequence,
        previous_start: None,
        previous_venue: None,
        reason: None,
        rain_since: None,
        updated_at: event.updated_at,
    };
    let written = db.write(move |tx| events::update_facts(tx, &event, &update, &facts));
    assert!(written.unwrap());
}

fn release(db: &Db, version: &'static str) {
    let at: DateTime<Utc> = crate::town::START.parse().unwrap();
    db.write(move |tx| zone_data::set(tx, version, at)).unwrap();
}

/// The program starts.
fn start(town: &Town) -> Option<Derived> {
    let context = town.house.context();
    let derived = town
        .house
        .db
        .write(move |tx| rederive_times::run(tx, &context));
    derived.unwrap()
}

fn revision(town: &Town) -> i64 {
    let home = town
        .house
        .db
        .read(|tx| departments::find_by_slug(tx, "santa-monica"));
    home.unwrap().unwrap().revision
}

cuppa::on_both! {
    fn new_zone_data_moves_the_instant_and_leaves_the_wall_clock(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let wrong = town.event(&rosa, &[("rsvp_closes", "2026-12-10T12:00")]);
        let right = town.event(&rosa, &[("venue", "palm-court-library"), ("date", "2026-12-17")]);
        town.rsvp(&wrong, &[("party_size", "1"), ("email", "ann@example.org")]).is(303);
        town.deliver();
        let (truth, other) = (stored(&town, &wrong), stored(&town, &right));
        let hour = TimeDelta::hours(1);
        plant(db, &truth, |times| { times.starts_at += hour; times.ends_at += hour; });
        release(db, "2025b");
        town.advance(TimeDelta::minutes(1));
        let before = town.get("/santa-monica/calendar.ics");
        let (was, at) = (stored(&town, &wrong), revision(&town));
        let derived = start(&town).unwrap();
        assert_eq!(derived, Derived { from: Some("2025b".into()), to: zone::data_version(), moved: 1 });
        let after = stored(&town, &wrong);
        assert_eq!(after.times, truth.times);
        assert_eq!(after.rsvp_closes_at, truth.rsvp_closes_at, "moves with the start");
        assert_eq!((after.sequence, after.version), (was.sequence + 1, was.version), "an open form stays good");
        assert!(after.updated_at > was.updated_at);
        let untouched = stored(&town, &right);
        assert_eq!((untouched.sequence, untouched.updated_at), (other.sequence, other.updated_at));
        assert_eq!(revision(&town), at + 1);
        let poll = town.get_with("/santa-monica/calendar.ics", ("if-none-match", &before.etag));
        assert!(poll.is(200).body.contains("SEQUENCE:1\r\n"), "{}", poll.body);
        assert!(town.deliver().is_empty(), "the wall clock is what it was");
        town.get_as("/staff/log", &rosa).is(200).says("with new zone data");
        let sound = db.read(cuppa::store::audit::verify);
        assert_eq!(sound.unwrap(), None);
        assert_eq!(start(&town), None, "once");
        assert_eq!(stored(&town, &wrong).sequence, after.sequence);
    }

    fn what_is_over_and_what_is_right_is_left_alone(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let over = town.event(&rosa, &[]);
        let event = stored(&town, &over);
        town.advance(TimeDelta::days(12));
        plant(db, &event, |times| times.starts_at += TimeDelta::hours(1));
        let planted = stored(&town, &over);
        let derived = start(&town).unwrap();
        assert_eq!((derived.from, derived.moved), (None, 0), "nobody knew the release");
        assert_eq!(stored(&town, &over), planted);
    }

    fn a_draft_is_derived_anew_without_a_word_to_calendars(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let form = town.get_as("/staff/new-event", &rosa).is(200).hidden("csrf");
        let fields = crate::town::event_form(&form);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let saved = town.post_as("/staff/new-event", &rosa, &fields);
        let slug = saved.is(303).location.split('/').nth(3).unwrap().to_owned();
        let draft = stored(&town, &slug);
        plant(db, &draft, |times| times.starts_at -= TimeDelta::hours(1));
        assert_eq!(start(&town).unwrap().moved, 1);
        let after = stored(&town, &slug);
        assert_eq!((after.times, after.sequence), (draft.times, 0));
    }

    fn a_program_with_older_data_than_the_database_leaves_it_alone(db) {
        let town = Town::open(db);
        let event = town.event(&town.sergeant(), &[]);
        let event = stored(&town, &event);
        plant(db, &event, |times| times.starts_at += TimeDelta::minutes(30));
        release(db, "2999a");
        assert_eq!(start(&town), None);
        assert_eq!(stored(&town, event.slug.as_str()).times.starts_at, event.times.starts_at + TimeDelta::minutes(30));
    }

    fn an_event_at_an_hour_that_a_new_law_took_away_is_kept_and_reported(db) {
        let town = Town::open(db);
        let rosa = town.sergeant();
        let lost = town.event(&rosa, &[("date", "2027-03-14"), ("start_time", "01:30"), ("end_time", "04:30")]);
        let event = stored(&town, &lost);
        // Half past two existed that day, said the data of the time.
        let half_past_two = "2027-03-14T02:30:00".parse().unwrap();
        rewrite(db, &event, |times| {
            times.local_start = half_past_two;
            times.starts_at = "2027-03-14T10:00:00Z".parse().unwrap();
        });
        start(&town).unwrap();
        let kept = stored(&town, &lost);
        assert_eq!(kept.times.local_start, half_past_two);
        assert_eq!(kept.times.starts_at, "2027-03-14T10:30:00Z".parse::<DateTime<Utc>>().unwrap(), "as calendars read it");
        let context = town.house.context();
        let report = db.read(|tx| rederive_times::report(tx, &context)).unwrap();
        let gaps: Vec<&str> = report.in_gap.iter().map(|gap| gap.event.slug.as_str()).collect();
        assert_eq!(gaps, [lost.as_str()]);
        assert_eq!(report.derived_with.as_deref(), Some(zone::data_version()));
        let feed = town.get("/santa-monica/calendar.ics");
        assert!(feed.is(200).body.contains("DTSTART:20270314T103000Z"), "{}", feed.body);
    }
}
