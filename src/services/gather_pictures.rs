//! The pictures that belong to an export of records: of one event and of what was written about it. A
//! span of days holds none, it could be gigabytes; its versions name them. Part of `export_records`.

use crate::domain::article::Article;
use crate::domain::event::Event;
use crate::domain::picture::{Owner, OwnerKind, Picture};
use crate::services::Result;
use crate::services::export_records::Scope;
use crate::store::{Tx, pictures};

/// A picture in its largest size.
#[derive(Debug, Clone)]
pub struct PictureFile {
    pub kind: OwnerKind,
    /// The slug of the event or the story.
    pub page: String,
    pub picture: Picture,
    pub octets: Vec<u8>,
}

pub(super) fn run(
    tx: &mut Tx<'_>,
    scope: &Scope,
    events: &[Event],
    stories: &[Article],
) -> Result<Vec<PictureFile>> {
    let mut files = Vec::new();
    if matches!(scope, Scope::Days(..)) {
        return Ok(files);
    }
    let events = events
        .iter()
        .map(|one| (Owner::Event(one.id), one.slug.to_string()));
    let stories = stories
        .iter()
        .map(|one| (Owner::Article(one.id), one.slug.to_string()));
    for (owner, page) in events.chain(stories) {
        for picture in pictures::list_of(tx, owner)? {
            let Some(size) = picture.largest() else {
                continue;
            };
            let octets = pictures::find_file(tx, picture.id, size)?;
            files.push(PictureFile {
                kind: owner.kind(),
                page: page.clone(),
                octets: octets.unwrap_or_default(),
                picture,
            });
        }
    }
    Ok(files)
}
