//! Figures for machines that watch the service, in the text format of Prometheus. Labels are route
//! patterns, methods and status codes: never an address, a token, a slug or anything a person gave.

use std::time::Duration;

use prometheus::{
    Encoder, HistogramOpts, HistogramVec, IntCounterVec, IntGauge, IntGaugeVec, Opts, Registry,
    TextEncoder,
};

/// The route of a request that matched none.
pub const NO_ROUTE: &str = "none";

/// Upper bounds of the answer times, in seconds.
const BOUNDS: [f64; 9] = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1.0, 5.0];

/// What is read from the database at the moment somebody asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gauges {
    /// Messages of the outbox by state, states without a message included.
    pub messages: Vec<(&'static str, i64)>,
    /// Seconds since the message that waits longest could have left; 0 when none waits.
    pub oldest_due_seconds: i64,
    pub mail_paused: bool,
    /// How often in a row the mail relay was not there.
    pub relay_failures: i64,
}

/// The registry of one process.
#[derive(Debug, Clone)]
pub struct Metrics {
    registry: Registry,
    requests: IntCounterVec,
    seconds: HistogramVec,
    messages: IntGaugeVec,
    oldest: IntGauge,
    paused: IntGauge,
    relay: IntGauge,
    database: IntGauge,
}

impl Default for Metrics {
    fn default() -> Self {
        Self::new()
    }
}

impl Metrics {
    /// # Panics
    /// Never: the names are right and used once, which the tests show.
    #[must_use]
    #[expect(clippy::expect_used, reason = "fixed names; a test makes one")]
    pub fn new() -> Self {
        Self::build().expect("the names are right")
    }

    fn build() -> prometheus::Result<Self> {
        let gauge = |name: &str, help: &str| IntGauge::with_opts(Opts::new(name, help));
        let metrics = Self {
            registry: Registry::new(),
            requests: IntCounterVec::new(
                Opts::new("cuppa_http_requests_total", "Answered requests."),
                &["route", "method", "status"],
            )?,
            seconds: HistogramVec::new(
                HistogramOpts::new("cuppa_http_request_seconds", "Time until an answer began.")
                    .buckets(BOUNDS.to_vec()),
                &["route"],
            )?,
            messages: IntGaugeVec::new(
                Opts::new("cuppa_outbox_messages", "Messages of the outbox."),
                &["state"],
            )?,
            oldest: gauge(
                "cuppa_outbox_oldest_due_seconds",
                "Age of the message that waits longest.",
            )?,
            paused: gauge("cuppa_mail_paused", "1 while mail is stopped.")?,
            relay: gauge(
                "cuppa_mail_relay_failures",
                "How often in a row the mail relay was not there.",
            )?,
            database: gauge(
                "cuppa_database_up",
                "1 when the database answered just now.",
            )?,
        };
        let built = IntGaugeVec::new(Opts::new("cuppa_build_info", "Always 1."), &["version"])?;
        built.with_label_values(&[env!("CARGO_PKG_VERSION")]).set(1);
        let registry = &metrics.registry;
        registry.register(Box::new(built))?;
        registry.register(Box::new(metrics.requests.clone()))?;
        registry.register(Box::new(metrics.seconds.clone()))?;
        registry.register(Box::new(metrics.messages.clone()))?;
        registry.register(Box::new(metrics.oldest.clone()))?;
        registry.register(Box::new(metrics.paused.clone()))?;
        registry.register(Box::new(metrics.relay.clone()))?;
        registry.register(Box::new(metrics.database.clone()))?;
        Ok(metrics)
    }

    /// Counts one answer. `route` is the pattern that matched, such as `/{d}/events/{e}`.
    pub fn answered(&self, route: &str, method: &str, status: u16, took: Duration) {
        let status = status.to_string();
        self.requests
            .with_label_values(&[route, method, &status])
            .inc();
        self.seconds
            .with_label_values(&[route])
            .observe(took.as_secs_f64());
    }

    /// The text to scrape; `None` when the database did not answer: what it would have said is then
    /// left out, and `cuppa_database_up` is 0.
    ///
    /// # Errors
    /// When the figures cannot be written as text.
    pub fn render(&self, gauges: Option<&Gauges>) -> Result<String, prometheus::Error> {
        self.database.set(i64::from(gauges.is_some()));
        self.messages.reset();
        if let Some(gauges) = gauges {
            for (state, count) in &gauges.messages {
                self.messages.with_label_values(&[state]).set(*count);
            }
            self.oldest.set(gauges.oldest_due_seconds);
            self.paused.set(i64::from(gauges.mail_paused));
            self.relay.set(gauges.relay_failures);
        }
        let mut text = Vec::new();
        TextEncoder::new().encode(&self.registry.gather(), &mut text)?;
        String::from_utf8(text).map_err(|error| prometheus::Error::Msg(error.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_counted_under_its_route_and_a_lost_database_is_said() {
        let metrics = Metrics::new();
        let took = Duration::from_millis(3);
        metrics.answered("/{d}", "GET", 200, took);
        metrics.answered("/{d}", "GET", 200, took);
        let gauges = Gauges {
            messages: vec![("ready", 4), ("sent", 0)],
            oldest_due_seconds: 61,
            mail_paused: true,
            relay_failures: 3,
        };
        let text = metrics.render(Some(&gauges)).unwrap();
        for line in [
            "cuppa_mail_relay_failures 3",
            "cuppa_http_requests_total{method=\"GET\",route=\"/{d}\",status=\"200\"} 2",
            "cuppa_http_request_seconds_bucket{route=\"/{d}\",le=\"0.005\"} 2",
            "cuppa_http_request_seconds_bucket{route=\"/{d}\",le=\"0.001\"} 0",
            "cuppa_outbox_messages{state=\"ready\"} 4",
            "cuppa_outbox_messages{state=\"sent\"} 0",
            "cuppa_outbox_oldest_due_seconds 61",
            "cuppa_mail_paused 1",
            "cuppa_database_up 1",
        ] {
            assert!(text.lines().any(|other| other == line), "{line}\n{text}");
        }
        let text = metrics.render(None).unwrap();
        assert!(text.contains("cuppa_database_up 0"), "{text}");
        assert!(!text.contains("cuppa_outbox_messages{"), "{text}");
    }
}
