//! Words are kept while staff type them, so that a browser that closes takes nothing along: sealed,
//! seen by nobody but who typed them, gone when the form is saved. Nothing public changes by it.

use chrono::{DateTime, Utc};

use crate::domain::typed::Form;
use crate::services::ports::Purpose;
use crate::services::{Actor, Context, Result};
use crate::store::Tx;
use crate::store::typed::{self, Row};

/// Names and values of a form, in their order.
pub type Fields = Vec<(String, String)>;

/// What is kept of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed {
    pub at: DateTime<Utc>,
    /// The version the form was opened with; -1 is none.
    pub version: i32,
    pub fields: Fields,
}

/// Keeps these fields, in place of what was kept of the form before.
///
/// # Errors
/// What the store says.
pub fn run(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    form: Form,
    (version, fields): (i32, &Fields),
) -> Result<()> {
    let text = serde_json::to_vec(fields).unwrap_or_default();
    let row = Row {
        version,
        sealed: context.vault.seal(Purpose::Typed, &text),
        at: context.now,
    };
    Ok(typed::put(tx, key(actor), form, &row)?)
}

/// What is kept of the form for this person; nothing when no key of ours opens it.
///
/// # Errors
/// What the store says.
pub fn find(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    form: Form,
) -> Result<Option<Typed>> {
    let Some(row) = typed::find(tx, key(actor), form)? else {
        return Ok(None);
    };
    let text = context.vault.open(Purpose::Typed, &row.sealed);
    let fields = text.and_then(|text| serde_json::from_slice(&text).ok());
    Ok(fields.map(|fields| Typed {
        at: row.at,
        version: row.version,
        fields,
    }))
}

/// The form was saved, or its words were thrown away. Doing it twice is the same as once.
///
/// # Errors
/// What the store says.
pub fn forget(tx: &mut Tx<'_>, actor: &Actor, form: Form) -> Result<()> {
    typed::delete(tx, key(actor), form)?;
    Ok(())
}

fn key(
    actor: &Actor,
) -> (
    crate::domain::ids::StaffId,
    crate::domain::ids::DepartmentId,
) {
    (actor.staff_id, actor.department_id)
}
