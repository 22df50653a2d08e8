//! Somebody asks by the form for news of events. Nothing is sent but one mail that asks back; the
//! answer is the same, after as much work, whether the address is new, known or stopped.

use crate::domain::contact::EmailAddress;
use crate::domain::department::Department;
use crate::domain::ids::PublicId;
use crate::domain::links;
use crate::domain::notice::{Kind, Payload, SealedText};
use crate::domain::subscription::{
    Asked, CONFIRM_CAPS, CONFIRM_WITHIN, NewSubscription, Request, State, Subscription,
};
use crate::services::notify::{self, Notice, Recipient};
use crate::services::ports::Purpose;
use crate::services::{Context, Error, Result, open_department};
use crate::store::{StoreError, Tx, outbox, subscriptions};

/// # Errors
/// [`Error::NotFound`] and [`Error::Gone`] for the department; nothing is said of the address.
pub fn run(tx: &mut Tx<'_>, context: &Context, department: &str, request: &Request) -> Result<()> {
    let department = open_department(tx, department)?;
    let hash = context.vault.contact_hash(&request.email);
    let known = subscriptions::find_by_contact_hash(tx, department.id, &hash)?;
    let is_capped = capped(tx, context, &hash)?;
    match known {
        _ if is_capped => rehearse(tx, context, &department, request),
        None => match tx.savepoint(|tx| begin(tx, context, &department, request, hash)) {
            // The same address asked at this very instant; its mail is on the way.
            Err(Error::Store(StoreError::Unique)) | Ok(()) => Ok(()),
            Err(other) => Err(other),
        },
        Some(known) if known.state == State::Active => {
            rehearse(tx, context, &department, request)?;
            mail(tx, context, &known, None)?;
            Ok(())
        }
        Some(known) => again(tx, context, &known, request),
    }
}

/// Whether the address was asked often enough for now, by whichever department.
fn capped(tx: &mut Tx<'_>, context: &Context, hash: &str) -> Result<bool> {
    let kinds = [Kind::SubscriptionConfirm];
    let mut is_capped = false;
    for (window, most) in CONFIRM_CAPS {
        let since = context.now - window;
        is_capped |= outbox::count_recent_for_recipient(tx, hash, since, &kinds)? >= most;
    }
    Ok(is_capped)
}

fn begin(
    tx: &mut Tx<'_>,
    context: &Context,
    department: &Department,
    request: &Request,
    contact_hash: String,
) -> Result<()> {
    let (token, asked) = asked(context, request);
    let new = NewSubscription {
        public_id: context.vault.public_id(),
        department_id: department.id,
        contact_sealed: sealed(context, &request.email),
        contact_hash,
        asked,
    };
    let stored = subscriptions::insert(tx, &new)?;
    mail(tx, context, &stored, Some(&token))?;
    Ok(())
}

/// Who never confirmed, or has stopped, is asked anew. What was asked for before stays as it is when
/// its mail is still on the way.
fn again(
    tx: &mut Tx<'_>,
    context: &Context,
    known: &Subscription,
    request: &Request,
) -> Result<()> {
    let (token, asked) = asked(context, request);
    let contact_sealed = sealed(context, &request.email);
    let to_ask = Subscription {
        contact_sealed: Some(contact_sealed.clone()),
        language: request.language,
        ..known.clone()
    };
    if mail(tx, context, &to_ask, Some(&token))? {
        subscriptions::ask_again(tx, known.id, &contact_sealed, &asked)?;
    }
    Ok(())
}

/// The work of a new subscription, of which nothing stays: how long the answer takes says nothing.
fn rehearse(
    tx: &mut Tx<'_>,
    context: &Context,
    department: &Department,
    request: &Request,
) -> Result<()> {
    let nobody = context.vault.public_id().to_string();
    let undone: Result<()> = tx.savepoint(|tx| {
        begin(tx, context, department, request, nobody)?;
        Err(Error::NotFound)
    });
    match undone {
        Err(Error::NotFound) | Ok(()) => Ok(()),
        Err(other) => Err(other),
    }
}

/// The link of the mail, and what is written down.
fn asked(context: &Context, request: &Request) -> (String, Asked) {
    let token = context.vault.random_token("cn_");
    let asked = Asked {
        language: request.language,
        wants: request.wants.clone(),
        source: request.source,
        confirm_hash: context.vault.token_hash(&token),
        confirm_by: context.now + CONFIRM_WITHIN,
        at: context.now,
    };
    (token, asked)
}

fn sealed(context: &Context, email: &EmailAddress) -> Vec<u8> {
    let plain = email.as_str().as_bytes();
    context.vault.seal(Purpose::Contact, plain)
}

/// The mail with the link, sealed until it leaves; to an active reader, without one: the link to the
/// preferences is made when it leaves. `false` when one is on the way.
fn mail(
    tx: &mut Tx<'_>,
    context: &Context,
    to: &Subscription,
    token: Option<&str>,
) -> Result<bool> {
    let Some(recipient) = Recipient::of_subscription(to) else {
        return Ok(false);
    };
    let link = token.map(|token| {
        let path = links::in_language(&links::subscription(token), to.language);
        let url = context.links.absolute(&path);
        SealedText(context.vault.seal(Purpose::Link, url.as_bytes()))
    });
    let notice = Notice {
        kind: Kind::SubscriptionConfirm,
        department_id: to.department_id,
        event: None,
        rsvp: None,
        article_id: None,
        dedup_key: key(&to.public_id, context),
        payload: Payload {
            link_sealed: link,
            ..Payload::default()
        },
        not_before: None,
        deadline: Some(context.now + CONFIRM_WITHIN),
    };
    notify::subscriber(tx, context, (recipient, to.id), notice)
}

/// One mail in ten minutes, also when two forms arrive at the same instant.
fn key(id: &PublicId, context: &Context) -> String {
    let ten_minutes = context.now.timestamp() / 600;
    format!("subscription_confirm:{id}:{ten_minutes}")
}
