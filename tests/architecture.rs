//! The house's laws, read out of the sources: who may name whom, sizes, module heads, one clock,
//! pages without inline script or style, the same migrations for both databases. The scanner knows
//! comments, strings, `use` trees and paths, not types; the last tests plant breaches and see them
//! found.

#![expect(clippy::unwrap_used, reason = "a test says plainly what it expects")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

#[path = "architecture/docs.rs"]
mod docs;
#[path = "architecture/scan.rs"]
mod scan;

use scan::{paths, tokens};

/// The most lines of a file, its tests not counted.
const LONGEST: usize = 500;

/// A room: what of this crate it may name (a name, or `room::item` for one thing of a room), and
/// the foreign crates it must not.
struct Room {
    name: &'static str,
    may: &'static [&'static str],
    never: &'static [&'static str],
}

const FRAMEWORKS: &[&str] = &[
    "diesel",
    "actix_web",
    "lettre",
    "mail_parser",
    "icalendar",
    "askama",
];

/// Rooms that are not here (`app`, `cli`, `main`, `lib`) are the wires: they may name everything.
const LAW: &[Room] = &[
    Room {
        name: "domain",
        may: &["domain"],
        never: &[
            "diesel",
            "actix_web",
            "lettre",
            "icalendar",
            "askama",
            "tokio",
            "rand",
            "getrandom",
            "tracing",
            "fluent_templates",
        ],
    },
    Room {
        name: "store",
        may: &["store", "domain"],
        never: &["actix_web", "lettre", "icalendar", "askama", "tokio"],
    },
    Room {
        name: "services",
        may: &["services", "domain", "store"],
        never: FRAMEWORKS,
    },
    Room {
        name: "calendar",
        may: &["calendar", "domain", "words"],
        never: &["diesel", "actix_web", "lettre", "askama", "tokio"],
    },
    Room {
        name: "documents",
        may: &["documents", "domain", "words"],
        never: &["diesel", "actix_web", "lettre", "askama", "tokio"],
    },
    Room {
        name: "words",
        may: &["words", "domain"],
        never: FRAMEWORKS,
    },
    Room {
        name: "secrets",
        may: &["secrets", "domain", "services::ports"],
        never: FRAMEWORKS,
    },
    Room {
        name: "mail",
        may: &["mail", "domain", "words", "services::ports", "calendar"],
        never: &["diesel", "actix_web", "icalendar"],
    },
    Room {
        name: "pictures",
        may: &["pictures", "domain"],
        never: &[
            "diesel",
            "actix_web",
            "lettre",
            "mail_parser",
            "icalendar",
            "askama",
            "tokio",
        ],
    },
    Room {
        name: "oidc",
        may: &["oidc", "domain", "services::ports"],
        never: FRAMEWORKS,
    },
    Room {
        name: "web",
        may: &[
            "web",
            "domain",
            "pictures",
            "words",
            "services",
            "calendar",
            "documents",
            "secrets",
            "telemetry",
            "store::Db",
            "store::Tx",
            "store::StoreError",
        ],
        never: &["diesel", "lettre", "mail_parser", "icalendar"],
    },
    Room {
        name: "worker",
        may: &[
            "worker",
            "services",
            "mail",
            "domain",
            "store::Db",
            "store::Tx",
            "store::StoreError",
        ],
        never: FRAMEWORKS,
    },
    Room {
        name: "config",
        may: &["config", "domain"],
        never: FRAMEWORKS,
    },
    Room {
        name: "telemetry",
        may: &["telemetry", "config"],
        never: FRAMEWORKS,
    },
];

/// Where the clock of the machine may be read: the one `Clock` and the wires around it.
const CLOCK: &[&str] = &["src/app.rs", "src/app/", "src/cli/"];

#[test]
fn every_room_names_only_what_it_may() {
    let breaches: Vec<String> = sources()
        .iter()
        .flat_map(|(path, text)| import_breaches(path, text))
        .collect();
    assert!(breaches.is_empty(), "{}", breaches.join("\n"));
}

/// Crates of one room, each with where alone it may be named.
const OWNED: [(&str, &str); 2] = [("openidconnect", "src/oidc/"), ("ureq", "src/oidc/")];

fn owned_breaches(path: &str, text: &str) -> Vec<String> {
    let named: BTreeSet<String> = paths(&tokens(text))
        .into_iter()
        .filter_map(|named| named.into_iter().next())
        .collect();
    let breach = |(name, home): &(&str, &str)| {
        let is_out = named.contains(*name) && !path.starts_with(home);
        is_out.then(|| format!("{path}: only {home} names {name}"))
    };
    OWNED.iter().filter_map(breach).collect()
}

