//! What stands on the pages is what the documents say: nothing lost, nothing beside the paper, and
//! the same octets every time. Where `CUPPA_PDF_OUT` names a folder, the files are left there.

use super::briefing::Told;
use super::page::{Layout, Mark, Owner, lay_out};
use super::samples::{URL, briefing, department, event, host};
use super::{Block, Document, Fact, Look, Text, flyer, pdf, text};
use crate::domain::event::State;
use crate::domain::language::Language;
use crate::domain::topic::Labels;
use crate::domain::zone::Zone;
use crate::words::Words;

fn sheet_of(told: &Told<'_>, language: Language) -> Document {
    super::briefing::document(told, &department(), Words::new(language))
}

fn sheet(language: Language) -> Document {
    let (event, briefing, host) = (event(), briefing(), host());
    let told = Told {
        event: &event,
        briefing: &briefing,
        host: Some(&host),
    };
    sheet_of(&told, language)
}

fn flyer_of(event: &crate::domain::event::Event, language: Language) -> Document {
    let now = "2026-12-01T18:00:00Z".parse().unwrap();
    flyer::document((&department(), event), URL, now, Words::new(language))
}

/// Every word on the pages, in the order in which it is read.
fn words_of(layout: &Layout) -> Vec<String> {
    let mut text = String::new();
    for page in 0..layout.pages.len() {
        for run in layout.lines(page) {
            text.push_str(&run.words);
            // A line that goes on ends with its own space; an address is cut without one.
            if run.words.contains("://") && run.words.ends_with('/') {
                continue;
            }
            text.push(' ');
        }
    }
    sorted(&text)
}

/// Cells of a row stand side by side, so their lines are read in turns: the words are compared, not
/// their order within a row.
fn sorted(text: &str) -> Vec<String> {
    let mut words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
    words.sort();
    words
}

fn keep(name: &str, octets: &[u8]) {
    if let Ok(folder) = std::env::var("CUPPA_PDF_OUT") {
        std::fs::write(std::path::Path::new(&folder).join(name), octets).unwrap();
    }
}

fn holds(octets: &[u8], words: &str) -> bool {
    octets
        .windows(words.len())
        .any(|part| part == words.as_bytes())
}

#[test]
fn every_word_of_a_document_stands_on_its_pages() {
    for language in Language::ALL {
        for document in [sheet(language), flyer_of(&event(), language)] {
            let layout = lay_out(&document).unwrap();
            assert_eq!(layout.pages.len(), 1, "{}", document.title);
            assert_eq!(words_of(&layout), sorted(&text::plain(&document)));
        }
    }
}

