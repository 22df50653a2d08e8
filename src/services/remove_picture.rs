//! Staff take a picture away: from the pages, and every size of it out of the database.

use crate::domain::picture::Picture;
use crate::services::picture_owner::{self, Deed};
use crate::services::{Actor, Context, Result};
use crate::store::{Tx, pictures};

/// # Errors
/// [`Error::Forbidden`](crate::services::Error::Forbidden),
/// [`Error::NotFound`](crate::services::Error::NotFound) for a picture of another department.
pub fn run(tx: &mut Tx<'_>, context: &Context, actor: &Actor, public_id: &str) -> Result<Picture> {
    let picture = picture_owner::picture(tx, actor, public_id)?;
    picture_owner::hold(tx, context, actor, picture.owner)?;
    pictures::delete(tx, picture.id)?;
    picture_owner::told(tx, context, actor, &picture, Deed::Removed)?;
    Ok(picture)
}
