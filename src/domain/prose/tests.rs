//! Right pairs are silent, wrong ones are found, and no text makes it stumble.

use super::*;
use proptest::prelude::*;

fn day_of(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

#[test]
fn a_weekday_that_is_not_the_dates_is_found_however_it_is_written() {
    for words in [
        "Wednesday, June 1, 2023",
        "WEDNESDAY, JUNE 1, 2023",
        "Wednesday June 1st, 2023",
        "Wed June 1 2023",
        "Wed., Jun. 1, 2023",
        "Wednesday evening, June 1, 2023",
        "Wednesday, the 1st of June, 2023",
        "Wednesday 1 June 2023",
        "Wednesday,\nJune 1, 2023",
        "June 1, 2023 (Wednesday)",
        "miércoles 1 de junio de 2023",
        "miércoles, 1 de junio del 2023",
        "Miercoles 1º de junio de 2023",
        "miércoles primero de junio de 2023",
        "miércoles, 1 de junio, 2023",
        "mié. 1 de jun. de 2023",
        "miércoles por la tarde, el 1 de junio de 2023",
        "miércoles, día 1 de junio del año 2023",
        "1 de junio de 2023 (miércoles)",
    ] {
        let text = format!("Come on {words}, from 3 p.m.");
        let found = contradictions(&text);
        assert_eq!(found.len(), 1, "{words}");
        assert_eq!(found[0].words, words);
        assert_eq!(&text[found[0].range.clone()], words);
        assert_eq!(
            (found[0].written, found[0].is()),
            (Weekday::Wed, Weekday::Thu)
        );
        assert_eq!(found[0].date, day_of(2023, 6, 1));
    }
}

#[test]
fn right_pairs_and_other_words_are_silent() {
    for text in [
        "Thursday, June 1, 2023",
        "jueves, 1 de junio de 2023",
        "On Wednesday we planned for June 1, 2023.",
        "See you Wednesday.\n\nJune 1, 2023 is the date.",
        "Wednesday, June 31, 2023",
        "Wednesday, June 1",
        "Wednesday, May 20 people came; 2023 was a good year",
        "June 1, 2023, and Wednesday too",
        "Wednesday 6/1/2023",
        "el miércoles y el 1 de junio de 2023",
        "Closed until Wednesday. June 1, 2023 was fine.",
        "every Wednesday; June 1, 2023",
        "",
    ] {
        assert_eq!(contradictions(text), [], "{text:?}");
    }
}

#[test]
fn every_contradiction_of_a_text_is_found_in_order() {
    let text = "Wednesday, June 1, 2023 or Friday, June 2, 2023 or lunes 3 de junio de 2023";
    let days: Vec<u32> = contradictions(text)
        .iter()
        .map(|one| one.date.day())
        .collect();
    assert_eq!(days, [1, 3]);
}

#[test]
fn a_date_without_a_year_is_read_near_the_event() {
    let event = day_of(2027, 1, 4);
    assert_eq!(contradictions_near("Monday, January 4", event), []);
    assert_eq!(contradictions_near("Thursday, December 31", event), []);
    let found = contradictions_near("martes 5 de enero y lunes 5 de enero", event);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].words, "lunes 5 de enero");
    assert_eq!(found[0].date, day_of(2027, 1, 5));
    assert_eq!(contradictions("Friday, January 4"), []);
}

fn written(date: NaiveDate, weekday: Weekday) -> Vec<String> {
    let name = |names: &[&str], index: usize| names[index].to_owned();
    let names = WEEKDAYS[weekday.num_days_from_monday() as usize].1;
    let months = MONTHS[date.month0() as usize];
    let (year, day) = (date.year(), date.day());
    let spanish = names
        .iter()
        .position(|n| n.len() > 4 && !n.ends_with("day"))
        .unwrap();
    let month_es = months.iter().rposition(|n| n.len() > 3).unwrap();
    vec![
        format!("{}, {} {day}, {year:04}", name(names, 0), name(months, 0)),
        format!("{} {day} {} {year:04}", name(names, 1), name(months, 0)),
        format!(
            "{}, {day} de {} de {year:04}",
            name(names, spanish),
            name(months, month_es)
        ),
    ]
}

proptest! {
    #[test]
    fn the_right_weekday_is_silent_and_every_other_is_found(days in 366_000_i32..1_100_000) {
        let date = NaiveDate::from_num_days_from_ce_opt(days).unwrap();
        for weekday in WEEKDAYS.map(|(weekday, _)| weekday) {
            for text in written(date, weekday) {
                let found = contradictions(&text);
                prop_assert_eq!(found.len(), usize::from(weekday != date.weekday()), "{}", text);
                prop_assert!(found.iter().all(|one| one.is() == date.weekday() && one.date == date));
            }
        }
    }

    #[test]
    fn no_text_makes_it_panic(text in any::<String>(), words in prop::collection::vec(0_usize..9, 0..30)) {
        let parts = ["wed ", "June", " 1", ", ", "2023", "de ", "(", "9999", "\u{301}ñ"];
        let built: String = words.iter().map(|index| parts[*index]).collect();
        for text in [text, built] {
            for one in contradictions_near(&text, day_of(2024, 2, 29)) {
                prop_assert_eq!(&text[one.range.clone()], one.words);
            }
            let _ = contradictions_near(&text, NaiveDate::MAX);
            let _ = contradictions_near(&text, NaiveDate::MIN);
        }
    }
}

#[test]
fn the_dates_a_text_names_are_found_in_both_languages() {
    let text = "Join us on Tuesday, January 5, from 9. Again on 2 Feb 2027. You may come in March.";
    assert_eq!(super::named_dates(text), ["January 5", "2 Feb 2027"]);
    let spanish = "Nos vemos el martes 5 de enero de 2027 a las 9.";
    assert_eq!(super::named_dates(spanish), ["5 de enero de 2027"]);
    assert!(super::named_dates("Coffee for 12 at 3 p.m., bus 7").is_empty());
}
