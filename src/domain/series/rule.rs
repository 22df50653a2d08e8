//! The rule of a series: plain calendar arithmetic on dates. Nothing here knows the hour or a zone,
//! so a clock change cannot move a date.

use std::collections::BTreeSet;

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

/// Which of a month's Tuesdays, say. There is no fifth: few months have one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Nth {
    First,
    Second,
    Third,
    Fourth,
    Last,
}

impl Nth {
    pub const ALL: [Nth; 5] = [
        Self::First,
        Self::Second,
        Self::Third,
        Self::Fourth,
        Self::Last,
    ];

    /// The word in forms and catalogue keys.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Second => "second",
            Self::Third => "third",
            Self::Fourth => "fourth",
            Self::Last => "last",
        }
    }

    #[must_use]
    pub fn parse(raw: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|nth| nth.as_str() == raw)
    }
}

/// "First Tuesday".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct NthDay {
    pub nth: Nth,
    pub weekday: Weekday,
}

impl NthDay {
    /// How a date is usually said: the 8th is the second, the 29th the last.
    #[must_use]
    pub fn of(date: NaiveDate) -> Self {
        let nth = Nth::ALL[date.day0() as usize / 7];
        Self {
            nth,
            weekday: date.weekday(),
        }
    }

    /// Whether `date` is this day of its month.
    #[must_use]
    pub fn is(self, date: NaiveDate) -> bool {
        let in_order = match self.nth {
            Nth::Last => date
                .checked_add_days(Days::new(7))
                .is_none_or(|later| later.month() != date.month()),
            nth => Nth::ALL[date.day0() as usize / 7] == nth,
        };
        date.weekday() == self.weekday && in_order
    }
}

/// How dates come again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "repeat", rename_all = "snake_case")]
pub enum Pattern {
    /// Weeks begin on Monday; every n weeks are counted from the week of the start.
    Weekly {
        every: u32,
        weekdays: Vec<Weekday>,
    },
    MonthlyByWeekday {
        every: u32,
        days: Vec<NthDay>,
    },
    /// Months without this day are skipped.
    MonthlyByDate {
        every: u32,
        day: u32,
    },
    Yearly {
        month: u32,
        day: NthDay,
    },
}

impl Pattern {
    /// National Coffee with a Cop Day: the first Wednesday of October.
    pub const NATIONAL_DAY: Pattern = Pattern::Yearly {
        month: 10,
        day: NthDay {
            nth: Nth::First,
            weekday: Weekday::Wed,
        },
    };

    /// Whether some months have no such day.
    #[must_use]
    pub fn skips_short_months(&self) -> bool {
        matches!(self, Self::MonthlyByDate { day, .. } if *day > 28)
    }

    fn fits(&self, date: NaiveDate, start: NaiveDate) -> bool {
        let monthly = |every: u32| months(date).abs_diff(months(start)).is_multiple_of(every);
        match self {
            Self::Weekly { every, weekdays } => {
                let apart = (monday(date) - monday(start)).num_days().unsigned_abs() / 7;
                weekdays.contains(&date.weekday()) && apart.is_multiple_of(u64::from(*every))
            }
            Self::MonthlyByWeekday { every, days } => {
                monthly(*every) && days.iter().any(|day| day.is(date))
            }
            Self::MonthlyByDate { every, day } => monthly(*every) && date.day() == *day,
            Self::Yearly { month, day } => date.month() == *month && day.is(date),
        }
    }

    fn check(&self) -> Result<(), RuleError> {
        let (every, has_day) = match self {
            Self::Weekly { every, weekdays } => (*every, !weekdays.is_empty()),
            Self::MonthlyByWeekday { every, days } => (*every, !days.is_empty()),
            Self::MonthlyByDate { every, day } => (*every, (1..=31).contains(day)),
            Self::Yearly { month, .. } => (1, (1..=12).contains(month)),
        };
        if !(1..=Rule::LONGEST_STEP).contains(&every) {
            return Err(RuleError::Every);
        }
        if has_day {
            Ok(())
        } else {
            Err(RuleError::NoDay)
        }
    }
}

fn months(date: NaiveDate) -> u32 {
    u32::try_from(date.year()).unwrap_or(0) * 12 + date.month0()
}

fn monday(date: NaiveDate) -> NaiveDate {
    let back = u64::from(date.weekday().num_days_from_monday());
    date.checked_sub_days(Days::new(back)).unwrap_or(date)
}

