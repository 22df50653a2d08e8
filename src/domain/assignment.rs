//! An officer's part in an event: asked, accepted, or not coming, and what the officer may answer
//! when. Nobody is named in public before saying yes.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, TimeDelta, Utc};

use crate::domain::event::{State as EventState, Times};
use crate::domain::ids::{EventId, OfficerId};
use crate::domain::zone;

/// Where an assignment stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum State {
    /// The officer has not answered yet.
    Asked,
    /// The officer, or staff for her, said yes.
    Accepted,
    /// The officer cannot come.
    Declined,
    /// Staff took the officer off; the link of this assignment is dead.
    Removed,
}

impl State {
    pub const ALL: [State; 4] = [Self::Asked, Self::Accepted, Self::Declined, Self::Removed];

    /// The word in the database and in catalogue keys.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Accepted => "accepted",
            Self::Declined => "declined",
            Self::Removed => "removed",
        }
    }

    #[must_use]
    pub fn parse(raw: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == raw)
    }
}

/// One officer and one event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assignment {
    pub event_id: EventId,
    pub officer_id: OfficerId,
    pub state: State,
    /// Rises when the officer is asked anew; the links of earlier times are dead.
    pub epoch: i32,
    pub asked_at: Option<DateTime<Utc>>,
    pub answered_at: Option<DateTime<Utc>>,
    /// The officer who could not come and named this one.
    pub stand_in_for: Option<OfficerId>,
    pub called_away_at: Option<DateTime<Utc>>,
    /// How late the officer said to be.
    pub late_minutes: Option<u32>,
    /// Why the officer cannot come, sealed.
    pub reason_sealed: Option<Vec<u8>>,
}

impl Assignment {
    /// On the roster: asked or coming, and not called away.
    #[must_use]
    pub fn is_active(&self) -> bool {
        matches!(self.state, State::Asked | State::Accepted) && self.called_away_at.is_none()
    }

    /// Said yes and is coming: may be named in public.
    #[must_use]
    pub fn is_coming(&self) -> bool {
        self.state == State::Accepted && self.called_away_at.is_none()
    }

    /// Whether its link still speaks for the officer beyond this event: as long as she is on the roster,
    /// and until a week after the event's end.
    #[must_use]
    pub fn speaks_for_her(&self, ends_at: DateTime<Utc>, now: DateTime<Utc>) -> bool {
        self.is_active() && now < ends_at + Self::SPEAKS
    }

    const SPEAKS: TimeDelta = TimeDelta::days(7);

    /// The same answer under a new link; the old one is dead, and the officer is told the new one.
    #[must_use]
    pub fn relinked(&self) -> Self {
        Self {
            epoch: self.epoch + 1,
            asked_at: None,
            ..self.clone()
        }
    }

    /// The same officer asked again: nothing of the last time is left, and its link is dead.
    #[must_use]
    pub fn anew(&self, state: State) -> Self {
        Self {
            state,
            epoch: self.epoch + 1,
            asked_at: None,
            answered_at: None,
            stand_in_for: None,
            called_away_at: None,
            late_minutes: None,
            reason_sealed: None,
            ..self.clone()
        }
    }
}

/// What an officer, or staff for the officer, answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    Accept,
    Decline,
    CalledAway,
    /// Minutes, one of [`LATE`].
    Late(u32),
    OnTime,
}

/// How late one can say to be, in minutes.
pub const LATE: [u32; 3] = [10, 20, 30];
/// Being late can be said from so long before the start on.
pub const LATE_FROM: TimeDelta = TimeDelta::hours(3);
/// A letter about it is of use until so long after the start.
pub const LATE_UNTIL: TimeDelta = TimeDelta::hours(1);

/// Why an answer was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("the officer is not on the roster")]
    NotAssigned,
    #[error("the event is not held")]
    Off,
    #[error("the event is over")]
    Over,
    #[error("only on the day of the event")]
    NotToday,
    #[error("only from three hours before the start")]
    TooEarly,
}

/// The assignment after an answer. A yes and a no are taken until the end; "called away" on the day
/// of the event by its own clock; "late" from three hours before the start.
///
/// # Errors
/// A [`Refusal`].
pub fn decide(
    before: &Assignment,
    event: (EventState, &Times),
    answer: Answer,
    now: DateTime<Utc>,
) -> Result<Assignment, Refusal> {
    let (state, times) = event;
    if before.state == State::Removed {
        return Err(Refusal::NotAssigned);
    }
    if times.ends_at <= now {
        return Err(Refusal::Over);
    }
    let is_on = state == EventState::Published;
    let is_planned = matches!(
        state,
        EventState::Draft | EventState::Scheduled | EventState::Postponed
    );
    if !is_on && (!is_planned || !matches!(answer, Answer::Accept | Answer::Decline)) {
        return Err(Refusal::Off);
    }
    let mut after = Assignment {
        answered_at: Some(now),
        ..before.clone()
    };
    match answer {
        Answer::Accept => {
            after.state = State::Accepted;
            after.called_away_at = None;
            after.reason_sealed = None;
        }
        Answer::Decline => {
            after.state = State::Declined;
            after.late_minutes = None;
        }
        Answer::CalledAway => {
            let today = zone::local(now, times.zone).date();
            let first = times.local_start.date();
            if today < first {
                return Err(Refusal::NotToday);
            }
            if !before.is_active() {
                return Err(Refusal::NotAssigned);
            }
            after.called_away_at = Some(now);
            after.late_minutes = None;
        }
        Answer::Late(minutes) => {
            if now < times.starts_at - LATE_FROM {
                return Err(Refusal::TooEarly);
            }
            if !before.is_active() {
                return Err(Refusal::NotAssigned);
            }
            after.state = State::Accepted;
            after.late_minutes = Some(minutes);
        }
        Answer::OnTime => after.late_minutes = None,
    }
    Ok(after)
}

