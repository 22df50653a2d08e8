//! The last look before a message leaves: is it still true, still wanted, still in time? If so,
//! everything it is rendered from.

use chrono::{DateTime, Utc};

use crate::domain::assignment::Assignment;
use crate::domain::contact::EmailAddress;
use crate::domain::department::Department;
use crate::domain::event::{Event, State as EventState};
use crate::domain::invited::{self, Invited};
use crate::domain::links;
use crate::domain::mailbox::Mailbox;
use crate::domain::notice::{
    ArticleCard, Held, Kind, Letter, Party, Payload, Reminding, SealedText, Was,
};
use crate::domain::officer::Officer;
use crate::domain::outbox::{Message, State};
use crate::domain::reminder::after_quiet_hours;
use crate::domain::rsvp::{Rsvp, State as RsvpState};
use crate::domain::subscription::Subscription;
use crate::domain::zone::Zone;
use crate::services::ports::Purpose;
use crate::services::unsubscribe::{EVERY_LIST, List, Subject};
use crate::services::{
    Context, Error, Result, gate_duty, gate_held, gate_news, gate_reminders, undo_change,
};
use crate::store::{Tx, articles, departments, events, outbox, rsvps, staff, suppressions};

/// What the gate says.
#[derive(Debug, Clone)]
pub enum Verdict {
    /// The message may leave.
    Pass(Box<Letter>),
    /// It may not, ever; the state says why.
    Stop(State),
    /// Not now: letters to many do not leave at night.
    Wait(DateTime<Utc>),
}

/// # Errors
/// What the store says.
pub fn run(tx: &mut Tx<'_>, context: &Context, message: &Message) -> Result<Verdict> {
    if context.now >= message.deadline {
        return Ok(Verdict::Stop(State::Expired));
    }
    if is_suppressed(tx, context, message)? {
        return Ok(Verdict::Stop(State::Suppressed));
    }
    let rows = Rows::load(tx, context, message)?;
    if let Some(verdict) = at_night(context, message, rows.department.zone) {
        return Ok(verdict);
    }
    let is_old_news = message.kind == Kind::EventChanged && outbox::is_overtaken(tx, message)?;
    if is_old_news || !rows.still_true(message) {
        return Ok(Verdict::Stop(State::Cancelled));
    }
    let takes_back = matches!(message.kind, Kind::Correction | Kind::OfficerCorrection);
    if takes_back && !undo_change::still_true(tx, rows.event.as_ref(), &rows.payload)? {
        return Ok(Verdict::Stop(State::Cancelled));
    }
    match letter(tx, context, message, rows)? {
        Some(letter) => Ok(Verdict::Pass(Box::new(letter))),
        None => Ok(Verdict::Stop(State::Cancelled)),
    }
}

fn is_suppressed(tx: &mut Tx<'_>, context: &Context, message: &Message) -> Result<bool> {
    let mut scopes = vec!["all".to_owned()];
    if let Some(list) = List::of(message.kind) {
        scopes.push(list.scope(message.department_id));
        scopes.push(EVERY_LIST.to_owned());
    }
    Ok(suppressions::is_suppressed(
        tx,
        &message.recipient_hash,
        &scopes,
        context.now,
    )?)
}

/// A letter to many that could not leave by day waits for the morning, if it is of use then.
fn at_night(context: &Context, message: &Message, zone: Zone) -> Option<Verdict> {
    let morning = after_quiet_hours(context.now, zone);
    let waits = message.kind.is_subscription() && morning > context.now;
    waits.then_some(if morning < message.deadline {
        Verdict::Wait(morning)
    } else {
        Verdict::Stop(State::Expired)
    })
}

struct Rows {
    department: Department,
    event: Option<Event>,
    rsvp: Option<Rsvp>,
    subscription: Option<Subscription>,
    /// The officer a letter is to, with her part in the event.
    duty: Option<(Officer, Assignment)>,
    /// What a letter of several reminders still says.
    reminders: Vec<Reminding>,
    /// Why an event was not published at its time.
    held: Option<Held>,
    payload: Payload,
}

impl Rows {
    fn load(tx: &mut Tx<'_>, context: &Context, message: &Message) -> Result<Self> {
        let event = match message.event_id {
            Some(id) => events::find_by_id(tx, id)?,
            None => None,
        };
        let rsvp = match message.rsvp_id {
            Some(id) => rsvps::find_by_id(tx, id)?,
            None => None,
        };
        let payload: Payload = serde_json::from_str(&message.payload).unwrap_or_default();
        let duty = match (message.event_id, payload.assignment) {
            (Some(event), Some(of)) => gate_duty::find(tx, event, of)?,
            _ => None,
        };
        let reminders = match message.kind {
            Kind::Reminders => gate_reminders::list(tx, context, message)?,
            _ => Vec::new(),
        };
        Ok(Self {
            duty,
            reminders,
            held: gate_held::find(tx, context, message, (event.as_ref(), &payload))?,
            department: departments::find(tx, message.department_id)?.ok_or(Error::NotFound)?,
            event,
            rsvp,
            subscription: gate_news::find(tx, message)?,
            payload,
        })
    }

