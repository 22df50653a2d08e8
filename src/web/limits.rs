//! How often one client may ask, per kind of request. Libraries and schools share one address, so
//! the numbers are generous; `limits.scale` multiplies them all.

use std::net::IpAddr;
use std::num::NonZeroU32;
use std::time::Duration;

use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use crate::web::error::Error;
use crate::web::state::client_key;

/// A kind of request that is counted by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bucket {
    Page,
    Rsvp,
    /// Addresses somebody types: each costs its owner a mail.
    Address,
    /// Pages behind a token, right or wrong.
    Token,
    SignIn,
    /// Letters with a link to set a new password.
    Reset,
    Unsubscribe,
    /// What is kept while somebody types.
    Typed,
}

impl Bucket {
    /// Burst, and the time after which one more is granted.
    fn rule(self) -> (u32, Duration) {
        match self {
            Self::Page => (240, Duration::from_millis(250)),
            Self::Rsvp => (20, Duration::from_secs(30)),
            Self::Address => (10, Duration::from_secs(360)),
            Self::Token => (30, Duration::from_secs(2)),
            Self::SignIn => (20, Duration::from_secs(60)),
            Self::Reset => (5, Duration::from_secs(300)),
            Self::Unsubscribe | Self::Typed => (60, Duration::from_secs(1)),
        }
    }
}

type Limiter = DefaultKeyedRateLimiter<IpAddr>;

/// RSVPs of all clients together for one event: a crowd, and more than a crowd.
const EVENT: (u32, Duration) = (300, Duration::from_millis(200));

/// Passwords and codes tried for one account, from wherever.
const ACCOUNT: (u32, Duration) = (10, Duration::from_secs(90));
/// Letters with a link to set a new password, for one account.
const ACCOUNT_RESET: (u32, Duration) = (3, Duration::from_secs(1200));

/// One counter per bucket and client, in memory.
pub struct Limits {
    page: Limiter,
    rsvp: Limiter,
    address: Limiter,
    token: Limiter,
    sign_in: Limiter,
    unsubscribe: Limiter,
    typed: Limiter,
    reset: Limiter,
    event: DefaultKeyedRateLimiter<String>,
    account: DefaultKeyedRateLimiter<String>,
    account_reset: DefaultKeyedRateLimiter<String>,
    /// How many times its usual time a request may take.
    patience: u32,
}

