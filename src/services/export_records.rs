//! Everything on record about an event or a span of days, gathered for whoever has to hand it out: the
//! events and articles with all their versions, numbers, the log, what became of mail. Residents'
//! names only when somebody who may asks for them; addresses never.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use crate::domain::arrival::Arrivals;
use crate::domain::article::Article;
use crate::domain::close_out::CloseOut;
use crate::domain::department::Department;
use crate::domain::event::Event;
use crate::domain::exchange::record::Record;
use crate::domain::ids::{EventId, RsvpId};
use crate::domain::mail_log::Entry as Mail;
use crate::domain::promise::Promise;
use crate::domain::retention::Hold;
use crate::domain::rsvp::{Rsvp, State, Totals};
use crate::domain::topic::{Kit, Topic};
use crate::domain::version::Subject;
use crate::services::gather_pictures::{self, PictureFile};
use crate::services::ports::Purpose;
use crate::services::read_log::{LogRow, instants, named};
use crate::services::read_versions::Version;
use crate::services::{Actor, Context, Error, Result};
use crate::store::audit::{self, Entry, Wanted};
use crate::store::events::Filter;
use crate::store::mail_log::{self, Made};
use crate::store::{
    Tx, arrivals, articles, close_outs, departments, event_kits, events, promises, retention,
    rsvps, versions,
};

/// How much one export may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Most {
    pub events: usize,
    /// Versions, lines of the log, messages and RSVPs together.
    pub rows: i64,
}

/// An export is put together in memory; this keeps it under some hundred megabytes.
pub const MOST: Most = Most {
    events: 500,
    rows: 50_000,
};

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// By slug.
    Event(String),
    /// Events that start on these days where they are, both included; articles, log and mail of these
    /// days of the department.
    Days(NaiveDate, NaiveDate),
}

/// One request for an export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    pub scope: Scope,
    /// With the names of residents, as far as they are kept.
    pub with_attendance: bool,
    /// [`MOST`], but in tests.
    pub most: Most,
}

/// Why there is no export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("more than {} events or {} rows are in it; choose fewer days", .0.events, .0.rows)]
    TooMuch(Most),
    #[error("nothing is on record for these days")]
    Nothing,
}

/// One party on the attendance list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    /// Empty when none was given, or when it was deleted.
    pub name: String,
    pub heads: u32,
    pub children: Option<u32>,
    pub state: State,
    pub came: bool,
    pub since: DateTime<Utc>,
}

/// One event with what belongs to it.
#[derive(Debug, Clone)]
pub struct EventFile {
    pub event: Event,
    /// As it leaves the house in full.
    pub record: Record,
    pub totals: Totals,
    pub arrivals: Option<Arrivals>,
    pub hold: Option<Hold>,
    /// What officers took along and spoke about, in words of this event alone.
    pub kit: Kit,
    /// What came of it, its note left out; `None` when nobody closed it out.
    pub close_out: Option<CloseOut>,
    /// What came up.
    pub topics: Vec<Topic>,
    pub promises: Vec<Promise>,
    pub versions: Vec<Version>,
    /// `None` when nobody asked for it.
    pub attendance: Option<Vec<Party>>,
}

/// One article with its versions.
#[derive(Debug, Clone)]
pub struct ArticleFile {
    pub article: Article,
    pub versions: Vec<Version>,
}

/// The whole of an export.
#[derive(Debug, Clone)]
pub struct Records {
    pub department: Department,
    pub scope: Scope,
    /// Who asked; empty is the server's command line.
    pub by: String,
    pub at: DateTime<Utc>,
    pub with_attendance: bool,
    pub events: Vec<EventFile>,
    pub articles: Vec<ArticleFile>,
    /// Of one event and its stories; none for a span of days.
    pub pictures: Vec<PictureFile>,
    /// The oldest first.
    pub log: Vec<LogRow>,
    pub mail: Vec<Mail>,
    /// What events are called that messages are about: slugs by id.
    pub slugs: BTreeMap<EventId, String>,
    /// Rows of the whole log, and the hash of its last one.
    pub head: (i64, String),
}

