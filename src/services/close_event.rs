//! Staff close an event out: how many came, what came up, what was promised, a note. They can come
//! back and put it right; what became of a promise is [`settle_promise`](super::settle_promise)'s.

use crate::domain::close_out::{self, CloseOut, Extras};
use crate::domain::event::{Event, State as EventState};
use crate::domain::ids::{OfficerId, PromiseId, StaffId, TopicId};
use crate::domain::officer::Officer;
use crate::domain::promise::{Owner, Promise, State, Wording};
use crate::domain::topic::{Labels, Topic};
use crate::domain::wish::{self, Groups};
use crate::services::ports::Purpose;
use crate::services::read_promises::{self, Told};
use crate::services::{Actor, Context, Error, Result, keep_version};
use crate::store::audit::{self, Entry};
use crate::store::{
    Tx, arrivals, close_outs, departments, events, officers, people, promises, topics, wishes,
};

/// What the form shows.
#[derive(Debug, Clone)]
pub struct Papers {
    pub event: Event,
    pub close_out: Option<CloseOut>,
    /// Counted at the door; `None` when nobody counted.
    pub tally: Option<u32>,
    /// The plain note.
    pub note: String,
    /// The department's list.
    pub catalogue: Vec<Topic>,
    /// What neighbours had named, small groups folded.
    pub groups: Groups,
    /// What neighbours had written, without saying who.
    pub said: Vec<String>,
    /// Open promises with the plain words of an owner who has no account and is no officer.
    pub open: Vec<(Promise, String)>,
    /// Promises that were kept or dropped.
    pub settled: Vec<Promise>,
    pub staff: Vec<(StaffId, String)>,
    pub officers: Vec<Officer>,
}

/// # Errors
/// [`Error::Forbidden`], [`Error::NotFound`], [`Error::NotClosing`].
pub fn papers(tx: &mut Tx<'_>, context: &Context, actor: &Actor, slug: &str) -> Result<Papers> {
    actor.may_run_events()?;
    let event = events::find(tx, actor.department_id, slug)?.ok_or(Error::NotFound)?;
    close_out::closing(&event, context.now)?;
    let close_out = close_outs::find(tx, event.id)?;
    let came = arrivals::totals_of(tx, &[event.id])?.remove(&event.id);
    let is_counted = came.is_some_and(|came| came.counted != 0 || came.checked_in != 0);
    let opened = |purpose, sealed: Option<&Vec<u8>>| {
        let plain = sealed.and_then(|sealed| context.vault.open(purpose, sealed));
        plain
            .and_then(|plain| String::from_utf8(plain).ok())
            .unwrap_or_default()
    };
    let written = wishes::list(tx, event.id)?;
    let said = written.iter().filter_map(|wish| wish.text_sealed.as_ref());
    let all = promises::list_of_event(tx, event.id)?;
    let (open, settled): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|one| one.state == State::Open);
    let with_words = |one: Promise| {
        let words = match &one.wording.owner {
            Owner::Other(sealed) => opened(Purpose::Name, Some(sealed)),
            _ => String::new(),
        };
        (one, words)
    };
    Ok(Papers {
        note: opened(
            Purpose::Note,
            close_out
                .as_ref()
                .and_then(|known| known.note_sealed.as_ref()),
        ),
        tally: came
            .filter(|_| is_counted)
            .map(crate::domain::arrival::Arrivals::tally),
        groups: wish::fold(&wishes::counts(tx, event.id)?, wish::SMALLEST_GROUP),
        said: said.map(|text| opened(Purpose::Note, Some(text))).collect(),
        catalogue: topics::list_topics(tx, actor.department_id)?,
        open: open.into_iter().map(with_words).collect(),
        settled,
        staff: staff(tx, actor)?,
        officers: officers::list(tx, actor.department_id)?,
        close_out,
        event,
    })
}

/// Who can own a promise.
fn staff(tx: &mut Tx<'_>, actor: &Actor) -> Result<Vec<(StaffId, String)>> {
    let mut all = people::list(tx, actor.department_id)?;
    all.retain(|person| !person.role.sees_counts_only());
    Ok(all.into_iter().map(|one| (one.id, one.name)).collect())
}

/// Who is named as the owner of a promise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Named {
    Staff(StaffId),
    Officer(OfficerId),
    Words(String),
}

/// A promise as it was entered.
#[derive(Debug, Clone)]
pub struct Given {
    /// `None` is a new one.
    pub id: Option<PromiseId>,
    pub texts: Labels,
    pub owner: Named,
    pub due_on: chrono::NaiveDate,
    pub is_public: bool,
}

/// What was entered.
#[derive(Debug, Clone)]
pub struct Closing {
    /// The version the form was opened with; 0 when nobody had closed the event out.
    pub version: i32,
    pub heads: Option<u32>,
    pub topics: Vec<TopicId>,
    pub note: String,
    pub extras: Extras,
    pub promises: Vec<Given>,
}

