//! Foreign calendars and tables to entries of the domain. Bounded in size, time and memory whatever
//! the octets are, and nothing here panics: the fuzz target under `fuzz/` and the properties in the
//! tests hold it to that.
//!
//! `lines` cuts the file into events and counts lines, `event` reads one with the library, `moment`
//! and `zones` its times, `recurrence` its dates, `place` and `text` its words; `table` reads CSV.

use std::collections::{BTreeMap, BTreeSet};

use calcard::icalendar::{ICalendarProperty, ICalendarValue};
use chrono::{DateTime, Months, NaiveDateTime, TimeDelta, Utc};

use crate::domain::event::Times;
use crate::domain::exchange::{
    Facts, Incoming, MOST_EVENTS, MOST_OCTETS, Note, Parsed, Problem, Reader, What, Why,
    YEARS_AHEAD,
};
use crate::domain::zone::{self, Zone};

mod event;
mod lines;
mod moment;
mod place;
mod recurrence;
pub mod table;
mod text;
mod windows;
mod zones;

use event::{At, Foreign};
use lines::Block;
use moment::Moment;
use recurrence::Window;
use zones::Zones;

/// The property in which our own files say what iCalendar has no word for.
pub(super) const EXTENSION: &str = "X-CUPPA-EVENT";

/// Reads an iCalendar file (RFC 5545) of any maker.
#[must_use]
pub fn ics(octets: &[u8], reader: &Reader) -> Parsed {
    if octets.len() > MOST_OCTETS {
        return Parsed::refused(Why::TooManyOctets);
    }
    let Ok(text) = std::str::from_utf8(octets) else {
        return Parsed::refused(Why::NotText);
    };
    let scan = lines::scan(text, MOST_EVENTS, EXTENSION);
    if scan.is_too_long {
        return Parsed::refused(Why::TooManyEvents);
    }
    if scan.events.is_empty() {
        return Parsed::refused(if scan.is_calendar {
            Why::Nothing
        } else {
            Why::NotCalendar
        });
    }
    let mut import = Import {
        reader: *reader,
        zones: Zones::new(&scan.zones, reader.zone, reader.now),
        budget: recurrence::BUDGET,
        parsed: Parsed::default(),
    };
    import.all(&scan.events);
    import.parsed
}

/// Reads a table (RFC 4180, with what spreadsheets make of it).
#[must_use]
pub fn csv(octets: &[u8], reader: &Reader) -> Parsed {
    if octets.len() > MOST_OCTETS {
        return Parsed::refused(Why::TooManyOctets);
    }
    match std::str::from_utf8(octets) {
        Ok(text) => table::read(text, reader),
        Err(_) => Parsed::refused(Why::NotText),
    }
}

/// One import of a file.
struct Import<'a> {
    reader: Reader,
    zones: Zones<'a>,
    budget: usize,
    parsed: Parsed,
}

/// The dates of a rule that an event of their own stands for, by UID.
type Moved = BTreeMap<String, BTreeSet<DateTime<Utc>>>;

