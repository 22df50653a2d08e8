//! Templates hold no words, and the two catalogues hold the same ones with the same values.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn files(under: &str, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![Path::new(ROOT).join(under)];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|known| known == ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// Message key to the names of its values.
fn catalogue(language: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut messages: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for file in files(&format!("locales/{language}"), "ftl") {
        let mut key = String::new();
        for line in std::fs::read_to_string(file).unwrap().lines() {
            let starts = line.starts_with(|c: char| c.is_ascii_lowercase());
            if let Some((name, _)) = line.split_once('=').filter(|_| starts) {
                key = name.trim().to_owned();
                messages.entry(key.clone()).or_default();
            }
            for rest in line.split('$').skip(1) {
                let name = rest
                    .split(|c: char| !c.is_ascii_alphanumeric() && c != '_')
                    .next();
                messages
                    .entry(key.clone())
                    .or_default()
                    .insert(name.unwrap().to_owned());
            }
        }
    }
    messages
}

type Catalogue = BTreeMap<String, BTreeSet<String>>;

fn differences<'a>(english: &'a Catalogue, spanish: &'a Catalogue) -> Vec<&'a String> {
    let keys = english.keys().chain(spanish.keys());
    keys.filter(|key| english.get(*key) != spanish.get(*key))
        .collect()
}

#[test]
fn both_catalogues_have_the_same_messages_with_the_same_values() {
    let (english, mut spanish) = (catalogue("en"), catalogue("es"));
    // Spanish says "a la 1" but "a las 2", so it looks at the hour as well.
    spanish
        .entry("date-time".to_owned())
        .or_default()
        .remove("clock");
    assert!(english == spanish, "{:?}", differences(&english, &spanish));
}

#[test]
fn every_word_a_page_asks_for_is_in_the_catalogue() {
    let known = catalogue("en");
    let sources = files("templates", "html")
        .into_iter()
        .chain(files("src/web/pages", "rs"));
    for file in sources {
        if file.ends_with("words_tests.rs") {
            continue;
        }
        let text = std::fs::read_to_string(&file).unwrap();
        for call in [
            ".t(",
            ".t1(",
            ".t2(",
            ".plain(",
            ".rich(",
            ".with_link(",
            ".with_moment(",
        ] {
            for rest in text.split(call).skip(1) {
                let Some(rest) = rest.trim_start().strip_prefix('"') else {
                    continue;
                };
                let key = rest.split('"').next().unwrap();
                assert!(known.contains_key(key), "{key} of {}", file.display());
            }
        }
    }
}

#[test]
fn no_template_holds_words_of_its_own() {
    for file in files("templates", "html") {
        let text = std::fs::read_to_string(&file).unwrap();
        let words = visible(&text);
        assert!(
            !words.contains(char::is_alphabetic),
            "{}: {words:?}",
            file.display()
        );
    }
}

/// What is left of a template without comments, expressions, statements, styles and tags.
fn visible(template: &str) -> String {
    let pairs = [
        ("{#", "#}"),
        ("{{", "}}"),
        ("{%", "%}"),
        ("<style", "</style>"),
        ("<!--", "-->"),
    ];
    let mut text = template.to_owned();
    for (open, close) in pairs {
        while let Some(start) = text.find(open) {
            let end = text[start..]
                .find(close)
                .map_or(text.len(), |at| start + at + close.len());
            text.replace_range(start..end, "");
        }
    }
    let mut left = String::new();
    let mut in_tag = false;
    for c in text.chars() {
        match c {
            '<' => in_tag = true,
            '>' => in_tag = false,
            other if !in_tag => left.push(other),
            _ => {}
        }
    }
    // A macro may write an attribute: its pieces carry the quotes.
    let bare = left.replace("&nbsp;", "").replace("&middot;", "");
    bare.split_whitespace()
        .filter(|word| !word.contains('"'))
        .collect::<Vec<_>>()
        .join(" ")
}
