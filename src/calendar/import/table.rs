//! Tables: the columns, the template, and reading what spreadsheets make of them (byte order mark,
//! semicolons, tabs, dates and times as Americans write them).

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::text;
use crate::domain::event::{Occurrence, Times, TimesError};
use crate::domain::exchange::{
    Facts, Field, Incoming, LONGEST_BODY, LONGEST_LEAD, LONGEST_RAIN_PLAN, LONGEST_UID,
    MOST_EVENTS, Note, Parsed, Place, Problem, Reader, Text, What, Why,
};
use crate::domain::language::Language;
use crate::domain::text::Line;
use crate::domain::zone::Zone;

/// Every column, in the order of the template. Those of words may have a language behind them
/// (`title_es`).
pub const COLUMNS: [&str; 22] = [
    "uid",
    "status",
    "language",
    "title",
    "lead",
    "body",
    "rain_plan",
    "kind",
    "date",
    "start",
    "end_date",
    "end",
    "zone",
    "occurrence",
    "venue",
    "street",
    "city",
    "region",
    "postal_code",
    "latitude",
    "longitude",
    "capacity",
];
/// The columns that exist once for each language.
pub const WORDS: [&str; 4] = ["title", "lead", "body", "rain_plan"];
/// Columns of an export that an import passes over.
pub const NOT_READ: [&str; 3] = ["taken", "sequence", "url"];
const NEEDED: [&str; 4] = ["date", "start", "end", "venue"];

/// Characters with which a cell becomes a formula in a spreadsheet.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// A cell that no spreadsheet takes for a formula: an apostrophe stands before it.
#[must_use]
pub fn guarded(cell: &str) -> String {
    let is_formula = cell.starts_with(FORMULA) || cell.starts_with('\'');
    let guard = if is_formula { "'" } else { "" };
    format!("{guard}{cell}")
}

/// The cell as it was before it was [`guarded`].
fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(FORMULA) || rest.starts_with('\'') => rest,
        _ => cell,
    }
}

/// Reads a whole table.
pub(super) fn read(text: &str, reader: &Reader) -> Parsed {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    // With one kind of line end the lines are counted right.
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut table = csv::ReaderBuilder::new()
        .delimiter(delimiter(&text))
        .flexible(true)
        .has_headers(false)
        .from_reader(text.as_bytes());
    let mut records = table.records();
    let Some(Ok(header)) = records.next() else {
        return Parsed::refused(Why::Nothing);
    };
    let header = Header::read(&header);
    let mut parsed = Parsed::default();
    if let Some(column) = NEEDED.into_iter().find(|name| header.find(name).is_none()) {
        return Parsed::refused(Why::NoColumn(column));
    }
    if !header.columns.keys().any(|name| name.starts_with("title")) {
        return Parsed::refused(Why::NoColumn("title"));
    }
    parsed.notes = header.unknown.iter().cloned().map(Note::Column).collect();
    let mut count = 0;
    for record in records {
        let Ok(record) = record else {
            parsed.problems.push(Problem::of_file(Why::Unreadable));
            break;
        };
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        count += 1;
        if count > MOST_EVENTS {
            return Parsed::refused(Why::TooManyEvents);
        }
        let line = record.position().map_or(0, csv::Position::line);
        let mut row = Row {
            header: &header,
            record: &record,
            reader,
            line: u32::try_from(line).unwrap_or(u32::MAX),
            problems: Vec::new(),
        };
        let entry = row.entry();
        parsed.problems.append(&mut row.problems);
        parsed.entries.extend(entry);
    }
    if parsed.entries.is_empty() && parsed.problems.is_empty() {
        return Parsed::refused(Why::Nothing);
    }
    parsed
}

/// What separates the cells of the first line most often.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or_default();
    let count = |mark: char| first.matches(mark).count();
    let mut best = (',', count(','));
    for mark in [';', '\t'] {
        if count(mark) > best.1 {
            best = (mark, count(mark));
        }
    }
    match best.0 {
        ';' => b';',
        '\t' => b'\t',
        _ => b',',
    }
}

/// Where each column stands.
struct Header {
    columns: BTreeMap<String, usize>,
    unknown: Vec<String>,
}

impl Header {
    fn read(record: &csv::StringRecord) -> Self {
        let mut header = Self {
            columns: BTreeMap::new(),
            unknown: Vec::new(),
        };
        for (at, cell) in record.iter().enumerate().take(200) {
            let name: String = Line::cleaned(cell)
                .as_str()
                .to_lowercase()
                .replace([' ', '-'], "_");
            let is_words = name
                .rsplit_once('_')
                .is_some_and(|(stem, tag)| WORDS.contains(&stem) && Language::parse(tag).is_some());
            if COLUMNS.contains(&name.as_str()) || is_words {
                header.columns.entry(name).or_insert(at);
            } else if !name.is_empty()
                && !NOT_READ.contains(&name.as_str())
                && header.unknown.len() < 10
            {
                header.unknown.push(name.chars().take(40).collect());
            }
        }
        header
    }

