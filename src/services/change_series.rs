//! Staff change a series: what its occurrences are, on which dates it is held, or when it ends; all
//! of it, or one date and what follows, which splits it in two. [`preview`] says event by event what
//! will change and how many addresses would be told; [`run`] does exactly that, in one transaction.
//! What began is never changed, what somebody changed by hand stays, and what residents saw is
//! cancelled, never deleted.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::domain::event::{Event, EventFacts, State};
use crate::domain::ids::{EventId, PublicId, SeriesId};
use crate::domain::series::plan::{Line, Situation, Step, impossible, is_by_hand, plan};
use crate::domain::series::{Membership, NewSeries, Reach, Rule, Series, Template, horizon};
use crate::services::save_event::{self, Parts};
use crate::services::{Actor, Context, Error, Result, edit_event, series_occurrence};
use crate::store::events::Filter;
use crate::store::{Tx, audit, departments, events, rsvps, series};

/// What staff want of a series.
#[derive(Debug, Clone)]
pub struct Request {
    pub series: PublicId,
    pub reach: Reach,
    pub what: What,
}

/// The change itself.
#[derive(Debug, Clone)]
pub enum What {
    /// The form of one of its events, sent for more than this one. `version` is the event's.
    Facts {
        slug: String,
        version: i32,
        parts: Box<Parts>,
        facts: Box<EventFacts>,
    },
    /// Other dates.
    Rule(Rule),
    /// Nothing after this day.
    End(NaiveDate),
}

/// What will happen.
#[derive(Debug, Clone)]
pub struct Proposal {
    pub series: Series,
    /// The rule as it will be; its dates may be none.
    pub rule: Rule,
    pub lines: Vec<Line>,
    /// How many addresses are told about each event.
    pub told: BTreeMap<EventId, usize>,
    /// Different addresses in all.
    pub addresses: usize,
    /// Changes when somebody changes the series or one of its events.
    pub stamp: String,
    plan: Plan,
}

impl Proposal {
    /// What the occurrences will be.
    #[must_use]
    pub fn template(&self) -> &Template {
        &self.plan.template
    }

    /// Whether something residents saw is cancelled: that takes a reason.
    #[must_use]
    pub fn calls_off(&self) -> bool {
        self.lines.iter().any(|line| line.step == Step::CallOff)
    }
}

/// The series as it will be, and what is cut off in front of it.
#[derive(Debug, Clone)]
struct Plan {
    /// What stays of the series before the cut; `None` changes the series itself.
    head: Option<Rule>,
    /// Where the cut is.
    from: NaiveDate,
    template: Template,
}

/// # Errors
/// [`Error::NotFound`], [`Error::Forbidden`]; [`Error::Stale`] when the event was saved since its
/// form was opened, or is one that changes of the series pass by.
pub fn preview(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    request: &Request,
) -> Result<Proposal> {
    propose(tx, context, actor, request, None)
}

/// Does what [`preview`] showed; returns the series that holds from now on, which is a new one
/// after a split.
///
/// # Errors
/// As [`preview`]; [`Error::Stale`] also when the proposal is not the one with this stamp any more,
/// has an hour that does not exist, or calls something off without a reason.
pub fn run(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    request: &Request,
    (stamp, reason): (&str, &str),
) -> Result<Series> {
    actor.may_run_events()?;
    let found = series::find(tx, actor.department_id, &request.series)?.ok_or(Error::NotFound)?;
    series::lock(tx, found.id)?;
    let shown = propose(tx, context, actor, request, None)?;
    let is_blank = shown.calls_off() && reason.trim().is_empty();
    if shown.stamp != stamp || is_blank || impossible(&shown.lines).next().is_some() {
        return Err(Error::Stale);
    }
    let proposal = match made_new(tx, context, actor, request)? {
        Some(facts) => propose(tx, context, actor, request, Some(facts))?,
        None => shown,
    };
    let after = store(tx, context, actor, &proposal)?;
    for line in proposal.lines {
        apply(tx, context, actor, (&after, reason), line)?;
    }
    let subject = ("series", after.id.0);
    let entry = series_occurrence::entry(context, Some(actor), &after, "series.edited", subject);
    audit::append(tx, &entry)?;
    series::find_by_id(tx, after.id)?.ok_or(Error::NotFound)
}

