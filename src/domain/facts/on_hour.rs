//! Hours: another start or end than the event's, the wrong half of the day, standard time in summer.

use chrono::{NaiveDateTime, NaiveTime, Timelike};

use crate::domain::event::Times;
use crate::domain::facts::clocks::{Clock, Intro};
use crate::domain::facts::faces::DAY;
use crate::domain::facts::reading::Sentence;
use crate::domain::facts::{Case, Correction, Expected, Field, Found, Kind, Severity, markers};
use crate::domain::zone;

/// Somebody may well be asked to come as much earlier, in minutes.
const AHEAD: u32 = 59;

pub(super) fn all(case: &Case<'_>) -> Vec<Found> {
    let Some(event) = case.event.filter(|_| case.field != Field::RainPlan) else {
        return Vec::new();
    };
    let own = Own::of(&event.times);
    let reading = &case.reading;
    let is_said = reading.clocks.iter().any(|clock| own.is_said_by(clock));
    let mut found = Vec::new();
    for clock in &reading.clocks {
        found.extend(zone_name(case, clock, &own, &event.times));
        let sentence = reading.sentence(clock.tokens.start);
        if !is_said && is_meant(case, clock, sentence) {
            found.extend(judged(case, clock, &own));
        }
    }
    found
}

/// The event's hours in minutes since midnight.
struct Own {
    start: u32,
    end: u32,
}

impl Own {
    fn of(times: &Times) -> Self {
        let minutes = |at: NaiveDateTime| at.hour() * 60 + at.minute();
        Self {
            start: minutes(times.local_start),
            end: minutes(times.local_end),
        }
    }

    /// Minutes from the start, forwards around the clock.
    fn after_start(&self, at: u32) -> u32 {
        (at + DAY - self.start) % DAY
    }

    fn holds(&self, at: u32) -> bool {
        self.after_start(at) <= self.after_start(self.end)
    }

    fn is_said_by(&self, clock: &Clock) -> bool {
        clock.readings.iter().any(|(from, to)| match clock.last {
            Some(_) => (*from, *to) == (self.start, self.end),
            None => clock.intro == Intro::At && *from == self.start,
        })
    }

    /// Within the event, or a little before it.
    fn allows(&self, clock: &Clock) -> bool {
        clock.readings.iter().any(|(from, to)| {
            let is_early = clock.last.is_none() && self.after_start(*from) >= DAY - AHEAD;
            (self.holds(*from) && self.holds(*to)) || is_early
        })
    }
}

/// Whether hours are meant to be the event's.
fn is_meant(case: &Case<'_>, clock: &Clock, sentence: &Sentence) -> bool {
    let Some(event) = case.event else {
        return false;
    };
    let own = event.times.local_start.date();
    let reading = &case.reading;
    let (mut is_own, mut is_other) = (false, false);
    for date in reading.dates_in(sentence) {
        is_own |= date.means(own);
        is_other |= !date.means(own);
    }
    let is_title = case.field == Field::Title && !case.is_article;
    let is_about = is_title || is_own || case.is_about(sentence);
    let is_told = sentence.says(markers::OTHER_HOURS) || case.remembers(sentence);
    let is_loose = clock.last.is_none() && clock.intro == Intro::Loose && !is_title;
    let mut others = reading.clocks.iter().filter(|other| {
        other.tokens != clock.tokens && sentence.tokens.contains(&other.tokens.start)
    });
    is_about && !is_told && !is_other && !is_loose && others.next().is_none()
}

fn judged(case: &Case<'_>, clock: &Clock, own: &Own) -> Option<Found> {
    if own.allows(clock) || clock.readings.is_empty() {
        return None;
    }
    let flipped = |at: u32| (at + DAY / 2) % DAY;
    let is_flipped = clock.readings.iter().any(|(from, to)| match clock.intro {
        _ if clock.last.is_some() => (flipped(*from), flipped(*to)) == (own.start, own.end),
        Intro::Until => flipped(*from) == own.end,
        _ => flipped(*from) == own.start,
    });
    let ends = clock.intro == Intro::Until
        || (clock.last.is_some() && clock.readings.iter().any(|(from, _)| *from == own.start));
    let kind = match (is_flipped, ends) {
        (true, _) => Kind::HalfOfDay,
        (false, true) => Kind::EndTime,
        (false, false) => Kind::StartTime,
    };
    let right = if kind == Kind::EndTime || clock.intro == Intro::Until {
        own.end
    } else {
        own.start
    };
    let to = if clock.last.is_some() {
        (own.start, own.end)
    } else {
        (right, right)
    };
    let reading = &case.reading;
    let words = clock.like(reading.text, &reading.tokens, to);
    Some(Found {
        kind,
        severity: case.stop_before(),
        span: reading.span(&clock.tokens),
        expected: NaiveTime::from_hms_opt(right / 60 % 24, right % 60, 0)
            .map_or(Expected::Nothing, Expected::Time),
        corrections: words.into_iter().map(Correction::Words).collect(),
    })
}

/// Short names of zones that follow an hour.
const ZONES: &[&str] = &[
    "PST", "PDT", "MST", "MDT", "CST", "CDT", "EST", "EDT", "AKST", "AKDT", "HST",
];

/// The event's own hours with the zone of another season or another place.
fn zone_name(case: &Case<'_>, clock: &Clock, own: &Own, times: &Times) -> Option<Found> {
    let right = zone::abbreviation(times.starts_at, times.zone);
    let at = clock.last.as_ref().map_or(clock.first.end, |last| last.end);
    let at = at + usize::from(case.reading.is(at, &["("]));
    let token = case.reading.tokens.get(at)?;
    let is_wrong = ZONES.contains(&token.text) && ZONES.contains(&&*right) && token.text != right;
    (is_wrong && own.is_said_by(clock)).then(|| Found {
        kind: Kind::ZoneName,
        severity: Severity::Ask,
        span: token.range.clone(),
        expected: Expected::Words(right.clone()),
        corrections: vec![Correction::Words(right)],
    })
}
