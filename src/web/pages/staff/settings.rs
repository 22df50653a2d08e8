//! What a department decides for itself: the page that lists the parts with what holds now, and the
//! form of each part. The holidays have a page of their own.

use askama::Template;

use super::chrome::{StaffChrome, StaffSection};
use super::paths;
use super::samples::{self, say};
use super::views::FormLanguage;
use crate::domain::department_part::Name;
use crate::domain::language::Language;
use crate::web::pages::form::{Choice, FormView};

/// What a redirect may say was done, as [`super::chrome::DONE`].
pub const DONE: [(&str, &str); 11] = [
    ("settings", "settings-saved"),
    ("holiday-added", "settings-holiday-added"),
    ("holiday-removed", "settings-holiday-removed"),
    ("kind-created", "kinds-created"),
    ("kind-saved", "kinds-saved"),
    ("kind-retired", "kinds-retired"),
    ("kind-offered", "kinds-offered"),
    ("topic-created", "topics-list-created"),
    ("topic-saved", "topics-list-saved"),
    ("topic-retired", "topics-list-retired"),
    ("topic-offered", "topics-list-offered"),
];

/// How many reminders a department can have.
pub const REMINDERS: usize = 4;

/// GET `/staff/settings`.
#[derive(Debug, Clone, Template)]
#[template(path = "staff/settings.html")]
pub struct SettingsPage {
    pub chrome: StaffChrome,
    pub parts: Vec<PartCard>,
    /// The holidays still to come, in words.
    pub holidays: Vec<String>,
    /// How people sign in through a provider of the department's own.
    pub identity: Option<IdentityCard>,
}

/// The department's identity provider, set at the command line of the server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdentityCard {
    pub issuer: String,
    pub label: String,
    /// This build of the program can speak to it.
    pub is_usable: bool,
}

/// One part with what holds now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartCard {
    pub path: String,
    pub title: String,
    /// What it is called, and what holds; an empty value shows that there is none.
    pub facts: Vec<(String, String)>,
}

/// GET and POST `/staff/settings/{part}`: fields `csrf`, `seen` (the mark of what the form was opened
/// with), `sure` (the mark of what was looked at) and those of the part. `identity`: `name`, `city`,
/// `zone`, `main_language`, `language_{l}` (`yes`). `contact`: `email`, `phone`, `emergency_phone`,
/// `postal_address`. `mail`: `sender`, `reminder_{n}`, `unit_{n}` (`minutes`, `hours`, `days`),
/// `calendar_replies` (`yes`). `visits`: `when_full` (`waitlist`, `come_anyway`), `access_lead_days`.
/// `look`: `colors` (`standard`, `own`), `ground`, `accent` (`#7a1f1f`). `embedding`: `sites`. `keeping`: `keep_days`, `keep_topics_days`, `keep_access_days`, `officer_name_days`,
/// `keep_venue_contact_days`, `keep_close_out_days`.
#[derive(Debug, Clone, Template)]
#[template(path = "staff/settings_form.html")]
pub struct SettingsFormPage {
    pub chrome: StaffChrome,
    pub part: Name,
    pub form: FormView,
    pub seen: String,
    /// The mark of what was typed, once it is shown what it will do; empty before.
    pub sure: String,
    /// What it will do, sentence by sentence; empty when nothing has to be looked at.
    pub effects: Vec<String>,
    /// Every language there is.
    pub languages: Vec<FormLanguage>,
    /// Answers of calendar apps come back to somewhere.
    pub takes_replies: bool,
    /// The domain that signatures speak for.
    pub sender_domain: String,
    /// What is copied into a page of the city, with the name of its language.
    pub snippets: Vec<(String, String)>,
}

impl SettingsFormPage {
    /// The title of a part.
    #[must_use]
    pub fn title_of(part: Name) -> String {
        format!("settings-part-{}", part.as_str())
    }

    /// Sets the title, with the word for a refused form in front when there is one.
    #[must_use]
    pub fn titled(mut self) -> Self {
        let title = self.chrome.t(Self::title_of(self.part));
        self.chrome = self.chrome.page(title, StaffSection::Settings);
        self.chrome.in_error = self.form.has_errors();
        self
    }

    fn main_languages(&self) -> Vec<Choice> {
        let choice = |one: &FormLanguage| Choice::new(one.language.tag(), &one.name);
        self.languages.iter().map(choice).collect()
    }

    fn when_full(&self) -> Vec<Choice> {
        ["waitlist", "come_anyway"]
            .into_iter()
            .map(|value| {
                let key = format!("settings-when-full-{}", value.replace('_', "-"));
                Choice::new(value, self.chrome.t(key))
            })
            .collect()
    }

    fn color_choices(&self) -> Vec<Choice> {
        ["standard", "own"]
            .map(|value| Choice::new(value, self.chrome.t(format!("look-{value}"))))
            .to_vec()
    }

    fn units(&self) -> Vec<Choice> {
        ["minutes", "hours", "days"]
            .into_iter()
            .map(|unit| Choice::new(unit, self.chrome.t(format!("settings-unit-{unit}"))))
            .collect()
    }

