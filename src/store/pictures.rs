//! Pictures: what is said of each, and apart from that the octets of each size.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::db::Tx;
use super::error::StoreResult;
use super::schema::{picture_files as files, pictures, pictures::dsl};
use super::types::{Row, instant, json, one, small, stamp};
use crate::domain::ids::{
    ArticleId, DepartmentId, EventId, OfficerId, PictureId, PublicId, StaffId, VenueId,
};
use crate::domain::picture::{Encoded, Format, Owner, Picture, Size};
use crate::domain::topic::Labels;

/// A picture to be kept.
#[derive(Debug, Clone)]
pub struct NewPicture<'a> {
    pub public_id: PublicId,
    pub department: DepartmentId,
    pub owner: Owner,
    pub words: &'a Labels,
    pub encoded: &'a Encoded,
    pub position: i32,
    pub staff: StaffId,
    pub at: DateTime<Utc>,
}

#[derive(Queryable)]
struct Record {
    id: i64,
    public_id: String,
    department_id: i64,
    event_id: Option<i64>,
    venue_id: Option<i64>,
    officer_id: Option<i64>,
    article_id: Option<i64>,
    words: String,
    format: String,
    sizes: String,
    position: i32,
    staff_id: Option<i64>,
    created_at: NaiveDateTime,
}

impl Record {
    fn read(self) -> StoreResult<Picture> {
        let row = Row {
            table: "pictures",
            id: self.id,
        };
        let owner = match (
            self.event_id,
            self.venue_id,
            self.officer_id,
            self.article_id,
        ) {
            (Some(id), None, None, None) => Some(Owner::Event(EventId(id))),
            (None, Some(id), None, None) => Some(Owner::Venue(VenueId(id))),
            (None, None, Some(id), None) => Some(Owner::Officer(OfficerId(id))),
            (None, None, None, Some(id)) => Some(Owner::Article(ArticleId(id))),
            _ => None,
        };
        Ok(Picture {
            id: PictureId(self.id),
            public_id: row.public_id(&self.public_id)?,
            department_id: DepartmentId(self.department_id),
            owner: row.need("event_id", owner)?,
            words: row.json("words", &self.words)?,
            format: row.need("format", Format::parse(&self.format))?,
            sizes: row.json::<Vec<Size>>("sizes", &self.sizes)?,
            position: self.position,
            staff_id: self.staff_id.map(StaffId),
            created_at: instant(self.created_at),
        })
    }
}

fn read(records: Vec<Record>) -> StoreResult<Vec<Picture>> {
    records.into_iter().map(Record::read).collect()
}

/// # Errors
/// What the database says.
pub fn insert(tx: &mut Tx<'_>, new: &NewPicture<'_>) -> StoreResult<Picture> {
    let of = |kind: fn(Owner) -> bool| Some(new.owner.id()).filter(|_| kind(new.owner));
    let sizes: Vec<Size> = new.encoded.files.iter().map(|file| file.size).collect();
    let record: Record = diesel::insert_into(pictures::table)
        .values((
            dsl::public_id.eq(new.public_id.as_str()),
            dsl::department_id.eq(new.department.0),
            dsl::event_id.eq(of(|owner| matches!(owner, Owner::Event(_)))),
            dsl::venue_id.eq(of(|owner| matches!(owner, Owner::Venue(_)))),
            dsl::officer_id.eq(of(|owner| matches!(owner, Owner::Officer(_)))),
            dsl::article_id.eq(of(|owner| matches!(owner, Owner::Article(_)))),
            dsl::words.eq(json(new.words)?),
            dsl::format.eq(new.encoded.format.as_str()),
            dsl::sizes.eq(json(&sizes)?),
            dsl::position.eq(new.position),
            dsl::staff_id.eq(Some(new.staff.0).filter(|_| new.staff != StaffId::NOBODY)),
            dsl::created_at.eq(stamp(new.at)),
        ))
        .get_result(tx.conn)?;
    let picture = record.read()?;
    for file in &new.encoded.files {
        diesel::insert_into(files::table)
            .values((
                files::picture_id.eq(picture.id.0),
                files::width.eq(small(file.size.width)?),
                files::octets.eq(&file.octets),
            ))
            .execute(tx.conn)?;
    }
    Ok(picture)
}

