//! What a visitor or a calendar app asked for, and what that narrows a list to. The same filters
//! hold for the list, the feed, and the lists for programs.

use chrono::NaiveDate;

use crate::domain::ids::PublicId;
use crate::domain::language::Language;
use crate::domain::officer::Officer;
use crate::domain::topic::{Kind, Labels, Topic};
use crate::domain::venue::Venue;

/// What was asked for; empty means everything to come.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Query {
    /// Slugs of a kind, a topic, a place.
    pub kind: Option<String>,
    pub topic: Option<String>,
    pub venue: Option<String>,
    /// An officer who agreed to be listed. Not by a slug: it holds the whole name, which the officer
    /// may not want to be known.
    pub officer: Option<PublicId>,
    /// An event in this language: with a text in it, or with an officer who speaks it.
    pub language: Option<Language>,
    pub from: Option<NaiveDate>,
    /// The last day.
    pub to: Option<NaiveDate>,
    pub q: Option<String>,
    pub past: bool,
}

impl Query {
    /// Whether anything but the whole list was asked for.
    #[must_use]
    pub fn is_filtered(&self) -> bool {
        Self {
            past: false,
            ..self.clone()
        } != Self::default()
    }

    /// The fields of the address that ask for this again, always in the same order.
    #[must_use]
    pub fn fields(&self) -> Vec<(&'static str, String)> {
        let day = |day: Option<NaiveDate>| day.map(|day| day.to_string());
        let fields = [
            ("kind", self.kind.clone()),
            ("topic", self.topic.clone()),
            ("venue", self.venue.clone()),
            ("officer", self.officer.as_ref().map(ToString::to_string)),
            ("language", self.language.map(|own| own.tag().to_owned())),
            ("from", day(self.from)),
            ("to", day(self.to)),
            ("q", self.q.clone()),
            ("past", self.past.then(|| "1".to_owned())),
        ];
        let given = |(name, value): (&'static str, Option<String>)| Some((name, value?));
        fields.into_iter().filter_map(given).collect()
    }
}

/// One thing a list was narrowed to, for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Narrowing {
    Kind(Labels),
    Topic(Labels),
    Venue(String),
    /// In the form the officer chose.
    Officer(String),
    Spoken(Language),
    From(NaiveDate),
    To(NaiveDate),
    Words(String),
}

/// What a department's list can be narrowed to.
#[derive(Debug, Clone, Default)]
pub struct Choices {
    pub kinds: Vec<Kind>,
    pub topics: Vec<Topic>,
    pub venues: Vec<Venue>,
    pub officers: Vec<Officer>,
}

/// What a query narrows to, in the order of its fields. What the department does not have is left
/// out: it has no name.
#[must_use]
pub fn narrowings(query: &Query, choices: &Choices) -> Vec<Narrowing> {
    let is = |slug: &str, asked: &Option<String>| asked.as_deref() == Some(slug);
    let kind = choices
        .kinds
        .iter()
        .find(|kind| is(kind.slug.as_str(), &query.kind));
    let topic = choices
        .topics
        .iter()
        .find(|topic| is(topic.slug.as_str(), &query.topic));
    let venue = choices
        .venues
        .iter()
        .find(|venue| is(venue.slug.as_str(), &query.venue));
    let officer = choices
        .officers
        .iter()
        .find(|officer| Some(&officer.public_id) == query.officer.as_ref());
    let known = [
        kind.map(|kind| Narrowing::Kind(kind.facts.labels.clone())),
        topic.map(|topic| Narrowing::Topic(topic.labels.clone())),
        venue.map(|venue| Narrowing::Venue(venue.facts.name.clone())),
        officer
            .and_then(|officer| officer.facts.public_name())
            .map(Narrowing::Officer),
        query.language.map(Narrowing::Spoken),
        query.from.map(Narrowing::From),
        query.to.map(Narrowing::To),
        query.q.clone().map(Narrowing::Words),
    ];
    known.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_asked_for_is_always_written_in_the_same_order() {
        let query = Query {
            q: Some("bike".into()),
            kind: Some("coffee".into()),
            language: Some(Language::Es),
            from: NaiveDate::from_ymd_opt(2027, 1, 2),
            past: true,
            ..Query::default()
        };
        let fields: Vec<String> = query
            .fields()
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        assert_eq!(
            fields.join("&"),
            "kind=coffee&language=es&from=2027-01-02&q=bike&past=1"
        );
        assert!(Query::default().fields().is_empty());
    }
}
