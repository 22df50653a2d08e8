//! VTIMEZONE (RFC 5545 section 3.6.5), written from the zone data this product reckons with, so
//! that calendar apps with stale data of their own still show the right hour. Outlook understands
//! one yearly pair of rules; zones that follow one rule get exactly that, others get more blocks.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, TimeDelta, Utc, Weekday};

use crate::domain::zone::{self, Transition, Zone};

/// Rules that hold today are followed back to this year, no further.
const FIRST_YEAR: i32 = 2007;
/// Years described before and after those asked for.
const MARGIN: i32 = 6;

/// The block for a zone, lines ended by CRLF, right for the years from `from_year` to `to_year`
/// and six around them.
#[must_use]
pub fn render(zone: Zone, from_year: i32, to_year: i32) -> String {
    let mut out = format!("BEGIN:VTIMEZONE\r\nTZID:{}\r\n", zone.name());
    for observance in observances(zone, from_year - MARGIN, to_year + MARGIN) {
        observance.write(&mut out);
    }
    out.push_str("END:VTIMEZONE\r\n");
    out
}

/// A run of changes, one a year, that one rule describes; or a single change.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Observance {
    changes: Vec<Transition>,
    /// The run reaches the end of the years looked at, so it is taken to go on.
    is_endless: bool,
}

/// What the changes of one run have in common.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Kind {
    is_dst: bool,
    offsets: (i32, i32),
    name: String,
    month: u32,
    weekday: u32,
    clock: chrono::NaiveTime,
}

impl Kind {
    fn of(change: &Transition) -> Self {
        let wall = wall(change);
        Self {
            is_dst: change.is_dst,
            offsets: (change.offset_before, change.offset_after),
            name: change.abbreviation.clone(),
            month: wall.month(),
            weekday: wall.weekday().num_days_from_monday(),
            clock: wall.time(),
        }
    }
}

/// What clocks show at the moment of a change, before it.
fn wall(change: &Transition) -> NaiveDateTime {
    change.at.naive_utc() + TimeDelta::seconds(i64::from(change.offset_before))
}

fn observances(zone: Zone, from_year: i32, to_year: i32) -> Vec<Observance> {
    let changes = zone::transitions(zone, FIRST_YEAR.min(from_year), to_year);
    let start = new_year(from_year);
    let in_force = changes
        .iter()
        .map(|change| change.at)
        .rfind(|at| *at <= start);
    let oldest = in_force.unwrap_or(start);
    let mut kept: Vec<Observance> = runs(changes, to_year)
        .into_iter()
        .filter(|run| run.last().is_some_and(|last| last >= oldest))
        .collect();
    kept.sort_by_key(Observance::first);
    if kept
        .first()
        .and_then(Observance::first)
        .is_none_or(|first| first > start)
    {
        kept.insert(0, Observance::constant(zone, start));
    }
    kept
}

fn new_year(year: i32) -> DateTime<Utc> {
    NaiveDate::from_ymd_opt(year, 1, 1)
        .unwrap_or_default()
        .and_time(chrono::NaiveTime::MIN)
        .and_utc()
}

/// Groups changes of the same kind in consecutive years for as long as one rule fits them.
fn runs(changes: Vec<Transition>, to_year: i32) -> Vec<Observance> {
    let mut open: BTreeMap<Kind, Vec<Transition>> = BTreeMap::new();
    let mut done = Vec::new();
    for change in changes {
        let run = open.entry(Kind::of(&change)).or_default();
        let follows = run
            .last()
            .is_none_or(|last| wall(last).year() + 1 == wall(&change).year());
        let mut longer = run.clone();
        longer.push(change.clone());
        if follows && rule(&longer).is_some() {
            *run = longer;
        } else {
            done.push(std::mem::replace(run, vec![change]));
        }
    }
    done.extend(open.into_values());
    done.into_iter()
        .map(|changes| {
            let last = changes.last().map(|change| wall(change).year());
            Observance {
                is_endless: changes.len() > 1 && last == Some(to_year),
                changes,
            }
        })
        .collect()
}

