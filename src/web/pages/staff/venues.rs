//! The list of places and the form of one.

use askama::Template;

use super::chrome::{StaffChrome, StaffSection};
use super::paths;
use super::samples;
use super::views::FormLanguage;
use crate::domain::language::Language;
use crate::web::pages::form::FormView;
use crate::web::pages::markup::Moment;
use crate::words::Words;

/// GET `/staff/venues`.
#[derive(Debug, Clone, Template)]
#[template(path = "staff/venues.html")]
pub struct VenuesPage {
    pub chrome: StaffChrome,
    pub may_run_events: bool,
    pub venues: Vec<VenueCard>,
}

/// A place in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VenueCard {
    pub slug: String,
    pub name: String,
    /// The postal address on one line.
    pub address: String,
    pub has_access_notes: bool,
}

/// GET and POST `/staff/new-venue` and `/staff/venues/{v}`: fields `csrf`, `venue_name`,
/// `venue_street`, `venue_city`, `venue_region`, `venue_postal_code`, `venue_access_{l}`,
/// `venue_hours`, `venue_district`, `venue_zone` (IANA name or empty), `venue_capacity`,
/// `venue_outdoors` (`yes`), `venue_contact_name`, `venue_contact_phone`, `venue_contact_email`.
#[derive(Debug, Clone, Template)]
#[template(path = "staff/venue_form.html")]
pub struct VenueFormPage {
    pub chrome: StaffChrome,
    pub action: String,
    pub editing: bool,
    pub form: FormView,
    /// The department's languages, for the access notes.
    pub languages: Vec<FormLanguage>,
    /// Days after the last event there during which whom to call is kept.
    pub keep_days: i64,
    /// What was held there, the latest first.
    pub shows: Vec<ShowLine>,
}

/// Something that was held at a place.
#[derive(Debug, Clone)]
pub struct ShowLine {
    pub path: String,
    pub date: Moment,
    pub kind: String,
    /// Heads counted at the door; `None` when nobody counted.
    pub came: Option<u32>,
    /// Heads that had said yes.
    pub promised: u32,
}

impl VenuesPage {
    #[must_use]
    pub fn sample(language: Language) -> Self {
        let card = |slug: &str, name: &str, address: &str, noted| VenueCard {
            slug: slug.to_owned(),
            name: name.to_owned(),
            address: address.to_owned(),
            has_access_notes: noted,
        };
        Self {
            chrome: samples::chrome(language, "staff-venues-page", StaffSection::Venues)
                .at(paths::VENUES),
            may_run_events: true,
            venues: vec![
                card(
                    "afters-ice-cream",
                    "Afters Ice Cream",
                    "1415 Ocean Avenue, Santa Monica, CA 90401",
                    true,
                ),
                card(
                    "main-library",
                    "Main Library",
                    "601 Santa Monica Boulevard, Santa Monica, CA 90401",
                    false,
                ),
            ],
        }
    }
}

impl VenueFormPage {
    /// Sets the title, with the word for a refused form in front when there is one.
    #[must_use]
    pub fn titled(mut self) -> Self {
        let key = if self.editing {
            "staff-venue-edit-page"
        } else {
            "staff-venue-new-page"
        };
        let title = self.chrome.t(key);
        self.chrome = self.chrome.page(title, StaffSection::Venues);
        self.chrome.in_error = self.form.has_errors();
        self
    }

    #[must_use]
    pub fn sample(language: Language) -> Self {
        let words = Words::new(language);
        let mut form = FormView::new()
            .with("venue_name", "Afters Ice Cream")
            .with("venue_street", "1415 Ocean Avenue")
            .with("venue_city", "Santa Monica")
            .with("venue_region", "CA")
            .with("venue_district", "Downtown")
            .with("venue_access_en", "Step-free entrance on Broadway.")
            .with("venue_hours", "daily 7-15")
            .with("venue_capacity", "60")
            .with("venue_contact_name", "Noor Haddad")
            .with("venue_zone", "America/Santa_Monica");
        form.refuse(
            "venue_hours",
            words.t1("facts-error-hours", "part", "daily 7-15"),
        );
        form.refuse("venue_postal_code", words.t("staff-error-venue-postal"));
        form.refuse(
            "venue_zone",
            words.t1("staff-error-zone", "zone", "America/Santa_Monica"),
        );
        Self {
            chrome: samples::chrome(language, "staff-venue-edit-page", StaffSection::Venues),
            action: paths::venue("afters-ice-cream"),
            editing: true,
            form,
            languages: FormLanguage::list(words, &[Language::En, Language::Es]),
            keep_days: 730,
            shows: vec![ShowLine {
                path: paths::event("ice-cream-with-a-cop-2023-06-01"),
                date: samples::when(language),
                kind: samples::say(language, "Ice Cream with a Cop", "Helado con un policía"),
                came: Some(41),
                promised: 37,
            }],
        }
        .titled()
    }
}
