//! The records of an export as JSON, for programs: the same facts as the tables, and every version
//! whole. Keys are sorted, so the same records give the same octets.

use serde_json::{Value, json};

use super::tables::{numbers, utc};
use super::{Done, Folder};
use crate::domain::language::Language;
use crate::domain::promise::Promise;
use crate::domain::topic::Labels;
use crate::services::export_records::{EventFile, Records};
use crate::services::read_versions::Version;
use crate::words::dates;

pub(super) fn add(folder: &mut Folder, records: &Records) -> Done {
    let events = records.events.iter().map(event).collect::<Result<_, _>>()?;
    write(folder, "events.json", events)?;
    let counts = records.events.iter().map(counts).collect();
    write(folder, "rsvp-counts.json", counts)?;
    write(folder, "articles.json", articles(records))?;
    write(folder, "versions.json", versions(records))?;
    write(folder, "audit.json", log(records))?;
    write(folder, "mail.json", mail(records))?;
    if records.with_attendance {
        write(folder, "attendance.json", attendance(records))?;
    }
    Ok(())
}

pub(super) fn write(folder: &mut Folder, name: &str, all: Vec<Value>) -> Done {
    let mut octets = serde_json::to_vec_pretty(&all)?;
    octets.push(b'\n');
    folder.add(name, &octets)
}

fn event(file: &EventFile) -> Result<Value, serde_json::Error> {
    let mut value = serde_json::to_value(&file.record)?;
    let hold = file.hold.as_ref();
    if let Value::Object(fields) = &mut value {
        fields.insert("event".to_owned(), json!(file.event.slug.as_str()));
        let hold = hold.map(|hold| json!({"reason": hold.reason, "since": utc(hold.since)}));
        fields.insert("legal_hold".to_owned(), json!(hold));
        let kit = json!({
            "materials": by_language(&file.kit.materials),
            "talking_points": by_language(&file.kit.talking_points),
        });
        fields.insert("briefing".to_owned(), kit);
        fields.insert("close_out".to_owned(), close_out(file));
        let promises = file.promises.iter().map(promise).collect();
        fields.insert("promises".to_owned(), Value::Array(promises));
    }
    Ok(value)
}

/// What came of an event. The note is for the department's own people, and is not here.
fn close_out(file: &EventFile) -> Value {
    let Some(known) = &file.close_out else {
        return Value::Null;
    };
    let extras = &known.extras;
    let ages = extras.ages.bands().into_iter();
    let topics = file.topics.iter().map(|topic| topic.slug.as_str());
    json!({
        "at": utc(known.closed_at),
        "heads": known.heads,
        "ages": ages.collect::<std::collections::BTreeMap<_, _>>(),
        "photos": extras.photos,
        "cost_in_dollars": extras.cost,
        "paid_by": extras.paid_by,
        "topics": topics.collect::<Vec<_>>(),
    })
}

/// What was promised and what became of it; not who sees to it.
fn promise(promise: &Promise) -> Value {
    json!({
        "texts": by_language(&promise.wording.texts),
        "due_on": promise.wording.due_on.to_string(),
        "public": promise.wording.is_public,
        "state": promise.state.as_str(),
        "settled_at": promise.settled_at.map(utc),
        "reasons": by_language(&promise.reasons),
    })
}

fn by_language(words: &Labels) -> Value {
    let pair = |(language, text): (&Language, &String)| (language.tag().to_owned(), json!(text));
    Value::Object(words.iter().map(pair).collect())
}

fn counts(file: &EventFile) -> Value {
    let mut fields = serde_json::Map::new();
    fields.insert("event".to_owned(), json!(file.event.slug.as_str()));
    for (name, number) in numbers(file) {
        fields.insert(name.to_owned(), json!(number));
    }
    Value::Object(fields)
}

fn articles(records: &Records) -> Vec<Value> {
    let texts = |article: &crate::domain::article::Article| -> Value {
        let pair = |(language, text): (&crate::domain::language::Language, &_)| {
            let text: &crate::domain::article::ArticleText = text;
            let words = json!({"title": text.title, "body": text.body});
            (language.tag().to_owned(), words)
        };
        Value::Object(article.texts.iter().map(pair).collect())
    };
    let one = |file: &crate::services::export_records::ArticleFile| {
        json!({
            "article": file.article.slug.as_str(),
            "byline": file.article.byline,
            "texts": texts(&file.article),
            "published_at": file.article.published_at.map(utc),
            "updated_at": utc(file.article.updated_at),
        })
    };
    records.articles.iter().map(one).collect()
}

fn versions(records: &Records) -> Vec<Value> {
    let zone = records.department.zone;
    let one = |kind: &str, page: &str, version: &Version| {
        json!({
            "kind": kind,
            "page": page,
            "version": version.number,
            "at": utc(version.at),
            "at_local": dates::iso(version.at, zone),
            "who": version.who,
            "action": version.action,
            "said": version.snapshot.named(),
            "hash": version.hash,
        })
    };
    let mut all = Vec::new();
    for file in &records.events {
        let page = file.event.slug.as_str();
        all.extend(file.versions.iter().map(|each| one("event", page, each)));
    }
    for file in &records.articles {
        let page = file.article.slug.as_str();
        all.extend(file.versions.iter().map(|each| one("article", page, each)));
    }
    all
}

fn log(records: &Records) -> Vec<Value> {
    let zone = records.department.zone;
    let one = |line: &crate::services::read_log::LogRow| {
        let row = &line.row;
        let detail: Value = serde_json::from_str(&row.detail).unwrap_or(Value::Null);
        json!({
            "row": row.id,
            "at": utc(row.at),
            "at_local": dates::iso(row.at, zone),
            "who": row.who,
            "action": row.action,
            "subject": row.subject,
            "subject_id": row.subject_id,
            "subject_slug": line.subject.as_ref().map(|name| name.slug.as_str()),
            "detail": detail,
            "hash": row.hash,
        })
    };
    records.log.iter().map(one).collect()
}

fn mail(records: &Records) -> Vec<Value> {
    let one = |mail: &crate::domain::mail_log::Entry| {
        json!({
            "message": mail.id.0,
            "kind": mail.kind.as_str(),
            "state": mail.state.as_str(),
            "event": mail.event_id.and_then(|id| records.slugs.get(&id)),
            "attempts": mail.attempts,
            "code": mail.code,
            "created_at": utc(mail.created_at),
            "tried_at": mail.tried_at.map(utc),
            "finished_at": mail.finished_at.map(utc),
        })
    };
    records.mail.iter().map(one).collect()
}

fn attendance(records: &Records) -> Vec<Value> {
    let mut all = Vec::new();
    for file in &records.events {
        for party in file.attendance.iter().flatten() {
            all.push(json!({
                "event": file.event.slug.as_str(),
                "name": party.name,
                "heads": party.heads,
                "children": party.children,
                "state": party.state.as_str(),
                "came": party.came,
                "since": utc(party.since),
            }));
        }
    }
    all
}
