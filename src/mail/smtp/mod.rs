//! One message over one SMTP conversation of ours (RFC 5321): a connection per message, a time
//! limit per step, and the phase in which it ended. A connection that erred is dropped, never used
//! again: a reply read late would be taken for the answer to the next command.

use std::time::Duration;

use crate::domain::outbox::{Delivery, Phase};
use crate::mail::Envelope;

mod conversation;
mod replies;
#[cfg(test)]
mod tests;
mod tls;

/// How the connection is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tls {
    /// Implicit TLS on port 465, STARTTLS elsewhere; no fallback.
    Required,
    /// In clear, to a relay on this machine only.
    None,
}

/// Name and password for AUTH. Not shown by `Debug`.
#[derive(Clone)]
pub struct Login {
    pub username: String,
    pub password: String,
}

impl std::fmt::Debug for Login {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Login { .. }")
    }
}

/// How long each step may take (CONTRACT, decided 9).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimeLimits {
    /// Resolving, TCP and TLS.
    pub connect: Duration,
    /// One command and its reply.
    pub command: Duration,
    /// The message itself and the reply to its final dot.
    pub after_dot: Duration,
    /// The whole attempt.
    pub attempt: Duration,
}

impl Default for TimeLimits {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            command: Duration::from_secs(30),
            after_dot: Duration::from_secs(120),
            attempt: Duration::from_secs(240),
        }
    }
}

/// Which relay, and how to talk to it.
#[derive(Debug, Clone)]
pub struct SmtpSettings {
    pub host: String,
    pub port: u16,
    pub tls: Tls,
    pub login: Option<Login>,
    /// What EHLO says we are: a host name with a dot.
    pub hello_name: String,
    pub limits: TimeLimits,
}

/// Why these settings are not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SettingsError {
    #[error(
        "mail.smtp.tls = \"none\" is only for a relay on this machine (127.0.0.1, ::1, localhost)"
    )]
    ClearOverNetwork,
    #[error("mail.smtp.username needs mail.smtp.tls = \"required\": no password goes in clear")]
    PasswordInClear,
}

/// The SMTP transport.
#[derive(Debug, Clone)]
pub struct Smtp {
    settings: SmtpSettings,
}

impl Smtp {
    /// # Errors
    /// No TLS to another machine, a password without TLS.
    pub fn new(settings: SmtpSettings) -> Result<Self, SettingsError> {
        if settings.tls == Tls::None {
            if !is_loopback(&settings.host) {
                return Err(SettingsError::ClearOverNetwork);
            }
            if settings.login.is_some() {
                return Err(SettingsError::PasswordInClear);
            }
        }
        Ok(Self { settings })
    }

    /// One attempt, with the phase it ended in.
    pub async fn deliver(&self, envelope: &Envelope<'_>, raw: &[u8]) -> Delivery {
        if !raw.is_ascii() {
            return Delivery::Unsendable {
                text: "the message holds octets above 127".to_owned(),
            };
        }
        let (Ok(from), Ok(to)) = (envelope.from.as_str().parse(), envelope.to.as_str().parse())
        else {
            return Delivery::Unsendable {
                text: "an address that SMTP cannot take".to_owned(),
            };
        };
        conversation::hold(&self.settings, from, to, raw)
            .await
            .unwrap_or_else(Stop::into_delivery)
    }
}

fn is_loopback(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    bare.eq_ignore_ascii_case("localhost")
        || bare
            .parse::<std::net::IpAddr>()
            .is_ok_and(|address| address.is_loopback())
}

/// Where and why a conversation ended early.
#[derive(Debug)]
struct Stop {
    phase: Phase,
    code: Option<u16>,
    text: String,
}

impl Stop {
    fn into_delivery(self) -> Delivery {
        let Self { phase, code, text } = self;
        match code {
            Some(code) => Delivery::Refused { phase, code, text },
            None => Delivery::Broken { phase, text },
        }
    }
}
