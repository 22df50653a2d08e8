//! What neighbours would like to talk about at an event: topics of the department's list, words of
//! their own, or both. Staff see how often a topic was named, never by whom.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use crate::domain::event::{Event, State};
use crate::domain::ids::{DepartmentId, EventId, TopicId, WishId};
use crate::domain::language::Language;

/// A topic named less often than this stands with the others: a single voice is not singled out.
pub const SMALLEST_GROUP: u32 = 3;

/// What a resident sent, checked field by field.
#[derive(Debug, Clone)]
pub struct Request {
    /// Slugs of the department's topics; unknown ones are left out.
    pub topics: Vec<String>,
    pub text: Option<String>,
    pub language: Language,
    /// From the form token: the same nonce twice is the same wish.
    pub nonce: String,
}

/// A wish to be stored; the text is ciphertext.
#[derive(Debug, Clone)]
pub struct NewWish {
    pub department_id: DepartmentId,
    pub event_id: EventId,
    pub topics: Vec<TopicId>,
    pub text_sealed: Option<Vec<u8>>,
    pub language: Language,
    pub form_nonce: String,
    pub created_at: DateTime<Utc>,
}

/// A wish as stored; the text is ciphertext.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    pub id: WishId,
    pub topics: Vec<TopicId>,
    pub text_sealed: Option<Vec<u8>>,
    pub language: Language,
    /// When staff marked it as dealt with.
    pub handled_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
}

/// Whether one can still send something for an event: it is announced and not over.
#[must_use]
pub fn is_open(event: &Event, now: DateTime<Utc>) -> bool {
    matches!(event.state, State::Published | State::Postponed) && !event.is_over(now)
}

/// Topics by how often they were named, and how often those too small to stand alone.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Groups {
    /// The most often named first.
    pub large: Vec<(TopicId, u32)>,
    /// All topics named less often than `least`, together.
    pub others: u32,
}

/// Groups with fewer than `least` voices are folded together.
#[must_use]
pub fn fold(counts: &BTreeMap<TopicId, u32>, least: u32) -> Groups {
    let mut groups = Groups::default();
    for (topic, count) in counts {
        if *count >= least {
            groups.large.push((*topic, *count));
        } else {
            groups.others += count;
        }
    }
    groups
        .large
        .sort_by_key(|(topic, count)| (u32::MAX - count, *topic));
    groups
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn no_small_group_stands_alone_and_no_voice_is_lost(
            counts in proptest::collection::btree_map((1..20_i64).prop_map(TopicId), 1..9_u32, 0..12),
        ) {
            let groups = fold(&counts, SMALLEST_GROUP);
            prop_assert!(groups.large.iter().all(|(_, count)| *count >= SMALLEST_GROUP));
            prop_assert!(groups.large.windows(2).all(|pair| pair[0].1 >= pair[1].1));
            let shown: u32 = groups.large.iter().map(|(_, count)| count).sum();
            prop_assert_eq!(shown + groups.others, counts.values().sum::<u32>());
        }
    }
}