/// The facts of the form with a place and an officer that were entered in it, now made.
fn made_new(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    request: &Request,
) -> Result<Option<EventFacts>> {
    let What::Facts { parts, facts, .. } = &request.what else {
        return Ok(None);
    };
    let mut facts = save_event::known(tx, actor, parts, (**facts).clone())?;
    save_event::make_new(tx, context, actor, parts, &mut facts)?;
    Ok(Some(facts))
}

fn propose(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    request: &Request,
    made: Option<EventFacts>,
) -> Result<Proposal> {
    actor.may_run_events()?;
    let series = series::find(tx, actor.department_id, &request.series)?.ok_or(Error::NotFound)?;
    let department = departments::find(tx, actor.department_id)?.ok_or(Error::NotFound)?;
    let all = events_of(tx, &series)?;
    let edited = edited(tx, actor, request, &all, made)?;
    let template = match &edited {
        Some((event, facts)) => series.template.edited(&event.facts(), facts),
        None => series.template.clone(),
    };
    let (head, from, rule) = cut(&series, request);
    let held = rule.with_holidays(&department.settings.holidays);
    let situation = Situation {
        now: context.now,
        from,
        to: horizon(context.now, template.zone),
        before: &series.template,
        after: &template,
        rule: Some(&held),
        edited: edited.as_ref().map(|(event, facts)| (event.id, facts)),
    };
    let stamp = stamp(&series, &all);
    let lines = plan(&situation, all);
    let (told, addresses) = told(tx, &lines)?;
    Ok(Proposal {
        series,
        rule,
        lines,
        told,
        addresses,
        stamp,
        plan: Plan {
            head,
            from,
            template,
        },
    })
}

fn events_of(tx: &mut Tx<'_>, series: &Series) -> Result<Vec<Event>> {
    let filter = Filter {
        series: Some(series.id),
        ..Filter::of(series.department_id)
    };
    Ok(events::list(tx, &filter)?)
}

/// The event whose form was sent, and what the form says.
fn edited(
    tx: &mut Tx<'_>,
    actor: &Actor,
    request: &Request,
    all: &[Event],
    made: Option<EventFacts>,
) -> Result<Option<(Event, EventFacts)>> {
    let What::Facts {
        slug,
        version,
        parts,
        facts,
    } = &request.what
    else {
        return Ok(None);
    };
    let event = all.iter().find(|event| event.slug.as_str() == slug);
    let event = event.ok_or(Error::NotFound)?;
    if event.version != *version || is_by_hand(event) {
        return Err(Error::Stale);
    }
    let facts = match made {
        Some(facts) => facts,
        None => save_event::known(tx, actor, parts, (**facts).clone())?,
    };
    Ok(Some((event.clone(), facts)))
}

/// What stays in front, from where on the change holds, and the rule from there on. A cut in front
/// of the first date is none: the whole series changes.
fn cut(series: &Series, request: &Request) -> (Option<Rule>, NaiveDate, Rule) {
    let ended = |last: NaiveDate| Rule {
        until: last.min(series.rule.until),
        ..series.rule.clone()
    };
    let whole = |rule| (None, NaiveDate::MIN, rule);
    let Reach::Following(date) = request.reach else {
        return whole(match &request.what {
            What::Facts { .. } => series.rule.clone(),
            What::Rule(rule) => rule.clone(),
            What::End(last) => ended(*last),
        });
    };
    let (head, tail) = series.rule.split(date);
    let rule = match (&request.what, tail) {
        (What::Rule(rule), _) => rule.clone(),
        (What::End(last), _) => ended(*last),
        (What::Facts { .. }, Some(tail)) => tail,
        (What::Facts { .. }, None) => ended(date.pred_opt().unwrap_or(date)),
    };
    match (head, &request.what) {
        (None, _) | (_, What::End(_)) => whole(rule),
        (head, _) => (head, date, rule),
    }
}

