//! Stories about the store, told on both databases where both can tell them.

mod arrivals;
mod articles;
mod asks;
mod backup;
mod closeouts;
mod engine;
mod event_kits;
mod events;
mod fixture;
mod migrations;
mod outbox;
mod records;
mod replies;
mod retention;
mod rsvps;
mod schedules;
mod schema;
mod sender;
mod series;
mod settings;
mod staff;
mod versions;
mod writer;
