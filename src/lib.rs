//! Cuppa: community-policing events, from the announcement to the follow-up article.
//!
//! | room | what lives there |
//! |---|---|
//! | [`domain`] | the rules, pure: no I/O, no clock, no framework |
//! | [`store`] | SQL, the only place that names diesel |
//! | [`services`] | one file per use case, each one transaction |
//! | [`calendar`] | events to iCalendar bytes |
//! | [`documents`] | briefings and flyers as PDF files |
//! | [`mail`] | notices to messages, and the SMTP conversation |
//! | `oidc` | OpenID Connect, with the feature of that name; the only place that names openidconnect |
//! | [`web`] | HTTP, the only place that names actix |
//! | [`worker`] | the loop that plans and delivers mail |
//! | [`pictures`] | files of pictures, decoded and encoded anew |
//! | [`words`] | the Fluent catalogues and dates in words |
//! | [`secrets`] | randomness, keyed hashes, sealing, passwords |
//! | [`config`], [`telemetry`], [`app`], [`cli`] | settings, logs, wiring, commands |
//!
//! What may call what is law: `tests/architecture.rs`.

pub mod app;
pub mod calendar;
pub mod cli;
pub mod config;
pub mod documents;
pub mod domain;
pub mod mail;
#[cfg(feature = "oidc")]
pub mod oidc;
pub mod pictures;
pub mod secrets;
pub mod services;
pub mod store;
pub mod telemetry;
pub mod web;
pub mod words;
pub mod worker;
