//! What officers are told before an event, as one page: the page for staff and the PDF file are both
//! made from the [`Sheet`]. Numbers and arrangements; no resident is in it.

use super::{Block, Document, Fact, Look, Text, Tone};
use crate::domain::briefing::Briefing;
use crate::domain::department::Department;
use crate::domain::event::{Event, State};
use crate::domain::paper::Paper;
use crate::domain::topic::{Labels, label};
use crate::domain::venue::VenueContact;
use crate::words::dates::Span;
use crate::words::{Words, kit};

/// A label and how often.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count {
    pub label: String,
    pub count: u32,
}

/// That the event is not held as planned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Off {
    pub is_cancelled: bool,
    pub heading: String,
    /// In the department's words; empty when none were given.
    pub reason: String,
}

/// The briefing in the reader's language, part by part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    pub title: Text,
    pub off: Option<Off>,
    pub when: String,
    pub venue: String,
    pub address: String,
    /// How to get in; empty when nothing is known.
    pub getting_in: Text,
    /// Whom to call at the place, name and number; `None` for a reader who may not know.
    pub host: Option<Vec<String>>,
    pub officers: Vec<String>,
    /// The range and the numbers behind it; both empty while nobody has said yes.
    pub expected: String,
    pub expected_why: String,
    /// Topics neighbours raised.
    pub topics: Vec<Count>,
    /// Voices of the topics too small to stand alone, together.
    pub others: u32,
    /// Topics the event was announced with.
    pub announced: Vec<Text>,
    pub arrangements: Vec<String>,
    pub materials: Vec<String>,
    pub points: Vec<String>,
}

/// What an event is, what officers are told of it, and whom to call at the place, where the reader may
/// know.
#[derive(Debug, Clone)]
pub struct Told<'a> {
    pub event: &'a Event,
    pub briefing: &'a Briefing,
    pub host: Option<&'a VenueContact>,
}

impl Sheet {
    #[must_use]
    pub fn of(told: &Told<'_>, words: Words) -> Self {
        let (event, briefing, language) = (told.event, told.briefing, words.language());
        let (own, text) = event.text(language);
        let expected = briefing.expected.as_ref();
        let (expected, expected_why) = expected
            .map(|range| kit::expected(range, words))
            .unwrap_or_default();
        let in_words = |labels: &Labels| {
            let (own, words) = label(labels, language);
            Text::new(words, own)
        };
        let count = |(labels, count): &(Labels, u32)| Count {
            label: in_words(labels).words,
            count: *count,
        };
        let (venue, icon) = (&event.venue.facts, &event.kind.facts.icon);
        Self {
            title: Text::new(text.title.as_str(), own),
            off: off(event, words),
            when: span(event).when(language),
            venue: venue.name.clone(),
            address: venue.address_line(),
            getting_in: in_words(&venue.access_notes),
            host: told.host.map(lines),
            officers: briefing.officers.clone(),
            expected,
            expected_why,
            topics: briefing.topics.iter().map(count).collect(),
            others: briefing.others,
            announced: event.topics.iter().map(|t| in_words(&t.labels)).collect(),
            arrangements: kit::arrangements(&briefing.arrangements, words),
            materials: kit::materials(&briefing.kit, icon, words, language),
            points: kit::talking_points(&briefing.kit, icon, words, language),
        }
    }
}

fn span(event: &Event) -> Span {
    Span {
        starts_at: event.times.starts_at,
        ends_at: event.times.ends_at,
        zone: event.times.zone,
    }
}

fn off(event: &Event, words: Words) -> Option<Off> {
    let (is_cancelled, key) = match event.state {
        State::Cancelled => (true, "event-cancelled"),
        State::Postponed => (false, "event-postponed"),
        _ => return None,
    };
    Some(Off {
        is_cancelled,
        heading: words.t(key),
        reason: event.reason.clone().unwrap_or_default(),
    })
}

/// Name and number, what there is of them.
fn lines(contact: &VenueContact) -> Vec<String> {
    let both = [&contact.name, &contact.phone];
    let known = both.into_iter().filter(|line| !line.is_empty());
    known.cloned().collect()
}

