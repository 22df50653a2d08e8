//! When a place is open, per weekday, as staff write it: "Mon-Fri 7:00-15:00; Sat 8:00-12:00".

use chrono::{Datelike, NaiveDateTime, NaiveTime, Timelike, Weekday};

use crate::domain::event::Times;

/// Opening hours of a week; what is not named is closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hours {
    /// In the order they were written, each with the days it is for, Monday first.
    parts: Vec<Part>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Part {
    first: u32,
    last: u32,
    /// Minutes since midnight; `until` may be 1440.
    from: u32,
    until: u32,
}

/// Why opening hours were not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} are no opening hours; write them like Mon-Fri 7:00-15:00; Sat 8:00-12:00")]
pub struct HoursError(pub String);

const DAYS: [[&str; 4]; 7] = [
    ["mon", "monday", "lun", "lunes"],
    ["tue", "tuesday", "mar", "martes"],
    ["wed", "wednesday", "mie", "miercoles"],
    ["thu", "thursday", "jue", "jueves"],
    ["fri", "friday", "vie", "viernes"],
    ["sat", "saturday", "sab", "sabado"],
    ["sun", "sunday", "dom", "domingo"],
];
const NAMES: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

impl Hours {
    /// Longest text, in characters.
    pub const LONGEST: usize = 200;

    /// Reads days and hours of twenty-four, parts separated by `;` or line ends. A day may come
    /// several times, for a lunch break; days in English or Spanish, whole or short.
    ///
    /// # Errors
    /// The part that cannot be read.
    pub fn parse(raw: &str) -> Result<Self, HoursError> {
        let parts = raw.split([';', '\n']).map(str::trim);
        let parts = parts.filter(|part| !part.is_empty());
        let parts = parts
            .map(|part| Part::parse(part).ok_or_else(|| HoursError(part.to_owned())))
            .collect::<Result<Vec<_>, _>>()?;
        if parts.is_empty() {
            return Err(HoursError(raw.to_owned()));
        }
        Ok(Self { parts })
    }

    /// Whether the place is open from the start of an event to its end.
    #[must_use]
    pub fn cover(&self, times: &Times) -> bool {
        let (mut at, end) = (times.local_start, times.local_end);
        // Each step goes to the end of an open stretch; no week has more stretches than parts.
        for _ in 0..=self.parts.len().saturating_mul(2) {
            if at >= end {
                return true;
            }
            let Some(until) = self.open_until(at) else {
                return false;
            };
            at = until;
        }
        at >= end
    }

    fn open_until(&self, at: NaiveDateTime) -> Option<NaiveDateTime> {
        let minute = at.hour() * 60 + at.minute();
        let day = at.weekday().num_days_from_monday();
        let open = self.parts.iter().filter(|part| part.is_on(day));
        let until = open
            .filter(|part| (part.from..part.until).contains(&minute))
            .map(|part| part.until)
            .max()?;
        let midnight = at.date().and_time(NaiveTime::MIN);
        midnight.checked_add_signed(chrono::TimeDelta::minutes(i64::from(until)))
    }

    /// Whether it is open at all on a weekday.
    #[must_use]
    pub fn is_open_on(&self, weekday: Weekday) -> bool {
        let day = weekday.num_days_from_monday();
        self.parts.iter().any(|part| part.is_on(day))
    }
}

impl Part {
    fn is_on(&self, day: u32) -> bool {
        if self.first <= self.last {
            (self.first..=self.last).contains(&day)
        } else {
            day >= self.first || day <= self.last
        }
    }

    fn parse(raw: &str) -> Option<Self> {
        let raw = raw.replace(['–', '—'], "-");
        let split = raw.find(|c: char| c.is_ascii_digit())?;
        let (days, hours) = raw.split_at_checked(split)?;
        let (first, last) = days.split_once('-').unwrap_or((days, days));
        let (from, until) = hours.split_once('-')?;
        let (from, until) = (minutes(from.trim())?, minutes(until.trim())?);
        (from < until).then_some(Self {
            first: day(first)?,
            last: day(last)?,
            from,
            until,
        })
    }
}

