//! The dialogue, command by command. Every step has its time limit and belongs to a phase; only
//! 250 after the final dot is success.

use std::future::Future;
use std::time::Duration;

use lettre::Address;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{AsyncSmtpConnection, AsyncTokioStream};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::ClientId;
use tokio::time::{Instant, timeout_at};

use super::replies::{broken, failed, unexpected};
use super::{Delivery, Exchange, Login, Phase, SmtpSettings, Step, Stop, Tls, tls};

/// A polite end may take this long; its outcome does not matter.
const GOODBYE: Duration = Duration::from_secs(2);

/// One attempt: when it ends at the latest, and what was said.
#[derive(Debug)]
pub(super) struct Talk {
    until: Instant,
    pub heard: Vec<Exchange>,
}

impl Talk {
    pub(super) fn begin(settings: &SmtpSettings) -> Self {
        Self {
            until: Instant::now() + settings.limits.attempt,
            heard: Vec::new(),
        }
    }

    /// Waits for one step, at most `limit` and never beyond the end of the attempt.
    async fn step<T>(
        &self,
        phase: Phase,
        limit: Duration,
        step: impl Future<Output = T>,
    ) -> Result<T, Stop> {
        let until = self.until.min(Instant::now() + limit);
        timeout_at(until, step)
            .await
            .map_err(|_| broken(phase, "no answer in time"))
    }

    fn note(&mut self, step: Step, reply: impl Into<String>) {
        self.heard.push(Exchange {
            step,
            reply: reply.into(),
        });
    }
}

/// A connection that is greeted, protected and signed in.
pub(super) async fn open(
    settings: &SmtpSettings,
    talk: &mut Talk,
) -> Result<AsyncSmtpConnection, Stop> {
    let (phase, limits) = (Phase::Connect, settings.limits);
    let stream = talk
        .step(phase, limits.connect, reach(settings))
        .await?
        .map_err(|error| broken(phase, &format!("cannot connect: {error}")))?;
    talk.note(
        Step::Connected,
        format!("{}:{}", settings.host, settings.port),
    );
    let hello = ClientId::Domain(settings.hello_name.clone());
    let greeting = AsyncSmtpConnection::connect_with_transport(stream, &hello);
    let mut connection = talk
        .step(phase, limits.command, greeting)
        .await?
        .map_err(|error| failed(phase, &error))?;
    talk.note(Step::Greeted, connection.server_info().name());
    protect(&mut connection, settings, &hello, talk).await?;
    if let Some(login) = &settings.login {
        sign_in(&mut connection, settings, login, talk).await?;
    }
    Ok(connection)
}

/// STARTTLS, where TLS is required and has not begun with the first octet.
async fn protect(
    connection: &mut AsyncSmtpConnection,
    settings: &SmtpSettings,
    hello: &ClientId,
    talk: &mut Talk,
) -> Result<(), Stop> {
    let phase = Phase::Connect;
    if settings.tls == Tls::StartTls {
        let parameters = tls::parameters(&settings.host, settings.own_root.as_deref())
            .map_err(|error| failed(phase, &error))?;
        if !connection.can_starttls() {
            return Err(broken(phase, "the relay offers no STARTTLS"));
        }
        let start = connection.starttls(parameters, hello);
        talk.step(phase, settings.limits.command, start)
            .await?
            .map_err(|error| failed(phase, &error))?;
    }
    match settings.tls {
        Tls::Implicit | Tls::StartTls => talk.note(Step::Protected, settings.host.clone()),
        Tls::None => talk.note(Step::InClear, ""),
    }
    Ok(())
}

async fn reach(settings: &SmtpSettings) -> std::io::Result<Box<dyn AsyncTokioStream>> {
    let stream = tls::connect(&settings.host, settings.port).await?;
    if settings.tls == Tls::Implicit {
        tls::wrap(stream, &settings.host, settings.own_root.as_deref()).await
    } else {
        Ok(Box::new(stream))
    }
}

