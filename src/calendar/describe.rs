//! DESCRIPTION: what a person who stands at a bus stop wants to know of an event, as plain text.

use super::clean;
use crate::domain::feed::Entry;
use crate::words::Words;

/// Why it is off or that the rain plan is on, what it is, where, getting in, rain, languages, the promise that matters most to
/// people who are wary, and where to read more. In the words of the entry's own text.
pub(super) fn description(entry: &Entry, words: Words) -> String {
    let spoken: Vec<String> = entry
        .spoken
        .iter()
        .map(|own| words.t(&format!("language-{own}")))
        .collect();
    let facts = [
        ("calendar-where", clean::line(&entry.location)),
        ("calendar-getting-in", clean::prose(&entry.access)),
        ("calendar-rain", clean::prose(&entry.rain_plan)),
        ("calendar-languages", words.list(&spoken)),
    ];
    let facts: Vec<String> = facts
        .into_iter()
        .filter(|(_, fact)| !fact.is_empty())
        .map(|(key, fact)| words.t1(key, "fact", fact))
        .collect();
    let reason = clean::line(&entry.reason);
    let reason = (!reason.is_empty()).then(|| words.t1("calendar-reason", "reason", reason));
    let late = entry.late.as_ref().map(|(name, minutes)| {
        let minutes = i64::from(*minutes);
        match name {
            Some(name) => words.t2(
                "late-named",
                ("name", clean::line(name)),
                ("minutes", minutes),
            ),
            None => words.t1("late-officers", "minutes", minutes),
        }
    });
    let more = clean::uri(&entry.url).map(|url| words.t1("calendar-more", "url", url));
    let rain = clean::prose(&entry.rain_now);
    let rain = (!rain.is_empty()).then(|| words.t1("calendar-rain-on", "fact", rain));
    let parts = [
        reason.unwrap_or_default(),
        rain.unwrap_or_default(),
        late.unwrap_or_default(),
        clean::prose(&entry.description),
        facts.join("\n"),
        words.t("calendar-no-name"),
        more.unwrap_or_default(),
    ];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    clean::prose(&parts.join("\n\n"))
}
