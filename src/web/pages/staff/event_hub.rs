//! An event as its staff see it: state, counts, facts, what can be done, what was done. Counts
//! only: no name and no address of a resident has a place here.

use askama::Template;

use super::chrome::{StaffChrome, StaffSection};
use super::mail_log::LetterBox;
use super::paths;
use super::samples::{self, say};
use super::schedule::ScheduleView;
use super::views::{LogLine, StateTag, log_sentence};
use crate::domain::event::State;
use crate::domain::language::Language;
use crate::domain::links;
use crate::domain::rsvp::Totals;
use crate::web::pages::form::Choice;
use crate::web::pages::markup::{Moment, Told};
use crate::words::Words;

/// What the signed-in person can do with the event now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct HubActions {
    pub edit: bool,
    pub publish: bool,
    pub cancel: bool,
    pub postpone: bool,
    /// The event is postponed: the edit form sets the new date.
    pub new_date: bool,
    pub copy: bool,
    /// A rain plan is written and not on; or it is on.
    pub rain: bool,
    pub rain_back: bool,
    /// It is over, and can be closed out or its close-out put right.
    pub close_out: bool,
    /// The event is in no series yet.
    pub repeat: bool,
    /// Seats are free and somebody waits.
    pub give_seats: bool,
    /// Somebody is coming who can be written to.
    pub letter: bool,
}

/// The last change, and who gets a correction when it is undone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UndoView {
    /// "2:10 p.m."
    pub until: String,
    /// Groups that were told already.
    pub told: u32,
    /// It was an edit: what else was saved with it stays.
    pub words_stay: bool,
}

/// When a family of calendar apps last looked, and whether it knows of the last change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LookLine {
    /// "Google Calendar".
    pub app: String,
    pub when: Moment,
    /// It looked after the event was last changed.
    pub knows: bool,
}

/// GET `/staff/events/{e}`.
#[derive(Debug, Clone, Template)]
#[template(path = "staff/event_hub.html")]
pub struct EventHubPage {
    pub chrome: StaffChrome,
    pub slug: String,
    pub title: Told,
    pub state: StateTag,
    /// Why it was cancelled or postponed, in the department's words; empty otherwise.
    pub reason: String,
    pub when: Moment,
    /// The date before it was changed; empty when it was not.
    pub when_before: String,
    pub kind: String,
    pub venue_name: String,
    pub venue_address: String,
    /// That it is to be published by itself, or was to be.
    pub schedule: Option<ScheduleView>,
    /// The place before it was changed; empty when it was not.
    pub venue_before: String,
    /// Whole names, for staff.
    pub officers: Vec<String>,
    pub topics: Vec<String>,
    pub totals: Totals,
    pub capacity: Option<u32>,
    /// Seats promised, in heads.
    pub taken: u32,
    /// How many to expect, and the numbers behind it; empty when it is over or off.
    pub expected: String,
    pub expected_why: String,
    /// Who came; `None` when nobody was counted.
    pub came: Option<u32>,
    /// People can be counted now, or could be.
    pub door: bool,
    /// Path of the public page; empty while there is none.
    pub public_path: String,
    /// The flyers of a public event, each with its path.
    pub flyers: Vec<Choice>,
    /// The briefing as a PDF file; empty where this build makes none.
    pub briefing_pdf: String,
    /// Path of the article, or of the form of a new one; empty shows neither.
    pub article_path: String,
    pub has_article: bool,
    pub missing: Vec<String>,
    pub actions: HubActions,
    /// That it is part of a series, and the path of the series; empty when it is not.
    pub series: String,
    pub series_path: String,
    /// The last change, while it can be undone.
    pub undo: Option<UndoView>,
    /// Since when the rain plan is on; empty when it is not.
    pub rain_since: String,
    /// Stands hidden in the form of the undo.
    pub version: i32,
    /// Which calendar apps have looked at the feed, the latest first.
    pub looks: Vec<LookLine>,
    /// Letters to many that can be taken back.
    pub letters: Vec<LetterBox>,
    /// The role sees what became of mail.
    pub may_mail: bool,
    /// The latest first.
    pub history: Vec<LogLine>,
    /// Why nothing about it is deleted; empty when there is no hold.
    pub hold: String,
    /// People who said what to talk about, and requests for access without an answer.
    pub wishes: u32,
    pub open_requests: u32,
    /// The role may read and answer requests for access.
    pub may_access: bool,
    /// The role may put records on hold.
    pub may_hold: bool,
}

impl EventHubPage {
    fn over_by(&self) -> u32 {
        self.capacity
            .map_or(0, |capacity| self.taken.saturating_sub(capacity))
    }

    /// Whether somebody waits for an answer.
    fn waits(&self) -> bool {
        self.open_requests > 0
    }

    fn left(&self) -> Option<u32> {
        self.capacity
            .map(|capacity| capacity.saturating_sub(self.taken))
    }

