//! One click and the mail stops (RFC 8058): a department's follow-up articles, its news of events, or
//! the reminders of one RSVP. Works for ever, also when the row, the list or the department is long
//! gone: a token names a keyed hash or a public id, not a row.

use crate::domain::department::Department;
use crate::domain::ids::{DepartmentId, PublicId};
use crate::domain::notice::Kind;
use crate::services::{Context, Error, Result};
use crate::store::{Tx, departments, outbox, rsvps, subscriptions, suppressions};

/// What a suppression of every department's letters is called.
pub const EVERY_LIST: &str = "lists";

/// A list of one department that an address can leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum List {
    Articles,
    News,
}

impl List {
    /// The list a kind of message belongs to.
    #[must_use]
    pub fn of(kind: Kind) -> Option<Self> {
        match kind {
            Kind::ArticlePublished => Some(Self::Articles),
            Kind::EventNews => Some(Self::News),
            _ => None,
        }
    }

    /// What a suppression of this list is called.
    #[must_use]
    pub fn scope(self, department: DepartmentId) -> String {
        match self {
            Self::Articles => format!("articles:{department}"),
            Self::News => format!("news:{department}"),
        }
    }

    fn kind(self) -> Kind {
        match self {
            Self::Articles => Kind::ArticlePublished,
            Self::News => Kind::EventNews,
        }
    }
}

/// What a token stops.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    List {
        list: List,
        department: DepartmentId,
        contact_hash: String,
    },
    /// Reminders of one RSVP.
    Reminders(PublicId),
    /// Reminders of every RSVP an address has with a department now.
    AllReminders {
        department: DepartmentId,
        contact_hash: String,
    },
}

impl Subject {
    /// As it stands in the token. Articles were there first and have no letter in front.
    fn text(&self) -> String {
        match self {
            Self::List {
                list,
                department,
                contact_hash,
            } => {
                let letter = match list {
                    List::Articles => "",
                    List::News => "n",
                };
                format!("{letter}{department}-{contact_hash}")
            }
            Self::Reminders(rsvp) => format!("r-{rsvp}"),
            Self::AllReminders {
                department,
                contact_hash,
            } => format!("a{department}-{contact_hash}"),
        }
    }

    fn parse(text: &str) -> Option<Self> {
        let (head, rest) = text.split_once('-')?;
        if head == "r" {
            return PublicId::parse(rest).map(Self::Reminders);
        }
        if let Some(department) = head.strip_prefix('a') {
            return Some(Self::AllReminders {
                department: DepartmentId(department.parse().ok()?),
                contact_hash: rest.to_owned(),
            });
        }
        let (list, department) = match head.strip_prefix('n') {
            Some(department) => (List::News, department),
            None => (List::Articles, head),
        };
        Some(Self::List {
            list,
            department: DepartmentId(department.parse().ok()?),
            contact_hash: rest.to_owned(),
        })
    }

    /// The token that stops this.
    #[must_use]
    pub fn token(&self, context: &Context) -> String {
        context.vault.unsubscribe_token(&self.text())
    }

    /// What a token of ours stops.
    ///
    /// # Errors
    /// [`Error::NotFound`] for a token that is not ours.
    pub fn of(context: &Context, token: &str) -> Result<Self> {
        let text = context.vault.unsubscribe_subject(token);
        text.and_then(|text| Self::parse(&text))
            .ok_or(Error::NotFound)
    }
}

/// What a token stops and whose mail it is, for the page with the button. No department when what
/// the token was made for is gone.
///
/// # Errors
/// [`Error::NotFound`] for a token that is not ours.
pub fn look(
    tx: &mut Tx<'_>,
    context: &Context,
    token: &str,
) -> Result<(Subject, Option<Department>)> {
    let subject = Subject::of(context, token)?;
    let id = match &subject {
        Subject::List { department, .. } | Subject::AllReminders { department, .. } => {
            Some(*department)
        }
        Subject::Reminders(rsvp) => {
            rsvps::find_by_public_id(tx, rsvp)?.map(|rsvp| rsvp.department_id)
        }
    };
    let department = match id {
        Some(id) => departments::find(tx, id)?,
        None => None,
    };
    Ok((subject, department))
}

/// Stops what the token says, and what of it waits in the outbox. Doing it twice is the same as once.
///
/// # Errors
/// [`Error::NotFound`] for a token that is not ours.
pub fn run(tx: &mut Tx<'_>, context: &Context, token: &str) -> Result<()> {
    match Subject::of(context, token)? {
        Subject::List {
            list,
            department,
            contact_hash,
        } => from_list(tx, context, (list, department), (&contact_hash, "link")),
        Subject::Reminders(rsvp) => {
            if let Some(rsvp) = rsvps::find_by_public_id(tx, &rsvp)? {
                rsvps::stop_reminders(tx, rsvp.id)?;
                outbox::suppress_ready_reminders(tx, rsvp.id, context.now)?;
            }
            Ok(())
        }
        Subject::AllReminders {
            department,
            contact_hash,
        } => {
            for rsvp in rsvps::stop_all_reminders(tx, department, &contact_hash)? {
                outbox::suppress_ready_reminders(tx, rsvp, context.now)?;
            }
            let (hash, kind) = (&contact_hash, Kind::Reminders);
            outbox::suppress_ready(tx, department, hash, kind, context.now)?;
            Ok(())
        }
    }
}

/// Takes an address off one list of one department, however it was asked for: by `link` or by `mail`.
pub(super) fn from_list(
    tx: &mut Tx<'_>,
    context: &Context,
    (list, department): (List, DepartmentId),
    (contact_hash, source): (&str, &str),
) -> Result<()> {
    suppressions::insert_if_absent(
        tx,
        contact_hash,
        &list.scope(department),
        "unsubscribed",
        source,
        context.now,
    )?;
    if list == List::News {
        subscriptions::stop(tx, department, contact_hash, context.now)?;
    }
    outbox::suppress_ready(tx, department, contact_hash, list.kind(), context.now)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subject_comes_back_from_its_token_and_old_ones_stay_good() {
        let list = |list| Subject::List {
            list,
            department: DepartmentId(7),
            contact_hash: "abc-def".to_owned(),
        };
        for subject in [
            list(List::Articles),
            list(List::News),
            Subject::Reminders(PublicId::from_bytes([1; 16])),
            Subject::AllReminders {
                department: DepartmentId(7),
                contact_hash: "abc-def".to_owned(),
            },
        ] {
            assert_eq!(Subject::parse(&subject.text()), Some(subject));
        }
        assert_eq!(Subject::parse("7-abc-def"), Some(list(List::Articles)));
        for wrong in ["", "7", "n-abc", "x7-abc", "r-abc"] {
            assert_eq!(Subject::parse(wrong), None, "{wrong}");
        }
    }
}