    /// Whether time or place are other than before the change: an undone one is no news.
    fn is_news(&self) -> bool {
        let (Some(event), Some(was)) = (&self.event, was(&self.payload)) else {
            return true;
        };
        let venue = &event.venue.facts;
        (was.starts_at, was.ends_at) != (event.times.starts_at, event.times.ends_at)
            || was.venue != format!("{}, {}", venue.name, venue.address_line())
    }

    fn still_true(&self, message: &Message) -> bool {
        let state = self.event.as_ref().map(|event| event.state);
        let rsvp = self.rsvp.as_ref().map(|rsvp| rsvp.state);
        let on = state == Some(EventState::Published);
        let coming = rsvp == Some(RsvpState::Confirmed);
        let planned = rsvp.is_some_and(|state| state != RsvpState::Withdrawn);
        let start = self.event.as_ref().map(|event| event.times.starts_at);
        match message.kind {
            Kind::RsvpConfirmed | Kind::RsvpPromoted => on && coming,
            Kind::RsvpHeld => on && rsvp == Some(RsvpState::Held),
            Kind::RsvpOffered => {
                let until = self.rsvp.as_ref().and_then(|rsvp| rsvp.answer_by);
                on && rsvp == Some(RsvpState::Offered) && self.payload.answer_by == until
            }
            Kind::EventLetter => {
                let written = self.payload.text_sealed.is_some();
                state.is_some_and(EventState::is_public) && coming && written
            }
            Kind::RsvpWaitlisted | Kind::OfferLapsed => on && rsvp == Some(RsvpState::Waitlisted),
            Kind::RsvpLink => on && planned,
            Kind::EventChanged => on && planned && self.is_news(),
            Kind::RainPlan => {
                let rain = self.event.as_ref().map(|event| event.rain_since.is_some());
                on && planned && self.payload.rain == rain
            }
            // Whether it still says what is: see `undo_change::still_true`.
            Kind::Correction => planned,
            Kind::RsvpWithdrawn => on && rsvp == Some(RsvpState::Withdrawn),
            Kind::Reminder => {
                let (event, rsvp) = (self.event.as_ref(), self.rsvp.as_ref());
                gate_reminders::still_true(event, rsvp, self.payload.starts_at)
            }
            Kind::Reminders => !self.reminders.is_empty(),
            Kind::EventCancelled => state == Some(EventState::Cancelled) && planned,
            Kind::EventPostponed => state == Some(EventState::Postponed) && planned,
            Kind::ArticlePublished => self.rsvp.as_ref().is_some_and(|rsvp| rsvp.wants_article),
            Kind::StaffInvitation | Kind::StaffReset => self.payload.link_sealed.is_some(),
            Kind::AccessAnswered => self.payload.text_sealed.is_some(),
            Kind::SubscriptionConfirm => {
                gate_news::still_asks(message, self.subscription.as_ref(), &self.payload)
            }
            Kind::EventNews => self.subscription.is_some() && self.department.is_open(),
            Kind::RunningLate => {
                let late = self.event.as_ref().and_then(|event| event.roster.latest());
                let late = late.map(|(_, minutes)| minutes);
                let same = self.payload.starts_at == start && self.payload.late_minutes == late;
                on && coming && same
            }
            Kind::OfficerAssigned
            | Kind::OfficerPlanChanged
            | Kind::OfficerPlanOff
            | Kind::OfficerCorrection
            | Kind::OfficerBriefing => gate_duty::still_true(
                message.kind,
                self.duty.as_ref(),
                self.event.as_ref(),
                &self.payload,
            ),
            Kind::PublishHeld => self.held.is_some(),
            Kind::MailTest => false,
        }
    }
}

