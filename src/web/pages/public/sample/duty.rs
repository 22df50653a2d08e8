//! Samples of an officer's page, and of an announcement whose officers are late.

use super::*;
use crate::web::pages::public::assignment::{AssignmentPage, NameForm};
use crate::web::pages::staff::views::FormLanguage;

impl AssignmentPage {
    /// An officer who was asked, on the day of the event.
    #[must_use]
    pub fn sample(language: Language) -> Self {
        let words = Words::new(language);
        let late = |minutes: i64| {
            let label = words.t1("assignment-late-by", "minutes", minutes);
            Choice::new(format!("late-{minutes}"), label)
        };
        let mut form = FormView::new();
        form.refuse_all(words.t("assignment-refused-what"));
        Self {
            chrome: chrome(
                language,
                "assignment-title",
                Section::Events,
                "/assignments/ca_sample",
            ),
            event: brief(language),
            heading: words.t1("assignment-asked", "name", "Mara Okafor"),
            stand_in_for: words.t1("assignment-stand-in", "name", "Luis Ortega"),
            late: words.t1("assignment-late-now", "minutes", 10_i64),
            done: words.t("assignment-done"),
            locked: String::new(),
            may_accept: true,
            may_decline: true,
            may_leave: true,
            delays: vec![late(10), late(20)],
            colleagues: vec![
                Choice::new("", words.t("assignment-stand-in-nobody")),
                Choice::new("0f", "Tom Hale"),
            ],
            naming: Some(NameForm {
                names: vec![
                    Choice::new("rank_and_name", "Officer Mara Okafor"),
                    Choice::new("name", "Mara Okafor"),
                    Choice::new("first_name", "Mara"),
                    Choice::new("none", words.t("assignment-name-none")),
                ],
                languages: FormLanguage::list(words, &Language::ALL),
                has_photo: true,
                is_listed: false,
                action: "/assignments/ca_sample/name".to_owned(),
            }),
            form: form.with("display_form", "first_name"),
            action: "/assignments/ca_sample".to_owned(),
        }
    }
}

impl EventPage {
    /// An event whose officers are late.
    #[must_use]
    pub fn sample_late(language: Language) -> Self {
        Self {
            news: Words::new(language).t1("late-officers", "minutes", 20_i64),
            ..Self::sample(language)
        }
    }
}
