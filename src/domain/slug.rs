//! The readable part of an address: `[a-z0-9-]`, made from a title, never a reserved word.

use serde::{Deserialize, Serialize};

/// First path parts that a department may not be called (CONTRACT, Addresses).
pub const RESERVED: [&str; 21] = [
    "api",
    "assets",
    "assignments",
    "code",
    "embed",
    "favicon",
    "feeds",
    "healthz",
    "help",
    "metrics",
    "privacy",
    "accessibility",
    "readyz",
    "robots",
    "rsvps",
    "security",
    "sitemap",
    "staff",
    "static",
    "subscriptions",
    "unsubscribe",
];

/// Why a slug was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SlugError {
    #[error("a slug has 1 to 80 lower-case letters a to z, digits and single hyphens between them")]
    Shape,
    #[error("this slug is reserved for an address of the product itself")]
    Reserved,
}

/// 1 to 80 characters of `[a-z0-9-]`, no hyphen at an end, none doubled.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Slug(String);

impl Slug {
    /// Longest slug, in characters.
    pub const MAX: usize = 80;

    /// # Errors
    /// [`SlugError::Shape`] when a character or the length is wrong.
    pub fn parse(raw: &str) -> Result<Self, SlugError> {
        let letters = raw
            .bytes()
            .all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-'));
        let hyphens = !raw.starts_with('-') && !raw.ends_with('-') && !raw.contains("--");
        if raw.is_empty() || raw.len() > Self::MAX || !letters || !hyphens {
            return Err(SlugError::Shape);
        }
        Ok(Self(raw.to_owned()))
    }

    /// A department's slug is a first path part, so reserved words are refused as well.
    ///
    /// # Errors
    /// As [`Slug::parse`], and [`SlugError::Reserved`].
    pub fn parse_department(raw: &str) -> Result<Self, SlugError> {
        let slug = Self::parse(raw)?;
        if RESERVED.contains(&slug.as_str()) {
            return Err(SlugError::Reserved);
        }
        Ok(slug)
    }

    /// A slug out of a title: accents folded, the rest joined by hyphens; `fallback` when nothing
    /// is left. `fallback` must itself be a slug.
    #[must_use]
    pub fn from_title(title: &str, fallback: &str) -> Self {
        let mut slug = String::new();
        for c in title.chars().flat_map(char::to_lowercase) {
            match fold(c) {
                Some(letter) if slug.len() < 60 => slug.push(letter),
                Some(_) => break,
                None if !slug.is_empty() && !slug.ends_with('-') && c != '\'' && c != '’' => {
                    slug.push('-');
                }
                None => {}
            }
        }
        let trimmed = slug.trim_matches('-');
        Self(
            if trimmed.is_empty() {
                fallback
            } else {
                trimmed
            }
            .to_owned(),
        )
    }

    /// The slug with a number behind it, for the second of a name: `coffee-2`.
    #[must_use]
    pub fn numbered(&self, number: u32) -> Self {
        Self(format!("{}-{number}", self.0))
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for Slug {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

fn fold(c: char) -> Option<char> {
    Some(match c {
        'a'..='z' | '0'..='9' => c,
        'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'í' | 'ì' | 'î' | 'ï' => 'i',
        'ó' | 'ò' | 'ô' | 'ö' | 'õ' => 'o',
        'ú' | 'ù' | 'û' | 'ü' => 'u',
        'ñ' => 'n',
        'ç' => 'c',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_title_becomes_a_readable_address() {
        assert_eq!(
            Slug::from_title("Ice Cream With a Cop!", "event").as_str(),
            "ice-cream-with-a-cop"
        );
        assert_eq!(
            Slug::from_title("Café con un policía", "event").as_str(),
            "cafe-con-un-policia"
        );
        assert_eq!(
            Slug::from_title("Nero's Café", "event").as_str(),
            "neros-cafe"
        );
        assert_eq!(Slug::from_title("☕☕", "event").as_str(), "event");
    }

    #[test]
    fn a_department_cannot_take_the_place_of_the_staff_pages() {
        assert_eq!(Slug::parse_department("staff"), Err(SlugError::Reserved));
        assert!(Slug::parse_department("santa-monica").is_ok());
        assert_eq!(Slug::parse("Santa Monica"), Err(SlugError::Shape));
    }

    proptest! {
        #[test]
        fn every_title_gives_a_slug(title in any::<String>()) {
            let slug = Slug::from_title(&title, "event");
            prop_assert!(Slug::parse(slug.as_str()).is_ok(), "{slug}");
        }
    }
}
