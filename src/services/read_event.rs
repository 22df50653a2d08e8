//! The announcement page's rows: the event, its neighbours, the article that followed.

use chrono::{DateTime, Utc};

use crate::domain::arrival::Arrivals;
use crate::domain::article::Article;
use crate::domain::calendar_app::CalendarApp;
use crate::domain::department::Department;
use crate::domain::event::{Event, State};
use crate::domain::expected::Expected;
use crate::domain::picture::Picture;
use crate::domain::retention::Hold;
use crate::domain::rsvp::Totals;
use crate::domain::schedule::Schedule;
use crate::services::ports::Purpose;
use crate::services::read_log::LogRow;
use crate::services::{
    Actor, Context, Error, Result, open_department, read_counts, read_pictures, read_promises,
    read_series, switch_rain, undo_change,
};
use crate::store::{Tx, arrivals, articles, audit, events, feeds, retention, rsvps, schedules};

/// An event as residents see it.
#[derive(Debug, Clone)]
pub struct Shown {
    pub department: Department,
    pub event: Event,
    pub previous: Option<Event>,
    pub next: Option<Event>,
    /// The published article about it.
    pub article: Option<Article>,
    pub series: Option<read_series::Shown>,
    /// What was promised there in public.
    pub told: Option<read_promises::Told>,
    /// Pictures of its place and of its officers; its own are part of it.
    pub around: Vec<Picture>,
}

/// # Errors
/// [`Error::NotFound`] for what residents cannot see, drafts included.
pub fn run(tx: &mut Tx<'_>, context: &Context, department: &str, event: &str) -> Result<Shown> {
    let department = open_department(tx, department)?;
    let event = events::find(tx, department.id, event)?.ok_or(Error::NotFound)?;
    if !event.state.is_public() {
        return Err(Error::NotFound);
    }
    let (previous, next) = events::neighbours(tx, &event)?;
    let article = articles::find_published_of_event(tx, event.id)?;
    let series = read_series::shown(tx, context, &event)?;
    let told = read_promises::of_event(tx, &event)?;
    let around = read_pictures::around(tx, &event)?;
    Ok(Shown {
        around,
        department,
        event,
        previous,
        next,
        article,
        series,
        told,
    })
}

/// When a family of calendar apps last asked for the department's feed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    pub app: CalendarApp,
    pub at: DateTime<Utc>,
}

/// An event as its staff see it: with head counts and history, never with an address.
#[derive(Debug, Clone)]
pub struct Hub {
    pub event: Event,
    pub totals: Totals,
    /// How many to expect at one that is still ahead.
    pub expected: Option<Expected>,
    /// Who came; `None` when nobody was counted.
    pub arrivals: Option<Arrivals>,
    /// How many addresses a notice would be mailed to.
    pub to_tell: usize,
    pub article: Option<Article>,
    /// What people wrote they would like to talk about, without saying who.
    pub notes: Vec<String>,
    pub history: Vec<LogRow>,
    /// What staff can undo now.
    pub undo: Option<undo_change::Offer>,
    /// Whether staff can turn to the rain plan, or back from it.
    pub may_turn_rain: bool,
    /// What stops the deletion of what is kept about it.
    pub hold: Option<Hold>,
    /// Which calendar apps have looked, the latest first.
    pub looks: Vec<Look>,
    /// When it is to be published, and who said so.
    pub schedule: Option<(Schedule, String)>,
}

/// # Errors
/// [`Error::NotFound`] for an event of another department.
pub fn hub(tx: &mut Tx<'_>, context: &Context, actor: &Actor, slug: &str) -> Result<Hub> {
    let event = events::find(tx, actor.department_id, slug)?.ok_or(Error::NotFound)?;
    let totals = rsvps::totals(tx, event.id)?;
    let is_ahead = event.state == State::Published && !event.is_over(context.now);
    let expected = match is_ahead {
        true => Some(read_counts::expect(tx, &event)?),
        false => None,
    };
    let arrivals = arrivals::totals_of(tx, &[event.id])?.remove(&event.id);
    let told = rsvps::list_to_tell(tx, event.id)?;
    let notes = if actor.role.may_read_wishes() {
        notes(tx, context, &event)?
    } else {
        Vec::new()
    };
    let article = articles::find_of_event(tx, event.id)?;
    let rows = audit::list_of(tx, actor.department_id, "event", event.id.0)?;
    let looks = feeds::list_fetches(tx, actor.department_id)?
        .iter()
        .map(|fetch| Look {
            app: fetch.app,
            at: fetch.at,
        })
        .collect();
    let unnamed = |row| LogRow { row, subject: None };
    let history = rows.into_iter().map(unnamed).collect();
    let hold = retention::find_hold(tx, event.id)?;
    let undo = undo_change::offer(tx, context, &event)?;
    let other_plan = event.rain_since.is_none();
    let may_turn_rain = switch_rain::may_turn(&event, other_plan, context);
    let schedule = schedules::list_of(tx, actor.department_id)?.remove(&event.id);
    Ok(Hub {
        schedule,
        undo,
        may_turn_rain,
        hold,
        event,
        totals,
        expected,
        arrivals,
        to_tell: told.len(),
        article,
        notes,
        history,
        looks,
    })
}

fn notes(tx: &mut Tx<'_>, context: &Context, event: &Event) -> Result<Vec<String>> {
    let sealed = rsvps::list_notes(tx, event.id)?;
    let open = |note: &Vec<u8>| context.vault.open(Purpose::Note, note);
    let plain = sealed.iter().filter_map(open);
    Ok(plain
        .filter_map(|note| String::from_utf8(note).ok())
        .collect())
}
