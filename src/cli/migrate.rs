//! `cuppa migrate`

use super::{Outcome, house, settings};
use crate::config::Sources;

pub(super) fn run(sources: &Sources) -> Outcome {
    let config = settings(sources)?;
    let steps = house(&config)?
        .db
        .migrate()
        .map_err(|error| format!("database.url: {error}."))?;
    match steps.len() {
        0 => println!("The schema is up to date."),
        _ => println!("Applied: {}.", steps.join(", ")),
    }
    Ok(())
}
