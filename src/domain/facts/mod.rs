//! The fact check: what a text says is compared with the fields and the calendar before anything is
//! published. Pure rules, one file per family; every finding with its words, its place and the
//! corrections to click. A false alarm is worse than a find too few: a doubt keeps a rule silent.
//! No words for people; those are in the catalogue.

use std::ops::Range;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};

use crate::domain::article::Article;
use crate::domain::department::Department;
use crate::domain::event::{Event, EventText};
use crate::domain::ids::{OfficerId, VenueId};
use crate::domain::language::Language;
use crate::domain::officer::Officer;
use crate::domain::venue::Venue;

mod clocks;
mod dates;
mod faces;
mod kind;
mod markers;
mod on_date;
mod on_day;
mod on_fields;
mod on_hour;
mod on_name;
mod on_picture;
mod on_place;
mod reading;

pub use kind::Kind;
use reading::Reading;

/// Whether it has to be mended, or looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is published before it is mended.
    Stop,
    /// Published when somebody says that it is right.
    Ask,
}

/// A field that holds a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    Title,
    Lead,
    Body,
    RainPlan,
}

impl Field {
    /// The name in forms, without the language.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Lead => "lead",
            Self::Body => "body",
            Self::RainPlan => "rain_plan",
        }
    }

    /// The field of a text of an event.
    #[must_use]
    pub fn of(self, text: &EventText) -> &str {
        match self {
            Self::Title => &text.title,
            Self::Lead => &text.lead,
            Self::Body => &text.body,
            Self::RainPlan => &text.rain_plan,
        }
    }
}

/// Where the words stand: octets of one field in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    pub language: Language,
    pub field: Field,
    pub span: Range<usize>,
}

/// What the fields or the calendar say instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expected {
    /// Nothing more to say.
    Nothing,
    Date(NaiveDate),
    Time(NaiveTime),
    /// A name or a number as it stands in a field.
    Words(String),
    Language(Language),
}

/// Something to click.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Correction {
    /// These words in place of the found ones.
    Words(String),
    /// The officer comes to the event, too.
    AddOfficer(OfficerId, String),
    /// The event is at this place.
    MoveTo(VenueId, String),
    /// The event has room for as many.
    SetCapacity(u32),
}

/// Something found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub kind: Kind,
    pub severity: Severity,
    /// `None` where a field is at fault and no words.
    pub place: Option<Place>,
    /// The words themselves: the text at `place`; without one empty, or the name of a holiday.
    pub words: String,
    pub expected: Expected,
    pub corrections: Vec<Correction>,
}

impl Finding {
    /// Whether it has to be mended before publishing.
    #[must_use]
    pub fn stops(&self) -> bool {
        self.severity == Severity::Stop
    }

    /// Names it among the findings of one version: `weekday.en.body.12`.
    #[must_use]
    pub fn key(&self) -> String {
        let kind = self.kind.as_str();
        match (&self.place, &self.expected) {
            (Some(place), _) => format!(
                "{kind}.{}.{}.{}",
                place.language,
                place.field.as_str(),
                place.span.start
            ),
            (None, Expected::Language(language)) => format!("{kind}.{language}"),
            (None, _) => kind.to_owned(),
        }
    }

    /// A finding about a field, without words.
    fn of_field(kind: Kind, severity: Severity, expected: Expected) -> Self {
        Self {
            kind,
            severity,
            place: None,
            words: String::new(),
            expected,
            corrections: Vec::new(),
        }
    }
}

/// What a text is compared with beside its event.
#[derive(Debug, Clone, Copy)]
pub struct Around<'a> {
    pub department: &'a Department,
    /// Everybody the department lists, on the event or not.
    pub officers: &'a [Officer],
    /// Every place of the department.
    pub venues: &'a [Venue],
    pub now: DateTime<Utc>,
}

/// What a rule about words is given.
struct Case<'a> {
    around: Around<'a>,
    event: Option<&'a Event>,
    /// The text is about what was.
    is_article: bool,
    language: Language,
    field: Field,
    reading: Reading<'a>,
}

