//! The dates of a foreign rule (RFC 5545 section 3.3.10) within a window. Bounded before it begins:
//! nothing below a day, a budget of looked-at days for the whole file, and where nothing is counted
//! the years before the window are not walked through.

use calcard::icalendar::{
    ICalendarDay, ICalendarFrequency, ICalendarRecurrenceRule, ICalendarWeekday,
};
use chrono::{Datelike, Days, Months, NaiveDate, NaiveDateTime, NaiveTime, Timelike, Weekday};

use crate::domain::exchange::Why;

/// Days that are looked at for all rules of a file, each weighed with the length of its rule.
pub(super) const BUDGET: usize = 6_000_000;
/// Lists in a rule that are longer say nothing any calendar says.
const LONGEST_LIST: usize = 64;

/// Which dates are wanted, as wall clock of the event's zone.
#[derive(Debug, Clone, Copy)]
pub(super) struct Window {
    pub from: NaiveDateTime,
    pub to: NaiveDateTime,
    pub most: usize,
}

/// What a rule gives.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Dates {
    pub starts: Vec<NaiveDateTime>,
    pub is_past_left_out: bool,
    pub is_later_left_out: bool,
    /// More dates than were asked for.
    pub is_too_many: bool,
}

/// A rule whose lists are short and whose parts are understood.
struct Rule {
    frequency: ICalendarFrequency,
    interval: u32,
    count: Option<u32>,
    until: Option<NaiveDateTime>,
    months: u16,
    /// Days of the month, from its begin (bit 1 to 31) and from its end.
    month_days: (u32, u32),
    weekdays: Vec<(i16, Weekday)>,
    positions: Vec<i32>,
    week_start: Weekday,
}

/// The starts of a rule, the first one `start` itself. `until` is the rule's UNTIL on the same clock.
///
/// # Errors
/// A rule that is not understood, repeats within a day, or would take too long.
pub(super) fn expand(
    raw: &ICalendarRecurrenceRule,
    start: NaiveDateTime,
    until: Option<NaiveDateTime>,
    window: Window,
    budget: &mut usize,
) -> Result<Dates, Why> {
    let rule = Rule::understand(raw, start, until)?;
    let mut dates = Dates::default();
    let mut left = rule.count.unwrap_or(u32::MAX);
    let mut step = if rule.count.is_some() {
        0
    } else {
        rule.steps_before(start, window.from)
    };
    dates.is_past_left_out = step > 0;
    loop {
        let Some(days) = rule.period(start.date(), step) else {
            return Ok(dates);
        };
        if days.0.and_time(NaiveTime::MIN) > window.to {
            dates.is_later_left_out = true;
            return Ok(dates);
        }
        for day in rule.days_of(days, start.date(), budget)? {
            let at = day.and_time(start.time());
            if at < start {
                continue;
            }
            if rule.until.is_some_and(|until| at > until) || left == 0 {
                return Ok(dates);
            }
            left -= 1;
            if at > window.to {
                dates.is_later_left_out = true;
                return Ok(dates);
            }
            if at < window.from {
                dates.is_past_left_out = true;
            } else if dates.starts.len() >= window.most {
                dates.is_too_many = true;
                return Ok(dates);
            } else {
                dates.starts.push(at);
            }
        }
        step = step.saturating_add(1);
    }
}

impl Rule {
    fn understand(
        raw: &ICalendarRecurrenceRule,
        start: NaiveDateTime,
        until: Option<NaiveDateTime>,
    ) -> Result<Self, Why> {
        use ICalendarFrequency::{Hourly, Minutely, Secondly};
        if matches!(raw.freq, Hourly | Minutely | Secondly) {
            return Err(Why::TooOften);
        }
        let is_clock = |list: &[u8], own: u32| list.iter().all(|part| u32::from(*part) == own);
        if !is_clock(&raw.byhour, start.hour())
            || !is_clock(&raw.byminute, start.minute())
            || !is_clock(&raw.bysecond, start.second())
        {
            return Err(Why::TooOften);
        }
        let unread = |part: &str| Err(Why::Rule(part.to_owned()));
        if !raw.byweekno.is_empty() {
            return unread("BYWEEKNO");
        }
        if !raw.byyearday.is_empty() {
            return unread("BYYEARDAY");
        }
        if raw.rscale.is_some() || raw.skip.is_some() {
            return unread("RSCALE");
        }
        if raw.interval == Some(0) {
            return unread("INTERVAL");
        }
        if raw.byday.len() > LONGEST_LIST || raw.bysetpos.len() > LONGEST_LIST {
            return Err(Why::RuleTooLong);
        }
        Ok(Self {
            frequency: raw.freq,
            interval: u32::from(raw.interval.unwrap_or(1)),
            count: raw.count,
            until,
            months: months(raw)?,
            month_days: month_days(&raw.bymonthday)?,
            weekdays: raw.byday.iter().map(weekday).collect(),
            positions: raw.bysetpos.clone(),
            week_start: raw.wkst.map_or(Weekday::Mon, named),
        })
    }

