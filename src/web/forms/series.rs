//! The rule of a series as its form sends it. Which fields there are depends on `repeat`.

use std::collections::BTreeSet;

use chrono::{Months, NaiveDate, Weekday};

use crate::domain::series::{Nth, NthDay, Pattern, Rule, RuleError};
use crate::web::forms::Reader;
use crate::web::pages::staff::series_form::Repeat;
use crate::words::dates;

/// Most times a series is held, and most single dates it leaves out.
const MOST_TIMES: usize = 1000;
const MOST_LEFT_OUT: usize = 200;

/// Reads the form. `None` when something has to be written differently; it stands in the reader.
pub fn read(reader: &mut Reader<'_>) -> Option<Rule> {
    let pattern = pattern(reader);
    let starts = date(reader, "starts", "series-error-starts");
    let left_out = left_out(reader);
    let rule = match reader.fields.get("ends") {
        "count" => {
            let count = number(reader, "count", 1..=MOST_TIMES, "series-error-count");
            Rule::times(pattern?, starts?, count?, &left_out)
        }
        _ => {
            let until = date(reader, "until", "series-error-until");
            Rule::until(pattern?, starts?, until?)
        }
    };
    let skips_holidays = reader.fields.get("skip_holidays") == "yes";
    match rule {
        Ok(rule) => {
            let mut rule = rule.leaving_out(left_out);
            rule.skips_holidays = skips_holidays;
            if rule.dates().is_empty() {
                refuse_rule(reader, RuleError::NoDate, rule.start);
            }
            (!reader.view.has_errors()).then_some(rule)
        }
        Err(error) => {
            refuse_rule(reader, error, starts?);
            None
        }
    }
}

/// A day in the form `name`, or a sentence beside it.
pub fn date(reader: &mut Reader<'_>, name: &str, missing: &str) -> Option<NaiveDate> {
    let found = day(reader.fields.get(name));
    if found.is_none() {
        refuse(reader, name, missing);
    }
    found
}

fn pattern(reader: &mut Reader<'_>) -> Option<Pattern> {
    match Repeat::of(reader.fields.get("repeat")) {
        Repeat::Monthly => {
            let every = every(reader);
            let mut days = vec![nth_day(reader, 1)?];
            let second = ["nth_2", "weekday_2"].map(|name| reader.fields.get(name).is_empty());
            if second != [true, true] {
                days.push(nth_day(reader, 2)?);
            }
            Some(Pattern::MonthlyByWeekday {
                every: every?,
                days,
            })
        }
        Repeat::Weekly => {
            let every = every(reader);
            let chosen: BTreeSet<&str> = reader.fields.all("weekdays").into_iter().collect();
            let weekdays: Vec<Weekday> = chosen.into_iter().filter_map(weekday).collect();
            if weekdays.is_empty() {
                refuse(reader, "weekdays", "series-error-weekdays");
                return None;
            }
            Some(Pattern::Weekly {
                every: every?,
                weekdays,
            })
        }
        Repeat::Date => {
            let day = number(reader, "day", 1..=31, "series-error-day");
            let every = every(reader);
            Some(Pattern::MonthlyByDate {
                every: every?,
                day: u32::try_from(day?).ok()?,
            })
        }
        Repeat::Yearly => {
            let month = number(reader, "month", 1..=12, "series-error-month");
            let day = nth_day(reader, 1);
            Some(Pattern::Yearly {
                month: u32::try_from(month?).ok()?,
                day: day?,
            })
        }
        Repeat::National => Some(Pattern::NATIONAL_DAY),
    }
}

fn nth_day(reader: &mut Reader<'_>, at: u8) -> Option<NthDay> {
    let names = (format!("nth_{at}"), format!("weekday_{at}"));
    let nth = Nth::parse(reader.fields.get(&names.0));
    let weekday = weekday(reader.fields.get(&names.1));
    if nth.is_none() || weekday.is_none() {
        let key = if at == 1 {
            "series-error-nth"
        } else {
            "series-error-second"
        };
        refuse(reader, &names.0, key);
    }
    Some(NthDay {
        nth: nth?,
        weekday: weekday?,
    })
}

/// 1 is Monday.
fn weekday(raw: &str) -> Option<Weekday> {
    let number: u8 = raw.parse().ok()?;
    Weekday::try_from(number.checked_sub(1)?).ok()
}

fn every(reader: &mut Reader<'_>) -> Option<u32> {
    if reader.fields.get("every").trim().is_empty() {
        return Some(1);
    }
    let most = Rule::LONGEST_STEP as usize;
    let every = number(reader, "every", 1..=most, "series-error-every")?;
    u32::try_from(every).ok()
}

fn number(
    reader: &mut Reader<'_>,
    name: &str,
    range: std::ops::RangeInclusive<usize>,
    wrong: &str,
) -> Option<usize> {
    let raw = reader.fields.get(name).trim();
    let number = raw.parse().ok().filter(|number| range.contains(number));
    if number.is_none() {
        refuse(reader, name, wrong);
    }
    number
}

/// One date on each line; every line that is none gets a sentence of its own.
fn left_out(reader: &mut Reader<'_>) -> BTreeSet<NaiveDate> {
    let mut dates = BTreeSet::new();
    let mut wrong = Vec::new();
    for line in reader.fields.get("left_out").lines().map(str::trim) {
        if line.is_empty() {
            continue;
        }
        match day(line) {
            Some(date) => {
                dates.insert(date);
            }
            None => wrong.push(line.chars().take(40).collect::<String>()),
        }
    }
    if dates.len() > MOST_LEFT_OUT || wrong.len() > MOST_LEFT_OUT {
        refuse(reader, "left_out", "series-error-left-out-many");
    }
    if !wrong.is_empty() {
        let sentence = |text: String| reader.words.t1("series-error-left-out", "text", text);
        let sentences: Vec<String> = wrong.into_iter().map(sentence).collect();
        reader.refuse("left_out", sentences.join(" "));
    }
    dates
}

