//! Keeps what a public page says from now on: who changed it, when, and every word. Part of each use
//! case that raises a department's revision because words or facts changed, in its transaction, after
//! everything else of the change is written. A page that says what it said before gets no new version.

use crate::domain::ids::{ArticleId, EventId};
use crate::domain::picture::Owner;
use crate::domain::version::{Snapshot, Subject};
use crate::services::{Actor, Context, Error, Result, read_promises};
use crate::store::versions::{self, NewVersion};
use crate::store::{Tx, articles, departments, events, pictures};

/// Who did what: the word is the audit log's; `None` is the service itself.
pub(super) type By<'a> = (Option<&'a Actor>, &'static str);

/// Events looked at together.
const PIECE: usize = 100;

/// Keeps an event that residents can see; one they cannot has no versions.
pub(super) fn event(tx: &mut Tx<'_>, context: &Context, id: EventId, by: By<'_>) -> Result<()> {
    events(tx, context, &[id], by).map(|_| ())
}

/// The same for several; how many of them say something else than before.
pub(super) fn events(
    tx: &mut Tx<'_>,
    context: &Context,
    ids: &[EventId],
    (actor, action): By<'_>,
) -> Result<usize> {
    let mut ids = ids.to_vec();
    ids.sort_unstable();
    let mut kept = 0;
    for piece in ids.chunks(PIECE) {
        for id in piece {
            events::lock(tx, *id)?;
        }
        let mut found = events::list_by_ids(tx, piece)?;
        found.sort_by_key(|event| event.id);
        for event in found.iter().filter(|event| event.state.is_public()) {
            let department = departments::find(tx, event.department_id)?.ok_or(Error::NotFound)?;
            let mut snapshot = Snapshot::of_event(event, &department, context.now);
            if let Some(told) = read_promises::of_event(tx, event)? {
                snapshot = snapshot.with_promises(&told.topics, &told.promises);
            }
            let new = NewVersion {
                department: event.department_id,
                subject: Subject::Event(event.id),
                at: context.now,
                who: actor.map(|actor| actor.staff_id),
                action,
                snapshot: &snapshot,
            };
            kept += usize::from(versions::append(tx, &new)?);
        }
    }
    Ok(kept)
}

/// Keeps a published article; a draft has no versions.
pub(super) fn article(
    tx: &mut Tx<'_>,
    context: &Context,
    id: ArticleId,
    (actor, action): By<'_>,
) -> Result<bool> {
    let article = articles::find_by_id(tx, id)?.ok_or(Error::NotFound)?;
    if article.published_at.is_none() {
        return Ok(false);
    }
    let about = match article.event_id {
        Some(event) => events::find_by_id(tx, event)?,
        None => None,
    };
    let own = pictures::list_of(tx, Owner::Article(id))?;
    let new = NewVersion {
        department: article.department_id,
        subject: Subject::Article(id),
        at: context.now,
        who: actor.map(|actor| actor.staff_id),
        action,
        snapshot: &Snapshot::of_article(&article, about.as_ref(), &own),
    };
    Ok(versions::append(tx, &new)?)
}

/// Gives what was public before versions were kept its first one, as it stands now; how many pages
/// that were. Does nothing the second time.
///
/// # Errors
/// What the store says.
pub fn begin(tx: &mut Tx<'_>, context: &Context) -> Result<usize> {
    const BEGUN: By<'_> = (None, "version.begun");
    let found = versions::list_events_without(tx)?;
    let mut kept = events(tx, context, &found, BEGUN)?;
    for id in versions::list_articles_without(tx)? {
        kept += usize::from(article(tx, context, id, BEGUN)?);
    }
    Ok(kept)
}
