//! Through which identity providers people may sign in, and to which department each leads.

use crate::domain::department::Department;
use crate::domain::identity::Provider;
use crate::domain::ids::DepartmentId;
use crate::services::ports::{Client, Purpose};
use crate::services::{Actor, Context, Error, Result, open_department};
use crate::store::{Tx, departments, identities};

/// A department's provider and how it is spoken to.
#[derive(Clone)]
pub struct Known {
    pub department_id: DepartmentId,
    pub client: Client,
}

/// Every open department with a provider, by slug.
///
/// # Errors
/// What the store says.
pub fn list(tx: &mut Tx<'_>) -> Result<Vec<(Department, Provider)>> {
    let mut doors = Vec::new();
    for stored in identities::list(tx)? {
        let department = departments::find(tx, stored.department_id)?;
        if let Some(department) = department.filter(Department::is_open) {
            doors.push((department, stored.provider));
        }
    }
    doors.sort_by(|a, b| a.0.slug.as_str().cmp(b.0.slug.as_str()));
    Ok(doors)
}

/// The provider of the department with this slug, with its secret.
///
/// # Errors
/// [`Error::NotFound`] when there is none, or no key of ours opens the secret.
pub fn find(tx: &mut Tx<'_>, context: &Context, slug: &str) -> Result<Known> {
    let department = open_department(tx, slug).map_err(|error| match error {
        Error::Gone => Error::NotFound,
        error => error,
    })?;
    let stored = identities::find(tx, department.id)?.ok_or(Error::NotFound)?;
    let opened = context
        .vault
        .open(Purpose::ClientSecret, &stored.secret_sealed);
    let secret = opened.and_then(|octets| String::from_utf8(octets).ok());
    let Some(secret) = secret else {
        tracing::error!(
            department = department.id.0,
            "no key of ours opens the secret of a provider"
        );
        return Err(Error::NotFound);
    };
    Ok(Known {
        department_id: department.id,
        client: Client {
            issuer: stored.provider.issuer,
            client_id: stored.provider.client_id.as_str().to_owned(),
            secret,
        },
    })
}

/// The provider of the department whose settings are looked at.
///
/// # Errors
/// [`Error::Forbidden`].
pub fn of(tx: &mut Tx<'_>, actor: &Actor) -> Result<Option<Provider>> {
    actor.may_change_settings()?;
    let stored = identities::find(tx, actor.department_id)?;
    Ok(stored.map(|stored| stored.provider))
}
