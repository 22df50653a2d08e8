//! `mail.dkim.*`: whether and with which keys messages are signed. The files are read here, so that a
//! missing one is told at the start; what is in them is understood by `mail::dkim`.

use std::fmt;
use std::path::Path;

use super::{ConfigError, Reader};

/// How messages are signed (RFC 6376, RFC 8463); no key, no signature.
#[derive(Debug, Clone)]
pub struct Dkim {
    /// `d=`: the sender's domain or one above it.
    pub domain: String,
    pub rsa: Option<DkimKey>,
    pub ed25519: Option<DkimKey>,
}

/// A private key and the name its public half is published under; `Debug` does not show the key.
#[derive(Clone)]
pub struct DkimKey {
    pub selector: String,
    /// PEM.
    pub pem: String,
    /// Where it was read, for what is said about it.
    pub file: String,
}

impl fmt::Debug for DkimKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DkimKey {{ selector: {:?}, .. }}", self.selector)
    }
}

pub(super) fn read(reader: &Reader, senders: [&str; 2]) -> Result<Dkim, ConfigError> {
    const DOMAIN: &str = "mail.dkim.domain";
    let of = |address: &str| {
        address
            .rsplit('@')
            .next()
            .unwrap_or_default()
            .to_lowercase()
    };
    let domain = reader
        .optional(DOMAIN)?
        .map_or_else(|| of(senders[0]), |domain| domain.to_lowercase());
    let rsa = key(reader, "mail.dkim.selector", "mail.dkim.key_file")?;
    let ed25519 = key(
        reader,
        "mail.dkim.ed25519_selector",
        "mail.dkim.ed25519_key_file",
    )?;
    let signs = rsa.is_some() || ed25519.is_some();
    let aligned = |sender: &&str| {
        let own = of(sender);
        own == domain || own.ends_with(&format!(".{domain}"))
    };
    if let Some(sender) = senders.iter().find(|sender| signs && !aligned(sender)) {
        return Err(ConfigError::at(
            DOMAIN,
            format!(
                "\"{domain}\" does not cover the sender {sender}; write its domain or one above it."
            ),
        ));
    }
    if let (Some(rsa), Some(ed25519)) = (&rsa, &ed25519)
        && rsa.selector == ed25519.selector
    {
        return Err(ConfigError::at(
            "mail.dkim.ed25519_selector",
            "is the same as mail.dkim.selector; each key needs a name of its own.",
        ));
    }
    Ok(Dkim {
        domain,
        rsa,
        ed25519,
    })
}

fn key(
    reader: &Reader,
    selector_key: &str,
    file_key: &str,
) -> Result<Option<DkimKey>, ConfigError> {
    let Some(file) = reader.optional(file_key)? else {
        return Ok(None);
    };
    let selector = reader.needed(selector_key, "name the selector its record stands under")?;
    let label = |part: &str| {
        !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    };
    if !selector.split('.').all(label) {
        return Err(ConfigError::at(
            selector_key,
            format!("\"{selector}\" is not a DNS name; use letters, digits and hyphens."),
        ));
    }
    let pem = std::fs::read_to_string(Path::new(&file))
        .map_err(|cause| ConfigError::at(file_key, format!("{file} cannot be read: {cause}.")))?;
    Ok(Some(DkimKey {
        selector,
        pem,
        file,
    }))
}
