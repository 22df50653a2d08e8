//! Places where events happen.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::domain::hours::Hours;
use crate::domain::ids::{DepartmentId, PublicId, VenueId};
use crate::domain::slug::Slug;
use crate::domain::topic::Labels;
use crate::domain::zone::Zone;

/// What staff say about a place. Every text is free of control characters.
#[derive(Debug, Clone, PartialEq)]
pub struct VenueFacts {
    pub name: String,
    pub street: String,
    pub city: String,
    pub region: String,
    pub postal_code: String,
    /// ISO 3166-1 alpha-2, such as `US`.
    pub country: String,
    /// How to get in, per language: step-free entrance, parking, transit.
    pub access_notes: Labels,
    /// Degrees, WGS 84: latitude and longitude.
    pub geo: Option<(f64, f64)>,
    /// Set only where the place is in another zone than its department.
    pub zone: Option<Zone>,
    /// When it is open; only compared with its events, never shown to the public.
    pub hours: Option<Hours>,
    /// The part of town, in the department's own words; news can be narrowed to it.
    pub district: Option<String>,
    /// How many people it holds; only compared with its events, never shown to the public.
    pub capacity: Option<u32>,
    /// Under the open sky: its events need a plan for rain.
    pub is_outdoors: bool,
}

/// Whom to call at a place: for staff alone, sealed where it is stored.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct VenueContact {
    pub name: String,
    pub phone: String,
    pub email: String,
}

impl VenueContact {
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.name.is_empty() && self.phone.is_empty() && self.email.is_empty()
    }
}

/// A place of one department.
#[derive(Debug, Clone, PartialEq)]
pub struct Venue {
    pub id: VenueId,
    pub public_id: PublicId,
    pub department_id: DepartmentId,
    pub slug: Slug,
    pub facts: VenueFacts,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

impl VenueFacts {
    /// The postal address on one line, without the name.
    #[must_use]
    pub fn address_line(&self) -> String {
        let town = format!("{}, {} {}", self.city, self.region, self.postal_code);
        [self.street.as_str(), town.trim()].join(", ")
    }

    /// What a change of these facts to `after` means for the events there.
    #[must_use]
    pub fn change_to(&self, after: &Self) -> VenueChange {
        let address = self.address_line() != after.address_line();
        let known = Self {
            hours: self.hours.clone(),
            district: self.district.clone(),
            capacity: self.capacity,
            is_outdoors: self.is_outdoors,
            ..after.clone()
        };
        VenueChange {
            address,
            place: address || self.name != after.name || self.geo != after.geo,
            zone: self.zone != after.zone,
            anything: *self != known,
        }
    }
}

/// How much of a place changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VenueChange {
    /// Where people have to go: worth a mail. A new name over the same door is not.
    pub address: bool,
    /// What calendars hold as the place (LOCATION, GEO): SEQUENCE rises.
    pub place: bool,
    /// Whether events there are in another zone from now on.
    pub zone: bool,
    /// Anything that is shown, such as how to get in: LAST-MODIFIED rises. The part of town is not.
    pub anything: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_name_is_news_for_calendars_and_a_new_address_for_people_too() {
        let before = VenueFacts {
            name: "Corner Café".into(),
            street: "1 Pier".into(),
            city: "Millbrook".into(),
            region: "CA".into(),
            postal_code: "90401".into(),
            country: "US".into(),
            access_notes: Labels::new(),
            geo: None,
            zone: None,
            hours: None,
            district: None,
            capacity: None,
            is_outdoors: false,
        };
        let change = |edit: fn(&mut VenueFacts)| {
            let mut after = before.clone();
            edit(&mut after);
            let change = before.change_to(&after);
            (change.address, change.place, change.zone, change.anything)
        };
        assert_eq!(change(|_| {}), (false, false, false, false));
        assert_eq!(change(|v| v.name.push('!')), (false, true, false, true));
        assert_eq!(
            change(|v| v.street = "2 Pier".into()),
            (true, true, false, true)
        );
        assert_eq!(
            change(|v| v.geo = Some((34.0, -118.0))),
            (false, true, false, true)
        );
        assert_eq!(
            change(|v| v.zone = Zone::parse("America/Denver").ok()),
            (false, false, true, true)
        );
        let notes = |v: &mut VenueFacts| {
            v.access_notes
                .insert(crate::domain::language::Language::En, "A ramp.".into());
        };
        assert_eq!(change(notes), (false, false, false, true));
        let hours = |v: &mut VenueFacts| v.hours = Hours::parse("Mon 7:00-15:00").ok();
        assert_eq!(change(hours), (false, false, false, false));
        let part = |v: &mut VenueFacts| v.district = Some("Harbor".into());
        assert_eq!(change(part), (false, false, false, false));
        let room = |v: &mut VenueFacts| (v.capacity, v.is_outdoors) = (Some(40), true);
        assert_eq!(change(room), (false, false, false, false));
    }
}
