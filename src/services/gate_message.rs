//! The last look before a message leaves: is it still true, still wanted, still in time? If so,
//! everything it is rendered from.

use crate::domain::assignment::{Assignment, State as Assigned};
use crate::domain::contact::EmailAddress;
use crate::domain::department::Department;
use crate::domain::event::{Event, State as EventState};
use crate::domain::ids::EventId;
use crate::domain::language::Language;
use crate::domain::links;
use crate::domain::notice::{
    ArticleCard, AssignmentRef, Duty, Kind, Letter, Party, Payload, SealedText, Was,
};
use crate::domain::officer::Officer;
use crate::domain::outbox::{Message, State};
use crate::domain::rsvp::{Rsvp, State as RsvpState};
use crate::services::ports::Purpose;
use crate::services::{Context, Error, Result, read_briefing, unsubscribe};
use crate::store::{
    Tx, articles, assignments, departments, events, officers, outbox, rsvps, suppressions,
};

/// What the gate says.
#[derive(Debug, Clone)]
pub enum Verdict {
    /// The message may leave.
    Pass(Box<Letter>),
    /// It may not, ever; the state says why.
    Stop(State),
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
    let rows = Rows::load(tx, message)?;
    let is_old_news = message.kind == Kind::EventChanged && outbox::is_overtaken(tx, message)?;
    if is_old_news || !rows.still_true(message.kind) {
        return Ok(Verdict::Stop(State::Cancelled));
    }
    match letter(tx, context, message, rows)? {
        Some(letter) => Ok(Verdict::Pass(Box::new(letter))),
        None => Ok(Verdict::Stop(State::Cancelled)),
    }
}

fn is_suppressed(tx: &mut Tx<'_>, context: &Context, message: &Message) -> Result<bool> {
    let mut scopes = vec!["all".to_owned()];
    if message.kind.is_subscription() {
        scopes.push(unsubscribe::scope(message.department_id));
    }
    Ok(suppressions::is_suppressed(
        tx,
        &message.recipient_hash,
        &scopes,
        context.now,
    )?)
}

struct Rows {
    department: Department,
    event: Option<Event>,
    rsvp: Option<Rsvp>,
    /// The officer a letter is to, with her part in the event.
    duty: Option<(Officer, Assignment)>,
    payload: Payload,
}

impl Rows {
    fn load(tx: &mut Tx<'_>, message: &Message) -> Result<Self> {
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
            (Some(event), Some(of)) => duty(tx, event, of)?,
            _ => None,
        };
        Ok(Self {
            duty,
            department: departments::find(tx, message.department_id)?.ok_or(Error::NotFound)?,
            event,
            rsvp,
            payload,
        })
    }

    fn is_assigned(&self) -> bool {
        self.duty.as_ref().is_some_and(|(_, part)| part.is_active())
    }

    fn still_true(&self, kind: Kind) -> bool {
        let state = self.event.as_ref().map(|event| event.state);
        let rsvp = self.rsvp.as_ref().map(|rsvp| rsvp.state);
        let on = state == Some(EventState::Published);
        let coming = rsvp == Some(RsvpState::Confirmed);
        let planned = rsvp.is_some_and(|state| state != RsvpState::Withdrawn);
        let start = self.event.as_ref().map(|event| event.times.starts_at);
        match kind {
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
            Kind::RsvpLink | Kind::EventChanged => on && planned,
            Kind::Reminder => {
                let wanted = self.rsvp.as_ref().is_some_and(|rsvp| rsvp.wants_reminders);
                on && coming && wanted && self.payload.starts_at == start
            }
            Kind::EventCancelled => state == Some(EventState::Cancelled) && planned,
            Kind::EventPostponed => state == Some(EventState::Postponed) && planned,
            Kind::ArticlePublished => self.rsvp.as_ref().is_some_and(|rsvp| rsvp.wants_article),
            Kind::StaffInvitation => self.payload.link_sealed.is_some(),
            Kind::AccessAnswered => self.payload.text_sealed.is_some(),
            Kind::RunningLate => {
                let late = self.event.as_ref().and_then(|event| event.roster.latest());
                let late = late.map(|(_, minutes)| minutes);
                let same = self.payload.starts_at == start && self.payload.late_minutes == late;
                on && coming && same
            }
            Kind::OfficerAssigned | Kind::OfficerPlanChanged => on && self.is_assigned(),
            Kind::OfficerBriefing => on && self.is_assigned() && self.payload.starts_at == start,
            Kind::OfficerPlanOff => {
                let off = matches!(state, Some(EventState::Cancelled | EventState::Postponed));
                self.duty.as_ref().is_some_and(|(_, part)| {
                    off && part.is_active() || part.state == Assigned::Removed
                })
            }
        }
    }
}

/// The part a letter was written about; `None` when the officer was asked anew since.
fn duty(
    tx: &mut Tx<'_>,
    event: EventId,
    of: AssignmentRef,
) -> Result<Option<(Officer, Assignment)>> {
    let part = assignments::find(tx, event, of.officer)?.filter(|part| part.epoch == of.epoch);
    let officer = officers::find(tx, of.officer)?;
    Ok(officer.zip(part))
}

/// The officer's side of a letter, with her briefing when it is one.
fn duty_card(
    tx: &mut Tx<'_>,
    context: &Context,
    (kind, language): (Kind, Language),
    rows: &Rows,
) -> Result<Option<Duty>> {
    let (Some((officer, part)), Some(event)) = (&rows.duty, &rows.event) else {
        return Ok(None);
    };
    let token = context
        .vault
        .assignment_token(&event.public_id, &officer.public_id, part.epoch);
    let path = links::in_language(&links::assignment(&token), language);
    let url = context.links.absolute(&path);
    let stand_in_for = match part.stand_in_for {
        Some(id) => officers::find(tx, id)?.map(|one| one.facts.full_name()),
        None => None,
    };
    let briefing = match kind {
        Kind::OfficerBriefing => Some(read_briefing::of(tx, context, event)?),
        _ => None,
    };
    let name = format!("{} {}", officer.facts.rank, officer.facts.full_name());
    Ok(Some(Duty {
        officer: name.trim().to_owned(),
        answer_url: url,
        state: part.state,
        stand_in_for,
        briefing,
    }))
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
    let unsubscribe_url = message.kind.is_subscription().then(|| {
        let subject = unsubscribe::subject(message.department_id, &message.recipient_hash);
        let token = context.vault.unsubscribe_token(&subject);
        context.links.absolute(&links::unsubscribe(&token))
    });
    Ok(Some(Letter {
        kind: message.kind,
        language: message.language,
        recipient,
        message_id: message.message_id.clone(),
        date: context.now,
        duty: duty_card(tx, context, (message.kind, message.language), &rows)?,
        party: rows.rsvp.as_ref().map(|rsvp| party(context, rsvp)),
        was: was(&rows.payload),
        offset_minutes: rows.payload.offset_minutes,
        one_time_link: opened(context, Purpose::Link, rows.payload.link_sealed.as_ref()),
        written: opened(context, Purpose::Note, rows.payload.text_sealed.as_ref()),
        department: rows.department,
        event: rows.event,
        article,
        unsubscribe_url,
    }))
}

fn recipient(context: &Context, message: &Message) -> Option<EmailAddress> {
    let plain = context
        .vault
        .open(Purpose::Contact, &message.recipient_sealed)?;
    EmailAddress::parse(std::str::from_utf8(&plain).ok()?).ok()
}

fn party(context: &Context, rsvp: &Rsvp) -> Party {
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
