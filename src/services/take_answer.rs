//! An answer of a calendar app becomes the RSVP, by the same rules as the page behind the link. The
//! tag of the address says whose RSVP it is; event and attendee have to fit, and it has to be news.
//! Nothing is ever answered to the message itself.

use crate::domain::contact::EmailAddress;
use crate::domain::event::Event;
use crate::domain::ids::RsvpId;
use crate::domain::incoming::{Answer, Choice};
use crate::domain::notice::Kind;
use crate::domain::rsvp::{PartySize, Rsvp, State};
use crate::domain::seating::{Decision, decide};
use crate::services::{
    Context, Error, Result, change_rsvp, claim_seats, notify, promote_waitlist, withdraw_rsvp,
};
use crate::store::rsvps::Step;
use crate::store::{Tx, events, rsvps};

/// Whether the answer was taken: it is theirs, about this event, and news. What the rules then refuse
/// (too late, too few seats) leaves the RSVP as it is.
///
/// # Errors
/// What the store says.
pub(super) fn run(tx: &mut Tx<'_>, context: &Context, id: RsvpId, answer: &Answer) -> Result<bool> {
    let Some(found) = rsvps::find_by_id(tx, id)? else {
        return Ok(false);
    };
    events::lock(tx, found.event_id)?;
    let event = events::find_by_id(tx, found.event_id)?;
    let rsvp = rsvps::find_by_id(tx, id)?;
    let Some((event, rsvp)) = event.zip(rsvp) else {
        return Ok(false);
    };
    let fits = event.public_id.as_str().eq_ignore_ascii_case(&answer.uid)
        && is_theirs(context, &rsvp, answer)
        && answer.is_news(rsvp.replied_at, context.now);
    if !fits {
        return Ok(false);
    }
    rsvps::update_replied(tx, id, answer.at)?;
    match answer.choice {
        Choice::Accepted => accept(tx, context, (&event, &rsvp), answer.party_size())?,
        Choice::Declined => {
            let token = context.vault.manage_token(&rsvp.public_id, rsvp.epoch);
            withdraw_rsvp::quietly(tx, context, &token)?;
        }
        // "Perhaps" keeps the seats: nobody loses a place who did not say no.
        Choice::Tentative => {}
    }
    Ok(true)
}

/// Whoever was invited answers; somebody the invitation was passed on to does not answer for her.
fn is_theirs(context: &Context, rsvp: &Rsvp, answer: &Answer) -> bool {
    let hash = EmailAddress::parse(&answer.attendee)
        .ok()
        .map(|address| context.vault.contact_hash(&address));
    hash.is_some() && hash == rsvp.contact_hash
}

/// The seats first, then the number of people: when the larger party does not fit, the seats stay.
fn accept(
    tx: &mut Tx<'_>,
    context: &Context,
    (event, rsvp): (&Event, &Rsvp),
    size: Option<PartySize>,
) -> Result<()> {
    if rsvp.state == State::Withdrawn {
        return come_back(tx, context, (event, rsvp), size.unwrap_or(rsvp.party_size));
    }
    let token = context.vault.manage_token(&rsvp.public_id, rsvp.epoch);
    by_the_rules(tx, |tx| claim_seats::run(tx, context, &token))?;
    let Some(size) = size.filter(|size| *size != rsvp.party_size) else {
        return Ok(());
    };
    let children = rsvp.children.filter(|children| *children <= size.heads());
    by_the_rules(tx, |tx| {
        change_rsvp::run(tx, context, &token, size, children)
    })
}

/// Yes after no: as if the form was sent anew. The address is proved by the answer itself.
fn come_back(
    tx: &mut Tx<'_>,
    context: &Context,
    (event, rsvp): (&Event, &Rsvp),
    size: PartySize,
) -> Result<()> {
    if let Some(hash) = &rsvp.contact_hash
        && rsvps::find_live_by_contact_hash(tx, event.id, hash)?.is_some()
    {
        return Ok(());
    }
    let line = promote_waitlist::line(tx, event.id, Some(rsvp.id))?;
    let Ok(decision) = decide(event, &line, (size, true), context.now) else {
        return Ok(());
    };
    let children = rsvp.children.filter(|children| *children <= size.heads());
    rsvps::update_party_size(tx, rsvp.id, size, children, context.now)?;
    let seated = decision != Decision::Waitlist && events::take_seats(tx, event.id, size.heads())?;
    let (step, kind) = if seated {
        (Step::Confirm, Kind::RsvpConfirmed)
    } else {
        (Step::Requeue { offers: 0 }, Kind::RsvpWaitlisted)
    };
    rsvps::update_state(tx, rsvp.id, step, context.now)?;
    let now = context.now.timestamp();
    let key = format!("{}:{}:{now}", kind.as_str(), rsvp.public_id);
    notify::party(tx, context, (kind, key), (event, rsvp), None)?;
    promote_waitlist::note_fullness(tx, context, event)
}

/// Runs a use case in a savepoint; what it refuses is no failure of the message.
fn by_the_rules(tx: &mut Tx<'_>, job: impl FnOnce(&mut Tx<'_>) -> Result<()>) -> Result<()> {
    match tx.savepoint(job) {
        Err(Error::Store(failure)) => Err(Error::Store(failure)),
        _ => Ok(()),
    }
}
