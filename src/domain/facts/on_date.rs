//! Dates: a weekday that is not the date's, a day no calendar has, the event's day in another year,
//! another date than the event's.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use crate::domain::event::Event;
use crate::domain::facts::dates::{Named, rewritten};
use crate::domain::facts::{Case, Correction, Expected, Field, Found, Kind, Severity, markers};

pub(super) fn all(case: &Case<'_>) -> Vec<Found> {
    let reading = &case.reading;
    let of = |named: &Named| {
        let (kind, severity, expected, to) = judged(case, named)?;
        let mut corrections = Vec::new();
        for (date, weekday) in to {
            let words = rewritten(reading.text, &reading.tokens, named, date, weekday);
            corrections.extend(words.map(Correction::Words));
        }
        corrections.dedup();
        Some(Found {
            kind,
            severity,
            span: reading.span(&named.tokens),
            expected: Expected::Date(expected),
            corrections,
        })
    };
    reading.dates.iter().filter_map(of).collect()
}

/// What is wrong, the right date, and the dates (with weekday, where it is not the date's own) to
/// choose from.
type Judged = (Kind, Severity, NaiveDate, Vec<(NaiveDate, Option<Weekday>)>);

fn judged(case: &Case<'_>, named: &Named) -> Option<Judged> {
    let own = case.event.map(|event| event.times.local_start.date());
    let year = own.map_or(2000, |date| date.year());
    if named.is_span {
        return None;
    }
    if let Some(last) = no_such_day(named, year) {
        return Some((Kind::NoSuchDay, Severity::Stop, last, vec![(last, None)]));
    }
    own.and_then(|own| other_year(case, named, own))
        .or_else(|| weekday(case, named, own))
        .or_else(|| own.and_then(|own| other_date(case, named, own)))
}

/// The last day of the month, for a day after it.
fn no_such_day(named: &Named, year: i32) -> Option<NaiveDate> {
    let is_leap_day = (named.parts.month, named.parts.day) == (2, 29);
    if named.in_year(year).is_some() || (named.parts.year.is_none() && is_leap_day) {
        return None;
    }
    let first = NaiveDate::from_ymd_opt(named.parts.year.unwrap_or(year), named.parts.month, 1)?;
    let next = first.checked_add_months(chrono::Months::new(1))?;
    next.pred_opt()
}

fn other_year(case: &Case<'_>, named: &Named, own: NaiveDate) -> Option<Judged> {
    let written = named.in_year(named.parts.year?)?;
    if !named.is_day_of(own) || written == own || case.field == Field::RainPlan {
        return None;
    }
    let sentence = case.reading.sentence(named.tokens.start);
    if case.remembers(sentence) || sentence.says(markers::OTHER_DATE) {
        return None;
    }
    let fits_own = named.weekday == Some(own.weekday()) && written.weekday() != own.weekday();
    let is_about = case.field == Field::Title || case.is_about(sentence);
    (fits_own || is_about).then(|| (Kind::Year, case.stop_before(), own, vec![(own, None)]))
}

fn weekday(case: &Case<'_>, named: &Named, own: Option<NaiveDate>) -> Option<Judged> {
    let said = named.weekday?;
    let date = match (named.parts.year, own) {
        (Some(year), _) => named.in_year(year)?,
        (None, Some(own)) => yearless(case, named, said, own)?,
        (None, None) => return None,
    };
    if date.weekday() == said {
        return None;
    }
    let near = own
        .filter(|own| own.weekday() == said && (*own - date).num_days().abs() < 7)
        .or_else(|| nearest(date, said));
    let mut to = vec![(date, Some(date.weekday()))];
    to.extend(near.map(|near| (near, Some(said))));
    Some((Kind::Weekday, Severity::Stop, date, to))
}

/// The date meant without a year, where its weekday is wrong whichever year is meant.
fn yearless(case: &Case<'_>, named: &Named, said: Weekday, own: NaiveDate) -> Option<NaiveDate> {
    let sentence = case.reading.sentence(named.tokens.start);
    if case.remembers(sentence) {
        return None;
    }
    if named.is_day_of(own) {
        return Some(own);
    }
    let years = own.year().checked_sub(1)?..=own.year().checked_add(1)?;
    let candidates: Vec<NaiveDate> = years.filter_map(|year| named.in_year(year)).collect();
    if candidates.iter().any(|date| date.weekday() == said) {
        return None;
    }
    candidates
        .into_iter()
        .min_by_key(|date| (*date - own).num_days().abs())
}

/// The nearest date with a weekday; never more than three days away.
fn nearest(date: NaiveDate, weekday: Weekday) -> Option<NaiveDate> {
    let first = date.checked_sub_days(Days::new(3))?;
    first
        .iter_days()
        .take(7)
        .find(|day| day.weekday() == weekday)
}

fn other_date(case: &Case<'_>, named: &Named, own: NaiveDate) -> Option<Judged> {
    if named.means(own) || is_over_midnight(case.event, named) || case.field == Field::RainPlan {
        return None;
    }
    let is_feast = markers::FEASTS.contains(&(named.parts.month, named.parts.day));
    if is_feast && named.parts.year.is_none() && named.weekday.is_none() {
        return None;
    }
    let reading = &case.reading;
    let sentence = reading.sentence(named.tokens.start);
    let is_named = reading
        .dates
        .iter()
        .any(|date| date.means(own) || date.is_span);
    let is_only = reading.dates_in(sentence).count() == 1;
    let is_told = case.remembers(sentence) || sentence.says(markers::OTHER_DATE);
    let is_about = case.is_about(sentence) || (case.field == Field::Title && !case.is_article);
    let is_other = is_about && is_only && !is_named && !is_told;
    is_other.then(|| (Kind::Date, case.stop_before(), own, vec![(own, None)]))
}

fn is_over_midnight(event: Option<&Event>, named: &Named) -> bool {
    event.is_some_and(|event| named.means(event.times.local_end.date()))
}
