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
