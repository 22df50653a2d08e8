//! What every handler is given. Blocking work hops once, off the async threads.

use std::net::IpAddr;
use std::sync::Arc;

use actix_web::web;

use crate::domain::contact::MailRules;
use crate::domain::links::Links;
use crate::domain::time::Clock;
use crate::secrets::Secrets;
use crate::services::ports::{IdentityProviders, LetterPreview};
use crate::services::{self, Context};
use crate::store::{Db, Tx};
use crate::telemetry::metrics::Metrics;
use crate::web::client::TrustedProxies;
use crate::web::decoding::Decoding;
use crate::web::error::Error;
use crate::web::feed_cache::FeedCache;
use crate::web::fetches::Fetches;
use crate::web::limits::Limits;
use crate::web::passwords::Passwords;
use crate::web::public::received_mail::Intake;

/// The wires behind the handlers.
pub struct App {
    pub db: Db,
    pub clock: Arc<dyn Clock>,
    pub secrets: Arc<Secrets>,
    pub links: Arc<Links>,
    pub mail_domain: Arc<str>,
    /// What departments may say about their mail.
    pub mail_rules: MailRules,
    pub limits: Limits,
    pub passwords: Passwords,
    pub decoding: Decoding,
    /// Whoever has a role that needs a second factor sets one up before anything else.
    pub require_second_factor: bool,
    pub proxies: TrustedProxies,
    pub feeds: FeedCache,
    pub fetches: Fetches,
    /// Days after which the octets of a finished message are erased; the privacy page says so.
    pub mail_days: i64,
    pub metrics: Metrics,
    /// Shows letters before they leave; `None` where the mail settings cannot be used.
    pub letters: Option<Arc<dyn LetterPreview>>,
    /// Who may hand in messages that came back; `None` is nobody.
    pub intake: Option<Intake>,
    /// Speaks to departments' identity providers; `None` in a build without the feature `oidc`.
    pub identities: Option<Arc<dyn IdentityProviders>>,
}

impl App {
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

    /// Whether links are https, and cookies therefore `Secure` with the `__Host-` prefix.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.links.base().starts_with("https://")
    }

    /// One reading use case.
    ///
    /// # Errors
    /// What the use case says, as an answer.
    pub async fn read<T, F>(&self, job: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: FnOnce(&mut Tx<'_>, &Context) -> services::Result<T> + Send + 'static,
    {
        let (db, context) = (self.db.clone(), self.context());
        let answer = web::block(move || db.read(move |tx| job(tx, &context))).await;
        Ok(answer.map_err(|_| Error::Busy)??)
    }

    /// One writing use case: answered only after its commit is on disk.
    ///
    /// # Errors
    /// What the use case says, as an answer.
    pub async fn write<T, F>(&self, job: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: FnOnce(&mut Tx<'_>, &Context) -> services::Result<T> + Send + 'static,
    {
        let (db, context) = (self.db.clone(), self.context());
        let answer = web::block(move || db.write(move |tx| job(tx, &context))).await;
        Ok(answer.map_err(|_| Error::Busy)??)
    }
}

/// The key under which a client is counted: IPv4 whole, IPv6 by its /64.
#[must_use]
pub fn client_key(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(six) => match six.to_ipv4_mapped() {
            Some(four) => IpAddr::V4(four),
            None => {
                let mut octets = six.octets();
                octets[8..].fill(0);
                IpAddr::V6(octets.into())
            }
        },
    }
}

#[cfg(test)]
mod tests {
    use super::client_key;

    #[test]
    fn a_household_with_ipv6_counts_as_one_client() {
        let key = |text: &str| client_key(text.parse().unwrap());
        assert_eq!(key("2001:db8:1:2:aaaa::1"), key("2001:db8:1:2:bbbb::2"));
        assert_ne!(key("2001:db8:1:2::1"), key("2001:db8:1:3::1"));
        assert_eq!(key("::ffff:192.0.2.1"), key("192.0.2.1"));
    }
}