/// The versions of all events only ever rise, and a draft is removed only with a new version of the
/// series.
fn stamp(series: &Series, all: &[Event]) -> String {
    let versions: i64 = all.iter().map(|event| i64::from(event.version) + 1).sum();
    format!("{}-{}-{versions}", series.id, series.version)
}

/// Who would be told: the addresses for each event, and all different ones together.
fn told(tx: &mut Tx<'_>, lines: &[Line]) -> Result<(BTreeMap<EventId, usize>, usize)> {
    let mut told = BTreeMap::new();
    let mut all = BTreeSet::new();
    for line in lines {
        let Some(event) = line.event.as_ref().filter(|_| is_news(&line.step)) else {
            continue;
        };
        if event.state != State::Published {
            continue;
        }
        let parties = rsvps::list_to_tell(tx, event.id)?;
        told.insert(event.id, parties.len());
        all.extend(parties.into_iter().filter_map(|party| party.contact_hash));
    }
    Ok((told, all.len()))
}

fn is_news(step: &Step) -> bool {
    match step {
        Step::CallOff => true,
        Step::Edit { change, .. } => change.matters(),
        _ => false,
    }
}

/// Writes the rule and the template; after a cut, a new series takes what follows.
fn store(tx: &mut Tx<'_>, context: &Context, actor: &Actor, proposal: &Proposal) -> Result<Series> {
    let (before, plan) = (&proposal.series, &proposal.plan);
    let Some(head) = &plan.head else {
        series::update(tx, before.id, &proposal.rule, &plan.template, context.now)?;
        return series::find_by_id(tx, before.id)?.ok_or(Error::NotFound);
    };
    series::update(tx, before.id, head, &before.template, context.now)?;
    let new = NewSeries {
        public_id: context.vault.public_id(),
        department_id: before.department_id,
        is_published: before.is_published,
        rule: proposal.rule.clone(),
        template: plan.template.clone(),
        created_at: context.now,
    };
    let after = series::insert(tx, &new)?;
    for event in events_of(tx, before)? {
        if let Some(own) = event.series
            && own.date.is_some_and(|date| date >= plan.from)
        {
            hand_over(tx, event.id, own, after.id)?;
        }
    }
    let subject = ("series", before.id.0);
    let entry = series_occurrence::entry(context, Some(actor), before, "series.split", subject);
    audit::append(tx, &entry)?;
    Ok(after)
}

fn hand_over(tx: &mut Tx<'_>, event: EventId, own: Membership, to: SeriesId) -> Result<()> {
    let membership = Membership {
        series_id: to,
        ..own
    };
    Ok(events::set_membership(tx, event, &membership)?)
}

fn apply(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    (series, reason): (&Series, &str),
    line: Line,
) -> Result<()> {
    let date = line.date;
    // The row says which series it is in now, after a split.
    let event = line.event.map(|mut event| {
        if let Some(own) = &mut event.series {
            own.series_id = series.id;
        }
        event
    });
    match (line.step, event) {
        (Step::Make(_), _) => {
            let facts = series.template.facts(date).map_err(|_| Error::Stale)?;
            series_occurrence::make(tx, context, Some(actor), series, (date, facts))?;
        }
        (Step::Edit { facts, .. }, Some(event)) => {
            events::lock(tx, event.id)?;
            edit_event::apply(tx, context, actor, &event, &facts)?;
        }
        (Step::CallOff, Some(event)) => {
            series_occurrence::call_off(tx, context, actor, &event, reason)?;
        }
        (Step::Remove, Some(event)) => {
            series_occurrence::remove(tx, context, actor, series, &event)?;
        }
        _ => {}
    }
    Ok(())
}
