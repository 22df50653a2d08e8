//! The languages the interface speaks. A department chooses among them; a text without a
//! version in the reader's language is shown in another one and marked with its own `lang`.

use serde::{Deserialize, Serialize};

/// An interface language with a complete catalogue under `locales/`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    En,
    Es,
}

impl Language {
    /// Every language with a catalogue, in the order they are offered.
    pub const ALL: [Language; 2] = [Language::En, Language::Es];

    /// BCP 47 tag, as in `lang` attributes and `?lang=`.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Language::En => "en",
            Language::Es => "es",
        }
    }

    /// The language's name in itself, for language links.
    #[must_use]
    pub fn own_name(self) -> &'static str {
        match self {
            Language::En => "English",
            Language::Es => "Español",
        }
    }

    /// Text direction for `dir`.
    #[must_use]
    pub fn direction(self) -> &'static str {
        match self {
            Language::En | Language::Es => "ltr",
        }
    }

    /// Reads a tag such as `es`, `es-MX` or `EN_us`; `None` when no catalogue serves it.
    #[must_use]
    pub fn parse(tag: &str) -> Option<Self> {
        let primary = tag.trim().split(['-', '_']).next().unwrap_or_default();
        Self::ALL
            .into_iter()
            .find(|language| language.tag().eq_ignore_ascii_case(primary))
    }

    /// The best language for an `Accept-Language` header (RFC 9110 section 12.5.4) among those
    /// offered; the first offered one when nothing fits.
    #[must_use]
    pub fn negotiate(header: &str, offered: &[Language]) -> Language {
        let mut best: Option<(f32, Language)> = None;
        for range in header.split(',') {
            let mut parts = range.split(';');
            let Some(language) = Language::parse(parts.next().unwrap_or_default()) else {
                continue;
            };
            let quality = parts
                .find_map(|part| part.trim().strip_prefix("q="))
                .map_or(1.0, |q| q.trim().parse::<f32>().unwrap_or(0.0));
            let better = best.is_none_or(|(known, _)| quality > known);
            if quality > 0.0 && better && offered.contains(&language) {
                best = Some((quality, language));
            }
        }
        best.map(|(_, language)| language)
            .or_else(|| offered.first().copied())
            .unwrap_or(Language::En)
    }
}

impl std::fmt::Display for Language {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.tag())
    }
}

#[cfg(test)]
mod tests {
    use super::Language::{self, En, Es};

    #[test]
    fn a_reader_gets_the_language_she_prefers_among_those_offered() {
        let both = [En, Es];
        assert_eq!(Language::negotiate("es-MX,es;q=0.9,en;q=0.8", &both), Es);
        assert_eq!(Language::negotiate("en;q=0.4, es;q=0.5", &both), Es);
        assert_eq!(Language::negotiate("fr, es;q=0", &both), En);
        assert_eq!(Language::negotiate("es", &[En]), En);
        assert_eq!(Language::negotiate("", &[Es, En]), Es);
    }
}
