//! Dates and times as people write them: the one formatter of the product. The weekday is always
//! computed. Every function gives plain text without bidi marks, for pages, mail and calendars.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime, Timelike, Utc};

use crate::domain::language::Language;
use crate::domain::zone::{self, Zone};
use crate::words::{Arg, Words};

mod families;

/// "Thursday".
#[must_use]
pub fn weekday(day: NaiveDate, language: Language) -> String {
    numbered("weekday", day.weekday().number_from_monday(), language)
}

/// "Thu".
#[must_use]
pub fn weekday_short(day: NaiveDate, language: Language) -> String {
    numbered(
        "weekday-short",
        day.weekday().number_from_monday(),
        language,
    )
}

/// "June"; months are counted from 1.
#[must_use]
pub fn month(number: u32, language: Language) -> String {
    numbered("month", number, language)
}

/// "Jun"; months are counted from 1.
#[must_use]
pub fn month_short(number: u32, language: Language) -> String {
    numbered("month-short", number, language)
}

/// "Thursday, June 1, 2023"; "jueves, 1 de junio de 2023".
#[must_use]
pub fn date(day: NaiveDate, language: Language) -> String {
    let weekday = weekday(day, language);
    let parts = [
        ("weekday", weekday.into()),
        month_part(day, language),
        day_part(day),
        year(day),
    ];
    Words::plain(language).with("date-full", &parts)
}

/// "June 1, 2023"; "1 de junio de 2023".
#[must_use]
pub fn date_without_weekday(day: NaiveDate, language: Language) -> String {
    let parts = [month_part(day, language), day_part(day), year(day)];
    Words::plain(language).with("date-no-weekday", &parts)
}

/// "June 2023"; "junio de 2023".
#[must_use]
pub fn month_of_year(year: i32, number: u32, language: Language) -> String {
    let month = month(number, language);
    Words::plain(language).t2("date-month", ("month", month), ("year", year.to_string()))
}

/// "June 1"; "1 de junio".
#[must_use]
pub fn short_date(day: NaiveDate, language: Language) -> String {
    Words::plain(language).with("date-short", &[month_part(day, language), day_part(day)])
}

/// "3 p.m.", "11:30 a.m.", "noon", "midnight"; "3 p. m.", "12 del mediodía".
#[must_use]
pub fn time(clock: NaiveDateTime, language: Language) -> String {
    let words = Words::plain(language);
    match (clock.hour(), clock.minute()) {
        (0, 0) => words.t("time-midnight"),
        (12, 0) => words.t("time-noon"),
        (hour, _) => {
            let key = if hour < 12 { "time-am" } else { "time-pm" };
            words.t1(key, "clock", figures(clock))
        }
    }
}

/// Two times of one day: "3 to 5 p.m.", "10 a.m. to noon", "11:30 a.m. to 1 p.m.";
/// "de 3 a 5 p. m.".
#[must_use]
pub fn time_range(start: NaiveDateTime, end: NaiveDateTime, language: Language) -> String {
    let is_named = |clock: NaiveDateTime| clock.minute() == 0 && clock.hour().is_multiple_of(12);
    let same_half = start.date() == end.date() && start.hour12().0 == end.hour12().0;
    let first = if same_half && !is_named(start) && !is_named(end) {
        figures(start)
    } else {
        time(start, language)
    };
    range(first, time(end, language), language)
}

/// When something is: two instants in a zone.
#[derive(Debug, Clone, Copy)]
pub struct Span {
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    pub zone: Zone,
}

impl Span {
    /// "Thursday, June 1, 2023, 3 to 5 p.m. PDT"; "jueves, 1 de junio de 2023, de 3 a 5 p. m. PDT".
    /// When the clocks change in between, each time has its own: "midnight PDT to 3 a.m. PST".
    #[must_use]
    pub fn when(&self, language: Language) -> String {
        let (first, last) = self.abbreviations();
        if first == last {
            return in_zone(self.date_and_times(language), first, language);
        }
        let (start, end) = self.locals();
        let times = (
            in_zone(time(start, language), first, language),
            in_zone(time(end, language), last, language),
        );
        if is_one_day(start, end) {
            joined(start.date(), range(times.0, times.1, language), language)
        } else {
            two_days((start.date(), times.0), (end.date(), times.1), language)
        }
    }

    /// "Thursday, June 1, 2023, 3 to 5 p.m., Pacific time".
    #[must_use]
    pub fn when_long(&self, language: Language) -> String {
        let (first, last) = self.abbreviations();
        if first != last {
            return self.when(language);
        }
        let text = self.date_and_times(language) + ",";
        in_zone(
            text,
            zone_name(self.zone, self.starts_at, language),
            language,
        )
    }

