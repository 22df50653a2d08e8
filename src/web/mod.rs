//! HTTP: the only room that names actix. A handler parses, calls one use case and answers; rules
//! are in `domain`, words in `locales`, pages in `pages`.

pub mod archive;
pub mod assets;
pub mod cache;
pub mod client;
pub mod decoding;
pub mod error;
pub mod extract;
pub mod feed_cache;
pub mod fetches;
pub mod forms;
pub mod limits;
pub mod measure;
pub mod pages;
pub mod passwords;
pub mod pdf;
pub mod public;
pub mod routes;
pub mod security;
pub mod server;
pub mod staff;
pub mod state;
pub mod upload;
