//! rsvp
