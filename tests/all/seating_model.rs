//! Seats against a model: whatever residents, staff and time do in whatever order, the books hold
//! what a model of a few lines says. The model is written from docs/RSVP.md and shares nothing with
//! the rules of the house.

use chrono::{DateTime, TimeDelta, Utc};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use cuppa::domain::contact::EmailAddress;
use cuppa::domain::event::Event;
use cuppa::domain::ids::PublicId;
use cuppa::domain::language::Language;
use cuppa::domain::rsvp::{PartySize, Request, State};
use cuppa::services::ports::Vault;
use cuppa::services::{self, Actor, Context};
use cuppa::services::{
    change_rsvp, claim_seats, edit_event, give_seats, lapse_offers, submit_rsvp, withdraw_rsvp,
};
use cuppa::store::{Db, StoreResult, departments, events, rsvps};

use crate::town::Town;

/// What can happen.
#[derive(Debug, Clone)]
enum Step {
    Come {
        heads: u32,
        address: bool,
    },
    Withdraw(usize),
    Resize(usize, u32),
    Claim(usize),
    /// The worker passes on what nobody answered for.
    Lapse,
    Capacity(Option<u32>),
    /// Staff give the free seats away.
    Give,
    Pass {
        minutes: i64,
    },
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        8 => (1u32..6, any::<bool>()).prop_map(|(heads, address)| Step::Come { heads, address }),
        3 => any::<prop::sample::Index>().prop_map(|who| Step::Withdraw(who.index(1000))),
        2 => (any::<prop::sample::Index>(), 1u32..6).prop_map(|(who, heads)| Step::Resize(who.index(1000), heads)),
        3 => any::<prop::sample::Index>().prop_map(|who| Step::Claim(who.index(1000))),
        3 => Just(Step::Lapse),
        1 => prop::option::weighted(0.9, 1u32..14).prop_map(Step::Capacity),
        1 => Just(Step::Give),
        3 => (1i64..900).prop_map(|minutes| Step::Pass { minutes }),
    ];
    prop::collection::vec(step, 50)
}

#[derive(Debug, Clone, PartialEq)]
struct Party {
    heads: u32,
    address: bool,
    state: State,
    since: DateTime<Utc>,
    offers: u32,
    answer_by: Option<DateTime<Utc>>,
}

#[derive(Debug, Clone)]
struct Model {
    now: DateTime<Utc>,
    starts: DateTime<Utc>,
    room: Option<u32>,
    parties: Vec<Party>,
}

impl Model {
    fn taken(&self) -> u32 {
        let seated = |party: &&Party| !matches!(party.state, State::Waitlisted | State::Withdrawn);
        self.parties
            .iter()
            .filter(seated)
            .map(|party| party.heads)
            .sum()
    }

    fn has_room_for(&self, heads: u32) -> bool {
        self.room.is_none_or(|room| self.taken() + heads <= room)
    }

    /// Everybody who waits, in order; `asked` leaves out who let two offers go by.
    fn line(&self, asked: bool) -> Vec<usize> {
        let mut line: Vec<usize> = (0..self.parties.len())
            .filter(|&at| self.parties[at].state == State::Waitlisted)
            .filter(|&at| !asked || self.parties[at].offers < 2)
            .collect();
        line.sort_by_key(|&at| (self.parties[at].since, self.parties[at].offers, at));
        line
    }

    fn offer_until(&self) -> Option<DateTime<Utc>> {
        let end = self.starts - TimeDelta::hours(2);
        let until = end.min(self.now + TimeDelta::hours(24));
        (until >= self.now + TimeDelta::minutes(30)).then_some(until)
    }

    fn seats_came_free(&mut self) {
        let until = self.offer_until();
        if self.room.is_some() && until.is_none() {
            return;
        }
        for at in self.line(self.room.is_some()) {
            if !self.has_room_for(self.parties[at].heads) {
                continue;
            }
            let must_answer = self.room.is_some() && self.parties[at].address;
            let party = &mut self.parties[at];
            (party.state, party.answer_by) = if must_answer {
                (State::Offered, until)
            } else {
                (State::Confirmed, None)
            };
        }
    }

    /// Whether a party of so many would sit if everybody ahead of it sat first.
    fn is_next(&self, heads: u32, except: Option<usize>) -> bool {
        let mut rest = self.clone();
        for at in self.line(true).into_iter().filter(|&at| Some(at) != except) {
            if rest.has_room_for(rest.parties[at].heads) {
                rest.parties[at].state = State::Confirmed;
            }
        }
        rest.has_room_for(heads)
    }

