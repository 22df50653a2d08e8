//! Speaks OpenID Connect (Core 1.0, authorization code flow with PKCE) with departments' identity
//! providers. The only room that names `openidconnect`, and `ureq`, which carries its requests; built
//! with the feature `oidc`. Who is let in on a provider's word is no matter of this room.
//!
//! The client blocks, so each conversation runs on a thread for blocking work, few at a time, with a
//! limit for each answer and one for the whole, which lies below the server's limit for a request.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use openidconnect::IssuerUrl;
use openidconnect::core::CoreProviderMetadata;
use tokio::sync::Semaphore;

use crate::domain::identity::{Issuer, Vouched};
use crate::services::ports::{Asked, IdentityProviders, Later, ProviderFailure};

mod http;
mod speak;

/// A whole conversation.
const WHOLE: Duration = Duration::from_secs(8);
/// Conversations at a time; more wait, within their own limit.
const AT_ONCE: usize = 4;
/// How long what a provider says of itself, keys included, is good.
const KEPT: TimeDelta = TimeDelta::hours(1);
/// Keys may be asked for anew after this, when a token names one that is not among them.
const ANEW: TimeDelta = TimeDelta::minutes(1);
/// Providers that are remembered; with one more, memory starts anew.
const REMEMBERED: usize = 64;

/// Departments' identity providers, and what was learnt of them.
pub struct Providers {
    inside: Arc<Inside>,
    room: Arc<Semaphore>,
}

/// What a provider says of itself, and when it said so.
struct Told {
    at: DateTime<Utc>,
    metadata: Arc<CoreProviderMetadata>,
}

struct Inside {
    agent: ureq::Agent,
    told: Mutex<HashMap<Issuer, Told>>,
}

impl Providers {
    #[must_use]
    pub fn new() -> Self {
        Self {
            inside: Arc::new(Inside {
                agent: http::agent(),
                told: Mutex::default(),
            }),
            room: Arc::new(Semaphore::new(AT_ONCE)),
        }
    }

    async fn converse<T, F>(&self, job: F) -> Result<T, ProviderFailure>
    where
        T: Send + 'static,
        F: FnOnce(&Inside) -> Result<T, ProviderFailure> + Send + 'static,
    {
        let (inside, room) = (self.inside.clone(), self.room.clone());
        let whole = async move {
            let place = room.acquire_owned().await;
            let place = place.map_err(|_| ProviderFailure::Down)?;
            let told = tokio::task::spawn_blocking(move || {
                let answer = job(&inside);
                drop(place);
                answer
            });
            told.await.map_err(|_| ProviderFailure::Down)?
        };
        match tokio::time::timeout(WHOLE, whole).await {
            Ok(answer) => answer,
            Err(_) => {
                tracing::warn!("an identity provider did not answer in time");
                Err(ProviderFailure::Down)
            }
        }
    }
}

impl Default for Providers {
    fn default() -> Self {
        Self::new()
    }
}

impl IdentityProviders for Providers {
    fn address(&self, asked: Asked) -> Later<'_, Result<String, ProviderFailure>> {
        Box::pin(self.converse(move |inside| inside.address(&asked)))
    }

    fn vouched(&self, asked: Asked, code: String) -> Later<'_, Result<Vouched, ProviderFailure>> {
        Box::pin(self.converse(move |inside| inside.vouched(&asked, code)))
    }
}

impl Inside {
    fn memory(&self) -> MutexGuard<'_, HashMap<Issuer, Told>> {
        self.told.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What was learnt of a provider at most so long ago.
    fn remembered(
        &self,
        issuer: &Issuer,
        now: DateTime<Utc>,
        age: TimeDelta,
    ) -> Option<Arc<CoreProviderMetadata>> {
        let memory = self.memory();
        let told = memory.get(issuer)?;
        (told.at <= now && now - told.at < age).then(|| told.metadata.clone())
    }

    /// What a provider says of itself, its keys included: remembered, or asked for.
    fn metadata(
        &self,
        issuer: &Issuer,
        now: DateTime<Utc>,
        age: TimeDelta,
    ) -> Result<Arc<CoreProviderMetadata>, ProviderFailure> {
        if let Some(metadata) = self.remembered(issuer, now, age) {
            return Ok(metadata);
        }
        let url = IssuerUrl::new(issuer.as_str().to_owned());
        let url = url.map_err(|error| down(issuer, &error))?;
        // Nothing is locked meanwhile: who asks for another provider does not wait for this one.
        let found =
            CoreProviderMetadata::discover(&url, &|request| http::send(&self.agent, request));
        let metadata = Arc::new(found.map_err(|error| down(issuer, &error))?);
        let mut memory = self.memory();
        if memory.len() >= REMEMBERED {
            memory.clear();
        }
        let told = Told {
            at: now,
            metadata: metadata.clone(),
        };
        memory.insert(issuer.clone(), told);
        Ok(metadata)
    }
}

/// Tells the operator why a provider cannot be used. Errors of the library name addresses, status codes
/// and fields, no token.
fn down(issuer: &Issuer, error: &dyn std::error::Error) -> ProviderFailure {
    let cause = error.source().map(ToString::to_string);
    tracing::warn!(
        issuer = issuer.as_str(),
        %error,
        cause = cause.unwrap_or_default(),
        "an identity provider cannot be used"
    );
    ProviderFailure::Down
}
