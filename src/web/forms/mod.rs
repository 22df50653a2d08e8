//! Raw strings in, domain types out, or the form again with what was typed and a sentence beside
//! each field that could not be taken.

pub mod article;
pub mod asks;
pub mod close_out;
pub mod event;
pub mod kind;
pub mod officer;
pub mod picture;
pub mod rsvp;
pub mod schedule;
pub mod series;
pub mod settings;
pub mod subscription;
pub mod venue;

use crate::domain::contact::EmailAddress;
use crate::domain::text::{Line, Prose, TextError};
use crate::web::extract::Fields;
use crate::web::pages::form::FormView;
use crate::words::Words;

/// The mark of a form that is to be looked over once more and saved by its own button only: it is
/// refused as a whole, whatever stands in it.
pub const LOOK_OVER: &str = "look_over";

/// A form being read: collects what was typed and what is wrong.
pub struct Reader<'a> {
    pub fields: &'a Fields,
    pub words: Words,
    pub view: FormView,
}

impl<'a> Reader<'a> {
    /// Everything that was typed stands in the view from the start, so that nothing is lost.
    #[must_use]
    pub fn new(fields: &'a Fields, words: Words) -> Self {
        let mut view = FormView::new();
        if fields.get(LOOK_OVER) == "yes" {
            view.refuse_all(words.t("typed-nothing-lost"));
        }
        for (name, value) in fields.iter() {
            view.set(name, value.chars().take(20_000).collect::<String>());
        }
        Self {
            fields,
            words,
            view,
        }
    }

    /// Notes what is wrong with a field.
    pub fn refuse(&mut self, name: &str, sentence: String) {
        self.view.refuse(name, sentence);
    }

    /// A line that has to be there.
    pub fn line(&mut self, name: &str, max: usize, missing: &str) -> String {
        match Line::parse(self.fields.get(name), max) {
            Ok(line) => line.as_str().to_owned(),
            Err(TextError::Empty) => {
                let sentence = self.words.t(missing);
                self.refuse(name, sentence);
                String::new()
            }
            Err(error) => self.text_error(name, error),
        }
    }

    /// A line that may be left empty.
    pub fn optional_line(&mut self, name: &str, max: usize) -> String {
        match Line::parse(self.fields.get(name), max) {
            Ok(line) => line.as_str().to_owned(),
            Err(TextError::Empty) => String::new(),
            Err(error) => self.text_error(name, error),
        }
    }

    /// A text of several lines that may be left empty.
    pub fn optional_prose(&mut self, name: &str, max: usize) -> String {
        match Prose::parse(self.fields.get(name), max) {
            Ok(prose) => prose.as_str().to_owned(),
            Err(TextError::Empty) => String::new(),
            Err(error) => self.text_error(name, error),
        }
    }

    /// A mail address that may be left empty.
    pub fn address(&mut self, name: &str) -> String {
        let raw = self.fields.get(name).trim().to_owned();
        match EmailAddress::parse(&raw) {
            _ if raw.is_empty() => raw,
            Ok(address) => address.as_str().to_owned(),
            Err(_) => {
                let sentence = self.words.t("settings-error-email");
                self.refuse(name, sentence);
                String::new()
            }
        }
    }

    /// A whole number within bounds that may be left empty; `wrong` is the sentence for everything
    /// else, with the bounds as `$least` and `$most`.
    pub fn number(
        &mut self,
        name: &str,
        bounds: std::ops::RangeInclusive<i64>,
        wrong: &str,
    ) -> Option<i64> {
        let raw = self.fields.get(name).trim();
        if raw.is_empty() {
            return None;
        }
        let number = raw.parse().ok().filter(|number| bounds.contains(number));
        if number.is_none() {
            let (least, most) = (*bounds.start(), *bounds.end());
            let sentence = self.words.t2(wrong, ("least", least), ("most", most));
            self.refuse(name, sentence);
        }
        number
    }

    fn text_error(&mut self, name: &str, error: TextError) -> String {
        let sentence = match error {
            TextError::TooLong { max } => self.words.t1("form-too-long", "max", max),
            TextError::ControlCharacter | TextError::Empty => {
                self.words.t("form-control-character")
            }
        };
        self.refuse(name, sentence);
        String::new()
    }
}
