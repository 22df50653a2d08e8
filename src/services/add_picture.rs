//! Staff put a picture to an event, a place, an officer or a story. It was read and encoded anew before;
//! here it gets its place, its words, its line in the log.

use crate::domain::picture::{Encoded, OwnerKind, Picture, Refusal};
use crate::domain::topic::Labels;
use crate::services::picture_owner::{self, Deed};
use crate::services::{Actor, Context, Result};
use crate::store::Tx;
use crate::store::pictures::{self, NewPicture};

/// # Errors
/// [`Error::Forbidden`](crate::services::Error::Forbidden),
/// [`Error::NotFound`](crate::services::Error::NotFound) for an owner of another department;
/// [`Refusal::Full`] when the owner has as many as it may.
pub fn run(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    (kind, slug): (OwnerKind, &str),
    (words, encoded): (&Labels, &Encoded),
) -> Result<std::result::Result<Picture, Refusal>> {
    let owner = picture_owner::find(tx, actor, kind, slug)?;
    picture_owner::hold(tx, context, actor.department_id, owner)?;
    let known = pictures::list_of(tx, owner)?;
    let most = kind.most();
    if known.len() >= most {
        return Ok(Err(Refusal::Full { most }));
    }
    let last = known.iter().map(|picture| picture.position).max();
    let new = NewPicture {
        public_id: context.vault.public_id(),
        department: actor.department_id,
        owner,
        words,
        encoded,
        position: last.unwrap_or_default() + 1,
        staff: actor.staff_id,
        at: context.now,
    };
    let picture = pictures::insert(tx, &new)?;
    picture_owner::told(tx, context, actor, &picture, Deed::Added)?;
    Ok(Ok(picture))
}
