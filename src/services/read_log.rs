//! The audit log as staff read it: who did what, when, to which event, article, place or officer.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use crate::domain::event::Event;
use crate::domain::ids::StaffId;
use crate::domain::zone::{self, Zone};
use crate::services::{Actor, Error, Result};
pub use crate::store::audit::Who;
use crate::store::audit::{self, Wanted};
use crate::store::names::{self, Name};
use crate::store::{Tx, departments, events};

/// Events to choose from.
const CHOICES: i64 = 200;

/// Rows on one page.
pub const PAGE: usize = 100;

/// The first parts of the log's words, for a filter.
pub const FAMILIES: [&str; 17] = [
    "access",
    "article",
    "assignment",
    "counts",
    "department",
    "event",
    "kind",
    "mail",
    "officer",
    "records",
    "residents",
    "series",
    "staff",
    "suppression",
    "topics",
    "venue",
    "version",
];

/// What of the log is asked for; what is `None` does not narrow.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    pub who: Option<Who>,
    /// An event's slug.
    pub event: Option<String>,
    /// One of [`FAMILIES`].
    pub family: Option<String>,
    /// Days of the department, both included.
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
    /// Only rows older than this one.
    pub before: Option<i64>,
}

/// A page of the log, and what it can be narrowed to.
#[derive(Debug, Clone)]
pub struct Log {
    pub rows: Vec<LogRow>,
    /// The last row of this page, when there are older ones.
    pub older: Option<i64>,
    /// Everybody who ever acted in the department, by name.
    pub people: Vec<(StaffId, String)>,
    /// The latest events of the department.
    pub events: Vec<Event>,
}

/// The instants of a span of days: from the first midnight to that after the last day.
#[must_use]
pub fn instants(
    (from, to): (Option<NaiveDate>, Option<NaiveDate>),
    zone: Zone,
) -> (
    Option<chrono::DateTime<chrono::Utc>>,
    Option<chrono::DateTime<chrono::Utc>>,
) {
    let midnight = |day| zone::start_of_day(day, zone);
    let after = to.and_then(|day| day.checked_add_days(Days::new(1)));
    (from.map(midnight), after.map(midnight))
}

/// A row of the audit log, with what it was done to.
#[derive(Debug, Clone)]
pub struct LogRow {
    pub row: audit::Row,
    /// `None` when the row is about something without a name, such as a session.
    pub subject: Option<Name>,
}

/// A page of the audit log, newest first.
///
/// # Errors
/// [`Error::Forbidden`] when the role may not read it, [`Error::NotFound`] for an event of another
/// department.
pub fn run(tx: &mut Tx<'_>, actor: &Actor, filter: &Filter) -> Result<Log> {
    actor.may_read_audit()?;
    let department = departments::find(tx, actor.department_id)?.ok_or(Error::NotFound)?;
    let event = match &filter.event {
        Some(slug) => Some(events::find(tx, department.id, slug)?.ok_or(Error::NotFound)?),
        None => None,
    };
    let subject = |event: &Event| ("event".to_owned(), event.id.0);
    let (from, until) = instants((filter.from, filter.to), department.zone);
    let wanted = Wanted {
        who: filter.who,
        subject: event.as_ref().map(subject),
        family: filter.family.clone(),
        action: None,
        from,
        until,
        before: filter.before,
    };
    let most = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let mut rows = audit::search(tx, department.id, &wanted, most)?;
    let has_older = rows.len() > PAGE;
    rows.truncate(PAGE);
    let older = rows.last().filter(|_| has_older).map(|row| row.id);
    let newest = events::Filter {
        order: events::Order::LatestFirst,
        limit: Some(CHOICES),
        ..events::Filter::of(department.id)
    };
    Ok(Log {
        rows: named(tx, rows)?,
        older,
        people: audit::list_actors(tx, department.id)?,
        events: events::list(tx, &newest)?,
    })
}

/// Puts names to rows, one query for each kind of thing.
pub(super) fn named(tx: &mut Tx<'_>, rows: Vec<audit::Row>) -> Result<Vec<LogRow>> {
    let mut known: BTreeMap<&'static str, BTreeMap<i64, Name>> = BTreeMap::new();
    type Find = fn(&mut Tx<'_>, &[i64]) -> crate::store::StoreResult<BTreeMap<i64, Name>>;
    let kinds: [(&'static str, Find); 4] = [
        ("event", names::of_events),
        ("article", names::of_articles),
        ("venue", names::of_venues),
        ("officer", names::of_officers),
    ];
    for (kind, find) in kinds {
        let about = rows.iter().filter(|row| row.subject == kind);
        let mut ids: Vec<i64> = about.filter_map(|row| row.subject_id).collect();
        ids.sort_unstable();
        ids.dedup();
        known.insert(kind, find(tx, &ids)?);
    }
    let with_name = |row: audit::Row| LogRow {
        subject: known
            .get(row.subject.as_str())
            .zip(row.subject_id)
            .and_then(|(names, id)| names.get(&id).cloned()),
        row,
    };
    Ok(rows.into_iter().map(with_name).collect())
}
