//! What every occurrence of a series is made from, and how a change of it reaches an occurrence:
//! part by part, so that what somebody changed by hand on one date stays.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::domain::event::{Event, EventFacts, EventText, Occurrence, Times, TimesError};
use crate::domain::ids::{KindId, OfficerId, TopicId, VenueId};
use crate::domain::language::Language;
use crate::domain::prose::named_dates;
use crate::domain::zone::Zone;

/// An event without its date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Template {
    pub kind_id: KindId,
    pub venue_id: VenueId,
    /// The wall clock at the start; it stays when the clocks change.
    pub start: NaiveTime,
    /// Minutes from start to end, on the wall clock.
    pub minutes: i64,
    pub zone: Zone,
    pub capacity: Option<u32>,
    /// Seconds before the start at which RSVPs open and close.
    pub rsvp_opens_before: Option<i64>,
    pub rsvp_closes_before: Option<i64>,
    pub texts: BTreeMap<Language, EventText>,
    pub officer_ids: Vec<OfficerId>,
    pub topic_ids: Vec<TopicId>,
}

impl Template {
    /// What would repeat an event with these facts.
    #[must_use]
    pub fn of(facts: &EventFacts) -> Self {
        let times = &facts.times;
        let before = |at: DateTime<Utc>| (times.starts_at - at).num_seconds();
        Self {
            kind_id: facts.kind_id,
            venue_id: facts.venue_id,
            start: times.local_start.time(),
            minutes: (times.local_end - times.local_start).num_minutes(),
            zone: times.zone,
            capacity: facts.capacity,
            rsvp_opens_before: facts.rsvp_opens_at.map(before),
            rsvp_closes_before: facts.rsvp_closes_at.map(before),
            texts: facts.texts.clone(),
            officer_ids: facts.officer_ids.clone(),
            topic_ids: facts.topic_ids.clone(),
        }
    }

    /// The instants on one date. Where the clock shows the start twice, the first is taken.
    ///
    /// # Errors
    /// When the clock jumps over the start or the end on that date.
    pub fn times(&self, date: NaiveDate) -> Result<Times, TimesError> {
        let start = date.and_time(self.start);
        let end = start + TimeDelta::minutes(self.minutes);
        Times::derive(start, end, self.zone, Some(Occurrence::First))
    }

    /// Dates that the texts name, as they are written: they would stand on every occurrence.
    #[must_use]
    pub fn named_dates(&self) -> BTreeSet<String> {
        let words = |text: &EventText| {
            [&text.title, &text.lead, &text.body, &text.rain_plan].map(|part| named_dates(part))
        };
        self.texts.values().flat_map(words).flatten().collect()
    }

    /// The wall clock that [`Template::times`] found to be jumped over.
    #[must_use]
    pub fn skipped(&self, date: NaiveDate, error: TimesError) -> NaiveDateTime {
        let start = date.and_time(self.start);
        match error {
            TimesError::EndSkipped => start + TimeDelta::minutes(self.minutes),
            _ => start,
        }
    }

    /// The event of one date.
    ///
    /// # Errors
    /// As [`Template::times`].
    pub fn facts(&self, date: NaiveDate) -> Result<EventFacts, TimesError> {
        let times = self.times(date)?;
        Ok(EventFacts {
            kind_id: self.kind_id,
            venue_id: self.venue_id,
            capacity: self.capacity,
            rsvp_opens_at: earlier(&times, self.rsvp_opens_before),
            rsvp_closes_at: earlier(&times, self.rsvp_closes_before),
            texts: self.texts.clone(),
            officer_ids: self.officer_ids.clone(),
            topic_ids: self.topic_ids.clone(),
            times,
        })
    }

    /// The template after somebody edited `event` and said "not only this one": what the form
    /// changed changes here, the rest stays.
    #[must_use]
    pub fn edited(&self, event: &EventFacts, form: &EventFacts) -> Self {
        merge(Takes::WhatChanged, &Self::of(event), &Self::of(form), self)
    }

    /// The facts of an occurrence after the template changed from `self` to `after`. What the
    /// occurrence has of its own stays.
    ///
    /// # Errors
    /// When the new time does not exist on `date`.
    pub fn carried(
        &self,
        after: &Self,
        event: &Event,
        date: NaiveDate,
    ) -> Result<EventFacts, TimesError> {
        let own = event.facts();
        let merged = merge(Takes::WhereTheSame, self, after, &Self::of(&own));
        if self.clock() != after.clock() {
            return merged.facts(date);
        }
        Ok(EventFacts {
            rsvp_opens_at: earlier(&own.times, merged.rsvp_opens_before),
            rsvp_closes_at: earlier(&own.times, merged.rsvp_closes_before),
            kind_id: merged.kind_id,
            venue_id: merged.venue_id,
            capacity: merged.capacity,
            texts: merged.texts,
            officer_ids: merged.officer_ids,
            topic_ids: merged.topic_ids,
            times: own.times,
        })
    }

    fn clock(&self) -> (NaiveTime, i64, Zone) {
        (self.start, self.minutes, self.zone)
    }
}

/// How the step from one template to another is taken over by a third.
#[derive(Clone, Copy)]
enum Takes {
    /// Every part that differs between the two.
    WhatChanged,
    /// Every part that the third still has as the first had it.
    WhereTheSame,
}

impl Takes {
    fn pick<T: Clone + PartialEq>(self, from: &T, to: &T, onto: &T) -> T {
        let is_taken = match self {
            Self::WhatChanged => from != to,
            Self::WhereTheSame => onto == from,
        };
        if is_taken { to.clone() } else { onto.clone() }
    }

    /// Order does not count.
    fn pick_set<T: Copy + Ord>(self, from: &[T], to: &[T], onto: &[T]) -> Vec<T> {
        let set = |ids: &[T]| -> BTreeSet<T> { ids.iter().copied().collect() };
        self.pick(&set(from), &set(to), &set(onto))
            .into_iter()
            .collect()
    }

    fn pick_texts(self, from: &Texts, to: &Texts, onto: &Texts) -> Texts {
        Language::ALL
            .into_iter()
            .filter_map(|language| {
                let text = |texts: &Texts| texts.get(&language).cloned();
                let picked = self.pick(&text(from), &text(to), &text(onto))?;
                Some((language, picked))
            })
            .collect()
    }
}

type Texts = BTreeMap<Language, EventText>;

fn merge(takes: Takes, from: &Template, to: &Template, onto: &Template) -> Template {
    let (start, minutes, zone) = takes.pick(&from.clock(), &to.clock(), &onto.clock());
    let window = |of: fn(&Template) -> Option<i64>| takes.pick(&of(from), &of(to), &of(onto));
    Template {
        kind_id: takes.pick(&from.kind_id, &to.kind_id, &onto.kind_id),
        venue_id: takes.pick(&from.venue_id, &to.venue_id, &onto.venue_id),
        start,
        minutes,
        zone,
        capacity: takes.pick(&from.capacity, &to.capacity, &onto.capacity),
        rsvp_opens_before: window(|template| template.rsvp_opens_before),
        rsvp_closes_before: window(|template| template.rsvp_closes_before),
        texts: takes.pick_texts(&from.texts, &to.texts, &onto.texts),
        officer_ids: takes.pick_set(&from.officer_ids, &to.officer_ids, &onto.officer_ids),
        topic_ids: takes.pick_set(&from.topic_ids, &to.topic_ids, &onto.topic_ids),
    }
}

fn earlier(times: &Times, seconds: Option<i64>) -> Option<DateTime<Utc>> {
    seconds.map(|seconds| times.starts_at - TimeDelta::seconds(seconds))
}
