//! Staff change what is said of a picture, or its place in the row.

use crate::domain::picture::{self, Picture, Step};
use crate::domain::topic::Labels;
use crate::services::picture_owner::{self, Deed};
use crate::services::{Actor, Context, Result};
use crate::store::{Tx, pictures};

/// Other words; the same again change nothing.
///
/// # Errors
/// [`Error::Forbidden`](crate::services::Error::Forbidden),
/// [`Error::NotFound`](crate::services::Error::NotFound) for a picture of another department.
pub fn describe(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    public_id: &str,
    words: &Labels,
) -> Result<Picture> {
    let picture = picture_owner::picture(tx, actor, public_id)?;
    if picture.words != *words {
        picture_owner::hold(tx, context, actor.department_id, picture.owner)?;
        pictures::update_words(tx, picture.id, words)?;
        picture_owner::told(tx, context, actor, &picture, Deed::Changed)?;
    }
    Ok(picture)
}

/// A step in the row; at its end nothing changes.
///
/// # Errors
/// As [`describe`].
pub fn shift(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    public_id: &str,
    step: Step,
) -> Result<Picture> {
    let picture = picture_owner::picture(tx, actor, public_id)?;
    picture_owner::hold(tx, context, actor.department_id, picture.owner)?;
    let mut row = pictures::list_of(tx, picture.owner)?;
    let at = row.iter().position(|one| one.id == picture.id);
    let other = at.and_then(|at| picture::neighbour(row.len(), at, step));
    if let Some((at, other)) = at.zip(other) {
        row.swap(at, other);
        for (position, one) in (1..).zip(&row) {
            if one.position != position {
                pictures::set_position(tx, one.id, position)?;
            }
        }
        picture_owner::told(tx, context, actor, &picture, Deed::Changed)?;
    }
    Ok(picture)
}
