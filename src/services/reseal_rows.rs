//! After the sealing key was rotated, every row is sealed again under the new one, a piece at a
//! time, while the service runs.

use crate::domain::notice::{Payload, SealedText};
use crate::services::ports::{Purpose, Resealed};
use crate::services::{Context, Result};
use crate::store::seals::{self, MessageSeals, RsvpSeals};
use crate::store::{StoreResult, Tx, identities, second_factors, typed, venue_contacts};

/// Rows per transaction.
const PIECE: i64 = 200;

/// What one piece did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Round {
    /// Where the next piece begins; `None` when this was the last.
    pub next: Option<i64>,
    /// Rows sealed anew.
    pub resealed: usize,
    /// Rows with something that no key of ours opens; they stay as they are.
    pub unreadable: usize,
}

/// The RSVPs after a row id.
///
/// # Errors
/// What the store says.
pub fn rsvps(tx: &mut Tx<'_>, context: &Context, after: i64) -> Result<Round> {
    let rows = seals::list_rsvps(tx, after, PIECE)?;
    let mut round = Round {
        next: rows.last().map(|row| row.id),
        ..Round::default()
    };
    for row in rows {
        let mut seen = Seen::default();
        let anew = RsvpSeals {
            id: row.id,
            contact: seen.field(context, Purpose::Contact, row.contact),
            name: seen.field(context, Purpose::Name, row.name),
            note: seen.field(context, Purpose::Note, row.note),
        };
        if seen.count(&mut round) {
            seals::update_rsvp(tx, &anew)?;
        }
    }
    Ok(round)
}

/// The messages after a row id.
///
/// # Errors
/// What the store says.
pub fn messages(tx: &mut Tx<'_>, context: &Context, after: i64) -> Result<Round> {
    let rows = seals::list_messages(tx, after, PIECE)?;
    let mut round = Round {
        next: rows.last().map(|row| row.id),
        ..Round::default()
    };
    for row in rows {
        let mut seen = Seen::default();
        let anew = MessageSeals {
            id: row.id,
            recipient: seen.field(context, Purpose::Contact, row.recipient),
            raw: seen.field(context, Purpose::MailBytes, row.raw),
            payload: seen.payload(context, row.payload),
        };
        if seen.count(&mut round) {
            seals::update_message(tx, &anew)?;
        }
    }
    Ok(round)
}

/// A row id with what is sealed in it.
type Held = (i64, Option<Vec<u8>>);

