//! From one line of LOCATION to a place with its parts. The order is that of the United States:
//! name, street, city, state and postal code, perhaps the country.

use crate::domain::exchange::Place;
use crate::domain::text::Line;

const COUNTRIES: [&str; 7] = [
    "usa",
    "us",
    "u.s.a.",
    "united states",
    "united states of america",
    "estados unidos",
    "ee. uu.",
];
/// The longest part the place form takes, in characters.
const LONGEST: usize = 120;

/// Reads a location. Where it has no address, its whole text is the name.
pub(super) fn read(location: &str, geo: Option<(f64, f64)>) -> Option<Place> {
    let whole = Line::cleaned(location);
    let mut parts: Vec<&str> = location
        .split([',', '\n'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    if parts
        .last()
        .is_some_and(|last| COUNTRIES.contains(&last.to_lowercase().as_str()))
    {
        parts.pop();
    }
    if whole.as_str().is_empty() {
        return None;
    }
    let place = address(&parts).unwrap_or_else(|| Place {
        name: cut(whole.as_str()),
        ..Place::default()
    });
    Some(Place {
        geo: geo.filter(|(latitude, longitude)| latitude.abs() <= 90.0 && longitude.abs() <= 180.0),
        ..place
    })
}

fn address(parts: &[&str]) -> Option<Place> {
    let (last, before) = parts.split_last()?;
    let (region, postal_code) = state(last)?;
    let (city, before) = before.split_last()?;
    let (street, name) = before.split_last()?;
    let name = if name.is_empty() {
        (*street).to_owned()
    } else {
        name.join(", ")
    };
    Some(Place {
        name: cut(&name),
        street: cut(street),
        city: cut(city),
        region,
        postal_code,
        geo: None,
    })
}

/// `CA 90401`, `CA 90401-1234` or `CA`.
fn state(text: &str) -> Option<(String, String)> {
    let mut words = text.split_whitespace();
    let region = words.next()?;
    let is_state = region.len() == 2 && region.bytes().all(|b| b.is_ascii_uppercase());
    let code = words.next().unwrap_or_default();
    let is_code = code.is_empty()
        || (code.len() >= 5 && code.bytes().all(|b| b.is_ascii_digit() || b == b'-'));
    let is_all = words.next().is_none();
    (is_state && is_code && is_all && code.len() <= 10)
        .then(|| (region.to_owned(), code.to_owned()))
}

fn cut(text: &str) -> String {
    Line::cleaned(text).as_str().chars().take(LONGEST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(location: &str) -> Option<(String, String, String, String, String)> {
        let place = read(location, None)?;
        Some((
            place.name,
            place.street,
            place.city,
            place.region,
            place.postal_code,
        ))
    }

    #[test]
    fn the_ways_calendars_write_a_place_are_read_alike() {
        let right = (
            "Main Library".to_owned(),
            "601 Santa Monica Blvd".to_owned(),
            "Santa Monica".to_owned(),
            "CA".to_owned(),
            "90401".to_owned(),
        );
        for written in [
            "Main Library, 601 Santa Monica Blvd, Santa Monica, CA 90401, USA",
            "Main Library\n601 Santa Monica Blvd\nSanta Monica, CA 90401\nUnited States",
            "Main Library, 601 Santa Monica Blvd, Santa Monica, CA 90401",
        ] {
            assert_eq!(parts(written), Some(right.clone()), "{written:?}");
        }
    }

    #[test]
    fn a_place_without_an_address_is_only_a_name() {
        for written in ["Main Library", "Main Library, upstairs", "CA 90401"] {
            let place = read(written, None).unwrap();
            assert_eq!((place.name.as_str(), place.street.as_str()), (written, ""));
        }
        assert_eq!(read(" \n ", None), None);
    }

    #[test]
    fn a_name_may_have_commas_and_an_address_no_name() {
        let place = read("Smith, Jones and Co, 1 Elm St, Salem, OR 97301-0001", None).unwrap();
        assert_eq!(place.name, "Smith, Jones and Co");
        assert_eq!(place.postal_code, "97301-0001");
        let place = read("1 Elm St, Salem, OR", None).unwrap();
        assert_eq!(
            (place.name.as_str(), place.region.as_str()),
            ("1 Elm St", "OR")
        );
    }
}
