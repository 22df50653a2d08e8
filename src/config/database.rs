//! `database.url`: which database, and whether the way there is protected. Opening it is the
//! store's matter.

use std::fmt;
use std::net::IpAddr;

use percent_encoding::percent_decode_str;
use url::Url;

use super::ConfigError;

const KEY: &str = "database.url";

/// The kinds of database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Backend {
    Sqlite,
    Postgres,
}

/// A checked database address. `Debug` and `Display` show no password.
#[derive(Clone, PartialEq, Eq)]
pub struct DatabaseUrl {
    url: String,
    backend: Backend,
    shown: String,
}

impl DatabaseUrl {
    /// Checks `sqlite://PATH` or `postgres://…`.
    ///
    /// # Errors
    /// Another scheme, an SQLite address without a file, PostgreSQL on another machine without TLS.
    pub fn parse(url: &str) -> Result<Self, ConfigError> {
        if let Some(path) = url.strip_prefix("sqlite://") {
            if path.is_empty() || path.contains(":memory:") {
                return Err(ConfigError::at(
                    KEY,
                    "names no file; write sqlite://PATH, such as sqlite:///var/lib/cuppa/cuppa.sqlite.",
                ));
            }
            return Ok(Self {
                url: url.to_owned(),
                backend: Backend::Sqlite,
                shown: url.to_owned(),
            });
        }
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            return postgres(url);
        }
        Err(ConfigError::at(
            KEY,
            "begins with neither sqlite:// nor postgres://; write one of them.",
        ))
    }

    /// The address with its password, for the connection alone.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.url
    }

    #[must_use]
    pub fn backend(&self) -> Backend {
        self.backend
    }

    /// The file of an SQLite database.
    #[must_use]
    pub fn sqlite_path(&self) -> Option<&str> {
        self.url.strip_prefix("sqlite://")
    }
}

impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DatabaseUrl({})", self.shown)
    }
}

impl fmt::Display for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.shown)
    }
}

fn postgres(text: &str) -> Result<DatabaseUrl, ConfigError> {
    let url = Url::parse(text).map_err(|_| {
        ConfigError::at(
            KEY,
            "is not an address; write postgres://USER:PASSWORD@HOST/NAME.",
        )
    })?;
    let setting = |name: &str| {
        let found = url.query_pairs().filter(|(key, _)| key == name).last();
        found.map(|(_, value)| value.into_owned())
    };
    let authority = percent_decode_str(url.host_str().unwrap_or_default())
        .decode_utf8_lossy()
        .into_owned();
    let hosts = [Some(authority), setting("host"), setting("hostaddr")];
    let remote = hosts
        .iter()
        .flatten()
        .flat_map(|hosts| hosts.split(','))
        .any(|host| !is_here(host));
    if remote && !cfg!(feature = "pg-tls") {
        return Err(ConfigError::at(
            KEY,
            "PostgreSQL is on another machine and this build cannot protect the way there; \
             build with --features pg-tls, or use a socket or a loopback address.",
        ));
    }
    let protected = matches!(
        setting("sslmode").as_deref(),
        Some("require" | "verify-ca" | "verify-full")
    );
    if remote && !protected {
        return Err(ConfigError::at(
            KEY,
            "PostgreSQL is on another machine; add ?sslmode=verify-full (or require).",
        ));
    }
    let place = url.host_str().unwrap_or("local socket");
    let shown = format!(
        "postgres at {place}, database {}",
        url.path().trim_start_matches('/')
    );
    Ok(DatabaseUrl {
        url: text.to_owned(),
        backend: Backend::Postgres,
        shown,
    })
}

/// Empty means libpq's own socket; a leading slash is a socket's folder.
fn is_here(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    host.is_empty()
        || host.starts_with('/')
        || host.eq_ignore_ascii_case("localhost")
        || bare
            .parse::<IpAddr>()
            .is_ok_and(|address| address.is_loopback())
}
