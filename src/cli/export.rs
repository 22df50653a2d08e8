//! `cuppa export ics`, `cuppa export csv` and `cuppa export json`

use std::io::Write;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{Outcome, house, sentence, settings};
use crate::calendar::export;
use crate::config::Sources;
use crate::services::Error;
use crate::services::export_events;

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// A calendar: everything residents can see.
    Ics,
    /// A table: drafts, too.
    Csv,
    /// Everything, with all places.
    Json,
}

#[derive(Args)]
pub(super) struct Options {
    format: Format,
    /// The department's slug.
    #[arg(long)]
    department: String,
    /// Write to this file instead of standard output.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

pub(super) fn run(sources: &Sources, options: &Options) -> Outcome {
    let config = settings(sources)?;
    let house = house(&config)?;
    let migrated = house.db.migrate();
    migrated.map_err(|error| format!("database.url: {error}."))?;
    let context = house.context();
    let slug = options.department.clone();
    let found = house
        .db
        .read(move |tx| export_events::run(tx, &context, &slug));
    let found = found.map_err(|error| match error {
        Error::NotFound => format!(
            "--department: there is no department \"{}\"; add it with cuppa department add.",
            options.department
        ),
        error => sentence(&error),
    })?;
    let octets = match options.format {
        Format::Ics => export::calendar(&found.feed, &found.records),
        Format::Csv => export::csv(&found.records, &found.department.languages),
        Format::Json => export::json(&found.department, &found.venues, &found.records),
    };
    match &options.out {
        Some(path) => std::fs::write(path, octets)
            .map_err(|error| format!("--out: {}: {error}.", path.display())),
        None => std::io::stdout()
            .write_all(&octets)
            .map_err(|error| format!("standard output: {error}.")),
    }
}