/// Stores it all. What stands in public pages changes with the department's revision.
///
/// # Errors
/// As [`papers`]; [`Error::Stale`] when somebody saved or settled in between; [`Error::NotFound`] for
/// an owner of another department.
pub fn run(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    slug: &str,
    closing: &Closing,
) -> Result<()> {
    actor.may_run_events()?;
    let found = events::find(tx, actor.department_id, slug)?.ok_or(Error::NotFound)?;
    events::lock(tx, found.id)?;
    let papers = papers(tx, context, actor, slug)?;
    let known = papers.close_out.as_ref();
    if known.map_or(0, |known| known.version) != closing.version {
        return Err(Error::Stale);
    }
    let before = read_promises::of_event(tx, &papers.event)?;
    let action = match known {
        None => "event.closed_out",
        Some(_) => "event.close_out_changed",
    };
    let entry = entry(context, actor, &papers, closing);
    if known.is_some() {
        close_outs::update(tx, papers.event.id, &entry)?;
    } else {
        close_outs::insert(tx, papers.event.id, &entry)?;
    }
    if papers.event.state == EventState::Published {
        close_outs::set_closed(tx, papers.event.id)?;
    }
    for given in &closing.promises {
        save(tx, context, &papers, given)?;
    }
    let event = events::find_by_id(tx, papers.event.id)?.ok_or(Error::NotFound)?;
    let after = read_promises::of_event(tx, &event)?;
    if shown(before.as_ref()) != shown(after.as_ref()) {
        departments::bump_revision(tx, actor.department_id, context.now)?;
        keep_version::event(tx, context, event.id, (Some(actor), action))?;
    }
    let (department, who) = (actor.department_id, actor.staff_id);
    let entry = Entry::by(context.now, department, who, action, "event", event.id.0);
    let many = closing.promises.len().to_string();
    audit::append(tx, &entry.detail("what", &many))?;
    Ok(())
}

/// Topics and promises as residents read them.
type Shown<'a> = (&'a [Topic], Vec<(PromiseId, &'a Labels)>);

/// What residents see of it.
fn shown(told: Option<&Told>) -> Option<Shown<'_>> {
    let told = told?;
    let promises = told.promises.iter();
    let texts = promises.map(|one| (one.id, &one.wording.texts)).collect();
    Some((&told.topics, texts))
}

fn entry(
    context: &Context,
    actor: &Actor,
    papers: &Papers,
    closing: &Closing,
) -> close_outs::Entry {
    let is_known = |id: &TopicId| papers.catalogue.iter().any(|topic| topic.id == *id);
    let mut topics: Vec<TopicId> = closing.topics.iter().copied().filter(is_known).collect();
    topics.sort_unstable();
    topics.dedup();
    let note = closing.note.as_str();
    close_outs::Entry {
        heads: close_out::correction(closing.heads, papers.tally),
        topics,
        note_sealed: (!note.is_empty()).then(|| context.vault.seal(Purpose::Note, note.as_bytes())),
        extras: closing.extras.clone(),
        staff_id: actor.staff_id,
        at: context.now,
    }
}

/// Stores a new promise, or the new wording of a known one.
fn save(tx: &mut Tx<'_>, context: &Context, papers: &Papers, given: &Given) -> Result<()> {
    let known = match given.id {
        Some(id) => {
            let found = papers.open.iter().find(|(one, _)| one.id == id);
            Some(found.ok_or(Error::Stale)?)
        }
        None => None,
    };
    let owner = match &given.owner {
        Named::Staff(id) => {
            let still = known.is_some_and(|(one, _)| one.wording.owner == Owner::Staff(*id));
            let works = papers.staff.iter().any(|(known, _)| known == id);
            (still || works).then_some(Owner::Staff(*id))
        }
        Named::Officer(id) => {
            let works = papers.officers.iter().any(|officer| officer.id == *id);
            works.then_some(Owner::Officer(*id))
        }
        Named::Words(words) => {
            let sealed = known.filter(|(_, before)| before == words);
            Some(match sealed.map(|(one, _)| &one.wording.owner) {
                Some(same @ Owner::Other(_)) => same.clone(),
                _ => Owner::Other(context.vault.seal(Purpose::Name, words.as_bytes())),
            })
        }
    };
    let wording = Wording {
        texts: given.texts.clone(),
        owner: owner.ok_or(Error::NotFound)?,
        due_on: given.due_on,
        is_public: given.is_public,
    };
    match known {
        Some((one, _)) if one.wording == wording => {}
        Some((one, _)) => promises::update_wording(tx, one.id, &wording)?,
        None => {
            let event = &papers.event;
            promises::insert(tx, (event.department_id, event.id), &wording, context.now)?;
        }
    }
    Ok(())
}
