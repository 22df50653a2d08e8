//! The sheet a department prints on: US Letter where the clock is one of the United States, A4
//! everywhere else.

use crate::domain::zone::Zone;

/// A size of paper, upright.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paper {
    Letter,
    A4,
}

/// Zones of the United States outside the families `US/…`, `America/Indiana/…`,
/// `America/Kentucky/…` and `America/North_Dakota/…`.
const UNITED_STATES: [&str; 24] = [
    "America/Adak",
    "America/Anchorage",
    "America/Boise",
    "America/Chicago",
    "America/Denver",
    "America/Detroit",
    "America/Juneau",
    "America/Los_Angeles",
    "America/Louisville",
    "America/Menominee",
    "America/Metlakatla",
    "America/New_York",
    "America/Nome",
    "America/Phoenix",
    "America/Puerto_Rico",
    "America/Shiprock",
    "America/Sitka",
    "America/St_Thomas",
    "America/Yakutat",
    "Pacific/Guam",
    "Pacific/Honolulu",
    "Pacific/Johnston",
    "Pacific/Pago_Pago",
    "Pacific/Saipan",
];

const FAMILIES: [&str; 4] = [
    "US/",
    "America/Indiana/",
    "America/Kentucky/",
    "America/North_Dakota/",
];

impl Paper {
    /// What lies in the printers of a department in this zone.
    #[must_use]
    pub fn of(zone: Zone) -> Self {
        let name = zone.name();
        let is_ours =
            UNITED_STATES.contains(&name) || FAMILIES.iter().any(|family| name.starts_with(family));
        if is_ours { Self::Letter } else { Self::A4 }
    }

    /// Width and height in points of 1/72 inch.
    #[must_use]
    pub fn size(self) -> (f32, f32) {
        match self {
            Self::Letter => (612.0, 792.0),
            Self::A4 => (595.28, 841.89),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn departments_of_the_united_states_print_on_letter_and_others_on_a4() {
        let of = |name: &str| Paper::of(Zone::parse(name).unwrap());
        for name in [
            "America/Los_Angeles",
            "America/Indiana/Knox",
            "Pacific/Honolulu",
            "US/Eastern",
        ] {
            assert_eq!(of(name), Paper::Letter, "{name}");
        }
        for name in ["Europe/Madrid", "America/Sao_Paulo", "Australia/Sydney"] {
            assert_eq!(of(name), Paper::A4, "{name}");
        }
        let known = UNITED_STATES.iter().all(|name| Zone::parse(name).is_ok());
        assert!(known, "every zone of the list is one");
    }
}
