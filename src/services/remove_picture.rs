//! A picture is taken away: from the pages, and every size of it out of the database.

use crate::domain::officer::Officer;
use crate::domain::picture::{Owner, Picture};
use crate::services::picture_owner::{self, Deed};
use crate::services::{Actor, Context, Result};
use crate::store::audit::{self, Entry};
use crate::store::{Tx, pictures};

/// Staff take it away.
///
/// # Errors
/// [`Error::Forbidden`](crate::services::Error::Forbidden),
/// [`Error::NotFound`](crate::services::Error::NotFound) for a picture of another department.
pub fn run(tx: &mut Tx<'_>, context: &Context, actor: &Actor, public_id: &str) -> Result<Picture> {
    let picture = picture_owner::picture(tx, actor, public_id)?;
    picture_owner::hold(tx, context, actor.department_id, picture.owner)?;
    pictures::delete(tx, picture.id)?;
    picture_owner::told(tx, context, actor, &picture, Deed::Removed)?;
    Ok(picture)
}

/// An officer takes away every photo of hers.
///
/// # Errors
/// What the store says.
pub(super) fn by_officer(tx: &mut Tx<'_>, context: &Context, officer: &Officer) -> Result<()> {
    let (department, owner) = (officer.department_id, Owner::Officer(officer.id));
    let photos = pictures::list_of(tx, owner)?;
    if photos.is_empty() {
        return Ok(());
    }
    picture_owner::hold(tx, context, department, owner)?;
    for photo in photos {
        pictures::delete(tx, photo.id)?;
        let action = "officer.removed_own_photo";
        let subject = owner.kind().as_str();
        let entry = Entry::by_system(context.now, department, action, subject, owner.id());
        audit::append(tx, &entry.detail("picture", photo.public_id.as_str()))?;
    }
    Ok(())
}
