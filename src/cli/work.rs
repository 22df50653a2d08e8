//! `cuppa work`

use std::time::Duration;

use super::{Outcome, house, serve, settings};
use crate::config::Sources;
use crate::{telemetry, worker};

pub(super) fn run(sources: &Sources) -> Outcome {
    let config = settings(sources)?;
    telemetry::init(config.log).map_err(|error| format!("log: {error}."))?;
    let house = house(&config)?;
    house.prepare()?;
    let courier = house.courier(&config)?;
    let tick = Duration::from_secs(u64::from(config.worker.tick_seconds));
    serve::runtime()?.block_on(async move {
        let (stop, stopped) = tokio::sync::watch::channel(false);
        let work = tokio::spawn(worker::run(courier, tick, stopped));
        serve::until_told_to_stop().await;
        serve::finish(&stop, work).await;
    });
    Ok(())
}
