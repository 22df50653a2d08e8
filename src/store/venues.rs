//! Places.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::db::Tx;
use super::error::StoreResult;
use super::schema::venues::dsl;
use super::types::{Row, instant, json, one, small, stamp};
use crate::domain::hours::Hours;
use crate::domain::ids::{DepartmentId, PublicId, VenueId};
use crate::domain::slug::Slug;
use crate::domain::venue::{Venue, VenueFacts};

#[derive(Queryable)]
pub(super) struct Record {
    pub(super) id: i64,
    public_id: String,
    department_id: i64,
    slug: String,
    name: String,
    street: String,
    city: String,
    region: String,
    postal_code: String,
    country: String,
    access_notes: String,
    latitude: Option<f64>,
    longitude: Option<f64>,
    zone: Option<String>,
    created_at: NaiveDateTime,
    updated_at: NaiveDateTime,
    district: Option<String>,
    hours: Option<String>,
    capacity: Option<i32>,
    is_outdoors: bool,
    _contact_sealed: Option<Vec<u8>>,
    _contact_at: Option<NaiveDateTime>,
}

impl Record {
    pub(super) fn read(self) -> StoreResult<Venue> {
        let row = Row {
            table: "venues",
            id: self.id,
        };
        let facts = VenueFacts {
            access_notes: row.json("access_notes", &self.access_notes)?,
            geo: self.latitude.zip(self.longitude),
            zone: self
                .zone
                .as_deref()
                .map(|zone| row.zone(zone))
                .transpose()?,
            hours: self
                .hours
                .as_deref()
                .map(|raw| hours(row, raw))
                .transpose()?,
            capacity: self
                .capacity
                .map(|room| row.count("capacity", room))
                .transpose()?,
            is_outdoors: self.is_outdoors,
            name: self.name,
            street: self.street,
            city: self.city,
            region: self.region,
            postal_code: self.postal_code,
            country: self.country,
            district: self.district,
        };
        Ok(Venue {
            id: VenueId(self.id),
            public_id: row.public_id(&self.public_id)?,
            department_id: DepartmentId(self.department_id),
            slug: row.slug(&self.slug)?,
            facts,
            created_at: instant(self.created_at),
            updated_at: instant(self.updated_at),
        })
    }
}

fn hours(row: Row, raw: &str) -> StoreResult<Hours> {
    row.need("hours", Hours::parse(raw).ok())
}

#[derive(Insertable, AsChangeset)]
#[diesel(table_name = super::schema::venues)]
#[diesel(treat_none_as_null = true)]
struct Facts<'a> {
    name: &'a str,
    street: &'a str,
    city: &'a str,
    region: &'a str,
    postal_code: &'a str,
    country: &'a str,
    access_notes: String,
    latitude: Option<f64>,
    longitude: Option<f64>,
    zone: Option<&'static str>,
    hours: Option<String>,
    district: Option<&'a str>,
    capacity: Option<i32>,
    is_outdoors: bool,
}

impl<'a> Facts<'a> {
    fn of(facts: &'a VenueFacts) -> StoreResult<Self> {
        Ok(Self {
            name: &facts.name,
            street: &facts.street,
            city: &facts.city,
            region: &facts.region,
            postal_code: &facts.postal_code,
            country: &facts.country,
            access_notes: json(&facts.access_notes)?,
            latitude: facts.geo.map(|(latitude, _)| latitude),
            longitude: facts.geo.map(|(_, longitude)| longitude),
            zone: facts.zone.map(|zone| zone.name()),
            hours: facts.hours.as_ref().map(ToString::to_string),
            district: facts.district.as_deref(),
            capacity: facts.capacity.map(small).transpose()?,
            is_outdoors: facts.is_outdoors,
        })
    }
}

/// # Errors
/// [`StoreError::Unique`](super::StoreError::Unique) when the department has the slug already.
pub fn insert(
    tx: &mut Tx<'_>,
    department: DepartmentId,
    public_id: &PublicId,
    slug: &Slug,
    facts: &VenueFacts,
    now: DateTime<Utc>,
) -> StoreResult<Venue> {
    let record: Record = diesel::insert_into(dsl::venues)
        .values((
            dsl::public_id.eq(public_id.as_str()),
            dsl::department_id.eq(department.0),
            dsl::slug.eq(slug.as_str()),
            Facts::of(facts)?,
            dsl::created_at.eq(stamp(now)),
            dsl::updated_at.eq(stamp(now)),
        ))
        .get_result(tx.conn)?;
    record.read()
}

/// # Errors
/// When there is no such place.
pub fn update(
    tx: &mut Tx<'_>,
    id: VenueId,
    facts: &VenueFacts,
    now: DateTime<Utc>,
) -> StoreResult<()> {
    let changed = diesel::update(dsl::venues.find(id.0))
        .set((Facts::of(facts)?, dsl::updated_at.eq(stamp(now))))
        .execute(tx.conn)?;
    one(changed)
}

/// # Errors
/// What the database says.
pub fn find_by_slug(
    tx: &mut Tx<'_>,
    department: DepartmentId,
    slug: &str,
) -> StoreResult<Option<Venue>> {
    let record: Option<Record> = dsl::venues
        .filter(dsl::department_id.eq(department.0).and(dsl::slug.eq(slug)))
        .first(tx.conn)
        .optional()?;
    record.map(Record::read).transpose()
}

/// A department's places, by name.
///
/// # Errors
/// What the database says.
pub fn list(tx: &mut Tx<'_>, department: DepartmentId) -> StoreResult<Vec<Venue>> {
    let records: Vec<Record> = dsl::venues
        .filter(dsl::department_id.eq(department.0))
        .load(tx.conn)?;
    let mut venues = records
        .into_iter()
        .map(Record::read)
        .collect::<StoreResult<Vec<_>>>()?;
    venues.sort_by(|left, right| {
        left.facts
            .name
            .cmp(&right.facts.name)
            .then(left.id.cmp(&right.id))
    });
    Ok(venues)
}

pub(super) fn list_by_ids(tx: &mut Tx<'_>, ids: &[i64]) -> StoreResult<Vec<Venue>> {
    let records: Vec<Record> = dsl::venues
        .filter(dsl::id.eq_any(ids.to_vec()))
        .load(tx.conn)?;
    records.into_iter().map(Record::read).collect()
}
