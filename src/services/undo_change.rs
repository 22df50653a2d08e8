//! Staff undo the last change within ten minutes: the event is what it was before, under a higher
//! SEQUENCE. Mail that still waits to tell of the change is taken back; who was told gets a
//! correction; who was not hears nothing. Officers hear of it, too (`undo_duties`). Seats and RSVPs stay as they are.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use crate::domain::event::{Event, State};
use crate::domain::ids::RsvpId;
use crate::domain::notice::{Kind, Payload};
use crate::domain::outbox::State as MailState;
use crate::domain::rsvp::State as RsvpState;
use crate::domain::time::stamp_after;
use crate::domain::undo::{Change, Refusal, SeriesBefore, Since, What};
use crate::services::notify::{self, Notice, Recipient};
use crate::services::{
    Actor, Context, Error, Result, keep_version, promote_waitlist, tell_residents, undo_duties,
};
use crate::store::audit::{self, Entry};
use crate::store::{Tx, corrections, departments, event_changes, events, rsvps, series};

/// What can be undone now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Offer {
    pub what: What,
    /// The last instant.
    pub until: DateTime<Utc>,
    /// Groups that were told already, or may have been, and would get a correction.
    pub told: usize,
}

/// `None` when there is nothing to undo, or not any more.
///
/// # Errors
/// What the store says.
pub fn offer(tx: &mut Tx<'_>, context: &Context, event: &Event) -> Result<Option<Offer>> {
    let Some(change) = event_changes::find(tx, event.id)? else {
        return Ok(None);
    };
    if change.check(event, context.now).is_err() {
        return Ok(None);
    }
    let since = corrections::list_since(tx, &change)?;
    let told = told(change.what, &since);
    Ok(Some(Offer {
        what: change.what,
        until: change.until(),
        told: told.len(),
    }))
}

/// `version` is the one the page was opened with. Returns how many corrections were stored.
///
/// # Errors
/// [`Error::Undo`] says why not, [`Error::Forbidden`], [`Error::NotFound`].
pub fn run(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    (slug, version): (&str, i32),
) -> Result<usize> {
    actor.may_run_events()?;
    let found = events::find(tx, actor.department_id, slug)?.ok_or(Error::NotFound)?;
    events::lock(tx, found.id)?;
    let event = events::find_by_id(tx, found.id)?.ok_or(Error::NotFound)?;
    let change = event_changes::find(tx, event.id)?.ok_or(Refusal::Nothing)?;
    change.check(&event, context.now)?;
    if event.version != version {
        return Err(Refusal::Overtaken.into());
    }
    let stamp = stamp_after(event.updated_at, context.now);
    if !event_changes::restore(tx, &event, &change.before, stamp)? {
        return Err(Refusal::Overtaken.into());
    }
    event_changes::delete(tx, event.id)?;
    mend_membership(tx, &event, (change.what, change.before.series))?;
    departments::bump_revision(tx, event.department_id, context.now)?;
    keep_version::event(tx, context, event.id, (Some(actor), "event.undone"))?;
    let after = events::find_by_id(tx, event.id)?.ok_or(Error::NotFound)?;
    let told = mend_mail(tx, context, &change, &after)?;
    let officers = undo_duties::run(tx, context, &change, &after)?;
    promote_waitlist::run(tx, context, event.id)?;
    let entry = Entry::by(
        context.now,
        actor.department_id,
        actor.staff_id,
        "event.undone",
        "event",
        event.id.0,
    );
    let entry = entry.detail("what", change.what.as_str());
    audit::append(
        tx,
        &entry.detail("corrections", &(told + officers).to_string()),
    )?;
    Ok(told)
}

/// An occurrence that only the undone change took out of its series' hand goes back into it, unless
/// its date left the series or the series changed in between. One that its series had changed is in
/// its own hand from now on: it says something else than the series.
fn mend_membership(
    tx: &mut Tx<'_>,
    event: &Event,
    (what, before): (What, Option<SeriesBefore>),
) -> Result<()> {
    let (Some(mut own), Some(before)) = (event.series, before) else {
        return Ok(());
    };
    let current = series::find_by_id(tx, own.series_id)?.map(|series| series.version);
    let is_same = own.series_id == before.id && current == Some(before.version);
    if own.is_detached {
        own.is_detached = before.is_detached || !is_same || own.date.is_none();
    } else {
        own.is_detached = what == What::Changed;
    }
    Ok(events::set_membership(tx, event.id, &own)?)
}

