//! Whom to call at a place: sealed octets beside the place, read only where staff ask for them.

use chrono::{DateTime, Utc};
use diesel::dsl::{exists, not};
use diesel::prelude::*;

use super::db::Tx;
use super::error::StoreResult;
use super::schema::venues::dsl;
use super::schema::{events, legal_holds, venues};
use super::types::{one, stamp};
use crate::domain::ids::{DepartmentId, VenueId};

/// The sealed contact of a place; `None` when nobody is named.
///
/// # Errors
/// When there is no such place.
pub fn find(tx: &mut Tx<'_>, id: VenueId) -> StoreResult<Option<Vec<u8>>> {
    Ok(dsl::venues
        .find(id.0)
        .select(dsl::contact_sealed)
        .first(tx.conn)?)
}

/// Writes a sealed contact, or takes it away with `None`.
///
/// # Errors
/// When there is no such place.
pub fn set(
    tx: &mut Tx<'_>,
    id: VenueId,
    sealed: Option<Vec<u8>>,
    now: DateTime<Utc>,
) -> StoreResult<()> {
    let at = sealed.is_some().then(|| stamp(now));
    let changed = diesel::update(dsl::venues.find(id.0))
        .set((dsl::contact_sealed.eq(sealed), dsl::contact_at.eq(at)))
        .execute(tx.conn)?;
    one(changed)
}

/// Places of a department with a contact that was written before an instant, and with no event that
/// ended after it or is on hold.
///
/// # Errors
/// What the database says.
pub fn list_due(
    tx: &mut Tx<'_>,
    department: DepartmentId,
    before: DateTime<Utc>,
    piece: i64,
) -> StoreResult<Vec<VenueId>> {
    let later = events::table
        .filter(events::venue_id.eq(venues::id))
        .filter(events::ends_at.ge(stamp(before)));
    let held = events::table
        .inner_join(legal_holds::table.on(legal_holds::event_id.eq(events::id)))
        .filter(events::venue_id.eq(venues::id));
    let ids: Vec<i64> = venues::table
        .filter(venues::department_id.eq(department.0))
        .filter(venues::contact_at.lt(stamp(before)))
        .filter(not(exists(later)))
        .filter(not(exists(held)))
        .order(venues::id)
        .limit(piece)
        .select(venues::id)
        .load(tx.conn)?;
    Ok(ids.into_iter().map(VenueId).collect())
}

/// Sealed contacts of places after a row id, by row id.
///
/// # Errors
/// What the database says.
pub fn list_sealed(
    tx: &mut Tx<'_>,
    after: i64,
    piece: i64,
) -> StoreResult<Vec<(i64, Option<Vec<u8>>)>> {
    Ok(dsl::venues
        .filter(dsl::id.gt(after))
        .filter(dsl::contact_sealed.is_not_null())
        .order(dsl::id)
        .limit(piece)
        .select((dsl::id, dsl::contact_sealed))
        .load(tx.conn)?)
}

/// The same contact under another key.
///
/// # Errors
/// When there is no such place.
pub fn update_sealed(tx: &mut Tx<'_>, id: i64, sealed: Vec<u8>) -> StoreResult<()> {
    let changed = diesel::update(dsl::venues.find(id))
        .set(dsl::contact_sealed.eq(sealed))
        .execute(tx.conn)?;
    one(changed)
}
