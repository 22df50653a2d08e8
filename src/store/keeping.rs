//! How much there is of each class of records, and since when: numbers for the retention report. No
//! sealed column is read.

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use diesel::dsl::{count_star, max, min};
use diesel::prelude::*;

use super::db::Tx;
use super::error::StoreResult;
use super::schema::{
    access_requests, articles, close_outs, events, legal_holds, officers, outbox, promises,
    rsvp_counts, rsvps, subscriptions, venues, wishes,
};
use super::types::{instant, stamp};
use crate::domain::ids::{DepartmentId, EventId};
use crate::domain::promise;
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

/// An event, its end, how many rows, the oldest of them.
type OfEvent = (i64, NaiveDateTime, i64, Option<NaiveDateTime>);

/// Notes of closed-out events, and settled promises whose owner is named in words.
fn notes(tx: &mut Tx<'_>, department: DepartmentId) -> StoreResult<Vec<OfEvent>> {
    let mut rows: Vec<OfEvent> = close_outs::table
        .inner_join(events::table.on(events::id.eq(close_outs::event_id)))
        .filter(events::department_id.eq(department.0))
        .filter(
            close_outs::note_sealed
                .is_not_null()
                .or(close_outs::paid_by.ne("")),
        )
        .group_by((events::id, events::ends_at))
        .select((
            events::id,
            events::ends_at,
            count_star(),
            min(close_outs::closed_at),
        ))
        .load(tx.conn)?;
    let owners: Vec<OfEvent> = promises::table
        .inner_join(events::table.on(events::id.eq(promises::event_id)))
        .filter(promises::department_id.eq(department.0))
        .filter(promises::state.ne(promise::State::Open.as_str()))
        .filter(promises::owner_sealed.is_not_null())
        .group_by((events::id, events::ends_at))
        .select((
            events::id,
            events::ends_at,
            count_star(),
            min(promises::created_at),
        ))
        .load(tx.conn)?;
    rows.extend(owners);
    Ok(rows)
}

/// Contacts of places, each by the later of the day it was written and the end of the last event there.
///
/// # Errors
/// What the database says.
pub fn list_places(
    tx: &mut Tx<'_>,
    department: DepartmentId,
    keep_days: i64,
) -> StoreResult<Vec<Group>> {
    let places: Vec<(i64, Option<NaiveDateTime>)> = venues::table
        .filter(venues::department_id.eq(department.0))
        .filter(venues::contact_at.is_not_null())
        .order(venues::id)
        .select((venues::id, venues::contact_at))
        .load(tx.conn)?;
    let ends: Vec<(i64, Option<NaiveDateTime>)> = events::table
        .filter(events::department_id.eq(department.0))
        .group_by(events::venue_id)
        .select((events::venue_id, max(events::ends_at)))
        .load(tx.conn)?;
    let held: Vec<i64> = legal_holds::table
        .inner_join(events::table.on(events::id.eq(legal_holds::event_id)))
        .filter(events::department_id.eq(department.0))
        .select(events::venue_id)
        .load(tx.conn)?;
    let group = |(place, written): (i64, Option<NaiveDateTime>)| {
        let last = ends.iter().find(|(venue, _)| *venue == place);
        let last = last.and_then(|(_, end)| *end);
        let written = written?;
        Some(Group {
            gone_from: instant(last.map_or(written, |end| end.max(written)))
                + TimeDelta::days(keep_days),
            is_held: held.contains(&place),
            rows: 1,
            oldest: instant(written),
        })
    };
    Ok(places.into_iter().filter_map(group).collect())
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
    let rows: Vec<OfEvent> = match class {
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
        Class::CloseOutNotes => notes(tx, department)?,
        Class::UnconfirmedSubscriptions | Class::StoppedSubscriptions | Class::VenueContacts => {
            Vec::new()
        }
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
