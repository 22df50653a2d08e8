//! `/{d}/events/{e}`: the announcement page. It can be cached for everybody and holds no token.

use askama::Template;

use super::drawing::Drawing;
use super::json_ld::JsonLd;
use super::said::SaidView;
use super::views::{DateBlock, Neighbour, list_text};
use crate::domain::add_to_calendar::AddLinks;
use crate::web::pages::layout::{Chrome, tel};
use crate::web::pages::markup::{Moment, Passage, Told};
use crate::web::pages::picture::PictureView;

/// How things stand. Full is told by [`Invitation`], moved and rescheduled by `previous_*`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// It takes place.
    On,
    Cancelled {
        reason: Option<Told>,
    },
    /// Off for now; a new date will come.
    Postponed {
        reason: Option<Told>,
    },
    /// It has taken place; the story when there is one.
    Over {
        story: Option<Neighbour>,
    },
}

/// Whether and how one can say "I am coming".
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Invitation {
    Open,
    /// No seat left: the form leads to the waitlist.
    Waitlist,
    NotYet {
        opens: Moment,
    },
    Closed,
    /// Nothing to say yes to: cancelled, postponed, over.
    None,
}

/// Where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VenueView {
    pub name: String,
    /// Street; then city, region and code.
    pub address: Vec<String>,
    pub map: String,
    /// Getting in: steps, doors, parking, bus.
    pub access: Option<Passage>,
    pub pictures: Vec<PictureView>,
}

/// An officer as he or she chose to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficerView {
    pub name: String,
    /// Names of languages in the language of the page.
    pub languages: Vec<String>,
    pub photo: Option<PictureView>,
}

/// How to ask for an interpreter or help to take part.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AccessContact {
    pub phone: String,
    pub email: String,
    /// The day to ask by; `None` once it has gone by (asking late stays welcome).
    pub ask_by: Option<Moment>,
}

impl AccessContact {
    /// The `tel:` link.
    #[must_use]
    pub fn tel(&self) -> String {
        tel(&self.phone)
    }

    /// The `mailto:` link.
    #[must_use]
    pub fn mailto(&self) -> String {
        format!("mailto:{}", self.email)
    }
}

/// That the event comes again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeriesView {
    /// "every first Tuesday of the month".
    pub rule: String,
    /// The next dates, each a page of its own.
    pub next: Vec<Neighbour>,
}

/// The rain plan that is on, and the department's sentence about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RainView {
    pub plan: Passage,
    pub sentence: Option<Told>,
}

/// The announcement of one event.
#[derive(Debug, Clone, Template)]
#[template(path = "public/event.html")]
pub struct EventPage {
    pub chrome: Chrome,
    /// Staff look at a draft: nobody else sees the page yet.
    pub preview: bool,
    pub title: Told,
    pub lead: Told,
    pub drawing: Drawing,
    pub block: DateBlock,
    pub standing: Standing,
    pub invitation: Invitation,
    /// When every seat is taken, people may come anyway.
    pub come_anyway: bool,
    /// "Wednesday, June 2, 2027"; `iso` is the start.
    pub date: Moment,
    /// "3 to 5 p.m. PDT".
    pub hours: String,
    /// The former date in words, when it was rescheduled.
    pub previous_when: Option<Moment>,
    /// The former place in words, when it was moved.
    pub previous_venue: Option<String>,
    pub venue: VenueView,
    pub rain_plan: Option<Passage>,
    /// The rain plan that is on now.
    pub rain_now: Option<RainView>,
    /// What to expect.
    pub body: Option<Passage>,
    /// Of the event itself.
    pub pictures: Vec<PictureView>,
    /// Absolute address of the first one, for previews elsewhere; empty when there is none.
    pub image: String,
    pub officers: Vec<OfficerView>,
    /// What was promised there.
    pub said: Option<SaidView>,
    /// That officers are late or were called away; empty for nothing.
    pub news: String,
    pub topics: Vec<Told>,
    pub access: AccessContact,
    /// Languages spoken by those who will be there, named in the language of the page.
    pub spoken: Vec<String>,
    /// Path of the RSVP form.
    pub rsvp: String,
    /// Paths of the forms for topics and for access.
    pub topics_form: String,
    pub access_form: String,
    /// Path of the `.ics` of this event.
    pub ics: String,
    /// Path of the flyer; empty where there is none.
    pub flyer: String,
    /// Calendars of the web with the event filled in.
    pub add: AddLinks,
    /// `mailto:` link for a friend: see [`super::views::share`].
    pub share: String,
    pub changed: Moment,
    pub series: Option<SeriesView>,
    pub previous: Option<Neighbour>,
    pub next: Option<Neighbour>,
    pub json_ld: JsonLd,
}

impl EventPage {
    /// Whether the date and the place printed are not those of an event to come to.
    #[must_use]
    pub fn is_off(&self) -> bool {
        matches!(
            self.standing,
            Standing::Cancelled { .. } | Standing::Postponed { .. }
        )
    }

    /// Whether one can still plan to come.
    #[must_use]
    pub fn is_on(&self) -> bool {
        self.standing == Standing::On
    }

    /// The languages in one sentence part.
    #[must_use]
    pub fn list(&self, items: &[String]) -> String {
        list_text(&self.chrome.words, items)
    }
}
