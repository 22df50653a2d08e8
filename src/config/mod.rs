//! Settings, read once at the start and turned into checked types. Four layers, each on top of the
//! one before: `config/default.toml` (embedded), the caller's base (`demo` has one), the file named
//! by `--config`, `CUPPA__SECTION__KEY` of the environment; then flags. Whatever is wrong is refused
//! with one sentence that names the key and says what to do. No rule of the product lives here.

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

mod database;
mod mail;
mod reader;
mod server;
#[cfg(test)]
mod tests;

pub use database::{Backend, DatabaseUrl};
pub use mail::{Dkim, DkimKey, Mail, Retry, Smtp, SmtpLimits, SmtpLogin, Transport};
use reader::Reader;

/// Every key with its default; the list of known keys is taken from here.
pub const DEFAULTS: &str = include_str!("../../config/default.toml");

/// Why the settings are not taken: one sentence that names the key and the way out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct ConfigError(String);

impl ConfigError {
    /// `key` says where, `what` what is wrong and what to do.
    fn at(key: &str, what: impl std::fmt::Display) -> Self {
        Self(format!("{key}: {what}"))
    }
}

/// Where settings come from, weakest first.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    /// Defaults of the command itself, as dotted key and value: `("mail.transport", "directory")`.
    pub base: Vec<(&'static str, String)>,
    /// The file of `--config`.
    pub file: Option<PathBuf>,
    /// The environment, as name and value; names without the prefix `CUPPA__` are passed over.
    pub environment: Vec<(String, String)>,
    /// Flags of the command line, as dotted key and value: `("server.listen", "127.0.0.1:0")`.
    pub flags: Vec<(&'static str, String)>,
}

impl Sources {
    /// The environment of this process and no other layer. A variable that is not UTF-8 is read
    /// with its faulty octets replaced.
    #[must_use]
    pub fn from_process() -> Self {
        let text = |value: std::ffi::OsString| value.to_string_lossy().into_owned();
        Self {
            environment: std::env::vars_os()
                .map(|(name, value)| (text(name), text(value)))
                .collect(),
            ..Self::default()
        }
    }
}

/// All settings.
#[derive(Debug, Clone)]
pub struct Config {
    pub server: Server,
    pub database: DatabaseUrl,
    pub key_file: PathBuf,
    pub mail: Mail,
    pub worker: Worker,
    pub retention: Retention,
    /// Multiplies every rate limit; above 0.
    pub limits_scale: f64,
    /// Where `/metrics` is served: a loopback address, or nowhere.
    pub metrics_listen: Option<SocketAddr>,
    pub log: Log,
}

/// How the site is reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Server {
    pub listen: SocketAddr,
    /// Scheme and host without a trailing slash; `None` means the address bound to.
    pub base_url: Option<String>,
    /// Networks as address and prefix length in bits.
    pub trusted_proxies: Vec<(IpAddr, u8)>,
}

/// The pace of the worker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Worker {
    /// Seconds between two looks.
    pub tick_seconds: u32,
    /// Seconds a message belongs to one worker.
    pub lease_seconds: u32,
    /// Messages on their way at once.
    pub connections: u16,
    /// Hours without any worker after which mail waits to be resumed; 0 is never.
    pub silence_hours: u32,
}

/// After how many days things are forgotten.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Retention {
    pub contact_days: u32,
    pub mail_bytes_days: u32,
}

/// What is logged, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Log {
    pub format: LogFormat,
    pub level: LogLevel,
}

/// The shape of a log line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogFormat {
    /// For people.
    Text,
    /// One object a line.
    Json,
}

/// The least weighty kind of line that is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogLevel {
    Error,
    Warn,
    Info,
    Debug,
    Trace,
}

impl Config {
    /// Reads and checks all layers.
    ///
    /// # Errors
    /// One sentence about the first key that is unknown or wrong.
    pub fn load(sources: &Sources) -> Result<Self, ConfigError> {
        let reader = Reader::new(sources)?;
        let mail = mail::read(&reader)?;
        let worker = worker(&reader, &mail)?;
        Ok(Self {
            server: server::read(&reader)?,
            database: DatabaseUrl::parse(&reader.text("database.url")?)?,
            key_file: reader.path("secrets.key_file")?,
            mail,
            worker,
            retention: Retention {
                contact_days: reader.whole("retention.contact_days", 1..=3_650)?,
                mail_bytes_days: reader.whole("retention.mail_bytes_days", 1..=3_650)?,
            },
            limits_scale: reader.positive("limits.scale")?,
            metrics_listen: server::metrics_listen(&reader)?,
            log: log(&reader)?,
        })
    }
}

fn worker(reader: &Reader, mail: &Mail) -> Result<Worker, ConfigError> {
    let worker = Worker {
        tick_seconds: reader.whole("worker.tick_seconds", 1..=3_600)?,
        lease_seconds: reader.whole("worker.lease_seconds", 2..=86_400)?,
        connections: reader.whole("worker.connections", 1..=32)?,
        silence_hours: reader.whole("worker.silence_hours", 0..=87_600)?,
    };
    if let Transport::Smtp(smtp) = &mail.transport
        && worker.lease_seconds < 2 * smtp.limits.attempt_seconds
    {
        return Err(ConfigError::at(
            "worker.lease_seconds",
            "is shorter than twice mail.smtp.attempt_seconds, so a message could be sent twice; make it longer.",
        ));
    }
    Ok(worker)
}

fn log(reader: &Reader) -> Result<Log, ConfigError> {
    let format = [("text", LogFormat::Text), ("json", LogFormat::Json)];
    let level = [
        ("error", LogLevel::Error),
        ("warn", LogLevel::Warn),
        ("info", LogLevel::Info),
        ("debug", LogLevel::Debug),
        ("trace", LogLevel::Trace),
    ];
    Ok(Log {
        format: reader.one_of("log.format", &format)?,
        level: reader.one_of("log.level", &level)?,
    })
}
