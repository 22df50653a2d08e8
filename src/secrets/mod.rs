//! Randomness, keyed hashes, sealing and passwords. Everything hangs on a file outside the database:
//! one key for hashes and links, which stays, and sealing keys, of which the last one seals and all
//! open. Each use derives its own key, so that nothing made for one purpose passes for another.

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::domain::code::Code;
use crate::domain::contact::EmailAddress;
use crate::domain::ids::PublicId;
use crate::domain::mailbox::Mailbox;
use crate::domain::second_factor;
use crate::secrets::keyring::Keyring;
use crate::services::ports::{Purpose, Resealed, Vault};

pub mod forms;
pub mod key_file;
mod keyring;
pub mod password;
pub mod totp;

/// Version of the unsubscribe token: which key it is proved with. That key stays.
const LINK_KEY: u8 = 1;
const NONCE: usize = 24;
/// Octets of proof in the tag of an address: 80 bits, for a local part has room for 64 characters.
const MAILBOX_PROOF: usize = 10;

/// The installation's secrets.
pub struct Secrets {
    master: [u8; 32],
    keyring: Keyring,
}

impl Secrets {
    /// `master` for everything, as in a key file that was never rotated.
    #[must_use]
    pub fn new(master: [u8; 32]) -> Self {
        Self::with_keyring(master, Keyring::first(master))
    }

    fn with_keyring(master: [u8; 32], keyring: Keyring) -> Self {
        Self { master, keyring }
    }

    /// HMAC-SHA256 under a key of its own for `purpose`; the parts are length-prefixed, so that no
    /// two lists of parts give the same octets.
    #[must_use]
    pub fn keyed_hash(&self, purpose: &str, parts: &[&[u8]]) -> [u8; 32] {
        let key = mac(&self.master, &[purpose.as_bytes()]);
        mac(&key, parts)
    }

    /// `n` octets from the operating system.
    fn random<const N: usize>() -> [u8; N] {
        let mut octets = [0; N];
        #[expect(
            clippy::expect_used,
            clippy::disallowed_methods,
            reason = "the one source; without it nothing here may go on"
        )]
        getrandom::fill(&mut octets).expect("the operating system gives random octets");
        octets
    }
}

fn cipher(key: &[u8; 32], purpose: Purpose) -> XChaCha20Poly1305 {
    let derived = mac(key, &[purpose_name(purpose).as_bytes()]);
    XChaCha20Poly1305::new(&Key::from(mac(&derived, &[b"seal"])))
}

impl std::fmt::Debug for Secrets {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secrets")
    }
}

