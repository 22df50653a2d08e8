//! Versions of public pages: what residents could read of an event or an article after each change,
//! as one text for each field and language, and what two versions say differently. The texts stand
//! for themselves: a version can be read when its place or its officers are called otherwise by then.

use std::collections::BTreeMap;

use chrono::{DateTime, SecondsFormat, Utc};

use crate::domain::article::Article;
use crate::domain::department::Department;
use crate::domain::event::Event;
use crate::domain::ids::{ArticleId, EventId};
use crate::domain::language::Language;
use crate::domain::picture::Picture;
use crate::domain::promise::{Promise, State as Standing};
use crate::domain::topic::{Labels, Topic};

/// What has versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    Event(EventId),
    Article(ArticleId),
}

impl Subject {
    /// The word in the database, the same as in the audit log.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Event(_) => "event",
            Self::Article(_) => "article",
        }
    }

    /// The row id.
    #[must_use]
    pub fn id(self) -> i64 {
        match self {
            Self::Event(id) => id.0,
            Self::Article(id) => id.0,
        }
    }
}

macro_rules! fields {
    ($($(#[$doc:meta])* $name:ident = $word:literal),+ $(,)?) => {
        /// One fact of a page. The order is the one in which changes are listed.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Field { $($(#[$doc])* $name),+ }

        impl Field {
            pub const ALL: &'static [Field] = &[$(Self::$name),+];

            /// The word in the database and in exports.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $word),+ }
            }
        }
    };
}

fields!(
    Title = "title",
    /// The word of the event's state.
    State = "state",
    Reason = "reason",
    Lead = "lead",
    Body = "body",
    /// Wall clock, `2026-12-05T15:00:00`.
    Start = "start",
    End = "end",
    /// IANA id of the wall clock.
    Zone = "zone",
    /// Instants, RFC 3339 in UTC.
    StartsAt = "starts_at",
    EndsAt = "ends_at",
    PreviousStart = "previous_start",
    Venue = "venue",
    Address = "address",
    Access = "access",
    PreviousVenue = "previous_venue",
    RainPlan = "rain_plan",
    RainSince = "rain_since",
    Kind = "kind",
    /// One for each line, as each chose to be named.
    Officers = "officers",
    /// Tags of languages, parted by commas.
    Spoken = "spoken",
    /// The longest delay that was told, in minutes.
    Late = "late_minutes",
    /// One for each line.
    Topics = "topics",
    Capacity = "capacity",
    RsvpOpens = "rsvp_opens_at",
    RsvpCloses = "rsvp_closes_at",
    /// File names, as they lie in an export of records, one for each line.
    Pictures = "pictures",
    /// What the pictures show, one for each line.
    PictureWords = "picture_words",
    Byline = "byline",
    /// UID of the event an article is about.
    About = "about",
    PublishedAt = "published_at",
    /// What came up at an event, where something was promised in public; one for each line.
    Raised = "raised",
    /// Public promises that are open, one for each line.
    Promised = "promised",
    Kept = "kept",
    /// Each with its reason behind a dash, where it has one.
    Dropped = "dropped",
);

/// A field, in one language where it has words of its own in each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    pub field: Field,
    pub language: Option<Language>,
}

impl Key {
    /// `title.en`, `start`.
    #[must_use]
    pub fn name(self) -> String {
        match self.language {
            Some(language) => format!("{}.{}", self.field.as_str(), language.tag()),
            None => self.field.as_str().to_owned(),
        }
    }

    /// Reads [`Key::name`].
    #[must_use]
    pub fn parse(raw: &str) -> Option<Self> {
        let (word, language) = match raw.split_once('.') {
            Some((word, tag)) => (word, Some(Language::parse(tag)?)),
            None => (raw, None),
        };
        let field = Field::ALL.iter().find(|field| field.as_str() == word)?;
        Some(Self {
            field: *field,
            language,
        })
    }
}

/// What a page said. A fact it did not have is not in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Snapshot(BTreeMap<Key, String>);

/// That a fact came, went, or became another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    pub key: Key,
    pub before: Option<String>,
    pub after: Option<String>,
}

impl Snapshot {
    /// What the page of a public event says at `now`.
    #[must_use]
    pub fn of_event(event: &Event, department: &Department, now: DateTime<Utc>) -> Self {
        let mut snapshot = Self::default();
        snapshot.texts_of(event);
        snapshot.times_of(event);
        snapshot.place_of(event);
        let named = event.named(now, department.settings.officer_name_days);
        let names = named.filter_map(|officer| officer.facts.public_name());
        snapshot.put(Field::Officers, names.collect::<Vec<_>>().join("\n"));
        let spoken: Vec<&str> = event.spoken().into_iter().map(Language::tag).collect();
        snapshot.put(Field::Spoken, spoken.join(","));
        if let Some((_, minutes)) = event.roster.latest() {
            snapshot.put(Field::Late, minutes.to_string());
        }
        snapshot.labels(Field::Kind, &[&event.kind.facts.labels]);
        let topics: Vec<&Labels> = event.topics.iter().map(|topic| &topic.labels).collect();
        snapshot.labels(Field::Topics, &topics);
        snapshot.pictures(&event.pictures);
        if let Some(seats) = event.capacity {
            snapshot.put(Field::Capacity, seats.to_string());
        }
        snapshot
    }

