//! Stories about residents, officers, calendars and mail, told over HTTP against the whole house, on
//! SQLite and on PostgreSQL.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test says plainly what it expects"
)]

mod calendars;
mod crash;
mod crowd;
mod mail;
mod residents;
mod series;
mod series_ahead;
mod staff;
mod town;
