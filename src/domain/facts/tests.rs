//! Every planted contradiction is found, in its words, with its corrections; every clean text is
//! left alone; and no text makes the check stumble.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::cases::{self, Case, Scene};
use super::*;

const BEFORE: &str = include_str!("../../../tests/fixtures/facts/planted_before.txt");
const AFTER: &str = include_str!("../../../tests/fixtures/facts/planted_after.txt");
const CLEAN: &str = include_str!("../../../tests/fixtures/facts/clean.txt");

fn planted() -> Vec<Case> {
    let mut cases = cases::read(BEFORE);
    assert!(cases.len() >= 24);
    cases.extend(cases::read(AFTER));
    cases
}

/// What went wrong in a case, if anything did.
fn judge(case: &Case) -> Option<String> {
    let (kind, severity, words) = case.finds();
    let scene = case.scene();
    let found = scene.findings();
    let [one] = found.as_slice() else {
        return Some(format!("{}: {found:#?}", case.name));
    };
    let said = if one.words.is_empty() {
        "-"
    } else {
        &one.words
    };
    let stops = if one.stops() { "stop" } else { "ask" };
    if (one.kind.as_str(), stops, said) != (kind, severity, words) {
        return Some(format!("{}: {one:#?}", case.name));
    }
    let offered: Vec<String> = one
        .corrections
        .iter()
        .map(|correction| match correction {
            Correction::Words(new) => new.clone(),
            Correction::AddOfficer(id, _) => {
                let officer = scene.officers.iter().find(|officer| officer.id == *id);
                format!("+officer {}", officer.unwrap().slug)
            }
            Correction::MoveTo(id, _) => {
                let venue = scene.venues.iter().find(|venue| venue.id == *id);
                format!("+venue {}", venue.unwrap().slug)
            }
            Correction::SetCapacity(seats) => format!("+capacity {seats}"),
        })
        .collect();
    let wanted = case.fixes();
    (!wanted.is_empty() && wanted != offered).then(|| format!("{}: {offered:#?}", case.name))
}

#[test]
fn every_planted_contradiction_is_found_with_its_words_and_its_corrections() {
    let cases = planted();
    let wrong: Vec<String> = cases.iter().filter_map(judge).collect();
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    let kinds: BTreeSet<&str> = cases.iter().map(|case| case.finds().0).collect();
    assert!(
        cases.len() >= 40 && kinds.len() >= 15,
        "{} of {kinds:?}",
        cases.len()
    );
}

#[test]
fn no_clean_text_is_found_fault_with() {
    let cases = cases::read(CLEAN);
    assert!(cases.len() >= 20);
    let mut wrong = Vec::new();
    for case in &cases {
        let found = case.scene().findings();
        if !found.is_empty() {
            wrong.push(format!("{}: {found:#?}", case.name));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn a_click_on_any_correction_removes_its_finding() {
    for case in planted() {
        let found = case.scene().findings();
        for finding in &found {
            for correction in &finding.corrections {
                let mut scene = case.scene();
                scene.correct(finding, correction);
                let left = scene.findings();
                assert!(
                    !left
                        .iter()
                        .any(|one| one.kind == finding.kind && one.place == finding.place),
                    "{}: {correction:?} leaves {left:#?}",
                    case.name
                );
            }
        }
    }
}

/// The same fault as in the seed, in a sentence of ours.
const OURS: &str = "Neighbors shared scoops with their officers on Wednesday, June 1, 2023.";

fn article_about_the_seed(body: &str) -> Scene {
    let case = cases::read("=== seed\nevent: 2023-06-01 15:00-17:00\narticle: yes\n");
    let mut scene = case[0].scene();
    let article = scene.article.as_mut().unwrap();
    let text = article.texts.get_mut(&Language::En).unwrap();
    body.clone_into(&mut text.body);
    scene
}

fn both_corrections(scene: &Scene) {
    let found = scene.findings();
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(found[0].kind, Kind::Weekday);
    assert!(found[0].stops());
    assert_eq!(found[0].words, "Wednesday, June 1, 2023");
    let offered = ["Thursday, June 1, 2023", "Wednesday, May 31, 2023"];
    let offered = offered.map(|words| Correction::Words(words.to_owned()));
    assert_eq!(found[0].corrections, offered);
}

#[test]
fn the_weekday_of_the_seed_is_found_with_both_corrections_and_nothing_else() {
    both_corrections(&article_about_the_seed(OURS));
    let right = OURS.replace("Wednesday", "Thursday");
    assert_eq!(article_about_the_seed(&right).findings(), []);
}

#[test]
fn the_seed_itself_is_found_fault_with_once_and_not_at_all_once_its_weekday_is_right() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../shared/seed/ice-cream-with-a-cop.txt"
    );
    let Ok(seed) = std::fs::read_to_string(path) else {
        return;
    };
    let scene = article_about_the_seed(&seed);
    both_corrections(&scene);
    let wrong = &scene.findings()[0];
    for correction in &wrong.corrections {
        let mut scene = article_about_the_seed(&seed);
        scene.correct(wrong, correction);
        let left = scene.findings();
        assert_eq!(left, []);
    }
}

/// Pieces that make dates, hours, names and half of them.
const PIECES: [&str; 40] = [
    "Join us ",
    "on ",
    "Wednesday",
    "miércoles",
    ", ",
    "June ",
    "1",
    "31",
    " de ",
    "junio",
    "2027",
    "2026",
    " from ",
    "3",
    " to ",
    "5",
    " p.m.",
    " a las ",
    "15:00",
    " h",
    "mañana",
    "tonight",
    "Officer ",
    "Mark ",
    "Hill",
    "at ",
    "Main Library",
    "1417 ",
    "Ocean Avenue",
    ". ",
    "\n",
    "¡",
    "PST",
    "room for ",
    "60",
    "de la tarde",
    "(",
    ")",
    "\u{301}ñ",
    "![](x)",
];

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..30)
            .prop_map(|pieces| pieces.concat()),
    ]
}

