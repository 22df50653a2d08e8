//! Officers.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::db::Tx;
use super::error::StoreResult;
use super::schema::officers::dsl;
use super::types::{Row, instant, languages, one, stamp, tags};
use crate::domain::ids::{DepartmentId, OfficerId, PublicId};
use crate::domain::language::Language;
use crate::domain::officer::{Contact, DisplayForm, Officer, OfficerFacts};
use crate::domain::slug::Slug;

#[derive(Queryable)]
struct Record {
    id: i64,
    public_id: String,
    department_id: i64,
    slug: String,
    rank: String,
    given_name: String,
    family_name: String,
    display_form: String,
    languages: String,
    is_public: bool,
    created_at: NaiveDateTime,
    updated_at: NaiveDateTime,
    contact_sealed: Option<Vec<u8>>,
    contact_hash: Option<String>,
    mail_language: Option<String>,
    version: i32,
}

impl Record {
    fn read(self) -> StoreResult<Officer> {
        let row = Row {
            table: "officers",
            id: self.id,
        };
        let facts = OfficerFacts {
            display_form: row.need("display_form", DisplayForm::parse(&self.display_form))?,
            rank: self.rank,
            given_name: self.given_name,
            family_name: self.family_name,
            languages: languages(&self.languages),
            is_public: self.is_public,
        };
        Ok(Officer {
            id: OfficerId(self.id),
            public_id: row.public_id(&self.public_id)?,
            department_id: DepartmentId(self.department_id),
            slug: row.slug(&self.slug)?,
            facts,
            contact: match (self.contact_sealed, self.contact_hash) {
                (Some(sealed), Some(hash)) => Some(Contact {
                    sealed,
                    hash,
                    language: self
                        .mail_language
                        .as_deref()
                        .and_then(Language::parse)
                        .unwrap_or(Language::En),
                }),
                _ => None,
            },
            created_at: instant(self.created_at),
            updated_at: instant(self.updated_at),
            version: self.version,
        })
    }
}

#[derive(Insertable, AsChangeset)]
#[diesel(table_name = super::schema::officers)]
struct Facts<'a> {
    rank: &'a str,
    given_name: &'a str,
    family_name: &'a str,
    display_form: &'static str,
    languages: String,
    is_public: bool,
}

impl<'a> Facts<'a> {
    fn of(facts: &'a OfficerFacts) -> Self {
        Self {
            rank: &facts.rank,
            given_name: &facts.given_name,
            family_name: &facts.family_name,
            display_form: facts.display_form.as_str(),
            languages: tags(&facts.languages),
            is_public: facts.is_public,
        }
    }
}

/// # Errors
/// [`StoreError::Unique`](super::StoreError::Unique) when the department has the slug already.
pub fn insert(
    tx: &mut Tx<'_>,
    department: DepartmentId,
    public_id: &PublicId,
    slug: &Slug,
    facts: &OfficerFacts,
    now: DateTime<Utc>,
) -> StoreResult<Officer> {
    let record: Record = diesel::insert_into(dsl::officers)
        .values((
            dsl::public_id.eq(public_id.as_str()),
            dsl::department_id.eq(department.0),
            dsl::slug.eq(slug.as_str()),
            Facts::of(facts),
            dsl::created_at.eq(stamp(now)),
            dsl::updated_at.eq(stamp(now)),
        ))
        .get_result(tx.conn)?;
    record.read()
}

/// Writes what is said of an officer over the version that was read; `false` when that is not the current
/// one any more.
///
/// # Errors
/// What the database says.
pub fn update(
    tx: &mut Tx<'_>,
    (id, version): (OfficerId, i32),
    facts: &OfficerFacts,
    now: DateTime<Utc>,
) -> StoreResult<bool> {
    let current = dsl::officers.find(id.0).filter(dsl::version.eq(version));
    let changed = diesel::update(current)
        .set((
            Facts::of(facts),
            dsl::updated_at.eq(stamp(now)),
            dsl::version.eq(dsl::version + 1),
        ))
        .execute(tx.conn)?;
    Ok(changed == 1)
}

/// Sets or takes away an officer's address.
///
/// # Errors
/// When there is no such officer.
pub fn set_contact(
    tx: &mut Tx<'_>,
    id: OfficerId,
    contact: Option<&Contact>,
    now: DateTime<Utc>,
) -> StoreResult<()> {
    let changed = diesel::update(dsl::officers.find(id.0))
        .set((
            dsl::contact_sealed.eq(contact.map(|contact| contact.sealed.clone())),
            dsl::contact_hash.eq(contact.map(|contact| contact.hash.clone())),
            dsl::mail_language.eq(contact.map(|contact| contact.language.tag())),
            dsl::updated_at.eq(stamp(now)),
        ))
        .execute(tx.conn)?;
    one(changed)
}

/// # Errors
/// What the database says.
pub fn find_by_slug(
    tx: &mut Tx<'_>,
    department: DepartmentId,
    slug: &str,
) -> StoreResult<Option<Officer>> {
    let record: Option<Record> = dsl::officers
        .filter(dsl::department_id.eq(department.0).and(dsl::slug.eq(slug)))
        .first(tx.conn)
        .optional()?;
    record.map(Record::read).transpose()
}

/// # Errors
/// What the database says.
pub fn find(tx: &mut Tx<'_>, id: OfficerId) -> StoreResult<Option<Officer>> {
    let record: Option<Record> = dsl::officers.find(id.0).first(tx.conn).optional()?;
    record.map(Record::read).transpose()
}

/// A department's officers, by family name.
///
/// # Errors
/// What the database says.
pub fn list(tx: &mut Tx<'_>, department: DepartmentId) -> StoreResult<Vec<Officer>> {
    let records: Vec<Record> = dsl::officers
        .filter(dsl::department_id.eq(department.0))
        .load(tx.conn)?;
    let mut officers = records
        .into_iter()
        .map(Record::read)
        .collect::<StoreResult<Vec<_>>>()?;
    officers.sort_by(|left, right| {
        let key = |officer: &Officer| {
            (
                officer.facts.family_name.clone(),
                officer.facts.given_name.clone(),
                officer.id,
            )
        };
        key(left).cmp(&key(right))
    });
    Ok(officers)
}
