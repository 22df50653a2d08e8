//! The text in an export that says what the other files are.

use crate::services::export_records::{Records, Scope};
use crate::words::{Words, dates};

/// Plain text, a paragraph for each thing.
pub(super) fn text(records: &Records, words: Words) -> String {
    let (zone, language) = (records.department.zone, words.language());
    let title = records.events.first();
    let title = title.map_or("", |file| file.event.title(language));
    let about = match &records.scope {
        Scope::Event(_) => words.t1("records-readme-event", "event", title),
        Scope::Days(from, to) => words.t2(
            "records-readme-days",
            ("from", dates::date(*from, language)),
            ("to", dates::date(*to, language)),
        ),
    };
    let who = match records.by.as_str() {
        "" => words.t("staff-log-system"),
        name => name.to_owned(),
    };
    let made = words.with(
        "records-readme-made",
        &[
            ("when", dates::date_time(records.at, zone, language).into()),
            ("utc", super::tables::utc(records.at).into()),
            ("who", who.into()),
        ],
    );
    let names = match records.with_attendance {
        true => "records-readme-attendance",
        false => "records-readme-no-attendance",
    };
    let head = words.t2(
        "records-readme-head",
        ("rows", records.head.0.to_string()),
        ("hash", &records.head.1),
    );
    let department = &records.department.name;
    let parts = [
        words.t1("records-readme-heading", "department", department),
        about,
        made,
        words.t(names),
        words.t("records-readme-mail"),
        words.t1("records-readme-times", "zone", zone.name()),
        words.t("records-readme-guard"),
        head,
        words.t("records-readme-sums"),
    ];
    parts.join("\n\n") + "\n"
}
