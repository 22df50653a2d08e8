//! Series: events that come again. A [`Rule`] says on which dates, a [`Template`] what each of them
//! is, and [`plan`](plan::plan) what making or changing a series does to its occurrences, event by
//! event, before anything is done. An occurrence is an event of its own: own page, UID and RSVPs.

use chrono::{DateTime, Months, NaiveDate, Utc};

use crate::domain::ids::{DepartmentId, PublicId, SeriesId};
use crate::domain::zone::{self, Zone};

pub mod plan;
mod rule;
mod template;

pub use rule::{Nth, NthDay, Pattern, Rule, RuleError};
pub use template::Template;

#[cfg(test)]
mod tests;

/// Occurrences are made this many months ahead, as far as the feed looks (CONTRACT, Calendars).
pub const MONTHS_AHEAD: u32 = 18;

/// A series as stored.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    pub id: SeriesId,
    /// Stands in the address of its staff page.
    pub public_id: PublicId,
    pub department_id: DepartmentId,
    /// New occurrences are published at once; drafts otherwise.
    pub is_published: bool,
    pub rule: Rule,
    pub template: Template,
    /// Rises with every change of the rule or the template.
    pub version: i32,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

/// A series to be stored.
#[derive(Debug, Clone, PartialEq)]
pub struct NewSeries {
    pub public_id: PublicId,
    pub department_id: DepartmentId,
    pub is_published: bool,
    pub rule: Rule,
    pub template: Template,
    pub created_at: DateTime<Utc>,
}

/// What ties an event to its series.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Membership {
    pub series_id: SeriesId,
    /// The date of the rule this occurrence stands for, whatever day it was moved to. `None` once
    /// the rule has let go of it: it was called off because its date left the rule.
    pub date: Option<NaiveDate>,
    /// Moved, put off or called off by hand: changes of the series leave it as it is.
    pub is_detached: bool,
}

/// How much of a series a change reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Every occurrence still to come.
    All,
    /// The occurrence of this date and those after it; the series is split there.
    Following(NaiveDate),
}

/// The last date for which occurrences are made now.
#[must_use]
pub fn horizon(now: DateTime<Utc>, zone: Zone) -> NaiveDate {
    let today = zone::local(now, zone).date();
    today
        .checked_add_months(Months::new(MONTHS_AHEAD))
        .unwrap_or(today)
}
