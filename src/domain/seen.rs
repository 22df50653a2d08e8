//! Whether what a form was opened with is still there when it is sent: a short mark of the values
//! themselves, for things without a number of versions. No secret, and none is needed: who may send
//! the form may overwrite the values anyway.

use std::fmt::Debug;

/// The same for equal values, and another one (but for one chance in 2^64) for different ones:
/// FNV-1a over how the value is written for a programmer.
#[must_use]
pub fn seen(value: &impl Debug) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for octet in format!("{value:?}").bytes() {
        hash = (hash ^ u64::from(octet)).wrapping_mul(0x0100_0000_01b3);
    }
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_values_look_the_same_and_a_single_letter_does_not() {
        assert_eq!(seen(&("Millbrook", 7)), seen(&("Millbrook", 7)));
        assert_ne!(seen(&("Millbrook", 7)), seen(&("Millbrook", 8)));
        assert_ne!(seen(&vec!["a", "b"]), seen(&vec!["ab"]));
        assert_eq!(seen(&"a").len(), 16);
    }
}
