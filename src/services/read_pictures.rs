//! Pictures as staff see them, and the octets of one size for whoever may see it.

use crate::domain::department::Department;
use crate::domain::event::{Event, State};
use crate::domain::ids::OfficerId;
use crate::domain::picture::{Format, Owner, OwnerKind, Picture};
use crate::services::{Actor, Context, Error, Result, open_department, picture_owner};
use crate::store::events::Filter;
pub use crate::store::names::Name;
use crate::store::{Tx, articles, events, pictures};

/// The pictures of one owner.
#[derive(Debug, Clone)]
pub struct Row {
    pub kind: OwnerKind,
    /// What the owner is called, with its slug.
    pub name: Name,
    pub pictures: Vec<Picture>,
}

/// # Errors
/// [`Error::Forbidden`], [`Error::NotFound`] for an owner of another department.
pub fn of(tx: &mut Tx<'_>, actor: &Actor, kind: OwnerKind, slug: &str) -> Result<Row> {
    let owner = picture_owner::find(tx, actor, kind, slug)?;
    Ok(Row {
        kind,
        name: picture_owner::name(tx, owner)?,
        pictures: pictures::list_of(tx, owner)?,
    })
}

/// One picture, with what its owner is called.
///
/// # Errors
/// [`Error::Forbidden`], [`Error::NotFound`] for a picture of another department.
pub fn one(tx: &mut Tx<'_>, actor: &Actor, public_id: &str) -> Result<(Picture, Name)> {
    let picture = picture_owner::picture(tx, actor, public_id)?;
    let name = picture_owner::name(tx, picture.owner)?;
    Ok((picture, name))
}

/// What stands on an event's page beside its own pictures: those of its place and of its officers.
///
/// # Errors
/// What the store says.
pub(super) fn around(tx: &mut Tx<'_>, event: &Event) -> Result<Vec<Picture>> {
    let officers = event.officers.iter();
    let mut owners: Vec<Owner> = officers.map(|one| Owner::Officer(one.id)).collect();
    owners.push(Owner::Venue(event.venue.id));
    Ok(pictures::list_of_all(tx, &owners)?)
}

/// The octets of one size, and how they are encoded.
#[derive(Debug, Clone)]
pub struct File {
    pub kind: OwnerKind,
    pub format: Format,
    pub octets: Vec<u8>,
}

/// A size for staff, of whatever is not public yet, too.
///
/// # Errors
/// As [`one`]; [`Error::NotFound`] for a size there is not.
pub fn file(tx: &mut Tx<'_>, actor: &Actor, public_id: &str, name: &str) -> Result<File> {
    let picture = picture_owner::picture(tx, actor, public_id)?;
    octets(tx, &picture, name)
}

/// A size for everybody.
///
/// # Errors
/// [`Error::NotFound`] as long as no public page shows it; [`Error::Gone`] for a department that left.
pub fn public_file(
    tx: &mut Tx<'_>,
    context: &Context,
    department: &str,
    public_id: &str,
    name: &str,
) -> Result<File> {
    let department = open_department(tx, department)?;
    let picture = pictures::find(tx, department.id, public_id)?.ok_or(Error::NotFound)?;
    if !is_shown(tx, context, &department, picture.owner)? {
        return Err(Error::NotFound);
    }
    octets(tx, &picture, name)
}

fn octets(tx: &mut Tx<'_>, picture: &Picture, name: &str) -> Result<File> {
    let size = picture.size_of(name).ok_or(Error::NotFound)?;
    let found = pictures::find_file(tx, picture.id, size)?;
    Ok(File {
        kind: picture.owner.kind(),
        format: picture.format,
        octets: found.ok_or(Error::NotFound)?,
    })
}

/// Whether a page that everybody can read shows the owner's pictures.
fn is_shown(
    tx: &mut Tx<'_>,
    context: &Context,
    department: &Department,
    owner: Owner,
) -> Result<bool> {
    let public = Filter {
        states: State::PUBLIC.to_vec(),
        ..Filter::of(department.id)
    };
    Ok(match owner {
        Owner::Event(id) => {
            events::find_by_id(tx, id)?.is_some_and(|event| event.state.is_public())
        }
        Owner::Article(id) => {
            articles::find_by_id(tx, id)?.is_some_and(|article| article.published_at.is_some())
        }
        Owner::Venue(_) => {
            let there = Filter {
                venue: Some(picture_owner::name(tx, owner)?.slug),
                limit: Some(1),
                ..public
            };
            !events::list(tx, &there)?.is_empty()
        }
        Owner::Officer(id) => is_named(tx, context, department, (id, public))?,
    })
}

/// Whether a page names the officer now: her photo goes when her name does.
fn is_named(
    tx: &mut Tx<'_>,
    context: &Context,
    department: &Department,
    (officer, public): (OfficerId, Filter),
) -> Result<bool> {
    let days = department.settings.officer_name_days;
    let with = Filter {
        assigned: Some(officer),
        ends_after: Some(context.now - chrono::TimeDelta::days(days)),
        ..public
    };
    let found = events::list(tx, &with)?;
    let names_her = |event: &Event| {
        let mut named = event.named(context.now, days);
        named.any(|one| one.id == officer && one.facts.public_name().is_some())
    };
    Ok(found.iter().any(names_her))
}