    fn come(&mut self, heads: u32, address: bool) {
        let mut party = Party {
            heads,
            address,
            state: State::Waitlisted,
            since: self.now,
            offers: 0,
            answer_by: None,
        };
        if self.is_next(heads, None) {
            let mut rest = self.clone();
            for at in self.line(true) {
                if rest.has_room_for(rest.parties[at].heads) {
                    rest.parties[at].state = State::Confirmed;
                }
            }
            let scarce = |room: u32| 5 * (room - rest.taken() - heads) < room;
            party.state = State::Confirmed;
            if address && self.room.is_some_and(scarce) {
                party.state = State::Held;
                party.answer_by = Some(self.now + TimeDelta::minutes(30));
            }
        }
        self.parties.push(party);
    }

    fn withdraw(&mut self, at: usize) {
        let before = self.parties[at].state;
        self.parties[at].state = State::Withdrawn;
        self.parties[at].answer_by = None;
        if !matches!(before, State::Waitlisted | State::Withdrawn) {
            self.seats_came_free();
        }
    }

    fn resize(&mut self, at: usize, heads: u32) {
        let before = self.parties[at].clone();
        if before.state == State::Withdrawn {
            return;
        }
        let grows = before.state != State::Waitlisted && heads > before.heads;
        if grows && !self.has_room_for(heads - before.heads) {
            return;
        }
        self.parties[at].heads = heads;
        self.seats_came_free();
    }

    fn lapse(&mut self) {
        let mut over: Vec<usize> = (0..self.parties.len())
            .filter(|&at| self.parties[at].answer_by.is_some_and(|by| by <= self.now))
            .collect();
        over.sort_by_key(|&at| (self.parties[at].answer_by, at));
        for &at in &over {
            let party = &mut self.parties[at];
            party.offers = if party.state == State::Held {
                2
            } else {
                party.offers + 1
            };
            (party.state, party.answer_by, party.since) = (State::Waitlisted, None, self.now);
        }
        if !over.is_empty() {
            self.seats_came_free();
        }
    }

    fn claim(&mut self, at: usize) {
        let before = self.clone();
        self.lapse();
        let party = self.parties[at].clone();
        let sits = match party.state {
            State::Held | State::Offered => true,
            State::Waitlisted => self.is_next(party.heads, Some(at)),
            State::Confirmed | State::Withdrawn => false,
        };
        if sits {
            (self.parties[at].state, self.parties[at].answer_by) = (State::Confirmed, None);
        } else if party.state != State::Confirmed {
            *self = before;
        }
    }

    fn give(&mut self) {
        for at in self.line(false) {
            if self.has_room_for(self.parties[at].heads) {
                self.parties[at].state = State::Confirmed;
            }
        }
    }

    fn step(&mut self, step: &Step) {
        let who = |at: &usize| at % self.parties.len().max(1);
        match step {
            Step::Come { heads, address } => self.come(*heads, *address),
            Step::Pass { minutes } => self.now += TimeDelta::minutes(*minutes),
            Step::Lapse => self.lapse(),
            Step::Give => self.give(),
            Step::Capacity(room) => {
                self.room = *room;
                self.seats_came_free();
            }
            _ if self.parties.is_empty() => {}
            Step::Withdraw(at) => self.withdraw(who(at)),
            Step::Resize(at, heads) => self.resize(who(at), *heads),
            Step::Claim(at) => self.claim(who(at)),
        }
    }
}

/// The real house, asked without HTTP.
struct Real<'a> {
    db: &'a Db,
    context: Context,
    vault: std::sync::Arc<cuppa::secrets::Secrets>,
    slug: String,
    parties: Vec<PublicId>,
}

