//! The list of kinds of events, and the form of one.

use askama::Template;

use super::chrome::{StaffChrome, StaffSection};
use super::paths;
use super::samples::{self, say};
use super::views::{FormLanguage, touched};
use crate::domain::language::Language;
use crate::domain::topic;
use crate::web::pages::form::FormView;
use crate::web::pages::markup::Trusted;
use crate::web::pages::public::drawing::Drawing;

/// GET `/staff/kinds`.
#[derive(Debug, Clone, Template)]
#[template(path = "staff/kinds.html")]
pub struct KindsPage {
    pub chrome: StaffChrome,
    pub offered: Vec<KindCard>,
    pub retired: Vec<KindCard>,
}

/// A kind in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KindCard {
    pub slug: String,
    pub label: String,
    /// The name of its drawing.
    pub icon: String,
    /// How long it usually is, in minutes.
    pub minutes: Option<u32>,
}

impl KindCard {
    fn drawing(&self) -> Trusted {
        Drawing::of_kind(&self.icon).svg()
    }
}

/// One drawing to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DrawingChoice {
    pub name: &'static str,
    pub label: String,
}

impl DrawingChoice {
    /// Every drawing there is.
    fn all(chrome: &StaffChrome) -> Vec<Self> {
        topic::drawings()
            .map(|name| Self {
                name,
                label: chrome.t(format!("kinds-drawing-{name}")),
            })
            .collect()
    }

    fn svg(&self) -> Trusted {
        Drawing::of_kind(self.name).svg()
    }
}

/// GET and POST `/staff/new-kind` and `/staff/kinds/{k}`: fields `csrf`, `seen`, `label_{l}`, `icon`,
/// `color` (`#8b4513`), `minutes` and, by language, `start_title_{l}`, `start_lead_{l}`,
/// `start_body_{l}`. POST `/staff/kinds/{k}/retirement`: `csrf`, `do` (`retire`, `offer`).
#[derive(Debug, Clone, Template)]
#[template(path = "staff/kind_form.html")]
pub struct KindFormPage {
    pub chrome: StaffChrome,
    /// Slug of the kind; empty for a new one.
    pub kind: String,
    pub is_retired: bool,
    pub form: FormView,
    pub seen: String,
    pub languages: Vec<FormLanguage>,
}

impl KindFormPage {
    /// Longest label, in characters.
    pub const LABEL: usize = 60;
    /// As of an event.
    pub const TITLE: usize = 100;
    /// As of an event.
    pub const LEAD: usize = 400;
    /// As of an event.
    pub const BODY: usize = 5000;

    #[must_use]
    pub fn titled(mut self) -> Self {
        let key = if self.kind.is_empty() {
            "kinds-new"
        } else {
            "kinds-edit"
        };
        let title = self.chrome.t(key);
        self.chrome = self.chrome.page(title, StaffSection::Kinds);
        self.chrome.in_error = self.form.has_errors();
        self
    }

    fn action(&self) -> String {
        if self.kind.is_empty() {
            paths::NEW_KIND.to_owned()
        } else {
            paths::kind(&self.kind)
        }
    }

    fn drawings(&self) -> Vec<DrawingChoice> {
        DrawingChoice::all(&self.chrome)
    }

    fn start_open(&self, language: &FormLanguage) -> bool {
        ["start_title", "start_lead", "start_body"]
            .iter()
            .any(|stem| touched(&self.form, &language.field(stem)))
    }

    #[must_use]
    pub fn sample(language: Language) -> Self {
        let chrome = samples::chrome(language, "kinds-edit", StaffSection::Kinds);
        let mut form = FormView::new()
            .with("label_en", "Ice Cream with a Cop")
            .with("label_es", "Helado con un policía")
            .with("icon", "ice-cream")
            .with("color", "#ffb6c1")
            .with("minutes", "90")
            .with("start_title_en", "Ice Cream with a Cop");
        form.refuse("color", chrome.t1("kinds-error-color", "contrast", "1.7"));
        Self {
            kind: "ice-cream".to_owned(),
            is_retired: false,
            form,
            seen: "00000000c0ffee00".to_owned(),
            languages: FormLanguage::list(chrome.words, &Language::ALL),
            chrome,
        }
        .titled()
    }

    /// A new kind.
    #[must_use]
    pub fn sample_new(language: Language) -> Self {
        let chrome = samples::chrome(language, "kinds-new", StaffSection::Kinds);
        Self {
            kind: String::new(),
            is_retired: false,
            form: FormView::new()
                .with("icon", topic::PLAIN_DRAWING)
                .with("color", "#191970"),
            seen: String::new(),
            languages: FormLanguage::list(chrome.words, &Language::ALL),
            chrome,
        }
        .titled()
    }
}

impl KindsPage {
    #[must_use]
    pub fn sample(language: Language) -> Self {
        let card = |slug: &str, label: String, minutes| KindCard {
            slug: slug.to_owned(),
            icon: slug.to_owned(),
            label,
            minutes,
        };
        let ice = say(language, "Ice Cream with a Cop", "Helado con un policía");
        let cocoa = say(language, "Cocoa with a Cop", "Chocolate con un policía");
        Self {
            chrome: samples::chrome(language, "kinds-page", StaffSection::Kinds).at(paths::KINDS),
            offered: vec![card("ice-cream", ice, Some(90))],
            retired: vec![card("cocoa", cocoa, None)],
        }
    }
}
