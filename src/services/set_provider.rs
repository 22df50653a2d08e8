//! The operator says through which identity provider a department's people may sign in, or that there
//! is none. What accounts are bound to people stays: it belongs to the provider, not to the setting.

use crate::domain::department::Department;
use crate::domain::identity::Provider;
use crate::services::ports::Purpose;
use crate::services::{Context, Error, Result};
use crate::store::audit::{self, Entry};
use crate::store::identities::{self, Stored};
use crate::store::{Tx, departments};

/// Sets the provider and its secret, in the place of the one before.
///
/// # Errors
/// [`Error::NotFound`] when there is no such department.
pub fn run(
    tx: &mut Tx<'_>,
    context: &Context,
    slug: &str,
    provider: Provider,
    secret: &str,
) -> Result<Department> {
    let department = departments::find_by_slug(tx, slug)?.ok_or(Error::NotFound)?;
    let issuer = provider.issuer.as_str().to_owned();
    let new = Stored {
        department_id: department.id,
        provider,
        secret_sealed: context.vault.seal(Purpose::ClientSecret, secret.as_bytes()),
    };
    identities::set(tx, &new, context.now)?;
    log(tx, context, &department, "department.provider_set", &issuer)?;
    Ok(department)
}

/// Takes the provider away, with its secret.
///
/// # Errors
/// [`Error::NotFound`] when there is no such department.
pub fn undo(tx: &mut Tx<'_>, context: &Context, slug: &str) -> Result<Department> {
    let department = departments::find_by_slug(tx, slug)?.ok_or(Error::NotFound)?;
    if identities::delete(tx, department.id)? {
        log(tx, context, &department, "department.provider_removed", "")?;
    }
    Ok(department)
}

fn log(
    tx: &mut Tx<'_>,
    context: &Context,
    department: &Department,
    action: &'static str,
    issuer: &str,
) -> Result<()> {
    let (id, subject) = (department.id, department.id.0);
    let mut entry = Entry::by_system(context.now, id, action, "department", subject);
    if !issuer.is_empty() {
        entry = entry.detail("issuer", issuer);
    }
    Ok(audit::append(tx, &entry)?)
}
