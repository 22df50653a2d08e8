//! Figures as files: a long table with one number in each line, and JSON. Pure; no cell is a formula.

use serde::Serialize;

use crate::calendar::import::table;
use crate::domain::figures::{Figures, Tally};
use crate::domain::language::Language;
use crate::domain::topic;

/// The columns: which figure, of what, of which step of time, what is counted, how many.
const COLUMNS: [&str; 5] = ["figure", "of", "step", "measure", "value"];

/// One number.
struct Line<'a> {
    figure: &'a str,
    of: String,
    step: String,
    measure: &'a str,
    value: u32,
}

fn attendance(lines: &mut Vec<Line<'_>>, figure: &'static str, of: &str, step: &str, tally: Tally) {
    let measures = [
        ("events", tally.events),
        ("events_counted", tally.counted),
        ("heads", tally.heads),
    ];
    for (measure, value) in measures {
        lines.push(Line {
            figure,
            of: of.to_owned(),
            step: step.to_owned(),
            measure,
            value,
        });
    }
}

/// A table of every figure; topics are named in `language`.
#[must_use]
pub fn csv(figures: &Figures, language: Language) -> Vec<u8> {
    let mut lines = Vec::new();
    attendance(&mut lines, "attendance", "", "", figures.all);
    for ((year, month), tally) in &figures.months {
        let step = format!("{year}-{month:02}");
        attendance(&mut lines, "attendance_by_month", "", &step, *tally);
    }
    for ((weekday, hour), tally) in &figures.hours {
        let of = format!("{weekday} {hour:02}:00");
        attendance(
            &mut lines,
            "attendance_by_weekday_and_hour",
            &of,
            "",
            *tally,
        );
    }
    for (venue, tally) in &figures.venues {
        attendance(&mut lines, "attendance_by_venue", venue, "", *tally);
    }
    for line in &figures.topics {
        for (step, value) in figures.steps.iter().zip(&line.counts) {
            lines.push(Line {
                figure: "topics",
                of: topic::label(&line.labels, language).1.to_owned(),
                step: step.code(),
                measure: "events",
                value: *value,
            });
        }
    }
    for (measure, value) in figures.noted.lines() {
        lines.push(Line {
            figure: "noted",
            of: String::new(),
            step: String::new(),
            measure,
            value,
        });
    }
    for (measure, value) in outcomes(figures) {
        lines.push(Line {
            figure: "promises",
            of: String::new(),
            step: String::new(),
            measure,
            value,
        });
    }
    table_of(&lines)
}

/// The octets of a table.
fn table_of(lines: &[Line<'_>]) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    // Writing to memory cannot fail.
    let _ = writer.write_record(COLUMNS);
    for line in lines {
        let value = line.value.to_string();
        let cells = [line.figure, &line.of, &line.step, line.measure, &value];
        let _ = writer.write_record(cells.map(table::guarded));
    }
    writer.into_inner().unwrap_or_default()
}

fn outcomes(figures: &Figures) -> [(&'static str, u32); 6] {
    let sum = figures.promises;
    [
        ("made", sum.made()),
        ("kept_in_time", sum.in_time),
        ("kept_late", sum.late),
        ("open", sum.open),
        ("overdue", sum.overdue),
        ("dropped", sum.dropped),
    ]
}

#[derive(Serialize)]
struct Whole<'a> {
    from: String,
    to: String,
    departments: &'a [String],
    attendance: Attendance,
    by_month: Vec<Of>,
    by_weekday_and_hour: Vec<Of>,
    by_venue: Vec<Of>,
    topics: Vec<Topic<'a>>,
    promises: std::collections::BTreeMap<&'static str, u32>,
    noted: std::collections::BTreeMap<&'static str, u32>,
}

#[derive(Serialize)]
struct Attendance {
    events: u32,
    events_counted: u32,
    heads: u32,
}

impl From<Tally> for Attendance {
    fn from(tally: Tally) -> Self {
        Self {
            events: tally.events,
            events_counted: tally.counted,
            heads: tally.heads,
        }
    }
}

#[derive(Serialize)]
struct Of {
    of: String,
    #[serde(flatten)]
    attendance: Attendance,
}

#[derive(Serialize)]
struct Topic<'a> {
    slug: &'a str,
    label: &'a str,
    events_by_step: std::collections::BTreeMap<String, u32>,
}

/// The same as JSON.
#[must_use]
pub fn json(figures: &Figures, departments: &[String], language: Language) -> Vec<u8> {
    let of = |of: String, tally: Tally| Of {
        of,
        attendance: tally.into(),
    };
    let whole = Whole {
        from: figures.period.from.to_string(),
        to: figures.period.to.to_string(),
        departments,
        attendance: figures.all.into(),
        by_month: figures
            .months
            .iter()
            .map(|((year, month), tally)| of(format!("{year}-{month:02}"), *tally))
            .collect(),
        by_weekday_and_hour: figures
            .hours
            .iter()
            .map(|((weekday, hour), tally)| of(format!("{weekday} {hour:02}:00"), *tally))
            .collect(),
        by_venue: figures
            .venues
            .iter()
            .map(|(name, tally)| of(name.clone(), *tally))
            .collect(),
        topics: figures
            .topics
            .iter()
            .map(|line| topic_of(line, figures, language))
            .collect(),
        promises: outcomes(figures).into_iter().collect(),
        noted: figures.noted.lines().into_iter().collect(),
    };
    serde_json::to_vec_pretty(&whole).unwrap_or_default()
}

fn topic_of<'a>(
    line: &'a crate::domain::figures::TopicLine,
    figures: &Figures,
    language: Language,
) -> Topic<'a> {
    let steps = figures.steps.iter().map(|step| step.code());
    Topic {
        slug: &line.slug,
        label: topic::label(&line.labels, language).1,
        events_by_step: steps.zip(line.counts.iter().copied()).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::figures::{Held, Period, Raised, figures};

    #[test]
    fn a_place_named_like_a_formula_is_no_formula_and_every_number_has_its_line() {
        let day = |text: &str| text.parse().unwrap();
        let held = [Held {
            local_start: "2026-11-03T15:00:00".parse().unwrap(),
            venue: "=HYPERLINK(\"http://evil\")".to_owned(),
            heads: Some(41),
        }];
        let raised = [Raised {
            on: day("2026-11-03"),
            slug: "noise".to_owned(),
            labels: topic::Labels::from([(Language::Es, "Ruido".to_owned())]),
        }];
        let period = Period::new(day("2026-11-01"), day("2026-11-30")).unwrap();
        let found = figures(period, day("2026-12-01"), &held, &raised, &[]);
        let table = String::from_utf8(csv(&found, Language::En)).unwrap();
        for line in [
            "figure,of,step,measure,value",
            "attendance_by_month,,2026-11,heads,41",
            "attendance_by_weekday_and_hour,Tue 15:00,,heads,41",
            "attendance_by_venue,\"'=HYPERLINK(\"\"http://evil\"\")\",,heads,41",
            "topics,Ruido,2026-11,events,1",
            "noted,,,children,0",
            "promises,,,made,0",
        ] {
            assert!(
                table.lines().any(|known| known == line),
                "{line} in\n{table}"
            );
        }
        let json: serde_json::Value =
            serde_json::from_slice(&json(&found, &["Millbrook".to_owned()], Language::En)).unwrap();
        assert_eq!(json["by_month"][0]["heads"], 41);
        assert_eq!(json["topics"][0]["events_by_step"]["2026-11"], 1);
        assert_eq!(json["promises"]["made"], 0);
    }
}
