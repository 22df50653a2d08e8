//! Events of a foreign file come in: made as drafts, changed or called off through the same use
//! cases as by hand, all in one transaction. A dry run goes the same way and writes nothing.

use std::collections::{HashMap, HashSet};

use crate::domain::event::{Event, EventFacts, Times};
use crate::domain::exchange::plan::{self, Around, Draft, Known, Spot, Step};
use crate::domain::exchange::{Incoming, Note, Outcome, Parsed, Place, What, Why};
use crate::domain::ids::{EventId, KindId};
use crate::domain::language::Language;
use crate::domain::slug::Slug;
use crate::domain::topic::{Kind, Labels};
use crate::domain::venue::{Venue, VenueFacts};
use crate::services::save_event::NO_VENUE;
use crate::services::{
    Actor, Context, Error, Result, cancel_event, check_facts, create_event, edit_event,
    publish_event, save_venue,
};
use crate::store::origins::{Origin, Version};
use crate::store::{Tx, departments, events, origins, topics, venues};

/// As many events are loaded in one go.
const AT_ONCE: usize = 200;

/// What the person wants done with the file.
#[derive(Debug, Clone, Default)]
pub struct Wish {
    /// Look only.
    pub dry: bool,
    /// Publish what is made, where nothing speaks against it.
    pub publish: bool,
    /// The kind of entries that name none, by slug.
    pub kind: Option<String>,
    /// What residents read when the file calls an event off.
    pub reason: String,
}

/// One line of the answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    pub line: u32,
    pub title: String,
    pub times: Option<Times>,
    /// The event here, when there is one by now.
    pub slug: Option<Slug>,
    pub outcome: Outcome,
    pub notes: Vec<Note>,
}

/// The whole answer, in the order of the file.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Report {
    pub lines: Vec<Line>,
    pub notes: Vec<Note>,
}

impl Report {
    /// How many lines have an outcome of this sort.
    #[must_use]
    pub fn count(&self, is_it: fn(&Outcome) -> bool) -> usize {
        self.lines
            .iter()
            .filter(|line| is_it(&line.outcome))
            .count()
    }
}

/// Takes what was read out of a file.
///
/// # Errors
/// [`Error::Forbidden`] when the role may not, [`Error::NotFound`] when the kind asked for is not
/// the department's. Then nothing at all is imported.
pub fn run(
    tx: &mut Tx<'_>,
    context: &Context,
    actor: &Actor,
    parsed: &Parsed,
    wish: &Wish,
) -> Result<Report> {
    actor.may_run_events()?;
    let mut import = Import::open(tx, context, actor, parsed, wish)?;
    let doubled = plan::doubled(&parsed.entries);
    let mut lines = Vec::with_capacity(parsed.entries.len() + parsed.problems.len());
    for (at, entry) in parsed.entries.iter().enumerate() {
        let line = match doubled.get(&at) {
            Some(line) => Some(refused(entry, Why::SameUid(*line))),
            None => import.take(tx, entry)?,
        };
        lines.extend(line);
    }
    lines.extend(parsed.problems.iter().map(|problem| Line {
        line: problem.line,
        title: problem.title.clone(),
        times: None,
        slug: None,
        outcome: Outcome::Refused {
            column: problem.column.clone(),
            why: problem.why.clone(),
        },
        notes: Vec::new(),
    }));
    lines.sort_by_key(|line| line.line);
    Ok(Report {
        lines,
        notes: parsed.notes.clone(),
    })
}

struct Import<'a> {
    context: &'a Context,
    actor: &'a Actor,
    wish: &'a Wish,
    known: check_facts::Known,
    kinds: Vec<Kind>,
    kind: Option<KindId>,
    venues: Vec<Venue>,
    origins: HashMap<String, Origin>,
    events: HashMap<EventId, Event>,
    touched: HashSet<EventId>,
}

