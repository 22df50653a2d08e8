//! How many people to expect: a range from what was promised and from what promises were worth at
//! earlier events, with the numbers behind it. A range, because one number would be a lie.

/// Earlier events that are needed before their experience counts.
pub const NEEDED: usize = 3;
/// An earlier event teaches something when so many had said yes.
pub const SMALLEST: u32 = 5;
/// Without experience: six to twelve of ten, a guess that says it is one.
pub const GUESS: (f64, f64) = (0.6, 1.2);

/// An event that is over: how many had said yes, how many came, walk-ins included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Show {
    pub promised: u32,
    pub came: u32,
}

/// How many to expect.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Expected {
    pub low: u32,
    pub high: u32,
    /// People who said yes.
    pub promised: u32,
    /// What the range is made of: how many came for each who said yes, lowest and highest.
    pub rates: (f64, f64),
    /// Earlier events behind the rates; 0 when they are the guess.
    pub shows: usize,
}

/// The range between the second lowest and the second highest show rate of earlier events, between
/// the lowest and the highest when there are fewer than eight, and [`GUESS`] when there are fewer
/// than [`NEEDED`]. Rounded outwards.
#[must_use]
pub fn expected(promised: u32, past: &[Show]) -> Expected {
    let mut rates: Vec<f64> = past
        .iter()
        .filter(|show| show.promised >= SMALLEST)
        .map(|show| f64::from(show.came) / f64::from(show.promised))
        .collect();
    rates.sort_by(f64::total_cmp);
    let shows = rates.len();
    let trim = usize::from(shows >= 8);
    let inner = rates.get(trim..shows.saturating_sub(trim)).unwrap_or(&[]);
    let (rates, shows) = match inner {
        [low, .., high] if shows >= NEEDED => ((*low, *high), shows),
        _ => (GUESS, 0),
    };
    Expected {
        low: whole((f64::from(promised) * rates.0).floor()),
        high: whole((f64::from(promised) * rates.1).ceil()),
        promised,
        rates,
        shows,
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a whole, positive number; a float saturates"
)]
fn whole(number: f64) -> u32 {
    number as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shows(list: &[(u32, u32)]) -> Vec<Show> {
        let show = |&(promised, came): &(u32, u32)| Show { promised, came };
        list.iter().map(show).collect()
    }

    #[test]
    fn without_experience_the_range_is_a_guess_that_says_so() {
        let guess = expected(10, &shows(&[(20, 20), (20, 10)]));
        assert_eq!((guess.low, guess.high, guess.shows), (6, 12, 0));
        let tiny = expected(10, &shows(&[(4, 40), (3, 0), (2, 2), (1, 9)]));
        assert_eq!(tiny.shows, 0, "four who said yes teach nothing");
    }

    #[test]
    fn experience_gives_the_range() {
        let known = expected(20, &shows(&[(10, 5), (10, 15), (10, 10)]));
        assert_eq!((known.low, known.high, known.shows), (10, 30, 3));
    }

    #[test]
    fn one_event_in_the_rain_and_one_with_the_mayor_do_not_count_among_many() {
        let usual = [
            (10, 0),
            (10, 9),
            (10, 9),
            (10, 10),
            (10, 10),
            (10, 11),
            (10, 11),
            (10, 90),
        ];
        let known = expected(10, &shows(&usual));
        assert_eq!((known.low, known.high), (9, 11));
    }

    proptest! {
        #[test]
        fn the_range_is_a_range_and_grows_with_what_was_promised(
            promised in 0u32..500,
            past in proptest::collection::vec((0u32..100, 0u32..300), 0..20),
        ) {
            let past = shows(&past);
            let now = expected(promised, &past);
            prop_assert!(now.low <= now.high);
            let more = expected(promised + 1, &past);
            prop_assert!(more.low >= now.low && more.high >= now.high);
            prop_assert_eq!(expected(0, &past).high, 0);
        }
    }
}
