//! Officers and the way each chose to be named in public.

use chrono::{DateTime, Utc};

use crate::domain::ids::{DepartmentId, OfficerId, PublicId};
use crate::domain::language::Language;
use crate::domain::slug::Slug;

/// How an officer's name stands on public pages; the officer's own choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DisplayForm {
    /// "Sergeant Ana Reyes"
    RankAndName,
    /// "Ana Reyes"
    Name,
    /// "Ana"
    FirstName,
    /// Not named.
    None,
}

impl DisplayForm {
    pub const ALL: [DisplayForm; 4] = [Self::RankAndName, Self::Name, Self::FirstName, Self::None];

    /// The word in the database and in forms.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::RankAndName => "rank_and_name",
            Self::Name => "name",
            Self::FirstName => "first_name",
            Self::None => "none",
        }
    }

    #[must_use]
    pub fn parse(raw: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.as_str() == raw)
    }
}

/// What staff say about an officer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficerFacts {
    pub rank: String,
    pub given_name: String,
    pub family_name: String,
    pub display_form: DisplayForm,
    /// Languages the officer speaks at events.
    pub languages: Vec<Language>,
    /// Agreed to be listed; without it no public page names the officer in any form.
    pub is_public: bool,
}

/// An officer's own address, sealed, with the keyed hash of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    pub sealed: Vec<u8>,
    pub hash: String,
    /// The language of mail to the officer.
    pub language: Language,
}

/// An officer of one department.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Officer {
    pub id: OfficerId,
    pub public_id: PublicId,
    pub department_id: DepartmentId,
    pub slug: Slug,
    pub facts: OfficerFacts,
    /// Where assignments are mailed to; never on a public page.
    pub contact: Option<Contact>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    /// Rises with every change of the facts.
    pub version: i32,
}

impl OfficerFacts {
    /// The name for public pages in the form the officer chose; `None` when not to be named.
    #[must_use]
    pub fn public_name(&self) -> Option<String> {
        if !self.is_public {
            return None;
        }
        match self.display_form {
            DisplayForm::RankAndName => Some(
                format!("{} {}", self.rank, self.full_name())
                    .trim()
                    .to_owned(),
            ),
            DisplayForm::Name => Some(self.full_name()),
            DisplayForm::FirstName => Some(self.given_name.clone()),
            DisplayForm::None => None,
        }
    }

    /// The whole name, for staff.
    #[must_use]
    pub fn full_name(&self) -> String {
        format!("{} {}", self.given_name, self.family_name)
            .trim()
            .to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_officer_is_named_only_in_the_form_she_chose() {
        let mut ana = OfficerFacts {
            rank: "Sergeant".into(),
            given_name: "Ana".into(),
            family_name: "Reyes".into(),
            display_form: DisplayForm::RankAndName,
            languages: vec![Language::En, Language::Es],
            is_public: true,
        };
        assert_eq!(ana.public_name().as_deref(), Some("Sergeant Ana Reyes"));
        ana.display_form = DisplayForm::FirstName;
        assert_eq!(ana.public_name().as_deref(), Some("Ana"));
        ana.display_form = DisplayForm::None;
        assert_eq!(ana.public_name(), None);
        ana.display_form = DisplayForm::Name;
        ana.is_public = false;
        assert_eq!(ana.public_name(), None);
    }
}
