//! Readers who get no mail: how many and why, each without the address, and the way back.

use askama::Template;

use super::chrome::{StaffChrome, StaffSection};
use super::paths;
use super::samples::{self, say};
use crate::domain::language::Language;
use crate::web::pages::form::FormView;
use crate::words::Words;

/// How many for one reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReasonCount {
    pub reason: String,
    pub source: String,
    pub count: u32,
}

/// One reader, without the address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SilentView {
    pub key: String,
    /// The masked address, or a short mark where the address is not kept any more.
    pub who: String,
    pub reason: String,
    pub since: String,
    /// Empty is for good.
    pub until: String,
    /// The reader stopped the letters: a warning and a box to tick stand before the button.
    pub is_own_wish: bool,
}

impl SilentView {
    /// The field of the box, one for each entry.
    #[must_use]
    pub fn sure(&self) -> String {
        format!("sure-{}", self.key)
    }
}

/// GET `/staff/suppressions`; POST with `csrf`, `entry`, and `sure-{entry}` (`yes`) where a warning
/// stands.
#[derive(Debug, Clone, Template)]
#[template(path = "staff/suppressions.html")]
pub struct SuppressionsPage {
    pub chrome: StaffChrome,
    /// Messages that came back, and complaints, in the last 30 days.
    pub failed: u32,
    pub complaints: u32,
    pub counts: Vec<ReasonCount>,
    /// The latest first, at most [`SuppressionsPage::MOST`].
    pub entries: Vec<SilentView>,
    pub form: FormView,
}

impl SuppressionsPage {
    /// Entries shown on one page.
    pub const MOST: usize = 200;

    /// Puts title and place into the frame.
    #[must_use]
    pub fn titled(mut self) -> Self {
        let title = self.chrome.t("staff-silent-page");
        self.chrome = self.chrome.page(title, StaffSection::Log);
        self.chrome = self.chrome.at(paths::SUPPRESSIONS);
        self.chrome.in_error = self.form.has_errors();
        self
    }

    /// Why, in words; the word of the database where nobody has words for it.
    #[must_use]
    pub fn reason(words: Words, reason: &str) -> String {
        in_words(words, "reason", reason)
    }

    /// From where we know, in words.
    #[must_use]
    pub fn source(words: Words, source: &str) -> String {
        in_words(words, "source", source)
    }

    #[must_use]
    pub fn sample(language: Language) -> Self {
        let words = Words::new(language);
        let count = |reason: &str, source: &str, count| ReasonCount {
            reason: Self::reason(words, reason),
            source: Self::source(words, source),
            count,
        };
        let entry = |key: &str, who: &str, reason: &str, until: String| SilentView {
            key: key.to_owned(),
            who: who.to_owned(),
            reason: Self::reason(words, reason),
            since: say(language, "June 5, 2023", "5 de junio de 2023"),
            until,
            is_own_wish: !key.ends_with("-all"),
        };
        let until = say(language, "July 5, 2023", "5 de julio de 2023");
        let mark = words.t1("staff-silent-mark", "mark", "0c4f2a91");
        Self {
            chrome: samples::chrome(language, "staff-silent-page", StaffSection::Log),
            failed: 3,
            complaints: 1,
            counts: vec![
                count("no_such_address", "report", 1),
                count("keeps_failing", "report", 1),
                count("complaint", "report", 1),
                count("unsubscribed", "mail", 1),
            ],
            entries: vec![
                entry("aaaa-all", "s***@e***", "no_such_address", String::new()),
                entry("bbbb-all", "a***@e***", "keeps_failing", until),
                entry("cccc-lists", &mark, "complaint", String::new()),
                entry(
                    "dddd-articles-1",
                    "b***@e***",
                    "unsubscribed",
                    String::new(),
                ),
            ],
            form: FormView::new(),
        }
        .titled()
    }

    /// The warning was not read.
    #[must_use]
    pub fn sample_refused(language: Language) -> Self {
        let mut page = Self::sample(language);
        let sentence = page.chrome.t("staff-silent-ask-first");
        page.form.refuse("sure-cccc-lists", sentence);
        page.titled()
    }
}

fn in_words(words: Words, what: &str, word: &str) -> String {
    let key = format!("staff-silent-{what}-{}", word.replace('_', "-"));
    let sentence = words.t(&key);
    if sentence == format!("[{key}]") {
        word.to_owned()
    } else {
        sentence
    }
}
