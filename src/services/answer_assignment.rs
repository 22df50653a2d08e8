//! An officer answers what she was asked, or staff do it for her: coming, cannot come, called away,
//! late. Page and feed follow with the same transaction; being late is mailed to those who come.

use crate::domain::assignment::{self, Answer, Assignment, Refusal, State as Assigned};
use crate::domain::department::Department;
use crate::domain::event::Event;
use crate::domain::ids::PublicId;
use crate::domain::notice::{Kind, Payload};
use crate::domain::officer::Officer;
use crate::domain::picture::Owner;
use crate::services::notify::{self, Notice, Recipient};
use crate::services::ports::Purpose;
use crate::services::{Actor, Context, Error, Result, keep_version, tell_officers};
use crate::store::audit::{self, Entry};
use crate::store::events::{News, Touched};
use crate::store::{Tx, assignments, departments, events, officers, pictures, rsvps};

/// One assignment and what is around it.
#[derive(Debug, Clone)]
pub struct Found {
    pub department: Department,
    pub event: Event,
    pub officer: Officer,
    pub assignment: Assignment,
    /// Who could stand in: the department's officers who are not on the roster.
    pub colleagues: Vec<Officer>,
    /// Whether there is a photo of the officer.
    pub has_photo: bool,
}

/// What is answered.
#[derive(Debug, Clone)]
pub struct Said {
    pub answer: Answer,
    /// Why not; may be empty.
    pub reason: String,
    /// An officer of the department to ask instead.
    pub stand_in: Option<PublicId>,
}

/// Whether the answer was taken.
pub type Taken = std::result::Result<(), Refusal>;

/// The assignment behind a link.
///
/// # Errors
/// [`Error::NotFound`] for a link that is forged, of an earlier time, or of an officer taken off.
pub fn find(tx: &mut Tx<'_>, context: &Context, token: &str) -> Result<Found> {
    let subject = context.vault.assignment_token_subject(token);
    let (event, officer) = subject.ok_or(Error::NotFound)?;
    let event = events::find_by_public_id(tx, &event)?.ok_or(Error::NotFound)?;
    let department = departments::find(tx, event.department_id)?.ok_or(Error::NotFound)?;
    let all = officers::list(tx, department.id)?;
    let known = all.iter().find(|one| one.public_id == officer);
    let officer = known.ok_or(Error::NotFound)?.clone();
    let found = assignments::find(tx, event.id, officer.id)?.ok_or(Error::NotFound)?;
    let right = context
        .vault
        .assignment_token(&event.public_id, &officer.public_id, found.epoch);
    let is_genuine = context.vault.token_hash(&right) == context.vault.token_hash(token);
    if found.state == Assigned::Removed || !is_genuine || !department.is_open() {
        return Err(Error::NotFound);
    }
    Ok(Found {
        colleagues: colleagues(&event, &officer, all),
        has_photo: has_photo(tx, &officer)?,
        department,
        event,
        officer,
        assignment: found,
    })
}

fn has_photo(tx: &mut Tx<'_>, officer: &Officer) -> Result<bool> {
    Ok(!pictures::list_of(tx, Owner::Officer(officer.id))?.is_empty())
}

fn colleagues(event: &Event, officer: &Officer, mut all: Vec<Officer>) -> Vec<Officer> {
    let is_there = |one: &Officer| event.officers.iter().any(|there| there.id == one.id);
    all.retain(|one| one.id != officer.id && !is_there(one));
    all
}

/// The officer answers through her link.
///
/// # Errors
/// As [`find`].
pub fn by_officer(tx: &mut Tx<'_>, context: &Context, token: &str, said: &Said) -> Result<Taken> {
    let found = find(tx, context, token)?;
    events::lock(tx, found.event.id)?;
    let found = find(tx, context, token)?;
    answer(tx, context, None, &found, said)
}

/// Staff answer for an officer.
///
/// # Errors
/// [`Error::Forbidden`], [`Error::NotFound`].
pub fn by_staff(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    (event, officer): (&str, &str),
    said: &Said,
) -> Result<Taken> {
    actor.may_run_events()?;
    let event = events::find(tx, actor.department_id, event)?.ok_or(Error::NotFound)?;
    events::lock(tx, event.id)?;
    let event = events::find_by_id(tx, event.id)?.ok_or(Error::NotFound)?;
    let all = officers::list(tx, actor.department_id)?;
    let known = all.iter().find(|one| one.slug.as_str() == officer);
    let officer = known.ok_or(Error::NotFound)?.clone();
    let assignment = assignments::find(tx, event.id, officer.id)?.ok_or(Error::NotFound)?;
    let found = Found {
        department: departments::find(tx, event.department_id)?.ok_or(Error::NotFound)?,
        colleagues: colleagues(&event, &officer, all),
        has_photo: has_photo(tx, &officer)?,
        event,
        officer,
        assignment,
    };
    answer(tx, context, Some(actor), &found, said)
}