fn day(raw: &str) -> Option<u32> {
    let plain = raw.trim().trim_end_matches(['.', ':', ',']).to_lowercase();
    let plain = plain.replace('é', "e").replace('á', "a");
    let index = DAYS.iter().position(|names| names.contains(&&*plain))?;
    u32::try_from(index).ok()
}

/// "7:00" or "07:00" up to "24:00".
fn minutes(raw: &str) -> Option<u32> {
    let (hour, minute) = raw.split_once(':')?;
    let is_number = |part: &str, most: usize| {
        (1..=most).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())
    };
    if !is_number(hour, 2) || !is_number(minute, 2) || minute.len() != 2 {
        return None;
    }
    let (hour, minute): (u32, u32) = (hour.parse().ok()?, minute.parse().ok()?);
    let all = hour * 60 + minute;
    (minute < 60 && all <= 24 * 60).then_some(all)
}

impl std::fmt::Display for Hours {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let name = |day: u32| {
            let index = usize::try_from(day).unwrap_or_default();
            NAMES.get(index).copied().unwrap_or_default()
        };
        for (index, part) in self.parts.iter().enumerate() {
            if index > 0 {
                f.write_str("; ")?;
            }
            f.write_str(name(part.first))?;
            if part.last != part.first {
                write!(f, "-{}", name(part.last))?;
            }
            let (from, until) = (part.from, part.until);
            let clock = |at: u32| format!("{}:{:02}", at / 60, at % 60);
            write!(f, " {}-{}", clock(from), clock(until))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::zone::Zone;
    use chrono::NaiveDate;
    use proptest::prelude::*;

    fn times(day: u32, from: (u32, u32), hours: i64) -> Times {
        let date = NaiveDate::from_ymd_opt(2027, 6, day).unwrap();
        let start = date.and_hms_opt(from.0, from.1, 0).unwrap();
        let end = start + chrono::TimeDelta::hours(hours);
        Times::derive(start, end, Zone::UTC, None).unwrap()
    }

    #[test]
    fn an_event_fits_when_the_place_is_open_from_its_start_to_its_end() {
        let hours =
            Hours::parse("Mon-Fri 7:00-12:00; Mon-Fri 13:00-15:00; Sat 8:00-24:00; dom 0:00-2:00");
        let hours = hours.unwrap();
        assert!(hours.cover(&times(1, (7, 0), 5)), "all morning");
        assert!(!hours.cover(&times(1, (11, 0), 2)), "over lunch");
        assert!(!hours.cover(&times(1, (14, 30), 1)), "after closing");
        assert!(hours.cover(&times(5, (22, 0), 4)), "over midnight");
        assert!(!hours.cover(&times(6, (10, 0), 1)), "Sunday morning");
        assert!(hours.is_open_on(Weekday::Sun) && hours.is_open_on(Weekday::Sat));
    }

    #[test]
    fn hours_are_read_strictly_and_written_in_one_way() {
        for (raw, written) in [
            ("Mon-Fri 7:00-15:00", "Mon-Fri 7:00-15:00"),
            ("monday – friday 07:00 – 15:00", "Mon-Fri 7:00-15:00"),
            (
                "Lun-vie 7:00-15:00\nSábado: 8:30-12:00",
                "Mon-Fri 7:00-15:00; Sat 8:30-12:00",
            ),
            ("Fri-Mon 18:00-24:00;", "Fri-Mon 18:00-24:00"),
        ] {
            assert_eq!(Hours::parse(raw).unwrap().to_string(), written);
        }
        for raw in [
            "",
            ";",
            "daily",
            "7:00-15:00",
            "Mon",
            "Mon 7-15",
            "Mon 15:00-7:00",
            "Mon 7:00-24:01",
            "Mon 7:60-8:00",
            "Mon-Fri-Sat 7:00-8:00",
            "Mon 7:00-15:00 or so",
            "Moon 7:00-15:00",
        ] {
            assert!(Hours::parse(raw).is_err(), "{raw:?}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_as_the_same(raw in "[A-Za-z0-9:; -]{0,40}") {
            if let Ok(hours) = Hours::parse(&raw) {
                prop_assert_eq!(Hours::parse(&hours.to_string()), Ok(hours));
            }
        }
    }
}
