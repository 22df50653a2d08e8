//! What was promised at events: the open ones by day, what became of the others, and the page of one.

use askama::Template;

use super::chrome::{StaffChrome, StaffSection};
use super::paths;
use super::samples::{self, say};
use super::views::{FormLanguage, StateTag};
use crate::domain::language::Language;
use crate::domain::promise::MAX_REASON;
use crate::web::pages::form::FormView;
use crate::web::pages::markup::{Moment, Told};

/// A promise that was kept or dropped, in one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settled {
    pub text: Told,
    /// "Kept", "Dropped".
    pub state: String,
    pub path: String,
}

/// A promise in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PromiseCard {
    pub id: i64,
    pub version: i32,
    pub text: Told,
    pub state: StateTag,
    /// Whole name; empty when it is not kept any more.
    pub owner: String,
    pub due: Moment,
    /// Title and path of the event.
    pub event: Told,
    pub event_path: String,
    pub is_public: bool,
    /// Why it was dropped.
    pub reason: Option<Told>,
}

/// A part of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PromiseGroup {
    /// Anchor: `overdue`, `soon`, `later`, `settled`.
    pub key: &'static str,
    pub cards: Vec<PromiseCard>,
}

/// GET `/staff/promises`.
#[derive(Debug, Clone, Template)]
#[template(path = "staff/promises.html")]
pub struct PromisesPage {
    pub chrome: StaffChrome,
    /// The role may say what became of them.
    pub may_settle: bool,
    /// Those with something in them, the overdue ones first.
    pub groups: Vec<PromiseGroup>,
}

/// GET and POST `/staff/promises/{p}`: fields `csrf`, `version`, `do` (`keep`, `drop`, `move`,
/// `reopen`), `due`, and by language `reason_…`.
#[derive(Debug, Clone, Template)]
#[template(path = "staff/promise.html")]
pub struct PromisePage {
    pub chrome: StaffChrome,
    pub card: PromiseCard,
    pub is_open: bool,
    pub may_settle: bool,
    pub languages: Vec<FormLanguage>,
    pub form: FormView,
}

fn card(language: Language, state: StateTag) -> PromiseCard {
    let text = say(
        language,
        "A crosswalk at Pine Street.",
        "Un cruce en Pine Street.",
    );
    PromiseCard {
        id: 7,
        version: 1,
        text: Told::here(text),
        state,
        owner: "Rosa Okafor".to_owned(),
        due: Moment::new(
            "2023-07-03",
            say(language, "July 3, 2023", "3 de julio de 2023"),
        ),
        event: Told::here(samples::title(language)),
        event_path: paths::event("ice-cream-with-a-cop-2023-06-01"),
        is_public: true,
        reason: None,
    }
}

impl PromisesPage {
    #[must_use]
    pub fn sample(language: Language) -> Self {
        let chrome = samples::chrome(language, "promises-page", StaffSection::Events);
        let tag = |key: &str, class| StateTag {
            word: chrome.t(key),
            class,
        };
        let overdue = card(language, tag("promises-state-overdue", "bad"));
        let dropped = PromiseCard {
            reason: Some(Told::in_language(
                "No money this year.",
                Language::En,
                language,
            )),
            owner: String::new(),
            is_public: false,
            ..card(language, tag("promises-state-dropped", ""))
        };
        let group = |key, card| PromiseGroup {
            key,
            cards: vec![card],
        };
        Self {
            may_settle: true,
            groups: vec![group("overdue", overdue), group("settled", dropped)],
            chrome: chrome.at(paths::PROMISES),
        }
    }

    /// Before anything was promised.
    #[must_use]
    pub fn sample_empty(language: Language) -> Self {
        Self {
            groups: Vec::new(),
            ..Self::sample(language)
        }
    }
}

impl PromisePage {
    /// A promise that was to be dropped without a reason.
    #[must_use]
    pub fn sample(language: Language) -> Self {
        let mut chrome = samples::chrome(language, "promises-one", StaffSection::Events);
        let mut form = FormView::new().with("due", "2023-07-03");
        form.refuse("reason_en", chrome.t("promises-reason-missing"));
        chrome.in_error = true;
        let state = StateTag {
            word: chrome.t("promises-state-open"),
            class: "",
        };
        Self {
            card: card(language, state),
            is_open: true,
            may_settle: true,
            languages: FormLanguage::list(chrome.words, &[Language::En, Language::Es]),
            form,
            chrome,
        }
    }

    /// A promise that was kept.
    #[must_use]
    pub fn sample_kept(language: Language) -> Self {
        let chrome = samples::chrome(language, "promises-one", StaffSection::Events);
        let state = StateTag {
            word: chrome.t("promises-state-kept"),
            class: "yes",
        };
        Self {
            card: card(language, state),
            is_open: false,
            form: FormView::new(),
            chrome,
            ..Self::sample(language)
        }
    }
}
