//! What officers take along to one event and may speak about there, where it differs from its kind's.

use diesel::prelude::*;

use super::db::Tx;
use super::error::StoreResult;
use super::schema::event_kits::{self, dsl};
use super::topics::read_kit;
use super::types::{Row, json};
use crate::domain::ids::EventId;
use crate::domain::topic::Kit;

/// The event's own words; empty where it goes by its kind.
///
/// # Errors
/// What the database says.
pub fn find(tx: &mut Tx<'_>, event: EventId) -> StoreResult<Kit> {
    let found: Option<(String, String)> = dsl::event_kits
        .find(event.0)
        .select((dsl::materials, dsl::talking_points))
        .first(tx.conn)
        .optional()?;
    let row = Row {
        table: "event_kits",
        id: event.0,
    };
    found.map_or_else(|| Ok(Kit::default()), |found| read_kit(&row, &found))
}

/// Writes the event's own words in place of those before; without any the event goes by its kind.
///
/// # Errors
/// When there is no such event.
pub fn put(tx: &mut Tx<'_>, event: EventId, kit: &Kit) -> StoreResult<()> {
    diesel::delete(dsl::event_kits.find(event.0)).execute(tx.conn)?;
    if *kit == Kit::default() {
        return Ok(());
    }
    diesel::insert_into(event_kits::table)
        .values((
            dsl::event_id.eq(event.0),
            dsl::materials.eq(json(&kit.materials)?),
            dsl::talking_points.eq(json(&kit.talking_points)?),
        ))
        .execute(tx.conn)?;
    Ok(())
}