#[test]
fn the_briefing_says_when_where_host_heads_topics_access_materials_and_points() {
    let said = text::plain(&sheet(Language::En));
    for words in [
        "Thursday, December 10, 2026, 3 to 5 p.m. PST",
        "Peña Café",
        "The side door has no step.",
        "Kim Osei\n555-010-0142",
        "Officer Lê Đào",
        "Expect 13 to 28 people",
        "• Bike theft: 9",
        "• Topics named less than three times, together: 3",
        "Announced topics\n• Traffic and speeding",
        "Tagalog",
        "• Business cards",
        "• Sit down with people",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    let (event, briefing) = (event(), briefing());
    let told = Told {
        event: &event,
        briefing: &briefing,
        host: None,
    };
    let said = text::plain(&sheet_of(&told, Language::Es));
    assert!(!said.contains("Osei") && !said.contains("Quién recibe"));
    assert!(said.contains("jueves, 10 de diciembre de 2026"), "{said}");
}

#[test]
fn forty_topics_break_on_pages_and_none_is_lost() {
    let (event, host) = (event(), host());
    let mut briefing = briefing();
    let topic = |number: u32| {
        let words = format!("Topic number {number}, which neighbors of Depot Street have raised");
        (Labels::from([(Language::En, words)]), 50 - number)
    };
    briefing.topics = (0..40).map(topic).collect();
    let told = Told {
        event: &event,
        briefing: &briefing,
        host: Some(&host),
    };
    let document = sheet_of(&told, Language::En);
    let layout = lay_out(&document).unwrap();
    assert!(layout.pages.len() > 1);
    assert_eq!(words_of(&layout), sorted(&text::plain(&document)));
    let (_, height) = document.paper.size();
    for (number, page) in layout.pages.iter().enumerate() {
        let footer = page.iter().find_map(|(owner, mark)| match (owner, mark) {
            (Owner::Footer, Mark::Run(run)) => Some(run.words.clone()),
            _ => None,
        });
        let all = layout.pages.len();
        assert_eq!(footer, Some(format!("Page {} of {all}", number + 1)));
        let headers = page.iter().filter(|(owner, mark)| {
            matches!(mark, Mark::Run(run) if *owner == Owner::Header && run.words == document.title)
        });
        assert_eq!(
            headers.count(),
            usize::from(number > 0),
            "a page overleaf names the document"
        );
        let lines = layout.lines(number);
        assert!(
            lines.iter().all(|line| line.y < height - 54.0 + 1.0),
            "page {number}"
        );
        assert!(lines.len() > 3, "page {number} is worth its paper");
    }
    keep("briefing-long.pdf", &pdf(&document).unwrap());
}

#[test]
fn no_line_leaves_its_column_however_long_its_words_are() {
    let mut document = sheet(Language::En);
    let long = "Donaudampfschifffahrtsgesellschaft".repeat(9);
    document
        .blocks
        .push(Block::Paragraph(Text::new(long.as_str(), Language::En)));
    document.blocks.push(Block::Facts(vec![Fact {
        label: long.clone(),
        lines: vec![Text::new(long.as_str(), Language::En)],
        big: 1,
    }]));
    let faces = super::font::Faces::get().unwrap();
    let layout = lay_out(&document).unwrap();
    let (width, _) = document.paper.size();
    for page in 0..layout.pages.len() {
        for run in layout.lines(page) {
            let words = run.words.trim_end();
            let end = run.x + faces.pick(run.is_bold).width(words, run.size);
            assert!(end <= width - 54.0 + 0.1, "{words} ends at {end}");
        }
    }
}

#[test]
fn a_file_is_tagged_titled_in_its_language_and_the_same_every_time() {
    for language in Language::ALL {
        for (name, document) in [
            ("briefing", sheet(language)),
            ("flyer", flyer_of(&event(), language)),
        ] {
            let octets = pdf(&document).unwrap();
            assert_eq!(octets, pdf(&document).unwrap(), "{name}");
            assert!(octets.starts_with(b"%PDF-1.7"));
            assert!(
                (10_000..120_000).contains(&octets.len()),
                "{}",
                octets.len()
            );
            for words in [
                format!("/Lang({language})"),
                "/StructTreeRoot".to_owned(),
                "/DisplayDocTitle true".to_owned(),
                "<pdfuaid:part>1</pdfuaid:part>".to_owned(),
                format!(">{}</rdf:li>", document.title),
                "2026-12-01T17:00:00".to_owned(),
            ] {
                assert!(
                    holds(&octets, &words) || holds_spaced(&octets, &words),
                    "{name}: {words}"
                );
            }
            keep(&format!("{name}-{language}.pdf"), &octets);
        }
    }
}

/// The same with a space between a name and its string.
fn holds_spaced(octets: &[u8], words: &str) -> bool {
    holds(octets, &words.replace('(', " ("))
}

#[test]
fn the_date_of_a_file_is_the_last_change_and_another_change_is_another_file() {
    let first = sheet(Language::En);
    let mut second = first.clone();
    second.changed += chrono::TimeDelta::seconds(1);
    assert_ne!(pdf(&first).unwrap(), pdf(&second).unwrap());
}

#[test]
fn a_cancelled_events_flyer_says_so_before_anything_else_of_the_event() {
    let mut off = event();
    off.state = State::Cancelled;
    off.reason = Some("The café has a burst pipe.".to_owned());
    let document = flyer_of(&off, Language::En);
    let said = text::plain(&document);
    let head = "Millbrook Police Department\nCancelled\nThe café has a burst pipe.\n";
    assert!(said.starts_with(head), "{said}");
    assert!(said.contains("Was: Thursday, December 10, 2026"), "{said}");
    assert!(!said.contains("You do not need to give your name"));
    keep("flyer-cancelled.pdf", &pdf(&document).unwrap());
    let es = flyer_of(&off, Language::Es);
    let Block::Box { lines, .. } = &es.blocks[1] else {
        panic!("{:?}", es.blocks[1]);
    };
    assert_eq!(
        lines[0].language,
        Language::En,
        "the reason is read out in its own language"
    );
}

#[test]
fn a_flyer_prints_the_address_its_code_opens_and_names_no_officer() {
    let document = flyer_of(&event(), Language::Es);
    let said = text::plain(&document);
    assert!(
        said.contains(URL) && said.contains("No tiene que dar su nombre"),
        "{said}"
    );
    assert!(!said.contains("Reyes"));
    let layout = lay_out(&document).unwrap();
    let code = layout.pages[0]
        .iter()
        .filter(|(owner, mark)| matches!(owner, Owner::Leaf(_)) && matches!(mark, Mark::Fill(..)));
    assert_eq!(code.count(), 1);
    assert!(layout.links.iter().all(|link| link.url == URL) && !layout.links.is_empty());
}

#[test]
fn a_character_without_a_glyph_is_marked_and_the_file_says_so() {
    let mut document = flyer_of(&event(), Language::En);
    document.blocks.push(Block::Paragraph(Text::new(
        "Ask for 李 🍦\u{2068}!\u{2069}",
        Language::En,
    )));
    let layout = lay_out(&document).unwrap();
    let words = words_of(&layout);
    assert!(
        words.contains(&"\u{fffd}".to_owned()) && words.contains(&"\u{fffd}!".to_owned()),
        "{words:?}"
    );
    assert!(words.contains(&"lacks".to_owned()));
    assert!(pdf(&document).is_ok());
    let usual = lay_out(&flyer_of(&event(), Language::En)).unwrap();
    assert!(!words_of(&usual).contains(&"lacks".to_owned()));
}

#[test]
fn departments_print_on_the_paper_of_their_zone() {
    let mut madrid = department();
    madrid.zone = Zone::parse("Europe/Madrid").unwrap();
    let now = "2026-12-01T18:00:00Z".parse().unwrap();
    let words = Words::new(Language::Es);
    let document = flyer::document((&madrid, &event()), URL, now, words);
    assert!(holds(&pdf(&document).unwrap(), "841.89"));
    assert_eq!(document.look, Look::Flyer);
    assert!(holds(
        &pdf(&flyer_of(&event(), Language::En)).unwrap(),
        "612 792"
    ));
}
