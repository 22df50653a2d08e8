//! When a reminder is due. Nothing is planned far ahead: on every tick the question is asked anew
//! of the live rows, so a moved or cancelled event needs no bookkeeping (MAIL.md, 27 to 35).

use chrono::{DateTime, TimeDelta, Timelike, Utc};

use crate::domain::zone::{self, Zone};

/// So many reminders of one address may leave one by one within [`HOUR`]; more become one letter.
pub const SINGLE: usize = 3;

/// The time in which the reminders of one address are counted. A letter that gathers them takes along
/// what becomes due within it, so some come up to an hour early and none late.
pub const HOUR: TimeDelta = TimeDelta::hours(1);

/// A reminder with less time than this is not gathered: nothing else may make it late.
const ROOM: TimeDelta = TimeDelta::minutes(30);

/// A reminder that is due now, or soon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    /// Minutes before the start.
    pub offset_minutes: i64,
    /// The instant it is due from.
    pub from: DateTime<Utc>,
    /// From this instant on the reminder would be late and is not sent any more.
    pub deadline: DateTime<Utc>,
}

/// The reminders of one confirmed RSVP that are due at `now`. Who confirmed inside a reminder's
/// window gets none for it: the confirmation has just said it all.
#[must_use]
pub fn due(
    starts_at: DateTime<Utc>,
    offsets_minutes: &[i64],
    confirmed_at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Vec<Due> {
    due_within(
        starts_at,
        offsets_minutes,
        confirmed_at,
        (now, TimeDelta::zero()),
    )
}

/// As [`due`], with those that become due until `ahead` after `now`.
#[must_use]
pub fn due_within(
    starts_at: DateTime<Utc>,
    offsets_minutes: &[i64],
    confirmed_at: DateTime<Utc>,
    (now, ahead): (DateTime<Utc>, TimeDelta),
) -> Vec<Due> {
    offsets_minutes
        .iter()
        .filter_map(|&offset_minutes| {
            let offset = TimeDelta::minutes(offset_minutes);
            let from = starts_at - offset;
            let deadline = deadline(starts_at, offset);
            let is_due = from <= now + ahead && now < deadline && confirmed_at < from;
            is_due.then_some(Due {
                offset_minutes,
                from,
                deadline,
            })
        })
        .collect()
}

/// How the reminders of one address leave at `now`: each one alone, all in one letter, or later.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Departure {
    /// Places, in what was given, of those that leave alone.
    pub alone: Vec<usize>,
    /// Of those that leave in one letter; none, or more than one.
    pub together: Vec<usize>,
}

/// What leaves now of the reminders of one address that are due within [`HOUR`], when `lately` letters
/// of this kind were stored for it within the last one. Nothing leaves before the first is due
/// (MAIL.md, 36).
#[must_use]
pub fn departure(soon: &[Due], lately: usize, now: DateTime<Utc>) -> Departure {
    let is_due = |place: &usize| soon[*place].from <= now;
    let has_room = |place: &usize| soon[*place].deadline - now >= ROOM;
    let roomy: Vec<usize> = (0..soon.len()).filter(has_room).collect();
    let gathers = roomy.len() > 1 && lately + roomy.len() > SINGLE && roomy.iter().any(is_due);
    let together = if gathers { roomy } else { Vec::new() };
    let alone = (0..soon.len())
        .filter(is_due)
        .filter(|place| !together.contains(place))
        .collect();
    Departure { alone, together }
}

/// Offsets as a department may have them, longest first, each once: `None` for more than four, or one
/// that is shorter than five minutes or longer than two weeks.
#[must_use]
pub fn offsets(minutes: &[i64]) -> Option<Vec<i64>> {
    let mut offsets = minutes.to_vec();
    offsets.sort_unstable_by(|a, b| b.cmp(a));
    offsets.dedup();
    let fits = |minutes: &i64| (5..=14 * 24 * 60).contains(minutes);
    (offsets.len() <= 4 && offsets.iter().all(fits)).then_some(offsets)
}

