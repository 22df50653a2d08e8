//! Whatever happens to an event, and whenever the sender is away: who is reminded of what, and when
//! (MAIL.md, 27 to 36). A model plays random weeks against the whole house with a clock that is moved
//! by hand; after every step what left is compared with what should have.

use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, Timelike, Utc};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use cuppa::domain::zone::{self, Zone};
use cuppa::mail::memory::Kept;
use cuppa::services::{deliver_outbox, plan_reminders};

use crate::town::{Town, readable};

/// The department's own offsets, each with the minutes before the start at which it is too late.
const REMINDERS: [(i64, i64); 2] = [(1440, 120), (120, 30)];

#[derive(Debug, Clone)]
enum Step {
    /// Time goes by, and the worker looks every few hours.
    Wait {
        minutes: i64,
    },
    /// Time goes by, and no worker is there.
    Away {
        hours: i64,
    },
    /// Somebody sets the clock back; not into the week before, whose event would be ahead once more.
    Back {
        hours: i64,
    },
    Join,
    Withdraw {
        who: usize,
    },
    /// To so many hours from now.
    Move {
        hours: i64,
    },
    Cancel,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        6 => (1i64..900).prop_map(|minutes| Step::Wait { minutes }),
        2 => (1i64..40).prop_map(|hours| Step::Away { hours }),
        1 => (1i64..30).prop_map(|hours| Step::Back { hours }),
        3 => Just(Step::Join),
        1 => (0usize..5).prop_map(|who| Step::Withdraw { who }),
        2 => (3i64..140).prop_map(|hours| Step::Move { hours }),
        1 => Just(Step::Cancel),
    ];
    proptest::collection::vec(step, 4..22)
}

struct Party {
    address: String,
    page: String,
    coming: bool,
    confirmed_at: DateTime<Utc>,
}

struct Week<'a> {
    town: &'a Town,
    number: usize,
    event: String,
    began: DateTime<Utc>,
    starts: DateTime<Utc>,
    on: bool,
    parties: Vec<Party>,
    reminded: BTreeSet<(String, DateTime<Utc>, i64)>,
}

fn subject(mail: &Kept) -> String {
    let text = readable(&mail.raw);
    let line = text.lines().find_map(|line| line.strip_prefix("Subject: "));
    line.unwrap().split(':').next().unwrap().to_owned()
}

impl Week<'_> {
    fn now(&self) -> DateTime<Utc> {
        self.town.house.clock.now()
    }

    fn play(&mut self, step: &Step) {
        match step {
            Step::Wait { minutes } => {
                let mut left = *minutes;
                while left > 0 {
                    let pace = left.min(7);
                    self.town.advance(TimeDelta::minutes(pace));
                    self.look(&[]);
                    left -= pace;
                }
            }
            Step::Away { hours } => {
                self.town.advance(TimeDelta::hours(*hours));
                self.look(&[]);
            }
            Step::Back { hours } => {
                let back = TimeDelta::hours(-hours);
                if self.now() + back >= self.began {
                    self.town.advance(back);
                }
                self.look(&[]);
            }
            _ if !self.on || self.now() + TimeDelta::hours(1) > self.starts => {}
            Step::Join => self.join(),
            Step::Withdraw { who } => {
                let count = self.parties.len().max(1);
                if let Some(party) = self.parties.get_mut(who % count).filter(|p| p.coming) {
                    party.coming = false;
                    let page = party.page.replacen("?", "/cancellation?", 1);
                    self.town.post(&page, &[]).is(303);
                    self.look(&[]);
                }
            }
            Step::Move { hours } => self.move_to(self.now() + TimeDelta::hours(*hours)),
            Step::Cancel => self.cancel(),
        }
    }

    fn join(&mut self) {
        let address = format!(
            "week{}.reader{}@example.org",
            self.number,
            self.parties.len()
        );
        self.town
            .rsvp(&self.event, &[("party_size", "1"), ("email", &address)])
            .is(303);
        let confirmed_at = self.now();
        let party = Party {
            address: address.clone(),
            page: String::new(),
            coming: true,
            confirmed_at,
        };
        self.parties.push(party);
        let mail = self.look(&[("You are coming", address)]);
        let text = readable(&mail[0].raw);
        let link = text
            .split_whitespace()
            .find(|word| word.contains("/rsvps/cm_"));
        let link = link.unwrap().strip_prefix(&self.town.base).unwrap();
        self.parties.last_mut().unwrap().page = link.to_owned();
    }

    fn everybody(&self, subject: &'static str) -> Vec<(&'static str, String)> {
        let coming = self.parties.iter().filter(|party| party.coming);
        coming
            .map(|party| (subject, party.address.clone()))
            .collect()
    }

    fn move_to(&mut self, at: DateTime<Utc>) {
        let pacific = Zone::parse("America/Los_Angeles").unwrap();
        let start = zone::local(at, pacific)
            .with_minute(0)
            .unwrap()
            .with_second(0)
            .unwrap();
        let date = start.date().to_string();
        let (from, to) = (
            start.format("%H:00").to_string(),
            start.format("%H:45").to_string(),
        );
        let rosa = self.town.sergeant();
        let path = format!("/staff/events/{}/edit", self.event);
        let form = self.town.get_as(&path, &rosa);
        let (csrf, version) = (form.is(200).hidden("csrf"), form.hidden("version"));
        let title = title(self.number);
        let fields = [
            ("csrf", csrf.as_str()),
            ("version", &version),
            ("then", "save"),
            ("kind", "coffee"),
            ("title_en", &title),
            ("date", &date),
            ("start_time", &from),
            ("end_time", &to),
            ("venue", "palm-court-library"),
        ];
        self.town.post_as(&path, &rosa, &fields).is(303);
        let before = self.starts;
        self.starts = self.read_start();
        if self.starts != before {
            let told = self.everybody("New plans");
            self.look(&told);
        }
    }

    fn cancel(&mut self) {
        let rosa = self.town.sergeant();
        let path = format!("/staff/events/{}/cancellation", self.event);
        let csrf = self.town.get_as(&path, &rosa).is(200).hidden("csrf");
        let fields = [("csrf", csrf.as_str()), ("reason", "The roof leaks.")];
        self.town.post_as(&path, &rosa, &fields).is(303);
        self.on = false;
        let told = self.everybody("Cancelled");
        self.look(&told);
    }

    fn read_start(&self) -> DateTime<Utc> {
        let slug = self.event.clone();
        let found: cuppa::store::StoreResult<_> = self.town.house.db.read(move |tx| {
            let department = cuppa::store::departments::find_by_slug(tx, "santa-monica")?.unwrap();
            Ok(cuppa::store::events::find(tx, department.id, &slug)?.unwrap())
        });
        found.unwrap().times.starts_at
    }

    /// The worker looks. What leaves is what was expected now, and the reminders that are due.
    fn look(&mut self, expected: &[(&str, String)]) -> Vec<Kept> {
        let mail = self.town.deliver();
        let due = self.due();
        let mut should: Vec<(String, String)> = expected
            .iter()
            .map(|(what, to)| ((*what).to_owned(), to.clone()))
            .collect();
        should.extend(
            due.iter()
                .map(|(to, _, _)| ("Reminder".to_owned(), to.clone())),
        );
        let mut did: Vec<_> = mail
            .iter()
            .map(|one| (subject(one), one.to.clone()))
            .collect();
        should.sort();
        did.sort();
        assert_eq!(did, should, "at {}, {} starts", self.now(), self.starts);
        self.reminded.extend(due);
        mail
    }

    /// The reminders that are due now and were not sent yet.
    fn due(&self) -> Vec<(String, DateTime<Utc>, i64)> {
        let left = self.starts - self.now();
        let mut due = Vec::new();
        for (offset, too_late) in REMINDERS {
            let is_time = left <= TimeDelta::minutes(offset) && left > TimeDelta::minutes(too_late);
            for party in self
                .parties
                .iter()
                .filter(|party| party.coming && self.on && is_time)
            {
                let early = party.confirmed_at < self.starts - TimeDelta::minutes(offset);
                let key = (party.address.clone(), self.starts, offset);
                if early && !self.reminded.contains(&key) {
                    due.push(key);
                }
            }
        }
        due
    }
}

