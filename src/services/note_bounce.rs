//! A message failed for good, or was called unwanted: written down beside it, once, with what follows
//! for its address. Part of the use cases that hear of it, in their transaction.

use chrono::{DateTime, Utc};

use crate::domain::bounce::{self, Consequence, Verdict, WINDOW};
use crate::services::Result;
use crate::services::unsubscribe::EVERY_LIST;
use crate::store::bounces::{Kind, NewBounce};
use crate::store::suppressions::Suppression;
use crate::store::traces::Trace;
use crate::store::{Tx, bounces, suppressions};

/// `source` says who told us: `relay` at once, `report` later. The same again changes nothing; whether
/// it was news.
///
/// # Errors
/// What the store says.
pub(super) fn run(
    tx: &mut Tx<'_>,
    about: &Trace,
    (status, verdict): (&str, Verdict),
    source: &'static str,
    now: DateTime<Utc>,
) -> Result<bool> {
    let kind = Kind::Failed {
        counts: verdict == Verdict::Count,
    };
    if !note(tx, about, (kind, status), source, now)? {
        return Ok(false);
    }
    if about.recipient_hash.is_empty() {
        return Ok(true);
    }
    let failed = bounces::count_failed(tx, &about.recipient_hash, now - WINDOW)?;
    let (reason, expires_at) = match bounce::consequence(verdict, failed, now) {
        Consequence::Never => ("no_such_address", None),
        Consequence::Rest(until) => ("keeps_failing", Some(until)),
        Consequence::Nothing => return Ok(true),
    };
    suppressions::put(
        tx,
        &Suppression {
            hash: about.recipient_hash.clone(),
            scope: "all".to_owned(),
            reason: reason.to_owned(),
            source: source.to_owned(),
            created_at: now,
            expires_at,
        },
    )?;
    Ok(true)
}

/// A reader called a message unwanted: no department's letters go there any more. What answers
/// something she did herself still goes.
///
/// # Errors
/// What the store says.
pub(super) fn complaint(tx: &mut Tx<'_>, about: &Trace, now: DateTime<Utc>) -> Result<bool> {
    let is_news = note(tx, about, (Kind::Complaint, ""), "report", now)?;
    if is_news && !about.recipient_hash.is_empty() {
        let hash = &about.recipient_hash;
        suppressions::insert_if_absent(tx, hash, EVERY_LIST, "complaint", "report", now)?;
    }
    Ok(is_news)
}

fn note(
    tx: &mut Tx<'_>,
    about: &Trace,
    (kind, status): (Kind, &str),
    source: &'static str,
    now: DateTime<Utc>,
) -> Result<bool> {
    let new = NewBounce {
        department_id: about.department_id,
        message: about.id,
        kind,
        status,
        source,
    };
    Ok(bounces::insert_if_absent(tx, &new, now)?)
}
