//! `mail.*`: which transport, and how far the way to the mail server is protected. Reading the
//! password is done here, so that a missing file is told at the start.

use std::fmt;
use std::path::{Path, PathBuf};

use url::Host;

mod dkim;

pub use dkim::{Dkim, DkimKey};

use super::ConfigError;
use super::reader::Reader;
use super::server::is_this_machine;

/// How mail leaves, and under which addresses.
#[derive(Debug, Clone)]
pub struct Mail {
    pub transport: Transport,
    /// The address in `From`.
    pub from_address: String,
    /// The address in `From` of what readers may stop.
    pub news_address: String,
    /// The envelope sender, where bounces go.
    pub bounce_address: String,
    pub dkim: Dkim,
    pub retry: Retry,
    /// Where answers of calendar apps and stops by mail come back to, before its tag.
    pub reply_address: Option<String>,
    /// Who holds it may hand in messages that came back.
    pub receive_token: Option<Token>,
}

/// Rests between tries, in seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Retry {
    pub first: u32,
    pub longest: u32,
    /// When nobody can know whether a message arrived.
    pub ambiguous: u32,
    /// When the relay is not there.
    pub relay: u32,
    pub relay_longest: u32,
}

/// A secret word; `Debug` does not show it.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(pub String);

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token { .. }")
    }
}

/// The name of `mail.reply_address` grows by a tag of at most 42 characters; 64 is the most.
const LONGEST_REPLY_NAME: usize = 22;
/// The shortest token that nobody guesses.
const SHORTEST_TOKEN: usize = 32;

impl Mail {
    /// The domain of the sender, for Message-IDs and EHLO.
    #[must_use]
    pub fn sender_domain(&self) -> &str {
        self.from_address.rsplit('@').next().unwrap_or_default()
    }
}

/// The transports.
#[derive(Debug, Clone)]
pub enum Transport {
    Smtp(Smtp),
    /// One file for each message in this folder.
    Directory(PathBuf),
    /// Messages stay in the outbox.
    None,
}

/// A mail server.
#[derive(Debug, Clone)]
pub struct Smtp {
    pub host: String,
    pub port: u16,
    /// `false` only for a server on this machine.
    pub tls_required: bool,
    pub login: Option<SmtpLogin>,
    pub limits: SmtpLimits,
    /// The certificate of an authority of the operator's own, in PEM form.
    pub own_root: Option<String>,
}

/// Name and password; `Debug` shows neither.
#[derive(Clone)]
pub struct SmtpLogin {
    pub username: String,
    pub password: String,
}

impl fmt::Debug for SmtpLogin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SmtpLogin { .. }")
    }
}

/// Time limits in seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SmtpLimits {
    pub connect_seconds: u32,
    pub command_seconds: u32,
    /// For the answer after the final dot.
    pub after_dot_seconds: u32,
    /// For the whole attempt.
    pub attempt_seconds: u32,
}

pub(super) fn read(reader: &Reader) -> Result<Mail, ConfigError> {
    #[derive(Clone, Copy)]
    enum Kind {
        Smtp,
        Directory,
        None,
    }
    let kinds = [
        ("smtp", Kind::Smtp),
        ("directory", Kind::Directory),
        ("none", Kind::None),
    ];
    let from_address = reader.needed("mail.from_address", "write the sender of your messages")?;
    address("mail.from_address", &from_address)?;
    let bounce_address = reader
        .optional("mail.bounce_address")?
        .unwrap_or_else(|| from_address.clone());
    address("mail.bounce_address", &bounce_address)?;
    let news_address = reader
        .optional("mail.news_address")?
        .unwrap_or_else(|| from_address.clone());
    address("mail.news_address", &news_address)?;
    let dkim = dkim::read(reader, [&from_address, &news_address])?;
    let transport = match reader.one_of("mail.transport", &kinds)? {
        Kind::Smtp if from_address.ends_with("@cuppa.example") => {
            return Err(ConfigError::at(
                "mail.from_address",
                "is still the one of the defaults, which nobody can answer; write the sender of your messages.",
            ));
        }
        Kind::Smtp => Transport::Smtp(smtp(reader)?),
        Kind::Directory => Transport::Directory(reader.path("mail.directory")?),
        Kind::None => Transport::None,
    };
    Ok(Mail {
        transport,
        from_address,
        news_address,
        bounce_address,
        dkim,
        retry: retry(reader)?,
        reply_address: reply_address(reader)?,
        receive_token: receive_token(reader)?,
    })
}

fn retry(reader: &Reader) -> Result<Retry, ConfigError> {
    let seconds = |key| reader.whole(key, 1..=604_800);
    let retry = Retry {
        first: seconds("mail.retry.first_seconds")?,
        longest: seconds("mail.retry.longest_seconds")?,
        ambiguous: seconds("mail.retry.ambiguous_seconds")?,
        relay: seconds("mail.retry.relay_seconds")?,
        relay_longest: seconds("mail.retry.relay_longest_seconds")?,
    };
    let pairs = [
        ("mail.retry.longest_seconds", retry.first, retry.longest),
        (
            "mail.retry.relay_longest_seconds",
            retry.relay,
            retry.relay_longest,
        ),
    ];
    match pairs
        .into_iter()
        .find(|(_, first, longest)| longest < first)
    {
        Some((key, _, _)) => Err(ConfigError::at(
            key,
            "is shorter than the first rest; make it at least as long.",
        )),
        None => Ok(retry),
    }
}

