//! Whatever staff change and undo, in whatever order and however slowly the mail goes: SEQUENCE never
//! falls, no letter says what is not so when it leaves, and in the end everybody who was ever written
//! to knows what is true.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use cuppa::domain::event::{Event, State, Times};
use cuppa::domain::language::Language;
use cuppa::domain::outbox::{Delivery, Phase};
use cuppa::mail::memory::Kept;
use cuppa::services::{self, Actor, Context};
use cuppa::services::{cancel_event, edit_event, postpone_event, switch_rain, undo_change};
use cuppa::store::{Db, Tx};
use cuppa::words::dates::Span;

use crate::town::{Town, readable};
use crate::truth::stored;
use crate::undo::comes;

#[derive(Debug, Clone)]
enum Step {
    Come,
    Cancel,
    Postpone,
    /// By hours, on the same day or on another.
    Move(i64),
    Rain(bool),
    Undo,
    Pass {
        minutes: i64,
    },
    /// The worker sends; so many attempts are put off before, each after one that is taken.
    Deliver {
        later: usize,
    },
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        4 => Just(Step::Come),
        2 => Just(Step::Cancel),
        2 => Just(Step::Postpone),
        4 => prop_oneof![Just(1i64), Just(-1), Just(24), Just(-24)].prop_map(Step::Move),
        4 => any::<bool>().prop_map(Step::Rain),
        8 => Just(Step::Undo),
        3 => (0i64..12).prop_map(|minutes| Step::Pass { minutes }),
        6 => (0usize..3).prop_map(|later| Step::Deliver { later }),
    ];
    prop::collection::vec(step, 30)
}

/// What the last letters made somebody believe.
#[derive(Debug, Clone, PartialEq)]
struct Belief {
    state: State,
    when: String,
    rain: bool,
}

struct World<'a> {
    town: &'a Town,
    slug: String,
    people: usize,
    beliefs: BTreeMap<String, Belief>,
}

