//! What was promised to neighbours at an event: who sees to it, until when, and what became of it.
//! Public ones stand on the event's page and on one article: "You said, we did".

use std::collections::BTreeMap;

use chrono::{DateTime, Datelike, Months, NaiveDate, TimeDelta, Utc};

use crate::domain::ids::{DepartmentId, EventId, OfficerId, PromiseId, StaffId};
use crate::domain::language::Language;
use crate::domain::topic::Labels;

/// Longest text, reason and owner, in characters.
pub const MAX_TEXT: usize = 300;
pub const MAX_REASON: usize = 300;
pub const MAX_OWNER: usize = 100;
/// Most promises of one event.
pub const MOST: usize = 12;
/// Promises due in so many days stand apart from later ones.
pub const SOON: TimeDelta = TimeDelta::days(14);

/// Who sees to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Owner {
    Staff(StaffId),
    Officer(OfficerId),
    /// Somebody else, in sealed words.
    Other(Vec<u8>),
    /// Somebody else whose name is not kept any more.
    Forgotten,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    Open,
    Kept,
    Dropped,
}

impl State {
    pub const ALL: [State; 3] = [Self::Open, Self::Kept, Self::Dropped];

    /// The word in the database.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Kept => "kept",
            Self::Dropped => "dropped",
        }
    }

    #[must_use]
    pub fn parse(raw: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == raw)
    }
}

/// A promise as it is entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// At least one language.
    pub texts: Labels,
    pub owner: Owner,
    pub due_on: NaiveDate,
    pub is_public: bool,
}

/// A promise as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promise {
    pub id: PromiseId,
    pub department_id: DepartmentId,
    pub event_id: EventId,
    pub wording: Wording,
    pub state: State,
    /// When it was kept or dropped.
    pub settled_at: Option<DateTime<Utc>>,
    /// Why it was dropped, by language; as public as the promise.
    pub reasons: Labels,
    pub version: i32,
    pub created_at: DateTime<Utc>,
}

/// How a promise stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    Overdue,
    Soon,
    Later,
    Settled,
}

impl Promise {
    /// On this day of the department. Due today is not overdue.
    #[must_use]
    pub fn standing(&self, today: NaiveDate) -> Standing {
        let due = self.wording.due_on;
        if self.state != State::Open {
            Standing::Settled
        } else if due < today {
            Standing::Overdue
        } else if due <= today + SOON {
            Standing::Soon
        } else {
            Standing::Later
        }
    }
}

/// What staff say became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    Keep,
    /// With a reason in at least one language.
    Drop(Labels),
    /// Due on another day.
    Move(NaiveDate),
    /// It was settled by mistake.
    Reopen,
}

impl Promise {
    /// The promise after a step at an instant; the same when it stands so already. `None` for
    /// another day of one that is settled.
    #[must_use]
    pub fn after(&self, step: &Step, now: DateTime<Utc>) -> Option<Self> {
        let mut after = self.clone();
        match step {
            Step::Keep | Step::Reopen => {
                let state = if *step == Step::Keep {
                    State::Kept
                } else {
                    State::Open
                };
                if self.state != state {
                    after.settled_at = (state == State::Kept).then_some(now);
                    after.state = state;
                    after.reasons = Labels::new();
                }
            }
            Step::Drop(reasons) => {
                after.settled_at = self.settled_at.filter(|_| self.state == State::Dropped);
                after.settled_at.get_or_insert(now);
                after.state = State::Dropped;
                after.reasons.clone_from(reasons);
            }
            Step::Move(_) if self.state != State::Open => return None,
            Step::Move(day) => after.wording.due_on = *day,
        }
        Some(after)
    }
}

/// Why a day is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DueError {
    #[error("it would be due before it was promised")]
    BeforeEvent,
    #[error("more than five years ahead")]
    TooFar,
}

/// Whether a promise made on `made_on` may be due on this day.
///
/// # Errors
/// The reason why not.
pub fn due(due_on: NaiveDate, made_on: NaiveDate) -> Result<(), DueError> {
    let last = made_on.checked_add_months(Months::new(60));
    if due_on < made_on {
        Err(DueError::BeforeEvent)
    } else if last.is_none_or(|last| due_on > last) {
        Err(DueError::TooFar)
    } else {
        Ok(())
    }
}

/// The usual day: a month after the event, not on a weekend.
#[must_use]
pub fn usual_due(made_on: NaiveDate) -> NaiveDate {
    let day = made_on
        .checked_add_months(Months::new(1))
        .unwrap_or(made_on);
    let over = i64::from(day.weekday().num_days_from_monday()) - 4;
    if over > 0 {
        day + TimeDelta::days(3 - over)
    } else {
        day
    }
}