fn title(number: usize) -> String {
    format!("Coffee of week {number}")
}

fn plays_out(town: &Town, number: usize, steps: &[Step]) {
    let pacific = Zone::parse("America/Los_Angeles").unwrap();
    let day = zone::local(town.house.clock.now() + TimeDelta::days(4), pacific).date();
    let (date, title) = (day.to_string(), title(number));
    let changes = [
        ("capacity", ""),
        ("title_en", title.as_str()),
        ("date", date.as_str()),
    ];
    let event = town.event(&town.sergeant(), &changes);
    let mut week = Week {
        town,
        number,
        event,
        began: town.house.clock.now(),
        starts: town.house.clock.now(),
        on: true,
        parties: Vec::new(),
        reminded: BTreeSet::new(),
    };
    week.starts = week.read_start();
    for step in steps {
        week.play(step);
    }
    if week.on {
        week.cancel_quietly();
    }
}

impl Week<'_> {
    /// The next week begins with nothing open from this one.
    fn cancel_quietly(&mut self) {
        if self.now() < self.starts {
            self.cancel();
        }
    }
}

cuppa::on_both! {
    fn two_workers_that_plan_and_deliver_at_once_remind_everybody_once(db) {
        let town = Town::open(db);
        let event = town.event(&town.sergeant(), &[("capacity", "")]);
        for address in ["ann@example.org", "bo@example.org", "cy@example.org"] {
            town.rsvp(&event, &[("party_size", "1"), ("email", address)]).is(303);
        }
        assert_eq!(town.deliver().len(), 3, "the confirmations");
        town.advance(TimeDelta::days(8) + TimeDelta::hours(6));
        let workers: Vec<_> = (0..2)
            .map(|_| {
                let (db, context, courier) = (db.clone(), town.house.context(), town.courier());
                std::thread::spawn(move || {
                    db.write(move |tx| plan_reminders::run(tx, &context)).unwrap();
                    let runtime = tokio::runtime::Runtime::new().unwrap();
                    runtime.block_on(deliver_outbox::run(&courier, &|| false)).unwrap().sent
                })
            })
            .collect();
        let sent: usize = workers.into_iter().map(|worker| worker.join().unwrap()).sum();
        assert_eq!((sent, town.mail.kept().len()), (3, 6));
        assert!(town.deliver().is_empty());
    }

    fn whatever_happens_everybody_is_reminded_once_in_time_and_of_what_is_true(db) {
        let town = Town::open(db);
        let usual = Config { cases: 12, ..Config::default() };
        let config = match std::env::var("PROPTEST_CASES") {
            Ok(_) => Config::default(),
            Err(_) => usual,
        };
        let played = std::cell::Cell::new(0);
        let mut runner = TestRunner::new(Config { failure_persistence: None, ..config });
        runner
            .run(&steps(), |steps| {
                played.set(played.get() + 1);
                plays_out(&town, played.get(), &steps);
                Ok(())
            })
            .unwrap();
    }
}
