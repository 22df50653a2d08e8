//! A department joins the installation, with the kinds and topics every department starts with.

use crate::domain::department::{Department, NewDepartment};
use crate::domain::language::Language;
use crate::domain::slug::Slug;
use crate::domain::topic::{FOUNDING_KINDS, FOUNDING_TOPICS, Labels};
use crate::services::{Context, Error, Result};
use crate::store::audit::{self, Entry};
use crate::store::{Tx, departments, topics};

/// # Errors
/// [`Error::SlugTaken`] when another department has the slug.
pub fn run(tx: &mut Tx<'_>, context: &Context, new: &NewDepartment) -> Result<Department> {
    if departments::find_by_slug(tx, new.slug.as_str())?.is_some() {
        return Err(Error::SlugTaken);
    }
    let department = departments::insert(tx, new, context.now)?;
    for (position, (slug, english, spanish)) in (0..).zip(FOUNDING_KINDS) {
        let labels = labels(english, spanish);
        topics::insert_kind(tx, department.id, &slug_of(slug), &labels, slug, position)?;
    }
    for (position, (slug, english, spanish)) in (0..).zip(FOUNDING_TOPICS) {
        topics::insert_topic(
            tx,
            department.id,
            &slug_of(slug),
            &labels(english, spanish),
            position,
        )?;
    }
    let entry = Entry::by_system(
        context.now,
        department.id,
        "department.added",
        "department",
        department.id.0,
    );
    audit::append(tx, &entry)?;
    Ok(department)
}

fn slug_of(word: &str) -> Slug {
    Slug::from_title(word, word)
}

fn labels(english: &str, spanish: &str) -> Labels {
    Labels::from([
        (Language::En, english.to_owned()),
        (Language::Es, spanish.to_owned()),
    ])
}
