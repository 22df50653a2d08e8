//! Who gets a seat: the rule for a newcomer, for the waitlist when seats come free, and for seats
//! that are kept only until somebody answers. The store's conditional update has the last word.

use chrono::{DateTime, TimeDelta, Utc};

use crate::domain::event::Event;
use crate::domain::ids::RsvpId;
use crate::domain::rsvp::{PartySize, Refusal, open};

/// An offered seat is kept for this long.
pub const OFFER: TimeDelta = TimeDelta::hours(24);
/// No offer runs into the last hours before the start: staff give seats away by then.
pub const LAST_HOURS: TimeDelta = TimeDelta::hours(2);
/// An offer that nobody could answer in time is not made.
pub const SHORTEST_OFFER: TimeDelta = TimeDelta::minutes(30);
/// A seat for an address nobody has proved yet is kept for this long.
pub const HOLD: TimeDelta = TimeDelta::minutes(30);
/// Offers made without staff; after these, a party has to ask for its seats.
pub const MOST_OFFERS: u32 = 2;

/// What a request would get now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// A seat for everybody in the party.
    Accept,
    /// The same, kept until the address is proved: seats are scarce.
    Hold,
    /// A place on the waitlist.
    Waitlist,
}

/// A party on the waitlist, in the order of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waiting {
    pub id: RsvpId,
    pub heads: u32,
}

/// What a party would get: a seat for everybody in it, or a place on the waitlist. A party is
/// never split, and nobody overtakes those in `line` whom the free seats would do for.
///
/// # Errors
/// As [`open`].
pub fn decide(
    event: &Event,
    line: &[Waiting],
    (party, has_address): (PartySize, bool),
    now: DateTime<Utc>,
) -> Result<Decision, Refusal> {
    open(event, now)?;
    let Some(left) = left_after(event, line, party) else {
        return Ok(Decision::Waitlist);
    };
    Ok(if has_address && is_scarce(event.capacity, left) {
        Decision::Hold
    } else {
        Decision::Accept
    })
}

/// Whether the seats that are free now do for this party and for everybody ahead of it.
#[must_use]
pub fn fits(event: &Event, line: &[Waiting], party: PartySize) -> bool {
    left_after(event, line, party).is_some()
}

/// Seats left once the party and those ahead of it sit; `None` when the party does not fit.
fn left_after(event: &Event, line: &[Waiting], party: PartySize) -> Option<u32> {
    let free = event.seats_left().unwrap_or(u32::MAX);
    let claimed = promote(free, line);
    let claimed = line.iter().filter(|ahead| claimed.contains(&ahead.id));
    let ahead: u32 = claimed.map(|ahead| ahead.heads).sum();
    (free - ahead).checked_sub(party.heads())
}

/// Fewer than a fifth of the seats would be left.
fn is_scarce(capacity: Option<u32>, left: u32) -> bool {
    capacity.is_some_and(|seats| left.saturating_mul(5) < seats)
}

/// Who gets `free` seats: in order, each the first that fits; a party that does not fit is passed
/// over and keeps its place.
#[must_use]
pub fn promote(free: u32, line: &[Waiting]) -> Vec<RsvpId> {
    let mut left = free;
    let mut promoted = Vec::new();
    for party in line {
        if party.heads <= left {
            left -= party.heads;
            promoted.push(party.id);
        }
    }
    promoted
}

/// Until when seats offered now are kept; `None` when it is too close to the start to offer any.
#[must_use]
pub fn offer_until(starts_at: DateTime<Utc>, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let until = (now + OFFER).min(starts_at - LAST_HOURS);
    (until - now >= SHORTEST_OFFER).then_some(until)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn line(parties: &[(i64, u32)]) -> Vec<Waiting> {
        let party = |&(id, heads): &(i64, u32)| Waiting {
            id: RsvpId(id),
            heads,
        };
        parties.iter().map(party).collect()
    }

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(seconds, 0).unwrap()
    }

    #[test]
    fn a_party_that_does_not_fit_is_passed_over_and_keeps_its_place() {
        let list = line(&[(1, 4), (2, 2), (3, 1), (4, 1)]);
        assert_eq!(promote(3, &list), [RsvpId(2), RsvpId(3)]);
        assert_eq!(promote(4, &list), [RsvpId(1)]);
        assert!(promote(0, &list).is_empty());
    }

    #[test]
    fn seats_are_scarce_when_fewer_than_a_fifth_would_be_left() {
        assert!(!is_scarce(Some(40), 8));
        assert!(is_scarce(Some(40), 7));
        assert!(is_scarce(Some(2), 0));
        assert!(!is_scarce(None, u32::MAX));
    }

    #[test]
    fn an_offer_lives_a_day_and_never_into_the_last_two_hours() {
        let now = at(1_000_000);
        let starts = |hours: i64| now + TimeDelta::hours(hours);
        assert_eq!(
            offer_until(starts(100), now),
            Some(now + TimeDelta::hours(24))
        );
        assert_eq!(
            offer_until(starts(10), now),
            Some(now + TimeDelta::hours(8))
        );
        assert_eq!(
            offer_until(now + TimeDelta::minutes(150), now),
            Some(now + TimeDelta::minutes(30))
        );
        for minutes in [149, 120, 60, 0, -60] {
            assert_eq!(offer_until(now + TimeDelta::minutes(minutes), now), None);
        }
    }

    proptest! {
        #[test]
        fn promotion_never_gives_more_seats_than_are_free(
            free in 0u32..50,
            sizes in proptest::collection::vec(1u32..=20, 0..30),
        ) {
            let list: Vec<Waiting> = sizes
                .iter()
                .zip(1i64..)
                .map(|(heads, id)| Waiting { id: RsvpId(id), heads: *heads })
                .collect();
            let promoted = promote(free, &list);
            let given: u32 = list.iter().filter(|w| promoted.contains(&w.id)).map(|w| w.heads).sum();
            prop_assert!(given <= free);
            for party in list.iter().filter(|w| !promoted.contains(&w.id)) {
                prop_assert!(party.heads > free - given, "a party that fits was left waiting");
            }
            prop_assert!(promoted.is_sorted());
        }

        #[test]
        fn an_offer_is_never_shorter_than_half_an_hour_nor_longer_than_a_day(
            now in 0i64..4_000_000_000,
            ahead in -100_000i64..1_000_000,
        ) {
            let (now, starts) = (at(now), at(now) + TimeDelta::seconds(ahead));
            match offer_until(starts, now) {
                Some(until) => {
                    prop_assert!(until <= starts - LAST_HOURS);
                    prop_assert!((SHORTEST_OFFER..=OFFER).contains(&(until - now)));
                }
                None => prop_assert!(starts - now < LAST_HOURS + SHORTEST_OFFER),
            }
        }
    }
}
