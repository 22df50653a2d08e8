//! Staff repeat an event: it becomes the first occurrence of a series, and the others are made from
//! it. An event that does not fall on a date of the rule stays what it is.

use chrono::NaiveDate;

use crate::domain::event::{Event, State};
use crate::domain::ids::SeriesId;
use crate::domain::series::plan::{Line, Situation, Step, impossible, plan};
use crate::domain::series::{Membership, NewSeries, Rule, Series, Template, horizon};
use crate::services::{Actor, Context, Error, Result, series_occurrence};
use crate::store::{Tx, audit, departments, events, series};

/// What will be made.
#[derive(Debug, Clone)]
pub struct Proposal {
    /// The event to be repeated.
    pub event: Event,
    pub lines: Vec<Line>,
    /// Whether the event itself is the occurrence of its date.
    pub takes_event: bool,
    /// Whether the occurrences are published at once.
    pub is_published: bool,
    /// Changes when the proposal would.
    pub stamp: String,
    rule: Rule,
    template: Template,
}

/// # Errors
/// [`Error::NotFound`], [`Error::Forbidden`], [`Error::Stale`] when the event is part of a series.
pub fn preview(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    slug: &str,
    rule: &Rule,
) -> Result<Proposal> {
    actor.may_run_events()?;
    let event = events::find(tx, actor.department_id, slug)?.ok_or(Error::NotFound)?;
    if event.series.is_some() {
        return Err(Error::Stale);
    }
    let department = departments::find(tx, actor.department_id)?.ok_or(Error::NotFound)?;
    let template = Template::of(&event.facts());
    let held = rule.with_holidays(&department.settings.holidays);
    let own = event.times.local_start.date();
    let takes_event = is_ahead(&event, context) && !held.occurrences(own, own).is_empty();
    let situation = Situation {
        now: context.now,
        from: NaiveDate::MIN,
        to: horizon(context.now, template.zone),
        before: &template,
        after: &template,
        rule: Some(&held),
        edited: None,
    };
    let first = takes_event.then(|| as_first(&event, own));
    let lines = plan(&situation, first.into_iter().collect());
    Ok(Proposal {
        is_published: event.state == State::Published && !event.is_over(context.now),
        stamp: event.version.to_string(),
        event,
        lines,
        takes_event,
        rule: rule.clone(),
        template,
    })
}

/// Makes what [`preview`] showed.
///
/// # Errors
/// As [`preview`]; [`Error::Stale`] when the proposal is not the one with this stamp any more, or
/// has an hour that does not exist.
pub fn run(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    slug: &str,
    (rule, stamp): (&Rule, &str),
) -> Result<Series> {
    actor.may_run_events()?;
    let event = events::find(tx, actor.department_id, slug)?.ok_or(Error::NotFound)?;
    events::lock(tx, event.id)?;
    let proposal = preview(tx, context, actor, slug, rule)?;
    if proposal.stamp != stamp || impossible(&proposal.lines).next().is_some() {
        return Err(Error::Stale);
    }
    let new = NewSeries {
        public_id: context.vault.public_id(),
        department_id: actor.department_id,
        is_published: proposal.is_published,
        rule: proposal.rule,
        template: proposal.template,
        created_at: context.now,
    };
    let series = series::insert(tx, &new)?;
    let subject = ("series", series.id.0);
    let entry = series_occurrence::entry(context, Some(actor), &series, "series.created", subject);
    audit::append(tx, &entry)?;
    if proposal.takes_event {
        let date = event.times.local_start.date();
        series_occurrence::join(tx, event.id, series.id, date)?;
    }
    for line in proposal.lines {
        if let (Step::Make(_), Ok(facts)) = (line.step, series.template.facts(line.date)) {
            series_occurrence::make(tx, context, Some(actor), &series, (line.date, facts))?;
        }
    }
    Ok(series)
}

fn is_ahead(event: &Event, context: &Context) -> bool {
    let lives = matches!(
        event.state,
        State::Draft | State::Scheduled | State::Published
    );
    lives && event.times.starts_at > context.now
}

/// The event as the plan has to see it: on its date, in a series that has no row yet.
fn as_first(event: &Event, date: NaiveDate) -> Event {
    let mut event = event.clone();
    event.series = Some(Membership {
        series_id: SeriesId(0),
        date: Some(date),
        is_detached: false,
    });
    event
}
