//! The last look at reminders, one alone or many in one letter. Part of `gate_message`.

use chrono::{DateTime, Utc};

use crate::domain::event::{Event, State as EventState};
use crate::domain::notice::{Payload, Reminding};
use crate::domain::outbox::Message;
use crate::domain::rsvp::{Rsvp, State as RsvpState};
use crate::services::gate_message::party;
use crate::services::{Context, Result};
use crate::store::outbox::Gathered;
use crate::store::{Tx, events, outbox, rsvps};

/// Whether a reminder is still true and wanted: the event is on, at the time it was stored for, and the
/// party comes and did not say "no more".
pub(super) fn still_true(
    event: Option<&Event>,
    rsvp: Option<&Rsvp>,
    starts_at: Option<DateTime<Utc>>,
) -> bool {
    let on = event.is_some_and(|event| {
        event.state == EventState::Published && Some(event.times.starts_at) == starts_at
    });
    let wanted =
        rsvp.is_some_and(|rsvp| rsvp.state == RsvpState::Confirmed && rsvp.wants_reminders);
    on && wanted
}

/// What a letter of many reminders says now, by start; nothing when none of them is of use any more.
///
/// # Errors
/// What the store says.
pub(super) fn list(
    tx: &mut Tx<'_>,
    context: &Context,
    message: &Message,
) -> Result<Vec<Reminding>> {
    let mut reminders = Vec::new();
    for gathered in outbox::list_gathered(tx, message.id)? {
        reminders.extend(look(tx, context, &gathered)?);
    }
    reminders.sort_by_key(|reminder: &Reminding| reminder.event.times.starts_at);
    Ok(reminders)
}

fn look(tx: &mut Tx<'_>, context: &Context, gathered: &Gathered) -> Result<Option<Reminding>> {
    let (Some(event), Some(rsvp)) = (gathered.event_id, gathered.rsvp_id) else {
        return Ok(None);
    };
    let (event, rsvp) = (events::find_by_id(tx, event)?, rsvps::find_by_id(tx, rsvp)?);
    let payload: Payload = serde_json::from_str(&gathered.payload).unwrap_or_default();
    if !still_true(event.as_ref(), rsvp.as_ref(), payload.starts_at) {
        return Ok(None);
    }
    Ok(event.zip(rsvp).map(|(event, rsvp)| Reminding {
        party: party(context, &rsvp),
        event,
    }))
}