fn answer(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: Option<&Actor>,
    found: &Found,
    said: &Said,
) -> Result<Taken> {
    let (event, before) = (&found.event, &found.assignment);
    let state = (event.state, &event.times);
    let mut after = match assignment::decide(before, state, said.answer, context.now) {
        Ok(after) => after,
        Err(refusal) => return Ok(Err(refusal)),
    };
    if said.answer == Answer::Decline {
        let reason = said.reason.trim();
        let sealed = context.vault.seal(Purpose::Note, reason.as_bytes());
        after.reason_sealed = (!reason.is_empty()).then_some(sealed);
    }
    assignments::save(tx, &after)?;
    if matches!(said.answer, Answer::Decline | Answer::CalledAway) {
        ask_instead(tx, found, said)?;
    }
    show(tx, context, found, &after)?;
    keep_version::event(tx, context, event.id, (actor, action(said.answer)))?;
    tell_officers::roster(tx, context, event.id)?;
    if let Answer::Late(minutes) = said.answer {
        tell_those_who_come(tx, context, event, minutes)?;
    }
    log(tx, context, actor, found, said.answer)?;
    Ok(Ok(()))
}

/// Asks the colleague who was named. Whoever it is has to say yes, with an address or through staff.
fn ask_instead(tx: &mut Tx<'_>, found: &Found, said: &Said) -> Result<()> {
    let named = |one: &&Officer| Some(&one.public_id) == said.stand_in.as_ref();
    let Some(colleague) = found.colleagues.iter().find(named) else {
        return Ok(());
    };
    let event = found.event.id;
    let before = assignments::find(tx, event, colleague.id)?;
    let asked = assignments::asked(event, colleague.id, before.as_ref(), Assigned::Asked);
    let asked = Assignment {
        stand_in_for: Some(found.officer.id),
        ..asked
    };
    Ok(assignments::save(tx, &asked)?)
}

/// Pages and feeds say it from this transaction on; calendars read the event again when what they
/// are told of it changed.
fn show(tx: &mut Tx<'_>, context: &Context, found: &Found, after: &Assignment) -> Result<()> {
    let (event, before) = (&found.event, &found.assignment);
    if !event.state.is_public() {
        return Ok(());
    }
    let shown = |one: &Assignment| (one.is_coming(), one.late_minutes, one.called_away_at);
    if shown(before) != shown(after) {
        let this = Touched::These(vec![event.id]);
        events::touch(tx, &this, News::Words, context.now)?;
    }
    departments::bump_revision(tx, event.department_id, context.now)?;
    Ok(())
}

/// One letter for each delay to everybody who is coming and left an address; one that waits and is not
/// true any more is stopped by the gate.
fn tell_those_who_come(
    tx: &mut Tx<'_>,
    context: &Context,
    event: &Event,
    minutes: u32,
) -> Result<()> {
    let after = events::find_by_id(tx, event.id)?.ok_or(Error::NotFound)?;
    let is_longest = after
        .roster
        .latest()
        .is_some_and(|(_, most)| most == minutes);
    let start = event.times.starts_at;
    if !is_longest || context.now >= start + assignment::LATE_UNTIL {
        return Ok(());
    }
    for rsvp in rsvps::list_confirmed_with_contact(tx, event.id)? {
        let Some(to) = Recipient::of(&rsvp) else {
            continue;
        };
        let notice = Notice {
            kind: Kind::RunningLate,
            department_id: event.department_id,
            event: Some(event),
            rsvp: Some(&rsvp),
            article_id: None,
            dedup_key: format!(
                "running_late:{}:{}:{minutes}",
                rsvp.public_id,
                start.timestamp()
            ),
            payload: Payload {
                starts_at: Some(start),
                late_minutes: Some(minutes),
                ..Payload::default()
            },
            not_before: None,
            deadline: None,
        };
        notify::run(tx, context, to, notice)?;
    }
    Ok(())
}

/// The word of the audit log.
fn action(answer: Answer) -> &'static str {
    match answer {
        Answer::Accept => "assignment.accepted",
        Answer::Decline => "assignment.declined",
        Answer::CalledAway => "assignment.called_away",
        Answer::Late(_) => "assignment.late",
        Answer::OnTime => "assignment.on_time",
    }
}

fn log(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: Option<&Actor>,
    found: &Found,
    answer: Answer,
) -> Result<()> {
    let action = action(answer);
    let (department, subject) = (found.event.department_id, found.event.id.0);
    let entry = match actor {
        Some(actor) => {
            let who = actor.staff_id;
            Entry::by(context.now, department, who, action, "event", subject)
        }
        None => Entry::by_system(context.now, department, action, "event", subject),
    };
    let name = found.officer.facts.full_name();
    audit::append(tx, &entry.detail("officer", &name))?;
    Ok(())
}
