//! A resident says "we are coming". Seats are taken by one conditional update; the same form sent
//! twice is one RSVP; an address that is already on the list changes nothing and is told by mail.

use chrono::{DateTime, TimeDelta, Utc};

use crate::domain::event::Event;
use crate::domain::notice::Kind;
use crate::domain::rsvp::{NewRsvp, PartySize, Request, Rsvp, State};
use crate::domain::seating::{Decision, HOLD, decide};
use crate::services::notify;
use crate::services::ports::Purpose;
use crate::services::{Context, Error, Result, open_department, promote_waitlist};
use crate::store::{Tx, events, outbox, rsvps};

/// What the browser is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// No address was given: the browser gets the link to the RSVP.
    Here { token: String },
    /// An address was given: whoever reads its mail gets the link. `decision` is what a new RSVP
    /// would get now, whether or not the address was known.
    ByMail {
        decision: Decision,
        party_size: PartySize,
    },
}

/// Mail that a stranger's form can cause: at most so many to one address within an hour and a day.
const CAPS: [(TimeDelta, i64); 2] = [(TimeDelta::hours(1), 3), (TimeDelta::hours(24), 10)];
const CAPPED: [Kind; 4] = [
    Kind::RsvpConfirmed,
    Kind::RsvpHeld,
    Kind::RsvpWaitlisted,
    Kind::RsvpLink,
];

/// # Errors
/// [`Error::NotFound`] for an event residents cannot see, [`Error::Rsvp`] when RSVPs are not taken.
pub fn run(
    tx: &mut Tx<'_>,
    context: &Context,
    department: &str,
    event: &str,
    request: Request,
) -> Result<Outcome> {
    let department = open_department(tx, department)?;
    let found = events::find(tx, department.id, event)?.ok_or(Error::NotFound)?;
    if !found.state.is_public() {
        return Err(Error::NotFound);
    }
    events::lock(tx, found.id)?;
    let event = events::find_by_id(tx, found.id)?.ok_or(Error::NotFound)?;
    if let Some(earlier) = rsvps::find_by_nonce(tx, event.id, &request.nonce)? {
        return Ok(outcome(context, &request, &earlier));
    }
    let line = promote_waitlist::line(tx, event.id, None)?;
    let asks = (request.party_size, request.email.is_some());
    let decision = match decide(&event, &line, asks, context.now)? {
        Decision::Accept if request.must_prove && request.email.is_some() => Decision::Hold,
        decision => decision,
    };
    let hash = request
        .email
        .as_ref()
        .map(|email| context.vault.contact_hash(email));
    if let Some(hash) = &hash
        && let Some(known) = rsvps::find_live_by_contact_hash(tx, event.id, hash)?
    {
        rehearse(tx, context, &event, &request, decision);
        promote_waitlist::note_fullness(tx, context, &event)?;
        send_link_again(tx, context, &event, &known)?;
        return Ok(Outcome::ByMail {
            decision,
            party_size: request.party_size,
        });
    }
    let rsvp = store(tx, context, &event, &request, decision)?;
    promote_waitlist::note_fullness(tx, context, &event)?;
    confirm(tx, context, &event, &rsvp)?;
    Ok(outcome(context, &request, &rsvp))
}

/// The work of a new RSVP, of which nothing stays: how long the answer to a known address takes says
/// nothing either.
fn rehearse(
    tx: &mut Tx<'_>,
    context: &Context,
    event: &Event,
    request: &Request,
    decision: Decision,
) {
    let undone: Result<()> = tx.savepoint(|tx| {
        store(tx, context, event, request, decision)?;
        Err(Error::NotFound)
    });
    debug_assert!(undone.is_err(), "a rehearsal leaves nothing");
}

fn store(
    tx: &mut Tx<'_>,
    context: &Context,
    event: &Event,
    request: &Request,
    decision: Decision,
) -> Result<Rsvp> {
    let heads = request.party_size.heads();
    let seated = decision != Decision::Waitlist && events::take_seats(tx, event.id, heads)?;
    let state = match (seated, decision) {
        (true, Decision::Hold) => State::Held,
        (true, _) => State::Confirmed,
        (false, _) => State::Waitlisted,
    };
    let seal = |purpose, text: &Option<String>| {
        text.as_ref()
            .map(|text| context.vault.seal(purpose, text.as_bytes()))
    };
    let email = request
        .email
        .as_ref()
        .map(|email| email.as_str().to_owned());
    let public_id = context.vault.public_id();
    let code = context.vault.rsvp_code(&public_id, 0);
    let new = NewRsvp {
        code_hash: Some(context.vault.code_hash(&code)),
        children: request.children,
        public_id,
        department_id: event.department_id,
        event_id: event.id,
        state,
        answer_by: (state == State::Held).then_some(context.now + HOLD),
        party_size: request.party_size,
        contact_sealed: seal(Purpose::Contact, &email),
        contact_hash: request
            .email
            .as_ref()
            .map(|email| context.vault.contact_hash(email)),
        name_sealed: seal(Purpose::Name, &request.name),
        note_sealed: seal(Purpose::Note, &request.note),
        language: request.language,
        wants_article: request.wants_article && request.email.is_some(),
        form_nonce: request.nonce.clone(),
        confirmed_at: (state == State::Confirmed).then_some(context.now),
        created_at: context.now,
    };
    Ok(rsvps::insert(tx, &new)?)
}

fn confirm(tx: &mut Tx<'_>, context: &Context, event: &Event, rsvp: &Rsvp) -> Result<()> {
    let kind = match rsvp.state {
        State::Confirmed => Kind::RsvpConfirmed,
        State::Held => Kind::RsvpHeld,
        _ => Kind::RsvpWaitlisted,
    };
    let key = format!("{}:{}", kind.as_str(), rsvp.public_id);
    mail(tx, context, (kind, key), event, rsvp)
}

fn send_link_again(tx: &mut Tx<'_>, context: &Context, event: &Event, known: &Rsvp) -> Result<()> {
    let ten_minutes = context.now.timestamp() / 600;
    let key = format!("rsvp_link:{}:{ten_minutes}", known.public_id);
    mail(tx, context, (Kind::RsvpLink, key), event, known)
}

fn mail(
    tx: &mut Tx<'_>,
    context: &Context,
    (kind, key): (Kind, String),
    event: &Event,
    rsvp: &Rsvp,
) -> Result<()> {
    let Some(hash) = &rsvp.contact_hash else {
        return Ok(());
    };
    if capped(tx, hash, context.now)? {
        return Ok(());
    }
    let answer_by = rsvp.answer_by.filter(|_| kind == Kind::RsvpHeld);
    notify::party(tx, context, (kind, key), (event, rsvp), answer_by)?;
    Ok(())
}

fn capped(tx: &mut Tx<'_>, hash: &str, now: DateTime<Utc>) -> Result<bool> {
    for (window, most) in CAPS {
        if outbox::count_recent_for_recipient(tx, hash, now - window, &CAPPED)? >= most {
            return Ok(true);
        }
    }
    Ok(false)
}

fn outcome(context: &Context, request: &Request, rsvp: &Rsvp) -> Outcome {
    if request.email.is_none() {
        let token = context.vault.manage_token(&rsvp.public_id, rsvp.epoch);
        return Outcome::Here { token };
    }
    let decision = match rsvp.state {
        State::Held => Decision::Hold,
        State::Confirmed | State::Offered => Decision::Accept,
        State::Waitlisted | State::Withdrawn => Decision::Waitlist,
    };
    Outcome::ByMail {
        decision,
        party_size: request.party_size,
    }
}
