//! What people read, line by line.

use super::*;
use crate::domain::language::Language::{En, Es};
use crate::domain::zone::Resolved;
use proptest::prelude::*;

fn zone(name: &str) -> Zone {
    Zone::parse(name).unwrap()
}

fn at(text: &str, zone: Zone) -> DateTime<Utc> {
    match zone::resolve(text.parse().unwrap(), zone) {
        Resolved::Single(at) | Resolved::Twice(at, _) => at,
        Resolved::Skipped => panic!("{text} does not exist"),
    }
}

#[test]
fn an_event_is_said_in_both_languages() {
    let table = [
        (
            (
                "2023-06-01T15:00:00",
                "2023-06-01T17:00:00",
                "America/Los_Angeles",
            ),
            "Thursday, June 1, 2023, 3 to 5 p.m. PDT",
            "jueves, 1 de junio de 2023, de 3 a 5 p. m. PDT",
        ),
        (
            (
                "2027-01-09T10:00:00",
                "2027-01-09T12:00:00",
                "America/Chicago",
            ),
            "Saturday, January 9, 2027, 10 a.m. to noon CST",
            "sábado, 9 de enero de 2027, de 10 a. m. a 12 del mediodía CST",
        ),
        (
            (
                "2027-01-09T11:30:00",
                "2027-01-09T13:00:00",
                "America/New_York",
            ),
            "Saturday, January 9, 2027, 11:30 a.m. to 1 p.m. EST",
            "sábado, 9 de enero de 2027, de 11:30 a. m. a 1 p. m. EST",
        ),
        (
            (
                "2027-06-04T21:00:00",
                "2027-06-05T00:00:00",
                "America/Chicago",
            ),
            "Friday, June 4, 2027, 9 p.m. to midnight CDT",
            "viernes, 4 de junio de 2027, de 9 p. m. a 12 de la medianoche CDT",
        ),
        (
            (
                "2027-06-04T22:00:00",
                "2027-06-05T01:30:00",
                "America/Sao_Paulo",
            ),
            "Friday, June 4, 2027, 10 p.m., to Saturday, June 5, 2027, 1:30 a.m. UTC-3",
            "viernes, 4 de junio de 2027, 10 p. m., hasta el sábado, 5 de junio de 2027, 1:30 a. m. UTC-3",
        ),
        (
            (
                "2027-11-07T00:00:00",
                "2027-11-07T03:00:00",
                "America/Los_Angeles",
            ),
            "Sunday, November 7, 2027, midnight PDT to 3 a.m. PST",
            "domingo, 7 de noviembre de 2027, de 12 de la medianoche PDT a 3 a. m. PST",
        ),
        (
            (
                "2027-11-06T22:00:00",
                "2027-11-07T03:00:00",
                "America/Los_Angeles",
            ),
            "Saturday, November 6, 2027, 10 p.m. PDT, to Sunday, November 7, 2027, 3 a.m. PST",
            "sábado, 6 de noviembre de 2027, 10 p. m. PDT, hasta el domingo, 7 de noviembre de 2027, 3 a. m. PST",
        ),
    ];
    for ((start, end, name), english, spanish) in table {
        let zone = zone(name);
        let (start, end) = (at(start, zone), at(end, zone));
        let span = Span {
            starts_at: start,
            ends_at: end,
            zone,
        };
        assert_eq!(span.when(En), english);
        assert_eq!(span.when(Es), spanish);
    }
}

#[test]
fn the_zone_is_named_as_people_call_it() {
    let here = zone("America/Los_Angeles");
    let (start, end) = (
        at("2023-06-01T15:00:00", here),
        at("2023-06-01T17:00:00", here),
    );
    let span = Span {
        starts_at: start,
        ends_at: end,
        zone: here,
    };
    assert_eq!(
        span.when_long(En),
        "Thursday, June 1, 2023, 3 to 5 p.m., Pacific time"
    );
    assert_eq!(
        span.when_long(Es),
        "jueves, 1 de junio de 2023, de 3 a 5 p. m., hora del Pacífico"
    );
    assert_eq!(span.times(En), "3 to 5 p.m. PDT");
    assert_eq!(
        zone_name(zone("America/Indiana/Vevay"), start, En),
        "Eastern time"
    );
    assert_eq!(
        zone_name(zone("America/Indiana/Knox"), start, Es),
        "hora del centro"
    );
    assert_eq!(zone_name(zone("America/Sao_Paulo"), start, En), "UTC-3");
    assert_eq!(zone_name(zone("Asia/Tokyo"), start, En), "JST");
}

#[test]
fn a_moment_is_said_with_date_and_time() {
    let here = zone("America/Los_Angeles");
    let posted = at("2023-06-01T21:08:00", here);
    let said = |at| (date_time(at, here, En), date_time(at, here, Es));
    let (english, spanish) = said(posted);
    assert_eq!(english, "Thursday, June 1, 2023 at 9:08 p.m. PDT");
    assert_eq!(spanish, "jueves, 1 de junio de 2023, a las 9:08 p. m. PDT");
    let (_, one) = said(at("2023-06-01T13:00:00", here));
    assert_eq!(one, "jueves, 1 de junio de 2023, a la 1 p. m. PDT");
    let (noon, _) = said(at("2023-06-01T12:00:00", here));
    assert_eq!(noon, "Thursday, June 1, 2023 at noon PDT");
    assert_eq!(iso(posted, here), "2023-06-01T21:08:00-07:00");
    assert_eq!(
        iso(posted, zone("Asia/Kathmandu")),
        "2023-06-02T09:53:00+05:45"
    );
}

#[test]
fn the_small_pieces_stand_alone() {
    let day_of = NaiveDate::from_ymd_opt(2023, 6, 1).unwrap();
    assert_eq!(short_date(day_of, En), "June 1");
    assert_eq!(short_date(day_of, Es), "1 de junio");
    assert_eq!(date_without_weekday(day_of, Es), "1 de junio de 2023");
    assert_eq!(month_of_year(2023, 6, En), "June 2023");
    assert_eq!(weekday_short(day_of, Es), "jue");
    assert_eq!(month_short(6, En), "Jun");
}

proptest! {
    #[test]
    fn nobody_ever_reads_twelve_p_m(minute in 0_u32..1440) {
        let time_of = NaiveDate::MIN.and_hms_opt(minute / 60, minute % 60, 0).unwrap();
        for language in Language::ALL {
            let text = time(time_of, language);
            prop_assert!(!text.starts_with("12 p") && !text.starts_with("12 a"), "{}", text);
            prop_assert!(!text.starts_with('['), "{}", text);
        }
    }

    #[test]
    fn every_date_has_all_its_words(days in 1_i32..1_000_000) {
        let day_of = NaiveDate::from_num_days_from_ce_opt(days).unwrap();
        for language in Language::ALL {
            let text = date(day_of, language) + &month_short(day_of.month(), language) + &weekday_short(day_of, language);
            prop_assert!(!text.contains(['[', '\u{2068}', '{']), "{}", text);
        }
    }
}
