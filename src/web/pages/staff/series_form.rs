//! The form of a rule, for a new series and for other dates of one. How it comes again is chosen by
//! a link first, so that the form holds only the fields that this way needs, without a script.

use askama::Template;

use super::chrome::{StaffChrome, StaffSection};
use super::paths;
use super::samples::{self, say};
use super::views::Tick;
use crate::domain::language::Language;
use crate::domain::series::Nth;
use crate::web::pages::form::{Choice, FormView};
use crate::web::pages::markup::Told;
use crate::words::{Words, dates, series};

/// The ways in which an event comes again, as the form offers them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Repeat {
    Monthly,
    Weekly,
    Date,
    Yearly,
    National,
}

impl Repeat {
    pub const ALL: [Repeat; 5] = [
        Self::Monthly,
        Self::Weekly,
        Self::Date,
        Self::Yearly,
        Self::National,
    ];

    /// The value of `repeat`, and the end of the key of its name.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Monthly => "monthly",
            Self::Weekly => "weekly",
            Self::Date => "date",
            Self::Yearly => "yearly",
            Self::National => "national",
        }
    }

    /// The first way when nobody chose.
    #[must_use]
    pub fn of(raw: &str) -> Self {
        let found = Self::ALL.into_iter().find(|way| way.as_str() == raw);
        found.unwrap_or(Self::Monthly)
    }
}

/// GET and POST `/staff/events/{e}/repeat` and `/staff/series/{s}/rule`. Single fields: `csrf`,
/// `repeat`, `nth_1`, `weekday_1`, `nth_2`, `weekday_2` (1 is Monday), `day`, `month`, `every`,
/// `starts`, `ends` (`until`, `count`), `until`, `count`, `left_out` (a date on each line),
/// `skip_holidays` (`yes`), `reach` (`all`, or the date from which on). Repeated: `weekdays`.
#[derive(Debug, Clone, Template)]
#[template(path = "staff/series_form.html")]
pub struct SeriesFormPage {
    pub chrome: StaffChrome,
    pub action: String,
    /// Where "Leave without saving" leads.
    pub back: String,
    /// What is repeated.
    pub title: Told,
    /// A series is changed, none begun.
    pub editing: bool,
    pub repeat: Repeat,
    pub weekdays: Vec<Tick>,
    /// The department's holidays still to come, in words.
    pub holidays: Vec<String>,
    /// From when the new dates hold; empty of a new series.
    pub reach: Vec<Choice>,
    pub form: FormView,
}

impl SeriesFormPage {
    /// Sets the title, with the word for a refused form in front when there is one.
    #[must_use]
    pub fn titled(mut self) -> Self {
        let title = if self.editing {
            self.chrome.t("series-rule-page")
        } else {
            self.chrome.t("series-new-page")
        };
        self.chrome = self.chrome.page(title, StaffSection::Events);
        self.chrome.in_error = self.form.has_errors();
        self
    }

    /// The links that choose how it comes again.
    fn ways(&self) -> Vec<(String, String, bool)> {
        Repeat::ALL
            .into_iter()
            .map(|way| {
                (
                    format!("{}?repeat={}", self.action, way.as_str()),
                    self.chrome.t(format!("series-kind-{}", way.as_str())),
                    way == self.repeat,
                )
            })
            .collect()
    }

    fn nths(&self) -> Vec<Choice> {
        Nth::ALL
            .into_iter()
            .map(|nth| {
                let key = format!("series-nth-word-{}", nth.as_str());
                Choice::new(nth.as_str(), self.chrome.t(key))
            })
            .collect()
    }

    fn weekday_choices(&self) -> Vec<Choice> {
        weekdays(self.chrome.language())
            .into_iter()
            .map(|(value, label)| Choice::new(value, label))
            .collect()
    }

    fn with_none(&self, choices: Vec<Choice>) -> Vec<Choice> {
        let none = Choice::new("", self.chrome.t("series-no-second"));
        std::iter::once(none).chain(choices).collect()
    }

    fn months(&self) -> Vec<Choice> {
        let name = |month| dates::month(month, self.chrome.language());
        (1..=12)
            .map(|month| Choice::new(month.to_string(), name(month)))
            .collect()
    }

    fn ends(&self) -> Vec<Choice> {
        vec![
            Choice::new("until", self.chrome.t("series-ends-until")),
            Choice::new("count", self.chrome.t("series-ends-count")),
        ]
    }

    /// A series that skips holidays keeps doing so while the list is empty.
    fn offers_holidays(&self) -> bool {
        !self.holidays.is_empty() || (self.editing && self.form.holds("skip_holidays", "yes"))
    }

    fn way(&self) -> &'static str {
        self.repeat.as_str()
    }

    fn is(&self, way: &str) -> bool {
        self.way() == way
    }

    #[must_use]
    pub fn sample(language: Language) -> Self {
        let slug = "ice-cream-with-a-cop-2023-06-01";
        Self {
            chrome: samples::chrome(language, "series-new-page", StaffSection::Events)
                .at(paths::event_repeat(slug)),
            action: paths::event_repeat(slug),
            back: paths::event(slug),
            title: Told::here(samples::title(language)),
            editing: false,
            repeat: Repeat::Monthly,
            weekdays: weekday_ticks(language, &["4"]),
            holidays: vec![say(language, "July 4, 2023", "4 de julio de 2023")],
            reach: Vec::new(),
            form: FormView::new()
                .with("nth_1", "first")
                .with("weekday_1", "4")
                .with("every", "1")
                .with("starts", "2023-06-01")
                .with("ends", "until")
                .with("until", "2024-06-01"),
        }
        .titled()
    }

    /// Other dates of a series, sent with a weekday missing and a date nobody can read.
    #[must_use]
    pub fn sample_refused(language: Language) -> Self {
        let words = Words::new(language);
        let page = Self::sample(language);
        let mut form = page.form.with("left_out", "Fourth of July");
        form.refuse("weekdays", words.t("series-error-weekdays"));
        form.refuse(
            "left_out",
            words.t1("series-error-left-out", "text", "Fourth of July"),
        );
        let from = say(language, "July 6, 2023", "6 de julio de 2023");
        Self {
            action: paths::series_rule("0f0e0d0c0b0a09080706050403020100"),
            back: paths::series("0f0e0d0c0b0a09080706050403020100"),
            editing: true,
            repeat: Repeat::Weekly,
            weekdays: weekday_ticks(language, &[]),
            reach: vec![
                Choice::new("all", words.t("series-from-all")),
                Choice::new("2023-07-06", words.t1("series-from-date", "date", from)),
            ],
            form,
            ..page
        }
        .titled()
    }
}

/// Numbers from Monday and names of the weekdays.
fn weekdays(language: Language) -> Vec<(String, String)> {
    (0u8..7)
        .filter_map(|number| chrono::Weekday::try_from(number).ok())
        .map(|day| {
            let value = day.number_from_monday().to_string();
            (value, series::weekday(day, language))
        })
        .collect()
}

/// One box for each weekday, for `weekdays`.
#[must_use]
pub fn weekday_ticks(language: Language, ticked: &[&str]) -> Vec<Tick> {
    weekdays(language)
        .into_iter()
        .map(|(value, label)| {
            let checked = ticked.contains(&value.as_str());
            Tick::new(value, label, checked)
        })
        .collect()
}
