//! The few things a use case needs from outside that are not rows: secrets, the mail transport, and
//! departments' identity providers.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use crate::domain::code::Code;
use crate::domain::contact::EmailAddress;
use crate::domain::identity::{Issuer, Vouched};
use crate::domain::ids::PublicId;
use crate::domain::incoming::Received;
use crate::domain::mailbox::Mailbox;
use crate::domain::notice::Letter;
use crate::domain::outbox::Delivery;
use crate::domain::second_factor::SECRET;

/// What a sealed field holds; one kind's ciphertext does not open as another's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// A resident's mail address.
    Contact,
    /// A resident's name.
    Name,
    /// A resident's note.
    Note,
    /// The octets of a message.
    MailBytes,
    /// A one-time link on its way into a mail.
    Link,
    /// What a person's phone makes codes from.
    SecondFactor,
    /// With what a department shows its identity provider who asks.
    ClientSecret,
    /// What a browser keeps while somebody is at the identity provider.
    SignInWay,
    /// What staff typed and have not saved.
    Typed,
}

/// Randomness, keyed hashes and sealing.
pub trait Vault: Send + Sync {
    /// Encrypts and authenticates.
    fn seal(&self, purpose: Purpose, plain: &[u8]) -> Vec<u8>;
    /// The plaintext, or `None` when the octets were not sealed for this purpose under this key.
    fn open(&self, purpose: Purpose, sealed: &[u8]) -> Option<Vec<u8>>;
    /// The same under the key that seals now, when it is under an older one.
    fn reseal(&self, purpose: Purpose, sealed: &[u8]) -> Resealed;
    /// "The same address again", under a key outside the database.
    fn contact_hash(&self, address: &EmailAddress) -> String;
    /// 128 random bits.
    fn public_id(&self) -> PublicId;
    /// A random number in `0.5..=1.0` for the pause between tries.
    fn jitter(&self) -> f64;
    /// `prefix` and 256 random bits.
    fn random_token(&self, prefix: &str) -> String;
    /// What of a random token is stored.
    fn token_hash(&self, token: &str) -> String;
    /// The link to one RSVP, derived, not stored; the next epoch revokes it.
    fn manage_token(&self, public_id: &PublicId, epoch: i32) -> String;
    /// The public id a manage token claims, before it is checked against the row's epoch.
    fn manage_token_subject(&self, token: &str) -> Option<PublicId>;
    /// The link to what one subscriber wants, derived; the next epoch revokes it.
    fn preferences_token(&self, public_id: &PublicId, epoch: i32) -> String;
    /// The public id a preferences token claims, before it is checked against the row's epoch.
    fn preferences_token_subject(&self, token: &str) -> Option<PublicId>;
    /// The link to one officer's part in one event, derived like it.
    fn assignment_token(&self, event: &PublicId, officer: &PublicId, epoch: i32) -> String;
    /// The event and the officer an assignment's token claims, before it is checked.
    fn assignment_token_subject(&self, token: &str) -> Option<(PublicId, PublicId)>;
    /// The code of one RSVP, derived like its link.
    fn rsvp_code(&self, public_id: &PublicId, epoch: i32) -> Code;
    /// What of a code is stored, under a key outside the database.
    fn code_hash(&self, code: &Code) -> String;
    /// A fresh secret of a second factor.
    fn factor_secret(&self) -> [u8; SECRET];
    /// The six digits a phone shows for this secret in one step of 30 seconds (RFC 6238).
    fn factor_code(&self, secret: &[u8], step: i64) -> String;
    /// A fresh recovery code, as it is written down.
    fn recovery_code(&self) -> String;
    /// The one-click token for one subject; never expires.
    fn unsubscribe_token(&self, subject: &str) -> String;
    /// The subject of a genuine unsubscribe token.
    fn unsubscribe_subject(&self, token: &str) -> Option<String>;
    /// The tag of an address of ours for this purpose and row; derived, not stored.
    fn mailbox_tag(&self, mailbox: Mailbox, id: i64) -> String;
    /// What a genuine tag is for, and its row.
    fn mailbox_subject(&self, tag: &str) -> Option<(Mailbox, i64)>;
}

/// What became of sealed octets when the key was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Resealed {
    /// They are under the key that seals now.
    Current,
    Anew(Vec<u8>),
    /// No key of ours opens them.
    Unreadable,
}

/// Why a letter could not be made; it would fail the same way again.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct RenderFailure(pub String);