impl Import<'_> {
    fn all(&mut self, blocks: &[Block]) {
        let mut moved = Moved::new();
        let mut masters = BTreeMap::new();
        for block in blocks {
            let Ok(head) = event::open(block, &mut self.zones, &self.reader) else {
                continue;
            };
            match head.instead_of.and_then(|at| at.instant()) {
                Some(at) => {
                    moved.entry(head.uid).or_default().insert(at);
                }
                None => {
                    let own = event::own_zone(head.extra.as_ref(), &self.reader);
                    let start = head.span(block, (&mut self.zones, own), &mut Vec::new());
                    if let Ok((start, _)) = start {
                        masters.insert(head.uid, start.zone);
                    }
                }
            }
        }
        for block in blocks {
            let before = self.parsed.entries.len();
            if let Err((line, why)) = self.one(block, &moved, &masters) {
                self.parsed.entries.truncate(before);
                let head = event::open(block, &mut self.zones, &self.reader);
                self.parsed.problems.push(Problem {
                    line,
                    title: head.map(|head| head.title()).unwrap_or_default(),
                    column: None,
                    why,
                });
            }
        }
    }

    fn one(&mut self, block: &Block, moved: &Moved, masters: &BTreeMap<String, Zone>) -> At<()> {
        let head = event::open(block, &mut self.zones, &self.reader)?;
        let own = event::own_zone(head.extra.as_ref(), &self.reader);
        if head.is_off && head.rule().is_none() {
            let uid = self.uid(&head, masters);
            return self.push(
                &head,
                uid,
                What::Off {
                    title: head.title(),
                },
                Vec::new(),
            );
        }
        let mut notes = Vec::new();
        let (start, end) = head.span(block, (&mut self.zones, own), &mut notes)?;
        let content = head.content(block, &self.reader, &mut notes)?;
        let facts = |times| {
            let content = content.clone();
            What::Event(Box::new(Facts {
                times,
                texts: content.texts,
                place: content.place,
                kind: content.kind,
                categories: content.categories,
                capacity: content.capacity,
            }))
        };
        if head.rule().is_some() {
            self.series(
                (&head, block),
                (&start, &end),
                notes,
                &facts,
                moved.get(&head.uid),
            )?;
        } else {
            let times = moment::times(&start, &end).map_err(|why| (block.line_of("DTEND"), why))?;
            let uid = self.uid(&head, masters);
            self.push(&head, uid, facts(times), notes)?;
        }
        self.more_dates(&head, block, (&start, &end), &facts)
    }

    /// The dates of a rule. One that clocks skip is a problem of its own.
    fn series(
        &mut self,
        (head, block): (&Foreign, &Block),
        (start, end): (&Moment, &Moment),
        mut notes: Vec<Note>,
        facts: &dyn Fn(Times) -> What,
        stands_elsewhere: Option<&BTreeSet<DateTime<Utc>>>,
    ) -> At<()> {
        let line = block.line_of("RRULE");
        let Some(rule) = head.rule() else {
            return Ok(());
        };
        let rule = rule.map_err(|why| (line, why))?;
        let until = until(rule.until.as_ref(), start.zone);
        let window = self.window(start.zone, MOST_EVENTS - self.parsed.entries.len());
        let dates = recurrence::expand(rule, start.local, until, window, &mut self.budget);
        let dates = dates.map_err(|why| (line, why))?;
        if dates.is_too_many {
            return Err((line, Why::TooManyEvents));
        }
        if dates.is_past_left_out {
            notes.push(Note::PastLeftOut);
        }
        if dates.is_later_left_out {
            notes.push(Note::Later);
        }
        if dates.starts.is_empty() {
            self.refuse(head, line, Why::NoDate);
        }
        let length = end.in_zone(start.zone).map(|end| end.local - start.local);
        let length = length.ok_or((line, Why::NoEnd))?;
        let own = event::own_zone(head.extra.as_ref(), &self.reader);
        let left_out = self.left_out(head, block, own)?;
        for local in dates.starts {
            let date = Moment {
                local,
                zone: start.zone,
                at: None,
            };
            let is_in = |dates: &BTreeSet<DateTime<Utc>>| {
                date.instant().is_some_and(|at| dates.contains(&at))
            };
            if stands_elsewhere.is_some_and(is_in) {
                continue;
            }
            let what = if head.is_off || is_in(&left_out) {
                What::LeftOut
            } else {
                let end = local.checked_add_signed(length).ok_or(Why::Year);
                match end.and_then(|end| moment::derive(&date, end)) {
                    Ok(times) => facts(times),
                    Err(why) => {
                        self.refuse(head, line, why);
                        continue;
                    }
                }
            };
            let notes = std::mem::take(&mut notes);
            self.push(head, date_uid(&head.uid, local), what, notes)?;
        }
        Ok(())
    }

    fn refuse(&mut self, head: &Foreign, line: u32, why: Why) {
        self.parsed.problems.push(Problem {
            line,
            title: head.title(),
            column: None,
            why,
        });
    }

    /// From yesterday on, because a date that is over needs no page, to the last year that is kept.
    fn window(&self, zone: Zone, most: usize) -> Window {
        let now = zone::local(self.reader.now, zone);
        Window {
            from: now - TimeDelta::days(1),
            to: now
                .checked_add_months(Months::new(12 * YEARS_AHEAD))
                .unwrap_or(now),
            most,
        }
    }

    fn push(&mut self, head: &Foreign, uid: String, what: What, notes: Vec<Note>) -> At<()> {
        if self.parsed.entries.len() >= MOST_EVENTS {
            return Err((head.line, Why::TooManyEvents));
        }
        self.parsed.entries.push(Incoming {
            line: head.line,
            uid,
            sequence: head.sequence,
            modified: head.modified,
            what,
            notes,
        });
        Ok(())
    }

    /// The UID, with the original start where it is one date of a rule, on the rule's clock.
    fn uid(&self, head: &Foreign, masters: &BTreeMap<String, Zone>) -> String {
        let Some(date) = head.instead_of else {
            return head.uid.clone();
        };
        let zone = masters.get(&head.uid).copied().unwrap_or(date.zone);
        let local = date.in_zone(zone).map_or(date.local, |date| date.local);
        date_uid(&head.uid, local)
    }

    fn left_out(
        &mut self,
        head: &Foreign,
        block: &Block,
        own: Zone,
    ) -> At<BTreeSet<DateTime<Utc>>> {
        let dates = self.moments(head, &ICalendarProperty::Exdate, own);
        let dates = dates.map_err(|why| (block.line_of("EXDATE"), why))?;
        Ok(dates.iter().filter_map(Moment::instant).collect())
    }

    /// RDATE: dates beside the rule.
    fn more_dates(
        &mut self,
        head: &Foreign,
        block: &Block,
        (start, end): (&Moment, &Moment),
        facts: &dyn Fn(Times) -> What,
    ) -> At<()> {
        let line = block.line_of("RDATE");
        let own = event::own_zone(head.extra.as_ref(), &self.reader);
        let dates = self.moments(head, &ICalendarProperty::Rdate, own);
        let dates = dates.map_err(|why| (line, why))?;
        let window = self.window(start.zone, 0);
        let length = end
            .in_zone(start.zone)
            .map_or(TimeDelta::zero(), |end| end.local - start.local);
        let mut seen: BTreeSet<String> = self
            .parsed
            .entries
            .iter()
            .rev()
            .take_while(|entry| entry.line == head.line)
            .map(|entry| entry.uid.clone())
            .collect();
        for date in dates {
            let Some(date) = date.in_zone(start.zone) else {
                continue;
            };
            let uid = date_uid(&head.uid, date.local);
            let is_in = (window.from..=window.to).contains(&date.local);
            if !is_in || date.local == start.local || !seen.insert(uid.clone()) {
                continue;
            }
            let end = date
                .local
                .checked_add_signed(length)
                .ok_or((line, Why::Year))?;
            match moment::derive(&date, end) {
                Ok(times) => self.push(head, uid, facts(times), Vec::new())?,
                Err(why) => self.refuse(head, line, why),
            }
        }
        Ok(())
    }

    /// Every time of the properties of this name; whole days and periods are left out. An event is
    /// no larger than 64 KiB, so there are at most about 4,000.
    fn moments(
        &mut self,
        head: &Foreign,
        name: &ICalendarProperty,
        own: Zone,
    ) -> Result<Vec<Moment>, Why> {
        let mut found = Vec::new();
        for entry in head
            .component
            .entries
            .iter()
            .filter(|entry| entry.name == *name)
        {
            for value in &entry.values {
                if !matches!(value, ICalendarValue::PartialDateTime(_)) {
                    continue;
                }
                match moment::read(entry, value, (&mut self.zones, own), &mut Vec::new()) {
                    Ok(at) => found.push(at),
                    Err(Why::WholeDay) => {}
                    Err(why) => return Err(why),
                }
            }
        }
        Ok(found)
    }
}

fn date_uid(uid: &str, local: NaiveDateTime) -> String {
    format!("{uid}#{}", local.format("%Y%m%dT%H%M%S"))
}

/// UNTIL on the clocks of the event's zone; a day without a time counts whole.
fn until(parts: Option<&calcard::common::PartialDateTime>, zone: Zone) -> Option<NaiveDateTime> {
    let parts = parts?;
    let Some(local) = moment::clock(parts) else {
        let is_far = parts.year.is_some_and(|year| year >= 2200);
        return (!is_far).then_some(NaiveDateTime::MIN);
    };
    if !parts.has_time() {
        return local.date().and_hms_opt(23, 59, 59);
    }
    Some(match moment::east(parts) {
        Some(offset) => zone::local(local.and_utc() - offset, zone),
        None => local,
    })
}

#[cfg(test)]
mod tests;
