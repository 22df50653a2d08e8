//! The texts, officers and topics of events.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::super::assignments;
use super::super::db::Tx;
use super::super::error::StoreResult;
use super::super::schema::{event_texts, event_topics, topics};
use super::super::topics::{TopicRecord, read_topic};
use super::super::types::{Row, instant, stamp};
use crate::domain::event::{Event, EventFacts, EventText};
use crate::domain::ids::EventId;
use crate::domain::language::Language;
use crate::domain::topic::Topic;

/// Texts by event and language.
pub(super) type Texts = HashMap<i64, (BTreeMap<Language, EventText>, Stamps)>;

/// When the text of a language was last edited.
pub(super) type Stamps = BTreeMap<Language, DateTime<Utc>>;

/// Writes the parts of one event anew; `stamps` say when each text was edited.
pub(super) fn replace(
    tx: &mut Tx<'_>,
    id: i64,
    facts: &EventFacts,
    stamps: &Stamps,
) -> StoreResult<()> {
    diesel::delete(event_texts::table.filter(event_texts::event_id.eq(id))).execute(tx.conn)?;
    for (language, text) in &facts.texts {
        diesel::insert_into(event_texts::table)
            .values((
                event_texts::event_id.eq(id),
                event_texts::language.eq(language.tag()),
                event_texts::title.eq(&text.title),
                event_texts::lead.eq(&text.lead),
                event_texts::body.eq(&text.body),
                event_texts::rain_plan.eq(&text.rain_plan),
                event_texts::updated_at.eq(stamps.get(language).copied().map(stamp)),
            ))
            .execute(tx.conn)?;
    }
    assignments::set_roster(tx, EventId(id), &facts.officer_ids)?;
    diesel::delete(event_topics::table.filter(event_topics::event_id.eq(id))).execute(tx.conn)?;
    for topic in &facts.topic_ids {
        diesel::insert_into(event_topics::table)
            .values((
                event_topics::event_id.eq(id),
                event_topics::topic_id.eq(topic.0),
            ))
            .execute(tx.conn)?;
    }
    Ok(())
}

type TextRow = (
    i64,
    String,
    String,
    String,
    String,
    String,
    Option<NaiveDateTime>,
);

/// When each text is edited by these facts: now where it says something new.
pub(super) fn stamps(before: &Event, facts: &EventFacts, now: DateTime<Utc>) -> Stamps {
    let at = |(language, text): (&Language, &EventText)| {
        let is_same = before.texts.get(language) == Some(text);
        let kept = before.texts_at.get(language).filter(|_| is_same);
        let at = if is_same { kept.copied() } else { Some(now) };
        Some((*language, at?))
    };
    facts.texts.iter().filter_map(at).collect()
}

/// Says when the texts of an event were last edited.
pub(super) fn set_stamps(tx: &mut Tx<'_>, id: i64, stamps: &Stamps) -> StoreResult<()> {
    for (language, at) in stamps {
        let text = event_texts::table.find((id, language.tag()));
        diesel::update(text)
            .set(event_texts::updated_at.eq(Some(stamp(*at))))
            .execute(tx.conn)?;
    }
    Ok(())
}

pub(super) fn texts(tx: &mut Tx<'_>, ids: &[i64]) -> StoreResult<Texts> {
    let rows: Vec<TextRow> = event_texts::table
        .filter(event_texts::event_id.eq_any(ids.to_vec()))
        .load(tx.conn)?;
    let mut texts = Texts::new();
    for (event, language, title, lead, body, rain_plan, at) in rows {
        let language = Row {
            table: "event_texts",
            id: event,
        }
        .language(&language)?;
        let text = EventText {
            title,
            lead,
            body,
            rain_plan,
        };
        let (known, stamps) = texts.entry(event).or_default();
        known.insert(language, text);
        stamps.extend(at.map(|at| (language, instant(at))));
    }
    Ok(texts)
}

/// Topics by event, in the department's order.
pub(super) fn topics(tx: &mut Tx<'_>, ids: &[i64]) -> StoreResult<HashMap<i64, Vec<Topic>>> {
    let rows: Vec<(i64, TopicRecord)> = event_topics::table
        .inner_join(topics::table.on(topics::id.eq(event_topics::topic_id)))
        .filter(event_topics::event_id.eq_any(ids.to_vec()))
        .order((topics::position, topics::id))
        .select((event_topics::event_id, topics::all_columns))
        .load(tx.conn)?;
    let mut by_event: HashMap<i64, Vec<Topic>> = HashMap::new();
    for (event, topic) in rows {
        by_event.entry(event).or_default().push(read_topic(topic)?);
    }
    Ok(by_event)
}
