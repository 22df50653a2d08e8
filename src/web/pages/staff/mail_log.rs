//! What became of mail: the list with how the queue does on top, and one message with what can be done
//! about it. A recipient stands here masked or as forgotten, never else.

use askama::Template;

use super::chrome::{StaffChrome, StaffSection};
use super::notices::NoticePage;
use super::paths;
use super::samples::{self, say};
use super::views::StateTag;
use crate::domain::language::Language;
use crate::web::pages::form::{Choice, FormView};
use crate::web::pages::markup::Moment;
use crate::words::Words;

/// One sentence about the queue, and the class of its box: `done`, `warn`, `bad` or nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueueLine {
    pub text: String,
    pub class: &'static str,
}

/// A letter to many that waits, with the button that takes it back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterBox {
    /// "12 letters leave at 3:42 p.m. PDT."
    pub sentence: String,
    /// Where the button leads; POST with `csrf` and `letter`.
    pub action: String,
    /// Which letter; empty for an article.
    pub letter: String,
    /// What it is about; empty on the page of that very thing.
    pub about: String,
}

/// A message as one row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailLine {
    pub id: i64,
    pub kind: String,
    /// Title of its event or article with its staff page; empty when it is about neither.
    pub about: String,
    pub about_path: String,
    /// Masked; empty once the address is deleted.
    pub to: String,
    pub state: StateTag,
    /// What the state means, or why it did not arrive.
    pub why: String,
    /// What the server said; empty when it said nothing.
    pub said: String,
    /// When it was stored, tried, sent: whole phrases with their instants.
    pub times: Vec<Moment>,
}

/// GET `/staff/mail` and `/staff/events/{e}/mail`; `state`, `kind` and `before` narrow it.
#[derive(Debug, Clone, Template)]
#[template(path = "staff/mail_log.html")]
pub struct MailLogPage {
    pub chrome: StaffChrome,
    /// Path of this page without its query.
    pub path: String,
    /// Path of the event's own page; empty on the page of the department.
    pub event_path: String,
    pub queue: Vec<QueueLine>,
    pub letters: Vec<LetterBox>,
    pub form: FormView,
    pub states: Vec<Choice>,
    pub kinds: Vec<Choice>,
    pub lines: Vec<MailLine>,
    /// Path of the next page; empty when there is none.
    pub older_path: String,
    /// Path of the first page; empty on it.
    pub newest_path: String,
}

/// What can be done about a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Offer {
    /// A button; with a box to tick when the reader may get it twice.
    Again { twice: bool },
    /// It was sent again: path of the new message.
    Done(String),
    /// Why it is not sent again; empty says nothing.
    No(String),
}

/// GET `/staff/mail/{m}`; POST `/staff/mail/{m}/again` with `csrf` and `twice` (`yes`).
#[derive(Debug, Clone, Template)]
#[template(path = "staff/mail_message.html")]
pub struct MailMessagePage {
    pub chrome: StaffChrome,
    pub line: MailLine,
    pub offer: Offer,
    pub form: FormView,
}

impl MailLogPage {
    fn is_narrowed(&self) -> bool {
        !self.form.value("state").is_empty() || !self.form.value("kind").is_empty()
    }

    #[must_use]
    pub fn sample(language: Language) -> Self {
        let words = Words::new(language);
        let when = samples::instant(language).text;
        let line = |text: String, class| QueueLine { text, class };
        let any = Choice::new("", words.t("staff-mail-filter-any"));
        let slug = "ice-cream-with-a-cop-2023-06-01";
        Self {
            chrome: samples::chrome(language, "staff-mail-page", StaffSection::Events)
                .at(paths::MAIL),
            path: paths::MAIL.to_owned(),
            event_path: String::new(),
            queue: vec![
                line(words.t1("staff-mail-pause-asked", "when", &when), "bad"),
                line(words.t1("staff-mail-queue-waiting", "count", 12_i64), ""),
                line(words.t1("staff-mail-queue-failed", "count", 1_i64), "warn"),
                line(words.t1("staff-mail-queue-last", "when", &when), ""),
            ],
            letters: vec![LetterBox::sample(language, slug)],
            form: FormView::new(),
            states: vec![
                any.clone(),
                Choice::new("failed", words.t("staff-mail-state-failed")),
            ],
            kinds: vec![
                any,
                Choice::new("reminder", words.t("staff-mail-kind-reminder")),
            ],
            lines: vec![
                MailLine::sample(language, "ready"),
                MailLine::sample(language, "failed"),
                MailLine {
                    to: String::new(),
                    ..MailLine::sample(language, "sent")
                },
            ],
            older_path: format!("{}?before=17", paths::MAIL),
            newest_path: String::new(),
        }
    }

