//! The colours of a department's public pages: the ground that header, footer and days stand on, and an
//! accent for lines and the mark. Both are checked, so that everybody can read what stands there.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::domain::color::Rgb;

/// A pair of colours that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Colors {
    pub ground: Rgb,
    pub accent: Rgb,
}

/// Why a pair will not do, with the contrast it has.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum Refusal {
    #[error("writing on the ground cannot be read: {0:.1} to 1")]
    Ground(f64),
    #[error("the accent is not seen on the ground: {0:.1} to 1")]
    Accent(f64),
}

impl Colors {
    /// What pages have whose department chose nothing.
    pub const STANDARD: Self = Self {
        ground: Rgb::new(0x16, 0x2e, 0x51),
        accent: Rgb::new(0xfa, 0xce, 0x00),
    };

    /// The palest writing that stands on the ground; white is read more easily still.
    pub const WRITING: Rgb = Rgb::new(0xd3, 0xe1, 0xef);

    /// Whether everybody can read them.
    ///
    /// # Errors
    /// [`Refusal::Ground`] where writing has less contrast than text needs (WCAG 2.2, 1.4.3),
    /// [`Refusal::Accent`] where the accent has less than a drawing needs (1.4.11).
    pub fn check(self) -> Result<(), Refusal> {
        let writing = self.ground.contrast(Self::WRITING);
        if writing < Rgb::READABLE {
            return Err(Refusal::Ground(writing));
        }
        let accent = self.ground.contrast(self.accent);
        if accent < Rgb::VISIBLE {
            return Err(Refusal::Accent(accent));
        }
        Ok(())
    }

    /// Reads what [`Display`](fmt::Display) writes. `None` for a pair that will not do.
    #[must_use]
    pub fn parse(raw: &str) -> Option<Self> {
        let (ground, accent) = raw.split_once('-')?;
        let read = |digits: &str| Rgb::parse(&format!("#{digits}"));
        let colors = Self {
            ground: read(ground)?,
            accent: read(accent)?,
        };
        (colors.check().is_ok() && colors.to_string() == raw).then_some(colors)
    }
}

/// `7a1f1f-face00`, as it stands in an address.
impl fmt::Display for Colors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let pair = format!("{}-{}", self.ground, self.accent);
        f.write_str(&pair.replace('#', ""))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(ground: &str, accent: &str) -> Colors {
        Colors {
            ground: Rgb::parse(ground).unwrap(),
            accent: Rgb::parse(accent).unwrap(),
        }
    }

    #[test]
    fn the_standard_pair_can_be_read() {
        assert_eq!(Colors::STANDARD.check(), Ok(()));
        assert_eq!(Colors::STANDARD.to_string(), "162e51-face00");
    }

    #[test]
    fn a_pale_ground_and_an_accent_that_drowns_in_it_are_refused() {
        let refused = |ground, accent| pair(ground, accent).check().unwrap_err();
        assert!(matches!(refused("#ffcc00", "#000000"), Refusal::Ground(by) if by < 1.2));
        assert!(
            matches!(refused("#0076d6", "#ffffff"), Refusal::Ground(by) if by > 3.0 && by < 4.5)
        );
        assert!(matches!(refused("#162e51", "#162e51"), Refusal::Accent(by) if by < 1.01));
        assert!(
            matches!(refused("#162e51", "#2378c3"), Refusal::Accent(by) if by > 2.5 && by < 3.0)
        );
        assert_eq!(pair("#7a1f1f", "#ffd0d0").check(), Ok(()));
    }

    #[test]
    fn an_address_says_a_pair_in_one_way_only() {
        let pair = pair("#7a1f1f", "#face00");
        assert_eq!(Colors::parse(&pair.to_string()), Some(pair));
        for raw in [
            "",
            "7a1f1f",
            "7A1F1F-face00",
            "7a1f1f-face00-",
            "ffcc00-000000",
            "#7a1f1f-#face00",
            " 7a1f1f-face00",
        ] {
            assert_eq!(Colors::parse(raw), None, "{raw}");
        }
    }

    #[test]
    fn settings_keep_them_as_forms_send_them() {
        let pair = pair("#7a1f1f", "#face00");
        let kept = serde_json::to_string(&pair).unwrap();
        assert_eq!(kept, "{\"ground\":\"#7a1f1f\",\"accent\":\"#face00\"}");
        assert_eq!(serde_json::from_str::<Colors>(&kept).unwrap(), pair);
        assert!(
            serde_json::from_str::<Colors>("{\"ground\":\"red\",\"accent\":\"#face00\"}").is_err()
        );
    }
}
