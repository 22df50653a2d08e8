//! Between rows and the domain: instants, words of closed lists, JSON columns.

use chrono::{DateTime, NaiveDateTime, Utc};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::error::{StoreError, StoreResult};
use crate::domain::ids::PublicId;
use crate::domain::language::Language;
use crate::domain::slug::Slug;
use crate::domain::zone::Zone;

/// An instant as the column holds it: UTC, whole seconds.
pub(super) fn stamp(at: DateTime<Utc>) -> NaiveDateTime {
    use chrono::SubsecRound;
    at.naive_utc().trunc_subsecs(0)
}

/// The column's value as an instant.
pub(super) fn instant(at: NaiveDateTime) -> DateTime<Utc> {
    at.and_utc()
}

/// Names the row when a value cannot be read.
#[derive(Clone, Copy)]
pub(super) struct Row {
    pub table: &'static str,
    pub id: i64,
}

impl Row {
    pub fn need<T>(self, column: &'static str, value: Option<T>) -> StoreResult<T> {
        value.ok_or_else(|| StoreError::corrupt(self.table, column, self.id))
    }

    pub fn public_id(self, raw: &str) -> StoreResult<PublicId> {
        self.need("public_id", PublicId::parse(raw))
    }

    pub fn slug(self, raw: &str) -> StoreResult<Slug> {
        self.need("slug", Slug::parse(raw).ok())
    }

    pub fn zone(self, raw: &str) -> StoreResult<Zone> {
        self.need("zone", Zone::parse(raw).ok())
    }

    pub fn language(self, raw: &str) -> StoreResult<Language> {
        self.need("language", Language::parse(raw))
    }

    pub fn json<T: DeserializeOwned>(self, column: &'static str, raw: &str) -> StoreResult<T> {
        self.need(column, serde_json::from_str(raw).ok())
    }

    pub fn count(self, column: &'static str, value: i32) -> StoreResult<u32> {
        self.need(column, u32::try_from(value).ok())
    }
}

/// A value as the text of a JSON column.
pub(super) fn json<T: Serialize>(value: &T) -> StoreResult<String> {
    serde_json::to_string(value).map_err(|_| StoreError::Other("a value is not JSON".to_owned()))
}

/// Languages as a column holds them: `en,es`.
pub(super) fn tags(languages: &[Language]) -> String {
    languages
        .iter()
        .map(|language| language.tag())
        .collect::<Vec<_>>()
        .join(",")
}

/// The languages of a column; unknown tags are left out.
pub(super) fn languages(tags: &str) -> Vec<Language> {
    tags.split(',').filter_map(Language::parse).collect()
}

/// A head count for an INTEGER column.
pub(super) fn small(heads: u32) -> StoreResult<i32> {
    i32::try_from(heads).map_err(|_| StoreError::Check)
}

/// An update that must touch exactly one row.
pub(super) fn one(actual: usize) -> StoreResult<()> {
    if actual == 1 {
        Ok(())
    } else {
        Err(StoreError::RowsAffected {
            expected: 1,
            actual,
        })
    }
}
