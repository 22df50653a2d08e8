//! What pages say about a draft that is to be published by itself. The sentences are made by the
//! handlers; the buttons are those of the check page.

use super::samples::say;
use crate::domain::language::Language;
use crate::words::Words;

/// What a redirect may say was done, as [`super::chrome::DONE`].
pub const DONE: [(&str, &str); 2] = [
    ("scheduled", "schedule-saved"),
    ("unscheduled", "schedule-ended"),
];

/// That a draft is to be published, or was to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScheduleView {
    /// The whole sentence: when, and who said so; or that it was not done.
    pub sentence: String,
    /// The time has passed in vain.
    pub stopped: bool,
}

impl ScheduleView {
    /// Waiting for the morning of the sample.
    #[must_use]
    pub fn sample(language: Language) -> Self {
        Self::sample_of(language, "schedule-set", false)
    }

    /// Not done.
    #[must_use]
    pub fn sample_stopped(language: Language) -> Self {
        Self::sample_of(language, "schedule-stopped", true)
    }

    fn sample_of(language: Language, key: &str, stopped: bool) -> Self {
        let when = say(
            language,
            "Monday, May 15, 2023 at 9 a.m. PDT",
            "lunes, 15 de mayo de 2023, a las 9 a. m. PDT",
        );
        let sentence =
            Words::new(language).t2(key, ("when", when), ("name", "Rosa Okafor".to_owned()));
        Self { sentence, stopped }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_redirect_says_has_words_in_every_language() {
        for language in Language::ALL {
            for (_, key) in DONE {
                let said = Words::new(language).t(key);
                assert!(!said.starts_with('['), "{said}");
            }
        }
    }
}