/// Why a rule was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RuleError {
    #[error("every n weeks or months takes 1 to 12")]
    Every,
    #[error("the rule names no day")]
    NoDay,
    #[error("the end is before the start")]
    EndsBeforeStart,
    #[error("a series lasts at most five years")]
    TooLong,
    #[error("no date fits the rule")]
    NoDate,
    #[error("within five years the rule has only {0} dates")]
    TooMany(usize),
}

/// On which dates a series is held. Made by [`Rule::until`] and [`Rule::times`], which check it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    pub pattern: Pattern,
    /// Dates before it do not count, and "every second" is counted from here.
    pub start: NaiveDate,
    /// The last day, at most five years after the start.
    pub until: NaiveDate,
    /// Single dates on which nothing is held.
    #[serde(default)]
    pub left_out: BTreeSet<NaiveDate>,
    /// The department's holidays are left out, too.
    #[serde(default)]
    pub skips_holidays: bool,
}

impl Rule {
    /// Longest series, in years.
    pub const YEARS: u32 = 5;
    /// Largest n of "every n weeks" and "every n months".
    pub const LONGEST_STEP: u32 = 12;

    /// A rule with its last day.
    ///
    /// # Errors
    /// A [`RuleError`]; also when no date is left.
    pub fn until(pattern: Pattern, start: NaiveDate, until: NaiveDate) -> Result<Self, RuleError> {
        pattern.check()?;
        if until < start {
            return Err(RuleError::EndsBeforeStart);
        }
        if until > last_possible(start) {
            return Err(RuleError::TooLong);
        }
        let rule = Self {
            pattern,
            start,
            until,
            left_out: BTreeSet::new(),
            skips_holidays: false,
        };
        if rule.dates().is_empty() {
            return Err(RuleError::NoDate);
        }
        Ok(rule)
    }

    /// A rule that is held `count` times, dates of `left_out` not counted. The end becomes the date
    /// of the last time, so that nothing that happens later moves it without being said.
    ///
    /// # Errors
    /// A [`RuleError`].
    pub fn times(
        pattern: Pattern,
        start: NaiveDate,
        count: usize,
        left_out: &BTreeSet<NaiveDate>,
    ) -> Result<Self, RuleError> {
        let mut rule = Self::until(pattern, start, last_possible(start))?;
        rule.left_out.clone_from(left_out);
        let dates = rule.dates();
        if dates.is_empty() || count == 0 {
            return Err(RuleError::NoDate);
        }
        let last = dates.get(count - 1);
        rule.until = *last.ok_or(RuleError::TooMany(dates.len()))?;
        Ok(rule)
    }

    /// The same rule without these dates as well.
    #[must_use]
    pub fn leaving_out(mut self, dates: impl IntoIterator<Item = NaiveDate>) -> Self {
        self.left_out.extend(dates);
        self
    }

    /// The rule as it holds in a department: without its holidays, when the rule skips them.
    #[must_use]
    pub fn with_holidays(&self, holidays: &[NaiveDate]) -> Self {
        let skipped = holidays.iter().copied().filter(|_| self.skips_holidays);
        self.clone().leaving_out(skipped)
    }

    /// Every date, ascending.
    #[must_use]
    pub fn dates(&self) -> Vec<NaiveDate> {
        self.occurrences(self.start, self.until)
    }

    /// The dates from `from` to `to`, both included, ascending.
    #[must_use]
    pub fn occurrences(&self, from: NaiveDate, to: NaiveDate) -> Vec<NaiveDate> {
        let last = to.min(self.until).min(last_possible(self.start));
        from.max(self.start)
            .iter_days()
            .take_while(|date| *date <= last)
            .filter(|date| self.pattern.fits(*date, self.start) && !self.left_out.contains(date))
            .collect()
    }

    /// The rule cut in two: what is before `date`, and `date` with all that follows. A side without
    /// a date is `None`. Together they have the dates of the whole.
    #[must_use]
    pub fn split(&self, date: NaiveDate) -> (Option<Self>, Option<Self>) {
        let dates = self.dates();
        let (before, after) = dates.split_at(dates.partition_point(|held| *held < date));
        let head = before.first().map(|_| Self {
            until: date.pred_opt().unwrap_or(date).min(self.until),
            left_out: self.left_out.range(..date).copied().collect(),
            ..self.clone()
        });
        let tail = after.first().map(|first| Self {
            start: *first,
            left_out: self.left_out.range(date..).copied().collect(),
            ..self.clone()
        });
        (head, tail)
    }
}

fn last_possible(start: NaiveDate) -> NaiveDate {
    start
        .checked_add_months(Months::new(12 * Rule::YEARS))
        .unwrap_or(start)
}
