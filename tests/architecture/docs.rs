//! What docs/CALENDAR.md, docs/MAIL.md and docs/RSVP.md say holds an item of a checklist is there: a test that was renamed or
//! removed is missed here.

use std::collections::BTreeSet;
use std::fs;

use super::{files, root};

/// `ics::tests::a_name` and `a_name`, as the table writes them.
fn named(table: &str) -> BTreeSet<&str> {
    table
        .split('`')
        .skip(1)
        .step_by(2)
        .filter_map(|name| name.rsplit("::").next())
        .filter(|name| name.contains('_') && !name.contains(['.', '/']))
        .collect()
}

/// The tests named below this head of a table that are nowhere in the sources.
fn missing(page: &str, head: &str, at_least: usize) -> Vec<String> {
    let page = fs::read_to_string(root().join(page)).unwrap();
    let table = page.split(head).nth(1).unwrap();
    let mut sources = files(&root().join("src"), "rs");
    sources.extend(files(&root().join("tests"), "rs"));
    let texts: Vec<String> = sources
        .iter()
        .map(|path| fs::read_to_string(path).unwrap())
        .collect();
    let is_there = |name: &str| {
        let start = format!("fn {name}(");
        texts.iter().any(|text| text.contains(&start))
    };
    let names = named(table);
    assert!(names.len() > at_least, "the table was not found");
    let missing = names.into_iter().filter(|name| !is_there(name));
    missing.map(str::to_owned).collect()
}

#[test]
fn every_test_that_the_calendars_table_names_is_there() {
    let missing = missing("docs/CALENDAR.md", "| item | held by |", 30);
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn every_test_that_the_tables_of_mail_name_is_there() {
    for (head, at_least) in [
        ("| trap of lettre 0.11.23 | held down by |", 60),
        ("| item | held by |", 60),
    ] {
        let missing = missing("docs/MAIL.md", head, at_least);
        assert!(missing.is_empty(), "{missing:?}");
    }
}

#[test]
fn every_test_that_the_table_of_rsvps_names_is_there() {
    let missing = missing("docs/RSVP.md", "| no. | held by |", 20);
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn names_are_read_out_of_a_table() {
    let row = "1 | `a::tests::one_thing`, `other_thing` (its `CN`), `docs/x_y.md` |";
    assert_eq!(named(row), BTreeSet::from(["one_thing", "other_thing"]));
}