impl<'a> Import<'a> {
    fn open(
        tx: &mut Tx<'_>,
        context: &'a Context,
        actor: &'a Actor,
        parsed: &Parsed,
        wish: &'a Wish,
    ) -> Result<Self> {
        let department = departments::find(tx, actor.department_id)?.ok_or(Error::NotFound)?;
        let kinds = topics::list_kinds(tx, department.id)?;
        let kind = match &wish.kind {
            Some(slug) => {
                let kind = kinds.iter().find(|kind| kind.slug.as_str() == slug);
                Some(kind.ok_or(Error::NotFound)?.id)
            }
            None => None,
        };
        let uids: Vec<&str> = parsed
            .entries
            .iter()
            .map(|entry| entry.uid.as_str())
            .collect();
        let origins = origins::find_all(tx, department.id, &uids)?;
        let ids: Vec<EventId> = origins.values().map(|origin| origin.event).collect();
        let mut known = HashMap::new();
        for ids in ids.chunks(AT_ONCE) {
            let found = events::list_by_ids(tx, ids)?;
            known.extend(found.into_iter().map(|event| (event.id, event)));
        }
        Ok(Self {
            context,
            actor,
            wish,
            known: check_facts::Known::load(tx, context, department.id)?,
            kinds,
            kind,
            venues: venues::list(tx, department.id)?,
            origins,
            events: known,
            touched: HashSet::new(),
        })
    }

    /// `None` for what is not worth a line.
    fn take(&mut self, tx: &mut Tx<'_>, entry: &Incoming) -> Result<Option<Line>> {
        let known = self.known(entry);
        let around = Around {
            kinds: &self.kinds,
            venues: &self.venues,
            kind: self.kind,
            now: self.context.now,
        };
        let step = plan::decide(entry, known.as_ref(), &around);
        if let Some(known) = &known
            && !self.touched.insert(known.event.id)
        {
            return Ok(Some(refused(entry, Why::SameUid(0))));
        }
        let before = known.map(|known| known.event);
        let mut line = line(entry, before.as_ref());
        match step {
            Step::Nothing => return Ok(None),
            Step::Refuse(why) => line.outcome = Outcome::Refused { column: None, why },
            Step::Unchanged => self.seen(tx, entry)?,
            Step::Create(draft) => self.create(tx, entry, *draft, &mut line)?,
            Step::Change(fields, draft) => {
                if let Some(before) = &before {
                    self.change(tx, before, *draft)?;
                    self.seen(tx, entry)?;
                }
                line.outcome = Outcome::Changed(fields);
            }
            Step::Cancel => {
                if let Some(before) = before.filter(|_| !self.wish.dry) {
                    let slug = before.slug.as_str();
                    cancel_event::run(tx, self.context, self.actor, slug, &self.wish.reason)?;
                    self.seen(tx, entry)?;
                }
                line.outcome = Outcome::Cancelled;
            }
        }
        Ok(Some(line))
    }

    fn known(&self, entry: &Incoming) -> Option<Known> {
        let origin = self.origins.get(&entry.uid)?;
        let event = self.events.get(&origin.event)?.clone();
        // An export of ours that is older than the event takes nothing back.
        let (sequence, modified) = if origin.is_ours {
            (Some(event.sequence), Some(event.updated_at))
        } else {
            (origin.sequence, origin.modified)
        };
        Some(Known {
            event,
            sequence,
            modified,
        })
    }

    fn create(
        &mut self,
        tx: &mut Tx<'_>,
        entry: &Incoming,
        draft: Draft,
        line: &mut Line,
    ) -> Result<()> {
        let is_new_place = matches!(draft.spot, Spot::New(_));
        let mut published = self.wish.publish;
        if self.wish.dry {
            let found = published.then(|| self.imagined(&draft)).flatten();
            published = found.is_some_and(|event| self.lets_through(&event, line));
        } else {
            let facts = self.placed(tx, draft)?;
            let event = create_event::run(tx, self.context, self.actor, facts)?;
            let version = self.version(entry);
            origins::insert(tx, self.actor.department_id, &entry.uid, event.id, version)?;
            published = published && self.publish(tx, &event, line)?;
            line.slug = Some(event.slug);
        }
        line.outcome = Outcome::Created {
            is_new_place,
            published,
        };
        Ok(())
    }

    /// Publishes a new draft, unless something has to be mended first.
    fn publish(&self, tx: &mut Tx<'_>, event: &Event, line: &mut Line) -> Result<bool> {
        if !self.lets_through(event, line) {
            return Ok(false);
        }
        let slug = event.slug.as_str();
        publish_event::run(tx, self.context, self.actor, slug, event.version)?;
        Ok(true)
    }

