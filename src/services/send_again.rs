//! A message that failed, came too late or perhaps arrived is sent again: a new row with an identity
//! of its own, rendered anew, when it is still true, wanted and of use. The old row stays as it is.

use crate::domain::ids::MessageId;
pub use crate::domain::mail_log::Refusal;
use crate::domain::mail_log::{
    Times, kinds_for, may_be_sent_again, next_key, speaks_for_itself, window,
};
use crate::domain::notice::Kind;
use crate::domain::outbox::{Message, NewMessage, State};
use crate::domain::rsvp::State as RsvpState;
use crate::services::gate_message::{self, Verdict};
use crate::services::unsubscribe::List;
use crate::services::{Actor, Context, Error, Result, allowed};
use crate::store::audit::{self, Entry};
use crate::store::mail_log::{Logged, Scope};
use crate::store::{Tx, departments, events, mail_log, outbox, rsvps, suppressions};

/// What can be done about a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// It can be sent again; with `twice` the reader may get it a second time.
    Open {
        twice: bool,
    },
    /// It was, and this is the message that stands for it.
    Done(MessageId),
    Refused(Refusal),
}

/// # Errors
/// [`Error::Forbidden`] for a role that sees no kind of message, [`Error::NotFound`] for a message the
/// role does not see.
pub fn find(tx: &mut Tx<'_>, actor: &Actor, id: MessageId) -> Result<Logged> {
    let kinds = kinds_for(actor.role);
    allowed(!kinds.is_empty())?;
    let scope = Scope {
        department: actor.department_id,
        event: None,
        kinds,
    };
    mail_log::find(tx, &scope, id)?.ok_or(Error::NotFound)
}

/// Whether a message could be sent again now.
///
/// # Errors
/// As [`find`].
pub fn look(tx: &mut Tx<'_>, context: &Context, actor: &Actor, id: MessageId) -> Result<Answer> {
    let logged = find(tx, actor, id)?;
    Ok(match judge(tx, context, &logged)? {
        Judged::Open(_, twice) => Answer::Open { twice },
        Judged::Done(id) => Answer::Done(id),
        Judged::Refused(refusal) => Answer::Refused(refusal),
    })
}

/// Sends a message again. Pressed twice it is one new message. One that may have arrived is sent only
/// when `twice` says that this was read; else the answer is the question.
///
/// # Errors
/// As [`find`].
pub fn run(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    (id, twice): (MessageId, bool),
) -> Result<Answer> {
    let logged = find(tx, actor, id)?;
    if let Some(event) = logged.entry.event_id {
        events::lock(tx, event)?;
    }
    let new = match judge(tx, context, &logged)? {
        Judged::Open(_, true) if !twice => return Ok(Answer::Open { twice: true }),
        Judged::Open(new, _) => new,
        Judged::Done(id) => return Ok(Answer::Done(id)),
        Judged::Refused(refusal) => return Ok(Answer::Refused(refusal)),
    };
    let stored = outbox::enqueue_if_absent(tx, &new)?;
    let fresh = mail_log::find_by_key(tx, &new.dedup_key)?.ok_or(Error::NotFound)?;
    if stored {
        outbox::move_gathered(tx, id, fresh)?;
        let (subject, about) = match (new.article_id, new.event_id) {
            (Some(article), _) => ("article", article.0),
            (None, Some(event)) => ("event", event.0),
            (None, None) => ("message", fresh.0),
        };
        let (now, department, staff) = (context.now, actor.department_id, actor.staff_id);
        let entry = Entry::by(now, department, staff, "mail.sent_again", subject, about);
        audit::append(tx, &entry.detail("message", &id.to_string()))?;
    }
    Ok(Answer::Done(fresh))
}

enum Judged {
    Open(Box<NewMessage>, bool),
    Done(MessageId),
    Refused(Refusal),
}

