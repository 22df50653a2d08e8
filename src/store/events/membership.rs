//! What ties events to their series, and the only way an event can vanish: a draft.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::super::db::Tx;
use super::super::error::StoreResult;
use super::super::schema::events::dsl;
use super::super::types::{instant, one};
use crate::domain::event::State;
use crate::domain::ids::{DepartmentId, EventId, SeriesId};
use crate::domain::series::Membership;

/// Puts an event into a series, or says anew which of its dates it stands for.
///
/// # Errors
/// [`StoreError::Unique`](super::super::StoreError::Unique) when the series has an event for the
/// date.
pub fn set_membership(tx: &mut Tx<'_>, id: EventId, series: &Membership) -> StoreResult<()> {
    let changed = diesel::update(dsl::events.find(id.0))
        .set((
            dsl::series_id.eq(series.series_id.0),
            dsl::series_date.eq(series.date),
            dsl::series_detached.eq(series.is_detached),
        ))
        .execute(tx.conn)?;
    one(changed)
}

/// The dates for which a series has an event.
///
/// # Errors
/// What the database says.
pub fn dates_of_series(tx: &mut Tx<'_>, series: SeriesId) -> StoreResult<BTreeSet<NaiveDate>> {
    let dates: Vec<Option<NaiveDate>> = dsl::events
        .filter(dsl::series_id.eq(series.0))
        .select(dsl::series_date)
        .load(tx.conn)?;
    Ok(dates.into_iter().flatten().collect())
}

/// Deletes an event that residents never saw, with its texts, officers and topics.
///
/// # Errors
/// When it is no draft, or [`StoreError::Reference`](super::super::StoreError::Reference) when
/// something hangs on it.
pub fn delete_draft(tx: &mut Tx<'_>, id: EventId) -> StoreResult<()> {
    let hidden = [State::Draft.as_str(), State::Scheduled.as_str()];
    let draft = dsl::events.filter(
        dsl::id
            .eq(id.0)
            .and(dsl::state.eq_any(hidden))
            .and(dsl::published_at.is_null()),
    );
    one(diesel::delete(draft).execute(tx.conn)?)
}

/// When each series of a department was first announced.
///
/// # Errors
/// What the database says.
pub fn series_since(
    tx: &mut Tx<'_>,
    department: DepartmentId,
) -> StoreResult<BTreeMap<SeriesId, DateTime<Utc>>> {
    let rows: Vec<(Option<i64>, Option<NaiveDateTime>)> = dsl::events
        .filter(dsl::department_id.eq(department.0))
        .filter(dsl::series_id.is_not_null())
        .filter(dsl::published_at.is_not_null())
        .select((dsl::series_id, dsl::published_at))
        .load(tx.conn)?;
    let mut since = BTreeMap::new();
    for (series, at) in rows {
        if let (Some(series), Some(at)) = (series, at) {
            let first = since.entry(SeriesId(series)).or_insert(instant(at));
            *first = instant(at).min(*first);
        }
    }
    Ok(since)
}
