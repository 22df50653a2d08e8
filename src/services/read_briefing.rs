//! What officers are told before an event: who else comes, how many to expect, topics raised,
//! arrangements, what to take along. Numbers and arrangements, no resident.

use crate::domain::briefing::Briefing;
use crate::domain::event::Event;
use crate::domain::topic::Topic;
use crate::services::{Actor, Context, Error, Result, read_asks, read_counts};
use crate::store::{Tx, events, topics};

/// For staff, to print.
///
/// # Errors
/// [`Error::NotFound`] for an event of another department.
pub fn run(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    slug: &str,
) -> Result<(Event, Briefing)> {
    let event = events::find(tx, actor.department_id, slug)?.ok_or(Error::NotFound)?;
    let briefing = of(tx, context, &event)?;
    Ok((event, briefing))
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
        kit: topics::find_kit(tx, event.kind.id)?,
    })
}
