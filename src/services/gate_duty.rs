//! The last look before a letter to an officer leaves. Part of `gate_message`.

use crate::domain::assignment::{Assignment, State as Assigned};
use crate::domain::event::{Event, State as EventState};
use crate::domain::ids::EventId;
use crate::domain::links;
use crate::domain::notice::{AssignmentRef, Duty, Kind, Payload};
use crate::domain::officer::Officer;
use crate::domain::outbox::Message;
use crate::services::{Context, Result, read_briefing};
use crate::store::{Tx, assignments, officers};

/// The officer a letter is to, with her part in the event.
pub(super) type Part = (Officer, Assignment);

/// The part a letter was written about; `None` when the officer was asked anew since.
pub(super) fn find(tx: &mut Tx<'_>, event: EventId, of: AssignmentRef) -> Result<Option<Part>> {
    let part = assignments::find(tx, event, of.officer)?.filter(|part| part.epoch == of.epoch);
    let officer = officers::find(tx, of.officer)?;
    Ok(officer.zip(part))
}

/// Whether a letter to an officer may still leave.
pub(super) fn still_true(
    kind: Kind,
    duty: Option<&Part>,
    event: Option<&Event>,
    payload: &Payload,
) -> bool {
    let state = event.map(|event| event.state);
    let on = state == Some(EventState::Published);
    let off = matches!(state, Some(EventState::Cancelled | EventState::Postponed));
    let start = event.map(|event| event.times.starts_at);
    let assigned = duty.is_some_and(|(_, part)| part.is_active());
    match kind {
        Kind::OfficerBriefing => on && assigned && payload.starts_at == start,
        // Whether it still says what is: see `undo_change::still_true`.
        Kind::OfficerCorrection => assigned,
        Kind::OfficerPlanOff => {
            duty.is_some_and(|(_, part)| off && part.is_active() || part.state == Assigned::Removed)
        }
        _ => on && assigned,
    }
}

/// The officer's side of a letter, with her briefing when it is one.
pub(super) fn card(
    tx: &mut Tx<'_>,
    context: &Context,
    message: &Message,
    duty: Option<&Part>,
    event: Option<&Event>,
) -> Result<Option<Duty>> {
    let (Some((officer, part)), Some(event)) = (duty, event) else {
        return Ok(None);
    };
    let token = context
        .vault
        .assignment_token(&event.public_id, &officer.public_id, part.epoch);
    let path = links::in_language(&links::assignment(&token), message.language);
    let url = context.links.absolute(&path);
    let stand_in_for = match part.stand_in_for {
        Some(id) => officers::find(tx, id)?.map(|one| one.facts.full_name()),
        None => None,
    };
    let briefing = match message.kind {
        Kind::OfficerBriefing => Some(read_briefing::of(tx, context, event)?),
        _ => None,
    };
    let name = format!("{} {}", officer.facts.rank, officer.facts.full_name());
    Ok(Some(Duty {
        officer: name.trim().to_owned(),
        answer_url: url,
        state: part.state,
        stand_in_for,
        briefing,
    }))
}
