//! How much there is of each class of records, and since when: numbers for the retention report. No
//! sealed column is read.

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use diesel::dsl::{count_star, min};
use diesel::prelude::*;

use super::db::Tx;
use super::error::StoreResult;
use super::schema::{
    access_requests, articles, events, legal_holds, officers, outbox, rsvp_counts, rsvps,
    subscriptions, wishes,
};
use super::types::{instant, stamp};
use crate::domain::ids::{DepartmentId, EventId};
use crate::domain::retention::{Class, Forecast, Group, Hold};

/// How many, and since when.
pub type Amount = (u32, Option<DateTime<Utc>>);

fn wide(rows: i64) -> u32 {
    u32::try_from(rows).unwrap_or(u32::MAX)
}

fn amount((rows, oldest): (i64, Option<NaiveDateTime>)) -> Amount {
    (wide(rows), oldest.map(instant))
}

/// The legal holds of a department, the oldest first.
///
/// # Errors
/// What the database says.
pub fn list_holds(tx: &mut Tx<'_>, department: DepartmentId) -> StoreResult<Vec<Hold>> {
    let rows: Vec<(i64, String, NaiveDateTime)> = legal_holds::table
        .inner_join(events::table.on(events::id.eq(legal_holds::event_id)))
        .filter(events::department_id.eq(department.0))
        .order((legal_holds::since, legal_holds::event_id))
        .select((
            legal_holds::event_id,
            legal_holds::reason,
            legal_holds::since,
        ))
        .load(tx.conn)?;
    let hold = |(event, reason, since)| Hold {
        event_id: EventId(event),
        reason,
        since: instant(since),
    };
    Ok(rows.into_iter().map(hold).collect())
}

/// What residents gave about events, one group for each event. Nothing for the classes that belong to
/// no event.
///
/// # Errors
/// What the database says.
pub fn list_groups(
    tx: &mut Tx<'_>,
    department: DepartmentId,
    (class, keep_days): (Class, i64),
) -> StoreResult<Vec<Group>> {
    // (event, its end, rows, oldest row)
    let rows: Vec<(i64, NaiveDateTime, i64, Option<NaiveDateTime>)> = match class {
        Class::Rsvps => rsvps::table
            .inner_join(events::table.on(events::id.eq(rsvps::event_id)))
            .filter(rsvps::department_id.eq(department.0))
            .group_by((events::id, events::ends_at))
            .select((
                events::id,
                events::ends_at,
                count_star(),
                min(rsvps::created_at),
            ))
            .load(tx.conn)?,
        Class::Wishes => wishes::table
            .inner_join(events::table.on(events::id.eq(wishes::event_id)))
            .filter(wishes::department_id.eq(department.0))
            .group_by((events::id, events::ends_at))
            .select((
                events::id,
                events::ends_at,
                count_star(),
                min(wishes::created_at),
            ))
            .load(tx.conn)?,
        Class::AccessRequests => access_requests::table
            .inner_join(events::table.on(events::id.eq(access_requests::event_id)))
            .filter(access_requests::department_id.eq(department.0))
            .group_by((events::id, events::ends_at))
            .select((
                events::id,
                events::ends_at,
                count_star(),
                min(access_requests::created_at),
            ))
            .load(tx.conn)?,
        Class::UnconfirmedSubscriptions | Class::StoppedSubscriptions => Vec::new(),
    };
    let held: Vec<i64> = legal_holds::table
        .select(legal_holds::event_id)
        .load(tx.conn)?;
    let group = |(event, ends_at, rows, oldest): (i64, _, i64, Option<_>)| Group {
        gone_from: instant(ends_at) + TimeDelta::days(keep_days),
        is_held: held.contains(&event),
        rows: wide(rows),
        oldest: oldest.map_or(instant(ends_at), instant),
    };
    Ok(rows.into_iter().map(group).collect())
}

/// Subscriptions in one state, by the instant from which their period runs.
///
/// # Errors
/// What the database says.
pub fn list_subscriptions(
    tx: &mut Tx<'_>,
    department: DepartmentId,
    (class, keep_days): (Class, i64),
) -> StoreResult<Vec<Group>> {
    let state = match class {
        Class::UnconfirmedSubscriptions => "pending",
        _ => "stopped",
    };
    let rows: Vec<(NaiveDateTime, Option<NaiveDateTime>)> = subscriptions::table
        .filter(subscriptions::department_id.eq(department.0))
        .filter(subscriptions::state.eq(state))
        .select((subscriptions::asked_at, subscriptions::stopped_at))
        .load(tx.conn)?;
    let group = |(asked, stopped): (NaiveDateTime, Option<NaiveDateTime>)| Group {
        gone_from: instant(stopped.unwrap_or(asked)) + TimeDelta::days(keep_days),
        is_held: false,
        rows: 1,
        oldest: instant(asked),
    };
    Ok(rows.into_iter().map(group).collect())
}

/// Messages that still have a recipient or octets. Those that are finished lose them next.
///
/// # Errors
/// What the database says.
pub fn mail(
    tx: &mut Tx<'_>,
    department: DepartmentId,
    (keep_days, now): (i64, DateTime<Utc>),
) -> StoreResult<Forecast> {
    let whole = || {
        let has = outbox::recipient_sealed
            .is_not_null()
            .or(outbox::raw_sealed.is_not_null());
        let own = outbox::department_id.eq(department.0);
        outbox::table.filter(own.and(has))
    };
    let (rows, oldest) = whole()
        .select((count_star(), min(outbox::created_at)))
        .first(tx.conn)
        .map(amount)?;
    let first: Option<NaiveDateTime> = whole().select(min(outbox::finished_at)).first(tx.conn)?;
    let next = match first {
        Some(first) => {
            let keep = TimeDelta::days(keep_days);
            let until = instant(first).max(now - keep);
            let due = whole().filter(outbox::finished_at.le(stamp(until))).count();
            Some((instant(first) + keep, wide(due.get_result(tx.conn)?)))
        }
        None => None,
    };
    Ok(Forecast {
        rows,
        held: 0,
        oldest,
        next,
    })
}

/// What stays: events, articles, numbers of deleted RSVPs, officers' own addresses, in this order.
///
/// # Errors
/// What the database says.
pub fn lasting(tx: &mut Tx<'_>, department: DepartmentId) -> StoreResult<[Amount; 4]> {
    let own = events::table.filter(events::department_id.eq(department.0));
    let all = own
        .select((count_star(), min(events::created_at)))
        .first(tx.conn)
        .map(amount)?;
    let stories = articles::table
        .filter(articles::department_id.eq(department.0))
        .select((count_star(), min(articles::created_at)))
        .first(tx.conn)
        .map(amount)?;
    let numbers = rsvp_counts::table
        .inner_join(events::table.on(events::id.eq(rsvp_counts::event_id)))
        .filter(events::department_id.eq(department.0))
        .select((count_star(), min(events::ends_at)))
        .first(tx.conn)
        .map(amount)?;
    let addresses: i64 = officers::table
        .filter(officers::department_id.eq(department.0))
        .filter(officers::contact_sealed.is_not_null())
        .count()
        .get_result(tx.conn)?;
    // Since when an address is there nobody wrote down.
    Ok([all, stories, numbers, (wide(addresses), None)])
}
