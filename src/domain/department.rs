//! Departments: the tenants of an installation, each with its own zone, languages and settings.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::domain::branding::Colors;
use crate::domain::embed::Site;
use crate::domain::ids::{DepartmentId, PublicId};
use crate::domain::language::Language;
use crate::domain::slug::Slug;
use crate::domain::zone::Zone;

/// What a department decides for itself. Missing keys take the defaults, so that a new setting
/// needs no migration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Reminders go out this many minutes before the start.
    pub reminder_minutes: Vec<i64>,
    /// Days after the event during which a resident's contact, name and note are kept.
    pub keep_days: i64,
    /// Days after the event during which what residents would like to talk about is kept.
    pub keep_topics_days: i64,
    /// Days after the event during which what residents need to take part is kept.
    pub keep_access_days: i64,
    /// Days after the event during which the note of its close-out is kept.
    pub keep_close_out_days: i64,
    /// People are asked to say this many days ahead what they need to take part.
    pub access_lead_days: i64,
    /// What to dial in an emergency.
    pub emergency_phone: String,
    /// When every seat is taken, pages say that people may come anyway.
    pub come_anyway: bool,
    /// The address its mail comes from; empty is the installation's.
    pub sender: String,
    /// Days after the event during which public pages name its officers.
    pub officer_name_days: i64,
    /// Days after the last event at a place during which whom to call there is kept.
    pub keep_venue_contact_days: i64,
    /// Days on which series that skip holidays are not held.
    pub holidays: Vec<NaiveDate>,
    /// What those of them are called that have a name; staff read it.
    pub holiday_names: BTreeMap<NaiveDate, String>,
    /// Confirmations are invitations that calendar apps can answer.
    pub calendar_replies: bool,
    /// Sites that may show the list of events inside a page of theirs.
    pub embed_sites: Vec<Site>,
    /// The colours of its public pages; without them they have the standard ones.
    pub colors: Option<Colors>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            reminder_minutes: vec![24 * 60, 2 * 60],
            keep_days: 30,
            keep_topics_days: 30,
            keep_access_days: 30,
            keep_close_out_days: 365,
            access_lead_days: 7,
            emergency_phone: "911".to_owned(),
            come_anyway: false,
            sender: String::new(),
            officer_name_days: 90,
            keep_venue_contact_days: 730,
            holidays: Vec::new(),
            holiday_names: BTreeMap::new(),
            calendar_replies: false,
            embed_sites: Vec::new(),
            colors: None,
        }
    }
}

/// A new department as the command line gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewDepartment {
    pub public_id: PublicId,
    pub slug: Slug,
    pub name: String,
    pub city: String,
    pub zone: Zone,
    /// The first one is the department's own; never empty.
    pub languages: Vec<Language>,
    /// BCP 47, such as `en-US`.
    pub locale: String,
    pub email: String,
    pub phone: String,
    pub postal_address: String,
    pub settings: Settings,
}

/// A department as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Department {
    pub id: DepartmentId,
    pub public_id: PublicId,
    pub slug: Slug,
    pub name: String,
    pub city: String,
    pub zone: Zone,
    pub languages: Vec<Language>,
    pub locale: String,
    pub email: String,
    pub phone: String,
    pub postal_address: String,
    pub settings: Settings,
    /// Rises by one with every public change; caches and ETags hang on it.
    pub revision: i64,
    pub revised_at: DateTime<Utc>,
    pub created_at: DateTime<Utc>,
    /// When the department left; its addresses answer 410 from then on.
    pub closed_at: Option<DateTime<Utc>>,
}

impl Settings {
    /// The same with these days as the holidays; names of days that are none any more are gone.
    #[must_use]
    pub fn with_holidays(self, days: &[NaiveDate]) -> Self {
        let days: std::collections::BTreeSet<NaiveDate> = days.iter().copied().collect();
        let mut names = self.holiday_names;
        names.retain(|day, _| days.contains(day));
        Self {
            holidays: days.into_iter().collect(),
            holiday_names: names,
            ..self
        }
    }
}

impl Department {
    /// Subscribers find the last calendar of a department that left for this long.
    pub const LAST_CALENDAR: TimeDelta = TimeDelta::days(180);

    #[must_use]
    pub fn is_open(&self) -> bool {
        self.closed_at.is_none()
    }

    /// The instant its calendar shows: now, or for a department that left the instant it did, so
    /// that the last calendar stays as it was. `None` when even that time is over.
    #[must_use]
    pub fn calendar_at(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        match self.closed_at {
            None => Some(now),
            Some(closed) if now < closed + Self::LAST_CALENDAR => Some(closed),
            Some(_) => None,
        }
    }

    /// An officer to look for, with the instant after which events still name officers.
    #[must_use]
    pub fn named(
        &self,
        officer: Option<&PublicId>,
        now: DateTime<Utc>,
    ) -> Option<(PublicId, DateTime<Utc>)> {
        let after = now - TimeDelta::days(self.settings.officer_name_days);
        officer.map(|officer| (officer.clone(), after))
    }

    /// The language the department writes first.
    #[must_use]
    pub fn main_language(&self) -> Language {
        self.languages.first().copied().unwrap_or(Language::En)
    }
}