impl World<'_> {
    fn asks<T: Send + 'static>(
        &self,
        job: impl FnOnce(&mut Tx<'_>, &Context) -> services::Result<T> + Send + 'static,
    ) {
        let context = self.town.house.context();
        match self.town.house.db.write(move |tx| job(tx, &context)) {
            Ok(_) | Err(services::Error::State { .. } | services::Error::Undo(_)) => {}
            Err(error) => panic!("{error}"),
        }
    }

    fn step(&mut self, step: &Step) {
        let event = stored(self.town, &self.slug);
        let (staff, slug) = (
            Actor::at_the_command_line(event.department_id),
            self.slug.clone(),
        );
        let version = event.version;
        match *step {
            Step::Come if event.state == State::Published => {
                self.people += 1;
                comes(self.town, &slug, &format!("r{}@example.org", self.people));
            }
            Step::Come => {}
            Step::Cancel => {
                self.asks(move |tx, context| cancel_event::run(tx, context, &staff, &slug, "Ill."));
            }
            Step::Postpone => {
                self.asks(move |tx, context| {
                    postpone_event::run(tx, context, &staff, &slug, "Ill.")
                });
            }
            Step::Move(hours) => {
                let mut facts = event.facts();
                let (times, by) = (&facts.times, TimeDelta::hours(hours));
                let (start, end) = (times.local_start + by, times.local_end + by);
                facts.times = Times::derive(start, end, times.zone, None).unwrap();
                self.asks(move |tx, context| {
                    edit_event::run(tx, context, &staff, (&slug, version), &facts)
                });
            }
            Step::Rain(rain) => self.asks(move |tx, context| {
                switch_rain::run(tx, context, &staff, (&slug, version), (rain, ""))
            }),
            Step::Undo => self
                .asks(move |tx, context| undo_change::run(tx, context, &staff, (&slug, version))),
            Step::Pass { minutes } => self.town.advance(TimeDelta::minutes(minutes)),
            Step::Deliver { later } => self.deliver(later),
        }
        let after = stored(self.town, &self.slug);
        assert!(after.sequence >= event.sequence, "SEQUENCE fell");
        let is_same = (after.state, &after.times, after.rain_since)
            == (event.state, &event.times, event.rain_since);
        assert!(
            is_same || after.updated_at > event.updated_at,
            "a change without a stamp"
        );
        let time_or_status = (after.state, &after.times) != (event.state, &event.times);
        assert_eq!(
            after.sequence > event.sequence,
            time_or_status || (after.sequence > event.sequence && matches!(step, Step::Undo)),
            "SEQUENCE rises with time and status"
        );
    }

    fn deliver(&mut self, later: usize) {
        let off = Delivery::Refused {
            phase: Phase::Rcpt,
            code: 451,
            text: "4.3.0 later".into(),
        };
        let pairs = std::iter::repeat_n([Delivery::Accepted { code: 250 }, off], later);
        self.town.mail.script(pairs.flatten());
        let mail = self.town.deliver();
        let event = stored(self.town, &self.slug);
        for one in &mail {
            self.read(one, &event);
        }
    }

    /// A letter is read: what it says has to be so.
    fn read(&mut self, one: &Kept, event: &Event) {
        let raw = String::from_utf8_lossy(&one.raw).replace("\r\n ", " ");
        let subject = raw
            .lines()
            .find_map(|line| line.strip_prefix("Subject: "))
            .unwrap()
            .to_owned();
        let text = readable(&one.raw);
        let has = |words: &str| text.contains(words);
        let state = match subject.split(':').next().unwrap() {
            "Cancelled" => State::Cancelled,
            "Postponed" => State::Postponed,
            "Correction" if has("stays postponed") => State::Postponed,
            _ => State::Published,
        };
        assert_eq!(state, event.state, "{subject}: {text}");
        assert!(has(&when(event)), "{subject} of another time: {text}");
        let rain = has("The rain plan is on");
        let known = self.beliefs.get(&one.to);
        let rain = match state {
            State::Published => {
                assert_eq!(rain, event.rain_since.is_some(), "{subject}: {text}");
                rain
            }
            _ => known.is_some_and(|known| known.rain),
        };
        let belief = Belief {
            state,
            when: when(event),
            rain,
        };
        self.beliefs.insert(one.to.clone(), belief);
    }

    /// All mail has left: nobody believes what is not so.
    fn ends(&mut self) {
        for _ in 0..12 {
            self.town.advance(TimeDelta::minutes(20));
            self.deliver(0);
        }
        let event = stored(self.town, &self.slug);
        for (who, belief) in &self.beliefs {
            assert_eq!(belief.state, event.state, "{who}");
            if event.state == State::Published {
                let truth = Belief {
                    state: event.state,
                    when: when(&event),
                    rain: event.rain_since.is_some(),
                };
                assert_eq!(*belief, truth, "{who}");
            }
        }
    }
}

fn when(event: &Event) -> String {
    let span = Span {
        starts_at: event.times.starts_at,
        ends_at: event.times.ends_at,
        zone: event.times.zone,
    };
    span.when(Language::En)
}

fn runs(db: &Db) {
    let town = Town::open(db);
    let rosa = town.sergeant();
    let mut runner = TestRunner::new(Config {
        cases: 24,
        failure_persistence: None,
        ..Config::default()
    });
    let first = town.event(&rosa, &[("capacity", ""), ("date", "2027-06-10")]);
    assert!(!first.is_empty());
    let made = std::cell::Cell::new(0);
    let run = runner.run(&steps(), |steps| {
        made.set(made.get() + 1);
        let slug = town.event(
            &rosa,
            &[
                ("capacity", ""),
                ("venue", "palm-court-library"),
                ("title_en", &format!("Coffee {}", made.get())),
                ("date", "2027-06-10"),
                ("rain_plan_en", "We sit inside."),
            ],
        );
        let mut world = World {
            town: &town,
            slug,
            people: 0,
            beliefs: BTreeMap::new(),
        };
        for step in &steps {
            world.step(step);
        }
        world.ends();
        Ok(())
    });
    run.unwrap();
}

cuppa::on_both! {
    fn no_order_of_changes_and_undos_lowers_sequence_or_leaves_anybody_with_what_is_not_so(db) {
        runs(db);
    }
}