/// A department's picture by what the outside knows it by.
///
/// # Errors
/// What the database says.
pub fn find(
    tx: &mut Tx<'_>,
    department: DepartmentId,
    public_id: &str,
) -> StoreResult<Option<Picture>> {
    let record: Option<Record> = dsl::pictures
        .filter(dsl::department_id.eq(department.0))
        .filter(dsl::public_id.eq(public_id))
        .first(tx.conn)
        .optional()?;
    record.map(Record::read).transpose()
}

/// The pictures of one owner, in their order.
///
/// # Errors
/// What the database says.
pub fn list_of(tx: &mut Tx<'_>, owner: Owner) -> StoreResult<Vec<Picture>> {
    list_of_all(tx, &[owner])
}

/// The pictures of several, those of each in their order.
///
/// # Errors
/// What the database says.
pub fn list_of_all(tx: &mut Tx<'_>, owners: &[Owner]) -> StoreResult<Vec<Picture>> {
    let ids = |kind: fn(&Owner) -> bool| -> Vec<i64> {
        let own = owners.iter().filter(|owner| kind(owner));
        own.map(|owner| owner.id()).collect()
    };
    let records: Vec<Record> = dsl::pictures
        .filter(dsl::event_id.eq_any(ids(|owner| matches!(owner, Owner::Event(_)))))
        .or_filter(dsl::venue_id.eq_any(ids(|owner| matches!(owner, Owner::Venue(_)))))
        .or_filter(dsl::officer_id.eq_any(ids(|owner| matches!(owner, Owner::Officer(_)))))
        .or_filter(dsl::article_id.eq_any(ids(|owner| matches!(owner, Owner::Article(_)))))
        .order((dsl::position, dsl::id))
        .load(tx.conn)?;
    read(records)
}

/// The pictures of events, by event, in their order.
pub(super) fn by_event(tx: &mut Tx<'_>, events: &[i64]) -> StoreResult<HashMap<i64, Vec<Picture>>> {
    let records: Vec<Record> = dsl::pictures
        .filter(dsl::event_id.eq_any(events.to_vec()))
        .order((dsl::position, dsl::id))
        .load(tx.conn)?;
    let mut by_event: HashMap<i64, Vec<Picture>> = HashMap::new();
    for picture in read(records)? {
        by_event
            .entry(picture.owner.id())
            .or_default()
            .push(picture);
    }
    Ok(by_event)
}

/// The octets of one size.
///
/// # Errors
/// What the database says.
pub fn find_file(tx: &mut Tx<'_>, id: PictureId, size: Size) -> StoreResult<Option<Vec<u8>>> {
    Ok(files::table
        .find((id.0, small(size.width)?))
        .select(files::octets)
        .first(tx.conn)
        .optional()?)
}

/// # Errors
/// When there is no such picture.
pub fn update_words(tx: &mut Tx<'_>, id: PictureId, words: &Labels) -> StoreResult<()> {
    let changed = diesel::update(dsl::pictures.find(id.0))
        .set(dsl::words.eq(json(words)?))
        .execute(tx.conn)?;
    one(changed)
}

/// # Errors
/// When there is no such picture.
pub fn set_position(tx: &mut Tx<'_>, id: PictureId, position: i32) -> StoreResult<()> {
    let changed = diesel::update(dsl::pictures.find(id.0))
        .set(dsl::position.eq(position))
        .execute(tx.conn)?;
    one(changed)
}

/// Deletes a picture with all its sizes.
///
/// # Errors
/// When there is no such picture.
pub fn delete(tx: &mut Tx<'_>, id: PictureId) -> StoreResult<()> {
    one(diesel::delete(dsl::pictures.find(id.0)).execute(tx.conn)?)
}
