//! Both databases have the same tables with the same columns, and `schema.rs` says the same.

use std::collections::BTreeSet;

use diesel::sql_types::{Bool, Text};
use diesel::{QueryableByName, RunQueryDsl, sql_query};

use super::fixture::read;
use crate::store::testing::{PostgresSchema, SqliteFile};
use crate::store::{Backend, Db, Options, StoreError};

#[derive(QueryableByName, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Column {
    #[diesel(sql_type = Text)]
    place: String,
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = Bool)]
    nullable: bool,
}

const SQLITE: &str = "SELECT m.name || '.' || c.name AS place, lower(c.type) AS kind, \
    c.\"notnull\" = 0 AND c.pk = 0 AS nullable FROM sqlite_schema m, pragma_table_info(m.name) c \
    WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND m.name NOT LIKE '\\_\\_%' ESCAPE '\\'";
const POSTGRES: &str = "SELECT table_name || '.' || column_name AS place, data_type::text AS kind, \
    is_nullable = 'YES' AS nullable FROM information_schema.columns \
    WHERE table_schema = current_schema() AND table_name NOT LIKE '\\_\\_%'";

/// The one word that `schema.rs` has for a type of either database.
fn diesel_word(column: &Column) -> &'static str {
    match column.kind.as_str() {
        // A row id: 64 bits in SQLite whatever it is called.
        "integer" if column.place.ends_with(".id") => "BigInt",
        "bigint" => "BigInt",
        "integer" => "Integer",
        "text" => "Text",
        "blob" | "bytea" => "Binary",
        "boolean" => "Bool",
        "double" | "double precision" => "Double",
        "date" => "Date",
        "timestamp" | "timestamp without time zone" => "Timestamp",
        _ => "unknown",
    }
}

fn of_database(url: &str) -> BTreeSet<String> {
    let db = Db::open(url, Options::default()).unwrap();
    db.migrate().unwrap();
    let sql = if db.url().backend() == Backend::Sqlite {
        SQLITE
    } else {
        POSTGRES
    };
    let columns: Vec<Column> = read(&db, |tx| Ok(sql_query(sql).load(tx.conn)?));
    columns
        .iter()
        .map(|column| line(&column.place, diesel_word(column), column.nullable))
        .collect()
}

fn line(place: &str, word: &str, nullable: bool) -> String {
    if nullable {
        format!("{place}: Nullable<{word}>")
    } else {
        format!("{place}: {word}")
    }
}

/// What `schema.rs` declares, read as text.
fn of_schema_file() -> BTreeSet<String> {
    let mut table = String::new();
    let mut columns = BTreeSet::new();
    let declared = [
        include_str!("../schema.rs"),
        include_str!("../schema/closing.rs"),
        include_str!("../schema/mail.rs"),
        include_str!("../schema/media.rs"),
        include_str!("../schema/people.rs"),
    ];
    for raw in declared.iter().flat_map(|file| file.lines()).map(str::trim) {
        if let Some((name, kind)) = raw.split_once(" -> ") {
            columns.insert(format!("{table}.{name}: {}", kind.trim_end_matches(',')));
        } else if let Some(name) = raw.strip_suffix(") {") {
            table = name.split(' ').next().unwrap_or_default().to_owned();
        }
    }
    columns
}

fn assert_same(found: &BTreeSet<String>, declared: &BTreeSet<String>) {
    let missing: Vec<_> = declared.difference(found).collect();
    let surplus: Vec<_> = found.difference(declared).collect();
    assert!(
        missing.is_empty() && surplus.is_empty(),
        "missing {missing:#?} surplus {surplus:#?}"
    );
    assert!(found.len() > 100);
}

#[test]
fn sqlite_has_the_columns_that_the_code_believes_in() {
    assert_same(&of_database(&SqliteFile::new().url()), &of_schema_file());
}

#[test]
fn postgres_has_the_columns_that_the_code_believes_in() -> Result<(), StoreError> {
    if let Some(schema) = PostgresSchema::new()? {
        assert_same(&of_database(schema.url()), &of_schema_file());
    }
    Ok(())
}
