//! The rules of the trade, as pure functions and types: no I/O, no async, no clock, no randomness,
//! no framework. Time and tokens come in as arguments.

pub mod access;
pub mod add_to_calendar;
pub mod article;
pub mod bounce;
pub mod calendar_app;
pub mod check;
pub mod code;
pub mod contact;
pub mod department;
pub mod event;
pub mod exchange;
pub mod feed;
pub mod filter;
pub mod ids;
pub mod language;
pub mod links;
pub mod notice;
pub mod officer;
pub mod outbox;
pub mod prose;
pub mod rederive;
pub mod reminder;
pub mod retention;
pub mod rsvp;
pub mod seating;
pub mod series;
pub mod slug;
pub mod staff;
pub mod text;
pub mod time;
pub mod topic;
pub mod venue;
pub mod wish;
pub mod zone;
