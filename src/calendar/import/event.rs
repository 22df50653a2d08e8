//! One VEVENT: its properties read by the library, then turned into what the domain takes.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use calcard::icalendar::{
    ICalendarComponent, ICalendarEntry, ICalendarParameterName, ICalendarProperty,
    ICalendarRecurrenceRule, ICalendarStatus, ICalendarValue,
};
use calcard::{Entry, Parser};
use chrono::{DateTime, TimeDelta, Utc};
use serde::Deserialize;

use super::lines::Block;
use super::moment::{self, Moment};
use super::zones::Zones;
use super::{place, text};
use crate::domain::exchange::record::{Place as Spot, Words};
use crate::domain::exchange::{
    Field, LONGEST_BODY, LONGEST_LEAD, LONGEST_RAIN_PLAN, LONGEST_UID, Note, Place, Reader, Text,
    Texts, Why,
};
use crate::domain::language::Language;
use crate::domain::text::Line;
use crate::domain::zone::Zone;

/// A line and what is wrong with it.
pub(super) type At<T> = Result<T, (u32, Why)>;

/// What our own files say beyond iCalendar, as JSON in `X-CUPPA-EVENT`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Extra {
    /// Our own word: iCalendar calls a postponed event cancelled.
    status: String,
    kind: Option<String>,
    zone: Option<String>,
    capacity: Option<u32>,
    venue: Option<Spot>,
    texts: BTreeMap<Language, Words>,
}

/// An event as the file has it, before its rule is followed.
pub(super) struct Foreign {
    pub line: u32,
    pub uid: String,
    pub sequence: Option<i32>,
    pub modified: Option<DateTime<Utc>>,
    pub is_off: bool,
    pub component: ICalendarComponent,
    /// The date of a rule that this event stands for.
    pub instead_of: Option<Moment>,
    pub extra: Option<Extra>,
}

/// Everything but the dates.
#[derive(Clone)]
pub(super) struct Content {
    pub texts: Texts,
    pub place: Arc<Place>,
    pub kind: Option<String>,
    pub categories: Vec<String>,
    pub capacity: Option<Option<u32>>,
}

/// Lets the library read a block; whatever it does with bad octets stays here.
fn parse(block: &Block) -> Option<ICalendarComponent> {
    let mut text = String::from("BEGIN:VEVENT\r\n");
    for property in block
        .properties
        .iter()
        .filter(|known| known.name != super::EXTENSION)
    {
        text.push_str(&property.text);
        text.push_str("\r\n");
    }
    text.push_str("END:VEVENT\r\n");
    let read = AssertUnwindSafe(|| match Parser::new(&text).entry() {
        Entry::ICalendar(calendar) => calendar.components.into_iter().next(),
        _ => None,
    });
    catch_unwind(read).ok().flatten()
}

/// The head of an event: who it is.
pub(super) fn open(block: &Block, zones: &mut Zones<'_>, reader: &Reader) -> At<Foreign> {
    if block.is_too_large {
        return Err((block.line, Why::EntryTooLarge));
    }
    if !block.is_ended {
        return Err((block.line, Why::Unended));
    }
    let component = parse(block).ok_or((block.line, Why::Unreadable))?;
    let uid = words(&component, &ICalendarProperty::Uid);
    let uid = Line::cleaned(uid.as_deref().unwrap_or_default());
    if uid.as_str().is_empty() {
        return Err((block.line, Why::NoUid));
    }
    if uid.as_str().chars().count() > LONGEST_UID {
        return Err((block.line_of("UID"), Why::UidTooLong));
    }
    let extra: Option<Extra> = block.find(super::EXTENSION).and_then(|property| {
        let (_, value) = property.text.split_once(':')?;
        serde_json::from_str(&text::unescaped(value)).ok()
    });
    let own = own_zone(extra.as_ref(), reader);
    let instead_of = match component.property(&ICalendarProperty::RecurrenceId) {
        Some(entry) => {
            let line = block.line_of("RECURRENCE-ID");
            if entry
                .parameters(&ICalendarParameterName::Range)
                .next()
                .is_some()
            {
                return Err((line, Why::AndFuture));
            }
            let value = entry.values.first().ok_or((line, Why::Unreadable))?;
            let at = moment::read(entry, value, (zones, own), &mut Vec::new());
            Some(at.map_err(|why| (line, why))?)
        }
        None => None,
    };
    let value = |name| {
        component
            .property(&name)
            .and_then(|entry| entry.values.first())
    };
    let is_postponed = extra
        .as_ref()
        .is_some_and(|extra| extra.status == "postponed");
    let is_off = !is_postponed
        && value(ICalendarProperty::Status)
            .is_some_and(|value| *value == ICalendarValue::Status(ICalendarStatus::Cancelled));
    Ok(Foreign {
        line: block.line,
        uid: uid.as_str().to_owned(),
        sequence: match value(ICalendarProperty::Sequence) {
            Some(ICalendarValue::Integer(number)) => i32::try_from(*number).ok(),
            _ => None,
        },
        modified: value(ICalendarProperty::LastModified).and_then(moment::stamp),
        is_off,
        instead_of,
        extra,
        component,
    })
}

