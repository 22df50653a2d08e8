//! Whose a picture is, who may touch it, and what a change of it means for the pages that show it. Part
//! of the use cases about pictures, in their transaction.

use crate::domain::ids::DepartmentId;
use crate::domain::picture::{Owner, OwnerKind, Picture};
use crate::services::{Actor, Context, Error, Result, keep_version};
use crate::store::audit::{self, Entry};
use crate::store::events::{News, Touched};
use crate::store::names::{self, Name};
use crate::store::{Tx, articles, departments, events, officers, pictures, venues};

/// What was done to a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Deed {
    Added,
    /// Other words, or another place in the row.
    Changed,
    Removed,
}

/// Whoever may edit the owner may touch its pictures.
pub(super) fn may(actor: &Actor, kind: OwnerKind) -> Result<()> {
    match kind {
        OwnerKind::Event | OwnerKind::Venue | OwnerKind::Officer => actor.may_run_events(),
        OwnerKind::Article => actor.may_write_articles(),
    }
}

/// The owner behind a staff address.
pub(super) fn find(tx: &mut Tx<'_>, actor: &Actor, kind: OwnerKind, slug: &str) -> Result<Owner> {
    may(actor, kind)?;
    let department = actor.department_id;
    let owner = match kind {
        OwnerKind::Event => {
            let event = events::find(tx, department, slug)?;
            event.map(|event| Owner::Event(event.id))
        }
        OwnerKind::Venue => {
            let venue = venues::find_by_slug(tx, department, slug)?;
            venue.map(|venue| Owner::Venue(venue.id))
        }
        OwnerKind::Officer => {
            let officer = officers::find_by_slug(tx, department, slug)?;
            officer.map(|officer| Owner::Officer(officer.id))
        }
        OwnerKind::Article => {
            let article = articles::find(tx, department, slug)?;
            article.map(|article| Owner::Article(article.id))
        }
    };
    owner.ok_or(Error::NotFound)
}

/// The picture behind a staff address.
pub(super) fn picture(tx: &mut Tx<'_>, actor: &Actor, public_id: &str) -> Result<Picture> {
    let found = pictures::find(tx, actor.department_id, public_id)?;
    let picture = found.ok_or(Error::NotFound)?;
    may(actor, picture.owner.kind())?;
    Ok(picture)
}

/// What the owner is called, with its slug.
pub(super) fn name(tx: &mut Tx<'_>, owner: Owner) -> Result<Name> {
    let ids = [owner.id()];
    let mut found = match owner.kind() {
        OwnerKind::Event => names::of_events(tx, &ids)?,
        OwnerKind::Venue => names::of_venues(tx, &ids)?,
        OwnerKind::Officer => names::of_officers(tx, &ids)?,
        OwnerKind::Article => names::of_articles(tx, &ids)?,
    };
    found.remove(&owner.id()).ok_or(Error::NotFound)
}

/// Holds the row of pictures: nobody else counts or orders it until the transaction ends. Every page
/// and feed of the department is made anew afterwards.
pub(super) fn hold(
    tx: &mut Tx<'_>,
    context: &Context,
    department: DepartmentId,
    owner: Owner,
) -> Result<()> {
    if let Owner::Event(event) = owner {
        events::lock(tx, event)?;
    }
    Ok(departments::bump_revision(tx, department, context.now)?)
}

/// Tells calendars, versions and log, once everything is written. A place's and an officer's pictures
/// stand on pages of events, but are no fact of theirs.
pub(super) fn told(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    picture: &Picture,
    deed: Deed,
) -> Result<()> {
    let owner = picture.owner;
    let action = action(owner.kind(), deed);
    match owner {
        Owner::Event(event) => {
            let these = Touched::These(vec![event]);
            events::touch(tx, &these, News::Words, context.now)?;
            keep_version::event(tx, context, event, (Some(actor), action))?;
        }
        Owner::Article(article) => {
            keep_version::article(tx, context, article, (Some(actor), action))?;
        }
        Owner::Venue(_) | Owner::Officer(_) => {}
    }
    let (department, who) = (actor.department_id, actor.staff_id);
    let subject = owner.kind().as_str();
    let entry = Entry::by(context.now, department, who, action, subject, owner.id());
    let entry = entry.detail("picture", picture.public_id.as_str());
    Ok(audit::append(tx, &entry)?)
}

/// The words of the log.
fn action(kind: OwnerKind, deed: Deed) -> &'static str {
    match (kind, deed) {
        (OwnerKind::Event, Deed::Added) => "event.picture_added",
        (OwnerKind::Event, Deed::Changed) => "event.picture_changed",
        (OwnerKind::Event, Deed::Removed) => "event.picture_removed",
        (OwnerKind::Venue, Deed::Added) => "venue.picture_added",
        (OwnerKind::Venue, Deed::Changed) => "venue.picture_changed",
        (OwnerKind::Venue, Deed::Removed) => "venue.picture_removed",
        (OwnerKind::Officer, Deed::Added) => "officer.picture_added",
        (OwnerKind::Officer, Deed::Changed) => "officer.picture_changed",
        (OwnerKind::Officer, Deed::Removed) => "officer.picture_removed",
        (OwnerKind::Article, Deed::Added) => "article.picture_added",
        (OwnerKind::Article, Deed::Changed) => "article.picture_changed",
        (OwnerKind::Article, Deed::Removed) => "article.picture_removed",
    }
}
