//! Passwords of staff: argon2id, and none that everybody tries first. How many are reckoned at once is
//! bounded by `web::passwords`.

use argon2::password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash};
use argon2::{Algorithm, Argon2, Params, Version};

/// Why a new password was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PasswordError {
    #[error("a password has at least 15 characters")]
    TooShort,
    #[error("a password has at most 128 characters")]
    TooLong,
    #[error("the password is among the first that everybody tries")]
    Common,
}

/// Fewest and most characters of a password.
pub const LENGTH: std::ops::RangeInclusive<usize> = 15..=128;

/// What people stretch to the length asked for: words, rows of keys, names and pet names that stand
/// at the top of every published count of passwords, in English and Spanish, and words of this work.
const COMMON: [&str; 64] = [
    "password",
    "passw0rd",
    "passphrase",
    "contrasena",
    "contraseña",
    "secret",
    "secreto",
    "qwerty",
    "qwertz",
    "azerty",
    "asdfgh",
    "zxcvbn",
    "1q2w3e",
    "1qaz2wsx",
    "letmein",
    "welcome",
    "bienvenido",
    "iloveyou",
    "tequiero",
    "teamo",
    "admin",
    "administrator",
    "administrador",
    "root",
    "login",
    "master",
    "dragon",
    "monkey",
    "princess",
    "sunshine",
    "football",
    "baseball",
    "futbol",
    "superman",
    "batman",
    "shadow",
    "michael",
    "jessica",
    "jordan",
    "hunter",
    "ashley",
    "trustno1",
    "whatever",
    "freedom",
    "starwars",
    "pokemon",
    "computer",
    "internet",
    "summer",
    "winter",
    "america",
    "hello",
    "hola",
    "changeme",
    "default",
    "test",
    "police",
    "policia",
    "sheriff",
    "officer",
    "sergeant",
    "cuppa",
    "coffee",
    "coffeewithacop",
];

/// Whether a password may be set. `context` are words a guesser would try: the department, the
/// city, the person.
///
/// # Errors
/// The reason why not.
pub fn check(password: &str, context: &[&str]) -> Result<(), PasswordError> {
    let length = password.chars().count();
    if length < *LENGTH.start() {
        return Err(PasswordError::TooShort);
    }
    if length > *LENGTH.end() {
        return Err(PasswordError::TooLong);
    }
    let folded: String = password
        .to_lowercase()
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect();
    let mut letters: Vec<char> = folded.chars().collect();
    letters.sort_unstable();
    letters.dedup();
    let words = COMMON.iter().copied().chain(context.iter().copied());
    let rest_is_short = |word: &str| {
        let word: String = word
            .to_lowercase()
            .chars()
            .filter(|c| c.is_alphanumeric())
            .collect();
        word.len() >= 4 && folded.contains(&word) && folded.replace(&word, "").chars().count() < 8
    };
    let keys_in_a_row = is_made_of_rows(&folded);
    let counting =
        "01234567890123456789".contains(&folded) || "abcdefghijklmnopqrstuvwxyz".contains(&folded);
    if letters.len() < 5 || counting || keys_in_a_row || words.into_iter().any(rest_is_short) {
        return Err(PasswordError::Common);
    }
    Ok(())
}

/// Whether all of it but a few characters are neighbors on a keyboard or in the alphabet.
fn is_made_of_rows(folded: &str) -> bool {
    const ROWS: [&str; 5] = [
        "01234567890",
        "abcdefghijklmnopqrstuvwxyz",
        "qwertyuiop",
        "asdfghjkl",
        "zxcvbnm",
    ];
    let chars: Vec<char> = folded.chars().collect();
    let is_step = |pair: &[char]| {
        let there: String = pair.iter().collect();
        let back: String = pair.iter().rev().collect();
        ROWS.iter()
            .any(|row| row.contains(&there) || row.contains(&back))
    };
    let steps = chars.windows(2).filter(|pair| is_step(pair)).count();
    chars.len() > 8 && steps + 4 >= chars.len()
}

fn argon2() -> Argon2<'static> {
    let params = Params::new(19_456, 2, 1, None).unwrap_or_default();
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

/// The PHC text to store. Blocks for some 40 ms.
///
/// # Errors
/// When the hash cannot be made, which would be a defect of the library.
pub fn hash(password: &str) -> Result<String, argon2::password_hash::Error> {
    argon2()
        .hash_password(password.as_bytes())
        .map(|hash| hash.to_string())
}

/// Whether the password is the one behind `stored`; with `None` it does the same work against a
/// decoy and says no, so that an unknown address takes as long as a known one.
#[must_use]
pub fn verify(password: &str, stored: Option<&str>) -> bool {
    const DECOY: &str = "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$qvJ0fVbSKOQq3m3Yr8Q0Vd3xJ0kE5h2xqGm2o8rWc1E";
    let known = stored.is_some();
    let text = stored.unwrap_or(DECOY);
    let right = PasswordHash::new(text)
        .is_ok_and(|hash| argon2().verify_password(password.as_bytes(), &hash).is_ok());
    right && known
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_right_password_opens_and_no_other() {
        let stored = hash("seven quiet otters swim").unwrap();
        assert!(stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        assert!(verify("seven quiet otters swim", Some(&stored)));
        assert!(!verify("seven quiet otters swin", Some(&stored)));
        assert!(!verify("seven quiet otters swim", None));
    }

    #[test]
    fn passwords_that_everybody_tries_first_are_not_taken() {
        assert_eq!(check("short", &[]), Err(PasswordError::TooShort));
        assert_eq!(check(&"ab cd".repeat(40), &[]), Err(PasswordError::TooLong));
        for common in [
            "Password1234567",
            "aaaaaaaaaaaaaaaa",
            "012345678901234",
            "coffee with a cop!",
            "Police-Police-1",
            "qwertyuiopasdfghjkl",
            "Abcdefgh87654321",
            "Dragon-2026-Dragon",
            "Bienvenido-2026",
        ] {
            assert_eq!(check(common, &[]), Err(PasswordError::Common), "{common}");
        }
        assert_eq!(
            check("SantaMonica2026!", &["Santa Monica"]),
            Err(PasswordError::Common)
        );
        for fine in [
            "seven quiet otters swim",
            "a police officer rides 7 tandem bicycles",
            "cinco nutrias nadan despacio",
        ] {
            assert_eq!(check(fine, &["Santa Monica"]), Ok(()), "{fine}");
        }
    }
}