/// Gathers; the log hears of it by [`note`], before anything leaves.
///
/// # Errors
/// [`Error::Forbidden`], [`Error::NotFound`] for an event of another department.
pub fn gather(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    asked: &Asked,
) -> Result<std::result::Result<Records, Refusal>> {
    let Asked {
        scope,
        with_attendance,
        most,
    } = asked;
    actor.may_export_records()?;
    if *with_attendance {
        actor.may_take_attendance()?;
    }
    let department = departments::find(tx, actor.department_id)?.ok_or(Error::NotFound)?;
    let found = events_in(tx, &department, scope, *most)?;
    let stories = articles_in(tx, &department, scope, &found)?;
    let (wanted, made) = rows_in(&department, scope, &found);
    let rows = rows(tx, &department, &found, &stories, (&wanted, made))?;
    if found.len() > most.events || rows > most.rows {
        return Ok(Err(Refusal::TooMuch(*most)));
    }
    let mut log = audit::search(tx, department.id, &wanted, most.rows)?;
    if matches!(scope, Scope::Event(_)) {
        log.extend(log_of(tx, &department, &stories)?);
    }
    log.sort_by_key(|row| row.id);
    let mail = mail_log::list_made(tx, department.id, made)?;
    if found.is_empty() && stories.is_empty() && log.is_empty() && mail.is_empty() {
        return Ok(Err(Refusal::Nothing));
    }
    let pictures = gather_pictures::run(tx, scope, &found, &stories)?;
    let mut files = Vec::new();
    for event in found {
        files.push(event_file(
            tx,
            context,
            &department,
            event,
            *with_attendance,
        )?);
    }
    Ok(Ok(Records {
        scope: scope.clone(),
        by: actor.name.clone(),
        at: context.now,
        with_attendance: *with_attendance,
        events: files,
        pictures,
        articles: article_files(tx, stories)?,
        log: named(tx, log)?,
        slugs: slugs(tx, &mail)?,
        mail,
        head: audit::head(tx)?,
        department,
    }))
}

/// Lines of the log about articles.
fn log_of(
    tx: &mut Tx<'_>,
    department: &Department,
    stories: &[Article],
) -> Result<Vec<audit::Row>> {
    let mut rows = Vec::new();
    for article in stories {
        let of_it = Wanted {
            subject: Some(("article".to_owned(), article.id.0)),
            ..Wanted::default()
        };
        rows.extend(audit::search(tx, department.id, &of_it, MOST.rows)?);
    }
    Ok(rows)
}

fn events_in(
    tx: &mut Tx<'_>,
    department: &Department,
    scope: &Scope,
    most: Most,
) -> Result<Vec<Event>> {
    let (from, to) = match scope {
        Scope::Event(slug) => {
            let event = events::find(tx, department.id, slug)?.ok_or(Error::NotFound)?;
            return Ok(vec![event]);
        }
        Scope::Days(from, to) => (*from, *to),
    };
    // A day where the event is may lie a day off the department's own.
    let (first, after) = instants((Some(from), Some(to)), department.zone);
    let margin = TimeDelta::days(1);
    let filter = Filter {
        starts_from: first.map(|at| at - margin),
        starts_before: after.map(|at| at + margin),
        // Those of the margin are counted out again.
        limit: i64::try_from(most.events * 2 + 100).ok(),
        ..Filter::of(department.id)
    };
    let mut found = events::list(tx, &filter)?;
    found.retain(|event| (from..=to).contains(&event.times.local_start.date()));
    Ok(found)
}

fn articles_in(
    tx: &mut Tx<'_>,
    department: &Department,
    scope: &Scope,
    events: &[Event],
) -> Result<Vec<Article>> {
    let about: BTreeSet<EventId> = events.iter().map(|event| event.id).collect();
    let days = match scope {
        Scope::Event(_) => None,
        Scope::Days(from, to) => Some(instants((Some(*from), Some(*to)), department.zone)),
    };
    let mut all = articles::list_all(tx, department.id)?;
    all.retain(|article| {
        let of_event = article.event_id.is_some_and(|event| about.contains(&event));
        let of_days = days.is_some_and(|(from, until)| {
            let at = article.published_at;
            at >= from && at < until && at.is_some()
        });
        of_event || of_days
    });
    all.sort_by_key(|article| article.id);
    Ok(all)
}

/// Which lines of the log and which messages belong to it.
fn rows_in(department: &Department, scope: &Scope, events: &[Event]) -> (Wanted, Made) {
    match (scope, events.first()) {
        (Scope::Event(_), Some(event)) => {
            let subject = Some(("event".to_owned(), event.id.0));
            let wanted = Wanted {
                subject,
                ..Wanted::default()
            };
            (wanted, Made::Of(event.id))
        }
        (Scope::Days(from, to), _) => {
            let (from, until) = instants((Some(*from), Some(*to)), department.zone);
            let wanted = Wanted {
                from,
                until,
                ..Wanted::default()
            };
            let far = DateTime::<Utc>::MAX_UTC;
            let made = Made::Between(from.unwrap_or_default(), until.unwrap_or(far));
            (wanted, made)
        }
        (Scope::Event(_), None) => (Wanted::default(), Made::Of(EventId(0))),
    }
}

