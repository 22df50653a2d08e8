//! What making or changing a series does to its occurrences, event by event. Staff read the plan
//! before anything happens; the use case then does exactly this.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};

use super::{Rule, Template};
use crate::domain::event::{Change, Event, EventFacts, State, Times, TimesError};
use crate::domain::ids::EventId;
use crate::domain::zone;

/// What happens to one occurrence.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    /// A new event.
    Make(Times),
    /// The facts are replaced; people are told when the change matters.
    Edit {
        facts: Box<EventFacts>,
        change: Change,
    },
    /// Its date left the rule: cancelled, with a reason, for residents can see it.
    CallOff,
    /// Its date left the rule, and nobody outside ever saw it.
    Remove,
    /// Nothing of it changes.
    Stay,
    /// Moved, put off or called off by hand: left as it is.
    ByHand,
    /// The clock jumps over the time on this date: nothing can be held then.
    NoSuchTime(TimesError),
}

/// One date of the plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The date of the rule.
    pub date: NaiveDate,
    /// The event of this date; none when it is to be made.
    pub event: Option<Event>,
    pub step: Step,
}

/// What is known when a plan is made.
#[derive(Debug)]
pub struct Situation<'a> {
    pub now: DateTime<Utc>,
    /// Dates before it are left alone.
    pub from: NaiveDate,
    /// No date after it is made.
    pub to: NaiveDate,
    /// What the occurrences were made from; equal to `after` when only the rule changes.
    pub before: &'a Template,
    pub after: &'a Template,
    /// The rule as it will hold, holidays left out; `None` ends the series.
    pub rule: Option<&'a Rule>,
    /// The event whose form was sent, and what the form says of it.
    pub edited: Option<(EventId, &'a EventFacts)>,
}

/// The plan, by date. `events` are all occurrences the series has: those that began are never
/// changed, and none is made on a date that has one.
#[must_use]
pub fn plan(situation: &Situation<'_>, events: Vec<Event>) -> Vec<Line> {
    let mut taken = BTreeSet::new();
    let mut lines = Vec::new();
    for event in events {
        let Some(date) = event.series.and_then(|series| series.date) else {
            continue;
        };
        taken.insert(date);
        if date >= situation.from && event.times.starts_at > situation.now {
            let step = step(situation, &event, date);
            lines.push(Line {
                date,
                event: Some(event),
                step,
            });
        }
    }
    let dates = situation
        .rule
        .map(|rule| rule.occurrences(situation.from, situation.to))
        .unwrap_or_default();
    let missing = dates.into_iter().filter(|date| !taken.contains(date));
    lines.extend(missing.filter_map(|date| missing_line(situation, date)));
    lines.sort_by_key(|line| line.date);
    lines
}

fn missing_line(situation: &Situation<'_>, date: NaiveDate) -> Option<Line> {
    let step = match situation.after.times(date) {
        Ok(times) if times.starts_at <= situation.now => return None,
        Ok(times) => Step::Make(times),
        Err(_) if date < zone::local(situation.now, situation.after.zone).date() => return None,
        Err(error) => Step::NoSuchTime(error),
    };
    Some(Line {
        date,
        event: None,
        step,
    })
}

fn step(situation: &Situation<'_>, event: &Event, date: NaiveDate) -> Step {
    if let Some((_, facts)) = situation.edited.filter(|(id, _)| *id == event.id) {
        return edit(event, facts.clone());
    }
    if is_by_hand(event) {
        return Step::ByHand;
    }
    let held = |rule: &Rule| !rule.occurrences(date, date).is_empty();
    if !situation.rule.is_some_and(held) {
        return if event.state == State::Published {
            Step::CallOff
        } else {
            Step::Remove
        };
    }
    match situation.before.carried(situation.after, event, date) {
        Ok(facts) => edit(event, facts),
        Err(error) => Step::NoSuchTime(error),
    }
}

fn edit(event: &Event, facts: EventFacts) -> Step {
    if is_same(&event.facts(), &facts) {
        return Step::Stay;
    }
    Step::Edit {
        change: Change::between(event, &facts),
        facts: Box::new(facts),
    }
}

/// The order of officers and topics says nothing.
fn is_same(left: &EventFacts, right: &EventFacts) -> bool {
    let sorted = |facts: &EventFacts| {
        let mut facts = facts.clone();
        facts.officer_ids.sort();
        facts.topic_ids.sort();
        facts
    };
    sorted(left) == sorted(right)
}

/// Whether changes of the series pass this event by.
#[must_use]
pub fn is_by_hand(event: &Event) -> bool {
    event.series.is_some_and(|series| series.is_detached)
        || matches!(
            event.state,
            State::Postponed | State::Cancelled | State::Closed
        )
}

/// The dates on which the clock jumps over the hour.
pub fn impossible(lines: &[Line]) -> impl Iterator<Item = (NaiveDate, TimesError)> {
    lines.iter().filter_map(|line| match line.step {
        Step::NoSuchTime(error) => Some((line.date, error)),
        _ => None,
    })
}