    /// Adds what stands on the page as "You said, we did": what came up, and public promises.
    #[must_use]
    pub fn with_promises(mut self, raised: &[Topic], promises: &[Promise]) -> Self {
        let raised: Vec<&Labels> = raised.iter().map(|topic| &topic.labels).collect();
        self.labels(Field::Raised, &raised);
        for (field, state) in [
            (Field::Promised, Standing::Open),
            (Field::Kept, Standing::Kept),
            (Field::Dropped, Standing::Dropped),
        ] {
            let these = promises.iter().filter(|one| one.state == state);
            let lines: Vec<Labels> = these.map(with_reasons).collect();
            self.labels(field, &lines.iter().collect::<Vec<_>>());
        }
        self
    }

    /// What the page of a published article says.
    #[must_use]
    pub fn of_article(article: &Article, about: Option<&Event>, pictures: &[Picture]) -> Self {
        let mut snapshot = Self::default();
        snapshot.pictures(pictures);
        for (language, text) in &article.texts {
            snapshot.put_in(Field::Title, *language, text.title.clone());
            snapshot.put_in(Field::Body, *language, text.body.clone());
        }
        snapshot.put(Field::Byline, article.byline.clone());
        snapshot.instant(Field::PublishedAt, article.published_at);
        if let Some(event) = about {
            snapshot.put(Field::About, event.public_id.to_string());
        }
        snapshot
    }

    fn texts_of(&mut self, event: &Event) {
        for (language, text) in &event.texts {
            self.put_in(Field::Title, *language, text.title.clone());
            self.put_in(Field::Lead, *language, text.lead.clone());
            self.put_in(Field::Body, *language, text.body.clone());
            self.put_in(Field::RainPlan, *language, text.rain_plan.clone());
        }
        self.put(Field::State, event.state.as_str().to_owned());
        self.put(Field::Reason, event.reason.clone().unwrap_or_default());
        self.instant(Field::PublishedAt, event.published_at);
    }

    fn times_of(&mut self, event: &Event) {
        let times = &event.times;
        let clock = |at: chrono::NaiveDateTime| at.format("%Y-%m-%dT%H:%M:%S").to_string();
        self.put(Field::Start, clock(times.local_start));
        self.put(Field::End, clock(times.local_end));
        self.put(Field::Zone, times.zone.name().to_owned());
        self.instant(Field::StartsAt, Some(times.starts_at));
        self.instant(Field::EndsAt, Some(times.ends_at));
        self.instant(Field::PreviousStart, event.previous_start);
        self.instant(Field::RainSince, event.rain_since);
        self.instant(Field::RsvpOpens, event.rsvp_opens_at);
        self.instant(Field::RsvpCloses, event.rsvp_closes_at);
    }

    fn place_of(&mut self, event: &Event) {
        let place = &event.venue.facts;
        self.put(Field::Venue, place.name.clone());
        self.put(Field::Address, place.address_line());
        self.labels(Field::Access, &[&place.access_notes]);
        if let Some(before) = &event.previous_venue {
            let facts = &before.facts;
            let line = format!("{}, {}", facts.name, facts.address_line());
            self.put(Field::PreviousVenue, line);
        }
    }

    fn pictures(&mut self, all: &[Picture]) {
        let name = |one: &Picture| format!("{}.{}", one.public_id, one.format.extension());
        let names: Vec<String> = all.iter().map(name).collect();
        self.put(Field::Pictures, names.join("\n"));
        let words: Vec<&Labels> = all.iter().map(|one| &one.words).collect();
        self.labels(Field::PictureWords, &words);
    }

    fn put(&mut self, field: Field, text: String) {
        self.insert(field, None, text);
    }

    fn put_in(&mut self, field: Field, language: Language, text: String) {
        self.insert(field, Some(language), text);
    }

    fn insert(&mut self, field: Field, language: Option<Language>, text: String) {
        if !text.is_empty() {
            self.0.insert(Key { field, language }, text);
        }
    }

    fn instant(&mut self, field: Field, at: Option<DateTime<Utc>>) {
        let text = at.map(|at| at.to_rfc3339_opts(SecondsFormat::Secs, true));
        self.put(field, text.unwrap_or_default());
    }

    fn labels(&mut self, field: Field, all: &[&Labels]) {
        for language in Language::ALL {
            let own = all.iter().filter_map(|labels| labels.get(&language));
            let lines: Vec<&str> = own.map(String::as_str).collect();
            self.put_in(field, language, lines.join("\n"));
        }
    }

