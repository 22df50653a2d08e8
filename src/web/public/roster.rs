//! What an announcement says of its officers: names in the form each chose, and only of those who
//! said yes; that they are late, or were called away.

use chrono::{DateTime, Utc};

use crate::domain::event::Event;
use crate::domain::language::Language;
use crate::domain::officer::Officer;
use crate::services::read_event::Shown;
use crate::web::pages::public::event::OfficerView;
use crate::web::public::pictures;
use crate::words::Words;

/// Who is named: nobody any more some days after the event, as the department decided.
pub(super) fn officers(shown: &Shown, language: Language, now: DateTime<Utc>) -> Vec<OfficerView> {
    let named = |officer: &Officer| {
        let languages = officer
            .facts
            .languages
            .iter()
            .map(|own| super::events::language_name(*own, language))
            .collect();
        Some(OfficerView {
            name: officer.facts.public_name()?,
            languages,
            photo: pictures::of_officer(shown, officer, language),
        })
    };
    let days = shown.department.settings.officer_name_days;
    shown.event.named(now, days).filter_map(named).collect()
}

/// What people who are on their way have to know; empty for nothing.
pub(super) fn news(event: &Event, language: Language, now: DateTime<Utc>) -> String {
    let words = Words::new(language);
    if event.is_over(now) {
        return String::new();
    }
    if let Some((officer, minutes)) = event.roster.latest() {
        let whose = event.confirmed().find(|one| one.id == officer);
        let minutes = i64::from(minutes);
        return match whose.and_then(|one| one.facts.public_name()) {
            Some(name) => words.t2("late-named", ("name", name), ("minutes", minutes)),
            None => words.t1("late-officers", "minutes", minutes),
        };
    }
    if event.roster.called_away && event.confirmed().next().is_none() {
        return words.t("event-called-away");
    }
    String::new()
}