/// 2027-07-04, as date fields send it, or 7/4/2027 as people here write it.
pub fn day(raw: &str) -> Option<NaiveDate> {
    let raw = raw.trim();
    let date = NaiveDate::parse_from_str(raw, "%Y-%m-%d")
        .or_else(|_| NaiveDate::parse_from_str(raw, "%m/%d/%Y"));
    date.ok()
        .filter(|date| (2000..2200).contains(&chrono::Datelike::year(date)))
}

fn refuse_rule(reader: &mut Reader<'_>, error: RuleError, starts: NaiveDate) {
    let words = reader.words;
    let (field, sentence) = match error {
        RuleError::Every => ("every", words.t("series-error-every")),
        RuleError::NoDay => ("nth_1", words.t("series-error-nth")),
        RuleError::EndsBeforeStart => ("until", words.t("series-error-until-before")),
        RuleError::NoDate => ("starts", words.t("series-error-no-date")),
        RuleError::TooMany(most) => ("count", words.t1("series-error-many", "count", most)),
        RuleError::TooLong => {
            let last = starts.checked_add_months(Months::new(12 * Rule::YEARS));
            let last = dates::date_without_weekday(last.unwrap_or(starts), words.language());
            ("until", words.t1("series-error-too-long", "date", last))
        }
    };
    reader.refuse(field, sentence);
}

fn refuse(reader: &mut Reader<'_>, field: &str, key: &str) {
    let sentence = reader.words.t(key);
    reader.refuse(field, sentence);
}

#[cfg(test)]
mod tests {
    use actix_web::web::Form;

    use super::*;
    use crate::domain::language::Language;
    use crate::web::extract::Fields;
    use crate::words::Words;

    fn sent(pairs: &[(&str, &str)]) -> Result<Rule, String> {
        let pairs = pairs
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        let fields = Fields::new(Form(pairs.collect()));
        let mut reader = Reader::new(&fields, Words::plain(Language::En));
        read(&mut reader).ok_or_else(|| {
            let errors = reader.view.errors();
            errors
                .into_iter()
                .map(|line| line.text)
                .collect::<Vec<_>>()
                .join(" | ")
        })
    }

    const BOUNDS: [(&str, &str); 3] = [
        ("starts", "2027-01-01"),
        ("until", "2027-12-31"),
        ("ends", "until"),
    ];

    fn with(fields: &[(&'static str, &'static str)]) -> Result<Rule, String> {
        sent(&[&BOUNDS[..], fields].concat())
    }

    #[test]
    fn first_tuesday_and_third_saturday_is_read() {
        let rule = with(&[
            ("repeat", "monthly"),
            ("nth_1", "first"),
            ("weekday_1", "2"),
            ("nth_2", "third"),
            ("weekday_2", "6"),
        ]);
        assert_eq!(rule.unwrap().dates().len(), 24);
    }

    #[test]
    fn a_weekly_rule_may_come_after_a_number_of_times() {
        let rule = sent(&[
            ("repeat", "weekly"),
            ("weekdays", "2"),
            ("weekdays", "4"),
            ("every", "2"),
            ("starts", "2027-01-01"),
            ("ends", "count"),
            ("count", "5"),
        ]);
        assert_eq!(rule.unwrap().dates().len(), 5);
    }

    #[test]
    fn every_wrong_date_of_the_list_has_a_sentence_of_its_own() {
        let error = with(&[
            ("repeat", "national"),
            (
                "left_out",
                "2027-07-04\n\n7/5/2027\nFourth of July\n2027-02-30",
            ),
        ])
        .unwrap_err();
        assert!(
            error.contains("\"Fourth of July\"") && error.contains("\"2027-02-30\""),
            "{error}"
        );
        assert!(!error.contains("7/5/2027"), "{error}");
    }

    #[test]
    fn what_is_missing_or_too_much_is_answered_with_a_sentence() {
        let refused = |fields: &[(&'static str, &'static str)]| with(fields).unwrap_err();
        assert!(refused(&[("repeat", "monthly")]).contains("which one and which weekday"));
        assert!(
            refused(&[
                ("repeat", "monthly"),
                ("nth_1", "first"),
                ("weekday_1", "2"),
                ("nth_2", "third")
            ])
            .contains("both for the second")
        );
        assert!(refused(&[("repeat", "weekly")]).contains("at least one weekday"));
        assert!(refused(&[("repeat", "date"), ("day", "32")]).contains("from 1 to 31"));
        assert!(
            refused(&[("repeat", "date"), ("day", "4"), ("every", "13")]).contains("from 1 to 12")
        );
        let long = sent(&[
            ("repeat", "national"),
            ("starts", "2027-01-01"),
            ("until", "2033-01-01"),
        ]);
        assert!(long.unwrap_err().contains("up to January 1, 2032"));
        let many = sent(&[
            ("repeat", "national"),
            ("starts", "2027-01-01"),
            ("ends", "count"),
            ("count", "9"),
        ]);
        assert!(many.unwrap_err().contains("only 5 times"));
        let empty = sent(&[
            ("repeat", "national"),
            ("starts", "2027-11-01"),
            ("until", "2027-12-01"),
        ]);
        assert!(empty.unwrap_err().contains("No date fits"));
    }
}
