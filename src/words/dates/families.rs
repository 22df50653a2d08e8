//! Zones as people call them: "Pacific time" stands for a family of IANA names.

use crate::domain::zone::Zone;

/// The key of the family's name in the catalogues; `None` for zones without a common name.
pub(super) fn key(zone: Zone) -> Option<&'static str> {
    if zone.is_utc() {
        return Some("zone-utc");
    }
    let name = zone.name();
    let found = FAMILIES.iter().find(|(_, members)| members.contains(&name));
    found.map(|(key, _)| *key).or_else(|| by_folder(name))
}

/// Counties and regions whose zones all follow one family.
fn by_folder(name: &str) -> Option<&'static str> {
    match name.rsplit_once('/')?.0 {
        "America/North_Dakota" => Some("zone-central"),
        "America/Kentucky" | "America/Indiana" => Some("zone-eastern"),
        _ => None,
    }
}

const FAMILIES: [(&str, &[&str]); 13] = [
    (
        "zone-pacific",
        &[
            "America/Los_Angeles",
            "America/Vancouver",
            "America/Tijuana",
            "US/Pacific",
            "Canada/Pacific",
        ],
    ),
    (
        "zone-mountain",
        &[
            "America/Denver",
            "America/Boise",
            "America/Edmonton",
            "America/Yellowknife",
            "America/Inuvik",
            "America/Ciudad_Juarez",
            "America/Cambridge_Bay",
            "US/Mountain",
            "Canada/Mountain",
        ],
    ),
    (
        "zone-central",
        &[
            "America/Chicago",
            "America/Menominee",
            "America/Winnipeg",
            "America/Rainy_River",
            "America/Matamoros",
            "America/Indiana/Knox",
            "America/Indiana/Tell_City",
            "America/Knox_IN",
            "US/Central",
            "Canada/Central",
        ],
    ),
    (
        "zone-eastern",
        &[
            "America/New_York",
            "America/Detroit",
            "America/Toronto",
            "America/Montreal",
            "America/Indianapolis",
            "America/Fort_Wayne",
            "America/Louisville",
            "US/Eastern",
            "US/Michigan",
            "US/East-Indiana",
            "Canada/Eastern",
        ],
    ),
    (
        "zone-atlantic",
        &[
            "America/Halifax",
            "America/Puerto_Rico",
            "America/St_Thomas",
            "America/Virgin",
            "America/Moncton",
            "America/Glace_Bay",
            "Atlantic/Bermuda",
            "Canada/Atlantic",
        ],
    ),
    (
        "zone-alaska",
        &[
            "America/Anchorage",
            "America/Juneau",
            "America/Sitka",
            "America/Nome",
            "America/Yakutat",
            "America/Metlakatla",
            "US/Alaska",
        ],
    ),
    (
        "zone-hawaii",
        &["Pacific/Honolulu", "Pacific/Johnston", "US/Hawaii"],
    ),
    ("zone-arizona", &["America/Phoenix", "US/Arizona"]),
    ("zone-chamorro", &["Pacific/Guam", "Pacific/Saipan"]),
    (
        "zone-newfoundland",
        &["America/St_Johns", "Canada/Newfoundland"],
    ),
    (
        "zone-saskatchewan",
        &[
            "America/Regina",
            "America/Swift_Current",
            "Canada/Saskatchewan",
        ],
    ),
    (
        "zone-central-mexico",
        &["America/Mexico_City", "America/Monterrey", "America/Merida"],
    ),
    (
        "zone-central-europe",
        &[
            "Europe/Berlin",
            "Europe/Madrid",
            "Europe/Paris",
            "Europe/Rome",
            "Europe/Vienna",
            "Europe/Zurich",
            "Europe/Amsterdam",
            "Europe/Brussels",
            "Europe/Prague",
            "Europe/Warsaw",
            "Europe/Stockholm",
            "Europe/Oslo",
            "Europe/Copenhagen",
            "Europe/Budapest",
        ],
    ),
];
