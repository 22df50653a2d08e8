//! Departments and their revision, the number every cache hangs on.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::db::Tx;
use super::error::StoreResult;
use super::schema::departments::dsl;
use super::types::{Row, instant, json, languages, one, stamp, tags};
use crate::domain::department::{Department, NewDepartment, Settings};
use crate::domain::ids::DepartmentId;
use crate::domain::time::stamp_after;

#[derive(Queryable)]
struct Record {
    id: i64,
    public_id: String,
    slug: String,
    name: String,
    city: String,
    zone: String,
    languages: String,
    locale: String,
    email: String,
    phone: String,
    postal_address: String,
    /// Says the same as `closed_at`; kept for the CHECK of the first migration.
    _state: String,
    settings: String,
    revision: i64,
    revised_at: NaiveDateTime,
    created_at: NaiveDateTime,
    closed_at: Option<NaiveDateTime>,
}

impl Record {
    fn read(self) -> StoreResult<Department> {
        let row = Row {
            table: "departments",
            id: self.id,
        };
        Ok(Department {
            id: DepartmentId(self.id),
            public_id: row.public_id(&self.public_id)?,
            slug: row.slug(&self.slug)?,
            zone: row.zone(&self.zone)?,
            languages: languages(&self.languages),
            settings: row.json("settings", &self.settings)?,
            name: self.name,
            city: self.city,
            locale: self.locale,
            email: self.email,
            phone: self.phone,
            postal_address: self.postal_address,
            revision: self.revision,
            revised_at: instant(self.revised_at),
            created_at: instant(self.created_at),
            closed_at: self.closed_at.map(instant),
        })
    }
}

/// Stores a department that is open from now on.
///
/// # Errors
/// [`StoreError::Unique`](super::StoreError::Unique) when the slug is taken.
pub fn insert(tx: &mut Tx<'_>, new: &NewDepartment, now: DateTime<Utc>) -> StoreResult<Department> {
    let record: Record = diesel::insert_into(dsl::departments)
        .values((
            dsl::public_id.eq(new.public_id.as_str()),
            dsl::slug.eq(new.slug.as_str()),
            dsl::name.eq(&new.name),
            dsl::city.eq(&new.city),
            dsl::zone.eq(new.zone.name()),
            dsl::languages.eq(tags(&new.languages)),
            dsl::locale.eq(&new.locale),
            dsl::email.eq(&new.email),
            dsl::phone.eq(&new.phone),
            dsl::postal_address.eq(&new.postal_address),
            dsl::state.eq("open"),
            dsl::settings.eq(json(&new.settings)?),
            dsl::revision.eq(1_i64),
            dsl::revised_at.eq(stamp(now)),
            dsl::created_at.eq(stamp(now)),
        ))
        .get_result(tx.conn)?;
    record.read()
}

/// # Errors
/// What the database says.
pub fn find(tx: &mut Tx<'_>, id: DepartmentId) -> StoreResult<Option<Department>> {
    let record: Option<Record> = dsl::departments.find(id.0).first(tx.conn).optional()?;
    record.map(Record::read).transpose()
}

/// # Errors
/// What the database says.
pub fn find_by_slug(tx: &mut Tx<'_>, slug: &str) -> StoreResult<Option<Department>> {
    let record: Option<Record> = dsl::departments
        .filter(dsl::slug.eq(slug))
        .first(tx.conn)
        .optional()?;
    record.map(Record::read).transpose()
}

/// Every department, closed ones too, by slug.
///
/// # Errors
/// What the database says.
pub fn list_all(tx: &mut Tx<'_>) -> StoreResult<Vec<Department>> {
    let records: Vec<Record> = dsl::departments.order(dsl::slug).load(tx.conn)?;
    records.into_iter().map(Record::read).collect()
}

/// The open departments, by slug.
///
/// # Errors
/// What the database says.
pub fn list_open(tx: &mut Tx<'_>) -> StoreResult<Vec<Department>> {
    Ok(list_all(tx)?
        .into_iter()
        .filter(Department::is_open)
        .collect())
}

/// # Errors
/// When there is no such department.
pub fn update_settings(tx: &mut Tx<'_>, id: DepartmentId, settings: &Settings) -> StoreResult<()> {
    let changed = diesel::update(dsl::departments.find(id.0))
        .set(dsl::settings.eq(json(settings)?))
        .execute(tx.conn)?;
    one(changed)
}

/// Writes everything staff can change about a department.
///
/// # Errors
/// When there is no such department.
pub fn update(tx: &mut Tx<'_>, department: &Department) -> StoreResult<()> {
    let changed = diesel::update(dsl::departments.find(department.id.0))
        .set((
            dsl::name.eq(&department.name),
            dsl::city.eq(&department.city),
            dsl::zone.eq(department.zone.name()),
            dsl::languages.eq(tags(&department.languages)),
            dsl::email.eq(&department.email),
            dsl::phone.eq(&department.phone),
            dsl::postal_address.eq(&department.postal_address),
            dsl::settings.eq(json(&department.settings)?),
        ))
        .execute(tx.conn)?;
    one(changed)
}

/// The department, whose row nobody else writes until the transaction ends: settings are read, changed
/// and written as a whole.
///
/// # Errors
/// When there is no such department.
pub fn lock(tx: &mut Tx<'_>, id: DepartmentId) -> StoreResult<Department> {
    let held = diesel::update(dsl::departments.find(id.0))
        .set(dsl::revision.eq(dsl::revision))
        .execute(tx.conn)?;
    one(held)?;
    let record: Record = dsl::departments.find(id.0).first(tx.conn)?;
    record.read()
}

/// Closes a department at an instant, or opens it again with `None`.
///
/// # Errors
/// When there is no such department.
pub fn set_closed(
    tx: &mut Tx<'_>,
    id: DepartmentId,
    closed_at: Option<DateTime<Utc>>,
) -> StoreResult<()> {
    let state = if closed_at.is_some() {
        "closed"
    } else {
        "open"
    };
    let changed = diesel::update(dsl::departments.find(id.0))
        .set((
            dsl::state.eq(state),
            dsl::closed_at.eq(closed_at.map(stamp)),
        ))
        .execute(tx.conn)?;
    one(changed)
}

/// Raises the revision by one: something public changed. The instant of the revision grows with it,
/// also for two changes in one second: Last-Modified of every feed hangs on it.
///
/// # Errors
/// When there is no such department.
pub fn bump_revision(tx: &mut Tx<'_>, id: DepartmentId, now: DateTime<Utc>) -> StoreResult<()> {
    let changed = diesel::update(dsl::departments.find(id.0))
        .set(dsl::revision.eq(dsl::revision + 1))
        .execute(tx.conn)?;
    one(changed)?;
    // The row is held from here on: nobody writes between reading the stamp and raising it.
    let before: NaiveDateTime = dsl::departments
        .find(id.0)
        .select(dsl::revised_at)
        .first(tx.conn)?;
    let changed = diesel::update(dsl::departments.find(id.0))
        .set(dsl::revised_at.eq(stamp(stamp_after(instant(before), now))))
        .execute(tx.conn)?;
    one(changed)
}
