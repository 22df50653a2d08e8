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
use super::{Delivery, Login, Phase, SmtpSettings, Stop, Tls, tls};

/// A polite end may take this long; its outcome does not matter.
const GOODBYE: Duration = Duration::from_secs(2);

/// The end of the whole attempt.
#[derive(Debug, Clone, Copy)]
struct Patience {
    until: Instant,
}

impl Patience {
    /// Waits for one step, at most `limit` and never beyond the end of the attempt.
    async fn step<T>(
        self,
        phase: Phase,
        limit: Duration,
        step: impl Future<Output = T>,
    ) -> Result<T, Stop> {
        let until = self.until.min(Instant::now() + limit);
        timeout_at(until, step)
            .await
            .map_err(|_| broken(phase, "no answer in time"))
    }
}

/// Connects, hands one message over and says goodbye.
pub(super) async fn hold(
    settings: &SmtpSettings,
    from: Address,
    to: Address,
    raw: &[u8],
) -> Result<Delivery, Stop> {
    let patience = Patience {
        until: Instant::now() + settings.limits.attempt,
    };
    let mut connection = open(settings, patience).await?;
    let outcome = hand_over(&mut connection, settings, patience, (from, to), raw).await;
    let in_step = match &outcome {
        Ok(_) => true,
        Err(stop) => stop.code.is_some_and(|code| code != 421),
    };
    if in_step {
        let limit = GOODBYE.min(settings.limits.command);
        let _ = tokio::time::timeout(limit, connection.quit()).await;
    }
    outcome
}

/// A connection that is greeted, protected and signed in.
async fn open(settings: &SmtpSettings, patience: Patience) -> Result<AsyncSmtpConnection, Stop> {
    let (phase, limits) = (Phase::Connect, settings.limits);
    let stream = patience
        .step(phase, limits.connect, reach(settings))
        .await?
        .map_err(|error| broken(phase, &format!("cannot connect: {error}")))?;
    let hello = ClientId::Domain(settings.hello_name.clone());
    let greeting = AsyncSmtpConnection::connect_with_transport(stream, &hello);
    let mut connection = patience
        .step(phase, limits.command, greeting)
        .await?
        .map_err(|error| failed(phase, &error))?;
    if settings.tls == Tls::Required && settings.port != 465 {
        let parameters = tls::parameters(&settings.host).map_err(|error| failed(phase, &error))?;
        if !connection.can_starttls() {
            return Err(broken(phase, "the relay offers no STARTTLS"));
        }
        patience
            .step(
                phase,
                limits.command,
                connection.starttls(parameters, &hello),
            )
            .await?
            .map_err(|error| failed(phase, &error))?;
    }
    if let Some(login) = &settings.login {
        sign_in(&mut connection, settings, login, patience).await?;
    }
    Ok(connection)
}

async fn reach(settings: &SmtpSettings) -> std::io::Result<Box<dyn AsyncTokioStream>> {
    let stream = tls::connect(&settings.host, settings.port).await?;
    if settings.tls == Tls::Required && settings.port == 465 {
        tls::wrap(stream, &settings.host).await
    } else {
        Ok(Box::new(stream))
    }
}

/// The check is ours: lettre does not know that a handed-in stream is encrypted, nor care.
async fn sign_in(
    connection: &mut AsyncSmtpConnection,
    settings: &SmtpSettings,
    login: &Login,
    patience: Patience,
) -> Result<(), Stop> {
    let phase = Phase::Connect;
    let protected =
        settings.tls == Tls::Required && (settings.port == 465 || connection.is_encrypted());
    if !protected {
        return Err(broken(phase, "no password goes over a line in clear"));
    }
    let credentials = Credentials::new(login.username.clone(), login.password.clone());
    let mechanisms = [Mechanism::Plain, Mechanism::Login];
    let reply = patience
        .step(
            phase,
            settings.limits.command,
            connection.auth(&mechanisms, &credentials),
        )
        .await?
        .map_err(|error| failed(phase, &error))?;
    if reply.has_code(235) {
        Ok(())
    } else {
        Err(broken(phase, "the relay did not confirm the sign-in"))
    }
}

async fn hand_over(
    connection: &mut AsyncSmtpConnection,
    settings: &SmtpSettings,
    patience: Patience,
    (from, to): (Address, Address),
    raw: &[u8],
) -> Result<Delivery, Stop> {
    let limit = settings.limits.command;
    let mail = connection.command(Mail::new(Some(from), Vec::new()));
    let reply =
        answered(Phase::Mail, patience.step(Phase::Mail, limit, mail).await?).map_err(about_us)?;
    expect(Phase::Mail, &reply, &[250])?;
    let rcpt = connection.command(Rcpt::new(to, Vec::new()));
    let reply = answered(Phase::Rcpt, patience.step(Phase::Rcpt, limit, rcpt).await?)?;
    expect(Phase::Rcpt, &reply, &[250, 251])?;
    let data = connection.command(Data);
    let reply = answered(Phase::Data, patience.step(Phase::Data, limit, data).await?)?;
    expect(Phase::Data, &reply, &[354])?;
    let message = connection.message(raw);
    let limit = settings.limits.after_dot;
    let reply = answered(
        Phase::Body,
        patience.step(Phase::Body, limit, message).await?,
    )?;
    expect(Phase::Body, &reply, &[250])?;
    Ok(Delivery::Accepted { code: 250 })
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
