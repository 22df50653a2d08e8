//! Stories about residents, officers, calendars and mail, told over HTTP against the whole house, on
//! SQLite and on PostgreSQL.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test says plainly what it expects"
)]

mod answer;
mod asks;
mod assignments;
mod calendars;
mod canaries;
mod closeouts;
mod closing;
mod crash;
mod crowd;
mod desk_figures;
mod documents;
mod door;
mod drafts;
mod embed;
mod exchange;
mod facts;
mod feeds;
mod figures;
mod floods;
mod forgetting;
mod guards;
mod identity;
mod kits;
mod lists;
mod look;
mod mail;
mod mailings;
mod maillog;
mod news;
#[cfg(feature = "oidc")]
mod oidc;
mod own_name;
mod people;
mod pictures;
mod pipe;
mod privacy;
mod program;
mod propagation;
mod rain;
mod records;
mod reminders;
mod replies;
mod residents;
mod rights;
mod rotation;
mod round_trip;
mod schedule;
mod seating_model;
mod seats;
mod sender;
mod series;
mod series_ahead;
mod settings;
mod staff;
mod stampede;
mod town;
mod truth;
mod typed;
mod undo;
mod undo_model;