fn letter(
    tx: &mut Tx<'_>,
    context: &Context,
    message: &Message,
    rows: Rows,
) -> Result<Option<Letter>> {
    let Some(recipient) = recipient(context, message) else {
        return Ok(None);
    };
    let article = match message.article_id {
        Some(id) => match article_card(tx, context, message, &rows, id)? {
            Some(card) => Some(card),
            None => return Ok(None),
        },
        None => None,
    };
    let one_time_link = opened(context, Purpose::Link, rows.payload.link_sealed.as_ref());
    if let Some(link) = &one_time_link
        && matches!(message.kind, Kind::StaffInvitation | Kind::StaffReset)
        && !is_good(tx, context, link)?
    {
        return Ok(None);
    }
    let news = match &rows.subscription {
        Some(row) => match gate_news::news(tx, context, message, (row, &rows.payload))? {
            Some(news) => Some(news),
            None => return Ok(None),
        },
        None => None,
    };
    let unsubscribe_url = stops(message, rows.rsvp.as_ref()).map(|subject| {
        let path = links::unsubscribe(&subject.token(context));
        context.links.absolute(&path)
    });
    Ok(Some(Letter {
        kind: message.kind,
        language: message.language,
        recipient,
        message_id: message.message_id.clone(),
        date: context.now,
        duty: gate_duty::card(
            tx,
            context,
            message,
            rows.duty.as_ref(),
            rows.event.as_ref(),
        )?,
        party: rows.rsvp.as_ref().map(|rsvp| party(context, rsvp)),
        was: was(&rows.payload),
        offset_minutes: rows.payload.offset_minutes,
        one_time_link,
        written: opened(context, Purpose::Note, rows.payload.text_sealed.as_ref()),
        stop_tag: message
            .kind
            .is_subscription()
            .then(|| context.vault.mailbox_tag(Mailbox::Stop, message.id.0)),
        invited: invited(context, message.kind, &rows),
        department: rows.department,
        event: rows.event,
        article,
        unsubscribe_url,
        news,
        reminders: rows.reminders,
        held: rows.held,
    }))
}

/// Whether a one-time link still works: one that ended meanwhile is not mailed any more.
fn is_good(tx: &mut Tx<'_>, context: &Context, link: &str) -> Result<bool> {
    let token = link.rsplit('/').next().unwrap_or_default();
    let hash = context.vault.token_hash(token);
    Ok(staff::find_token(tx, &hash, context.now)?.is_some())
}

fn invited(context: &Context, kind: Kind, rows: &Rows) -> Option<Invited> {
    let (rsvp, event) = (rows.rsvp.as_ref()?, rows.event.as_ref()?);
    let asks = rows.department.settings.calendar_replies;
    Some(Invited {
        is_off: invited::of(kind, asks, rsvp, event.state)?,
        tag: context.vault.mailbox_tag(Mailbox::Reply, rsvp.id.0),
        told: rsvp.told_sequence,
    })
}

/// What the reader of a message can stop with one click.
fn stops(message: &Message, rsvp: Option<&Rsvp>) -> Option<Subject> {
    match List::of(message.kind) {
        Some(list) => Some(Subject::List {
            list,
            department: message.department_id,
            contact_hash: message.recipient_hash.clone(),
        }),
        None if message.kind == Kind::Reminder => {
            rsvp.map(|rsvp| Subject::Reminders(rsvp.public_id.clone()))
        }
        None if message.kind == Kind::Reminders => Some(Subject::AllReminders {
            department: message.department_id,
            contact_hash: message.recipient_hash.clone(),
        }),
        None => None,
    }
}

fn recipient(context: &Context, message: &Message) -> Option<EmailAddress> {
    let plain = context
        .vault
        .open(Purpose::Contact, &message.recipient_sealed)?;
    EmailAddress::parse(std::str::from_utf8(&plain).ok()?).ok()
}

pub(super) fn party(context: &Context, rsvp: &Rsvp) -> Party {
    let token = context.vault.manage_token(&rsvp.public_id, rsvp.epoch);
    let path = links::in_language(&links::rsvp(&token), rsvp.language);
    Party {
        public_id: rsvp.public_id.clone(),
        heads: rsvp.party_size.heads(),
        manage_url: context.links.absolute(&path),
        answer_by: rsvp.answer_by,
    }
}

fn was(payload: &Payload) -> Option<Was> {
    Some(Was {
        starts_at: payload.was_starts_at?,
        ends_at: payload.was_ends_at?,
        venue: payload.was_venue.clone()?,
    })
}

fn opened(context: &Context, purpose: Purpose, sealed: Option<&SealedText>) -> Option<String> {
    String::from_utf8(context.vault.open(purpose, &sealed?.0)?).ok()
}

fn article_card(
    tx: &mut Tx<'_>,
    context: &Context,
    message: &Message,
    rows: &Rows,
    id: crate::domain::ids::ArticleId,
) -> Result<Option<ArticleCard>> {
    let Some(article) = articles::find_by_id(tx, id)? else {
        return Ok(None);
    };
    let Some(published_at) = article.published_at else {
        return Ok(None);
    };
    let (language, text) = article.text(message.language);
    let path = links::article(rows.department.slug.as_str(), article.slug.as_str());
    Ok(Some(ArticleCard {
        title: text.title.clone(),
        body: text.body.clone(),
        language,
        byline: article.byline.clone(),
        published_at,
        url: context
            .links
            .absolute(&links::in_language(&path, message.language)),
    }))
}
