//! Small pieces that several staff pages show.

use crate::domain::event::State;
use crate::domain::language::Language;
use crate::domain::officer::OfficerFacts;
use crate::web::pages::form::{Choice, FormView};
use crate::web::pages::markup::{Passage, Told};
use crate::words::Words;

/// One box of a group of checkboxes. The group's boxes all carry the group's field name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tick {
    pub value: String,
    pub label: String,
    pub checked: bool,
}

impl Tick {
    #[must_use]
    pub fn new(value: impl Into<String>, label: impl Into<String>, checked: bool) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
            checked,
        }
    }
}

/// A language as the forms name it: fields of one language end in `_{tag}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormLanguage {
    pub language: Language,
    /// The language's name in the reader's language.
    pub name: String,
}

impl FormLanguage {
    /// The languages of a department, in its order, named in the reader's.
    #[must_use]
    pub fn list(words: Words, languages: &[Language]) -> Vec<Self> {
        languages
            .iter()
            .map(|language| Self {
                language: *language,
                name: language_name(words, *language),
            })
            .collect()
    }

    /// `title` becomes `title_es`.
    #[must_use]
    pub fn field(&self, stem: &str) -> String {
        format!("{stem}_{}", self.language.tag())
    }

    /// Whether one of these fields is filled or refused, so that its part of the form stands open.
    #[must_use]
    pub fn touched(&self, form: &FormView, stems: &[&str]) -> bool {
        stems.iter().any(|stem| touched(form, &self.field(stem)))
    }
}

/// Whether a field is filled or refused.
#[must_use]
pub fn touched(form: &FormView, name: &str) -> bool {
    !form.value(name).is_empty() || !form.error(name).is_empty()
}

/// A language's name in the reader's language.
#[must_use]
pub fn language_name(words: Words, language: Language) -> String {
    words.t(&format!("staff-language-{}", language.tag()))
}

/// How an officer stands in public now, in words: the name, and what is spoken.
#[must_use]
pub fn officer_standing(words: Words, officer: &OfficerFacts) -> String {
    let name = officer.public_name().map_or_else(
        || words.t("staff-officer-hidden"),
        |name| words.t1("staff-officer-shown", "name", name),
    );
    let spoken = languages_spoken(words, officer);
    if spoken.is_empty() {
        return name;
    }
    let spoken = words.t1("staff-officer-speaks", "languages", spoken);
    format!("{name}. {spoken}")
}

/// The languages an officer speaks, by name.
#[must_use]
pub fn languages_spoken(words: Words, officer: &OfficerFacts) -> String {
    let names = officer.languages.iter();
    let names = names.map(|language| language_name(words, *language));
    names.collect::<Vec<_>>().join(", ")
}

/// One box per language, for `languages`.
#[must_use]
pub fn language_ticks(words: Words, spoken: &[Language]) -> Vec<Tick> {
    let tick = |language| {
        Tick::new(
            Language::tag(language),
            language_name(words, language),
            spoken.contains(&language),
        )
    };
    Language::ALL.into_iter().map(tick).collect()
}

/// The ways an officer's name can stand on public pages, for `display_form`.
#[must_use]
pub fn display_forms(words: Words) -> Vec<Choice> {
    crate::domain::officer::DisplayForm::ALL
        .into_iter()
        .map(|form| {
            let key = format!("staff-officer-form-{}", form.as_str().replace('_', "-"));
            Choice::new(form.as_str(), words.t(&key))
        })
        .collect()
}

/// Something the check page found, with the field of the form where it is mended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub text: String,
    /// Path with an anchor, such as `/staff/events/coffee/edit#venue`.
    pub mend: String,
    /// The found words in their sentence.
    pub quote: Option<Quote>,
    /// What to click.
    pub fixes: Vec<Fix>,
}

/// Words of a text with some of the text around them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// Where it stands: "Title in English".
    pub label: String,
    pub before: Told,
    pub words: Told,
    pub after: Told,
}