/// A reminder is worth sending until a quarter of its offset, at most two hours, before the start.
fn deadline(starts_at: DateTime<Utc>, offset: TimeDelta) -> DateTime<Utc> {
    starts_at - (offset / 4).min(TimeDelta::hours(2))
}

/// Letters to many do not go out between 9 p.m. and 8 a.m. of the department's zone: the instant
/// itself, or the next 8 o'clock.
#[must_use]
pub fn after_quiet_hours(at: DateTime<Utc>, zone: Zone) -> DateTime<Utc> {
    let mut later = at;
    for _ in 0..24 * 4 {
        let hour = zone::local(later, zone).hour();
        if (8..21).contains(&hour) {
            return later;
        }
        let into_quarter = later.timestamp().rem_euclid(900);
        later += TimeDelta::seconds(900 - into_quarter);
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const OFFSETS: [i64; 2] = [1440, 120];

    fn start() -> DateTime<Utc> {
        DateTime::from_timestamp(1_830_000_000, 0).unwrap()
    }

    #[test]
    fn a_reminder_goes_out_a_day_and_two_hours_before() {
        let early = start() - TimeDelta::days(9);
        let offsets = |now| {
            due(start(), &OFFSETS, early, now)
                .iter()
                .map(|d| d.offset_minutes)
                .collect::<Vec<_>>()
        };
        assert_eq!(offsets(start() - TimeDelta::hours(25)), Vec::<i64>::new());
        assert_eq!(offsets(start() - TimeDelta::hours(24)), [1440]);
        assert_eq!(offsets(start() - TimeDelta::minutes(120)), [120]);
        assert_eq!(offsets(start() - TimeDelta::minutes(30)), Vec::<i64>::new());
        assert_eq!(offsets(start() + TimeDelta::hours(1)), Vec::<i64>::new());
    }

    #[test]
    fn who_confirms_three_hours_before_gets_no_reminder_of_the_day_before() {
        let late = start() - TimeDelta::hours(3);
        assert!(due(start(), &OFFSETS, late, late + TimeDelta::minutes(1)).is_empty());
        assert_eq!(
            due(start(), &OFFSETS, late, start() - TimeDelta::hours(2)).len(),
            1
        );
    }

    fn at(minutes_from_now: i64, room: i64) -> Due {
        let now = start();
        Due {
            offset_minutes: 1440,
            from: now + TimeDelta::minutes(minutes_from_now),
            deadline: now + TimeDelta::minutes(room),
        }
    }

    fn leave(soon: &[Due], lately: usize) -> (Vec<usize>, Vec<usize>) {
        let departure = departure(soon, lately, start());
        (departure.alone, departure.together)
    }

    #[test]
    fn three_reminders_within_an_hour_leave_one_by_one_and_four_are_one_letter() {
        let three = [at(0, 90), at(0, 90), at(40, 120)];
        assert_eq!(leave(&three, 0), (vec![0, 1], vec![]));
        let four = [at(0, 90), at(0, 90), at(40, 120), at(60, 150)];
        assert_eq!(leave(&four, 0), (vec![], vec![0, 1, 2, 3]));
        assert_eq!(
            leave(&three, 1),
            (vec![], vec![0, 1, 2]),
            "one left half an hour ago"
        );
    }

    #[test]
    fn nothing_leaves_before_the_first_is_due_and_what_has_no_time_leaves_alone() {
        let soon = [at(10, 100), at(10, 100), at(20, 100), at(30, 100)];
        assert_eq!(leave(&soon, 0), (vec![], vec![]));
        let hasty = [at(0, 90), at(0, 4), at(5, 90), at(5, 90), at(5, 90)];
        assert_eq!(leave(&hasty, 0), (vec![1], vec![0, 2, 3, 4]));
        assert_eq!(
            leave(&[at(0, 90)], 9),
            (vec![0], vec![]),
            "one is no letter of many"
        );
    }

    #[test]
    fn a_department_chooses_up_to_four_times_for_its_reminders() {
        assert_eq!(offsets(&[120, 1440, 120]), Some(vec![1440, 120]));
        assert_eq!(offsets(&[]), Some(vec![]));
        assert_eq!(offsets(&[4]), None);
        assert_eq!(offsets(&[30_000]), None);
        assert_eq!(offsets(&[10, 20, 30, 40, 50]), None);
    }

    #[test]
    fn an_article_published_late_at_night_is_mailed_at_eight_in_the_morning() {
        let pacific = Zone::parse("America/Los_Angeles").unwrap();
        let night: DateTime<Utc> = "2023-06-02T04:08:00Z".parse().unwrap();
        let morning: DateTime<Utc> = "2023-06-02T15:00:00Z".parse().unwrap();
        assert_eq!(after_quiet_hours(night, pacific), morning);
        assert_eq!(after_quiet_hours(morning, pacific), morning);
    }

    const ZONES: [&str; 7] = [
        "America/Los_Angeles",
        "America/Phoenix",
        "Europe/Berlin",
        "Australia/Sydney",
        "Australia/Lord_Howe",
        "Asia/Kathmandu",
        "Pacific/Chatham",
    ];

    proptest! {
        #[test]
        fn letters_to_many_wait_for_the_morning_and_not_a_quarter_longer(
            seconds in 0i64..126_230_400,
            zone in proptest::sample::select(&ZONES[..]),
        ) {
            let zone = Zone::parse(zone).unwrap();
            let at = DateTime::from_timestamp(1_767_225_600 + seconds, 0).unwrap();
            let is_day = |instant| (8..21).contains(&zone::local(instant, zone).hour());
            let later = after_quiet_hours(at, zone);
            prop_assert!(is_day(later) && at <= later);
            prop_assert!(later == at || !is_day(later - TimeDelta::minutes(15)));
            prop_assert_eq!(later == at, is_day(at));
        }

        #[test]
        fn within_any_hour_an_address_gets_at_most_four_letters_and_each_reminder_once(
            froms in proptest::collection::vec(0i64..240, 1..14),
        ) {
            let mut letters: Vec<i64> = Vec::new();
            let mut left = std::collections::BTreeMap::new();
            for minute in 0..300 {
                let now = start() + TimeDelta::minutes(minute);
                let soon: Vec<(usize, Due)> = froms
                    .iter()
                    .enumerate()
                    .filter(|(place, from)| !left.contains_key(place) && **from <= minute + 60)
                    .map(|(place, from)| (place, at(*from, from + 90)))
                    .collect();
                let dues: Vec<Due> = soon.iter().map(|(_, due)| *due).collect();
                let lately = letters.iter().filter(|sent| **sent > minute - 60).count();
                let leaving = departure(&dues, lately, now);
                letters.extend(leaving.alone.iter().map(|_| minute));
                letters.extend((!leaving.together.is_empty()).then_some(minute));
                for place in leaving.alone.iter().chain(&leaving.together) {
                    prop_assert!(left.insert(soon[*place].0, minute).is_none());
                }
            }
            prop_assert_eq!(left.len(), froms.len());
            for (place, minute) in &left {
                prop_assert!((froms[*place] - 60..=froms[*place]).contains(minute));
            }
            for first in &letters {
                let within = letters.iter().filter(|sent| (*first..first + 60).contains(*sent));
                prop_assert!(within.count() <= 4);
            }
        }

        #[test]
        fn no_reminder_is_ever_due_before_its_time_or_after_the_start(
            offset in 5i64..20_000,
            confirmed in 0i64..40_000,
            before in -500i64..40_000,
        ) {
            let now = start() - TimeDelta::minutes(before);
            for reminder in due(start(), &[offset], start() - TimeDelta::minutes(confirmed), now) {
                prop_assert!(now < start());
                prop_assert!(start() - now <= TimeDelta::minutes(offset));
                prop_assert!(now < reminder.deadline && reminder.deadline < start());
                prop_assert!(confirmed > offset);
            }
        }
    }
}
