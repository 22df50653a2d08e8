//! Somebody says what is needed to take part, with an RSVP or without. A late request is taken like
//! any other and told that it is late.

use crate::domain::access::{NewAccessRequest, Request, ask_by};
use crate::domain::wish;
use crate::services::ports::Purpose;
use crate::services::{Context, Error, Result, open_department};
use crate::store::{StoreError, Tx, access_requests, events};

/// What became of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Taken,
    /// Taken, after the day to ask by.
    Late,
    /// The event is over or called off.
    Closed,
}

/// # Errors
/// [`Error::NotFound`] for what residents cannot see.
pub fn run(
    tx: &mut Tx<'_>,
    context: &Context,
    department: &str,
    event: &str,
    request: &Request,
) -> Result<Outcome> {
    let department = open_department(tx, department)?;
    let event = events::find(tx, department.id, event)?.ok_or(Error::NotFound)?;
    if !event.state.is_public() {
        return Err(Error::NotFound);
    }
    if !wish::is_open(&event, context.now) {
        return Ok(Outcome::Closed);
    }
    let details = serde_json::to_vec(&request.details)
        .map_err(|_| StoreError::Other("a request is not JSON".to_owned()))?;
    let until = ask_by(event.times.starts_at, department.settings.access_lead_days);
    let is_late = context.now > until;
    events::lock(tx, event.id)?;
    let email = request.email.as_ref();
    let new = NewAccessRequest {
        department_id: department.id,
        event_id: event.id,
        details_sealed: context.vault.seal(Purpose::Note, &details),
        contact_sealed: email.map(|email| {
            context
                .vault
                .seal(Purpose::Contact, email.as_str().as_bytes())
        }),
        contact_hash: email.map(|email| context.vault.contact_hash(email)),
        language: request.language,
        form_nonce: request.nonce.clone(),
        is_late,
        created_at: context.now,
    };
    access_requests::insert_if_absent(tx, &new)?;
    Ok(if is_late {
        Outcome::Late
    } else {
        Outcome::Taken
    })
}
