//! The tables of an export: one CSV file for each kind of record, with a line of column names that
//! stay. A cell that a spreadsheet would take for a formula is guarded.

use chrono::{DateTime, Utc};

use super::{Broken, Done, Folder};
use crate::calendar::import::table::guarded;
use crate::domain::version::Snapshot;
use crate::domain::zone::Zone;
use crate::services::export_records::{EventFile, Records};
use crate::services::read_versions::Version;
use crate::words::dates;

/// RFC 3339 in UTC.
pub(super) fn utc(at: DateTime<Utc>) -> String {
    at.format("%Y-%m-%dT%H:%M:%SZ").to_string()
}

fn maybe(at: Option<DateTime<Utc>>) -> String {
    at.map(utc).unwrap_or_default()
}

pub(super) struct Table(csv::Writer<Vec<u8>>);

impl Table {
    pub(super) fn new(columns: &[&str]) -> Result<Self, Broken> {
        let mut writer = csv::WriterBuilder::new()
            .terminator(csv::Terminator::CRLF)
            .from_writer(Vec::new());
        writer.write_record(columns)?;
        Ok(Self(writer))
    }

    pub(super) fn row(&mut self, cells: &[&str]) -> Done {
        Ok(self
            .0
            .write_record(cells.iter().map(|cell| guarded(cell)))?)
    }

    pub(super) fn into(self, folder: &mut Folder, name: &str) -> Done {
        let octets = self
            .0
            .into_inner()
            .map_err(csv::IntoInnerError::into_error)?;
        folder.add(name, &octets)
    }
}

pub(super) fn add(folder: &mut Folder, records: &Records) -> Done {
    events(folder, records)?;
    counts(folder, records)?;
    articles(folder, records)?;
    versions(folder, records)?;
    log(folder, records)?;
    mail(folder, records)?;
    if records.with_attendance {
        attendance(folder, records)?;
    }
    Ok(())
}

fn events(folder: &mut Folder, records: &Records) -> Done {
    let mut table = Table::new(&[
        "event",
        "uid",
        "status",
        "title",
        "date",
        "start",
        "end_date",
        "end",
        "zone",
        "starts_at",
        "ends_at",
        "venue",
        "address",
        "kind",
        "officers",
        "topics",
        "capacity",
        "reason",
        "sequence",
        "created",
        "updated",
        "url",
        "legal_hold",
        "versions",
    ])?;
    let language = records.department.main_language();
    for file in &records.events {
        let (event, one) = (&file.event, &file.record);
        let seats = one.capacity.map(|seats| seats.to_string());
        table.row(&[
            event.slug.as_str(),
            &one.uid,
            one.status,
            event.title(language),
            &one.date,
            &one.start,
            &one.end_date,
            &one.end,
            one.zone,
            &one.starts_at,
            &one.ends_at,
            &one.venue.name,
            &event.venue.facts.address_line(),
            &one.kind,
            &one.officers.join("; "),
            &one.topics.join("; "),
            &seats.unwrap_or_default(),
            one.reason.as_deref().unwrap_or_default(),
            &one.sequence.to_string(),
            &one.created,
            &one.updated,
            &one.url,
            file.hold.as_ref().map_or("", |hold| hold.reason.as_str()),
            &file.versions.len().to_string(),
        ])?;
    }
    table.into(folder, "events.csv")
}

