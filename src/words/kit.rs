//! What officers take along and speak about, what has to be arranged and how many to expect, as lines: a department's
//! own words where it has some, else those of the catalogue.

use crate::domain::access::Arrangements;
use crate::domain::expected::Expected;
use crate::domain::language::Language;
use crate::domain::topic::{FOUNDING_KINDS, Kit, Labels};
use crate::words::{Arg, Words};

/// One line for each thing to take along.
#[must_use]
pub fn materials(kit: &Kit, icon: &str, words: Words, language: Language) -> Vec<String> {
    lines(&kit.materials, language).unwrap_or_else(|| house("kit-materials", icon, words))
}

/// One line for each thing to speak about.
#[must_use]
pub fn talking_points(kit: &Kit, icon: &str, words: Words, language: Language) -> Vec<String> {
    lines(&kit.talking_points, language).unwrap_or_else(|| house("kit-points", icon, words))
}

fn lines(own: &Labels, language: Language) -> Option<Vec<String>> {
    let lines = split(own.get(&language)?);
    (!lines.is_empty()).then_some(lines)
}

/// What every event needs, and one more line for the kinds every department begins with.
fn house(key: &str, icon: &str, words: Words) -> Vec<String> {
    let mut lines = split(&words.t(key));
    if FOUNDING_KINDS.iter().any(|(known, _, _)| *known == icon) {
        lines.extend(split(&words.t(&format!("{key}-{icon}"))));
    }
    lines
}

fn split(text: &str) -> Vec<String> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(str::to_owned).collect()
}

/// What has to be arranged: how often each, and the languages of interpreters. Nobody's name.
#[must_use]
pub fn arrangements(arrangements: &Arrangements, words: Words) -> Vec<String> {
    let need = |(need, count): (&crate::domain::access::Need, &u32)| {
        let what = words.t(&format!("access-need-{}", need.as_str()));
        words.t2(
            "briefing-times",
            ("what", what),
            ("count", i64::from(*count)),
        )
    };
    let mut lines: Vec<String> = arrangements.needs.iter().map(need).collect();
    lines.extend(
        arrangements
            .interpreters
            .iter()
            .map(|language| words.t1("staff-access-interpreter", "language", language)),
    );
    lines
}

/// How many to expect, and the numbers behind it; nothing while nobody has said yes.
#[must_use]
pub fn expected(expected: &Expected, words: Words) -> (String, String) {
    if expected.promised == 0 {
        return (String::new(), String::new());
    }
    let range = words.t2(
        "staff-expected",
        ("low", i64::from(expected.low)),
        ("high", i64::from(expected.high)),
    );
    let promised = Arg::from(i64::from(expected.promised));
    if expected.shows == 0 {
        return (
            range,
            words.t1("staff-expected-guess", "promised", promised),
        );
    }
    let of_ten = |rate: f64| Arg::from(format!("{:.0}", rate * 10.0));
    let behind = words.with(
        "staff-expected-known",
        &[
            ("promised", promised),
            ("shows", Arg::from(expected.shows)),
            ("from", of_ten(expected.rates.0)),
            ("to", of_ten(expected.rates.1)),
        ],
    );
    (range, behind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_founding_kind_has_something_to_take_along_and_to_speak_about_in_every_language() {
        for language in Language::ALL {
            for (icon, _, _) in FOUNDING_KINDS {
                let kit = Kit::default();
                let words = Words::plain(language);
                let all = [
                    materials(&kit, icon, words, language),
                    talking_points(&kit, icon, words, language),
                ]
                .concat();
                assert!(all.len() >= 8, "{icon} in {language}: {all:?}");
                assert!(all.iter().all(|line| !line.contains('[')), "{all:?}");
            }
        }
    }

    #[test]
    fn a_departments_own_words_take_the_place_of_ours_in_their_language_only() {
        let mut kit = Kit::default();
        kit.materials
            .insert(Language::Es, "Una mesa\n\nSillas".into());
        let of = |language| materials(&kit, "coffee", Words::plain(language), language);
        assert_eq!(of(Language::Es), ["Una mesa", "Sillas"]);
        assert!(of(Language::En).len() > 2);
    }
}
