//! Calendars: domain entries to iCalendar bytes (RFC 5545). Pure and in a stable order, so that the
//! same rows give the same octets.
//!
//! `ics` fills the library's containers, `clean` lets nothing through that could break a line,
//! `vtimezone` writes the zones, `fold` the final lines; `invite` is what goes by mail, `reply` what
//! comes back.

mod clean;
mod describe;
pub mod export;
pub mod figures;
mod fold;
pub mod ics;
pub mod import;
pub mod invite;
pub mod overview;
mod readable;
pub mod reply;
#[cfg(test)]
mod round_trip;
#[cfg(test)]
mod samples;
mod vtimezone;

pub use ics::render;
pub use invite::render_publish;
pub use readable::readable;
