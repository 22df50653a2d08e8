//! Figures of a stretch of time: who came, when and where, what came up, what became of promises.
//! Heads of whole events and numbers of events; nothing here can be about one resident.

use std::collections::BTreeMap;

use chrono::{Datelike, Months, NaiveDate, NaiveDateTime, Timelike, Weekday};

use crate::domain::promise::State;
use crate::domain::topic::Labels;

/// Days from the first to the last, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    pub from: NaiveDate,
    pub to: NaiveDate,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PeriodError {
    #[error("it ends before it begins")]
    Backwards,
    #[error("it is longer than five years")]
    TooLong,
}

/// A month of a year.
pub type Month = (i32, u32);

impl Period {
    /// Longest stretch, in months.
    pub const LONGEST: u32 = 60;

    /// # Errors
    /// Backwards, or longer than five years.
    pub fn new(from: NaiveDate, to: NaiveDate) -> Result<Self, PeriodError> {
        let end = from.checked_add_months(Months::new(Self::LONGEST));
        if to < from {
            Err(PeriodError::Backwards)
        } else if end.is_none_or(|end| to >= end) {
            Err(PeriodError::TooLong)
        } else {
            Ok(Self { from, to })
        }
    }

    /// The last twelve months, this one included.
    #[must_use]
    pub fn usual(today: NaiveDate) -> Self {
        let first = today.with_day(1).unwrap_or(today);
        let from = first.checked_sub_months(Months::new(11));
        Self {
            from: from.unwrap_or(first),
            to: today,
        }
    }

    /// Every month it touches, in order, those in which nothing happened too.
    #[must_use]
    pub fn months(&self) -> Vec<Month> {
        let first = month(self.from);
        let count = (self.to.year() - first.0) * 12 + number(self.to.month()) - number(first.1);
        let later = |step: i32| {
            let from_zero = number(first.1) - 1 + step;
            let within = u32::try_from(from_zero.rem_euclid(12)).unwrap_or(0);
            (first.0 + from_zero.div_euclid(12), within + 1)
        };
        (0..=count).map(later).collect()
    }

    /// The steps in which topics are shown: months of up to a year, else quarters.
    #[must_use]
    pub fn steps(&self) -> Vec<Step> {
        let is_long = self.months().len() > 13;
        let mut steps: Vec<Step> = self
            .months()
            .into_iter()
            .map(|month| Step::of(month, is_long))
            .collect();
        steps.dedup();
        steps
    }
}

fn number(of: u32) -> i32 {
    i32::try_from(of).unwrap_or(0)
}

fn month(day: NaiveDate) -> Month {
    (day.year(), day.month())
}

/// A month or a quarter (1 to 4) of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    Month(i32, u32),
    Quarter(i32, u32),
}

impl Step {
    fn of((year, month): Month, is_long: bool) -> Self {
        if is_long {
            Self::Quarter(year, (month - 1) / 3 + 1)
        } else {
            Self::Month(year, month)
        }
    }

    /// `2026-03` or `2026-Q1`, for programs.
    #[must_use]
    pub fn code(self) -> String {
        match self {
            Self::Month(year, month) => format!("{year}-{month:02}"),
            Self::Quarter(year, quarter) => format!("{year}-Q{quarter}"),
        }
    }
}

/// An event that took place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    pub local_start: NaiveDateTime,
    pub venue: String,
    /// `None` when nobody counted.
    pub heads: Option<u32>,
}

/// A topic that came up at an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Raised {
    pub on: NaiveDate,
    pub slug: String,
    pub labels: Labels,
}

/// A promise made at an event; `settled_on` is the department's day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Made {
    pub state: State,
    pub due_on: NaiveDate,
    pub settled_on: Option<NaiveDate>,
}

/// Events, and heads at those where people were counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    pub events: u32,
    pub counted: u32,
    pub heads: u32,
}

impl Tally {
    fn add(&mut self, held: &Held) {
        self.events += 1;
        if let Some(heads) = held.heads {
            self.counted += 1;
            self.heads += heads;
        }
    }

    /// Heads at an event where people were counted, rounded; `None` where there was none.
    #[must_use]
    pub fn mean(self) -> Option<u32> {
        (self.counted > 0).then(|| (self.heads + self.counted / 2) / self.counted)
    }
}

/// A topic with the number of events at which it came up, step by step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TopicLine {
    pub slug: String,
    pub labels: Labels,
    pub counts: Vec<u32>,
}

impl TopicLine {
    #[must_use]
    pub fn total(&self) -> u32 {
        self.counts.iter().sum()
    }
}

/// What became of the promises made in the period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Outcome {
    pub in_time: u32,
    pub late: u32,
    pub dropped: u32,
    /// Open and not due yet.
    pub open: u32,
    pub overdue: u32,
}

impl Outcome {
    /// All of them.
    #[must_use]
    pub fn made(self) -> u32 {
        self.in_time + self.late + self.dropped + self.open + self.overdue
    }
}