    /// A number for people, and the names of two fields, for each reminder there can be.
    fn reminders(&self) -> Vec<(usize, String, String)> {
        (1..=REMINDERS)
            .map(|n| (n, format!("reminder_{n}"), format!("unit_{n}")))
            .collect()
    }

    fn sample_of(language: Language, part: Name, form: FormView) -> Self {
        let chrome = samples::chrome(language, "settings-page", StaffSection::Settings);
        Self {
            part,
            form,
            seen: "00000000c0ffee00".to_owned(),
            sure: String::new(),
            effects: Vec::new(),
            languages: FormLanguage::list(chrome.words, &Language::ALL),
            takes_replies: true,
            sender_domain: "mail.example.org".to_owned(),
            snippets: Vec::new(),
            chrome,
        }
        .titled()
    }

    /// A new name that is looked at before it is saved.
    #[must_use]
    pub fn sample(language: Language) -> Self {
        let form = FormView::new()
            .with("name", "Santa Monica Police")
            .with("city", "Santa Monica")
            .with("zone", "America/Los_Angeles")
            .with("main_language", "en")
            .with("language_en", "yes")
            .with("language_es", "yes");
        let page = Self::sample_of(language, Name::Identity, form);
        let effect = page.chrome.t2(
            "settings-effect-name",
            ("new", "Santa Monica Police"),
            ("old", "Santa Monica Police Department"),
        );
        Self {
            sure: "00000000decaf000".to_owned(),
            effects: vec![effect],
            ..page
        }
    }

    #[must_use]
    pub fn sample_contact(language: Language) -> Self {
        let form = FormView::new()
            .with("email", "outreach@example.org")
            .with("phone", "310-555-0142")
            .with("emergency_phone", "911")
            .with("postal_address", "1 Harbor Way, Santa Monica, CA 90401");
        Self::sample_of(language, Name::Contact, form)
    }

    /// Mail settings that were refused.
    #[must_use]
    pub fn sample_mail(language: Language) -> Self {
        let mut form = FormView::new()
            .with("sender", "police@example.com")
            .with("reminder_1", "1")
            .with("unit_1", "days")
            .with("reminder_2", "2")
            .with("unit_2", "hours")
            .with("calendar_replies", "yes");
        let page = Self::sample_of(language, Name::Mail, form.clone());
        let domain = "mail.example.org";
        form.refuse(
            "sender",
            page.chrome.t1("settings-error-sender", "domain", domain),
        );
        Self { form, ..page }.titled()
    }

    #[must_use]
    pub fn sample_visits(language: Language) -> Self {
        let form = FormView::new()
            .with("when_full", "waitlist")
            .with("access_lead_days", "7");
        Self::sample_of(language, Name::Visits, form)
    }

    #[must_use]
    pub fn sample_look(language: Language) -> Self {
        let mut form = FormView::new()
            .with("colors", "own")
            .with("ground", "#ffcc00")
            .with("accent", "#face00");
        let page = Self::sample_of(language, Name::Look, form.clone());
        let sentence = page.chrome.t1("look-error-ground", "contrast", "1.1");
        form.refuse("ground", sentence);
        Self { form, ..page }.titled()
    }

    #[must_use]
    pub fn sample_embedding(language: Language) -> Self {
        let form = FormView::new().with("sites", "https://www.city.example");
        let page = Self::sample_of(language, Name::Embedding, form);
        let frame = "<iframe src=\"https://events.example.org/santa-monica/embed\"></iframe>";
        let name = page.languages.first().map(|one| one.name.clone());
        Self {
            snippets: vec![(name.unwrap_or_default(), frame.to_owned())],
            ..page
        }
    }

    #[must_use]
    pub fn sample_keeping(language: Language) -> Self {
        let form = FormView::new()
            .with("keep_days", "30")
            .with("keep_topics_days", "30")
            .with("keep_access_days", "30")
            .with("officer_name_days", "90")
            .with("keep_venue_contact_days", "730")
            .with("keep_close_out_days", "365");
        Self::sample_of(language, Name::Keeping, form)
    }
}

impl SettingsPage {
    #[must_use]
    pub fn sample(language: Language) -> Self {
        let chrome = samples::chrome(language, "settings-page", StaffSection::Settings);
        let facts = [
            ("settings-name", "Santa Monica Police Department"),
            ("settings-city", "Santa Monica"),
            ("settings-zone", ""),
        ];
        let card = PartCard {
            path: paths::settings_part(Name::Identity),
            title: chrome.t("settings-part-identity"),
            facts: facts
                .into_iter()
                .map(|(key, value)| (chrome.t(key), value.to_owned()))
                .collect(),
        };
        Self {
            parts: vec![card],
            holidays: vec![say(language, "July 4, 2023", "4 de julio de 2023")],
            identity: None,
            chrome: chrome.at(paths::SETTINGS),
        }
    }

    /// Of a department with an identity provider that this build cannot use.
    #[must_use]
    pub fn sample_with_identity(language: Language) -> Self {
        let page = Self::sample(language);
        let card = IdentityCard {
            issuer: "https://id.example.org".to_owned(),
            label: page.chrome.t("identity-label"),
            is_usable: false,
        };
        Self {
            identity: Some(card),
            ..page
        }
    }
}
