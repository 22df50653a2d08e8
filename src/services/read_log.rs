//! The audit log as staff read it: who did what, when, to which event, article, place or officer.

use std::collections::BTreeMap;

use crate::services::{Actor, Result};
use crate::store::names::{self, Name};
use crate::store::{Tx, audit};

/// A row of the audit log, with what it was done to.
#[derive(Debug, Clone)]
pub struct LogRow {
    pub row: audit::Row,
    /// `None` when the row is about something without a name, such as a session.
    pub subject: Option<Name>,
}

/// The newest rows of the audit log.
///
/// # Errors
/// [`Error::Forbidden`](crate::services::Error::Forbidden) when the role may not read it.
pub fn run(tx: &mut Tx<'_>, actor: &Actor) -> Result<Vec<LogRow>> {
    actor.may_read_audit()?;
    let rows = audit::list(tx, actor.department_id, 200)?;
    named(tx, rows)
}

/// Puts names to rows, one query for each kind of thing.
pub(super) fn named(tx: &mut Tx<'_>, rows: Vec<audit::Row>) -> Result<Vec<LogRow>> {
    let mut known: BTreeMap<&'static str, BTreeMap<i64, Name>> = BTreeMap::new();
    type Find = fn(&mut Tx<'_>, &[i64]) -> crate::store::StoreResult<BTreeMap<i64, Name>>;
    let kinds: [(&'static str, Find); 4] = [
        ("event", names::of_events),
        ("article", names::of_articles),
        ("venue", names::of_venues),
        ("officer", names::of_officers),
    ];
    for (kind, find) in kinds {
        let about = rows.iter().filter(|row| row.subject == kind);
        let mut ids: Vec<i64> = about.filter_map(|row| row.subject_id).collect();
        ids.sort_unstable();
        ids.dedup();
        known.insert(kind, find(tx, &ids)?);
    }
    let with_name = |row: audit::Row| LogRow {
        subject: known
            .get(row.subject.as_str())
            .zip(row.subject_id)
            .and_then(|(names, id)| names.get(&id).cloned()),
        row,
    };
    Ok(rows.into_iter().map(with_name).collect())
}