#[test]
fn only_its_room_names_what_speaks_to_identity_providers() {
    let breaches: Vec<String> = sources()
        .iter()
        .flat_map(|(path, text)| owned_breaches(path, text))
        .collect();
    assert!(breaches.is_empty(), "{}", breaches.join("\n"));
    let planted = "use openidconnect::core::CoreClient; fn f() { ureq::get(x); }";
    assert_eq!(owned_breaches("src/web/state.rs", planted).len(), 2);
    assert_eq!(owned_breaches("src/app.rs", planted).len(), 2);
    assert!(owned_breaches("src/oidc/mod.rs", planted).is_empty());
}

#[test]
fn every_file_has_a_head_a_bearable_length_and_nothing_unfinished() {
    let breaches: Vec<String> = sources()
        .iter()
        .flat_map(|(path, text)| file_breaches(path, text))
        .collect();
    assert!(breaches.is_empty(), "{}", breaches.join("\n"));
}

#[test]
fn templates_hold_no_inline_script_and_no_inline_style() {
    let mut breaches = Vec::new();
    for path in files(&root().join("templates"), "html") {
        // A mail has no style sheet to link to: its own rules about style are checked elsewhere.
        let mail = path.to_string_lossy().contains("/mail/");
        let text = fs::read_to_string(&path).unwrap();
        breaches.extend(template_breaches(&relative(&path), &text, mail));
    }
    assert!(breaches.is_empty(), "{}", breaches.join("\n"));
}

#[test]
fn both_databases_have_the_same_migrations_each_with_a_way_back() {
    let names = |database: &str| -> BTreeSet<String> {
        let folder = root().join("migrations").join(database);
        let entries = fs::read_dir(&folder)
            .unwrap()
            .map(|entry| entry.unwrap().path());
        entries
            .filter(|path| path.is_dir())
            .map(|path| {
                for file in ["up.sql", "down.sql"] {
                    assert!(
                        path.join(file).is_file(),
                        "{} has no {file}",
                        relative(&path)
                    );
                }
                path.file_name().unwrap().to_string_lossy().into_owned()
            })
            .collect()
    };
    let sqlite = names("sqlite");
    assert!(!sqlite.is_empty());
    assert_eq!(sqlite, names("postgres"));
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn relative(path: &Path) -> String {
    path.strip_prefix(root())
        .unwrap_or(path)
        .to_string_lossy()
        .into_owned()
}

fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let Ok(entries) = fs::read_dir(folder) else {
        return found;
    };
    for path in entries.map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            found.extend(files(&path, extension));
        } else if path.extension().is_some_and(|e| e == extension) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Path from the root and text of every file below `src`.
fn sources() -> Vec<(String, String)> {
    let found = files(&root().join("src"), "rs");
    assert!(found.len() > 20, "the sources were not found");
    found
        .iter()
        .map(|path| (relative(path), fs::read_to_string(path).unwrap()))
        .collect()
}

fn is_test_file(path: &str) -> bool {
    path.ends_with("/tests.rs") || path.ends_with("/testing.rs") || path.contains("/tests/")
}

/// The part before the tests at a file's end.
fn without_tests(text: &str) -> &str {
    let modules = [
        "#[cfg(test)]\nmod tests {",
        "#[cfg(test)]\npub(crate) mod tests {",
        "#[cfg(test)]\nmod test {",
    ];
    let start = modules.iter().filter_map(|mark| text.find(mark)).min();
    &text[..start.unwrap_or(text.len())]
}

/// A foreign crate that only one room may name, the wires neither.
const ALONE: [(&str, &str); 1] = [("image", "pictures")];

