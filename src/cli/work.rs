//! `cuppa work`

use super::{Outcome, house, serve, settings};
use crate::config::Sources;
use crate::{app, telemetry, worker};

pub(super) fn run(sources: &Sources) -> Outcome {
    let config = settings(sources)?;
    telemetry::init(config.log).map_err(|error| format!("log: {error}."))?;
    let house = house(&config)?;
    house.prepare()?;
    let courier = house.courier(&config)?;
    let habits = app::habits(&config);
    serve::runtime()?.block_on(async move {
        let (stop, stopped) = tokio::sync::watch::channel(false);
        let work = tokio::spawn(worker::run(courier, habits, stopped));
        serve::until_told_to_stop().await;
        serve::finish(&stop, work).await;
    });
    Ok(())
}