    #[must_use]
    pub fn sample(language: Language) -> Self {
        let words = Words::new(language);
        let slug = "ice-cream-with-a-cop-2023-06-01";
        let title = samples::title(language);
        Self {
            chrome: samples::chrome(language, "staff-event-page", StaffSection::Events)
                .page(title.clone(), StaffSection::Events)
                .noting(words.t("staff-event-published-saved"))
                .at(paths::event(slug)),
            slug: slug.to_owned(),
            title: Told::here(title),
            state: StateTag::of(words, State::Published, false, true),
            reason: String::new(),
            when: samples::when(language),
            when_before: say(
                language,
                "Wednesday, May 31, 2023, 3 to 5 p.m. PDT",
                "miércoles, 31 de mayo de 2023, de 3 a 5 p. m. PDT",
            ),
            kind: say(language, "Ice Cream with a Cop", "Helado con un policía"),
            venue_name: "Afters Ice Cream".to_owned(),
            venue_address: "1415 Ocean Avenue, Santa Monica, CA 90401".to_owned(),
            venue_before: String::new(),
            officers: vec![
                "Sergeant Ana Reyes".to_owned(),
                "Officer Lee Dao".to_owned(),
            ],
            topics: vec![say(language, "Bike theft", "Robo de bicicletas")],
            totals: sample_totals(),
            capacity: Some(40),
            taken: 42,
            expected: words.t2("staff-expected", ("low", 31_i64), ("high", 47_i64)),
            expected_why: words.t1("staff-expected-guess", "promised", 39_i64),
            came: None,
            door: true,
            public_path: links::event("santa-monica", slug),
            flyers: vec![Choice::new(
                links::flyer("santa-monica", slug),
                words.t("documents-flyer-link"),
            )],
            briefing_pdf: paths::event_briefing_pdf(slug),
            article_path: String::new(),
            has_article: false,
            missing: vec![words.t("staff-missing-access")],
            actions: HubActions::sample(),
            series: String::new(),
            series_path: String::new(),
            undo: None,
            rain_since: String::new(),
            version: 4,
            schedule: None,
            hold: String::new(),
            wishes: 4,
            open_requests: 1,
            may_access: true,
            may_hold: true,
            looks: sample_looks(language),
            letters: vec![LetterBox {
                about: String::new(),
                ..LetterBox::sample(language, slug)
            }],
            may_mail: true,
            history: ["event.published", "event.created"]
                .map(|action| sample_line(language, action))
                .to_vec(),
        }
    }

    /// An event that was cancelled a minute ago.
    #[must_use]
    pub fn sample_cancelled(language: Language) -> Self {
        let words = Words::new(language);
        let page = Self::sample(language);
        Self {
            chrome: page.chrome.noting(words.t("staff-cancelled-saved")),
            state: StateTag::of(words, State::Cancelled, false, false),
            reason: "The café has no power today.".to_owned(),
            actions: HubActions {
                copy: true,
                ..HubActions::default()
            },
            undo: Some(UndoView {
                until: say(language, "2:10 p.m.", "2:10 p. m."),
                told: 3,
                words_stay: false,
            }),
            series: words.t("series-of-event-by-hand"),
            series_path: paths::series("0f0e0d0c0b0a09080706050403020100"),
            missing: Vec::new(),
            letters: Vec::new(),
            ..page
        }
    }
}

impl EventHubPage {
    /// An event whose rain plan was turned on before anybody was written to.
    #[must_use]
    pub fn sample_rain(language: Language) -> Self {
        let words = Words::new(language);
        let page = Self::sample(language);
        Self {
            chrome: page.chrome.noting(words.t("rain-use-saved")),
            reason: "Please use the side door.".to_owned(),
            rain_since: samples::instant(language).text,
            undo: Some(UndoView {
                until: say(language, "2:10 p.m.", "2:10 p. m."),
                told: 0,
                words_stay: false,
            }),
            actions: HubActions {
                rain_back: true,
                ..HubActions::sample()
            },
            ..page
        }
    }
}

impl EventHubPage {
    /// A draft that was to be published this morning.
    #[must_use]
    pub fn sample_stopped(language: Language) -> Self {
        let page = Self::sample(language);
        Self {
            chrome: page.chrome.noting(String::new()),
            state: StateTag::of(Words::new(language), State::Draft, false, false),
            schedule: Some(ScheduleView::sample_stopped(language)),
            actions: HubActions {
                edit: true,
                publish: true,
                copy: true,
                ..HubActions::default()
            },
            public_path: String::new(),
            flyers: Vec::new(),
            letters: Vec::new(),
            looks: Vec::new(),
            door: false,
            ..page
        }
    }
}

impl HubActions {
    /// Those of a published event that is still to come.
    fn sample() -> Self {
        Self {
            edit: true,
            cancel: true,
            postpone: true,
            copy: true,
            repeat: true,
            give_seats: true,
            letter: true,
            ..Self::default()
        }
    }
}

fn sample_looks(language: Language) -> Vec<LookLine> {
    let words = Words::new(language);
    let look = |app: &str, knows| LookLine {
        app: words.t(&format!("calendar-app-{app}")),
        when: Moment::new(
            "2023-05-30T09:00:00-07:00",
            say(
                language,
                "May 30, 2023 at 9 a.m. PDT",
                "30 de mayo de 2023 a las 9 a. m. PDT",
            ),
        ),
        knows,
    };
    vec![look("apple", true), look("google", false)]
}

fn sample_totals() -> Totals {
    Totals {
        confirmed_parties: 19,
        confirmed_heads: 39,
        unanswered_parties: 1,
        unanswered_heads: 3,
        waiting_parties: 2,
        waiting_heads: 6,
        withdrawn_parties: 1,
    }
}

fn sample_line(language: Language, action: &str) -> LogLine {
    LogLine {
        when: samples::instant(language),
        who: "Rosa Okafor".to_owned(),
        what: log_sentence(Words::new(language), action),
        subject: String::new(),
        subject_path: String::new(),
        detail: String::new(),
    }
}
