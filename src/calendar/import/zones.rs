//! From the name of a zone in a foreign calendar to a zone of the IANA database: by name, by the end
//! of a longer name, by Windows' name, or by what its VTIMEZONE says.

use std::collections::HashMap;

use chrono::{DateTime, Datelike, Utc};

use super::lines::ZoneBlock;
use super::windows;
use crate::domain::zone::{self, Zone};

/// The offsets of a zone and the months in which its clocks change.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Signature {
    /// Seconds east of UTC in standard time and in summer time.
    standard: i32,
    summer: Option<i32>,
    /// Months in which summer time begins and ends.
    months: Option<(u32, u32)>,
}

/// The zones of one file.
pub(super) struct Zones<'a> {
    own: Zone,
    year: i32,
    blocks: &'a [ZoneBlock],
    found: HashMap<String, Option<Zone>>,
    candidates: Option<Vec<(Zone, Signature)>>,
}

impl<'a> Zones<'a> {
    /// `own` is the department's zone: it is the first guess where several fit.
    pub fn new(blocks: &'a [ZoneBlock], own: Zone, now: DateTime<Utc>) -> Self {
        Self {
            own,
            year: now.year(),
            blocks,
            found: HashMap::new(),
            candidates: None,
        }
    }

    /// The zone a TZID means.
    pub fn find(&mut self, tzid: &str) -> Option<Zone> {
        if let Some(known) = self.found.get(tzid) {
            return *known;
        }
        let found = by_name(tzid).or_else(|| self.by_description(tzid));
        if self.found.len() < 1_000 {
            self.found.insert(tzid.to_owned(), found);
        }
        found
    }

    fn by_description(&mut self, tzid: &str) -> Option<Zone> {
        let block = self
            .blocks
            .iter()
            .find(|block| value(block, "TZID").is_some_and(|id| id.trim_matches('"') == tzid))?;
        if let Some(zone) = value(block, "X-LIC-LOCATION").and_then(by_name) {
            return Some(zone);
        }
        let wanted = described(block)?;
        let (own, year) = (self.own, self.year);
        let candidates = self.candidates.get_or_insert_with(|| candidates(own, year));
        let fits = candidates.iter().find(|(_, known)| *known == wanted);
        fits.map(|(zone, _)| *zone)
    }
}

fn candidates(own: Zone, year: i32) -> Vec<(Zone, Signature)> {
    const FIRST: [&str; 7] = [
        "America/New_York",
        "America/Chicago",
        "America/Denver",
        "America/Los_Angeles",
        "America/Phoenix",
        "America/Anchorage",
        "Pacific/Honolulu",
    ];
    let named = FIRST.iter().copied();
    let named = named.chain(windows::ZONES.iter().map(|(_, name)| *name));
    std::iter::once(own)
        .chain(named.filter_map(|name| Zone::parse(name).ok()))
        .map(|zone| (zone, signature(zone, year)))
        .collect()
}

/// `America/Los_Angeles`, `/mozilla.org/20070129_1/America/Los_Angeles`, `Pacific Standard Time`.
fn by_name(tzid: &str) -> Option<Zone> {
    let tzid = tzid.trim().trim_matches('"').trim();
    if let Ok(zone) = Zone::parse(tzid) {
        return Some(zone);
    }
    let mut rest = tzid.trim_start_matches('/');
    for _ in 0..8 {
        if let Ok(zone) = Zone::parse(rest)
            && rest.contains('/')
        {
            return Some(zone);
        }
        match rest.split_once('/') {
            Some((_, end)) => rest = end,
            None => break,
        }
    }
    // "tzone://Microsoft/Utc", and Outlook's "Pacific Standard Time 1".
    if tzid.eq_ignore_ascii_case("tzone://Microsoft/Utc") {
        return Some(Zone::UTC);
    }
    let plain = tzid.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
    windows::ZONES
        .iter()
        .find(|(name, _)| name.eq_ignore_ascii_case(tzid) || name.eq_ignore_ascii_case(plain))
        .and_then(|(_, name)| Zone::parse(name).ok())
}

fn value<'a>(block: &'a ZoneBlock, name: &str) -> Option<&'a str> {
    let found = block.properties.iter().find(|known| known.name == name)?;
    found.text.split_once(':').map(|(_, value)| value.trim())
}

/// What a VTIMEZONE says of today: the last of its observances of each kind.
fn described(block: &ZoneBlock) -> Option<Signature> {
    let mut standard: Option<(String, i32, Option<u32>)> = None;
    let mut summer = None;
    let mut current = (String::new(), None, None);
    let mut is_summer = false;
    for property in &block.properties {
        let value = property
            .text
            .split_once(':')
            .map_or("", |(_, value)| value.trim());
        match property.name.as_str() {
            "BEGIN" => {
                is_summer = value.eq_ignore_ascii_case("DAYLIGHT");
                current = (String::new(), None, None);
            }
            "DTSTART" => {
                current.0 = value.to_owned();
                current.2 = current.2.or_else(|| value.get(4..6)?.parse().ok());
            }
            "TZOFFSETTO" => current.1 = offset(value),
            "RRULE" => current.2 = month_of(value).or(current.2),
            "END" => {
                if let (start, Some(offset), month) = current.clone() {
                    let slot = if is_summer {
                        &mut summer
                    } else {
                        &mut standard
                    };
                    if slot.as_ref().is_none_or(|(known, _, _)| *known <= start) {
                        *slot = Some((start, offset, month));
                    }
                }
                current = (String::new(), None, None);
            }
            _ => {}
        }
    }
    let (_, standard, ends) = standard?;
    let months = summer
        .as_ref()
        .and_then(|(_, _, begins)| (*begins).zip(ends));
    Some(Signature {
        standard,
        summer: summer.map(|(_, offset, _)| offset),
        months,
    })
}

fn month_of(rule: &str) -> Option<u32> {
    rule.split(';')
        .find_map(|part| part.strip_prefix("BYMONTH="))
        .and_then(|month| month.parse().ok())
}

/// `-0800` or `+054500`, in seconds.
fn offset(text: &str) -> Option<i32> {
    let (sign, digits) = match text.split_at_checked(1)? {
        ("+", digits) => (1, digits),
        ("-", digits) => (-1, digits),
        _ => return None,
    };
    let part = |at: usize| {
        digits
            .get(at..at + 2)
            .and_then(|two| two.parse::<i32>().ok())
    };
    Some(sign * (part(0)? * 3600 + part(2)? * 60 + part(4).unwrap_or(0)))
}

fn signature(zone: Zone, year: i32) -> Signature {
    let changes = zone::transitions(zone, year, year);
    let month = |at: DateTime<Utc>| zone::local(at, zone).month();
    let begins = changes.iter().find(|change| change.is_dst);
    let ends = changes.iter().find(|change| !change.is_dst);
    match (begins, ends) {
        (Some(begins), Some(ends)) => Signature {
            standard: ends.offset_after,
            summer: Some(begins.offset_after),
            months: Some((month(begins.at), month(ends.at))),
        },
        _ => Signature {
            standard: chrono::NaiveDate::from_ymd_opt(year, 1, 1).map_or(0, |day| {
                zone::offset_seconds(zone::start_of_day(day, zone), zone)
            }),
            summer: None,
            months: None,
        },
    }
}
