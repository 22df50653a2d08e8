//! What residents told ahead, for staff: topics in groups and in words, requests for access, and the
//! sheet officers take along. No name and no address of a resident has a place here.

use askama::Template;

use super::chrome::{StaffChrome, StaffSection};
use super::paths;
use super::samples::{self, say};
use crate::domain::language::Language;
use crate::web::pages::form::FormView;
use crate::web::pages::markup::Moment;

/// A label and how often.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count {
    pub label: String,
    pub count: u32,
}

/// What one person wrote, without the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaidLine {
    pub id: i64,
    pub text: String,
    /// Labels of the topics ticked with it.
    pub topics: Vec<String>,
    pub is_handled: bool,
}

/// GET `/staff/events/{e}/topics`; POST with `csrf`, `wish`, `handled` (`yes` or empty).
#[derive(Debug, Clone, Template)]
#[template(path = "staff/event_topics.html")]
pub struct EventTopicsPage {
    pub chrome: StaffChrome,
    pub slug: String,
    pub groups: Vec<Count>,
    /// Voices of the topics too small to stand alone, together.
    pub others: u32,
    /// `None` when the role may not read the words.
    pub said: Option<Vec<SaidLine>>,
}

/// One request as the access desk reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestView {
    pub id: i64,
    pub needs: Vec<String>,
    pub note: String,
    pub has_address: bool,
    pub is_late: bool,
    pub asked: Moment,
    /// `None` while it is open.
    pub answered: Option<Moment>,
    /// The form of its answer; the field is `answer`.
    pub form: FormView,
}

/// GET `/staff/events/{e}/access`; POST with `csrf`, `request`, `answer`.
#[derive(Debug, Clone, Template)]
#[template(path = "staff/event_access.html")]
pub struct EventAccessPage {
    pub chrome: StaffChrome,
    pub slug: String,
    pub requests: Vec<RequestView>,
}

/// GET `/staff/events/{e}/sheet`.
#[derive(Debug, Clone, Template)]
#[template(path = "staff/event_sheet.html")]
pub struct EventSheetPage {
    pub chrome: StaffChrome,
    pub slug: String,
    pub when: Moment,
    pub venue: String,
    pub groups: Vec<Count>,
    pub others: u32,
    pub arrangements: Vec<Count>,
    pub interpreters: Vec<String>,
}

const SLUG: &str = "ice-cream-with-a-cop-2023-06-01";

fn sample_chrome(language: Language, key: &str) -> StaffChrome {
    let chrome = samples::chrome(language, key, StaffSection::Events);
    let title = chrome.t1(key, "title", samples::title(language));
    chrome.page(title, StaffSection::Events)
}

fn sample_groups(language: Language) -> Vec<Count> {
    vec![Count {
        label: say(language, "Bike theft", "Robo de bicicletas"),
        count: 5,
    }]
}

impl EventTopicsPage {
    #[must_use]
    pub fn sample(language: Language) -> Self {
        let line = |id, is_handled| SaidLine {
            id,
            text: "Cars go too fast on Ocean Avenue.".to_owned(),
            topics: vec![say(language, "Bike theft", "Robo de bicicletas")],
            is_handled,
        };
        Self {
            chrome: sample_chrome(language, "staff-topics-page"),
            slug: SLUG.to_owned(),
            groups: sample_groups(language),
            others: 2,
            said: Some(vec![line(1, false), line(2, true)]),
        }
    }
}

impl EventAccessPage {
    #[must_use]
    pub fn sample(language: Language) -> Self {
        let request = |id, answered| RequestView {
            id,
            needs: vec![say(language, "Large print", "Letra grande")],
            note: "We come by bus.".to_owned(),
            has_address: true,
            is_late: true,
            asked: samples::instant(language),
            answered,
            form: FormView::new(),
        };
        Self {
            chrome: sample_chrome(language, "staff-access-page"),
            slug: SLUG.to_owned(),
            requests: vec![
                request(1, None),
                request(2, Some(samples::instant(language))),
            ],
        }
    }
}

impl EventSheetPage {
    #[must_use]
    pub fn sample(language: Language) -> Self {
        Self {
            chrome: sample_chrome(language, "staff-sheet-page"),
            slug: SLUG.to_owned(),
            when: samples::when(language),
            venue: "Afters Ice Cream".to_owned(),
            groups: sample_groups(language),
            others: 2,
            arrangements: vec![Count {
                label: say(language, "Large print", "Letra grande"),
                count: 1,
            }],
            interpreters: vec!["Tagalog".to_owned()],
        }
    }
}
