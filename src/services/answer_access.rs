//! The access desk answers a request: the resident is written to when there is an address. The
//! answer itself is kept only sealed, in the message, until that is sent.

use crate::domain::ids::AccessRequestId;
use crate::domain::notice::{Kind, Payload, SealedText};
use crate::services::notify::{self, Notice, Recipient};
use crate::services::ports::Purpose;
use crate::services::{Actor, Context, Error, Result};
use crate::store::audit::{self, Entry};
use crate::store::{Tx, access_requests, events};

/// Answering twice is the same as once; returns whether a message was stored.
///
/// # Errors
/// [`Error::Forbidden`], [`Error::NotFound`] for a request of another event.
pub fn run(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    slug: &str,
    (id, answer): (AccessRequestId, &str),
) -> Result<bool> {
    actor.may_read_access()?;
    let event = events::find(tx, actor.department_id, slug)?.ok_or(Error::NotFound)?;
    let requests = access_requests::list(tx, event.id)?;
    let request = requests.into_iter().find(|request| request.id == id);
    let request = request.ok_or(Error::NotFound)?;
    if !access_requests::set_answered(tx, id, context.now)? {
        return Ok(false);
    }
    let (department, staff) = (actor.department_id, actor.staff_id);
    let action = "access.answered";
    let entry = Entry::by(context.now, department, staff, action, "event", event.id.0);
    audit::append(tx, &entry.detail("request", &id.to_string()))?;
    let (Some(sealed), Some(hash)) = (request.contact_sealed, request.contact_hash) else {
        return Ok(false);
    };
    let to = Recipient {
        sealed,
        hash,
        language: request.language,
    };
    let words = context.vault.seal(Purpose::Note, answer.as_bytes());
    let notice = Notice {
        kind: Kind::AccessAnswered,
        department_id: department,
        event: Some(&event),
        rsvp: None,
        article_id: None,
        dedup_key: format!("access_answered:{id}"),
        payload: Payload {
            text_sealed: Some(SealedText(words)),
            ..Payload::default()
        },
        not_before: None,
        deadline: None,
    };
    notify::run(tx, context, to, notice)
}
