//! Records: taking them out, the legal holds, and the report of what is kept and for how long.

use askama::Template;

use super::chrome::{StaffChrome, StaffSection};
use super::paths;
use super::samples::{self, say};
use crate::domain::language::Language;
use crate::web::pages::form::{Choice, FormView};
use crate::words::Words;

/// A legal hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HoldView {
    pub title: String,
    /// Where it is changed or lifted.
    pub path: String,
    pub reason: String,
    /// Since when, in words.
    pub since: String,
    /// Empty is the server's command line, or nobody knows.
    pub who: String,
}

/// GET and POST `/staff/records`: fields `csrf`, `event`, `from`, `to`, `attendance`.
#[derive(Debug, Clone, Template)]
#[template(path = "staff/records.html")]
pub struct RecordsPage {
    pub chrome: StaffChrome,
    pub form: FormView,
    /// The latest events.
    pub events: Vec<Choice>,
    /// The role may take out who said yes.
    pub may_attendance: bool,
    /// How much fits in one file: events, rows.
    pub most: (usize, i64),
    pub holds: Vec<HoldView>,
}

impl RecordsPage {
    fn limit(&self) -> String {
        let (events, rows) = (self.most.0.to_string(), self.most.1.to_string());
        self.chrome
            .t2("records-limit", ("events", events), ("rows", rows))
    }

    #[must_use]
    pub fn sample(language: Language) -> Self {
        let words = Words::new(language);
        let title = samples::title(language);
        let nothing = Choice::new("", words.t("records-event-none"));
        let slug = "ice-cream-with-a-cop-2023-06-01";
        Self {
            chrome: samples::chrome(language, "records-title", StaffSection::Records)
                .at(paths::RECORDS),
            form: FormView::new().with("event", slug),
            events: vec![nothing, Choice::new(slug, title.clone())],
            may_attendance: true,
            most: (500, 50_000),
            holds: vec![HoldView {
                title,
                path: paths::event_hold(slug),
                reason: "PRR 2023-114".to_owned(),
                since: say(language, "June 5, 2023", "5 de junio de 2023"),
                who: "Rosa Okafor".to_owned(),
            }],
        }
    }

    /// Both an event and a day that is none, by somebody who may not take names out.
    #[must_use]
    pub fn sample_refused(language: Language) -> Self {
        let mut page = Self::sample(language);
        page.may_attendance = false;
        page.holds.clear();
        page.form.set("from", "31/12/2026");
        page.form.refuse("from", page.chrome.t("records-day-wrong"));
        page.chrome.in_error = true;
        page
    }
}

/// A class of records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptView {
    pub what: String,
    pub how_long: String,
    pub rows: u32,
    /// Rows that a legal hold keeps.
    pub held: u32,
    /// In words; empty when there is none or nobody knows.
    pub oldest: String,
    /// What goes next, in words.
    pub next: String,
}

/// One receipt of a deletion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceiptView {
    pub when: String,
    pub what: String,
    pub rule: String,
}

/// GET `/staff/records/retention`.
#[derive(Debug, Clone, Template)]
#[template(path = "staff/retention.html")]
pub struct RetentionPage {
    pub chrome: StaffChrome,
    pub zone: String,
    pub lines: Vec<KeptView>,
    pub holds: Vec<HoldView>,
    pub receipts: Vec<ReceiptView>,
}

impl RetentionPage {
    #[must_use]
    pub fn sample(language: Language) -> Self {
        let words = Words::new(language);
        let day = say(language, "June 5, 2023", "5 de junio de 2023");
        let next = words.t2(
            "records-next",
            ("when", day.clone()),
            ("count", crate::words::Arg::from(12_i64)),
        );
        let line = |kept: &str, days: Option<i64>, next: String| KeptView {
            what: words.t(&format!("records-kept-{kept}")),
            how_long: match days {
                Some(days) => words.t1("records-days-event", "days", days),
                None => words.t("records-for-good"),
            },
            rows: 14,
            held: u32::from(days.is_some()) * 2,
            oldest: day.clone(),
            next,
        };
        Self {
            chrome: samples::chrome(language, "records-retention-title", StaffSection::Records)
                .at(paths::RETENTION),
            zone: say(language, "Pacific time", "hora del Pacífico"),
            lines: vec![
                line("rsvps", Some(30), next),
                line("audit", None, words.t("records-next-never")),
            ],
            holds: RecordsPage::sample(language).holds,
            receipts: vec![ReceiptView {
                when: day.clone(),
                what: words.t2(
                    "records-receipt",
                    ("what", words.t("records-kept-rsvps")),
                    ("amount", crate::words::Arg::from(3_i64)),
                ),
                rule: words.t1("records-days-event", "days", 30_i64),
            }],
        }
    }
}