/// Names and numbers of an event's RSVPs, for table and JSON.
pub(super) fn numbers(file: &EventFile) -> [(&'static str, Option<i64>); 9] {
    let totals = &file.totals;
    let came = file.arrivals;
    [
        ("confirmed_parties", Some(totals.confirmed_parties.into())),
        ("confirmed_heads", Some(totals.confirmed_heads.into())),
        ("unanswered_parties", Some(totals.unanswered_parties.into())),
        ("unanswered_heads", Some(totals.unanswered_heads.into())),
        ("waiting_parties", Some(totals.waiting_parties.into())),
        ("waiting_heads", Some(totals.waiting_heads.into())),
        ("withdrawn_parties", Some(totals.withdrawn_parties.into())),
        ("counted_at_door", came.map(|came| came.counted)),
        ("checked_in", came.map(|came| came.checked_in)),
    ]
}

fn counts(folder: &mut Folder, records: &Records) -> Done {
    let mut columns = vec!["event"];
    const NAMES: [&str; 9] = [
        "confirmed_parties",
        "confirmed_heads",
        "unanswered_parties",
        "unanswered_heads",
        "waiting_parties",
        "waiting_heads",
        "withdrawn_parties",
        "counted_at_door",
        "checked_in",
    ];
    columns.extend(NAMES);
    let mut table = Table::new(&columns)?;
    for file in &records.events {
        let number = |(_, number): (&str, Option<i64>)| {
            number.map(|number| number.to_string()).unwrap_or_default()
        };
        let mut cells = vec![file.event.slug.to_string()];
        cells.extend(numbers(file).map(number));
        let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
        table.row(&cells)?;
    }
    table.into(folder, "rsvp-counts.csv")
}

fn articles(folder: &mut Folder, records: &Records) -> Done {
    let mut table = Table::new(&[
        "article",
        "language",
        "title",
        "body",
        "byline",
        "published_at",
        "updated_at",
        "versions",
    ])?;
    for file in &records.articles {
        let article = &file.article;
        for (language, text) in &article.texts {
            table.row(&[
                article.slug.as_str(),
                language.tag(),
                &text.title,
                &text.body,
                &article.byline,
                &maybe(article.published_at),
                &utc(article.updated_at),
                &file.versions.len().to_string(),
            ])?;
        }
    }
    table.into(folder, "articles.csv")
}

/// Who changed what, when: a line for each field of each version that says something else than before.
fn versions(folder: &mut Folder, records: &Records) -> Done {
    let mut table = Table::new(&[
        "kind", "page", "version", "at", "at_local", "who", "action", "field", "before", "after",
        "hash",
    ])?;
    let zone = records.department.zone;
    for file in &records.events {
        changes(
            &mut table,
            ("event", file.event.slug.as_str()),
            zone,
            &file.versions,
        )?;
    }
    for file in &records.articles {
        changes(
            &mut table,
            ("article", file.article.slug.as_str()),
            zone,
            &file.versions,
        )?;
    }
    table.into(folder, "versions.csv")
}

fn changes(
    table: &mut Table,
    (kind, page): (&str, &str),
    zone: Zone,
    versions: &[Version],
) -> Done {
    let mut before: Option<&Snapshot> = None;
    for version in versions {
        for change in version.snapshot.since(before) {
            table.row(&[
                kind,
                page,
                &version.number.to_string(),
                &utc(version.at),
                &dates::iso(version.at, zone),
                version.who.as_deref().unwrap_or_default(),
                &version.action,
                &change.key.name(),
                change.before.as_deref().unwrap_or_default(),
                change.after.as_deref().unwrap_or_default(),
                &version.hash,
            ])?;
        }
        before = Some(&version.snapshot);
    }
    Ok(())
}

fn log(folder: &mut Folder, records: &Records) -> Done {
    let mut table = Table::new(&[
        "row",
        "at",
        "at_local",
        "who",
        "action",
        "subject",
        "subject_id",
        "subject_name",
        "detail",
        "hash",
    ])?;
    for line in &records.log {
        let row = &line.row;
        let id = row.subject_id.map(|id| id.to_string());
        let name = line.subject.as_ref();
        let name = name.map(|name| name.title(records.department.main_language()));
        table.row(&[
            &row.id.to_string(),
            &utc(row.at),
            &dates::iso(row.at, records.department.zone),
            row.who.as_deref().unwrap_or_default(),
            &row.action,
            &row.subject,
            &id.unwrap_or_default(),
            name.unwrap_or_default(),
            &row.detail,
            &row.hash,
        ])?;
    }
    table.into(folder, "audit.csv")
}

fn mail(folder: &mut Folder, records: &Records) -> Done {
    let mut table = Table::new(&[
        "message",
        "kind",
        "state",
        "event",
        "attempts",
        "code",
        "created_at",
        "tried_at",
        "finished_at",
    ])?;
    for one in &records.mail {
        let event = one.event_id.and_then(|id| records.slugs.get(&id));
        table.row(&[
            &one.id.to_string(),
            one.kind.as_str(),
            one.state.as_str(),
            event.map_or("", String::as_str),
            &one.attempts.to_string(),
            &one.code.map(|code| code.to_string()).unwrap_or_default(),
            &utc(one.created_at),
            &maybe(one.tried_at),
            &maybe(one.finished_at),
        ])?;
    }
    table.into(folder, "mail.csv")
}

fn attendance(folder: &mut Folder, records: &Records) -> Done {
    let mut table = Table::new(&[
        "event", "name", "heads", "children", "state", "came", "since",
    ])?;
    for file in &records.events {
        for party in file.attendance.iter().flatten() {
            let children = party.children.map(|children| children.to_string());
            table.row(&[
                file.event.slug.as_str(),
                &party.name,
                &party.heads.to_string(),
                &children.unwrap_or_default(),
                party.state.as_str(),
                if party.came { "yes" } else { "no" },
                &utc(party.since),
            ])?;
        }
    }
    table.into(folder, "attendance.csv")
}
