//! Where imported events come from: their identifiers elsewhere.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::db::Tx;
use super::error::StoreResult;
use super::schema::event_origins::dsl;
use super::schema::events;
use super::types::{instant, stamp};
use crate::domain::ids::{DepartmentId, EventId};

/// As many identifiers are looked up in one query.
const AT_ONCE: usize = 500;

/// The event behind an identifier, and how new the last import of it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Origin {
    pub event: EventId,
    pub sequence: Option<i32>,
    pub modified: Option<DateTime<Utc>>,
    /// Whether it is one of our own that came back under its own UID.
    pub is_ours: bool,
}

/// What is known under these identifiers: imported events, and a department's own.
///
/// # Errors
/// What the database says.
pub fn find_all(
    tx: &mut Tx<'_>,
    department: DepartmentId,
    uids: &[&str],
) -> StoreResult<HashMap<String, Origin>> {
    let mut found = HashMap::new();
    for uids in uids.chunks(AT_ONCE) {
        let own: Vec<(String, i64)> = events::table
            .filter(events::department_id.eq(department.0))
            .filter(events::public_id.eq_any(uids.to_vec()))
            .select((events::public_id, events::id))
            .load(tx.conn)?;
        found.extend(own.into_iter().map(|(uid, event)| {
            let origin = Origin {
                event: EventId(event),
                sequence: None,
                modified: None,
                is_ours: true,
            };
            (uid, origin)
        }));
        let imported: Vec<(String, i64, Option<i32>, Option<NaiveDateTime>)> = dsl::event_origins
            .filter(dsl::department_id.eq(department.0))
            .filter(dsl::foreign_uid.eq_any(uids.to_vec()))
            .select((
                dsl::foreign_uid,
                dsl::event_id,
                dsl::foreign_sequence,
                dsl::foreign_modified,
            ))
            .load(tx.conn)?;
        found.extend(
            imported
                .into_iter()
                .map(|(uid, event, sequence, modified)| {
                    let origin = Origin {
                        event: EventId(event),
                        sequence,
                        modified: modified.map(instant),
                        is_ours: false,
                    };
                    (uid, origin)
                }),
        );
    }
    Ok(found)
}

/// How new an import is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Version {
    pub sequence: Option<i32>,
    pub modified: Option<DateTime<Utc>>,
    pub imported_at: DateTime<Utc>,
}

/// Remembers where a new event comes from.
///
/// # Errors
/// [`StoreError::Unique`](super::StoreError::Unique) when the identifier is known already.
pub fn insert(
    tx: &mut Tx<'_>,
    department: DepartmentId,
    uid: &str,
    event: EventId,
    version: Version,
) -> StoreResult<()> {
    diesel::insert_into(dsl::event_origins)
        .values((
            dsl::department_id.eq(department.0),
            dsl::foreign_uid.eq(uid),
            dsl::event_id.eq(event.0),
            dsl::foreign_sequence.eq(version.sequence),
            dsl::foreign_modified.eq(version.modified.map(stamp)),
            dsl::imported_at.eq(stamp(version.imported_at)),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// Remembers how new what was imported again is; nothing for an identifier nobody knows.
///
/// # Errors
/// What the database says.
pub fn update(
    tx: &mut Tx<'_>,
    department: DepartmentId,
    uid: &str,
    version: Version,
) -> StoreResult<()> {
    let known = dsl::event_origins
        .filter(dsl::department_id.eq(department.0))
        .filter(dsl::foreign_uid.eq(uid));
    diesel::update(known)
        .set((
            dsl::foreign_sequence.eq(version.sequence),
            dsl::foreign_modified.eq(version.modified.map(stamp)),
            dsl::imported_at.eq(stamp(version.imported_at)),
        ))
        .execute(tx.conn)?;
    Ok(())
}
