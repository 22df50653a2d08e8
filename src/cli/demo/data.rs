//! The demo's departments, places and people, put in through the same use cases as everything else.

use chrono::{DateTime, Utc};

use crate::app::House;
use crate::cli::demo::story;
use crate::domain::department::{Department, NewDepartment, Settings};
use crate::domain::ids::{DepartmentId, StaffId};
use crate::domain::language::Language;
use crate::domain::officer::{DisplayForm, OfficerFacts};
use crate::domain::slug::{Slug, SlugError};
use crate::domain::staff::Role;
use crate::domain::topic::Labels;
use crate::domain::venue::VenueFacts;
use crate::domain::zone::Zone;
use crate::services::{Actor, Context, Error, Result, add_department, save_officer, save_venue};
use crate::store::staff::NewStaff;
use crate::store::{Tx, staff};

pub(super) const SANTA_MONICA: &str = "santa-monica";
pub(super) const RIVERBEND: &str = "riverbend";

/// Fills an empty database; with `empty`, only the departments and their people are made.
pub(super) fn load(house: &House, empty: bool) -> Result<()> {
    let context = house.context();
    house.db.write(move |tx| {
        let (pacific, central) = (
            people(tx, &context, santa_monica(&context)?)?,
            people(tx, &context, riverbend(&context)?)?,
        );
        if !empty {
            story::past(tx, &context, &pacific)?;
            story::coming(tx, &context, &pacific, &central)?;
        }
        Ok(())
    })
}

/// A department with somebody who acts for it.
pub(super) struct Office {
    pub department: Department,
    pub actor: Actor,
}

fn known(slug: std::result::Result<Slug, SlugError>) -> Result<Slug> {
    slug.map_err(|_| Error::NotFound)
}

fn zone(name: &str) -> Result<Zone> {
    Zone::parse(name).map_err(|_| Error::NotFound)
}

fn santa_monica(context: &Context) -> Result<NewDepartment> {
    Ok(NewDepartment {
        public_id: context.vault.public_id(),
        slug: known(Slug::parse_department(SANTA_MONICA))?,
        name: "Santa Monica Police Department".into(),
        city: "City of Santa Monica, California".into(),
        zone: zone("America/Los_Angeles")?,
        languages: vec![Language::En, Language::Es],
        locale: "en-US".into(),
        email: "outreach@santa-monica.cuppa.example".into(),
        phone: "310-555-0142".into(),
        postal_address: "1 Harbor Way, Santa Monica, CA 90401".into(),
        settings: Settings::default(),
    })
}

fn riverbend(context: &Context) -> Result<NewDepartment> {
    Ok(NewDepartment {
        public_id: context.vault.public_id(),
        slug: known(Slug::parse_department(RIVERBEND))?,
        name: "Riverbend Police Department".into(),
        city: "City of Riverbend, Illinois".into(),
        zone: zone("America/Chicago")?,
        languages: vec![Language::En, Language::Es],
        locale: "en-US".into(),
        email: "hello@riverbend.cuppa.example".into(),
        phone: "815-555-0117".into(),
        postal_address: "20 Mill Street, Riverbend, IL 60555".into(),
        settings: Settings::default(),
    })
}

/// Adds the department, its outreach sergeant and two officers.
fn people(tx: &mut Tx<'_>, context: &Context, new: NewDepartment) -> Result<Office> {
    let long_ago = at(context, beginning());
    let department = add_department::run(tx, &long_ago, &new)?;
    let email = format!("desk@{}.cuppa.example", department.slug);
    let email = crate::domain::contact::EmailAddress::parse(&email).map_err(|_| Error::NotFound)?;
    let who = NewStaff {
        email,
        name: "Outreach desk".into(),
        language: Language::En,
        created_at: long_ago.now,
    };
    let actor = actor(department.id, staff::insert(tx, &who)?);
    for (rank, given, family, form) in [
        ("Sergeant", "Ana", "Reyes", DisplayForm::RankAndName),
        ("Officer", "Tom", "Whitfield", DisplayForm::FirstName),
    ] {
        let spanish = given == "Ana";
        let facts = OfficerFacts {
            rank: rank.into(),
            given_name: given.into(),
            family_name: family.into(),
            display_form: form,
            languages: if spanish {
                vec![Language::En, Language::Es]
            } else {
                vec![Language::En]
            },
            is_public: true,
        };
        save_officer::create(tx, &long_ago, &actor, &facts)?;
    }
    Ok(Office { department, actor })
}

fn actor(department_id: DepartmentId, staff_id: StaffId) -> Actor {
    Actor {
        staff_id,
        department_id,
        role: Role::Administrator,
        name: "Outreach desk".into(),
    }
}

/// When the demo's departments begin to use Cuppa: before the seed's event.
fn beginning() -> DateTime<Utc> {
    DateTime::from_timestamp(1_682_960_400, 0).unwrap_or_default()
}

/// The same context at another instant.
pub(super) fn at(context: &Context, now: DateTime<Utc>) -> Context {
    Context {
        now,
        ..context.clone()
    }
}

/// A place: name, street, city, region, code, coordinates, getting in (English, Spanish), part of town.
pub(super) type PlaceRow = (
    &'static str,
    &'static str,
    (&'static str, &'static str, &'static str),
    (f64, f64),
    (&'static str, &'static str),
    &'static str,
);

pub(super) fn place(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    row: PlaceRow,
) -> Result<String> {
    let (name, street, (city, region, code), geo, (english, spanish), district) = row;
    let facts = VenueFacts {
        name: name.into(),
        street: street.into(),
        city: city.into(),
        region: region.into(),
        postal_code: code.into(),
        country: "US".into(),
        access_notes: Labels::from([
            (Language::En, english.to_owned()),
            (Language::Es, spanish.to_owned()),
        ]),
        geo: Some(geo),
        zone: None,
        hours: None,
        district: Some(district.into()),
        capacity: None,
        is_outdoors: false,
    };
    Ok(save_venue::create(tx, context, actor, &facts)?
        .slug
        .to_string())
}
