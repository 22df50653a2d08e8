//! The wires of mail: settings to a post office, with its sender, its keys and its way out.

use std::sync::Arc;
use std::time::Duration;

use crate::config;
use crate::domain::contact::EmailAddress;
use crate::domain::links::Links;
use crate::mail::dkim::{KeyError, Signer};
use crate::mail::{PostOffice, SenderSettings, Transport, directory::Directory, smtp};

/// The port on which TLS begins with the first octet.
const IMPLICIT_TLS: u16 = 465;

/// # Errors
/// A sentence for the operator, when the mail settings cannot be used.
pub fn office(mail: &config::Mail, links: &Links) -> Result<PostOffice, String> {
    Ok(PostOffice {
        sender: sender(mail, links)?,
        signers: Arc::new(signers(&mail.dkim)?),
        transport: transport(mail)?,
    })
}

/// Who writes.
///
/// # Errors
/// As [`office`].
pub fn sender(mail: &config::Mail, links: &Links) -> Result<SenderSettings, String> {
    Ok(SenderSettings {
        envelope: address("mail.bounce_address", &mail.bounce_address)?,
        news: address("mail.news_address", &mail.news_address)?,
        domain: mail.dkim.domain.clone(),
        replies: mail
            .reply_address
            .as_ref()
            .map(|text| address("mail.reply_address", text))
            .transpose()?,
        ..SenderSettings::of(
            address("mail.from_address", &mail.from_address)?,
            links.clone(),
        )
    })
}

fn address(key: &str, text: &str) -> Result<EmailAddress, String> {
    EmailAddress::parse(text).map_err(|error| format!("{key}: \"{text}\" cannot be used: {error}."))
}

/// # Errors
/// A sentence that names the key and the file.
pub fn signers(dkim: &config::Dkim) -> Result<Vec<Signer>, String> {
    type Read = fn(&str, &str, &str) -> Result<Signer, KeyError>;
    let keys: [(&str, &Option<config::DkimKey>, Read); 2] = [
        ("mail.dkim.key_file", &dkim.rsa, Signer::rsa),
        ("mail.dkim.ed25519_key_file", &dkim.ed25519, Signer::ed25519),
    ];
    keys.into_iter()
        .filter_map(|(setting, key, read)| Some((setting, key.as_ref()?, read)))
        .map(|(setting, key, read)| {
            read(&dkim.domain, &key.selector, &key.pem)
                .map_err(|error| format!("{setting}: {}: {error}.", key.file))
        })
        .collect()
}

fn transport(mail: &config::Mail) -> Result<Transport, String> {
    Ok(match &mail.transport {
        config::Transport::None => Transport::None,
        config::Transport::Directory(path) => Transport::Directory(Directory::new(path)),
        config::Transport::Smtp(settings) => Transport::Smtp(relay(mail, settings)?),
    })
}

/// The way to the mail server.
///
/// # Errors
/// A sentence for the operator.
pub fn relay(mail: &config::Mail, settings: &config::Smtp) -> Result<smtp::Smtp, String> {
    let seconds = |number: u32| Duration::from_secs(u64::from(number));
    let limits = &settings.limits;
    let smtp = smtp::Smtp::new(smtp::SmtpSettings {
        host: settings.host.clone(),
        port: settings.port,
        tls: match (settings.tls_required, settings.port) {
            (false, _) => smtp::Tls::None,
            (true, IMPLICIT_TLS) => smtp::Tls::Implicit,
            (true, _) => smtp::Tls::StartTls,
        },
        login: settings.login.as_ref().map(|login| smtp::Login {
            username: login.username.clone(),
            password: login.password.clone(),
        }),
        hello_name: mail.sender_domain().to_owned(),
        limits: smtp::TimeLimits {
            connect: seconds(limits.connect_seconds),
            command: seconds(limits.command_seconds),
            after_dot: seconds(limits.after_dot_seconds),
            attempt: seconds(limits.attempt_seconds),
        },
        own_root: settings.own_root.clone(),
    });
    smtp.map_err(|error| format!("mail.smtp: {error}."))
}
