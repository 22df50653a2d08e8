//! "You said, we did": what came up at an event and what was promised there, on the event's page and
//! on an article. Public promises only, without who sees to them and without notes.

use super::article::ArticlePage;
use super::event::{EventPage, Standing};
use super::views::Neighbour;
use crate::domain::language::Language;
use crate::domain::promise::State;
use crate::web::pages::markup::Told;
use crate::words::Words;

/// One public promise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaidLine {
    pub text: Told,
    /// "Done", "We are on it", "We could not do it".
    pub state: String,
    /// Why not.
    pub reason: Option<Told>,
}

/// What was said at one event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaidView {
    /// Id of the heading, unlike every other on the page.
    pub anchor: String,
    /// The event, where the page is not its own.
    pub event: Option<Neighbour>,
    pub topics: Vec<Told>,
    /// Never empty.
    pub promises: Vec<SaidLine>,
}

/// A state as residents read it.
#[must_use]
pub fn state_word(words: Words, state: State) -> String {
    words.t(match state {
        State::Open => "said-open",
        State::Kept => "said-kept",
        State::Dropped => "said-dropped",
    })
}

impl SaidView {
    #[must_use]
    pub fn sample(language: Language) -> Self {
        let words = Words::new(language);
        let text = |text: &str| Told::in_language(text, Language::En, language);
        let line = |state, promise: &str, reason: Option<&str>| SaidLine {
            text: text(promise),
            state: state_word(words, state),
            reason: reason.map(text),
        };
        Self {
            anchor: "said".to_owned(),
            event: None,
            topics: vec![text("Traffic and speeding")],
            promises: vec![
                line(State::Kept, "A speed sign on Pine Street.", None),
                line(State::Open, "A crosswalk at the library.", None),
                line(State::Dropped, "A second bus.", Some("No money this year.")),
            ],
        }
    }
}

impl EventPage {
    /// Over and closed out.
    #[must_use]
    pub fn sample_said(language: Language) -> Self {
        Self {
            said: Some(SaidView::sample(language)),
            ..Self::sample_standing(language, Standing::Over { story: None })
        }
    }
}

impl ArticlePage {
    /// With what was promised at its event.
    #[must_use]
    pub fn sample_said(language: Language) -> Self {
        let page = Self::sample(language);
        let said = SaidView {
            anchor: "said-cocoa".to_owned(),
            event: page.event.clone(),
            ..SaidView::sample(language)
        };
        Self {
            said: vec![said],
            ..page
        }
    }
}
