//! The close-out form: a head count, topics, a note, and as many promises as there are slots. A slot
//! in which nothing was written is left out.

use chrono::NaiveDate;

use crate::domain::close_out::{MAX_NOTE, MOST_HEADS};
use crate::domain::ids::{OfficerId, PromiseId, StaffId, TopicId};
use crate::domain::language::Language;
use crate::domain::promise::{self, DueError};
use crate::domain::topic::{Labels, Topic};
use crate::services::close_event::{Closing, Given, Named};
use crate::web::forms::{Reader, series};
use crate::web::pages::staff::close_out::{OTHER, Slot};

/// Reads the form; what has to be written differently stands in the reader.
pub fn read(
    reader: &mut Reader<'_>,
    languages: &[Language],
    made_on: NaiveDate,
    catalogue: &[Topic],
) -> Closing {
    let heads = heads(reader);
    let ticked = reader.fields.all("topic");
    let topics: Vec<TopicId> = catalogue
        .iter()
        .filter(|topic| ticked.contains(&topic.slug.as_str()))
        .map(|topic| topic.id)
        .collect();
    let slots = slots(reader);
    let promises = slots
        .iter()
        .filter_map(|slot| promise(reader, slot, languages, made_on))
        .collect();
    Closing {
        version: reader.fields.get("version").parse().unwrap_or(-1),
        heads,
        topics,
        note: reader.optional_prose("note", MAX_NOTE),
        promises,
    }
}

/// The slots that were sent.
#[must_use]
pub fn slots(reader: &Reader<'_>) -> Vec<Slot> {
    let many: usize = reader.fields.get("promises").parse().unwrap_or(0);
    let slot = |number: usize| {
        let slot = Slot::new(number);
        Slot {
            id: reader.fields.get(&slot.name("id")).to_owned(),
            ..slot
        }
    };
    (1..=many.min(promise::MOST)).map(slot).collect()
}

fn heads(reader: &mut Reader<'_>) -> Option<u32> {
    let typed = reader.fields.get("heads").trim().to_owned();
    if typed.is_empty() {
        return None;
    }
    let heads: Option<u32> = typed.parse().ok().filter(|heads| *heads <= MOST_HEADS);
    if heads.is_none() {
        reader.refuse("heads", reader.words.t("closing-heads-wrong"));
    }
    heads
}

fn promise(
    reader: &mut Reader<'_>,
    slot: &Slot,
    languages: &[Language],
    made_on: NaiveDate,
) -> Option<Given> {
    let id: Option<PromiseId> = slot.id.parse().ok().map(PromiseId);
    let names: Vec<(Language, String)> = languages
        .iter()
        .map(|language| (*language, slot.text(*language)))
        .collect();
    let owner = slot.name("owner");
    let is_empty = |name: &str| reader.fields.get(name).trim().is_empty();
    let is_blank = names.iter().all(|(_, name)| is_empty(name))
        && is_empty(&owner)
        && is_empty(&slot.name("owner_words"));
    if is_blank && id.is_none() {
        return None;
    }
    let texts = by_language(reader, &names, promise::MAX_TEXT);
    if let (true, Some((_, first))) = (texts.is_empty(), names.first()) {
        reader.refuse(first, reader.words.t("closing-text-missing"));
    }
    let named = named(reader, slot);
    let due_on = due(reader, &slot.name("due"), made_on);
    Some(Given {
        id,
        texts,
        owner: named?,
        due_on: due_on?,
        is_public: reader.fields.get(&slot.name("public")) == "yes",
    })
}

/// Lines by language; empty ones are left out.
pub fn by_language(reader: &mut Reader<'_>, names: &[(Language, String)], max: usize) -> Labels {
    let mut texts = Labels::new();
    for (language, name) in names {
        let text = reader.optional_line(name, max);
        if !text.is_empty() {
            texts.insert(*language, text);
        }
    }
    texts
}

fn named(reader: &mut Reader<'_>, slot: &Slot) -> Option<Named> {
    let (name, words) = (slot.name("owner"), slot.name("owner_words"));
    let chosen = reader.fields.get(&name).to_owned();
    let id = |prefix: &str| -> Option<i64> { chosen.strip_prefix(prefix)?.parse().ok() };
    if chosen == OTHER {
        let text = reader.line(&words, promise::MAX_OWNER, "closing-owner-words-missing");
        return Some(Named::Words(text));
    }
    let known = id("staff-").map(|id| Named::Staff(StaffId(id)));
    let known = known.or_else(|| id("officer-").map(|id| Named::Officer(OfficerId(id))));
    if known.is_none() {
        reader.refuse(&name, reader.words.t("closing-owner-missing"));
    }
    known
}

/// A day on which a promise may be due.
pub fn due(reader: &mut Reader<'_>, name: &str, made_on: NaiveDate) -> Option<NaiveDate> {
    let day = series::date(reader, name, "closing-due-missing")?;
    let key = match promise::due(day, made_on) {
        Ok(()) => return Some(day),
        Err(DueError::BeforeEvent) => "closing-due-before",
        Err(DueError::TooFar) => "closing-due-far",
    };
    reader.refuse(name, reader.words.t(key));
    None
}