fn reply_address(reader: &Reader) -> Result<Option<String>, ConfigError> {
    const KEY: &str = "mail.reply_address";
    let Some(text) = reader.optional(KEY)? else {
        return Ok(None);
    };
    address(KEY, &text)?;
    let name = text.split('@').next().unwrap_or_default();
    if name.len() > LONGEST_REPLY_NAME || name.contains('+') {
        return Err(ConfigError::at(
            KEY,
            format!(
                "the name before the @ gets a + and a tag added; write one without + and with at most {LONGEST_REPLY_NAME} characters, such as replies@example.org."
            ),
        ));
    }
    Ok(Some(text))
}

fn receive_token(reader: &Reader) -> Result<Option<Token>, ConfigError> {
    const KEY: &str = "mail.receive_token_file";
    let Some(file) = reader.optional(KEY)? else {
        return Ok(None);
    };
    let token = std::fs::read_to_string(Path::new(&file))
        .map_err(|cause| ConfigError::at(KEY, format!("{file} cannot be read: {cause}.")))?;
    let token = token.trim().to_owned();
    if token.len() < SHORTEST_TOKEN || !token.bytes().all(|octet| octet.is_ascii_graphic()) {
        return Err(ConfigError::at(
            KEY,
            format!(
                "{file} does not hold one word of at least {SHORTEST_TOKEN} characters; write there what openssl rand -hex 32 says."
            ),
        ));
    }
    Ok(Some(Token(token)))
}

fn smtp(reader: &Reader) -> Result<Smtp, ConfigError> {
    let host = reader.needed(
        "mail.smtp.host",
        "name your mail server, or set mail.transport to directory or none",
    )?;
    let tls_required = reader.one_of("mail.smtp.tls", &[("required", true), ("none", false)])?;
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    let local = match bare.parse() {
        Ok(std::net::IpAddr::V4(address)) => is_this_machine(&Host::Ipv4(address)),
        Ok(std::net::IpAddr::V6(address)) => is_this_machine(&Host::Ipv6(address)),
        Err(_) => is_this_machine(&Host::Domain(bare)),
    };
    if !tls_required && !local {
        return Err(ConfigError::at(
            "mail.smtp.tls",
            "\"none\" is only for a mail server on this machine; write \"required\".",
        ));
    }
    let login = login(reader)?;
    if !tls_required && login.is_some() {
        return Err(ConfigError::at(
            "mail.smtp.username",
            "would send its password in clear; set mail.smtp.tls to \"required\" or remove the name.",
        ));
    }
    let limits = SmtpLimits {
        connect_seconds: reader.whole("mail.smtp.connect_seconds", 1..=600)?,
        command_seconds: reader.whole("mail.smtp.command_seconds", 1..=600)?,
        after_dot_seconds: reader.whole("mail.smtp.after_dot_seconds", 1..=600)?,
        attempt_seconds: reader.whole("mail.smtp.attempt_seconds", 1..=3_600)?,
    };
    Ok(Smtp {
        host,
        port: reader.whole("mail.smtp.port", 1..=u16::MAX)?,
        tls_required,
        login,
        limits,
        own_root: own_root(reader)?,
    })
}

fn own_root(reader: &Reader) -> Result<Option<String>, ConfigError> {
    const FILE: &str = "mail.smtp.ca_file";
    let Some(file) = reader.optional(FILE)? else {
        return Ok(None);
    };
    std::fs::read_to_string(Path::new(&file))
        .map(Some)
        .map_err(|cause| ConfigError::at(FILE, format!("{file} cannot be read: {cause}.")))
}

fn login(reader: &Reader) -> Result<Option<SmtpLogin>, ConfigError> {
    const FILE: &str = "mail.smtp.password_file";
    let file = reader.optional(FILE)?;
    let Some(username) = reader.optional("mail.smtp.username")? else {
        return match file {
            Some(_) => Err(ConfigError::at(
                "mail.smtp.username",
                "is not set although there is a password file; write the name.",
            )),
            None => Ok(None),
        };
    };
    let Some(file) = file else {
        return Err(ConfigError::at(
            FILE,
            "is not set although there is a user name; name the file that holds the password.",
        ));
    };
    let password = std::fs::read_to_string(Path::new(&file))
        .map_err(|cause| ConfigError::at(FILE, format!("{file} cannot be read: {cause}.")))?;
    let password = password.trim_end_matches(['\r', '\n']).to_owned();
    if password.is_empty() || password.chars().any(char::is_control) {
        return Err(ConfigError::at(
            FILE,
            format!("{file} does not hold one line with the password; write it there."),
        ));
    }
    Ok(Some(SmtpLogin { username, password }))
}

/// The shape only: something, one @, a domain with a dot, nothing that would need quoting.
fn address(key: &str, text: &str) -> Result<(), ConfigError> {
    let plain = text.is_ascii() && !text.contains([' ', '<', '>', ',', ';', '"']);
    let parts = text.split_once('@').filter(|(local, domain)| {
        let labels = domain.split('.').all(|label| !label.is_empty());
        !local.is_empty() && domain.contains('.') && labels && !domain.contains('@')
    });
    if plain && parts.is_some() {
        Ok(())
    } else {
        Err(ConfigError::at(
            key,
            format!("\"{text}\" is not a mail address; write one such as events@example.org."),
        ))
    }
}
