//! `cuppa backup` and `cuppa restore`

use std::path::PathBuf;

use clap::Args;

use super::{Outcome, house, sentence, settings};
use crate::config::Sources;
use crate::domain::time::Clock;
use crate::services::resume_mail;
use crate::store::{self, DatabaseUrl, StoreError};

#[derive(Args)]
pub(super) struct Backup {
    /// The copy; it must not be there yet.
    file: PathBuf,
}

#[derive(Args)]
pub(super) struct Restore {
    /// A copy made with `cuppa backup`.
    file: PathBuf,
}

fn url(sources: &Sources) -> Result<(crate::config::Config, DatabaseUrl), String> {
    let config = settings(sources)?;
    let url = DatabaseUrl::parse(config.database.as_str())
        .map_err(|error| format!("database.url: {error}."))?;
    Ok((config, url))
}

/// What is wrong with a file, without the words for a database that is down.
fn reason(error: &StoreError) -> String {
    match error {
        StoreError::Unavailable(reason) => reason.clone(),
        other => other.to_string(),
    }
}

pub(super) fn write(sources: &Sources, options: &Backup) -> Outcome {
    let (config, url) = url(sources)?;
    if url.path().is_some_and(|path| !path.exists()) {
        return Err("database.url: there is no database yet.".to_owned());
    }
    let file = options.file.display();
    let octets = store::backup::write(&url, &options.file)
        .map_err(|error| format!("{file}: {}.", reason(&error)))?;
    println!("Wrote {file}: {octets} octets, checked.");
    println!(
        "The key is not in it: keep a copy of {} in another place.",
        config.key_file.display()
    );
    Ok(())
}

pub(super) fn restore(sources: &Sources, options: &Restore) -> Outcome {
    let (config, url) = url(sources)?;
    let file = options.file.display();
    let mark = crate::app::SystemClock.now().format("%Y%m%d-%H%M%S");
    let kept = store::backup::restore(&url, &options.file, &mark.to_string());
    let kept = kept.map_err(|error| match error {
        StoreError::Busy => {
            "database.url: a program has the database open; stop the service first.".to_owned()
        }
        error => format!("{file}: {}.", reason(&error)),
    })?;
    let house = house(&config)?;
    house
        .db
        .migrate()
        .map_err(|error| format!("database.url: {error}."))?;
    let context = house.context();
    let paused = house
        .db
        .write(move |tx| resume_mail::pause_after_restore(tx, &context));
    paused.map_err(|error| sentence(&error))?;
    println!("Restored {file}.");
    if let Some(kept) = kept {
        println!("What was there before lies in {}.", kept.display());
    }
    println!(
        "No mail leaves until you say cuppa mail resume, or cuppa mail resume --drop-waiting when \
         what waits was sent after the copy was made."
    );
    Ok(())
}
