//! The form of an event, for a new one and for an edit. Ten fields stand open; a new place, a new
//! officer, the other languages and the rest wait folded up and work without a script.

use askama::Template;

use super::chrome::{StaffChrome, StaffSection};
use super::paths;
use super::samples::{self, say};
use super::typed::TypedNotice;
use super::views::{FormLanguage, Tick, display_forms, language_ticks, touched};
use crate::domain::language::Language;
use crate::domain::topic::{FOUNDING_KINDS, FOUNDING_TOPICS};
use crate::web::pages::form::{Choice, FormView};
use crate::words::Words;

/// The value of `venue` that means "the one filled in below".
pub const NEW_VENUE_VALUE: &str = "new";

/// POST to `action`. Single fields, all read from and kept in `form`: `csrf`, `version` (edit only),
/// `kind`, `title_{l}`, `lead_{l}`, `body_{l}`, `rain_plan_{l}`, `date` (2027-06-02), `start_time`,
/// `end_time` (15:00), `occurrence` (`first`, `second`; only when asked), `venue` (slug or `new`),
/// `venue_name`, `venue_street`, `venue_city`, `venue_region`, `venue_postal_code`,
/// `venue_access_{l}`, `capacity`, `officer_rank`, `officer_given_name`, `officer_family_name`,
/// `officer_display_form`, `officer_public` (`yes`), `rsvp_opens`, `rsvp_closes`
/// (2027-06-02T15:00), `length` (minutes, of a copy: the end may then be empty), `opened` (edit only:
/// the trace of what the form was opened with), `then` (button: `check` or `draft`). Repeated: `officers`, `topics` (slugs),
/// `officer_languages` (tags). `reach` (`one`, `following`, `all`; of an occurrence of a series): with
/// more than `one`, what changes is shown before it is done.
#[derive(Debug, Clone, Template)]
#[template(path = "staff/event_form.html")]
pub struct EventFormPage {
    pub chrome: StaffChrome,
    /// Where it is sent: [`paths::NEW_EVENT`] or [`paths::event_edit`].
    pub action: String,
    /// Where "Leave without saving" leads.
    pub back: String,
    /// The event is stored already; `version` is then among the fields.
    pub editing: bool,
    /// Residents see the event: a change of day, time or place is mailed.
    pub published: bool,
    /// Title of the event this one was copied from; empty when it was not.
    pub copied_from: String,
    /// The events to copy from, by slug; empty when the form is filled already.
    pub models: Vec<Choice>,
    /// "2 hours": how long the event lasts when no end is written; empty when an end is needed.
    pub lasts: String,
    pub form: FormView,
    /// Some kind has a usual length, which fills an end that is left empty.
    pub fills_end: bool,
    /// Kinds whose texts a new event can begin with; empty when it is no new one.
    pub begins: Vec<Choice>,
    /// Slugs and labels; the template adds "Choose one" before them.
    pub kinds: Vec<Choice>,
    /// Slugs and names; the template adds "Choose a place" and "A new place".
    pub venues: Vec<Choice>,
    pub officers: Vec<Tick>,
    pub topics: Vec<Tick>,
    /// Languages of the officer entered here.
    pub officer_languages: Vec<Tick>,
    /// The department's languages; the first one stands open.
    pub languages: Vec<FormLanguage>,
    /// The zone in words: "Pacific time".
    pub zone: String,
    /// Date and hours in words, once they can be worked out; empty before.
    pub reads: String,
    /// That there are words which were typed and not saved.
    pub typed: Option<TypedNotice>,
    /// Where words go while they are typed.
    pub typed_path: String,
    /// `first` and `second` with their zone names; not empty when the start comes twice.
    pub occurrences: Vec<Choice>,
    /// How far the edit can reach, of an occurrence of a series; empty otherwise.
    pub reach: Vec<Choice>,
}

impl EventFormPage {
    /// Sets the title, with the word for a refused form in front when there is one.
    #[must_use]
    pub fn titled(mut self) -> Self {
        let key = if self.editing {
            "staff-event-edit-page"
        } else {
            "staff-event-new-page"
        };
        let title = self.chrome.t(key);
        self.chrome = self.chrome.page(title, StaffSection::Events);
        self.chrome.in_error = self.form.has_errors();
        self
    }

    /// The two answers to "which of the two?", with the names of the zone before and after the
    /// change, such as PDT and PST.
    #[must_use]
    pub fn occurrences(words: Words, before: &str, after: &str) -> Vec<Choice> {
        vec![
            Choice::new(
                "first",
                words.t1("staff-event-occurrence-first", "zone", before),
            ),
            Choice::new(
                "second",
                words.t1("staff-event-occurrence-second", "zone", after),
            ),
        ]
    }

    fn kind_choices(&self) -> Vec<Choice> {
        let mut all = vec![Choice::new("", self.chrome.t("staff-event-kind-choose"))];
        all.extend(self.kinds.iter().cloned());
        all
    }

    fn venue_choices(&self) -> Vec<Choice> {
        let mut all = vec![Choice::new("", self.chrome.t("staff-event-venue-choose"))];
        all.extend(self.venues.iter().cloned());
        all.push(Choice::new(
            NEW_VENUE_VALUE,
            self.chrome.t("staff-event-venue-new"),
        ));
        all
    }

    fn display_forms(&self) -> Vec<Choice> {
        display_forms(self.chrome.words)
    }

    fn end_hint(&self) -> String {
        if self.lasts.is_empty() {
            return String::new();
        }
        let length = self.lasts.as_str();
        self.chrome.t1("copy-end-hint", "length", length)
    }

    fn others(&self) -> &[FormLanguage] {
        self.languages.get(1..).unwrap_or_default()
    }

