//! DKIM signatures (RFC 6376 with RFC 8301; Ed25519 by RFC 8463) over the octets that are stored and
//! sent. lettre's own signer covers too little by default and cannot sign Content-Type of a multipart
//! message (MAIL.md, section 0, 1f); this one signs what stands there. relaxed/relaxed, no `l=`.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ring::rand::SystemRandom;
use ring::signature::{Ed25519KeyPair, KeyPair as _, RSA_PKCS1_SHA256, RsaKeyPair};
use sha2::{Digest, Sha256};
use tokio_rustls::rustls::pki_types::PrivateKeyDer;
use tokio_rustls::rustls::pki_types::pem::PemObject as _;

mod canon;

/// What is signed where it is there, and once more than it is there, so that a second one added on the
/// way breaks the signature.
const SIGNED: [&str; 13] = [
    "From",
    "To",
    "Subject",
    "Date",
    "Message-ID",
    "Reply-To",
    "MIME-Version",
    "Content-Type",
    "Auto-Submitted",
    "List-Id",
    "List-Unsubscribe",
    "List-Unsubscribe-Post",
    "Content-Language",
];

/// Why a key is not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    #[error("it holds no private key in PEM form (PKCS#8)")]
    Pem,
    #[error("it is not an RSA key of 2048 bits or more")]
    Rsa,
    #[error("it is not an Ed25519 key")]
    Ed25519,
}

enum Key {
    Rsa(Box<RsaKeyPair>),
    Ed25519(Box<Ed25519KeyPair>),
}

/// One key under one selector.
pub struct Signer {
    domain: String,
    selector: String,
    key: Key,
}

/// What a record in the DNS says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// `{selector}._domainkey.{domain}`
    pub name: String,
    /// The TXT value, whole; servers split it into strings of at most 255 octets.
    pub value: String,
}

impl std::fmt::Debug for Signer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "Signer {{ {}._domainkey.{} }}",
            self.selector, self.domain
        )
    }
}

impl Signer {
    /// An RSA key (PKCS#8 or PKCS#1, PEM). ring takes none below 2048 bits, which receivers would ignore.
    ///
    /// # Errors
    /// When it is none, or too short.
    pub fn rsa(domain: &str, selector: &str, pem: &str) -> Result<Self, KeyError> {
        let key = match private_key(pem)? {
            PrivateKeyDer::Pkcs1(der) => RsaKeyPair::from_der(der.secret_pkcs1_der()),
            PrivateKeyDer::Pkcs8(der) => RsaKeyPair::from_pkcs8(der.secret_pkcs8_der()),
            _ => return Err(KeyError::Rsa),
        }
        .map_err(|_| KeyError::Rsa)?;
        Ok(Self::new(domain, selector, Key::Rsa(Box::new(key))))
    }

    /// An Ed25519 key (PKCS#8, PEM, as openssl writes it).
    ///
    /// # Errors
    /// When it is none.
    pub fn ed25519(domain: &str, selector: &str, pem: &str) -> Result<Self, KeyError> {
        let PrivateKeyDer::Pkcs8(der) = private_key(pem)? else {
            return Err(KeyError::Ed25519);
        };
        let key = Ed25519KeyPair::from_pkcs8_maybe_unchecked(der.secret_pkcs8_der())
            .map_err(|_| KeyError::Ed25519)?;
        Ok(Self::new(domain, selector, Key::Ed25519(Box::new(key))))
    }

    fn new(domain: &str, selector: &str, key: Key) -> Self {
        Self {
            domain: domain.to_owned(),
            selector: selector.to_owned(),
            key,
        }
    }

    /// The record to publish.
    #[must_use]
    pub fn record(&self) -> Record {
        let (kind, public) = match &self.key {
            Key::Rsa(key) => ("rsa", subject_public_key_info(key.public().as_ref())),
            Key::Ed25519(key) => ("ed25519", key.public_key().as_ref().to_vec()),
        };
        Record {
            name: format!("{}._domainkey.{}", self.selector, self.domain),
            value: format!("v=DKIM1; k={kind}; p={}", STANDARD.encode(public)),
        }
    }

    /// The header field, with its line end, to be put above the message.
    fn field(&self, message: &canon::Message<'_>, at: i64) -> String {
        let algorithm = match self.key {
            Key::Rsa(_) => "rsa-sha256",
            Key::Ed25519(_) => "ed25519-sha256",
        };
        let (names, chosen) = message.choose(&SIGNED);
        let body = STANDARD.encode(Sha256::digest(message.body()));
        let head = format!(
            "DKIM-Signature: v=1; a={algorithm}; c=relaxed/relaxed; d={};\r\n s={}; t={at};\r\n h={};\r\n bh={body};\r\n b=",
            self.domain,
            self.selector,
            canon::folded(&names.join(":"), ':'),
        );
        // The field itself is signed last, with an empty b= and without its line end (section 3.7).
        let own = canon::relaxed_field(&head);
        let input = [chosen.as_slice(), own.trim_end().as_bytes()].concat();
        let signature = STANDARD.encode(self.sign(&input));
        format!("{head}{}\r\n", canon::wrapped(&signature))
    }

    fn sign(&self, input: &[u8]) -> Vec<u8> {
        match &self.key {
            Key::Rsa(key) => {
                let mut signature = vec![0; key.public().modulus_len()];
                #[expect(clippy::expect_used, reason = "the length is the key's own")]
                key.sign(
                    &RSA_PKCS1_SHA256,
                    &SystemRandom::new(),
                    input,
                    &mut signature,
                )
                .expect("the signature has the length of the modulus");
                signature
            }
            // RFC 8463 section 3: the SHA-256 of the input is what is signed.
            Key::Ed25519(key) => key.sign(&Sha256::digest(input)).as_ref().to_vec(),
        }
    }
}

/// The message with a signature of each signer above it. `at` is the instant in `t=`, in seconds since
/// 1970.
#[must_use]
pub fn signed(signers: &[Signer], raw: &[u8], at: i64) -> Vec<u8> {
    let Some(message) = canon::Message::split(raw) else {
        return raw.to_vec();
    };
    let fields: String = signers
        .iter()
        .map(|signer| signer.field(&message, at))
        .collect();
    [fields.as_bytes(), raw].concat()
}

fn private_key(pem: &str) -> Result<PrivateKeyDer<'static>, KeyError> {
    PrivateKeyDer::from_pem_slice(pem.as_bytes()).map_err(|_| KeyError::Pem)
}

/// RFC 3279 section 2.3.1 around the RSAPublicKey: what verifiers expect in `p=`.
fn subject_public_key_info(rsa: &[u8]) -> Vec<u8> {
    const ALGORITHM: [u8; 15] = [
        0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00,
    ];
    let bits = der(0x03, &[&[0], rsa].concat());
    der(0x30, &[&ALGORITHM, bits.as_slice()].concat())
}

/// Tag, length and value (X.690 section 8.1.3).
fn der(tag: u8, value: &[u8]) -> Vec<u8> {
    let length = value.len().to_be_bytes();
    let used = &length[length.iter().take_while(|octet| **octet == 0).count()..];
    let mut out = vec![tag];
    match used {
        [] => out.push(0),
        [short] if *short < 0x80 => out.push(*short),
        long => {
            out.push(0x80 | u8::try_from(long.len()).unwrap_or(8));
            out.extend_from_slice(long);
        }
    }
    out.extend_from_slice(value);
    out
}

#[cfg(test)]
mod tests;
