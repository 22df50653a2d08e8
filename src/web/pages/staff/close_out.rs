//! Closing an event out: how many came, what came up, what was promised, a note. Two minutes on a
//! phone; everything can be put right later.

use std::borrow::Borrow;

use askama::Template;

use super::chrome::{StaffChrome, StaffSection};
use super::paths;
use super::promises::Settled;
use super::samples::{self, say};
use super::views::{FormLanguage, Tick};
use crate::domain::close_out::{Ages, MAX_NOTE};
use crate::domain::language::Language;
use crate::domain::promise::{MAX_TEXT, MOST};
use crate::web::pages::form::{Choice, FormView};
use crate::web::pages::markup::Told;

/// What a redirect may say was done; see [`chrome::DONE`](super::chrome::DONE).
pub const DONE: [(&str, &str); 5] = [
    ("closed-out", "closing-saved"),
    ("promise-kept", "promises-kept-saved"),
    ("promise-dropped", "promises-dropped-saved"),
    ("promise-moved", "promises-moved-saved"),
    ("promise-reopened", "promises-reopened-saved"),
];

/// The choice of an owner who has no account and is no officer.
pub const OTHER: &str = "other";

/// Room for one promise. Fields carry its number: `owner_1`, `text_1_es`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Slot {
    pub number: usize,
    /// Row id of a promise that is there already; empty of a new one.
    pub id: String,
}

impl Slot {
    /// Room for a new one.
    #[must_use]
    pub fn new(number: usize) -> Self {
        Self {
            number,
            id: String::new(),
        }
    }

    /// The name of one of its fields.
    #[must_use]
    pub fn name(&self, stem: &str) -> String {
        format!("{stem}_{}", self.number)
    }

    /// The name of the field of its text in a language.
    #[must_use]
    pub fn text(&self, language: impl Borrow<Language>) -> String {
        format!("text_{}_{}", self.number, language.borrow().tag())
    }
}

/// GET and POST `/staff/events/{e}/close-out`: fields `csrf`, `version`, `do` (`close`, or `more` for
/// another slot), `heads`, `topic` (many), `note`, `promises` (how many slots) and those of the slots; if
/// somebody likes, `children`, `teens`, `adults`, `older_adults`, `photos` (`yes`, `no`), `cost`, `paid_by`.
#[derive(Debug, Clone, Template)]
#[template(path = "staff/close_out.html")]
pub struct CloseOutPage {
    pub chrome: StaffChrome,
    pub slug: String,
    /// The event was closed out before.
    pub is_closed: bool,
    pub version: i32,
    /// How many were counted at the door; `None` when nobody counted.
    pub tally: Option<u32>,
    pub topics: Vec<Tick>,
    /// What neighbours had written before the event.
    pub said: Vec<String>,
    pub languages: Vec<FormLanguage>,
    pub owners: Vec<Choice>,
    pub slots: Vec<Slot>,
    /// Promises that were kept or dropped already.
    pub settled: Vec<Settled>,
    pub form: FormView,
}

impl CloseOutPage {
    /// Sets the title from the event's.
    #[must_use]
    pub fn titled(mut self, event: &str) -> Self {
        let title = self.chrome.t1("closing-page", "title", event);
        self.chrome = self.chrome.page(title, StaffSection::Events);
        self.chrome.in_error = self.form.has_errors();
        self
    }

    /// How many were counted at the door, in words.
    fn counted(&self) -> String {
        let heads = self
            .tally
            .map(|heads| self.chrome.count("closing-tally", "heads", heads));
        heads.unwrap_or_default()
    }

    /// Whether there is room for another promise.
    fn has_room(&self) -> bool {
        self.slots.len() < MOST
    }

    /// Whether something stands in the part that may be left out.
    fn has_extras(&self) -> bool {
        let names = [
            "children",
            "teens",
            "adults",
            "older_adults",
            "photos",
            "cost",
            "paid_by",
        ];
        names
            .iter()
            .any(|name| !self.form.value(name).is_empty() || !self.form.error(name).is_empty())
    }

    /// The name and the key of each age, the youngest first.
    fn ages(&self) -> Vec<(&'static str, String)> {
        let bands = Ages::default().bands();
        let key = |name: &str| format!("closing-{}", name.replace('_', "-"));
        bands
            .into_iter()
            .map(|(name, _)| (name, self.chrome.t(key(name))))
            .collect()
    }

    fn photo_choices(&self) -> Vec<Choice> {
        ["", "yes", "no"]
            .map(|value| {
                let key = if value.is_empty() { "unsaid" } else { value };
                Choice::new(value, self.chrome.t(format!("closing-photos-{key}")))
            })
            .to_vec()
    }

    fn legend(&self, slot: &Slot) -> String {
        let number = i64::try_from(slot.number).unwrap_or(0);
        self.chrome.words.t1("closing-promise", "number", number)
    }

    #[must_use]
    pub fn sample(language: Language) -> Self {
        let chrome = samples::chrome(language, "closing-link", StaffSection::Events);
        let topics = [
            ("traffic", "Traffic", "Tráfico"),
            ("noise", "Noise", "Ruido"),
        ];
        let owner = |value: &str, en: &str, es: &str| Choice::new(value, say(language, en, es));
        Self {
            slug: "ice-cream-with-a-cop-2023-06-01".to_owned(),
            is_closed: false,
            version: 0,
            tally: Some(41),
            topics: topics
                .map(|(slug, en, es)| Tick::new(slug, say(language, en, es), slug == "noise"))
                .to_vec(),
            said: vec![say(language, "Cars race at night.", "Corren de noche.")],
            languages: FormLanguage::list(chrome.words, &[Language::En, Language::Es]),
            owners: vec![
                owner("", "Choose", "Elija"),
                owner("staff-1", "Rosa Okafor", "Rosa Okafor"),
                owner(OTHER, "Somebody else", "Otra persona"),
            ],
            slots: vec![Slot::new(1)],
            settled: Vec::new(),
            form: FormView::new()
                .with("heads", "41")
                .with("due_1", "2023-07-03"),
            chrome,
        }
        .titled(&samples::title(language))
    }

    /// Closed before, with a promise that was kept, and sent without an owner.
    #[must_use]
    pub fn sample_refused(language: Language) -> Self {
        let fresh = Self::sample(language);
        let mut form = fresh
            .form
            .clone()
            .with("text_1_en", "A crosswalk at Pine Street.")
            .with("public_1", "yes");
        form.refuse("owner_1", fresh.chrome.t("closing-owner-missing"));
        let kept = say(
            language,
            "More patrols at night.",
            "Más patrullas de noche.",
        );
        Self {
            is_closed: true,
            version: 1,
            settled: vec![Settled {
                text: Told::here(kept),
                state: fresh.chrome.t("promises-state-kept"),
                path: paths::promise(8),
            }],
            form,
            ..fresh
        }
        .titled(&samples::title(language))
    }
}
