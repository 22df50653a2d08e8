//! The rule of a series in words: "every first Tuesday and third Saturday of the month". Plain text
//! without bidi marks, to stand inside a sentence.

use chrono::Weekday;

use crate::domain::language::Language;
use crate::domain::series::{NthDay, Pattern, Rule};
use crate::words::{Words, dates};

/// The pattern alone, without its bounds: what residents are told.
#[must_use]
pub fn pattern(pattern: &Pattern, language: Language) -> String {
    let words = Words::plain(language);
    let step = |every: u32| ("every", i64::from(every));
    match pattern {
        Pattern::Weekly { every, weekdays } => {
            let names = weekdays.iter().map(|day| weekday(*day, language)).collect();
            let days = ("days", list(names, language));
            match every {
                1 => words.t1("series-every-week", days.0, days.1),
                _ => words.t2("series-every-weeks", step(*every), days),
            }
        }
        Pattern::MonthlyByWeekday { every, days } => {
            let names = days.iter().map(|day| nth(*day, language)).collect();
            let days = ("days", list(names, language));
            match every {
                1 => words.t1("series-every-month", days.0, days.1),
                _ => words.t2("series-every-months", step(*every), days),
            }
        }
        Pattern::MonthlyByDate { every, day } => {
            let day = ("day", i64::from(*day));
            let rule = match every {
                1 => words.t1("series-by-date", day.0, day.1),
                _ => words.t2("series-by-date-months", day, step(*every)),
            };
            if pattern.skips_short_months() {
                words.t1("series-by-date-skips", "rule", rule)
            } else {
                rule
            }
        }
        Pattern::Yearly { month, day } => {
            let day = ("day", nth(*day, language));
            words.t2(
                "series-every-year",
                day,
                ("month", dates::month(*month, language)),
            )
        }
    }
}

/// The rule with its first and last day.
#[must_use]
pub fn bounded(rule: &Rule, language: Language) -> String {
    let date = |day| dates::date_without_weekday(day, language).into();
    Words::plain(language).with(
        "series-bounds",
        &[
            ("rule", pattern(&rule.pattern, language).into()),
            ("start", date(rule.start)),
            ("until", date(rule.until)),
        ],
    )
}

/// What is left out, in sentences; empty when nothing is.
#[must_use]
pub fn left_out(rule: &Rule, language: Language) -> Vec<String> {
    let words = Words::plain(language);
    let days = rule.left_out.range(rule.start..);
    let days: Vec<String> = days
        .map(|day| dates::date_without_weekday(*day, language))
        .collect();
    let single = (!days.is_empty()).then(|| words.t1("series-left-out", "dates", days.join("; ")));
    let holidays = rule.skips_holidays.then(|| words.t("series-holidays-out"));
    single.into_iter().chain(holidays).collect()
}

/// "Tuesday".
#[must_use]
pub fn weekday(day: Weekday, language: Language) -> String {
    Words::plain(language).t(&format!("weekday-{}", day.number_from_monday()))
}

/// "first Tuesday".
#[must_use]
pub fn nth(day: NthDay, language: Language) -> String {
    let key = format!("series-nth-{}", day.nth.as_str());
    Words::plain(language).t1(&key, "weekday", weekday(day.weekday, language))
}

/// "a", "a and b", "a, b and c".
fn list(mut items: Vec<String>, language: Language) -> String {
    let last = items.pop().unwrap_or_default();
    if items.is_empty() {
        return last;
    }
    Words::plain(language).t2("series-and", ("list", items.join(", ")), ("last", last))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::series::Nth;

    fn both(rule: &Pattern) -> [String; 2] {
        Language::ALL.map(|language| pattern(rule, language))
    }

    #[test]
    fn a_rule_reads_like_a_sentence_of_a_neighbour() {
        let first_tuesday = NthDay {
            nth: Nth::First,
            weekday: Weekday::Tue,
        };
        let third_saturday = NthDay {
            nth: Nth::Third,
            weekday: Weekday::Sat,
        };
        let days = vec![first_tuesday, third_saturday];
        let monthly = |every, days| Pattern::MonthlyByWeekday { every, days };
        let weekly = |every, weekdays| Pattern::Weekly { every, weekdays };
        let said = [
            (
                monthly(1, days.clone()),
                "every first Tuesday and third Saturday of the month",
                "cada primer martes y tercer sábado del mes",
            ),
            (
                monthly(2, days),
                "every 2 months on the first Tuesday and third Saturday",
                "cada 2 meses, el primer martes y tercer sábado",
            ),
            (
                weekly(1, vec![Weekday::Thu]),
                "every Thursday",
                "cada jueves",
            ),
            (
                weekly(2, vec![Weekday::Mon, Weekday::Tue, Weekday::Fri]),
                "every 2 weeks on Monday, Tuesday and Friday",
                "lunes, martes y viernes, cada 2 semanas",
            ),
            (
                Pattern::MonthlyByDate { every: 1, day: 15 },
                "on day 15 of every month",
                "el día 15 de cada mes",
            ),
            (
                Pattern::MonthlyByDate { every: 3, day: 31 },
                "on day 31, every 3 months (months without this day are skipped)",
                "el día 31, cada 3 meses (se saltan los meses sin ese día)",
            ),
            (
                Pattern::NATIONAL_DAY,
                "every year on the first Wednesday of October",
                "cada año, el primer miércoles de octubre",
            ),
        ];
        for (rule, english, spanish) in said {
            assert_eq!(both(&rule), [english, spanish]);
        }
    }

    #[test]
    fn the_bounds_and_what_is_left_out_are_said() {
        let day = |text: &str| text.parse().unwrap();
        let rule =
            Rule::until(Pattern::NATIONAL_DAY, day("2026-12-01"), day("2030-12-01")).unwrap();
        let mut rule = rule.leaving_out([day("2028-10-04")]);
        rule.skips_holidays = true;
        let english = bounded(&rule, Language::En);
        assert!(
            english.ends_with(", from December 1, 2026 to December 1, 2030"),
            "{english}"
        );
        let spanish = left_out(&rule, Language::Es);
        assert_eq!(spanish[0], "No se hace en: 4 de octubre de 2028.");
        assert_eq!(spanish.len(), 2);
    }
}
