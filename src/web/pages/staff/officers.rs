//! The list of officers and the form of one. Staff see whole names; public pages only the form the
//! officer chose.

use askama::Template;

use super::chrome::{StaffChrome, StaffSection};
use super::paths;
use super::samples::{self, say};
use super::views::{Tick, display_forms, language_ticks};
use crate::domain::language::Language;
use crate::web::pages::form::{Choice, FormView};
use crate::words::Words;

/// GET `/staff/officers`.
#[derive(Debug, Clone, Template)]
#[template(path = "staff/officers.html")]
pub struct OfficersPage {
    pub chrome: StaffChrome,
    pub may_run_events: bool,
    pub officers: Vec<OfficerCard>,
}

/// An officer in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficerCard {
    pub slug: String,
    /// Rank and whole name, for staff.
    pub name: String,
    /// The name on public pages; `None` when not named there.
    pub public_name: Option<String>,
    /// Languages in words, joined; empty when none are known.
    pub languages: String,
}

/// GET and POST `/staff/new-officer` and `/staff/officers/{o}`: fields `csrf`, `officer_rank`,
/// `officer_given_name`, `officer_family_name`, `officer_display_form`, `officer_public` (`yes`),
/// `officer_email`, `officer_mail_language` (tag), and, repeated, `officer_languages` (tags).
#[derive(Debug, Clone, Template)]
#[template(path = "staff/officer_form.html")]
pub struct OfficerFormPage {
    pub chrome: StaffChrome,
    pub action: String,
    pub editing: bool,
    pub form: FormView,
    pub languages: Vec<Tick>,
    /// The officer's own calendar; `None` for an officer who is not there yet.
    pub calendar: Option<OwnCalendar>,
}

/// What staff know of an officer's own calendar: never its address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnCalendar {
    /// Where the forms go.
    pub action: String,
    /// Since when its address is good, in words; empty when there is none.
    pub since: String,
}

/// POST `/staff/officers/{o}/calendar` with `do=make`: the address, shown once.
#[derive(Debug, Clone, Template)]
#[template(path = "staff/officer_calendar.html")]
pub struct OfficerCalendarPage {
    pub chrome: StaffChrome,
    pub name: String,
    pub https: String,
    pub webcal: String,
    pub back: String,
}

impl OfficerCalendarPage {
    #[must_use]
    pub fn sample(language: Language) -> Self {
        Self {
            chrome: samples::chrome(language, "staff-own-calendar", StaffSection::Officers),
            name: "Sergeant Ana Reyes".to_owned(),
            https: "https://events.example.org/feeds/cf_sample.ics".to_owned(),
            webcal: "webcal://events.example.org/feeds/cf_sample.ics".to_owned(),
            back: paths::officer("ana-reyes"),
        }
    }
}

impl OfficersPage {
    #[must_use]
    pub fn sample(language: Language) -> Self {
        let card = |slug: &str, name: &str, public: Option<&str>| OfficerCard {
            slug: slug.to_owned(),
            name: name.to_owned(),
            public_name: public.map(str::to_owned),
            languages: say(language, "English, Spanish", "inglés, español"),
        };
        Self {
            chrome: samples::chrome(language, "staff-officers-page", StaffSection::Officers)
                .at(paths::OFFICERS),
            may_run_events: true,
            officers: vec![
                card(
                    "ana-reyes",
                    "Sergeant Ana Reyes",
                    Some("Sergeant Ana Reyes"),
                ),
                card("lee-dao", "Officer Lee Dao", None),
            ],
        }
    }
}

impl OfficerFormPage {
    /// Sets the title, with the word for a refused form in front when there is one.
    #[must_use]
    pub fn titled(mut self) -> Self {
        let key = if self.editing {
            "staff-officer-edit-page"
        } else {
            "staff-officer-new-page"
        };
        let title = self.chrome.t(key);
        self.chrome = self.chrome.page(title, StaffSection::Officers);
        self.chrome.in_error = self.form.has_errors();
        self
    }

    fn display_forms(&self) -> Vec<Choice> {
        display_forms(self.chrome.words)
    }

    fn mail_languages(&self) -> Vec<Choice> {
        let each = Language::ALL.into_iter();
        each.map(|own| Choice {
            value: own.tag().to_owned(),
            label: own.own_name().to_owned(),
            lang: own.tag(),
        })
        .collect()
    }

    #[must_use]
    pub fn sample(language: Language) -> Self {
        let words = Words::new(language);
        let mut form = FormView::new()
            .with("officer_rank", "Sergeant")
            .with("officer_display_form", "first_name")
            .with("officer_public", "yes");
        form.refuse("officer_given_name", words.t("staff-error-officer-name"));
        Self {
            chrome: samples::chrome(language, "staff-officer-new-page", StaffSection::Officers),
            action: paths::NEW_OFFICER.to_owned(),
            editing: false,
            form,
            languages: language_ticks(words, &[Language::En, Language::Es]),
            calendar: None,
        }
        .titled()
    }

    /// An officer who has a calendar of her own.
    #[must_use]
    pub fn sample_edit(language: Language) -> Self {
        Self {
            action: paths::officer("ana-reyes"),
            editing: true,
            form: FormView::new()
                .with("version", "3")
                .with("officer_rank", "Sergeant")
                .with("officer_given_name", "Ana")
                .with("officer_family_name", "Reyes")
                .with("officer_display_form", "rank_and_name")
                .with("officer_public", "yes")
                .with("officer_email", "ana.reyes@example.org")
                .with("officer_mail_language", "en"),
            calendar: Some(OwnCalendar {
                action: paths::officer_calendar("ana-reyes"),
                since: say(language, "June 1, 2023", "1 de junio de 2023"),
            }),
            ..Self::sample(language)
        }
        .titled()
    }
}