fn judge(tx: &mut Tx<'_>, context: &Context, logged: &Logged) -> Result<Judged> {
    if !may_be_sent_again(logged.entry.state) {
        return Ok(Judged::Refused(Refusal::NotFailed));
    }
    let key = next_key(&logged.dedup_key);
    if let Some(done) = mail_log::find_by_key(tx, &key)? {
        return Ok(Judged::Done(done));
    }
    let Some(old) = mail_log::copy(tx, logged.entry.id)? else {
        return Ok(Judged::Refused(Refusal::Forgotten));
    };
    let mut twice = logged.entry.state == State::Uncertain;
    if let Some(article) = old.article_id {
        let mut same = mail_log::list_of_article(tx, article)?;
        same.retain(|other| other.recipient_hash == old.recipient_hash);
        let live = |state| matches!(state, State::Ready | State::Leased | State::Sent);
        if same.iter().any(|other| live(other.state)) {
            return Ok(Judged::Refused(Refusal::Newer));
        }
        twice |= same.iter().any(|other| other.state == State::Uncertain);
    } else if !speaks_for_itself(old.kind) && mail_log::has_later(tx, logged.entry.id, &old)? {
        return Ok(Judged::Refused(Refusal::Newer));
    }
    let Some(new) = anew(tx, context, old, key)? else {
        return Ok(Judged::Refused(Refusal::Late));
    };
    if let Some(refusal) = at_the_gate(tx, context, logged.entry.id, &new)? {
        return Ok(Judged::Refused(refusal));
    }
    Ok(Judged::Open(Box::new(new), twice))
}

/// The message as it would be stored now; `None` when its time has gone by.
fn anew(
    tx: &mut Tx<'_>,
    context: &Context,
    old: NewMessage,
    key: String,
) -> Result<Option<NewMessage>> {
    let department = departments::find(tx, old.department_id)?.ok_or(Error::NotFound)?;
    let event = match old.event_id {
        Some(id) => events::find_by_id(tx, id)?,
        None => None,
    };
    let times = Times {
        created_at: old.created_at,
        deadline: old.deadline,
        event: event.map(|event| (event.times.starts_at, event.times.ends_at)),
    };
    let open = window(old.kind, &times, context.now, department.zone);
    let new = |(not_before, deadline)| NewMessage {
        dedup_key: key,
        message_id: context.message_id(),
        not_before,
        deadline,
        created_at: context.now,
        ..old
    };
    Ok(open.map(new))
}

/// What the last look before a message leaves would say of it now.
fn at_the_gate(
    tx: &mut Tx<'_>,
    context: &Context,
    old: MessageId,
    new: &NewMessage,
) -> Result<Option<Refusal>> {
    let message = Message {
        id: match new.kind {
            // What it says hangs on the row it is copied from.
            Kind::Reminders => old,
            // Later than every row there is, as the row that would be stored.
            _ => MessageId(i64::MAX),
        },
        department_id: new.department_id,
        kind: new.kind,
        recipient_sealed: new.recipient_sealed.clone(),
        recipient_hash: new.recipient_hash.clone(),
        language: new.language,
        event_id: new.event_id,
        rsvp_id: new.rsvp_id,
        article_id: new.article_id,
        subscription_id: new.subscription_id,
        payload: new.payload.clone(),
        message_id: new.message_id.clone(),
        raw_sealed: None,
        not_before: new.not_before,
        deadline: new.deadline,
        attempts: 0,
        ambiguous: 0,
        max_ambiguous: new.kind.max_ambiguous(),
        created_at: new.created_at,
    };
    Ok(match gate_message::run(tx, context, &message)? {
        Verdict::Pass(_) | Verdict::Wait(_) => None,
        Verdict::Stop(State::Expired) => Some(Refusal::Late),
        Verdict::Stop(State::Suppressed) => Some(suppressed(tx, context, new)?),
        Verdict::Stop(_) => Some(untrue(tx, new)?),
    })
}

fn suppressed(tx: &mut Tx<'_>, context: &Context, new: &NewMessage) -> Result<Refusal> {
    let lists: Vec<String> = List::of(new.kind)
        .map(|list| list.scope(new.department_id))
        .into_iter()
        .collect();
    let asked = suppressions::is_suppressed(tx, &new.recipient_hash, &lists, context.now)?;
    Ok(if asked {
        Refusal::Unsubscribed
    } else {
        Refusal::Suppressed
    })
}

fn untrue(tx: &mut Tx<'_>, new: &NewMessage) -> Result<Refusal> {
    let rsvp = match new.rsvp_id {
        Some(id) => rsvps::find_by_id(tx, id)?,
        None => None,
    };
    Ok(match (new.kind, rsvp) {
        (_, Some(rsvp)) if rsvp.state == RsvpState::Withdrawn => Refusal::Withdrawn,
        (Kind::ArticlePublished, Some(rsvp)) if !rsvp.wants_article => Refusal::Unsubscribed,
        // Everything else but these is about an RSVP: without one it was deleted.
        (
            Kind::StaffInvitation
            | Kind::StaffReset
            | Kind::AccessAnswered
            | Kind::Reminders
            | Kind::PublishHeld,
            None,
        ) => Refusal::NotTrue,
        (_, None) => Refusal::Forgotten,
        _ => Refusal::NotTrue,
    })
}
