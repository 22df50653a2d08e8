//! The wires: settings to database, secrets, mailer, server and worker. No rule lives here.

use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;

use actix_web::web;
use chrono::{DateTime, SubsecRound, TimeDelta, Utc};

use crate::config::Config;
use crate::domain::contact::MailRules;
use crate::domain::links::Links;
use crate::domain::outbox::Pace;
use crate::domain::relay::Rest;
use crate::domain::time::Clock;
use crate::mail::incoming::Postbox;
use crate::secrets::Secrets;
use crate::secrets::key_file;
use crate::services::Context;
use crate::services::deliver_outbox::Courier;
use crate::services::keep_version;
use crate::services::ports::{IdentityProviders, LetterPreview};
use crate::services::rederive_times::{self, Derived};
use crate::store::{DatabaseUrl, Db, Options};
use crate::telemetry::metrics::Metrics;
use crate::web::client::TrustedProxies;
use crate::web::decoding::Decoding;
use crate::web::feed_cache::FeedCache;
use crate::web::fetches::Fetches;
use crate::web::limits::Limits;
use crate::web::passwords::Passwords;
use crate::web::public::received_mail::Intake;
use crate::web::state::App;
use crate::worker::{Habits, mark::MarkFile};

pub mod post;

/// The one place that asks the machine what time it is.
#[derive(Debug, Clone, Copy)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> DateTime<Utc> {
        #[expect(
            clippy::disallowed_methods,
            reason = "this is the clock everybody else asks"
        )]
        Utc::now().trunc_subsecs(0)
    }
}

/// Everything that is opened once.
#[derive(Clone)]
pub struct House {
    pub db: Db,
    pub clock: Arc<dyn Clock>,
    pub secrets: Arc<Secrets>,
    pub links: Arc<Links>,
    pub mail_domain: Arc<str>,
    /// What departments may say about their mail.
    pub mail_rules: MailRules,
    /// Shows letters to staff before they leave; `None` where the mail settings cannot be used.
    pub letters: Option<Arc<dyn LetterPreview>>,
}

/// SQLite makes its file, but not the folder it lies in.
fn folder_exists(url: &DatabaseUrl) -> Result<(), String> {
    let folder = url.path().and_then(std::path::Path::parent);
    match folder {
        Some(folder) if !folder.as_os_str().is_empty() && !folder.is_dir() => Err(format!(
            "database.url: the folder {} does not exist; make it, or name another file.",
            folder.display()
        )),
        _ => Ok(()),
    }
}

impl House {
    /// Opens database and key; `base_url` is what links are made with.
    ///
    /// # Errors
    /// A sentence for the operator.
    pub fn open(config: &Config, base_url: &str) -> Result<Self, String> {
        let secrets =
            key_file::load_or_make(&config.key_file).map_err(|error| error.to_string())?;
        let url = DatabaseUrl::parse(config.database.as_str())
            .map_err(|error| format!("database.url: {error}."))?;
        folder_exists(&url)?;
        let db = Db::open_url(url, Options::default())
            .map_err(|error| format!("database.url: {error}."))?;
        let links = Links::new(base_url);
        let sender = post::sender(&config.mail, &links).ok();
        Ok(Self {
            db,
            clock: Arc::new(SystemClock),
            secrets: Arc::new(secrets),
            letters: sender.map(|sender| Arc::new(sender) as Arc<dyn LetterPreview>),
            links: Arc::new(links),
            mail_domain: config.mail.sender_domain().into(),
            mail_rules: MailRules {
                domain: config.mail.dkim.domain.clone(),
                takes_replies: config.mail.reply_address.is_some(),
            },
        })
    }

    /// Brings the database up to date before anything is served: the schema, and the instants where
    /// the zone data is newer. Says what was done, in sentences.
    ///
    /// # Errors
    /// A sentence for the operator.
    pub fn prepare(&self) -> Result<Vec<String>, String> {
        let failed = |error: &dyn std::fmt::Display| format!("database.url: {error}.");
        let steps = self.db.migrate().map_err(|error| failed(&error))?;
        let mut done = Vec::new();
        if !steps.is_empty() {
            done.push(format!("Applied: {}.", steps.join(", ")));
        }
        let context = self.context();
        let derived = self.db.write(move |tx| rederive_times::run(tx, &context));
        if let Some(Derived { to, moved, .. }) = derived.map_err(|error| failed(&error))? {
            tracing::info!(version = to, moved, "times were derived with new zone data");
            done.push(format!(
                "Times are derived with zone data {to}; the instant of {moved} event(s) changed."
            ));
        }
        let context = self.context();
        let begun = self.db.write(move |tx| keep_version::begin(tx, &context));
        let begun = begun.map_err(|error| failed(&error))?;
        if begun > 0 {
            done.push(format!(
                "The first version of {begun} public page(s) is kept."
            ));
        }
        Ok(done)
    }