    fn find(&self, name: &str) -> Option<usize> {
        self.columns.get(name).copied()
    }
}

/// One row being read; what is wrong is collected, cell by cell.
struct Row<'a> {
    header: &'a Header,
    record: &'a csv::StringRecord,
    reader: &'a Reader,
    line: u32,
    problems: Vec<Problem>,
}

impl Row<'_> {
    /// The cell of a column; `None` when the table has no such column.
    fn cell(&self, name: &str) -> Option<&str> {
        let at = self.header.find(name)?;
        Some(unguarded(self.record.get(at).unwrap_or_default().trim()))
    }

    fn line_of(&self, name: &str, max: usize) -> String {
        let cell = Line::cleaned(self.cell(name).unwrap_or_default());
        cell.as_str().chars().take(max).collect()
    }

    fn refuse(&mut self, column: &str, why: Why) {
        let title = self.line_of("title", 100);
        self.problems.push(Problem {
            line: self.line,
            title,
            column: Some(column.to_owned()),
            why,
        });
    }

    fn entry(&mut self) -> Option<Incoming> {
        let texts = self.texts();
        let times = self.times();
        let uid = self.uid(texts.values().next().map_or("", |text| text.title.as_str()));
        let incoming = |uid: String, line: u32, what: What| Incoming {
            line,
            uid,
            sequence: None,
            modified: None,
            what,
            notes: Vec::new(),
        };
        if self.line_of("status", 20).eq_ignore_ascii_case("cancelled") {
            let title = self.line_of("title", 100);
            return Some(incoming(uid?, self.line, What::Off { title }));
        }
        let place = self.place();
        let capacity = self.capacity();
        let kind = Some(self.line_of("kind", 80)).filter(|kind| !kind.is_empty());
        if !self.problems.is_empty() {
            return None;
        }
        let facts = Facts {
            times: times?,
            texts: Arc::new(texts),
            place: Arc::new(place?),
            kind,
            categories: Vec::new(),
            capacity,
        };
        Some(incoming(uid?, self.line, What::Event(Box::new(facts))))
    }

    /// The identifier, or one made of day, time and title where the cell is empty.
    fn uid(&mut self, title: &str) -> Option<String> {
        let uid = Line::cleaned(self.cell("uid").unwrap_or_default());
        if uid.as_str().chars().count() > LONGEST_UID {
            self.refuse("uid", Why::UidTooLong);
            return None;
        }
        if !uid.as_str().is_empty() {
            return Some(uid.as_str().to_owned());
        }
        let (date, start) = (self.date("date").ok()??, self.clock("start")?);
        let title: String = title.to_lowercase();
        Some(format!("row:{date}T{}:{title}", start.format("%H%M")))
    }

    fn texts(&mut self) -> BTreeMap<Language, Text> {
        let mut own = self.reader.language;
        let tag = self.line_of("language", 20);
        if !tag.is_empty() {
            match Language::parse(&tag) {
                Some(language) => own = language,
                None => self.refuse("language", Why::Cell("language")),
            }
        }
        let mut texts = BTreeMap::new();
        for language in Language::ALL {
            let column = |stem: &str| {
                let named = format!("{stem}_{}", language.tag());
                let is_bare = language == own && self.header.find(&named).is_none();
                if is_bare { stem.to_owned() } else { named }
            };
            let names: [String; 4] = WORDS.map(column);
            let [title, lead, body, rain_plan] = &names;
            let is_empty = |name: &String| self.cell(name).unwrap_or_default().is_empty();
            if names.iter().all(is_empty) {
                continue;
            }
            let text = Text {
                title: self.title(title),
                lead: self.prose(lead, Field::Lead, LONGEST_LEAD),
                body: self.prose(body, Field::Body, LONGEST_BODY),
                rain_plan: self.prose(rain_plan, Field::RainPlan, LONGEST_RAIN_PLAN),
            };
            texts.insert(language, text);
        }
        if texts.is_empty() {
            self.refuse("title", Why::NoTitle);
        }
        texts
    }

    fn title(&mut self, column: &str) -> String {
        match text::title(self.cell(column).unwrap_or_default()) {
            Ok(title) => title,
            Err(why) => {
                self.refuse(column, why);
                String::new()
            }
        }
    }

    fn prose(&mut self, column: &str, field: Field, max: usize) -> Option<String> {
        match text::prose(self.cell(column)?, field, max) {
            Ok(text) => Some(text),
            Err(why) => {
                self.refuse(column, why);
                None
            }
        }
    }

    /// `Ok(None)` where the cell is empty.
    fn date(&self, column: &str) -> Result<Option<NaiveDate>, Why> {
        let raw = self.cell(column).unwrap_or_default();
        if raw.is_empty() {
            return Ok(None);
        }
        let shapes = ["%Y-%m-%d", "%m/%d/%Y"];
        let found = shapes
            .iter()
            .find_map(|shape| NaiveDate::parse_from_str(raw, shape).ok());
        found
            .filter(|day| (2000..2200).contains(&chrono::Datelike::year(day)))
            .map(Some)
            .ok_or(Why::Cell("date"))
    }

    fn clock(&self, column: &str) -> Option<NaiveTime> {
        let raw = self.cell(column)?.to_uppercase().replace('.', "");
        let raw = raw.split_whitespace().collect::<Vec<_>>().join(" ");
        let shapes = ["%H:%M", "%H:%M:%S", "%I:%M %p", "%I:%M%p", "%I:%M:%S %p"];
        let whole = |raw: &str| {
            // "3 PM": the formatter wants minutes.
            let hour = raw.trim_end_matches("PM").trim_end_matches("AM").trim();
            let half = raw.get(raw.len().checked_sub(2)?..)?;
            NaiveTime::parse_from_str(&format!("{hour}:00 {half}"), "%I:%M %p").ok()
        };
        shapes
            .iter()
            .find_map(|shape| NaiveTime::parse_from_str(&raw, shape).ok())
            .or_else(|| whole(&raw))
    }

    fn times(&mut self) -> Option<Times> {
        let zone = self.zone();
        let day = match self.date("date") {
            Ok(Some(day)) => Some(day),
            _ => {
                self.refuse("date", Why::Cell("date"));
                None
            }
        };
        let start = self.clock("start");
        let end = self.clock("end");
        for (column, clock) in [("start", start), ("end", end)] {
            if clock.is_none() {
                self.refuse(column, Why::Cell("time"));
            }
        }
        let last_day = self.date("end_date").unwrap_or_else(|why| {
            self.refuse("end_date", why);
            None
        });
        let (zone, day, start, end) = (zone?, day?, start?, end?);
        // "22:00 to 1:00" ends on the next day.
        let is_night = end <= start && start.signed_duration_since(end) >= TimeDelta::hours(12);
        let next = if is_night { day.succ_opt()? } else { day };
        let ends = last_day.unwrap_or(next).and_time(end);
        self.derive(day.and_time(start), ends, zone)
    }

    fn derive(&mut self, start: NaiveDateTime, end: NaiveDateTime, zone: Zone) -> Option<Times> {
        let occurrence = match self.line_of("occurrence", 20).as_str() {
            "first" => Some(Occurrence::First),
            "second" => Some(Occurrence::Second),
            _ => None,
        };
        match Times::derive(start, end, zone, occurrence) {
            Ok(times) => Some(times),
            Err(error) => {
                let is_start = matches!(error, TimesError::StartSkipped | TimesError::StartTwice);
                let column = if is_start { "start" } else { "end" };
                self.refuse(column, Why::Times(error, start, end));
                None
            }
        }
    }

    fn zone(&mut self) -> Option<Zone> {
        let raw = self.line_of("zone", 80);
        if raw.is_empty() {
            return Some(self.reader.zone);
        }
        let zone = Zone::parse(&raw).ok();
        if zone.is_none() {
            self.refuse("zone", Why::UnknownZone(raw));
        }
        zone
    }

    fn place(&mut self) -> Option<Place> {
        let degrees = |column: &str, most: f64| {
            let cell = self.cell(column)?;
            cell.parse()
                .ok()
                .filter(|degrees: &f64| degrees.abs() <= most)
        };
        let place = Place {
            name: self.line_of("venue", 120),
            street: self.line_of("street", 160),
            city: self.line_of("city", 80),
            region: self.line_of("region", 40),
            postal_code: self.line_of("postal_code", 20),
            geo: degrees("latitude", 90.0).zip(degrees("longitude", 180.0)),
        };
        if place.name.is_empty() {
            self.refuse("venue", Why::NoPlace);
            return None;
        }
        Some(place)
    }

    fn capacity(&mut self) -> Option<Option<u32>> {
        let raw = self.cell("capacity")?;
        if raw.is_empty() {
            return Some(None);
        }
        let seats = raw
            .parse()
            .ok()
            .filter(|seats| (1..=100_000).contains(seats));
        if seats.is_none() {
            self.refuse("capacity", Why::Capacity);
        }
        Some(seats)
    }
}

/// The template: the header and two lines to be written over.
#[must_use]
pub fn template() -> String {
    let mut columns: Vec<&str> = vec![
        "uid", "title", "lead", "body", "title_es", "lead_es", "body_es",
    ];
    columns.extend([
        "kind", "date", "start", "end", "zone", "venue", "street", "city",
    ]);
    columns.extend(["region", "postal_code", "capacity"]);
    let rows = [
        "coffee-1,Coffee with a Cop,Come as you are. No agenda and no speeches.,,Café con un policía,Venga como guste. Sin agenda ni discursos.,,coffee,2027-10-06,9:00,11:00,,Main Library,601 Santa Monica Boulevard,Santa Monica,CA,90401,60",
        ",Ice Cream with a Cop,,,,,,ice-cream,2027-06-03,15:00,17:00,,Palisades Park,Ocean Avenue at Broadway,Santa Monica,CA,90401,",
    ];
    format!("{}\r\n{}\r\n", columns.join(","), rows.join("\r\n"))
}
