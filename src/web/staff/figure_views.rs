//! From figures to drawings and tables in words.

use chrono::{Datelike, NaiveDate, Weekday};

use crate::domain::figures::{Figures, Month, Step, Tally};
use crate::domain::topic;
use crate::web::pages::staff::chart::{self, Value};
use crate::web::pages::staff::figures::Figure;
use crate::words::{Words, dates};

/// Bars drawn of places and topics; the table has all.
const DRAWN: usize = 12;

/// The sums above everything.
pub(super) fn totals(figures: &Figures, words: Words) -> Vec<(String, String)> {
    let all = figures.all;
    let sums = [
        ("figures-events", all.events.to_string()),
        ("figures-counted", all.counted.to_string()),
        ("figures-heads", all.heads.to_string()),
        ("figures-mean", mean(all)),
    ];
    let mut totals = sums.map(|(key, number)| (words.t(key), number)).to_vec();
    for (measure, number) in figures.noted.lines() {
        if number > 0 {
            let key = format!("figures-{}", measure.replace('_', "-"));
            totals.push((words.t(&key), number.to_string()));
        }
    }
    totals
}

/// Every figure, in the order of the page.
pub(super) fn all(figures: &Figures, words: Words) -> Vec<Figure> {
    vec![
        months(figures, words),
        hours(figures, words),
        venues(figures, words),
        topics(figures, words),
        promises(figures, words),
    ]
}

fn mean(tally: Tally) -> String {
    tally
        .mean()
        .map_or_else(|| "–".to_owned(), |mean| mean.to_string())
}

/// Heads of the columns of a table of attendance.
fn columns(first: &str, words: Words) -> Vec<String> {
    [
        first,
        "figures-events",
        "figures-counted",
        "figures-heads",
        "figures-mean",
    ]
    .map(|key| words.t(key))
    .to_vec()
}

fn row(label: &str, tally: Tally) -> Vec<String> {
    vec![
        label.to_owned(),
        tally.events.to_string(),
        tally.counted.to_string(),
        tally.heads.to_string(),
        mean(tally),
    ]
}

fn month((year, number): Month, words: Words) -> String {
    dates::month_of_year(year, number, words.language())
}

fn months(figures: &Figures, words: Words) -> Figure {
    let title = words.t("figures-months");
    let short = |(year, number): Month| {
        let name = dates::month_short(number, words.language());
        format!("{name} {:02}", year.rem_euclid(100))
    };
    let values: Vec<Value> = figures
        .months
        .iter()
        .map(|(of, tally)| (short(*of), tally.heads))
        .collect();
    let lines = figures.months.iter();
    Figure {
        key: "months",
        note: String::new(),
        chart: chart::columns(&values),
        columns: columns("figures-month", words),
        rows: lines
            .map(|(of, tally)| row(&month(*of, words), *tally))
            .collect(),
        title,
    }
}

/// "Tuesday, 3 p.m."
fn weekday_and_hour((weekday, hour): (Weekday, u32), words: Words) -> String {
    // January 1, 2024 was a Monday.
    let day = NaiveDate::default().with_year(2024).unwrap_or_default()
        + chrono::TimeDelta::days(i64::from(weekday.num_days_from_monday()));
    let clock = day.and_hms_opt(hour, 0, 0).unwrap_or_default();
    let language = words.language();
    words.t2(
        "figures-weekday-hour",
        ("weekday", dates::weekday(day, language)),
        ("hour", dates::time(clock, language)),
    )
}

fn hours(figures: &Figures, words: Words) -> Figure {
    let title = words.t("figures-hours");
    let lines: Vec<(String, Tally)> = figures
        .hours
        .iter()
        .map(|(when, tally)| (weekday_and_hour(*when, words), *tally))
        .collect();
    let values: Vec<Value> = lines
        .iter()
        .map(|(label, tally)| (label.clone(), tally.mean().unwrap_or(0)))
        .collect();
    Figure {
        key: "hours",
        note: words.t("figures-hours-note"),
        chart: chart::bars(&values),
        columns: columns("figures-hour", words),
        rows: lines
            .iter()
            .map(|(label, tally)| row(label, *tally))
            .collect(),
        title,
    }
}

fn venues(figures: &Figures, words: Words) -> Figure {
    let title = words.t("figures-venues");
    let values: Vec<Value> = figures
        .venues
        .iter()
        .take(DRAWN)
        .map(|(name, tally)| (name.clone(), tally.heads))
        .collect();
    let lines = figures.venues.iter();
    Figure {
        key: "venues",
        note: String::new(),
        chart: chart::bars(&values),
        columns: columns("figures-venue", words),
        rows: lines.map(|(name, tally)| row(name, *tally)).collect(),
        title,
    }
}

fn step(of: Step, words: Words) -> String {
    match of {
        Step::Month(year, number) => month((year, number), words),
        Step::Quarter(year, quarter) => words.t2(
            "figures-quarter",
            ("quarter", quarter.to_string()),
            ("year", year.to_string()),
        ),
    }
}

fn topics(figures: &Figures, words: Words) -> Figure {
    let title = words.t("figures-topics");
    let steps: Vec<String> = figures.steps.iter().map(|of| step(*of, words)).collect();
    let label = |labels: &topic::Labels| topic::label(labels, words.language()).1.to_owned();
    let drawn: Vec<(String, Vec<u32>)> = figures
        .topics
        .iter()
        .take(DRAWN)
        .map(|line| (label(&line.labels), line.counts.clone()))
        .collect();
    let table = figures.topics.iter().map(|line| {
        let mut cells = vec![label(&line.labels), line.total().to_string()];
        cells.extend(line.counts.iter().map(ToString::to_string));
        cells
    });
    let mut columns = vec![words.t("figures-topic"), words.t("figures-all")];
    columns.extend(steps.iter().cloned());
    Figure {
        key: "topics",
        note: words.t("figures-topics-note"),
        chart: chart::dots(&steps, &drawn),
        columns,
        rows: table.collect(),
        title,
    }
}

fn promises(figures: &Figures, words: Words) -> Figure {
    let title = words.t("figures-promises");
    let sum = figures.promises;
    let values: Vec<Value> = [
        ("figures-promises-kept", sum.in_time),
        ("figures-promises-late", sum.late),
        ("figures-promises-open", sum.open),
        ("figures-promises-overdue", sum.overdue),
        ("figures-promises-dropped", sum.dropped),
    ]
    .map(|(key, number)| (words.t(key), number))
    .to_vec();
    let rows = match sum.made() {
        0 => Vec::new(),
        _ => values
            .iter()
            .map(|(label, number)| vec![label.clone(), number.to_string()])
            .collect(),
    };
    Figure {
        key: "promises",
        note: words.t("figures-promises-note"),
        chart: chart::bars(&values),
        columns: vec![words.t("figures-outcome"), words.t("figures-promise-count")],
        rows,
        title,
    }
}
