//! Sums for the page of figures: heads by event, topics that came up, promises. No RSVP is read.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};
use diesel::dsl::sum;
use diesel::prelude::*;

use super::db::Tx;
use super::error::StoreResult;
use super::schema::{arrivals, close_out_topics, close_outs, events, promises, topics, venues};
use super::topics::{TopicRecord, read_topic};
use super::types::{Row, instant, stamp};
use crate::domain::event::State;
use crate::domain::figures::{Held, Noted, Period, Raised};
use crate::domain::ids::DepartmentId;
use crate::domain::promise;

/// Midnight before the first day, midnight after the last, on the wall.
fn edges(period: Period) -> (NaiveDateTime, NaiveDateTime) {
    let after = period.to + TimeDelta::days(1);
    (
        period.from.and_time(NaiveTime::MIN),
        after.and_time(NaiveTime::MIN),
    )
}

/// Announced events of a department in a period that are over at an instant, of a table or a join.
macro_rules! held {
    ($from:expr, $department:expr, $period:expr, $now:expr) => {{
        let (from, to) = edges($period);
        $from
            .filter(events::department_id.eq($department.0))
            .filter(events::state.eq_any([State::Published.as_str(), State::Closed.as_str()]))
            .filter(events::ends_at.le(stamp($now)))
            .filter(events::local_start.ge(from))
            .filter(events::local_start.lt(to))
    }};
}

/// The events of a period with the heads at each: what the close-out says, else what was counted.
///
/// # Errors
/// What the database says.
pub fn list_held(
    tx: &mut Tx<'_>,
    department: DepartmentId,
    period: Period,
    now: DateTime<Utc>,
) -> StoreResult<Vec<Held>> {
    let ids = || held!(events::table, department, period, now).select(events::id);
    let counted: Vec<(i64, Option<i64>)> = arrivals::table
        .filter(arrivals::event_id.eq_any(ids()))
        .group_by(arrivals::event_id)
        .select((arrivals::event_id, sum(arrivals::heads)))
        .load(tx.conn)?;
    let said: Vec<(i64, Option<i32>)> = close_outs::table
        .filter(close_outs::event_id.eq_any(ids()))
        .filter(close_outs::heads.is_not_null())
        .select((close_outs::event_id, close_outs::heads))
        .load(tx.conn)?;
    let wide = |(event, heads): (i64, Option<i32>)| (event, heads.map(i64::from));
    let mut heads: BTreeMap<i64, Option<i64>> = counted.into_iter().collect();
    heads.extend(said.into_iter().map(wide));
    let there = events::table.inner_join(venues::table.on(venues::id.eq(events::venue_id)));
    let rows: Vec<(i64, NaiveDateTime, String)> = held!(there, department, period, now)
        .order((events::starts_at, events::id))
        .select((events::id, events::local_start, venues::name))
        .load(tx.conn)?;
    let held = |(id, local_start, venue): (i64, NaiveDateTime, String)| Held {
        local_start,
        venue,
        heads: heads
            .get(&id)
            .map(|heads| u32::try_from(heads.unwrap_or(0)).unwrap_or(0)),
    };
    Ok(rows.into_iter().map(held).collect())
}

/// What came up at the events of a period, once for each event.
///
/// # Errors
/// What the database says.
pub fn list_raised(
    tx: &mut Tx<'_>,
    department: DepartmentId,
    period: Period,
    now: DateTime<Utc>,
) -> StoreResult<Vec<Raised>> {
    let came_up = events::table
        .inner_join(close_out_topics::table.on(close_out_topics::event_id.eq(events::id)))
        .inner_join(topics::table.on(topics::id.eq(close_out_topics::topic_id)));
    let rows: Vec<(NaiveDateTime, TopicRecord)> = held!(came_up, department, period, now)
        .order((topics::position, topics::id, events::id))
        .select((events::local_start, topics::all_columns))
        .load(tx.conn)?;
    let read = |(start, record): (NaiveDateTime, TopicRecord)| {
        let topic = read_topic(record)?;
        Ok(Raised {
            on: start.date(),
            slug: topic.slug.to_string(),
            labels: topic.labels,
        })
    };
    rows.into_iter().map(read).collect()
}

/// State, day due, instant settled.
pub type Settled = (promise::State, NaiveDate, Option<DateTime<Utc>>);

/// The promises made at the events of a period.
///
/// # Errors
/// What the database says.
pub fn list_promises(
    tx: &mut Tx<'_>,
    department: DepartmentId,
    period: Period,
    now: DateTime<Utc>,
) -> StoreResult<Vec<Settled>> {
    let ids = held!(events::table, department, period, now).select(events::id);
    let rows: Vec<(i64, String, NaiveDate, Option<NaiveDateTime>)> = promises::table
        .filter(promises::event_id.eq_any(ids))
        .order(promises::id)
        .select((
            promises::id,
            promises::state,
            promises::due_on,
            promises::settled_at,
        ))
        .load(tx.conn)?;
    let read = |(id, state, due_on, settled): (i64, String, _, Option<NaiveDateTime>)| {
        let row = Row {
            table: "promises",
            id,
        };
        let state = row.need("state", promise::State::parse(&state))?;
        Ok((state, due_on, settled.map(instant)))
    };
    rows.into_iter().map(read).collect()
}

/// What was written down beside the head counts of a period, added up.
///
/// # Errors
/// What the database says.
pub fn noted(
    tx: &mut Tx<'_>,
    department: DepartmentId,
    period: Period,
    now: DateTime<Utc>,
) -> StoreResult<Noted> {
    let ids = held!(events::table, department, period, now).select(events::id);
    type Sums = (
        Option<i64>,
        Option<i64>,
        Option<i64>,
        Option<i64>,
        Option<i64>,
    );
    let (children, teens, adults, older_adults, cost): Sums = close_outs::table
        .filter(close_outs::event_id.eq_any(ids))
        .select((
            sum(close_outs::children),
            sum(close_outs::teens),
            sum(close_outs::adults),
            sum(close_outs::older_adults),
            sum(close_outs::cost),
        ))
        .first(tx.conn)?;
    let whole = |sum: Option<i64>| u32::try_from(sum.unwrap_or(0)).unwrap_or(u32::MAX);
    Ok(Noted {
        children: whole(children),
        teens: whole(teens),
        adults: whole(adults),
        older_adults: whole(older_adults),
        cost: whole(cost),
    })
}
