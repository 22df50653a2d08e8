//! What somebody needs to take part. Nobody is asked why. A request is a record of its own: the
//! access desk reads it, officers are told which arrangements are needed.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::domain::contact::EmailAddress;
use crate::domain::ids::{AccessRequestId, DepartmentId, EventId};
use crate::domain::language::Language;

/// An arrangement one can ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Need {
    /// An interpreter of a spoken language.
    Interpreter,
    /// American Sign Language.
    Asl,
    Wheelchair,
    QuietSpace,
    LargePrint,
    Other,
}

impl Need {
    pub const ALL: [Need; 6] = [
        Self::Interpreter,
        Self::Asl,
        Self::Wheelchair,
        Self::QuietSpace,
        Self::LargePrint,
        Self::Other,
    ];

    /// The word in forms and catalogue keys.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Interpreter => "interpreter",
            Self::Asl => "asl",
            Self::Wheelchair => "wheelchair",
            Self::QuietSpace => "quiet-space",
            Self::LargePrint => "large-print",
            Self::Other => "other",
        }
    }

    #[must_use]
    pub fn parse(raw: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|need| need.as_str() == raw)
    }
}

/// What is asked for; sealed as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Details {
    pub needs: Vec<Need>,
    /// The language of the interpreter, in the resident's words.
    pub interpreter: Option<String>,
    pub note: Option<String>,
}

/// What a resident sent, checked field by field.
#[derive(Debug, Clone)]
pub struct Request {
    pub details: Details,
    pub email: Option<EmailAddress>,
    pub language: Language,
    /// From the form token: the same nonce twice is the same request.
    pub nonce: String,
}

/// A request to be stored. Sealed fields are ciphertext.
#[derive(Debug, Clone)]
pub struct NewAccessRequest {
    pub department_id: DepartmentId,
    pub event_id: EventId,
    pub details_sealed: Vec<u8>,
    pub contact_sealed: Option<Vec<u8>>,
    pub contact_hash: Option<String>,
    pub language: Language,
    pub form_nonce: String,
    pub is_late: bool,
    pub created_at: DateTime<Utc>,
}

/// A request as stored. Sealed fields are ciphertext.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccessRequest {
    pub id: AccessRequestId,
    pub event_id: EventId,
    pub details_sealed: Vec<u8>,
    pub contact_sealed: Option<Vec<u8>>,
    pub contact_hash: Option<String>,
    pub language: Language,
    /// It came after the day to ask by.
    pub is_late: bool,
    pub created_at: DateTime<Utc>,
    pub answered_at: Option<DateTime<Utc>>,
}

/// The instant to ask by. Later requests are taken, and told so.
#[must_use]
pub fn ask_by(starts_at: DateTime<Utc>, lead_days: i64) -> DateTime<Utc> {
    starts_at - TimeDelta::days(lead_days)
}

/// What has to be arranged: how often, and the languages of interpreters. Nothing of the notes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Arrangements {
    pub needs: BTreeMap<Need, u32>,
    /// Each language once, in order.
    pub interpreters: Vec<String>,
}

impl Arrangements {
    /// The sum over requests.
    #[must_use]
    pub fn of(all: &[Details]) -> Self {
        let mut sum = Self::default();
        for details in all {
            for need in &details.needs {
                *sum.needs.entry(*need).or_default() += 1;
            }
            sum.interpreters.extend(details.interpreter.clone());
        }
        sum.interpreters.sort_unstable();
        sum.interpreters.dedup();
        sum
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn officers_are_told_what_to_arrange_and_nothing_of_the_notes() {
        let one = Details {
            needs: vec![Need::Interpreter, Need::Wheelchair],
            interpreter: Some("Tagalog".into()),
            note: Some("My name is Quill".into()),
        };
        let sum = Arrangements::of(&[one.clone(), one]);
        assert_eq!(sum.needs[&Need::Wheelchair], 2);
        assert_eq!(sum.interpreters, ["Tagalog"]);
        assert!(!format!("{sum:?}").contains("Quill"));
    }
}