/// The button of a correction: fields `finding` and `correction` of the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    pub finding: String,
    pub correction: usize,
    pub label: String,
}

impl Finding {
    /// A finding about a field, with no words to show and nothing to click.
    #[must_use]
    pub fn plain(text: String, mend: String) -> Self {
        Self {
            text,
            mend,
            quote: None,
            fixes: Vec::new(),
        }
    }
}

/// The texts of one language, as the check pages show them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextPreview {
    pub language: Language,
    pub language_name: String,
    pub title: String,
    pub lead: String,
    pub body: Passage,
    pub has_body: bool,
    pub rain_plan: String,
}

impl TextPreview {
    /// Whether nothing is written in this language.
    #[must_use]
    pub fn is_missing(&self) -> bool {
        self.title.is_empty() && self.lead.is_empty() && !self.has_body
    }
}

/// The state of an event as one word, and the class that colours it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StateTag {
    pub word: String,
    /// `yes`, `warn`, `bad` or nothing.
    pub class: &'static str,
}

impl StateTag {
    /// `over` and `full` are derived by the caller; a cancelled event stays cancelled when over.
    #[must_use]
    pub fn of(words: Words, state: State, over: bool, full: bool) -> Self {
        let (key, class) = match state {
            State::Cancelled => ("cancelled", "bad"),
            State::Postponed => ("postponed", "warn"),
            State::Closed => ("closed", ""),
            State::Draft => ("draft", "warn"),
            State::Scheduled => ("scheduled", "warn"),
            State::Published if over => ("over", ""),
            State::Published if full => ("full", "warn"),
            State::Published => ("published", "yes"),
        };
        Self {
            word: words.t(&format!("staff-state-{key}")),
            class,
        }
    }
}

/// A line of the audit log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogLine {
    pub when: crate::web::pages::markup::Moment,
    /// The person's name; empty is the service itself.
    pub who: String,
    /// See [`log_sentence`].
    pub what: String,
    /// What it was done to, such as an event's title; empty when not known.
    pub subject: String,
    /// Path of the subject's staff page; empty when there is none.
    pub subject_path: String,
    /// More, such as a reason; empty when there is none.
    pub detail: String,
}

/// An action of the audit log (`event.published`) in words; the action itself when it is not in
/// the catalogue.
#[must_use]
pub fn log_sentence(words: Words, action: &str) -> String {
    let key = format!("staff-audit-{}", action.replace(['.', '_'], "-"));
    let sentence = words.t(&key);
    if sentence == format!("[{key}]") {
        action.to_owned()
    } else {
        sentence
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_action_nobody_has_words_for_is_shown_as_it_is() {
        let words = Words::new(Language::En);
        assert_eq!(
            log_sentence(words, "staff.signed_in_by_link"),
            "Signed in with a one-time link"
        );
        assert_eq!(log_sentence(words, "kettle.boiled"), "kettle.boiled");
    }

    #[test]
    fn a_cancelled_event_stays_cancelled_when_its_day_is_over() {
        let words = Words::new(Language::Es);
        assert_eq!(
            StateTag::of(words, State::Cancelled, true, true).word,
            "Cancelado"
        );
        assert_eq!(
            StateTag::of(words, State::Published, true, true).word,
            "Terminado"
        );
        assert_eq!(
            StateTag::of(words, State::Published, false, true).word,
            "Lleno"
        );
    }

    #[test]
    fn the_part_of_another_language_opens_when_something_stands_in_it() {
        let words = Words::new(Language::En);
        let spanish = &FormLanguage::list(words, &[Language::En, Language::Es])[1];
        let mut form = FormView::new().with("title_en", "Coffee");
        assert!(!spanish.touched(&form, &["title", "lead"]));
        form.refuse("title_es", "Write a title.");
        assert!(spanish.touched(&form, &["title", "lead"]));
    }
}
