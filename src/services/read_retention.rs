//! The retention report: of each class of records how much there is, how long it is kept, what goes
//! next and when, what a legal hold keeps, and the receipts of what went.

use chrono::{DateTime, Utc};

use crate::domain::department::Department;
use crate::domain::retention::{Class, Forecast, Hold, Receipt, forecast};
use crate::domain::subscription::KEEP_DAYS;
use crate::services::{Actor, Context, Error, Result};
use crate::store::audit::{self, Wanted};
use crate::store::names::{self, Name};
use crate::store::{Tx, departments, keeping, retention, versions};

/// A class of records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    Of(Class),
    /// Recipients and octets of messages.
    Mail,
    OfficerAddresses,
    Events,
    Articles,
    /// Numbers of RSVPs that were deleted.
    Numbers,
    Versions,
    Audit,
}

impl Kept {
    /// The word in exports, and in keys of sentences.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Of(class) => class.as_str(),
            Self::Mail => "mail",
            Self::OfficerAddresses => "officer_addresses",
            Self::Events => "events",
            Self::Articles => "articles",
            Self::Numbers => "numbers",
            Self::Versions => "versions",
            Self::Audit => "audit",
        }
    }
}

/// One class.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    pub kept: Kept,
    /// Days; `None` is for good, or until somebody takes it away.
    pub days: Option<i64>,
    pub forecast: Forecast,
}

/// A hold with the event it is on, and who put it on.
#[derive(Debug, Clone)]
pub struct Held {
    pub hold: Hold,
    pub event: Name,
    /// `None` is somebody at the server's command line, or nobody knows any more.
    pub who: Option<String>,
}

/// The report of one department.
#[derive(Debug, Clone)]
pub struct Report {
    pub department: Department,
    pub lines: Vec<Line>,
    pub holds: Vec<Held>,
    /// The newest first.
    pub receipts: Vec<Receipt>,
}

/// Receipts on the report.
const RECEIPTS: i64 = 100;

/// `mail_days` is the installation's period for messages.
///
/// # Errors
/// [`Error::Forbidden`].
pub fn run(tx: &mut Tx<'_>, context: &Context, actor: &Actor, mail_days: i64) -> Result<Report> {
    actor.may_export_records()?;
    let department = departments::find(tx, actor.department_id)?.ok_or(Error::NotFound)?;
    let mut lines = passing(tx, context, &department)?;
    lines.push(Line {
        kept: Kept::Mail,
        days: Some(mail_days),
        forecast: keeping::mail(tx, department.id, (mail_days, context.now))?,
    });
    lines.extend(lasting(tx, &department)?);
    Ok(Report {
        holds: holds(tx, actor)?,
        receipts: retention::list_receipts(tx, department.id, RECEIPTS)?,
        lines,
        department,
    })
}

fn passing(tx: &mut Tx<'_>, context: &Context, department: &Department) -> Result<Vec<Line>> {
    let settings = &department.settings;
    let mut lines = Vec::new();
    for class in Class::ALL {
        let days = match class {
            Class::Rsvps => settings.keep_days,
            Class::Wishes => settings.keep_topics_days,
            Class::AccessRequests => settings.keep_access_days,
            Class::UnconfirmedSubscriptions | Class::StoppedSubscriptions => KEEP_DAYS,
            Class::CloseOutNotes => settings.keep_close_out_days,
            Class::VenueContacts => settings.keep_venue_contact_days,
        };
        let rule = (class, days);
        let groups = match class {
            Class::UnconfirmedSubscriptions | Class::StoppedSubscriptions => {
                keeping::list_subscriptions(tx, department.id, rule)?
            }
            Class::VenueContacts => keeping::list_places(tx, department.id, days)?,
            _ => keeping::list_groups(tx, department.id, rule)?,
        };
        lines.push(Line {
            kept: Kept::Of(class),
            days: Some(days),
            forecast: forecast(&groups, context.now),
        });
    }
    Ok(lines)
}

fn lasting(tx: &mut Tx<'_>, department: &Department) -> Result<Vec<Line>> {
    let [events, articles, numbers, addresses] = keeping::lasting(tx, department.id)?;
    let wide = |rows: i64| u32::try_from(rows).unwrap_or(u32::MAX);
    let kept = versions::count(tx, department.id)?;
    let all = Wanted::default();
    let logged = audit::count(tx, department.id, &all)?;
    let since = audit::oldest(tx, department.id, &all)?;
    let line = |kept: Kept, (rows, oldest): (u32, Option<DateTime<Utc>>)| Line {
        kept,
        days: None,
        forecast: Forecast {
            rows,
            oldest,
            ..Forecast::default()
        },
    };
    Ok(vec![
        line(Kept::OfficerAddresses, addresses),
        line(Kept::Events, events),
        line(Kept::Articles, articles),
        line(Kept::Numbers, numbers),
        line(Kept::Versions, (wide(kept.0), kept.1)),
        line(Kept::Audit, (wide(logged), since)),
    ])
}

/// The legal holds of the department.
///
/// # Errors
/// [`Error::Forbidden`].
pub fn holds(tx: &mut Tx<'_>, actor: &Actor) -> Result<Vec<Held>> {
    actor.may_hold_records()?;
    let found = keeping::list_holds(tx, actor.department_id)?;
    let ids: Vec<i64> = found.iter().map(|hold| hold.event_id.0).collect();
    let names = names::of_events(tx, &ids)?;
    let mut held = Vec::new();
    for hold in found {
        let put_on = Wanted {
            subject: Some(("event".to_owned(), hold.event_id.0)),
            action: Some("event.held".to_owned()),
            ..Wanted::default()
        };
        let last = audit::search(tx, actor.department_id, &put_on, 1)?.pop();
        held.push(Held {
            event: names.get(&hold.event_id.0).cloned().unwrap_or_default(),
            who: last.and_then(|row| row.who),
            hold,
        });
    }
    Ok(held)
}
