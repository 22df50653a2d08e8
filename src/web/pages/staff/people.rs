//! The people of a department: the list, one person, and the form of an invitation.

use askama::Template;

use super::chrome::{StaffChrome, StaffSection};
use super::paths;
use super::samples;
use super::views::StateTag;
use crate::domain::language::Language;
use crate::domain::staff::{Role, StaffState};
use crate::web::pages::form::{Choice, FormView};
use crate::web::pages::markup::Moment;
use crate::words::Words;

/// What a redirect may say was done, as [`super::chrome::DONE`].
pub const DONE: [(&str, &str); 13] = [
    ("person-invited", "people-invited"),
    ("person-added", "people-added"),
    ("person-role", "people-role-saved"),
    ("person-removed", "people-removed"),
    ("person-disabled", "people-disabled"),
    ("person-enabled", "people-enabled"),
    ("person-reset", "people-reset-sent"),
    ("reset-asked", "people-reset-asked"),
    ("account-saved", "people-account-saved"),
    ("password-saved", "people-password-saved"),
    ("sessions-ended", "people-sessions-ended"),
    ("factor-ended", "people-factor-ended"),
    ("department-entered", "people-switched"),
];

/// GET `/staff/people`.
#[derive(Debug, Clone, Template)]
#[template(path = "staff/people.html")]
pub struct PeoplePage {
    pub chrome: StaffChrome,
    pub people: Vec<PersonCard>,
}

/// A person as administrators see them.
#[derive(Debug, Clone)]
pub struct PersonCard {
    pub id: i64,
    pub name: String,
    pub email: String,
    pub role: String,
    pub state: StaffState,
    pub tag: StateTag,
    /// `None` when never.
    pub last_sign_in: Option<Moment>,
    pub has_second_factor: bool,
}

impl PersonCard {
    /// A state in words.
    #[must_use]
    pub fn tag(words: Words, state: StaffState) -> StateTag {
        let class = match state {
            StaffState::Active => "yes",
            StaffState::Invited => "warn",
            StaffState::Disabled => "bad",
        };
        StateTag {
            word: words.t(&format!("people-state-{}", state.as_str())),
            class,
        }
    }

    fn is_invited(&self) -> bool {
        self.state == StaffState::Invited
    }

    fn is_disabled(&self) -> bool {
        self.state == StaffState::Disabled
    }
}

/// A role in words.
#[must_use]
pub fn role_name(words: Words, role: Role) -> String {
    words.t(&format!("people-role-{}", role.as_str().replace('_', "-")))
}

/// Every role with what it may do, for a select.
#[must_use]
pub fn role_choices(words: Words) -> Vec<Choice> {
    Role::ALL
        .into_iter()
        .map(|role| {
            let does = words.t(&format!("people-does-{}", role.as_str().replace('_', "-")));
            Choice::new(role.as_str(), format!("{}: {does}", role_name(words, role)))
        })
        .collect()
}

/// GET and POST `/staff/people/{p}`: fields `csrf`, `do` (`role`, `remove`, `disable`, `enable`,
/// `reset`), `role`.
#[derive(Debug, Clone, Template)]
#[template(path = "staff/person.html")]
pub struct PersonPage {
    pub chrome: StaffChrome,
    pub person: PersonCard,
    pub form: FormView,
}

/// GET and POST `/staff/new-person`: fields `csrf`, `email`, `name`, `role`.
#[derive(Debug, Clone, Template)]
#[template(path = "staff/person_form.html")]
pub struct InvitePage {
    pub chrome: StaffChrome,
    pub form: FormView,
}

fn sample_card(language: Language, state: StaffState) -> PersonCard {
    let words = Words::new(language);
    let active = state == StaffState::Active;
    PersonCard {
        id: if active { 1 } else { 2 },
        name: if active { "Rosa Okafor" } else { "June Abara" }.to_owned(),
        email: if active {
            "r.okafor@example.org"
        } else {
            "j.abara@example.org"
        }
        .to_owned(),
        role: role_name(
            words,
            if active {
                Role::Administrator
            } else {
                Role::Writer
            },
        ),
        state,
        tag: PersonCard::tag(words, state),
        last_sign_in: active.then(|| samples::instant(language)),
        has_second_factor: active,
    }
}

impl PeoplePage {
    #[must_use]
    pub fn sample(language: Language) -> Self {
        Self {
            chrome: samples::chrome(language, "people-page", StaffSection::People)
                .at(paths::PEOPLE)
                .with_rights(
                    Role::Administrator,
                    vec![
                        (
                            "santa-monica".to_owned(),
                            "Santa Monica Police Department".to_owned(),
                        ),
                        (
                            "riverbend".to_owned(),
                            "Riverbend Police Department".to_owned(),
                        ),
                    ],
                ),
            people: vec![
                sample_card(language, StaffState::Invited),
                sample_card(language, StaffState::Active),
                sample_card(language, StaffState::Disabled),
            ],
        }
    }
}

impl PersonPage {
    /// Puts the person's name into the title.
    #[must_use]
    pub fn titled(mut self) -> Self {
        let chrome = self.chrome.page(&self.person.name, StaffSection::People);
        self.chrome = chrome.at(paths::person(self.person.id));
        self.chrome.in_error = self.form.has_errors();
        self
    }

    fn roles(&self) -> Vec<Choice> {
        role_choices(self.chrome.words)
    }

    #[must_use]
    pub fn sample(language: Language) -> Self {
        let mut form = FormView::new().with("role", Role::Writer.as_str());
        form.refuse_all(Words::new(language).t("people-last-administrator"));
        Self {
            chrome: samples::chrome(language, "people-page", StaffSection::People),
            person: sample_card(language, StaffState::Active),
            form,
        }
        .titled()
    }

    /// Somebody who has not followed the invitation.
    #[must_use]
    pub fn sample_invited(language: Language) -> Self {
        Self {
            person: sample_card(language, StaffState::Invited),
            form: FormView::new().with("role", Role::Writer.as_str()),
            ..Self::sample(language)
        }
        .titled()
    }

    /// Somebody whose account is switched off.
    #[must_use]
    pub fn sample_disabled(language: Language) -> Self {
        Self {
            person: sample_card(language, StaffState::Disabled),
            form: FormView::new().with("role", Role::Writer.as_str()),
            ..Self::sample(language)
        }
        .titled()
    }
}

impl InvitePage {
    #[must_use]
    pub fn new(chrome: StaffChrome, form: FormView) -> Self {
        let title = chrome.t("people-invite-page");
        let mut chrome = chrome
            .page(title, StaffSection::People)
            .at(paths::NEW_PERSON);
        chrome.in_error = form.has_errors();
        Self { chrome, form }
    }

    fn roles(&self) -> Vec<Choice> {
        role_choices(self.chrome.words)
    }

    #[must_use]
    pub fn sample(language: Language) -> Self {
        let chrome = samples::chrome(language, "people-invite-page", StaffSection::People);
        let mut form = FormView::new()
            .with("name", "June Abara")
            .with("email", "j.abara")
            .with("role", Role::Organiser.as_str());
        form.refuse("email", Words::new(language).t("people-email-shape"));
        Self::new(chrome, form)
    }
}
