//! `cuppa check`

use super::{Outcome, house, settings};
use crate::config::Sources;
use crate::domain::zone;

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
    println!("mail: fine");
    Ok(())
}