impl Real<'_> {
    fn event(&self) -> Event {
        let slug = self.slug.clone();
        let event: StoreResult<Event> = self.db.read(move |tx| {
            let department = departments::find_by_slug(tx, "santa-monica")?.unwrap();
            Ok(events::find(tx, department.id, &slug)?.unwrap())
        });
        event.unwrap()
    }

    /// Runs a use case; what it refuses leaves no trace, whatever the reason.
    fn asks<T: Send + 'static>(
        &self,
        job: impl FnOnce(&mut cuppa::store::Tx<'_>, &Context) -> services::Result<T> + Send + 'static,
    ) {
        let context = self.context.clone();
        match self.db.write(move |tx| job(tx, &context)) {
            Ok(_)
            | Err(
                services::Error::TooFewSeats { .. }
                | services::Error::NotFound
                | services::Error::Rsvp(_),
            ) => {}
            Err(error) => panic!("{error}"),
        }
    }

    fn come(&mut self, heads: u32, address: bool) {
        let number = self.parties.len();
        let nonce = format!("form-{number}");
        let request = Request {
            party_size: PartySize::new(heads).unwrap(),
            children: None,
            name: None,
            email: address.then(|| EmailAddress::parse(&format!("r{number}@example.org")).unwrap()),
            note: None,
            language: Language::En,
            wants_article: false,
            must_prove: false,
            nonce: nonce.clone(),
        };
        let slug = self.slug.clone();
        self.asks(move |tx, context| submit_rsvp::run(tx, context, "santa-monica", &slug, request));
        let id = self.event().id;
        let stored: StoreResult<_> = self.db.read(move |tx| rsvps::find_by_nonce(tx, id, &nonce));
        self.parties.push(stored.unwrap().unwrap().public_id);
    }

    fn step(&mut self, step: &Step) {
        let event = self.event();
        let link = |at: &usize| {
            let at = at % self.parties.len();
            self.vault.manage_token(&self.parties[at], 0)
        };
        let staff = Actor::at_the_command_line(event.department_id);
        let slug = self.slug.clone();
        match step {
            Step::Come { heads, address } => self.come(*heads, *address),
            Step::Pass { minutes } => self.context.now += TimeDelta::minutes(*minutes),
            Step::Lapse => self.asks(move |tx, context| lapse_offers::run(tx, context, event.id)),
            Step::Give => self.asks(move |tx, context| give_seats::run(tx, context, &staff, &slug)),
            Step::Capacity(room) => {
                let mut facts = event.facts();
                facts.capacity = *room;
                let form = event.version;
                self.asks(move |tx, context| {
                    edit_event::run(tx, context, &staff, (&slug, form), &facts)
                });
            }
            _ if self.parties.is_empty() => {}
            Step::Withdraw(at) => {
                let link = link(at);
                self.asks(move |tx, context| withdraw_rsvp::run(tx, context, &link));
            }
            Step::Resize(at, heads) => {
                let (link, size) = (link(at), PartySize::new(*heads).unwrap());
                self.asks(move |tx, context| change_rsvp::run(tx, context, &link, size, None));
            }
            Step::Claim(at) => {
                let link = link(at);
                self.asks(move |tx, context| claim_seats::run(tx, context, &link));
            }
        }
    }

    fn books(&self) -> Vec<Party> {
        let ids = self.parties.clone();
        let read: StoreResult<Vec<Party>> = self.db.read(move |tx| {
            let mut parties = Vec::new();
            for id in &ids {
                let found = rsvps::find_by_public_id(tx, id)?.unwrap();
                parties.push(Party {
                    heads: found.party_size.heads(),
                    address: found.contact_hash.is_some(),
                    state: found.state,
                    since: found.queued_at,
                    offers: found.offers,
                    answer_by: found.answer_by,
                });
            }
            Ok(parties)
        });
        read.unwrap()
    }
}

fn plays_out(town: &Town, db: &Db, number: usize, steps: &[Step]) {
    let title = format!("Coffee number {number}");
    let slug = town.event(&town.sergeant(), &[("capacity", "8"), ("title_en", &title)]);
    let mut real = Real {
        db,
        context: town.house.context(),
        vault: town.house.secrets.clone(),
        slug,
        parties: Vec::new(),
    };
    // A day and a half before the start: there is time for offers, and for the last hours.
    let starts = real.event().times.starts_at;
    real.context.now = starts - TimeDelta::hours(36);
    let mut model = Model {
        now: real.context.now,
        starts,
        room: Some(8),
        parties: Vec::new(),
    };
    for (at, step) in steps.iter().enumerate() {
        if let Step::Pass { minutes } = step
            && model.now + TimeDelta::minutes(*minutes) >= starts
        {
            continue;
        }
        real.step(step);
        model.step(step);
        assert_eq!(real.books(), model.parties, "after step {at}, {step:?}");
        assert_eq!(
            real.event().taken,
            model.taken(),
            "after step {at}, {step:?}"
        );
    }
}

cuppa::on_both! {
    fn whatever_happens_in_whatever_order_seats_are_what_the_model_says(db) {
        let town = Town::open(db);
        // PROPTEST_CASES asks for more.
        let usual = Config { cases: 24, ..Config::default() };
        let config = match std::env::var("PROPTEST_CASES") {
            Ok(_) => Config::default(),
            Err(_) => usual,
        };
        let played = std::cell::Cell::new(0);
        let mut runner = TestRunner::new(Config { failure_persistence: None, ..config });
        runner
            .run(&steps(), |steps| {
                played.set(played.get() + 1);
                plays_out(&town, db, played.get(), &steps);
                Ok(())
            })
            .unwrap();
    }
}