/// How much it would be.
fn rows(
    tx: &mut Tx<'_>,
    department: &Department,
    events: &[Event],
    stories: &[Article],
    (wanted, made): (&Wanted, Made),
) -> Result<i64> {
    let ids: Vec<EventId> = events.iter().map(|event| event.id).collect();
    let mut all: Vec<Subject> = ids.iter().copied().map(Subject::Event).collect();
    all.extend(stories.iter().map(|article| Subject::Article(article.id)));
    let parties = rsvps::totals_of(tx, &ids)?;
    let parties = parties.values().map(|totals| {
        i64::from(totals.confirmed_parties)
            + i64::from(totals.unanswered_parties)
            + i64::from(totals.waiting_parties)
            + i64::from(totals.withdrawn_parties)
    });
    Ok(parties.sum::<i64>()
        + versions::count_of(tx, &all)?
        + audit::count(tx, department.id, wanted)?
        + mail_log::count_made(tx, department.id, made)?)
}

fn event_file(
    tx: &mut Tx<'_>,
    context: &Context,
    department: &Department,
    event: Event,
    with_attendance: bool,
) -> Result<EventFile> {
    let attendance = match with_attendance {
        true => Some(attendance(tx, context, event.id)?),
        false => None,
    };
    Ok(EventFile {
        record: Record::of(&context.links, department, &event),
        totals: rsvps::totals(tx, event.id)?,
        arrivals: arrivals::totals_of(tx, &[event.id])?.remove(&event.id),
        hold: retention::find_hold(tx, event.id)?,
        kit: event_kits::find(tx, event.id)?,
        close_out: close_outs::find(tx, event.id)?,
        topics: close_outs::list_topics(tx, &[event.id])?,
        promises: promises::list_of_event(tx, event.id)?,
        versions: versions::list(tx, Subject::Event(event.id))?,
        attendance,
        event,
    })
}

fn attendance(tx: &mut Tx<'_>, context: &Context, event: EventId) -> Result<Vec<Party>> {
    let came: Vec<RsvpId> = arrivals::list_checked_in(tx, event)?;
    let name = |rsvp: &Rsvp| {
        let sealed = rsvp.name_sealed.as_ref()?;
        String::from_utf8(context.vault.open(Purpose::Name, sealed)?).ok()
    };
    let party = |rsvp: Rsvp| Party {
        name: name(&rsvp).unwrap_or_default(),
        heads: rsvp.party_size.heads(),
        children: rsvp.children,
        state: rsvp.state,
        came: came.contains(&rsvp.id),
        since: rsvp.created_at,
    };
    let all = rsvps::list_of_event(tx, event)?;
    Ok(all.into_iter().map(party).collect())
}

fn article_files(tx: &mut Tx<'_>, stories: Vec<Article>) -> Result<Vec<ArticleFile>> {
    let mut files = Vec::new();
    for article in stories {
        files.push(ArticleFile {
            versions: versions::list(tx, Subject::Article(article.id))?,
            article,
        });
    }
    Ok(files)
}

fn slugs(tx: &mut Tx<'_>, mail: &[Mail]) -> Result<BTreeMap<EventId, String>> {
    let ids: BTreeSet<EventId> = mail.iter().filter_map(|one| one.event_id).collect();
    let ids: Vec<i64> = ids.into_iter().map(|id| id.0).collect();
    let names = crate::store::names::of_events(tx, &ids)?;
    let pair = |(id, name): (i64, crate::store::names::Name)| (EventId(id), name.slug);
    Ok(names.into_iter().map(pair).collect())
}

/// Notes in the log what is taken out, by whom.
///
/// # Errors
/// [`Error::Forbidden`], or what the store says.
pub fn note(tx: &mut Tx<'_>, context: &Context, actor: &Actor, records: &Records) -> Result<()> {
    actor.may_export_records()?;
    let (subject, id) = match (&records.scope, records.events.first()) {
        (Scope::Event(_), Some(file)) => ("event", file.event.id.0),
        _ => ("department", actor.department_id.0),
    };
    let action = match records.with_attendance {
        true => "records.attendance_exported",
        false => "records.exported",
    };
    let (department, who) = (actor.department_id, actor.staff_id);
    let entry = Entry::by(context.now, department, who, action, subject, id);
    let entry = match records.scope {
        Scope::Days(from, to) => entry.detail("days", &format!("{from} – {to}")),
        Scope::Event(_) => entry,
    };
    Ok(audit::append(tx, &entry)?)
}
