//! A place, in its own form or inside the event form.

use crate::domain::hours::Hours;
use crate::domain::language::Language;
use crate::domain::topic::Labels;
use crate::domain::venue::{VenueContact, VenueFacts};
use crate::domain::zone::Zone;
use crate::web::forms::Reader;

/// Longest name of a part of town, in characters.
pub const DISTRICT: usize = 60;

/// Reads the `venue_…` fields; what is wrong stands in the reader.
pub fn read(reader: &mut Reader<'_>, languages: &[Language]) -> VenueFacts {
    let mut access_notes = Labels::new();
    for language in languages {
        let note = reader.optional_prose(&format!("venue_access_{}", language.tag()), 500);
        if !note.is_empty() {
            access_notes.insert(*language, note);
        }
    }
    VenueFacts {
        name: reader.line("venue_name", 120, "staff-error-venue-name"),
        street: reader.line("venue_street", 160, "staff-error-venue-street"),
        city: reader.line("venue_city", 80, "staff-error-venue-city"),
        region: reader.line("venue_region", 40, "staff-error-venue-region"),
        postal_code: reader.line("venue_postal_code", 20, "staff-error-venue-postal"),
        country: "US".to_owned(),
        access_notes,
        geo: None,
        zone: zone(reader),
        hours: hours(reader),
        district: Some(reader.optional_line("venue_district", DISTRICT))
            .filter(|part| !part.is_empty()),
        capacity: room(reader),
        is_outdoors: reader.fields.get("venue_outdoors") == "yes",
    }
}

/// Reads whom to call there; what is wrong stands in the reader.
pub fn contact(reader: &mut Reader<'_>) -> VenueContact {
    VenueContact {
        name: reader.optional_line("venue_contact_name", 80),
        phone: reader.optional_line("venue_contact_phone", 40),
        email: reader.address("venue_contact_email"),
    }
}

fn room(reader: &mut Reader<'_>) -> Option<u32> {
    reader
        .number("venue_capacity", 1..=100_000, "settings-error-room")
        .and_then(|room| u32::try_from(room).ok())
}

fn hours(reader: &mut Reader<'_>) -> Option<Hours> {
    let raw = reader.optional_prose("venue_hours", Hours::LONGEST);
    if raw.is_empty() {
        return None;
    }
    match Hours::parse(&raw) {
        Ok(hours) => Some(hours),
        Err(wrong) => {
            let sentence = reader.words.t1("facts-error-hours", "part", wrong.0);
            reader.refuse("venue_hours", sentence);
            None
        }
    }
}

fn zone(reader: &mut Reader<'_>) -> Option<Zone> {
    let raw = reader.fields.get("venue_zone").trim().to_owned();
    if raw.is_empty() {
        return None;
    }
    let zone = Zone::parse(&raw).ok();
    if zone.is_none() {
        let sentence = reader.words.t1("staff-error-zone", "zone", raw);
        reader.refuse("venue_zone", sentence);
    }
    zone
}
