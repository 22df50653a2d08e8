//! The address of a database. diesel's own multi-connection tries each kind in turn and hides the
//! real error, so the scheme is read here.

use std::path::{Path, PathBuf};

use super::error::StoreError;

/// Which of the two databases this is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Backend {
    Sqlite,
    Postgres,
}

/// A checked database address: `sqlite://path` or `postgres://…`.
#[derive(Clone, PartialEq, Eq)]
pub struct DatabaseUrl(Target);

#[derive(Clone, PartialEq, Eq)]
enum Target {
    Sqlite(PathBuf),
    Postgres(String),
}

/// libpq parameters that bound how long a broken network can hold a connection; seconds, but
/// `tcp_user_timeout` is milliseconds.
const POSTGRES_DEFAULTS: [(&str, &str); 5] = [
    ("connect_timeout", "5"),
    ("keepalives_idle", "10"),
    ("keepalives_interval", "5"),
    ("keepalives_count", "3"),
    ("tcp_user_timeout", "10000"),
];

impl DatabaseUrl {
    /// Reads an address. A PostgreSQL that is neither on this machine nor behind a Unix socket
    /// needs the cargo feature `pg-tls`; with it, `sslmode=require` is the default there.
    ///
    /// # Errors
    /// [`StoreError::Address`] with a sentence for the operator.
    pub fn parse(raw: &str) -> Result<Self, StoreError> {
        let raw = raw.trim();
        match raw.split_once("://") {
            Some(("sqlite", path)) => sqlite(path),
            Some(("postgres" | "postgresql", rest)) => postgres(raw, rest),
            _ => Err(StoreError::Address(
                "the database address must begin with sqlite:// or postgres://",
            )),
        }
    }

    /// The address of an SQLite file.
    #[must_use]
    pub fn sqlite_file(path: &Path) -> Self {
        Self(Target::Sqlite(path.to_owned()))
    }

    #[must_use]
    pub fn backend(&self) -> Backend {
        match self.0 {
            Target::Sqlite(_) => Backend::Sqlite,
            Target::Postgres(_) => Backend::Postgres,
        }
    }

    /// The SQLite file, when it is one.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        match &self.0 {
            Target::Sqlite(path) => Some(path),
            Target::Postgres(_) => None,
        }
    }

    /// What libpq is given; it may hold a password and is never shown.
    pub(super) fn libpq(&self) -> Option<&str> {
        match &self.0 {
            Target::Sqlite(_) => None,
            Target::Postgres(url) => Some(url),
        }
    }
}

/// Shows no password.
impl std::fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.0 {
            Target::Sqlite(path) => write!(f, "sqlite://{}", path.display()),
            Target::Postgres(_) => f.write_str("postgres://…"),
        }
    }
}

fn sqlite(path: &str) -> Result<DatabaseUrl, StoreError> {
    if path.is_empty() || path.starts_with(":memory:") {
        return Err(StoreError::Address(
            "the SQLite address must name a file, as in sqlite://cuppa.db",
        ));
    }
    // SQLite would read a name that begins with `file:` as an address of its own kind.
    let path = if path.starts_with("file:") {
        Path::new(".").join(path)
    } else {
        path.into()
    };
    Ok(DatabaseUrl(Target::Sqlite(path)))
}

fn postgres(raw: &str, rest: &str) -> Result<DatabaseUrl, StoreError> {
    let mut url = raw.to_owned();
    let mut defaults = POSTGRES_DEFAULTS.to_vec();
    if !is_local(rest) {
        if !cfg!(feature = "pg-tls") {
            return Err(StoreError::Address(
                "this build cannot encrypt a connection to PostgreSQL, so the database must be on \
                 this machine (loopback or a Unix socket); build with the feature pg-tls for others",
            ));
        }
        defaults.push(("sslmode", "require"));
    }
    for (name, value) in defaults {
        if !url.contains(&format!("{name}=")) {
            url.push(if url.contains('?') { '&' } else { '?' });
            url.push_str(&format!("{name}={value}"));
        }
    }
    Ok(DatabaseUrl(Target::Postgres(url)))
}

/// Whether every host of `user:password@host:port/name?host=…` is this machine.
fn is_local(rest: &str) -> bool {
    let (place, query) = rest.split_once('?').unwrap_or((rest, ""));
    let authority = place.split('/').next().unwrap_or_default();
    let hosts = authority.rsplit('@').next().unwrap_or_default();
    let named = query
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .filter(|(name, _)| matches!(*name, "host" | "hostaddr"))
        .map(|(_, value)| value);
    hosts
        .split(',')
        .chain(named.flat_map(|value| value.split(',')))
        .all(is_local_host)
}

fn is_local_host(host: &str) -> bool {
    let name = match host.strip_prefix('[') {
        Some(v6) => v6.split(']').next().unwrap_or_default(),
        None if host.matches(':').count() > 1 => host,
        None => host.split(':').next().unwrap_or_default(),
    };
    let lower = name.to_ascii_lowercase();
    lower.is_empty()
        || lower == "localhost"
        || lower.starts_with('/')
        || lower.starts_with("%2f")
        || lower
            .parse::<std::net::IpAddr>()
            .is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scheme_chooses_the_database() {
        let backend = |raw| DatabaseUrl::parse(raw).map(|url| url.backend());
        assert_eq!(backend("sqlite://data/cuppa.db").unwrap(), Backend::Sqlite);
        assert_eq!(
            backend("postgres://u:p@127.0.0.1:5432/cuppa").unwrap(),
            Backend::Postgres
        );
        assert_eq!(
            backend("postgresql://%2Frun%2Fpostgresql/cuppa").unwrap(),
            Backend::Postgres
        );
        for bad in [
            "mysql://localhost/x",
            "cuppa.db",
            "",
            "sqlite://",
            "sqlite://:memory:",
        ] {
            assert!(matches!(backend(bad), Err(StoreError::Address(_))), "{bad}");
        }
    }

    #[test]
    fn a_far_postgresql_is_not_spoken_to_in_clear() {
        for local in [
            "localhost/x",
            "u@[::1]:5432/x",
            "127.8.0.1/x",
            "/x?host=/run/pg",
            "/x",
        ] {
            assert!(is_local(local), "{local}");
        }
        for far in [
            "db.example.org/x",
            "u:p@10.0.0.3/x",
            "localhost,10.0.0.3/x",
            "/x?host=10.0.0.3",
        ] {
            assert!(!is_local(far), "{far}");
        }
    }

    #[test]
    fn what_is_shown_of_an_address_holds_no_password() {
        let url = DatabaseUrl::parse("postgres://cuppa:hunter2@localhost/cuppa").unwrap();
        assert!(!format!("{url:?}").contains("hunter2"));
        assert!(url.libpq().unwrap().contains("?connect_timeout=5&"));
    }
}
