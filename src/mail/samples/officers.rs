//! The officer's side of the samples.

use std::collections::BTreeMap;

use super::{BASE, both};
use crate::domain::access::{Arrangements, Need};
use crate::domain::assignment::{Roster, State};
use crate::domain::briefing::Briefing;
use crate::domain::expected;
use crate::domain::ids::OfficerId;
use crate::domain::language::Language;
use crate::domain::notice::{Duty, Kind};
use crate::domain::topic::Kit;

/// An officer who is late, in the letter about it.
pub(super) fn roster(kind: Kind) -> Roster {
    let mut roster = Roster::default();
    if kind == Kind::RunningLate {
        roster.late.insert(OfficerId(1), 20);
    }
    roster
}

/// The officer a letter is to.
pub(super) fn duty(kind: Kind, language: Language) -> Option<Duty> {
    let interpreter = match language {
        Language::En => "Tagalog",
        Language::Es => "tagalo",
    };
    kind.is_for_officer().then(|| Duty {
        officer: "Sergeant Ana Reyes".to_owned(),
        answer_url: format!(
            "{BASE}/assignments/ca_eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee\
             0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f5Qm0Tz8bX1sK4wYv7nR2cJ6hL9pD3fG0aE5uN8iO1q"
        ),
        state: State::Asked,
        stand_in_for: (kind == Kind::OfficerAssigned).then(|| "Lee Dao".to_owned()),
        briefing: (kind == Kind::OfficerBriefing).then(|| Briefing {
            officers: vec![
                "Sergeant Ana Reyes".to_owned(),
                "Officer Tom Hale".to_owned(),
            ],
            expected: Some(expected::expected(23, &[])),
            topics: vec![(both("Bike theft", "Robo de bicicletas"), 5)],
            others: 3,
            arrangements: Arrangements {
                needs: BTreeMap::from([(Need::Interpreter, 1), (Need::LargePrint, 2)]),
                interpreters: vec![interpreter.to_owned()],
            },
            kit: Kit::default(),
        }),
    })
}
