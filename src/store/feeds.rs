//! Officers' own calendars, and which calendar apps have looked.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::db::Tx;
use super::error::StoreResult;
use super::schema::feed_fetches::dsl as fetches;
use super::schema::officer_feeds::dsl as feeds;
use super::types::{instant, stamp};
use crate::domain::calendar_app::CalendarApp;
use crate::domain::ids::{DepartmentId, OfficerId};

/// Whose calendar an address is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OfficerFeed {
    pub department_id: DepartmentId,
    pub officer_id: OfficerId,
    pub created_at: DateTime<Utc>,
    /// Since when the address is not good any more.
    pub revoked_at: Option<DateTime<Utc>>,
}

type Columns = (i64, i64, NaiveDateTime, Option<NaiveDateTime>);

fn read((department, officer, created, revoked): Columns) -> OfficerFeed {
    OfficerFeed {
        department_id: DepartmentId(department),
        officer_id: OfficerId(officer),
        created_at: instant(created),
        revoked_at: revoked.map(instant),
    }
}

/// # Errors
/// What the database says.
pub fn find_by_hash(tx: &mut Tx<'_>, hash: &str) -> StoreResult<Option<OfficerFeed>> {
    let row: Option<Columns> = feeds::officer_feeds
        .filter(feeds::token_hash.eq(hash))
        .select((
            feeds::department_id,
            feeds::officer_id,
            feeds::created_at,
            feeds::revoked_at,
        ))
        .first(tx.conn)
        .optional()?;
    Ok(row.map(read))
}

/// The calendar of an officer that is not revoked.
///
/// # Errors
/// What the database says.
pub fn find_open(tx: &mut Tx<'_>, officer: OfficerId) -> StoreResult<Option<OfficerFeed>> {
    let row: Option<Columns> = feeds::officer_feeds
        .filter(
            feeds::officer_id
                .eq(officer.0)
                .and(feeds::revoked_at.is_null()),
        )
        .order(feeds::id.desc())
        .select((
            feeds::department_id,
            feeds::officer_id,
            feeds::created_at,
            feeds::revoked_at,
        ))
        .first(tx.conn)
        .optional()?;
    Ok(row.map(read))
}

/// # Errors
/// What the database says.
pub fn insert(tx: &mut Tx<'_>, hash: &str, feed: &OfficerFeed) -> StoreResult<()> {
    diesel::insert_into(feeds::officer_feeds)
        .values((
            feeds::department_id.eq(feed.department_id.0),
            feeds::officer_id.eq(feed.officer_id.0),
            feeds::token_hash.eq(hash),
            feeds::created_at.eq(stamp(feed.created_at)),
            feeds::revoked_at.eq(feed.revoked_at.map(stamp)),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// Makes every address of an officer's calendar bad; whether there was a good one.
///
/// # Errors
/// What the database says.
pub fn revoke(tx: &mut Tx<'_>, officer: OfficerId, now: DateTime<Utc>) -> StoreResult<bool> {
    let good = feeds::officer_feeds.filter(
        feeds::officer_id
            .eq(officer.0)
            .and(feeds::revoked_at.is_null()),
    );
    let changed = diesel::update(good)
        .set(feeds::revoked_at.eq(Some(stamp(now))))
        .execute(tx.conn)?;
    Ok(changed > 0)
}

/// When an app last asked for a department's feed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fetch {
    pub department_id: DepartmentId,
    pub app: CalendarApp,
    pub at: DateTime<Utc>,
}

/// Notes a fetch; an earlier one than is known changes nothing.
///
/// # Errors
/// What the database says.
pub fn note_fetch(tx: &mut Tx<'_>, fetch: &Fetch) -> StoreResult<()> {
    let known = fetches::feed_fetches
        .filter(fetches::department_id.eq(fetch.department_id.0))
        .filter(fetches::app.eq(fetch.app.as_str()));
    let last: Option<NaiveDateTime> = known.select(fetches::last_at).first(tx.conn).optional()?;
    let at = stamp(fetch.at);
    match last {
        None => {
            diesel::insert_into(fetches::feed_fetches)
                .values((
                    fetches::department_id.eq(fetch.department_id.0),
                    fetches::app.eq(fetch.app.as_str()),
                    fetches::last_at.eq(at),
                ))
                .execute(tx.conn)?;
        }
        Some(last) if last < at => {
            diesel::update(known)
                .set(fetches::last_at.eq(at))
                .execute(tx.conn)?;
        }
        Some(_) => {}
    }
    Ok(())
}

/// The last fetch of each app, the latest first.
///
/// # Errors
/// What the database says.
pub fn list_fetches(tx: &mut Tx<'_>, department: DepartmentId) -> StoreResult<Vec<Fetch>> {
    let rows: Vec<(String, NaiveDateTime)> = fetches::feed_fetches
        .filter(fetches::department_id.eq(department.0))
        .order((fetches::last_at.desc(), fetches::app))
        .select((fetches::app, fetches::last_at))
        .load(tx.conn)?;
    let known = |(app, at): (String, NaiveDateTime)| {
        let app = CalendarApp::parse(&app)?;
        Some(Fetch {
            department_id: department,
            app,
            at: instant(at),
        })
    };
    Ok(rows.into_iter().filter_map(known).collect())
}