    /// The page of one event, narrowed until nothing is left.
    #[must_use]
    pub fn sample_event(language: Language) -> Self {
        let slug = "ice-cream-with-a-cop-2023-06-01";
        let page = Self::sample(language);
        let title = samples::title(language);
        let title = page.chrome.t1("staff-mail-page-event", "title", title);
        let words = page.chrome.words;
        let fine = words.t("staff-mail-queue-fine");
        Self {
            chrome: page
                .chrome
                .page(title, StaffSection::Events)
                .at(paths::event_mail(slug)),
            path: paths::event_mail(slug),
            event_path: paths::event(slug),
            queue: vec![QueueLine {
                text: fine,
                class: "done",
            }],
            letters: Vec::new(),
            form: FormView::new().with("state", "failed"),
            lines: Vec::new(),
            older_path: String::new(),
            newest_path: paths::event_mail(slug),
            ..page
        }
    }
}

impl LetterBox {
    pub(super) fn sample(language: Language, slug: &str) -> Self {
        let words = Words::new(language);
        let time = say(language, "3:42 p.m. PDT", "3:42 p. m. PDT");
        Self {
            sentence: words.with(
                "staff-mail-leaves-today",
                &[
                    ("count", 12_i64.into()),
                    ("time", time.into()),
                    ("hour", 3_i64.into()),
                ],
            ),
            action: paths::event_letter_undo(slug),
            letter: "0123456789abcdef0123456789abcdef".to_owned(),
            about: samples::title(language),
        }
    }
}

impl MailLine {
    fn sample(language: Language, state: &'static str) -> Self {
        let words = Words::new(language);
        let at = samples::instant(language);
        let (class, why, said) = match state {
            "failed" => ("bad", "staff-mail-why-no-such-address", "550 5.1.1 unknown"),
            "sent" => ("yes", "staff-mail-about-sent", ""),
            _ => ("", "staff-mail-about-ready", ""),
        };
        Self {
            id: 21,
            kind: words.t("staff-mail-kind-reminder"),
            about: samples::title(language),
            about_path: paths::event("ice-cream-with-a-cop-2023-06-01"),
            to: "r***@e***".to_owned(),
            state: StateTag {
                word: words.t(&format!("staff-mail-state-{state}")),
                class,
            },
            why: words.t(why),
            said: said.to_owned(),
            times: vec![Moment::new(
                at.iso,
                words.t1("staff-mail-stored", "when", at.text),
            )],
        }
    }
}

impl MailMessagePage {
    #[must_use]
    pub fn sample(language: Language) -> Self {
        let line = MailLine::sample(language, "failed");
        let chrome = samples::chrome(language, "staff-mail-page", StaffSection::Events);
        let title = chrome.t1("staff-mail-message-page", "kind", &line.kind);
        Self {
            chrome: chrome
                .page(title, StaffSection::Events)
                .at(paths::mail_message(line.id)),
            line,
            offer: Offer::Again { twice: false },
            form: FormView::new(),
        }
    }

    /// One that may have arrived, sent without the tick.
    #[must_use]
    pub fn sample_twice(language: Language) -> Self {
        let mut page = Self::sample(language);
        let sentence = page.chrome.t("staff-mail-again-twice-missing");
        page.form.refuse("twice", sentence);
        page.chrome.in_error = true;
        Self {
            offer: Offer::Again { twice: true },
            ..page
        }
    }

    /// One that cannot be sent again.
    #[must_use]
    pub fn sample_refused(language: Language) -> Self {
        let page = Self::sample(language);
        let why = page.chrome.t("staff-mail-again-no-late");
        Self {
            offer: Offer::No(why),
            ..page
        }
    }
}

/// The page after a letter was taken back: how many were, and how many had left.
#[must_use]
pub fn taken_back(chrome: StaffChrome, (taken_back, gone): (u32, u32), path: &str) -> NoticePage {
    let title = chrome.t("staff-mail-taken-back-page");
    NoticePage {
        lead: chrome.count("staff-mail-taken-back", "count", taken_back),
        help: chrome.count("staff-mail-taken-back-gone", "count", gone),
        path: path.to_owned(),
        label: chrome.t("staff-back"),
        chrome: chrome.page(title, StaffSection::None),
    }
}

/// As [`taken_back`], of the tests.
#[must_use]
pub fn sample_taken_back(language: Language) -> NoticePage {
    let chrome = samples::chrome(language, "staff-mail-page", StaffSection::None);
    taken_back(chrome, (5, 7), "/staff/events/ice-cream")
}
