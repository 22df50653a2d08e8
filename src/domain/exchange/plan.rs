//! What taking an entry would do here: make an event, change one (and what of it), call one off,
//! nothing, or a refusal with its reason. Compares; writes nothing.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::{Facts, Field, Incoming, Place, Text, What, Why};
use crate::domain::event::{Event, EventFacts, EventText, State};
use crate::domain::ids::{KindId, VenueId};
use crate::domain::topic::Kind;
use crate::domain::venue::Venue;

/// The event an entry was imported as before, or one of our own that came back.
#[derive(Debug, Clone)]
pub struct Known {
    pub event: Event,
    /// SEQUENCE and LAST-MODIFIED of the last import.
    pub sequence: Option<i32>,
    pub modified: Option<DateTime<Utc>>,
}

/// What an entry can be matched with.
#[derive(Debug, Clone, Copy)]
pub struct Around<'a> {
    pub kinds: &'a [Kind],
    pub venues: &'a [Venue],
    /// The kind of entries that name none.
    pub kind: Option<KindId>,
    pub now: DateTime<Utc>,
}

/// Where an event would be.
#[derive(Debug, Clone, PartialEq)]
pub enum Spot {
    Known(VenueId),
    New(Place),
}

/// What is about to be written; the venue's id stands in `facts` when the spot is known.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    pub facts: EventFacts,
    pub spot: Spot,
}

/// What taking an entry does.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    Create(Box<Draft>),
    Change(Vec<Field>, Box<Draft>),
    Unchanged,
    Cancel,
    /// Not even worth a line.
    Nothing,
    Refuse(Why),
}

/// The id that stands in the facts until a new place is made.
const NO_VENUE: VenueId = VenueId(0);

/// Compares one entry with what is known.
#[must_use]
pub fn decide(entry: &Incoming, known: Option<&Known>, around: &Around<'_>) -> Step {
    let facts = match &entry.what {
        What::Event(facts) => facts,
        What::Off { .. } => return call_off(known, around.now),
        What::LeftOut => {
            return match call_off(known, around.now) {
                Step::Cancel => Step::Cancel,
                _ => Step::Nothing,
            };
        }
    };
    match known {
        None => create(facts, around),
        Some(known) if is_older(entry, known) => Step::Refuse(Why::Older),
        Some(known) => change(facts, &known.event, around),
    }
}

fn is_older(entry: &Incoming, known: &Known) -> bool {
    match (entry.sequence, known.sequence) {
        (Some(new), Some(old)) if new != old => new < old,
        _ => entry
            .modified
            .zip(known.modified)
            .is_some_and(|(new, old)| new < old),
    }
}

fn call_off(known: Option<&Known>, now: DateTime<Utc>) -> Step {
    let Some(known) = known else {
        return Step::Refuse(Why::NotHere);
    };
    match known.event.state {
        State::Cancelled => Step::Unchanged,
        State::Draft | State::Scheduled => Step::Refuse(Why::StillDraft),
        _ if known.event.is_over(now) => Step::Refuse(Why::OverHere),
        State::Published | State::Postponed => Step::Cancel,
        State::Closed => Step::Refuse(Why::OverHere),
    }
}

fn create(facts: &Facts, around: &Around<'_>) -> Step {
    let kind = match kind(facts, around) {
        Ok(kind) => kind,
        Err(why) => return Step::Refuse(why),
    };
    let spot = match spot(&facts.place, around.venues) {
        Ok(spot) => spot,
        Err(why) => return Step::Refuse(why),
    };
    let texts = facts.texts.iter();
    let texts = texts.map(|(language, text)| (*language, merged(text, EventText::default())));
    Step::Create(Box::new(Draft {
        facts: EventFacts {
            kind_id: kind,
            venue_id: venue_id(&spot),
            times: facts.times.clone(),
            capacity: facts.capacity.flatten(),
            rsvp_opens_at: None,
            rsvp_closes_at: None,
            texts: texts.collect(),
            officer_ids: Vec::new(),
            topic_ids: Vec::new(),
        },
        spot,
    }))
}

fn change(facts: &Facts, event: &Event, around: &Around<'_>) -> Step {
    let mut new = event.facts();
    match named_kind(facts, around) {
        Ok(kind) => new.kind_id = kind.unwrap_or(new.kind_id),
        Err(why) => return Step::Refuse(why),
    }
    let spot = if is_same_place(&facts.place, &event.venue) {
        Spot::Known(event.venue.id)
    } else {
        match spot(&facts.place, around.venues) {
            Ok(spot) => spot,
            Err(why) => return Step::Refuse(why),
        }
    };
    new.venue_id = venue_id(&spot);
    new.times = facts.times.clone();
    if let Some(capacity) = facts.capacity {
        new.capacity = capacity;
    }
    for (language, text) in facts.texts.iter() {
        let old = new.texts.remove(language).unwrap_or_default();
        new.texts.insert(*language, merged(text, old));
    }
    let fields = differences(event, &new);
    if fields.is_empty() {
        Step::Unchanged
    } else if matches!(event.state, State::Cancelled | State::Closed) {
        Step::Refuse(Why::OffHere)
    } else {
        Step::Change(fields, Box::new(Draft { facts: new, spot }))
    }
}

