//! The settings of a department in words: what holds now, and what a change will do.

use chrono::NaiveDate;

use crate::domain::department::{Department, Settings};
use crate::domain::department_part::{Identity, Keeping, Part};
use crate::domain::embed::Site;
use crate::domain::language::Language;
use crate::services::save_department::Preview;
use crate::web::forms::settings::in_units;
use crate::web::pages::staff::views::language_name;
use crate::words::{Words, dates};

/// A count as a sentence takes it.
fn whole(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// What a part is called, field by field, with what holds now.
pub(super) fn facts(words: Words, part: &Part) -> Vec<(String, String)> {
    let days = |days: i64| words.t1("settings-days", "days", days);
    let yes = |on: bool| words.t(if on { "settings-yes" } else { "settings-no" });
    let facts = match part {
        Part::Identity(own) => vec![
            ("settings-name", own.name.clone()),
            ("settings-city", own.city.clone()),
            ("settings-zone", own.zone.name().to_owned()),
            ("settings-languages", languages(words, &own.languages)),
        ],
        Part::Contact(own) => vec![
            ("settings-email", own.email.clone()),
            ("settings-phone", own.phone.clone()),
            ("settings-emergency", own.emergency_phone.clone()),
            ("settings-postal", own.postal_address.clone()),
        ],
        Part::Mail(own) => vec![
            ("settings-sender", own.sender.clone()),
            (
                "settings-reminders",
                reminders(words, &own.reminder_minutes),
            ),
            ("settings-replies", yes(own.calendar_replies)),
        ],
        Part::Visits(own) => {
            let when = if own.come_anyway {
                "settings-when-full-come-anyway"
            } else {
                "settings-when-full-waitlist"
            };
            vec![
                ("settings-when-full", words.t(when)),
                ("settings-access-lead", days(own.access_lead_days)),
            ]
        }
        Part::Look(own) => vec![match own.colors {
            None => ("look-colors", words.t("look-standard")),
            Some(colors) => ("look-own", format!("{}, {}", colors.ground, colors.accent)),
        }],
        Part::Embedding(own) => {
            let sites = own.sites.iter().map(Site::as_str).collect::<Vec<_>>();
            vec![("embed-sites", sites.join(", "))]
        }
        Part::Keeping(own) => vec![
            ("settings-keep", days(own.keep_days)),
            ("settings-keep-topics", days(own.keep_topics_days)),
            ("settings-keep-access", days(own.keep_access_days)),
            ("settings-officer-names", days(own.officer_name_days)),
            ("settings-keep-venue", days(own.keep_venue_contact_days)),
            ("settings-keep-close-out", days(own.keep_close_out_days)),
        ],
    };
    let named = |(key, value): (&str, String)| (words.t(key), value);
    facts.into_iter().map(named).collect()
}

fn languages(words: Words, languages: &[Language]) -> String {
    let names = languages.iter().map(|one| language_name(words, *one));
    names.collect::<Vec<_>>().join(", ")
}

fn reminders(words: Words, minutes: &[i64]) -> String {
    let one = |minutes: &i64| {
        let (amount, unit) = in_units(*minutes);
        let amount: i64 = amount.parse().unwrap_or_default();
        words.t1(&format!("settings-ahead-{unit}"), "amount", amount)
    };
    minutes.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// A holiday with its name.
pub(super) fn holiday(words: Words, settings: &Settings, day: NaiveDate) -> String {
    let date = dates::date(day, words.language());
    match settings.holiday_names.get(&day) {
        Some(name) => format!("{date}, {name}"),
        None => date,
    }
}

/// What a change will do, sentence by sentence.
pub(super) fn effects(
    words: Words,
    before: &Department,
    part: &Part,
    preview: Preview,
) -> Vec<String> {
    match part {
        Part::Identity(own) => identity(words, before, own, preview),
        Part::Keeping(own) => longer(words, &before.settings, own),
        _ => Vec::new(),
    }
}

fn identity(words: Words, before: &Department, own: &Identity, seen: Preview) -> Vec<String> {
    let mut effects = Vec::new();
    if own.name != before.name {
        let names = (("new", own.name.as_str()), ("old", before.name.as_str()));
        effects.push(words.t2("settings-effect-name", names.0, names.1));
    }
    if own.zone != before.zone {
        let zone = ("zone", own.zone.name());
        let events = ("events", whole(seen.events));
        effects.push(words.t2("settings-effect-zone", zone, events));
        let public = ("events", whole(seen.public));
        let parties = ("parties", whole(seen.parties));
        effects.push(words.t2("settings-effect-told", public, parties));
    }
    let had = |language: &Language| before.languages.contains(language);
    let has = |language: &Language| own.languages.contains(language);
    for language in Language::ALL {
        let key = match (had(&language), has(&language)) {
            (true, false) => "settings-effect-language-gone",
            (false, true) => "settings-effect-language-new",
            _ => continue,
        };
        effects.push(words.t1(key, "language", language_name(words, language)));
    }
    if own.languages.first() != before.languages.first() {
        let main = own.languages.iter().take(1).copied().collect::<Vec<_>>();
        let main = languages(words, &main);
        effects.push(words.t1("settings-effect-language-main", "language", main));
    }
    effects
}

/// Who gave something was told a day on which it is deleted.
fn longer(words: Words, before: &Settings, own: &Keeping) -> Vec<String> {
    let is_longer = own.keep_days > before.keep_days
        || own.keep_topics_days > before.keep_topics_days
        || own.keep_access_days > before.keep_access_days;
    is_longer
        .then(|| words.t("settings-effect-longer"))
        .into_iter()
        .collect()
}
