//! Places where events happen.

use chrono::{DateTime, Utc};

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
}
