//! One message after the other over SMTP conversations of ours (RFC 5321): a time limit per step, and
//! the phase in which each ended. A connection serves one message at a time; one that erred is dropped.

use std::time::Duration;

use lettre::Address;

use conversation::Talk;
use lines::{Line, Lines};

use crate::domain::outbox::{Delivery, Phase};
use crate::mail::Envelope;

mod conversation;
mod lines;
mod replies;
#[cfg(test)]
mod tests;
mod tls;
#[cfg(test)]
#[path = "tls/tests.rs"]
mod tls_tests;

/// How the connection is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tls {
    /// From the first octet (RFC 8314 section 3.3).
    Implicit,
    /// STARTTLS (RFC 3207), with no fallback.
    StartTls,
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
    /// The certificate (PEM) of an authority of the department's own, beside the public ones.
    pub own_root: Option<String>,
}

/// How far a conversation came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Connected,
    Greeted,
    Protected,
    /// Without TLS, to a relay on this machine.
    InClear,
    SignedIn,
    Sender,
    Recipient,
    Data,
    Message,
}

/// A step that was taken, and what the relay said to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exchange {
    pub step: Step,
    pub reply: String,
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
    #[error("mail.smtp.ca_file holds no certificate in PEM form")]
    OwnRoot,
}

/// The SMTP transport; clones share their connections.
#[derive(Debug, Clone)]
pub struct Smtp {
    settings: SmtpSettings,
    lines: Lines,
}

impl Smtp {
    /// # Errors
    /// No TLS to another machine, a password without TLS, a root certificate that is none.
    pub fn new(settings: SmtpSettings) -> Result<Self, SettingsError> {
        if settings.tls == Tls::None {
            if !is_loopback(&settings.host) {
                return Err(SettingsError::ClearOverNetwork);
            }
            if settings.login.is_some() {
                return Err(SettingsError::PasswordInClear);
            }
        }
        tls::check(settings.own_root.as_deref()).map_err(|_| SettingsError::OwnRoot)?;
        Ok(Self {
            settings,
            lines: Lines::default(),
        })
    }

    /// One attempt, with the phase it ended in.
    pub async fn deliver(&self, envelope: &Envelope<'_>, raw: &[u8]) -> Delivery {
        self.explained(envelope, raw).await.0
    }

    /// The same, with what was said on the way.
    pub async fn explained(
        &self,
        envelope: &Envelope<'_>,
        raw: &[u8],
    ) -> (Delivery, Vec<Exchange>) {
        let unsendable = |text: &str| Delivery::Unsendable {
            text: text.to_owned(),
        };
        if !raw.is_ascii() {
            let delivery = unsendable("the message holds octets above 127");
            return (delivery, Vec::new());
        }
        let (Ok(from), Ok(to)) = (envelope.from.as_str().parse(), envelope.to.as_str().parse())
        else {
            let delivery = unsendable("an address that SMTP cannot take");
            return (delivery, Vec::new());
        };
        let mut talk = Talk::begin(&self.settings);
        let outcome = self.converse(&mut talk, (from, to), raw).await;
        (outcome.unwrap_or_else(Stop::into_delivery), talk.heard)
    }

    async fn converse(
        &self,
        talk: &mut Talk,
        (from, to): (Address, Address),
        raw: &[u8],
    ) -> Result<Delivery, Stop> {
        let mut line = match self.lines.take() {
            Some(line) if line.is_fit() => line,
            tired => {
                if let Some(line) = tired {
                    conversation::goodbye(line.connection, &self.settings).await;
                }
                Line::new(conversation::open(&self.settings, talk).await?)
            }
        };
        loop {
            let way = (from.clone(), to.clone());
            let connection = &mut line.connection;
            let outcome = conversation::hand_over(connection, &self.settings, talk, way, raw).await;
            let stop = match outcome {
                Ok(delivery) => {
                    self.lines.put(line);
                    return Ok(delivery);
                }
                Err(stop) => stop,
            };
            if line.is_new() || !stop.is_stale() {
                if stop.code.is_some_and(|code| code != 421) {
                    conversation::goodbye(line.connection, &self.settings).await;
                }
                return Err(stop);
            }
            // Nothing of the message was said yet: the server had closed a connection that was kept.
            line = Line::new(conversation::open(&self.settings, talk).await?);
        }
    }

    /// The same way out, with connections of its own.
    #[must_use]
    pub fn lane(&self) -> Self {
        Self {
            settings: self.settings.clone(),
            lines: Lines::default(),
        }
    }

    /// Closes the connections that nobody uses.
    pub async fn rest(&self) {
        for line in self.lines.drain() {
            conversation::goodbye(line.connection, &self.settings).await;
        }
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
    /// What a connection says that was closed while it was kept.
    fn is_stale(&self) -> bool {
        self.phase == Phase::Mail && matches!(self.code, None | Some(421))
    }

    fn into_delivery(self) -> Delivery {
        let Self { phase, code, text } = self;
        match code {
            Some(code) => Delivery::Refused { phase, code, text },
            None => Delivery::Broken { phase, text },
        }
    }
}
