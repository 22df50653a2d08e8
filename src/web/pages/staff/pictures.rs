//! The pictures of an event, a place, an officer or a story: the row of them with the form of a new one,
//! the words of one, and the page that asks before one is removed.

use askama::Template;

use super::chrome::{StaffChrome, StaffSection};
use super::paths;
use super::samples;
use super::views::FormLanguage;
use crate::domain::language::Language;
use crate::domain::picture::{MOST_WORDS, OwnerKind};
use crate::web::pages::form::FormView;
use crate::web::pages::markup::Told;
use crate::web::pages::picture::PictureView;
use crate::words::Words;

/// What a redirect may say was done.
pub const DONE: [(&str, &str); 4] = [
    ("picture-added", "pictures-added"),
    ("picture-saved", "pictures-saved"),
    ("picture-moved", "pictures-moved"),
    ("picture-removed", "pictures-removed"),
];

/// Whose pictures they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnerView {
    pub kind: OwnerKind,
    pub name: String,
    /// Path of the owner's own page for staff.
    pub path: String,
}

impl OwnerView {
    /// The entry of the navigation it belongs to.
    #[must_use]
    pub fn section(&self) -> StaffSection {
        match self.kind {
            OwnerKind::Event => StaffSection::Events,
            OwnerKind::Venue => StaffSection::Venues,
            OwnerKind::Officer => StaffSection::Officers,
            OwnerKind::Article => StaffSection::Articles,
        }
    }

    fn sample() -> Self {
        Self {
            kind: OwnerKind::Event,
            name: "Ice Cream with a Cop".to_owned(),
            path: "/staff/events/ice-cream".to_owned(),
        }
    }
}

/// One picture of the row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PictureCard {
    pub id: String,
    pub picture: PictureView,
    pub may_earlier: bool,
    pub may_later: bool,
}

/// GET and POST `…/pictures`: a form with `csrf`, `alt_{language}`, `decorative` and the file `picture`.
#[derive(Debug, Clone, Template)]
#[template(path = "staff/pictures.html")]
pub struct PicturesPage {
    pub chrome: StaffChrome,
    pub owner: OwnerView,
    pub cards: Vec<PictureCard>,
    /// How many there may be.
    pub most: u32,
    pub form: FormView,
    pub languages: Vec<FormLanguage>,
}

impl PicturesPage {
    #[must_use]
    pub fn titled(mut self) -> Self {
        let title = self.chrome.t1("pictures-page", "name", &self.owner.name);
        self.chrome = self.chrome.page(title, self.owner.section());
        self.chrome.in_error = self.form.has_errors();
        self
    }

    /// Where the form is sent.
    fn action(&self) -> String {
        paths::pictures_of(&self.owner.path)
    }

    fn is_full(&self) -> bool {
        u32::try_from(self.cards.len()).is_ok_and(|count| count >= self.most)
    }

    #[must_use]
    pub fn sample(language: Language) -> Self {
        let chrome = samples::chrome(language, "staff-title", StaffSection::Events);
        let mut form = FormView::new()
            .with("alt_en", "Children drawing with chalk")
            .with("alt_es", "");
        form.refuse("picture", chrome.t("pictures-refused-other-kind"));
        let card = |alt: &str, may_earlier, may_later| PictureCard {
            id: "0f".repeat(16),
            picture: PictureView::sample(
                paths::PICTURES,
                Told::in_language(alt, Language::En, language),
            ),
            may_earlier,
            may_later,
        };
        Self {
            owner: OwnerView::sample(),
            cards: vec![
                card("A long table by the sea", false, true),
                card("", true, false),
            ],
            most: 6,
            form,
            languages: FormLanguage::list(Words::new(language), &Language::ALL),
            chrome,
        }
        .titled()
    }
}

/// GET and POST `/staff/pictures/{i}`: fields `csrf`, `alt_{language}`, `decorative`.
#[derive(Debug, Clone, Template)]
#[template(path = "staff/picture.html")]
pub struct PicturePage {
    pub chrome: StaffChrome,
    pub owner: OwnerView,
    pub id: String,
    pub picture: PictureView,
    pub form: FormView,
    pub languages: Vec<FormLanguage>,
}

impl PicturePage {
    #[must_use]
    pub fn titled(mut self) -> Self {
        let title = self
            .chrome
            .t1("pictures-words-page", "name", &self.owner.name);
        self.chrome = self.chrome.page(title, self.owner.section());
        self.chrome.in_error = self.form.has_errors();
        self
    }

    #[must_use]
    pub fn sample(language: Language) -> Self {
        let chrome = samples::chrome(language, "staff-title", StaffSection::Events);
        let mut form = FormView::new().with("alt_en", "").with("alt_es", "");
        form.refuse("alt_en", chrome.t("pictures-error-words"));
        Self {
            owner: OwnerView::sample(),
            id: "0f".repeat(16),
            picture: PictureView::sample(paths::PICTURES, Told::here("")),
            form,
            languages: FormLanguage::list(Words::new(language), &Language::ALL),
            chrome,
        }
        .titled()
    }
}

/// GET `/staff/pictures/{i}/removal`; its form sends `csrf` and `sure`.
#[derive(Debug, Clone, Template)]
#[template(path = "staff/picture_removal.html")]
pub struct PictureRemovalPage {
    pub chrome: StaffChrome,
    pub owner: OwnerView,
    pub id: String,
    pub picture: PictureView,
}

impl PictureRemovalPage {
    #[must_use]
    pub fn titled(mut self) -> Self {
        let title = self
            .chrome
            .t1("pictures-removal-page", "name", &self.owner.name);
        self.chrome = self.chrome.page(title, self.owner.section());
        self
    }

    #[must_use]
    pub fn sample(language: Language) -> Self {
        let alt = Told::in_language("A long table by the sea", Language::En, language);
        Self {
            chrome: samples::chrome(language, "staff-title", StaffSection::Events),
            owner: OwnerView::sample(),
            id: "0f".repeat(16),
            picture: PictureView::sample(paths::PICTURES, alt),
        }
        .titled()
    }
}
