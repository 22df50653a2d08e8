//! A past version of a public page as a page of its own: words and facts, nothing that is loaded from
//! elsewhere, no style, no script. It is shown to staff and lies in exports of records.

use askama::Template;

use crate::domain::language::Language;
use crate::domain::version::{Field, Snapshot, Subject};
use crate::domain::zone::Zone;
use crate::services::read_versions::Version;
use crate::web::pages::markup::{Passage, Told, Trusted};
use crate::web::pages::staff::views::log_sentence;
use crate::words::markdown::markdown_to_html;
use crate::words::{Words, dates, versions};

/// The page of one version in one language.
#[derive(Debug, Clone, Template)]
#[template(path = "record.html")]
pub struct RecordPage {
    pub words: Words,
    pub department: String,
    pub title: Told,
    pub number: i32,
    /// How many versions there are.
    pub of: usize,
    /// When it was made, in words.
    pub made: String,
    /// The same instant in UTC, RFC 3339.
    pub made_utc: String,
    /// Who made it; empty is the service.
    pub who: String,
    pub what: String,
    pub lead: Option<Told>,
    pub facts: Vec<(String, String)>,
    pub body: Option<Passage>,
    /// Of an article.
    pub article: Option<Trusted>,
    pub byline: String,
    pub hash: String,
}

impl RecordPage {
    /// `own` is the department's name and zone; `of` how many versions there are.
    #[must_use]
    pub fn of(version: &Version, of: usize, words: Words, own: (&str, Zone)) -> Self {
        let (page, language) = (&version.snapshot, words.language());
        let told = |field| {
            let (found, text) = page.words(field, language)?;
            Some(Told::in_language(text, found, language))
        };
        let is_article = matches!(version.subject, Subject::Article(_));
        let body = page.words(Field::Body, language);
        let zone = versions::zone(page).unwrap_or(own.1);
        Self {
            words,
            department: own.0.to_owned(),
            title: told(Field::Title).unwrap_or_default(),
            number: version.number,
            of,
            made: dates::date_time(version.at, zone, language),
            made_utc: version.at.format("%Y-%m-%dT%H:%M:%SZ").to_string(),
            who: version.who.clone().unwrap_or_default(),
            what: log_sentence(words, &version.action),
            lead: told(Field::Lead),
            facts: facts(page, words, own.1),
            body: body
                .filter(|_| !is_article)
                .map(|(found, text)| Passage::new(text, found, language)),
            article: body
                .filter(|_| is_article)
                .map(|(_, text)| Trusted::vouch(markdown_to_html(text))),
            byline: page.get(Field::Byline).to_owned(),
            hash: version.hash.clone(),
        }
    }

    /// The hash in pieces, between which a small screen may break it; copied, it is whole.
    fn hash_parts(&self) -> Vec<&str> {
        let end = |at: usize| (at + 8).min(self.hash.len());
        let all = (0..self.hash.len()).step_by(8);
        all.filter_map(|at| self.hash.get(at..end(at))).collect()
    }

    fn t(&self, key: &str) -> String {
        self.words.t(key)
    }

    fn language(&self) -> Language {
        self.words.language()
    }

    fn which(&self) -> String {
        let (number, of) = (self.number.to_string(), self.of.to_string());
        self.words
            .t2("records-page-which", ("number", number), ("of", of))
    }

    fn head_title(&self) -> String {
        let words = Words::plain(self.language());
        let title = ("title", self.title.text());
        words.t2(
            "records-page-title",
            title,
            ("number", self.number.to_string()),
        )
    }

    /// The sample event's second version.
    #[must_use]
    pub fn sample(language: Language) -> Self {
        let named = [
            ("title.en", "Ice Cream with a Cop on Ocean Avenue"),
            ("title.es", "Helado con un policía en Ocean Avenue"),
            ("lead.en", "Scoops & answers."),
            ("body.en", "Meet us.\n\n- Bikes\n- Noise"),
            ("state", "cancelled"),
            ("reason", "The café has no power today."),
            ("start", "2023-06-01T15:00:00"),
            ("end", "2023-06-01T17:00:00"),
            ("starts_at", "2023-06-01T22:00:00Z"),
            ("ends_at", "2023-06-02T00:00:00Z"),
            ("zone", "America/Los_Angeles"),
            ("venue", "Palm Court <Library>"),
            ("officers", "Sergeant Ana Reyes\nLee"),
            ("spoken", "en,es"),
        ];
        let pair = |(name, text): (&str, &str)| (name.to_owned(), text.to_owned());
        let version = Version {
            subject: Subject::Event(crate::domain::ids::EventId(1)),
            number: 2,
            at: chrono::DateTime::from_timestamp(1_685_638_800, 0).unwrap_or_default(),
            who: Some("Rosa Okafor".to_owned()),
            action: "event.cancelled".to_owned(),
            snapshot: Snapshot::read(named.map(pair).into()).unwrap_or_default(),
            hash: "ab12".repeat(16),
        };
        let zone = Zone::parse("America/Los_Angeles").unwrap_or(Zone::UTC);
        let own = ("Santa Monica Police Department", zone);
        Self::of(&version, 3, Words::new(language), own)
    }
}

fn facts(page: &Snapshot, words: Words, own: Zone) -> Vec<(String, String)> {
    let mut facts = versions::facts(words, page, own);
    if let Some(at) = page.at(Field::PublishedAt) {
        let zone = versions::zone(page).unwrap_or(own);
        let label = versions::label(words, Field::PublishedAt, None);
        facts.push((label, dates::date_time(at, zone, words.language())));
    }
    facts
}
