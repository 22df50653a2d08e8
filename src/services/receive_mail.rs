//! A message came back: an answer of a calendar app, a bounce, a complaint, a letter that stops
//! letters. One transaction; the same message twice is the same as once. Nothing is sent to whoever
//! wrote it, and nothing of it is kept.

use crate::domain::bounce;
use crate::domain::ids::{MessageId, RsvpId};
use crate::domain::incoming::{About, Action, Answer, Content, Failure, Received};
use crate::domain::mailbox::Mailbox;
use crate::services::unsubscribe::List;
use crate::services::{Context, Result, note_bounce, take_answer, unsubscribe};
use crate::store::Tx;
use crate::store::traces::{self, Trace};

/// What became of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// An answer counts.
    Answered,
    /// A failure was written down.
    Bounced,
    /// A complaint was written down.
    Complained,
    /// Letters of one kind stop.
    Stopped,
    /// Automatic, old, forged, or about nothing of ours.
    Ignored,
}

/// # Errors
/// What the store says.
pub fn run(tx: &mut Tx<'_>, context: &Context, received: &Received) -> Result<Outcome> {
    let outcome = match &received.content {
        Content::Answers(answers) => answered(tx, context, &received.tags, answers)?,
        Content::Bounce { about, failures } => {
            let trace = trace(tx, context, (&received.tags, about))?;
            bounced(tx, context, trace, failures)?
        }
        Content::Complaint(about) => match trace(tx, context, (&received.tags, about))? {
            Some(trace) => {
                note_bounce::complaint(tx, &trace, context.now)?;
                tracing::info!(outbox.id = %trace.id, "a reader complained about a message");
                Outcome::Complained
            }
            None => Outcome::Ignored,
        },
        Content::Letter => stopped(tx, context, &received.tags)?,
        Content::Automatic => Outcome::Ignored,
    };
    Ok(outcome)
}

/// The rows of genuine tags that are for one purpose.
fn proved<'a>(
    context: &Context,
    mailbox: Mailbox,
    tags: impl Iterator<Item = &'a String>,
) -> Option<i64> {
    tags.filter_map(|tag| context.vault.mailbox_subject(tag))
        .find(|(known, _)| *known == mailbox)
        .map(|(_, id)| id)
}

fn answered(
    tx: &mut Tx<'_>,
    context: &Context,
    tags: &[String],
    answers: &[Answer],
) -> Result<Outcome> {
    let mut outcome = Outcome::Ignored;
    for answer in answers {
        let candidates = tags.iter().chain(&answer.organizer_tag);
        let Some(id) = proved(context, Mailbox::Reply, candidates) else {
            continue;
        };
        if take_answer::run(tx, context, RsvpId(id), answer)? {
            tracing::info!(rsvp.id = id, "a calendar app answered");
            outcome = Outcome::Answered;
        }
    }
    Ok(outcome)
}

/// Which message a report is about: by the tag of its envelope sender, else by its Message-ID, which
/// only whoever had the message knows.
fn trace(
    tx: &mut Tx<'_>,
    context: &Context,
    (tags, about): (&[String], &About),
) -> Result<Option<Trace>> {
    let tags = tags.iter().chain(&about.tags);
    if let Some(id) = proved(context, Mailbox::Bounce, tags) {
        return Ok(traces::find(tx, MessageId(id))?);
    }
    for id in &about.message_ids {
        if let Some(trace) = traces::find_by_message_id(tx, id)? {
            return Ok(Some(trace));
        }
    }
    Ok(None)
}

/// A message has one recipient: the first failure counts. What is sent or finished stays so; the
/// bounce stands beside it.
fn bounced(
    tx: &mut Tx<'_>,
    context: &Context,
    trace: Option<Trace>,
    failures: &[Failure],
) -> Result<Outcome> {
    let failed = failures
        .iter()
        .find(|failure| failure.action == Action::Failed);
    let Some((trace, failure)) = trace.zip(failed) else {
        return Ok(Outcome::Ignored);
    };
    let verdict = bounce::of_report(failure);
    let said = (failure.status.as_str(), verdict);
    if note_bounce::run(tx, &trace, said, "report", context.now)? {
        traces::fail_ready(tx, trace.id, &failure.status, context.now)?;
        tracing::info!(outbox.id = %trace.id, status = failure.status, "a message came back");
    }
    Ok(Outcome::Bounced)
}

/// The address says which letters; whoever writes to it, also from another address, stops them.
fn stopped(tx: &mut Tx<'_>, context: &Context, tags: &[String]) -> Result<Outcome> {
    let Some(id) = proved(context, Mailbox::Stop, tags.iter()) else {
        return Ok(Outcome::Ignored);
    };
    let Some(trace) = traces::find(tx, MessageId(id))? else {
        return Ok(Outcome::Ignored);
    };
    let Some(list) = List::of(trace.kind).filter(|_| !trace.recipient_hash.is_empty()) else {
        return Ok(Outcome::Ignored);
    };
    let from = (list, trace.department_id);
    unsubscribe::from_list(tx, context, from, (&trace.recipient_hash, "mail"))?;
    tracing::info!(outbox.id = %trace.id, "letters were stopped by mail");
    Ok(Outcome::Stopped)
}
