//! The close-out form: a head count, topics, a note, and as many promises as there are slots. A slot
//! in which nothing was written is left out.

use chrono::NaiveDate;

use crate::domain::close_out::{self, Ages, Extras, MAX_NOTE, MAX_PAID_BY, MOST_COST, MOST_HEADS};
use crate::domain::ids::{OfficerId, PromiseId, StaffId, TopicId};
use crate::domain::language::Language;
use crate::domain::promise::{self, DueError};
use crate::domain::topic::{Labels, Topic};
use crate::services::close_event::{Closing, Given, Named};
use crate::web::forms::{Reader, series};
use crate::web::pages::staff::close_out::{OTHER, Slot};

/// Reads the form; what has to be written differently stands in the reader. `tally` is the count at the
/// door.
pub fn read(
    reader: &mut Reader<'_>,
    languages: &[Language],
    made_on: NaiveDate,
    (catalogue, tally): (&[Topic], Option<u32>),
) -> Closing {
    let typed = heads(reader);
    let extras = extras(reader);
    let heads = match close_out::heads_with(typed, tally, extras.ages) {
        Ok(heads) => heads,
        Err(_) if !reader.view.error("heads").is_empty() => None,
        Err(error) => {
            let (sum, heads) = (
                ("sum", i64::from(error.sum)),
                ("heads", i64::from(error.heads)),
            );
            let sentence = reader.words.t2("closing-ages-many", sum, heads);
            reader.refuse("children", sentence);
            typed
        }
    };
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
        extras,
        promises,
    }
}

fn extras(reader: &mut Reader<'_>) -> Extras {
    let age = |reader: &mut Reader<'_>, name| count(reader, name, MOST_HEADS, "closing-age-wrong");
    Extras {
        ages: Ages {
            children: age(reader, "children"),
            teens: age(reader, "teens"),
            adults: age(reader, "adults"),
            older_adults: age(reader, "older_adults"),
        },
        photos: match reader.fields.get("photos") {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        },
        cost: count(reader, "cost", MOST_COST, "closing-cost-wrong"),
        paid_by: reader.optional_line("paid_by", MAX_PAID_BY),
    }
}

/// A number that may be left out.
fn count(reader: &mut Reader<'_>, name: &str, most: u32, wrong: &str) -> Option<u32> {
    let number = reader.number(name, 0..=i64::from(most), wrong)?;
    u32::try_from(number).ok()
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