    /// A fact that is the same in every language; empty when the page had none.
    #[must_use]
    pub fn get(&self, field: Field) -> &str {
        let key = Key {
            field,
            language: None,
        };
        self.0.get(&key).map_or("", String::as_str)
    }

    /// A fact in `language`, or in another one in which the page had it, with the language it is in.
    #[must_use]
    pub fn words(&self, field: Field, language: Language) -> Option<(Language, &str)> {
        let own = Key {
            field,
            language: Some(language),
        };
        if let Some(text) = self.0.get(&own) {
            return Some((language, text));
        }
        let mut others = self.0.iter().filter(|(key, _)| key.field == field);
        others.find_map(|(key, text)| Some((key.language?, text.as_str())))
    }

    /// An instant among the facts.
    #[must_use]
    pub fn at(&self, field: Field) -> Option<DateTime<Utc>> {
        self.get(field).parse().ok()
    }

    /// Every fact, by field and language.
    pub fn iter(&self) -> impl Iterator<Item = (Key, &str)> {
        self.0.iter().map(|(key, text)| (*key, text.as_str()))
    }

    /// Every fact under its name, for the database and for exports.
    #[must_use]
    pub fn named(&self) -> BTreeMap<String, String> {
        let pair = |(key, text): (Key, &str)| (key.name(), text.to_owned());
        self.iter().map(pair).collect()
    }

    /// Reads [`Snapshot::named`]; `None` when a name is not known.
    #[must_use]
    pub fn read(named: BTreeMap<String, String>) -> Option<Self> {
        let pair = |(name, text): (String, String)| Some((Key::parse(&name)?, text));
        named.into_iter().map(pair).collect::<Option<_>>().map(Self)
    }

    /// Field by field, what this version says otherwise than the one before; everything, for the first
    /// one.
    #[must_use]
    pub fn since(&self, before: Option<&Snapshot>) -> Vec<Changed> {
        let nothing = Snapshot::default();
        let before = before.unwrap_or(&nothing);
        let mut keys: Vec<Key> = self.0.keys().chain(before.0.keys()).copied().collect();
        keys.sort_unstable();
        keys.dedup();
        let changed = |key: Key| {
            let (was, is) = (before.0.get(&key), self.0.get(&key));
            (was != is).then(|| Changed {
                key,
                before: was.cloned(),
                after: is.cloned(),
            })
        };
        keys.into_iter().filter_map(changed).collect()
    }
}

fn with_reasons(promise: &Promise) -> Labels {
    let line = |(language, text): (&Language, &String)| {
        let line = match promise.reasons.get(language) {
            Some(reason) => format!("{text} – {reason}"),
            None => text.clone(),
        };
        (*language, line)
    };
    promise.wording.texts.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(facts: &[(&str, &str)]) -> Snapshot {
        let named = facts
            .iter()
            .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
        Snapshot::read(named.collect()).unwrap()
    }

    #[test]
    fn a_page_is_read_as_it_was_written() {
        let page = page(&[
            ("title.en", "Coffee"),
            ("title.es", "Café"),
            ("state", "published"),
        ]);
        assert_eq!(Snapshot::read(page.named()), Some(page.clone()));
        assert_eq!(
            page.words(Field::Title, Language::Es),
            Some((Language::Es, "Café"))
        );
        assert_eq!(page.words(Field::Lead, Language::Es), None);
        assert_eq!(page.get(Field::State), "published");
        for name in ["kettle", "title.xx"] {
            let odd = BTreeMap::from([(name.to_owned(), String::new())]);
            assert_eq!(Snapshot::read(odd), None, "{name}");
        }
        let mut names: Vec<&str> = Field::ALL.iter().map(|field| field.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), Field::ALL.len());
    }

    #[test]
    fn a_fact_that_comes_goes_or_becomes_another_is_told_and_no_other() {
        let before = page(&[
            ("title.en", "Tea"),
            ("reason", "Rain"),
            ("state", "postponed"),
        ]);
        let after = page(&[
            ("title.en", "Tea"),
            ("late_minutes", "15"),
            ("state", "published"),
        ]);
        let told = after.since(Some(&before));
        let line = |one: &Changed| {
            let text = |side: &Option<String>| side.clone().unwrap_or_else(|| "-".into());
            format!(
                "{} {} {}",
                one.key.name(),
                text(&one.before),
                text(&one.after)
            )
        };
        let told: Vec<String> = told.iter().map(line).collect();
        assert_eq!(
            told,
            [
                "state postponed published",
                "reason Rain -",
                "late_minutes - 15"
            ]
        );
        assert_eq!(after.since(Some(&after)), []);
        assert_eq!(after.since(None).len(), 3);
    }
}