/// What an event knows of its officers beside who they are.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Roster {
    /// On the roster and not answered yet: no public page names them.
    pub waiting: BTreeSet<OfficerId>,
    /// Minutes, by officer.
    pub late: BTreeMap<OfficerId, u32>,
    /// Somebody was called away.
    pub called_away: bool,
}

impl Roster {
    /// Takes one assignment of the event in.
    pub fn note(&mut self, one: &Assignment) {
        self.called_away |= one.called_away_at.is_some();
        if !one.is_active() {
            return;
        }
        if one.state == State::Asked {
            self.waiting.insert(one.officer_id);
        }
        if let Some(minutes) = one.late_minutes {
            self.late.insert(one.officer_id, minutes);
        }
    }

    /// The longest delay said, in minutes, and whose it is.
    #[must_use]
    pub fn latest(&self) -> Option<(OfficerId, u32)> {
        let longest = self.late.iter().max_by_key(|(_, minutes)| **minutes);
        longest.map(|(officer, minutes)| (*officer, *minutes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::zone::Zone;
    use proptest::prelude::*;

    fn times(zone: &str) -> Times {
        let zone = Zone::parse(zone).unwrap();
        let start = "2026-12-10T15:00:00".parse().unwrap();
        let end = "2026-12-10T17:00:00".parse().unwrap();
        Times::derive(start, end, zone, None).unwrap()
    }

    fn asked() -> Assignment {
        Assignment {
            event_id: EventId(1),
            officer_id: OfficerId(2),
            state: State::Asked,
            epoch: 3,
            asked_at: None,
            answered_at: None,
            stand_in_for: None,
            called_away_at: None,
            late_minutes: None,
            reason_sealed: None,
        }
    }

    const ANSWERS: [Answer; 5] = [
        Answer::Accept,
        Answer::Decline,
        Answer::CalledAway,
        Answer::Late(20),
        Answer::OnTime,
    ];

    #[test]
    fn called_away_counts_on_the_day_by_the_events_own_clock() {
        let times = times("Pacific/Auckland");
        let said = |before: TimeDelta| {
            let now = times.starts_at - before;
            let event = (EventState::Published, &times);
            decide(&asked(), event, Answer::CalledAway, now)
        };
        assert!(said(TimeDelta::hours(15)).unwrap().called_away_at.is_some());
        let eve = said(TimeDelta::hours(15) + TimeDelta::seconds(1));
        assert_eq!(eve, Err(Refusal::NotToday));
    }

    #[test]
    fn an_officer_asked_anew_has_another_number_and_nothing_of_the_last_time() {
        let mut before = asked();
        before.called_away_at = Some(DateTime::from_timestamp(1_800_000_000, 0).unwrap());
        before.reason_sealed = Some(vec![1]);
        let again = before.anew(State::Asked);
        assert_eq!((again.epoch, again.is_active()), (4, true));
        assert_eq!(again.reason_sealed, None);
    }

    proptest! {
        #[test]
        fn nothing_is_answered_about_what_is_over_off_or_not_hers(
            answer in proptest::sample::select(ANSWERS.to_vec()),
            state in proptest::sample::select(EventState::ALL.to_vec()),
            was in proptest::sample::select(State::ALL.to_vec()),
            minutes in -3000..600_i64,
        ) {
            let times = times("America/Chicago");
            let now = times.starts_at + TimeDelta::minutes(minutes);
            let before = Assignment { state: was, ..asked() };
            if let Ok(after) = decide(&before, (state, &times), answer, now) {
                prop_assert!(was != State::Removed && now < times.ends_at);
                prop_assert!(!matches!(state, EventState::Cancelled | EventState::Closed));
                prop_assert_eq!(after.epoch, before.epoch);
                if after.late_minutes.is_some() || after.called_away_at.is_some() {
                    prop_assert_eq!(state, EventState::Published);
                }
                if after.late_minutes.is_some() {
                    prop_assert!(now >= times.starts_at - LATE_FROM && after.is_coming());
                }
            }
        }
    }
}