/// What the change took back waits again, what waits to tell of it is taken back, who was told is
/// corrected.
fn mend_mail(tx: &mut Tx<'_>, context: &Context, change: &Change, after: &Event) -> Result<usize> {
    let wanted = wanted_again(change.what);
    corrections::let_wait_again(tx, change, wanted)?;
    let since = corrections::list_since(tx, change)?;
    let waiting = since.iter().filter(|mail| mail.waits(change.what));
    let waiting: Vec<i64> = waiting.map(|mail| mail.id).collect();
    corrections::cancel(tx, &waiting, context.now)?;
    corrections::render_anew(tx, after.id)?;
    let mut stored = 0;
    for (rsvp, mail) in told(change.what, &since) {
        stored += usize::from(correct(tx, context, change.what, after, (rsvp, mail.id))?);
    }
    Ok(stored)
}

/// What the change took back, or the gate because of it. The gate looks at each once more.
fn wanted_again(what: What) -> &'static [Kind] {
    const ON: &[Kind] = &[
        Kind::Reminder,
        Kind::EventChanged,
        Kind::EventPostponed,
        Kind::RainPlan,
        Kind::Correction,
    ];
    match what {
        What::Cancelled | What::Postponed => tell_residents::overtaken_by(what.kind()),
        What::Changed | What::RainPlan | What::UsualPlan => ON,
    }
}

/// Who was told, each with the message that says so most surely.
fn told(what: What, since: &[Since]) -> BTreeMap<RsvpId, Since> {
    let mut told: BTreeMap<RsvpId, Since> = BTreeMap::new();
    for mail in since.iter().filter(|mail| mail.told(what)) {
        let known = told.entry(mail.rsvp_id).or_insert(*mail);
        if known.state == MailState::Leased && known.ambiguous == 0 {
            *known = *mail;
        }
    }
    told
}

fn correct(
    tx: &mut Tx<'_>,
    context: &Context,
    what: What,
    event: &Event,
    (rsvp, corrects): (RsvpId, i64),
) -> Result<bool> {
    let Some(rsvp) = rsvps::find_by_id(tx, rsvp)? else {
        return Ok(false);
    };
    let to = Recipient::of(&rsvp).filter(|_| rsvp.state != RsvpState::Withdrawn);
    let Some(to) = to else {
        return Ok(false);
    };
    let notice = Notice {
        kind: Kind::Correction,
        department_id: event.department_id,
        event: Some(event),
        rsvp: Some(&rsvp),
        article_id: None,
        dedup_key: format!("correction:{}:{}", rsvp.public_id, event.sequence),
        payload: Payload {
            starts_at: Some(event.times.starts_at),
            sequence: Some(event.sequence),
            state: Some(event.state.as_str().to_owned()),
            rain: what.is_about_rain().then_some(event.rain_since.is_some()),
            corrects: Some(corrects),
            ..Payload::default()
        },
        not_before: None,
        deadline: None,
    };
    notify::run(tx, context, to, notice)
}

/// Whether a correction still says what is: the event is in the state it went back to, and the rain
/// plan as well where that was corrected; and the message it takes back may have arrived.
///
/// # Errors
/// What the store says.
pub(super) fn still_true(
    tx: &mut Tx<'_>,
    event: Option<&Event>,
    payload: &Payload,
) -> Result<bool> {
    let (Some(event), Some(corrects)) = (event, payload.corrects) else {
        return Ok(false);
    };
    let state = payload.state.as_deref().and_then(State::parse);
    let rain = event.rain_since.is_some();
    let is_so = state == Some(event.state) && payload.rain.is_none_or(|then| then == rain);
    Ok(is_so && corrections::may_be_there(tx, corrects)?)
}
