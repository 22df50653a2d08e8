//! Everything a department has, on its way out: a calendar with what iCalendar has no word for in a
//! property of ours, a table, JSON. Pure; the same rows give the same octets.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::calendar::import::{EXTENSION, table};
use crate::calendar::{clean, fold, ics};
use crate::domain::department::Department;
use crate::domain::exchange::record::Record;
use crate::domain::feed::Feed;
use crate::domain::language::Language;
use crate::domain::rsvp::Totals;
use crate::domain::venue::Venue;

/// The feed's calendar; each event carries its record, so that an import of ours loses nothing.
#[must_use]
pub fn calendar(feed: &Feed, records: &[Record]) -> Vec<u8> {
    let by_uid: BTreeMap<&str, &Record> = records
        .iter()
        .map(|record| (record.uid.as_str(), record))
        .collect();
    let text = String::from_utf8(ics::render(feed)).unwrap_or_default();
    let mut out = String::with_capacity(text.len() * 2);
    // A UID of ours is short, so its line is never folded.
    for line in text.split_terminator("\r\n") {
        out.push_str(line);
        out.push_str("\r\n");
        let record = line.strip_prefix("UID:").and_then(|uid| by_uid.get(uid));
        if let Some(json) = record.and_then(|record| extension(record)) {
            fold::fold_into(&format!("{EXTENSION}:{json}\r\n"), &mut out);
        }
    }
    out.into_bytes()
}

#[derive(Serialize)]
struct Extension<'a> {
    status: &'a str,
    kind: &'a str,
    zone: &'a str,
    capacity: Option<u32>,
    venue: &'a crate::domain::exchange::record::Place,
    texts: &'a BTreeMap<Language, crate::domain::exchange::record::Words>,
}

fn extension(record: &Record) -> Option<String> {
    let extension = Extension {
        status: record.status,
        kind: &record.kind,
        zone: record.zone,
        capacity: record.capacity,
        venue: &record.venue,
        texts: &record.texts,
    };
    let json = serde_json::to_string(&extension).ok()?;
    // JSON escapes line ends itself; only the three marks of TEXT are left.
    let mut out = String::with_capacity(json.len() + 32);
    for c in json.chars() {
        if matches!(c, '\\' | ',' | ';') {
            out.push('\\');
        }
        out.push(c);
    }
    Some(out)
}

/// A table that [`super::import::csv`] reads again.
#[must_use]
pub fn csv(records: &[Record], languages: &[Language]) -> Vec<u8> {
    let own = languages.first().copied().unwrap_or(Language::En);
    let others: Vec<Language> = Language::ALL
        .into_iter()
        .filter(|other| *other != own)
        .collect();
    let mut header: Vec<String> = table::COLUMNS
        .iter()
        .map(|name| (*name).to_owned())
        .collect();
    for other in &others {
        header.extend(
            table::WORDS
                .iter()
                .map(|stem| format!("{stem}_{}", other.tag())),
        );
    }
    header.extend(table::NOT_READ.iter().map(|name| (*name).to_owned()));
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    // Writing to memory cannot fail.
    let _ = writer.write_record(&header);
    for record in records {
        let cells = header
            .iter()
            .map(|name| table::guarded(&cell(record, name, own)));
        let _ = writer.write_record(cells.collect::<Vec<_>>());
    }
    writer.into_inner().unwrap_or_default()
}

fn cell(record: &Record, name: &str, own: Language) -> String {
    let number = |degrees: Option<f64>| degrees.map(|degrees| degrees.to_string());
    let venue = &record.venue;
    let text = match name {
        "uid" => &record.uid,
        "status" => record.status,
        "language" => own.tag(),
        "kind" => &record.kind,
        "date" => &record.date,
        "start" => &record.start,
        "end_date" => &record.end_date,
        "end" => &record.end,
        "zone" => record.zone,
        "occurrence" => record.occurrence.unwrap_or_default(),
        "venue" => &venue.name,
        "street" => &venue.street,
        "city" => &venue.city,
        "region" => &venue.region,
        "postal_code" => &venue.postal_code,
        "url" => &record.url,
        "latitude" => return number(venue.latitude).unwrap_or_default(),
        "longitude" => return number(venue.longitude).unwrap_or_default(),
        "capacity" => {
            return record
                .capacity
                .map(|seats| seats.to_string())
                .unwrap_or_default();
        }
        "taken" => return record.taken.to_string(),
        "sequence" => return record.sequence.to_string(),
        _ => words(record, name, own),
    };
    text.to_owned()
}