    /// Whether the fact check stops nothing; what does stands in the line.
    fn lets_through(&self, event: &Event, line: &mut Line) -> bool {
        let found = self.known.event(event);
        let stops = found.iter().filter(|finding| finding.stops());
        let notes = stops.map(|finding| Note::Stopped(finding.kind, finding.words.clone()));
        let before = line.notes.len();
        line.notes.extend(notes);
        line.notes.len() == before
    }

    /// The event a draft would become, for a look at what it says.
    fn imagined(&self, draft: &Draft) -> Option<Event> {
        let kind = self
            .kinds
            .iter()
            .find(|kind| kind.id == draft.facts.kind_id)?;
        let venue = match &draft.spot {
            Spot::Known(id) => self.venues.iter().find(|venue| venue.id == *id)?.clone(),
            Spot::New(place) => Venue {
                id: NO_VENUE,
                public_id: self.context.vault.public_id(),
                department_id: self.actor.department_id,
                slug: Slug::from_title(&place.name, "venue"),
                facts: venue(place.clone()),
                created_at: self.context.now,
                updated_at: self.context.now,
            },
        };
        let id = self.context.vault.public_id();
        Some(
            draft
                .facts
                .imagined(id, kind.clone(), venue, self.context.now),
        )
    }

    fn change(&mut self, tx: &mut Tx<'_>, before: &Event, draft: Draft) -> Result<()> {
        if self.wish.dry {
            return Ok(());
        }
        let facts = self.placed(tx, draft)?;
        let target = (before.slug.as_str(), before.version);
        edit_event::run(tx, self.context, self.actor, target, &facts)?;
        Ok(())
    }

    /// The facts with a place that exists.
    fn placed(&mut self, tx: &mut Tx<'_>, draft: Draft) -> Result<EventFacts> {
        let mut facts = draft.facts;
        if let Spot::New(place) = draft.spot {
            let venue = save_venue::create(tx, self.context, self.actor, &venue(place))?;
            facts.venue_id = venue.id;
            self.venues.push(venue);
        }
        Ok(facts)
    }

    /// Remembers how new the entry was.
    fn seen(&self, tx: &mut Tx<'_>, entry: &Incoming) -> Result<()> {
        let is_ours = self
            .origins
            .get(&entry.uid)
            .is_none_or(|origin| origin.is_ours);
        if !self.wish.dry && !is_ours {
            origins::update(
                tx,
                self.actor.department_id,
                &entry.uid,
                self.version(entry),
            )?;
        }
        Ok(())
    }

    fn version(&self, entry: &Incoming) -> Version {
        Version {
            sequence: entry.sequence,
            modified: entry.modified,
            imported_at: self.context.now,
        }
    }
}

fn venue(place: Place) -> VenueFacts {
    VenueFacts {
        name: place.name,
        street: place.street,
        city: place.city,
        region: place.region,
        postal_code: place.postal_code,
        country: "US".to_owned(),
        access_notes: Labels::new(),
        geo: place.geo,
        zone: None,
        hours: None,
        district: None,
        capacity: None,
        is_outdoors: false,
    }
}

fn line(entry: &Incoming, before: Option<&Event>) -> Line {
    let (title, times) = match &entry.what {
        What::Event(facts) => {
            let title = facts.texts.values().next().map(|text| text.title.clone());
            (title.unwrap_or_default(), Some(facts.times.clone()))
        }
        What::Off { title } => (
            named(before, title),
            before.map(|event| event.times.clone()),
        ),
        What::LeftOut => (named(before, ""), before.map(|event| event.times.clone())),
    };
    Line {
        line: entry.line,
        title,
        times,
        slug: before.map(|event| event.slug.clone()),
        outcome: Outcome::Unchanged,
        notes: entry.notes.clone(),
    }
}

/// The title known here, else the one of the file.
fn named(before: Option<&Event>, there: &str) -> String {
    before
        .map_or(there, |event| event.title(Language::En))
        .to_owned()
}

fn refused(entry: &Incoming, why: Why) -> Line {
    Line {
        outcome: Outcome::Refused { column: None, why },
        ..line(entry, None)
    }
}
