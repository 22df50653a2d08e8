//! Two people at one form: which fields differ, and who changed them. A form carries a trace of every
//! value it was opened with; with it three sides can be compared: as it was, as it is now, as it
//! was typed. What the fields mean and how they look is not known here.

use std::collections::BTreeMap;
use std::fmt;

/// The values of a form by field. What is a set is sorted by whoever fills it in.
pub type Values = BTreeMap<String, Vec<String>>;

/// One number for each field of the form as it was opened: enough to see whether it changed, and
/// far smaller than the text. As text: `body_en:1f00…;date:…`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Traces(BTreeMap<String, u64>);

impl Traces {
    #[must_use]
    pub fn of(values: &Values) -> Self {
        let trace = |(field, values): (&String, &Vec<String>)| (field.clone(), trace(values));
        Self(values.iter().map(trace).collect())
    }

    /// Reads what [`Traces`] wrote; what cannot be read is left out, and its field counts as changed by
    /// somebody else.
    #[must_use]
    pub fn parse(raw: &str) -> Self {
        let one = |part: &str| {
            let (field, trace) = part.split_once(':')?;
            Some((field.to_owned(), u64::from_str_radix(trace, 16).ok()?))
        };
        Self(raw.split(';').filter_map(one).collect())
    }

    fn knows(&self, field: &str, values: &[String]) -> bool {
        self.0.get(field) == Some(&trace(values))
    }
}

impl fmt::Display for Traces {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, (field, trace)) in self.0.iter().enumerate() {
            let mark = if at == 0 { "" } else { ";" };
            write!(f, "{mark}{field}:{trace:016x}")?;
        }
        Ok(())
    }
}

/// Which of the two is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// As it is now.
    Now,
    /// As it was typed.
    Typed,
}

/// A field in which what is stored now and what was typed are not the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    pub field: String,
    pub now: Vec<String>,
    pub typed: Vec<String>,
    /// Somebody else changed it since the form was opened, or may have.
    pub by_other: bool,
    /// Whoever typed changed it.
    pub by_you: bool,
}

impl Difference {
    /// What is proposed: what was typed, only where nobody else changed the field.
    #[must_use]
    pub fn proposed(&self) -> Side {
        if self.by_other {
            Side::Now
        } else {
            Side::Typed
        }
    }
}

/// The fields that differ, in the order of their names; a field that only one side has is empty on
/// the other.
#[must_use]
pub fn differences(now: &Values, typed: &Values, opened: &Traces) -> Vec<Difference> {
    let mut fields: Vec<&String> = now.keys().chain(typed.keys()).collect();
    fields.sort_unstable();
    fields.dedup();
    let side = |values: &Values, field: &str| {
        let found = values.get(field).map(|values| tidy(values));
        found.unwrap_or_default()
    };
    let different = |field: &String| {
        let (now, typed) = (side(now, field), side(typed, field));
        (now != typed).then(|| Difference {
            by_other: !opened.knows(field, &now),
            by_you: !opened.knows(field, &typed),
            field: field.clone(),
            now,
            typed,
        })
    };
    fields.into_iter().filter_map(different).collect()
}

/// A browser sends the lines of a text with other ends than it was given (HTML, "normalize
/// newlines"); that is no change, and neither are spaces around it or empty values.
fn tidy(values: &[String]) -> Vec<String> {
    let each = values.iter();
    each.map(|value| value.replace("\r\n", "\n").trim().to_owned())
        .filter(|value| !value.is_empty())
        .collect()
}

/// FNV-1a over the tidied values: it has to be the same after the program was started anew, and
/// nobody gains anything by a collision but a wrong proposal.
fn trace(values: &[String]) -> u64 {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for value in tidy(values) {
        for octet in value.bytes().chain([0xff]) {
            hash = (hash ^ u64::from(octet)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    hash
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn values(pairs: &[(&str, &str)]) -> Values {
        let own = |(field, value): &(&str, &str)| ((*field).to_owned(), vec![(*value).to_owned()]);
        pairs.iter().map(own).collect()
    }

    #[test]
    fn what_was_typed_is_proposed_only_where_nobody_else_wrote() {
        let opened = values(&[
            ("title", "Tea"),
            ("date", "1"),
            ("place", "Pier"),
            ("lead", "Hm"),
        ]);
        let now = values(&[
            ("title", "Tea"),
            ("date", "2"),
            ("place", "Park"),
            ("lead", "Hm"),
        ]);
        let typed = values(&[
            ("title", "Coffee"),
            ("date", "3"),
            ("place", "Pier"),
            ("lead", "Hm"),
        ]);
        let found = differences(&now, &typed, &Traces::of(&opened));
        let said: Vec<_> = found
            .iter()
            .map(|one| (one.field.as_str(), one.by_other, one.by_you, one.proposed()))
            .collect();
        assert_eq!(
            said,
            [
                ("date", true, true, Side::Now),
                ("place", true, false, Side::Now),
                ("title", false, true, Side::Typed),
            ]
        );
    }

    #[test]
    fn a_form_without_a_trace_proposes_nothing_of_its_own() {
        let found = differences(
            &values(&[("title", "Tea")]),
            &values(&[("title", "Coffee")]),
            &Traces::parse("nonsense;title:zz"),
        );
        assert_eq!(found[0].proposed(), Side::Now);
    }

    #[test]
    fn the_line_ends_of_a_browser_are_no_change() {
        let now = values(&[("body", "One\n\nTwo"), ("lead", "")]);
        let typed = values(&[("body", "One\r\n\r\nTwo ")]);
        assert_eq!(differences(&now, &typed, &Traces::default()), []);
    }

    proptest! {
        #[test]
        fn traces_come_back_from_the_form_as_they_went(
            pairs in proptest::collection::btree_map("[a-z_]{1,12}", proptest::collection::vec(any::<String>(), 0..3), 0..8),
        ) {
            let traces = Traces::of(&pairs);
            prop_assert_eq!(&Traces::parse(&traces.to_string()), &traces);
            prop_assert!(pairs.iter().all(|(field, values)| traces.knows(field, values)));
        }

        #[test]
        fn every_difference_is_found_and_nothing_else(
            now in proptest::collection::btree_map("[a-d]", proptest::collection::vec("[x-z]{0,2}", 0..2), 0..4),
            typed in proptest::collection::btree_map("[a-d]", proptest::collection::vec("[x-z]{0,2}", 0..2), 0..4),
        ) {
            let found = differences(&now, &typed, &Traces::of(&now));
            for field in ["a", "b", "c", "d"] {
                let (one, other) = (now.get(field), typed.get(field));
                let is_same = tidy(one.map_or(&[], Vec::as_slice)) == tidy(other.map_or(&[], Vec::as_slice));
                prop_assert_eq!(found.iter().all(|difference| difference.field != field), is_same);
            }
        }
    }
}
