//! What is kept, for how long, and what goes next, in words: for the page and for the command line.

use chrono::{DateTime, Utc};

use crate::domain::retention::Forecast;
use crate::domain::zone::Zone;
use crate::words::{Arg, Words, dates};

/// What a class of records is called; `class` is its word.
#[must_use]
pub fn what(words: Words, class: &str) -> String {
    words.t(&format!("records-kept-{class}"))
}

/// How long a class is kept.
#[must_use]
pub fn how_long(words: Words, class: &str, days: Option<i64>) -> String {
    let key = match class {
        "mail" => "records-days-mail",
        "unconfirmed_subscriptions" | "stopped_subscriptions" => "records-days-subscription",
        "venue_contacts" => "records-days-place",
        _ => "records-days-event",
    };
    match days {
        Some(days) => words.t1(key, "days", days),
        None if class == "officer_addresses" => words.t("records-until-removed"),
        None => words.t("records-for-good"),
    }
}

/// What goes next, and when; `ends` says whether anything of the class ever goes by itself.
#[must_use]
pub fn next(
    words: Words,
    forecast: &Forecast,
    ends: bool,
    (now, zone): (DateTime<Utc>, Zone),
) -> String {
    match forecast.next {
        Some((at, rows)) => {
            let key = if at <= now {
                "records-next-now"
            } else {
                "records-next"
            };
            let when = dates::date_time(at, zone, words.language());
            let count = Arg::from(i64::from(rows));
            words.t2(key, ("when", Arg::from(when)), ("count", count))
        }
        None if ends => words.t("records-next-none"),
        None => words.t("records-next-never"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::language::Language;
    use crate::domain::retention::Class;

    #[test]
    fn every_class_has_a_name_in_every_language() {
        let others = [
            "mail",
            "officer_addresses",
            "events",
            "articles",
            "numbers",
            "versions",
            "audit",
        ];
        for language in Language::ALL {
            for class in Class::ALL.map(Class::as_str).iter().chain(&others) {
                assert!(
                    !what(Words::plain(language), class).starts_with('['),
                    "{class}"
                );
            }
        }
    }

    #[test]
    fn what_is_overdue_is_not_given_a_date_of_the_past() {
        let at = |day: i64| DateTime::from_timestamp(1_800_000_000 + day * 86_400, 0).unwrap();
        let words = Words::plain(Language::En);
        let due = Forecast {
            next: Some((at(0), 3)),
            ..Forecast::default()
        };
        let zone = Zone::parse("America/Los_Angeles").unwrap();
        assert_eq!(
            next(words, &due, true, (at(1), zone)),
            "3 rows are due and go within the hour."
        );
        let ahead = next(words, &due, true, (at(-1), zone));
        assert!(
            ahead.starts_with("3 rows go on Friday, January 15, 2027"),
            "{ahead}"
        );
        let nothing = Forecast::default();
        assert_eq!(
            next(words, &nothing, true, (at(0), zone)),
            "Nothing is waiting to go."
        );
        assert_eq!(next(words, &nothing, false, (at(0), zone)), "Nothing goes.");
    }
}
