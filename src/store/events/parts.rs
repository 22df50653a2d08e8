//! The texts, officers and topics of events.

use std::collections::{BTreeMap, HashMap};

use diesel::prelude::*;

use super::super::assignments;
use super::super::db::Tx;
use super::super::error::StoreResult;
use super::super::schema::{event_texts, event_topics, topics};
use super::super::topics::{TopicRecord, read_topic};
use super::super::types::Row;
use crate::domain::event::{EventFacts, EventText};
use crate::domain::ids::EventId;
use crate::domain::language::Language;
use crate::domain::topic::Topic;

/// Texts by event and language.
pub(super) type Texts = HashMap<i64, BTreeMap<Language, EventText>>;

/// Writes the parts of one event anew.
pub(super) fn replace(tx: &mut Tx<'_>, id: i64, facts: &EventFacts) -> StoreResult<()> {
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

pub(super) fn texts(tx: &mut Tx<'_>, ids: &[i64]) -> StoreResult<Texts> {
    let rows: Vec<(i64, String, String, String, String, String)> = event_texts::table
        .filter(event_texts::event_id.eq_any(ids.to_vec()))
        .load(tx.conn)?;
    let mut texts = Texts::new();
    for (event, language, title, lead, body, rain_plan) in rows {
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
        texts.entry(event).or_default().insert(language, text);
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