/// The text in `language`, or in another one, with the language it is in.
#[must_use]
pub fn text(texts: &BTreeMap<Language, String>, language: Language) -> (Language, &str) {
    crate::domain::topic::label(texts, language)
}

/// Whether an event's promises stand on an article that was published at `published`: the article
/// about the event, or else the department's first after the event ended. `before` is when the
/// article before it was published; `has_own` says that another published article is about the event.
#[must_use]
pub fn is_told_in(
    (is_about, has_own): (bool, bool),
    ended_at: DateTime<Utc>,
    published: DateTime<Utc>,
    before: Option<DateTime<Utc>>,
) -> bool {
    let is_next = ended_at <= published && before.is_none_or(|before| before < ended_at);
    is_about || (!has_own && is_next)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn promise(due: &str, state: State) -> Promise {
        Promise {
            id: PromiseId(1),
            department_id: DepartmentId(1),
            event_id: EventId(1),
            wording: Wording {
                texts: Labels::from([(Language::En, "A crosswalk.".to_owned())]),
                owner: Owner::Forgotten,
                due_on: day(due),
                is_public: true,
            },
            state,
            settled_at: None,
            reasons: Labels::new(),
            version: 1,
            created_at: DateTime::UNIX_EPOCH,
        }
    }

    #[test]
    fn a_promise_due_today_is_not_overdue_and_a_kept_one_never_is() {
        let today = day("2026-12-01");
        for (due, standing) in [
            ("2026-11-30", Standing::Overdue),
            ("2026-12-01", Standing::Soon),
            ("2026-12-15", Standing::Soon),
            ("2026-12-16", Standing::Later),
        ] {
            assert_eq!(promise(due, State::Open).standing(today), standing, "{due}");
            assert_eq!(promise(due, State::Kept).standing(today), Standing::Settled);
        }
    }

    #[test]
    fn a_promise_keeps_the_instant_at_which_it_was_settled_first() {
        let (first, later) = (DateTime::UNIX_EPOCH, DateTime::UNIX_EPOCH + SOON);
        let kept = promise("2026-12-01", State::Open)
            .after(&Step::Keep, first)
            .unwrap();
        assert_eq!((kept.state, kept.settled_at), (State::Kept, Some(first)));
        assert_eq!(kept.after(&Step::Keep, later), Some(kept.clone()));
        assert_eq!(kept.after(&Step::Move(day("2027-01-01")), later), None);
        let why = |text: &str| Step::Drop(Labels::from([(Language::En, text.to_owned())]));
        let dropped = kept.after(&why("No money."), later).unwrap();
        assert_eq!(
            (dropped.state, dropped.settled_at),
            (State::Dropped, Some(later))
        );
        let reworded = dropped.after(&why("No budget."), first).unwrap();
        assert_eq!(reworded.settled_at, Some(later));
        let open = dropped.after(&Step::Reopen, later).unwrap();
        assert_eq!((open.settled_at, open.reasons.len()), (None, 0));
    }

    #[test]
    fn a_promise_is_due_on_the_day_it_is_made_at_the_earliest_and_within_five_years() {
        let made = day("2026-12-10");
        assert_eq!(due(made, made), Ok(()));
        assert_eq!(due(day("2026-12-09"), made), Err(DueError::BeforeEvent));
        assert_eq!(due(day("2031-12-10"), made), Ok(()));
        assert_eq!(due(day("2031-12-11"), made), Err(DueError::TooFar));
    }

    #[test]
    fn the_usual_day_is_a_working_day_a_month_later() {
        assert_eq!(
            usual_due(day("2026-12-10")),
            day("2027-01-11"),
            "the 10th is a Sunday"
        );
        assert_eq!(
            usual_due(day("2026-12-09")),
            day("2027-01-11"),
            "the 9th is a Saturday"
        );
        assert_eq!(usual_due(day("2026-12-08")), day("2027-01-08"), "a Friday");
        assert_eq!(
            usual_due(day("2026-01-31")),
            day("2026-03-02"),
            "February has no 31st, its 28th is a Saturday"
        );
    }

    #[test]
    fn an_event_is_told_in_its_own_article_or_else_in_the_next_one_and_never_twice() {
        let at = |hours: i64| DateTime::UNIX_EPOCH + TimeDelta::hours(hours);
        let next = |has_own, published, before: Option<i64>| {
            is_told_in((false, has_own), at(10), at(published), before.map(at))
        };
        assert!(next(false, 10, None), "the first article there is");
        assert!(next(false, 12, Some(9)));
        assert!(!next(false, 14, Some(12)), "the one before told it");
        assert!(!next(false, 9, None), "it was written before the event");
        assert!(!next(true, 12, Some(9)), "it has an article of its own");
        assert!(is_told_in((true, false), at(10), at(99), Some(at(50))));
    }
}