    /// Periods that end before the window and need not be looked at.
    fn steps_before(&self, start: NaiveDateTime, from: NaiveDateTime) -> u32 {
        let days = (from.date() - start.date()).num_days();
        let periods = match self.frequency {
            ICalendarFrequency::Daily => days,
            ICalendarFrequency::Weekly => days / 7,
            ICalendarFrequency::Monthly => days / 31,
            _ => days / 366,
        };
        let steps = periods / i64::from(self.interval) - 2;
        u32::try_from(steps.max(0)).unwrap_or(0)
    }

    /// First and last day of the period that many steps after the one of `start`.
    fn period(&self, start: NaiveDate, step: u32) -> Option<(NaiveDate, NaiveDate)> {
        let many = step.checked_mul(self.interval)?;
        let first = match self.frequency {
            ICalendarFrequency::Daily => start.checked_add_days(Days::new(many.into()))?,
            ICalendarFrequency::Weekly => start
                .week(self.week_start)
                .checked_first_day()?
                .checked_add_days(Days::new(u64::from(many) * 7))?,
            ICalendarFrequency::Monthly => {
                start.with_day(1)?.checked_add_months(Months::new(many))?
            }
            _ => start
                .with_day(1)?
                .with_month(1)?
                .checked_add_months(Months::new(many.checked_mul(12)?))?,
        };
        let last = match self.frequency {
            ICalendarFrequency::Daily => first,
            ICalendarFrequency::Weekly => first.checked_add_days(Days::new(6))?,
            ICalendarFrequency::Monthly => first.checked_add_months(Months::new(1))?.pred_opt()?,
            _ => first.checked_add_months(Months::new(12))?.pred_opt()?,
        };
        Some((first, last))
    }

    /// The days of a period, in order.
    fn days_of(
        &self,
        (first, last): (NaiveDate, NaiveDate),
        start: NaiveDate,
        budget: &mut usize,
    ) -> Result<Vec<NaiveDate>, Why> {
        let length = usize::try_from((last - first).num_days() + 1).unwrap_or(0);
        let cost = length * (1 + self.weekdays.len()) + self.positions.len();
        *budget = budget.checked_sub(cost).ok_or(Why::RuleTooLong)?;
        let days = first.iter_days().take(length);
        let days: Vec<NaiveDate> = days.filter(|day| self.holds(*day, start)).collect();
        if self.positions.is_empty() {
            return Ok(days);
        }
        let is_at = |at: usize| {
            let forward = i32::try_from(at + 1).unwrap_or(0);
            let backward = -i32::try_from(days.len() - at).unwrap_or(0);
            self.positions
                .iter()
                .any(|position| *position == forward || *position == backward)
        };
        let chosen = days.iter().enumerate().filter(|(at, _)| is_at(*at));
        Ok(chosen.map(|(_, day)| *day).collect())
    }

    fn holds(&self, day: NaiveDate, start: NaiveDate) -> bool {
        let by_month = self.months != 0;
        if by_month && self.months & (1 << day.month()) == 0 {
            return false;
        }
        let (forward, backward) = self.month_days;
        let by_month_day = forward != 0 || backward != 0;
        if by_month_day {
            let from_end = days_in_month(day) - day.day() + 1;
            if forward & (1 << day.day()) == 0 && backward & (1 << from_end) == 0 {
                return false;
            }
        }
        if !self.weekdays.is_empty() {
            return self.weekdays.iter().any(|(nth, weekday)| {
                *weekday == day.weekday() && (*nth == 0 || self.is_nth(*nth, day, by_month))
            });
        }
        if by_month_day {
            return true;
        }
        match self.frequency {
            ICalendarFrequency::Weekly => day.weekday() == start.weekday(),
            ICalendarFrequency::Monthly => day.day() == start.day(),
            ICalendarFrequency::Yearly => {
                day.day() == start.day() && (by_month || day.month() == start.month())
            }
            _ => true,
        }
    }

    /// Whether it is that one of the weekdays of its month, or of its year.
    fn is_nth(&self, nth: i16, day: NaiveDate, by_month: bool) -> bool {
        let of_year = self.frequency == ICalendarFrequency::Yearly && !by_month;
        let (before, after) = if of_year {
            (day.ordinal0(), days_in_year(day) - day.ordinal())
        } else {
            (day.day0(), days_in_month(day) - day.day())
        };
        let place = |days: u32| i64::from(days / 7) + 1;
        i64::from(nth) == place(before) || i64::from(nth) == -place(after)
    }
}

fn months(raw: &ICalendarRecurrenceRule) -> Result<u16, Why> {
    raw.bymonth.iter().try_fold(0_u16, |mask, month| {
        if month.is_leap() || !(1..=12).contains(&month.month()) {
            return Err(Why::Rule("BYMONTH".to_owned()));
        }
        Ok(mask | 1 << month.month())
    })
}

fn month_days(list: &[i8]) -> Result<(u32, u32), Why> {
    list.iter()
        .try_fold((0_u32, 0_u32), |(forward, backward), day| match day {
            1..=31 => Ok((forward | 1 << day, backward)),
            -31..=-1 => Ok((forward, backward | 1 << day.unsigned_abs())),
            _ => Err(Why::Rule("BYMONTHDAY".to_owned())),
        })
}

