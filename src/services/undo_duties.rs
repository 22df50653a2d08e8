//! What an undo means for officers: letters the change took back wait again, letters that wait to tell
//! of it are taken back, who was told is corrected. Part of `undo_change`.

use crate::domain::assignment::Assignment;
use crate::domain::event::Event;
use crate::domain::notice::{AssignmentRef, Kind, Payload};
use crate::domain::undo::{Change, What, may_have_arrived};
use crate::services::{Context, Result, tell_officers};
use crate::store::corrections::{self, ToOfficer};
use crate::store::{Tx, assignments};

/// What tells an officer that plans changed.
const NEWS: [Kind; 2] = [Kind::OfficerPlanChanged, Kind::OfficerPlanOff];

/// Returns how many corrections were stored.
///
/// # Errors
/// What the store says.
pub(super) fn run(
    tx: &mut Tx<'_>,
    context: &Context,
    change: &Change,
    after: &Event,
) -> Result<usize> {
    if change.what.is_about_rain() {
        return Ok(0);
    }
    corrections::let_officers_wait_again(tx, change, wanted_again(change.what))?;
    let news = corrections::list_to_officers_since(tx, change, &NEWS)?;
    let waiting: Vec<i64> = news
        .iter()
        .filter(|one| one.waits())
        .map(|one| one.id)
        .collect();
    corrections::cancel(tx, &waiting, context.now)?;
    let mut stored = 0;
    for one in news
        .iter()
        .filter(|one| may_have_arrived(one.state, one.ambiguous))
    {
        stored += usize::from(correct(tx, context, after, one)?);
    }
    Ok(stored)
}

fn wanted_again(what: What) -> &'static [Kind] {
    match what {
        What::Cancelled | What::Postponed => &[
            Kind::OfficerAssigned,
            Kind::OfficerBriefing,
            Kind::OfficerPlanChanged,
        ],
        _ => &[Kind::OfficerBriefing, Kind::OfficerPlanChanged],
    }
}

fn correct(tx: &mut Tx<'_>, context: &Context, after: &Event, told: &ToOfficer) -> Result<bool> {
    let payload: Payload = serde_json::from_str(&told.payload).unwrap_or_default();
    let Some(of) = payload.assignment else {
        return Ok(false);
    };
    let Some(part) = still_hers(tx, after, of)? else {
        return Ok(false);
    };
    let kind = Kind::OfficerCorrection;
    let key = format!(
        "{}:{}",
        tell_officers::key(tx, kind, after, &part)?,
        after.sequence
    );
    let payload = Payload {
        state: Some(after.state.as_str().to_owned()),
        corrects: Some(told.id),
        ..Payload::default()
    };
    tell_officers::store(tx, context, (after, &part), (kind, key), payload)
}

fn still_hers(tx: &mut Tx<'_>, event: &Event, of: AssignmentRef) -> Result<Option<Assignment>> {
    let part = assignments::find(tx, event.id, of.officer)?;
    Ok(part.filter(|part| part.epoch == of.epoch && part.is_active()))
}