    /// "3 to 5 p.m. PDT", without the date.
    #[must_use]
    pub fn times(&self, language: Language) -> String {
        let ((start, end), (first, last)) = (self.locals(), self.abbreviations());
        if first == last {
            return in_zone(time_range(start, end, language), first, language);
        }
        let start = in_zone(time(start, language), first, language);
        range(
            start,
            in_zone(time(end, language), last, language),
            language,
        )
    }

    fn date_and_times(&self, language: Language) -> String {
        let (start, end) = self.locals();
        if is_one_day(start, end) {
            return joined(start.date(), time_range(start, end, language), language);
        }
        let first = (start.date(), time(start, language));
        two_days(first, (end.date(), time(end, language)), language)
    }

    fn locals(&self) -> (NaiveDateTime, NaiveDateTime) {
        (
            zone::local(self.starts_at, self.zone),
            zone::local(self.ends_at, self.zone),
        )
    }

    fn abbreviations(&self) -> (String, String) {
        let name = |at| zone::abbreviation(at, self.zone);
        (name(self.starts_at), name(self.ends_at))
    }
}

/// "Thursday, June 1, 2023 at 9:08 p.m. PDT"; "jueves, 1 de junio de 2023, a las 9:08 p. m. PDT".
#[must_use]
pub fn date_time(at: DateTime<Utc>, zone: Zone, language: Language) -> String {
    let local = zone::local(at, zone);
    let parts = [
        ("date", date(local.date(), language).into()),
        ("time", time(local, language).into()),
        ("clock-hour", Arg::Number(i64::from(local.hour12().1))),
    ];
    let text = Words::plain(language).with("date-time", &parts);
    in_zone(text, zone::abbreviation(at, zone), language)
}

/// "3:42 p.m. PDT"; "3:42 p. m. PDT".
#[must_use]
pub fn clock(at: DateTime<Utc>, zone: Zone, language: Language) -> String {
    let text = time(zone::local(at, zone), language);
    in_zone(text, zone::abbreviation(at, zone), language)
}

/// "Pacific time"; "hora del Pacífico". Where a zone has no common name, its short name at that
/// instant, or "UTC-3".
#[must_use]
pub fn zone_name(zone: Zone, at: DateTime<Utc>, language: Language) -> String {
    families::key(zone).map_or_else(
        || zone::abbreviation(at, zone),
        |key| Words::plain(language).t(key),
    )
}

/// ISO 8601 with the offset, for `<time datetime>` and JSON-LD: `2023-06-01T15:00:00-07:00`.
#[must_use]
pub fn iso(at: DateTime<Utc>, zone: Zone) -> String {
    let offset = zone::offset_seconds(at, zone);
    let sign = if offset < 0 { '-' } else { '+' };
    let (hours, minutes) = (offset.abs() / 3600, offset.abs() / 60 % 60);
    let local = zone::local(at, zone).format("%Y-%m-%dT%H:%M:%S");
    format!("{local}{sign}{hours:02}:{minutes:02}")
}

fn month_part(day: NaiveDate, language: Language) -> (&'static str, Arg) {
    ("month", month(day.month(), language).into())
}

fn day_part(day: NaiveDate) -> (&'static str, Arg) {
    ("day", day.day().to_string().into())
}

fn year(day: NaiveDate) -> (&'static str, Arg) {
    ("year", day.year().to_string().into())
}

fn numbered(key: &str, number: u32, language: Language) -> String {
    Words::plain(language).t(&format!("{key}-{number}"))
}

/// The hour on a twelve-hour clock, with minutes where there are any.
fn figures(clock: NaiveDateTime) -> String {
    match (clock.hour12().1, clock.minute()) {
        (hour, 0) => hour.to_string(),
        (hour, minute) => format!("{hour}:{minute:02}"),
    }
}

/// Whether both ends belong to one date as people see it: the midnight after a day ends that day.
fn is_one_day(start: NaiveDateTime, end: NaiveDateTime) -> bool {
    start.date() == end.date()
        || (end.time() == NaiveTime::MIN && start.date().succ_opt() == Some(end.date()))
}

fn range(start: String, end: String, language: Language) -> String {
    Words::plain(language).t2("time-range", ("start", start), ("end", end))
}

fn joined(day: NaiveDate, range: String, language: Language) -> String {
    let date = date(day, language);
    Words::plain(language).t2("date-time-range", ("date", date), ("range", range))
}

fn two_days(first: (NaiveDate, String), last: (NaiveDate, String), language: Language) -> String {
    Words::plain(language).with(
        "date-time-span",
        &[
            ("date", date(first.0, language).into()),
            ("start", first.1.into()),
            ("end-date", date(last.0, language).into()),
            ("end", last.1.into()),
        ],
    )
}

fn in_zone(time: String, zone: String, language: Language) -> String {
    Words::plain(language).t2("time-in-zone", ("time", time), ("zone", zone))
}

#[cfg(test)]
mod tests;
