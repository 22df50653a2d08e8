//! Everything a department has about its events, past included, for a file. Nothing of a resident.

use crate::domain::department::Department;
use crate::domain::event::{Event, State};
use crate::domain::exchange::record::Record;
use crate::domain::feed::{Entry, Feed};
use crate::domain::links;
use crate::domain::venue::Venue;
use crate::services::{Context, Error, Result};
use crate::store::events::Filter;
use crate::store::{Tx, departments, events, venues};

/// What an export is made from.
#[derive(Debug, Clone)]
pub struct Export {
    pub department: Department,
    pub venues: Vec<Venue>,
    /// Every event, by start.
    pub records: Vec<Record>,
    /// The events residents can see, as a calendar.
    pub feed: Feed,
}

/// # Errors
/// [`Error::NotFound`] when there is no such department.
pub fn run(tx: &mut Tx<'_>, context: &Context, slug: &str) -> Result<Export> {
    let department = departments::find_by_slug(tx, slug)?.ok_or(Error::NotFound)?;
    let all = events::list(tx, &Filter::of(department.id))?;
    let record = |event: &Event| Record::of(&context.links, &department, event);
    Ok(Export {
        venues: venues::list(tx, department.id)?,
        records: all.iter().map(record).collect(),
        feed: feed(context, &department, &all),
        department,
    })
}

fn feed(context: &Context, department: &Department, all: &[Event]) -> Feed {
    let language = department.main_language();
    let slug = department.slug.as_str();
    let entry = |event: &&Event| Entry::of(&context.links, department, event, language);
    let public = |event: &&Event| State::PUBLIC.contains(&event.state);
    Feed {
        name: department.name.clone(),
        url: context.links.absolute(&links::department(slug)),
        source: context.links.absolute(&links::calendar_ics(slug)),
        zone: department.zone,
        language,
        organizer_name: department.name.clone(),
        organizer_email: department.email.clone(),
        narrowed: Vec::new(),
        entries: all
            .iter()
            .filter(public)
            .map(|event| entry(&event))
            .collect(),
    }
}