/// The yearly rule that gives exactly these changes: `-1SU`, `2SU`, or the Sunday within seven days.
fn rule(changes: &[Transition]) -> Option<String> {
    let days: Vec<NaiveDate> = changes.iter().map(|change| wall(change).date()).collect();
    let (earliest, latest) = (
        days.iter().map(NaiveDate::day).min()?,
        days.iter().map(NaiveDate::day).max()?,
    );
    let first = days.first()?;
    let day = weekday(first.weekday());
    let nth = |date: &NaiveDate| (date.day() - 1) / 7 + 1;
    let by_day = if days.iter().all(is_last_of_month) {
        format!("BYDAY=-1{day}")
    } else if days.iter().all(|date| nth(date) == nth(first)) && nth(first) < 5 {
        format!("BYDAY={}{day}", nth(first))
    } else if latest - earliest < 7 {
        let from = latest.max(7) - 6;
        let list: Vec<String> = (from..from + 7).map(|day| day.to_string()).collect();
        format!("BYMONTHDAY={};BYDAY={day}", list.join(","))
    } else {
        return None;
    };
    Some(format!("FREQ=YEARLY;BYMONTH={};{by_day}", first.month()))
}

fn is_last_of_month(date: &NaiveDate) -> bool {
    let week_later = *date + TimeDelta::days(7);
    week_later.month() != date.month()
}

fn weekday(day: Weekday) -> &'static str {
    ["MO", "TU", "WE", "TH", "FR", "SA", "SU"][day.num_days_from_monday() as usize]
}

impl Observance {
    /// One block for a zone whose clocks did not change before these years.
    fn constant(zone: Zone, at: DateTime<Utc>) -> Self {
        let offset = zone::offset_seconds(at, zone);
        let epoch = DateTime::<Utc>::UNIX_EPOCH - TimeDelta::seconds(i64::from(offset));
        Self {
            changes: vec![Transition {
                at: epoch,
                offset_before: offset,
                offset_after: offset,
                is_dst: false,
                abbreviation: zone::abbreviation(at, zone),
            }],
            is_endless: false,
        }
    }

    fn first(&self) -> Option<DateTime<Utc>> {
        self.changes.first().map(|change| change.at)
    }

    fn last(&self) -> Option<DateTime<Utc>> {
        self.changes.last().map(|change| change.at)
    }

    fn write(&self, out: &mut String) {
        let (Some(first), Some(last)) = (self.changes.first(), self.last()) else {
            return;
        };
        let kind = if first.is_dst { "DAYLIGHT" } else { "STANDARD" };
        let mut line = |text: std::fmt::Arguments<'_>| {
            // Writing to a String cannot fail.
            let _ = write!(out, "{text}\r\n");
        };
        line(format_args!("BEGIN:{kind}"));
        line(format_args!(
            "DTSTART:{}",
            wall(first).format("%Y%m%dT%H%M%S")
        ));
        if self.changes.len() > 1
            && let Some(rule) = rule(&self.changes)
        {
            if self.is_endless {
                line(format_args!("RRULE:{rule}"));
            } else {
                line(format_args!(
                    "RRULE:{rule};UNTIL={}",
                    last.format("%Y%m%dT%H%M%SZ")
                ));
            }
        }
        line(format_args!("TZNAME:{}", first.abbreviation));
        line(format_args!("TZOFFSETFROM:{}", offset(first.offset_before)));
        line(format_args!("TZOFFSETTO:{}", offset(first.offset_after)));
        line(format_args!("END:{kind}"));
    }
}

/// `-0700`; seconds only where there are any (RFC 5545 section 3.3.14).
fn offset(seconds: i32) -> String {
    let sign = if seconds < 0 { '-' } else { '+' };
    let (hours, minutes, rest) = (
        seconds.abs() / 3600,
        seconds.abs() / 60 % 60,
        seconds.abs() % 60,
    );
    let tail = if rest == 0 {
        String::new()
    } else {
        format!("{rest:02}")
    };
    format!("{sign}{hours:02}{minutes:02}{tail}")
}

#[cfg(test)]
mod tests;