impl Limits {
    /// `scale` multiplies burst and rate; 1 is the product's own.
    #[must_use]
    pub fn new(scale: f64) -> Self {
        let quota = |(burst, period): (u32, Duration)| {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a float saturates"
            )]
            let burst = (f64::from(burst) * scale) as u32;
            let burst = NonZeroU32::new(burst).unwrap_or(NonZeroU32::MIN);
            let quota = Quota::with_period(period.div_f64(scale))
                .unwrap_or_else(|| Quota::per_second(burst));
            quota.allow_burst(burst)
        };
        let limiter = |bucket: Bucket| RateLimiter::keyed(quota(bucket.rule()));
        Self {
            page: limiter(Bucket::Page),
            rsvp: limiter(Bucket::Rsvp),
            address: limiter(Bucket::Address),
            token: limiter(Bucket::Token),
            sign_in: limiter(Bucket::SignIn),
            unsubscribe: limiter(Bucket::Unsubscribe),
            typed: limiter(Bucket::Typed),
            reset: limiter(Bucket::Reset),
            event: RateLimiter::keyed(quota(EVENT)),
            account: RateLimiter::keyed(quota(ACCOUNT)),
            account_reset: RateLimiter::keyed(quota(ACCOUNT_RESET)),
            patience: 1,
        }
    }

    /// The same with so many times as long for each request: a crowd in a story on a small machine waits
    /// for each other.
    #[must_use]
    pub fn patient(self, times: u32) -> Self {
        Self {
            patience: times,
            ..self
        }
    }

    /// How long a request may take whose usual time this is.
    #[must_use]
    pub fn time(&self, usual: Duration) -> Duration {
        usual * self.patience
    }

    /// # Errors
    /// [`Error::TooMany`] with the seconds after which the client may ask again.
    pub fn check(&self, bucket: Bucket, client: IpAddr) -> Result<(), Error> {
        let limiter = match bucket {
            Bucket::Page => &self.page,
            Bucket::Rsvp => &self.rsvp,
            Bucket::Address => &self.address,
            Bucket::Token => &self.token,
            Bucket::SignIn => &self.sign_in,
            Bucket::Reset => &self.reset,
            Bucket::Unsubscribe => &self.unsubscribe,
            Bucket::Typed => &self.typed,
        };
        limiter.check_key(&client_key(client)).map_err(|denied| {
            let wait = denied.wait_time_from(DefaultClock::default().now());
            Error::TooMany {
                retry_after: wait.as_secs() + 1,
            }
        })
    }

    /// Counts one RSVP for an event, whoever sends it.
    ///
    /// # Errors
    /// The seconds after which there is room again.
    pub fn check_event(&self, event: &str) -> Result<(), u64> {
        self.event.check_key(&event.to_owned()).map_err(|denied| {
            let wait = denied.wait_time_from(DefaultClock::default().now());
            wait.as_secs() + 1
        })
    }

    /// Counts one try of a password or a code for an account: known or not, right or wrong.
    ///
    /// # Errors
    /// [`Error::TooMany`] with the seconds after which another try is taken.
    pub fn check_account(&self, account: &str) -> Result<(), Error> {
        let tried = self.account.check_key(&account.to_owned());
        tried.map_err(|denied| {
            let wait = denied.wait_time_from(DefaultClock::default().now());
            Error::TooMany {
                retry_after: wait.as_secs() + 1,
            }
        })
    }

    /// Whether one more letter with a link to set a password may be asked for.
    #[must_use]
    pub fn allows_reset(&self, account: &str) -> bool {
        self.account_reset.check_key(&account.to_owned()).is_ok()
    }

    /// Forgets clients that have not asked for a while.
    pub fn sweep(&self) {
        for limiter in [
            &self.page,
            &self.rsvp,
            &self.address,
            &self.token,
            &self.sign_in,
            &self.reset,
            &self.unsubscribe,
            &self.typed,
        ] {
            limiter.retain_recent();
        }
        self.account.retain_recent();
        self.account_reset.retain_recent();
        self.event.retain_recent();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_takes_a_crowd_and_another_event_is_not_in_its_way() {
        let limits = Limits::new(1.0);
        let many = (0..400)
            .filter(|_| limits.check_event("one").is_ok())
            .count();
        assert!((300..400).contains(&many), "{many}");
        assert_eq!(limits.check_event("other"), Ok(()));
    }

    #[test]
    fn a_request_has_its_usual_time_whatever_multiplies_the_rates() {
        let usual = Duration::from_secs(10);
        assert_eq!(Limits::new(1.0).time(usual), usual);
        assert_eq!(Limits::new(1000.0).time(usual), usual);
        assert_eq!(Limits::new(1.0).patient(6).time(usual), usual * 6);
    }

    #[test]
    fn the_eleventh_try_for_an_account_waits_wherever_it_comes_from() {
        let limits = Limits::new(1.0);
        let taken = (0..40)
            .filter(|_| limits.check_account("rosa").is_ok())
            .count();
        assert_eq!(taken, 10);
        assert!(limits.check_account("june").is_ok());
    }

    #[test]
    fn the_twenty_first_rsvp_in_a_row_waits_and_a_neighbour_does_not() {
        let limits = Limits::new(1.0);
        let client = IpAddr::from([192, 0, 2, 1]);
        for _ in 0..20 {
            limits.check(Bucket::Rsvp, client).unwrap();
        }
        let refused = limits.check(Bucket::Rsvp, client);
        assert!(matches!(
            refused,
            Err(Error::TooMany {
                retry_after: 1..=31
            })
        ));
        limits
            .check(Bucket::Rsvp, IpAddr::from([192, 0, 2, 2]))
            .unwrap();
    }
}