fn mac(key: &[u8; 32], parts: &[&[u8]]) -> [u8; 32] {
    #[expect(clippy::expect_used, reason = "HMAC takes keys of any length")]
    let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(key).expect("any length");
    for part in parts {
        mac.update(&(part.len() as u64).to_be_bytes());
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

fn purpose_name(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Contact => "contact",
        Purpose::Name => "name",
        Purpose::Note => "note",
        Purpose::MailBytes => "mail-bytes",
        Purpose::Link => "link",
        Purpose::SecondFactor => "second-factor",
        Purpose::ClientSecret => "client-secret",
        Purpose::SignInWay => "sign-in-way",
        Purpose::Typed => "typed",
    }
}

/// Whether two texts are equal, in a time that does not tell where they differ.
#[must_use]
pub fn same(left: &str, right: &str) -> bool {
    let digest = |text: &str| Sha256::digest(text.as_bytes());
    digest(left)
        .iter()
        .zip(digest(right).iter())
        .fold(0, |difference, (a, b)| difference | (a ^ b))
        == 0
}

impl Vault for Secrets {
    fn seal(&self, purpose: Purpose, plain: &[u8]) -> Vec<u8> {
        let nonce: [u8; NONCE] = Self::random();
        let payload = Payload {
            msg: plain,
            aad: purpose_name(purpose).as_bytes(),
        };
        let (id, key) = self.keyring.current();
        #[expect(clippy::expect_used, reason = "fails only beyond 256 GiB")]
        let sealed = cipher(&key, purpose)
            .encrypt(&XNonce::from(nonce), payload)
            .expect("short enough");
        [&[id], nonce.as_slice(), &sealed].concat()
    }

    fn open(&self, purpose: Purpose, sealed: &[u8]) -> Option<Vec<u8>> {
        let (id, rest) = sealed.split_first()?;
        let key = self.keyring.find(*id)?;
        let (nonce, ciphertext) = rest.split_at_checked(NONCE)?;
        let nonce: [u8; NONCE] = nonce.try_into().ok()?;
        let payload = Payload {
            msg: ciphertext,
            aad: purpose_name(purpose).as_bytes(),
        };
        cipher(&key, purpose)
            .decrypt(&XNonce::from(nonce), payload)
            .ok()
    }

    fn reseal(&self, purpose: Purpose, sealed: &[u8]) -> Resealed {
        if sealed.first() == Some(&self.keyring.current().0) {
            return Resealed::Current;
        }
        match self.open(purpose, sealed) {
            Some(plain) => Resealed::Anew(self.seal(purpose, &plain)),
            None => Resealed::Unreadable,
        }
    }

    fn contact_hash(&self, address: &EmailAddress) -> String {
        hex(&self.keyed_hash("contact-hash", &[address.normalized().as_bytes()]))
    }

    fn public_id(&self) -> PublicId {
        PublicId::from_bytes(Self::random())
    }

    fn jitter(&self) -> f64 {
        0.5 + f64::from(u16::from_be_bytes(Self::random())) / f64::from(u16::MAX) / 2.0
    }

    fn random_token(&self, prefix: &str) -> String {
        let octets: [u8; 32] = Self::random();
        format!("{prefix}{}", URL_SAFE_NO_PAD.encode(octets))
    }

    fn token_hash(&self, token: &str) -> String {
        hex(&Sha256::digest(token.as_bytes()))
    }

    fn manage_token(&self, public_id: &PublicId, epoch: i32) -> String {
        let epoch = epoch.to_be_bytes();
        let tag = self.keyed_hash("manage", &[public_id.as_str().as_bytes(), &epoch]);
        format!("cm_{public_id}{}", URL_SAFE_NO_PAD.encode(tag))
    }

    fn manage_token_subject(&self, token: &str) -> Option<PublicId> {
        PublicId::parse(token.strip_prefix("cm_")?.get(..32)?)
    }

    fn preferences_token(&self, public_id: &PublicId, epoch: i32) -> String {
        let epoch = epoch.to_be_bytes();
        let tag = self.keyed_hash("preferences", &[public_id.as_str().as_bytes(), &epoch]);
        format!("cp_{public_id}{}", URL_SAFE_NO_PAD.encode(tag))
    }

    fn preferences_token_subject(&self, token: &str) -> Option<PublicId> {
        PublicId::parse(token.strip_prefix("cp_")?.get(..32)?)
    }

    fn assignment_token(&self, event: &PublicId, officer: &PublicId, epoch: i32) -> String {
        let epoch = epoch.to_be_bytes();
        let parts: [&[u8]; 3] = [
            event.as_str().as_bytes(),
            officer.as_str().as_bytes(),
            &epoch,
        ];
        let tag = self.keyed_hash("assignment", &parts);
        format!("ca_{event}{officer}{}", URL_SAFE_NO_PAD.encode(tag))
    }

    fn assignment_token_subject(&self, token: &str) -> Option<(PublicId, PublicId)> {
        let both = token.strip_prefix("ca_")?;
        let event = PublicId::parse(both.get(..32)?)?;
        Some((event, PublicId::parse(both.get(32..64)?)?))
    }

    fn rsvp_code(&self, public_id: &PublicId, epoch: i32) -> Code {
        let epoch = epoch.to_be_bytes();
        let tag = self.keyed_hash("rsvp-code", &[public_id.as_str().as_bytes(), &epoch]);
        Code::from_bits([tag[0], tag[1], tag[2], tag[3], tag[4]])
    }

    fn code_hash(&self, code: &Code) -> String {
        hex(&self.keyed_hash("rsvp-code-hash", &[code.as_str().as_bytes()]))
    }

    fn factor_secret(&self) -> [u8; second_factor::SECRET] {
        Self::random()
    }

    fn factor_code(&self, secret: &[u8], step: i64) -> String {
        totp::code(secret, step)
    }

    fn recovery_code(&self) -> String {
        second_factor::recovery_code(Self::random())
    }

    fn unsubscribe_token(&self, subject: &str) -> String {
        let tag = self.keyed_hash("unsubscribe", &[subject.as_bytes()]);
        format!(
            "cu1.{LINK_KEY}.{subject}.{}",
            URL_SAFE_NO_PAD.encode(&tag[..16])
        )
    }

    fn unsubscribe_subject(&self, token: &str) -> Option<String> {
        let mut parts = token.strip_prefix("cu1.")?.splitn(3, '.');
        let (_key, subject) = (parts.next()?, parts.next()?);
        same(&self.unsubscribe_token(subject), token).then(|| subject.to_owned())
    }

    fn mailbox_tag(&self, mailbox: Mailbox, id: i64) -> String {
        let letter = mailbox.letter();
        let tag = self.keyed_hash("mailbox", &[&[letter as u8], &id.to_be_bytes()]);
        format!("{letter}{id}.{}", hex(&tag[..MAILBOX_PROOF]))
    }

    fn mailbox_subject(&self, tag: &str) -> Option<(Mailbox, i64)> {
        let mailbox = Mailbox::ALL
            .into_iter()
            .find(|mailbox| tag.starts_with(mailbox.letter()))?;
        let id = tag.get(1..)?.split_once('.')?.0.parse().ok()?;
        same(&self.mailbox_tag(mailbox, id), tag).then_some((mailbox, id))
    }
}

/// Lower-case hexadecimal.
#[must_use]
pub fn hex(octets: &[u8]) -> String {
    octets.iter().map(|octet| format!("{octet:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn secrets() -> Secrets {
        Secrets::new([7; 32])
    }

    #[test]
    fn an_address_is_sealed_anew_each_time_and_opens_only_as_an_address() {
        let (first, second) = (
            secrets().seal(Purpose::Contact, b"ann@example.org"),
            secrets().seal(Purpose::Contact, b"ann@example.org"),
        );
        assert_ne!(first, second);
        assert_eq!(
            secrets().open(Purpose::Contact, &first).as_deref(),
            Some(&b"ann@example.org"[..])
        );
        assert_eq!(secrets().open(Purpose::Note, &first), None);
        assert_eq!(Secrets::new([8; 32]).open(Purpose::Contact, &first), None);
    }

    #[test]
    fn the_same_address_has_the_same_hash_however_it_is_typed() {
        let hash = |text| secrets().contact_hash(&EmailAddress::parse(text).unwrap());
        assert_eq!(hash("Ann@Example.org"), hash("ann@example.ORG"));
        assert_ne!(hash("a.nn@example.org"), hash("ann@example.org"));
    }

    #[test]
    fn a_manage_link_is_revoked_by_the_next_epoch() {
        let id = PublicId::from_bytes([1; 16]);
        let token = secrets().manage_token(&id, 0);
        assert_eq!(secrets().manage_token_subject(&token), Some(id.clone()));
        assert_ne!(secrets().manage_token(&id, 1), token);
        assert_eq!(secrets().manage_token_subject("cm_short"), None);
        let preferences = secrets().preferences_token(&id, 0);
        assert_eq!(
            secrets().preferences_token_subject(&preferences),
            Some(id.clone())
        );
        assert_eq!(secrets().manage_token_subject(&preferences), None);
        assert_ne!(secrets().preferences_token(&id, 1), preferences);
        assert_ne!(
            preferences[3..],
            token[3..],
            "one kind of link does not open the other's page"
        );
    }

    #[test]
    fn an_unsubscribe_link_works_only_for_its_own_subject() {
        let token = secrets().unsubscribe_token("1-abc");
        assert_eq!(
            secrets().unsubscribe_subject(&token).as_deref(),
            Some("1-abc")
        );
        assert_eq!(
            secrets().unsubscribe_subject(&token.replace("1-abc", "1-abd")),
            None
        );
    }

    #[test]
    fn a_tag_of_a_mailbox_is_good_for_its_purpose_and_row_alone() {
        let tag = secrets().mailbox_tag(Mailbox::Bounce, 17);
        assert_eq!(secrets().mailbox_subject(&tag), Some((Mailbox::Bounce, 17)));
        for forged in [
            tag.replace("b17", "b18"),
            tag.replace('b', "r"),
            tag[..tag.len() - 1].to_owned(),
            "b17.".to_owned(),
            "é17.00".to_owned(),
            String::new(),
        ] {
            assert_eq!(secrets().mailbox_subject(&forged), None, "{forged}");
        }
        assert_eq!(Secrets::new([8; 32]).mailbox_subject(&tag), None);
    }

    proptest! {
        #[test]
        fn sealed_octets_that_were_touched_do_not_open(
            plain in proptest::collection::vec(any::<u8>(), 0..60),
            at in any::<proptest::sample::Index>(),
            bit in 0u8..8,
        ) {
            let mut sealed = secrets().seal(Purpose::Note, &plain);
            prop_assert_eq!(secrets().open(Purpose::Note, &sealed), Some(plain));
            let position = at.index(sealed.len());
            sealed[position] ^= 1 << bit;
            prop_assert_eq!(secrets().open(Purpose::Note, &sealed), None);
        }
    }
}
