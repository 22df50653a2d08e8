//! The time that was set for a draft has come: the fact check looks once more, and the event is
//! published, or stays a draft and staff read why. One transaction holds the event's row, so that of
//! several workers one does it.

use crate::domain::event::{Event, State};
use crate::domain::ids::EventId;
use crate::domain::notice::{Kind, Payload};
use crate::domain::schedule::{Schedule, Verdict};
use crate::domain::staff::StaffState;
use crate::services::notify::{self, Notice, Recipient};
use crate::services::ports::Purpose;
use crate::services::{
    Context, Error, Result, check_facts, publish_event, read_clashes, schedule_event,
};
use crate::store::audit::{self, Entry};
use crate::store::{Tx, events, schedules, staff};

/// The events whose time has come.
///
/// # Errors
/// What the store says.
pub fn due(tx: &mut Tx<'_>, context: &Context) -> Result<Vec<EventId>> {
    Ok(schedules::list_due(tx, context.now)?)
}

/// Publishes one of them, or says that it cannot be. `None` when there is nothing to do any more:
/// another worker was here, or staff took the time away.
///
/// # Errors
/// What the store says.
pub fn run(tx: &mut Tx<'_>, context: &Context, id: EventId) -> Result<Option<Verdict>> {
    events::lock(tx, id)?;
    let schedule = schedules::find(tx, id)?.filter(|schedule| schedule.is_due(context.now));
    let Some(schedule) = schedule else {
        return Ok(None);
    };
    let event = events::find_by_id(tx, id)?.ok_or(Error::NotFound)?;
    if event.state != State::Scheduled {
        schedules::delete(tx, id)?;
        return Ok(None);
    }
    let known = check_facts::Known::load(tx, context, event.department_id)?;
    let found = known.event(&event);
    let clashes = read_clashes::run(tx, &event)?;
    let verdict = schedule.verdict(&event, &found, &clashes);
    let (now, department) = (context.now, event.department_id);
    let entry = match verdict {
        Verdict::Publish => {
            publish_event::open(tx, context, None, &event)?;
            let action = "event.published_on_time";
            Entry::by(now, department, schedule.staff_id, action, "event", id.0)
        }
        Verdict::Stop => {
            schedule_event::turn(tx, &event, State::Draft)?;
            schedules::set_stopped(tx, id, now)?;
            tell(tx, context, &event, &schedule)?;
            Entry::by_system(now, department, "event.not_published", "event", id.0)
        }
    };
    audit::append(tx, &entry)?;
    Ok(Some(verdict))
}

/// A letter to whoever set the time, if they still work here; one for each time that was set.
fn tell(tx: &mut Tx<'_>, context: &Context, event: &Event, schedule: &Schedule) -> Result<()> {
    let Some(person) = staff::find(tx, schedule.staff_id)? else {
        return Ok(());
    };
    let works_here = staff::list_memberships(tx, person.id)?
        .iter()
        .any(|membership| membership.department_id == event.department_id);
    if person.state != StaffState::Active || !works_here {
        return Ok(());
    }
    let address = person.email.as_str().as_bytes();
    let to = Recipient {
        sealed: context.vault.seal(Purpose::Contact, address),
        hash: context.vault.contact_hash(&person.email),
        language: person.language,
    };
    let notice = Notice {
        kind: Kind::PublishHeld,
        department_id: event.department_id,
        event: Some(event),
        rsvp: None,
        article_id: None,
        dedup_key: format!(
            "publish_held:{}:{}",
            event.id,
            schedule.publish_at.timestamp()
        ),
        payload: Payload {
            publish_at: Some(schedule.publish_at),
            ..Payload::default()
        },
        not_before: None,
        deadline: None,
    };
    notify::run(tx, context, to, notice)?;
    Ok(())
}
