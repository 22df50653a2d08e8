//! The form of a rule: filled from a date, from a rule, or from what was sent.

use chrono::{Datelike, Months, NaiveDate};

use crate::domain::event::Event;
use crate::domain::series::{NthDay, Pattern, Rule};
use crate::web::extract::Fields;
use crate::web::pages::form::{Choice, FormView};
use crate::web::pages::staff::paths;
use crate::web::pages::staff::series_form::{Repeat, SeriesFormPage, weekday_ticks};
use crate::web::staff::{Desk, views};
use crate::words::dates;

/// What a form stands for: a new series of an event, or other dates of a series.
pub(super) struct Frame<'a> {
    pub action: String,
    pub back: String,
    pub event: &'a Event,
    /// From when the new dates hold; empty of a new series.
    pub reach: Vec<Choice>,
}

impl<'a> Frame<'a> {
    pub(super) fn begin(event: &'a Event) -> Self {
        Self {
            action: paths::event_repeat(event.slug.as_str()),
            back: paths::event(event.slug.as_str()),
            event,
            reach: Vec::new(),
        }
    }
}

/// The page; `ticked` are the weekdays.
pub(super) fn page(
    desk: &Desk,
    frame: Frame<'_>,
    (repeat, form, ticked): (Repeat, FormView, &[&str]),
) -> SeriesFormPage {
    let language = desk.words.language();
    let holidays = &desk.present.department.settings.holidays;
    let today = desk.app.clock.now().date_naive();
    let ahead = holidays.iter().filter(|day| **day >= today);
    SeriesFormPage {
        chrome: desk.chrome.clone(),
        action: frame.action,
        back: frame.back,
        title: views::title(frame.event, language),
        editing: !frame.reach.is_empty(),
        repeat,
        weekdays: weekday_ticks(language, ticked),
        holidays: ahead
            .map(|day| dates::date_without_weekday(*day, language))
            .collect(),
        reach: frame.reach,
        form,
    }
    .titled()
}

/// The page again, with what was sent.
pub(super) fn again(
    desk: &Desk,
    frame: Frame<'_>,
    fields: &Fields,
    form: FormView,
) -> SeriesFormPage {
    let repeat = Repeat::of(fields.get("repeat"));
    page(desk, frame, (repeat, form, &fields.all("weekdays")))
}

/// Every field filled so that it fits a date, for a year.
pub(super) fn from_date(date: NaiveDate, starts: NaiveDate) -> (FormView, Vec<String>) {
    let day = NthDay::of(date);
    let weekday = date.weekday().number_from_monday().to_string();
    let until = starts.checked_add_months(Months::new(12)).unwrap_or(starts);
    let form = FormView::new()
        .with("nth_1", day.nth.as_str())
        .with("weekday_1", &weekday)
        .with("day", date.day().to_string())
        .with("month", date.month().to_string())
        .with("every", "1")
        .with("starts", starts.to_string())
        .with("ends", "until")
        .with("until", until.to_string())
        .with("skip_holidays", "yes");
    (form, vec![weekday])
}

/// Every field filled with a rule; the fields of the other ways fit its first date.
pub(super) fn from_rule(rule: &Rule) -> (Repeat, FormView, Vec<String>) {
    let (mut form, mut ticked) = from_date(rule.start, rule.start);
    form.set("until", rule.until.to_string());
    let skips = if rule.skips_holidays { "yes" } else { "" };
    form.set("skip_holidays", skips);
    let lines: Vec<String> = rule.left_out.iter().map(ToString::to_string).collect();
    form.set("left_out", lines.join("\n"));
    let number = |day: &NthDay| day.weekday.number_from_monday().to_string();
    let repeat = match &rule.pattern {
        Pattern::Weekly { every, weekdays } => {
            form.set("every", every.to_string());
            ticked = weekdays
                .iter()
                .map(|day| day.number_from_monday().to_string())
                .collect();
            Repeat::Weekly
        }
        Pattern::MonthlyByWeekday { every, days } => {
            form.set("every", every.to_string());
            for (at, day) in (1..).zip(days) {
                form.set(&format!("nth_{at}"), day.nth.as_str());
                form.set(&format!("weekday_{at}"), number(day));
            }
            Repeat::Monthly
        }
        Pattern::MonthlyByDate { every, day } => {
            form.set("every", every.to_string());
            form.set("day", day.to_string());
            Repeat::Date
        }
        pattern if *pattern == Pattern::NATIONAL_DAY => Repeat::National,
        Pattern::Yearly { month, day } => {
            form.set("month", month.to_string());
            form.set("nth_1", day.nth.as_str());
            form.set("weekday_1", number(day));
            Repeat::Yearly
        }
    };
    (repeat, form, ticked)
}
