//! The pages of people who run the events. One struct per page, filled by the handlers with view
//! data only: no request, no database, no rule. Names, addresses and notes of residents have no
//! place in any of them; counts do, and in the log of mail the first letters of an address.

pub mod account;
pub mod article_check;
pub mod article_editor;
pub mod articles;
pub mod asks;
pub mod audit;
pub mod board;
pub mod chart;
pub mod chrome;
pub mod close_out;
pub mod event_arrivals;
pub mod event_briefing;
pub mod event_check;
pub mod event_end;
pub mod event_form;
pub mod event_hold;
pub mod event_hub;
pub mod event_letter;
pub mod event_merge;
pub mod event_officers;
pub mod event_rain;
pub mod exchange;
pub mod figures;
pub mod history;
pub mod holidays;
pub mod kinds;
pub mod kit_form;
pub mod letter_preview;
pub mod mail_log;
pub mod mailing;
pub mod notices;
pub mod officers;
pub mod overview;
pub mod password;
pub mod paths;
pub mod people;
pub mod pictures;
pub mod promises;
pub mod records;
pub mod reset;
mod samples;
pub mod schedule;
pub mod second_factor;
pub mod series;
pub mod series_form;
pub mod series_preview;
pub mod settings;
pub mod sign_in;
pub mod suppressions;
pub mod topics;
pub mod typed;
pub mod venues;
pub mod views;

#[cfg(test)]
mod tests;
