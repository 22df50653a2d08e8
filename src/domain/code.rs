//! The short code a resident without an address can write down and type again: eight characters of
//! Crockford's base 32, in which nothing looks like something else.

/// Eight characters, as stored nowhere and shown as `K7QF-2M9X`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code(String);

impl Code {
    const ALPHABET: &'static [u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    const LENGTH: usize = 8;

    /// The code of 40 bits.
    #[must_use]
    pub fn from_bits(bits: [u8; 5]) -> Self {
        let number = bits
            .iter()
            .fold(0_u64, |number, octet| number << 8 | u64::from(*octet));
        let digit = |position: usize| {
            let index = (number >> (5 * (Self::LENGTH - 1 - position))) & 31;
            char::from(Self::ALPHABET[usize::try_from(index).unwrap_or(0)])
        };
        Self((0..Self::LENGTH).map(digit).collect())
    }

    /// Reads what somebody typed: spaces and hyphens, capitals or not, O for 0, I and L for 1.
    #[must_use]
    pub fn parse(typed: &str) -> Option<Self> {
        let mut code = String::with_capacity(Self::LENGTH);
        for c in typed.chars() {
            let c = match c.to_ascii_uppercase() {
                ' ' | '-' | '\u{a0}' => continue,
                'O' => '0',
                'I' | 'L' => '1',
                c => c,
            };
            let known = u8::try_from(c).is_ok_and(|octet| Self::ALPHABET.contains(&octet));
            if !known || code.len() == Self::LENGTH {
                return None;
            }
            code.push(c);
        }
        (code.len() == Self::LENGTH).then_some(Self(code))
    }

    /// The eight characters alone.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (first, second) = self.0.split_at(Self::LENGTH / 2);
        write!(f, "{first}-{second}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_code_is_read_as_people_write_it() {
        let code = Code::parse("k7qf-2m9x");
        assert_eq!(code.as_ref().map(Code::as_str), Some("K7QF2M9X"));
        assert_eq!(Code::parse(" K7QF 2M9X "), code);
        assert_eq!(Code::parse("oil0-0000"), Code::parse("0110-0000"));
        for wrong in ["", "K7QF2M9", "K7QF2M9XX", "K7QF2M9U", "K7QF2M9é"] {
            assert_eq!(Code::parse(wrong), None, "{wrong:?}");
        }
    }

    proptest! {
        #[test]
        fn what_is_shown_can_be_typed_again(bits in any::<[u8; 5]>()) {
            let code = Code::from_bits(bits);
            prop_assert_eq!(Code::parse(&code.to_string()), Some(code));
        }
    }
}
