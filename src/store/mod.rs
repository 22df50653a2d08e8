//! The only room that names diesel. [`Db`] opens a database by its address, [`Db::read`] and
//! [`Db::write`] run one transaction each and hand a [`Tx`] to the caller; then one file per noun.
//!
//! SQL that differs between SQLite and PostgreSQL stands in `dialect`, everything else is written
//! once. No rule of the trade lives here: functions find, list, insert, update and delete.

pub mod access_requests;
pub mod arrivals;
pub mod articles;
pub mod assignments;
pub mod audit;
pub mod backup;
pub mod bounces;
pub mod close_outs;
pub mod corrections;
pub mod db;
pub mod departments;
pub mod error;
pub mod event_changes;
pub mod event_kits;
pub mod events;
pub mod feeds;
pub mod figures;
pub mod identities;
pub mod keeping;
pub mod kinds;
pub mod mail_log;
pub mod mail_pauses;
pub mod migrate;
pub mod names;
pub mod officers;
pub mod origins;
pub mod outbox;
pub mod people;
pub mod pictures;
pub mod promises;
pub mod retention;
pub mod rsvps;
pub mod schedules;
pub mod seals;
pub mod second_factors;
pub mod sender;
pub mod series;
pub mod sessions;
pub mod staff;
pub mod subscriptions;
pub mod suppressions;
#[doc(hidden)]
pub mod testing;
pub mod topics;
pub mod traces;
pub mod typed;
pub mod venue_contacts;
pub mod venues;
pub mod versions;
pub mod wishes;
pub mod zone_data;

mod dialect;
mod pool;
mod schema;
mod types;
mod url;
mod writer;

#[cfg(test)]
mod tests;

pub use db::{Db, Options, Tx};
pub use error::{StoreError, StoreResult};
pub use url::{Backend, DatabaseUrl};
