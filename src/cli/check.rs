//! `cuppa check`

use super::{Outcome, house, sentence, settings};
use crate::app::House;
use crate::config::Sources;
use crate::domain::zone;
use crate::services::rederive_times::{self, InGap};
use crate::services::resume_mail;

pub(super) fn run(sources: &Sources) -> Outcome {
    let config = settings(sources)?;
    println!("configuration: fine");
    println!("zone data: {}, inside the program", zone::data_version());
    let house = house(&config)?;
    println!("secrets: fine");
    let pending = crate::store::migrate::pending(house.db.url())
        .map_err(|error| format!("database.url: {error}."))?;
    match pending.len() {
        0 => {
            println!("database: fine, the schema is up to date");
            zones(&house)?;
            for line in super::department::oidc::lines(&house)? {
                println!("{line}");
            }
        }
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

/// What the zone data means for the events that are stored.
fn zones(house: &House) -> Outcome {
    let context = house.context();
    let report = house.db.read(|tx| rederive_times::report(tx, &context));
    let report = report.map_err(|error| sentence(&error))?;
    let own = zone::data_version();
    match report.derived_with {
        Some(known) if known == own => println!("times: fine, derived with zone data {known}"),
        Some(known) if known.as_str() > own => println!(
            "times: derived with zone data {known} by a newer program; this one leaves them alone"
        ),
        known => println!(
            "times: derived with {}; the next cuppa serve, work or migrate derives them with {own}",
            known.map_or("unknown zone data".to_owned(), |known| format!(
                "zone data {known}"
            ))
        ),
    }
    for InGap { department, event } in report.in_gap {
        println!(
            "times: {department}/{} is at {} to {}, which clocks in {} jump over: give it another time",
            event.slug, event.times.local_start, event.times.local_end, event.times.zone
        );
    }
    Ok(())
}