/// The check is ours: lettre does not know that a handed-in stream is encrypted, nor care.
async fn sign_in(
    connection: &mut AsyncSmtpConnection,
    settings: &SmtpSettings,
    login: &Login,
    talk: &mut Talk,
) -> Result<(), Stop> {
    let phase = Phase::Connect;
    let protected = match settings.tls {
        Tls::Implicit => true,
        Tls::StartTls => connection.is_encrypted(),
        Tls::None => false,
    };
    if !protected {
        return Err(broken(phase, "no password goes over a line in clear"));
    }
    let credentials = Credentials::new(login.username.clone(), login.password.clone());
    let mechanisms = [Mechanism::Plain, Mechanism::Login];
    let auth = connection.auth(&mechanisms, &credentials);
    let reply = talk
        .step(phase, settings.limits.command, auth)
        .await?
        .map_err(|error| failed(phase, &error))?;
    if reply.has_code(235) {
        talk.note(Step::SignedIn, said(&reply));
        Ok(())
    } else {
        Err(broken(phase, "the relay did not confirm the sign-in"))
    }
}

/// Hands one message over.
pub(super) async fn hand_over(
    connection: &mut AsyncSmtpConnection,
    settings: &SmtpSettings,
    talk: &mut Talk,
    (from, to): (Address, Address),
    raw: &[u8],
) -> Result<Delivery, Stop> {
    let limit = settings.limits.command;
    let mail = connection.command(Mail::new(Some(from), Vec::new()));
    let reply =
        answered(Phase::Mail, talk.step(Phase::Mail, limit, mail).await?).map_err(about_us)?;
    expect(Phase::Mail, &reply, &[250])?;
    talk.note(Step::Sender, said(&reply));
    let rcpt = connection.command(Rcpt::new(to, Vec::new()));
    let reply = answered(Phase::Rcpt, talk.step(Phase::Rcpt, limit, rcpt).await?)?;
    expect(Phase::Rcpt, &reply, &[250, 251])?;
    talk.note(Step::Recipient, said(&reply));
    let data = connection.command(Data);
    let reply = answered(Phase::Data, talk.step(Phase::Data, limit, data).await?)?;
    expect(Phase::Data, &reply, &[354])?;
    talk.note(Step::Data, said(&reply));
    let message = connection.message(raw);
    let limit = settings.limits.after_dot;
    let reply = answered(Phase::Body, talk.step(Phase::Body, limit, message).await?)?;
    expect(Phase::Body, &reply, &[250])?;
    talk.note(Step::Message, said(&reply));
    Ok(Delivery::Accepted { code: 250 })
}

/// QUIT, whatever comes back.
pub(super) async fn goodbye(mut connection: AsyncSmtpConnection, settings: &SmtpSettings) {
    let limit = GOODBYE.min(settings.limits.command);
    let _ = tokio::time::timeout(limit, connection.quit()).await;
}

/// A relay that wants a sign-in or has a policy against us at MAIL (530, 535, 5.7.x) says nothing
/// about this message: the whole queue has to wait.
fn about_us(stop: Stop) -> Stop {
    let is_ours = matches!(stop.code, Some(530 | 534 | 535 | 538)) || stop.text.starts_with("5.7.");
    if is_ours {
        Stop {
            phase: Phase::Connect,
            ..stop
        }
    } else {
        stop
    }
}

type Reply = lettre::transport::smtp::response::Response;

fn said(reply: &Reply) -> String {
    let text = reply.message().collect::<Vec<_>>().join(" ");
    format!("{} {text}", reply.code())
}

fn answered(
    phase: Phase,
    reply: Result<Reply, lettre::transport::smtp::Error>,
) -> Result<Reply, Stop> {
    reply.map_err(|error| failed(phase, &error))
}

/// A positive reply that is not the one asked for means the dialogue is out of step. Before the
/// message that is a break; after the dot it leaves the outcome open.
fn expect(phase: Phase, reply: &Reply, codes: &[u16]) -> Result<(), Stop> {
    if codes.contains(&u16::from(reply.code())) {
        return Ok(());
    }
    let stop = unexpected(phase, reply);
    Err(if phase == Phase::Body {
        stop
    } else {
        Stop { code: None, ..stop }
    })
}