/// What was written down beside the head counts, added up: people of an age, and whole dollars.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Noted {
    pub children: u32,
    pub teens: u32,
    pub adults: u32,
    pub older_adults: u32,
    pub cost: u32,
}

impl Noted {
    /// Each with its word in files.
    #[must_use]
    pub fn lines(self) -> [(&'static str, u32); 5] {
        [
            ("children", self.children),
            ("teens", self.teens),
            ("adults", self.adults),
            ("older_adults", self.older_adults),
            ("cost", self.cost),
        ]
    }
}

impl std::ops::AddAssign for Noted {
    fn add_assign(&mut self, other: Self) {
        self.children = self.children.saturating_add(other.children);
        self.teens = self.teens.saturating_add(other.teens);
        self.adults = self.adults.saturating_add(other.adults);
        self.older_adults = self.older_adults.saturating_add(other.older_adults);
        self.cost = self.cost.saturating_add(other.cost);
    }
}

/// Everything the page shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figures {
    pub period: Period,
    pub all: Tally,
    pub months: Vec<(Month, Tally)>,
    /// By weekday and hour of the start, Monday first.
    pub hours: Vec<((Weekday, u32), Tally)>,
    /// Most heads first.
    pub venues: Vec<(String, Tally)>,
    pub steps: Vec<Step>,
    /// Most often first.
    pub topics: Vec<TopicLine>,
    pub promises: Outcome,
    pub noted: Noted,
}

/// Adds everything up. What lies outside the period is left out.
#[must_use]
pub fn figures(
    period: Period,
    today: NaiveDate,
    held: &[Held],
    raised: &[Raised],
    made: &[Made],
) -> Figures {
    let within = |day: NaiveDate| period.from <= day && day <= period.to;
    let held: Vec<&Held> = held
        .iter()
        .filter(|one| within(one.local_start.date()))
        .collect();
    let mut all = Tally::default();
    let mut months: BTreeMap<Month, Tally> = BTreeMap::new();
    let mut hours: BTreeMap<(u32, u32), Tally> = BTreeMap::new();
    let mut venues: BTreeMap<&str, Tally> = BTreeMap::new();
    for one in held {
        let start = one.local_start;
        let weekday = start.weekday().num_days_from_monday();
        all.add(one);
        months.entry(month(start.date())).or_default().add(one);
        hours.entry((weekday, start.hour())).or_default().add(one);
        venues.entry(&one.venue).or_default().add(one);
    }
    let mut venues: Vec<(String, Tally)> = venues
        .into_iter()
        .map(|(name, tally)| (name.to_owned(), tally))
        .collect();
    venues.sort_by_key(|(_, tally)| std::cmp::Reverse((tally.heads, tally.events)));
    let of_month = |month: Month| (month, months.get(&month).copied().unwrap_or_default());
    let of_hour = |((day, hour), tally): ((u32, u32), Tally)| {
        let weekday = u8::try_from(day)
            .ok()
            .and_then(|day| Weekday::try_from(day).ok());
        ((weekday.unwrap_or(Weekday::Mon), hour), tally)
    };
    Figures {
        period,
        all,
        months: period.months().into_iter().map(of_month).collect(),
        hours: hours.into_iter().map(of_hour).collect(),
        venues,
        steps: period.steps(),
        topics: topics(period, raised),
        promises: outcome(made, today),
        noted: Noted::default(),
    }
}

fn topics(period: Period, raised: &[Raised]) -> Vec<TopicLine> {
    let steps = period.steps();
    let is_long = matches!(steps.first(), Some(Step::Quarter(..)));
    let mut lines: BTreeMap<&str, TopicLine> = BTreeMap::new();
    for one in raised {
        let step = Step::of(month(one.on), is_long);
        let Ok(at) = steps.binary_search(&step) else {
            continue;
        };
        if one.on < period.from || one.on > period.to {
            continue;
        }
        let line = lines.entry(&one.slug).or_insert_with(|| TopicLine {
            slug: one.slug.clone(),
            labels: one.labels.clone(),
            counts: vec![0; steps.len()],
        });
        line.counts[at] += 1;
    }
    let mut lines: Vec<TopicLine> = lines.into_values().collect();
    lines.sort_by_key(|line| std::cmp::Reverse(line.total()));
    lines
}

fn outcome(made: &[Made], today: NaiveDate) -> Outcome {
    let mut sum = Outcome::default();
    for one in made {
        let is_late = one.settled_on.unwrap_or(today) > one.due_on;
        let which = match (one.state, is_late) {
            (State::Kept, false) => &mut sum.in_time,
            (State::Kept, true) => &mut sum.late,
            (State::Dropped, _) => &mut sum.dropped,
            (State::Open, false) => &mut sum.open,
            (State::Open, true) => &mut sum.overdue,
        };
        *which += 1;
    }
    sum
}

#[cfg(test)]
mod tests;
