//! What the sender does when the relay is away, when several of it are at work, and when the database
//! may not know what was sent.

use std::sync::{Arc, Mutex};

use chrono::{DateTime, TimeDelta, Utc};
use cuppa::domain::outbox::{Delivery, Phase, State};
use cuppa::services::ports::SentMark;
use cuppa::services::start_sender::{self, Doubt};
use cuppa::services::take_turn::{self, Lease};
use cuppa::services::{deliver_outbox, read_health, resume_mail};

use crate::town::Town;

fn away() -> Delivery {
    Delivery::Broken {
        phase: Phase::Connect,
        text: "cannot connect: refused".to_owned(),
    }
}

fn waiting(town: &Town) -> i64 {
    let context = town.house.context();
    let figures = town.house.db.read(move |tx| read_health::run(tx, &context));
    figures.unwrap().of(State::Ready)
}

fn readers(town: &Town, count: usize) -> String {
    let event = town.event(&town.sergeant(), &[("capacity", "")]);
    for number in 0..count {
        let address = format!("reader{number}@example.org");
        town.rsvp(&event, &[("party_size", "1"), ("email", &address)])
            .is(303);
    }
    event
}

/// A machine's memory for a test.
#[derive(Default)]
struct Memo(Mutex<Option<DateTime<Utc>>>);

impl SentMark for Memo {
    fn last(&self) -> Option<DateTime<Utc>> {
        *self.0.lock().unwrap()
    }

    fn remember(&self, at: DateTime<Utc>) {
        *self.0.lock().unwrap() = Some(at);
    }
}

fn start(town: &Town, memo: &Arc<Memo>) -> Option<Doubt> {
    let (context, memo) = (town.house.context(), memo.clone());
    let longest = Some(TimeDelta::hours(72));
    let job = move |tx: &mut cuppa::store::Tx<'_>| {
        let doubt = start_sender::run(tx, &context, memo.as_ref(), longest)?;
        memo.remember(context.now);
        Ok::<_, cuppa::services::Error>(doubt)
    };
    town.house.db.write(job).unwrap()
}

cuppa::on_both! {
    fn a_relay_that_is_away_rests_and_no_message_pays_for_it(db) {
        let town = Town::open(db);
        readers(&town, 4);
        town.mail.script([away()]);
        assert!(town.deliver().is_empty());
        assert_eq!((town.mail.attempts(), waiting(&town)), (1, 4), "nobody asks again while it rests");
        town.advance(TimeDelta::seconds(29));
        assert!(town.deliver().is_empty());
        assert_eq!(town.mail.attempts(), 1);
        // Still away: asked with one message, and it rests twice as long.
        town.mail.script([away()]);
        town.advance(TimeDelta::seconds(31));
        assert!(town.deliver().is_empty());
        assert_eq!(town.mail.attempts(), 2);
        town.get("/readyz").is(200).says("\"mail_relay_failures\":2");
        town.advance(TimeDelta::seconds(59));
        assert!(town.deliver().is_empty());
        assert_eq!(town.mail.attempts(), 2);
        town.advance(TimeDelta::seconds(62));
        assert_eq!(town.deliver().len(), 4, "once it is back, everything leaves");
        town.get("/readyz").is(200).says("\"mail_relay_failures\":0");
    }

    fn of_several_workers_one_asks_a_relay_that_was_away(db) {
        let town = Town::open(db);
        readers(&town, 4);
        town.mail.script([away()]);
        assert!(town.deliver().is_empty());
        town.advance(TimeDelta::seconds(31));
        let now = town.house.clock.now();
        let ask = |token: &str| {
            let lease = Lease { token: token.to_owned(), until: now + TimeDelta::minutes(10) };
            db.write(move |tx| take_turn::take_up(tx, &lease, now)).unwrap()
        };
        assert!(ask("one").is_some(), "one asks");
        assert!(ask("two").is_none(), "nobody else does before it has an answer");
    }

    fn messages_sent_beside_each_other_leave_once_each(db) {
        let town = Town::open(db);
        readers(&town, 12);
        let couriers: Vec<_> = (0..6).map(|_| town.courier()).collect();
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let sent: usize = runtime.block_on(async {
            let lanes: Vec<_> = couriers
                .into_iter()
                .map(|courier| tokio::spawn(async move { deliver_outbox::run(&courier, &|| false).await.unwrap().sent }))
                .collect();
            let mut sent = 0;
            for lane in lanes {
                sent += lane.await.unwrap();
            }
            sent
        });
        let mut ids: Vec<_> = town.mail.kept().into_iter().map(|kept| kept.message_id).collect();
        ids.sort();
        ids.dedup();
        assert_eq!((sent, ids.len(), town.mail.attempts()), (12, 12, 12));
    }

    fn a_sender_told_to_stop_finishes_its_message_and_takes_no_other(db) {
        let town = Town::open(db);
        readers(&town, 3);
        let courier = town.courier();
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let mail = town.mail.clone();
        let stop = move || mail.attempts() > 0;
        let round = runtime.block_on(deliver_outbox::run(&courier, &stop)).unwrap();
        assert_eq!((round.claimed, round.sent, waiting(&town)), (1, 1, 2));
    }

    fn a_database_put_back_from_a_copy_sends_nothing_until_somebody_says_so(db) {
        let town = Town::open(db);
        let memo = Arc::new(Memo::default());
        assert_eq!(start(&town, &memo), None, "the very first start");
        town.advance(TimeDelta::hours(10));
        assert_eq!(start(&town, &memo), None, "a night without a worker");
        // The machine went on to send; the database of that morning is put back in its place.
        memo.remember(town.house.clock.now() + TimeDelta::hours(3));
        town.advance(TimeDelta::hours(4));
        readers(&town, 2);
        assert!(matches!(start(&town, &memo), Some(Doubt::RolledBack { .. })));
        assert!(town.deliver().is_empty());
        let context = town.house.context();
        db.write(move |tx| resume_mail::run(tx, &context, false)).unwrap();
        assert_eq!(town.deliver().len(), 2);
        town.advance(TimeDelta::hours(1));
        assert_eq!(start(&town, &memo), None, "asked once");
    }

    fn after_a_week_of_silence_somebody_is_asked_before_mail_leaves(db) {
        let town = Town::open(db);
        let memo = Arc::new(Memo::default());
        assert_eq!(start(&town, &memo), None);
        town.advance(TimeDelta::days(7));
        assert!(matches!(start(&town, &memo), Some(Doubt::Silent { .. })));
        readers(&town, 1);
        assert!(town.deliver().is_empty());
    }
}