    fn venue_open(&self) -> bool {
        self.form.value("venue") == NEW_VENUE_VALUE
            || ["venue_name", "venue_street", "venue_postal_code"]
                .iter()
                .any(|name| touched(&self.form, name))
    }

    fn officer_open(&self) -> bool {
        ["officer_given_name", "officer_family_name"]
            .iter()
            .any(|name| touched(&self.form, name))
    }

    fn more_open(&self) -> bool {
        ["rsvp_opens", "rsvp_closes"]
            .iter()
            .any(|name| touched(&self.form, name))
            || self
                .languages
                .first()
                .is_some_and(|main| main.touched(&self.form, &["body", "rain_plan"]))
    }

    fn other_open(&self, language: &FormLanguage) -> bool {
        language.touched(&self.form, &["title", "lead", "body", "rain_plan"])
    }

    /// An empty form.
    #[must_use]
    pub fn sample(language: Language) -> Self {
        let words = Words::new(language);
        let named = |(slug, en, es): &(&str, &str, &str)| (slug.to_string(), say(language, en, es));
        let kind = |entry| {
            let (slug, label) = named(entry);
            Choice::new(slug, label)
        };
        let topic = |entry| {
            let (slug, label) = named(entry);
            Tick::new(slug, label, false)
        };
        Self {
            chrome: samples::chrome(language, "staff-event-new-page", StaffSection::Events)
                .at(paths::NEW_EVENT),
            action: paths::NEW_EVENT.to_owned(),
            back: paths::BOARD.to_owned(),
            editing: false,
            published: false,
            copied_from: String::new(),
            models: vec![Choice::new(
                "ice-cream-with-a-cop-2023-06-01",
                samples::title(language),
            )],
            lasts: String::new(),
            fills_end: true,
            begins: vec![Choice::new(
                "ice-cream",
                say(language, "Ice Cream with a Cop", "Helado con un policía"),
            )],
            form: FormView::new()
                .with("venue_city", "Santa Monica")
                .with("venue_region", "CA"),
            kinds: FOUNDING_KINDS.iter().map(kind).collect(),
            venues: vec![Choice::new(
                "afters-ice-cream",
                "Afters Ice Cream, 1415 Ocean Avenue",
            )],
            officers: vec![
                Tick::new("ana-reyes", "Sergeant Ana Reyes", false),
                Tick::new("lee-dao", "Officer Lee Dao", true),
            ],
            topics: FOUNDING_TOPICS.iter().map(topic).collect(),
            officer_languages: language_ticks(words, &[Language::En]),
            languages: FormLanguage::list(words, &[Language::En, Language::Es]),
            zone: say(language, "Pacific time", "hora del Pacífico"),
            reads: String::new(),
            typed: None,
            typed_path: paths::NEW_EVENT_TYPED.to_owned(),
            occurrences: Vec::new(),
            reach: Vec::new(),
        }
    }

    /// A new form, with words from before that were not saved.
    #[must_use]
    pub fn sample_unsaved(language: Language) -> Self {
        let day = say(
            language,
            "This reads: Thursday, June 1, 2023, 3 to 5 p.m., Pacific time",
            "Se leerá así: jueves, 1 de junio de 2023, de 3 a 5 p. m., hora del Pacífico",
        );
        Self {
            reads: day,
            typed: Some(TypedNotice::sample(language)),
            ..Self::sample(language)
        }
    }

    /// A copy of the last event: two fields are left to fill.
    #[must_use]
    pub fn sample_copy(language: Language) -> Self {
        let words = Words::new(language);
        Self {
            copied_from: samples::title(language),
            models: Vec::new(),
            lasts: words.t1("copy-hours", "count", 2_i64),
            form: FormView::new()
                .with("title_en", "Ice Cream with a Cop")
                .with("length", "120"),
            ..Self::sample(language)
        }
        .titled()
    }

    /// An edit of one date of a series.
    #[must_use]
    pub fn sample_series(language: Language) -> Self {
        let words = Words::new(language);
        let choice = |value: &str, key: &str| Choice::new(value, words.t(key));
        Self {
            action: paths::event_edit("ice-cream-with-a-cop"),
            back: paths::event("ice-cream-with-a-cop"),
            editing: true,
            published: true,
            form: FormView::new()
                .with("title_en", "Ice Cream with a Cop")
                .with("reach", "one")
                .with("version", "4"),
            reach: vec![
                choice("one", "series-reach-one"),
                choice("following", "series-reach-following"),
                choice("all", "series-reach-all"),
            ],
            ..Self::sample(language)
        }
        .titled()
    }

    /// An edit of a published event whose start was moved into the hour that comes twice.
    #[must_use]
    pub fn sample_refused(language: Language) -> Self {
        let words = Words::new(language);
        let mut form = FormView::new()
            .with("kind", "ice-cream")
            .with("title_en", "Ice Cream with a Cop")
            .with("date", "2027-11-07")
            .with("start_time", "01:30")
            .with("end_time", "03:00")
            .with("venue", NEW_VENUE_VALUE)
            .with("venue_city", "Santa Monica")
            .with("version", "4");
        let day = say(
            language,
            "Sunday, November 7, 2027",
            "domingo, 7 de noviembre de 2027",
        );
        form.refuse(
            "start_time",
            words.t2(
                "staff-error-start-twice",
                ("time", say(language, "1:30 a.m.", "1:30 a. m.")),
                ("date", day),
            ),
        );
        form.refuse("venue_name", words.t("staff-error-venue-name"));
        let zones = ("PDT", "PST");
        Self {
            action: paths::event_edit("ice-cream-with-a-cop"),
            back: paths::event("ice-cream-with-a-cop"),
            editing: true,
            published: true,
            form,
            occurrences: Self::occurrences(words, zones.0, zones.1),
            ..Self::sample(language)
        }
        .titled()
    }
}
