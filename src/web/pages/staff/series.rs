//! A series as its staff see it: the rule, every occurrence with its state and what was done to it
//! by hand, and what can be done with all of them.

use askama::Template;

use super::chrome::{StaffChrome, StaffSection};
use super::paths;
use super::samples::{self, say};
use super::views::{LogLine, StateTag};
use crate::domain::event::State;
use crate::domain::language::Language;
use crate::web::pages::form::FormView;
use crate::web::pages::markup::{Moment, Told};
use crate::words::Words;

/// One occurrence.
#[derive(Debug, Clone)]
pub struct OccurrenceLine {
    pub slug: String,
    pub when: Moment,
    pub state: StateTag,
    /// "Changed by hand", "Stands for March 2, 2027".
    pub marks: Vec<String>,
    /// "23 people are coming"; empty of a draft and of what is off.
    pub coming: String,
}

/// GET `/staff/series/{s}`. Its forms: `csrf` and `version` to publish, `csrf` and `last` to end.
#[derive(Debug, Clone, Template)]
#[template(path = "staff/series.html")]
pub struct SeriesPage {
    pub chrome: StaffChrome,
    pub id: String,
    pub version: i32,
    pub title: Told,
    /// The rule with its bounds, in words.
    pub rule: String,
    /// What is left out, in sentences.
    pub left_out: Vec<String>,
    pub state: StateTag,
    pub is_published: bool,
    pub may_run_events: bool,
    pub upcoming: Vec<OccurrenceLine>,
    pub past: Vec<OccurrenceLine>,
    /// Hours the clock jumps over, in sentences.
    pub not_made: Vec<String>,
    /// Drafts to be mended: path of the check page, and when.
    pub stopped: Vec<(String, String)>,
    /// How many drafts are still to come.
    pub drafts: u32,
    pub form: FormView,
    pub history: Vec<LogLine>,
}

impl SeriesPage {
    /// Published or not, as one word.
    #[must_use]
    pub fn state(words: Words, is_published: bool) -> StateTag {
        let (key, class) = if is_published {
            ("series-published", "yes")
        } else {
            ("series-draft", "warn")
        };
        StateTag {
            word: words.t(key),
            class,
        }
    }

    /// Whether there are drafts, or will be.
    fn may_publish(&self) -> bool {
        !self.is_published || self.drafts > 0
    }

    #[must_use]
    pub fn sample(language: Language) -> Self {
        let words = Words::new(language);
        let id = "0f0e0d0c0b0a09080706050403020100";
        let line = |state, marks| OccurrenceLine {
            slug: "ice-cream-with-a-cop-2023-06-01".to_owned(),
            when: samples::when(language),
            state: StateTag::of(words, state, false, false),
            marks,
            coming: words.t1("staff-coming", "heads", 12_i64),
        };
        let own = say(language, "June 8, 2023", "8 de junio de 2023");
        let moved = vec![
            words.t("series-mark-by-hand"),
            words.t1("series-mark-own-day", "date", own),
        ];
        Self {
            chrome: samples::chrome(language, "series-page", StaffSection::Events)
                .at(paths::series(id)),
            id: id.to_owned(),
            version: 2,
            title: Told::here(samples::title(language)),
            rule: say(
                language,
                "every first Thursday of the month, from June 1, 2023 to June 1, 2024",
                "cada primer jueves del mes, del 1 de junio de 2023 al 1 de junio de 2024",
            ),
            left_out: vec![words.t("series-holidays-out")],
            state: Self::state(words, true),
            is_published: true,
            may_run_events: true,
            upcoming: vec![line(State::Published, moved)],
            past: vec![OccurrenceLine {
                coming: String::new(),
                ..line(State::Cancelled, Vec::new())
            }],
            not_made: Vec::new(),
            stopped: Vec::new(),
            drafts: 0,
            form: FormView::new(),
            history: Vec::new(),
        }
    }

    /// Drafts, one of which has to be mended, and a date without its hour.
    #[must_use]
    pub fn sample_draft(language: Language) -> Self {
        let words = Words::new(language);
        let page = Self::sample(language);
        let day = say(
            language,
            "Sunday, March 10, 2024",
            "domingo, 10 de marzo de 2024",
        );
        let slug = "ice-cream-with-a-cop-2023-06-01";
        let mut form = FormView::new();
        form.refuse("last", words.t("series-error-last"));
        Self {
            state: Self::state(words, false),
            is_published: false,
            not_made: vec![words.t2(
                "series-clock-start",
                ("time", say(language, "2:30 a.m.", "2:30 a. m.")),
                ("date", day),
            )],
            stopped: vec![(paths::event_publication(slug), samples::when(language).text)],
            drafts: 3,
            upcoming: Vec::new(),
            form,
            ..page
        }
    }
}