fn weekday(day: &ICalendarDay) -> (i16, Weekday) {
    (day.ordwk.unwrap_or(0), named(day.weekday))
}

fn named(day: ICalendarWeekday) -> Weekday {
    match day {
        ICalendarWeekday::Monday => Weekday::Mon,
        ICalendarWeekday::Tuesday => Weekday::Tue,
        ICalendarWeekday::Wednesday => Weekday::Wed,
        ICalendarWeekday::Thursday => Weekday::Thu,
        ICalendarWeekday::Friday => Weekday::Fri,
        ICalendarWeekday::Saturday => Weekday::Sat,
        ICalendarWeekday::Sunday => Weekday::Sun,
    }
}

fn days_in_month(day: NaiveDate) -> u32 {
    u32::from(day.num_days_in_month())
}

fn days_in_year(day: NaiveDate) -> u32 {
    if day.leap_year() { 366 } else { 365 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use calcard::icalendar::ICalendarValue;
    use calcard::{Entry, Parser};

    fn rule(text: &str) -> ICalendarRecurrenceRule {
        let text = format!("BEGIN:VEVENT\r\nRRULE:{text}\r\nEND:VEVENT\r\n");
        let Entry::ICalendar(parsed) = Parser::new(&text).entry() else {
            panic!("{text}")
        };
        match &parsed.components[0].entries[0].values[0] {
            ICalendarValue::RecurrenceRule(rule) => (**rule).clone(),
            other => panic!("{other:?}"),
        }
    }

    fn at(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
    }

    fn dates(text: &str, start: &str) -> Vec<String> {
        let window = Window {
            from: at("2026-11-24 00:00"),
            to: at("2031-11-24 00:00"),
            most: 400,
        };
        let mut budget = BUDGET;
        let found = expand(&rule(text), at(start), None, window, &mut budget).unwrap();
        found
            .starts
            .iter()
            .map(|at| at.format("%y%m%d").to_string())
            .collect()
    }

    #[test]
    fn rules_people_use_give_their_dates() {
        let monthly = dates("FREQ=MONTHLY;BYDAY=1TU,3SA;COUNT=4", "2026-12-01 10:00");
        assert_eq!(monthly, ["261201", "261219", "270105", "270116"]);
        let national = dates("FREQ=YEARLY;BYMONTH=10;BYDAY=1WE", "2025-10-01 09:00");
        assert_eq!(national, ["271006", "281004", "291003", "301002", "311001"]);
        let fortnight = dates("FREQ=WEEKLY;INTERVAL=2;COUNT=3", "2026-12-03 10:00");
        assert_eq!(fortnight, ["261203", "261217", "261231"]);
        let last = dates(
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=2",
            "2026-12-31 10:00",
        );
        assert_eq!(last, ["261231", "270129"]);
        let end = dates("FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3", "2026-12-31 10:00");
        assert_eq!(end, ["261231", "270131", "270228"]);
        let long_month = dates("FREQ=MONTHLY;COUNT=3", "2026-12-31 10:00");
        assert_eq!(long_month, ["261231", "270131", "270331"]);
        let year_end = dates("FREQ=YEARLY;BYDAY=-1SU;COUNT=2", "2026-12-27 10:00");
        assert_eq!(year_end, ["261227", "271226"]);
    }

    #[test]
    fn a_count_is_counted_from_the_first_date_and_the_past_is_left_out() {
        let found = dates("FREQ=WEEKLY;COUNT=5", "2026-11-04 10:00");
        assert_eq!(found, ["261125", "261202"]);
        assert_eq!(dates("FREQ=DAILY", "2000-01-01 10:00").len(), 400);
    }

    #[test]
    fn what_no_event_of_ours_does_is_refused() {
        let refused = |text: &str| {
            let window = Window {
                from: at("2026-11-24 00:00"),
                to: at("2031-11-24 00:00"),
                most: 9,
            };
            expand(
                &rule(text),
                at("2026-12-01 10:00"),
                None,
                window,
                &mut BUDGET.clone(),
            )
            .unwrap_err()
        };
        assert_eq!(refused("FREQ=SECONDLY"), Why::TooOften);
        assert_eq!(refused("FREQ=DAILY;BYHOUR=9,10,11"), Why::TooOften);
        assert_eq!(
            refused("FREQ=YEARLY;BYWEEKNO=20"),
            Why::Rule("BYWEEKNO".into())
        );
    }

    #[test]
    fn a_rule_that_never_hits_ends_and_the_budget_ends_what_is_too_much() {
        assert!(dates("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "2026-12-01 10:00").is_empty());
        let window = Window {
            from: at("2026-11-24 00:00"),
            to: at("2031-11-24 00:00"),
            most: 2_000,
        };
        let mut budget = 1_000;
        let never = rule("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30");
        let found = expand(&never, at("2026-12-01 10:00"), None, window, &mut budget);
        assert_eq!(found, Err(Why::RuleTooLong));
    }
}
