//! The check page between a draft and the public: what people will read, what stops and what asks.

use askama::Template;

use super::chrome::{StaffChrome, StaffSection};
use super::event_form::EventFormPage;
use super::paths;
use super::samples::{self, say};
use super::schedule::ScheduleView;
use super::views::{Finding, Fix, Quote, TextPreview, language_name, touched};
use crate::domain::language::Language;
use crate::domain::links;
use crate::web::pages::form::{Choice, FormView};
use crate::web::pages::markup::{Passage, Told};
use crate::words::Words;

/// GET and POST `/staff/events/{e}/publication`: fields `csrf`, `version`, and `publish_anyway`
/// (`yes`) when there is something to ask; the button is `then`: nothing publishes now, `schedule` at
/// `publish_date` (2027-06-02), `publish_time` (15:00) and `publish_occurrence` (`first`, `second`),
/// `unschedule` takes that time away.
#[derive(Debug, Clone, Template)]
#[template(path = "staff/event_check.html")]
pub struct EventCheckPage {
    pub chrome: StaffChrome,
    pub slug: String,
    /// The version that is shown; publishing another one is refused.
    pub version: i32,
    pub title: Told,
    /// Computed: "Thursday, June 1, 2023, 3 to 5 p.m., Pacific time".
    pub sentence: String,
    pub kind: String,
    pub venue_name: String,
    pub venue_address: String,
    pub access: Vec<Told>,
    /// "40", or that everybody can come.
    pub places: String,
    /// Officers in the form they chose.
    pub officers: Vec<String>,
    /// Officers who are not named in public.
    pub unnamed: u32,
    /// From when until when people can say yes.
    pub rsvps: String,
    pub texts: Vec<TextPreview>,
    /// Must be mended first; the page then has no button.
    pub stops: Vec<Finding>,
    /// Can be published all the same.
    pub asks: Vec<Finding>,
    pub form: FormView,
    /// That it is to be published by itself, or was to be.
    pub schedule: Option<ScheduleView>,
    /// The department's zone in words: "Pacific time".
    pub zone: String,
    /// `first` and `second` with their zone names, when the time to publish comes twice.
    pub occurrences: Vec<Choice>,
}

impl EventCheckPage {
    #[must_use]
    pub fn sample(language: Language) -> Self {
        let words = Words::new(language);
        let slug = "ice-cream-with-a-cop-2023-06-01";
        let spanish = language_name(words, Language::Es);
        Self {
            chrome: samples::chrome(language, "staff-check-page", StaffSection::Events),
            slug: slug.to_owned(),
            version: 1,
            title: Told::in_language(
                "Ice Cream with a Cop on Ocean Avenue",
                Language::En,
                language,
            ),
            sentence: say(
                language,
                "Thursday, June 1, 2023, 3 to 5 p.m., Pacific time",
                "jueves, 1 de junio de 2023, de 3 a 5 p. m., hora del Pacífico",
            ),
            kind: say(language, "Ice Cream with a Cop", "Helado con un policía"),
            venue_name: "Afters Ice Cream".to_owned(),
            venue_address: "1415 Ocean Avenue, Santa Monica, CA 90401".to_owned(),
            access: vec![Told::in_language(
                "Step-free entrance on Broadway.",
                Language::En,
                language,
            )],
            places: "40".to_owned(),
            officers: vec!["Sergeant Ana Reyes".to_owned()],
            unnamed: 1,
            rsvps: say(
                language,
                "From today until the event begins",
                "Desde hoy hasta que empiece el evento",
            ),
            texts: sample_texts(language),
            stops: Vec::new(),
            asks: vec![Finding::plain(
                words.t1("facts-no-text", "expected", spanish),
                format!("{}#title_es", paths::event_edit(slug)),
            )],
            form: FormView::new(),
            schedule: None,
            zone: say(language, "Pacific time", "hora del Pacífico"),
            occurrences: Vec::new(),
        }
    }

    fn in_language(&self, path: impl AsRef<str>, language: &Language) -> String {
        links::in_language(path.as_ref(), *language)
    }

    /// Whether "Publish later" stands open.
    fn later_open(&self) -> bool {
        ["publish_date", "publish_time"]
            .iter()
            .any(|name| touched(&self.form, name))
    }

    /// A draft that waits for its time, with a new time that comes twice.
    #[must_use]
    pub fn sample_scheduled(language: Language) -> Self {
        let words = Words::new(language);
        let mut form = FormView::new()
            .with("publish_date", "2023-11-05")
            .with("publish_time", "01:30");
        let day = say(
            language,
            "Sunday, November 5, 2023",
            "domingo, 5 de noviembre de 2023",
        );
        let time = say(language, "1:30 a.m.", "1:30 a. m.");
        let twice = words.t2("staff-error-start-twice", ("time", time), ("date", day));
        form.refuse("publish_time", twice);
        Self {
            form,
            schedule: Some(ScheduleView::sample(language)),
            occurrences: EventFormPage::occurrences(words, "PDT", "PST"),
            ..Self::sample(language)
        }
    }

    /// A draft whose date has passed and whose text names another weekday.
    #[must_use]
    pub fn sample_stopped(language: Language) -> Self {
        let page = Self::sample(language);
        let edit = |field: &str| format!("{}#{field}", paths::event_edit(&page.slug));
        let words = Words::new(language);
        let told = |text: &str| Told::in_language(text, Language::En, language);
        let fix = |correction, new: &str| Fix {
            finding: "weekday.en.body.8".to_owned(),
            correction,
            label: words.t1("facts-fix-words", "new", new),
        };
        let weekday = Finding {
            text: words.with(
                "facts-weekday",
                &[
                    ("words", "Wednesday, June 1, 2023".into()),
                    ("expected", samples::when(language).text.into()),
                    ("weekday", say(language, "Thursday", "jueves").into()),
                ],
            ),
            mend: edit("body_en"),
            quote: Some(Quote {
                label: words.t2(
                    "facts-where",
                    ("field", words.t("facts-field-body")),
                    ("language", language_name(words, Language::En)),
                ),
                before: told("Join us "),
                words: told("Wednesday, June 1, 2023"),
                after: told(" for a free scoop."),
            }),
            fixes: vec![
                fix(0, "Thursday, June 1, 2023"),
                fix(1, "Wednesday, May 31, 2023"),
            ],
        };
        let past = Finding::plain(page.chrome.t("facts-past"), edit("date"));
        let stops = vec![past, weekday];
        Self {
            stops,
            schedule: Some(ScheduleView::sample_stopped(language)),
            ..page
        }
    }
}

fn sample_texts(page: Language) -> Vec<TextPreview> {
    let text = |own: Language, title: &str, lead: &str, body: &str| TextPreview {
        language: own,
        language_name: language_name(Words::new(page), own),
        title: title.to_owned(),
        lead: lead.to_owned(),
        body: Passage::new(body, own, page),
        has_body: !body.is_empty(),
        rain_plan: String::new(),
    };
    let lead = "A free scoop and a talk with the officers of your street.";
    let body = "Come and look:\n\n- a patrol car\n- a police dog";
    vec![
        text(
            Language::En,
            "Ice Cream with a Cop on Ocean Avenue",
            lead,
            body,
        ),
        text(Language::Es, "", "", ""),
    ]
}
