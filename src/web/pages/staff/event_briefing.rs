//! The briefing of an event's officers, to print. What stands in it comes from
//! [`Sheet`], as in the PDF file.

use askama::Template;

use super::chrome::{StaffChrome, StaffSection};
use super::paths;
use super::samples::{self, say};
use crate::documents::Text;
use crate::documents::briefing::{Count, Sheet};
use crate::domain::language::Language;
use crate::domain::topic::Kit;
use crate::web::pages::markup::{Moment, Told};
use crate::words::kit;

/// GET `/staff/events/{e}/briefing`: one page to print.
#[derive(Debug, Clone, Template)]
#[template(path = "staff/event_briefing.html")]
pub struct EventBriefingPage {
    pub chrome: StaffChrome,
    pub slug: String,
    pub when: Moment,
    pub sheet: Sheet,
    /// The same as a PDF file; empty where this build makes none.
    pub pdf_path: String,
    /// Where staff change materials and points; empty for a role that may not.
    pub kit_path: String,
}

impl EventBriefingPage {
    fn told(&self, text: &Text) -> Told {
        Told::in_language(&text.words, text.language, self.chrome.language())
    }

    #[must_use]
    pub fn sample(language: Language) -> Self {
        let chrome = samples::chrome(language, "staff-event-briefing-link", StaffSection::Events);
        let title = chrome.t1("briefing-page", "title", samples::title(language));
        let words = chrome.words;
        let icon = "ice-cream";
        let kit = Kit::default();
        let here = |en: &str, es: &str| Text::new(say(language, en, es), language);
        let sheet = Sheet {
            title: Text::new(samples::title(language), language),
            off: None,
            when: String::new(),
            venue: "Afters Ice Cream".to_owned(),
            address: "1415 Ocean Avenue, Santa Monica, CA 90401".to_owned(),
            getting_in: here(
                "The side door has no step.",
                "La puerta lateral no tiene escalón.",
            ),
            host: Some(vec!["Kim Osei".to_owned(), "310-555-0142".to_owned()]),
            officers: vec![
                "Sergeant Ana Reyes".to_owned(),
                "Officer Lee Dao".to_owned(),
            ],
            expected: words.t2("staff-expected", ("low", 14_i64), ("high", 28_i64)),
            expected_why: words.t1("staff-expected-guess", "promised", 23_i64),
            topics: vec![Count {
                label: say(language, "Bike theft", "Robo de bicicletas"),
                count: 5,
            }],
            others: 3,
            announced: vec![here("Parking", "Estacionamiento")],
            arrangements: vec![words.t1("staff-access-interpreter", "language", "Tagalog")],
            materials: kit::materials(&kit, icon, words, language),
            points: kit::talking_points(&kit, icon, words, language),
        };
        let slug = "ice-cream-with-a-cop-2023-06-01";
        Self {
            slug: slug.to_owned(),
            when: samples::when(language),
            sheet,
            pdf_path: paths::event_briefing_pdf(slug),
            kit_path: paths::event_kit(slug),
            chrome: chrome.page(title, StaffSection::Events),
        }
    }
}
