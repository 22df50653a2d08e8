//! What officers are told before an event: who else comes, how many to expect, topics raised,
//! arrangements, what to take along. Numbers and arrangements, no resident. Staff who run events are
//! also told whom to call at the place.

use crate::domain::briefing::Briefing;
use crate::domain::event::Event;
use crate::domain::topic::Topic;
use crate::domain::venue::VenueContact;
use crate::services::{Actor, Context, Error, Result, read_asks, read_counts, read_venue};
use crate::store::{Tx, event_kits, events, topics, venue_contacts};

/// What staff print.
#[derive(Debug, Clone)]
pub struct Printed {
    pub event: Event,
    pub briefing: Briefing,
    /// Whom to call at the place; `None` for who does not run events.
    pub host: Option<VenueContact>,
}

/// For staff, to print.
///
/// # Errors
/// [`Error::NotFound`] for an event of another department.
pub fn run(tx: &mut Tx<'_>, context: &Context, actor: &Actor, slug: &str) -> Result<Printed> {
    let event = events::find(tx, actor.department_id, slug)?.ok_or(Error::NotFound)?;
    let briefing = of(tx, context, &event)?;
    let host = match actor.role.may_run_events() {
        true => {
            let sealed = venue_contacts::find(tx, event.venue.id)?;
            Some(read_venue::opened(context, sealed.as_deref()))
        }
        false => None,
    };
    Ok(Printed {
        event,
        briefing,
        host,
    })
}

/// # Errors
/// What the store says.
pub fn of(tx: &mut Tx<'_>, context: &Context, event: &Event) -> Result<Briefing> {
    let sheet = read_asks::sheet_of(tx, context, event)?;
    let label = |id| {
        let known = sheet.topics.iter().find(|topic: &&Topic| topic.id == id);
        known.map(|topic| topic.labels.clone())
    };
    let large = sheet.groups.large.iter();
    let topics_raised = large
        .filter_map(|(id, count)| Some((label(*id)?, *count)))
        .collect();
    let expected = match event.times.starts_at > context.now {
        true => Some(read_counts::expect(tx, event)?),
        false => None,
    };
    let name = |facts: &crate::domain::officer::OfficerFacts| {
        let whole = format!("{} {}", facts.rank, facts.full_name());
        whole.trim().to_owned()
    };
    Ok(Briefing {
        officers: event.officers.iter().map(|one| name(&one.facts)).collect(),
        expected,
        topics: topics_raised,
        others: sheet.groups.others,
        arrangements: sheet.arrangements,
        kit: event_kits::find(tx, event.id)?.over(&topics::find_kit(tx, event.kind.id)?),
    })
}
