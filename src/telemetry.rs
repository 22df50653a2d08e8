//! Logs: where they go (standard error), in which shape, and what never gets into them. Standard
//! output is left to the answers of commands. docs/LOGGING.md lists the fields. Nothing a resident
//! gave us is logged, and no panic message, since it may quote what was being worked on.

pub mod metrics;

use tracing_subscriber::EnvFilter;

use crate::config::{Log, LogFormat, LogLevel};

/// Crates that log what they handle (statements, addresses) below `warn`.
const QUIET: [&str; 7] = [
    "diesel",
    "diesel_migrations",
    "lettre",
    "r2d2",
    "rustls",
    "actix_http",
    "mio",
];

/// Logging was set up before; the first set-up stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("logging is already set up")]
pub struct AlreadySetUp;

/// Sets up logging for the whole process and replaces the panic hook.
///
/// # Errors
/// [`AlreadySetUp`] when this was called before.
pub fn init(log: Log) -> Result<(), AlreadySetUp> {
    let builder = tracing_subscriber::fmt()
        .with_env_filter(EnvFilter::new(directives(log.level)))
        .with_writer(std::io::stderr)
        // A line that cannot be written (a full disk) is lost; told on standard error, it would end the thread.
        .log_internal_errors(false)
        .with_target(true);
    let done = match log.format {
        LogFormat::Text => builder.with_ansi(false).try_init(),
        LogFormat::Json => builder.json().flatten_event(true).try_init(),
    };
    done.map_err(|_| AlreadySetUp)?;
    hush_panics();
    Ok(())
}

/// The filter: the level for us, at most `warn` for crates that would quote what they handle.
#[must_use]
fn directives(level: LogLevel) -> String {
    let (ours, theirs) = match level {
        LogLevel::Error => ("error", "error"),
        LogLevel::Warn => ("warn", "warn"),
        LogLevel::Info => ("info", "warn"),
        LogLevel::Debug => ("debug", "warn"),
        LogLevel::Trace => ("trace", "warn"),
    };
    let quiet = QUIET.map(|name| format!("{name}={theirs}")).join(",");
    format!("{ours},{quiet}")
}

/// A panic is logged with its place and thread only: its message may hold what somebody wrote.
fn hush_panics() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic
            .location()
            .map(ToString::to_string)
            .unwrap_or_default();
        let thread = std::thread::current()
            .name()
            .unwrap_or("unnamed")
            .to_owned();
        tracing::error!(place, thread, "panic");
    }));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crates_that_quote_what_they_handle_stay_quiet_at_every_level() {
        for level in [LogLevel::Info, LogLevel::Debug, LogLevel::Trace] {
            let filter = directives(level);
            assert!(
                filter.contains("diesel=warn") && filter.contains("lettre=warn"),
                "{filter}"
            );
            assert!(filter.parse::<EnvFilter>().is_ok());
        }
        assert!(directives(LogLevel::Error).contains("lettre=error"));
    }
}