fn merged(text: &Text, old: EventText) -> EventText {
    EventText {
        title: text.title.clone(),
        lead: text.lead.clone().unwrap_or(old.lead),
        body: text.body.clone().unwrap_or(old.body),
        rain_plan: text.rain_plan.clone().unwrap_or(old.rain_plan),
    }
}

fn differences(event: &Event, new: &EventFacts) -> Vec<Field> {
    let mut fields = Vec::new();
    let mut note = |differs: bool, field: Field| {
        if differs {
            fields.push(field);
        }
    };
    let (old, times) = (&event.times, &new.times);
    let is_moved = old.local_start != times.local_start || old.starts_at != times.starts_at;
    note(is_moved || old.zone != times.zone, Field::Start);
    let ends = old.local_end != times.local_end || old.ends_at != times.ends_at;
    note(ends, Field::End);
    note(event.venue.id != new.venue_id, Field::Place);
    let any = |differ: fn(&EventText, &EventText) -> bool| {
        let none = EventText::default();
        new.texts
            .iter()
            .any(|(language, text)| differ(text, event.texts.get(language).unwrap_or(&none)))
    };
    note(any(|new, old| new.title != old.title), Field::Title);
    note(any(|new, old| new.lead != old.lead), Field::Lead);
    note(any(|new, old| new.body != old.body), Field::Body);
    note(
        any(|new, old| new.rain_plan != old.rain_plan),
        Field::RainPlan,
    );
    note(event.kind.id != new.kind_id, Field::Kind);
    note(event.capacity != new.capacity, Field::Capacity);
    fields
}

/// The kind the file names; a category counts only when it is one.
fn named_kind(facts: &Facts, around: &Around<'_>) -> Result<Option<KindId>, Why> {
    let known = |raw: &String| {
        let wanted = folded(raw);
        let is_it = |kind: &&Kind| {
            kind.slug.as_str() == raw
                || kind
                    .facts
                    .labels
                    .values()
                    .any(|label| folded(label) == wanted)
        };
        around.kinds.iter().find(is_it).map(|kind| kind.id)
    };
    match &facts.kind {
        Some(raw) => match known(raw) {
            Some(kind) => Ok(Some(kind)),
            None => Err(Why::UnknownKind(raw.clone())),
        },
        None => Ok(facts.categories.iter().find_map(known)),
    }
}

/// As [`named_kind`]; else "Coffee with a Cop at the library" says its kind in its title; else the
/// kind that was asked for, or the department's first.
fn kind(facts: &Facts, around: &Around<'_>) -> Result<KindId, Why> {
    if let Some(kind) = named_kind(facts, around)? {
        return Ok(kind);
    }
    let titles: Vec<String> = facts
        .texts
        .values()
        .map(|text| folded(&text.title))
        .collect();
    let is_titled = |kind: &&Kind| {
        let labels: Vec<String> = kind
            .facts
            .labels
            .values()
            .map(|label| folded(label))
            .collect();
        titles
            .iter()
            .any(|title| labels.iter().any(|label| title.contains(label)))
    };
    let offered = || around.kinds.iter().filter(|kind| !kind.is_retired);
    let titled = offered().find(is_titled).map(|kind| kind.id);
    let first = offered().next().map(|kind| kind.id);
    titled
        .or(around.kind)
        .or(first)
        .ok_or_else(|| Why::UnknownKind(String::new()))
}

/// The place with this name and street, or with this name where the file has no street; a whole
/// address that is not known yet is a new place.
fn spot(place: &Place, venues: &[Venue]) -> Result<Spot, Why> {
    if let Some(venue) = venues.iter().find(|venue| is_same_place(place, venue)) {
        return Ok(Spot::Known(venue.id));
    }
    if place.street.is_empty() || place.city.is_empty() || place.region.is_empty() {
        return Err(Why::NoAddress(place.name.clone()));
    }
    Ok(Spot::New(place.clone()))
}

/// Whether two names of places mean the same one.
#[must_use]
pub fn is_same_place(place: &Place, venue: &Venue) -> bool {
    let facts = &venue.facts;
    folded(&place.name) == folded(&facts.name)
        && (place.street.is_empty() || folded(&place.street) == folded(&facts.street))
        && (place.city.is_empty() || folded(&place.city) == folded(&facts.city))
}

fn venue_id(spot: &Spot) -> VenueId {
    match spot {
        Spot::Known(id) => *id,
        Spot::New(_) => NO_VENUE,
    }
}

/// Lower case, punctuation and doubled spaces gone.
fn folded(text: &str) -> String {
    let plain: String = text
        .chars()
        .flat_map(char::to_lowercase)
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Of entries with one UID only the newest counts; for each other one, the line that wins.
#[must_use]
pub fn doubled(entries: &[Incoming]) -> BTreeMap<usize, u32> {
    let mut best: BTreeMap<&str, usize> = BTreeMap::new();
    let mut lost = Vec::new();
    for (at, entry) in entries.iter().enumerate() {
        match best.get(entry.uid.as_str()).copied() {
            None => {
                best.insert(&entry.uid, at);
            }
            Some(other) if entry.sequence > entries[other].sequence => {
                best.insert(&entry.uid, at);
                lost.push(other);
            }
            Some(_) => lost.push(at),
        }
    }
    let winner = |at: &usize| {
        best.get(entries[*at].uid.as_str())
            .map_or(0, |at| entries[*at].line)
    };
    lost.iter().map(|at| (*at, winner(at))).collect()
}