    /// A context at this instant.
    #[must_use]
    pub fn context(&self) -> Context {
        Context {
            now: self.clock.now(),
            vault: self.secrets.clone(),
            links: self.links.clone(),
            mail_domain: self.mail_domain.clone(),
        }
    }

    /// What the handlers are given, where no messages are handed in.
    #[must_use]
    pub fn site(&self, scale: f64, proxies: TrustedProxies, mail_days: i64) -> web::Data<App> {
        self.site_that_receives(Limits::new(scale), proxies, mail_days, None, false)
    }

    /// The same; whoever holds the token may hand in messages that came back, and administrators
    /// may need a second factor.
    #[must_use]
    pub fn site_that_receives(
        &self,
        limits: Limits,
        proxies: TrustedProxies,
        mail_days: i64,
        token: Option<String>,
        require_second_factor: bool,
    ) -> web::Data<App> {
        let intake = token.map(|token| Intake {
            token,
            reader: Arc::new(Postbox),
        });
        web::Data::new(App {
            db: self.db.clone(),
            clock: self.clock.clone(),
            secrets: self.secrets.clone(),
            links: self.links.clone(),
            mail_domain: self.mail_domain.clone(),
            mail_rules: self.mail_rules.clone(),
            letters: self.letters.clone(),
            limits,
            passwords: Passwords::default(),
            decoding: Decoding::default(),
            require_second_factor,
            proxies,
            feeds: FeedCache::default(),
            fetches: Fetches::default(),
            mail_days,
            metrics: Metrics::new(),
            intake,
            identities: identities(),
        })
    }

    /// What the worker delivers with.
    ///
    /// # Errors
    /// A sentence for the operator, when the mail settings cannot be used.
    pub fn courier(&self, config: &Config) -> Result<Courier, String> {
        let seconds = |number: u32| TimeDelta::seconds(i64::from(number));
        let retry = config.mail.retry;
        Ok(Courier {
            db: self.db.clone(),
            clock: self.clock.clone(),
            context: self.context(),
            mailer: Arc::new(post::office(&config.mail, &self.links)?),
            lease: seconds(config.worker.lease_seconds),
            pace: Pace {
                first: seconds(retry.first),
                longest: seconds(retry.longest),
                ambiguous: seconds(retry.ambiguous),
            },
            rest: Rest {
                first: seconds(retry.relay),
                longest: seconds(retry.relay_longest),
            },
            mail_days: i64::from(config.retention.mail_bytes_days),
        })
    }
}

/// Who speaks to departments' identity providers; `None` in a build that cannot.
#[cfg(feature = "oidc")]
#[must_use]
pub fn identities() -> Option<Arc<dyn IdentityProviders>> {
    Some(Arc::new(crate::oidc::Providers::new()))
}

/// As above: this build cannot.
#[cfg(not(feature = "oidc"))]
#[must_use]
pub fn identities() -> Option<Arc<dyn IdentityProviders>> {
    None
}

/// How the worker works; what it remembers lies beside the key.
#[must_use]
pub fn habits(config: &Config) -> Habits {
    let hours = i64::from(config.worker.silence_hours);
    Habits {
        tick: Duration::from_secs(u64::from(config.worker.tick_seconds)),
        connections: config.worker.connections,
        silence: (hours > 0).then(|| TimeDelta::hours(hours)),
        mark: Arc::new(MarkFile::new(config.key_file.with_extension("sent"))),
    }
}

/// Binds the address of the settings; port 0 takes a free one.
///
/// # Errors
/// A sentence for the operator.
pub fn bind(config: &Config) -> Result<(TcpListener, String), String> {
    let address = config.server.listen;
    let listener = TcpListener::bind(address)
        .map_err(|error| format!("server.listen: {address} cannot be used: {error}."))?;
    let bound = listener
        .local_addr()
        .map_err(|error| format!("server.listen: {error}."))?;
    let base = config
        .server
        .base_url
        .clone()
        .unwrap_or_else(|| format!("http://{bound}"));
    Ok((listener, base))
}
