//! Calendars: domain entries to iCalendar bytes (RFC 5545). Pure and in a stable order, so that the
//! same rows give the same octets.
//!
//! `ics` fills the library's containers, `clean` lets nothing through that could break a line,
//! `vtimezone` writes the zones, `fold` the final lines.

mod clean;
mod fold;
pub mod ics;
#[cfg(test)]
mod samples;
mod vtimezone;

pub use ics::{render, render_publish};
