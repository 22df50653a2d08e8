//! The board: what is coming up, what is missing, what is over. Every event has "Cancel" one tap
//! away, so that calling one off from a car takes two taps and a sentence.

use askama::Template;

use super::chrome::{StaffChrome, StaffSection};
use super::paths;
use super::samples::{self, say};
use super::schedule::ScheduleView;
use super::views::StateTag;
use crate::domain::event::State;
use crate::domain::language::Language;
use crate::web::pages::markup::{Moment, Told};
use crate::words::Words;

/// GET `/staff`.
#[derive(Debug, Clone, Template)]
#[template(path = "staff/board.html")]
pub struct BoardPage {
    pub chrome: StaffChrome,
    /// The role may make and change events.
    pub may_run_events: bool,
    /// The role may see what was promised, and figures.
    pub may_see_promises: bool,
    /// Promises that are open and past their day.
    pub overdue: u32,
    /// Over and not closed out, the latest first.
    pub to_close: Vec<BoardEvent>,
    /// Events of the next days, drafts too, the next one first.
    pub soon: Vec<BoardEvent>,
    /// Later public events, the next one first.
    pub upcoming: Vec<BoardEvent>,
    /// Later events nobody outside sees yet.
    pub drafts: Vec<BoardEvent>,
    /// The latest first.
    pub past: Vec<BoardEvent>,
    /// Title of the event that "Copy the last event" copies; empty without one.
    pub last: String,
}

/// One event on the board.
#[derive(Debug, Clone)]
pub struct BoardEvent {
    pub slug: String,
    pub title: Told,
    /// Month, day and weekday, short, for the date block.
    pub day: (String, String, String),
    /// Weekday, date, hours and zone.
    pub when: Moment,
    /// "Today", "Tomorrow" or nothing.
    pub soon: String,
    pub venue: String,
    /// "Part of a series: every first Tuesday of the month"; empty when it is not.
    pub series: String,
    pub state: StateTag,
    /// That it is to be published by itself, or was to be.
    pub schedule: Option<ScheduleView>,
    /// "23 people are coming; 40 seats in all", see [`BoardEvent::coming`]; empty of a draft.
    pub coming: String,
    /// Heads on the waitlist.
    pub waiting: u32,
    /// Heads promised beyond the capacity.
    pub over_by: u32,
    /// What is missing, each a few words of the catalogue (`staff-missing-…`).
    pub missing: Vec<String>,
    pub may_edit: bool,
    pub may_publish: bool,
    pub may_cancel: bool,
    /// Path of the close-out, of events that are over and can be closed; empty shows nothing.
    pub close_path: String,
    /// Path of the article's editor, of events that are over; empty shows nothing.
    pub article_path: String,
    /// Whether the article exists already.
    pub has_article: bool,
}

impl BoardEvent {
    /// How many people are coming, in words.
    #[must_use]
    pub fn coming(words: Words, heads: u32, capacity: Option<u32>, is_ahead: bool) -> String {
        let heads = i64::from(heads);
        if !is_ahead {
            return words.t1("staff-had-said-yes", "heads", heads);
        }
        match capacity {
            Some(capacity) => words.t2(
                "staff-coming-of",
                ("heads", heads),
                ("capacity", i64::from(capacity)),
            ),
            None => words.t1("staff-coming", "heads", heads),
        }
    }

    fn sample(language: Language, state: State, over: bool) -> Self {
        let words = Words::new(language);
        let live = matches!(state, State::Published | State::Postponed) && !over;
        let is_draft = matches!(state, State::Draft | State::Scheduled);
        Self {
            slug: "ice-cream-with-a-cop-2023-06-01".to_owned(),
            title: Told::here(samples::title(language)),
            day: (
                say(language, "Jun", "jun"),
                "1".to_owned(),
                say(language, "Thu", "jue"),
            ),
            when: samples::when(language),
            soon: if live {
                words.t("staff-board-tomorrow")
            } else {
                String::new()
            },
            venue: "Afters Ice Cream, 1415 Ocean Avenue".to_owned(),
            series: if state == State::Draft {
                let thursday = say(
                    language,
                    "every first Thursday of the month",
                    "cada primer jueves del mes",
                );
                words.t1("series-part-of", "rule", thursday)
            } else {
                String::new()
            },
            state: StateTag::of(words, state, over, false),
            schedule: match state {
                State::Draft => Some(ScheduleView::sample_stopped(language)),
                State::Scheduled => Some(ScheduleView::sample(language)),
                _ => None,
            },
            coming: if is_draft {
                String::new()
            } else {
                Self::coming(words, 42, Some(40), live)
            },
            waiting: u32::from(live) * 6,
            over_by: u32::from(live) * 2,
            missing: if over || state == State::Cancelled {
                Vec::new()
            } else {
                let spanish = super::views::language_name(words, Language::Es);
                vec![
                    words.t("staff-missing-access"),
                    words.t1("staff-missing-text", "language", spanish),
                ]
            },
            may_edit: live || is_draft,
            may_publish: is_draft,
            may_cancel: live,
            close_path: if over {
                paths::event_close_out("ice-cream-with-a-cop-2023-06-01")
            } else {
                String::new()
            },
            article_path: if over {
                paths::article_of_event("ice-cream-with-a-cop-2023-06-01")
            } else {
                String::new()
            },
            has_article: false,
        }
    }
}

impl BoardPage {
    #[must_use]
    pub fn sample(language: Language) -> Self {
        let event = |state, over| BoardEvent::sample(language, state, over);
        Self {
            chrome: samples::chrome(language, "staff-board-page", StaffSection::Events)
                .at(paths::BOARD),
            may_run_events: true,
            may_see_promises: true,
            overdue: 2,
            to_close: vec![event(State::Published, true)],
            soon: vec![event(State::Published, false)],
            upcoming: vec![event(State::Cancelled, false)],
            drafts: vec![event(State::Draft, false), event(State::Scheduled, false)],
            past: vec![event(State::Published, true)],
            last: samples::title(language),
        }
    }

    /// A department that has just begun.
    #[must_use]
    pub fn sample_empty(language: Language) -> Self {
        let full = Self::sample(language);
        Self {
            overdue: 0,
            to_close: Vec::new(),
            soon: Vec::new(),
            upcoming: Vec::new(),
            drafts: Vec::new(),
            past: Vec::new(),
            last: String::new(),
            ..full
        }
    }
}