fn import_breaches(path: &str, text: &str) -> Vec<String> {
    let module = module_of(path);
    let mut breaches = BTreeSet::new();
    for (crate_name, room) in ALONE {
        let is_home = module.first().is_some_and(|first| first == room);
        let named = paths(&tokens(without_tests(text)));
        let names = |path: &Vec<String>| path.len() > 1 && path[0] == crate_name;
        if !is_home && named.iter().any(names) {
            breaches.insert(format!("{path}: only {room} names {crate_name}"));
        }
    }
    let Some(room) = LAW
        .iter()
        .find(|room| module.first().is_some_and(|first| first == room.name))
    else {
        return breaches.into_iter().collect();
    };
    if is_test_file(path) {
        return Vec::new();
    }
    for named in paths(&tokens(without_tests(text))) {
        let Some(first) = named.first() else { continue };
        if room.never.contains(&first.as_str()) {
            breaches.insert(format!("{path}: {} never names {first}", room.name));
        }
        let Some(inner) = inside(&named, &module) else {
            continue;
        };
        let allowed = |may: &&str| {
            let wanted: Vec<&str> = may.split("::").collect();
            inner.len() >= wanted.len()
                && inner.iter().zip(&wanted).all(|(have, want)| have == want)
        };
        let is_room = inner
            .first()
            .is_some_and(|name| LAW.iter().any(|room| room.name == name) || is_wire(name));
        if is_room && !room.may.iter().any(allowed) {
            breaches.insert(format!(
                "{path}: {} may not name {}",
                room.name,
                inner.join("::")
            ));
        }
    }
    breaches.into_iter().collect()
}

fn is_wire(name: &str) -> bool {
    name == "app" || name == "cli"
}

/// A path from the crate's root, or `None` when it leads elsewhere.
fn inside(named: &[String], module: &[String]) -> Option<Vec<String>> {
    let mut names = named.iter().peekable();
    let mut at = match names.peek()?.as_str() {
        "crate" | "cuppa" => {
            names.next();
            Vec::new()
        }
        "super" | "self" => module.to_vec(),
        _ => return None,
    };
    while let Some(step) = names
        .peek()
        .filter(|name| matches!(name.as_str(), "super" | "self"))
    {
        if step.as_str() == "super" {
            at.pop();
        }
        names.next();
    }
    at.extend(names.cloned());
    Some(at)
}

/// `src/web/public/mod.rs` is `web::public`, `src/web/error.rs` is `web::error`.
fn module_of(path: &str) -> Vec<String> {
    let inner = path.trim_start_matches("src/").trim_end_matches(".rs");
    let mut names: Vec<String> = inner.split('/').map(str::to_owned).collect();
    if names.last().is_some_and(|name| name == "mod") {
        names.pop();
    }
    names
}

fn file_breaches(path: &str, text: &str) -> Vec<String> {
    let mut breaches = Vec::new();
    if !text.starts_with("//!") && path != "src/main.rs" {
        breaches.push(format!("{path}: says in no head (//!) what lives here"));
    }
    let body = without_tests(text);
    let lines = body.lines().count();
    if lines > LONGEST && !is_test_file(path) {
        breaches.push(format!("{path}: {lines} lines, more than {LONGEST}"));
    }
    let tokens = tokens(text);
    for pair in tokens.windows(2) {
        if matches!(pair[0].as_str(), "todo" | "unimplemented" | "dbg") && pair[1] == "!" {
            breaches.push(format!("{path}: {}! is left over", pair[0]));
        }
    }
    if tokens.windows(3).any(|part| part == ["#", "[", "allow"]) {
        breaches.push(format!("{path}: an allow; write an expect with its reason"));
    }
    let reads_clock = |path: &[String]| {
        let end: Vec<&str> = path.iter().rev().take(2).map(String::as_str).collect();
        matches!(end[..], ["now", "Utc" | "Local" | "SystemTime"])
    };
    let may_read = CLOCK.iter().any(|allowed| path.starts_with(allowed)) || is_test_file(path);
    if !may_read
        && paths(&scan::tokens(body))
            .iter()
            .any(|path| reads_clock(path))
    {
        breaches.push(format!(
            "{path}: reads the machine's clock; time is an argument"
        ));
    }
    breaches
}

fn template_breaches(path: &str, text: &str, mail: bool) -> Vec<String> {
    let lower = text.to_lowercase();
    let mut breaches = Vec::new();
    for tag in lower.split("<script").skip(1) {
        let head = tag.split('>').next().unwrap_or(tag);
        if !head.contains("application/ld+json") && !head.contains("src=") {
            breaches.push(format!("{path}: inline script"));
        }
    }
    if !mail && (lower.contains("<style") || lower.contains(" style=")) {
        breaches.push(format!("{path}: inline style"));
    }
    let handler = |attribute: &str| {
        let name = attribute.split('=').next().unwrap_or_default();
        attribute.contains("=\"")
            && name.len() > 3
            && name.starts_with("on")
            && name.chars().all(char::is_alphanumeric)
    };
    if lower.split_whitespace().any(handler) {
        breaches.push(format!("{path}: inline event handler"));
    }
    breaches
}

