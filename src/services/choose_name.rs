//! An officer says through her link how neighbors read her name, which languages she speaks, and whether
//! her photo stays. It holds for every event, and is hers to change at any time. Whether she is listed at
//! all is her department's word: a link never lists somebody whom staff took off the pages.

use crate::domain::language::Language;
use crate::domain::officer::{DisplayForm, OfficerFacts};
use crate::services::{Context, Error, Result, answer_assignment, remove_picture, save_officer};
use crate::store::Tx;
use crate::store::audit::{self, Entry};

/// What she chose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    /// The version her page was opened with.
    pub version: i32,
    pub display_form: DisplayForm,
    pub languages: Vec<Language>,
    /// Her photo goes.
    pub without_photo: bool,
}

/// Stores her choice; pages, calendars and the next letters follow. Choosing what holds already changes
/// nothing.
///
/// # Errors
/// [`Error::NotFound`] for a link that does not speak for her any more, [`Error::Stale`] when staff
/// changed what is said of her since she opened the page.
pub fn run(tx: &mut Tx<'_>, context: &Context, token: &str, chosen: &Chosen) -> Result<()> {
    let found = answer_assignment::find(tx, context, token)?;
    let ends_at = found.event.times.ends_at;
    if !found.assignment.speaks_for_her(ends_at, context.now) {
        return Err(Error::NotFound);
    }
    let officer = &found.officer;
    if officer.version != chosen.version {
        return Err(Error::Stale);
    }
    let facts = OfficerFacts {
        display_form: chosen.display_form,
        languages: chosen.languages.clone(),
        ..officer.facts.clone()
    };
    if facts != officer.facts {
        let what = "officer.chose_name";
        save_officer::store(tx, context, (None, what), officer, &facts)?;
        let department = officer.department_id;
        let (was, is) = (officer.facts.display_form, facts.display_form);
        let forms = format!("{} → {}", was.as_str(), is.as_str());
        let entry = Entry::by_system(context.now, department, what, "officer", officer.id.0)
            .detail("event", found.event.slug.as_str())
            .detail("form", &forms);
        audit::append(tx, &entry)?;
    }
    if chosen.without_photo {
        remove_picture::by_officer(tx, context, officer)?;
    }
    Ok(())
}
