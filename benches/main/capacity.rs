//! Whether a party gets its seats: the rule, and the statement that takes them, on disk.

use divan::{Bencher, black_box};

use cuppa::domain::ids::RsvpId;
use cuppa::domain::rsvp::PartySize;
use cuppa::domain::seating::{Waiting, decide};
use cuppa::store::{StoreError, events};

use crate::towns::TOWNS;

/// The rule alone, with forty parties on the waitlist.
#[divan::bench]
fn decision(bencher: Bencher) {
    let (event, now) = (TOWNS.event(), TOWNS.house.clock.now());
    let party = PartySize::new(3).unwrap();
    let waiting = |id| Waiting {
        id: RsvpId(id),
        heads: 4,
    };
    let line: Vec<Waiting> = (1..=40).map(waiting).collect();
    let asks = (party, true);
    bencher.bench(|| decide(black_box(&event), black_box(&line), asks, now));
}

/// Two seats taken and given back: two commits of SQLite.
#[divan::bench]
fn seats_on_disk(bencher: Bencher) {
    let id = TOWNS.event().id;
    bencher.bench_local(|| {
        let taken: Result<bool, StoreError> = TOWNS
            .house
            .db
            .write(move |tx| events::take_seats(tx, id, 2));
        assert!(taken.unwrap());
        let given: Result<(), StoreError> = TOWNS
            .house
            .db
            .write(move |tx| events::release_seats(tx, id, 2));
        given.unwrap();
    });
}