#[test]
fn planted_imports_against_the_law_are_found() {
    let found = |path: &str, text: &str| !import_breaches(path, text).is_empty();
    assert!(found("src/domain/event.rs", "use crate::store::Db;"));
    assert!(found("src/domain/event.rs", "fn f() { tokio::spawn(x); }"));
    assert!(found(
        "src/domain/event.rs",
        "use crate::{domain::text, words::{Words, dates}};"
    ));
    assert!(found(
        "src/domain/feed/deep.rs",
        "use super::super::super::mail::Smtp;"
    ));
    assert!(found("src/services/browse.rs", "use diesel::prelude::*;"));
    assert!(found(
        "src/web/public/events.rs",
        "use crate::store::events;"
    ));
    assert!(found(
        "src/web/public/events.rs",
        "let x = crate::store::rsvps::find_rsvp(tx);"
    ));
    assert!(found(
        "src/mail/render.rs",
        "use crate::services::submit_rsvp;"
    ));
    assert!(found(
        "src/secrets/mod.rs",
        "use crate::{services::{ports::Vault, Context}};"
    ));
    assert!(found("src/store/events.rs", "use crate::app::App;"));
    assert!(found("src/cli/serve.rs", "use image::DynamicImage;"));
    assert!(found("src/pictures/mod.rs", "use crate::store::Db;"));
    assert!(found("src/oidc/mod.rs", "use crate::secrets::Secrets;"));
    assert!(found(
        "src/oidc/mod.rs",
        "use crate::services::read_providers;"
    ));
    assert!(found("src/web/state.rs", "use crate::oidc::Providers;"));
}

#[test]
fn lawful_imports_comments_and_texts_are_left_alone() {
    let lawful = |path: &str, text: &str| {
        let breaches = import_breaches(path, text);
        assert!(breaches.is_empty(), "{breaches:?}");
    };
    lawful(
        "src/domain/event.rs",
        "use super::text::Line; use std::{fmt, io::Read as _}; use chrono_tz::Tz;",
    );
    lawful(
        "src/domain/event.rs",
        "// crate::store::Db\n/* diesel::x */ const A: &str = \"crate::store::Db\";",
    );
    lawful(
        "src/domain/event.rs",
        "const A: &str = r#\"diesel::x \" \"#; const B: char = '\\''; const C: char = '\"';",
    );
    lawful(
        "src/domain/event.rs",
        "fn f() {}\n#[cfg(test)]\nmod tests { use crate::store::Db; }",
    );
    lawful(
        "src/web/state.rs",
        "use crate::store::{Db, Tx}; use crate::services::{self, Context};",
    );
    lawful(
        "src/secrets/mod.rs",
        "use crate::services::ports::{Purpose, Vault};",
    );
    lawful("src/pictures/mod.rs", "use image::DynamicImage;");
    lawful(
        "src/cli/serve.rs",
        "use crate::store::events; use diesel::prelude::*;",
    );
}

#[test]
fn planted_faults_of_files_and_templates_are_found() {
    let file = |text: &str| file_breaches("src/domain/x.rs", text).len();
    assert_eq!(file("//! Head.\nfn f() {}\n"), 0);
    assert_eq!(file("fn f() {}\n"), 1);
    assert_eq!(
        file(&format!("//! Head.\n{}", "fn f() {}\n".repeat(LONGEST))),
        1
    );
    assert_eq!(
        file("//! Head.\nfn f() { todo!() }\nfn g() { dbg!(1); }\n"),
        2
    );
    assert_eq!(file("//! Head.\n#[allow(dead_code)]\nfn f() {}\n"), 1);
    assert_eq!(
        file("//! Head.\nfn f() { let now = chrono::Utc::now(); }\n"),
        1
    );
    assert_eq!(
        file_breaches("src/app.rs", "//! Head.\nfn f() { Utc::now(); }\n").len(),
        0
    );
    let template = |text: &str| template_breaches("templates/x.html", text, false).len();
    assert_eq!(
        template("<script type=\"application/ld+json\">{}</script><p id=\"only\">on</p>"),
        0
    );
    assert_eq!(template("<script>alert(1)</script>"), 1);
    assert_eq!(template("<p style=\"color:red\">x</p>"), 1);
    assert_eq!(template("<body onload=\"x()\">"), 1);
}