proptest! {
    #[test]
    fn any_text_is_checked_without_stumbling_and_every_correction_removes_its_finding(
        text in any_text(), is_article in any::<bool>(),
    ) {
        let case = &cases::read("=== any\nofficers: ana-reyes\n")[0];
        let with = |text: &str| {
            let mut scene = case.scene();
            if is_article {
                let case = &cases::read("=== any\narticle: yes\n")[0];
                scene = case.scene();
                let article = scene.article.as_mut().unwrap();
                let own = article.texts.get_mut(&Language::En).unwrap();
                text.clone_into(&mut own.body);
            } else {
                let own = scene.event.texts.get_mut(&Language::En).unwrap();
                text.clone_into(&mut own.body);
            }
            scene
        };
        let found = with(&text).findings();
        let mut at = 0;
        let mut placed: Vec<&Finding> = found.iter().filter(|one| one.place.is_some()).collect();
        placed.sort_by_key(|one| one.place.as_ref().unwrap().span.start);
        for finding in placed {
            let span = &finding.place.as_ref().unwrap().span;
            prop_assert!(span.start >= at && span.end > span.start);
            prop_assert_eq!(&text[span.clone()], finding.words.as_str());
            at = span.end;
            for correction in &finding.corrections {
                let mut scene = with(&text);
                scene.correct(finding, correction);
                let left = scene.findings();
                let stays = left.iter().any(|one| one.kind == finding.kind && one.place == finding.place);
                prop_assert!(!stays, "{:?} leaves {:#?}", correction, left);
            }
        }
    }

    #[test]
    fn a_right_announcement_is_silent_on_every_day_and_at_every_hour(
        day in 1_u32..29, month in 1_u32..13, hour in 7_u32..20, length in 1_u32..4, spanish in any::<bool>(),
    ) {
        let date = NaiveDate::from_ymd_opt(2028, month, day).unwrap();
        let (from, to) = (hour, hour + length);
        let half = |hour: u32, am: &'static str, pm: &'static str| if hour < 12 { am } else { pm };
        let small = |hour: u32| (hour + 11) % 12 + 1;
        let weekday = dates::like_weekday(if spanish { "lunes" } else { "Monday" }, chrono::Datelike::weekday(&date)).unwrap();
        let words = if spanish {
            format!(
                "Nos vemos el {weekday} {} de 2028, de {}:00 a {to}:00 h.",
                dates::plain(date, Language::Es), from,
            )
        } else {
            format!(
                "Join us on {weekday}, {}, 2028, from {} {} to {} {}.",
                dates::plain(date, Language::En),
                small(from), half(from, "a.m.", "p.m."), small(to), half(to, "a.m.", "p.m."),
            )
        };
        let lang = if spanish { "es" } else { "en" };
        let raw = format!("=== any\nlang: {lang}\nevent: {date} {from:02}:00-{to:02}:00\ntext: {words}\n");
        let scene = cases::read(&raw)[0].scene();
        let found: Vec<Finding> = scene.findings().into_iter().filter(|one| one.place.is_some()).collect();
        prop_assert_eq!(found, vec![]);
    }
}
