//! Codes of a second factor: HMAC-SHA-1 of the step, cut down to six digits (RFC 4226 section 5.3,
//! RFC 6238). SHA-1, because that is what every authenticator app reckons with, whatever it is told;
//! as a keyed hash it is sound.

use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;

/// The six digits of a step.
#[must_use]
pub fn code(secret: &[u8], step: i64) -> String {
    format!("{:06}", number(secret, step) % 1_000_000)
}

/// 31 bits of the hash, at the place that its last four bits name.
fn number(secret: &[u8], step: i64) -> u32 {
    #[expect(clippy::expect_used, reason = "HMAC takes keys of any length")]
    let mut mac = <Hmac<Sha1> as KeyInit>::new_from_slice(secret).expect("any length");
    mac.update(&step.to_be_bytes());
    let hash: [u8; 20] = mac.finalize().into_bytes().into();
    let at = usize::from(hash[19] & 15);
    let four = [hash[at] & 127, hash[at + 1], hash[at + 2], hash[at + 3]];
    u32::from_be_bytes(four)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_those_of_rfc_6238() {
        for (seconds, eight_digits) in [
            (59, 94_287_082),
            (1_111_111_109, 7_081_804),
            (1_111_111_111, 14_050_471),
            (1_234_567_890, 89_005_924),
            (2_000_000_000, 69_279_037),
            (20_000_000_000, 65_353_130),
        ] {
            let found = number(b"12345678901234567890", seconds / 30);
            assert_eq!(found % 100_000_000, eight_digits, "{seconds}");
        }
    }

    #[test]
    fn codes_are_those_of_rfc_4226() {
        let expected = [
            "755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583",
            "399871", "520489",
        ];
        let found: Vec<String> = (0..10)
            .map(|step| code(b"12345678901234567890", step))
            .collect();
        assert_eq!(found, expected);
    }
}