fn words<'a>(record: &'a Record, name: &str, own: Language) -> &'a str {
    let tagged = name
        .rsplit_once('_')
        .and_then(|(stem, tag)| Some((stem, Language::parse(tag)?)));
    let (stem, language) = tagged.unwrap_or((name, own));
    let Some(words) = record.texts.get(&language) else {
        return "";
    };
    match stem {
        "title" => &words.title,
        "lead" => &words.lead,
        "body" => &words.body,
        _ => &words.rain_plan,
    }
}

#[derive(Serialize)]
struct Whole<'a> {
    version: u32,
    department: Head<'a>,
    venues: Vec<crate::domain::exchange::record::Place>,
    events: &'a [Record],
}

#[derive(Serialize)]
struct Head<'a> {
    slug: &'a str,
    name: &'a str,
    zone: &'a str,
    languages: &'a [Language],
}

/// Everything as JSON.
#[must_use]
pub fn json(department: &Department, venues: &[Venue], records: &[Record]) -> Vec<u8> {
    let place = |venue: &Venue| crate::domain::exchange::record::Place::of(&venue.facts);
    let whole = Whole {
        version: 1,
        department: Head {
            slug: department.slug.as_str(),
            name: &clean::line(&department.name),
            zone: department.zone.name(),
            languages: &department.languages,
        },
        venues: venues.iter().map(place).collect(),
        events: records,
    };
    let mut out = serde_json::to_vec_pretty(&whole).unwrap_or_default();
    out.push(b'\n');
    out
}

/// The numbers of one event, in words of a table.
#[derive(Debug, Clone)]
pub struct CountRow {
    pub event: String,
    /// In the event's own zone, which is named.
    pub date: String,
    pub start: String,
    pub zone: String,
    pub state: &'static str,
    pub kind: String,
    pub venue: String,
    pub capacity: String,
    pub totals: Totals,
    /// Empty when nobody was counted.
    pub walked_in: String,
    pub checked_in: String,
}

/// Columns of a table of counts.
const COUNTS: [&str; 16] = [
    "event",
    "date",
    "start",
    "zone",
    "state",
    "kind",
    "venue",
    "capacity",
    "coming_parties",
    "coming_people",
    "asked_people",
    "waiting_parties",
    "waiting_people",
    "withdrawn_parties",
    "counted_at_door",
    "checked_in",
];

/// A table of counts in which no cell is a formula.
#[must_use]
pub fn counts(rows: &[CountRow]) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    // Writing to memory cannot fail.
    let _ = writer.write_record(COUNTS);
    for row in rows {
        let totals = row.totals;
        let numbers = [
            totals.confirmed_parties,
            totals.confirmed_heads,
            totals.unanswered_heads,
            totals.waiting_parties,
            totals.waiting_heads,
            totals.withdrawn_parties,
        ];
        let texts = [
            row.event.as_str(),
            &row.date,
            &row.start,
            &row.zone,
            row.state,
            &row.kind,
            &row.venue,
            &row.capacity,
        ];
        let cells = texts.into_iter().map(table::guarded);
        let cells = cells.chain(numbers.iter().map(u32::to_string));
        let door = [row.walked_in.clone(), row.checked_in.clone()];
        let _ = writer.write_record(cells.chain(door).collect::<Vec<_>>());
    }
    writer.into_inner().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn row(event: &str) -> CountRow {
        CountRow {
            event: event.to_owned(),
            date: "2026-12-10".to_owned(),
            start: "15:00".to_owned(),
            zone: "America/Los_Angeles".to_owned(),
            state: "published",
            kind: event.to_owned(),
            venue: event.to_owned(),
            capacity: "40".to_owned(),
            totals: Totals::default(),
            walked_in: String::new(),
            checked_in: String::new(),
        }
    }

    fn cells(octets: &[u8]) -> Vec<csv::StringRecord> {
        csv::Reader::from_reader(octets)
            .records()
            .map(Result::unwrap)
            .collect()
    }

    #[test]
    fn a_cell_that_a_spreadsheet_would_calculate_is_text() {
        for start in [
            "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'",
        ] {
            let text = format!("{start}HYPERLINK(\"http://x.test\";\"a, b\")\r\nc");
            let table = counts(&[row(&text)]);
            let read = cells(&table);
            assert_eq!(
                read[0].get(0),
                Some(format!("'{text}").as_str()),
                "{start:?}"
            );
        }
    }

    proptest! {
        #[test]
        fn what_went_into_the_table_comes_out_of_it_but_for_the_guard(text in "\\PC*|[=+@\\-'\",\r\n\t]{1,8}") {
            let table = counts(&[row(&text), row("x")]);
            let read = cells(&table);
            prop_assert_eq!(read.len(), 2);
            let cell = read[0].get(0).unwrap();
            prop_assert!(cell == text || cell.strip_prefix('\'') == Some(&text));
            prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']));
        }
    }
}
