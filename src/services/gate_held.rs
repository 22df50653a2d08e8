//! The last look before a letter leaves that says why an event was not published at its time. Part of
//! `gate_message`.

use crate::domain::event::{Event, State};
use crate::domain::notice::{Held, Kind, Payload};
use crate::domain::outbox::Message;
use crate::services::{Context, Result, check_facts, read_clashes};
use crate::store::{Tx, schedules};

/// What the check finds now; `None` when the letter is not true any more: the event was published, or
/// its time was set anew or taken away.
pub(super) fn find(
    tx: &mut Tx<'_>,
    context: &Context,
    message: &Message,
    (event, payload): (Option<&Event>, &Payload),
) -> Result<Option<Held>> {
    let (Kind::PublishHeld, Some(event)) = (message.kind, event) else {
        return Ok(None);
    };
    let schedule = schedules::find(tx, event.id)?;
    let same = schedule.filter(|schedule| Some(schedule.publish_at) == payload.publish_at);
    let Some(schedule) = same.filter(|_| event.state == State::Draft) else {
        return Ok(None);
    };
    let known = check_facts::Known::load(tx, context, event.department_id)?;
    let clashes = read_clashes::run(tx, event)?.len();
    Ok(Some(Held {
        publish_at: schedule.publish_at,
        found: known.event(event),
        clashes: u32::try_from(clashes).unwrap_or(u32::MAX),
    }))
}
