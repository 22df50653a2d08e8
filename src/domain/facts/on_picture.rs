//! Pictures of an article, written in Markdown: each needs words for those who do not see it.

use crate::domain::facts::{Case, Expected, Found, Kind, Severity};

pub(super) fn all(case: &Case<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    let text = case.reading.text;
    for (start, _) in text.match_indices("![").filter(|_| case.is_article) {
        let rest = text.get(start + 2..).unwrap_or_default();
        let Some((words, after)) = rest.split_once("](") else {
            continue;
        };
        let Some(end) = after.find([')', '\n']) else {
            continue;
        };
        let is_picture = !words.contains(['[', ']', '\n']) && after[end..].starts_with(')');
        if is_picture && !words.chars().any(char::is_alphanumeric) {
            let length = 2 + words.len() + 2 + end + 1;
            found.push(Found {
                kind: Kind::NoAltText,
                severity: Severity::Ask,
                span: start..start + length,
                expected: Expected::Nothing,
                corrections: Vec::new(),
            });
        }
    }
    found
}
