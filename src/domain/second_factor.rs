//! The second factor: codes of a phone that change every 30 seconds (RFC 6238), and recovery codes
//! for the day it is lost. The arithmetic of the codes is `secrets::totp`; here is what is typed,
//! shown and allowed.

use chrono::{DateTime, Utc};

/// Seconds for which a phone shows one code (RFC 6238 section 4.1).
pub const STEP: i64 = 30;
/// How many recovery codes are handed out.
pub const RECOVERY_CODES: usize = 10;
/// Octets of a secret: as long as the hash behind the codes (RFC 4226 section 4, requirement 6).
pub const SECRET: usize = 20;
/// Characters of a recovery code without its dashes: 80 bits.
const RECOVERY: usize = 16;
/// RFC 4648 section 6.
const ALPHABET: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// The steps whose codes are taken at an instant: a phone's clock may be off by one.
#[must_use]
pub fn steps(now: DateTime<Utc>) -> [i64; 3] {
    let step = now.timestamp().div_euclid(STEP);
    [step - 1, step, step + 1]
}

/// What somebody typed as the second step.
#[derive(Clone, PartialEq, Eq)]
pub enum Typed {
    /// Six digits.
    Code(String),
    /// A recovery code in capitals, without dashes.
    Recovery(String),
}

impl Typed {
    /// Takes spaces, dashes and small letters for what they are; `None` is neither kind of code.
    #[must_use]
    pub fn parse(raw: &str) -> Option<Self> {
        let plain: String = raw
            .chars()
            .filter(|c| !c.is_whitespace() && *c != '-')
            .take(RECOVERY + 1)
            .collect::<String>()
            .to_ascii_uppercase();
        if plain.len() == 6 && plain.bytes().all(|b| b.is_ascii_digit()) {
            return Some(Self::Code(plain));
        }
        let known = plain.bytes().all(|b| ALPHABET.contains(&b));
        (plain.len() == RECOVERY && known).then_some(Self::Recovery(plain))
    }
}

/// A recovery code as it is written down: four groups of four.
#[must_use]
pub fn recovery_code(octets: [u8; 10]) -> String {
    in_groups(&base32(&octets), "-")
}

/// Octets in base 32 without padding.
#[must_use]
pub fn base32(octets: &[u8]) -> String {
    let mut out = String::new();
    let (mut held, mut bits) = (0_u32, 0_u32);
    for octet in octets {
        held = (held << 8) | u32::from(*octet);
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            out.push(letter(held >> bits));
        }
        held &= (1 << bits) - 1;
    }
    if bits > 0 {
        out.push(letter(held << (5 - bits)));
    }
    out
}

fn letter(bits: u32) -> char {
    char::from(ALPHABET[(bits & 31) as usize])
}

/// The octets behind base 32 without padding; `None` when a character is none of it.
#[must_use]
pub fn from_base32(text: &str) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let (mut held, mut bits) = (0_u32, 0_u32);
    for byte in text.bytes() {
        let value = ALPHABET.iter().position(|known| *known == byte)?;
        held = (held << 5) | u32::try_from(value).ok()?;
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            out.push(u8::try_from((held >> bits) & 255).ok()?);
        }
        held &= (1 << bits) - 1;
    }
    Some(out)
}

/// Four characters at a time, easier to type from a page.
#[must_use]
pub fn in_groups(text: &str, between: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let groups: Vec<String> = letters
        .chunks(4)
        .map(|four| four.iter().collect())
        .collect();
    groups.join(between)
}

/// What the picture says to the phone: `otpauth://totp/…`, as authenticator apps read it.
#[must_use]
pub fn uri(issuer: &str, account: &str, secret: &[u8]) -> String {
    let plain = |text: &str| {
        percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
    };
    let (issuer, account, secret) = (plain(issuer), plain(account), base32(secret));
    format!(
        "otpauth://totp/{issuer}:{account}?secret={secret}&issuer={issuer}&algorithm=SHA1&digits=6&period=30"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn base_32_is_that_of_rfc_4648() {
        for (plain, coded) in [
            ("", ""),
            ("f", "MY"),
            ("fo", "MZXQ"),
            ("foo", "MZXW6"),
            ("foob", "MZXW6YQ"),
            ("fooba", "MZXW6YTB"),
            ("foobar", "MZXW6YTBOI"),
        ] {
            assert_eq!(base32(plain.as_bytes()), coded);
            assert_eq!(from_base32(coded).as_deref(), Some(plain.as_bytes()));
        }
        assert_eq!(from_base32("MZ1"), None);
    }

    #[test]
    fn a_code_is_read_however_it_is_typed_and_nothing_else_is() {
        assert!(matches!(Typed::parse(" 123 456 "), Some(Typed::Code(code)) if code == "123456"));
        let written = recovery_code([0xff; 10]);
        assert_eq!(written, "7777-7777-7777-7777");
        let typed = Typed::parse(&written.to_lowercase());
        assert!(matches!(typed, Some(Typed::Recovery(code)) if code == "7777777777777777"));
        for other in [
            "",
            "12345",
            "1234567",
            "12345a",
            "0000-0000-0000-0000",
            "٣٤٥٦٧٨",
        ] {
            assert!(Typed::parse(other).is_none(), "{other}");
        }
    }

    #[test]
    fn the_picture_says_who_and_where() {
        let uri = uri("Cuppa", "rosa@example.org", b"foobar");
        assert_eq!(
            uri,
            "otpauth://totp/Cuppa:rosa%40example%2Eorg?secret=MZXW6YTBOI&issuer=Cuppa&algorithm=SHA1&digits=6&period=30"
        );
    }

    proptest! {
        #[test]
        fn an_instant_takes_the_codes_of_three_steps_in_a_row(seconds in 0_i64..4_000_000_000) {
            let now = DateTime::from_timestamp(seconds, 0).unwrap();
            let [before, here, after] = steps(now);
            prop_assert!(here * STEP <= seconds && seconds < (here + 1) * STEP);
            prop_assert_eq!((before + 1, after - 1), (here, here));
        }

        #[test]
        fn what_is_coded_is_read_back(octets in proptest::collection::vec(any::<u8>(), 0..40)) {
            prop_assert_eq!(from_base32(&base32(&octets)), Some(octets));
        }
    }
}
