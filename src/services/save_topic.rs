//! Staff keep the list of topics neighbours can choose from. Labels are public words. A topic that is
//! retired stays where it was chosen and is not offered any more; none is merged into another.

use crate::domain::ids::EventId;
use crate::domain::language::Language;
use crate::domain::seen::seen;
use crate::domain::slug::Slug;
use crate::domain::topic::{self, Labels, Topic};
use crate::services::{Actor, Context, Error, Result, keep_version};
use crate::store::audit::{self, Entry};
use crate::store::events::Filter;
use crate::store::{Tx, departments, events, kinds, topics};

/// Every topic, retired ones too, in the department's order.
///
/// # Errors
/// [`Error::Forbidden`].
pub fn list(tx: &mut Tx<'_>, actor: &Actor) -> Result<Vec<Topic>> {
    actor.may_run_events()?;
    Ok(topics::list_topics(tx, actor.department_id)?)
}

/// # Errors
/// [`Error::Forbidden`], [`Error::NotFound`] when the department has no such topic.
pub fn find(tx: &mut Tx<'_>, actor: &Actor, slug: &str) -> Result<Topic> {
    let found = list(tx, actor)?.into_iter();
    let mut found = found.filter(|topic| topic.slug.as_str() == slug);
    found.next().ok_or(Error::NotFound)
}

/// Stores a new topic.
///
/// # Errors
/// [`Error::Forbidden`].
pub fn create(tx: &mut Tx<'_>, context: &Context, actor: &Actor, labels: &Labels) -> Result<()> {
    actor.may_run_events()?;
    departments::lock(tx, actor.department_id)?;
    let known = topics::list_topics(tx, actor.department_id)?;
    let base = Slug::from_title(topic::label(labels, Language::En).1, "topic");
    let mut slug = base.clone();
    let mut number = 1;
    while known.iter().any(|topic| topic.slug == slug) {
        number += 1;
        slug = base.numbered(number);
    }
    let id = kinds::insert_topic(tx, actor.department_id, &slug, labels)?;
    done(tx, context, actor, ("topic.created", id.0, &slug))
}

/// Changes the labels of a topic; `mark` is that of the labels the form was opened with.
///
/// # Errors
/// [`Error::Stale`] when somebody else changed them since, [`Error::Forbidden`], [`Error::NotFound`].
pub fn update(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    (slug, mark): (&str, &str),
    labels: &Labels,
) -> Result<()> {
    actor.may_run_events()?;
    // Events are held before the department, as everywhere.
    let shown = hold_events(tx, actor, slug)?;
    departments::lock(tx, actor.department_id)?;
    let topic = find(tx, actor, slug)?;
    if topic.labels == *labels {
        return Ok(());
    }
    if seen(&topic.labels) != mark {
        return Err(Error::Stale);
    }
    kinds::update_topic(tx, topic.id, labels)?;
    let action = "topic.edited";
    done(tx, context, actor, (action, topic.id.0, &topic.slug))?;
    keep_version::events(tx, context, &shown, (Some(actor), action))?;
    Ok(())
}

/// The events that name the topic.
fn hold_events(tx: &mut Tx<'_>, actor: &Actor, slug: &str) -> Result<Vec<EventId>> {
    let filter = Filter {
        topic: Some(slug.to_owned()),
        ..Filter::of(actor.department_id)
    };
    let found = events::list(tx, &filter)?;
    let mut ids: Vec<EventId> = found.iter().map(|event| event.id).collect();
    ids.sort_unstable();
    for id in &ids {
        events::lock(tx, *id)?;
    }
    Ok(ids)
}

/// Retires a topic, or offers it again. Doing either twice is the same as once.
///
/// # Errors
/// [`Error::Forbidden`], [`Error::NotFound`].
pub fn retire(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    slug: &str,
    retired: bool,
) -> Result<()> {
    actor.may_run_events()?;
    departments::lock(tx, actor.department_id)?;
    let topic = find(tx, actor, slug)?;
    if topic.is_retired == retired {
        return Ok(());
    }
    kinds::set_topic_retired(tx, topic.id, retired.then_some(context.now))?;
    let action = if retired {
        "topic.retired"
    } else {
        "topic.offered_again"
    };
    done(tx, context, actor, (action, topic.id.0, &topic.slug))
}

/// Pages are made anew, and the log says who did it.
fn done(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    (action, id, slug): (&'static str, i64, &Slug),
) -> Result<()> {
    let (department, who) = (actor.department_id, actor.staff_id);
    departments::bump_revision(tx, department, context.now)?;
    let entry = Entry::by(context.now, department, who, action, "topic", id);
    audit::append(tx, &entry.detail("topic", slug.as_str()))?;
    Ok(())
}