/// The zone of instants and of times without a zone.
pub(super) fn own_zone(extra: Option<&Extra>, reader: &Reader) -> Zone {
    extra
        .and_then(|extra| extra.zone.as_deref())
        .and_then(|name| Zone::parse(name).ok())
        .unwrap_or(reader.zone)
}

impl Foreign {
    /// The title, for lists; empty where there is none.
    pub fn title(&self) -> String {
        let title = words(&self.component, &ICalendarProperty::Summary).unwrap_or_default();
        Line::cleaned(&title).as_str().chars().take(100).collect()
    }

    /// The rule, when it repeats.
    pub fn rule(&self) -> Option<Result<&ICalendarRecurrenceRule, Why>> {
        let entry = self.component.property(&ICalendarProperty::Rrule)?;
        Some(match entry.values.first() {
            Some(ICalendarValue::RecurrenceRule(rule)) => Ok(rule),
            _ => Err(Why::Rule("RRULE".to_owned())),
        })
    }

    /// Start and end.
    pub fn span(
        &self,
        block: &Block,
        (zones, own): (&mut Zones<'_>, Zone),
        notes: &mut Vec<Note>,
    ) -> At<(Moment, Moment)> {
        let start_line = block.line_of("DTSTART");
        let (entry, value) = self
            .first(&ICalendarProperty::Dtstart)
            .ok_or((start_line, Why::NoStart))?;
        let start = moment::read(entry, value, (zones, own), notes);
        let start = start.map_err(|why| (start_line, why))?;
        if let Some((entry, value)) = self.first(&ICalendarProperty::Dtend) {
            let line = block.line_of("DTEND");
            let end = moment::read(entry, value, (zones, own), notes);
            return Ok((start, end.map_err(|why| (line, why))?));
        }
        let Some((_, ICalendarValue::Duration(length))) = self.first(&ICalendarProperty::Duration)
        else {
            return Err((block.line, Why::NoEnd));
        };
        let line = block.line_of("DURATION");
        let length = TimeDelta::try_seconds(length.as_seconds());
        let length =
            length.filter(|length| *length <= TimeDelta::days(2) && *length > TimeDelta::zero());
        let end = start.instant().zip(length).map(|(at, length)| at + length);
        let end = end.ok_or((line, Why::NoEnd))?;
        Ok((start, Moment::of_instant(end, start.zone)))
    }

    fn first(&self, name: &ICalendarProperty) -> Option<(&ICalendarEntry, &ICalendarValue)> {
        let entry = self.component.property(name)?;
        Some((entry, entry.values.first()?))
    }

    /// Words, place, kind, seats.
    pub fn content(&self, block: &Block, reader: &Reader, notes: &mut Vec<Note>) -> At<Content> {
        Ok(Content {
            texts: Arc::new(self.texts(block, reader, notes)?),
            place: Arc::new(self.place(block)?),
            kind: self.extra.as_ref().and_then(|extra| extra.kind.clone()),
            categories: self.categories(),
            capacity: self.extra.as_ref().map(|extra| extra.capacity),
        })
    }

    fn texts(
        &self,
        block: &Block,
        reader: &Reader,
        notes: &mut Vec<Note>,
    ) -> At<BTreeMap<Language, Text>> {
        let summary = self.component.property(&ICalendarProperty::Summary);
        let language = summary
            .and_then(|entry| entry.parameters(&ICalendarParameterName::Language).next())
            .and_then(|value| value.as_text())
            .and_then(Language::parse)
            .unwrap_or(reader.language);
        let raw = words(&self.component, &ICalendarProperty::Summary).unwrap_or_default();
        let line = block.line_of("SUMMARY");
        let title = text::title(&raw).map_err(|why| (line, why))?;
        let own = self.extra.as_ref().map(|extra| &extra.texts);
        if let Some(own) = own.filter(|own| !own.is_empty()) {
            let line = block.line_of(super::EXTENSION);
            let mut texts = BTreeMap::new();
            for (at, words) in own {
                texts.insert(*at, ours(words).map_err(|why| (line, why))?);
            }
            let is_prefixed = self
                .extra
                .as_ref()
                .is_some_and(|extra| extra.status == "postponed");
            if let Some(text) = texts.get_mut(&language).filter(|_| !is_prefixed) {
                text.title = title;
            }
            return Ok(texts);
        }
        let description = words(&self.component, &ICalendarProperty::Description);
        let (lead, body) = match description {
            Some(raw) => {
                let (lead, body, is_cut) = text::description(&raw);
                if is_cut {
                    notes.push(Note::Shortened);
                }
                (Some(lead), Some(body))
            }
            None => (None, None),
        };
        let text = Text {
            title,
            lead,
            body,
            rain_plan: None,
        };
        Ok(BTreeMap::from([(language, text)]))
    }

    fn place(&self, block: &Block) -> At<Place> {
        let geo = self.component.property(&ICalendarProperty::Geo);
        let degrees = |at: usize| match geo?.values.get(at)? {
            ICalendarValue::Float(number) if number.is_finite() => Some(*number),
            ICalendarValue::Text(text) => text.parse().ok().filter(|n: &f64| n.is_finite()),
            _ => None,
        };
        let location = words(&self.component, &ICalendarProperty::Location).unwrap_or_default();
        // What our own file says in parts counts as long as its line was not changed.
        let ours = self.extra.as_ref().and_then(|extra| extra.venue.as_ref());
        if let Some(venue) = ours.map(spot)
            && Line::cleaned(&location).as_str() == Line::cleaned(&location_of(&venue)).as_str()
        {
            return Ok(venue);
        }
        place::read(&location, degrees(0).zip(degrees(1)))
            .ok_or((block.line_of("LOCATION"), Why::NoPlace))
    }

    fn categories(&self) -> Vec<String> {
        let entries = self.component.entries.iter();
        let named = entries.filter(|entry| entry.name == ICalendarProperty::Categories);
        let values = named.flat_map(|entry| &entry.values);
        let texts = values.filter_map(|value| value.as_text());
        texts
            .take(20)
            .map(|text| text.chars().take(80).collect())
            .collect()
    }
}

fn words(component: &ICalendarComponent, name: &ICalendarProperty) -> Option<String> {
    let entry = component.property(name)?;
    let parts: Vec<&str> = entry
        .values
        .iter()
        .filter_map(|value| value.as_text())
        .collect();
    Some(parts.join(", "))
}

fn ours(words: &Words) -> Result<Text, Why> {
    Ok(Text {
        title: text::title(&words.title)?,
        lead: Some(text::prose(&words.lead, Field::Lead, LONGEST_LEAD)?),
        body: Some(text::prose(&words.body, Field::Body, LONGEST_BODY)?),
        rain_plan: Some(text::prose(
            &words.rain_plan,
            Field::RainPlan,
            LONGEST_RAIN_PLAN,
        )?),
    })
}

fn spot(venue: &Spot) -> Place {
    let line = |text: &str| -> String { Line::cleaned(text).as_str().chars().take(160).collect() };
    Place {
        name: line(&venue.name),
        street: line(&venue.street),
        city: line(&venue.city),
        region: line(&venue.region),
        postal_code: line(&venue.postal_code),
        geo: venue
            .latitude
            .zip(venue.longitude)
            .filter(|(latitude, longitude)| latitude.abs() <= 90.0 && longitude.abs() <= 180.0),
    }
}

/// LOCATION as our feed writes it.
fn location_of(place: &Place) -> String {
    let town = format!("{}, {} {}", place.city, place.region, place.postal_code);
    format!("{}, {}, {}", place.name, place.street, town.trim())
}