/// Rows with one sealed field.
fn one_field(
    tx: &mut Tx<'_>,
    context: &Context,
    (purpose, rows): (Purpose, Vec<Held>),
    update: fn(&mut Tx<'_>, i64, Option<Vec<u8>>) -> StoreResult<()>,
) -> Result<Round> {
    let mut round = Round {
        next: rows.last().map(|row| row.0),
        ..Round::default()
    };
    for (id, sealed) in rows {
        let mut seen = Seen::default();
        let sealed = seen.field(context, purpose, sealed);
        if seen.count(&mut round) {
            update(tx, id, sealed)?;
        }
    }
    Ok(round)
}

/// What residents would like to talk about, after a row id.
///
/// # Errors
/// What the store says.
pub fn wishes(tx: &mut Tx<'_>, context: &Context, after: i64) -> Result<Round> {
    let rows = seals::list_wishes(tx, after, PIECE)?;
    one_field(tx, context, (Purpose::Note, rows), seals::update_wish)
}

/// The requests for access after a row id.
///
/// # Errors
/// What the store says.
pub fn access_requests(tx: &mut Tx<'_>, context: &Context, after: i64) -> Result<Round> {
    let rows = seals::list_access(tx, after, PIECE)?;
    let mut round = Round {
        next: rows.last().map(|row| row.0),
        ..Round::default()
    };
    for (id, details, contact) in rows {
        let mut seen = Seen::default();
        let details = seen.field(context, Purpose::Note, Some(details));
        let contact = seen.field(context, Purpose::Contact, contact);
        if seen.count(&mut round)
            && let Some(details) = details
        {
            seals::update_access(tx, id, details, contact)?;
        }
    }
    Ok(round)
}

/// The subscriptions after a row id.
///
/// # Errors
/// What the store says.
pub fn subscriptions(tx: &mut Tx<'_>, context: &Context, after: i64) -> Result<Round> {
    let rows = seals::list_subscriptions(tx, after, PIECE)?;
    one_field(
        tx,
        context,
        (Purpose::Contact, rows),
        seals::update_subscription,
    )
}

/// Officers' addresses after a row id.
///
/// # Errors
/// What the store says.
pub fn officers(tx: &mut Tx<'_>, context: &Context, after: i64) -> Result<Round> {
    let rows = seals::list_officers(tx, after, PIECE)?;
    one_field(tx, context, (Purpose::Contact, rows), seals::update_officer)
}

/// Why officers could not come, event by event after an event's row id.
///
/// # Errors
/// What the store says.
pub fn reasons(tx: &mut Tx<'_>, context: &Context, after: i64) -> Result<Round> {
    let rows = seals::list_reasons(tx, after, PIECE)?;
    let mut round = Round {
        next: rows.last().map(|row| row.0),
        ..Round::default()
    };
    for (event, officer, reason) in rows {
        let mut seen = Seen::default();
        let reason = seen.field(context, Purpose::Note, reason);
        if seen.count(&mut round) {
            seals::update_reason(tx, (event, officer), reason)?;
        }
    }
    Ok(round)
}

/// Notes about closed events, after an event's row id.
///
/// # Errors
/// What the store says.
pub fn close_outs(tx: &mut Tx<'_>, context: &Context, after: i64) -> Result<Round> {
    let rows = seals::list_close_outs(tx, after, PIECE)?;
    one_field(tx, context, (Purpose::Note, rows), seals::update_close_out)
}

/// Owners of promises who are named in words, after a row id.
///
/// # Errors
/// What the store says.
pub fn promises(tx: &mut Tx<'_>, context: &Context, after: i64) -> Result<Round> {
    let rows = seals::list_promises(tx, after, PIECE)?;
    one_field(tx, context, (Purpose::Name, rows), seals::update_promise)
}

/// The secrets of second factors, after a person's id.
///
/// # Errors
/// What the store says.
pub fn second_factors(tx: &mut Tx<'_>, context: &Context, after: i64) -> Result<Round> {
    let rows = second_factors::list_sealed(tx, after, PIECE)?;
    let mut round = Round {
        next: rows.last().map(|row| row.0),
        ..Round::default()
    };
    for (id, secret) in rows {
        let mut seen = Seen::default();
        let secret = seen.field(context, Purpose::SecondFactor, Some(secret));
        if seen.count(&mut round)
            && let Some(secret) = secret
        {
            second_factors::update_sealed(tx, id, secret)?;
        }
    }
    Ok(round)
}

/// The secrets of identity providers, after a department's id.
///
/// # Errors
/// What the store says.
pub fn providers(tx: &mut Tx<'_>, context: &Context, after: i64) -> Result<Round> {
    let rows = identities::list_sealed(tx, after, PIECE)?;
    one_field(
        tx,
        context,
        (Purpose::ClientSecret, rows),
        identities::update_sealed,
    )
}

/// Whom to call at places, after a place's row id.
///
/// # Errors
/// What the store says.
pub fn venue_contacts(tx: &mut Tx<'_>, context: &Context, after: i64) -> Result<Round> {
    let rows = venue_contacts::list_sealed(tx, after, PIECE)?;
    let mut round = Round {
        next: rows.last().map(|row| row.0),
        ..Round::default()
    };
    for (id, contact) in rows {
        let mut seen = Seen::default();
        let contact = seen.field(context, Purpose::Contact, contact);
        if seen.count(&mut round)
            && let Some(contact) = contact
        {
            venue_contacts::update_sealed(tx, id, contact)?;
        }
    }
    Ok(round)
}

/// What staff typed and have not saved, after a row id.
///
/// # Errors
/// What the store says.
pub fn typed(tx: &mut Tx<'_>, context: &Context, after: i64) -> Result<Round> {
    let rows = typed::list_sealed(tx, after, PIECE)?;
    one_field(tx, context, (Purpose::Typed, rows), typed::update_sealed)
}

/// What was found in one row.
#[derive(Debug, Default)]
struct Seen {
    is_changed: bool,
    is_unreadable: bool,
}

impl Seen {
    fn field(
        &mut self,
        context: &Context,
        purpose: Purpose,
        sealed: Option<Vec<u8>>,
    ) -> Option<Vec<u8>> {
        let sealed = sealed?;
        match context.vault.reseal(purpose, &sealed) {
            Resealed::Current => Some(sealed),
            Resealed::Anew(anew) => {
                self.is_changed = true;
                Some(anew)
            }
            Resealed::Unreadable => {
                self.is_unreadable = true;
                Some(sealed)
            }
        }
    }

    fn payload(&mut self, context: &Context, text: String) -> String {
        let Ok(mut payload) = serde_json::from_str::<Payload>(&text) else {
            return text;
        };
        let (link, words) = (payload.link_sealed.take(), payload.text_sealed.take());
        if link.is_none() && words.is_none() {
            return text;
        }
        let mut anew = |purpose, sealed: Option<SealedText>| {
            let sealed = sealed.map(|SealedText(octets)| octets);
            self.field(context, purpose, sealed).map(SealedText)
        };
        payload.link_sealed = anew(Purpose::Link, link);
        payload.text_sealed = anew(Purpose::Note, words);
        serde_json::to_string(&payload).unwrap_or(text)
    }

    /// Adds the row to the round; whether it has to be written.
    fn count(&self, round: &mut Round) -> bool {
        round.resealed += usize::from(self.is_changed);
        round.unreadable += usize::from(self.is_unreadable);
        self.is_changed
    }
}
