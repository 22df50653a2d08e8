//! `cuppa serve`: the server and, unless told otherwise, the worker beside it.

use std::net::TcpListener;
use std::time::Duration;

use clap::Args;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use super::{Outcome, settings};
use crate::app::{self, House};
use crate::config::{Config, Sources};
use crate::store::departments;
use crate::web::client::TrustedProxies;
use crate::web::limits::Limits;
use crate::{services, telemetry, web, worker};

#[derive(Args)]
pub(super) struct Options {
    /// Serve pages only; `cuppa work` then runs elsewhere.
    #[arg(long)]
    no_worker: bool,
}

/// Stopping waits this long for the message in flight.
const LAST_MESSAGE: Duration = Duration::from_secs(20);

pub(super) fn run(sources: Sources, options: &Options) -> Outcome {
    let config = settings(&sources)?;
    telemetry::init(config.log).map_err(|error| format!("log: {error}."))?;
    let (listener, base) = app::bind(&config)?;
    let house = House::open(&config, &base)?;
    house.prepare()?;
    let all = house
        .db
        .read(|tx| departments::list_all(tx).map_err(services::Error::from));
    if all.map_err(|error| error.to_string())?.is_empty() {
        println!(
            "There is no department yet. The next step: cuppa department add SLUG --name NAME --zone ZONE --languages en,es"
        );
    }
    if app::identities().is_none() {
        for line in super::department::oidc::lines(&house)? {
            println!("{line}");
        }
    }
    open_doors(&config, house, listener, !options.no_worker, &[])
}

/// Serves until told to stop; the lines are printed once requests are answered.
pub(super) fn open_doors(
    config: &Config,
    house: House,
    listener: TcpListener,
    with_worker: bool,
    lines: &[String],
) -> Outcome {
    let address = listener
        .local_addr()
        .map_err(|error| format!("server.listen: {error}."))?;
    if (config.limits_scale - 1.0).abs() > f64::EPSILON {
        tracing::warn!(
            scale = config.limits_scale,
            "limits.scale is not 1: rate limits are not the product's own"
        );
    }
    let proxies = TrustedProxies::new(config.server.trusted_proxies.clone());
    let token = config.mail.receive_token.clone();
    let site = house.site_that_receives(
        Limits::new(config.limits_scale),
        proxies,
        i64::from(config.retention.mail_bytes_days),
        token.map(|token| token.0),
        config.require_second_factor,
    );
    let courier = house.courier(config)?;
    let watched = watched_at(config)?;
    let habits = app::habits(config);
    actix_web::rt::System::new().block_on(async move {
        let figures = watched
            .map(|socket| web::measure::serve(socket, site.clone()))
            .transpose()
            .map_err(|error| format!("metrics.listen: {error}."))?;
        let server = web::server::serve(listener, site)
            .map_err(|error| format!("server.listen: {error}."))?;
        let counting = figures.map(actix_web::rt::spawn);
        let handle = server.handle();
        let serving = actix_web::rt::spawn(server);
        let (stop, stopped) = watch::channel(false);
        let work = with_worker.then(|| tokio::spawn(worker::run(courier, habits, stopped)));
        println!("listening on http://{address}");
        for line in lines {
            println!("{line}");
        }
        until_told_to_stop().await;
        let drained = handle.stop(true);
        if let Some(work) = work {
            finish(&stop, work).await;
        }
        drained.await;
        if let Some(counting) = counting {
            counting.abort();
        }
        match serving.await {
            Ok(Ok(())) => Ok(()),
            _ => Err("the server ended with an error.".to_owned()),
        }
    })
}

/// The socket of `/metrics`, when one is asked for.
fn watched_at(config: &Config) -> Result<Option<TcpListener>, String> {
    let bind = |address| {
        TcpListener::bind(address)
            .map_err(|error| format!("metrics.listen: {address} cannot be used: {error}."))
    };
    config.metrics_listen.map(bind).transpose()
}

/// SIGTERM or SIGINT.
pub(super) async fn until_told_to_stop() {
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut term) = signal(SignalKind::terminate()) else {
        return;
    };
    tokio::select! {
        _ = term.recv() => {}
        _ = tokio::signal::ctrl_c() => {}
    }
}

/// Lets the worker finish its message.
pub(super) async fn finish(stop: &watch::Sender<bool>, work: JoinHandle<()>) {
    stop.send_replace(true);
    if tokio::time::timeout(LAST_MESSAGE, work).await.is_err() {
        tracing::warn!(
            "the message in flight did not end in time; it is tried again when its lease is over"
        );
    }
}

/// A runtime for commands without a server.
pub(super) fn runtime() -> Result<tokio::runtime::Runtime, String> {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .map_err(|error| format!("no runtime: {error}."))
}
