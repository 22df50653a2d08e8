//! Stories about residents, officers, calendars and mail, told over HTTP against the whole house, on
//! SQLite and on PostgreSQL.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test says plainly what it expects"
)]

mod asks;
mod calendars;
mod closing;
mod crash;
mod crowd;
mod exchange;
mod feeds;
mod figures;
mod forgetting;
mod guards;
mod lists;
mod mail;
mod propagation;
mod residents;
mod rotation;
mod round_trip;
mod seats;
mod series;
mod series_ahead;
mod staff;
mod town;
mod truth;