/// An answer that comes later.
pub type Later<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// A rendered message on its way.
#[derive(Debug, Clone, Copy)]
pub struct Parcel<'a> {
    pub recipient: &'a EmailAddress,
    /// As in the header, with its angle brackets.
    pub message_id: &'a str,
    /// The tag of its envelope sender, so that a bounce says which message it is about.
    pub return_tag: &'a str,
    pub raw: &'a [u8],
}

/// Where a machine remembers, outside the database, until when it has sent mail from it.
pub trait SentMark: Send + Sync {
    /// The last instant that was remembered; `None` when none was, or it cannot be read.
    fn last(&self) -> Option<DateTime<Utc>>;
    /// Remembers an instant. One that cannot be written is told to the operator, no more.
    fn remember(&self, at: DateTime<Utc>);
}

/// Makes letters and hands them to the next mail system.
pub trait Mailer: Send + Sync {
    /// The octets of the message (RFC 5322, RFC 2045).
    ///
    /// # Errors
    /// When the letter cannot be made, now or ever.
    fn render(&self, letter: &Letter) -> Result<Vec<u8>, RenderFailure>;

    /// One attempt; never longer than the transport's time limit.
    fn deliver<'a>(&'a self, parcel: Parcel<'a>) -> Later<'a, Delivery>;

    /// A way out of its own for one of several deliveries beside each other. What is said on one must
    /// not come before the outcome of another is written down.
    fn lane(self: Arc<Self>) -> Arc<dyn Mailer>;

    /// Nothing is to be sent for now: open connections are closed politely.
    fn rest(&self) -> Later<'_, ()> {
        Box::pin(std::future::ready(()))
    }
    /// Whether answers of calendar apps and letters to stop letters come back to us. Without, nobody
    /// is asked to answer.
    fn takes_replies(&self) -> bool {
        false
    }
}

/// A letter as its reader sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownLetter {
    /// Name and address of the sender.
    pub from: String,
    pub subject: String,
    /// The part in plain text.
    pub text: String,
    /// The part in HTML, a whole page.
    pub html: String,
}

/// Shows letters to staff before they leave.
pub trait LetterPreview: Send + Sync {
    /// # Errors
    /// When the letter cannot be made.
    fn show(&self, letter: &Letter) -> Result<ShownLetter, RenderFailure>;
}

/// A message longer than [`MOST_OCTETS`](crate::domain::incoming::MOST_OCTETS).
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the message is too large")]
pub struct TooLarge;

/// Reads messages that came back.
pub trait MailReader: Send + Sync {
    /// What the octets are (RFC 5322); `recipient` is the envelope's, where it is known. Never panics,
    /// keeps nothing.
    ///
    /// # Errors
    /// [`TooLarge`].
    fn read(&self, raw: &[u8], recipient: Option<&str>) -> Result<Received, TooLarge>;
}

/// How a department speaks to its identity provider.
#[derive(Clone)]
pub struct Client {
    pub issuer: Issuer,
    pub client_id: String,
    pub secret: String,
}

/// What ties an answer of a provider to the browser that asked.
#[derive(Clone)]
pub struct Way {
    /// Comes back with the answer (RFC 6749 section 10.12).
    pub state: String,
    /// Stands in the ID token (OpenID Connect Core 1.0 section 3.1.2.1).
    pub nonce: String,
    /// Proves that whoever takes the code is who asked for it (RFC 7636), 43 to 128 characters.
    pub verifier: String,
}

/// One sign-in at a provider.
#[derive(Clone)]
pub struct Asked {
    pub client: Client,
    pub way: Way,
    /// Our own address that the provider leads back to.
    pub callback: String,
    pub now: DateTime<Utc>,
}

/// Why a provider's word could not be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ProviderFailure {
    #[error("the provider gave no answer in time, or none that is understood")]
    Down,
    #[error("what the provider said does not hold")]
    Refused,
}

/// Speaks to departments' identity providers, within time limits of its own. No transaction may be
/// open meanwhile.
pub trait IdentityProviders: Send + Sync {
    /// The address at the provider to which the browser is sent.
    ///
    /// # Errors
    /// [`ProviderFailure::Down`].
    fn address(&self, asked: Asked) -> Later<'_, Result<String, ProviderFailure>>;

    /// What the provider says of whoever came back with this code. Issuer, audience, signature, end
    /// and nonce of its ID token were verified.
    ///
    /// # Errors
    /// [`ProviderFailure`].
    fn vouched(&self, asked: Asked, code: String) -> Later<'_, Result<Vouched, ProviderFailure>>;
}
