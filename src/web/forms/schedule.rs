//! When a draft is to be published: a date and a time on the department's clock.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};

use crate::domain::schedule::Refusal;
use crate::domain::zone::{self, Resolved, Zone};
use crate::web::forms::Reader;
use crate::words::dates;

/// Reads `publish_date` (2027-06-02), `publish_time` (15:00) and, where the clock shows that time
/// twice, `publish_occurrence` (`first`, `second`). `None` when something has to be written
/// differently; it stands in the reader.
pub fn read(reader: &mut Reader<'_>, zone: Zone) -> Option<DateTime<Utc>> {
    let fields = reader.fields;
    let date = NaiveDate::parse_from_str(fields.get("publish_date").trim(), "%Y-%m-%d").ok();
    let date = date.filter(|date| (2000..2200).contains(&chrono::Datelike::year(date)));
    if date.is_none() {
        refuse(reader, "publish_date", "schedule-error-date");
    }
    let time = time(fields.get("publish_time").trim());
    if time.is_none() {
        refuse(reader, "publish_time", "schedule-error-time");
    }
    let clock = date?.and_time(time?);
    match (zone::resolve(clock, zone), fields.get("publish_occurrence")) {
        (Resolved::Single(at), _)
        | (Resolved::Twice(at, _), "first")
        | (Resolved::Twice(_, at), "second") => Some(at),
        (Resolved::Twice(..), _) => sentence(reader, "staff-error-start-twice", clock),
        (Resolved::Skipped, _) => sentence(reader, "schedule-error-skipped", clock),
    }
}

/// Says why a time that can be read is not taken.
pub fn refuse_time(reader: &mut Reader<'_>, refusal: Refusal) {
    let key = match refusal {
        Refusal::Past => "schedule-error-past",
        Refusal::AfterStart => "schedule-error-after-start",
    };
    refuse(reader, "publish_date", key);
}

fn time(raw: &str) -> Option<NaiveTime> {
    NaiveTime::parse_from_str(raw, "%H:%M")
        .or_else(|_| NaiveTime::parse_from_str(raw, "%H:%M:%S"))
        .ok()
}

fn refuse(reader: &mut Reader<'_>, field: &str, key: &str) {
    let sentence = reader.words.t(key);
    reader.refuse(field, sentence);
}

fn sentence(reader: &mut Reader<'_>, key: &str, clock: NaiveDateTime) -> Option<DateTime<Utc>> {
    let (words, language) = (reader.words, reader.words.language());
    let said = words.t2(
        key,
        ("time", dates::time(clock, language)),
        ("date", dates::date(clock.date(), language)),
    );
    reader.refuse("publish_time", said);
    None
}
