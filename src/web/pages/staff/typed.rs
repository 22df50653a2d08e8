//! That there are words in a form which were typed and never saved.

use super::paths;
use super::samples::say;
use crate::domain::language::Language;
use crate::words::Words;

/// POST to `path`: `do` (button: `take` or `throw`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypedNotice {
    /// From when they are.
    pub sentence: String,
    pub path: String,
}

impl TypedNotice {
    #[must_use]
    pub fn sample(language: Language) -> Self {
        let when = say(
            language,
            "Monday, May 15, 2023 at 3:05 p.m. PDT",
            "lunes, 15 de mayo de 2023, 3:05 p. m. PDT",
        );
        Self {
            sentence: Words::new(language).t1("typed-unsaved", "when", when),
            path: paths::NEW_EVENT_TYPED.to_owned(),
        }
    }
}
