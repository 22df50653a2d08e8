//! `cuppa check`

use super::{Outcome, house, sentence, settings};
use crate::config::Sources;
use crate::domain::zone;
use crate::services::resume_mail;

pub(super) fn run(sources: &Sources) -> Outcome {
    let config = settings(sources)?;
    println!("configuration: fine");
    println!("zone data: {}", zone::data_version());
    let house = house(&config)?;
    println!("secrets: fine");
    let pending = crate::store::migrate::pending(house.db.url())
        .map_err(|error| format!("database.url: {error}."))?;
    match pending.len() {
        0 => println!("database: fine, the schema is up to date"),
        steps => println!("database: fine, {steps} step(s) to take: run cuppa migrate"),
    }
    house.courier(&config)?;
    let paused = match pending.len() {
        0 => house.db.read(resume_mail::paused_since),
        _ => Ok(None),
    };
    match paused.map_err(|error| sentence(&error))? {
        None => println!("mail: fine"),
        Some(since) => println!(
            "mail: stopped since {}; say cuppa mail resume",
            since.format("%Y-%m-%d %H:%M UTC")
        ),
    }
    Ok(())
}
