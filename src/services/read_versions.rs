//! The history of a public page: every version of an event or an article, who made it and when.

use crate::domain::ids::EventId;
use crate::domain::language::Language;
use crate::domain::version::Subject;
use crate::domain::zone::Zone;
use crate::services::{Actor, Error, Result};
pub use crate::store::versions::Version;
use crate::store::{Tx, articles, departments, events, versions};

/// What the history is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Of {
    /// By slug.
    Event(String),
    Article(String),
}

/// A page's history, the first version first.
#[derive(Debug, Clone)]
pub struct History {
    pub subject: Subject,
    pub slug: String,
    /// The title as it is now, in the reader's language or another one.
    pub title: String,
    pub versions: Vec<Version>,
    /// The department's: the times of the history are in it.
    pub zone: Zone,
}

/// # Errors
/// [`Error::NotFound`] for what is of another department.
pub fn run(tx: &mut Tx<'_>, actor: &Actor, of: &Of, language: Language) -> Result<History> {
    let department = departments::find(tx, actor.department_id)?.ok_or(Error::NotFound)?;
    let (subject, slug, title) = match of {
        Of::Event(slug) => {
            let event = events::find(tx, department.id, slug)?.ok_or(Error::NotFound)?;
            let title = event.title(language).to_owned();
            (Subject::Event(event.id), slug, title)
        }
        Of::Article(slug) => {
            let article = articles::find(tx, department.id, slug)?.ok_or(Error::NotFound)?;
            let title = article.text(language).1.title.clone();
            (Subject::Article(article.id), slug, title)
        }
    };
    Ok(History {
        subject,
        slug: slug.clone(),
        title,
        versions: versions::list(tx, subject)?,
        zone: department.zone,
    })
}

/// How many versions of an event were kept.
///
/// # Errors
/// What the store says.
pub fn count(tx: &mut Tx<'_>, event: EventId) -> Result<i64> {
    Ok(versions::count_of(tx, &[Subject::Event(event)])?)
}
