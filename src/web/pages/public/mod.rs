//! The pages residents see, one file per page. [`views`] holds what several of them share.

pub mod article;
pub mod articles;
pub mod asks;
pub mod assignment;
pub mod calendar;
pub mod code;
pub mod departments;
pub mod drawing;
pub mod embed;
pub mod error;
pub mod event;
pub mod home;
pub mod json_ld;
pub mod lists;
pub mod notes;
pub mod qr;
pub mod rsvp;
pub mod rsvp_form;
pub mod rsvp_received;
pub mod said;
pub mod sample;
pub mod subscription;
pub mod unsubscribe;
pub mod views;

#[cfg(test)]
mod tests;
#[cfg(test)]
mod words_tests;