/// What a rule found, by octets of the text it read.
struct Found {
    kind: Kind,
    severity: Severity,
    span: Range<usize>,
    expected: Expected,
    corrections: Vec<Correction>,
}

impl Case<'_> {
    /// Where a rule can be sure about an event to come, in an article about it it only asks.
    fn stop_before(&self) -> Severity {
        if self.is_article {
            Severity::Ask
        } else {
            Severity::Stop
        }
    }

    fn remembers(&self, sentence: &reading::Sentence) -> bool {
        sentence.says(if self.is_article {
            markers::LONG_PAST
        } else {
            markers::REMEMBERS
        })
    }

    /// Whether a sentence speaks of the event itself.
    fn is_about(&self, sentence: &reading::Sentence) -> bool {
        if self.is_article {
            sentence.says(markers::TELLS)
        } else {
            sentence.invites()
        }
    }
}

/// Everything found on an event, what stops first.
#[must_use]
pub fn event(event: &Event, around: &Around<'_>) -> Vec<Finding> {
    let mut found = on_fields::all(event, around);
    for (language, text) in &event.texts {
        for field in [Field::Title, Field::Lead, Field::Body, Field::RainPlan] {
            let reading = Reading::of(field.of(text));
            found.extend(words(Case {
                around: *around,
                event: Some(event),
                is_article: false,
                language: *language,
                field,
                reading,
            }));
        }
    }
    found.sort_by_key(|finding| finding.severity);
    found
}

/// Everything found in an article, what stops first; `event` is the one it is about.
#[must_use]
pub fn article(article: &Article, event: Option<&Event>, around: &Around<'_>) -> Vec<Finding> {
    let languages = around.department.languages.iter();
    let missing = languages.filter(|language| !article.texts.contains_key(language));
    let mut found: Vec<Finding> = missing
        .map(|language| {
            let language = Expected::Language(*language);
            Finding::of_field(Kind::NoText, Severity::Ask, language)
        })
        .collect();
    for (language, text) in &article.texts {
        for (field, text) in [(Field::Title, &text.title), (Field::Body, &text.body)] {
            found.extend(words(Case {
                around: *around,
                event,
                is_article: true,
                language: *language,
                field,
                reading: Reading::of(text),
            }));
        }
    }
    found.sort_by_key(|finding| finding.severity);
    found
}

/// All rules about words; where two find the same words the first keeps them.
fn words(case: Case<'_>) -> Vec<Finding> {
    let rules = [
        on_date::all,
        on_hour::all,
        on_day::all,
        on_name::all,
        on_place::all,
        on_picture::all,
    ];
    let mut kept: Vec<Found> = Vec::new();
    for found in rules.iter().flat_map(|rule| rule(&case)) {
        let overlaps =
            |other: &Found| other.span.start < found.span.end && found.span.start < other.span.end;
        if !found.span.is_empty() && !kept.iter().any(overlaps) {
            kept.push(found);
        }
    }
    kept.sort_by_key(|found| found.span.start);
    let text = case.reading.text;
    let finding = |found: Found| Finding {
        kind: found.kind,
        severity: found.severity,
        words: text.get(found.span.clone()).unwrap_or_default().to_owned(),
        place: Some(Place {
            language: case.language,
            field: case.field,
            span: found.span,
        }),
        expected: found.expected,
        corrections: clickable(found.corrections, case.is_article),
    };
    kept.into_iter().map(finding).collect()
}

/// An event that is over is not changed from an article about it.
fn clickable(corrections: Vec<Correction>, is_article: bool) -> Vec<Correction> {
    let is_offered = |one: &Correction| !is_article || matches!(one, Correction::Words(_));
    corrections.into_iter().filter(is_offered).collect()
}

/// The text with the words of a finding replaced; `None` when they do not stand there any more.
#[must_use]
pub fn corrected(text: &str, span: &Range<usize>, words: &str, new: &str) -> Option<String> {
    if text.get(span.clone())? != words {
        return None;
    }
    let (before, after) = (text.get(..span.start)?, text.get(span.end..)?);
    Some(format!("{before}{new}{after}"))
}

#[cfg(test)]
mod cases;
#[cfg(test)]
mod tests;
