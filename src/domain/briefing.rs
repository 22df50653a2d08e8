//! The officers' briefing: when it goes out, and what stands in it. The day before, at nine by the
//! clock of the event's own zone; asked anew of the live rows on every tick, like reminders.

use chrono::{DateTime, NaiveDateTime, NaiveTime, TimeDelta, Utc};

use crate::domain::access::Arrangements;
use crate::domain::event::Times;
use crate::domain::expected::Expected;
use crate::domain::topic::{Kit, Labels};
use crate::domain::zone;

/// Nine in the morning.
const HOUR: u32 = 9;

/// Events are looked at so long before their start: a day, the hours of the last one, and room for
/// clocks that skip a day.
pub const AHEAD: TimeDelta = TimeDelta::hours(72);

/// The instant at which the briefing of an event goes out: nine o'clock of the day before by the
/// event's own clock. Where that clock skips nine o'clock, as if it had not jumped yet; where it
/// shows it twice, the first time.
#[must_use]
pub fn goes_out(times: &Times) -> DateTime<Utc> {
    let first = times.local_start.date();
    let before = first.pred_opt().unwrap_or(first);
    let nine = NaiveTime::from_hms_opt(HOUR, 0, 0).unwrap_or_default();
    let at = zone::earliest(NaiveDateTime::new(before, nine), times.zone);
    at.min(times.starts_at)
}

/// Whether the briefing is due: from its time on until the event begins. Who joins late is briefed
/// at once.
#[must_use]
pub fn is_due(times: &Times, now: DateTime<Utc>) -> bool {
    goes_out(times) <= now && now < times.starts_at
}

/// What an officer is told beside the event itself. No resident is in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Briefing {
    /// Whole names of the officers on the roster.
    pub officers: Vec<String>,
    /// `None` once the event began.
    pub expected: Option<Expected>,
    /// Topics neighbours raised, the most often named first.
    pub topics: Vec<(Labels, u32)>,
    /// Voices of the topics too small to stand alone, together.
    pub others: u32,
    pub arrangements: Arrangements,
    pub kit: Kit,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::event::Occurrence;
    use crate::domain::zone::Zone;
    use chrono::{NaiveDate, Timelike};
    use proptest::prelude::*;

    fn times(zone: &str, start: &str) -> Times {
        let start: NaiveDateTime = start.parse().unwrap();
        let zone = Zone::parse(zone).unwrap();
        let end = start + TimeDelta::hours(2);
        Times::derive(start, end, zone, Some(Occurrence::First)).unwrap()
    }

    fn out(zone: &str, start: &str) -> String {
        goes_out(&times(zone, start)).to_rfc3339()
    }

    #[test]
    fn the_briefing_goes_out_at_nine_the_day_before_by_the_events_own_clock() {
        assert_eq!(
            out("America/Los_Angeles", "2026-12-10T15:00:00"),
            "2026-12-09T17:00:00+00:00"
        );
        assert_eq!(
            out("Asia/Kolkata", "2026-12-10T00:10:00"),
            "2026-12-09T03:30:00+00:00"
        );
    }

    #[test]
    fn nine_is_nine_on_both_sides_of_a_clock_change() {
        // Summer time begins on March 14, 2027: the day before is still standard time.
        assert_eq!(
            out("America/Chicago", "2027-03-14T10:00:00"),
            "2027-03-13T15:00:00+00:00"
        );
        assert_eq!(
            out("America/Chicago", "2027-03-15T10:00:00"),
            "2027-03-14T14:00:00+00:00"
        );
        // Lord Howe changes by half an hour, on April 4, 2027.
        assert_eq!(
            out("Australia/Lord_Howe", "2027-04-04T10:00:00"),
            "2027-04-02T22:00:00+00:00"
        );
        assert_eq!(
            out("Australia/Lord_Howe", "2027-04-05T10:00:00"),
            "2027-04-03T22:30:00+00:00"
        );
    }

    #[test]
    fn a_skipped_day_does_not_send_the_briefing_after_the_event_began() {
        // Samoa had no December 30, 2011.
        let samoa = times("Pacific/Apia", "2011-12-31T10:00:00");
        assert!(goes_out(&samoa) <= samoa.starts_at);
        assert!(is_due(&samoa, samoa.starts_at - TimeDelta::seconds(1)));
    }

    const ZONES: [&str; 8] = [
        "America/Chicago",
        "Europe/Madrid",
        "Australia/Lord_Howe",
        "Australia/Sydney",
        "America/Phoenix",
        "Asia/Kathmandu",
        "Pacific/Chatham",
        "Africa/Casablanca",
    ];

    proptest! {
        #[test]
        fn every_event_is_briefed_once_at_nine_or_when_nine_is_skipped(
            zone in proptest::sample::select(ZONES.to_vec()),
            day in 0..1500_i64, minute in 0..1440_i64, tick in 0..4000_i64,
        ) {
            let first = NaiveDate::from_ymd_opt(2025, 1, 1).unwrap().and_hms_opt(0, 0, 0).unwrap();
            let start = first + TimeDelta::days(day) + TimeDelta::minutes(minute);
            let zone = Zone::parse(zone).unwrap();
            let Ok(times) = Times::derive(start, start + TimeDelta::hours(5), zone, Some(Occurrence::First)) else {
                return Ok(());
            };
            let out = goes_out(&times);
            let shown = zone::local(out, zone);
            prop_assert_eq!(shown.hour(), HOUR);
            prop_assert_eq!(shown.date(), start.date().pred_opt().unwrap());
            prop_assert!(out < times.starts_at && times.starts_at - out < AHEAD);
            let now = times.starts_at - TimeDelta::minutes(tick);
            prop_assert_eq!(is_due(&times, now), out <= now && tick > 0);
        }
    }
}
