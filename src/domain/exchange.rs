//! Events that come from elsewhere or go there: what a line of a foreign file says, why it was not
//! taken, and (in `plan`) what taking it would do here. Pure data; the words are in the catalogue.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, NaiveDateTime, Utc};

use crate::domain::event::{Times, TimesError};
use crate::domain::facts;
use crate::domain::language::Language;
use crate::domain::zone::Zone;

pub mod plan;
pub mod record;

/// Largest file, in octets.
pub const MOST_OCTETS: usize = 1024 * 1024;
/// Most events of one file, and most events all of its rules may make together.
pub const MOST_EVENTS: usize = 2_000;
/// How far a rule is followed.
pub const YEARS_AHEAD: u32 = 5;
/// Longest identifier, in characters.
pub const LONGEST_UID: usize = 400;
/// What the event form takes, in characters.
pub const LONGEST_TITLE: usize = 100;
/// See [`LONGEST_TITLE`].
pub const LONGEST_LEAD: usize = 400;
/// See [`LONGEST_TITLE`].
pub const LONGEST_BODY: usize = 5_000;
/// See [`LONGEST_TITLE`].
pub const LONGEST_RAIN_PLAN: usize = 300;

/// The words of an event in one language; `None` is what the file does not speak of.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text {
    pub title: String,
    pub lead: Option<String>,
    pub body: Option<String>,
    pub rain_plan: Option<String>,
}

/// Texts by language; the events of one rule share theirs.
pub type Texts = Arc<BTreeMap<Language, Text>>;

/// Where, as the file says it. Without a street it can only mean a place that is known here.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Place {
    pub name: String,
    pub street: String,
    pub city: String,
    pub region: String,
    pub postal_code: String,
    /// Degrees, WGS 84: latitude and longitude.
    pub geo: Option<(f64, f64)>,
}

/// What the file says of one event.
#[derive(Debug, Clone, PartialEq)]
pub struct Facts {
    pub times: Times,
    pub texts: Texts,
    pub place: Arc<Place>,
    /// A kind's slug or label that has to be one of the department's; `None` when the file does not say.
    pub kind: Option<String>,
    /// Words that may happen to be the label of a kind.
    pub categories: Vec<String>,
    /// Seats; the outer `None` when the file cannot say.
    pub capacity: Option<Option<u32>>,
}

/// What one entry of a file is.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    Event(Box<Facts>),
    /// Called off there.
    Off {
        title: String,
    },
    /// A date a rule leaves out: off when it is known here, else nothing.
    LeftOut,
}

/// Something worth knowing about an entry that is taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// The time had no zone; the department's was taken.
    NoZone(Zone),
    /// A zone under another name was taken for this one.
    ZoneNamed { raw: String, zone: Zone },
    /// Dates of a rule that are over.
    PastLeftOut,
    /// A rule goes on beyond the [`YEARS_AHEAD`] that are imported.
    Later,
    /// The description was longer than a page takes.
    Shortened,
    /// A whole file: a column nobody reads.
    Column(String),
    /// Left as a draft: what the fact check found, and the words.
    Stopped(facts::Kind, String),
}

/// One entry of a file, or one date of an entry that repeats.
#[derive(Debug, Clone, PartialEq)]
pub struct Incoming {
    /// Line of the file, from 1.
    pub line: u32,
    /// What it is found again by: the UID, with the original start for a date of a rule.
    pub uid: String,
    pub sequence: Option<i32>,
    pub modified: Option<DateTime<Utc>>,
    pub what: What,
    pub notes: Vec<Note>,
}

/// Why an entry, or a whole file, was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    // The file.
    TooManyOctets,
    NotText,
    NotCalendar,
    TooManyEvents,
    Nothing,
    NoColumn(&'static str),
    // An entry.
    Unreadable,
    Unended,
    EntryTooLarge,
    NoUid,
    UidTooLong,
    NoTitle,
    TextTooLong { field: Field, max: usize },
    NoStart,
    NoEnd,
    Clock(String),
    WholeDay,
    Year,
    UnknownZone(String),
    Times(TimesError, NaiveDateTime, NaiveDateTime),
    NoPlace,
    NoAddress(String),
    NoDate,
    TooOften,
    Rule(String),
    RuleTooLong,
    AndFuture,
    Cell(&'static str),
    Capacity,
    // What is here.
    SameUid(u32),
    Older,
    UnknownKind(String),
    NotHere,
    StillDraft,
    OffHere,
    OverHere,
}

/// Something that was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Line of the file, from 1; of the property or the row that is at fault.
    pub line: u32,
    /// The title, where there is one to be read.
    pub title: String,
    /// The column of a table.
    pub column: Option<String>,
    pub why: Why,
}

impl Problem {
    /// A problem of the file as a whole.
    #[must_use]
    pub fn of_file(why: Why) -> Self {
        Self {
            line: 1,
            title: String::new(),
            column: None,
            why,
        }
    }
}

/// A part of an event that a file may change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    Start,
    End,
    Place,
    Title,
    Lead,
    Body,
    RainPlan,
    Kind,
    Capacity,
}

impl Field {
    /// The word in the catalogue and in tables.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::End => "end",
            Self::Place => "place",
            Self::Title => "title",
            Self::Lead => "lead",
            Self::Body => "body",
            Self::RainPlan => "rain-plan",
            Self::Kind => "kind",
            Self::Capacity => "capacity",
        }
    }
}

/// What became, or would become, of one entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    Created { is_new_place: bool, published: bool },
    Changed(Vec<Field>),
    Unchanged,
    Cancelled,
    Refused { column: Option<String>, why: Why },
}

/// What a file says, read but compared with nothing yet.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Parsed {
    pub entries: Vec<Incoming>,
    pub problems: Vec<Problem>,
    pub notes: Vec<Note>,
}

impl Parsed {
    /// A file that cannot be read at all.
    #[must_use]
    pub fn refused(why: Why) -> Self {
        Self {
            problems: vec![Problem::of_file(why)],
            ..Self::default()
        }
    }
}

/// Whose file it is: what an importer has to know to read times and words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reader {
    /// The department's zone, for times without one.
    pub zone: Zone,
    /// The language of words that do not name theirs.
    pub language: Language,
    pub now: DateTime<Utc>,
}