/// The briefing to print, in words without marks of direction.
#[must_use]
pub fn document(told: &Told<'_>, department: &Department, words: Words) -> Document {
    let words = Words::plain(words.language());
    let sheet = Sheet::of(told, words);
    let here = |text: String| Text::new(text, words.language());
    let all = |lines: &[String]| lines.iter().cloned().map(here).collect();
    let mut blocks = vec![Block::Banner(department.name.clone())];
    if let Some(off) = &sheet.off {
        let reason = Some(Text::new(off.reason.as_str(), department.main_language()));
        blocks.push(Block::Box {
            tone: if off.is_cancelled {
                Tone::Alarm
            } else {
                Tone::Warning
            },
            heading: off.heading.clone(),
            lines: reason.into_iter().filter(|t| !t.words.is_empty()).collect(),
        });
    }
    let title = words.t1("briefing-page", "title", &sheet.title.words);
    blocks.push(Block::Title(here(title.clone())));
    blocks.push(Block::Lead(here(words.t("briefing-lead"))));
    blocks.push(Block::Facts(facts(&sheet, words)));
    let raised = raised(&sheet, words);
    part(
        &mut blocks,
        (words, "briefing-topics", "staff-topics-none"),
        raised,
    );
    if !sheet.announced.is_empty() {
        blocks.push(Block::Heading(words.t("briefing-announced")));
        blocks.push(Block::List(sheet.announced.clone()));
    }
    let ready = all(&sheet.arrangements);
    let key = (words, "briefing-arrangements", "briefing-arrangements-none");
    part(&mut blocks, key, ready);
    let take = all(&sheet.materials);
    part(&mut blocks, (words, "briefing-materials", ""), take);
    let say = all(&sheet.points);
    part(&mut blocks, (words, "briefing-points", ""), say);
    Document {
        language: words.language(),
        title,
        author: department.name.clone(),
        paper: Paper::of(department.zone),
        look: Look::Sheet,
        changed: told.event.updated_at,
        blocks,
    }
}

/// A heading with its list, or the sentence that there is nothing.
fn part(blocks: &mut Vec<Block>, (words, heading, none): (Words, &str, &str), items: Vec<Text>) {
    blocks.push(Block::Heading(words.t(heading)));
    blocks.push(match items.is_empty() {
        true => Block::Paragraph(Text::new(words.t(none), words.language())),
        false => Block::List(items),
    });
}

fn raised(sheet: &Sheet, words: Words) -> Vec<Text> {
    let times = |what: &str, count: u32| {
        let count = ("count", i64::from(count));
        let line = words.t2("briefing-times", ("what", what), count);
        Text::new(line, words.language())
    };
    let each = sheet.topics.iter();
    let mut all: Vec<Text> = each.map(|topic| times(&topic.label, topic.count)).collect();
    if sheet.others > 0 {
        all.push(times(&words.t("staff-topics-others"), sheet.others));
    }
    all
}

fn facts(sheet: &Sheet, words: Words) -> Vec<Fact> {
    let here = |words: &str, language| Text::new(words, language);
    let plain = |text: &str| here(text, words.language());
    let fact = |key: &str, lines: Vec<Text>| Fact {
        label: words.t(key),
        lines,
        big: 0,
    };
    let mut facts = vec![
        Fact {
            big: 1,
            ..fact("briefing-when", vec![plain(&sheet.when)])
        },
        Fact {
            big: 1,
            ..fact(
                "briefing-where",
                vec![plain(&sheet.venue), plain(&sheet.address)],
            )
        },
    ];
    if !sheet.getting_in.words.is_empty() {
        facts.push(fact("briefing-getting-in", vec![sheet.getting_in.clone()]));
    }
    let or_none = |lines: &[String], none: &str| match lines.is_empty() {
        true => vec![plain(&words.t(none))],
        false => lines.iter().map(|line| plain(line)).collect(),
    };
    if let Some(host) = &sheet.host {
        facts.push(fact("briefing-host", or_none(host, "briefing-host-none")));
    }
    let officers = or_none(&sheet.officers, "briefing-officers-none");
    facts.push(fact("briefing-officers", officers));
    let expected = [sheet.expected.clone(), sheet.expected_why.clone()];
    let expected: Vec<String> = expected.into_iter().filter(|l| !l.is_empty()).collect();
    let expected = or_none(&expected, "briefing-expected-none");
    facts.push(fact("briefing-expected", expected));
    facts
}
