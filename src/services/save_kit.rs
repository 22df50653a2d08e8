//! Staff write what officers take along and what they may speak about: to all events of a kind, or to
//! one event, whose words go before those of its kind.

use crate::domain::event::Event;
use crate::domain::seen::seen;
use crate::domain::topic::{Kind, Kit};
use crate::services::{Actor, Context, Error, Result};
use crate::store::audit::{self, Entry};
use crate::store::{Tx, departments, event_kits, events, topics};

/// What the words are about, by slug.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Of {
    Kind(String),
    Event(String),
}

/// What they are about as it is stored.
#[derive(Debug, Clone)]
pub enum Owner {
    Kind(Kind),
    Event(Box<Event>),
}

/// The words of one owner, and those that count where it has none.
#[derive(Debug, Clone)]
pub struct Known {
    pub owner: Owner,
    pub own: Kit,
    pub beneath: Kit,
}

impl Known {
    /// The mark a form is opened with.
    #[must_use]
    pub fn seen(&self) -> String {
        seen(&self.own)
    }
}

/// The words as they are.
///
/// # Errors
/// [`Error::Forbidden`], [`Error::NotFound`] when the department has no such kind or event.
pub fn find(tx: &mut Tx<'_>, actor: &Actor, of: &Of) -> Result<Known> {
    actor.may_run_events()?;
    match of {
        Of::Kind(slug) => {
            let kinds = topics::list_kinds(tx, actor.department_id)?;
            let kind = kinds.into_iter().find(|kind| kind.slug.as_str() == slug);
            let kind = kind.ok_or(Error::NotFound)?;
            Ok(Known {
                own: topics::find_kit(tx, kind.id)?,
                beneath: Kit::default(),
                owner: Owner::Kind(kind),
            })
        }
        Of::Event(slug) => {
            let event = events::find(tx, actor.department_id, slug)?.ok_or(Error::NotFound)?;
            Ok(Known {
                own: event_kits::find(tx, event.id)?,
                beneath: topics::find_kit(tx, event.kind.id)?,
                owner: Owner::Event(Box::new(event)),
            })
        }
    }
}

/// Stores the words; briefings that leave from now on follow them. `mark` is that of the words the form
/// was opened with.
///
/// # Errors
/// [`Error::Stale`] when somebody else changed them since, [`Error::Forbidden`], [`Error::NotFound`].
pub fn run(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    (of, mark): (&Of, &str),
    kit: &Kit,
) -> Result<()> {
    hold(tx, actor, of)?;
    let known = find(tx, actor, of)?;
    if known.own == *kit {
        return Ok(());
    }
    if known.seen() != mark {
        return Err(Error::Stale);
    }
    let (action, what, id, slug) = match &known.owner {
        Owner::Kind(kind) => {
            topics::update_kit(tx, kind.id, kit)?;
            ("kind.kit_written", "kind", kind.id.0, kind.slug.as_str())
        }
        Owner::Event(event) => {
            event_kits::put(tx, event.id, kit)?;
            (
                "event.kit_written",
                "event",
                event.id.0,
                event.slug.as_str(),
            )
        }
    };
    let (department, who) = (actor.department_id, actor.staff_id);
    let entry = Entry::by(context.now, department, who, action, what, id);
    audit::append(tx, &entry.detail(what, slug))?;
    Ok(())
}

/// Nobody else writes the same words until this is done.
fn hold(tx: &mut Tx<'_>, actor: &Actor, of: &Of) -> Result<()> {
    actor.may_run_events()?;
    match of {
        Of::Kind(_) => {
            departments::lock(tx, actor.department_id)?;
        }
        Of::Event(slug) => {
            let event = events::find(tx, actor.department_id, slug)?.ok_or(Error::NotFound)?;
            events::lock(tx, event.id)?;
        }
    }
    Ok(())
}
