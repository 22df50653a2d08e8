//! Notices to messages, and messages to where they go: a relay by SMTP, a directory, memory.
//! Which message is due, and what follows from an outcome, is decided elsewhere
//! (`domain::outbox`); nothing here touches the database.

use std::sync::Arc;

use crate::domain::contact::EmailAddress;
use crate::domain::links::Links;
use crate::domain::mailbox;
use crate::domain::notice::Letter;
use crate::domain::outbox::{Delivery, Phase};
use crate::services::ports::{Later, Mailer, Parcel, RenderFailure};

mod compose;
pub mod directory;
pub mod dkim;
pub mod incoming;
pub mod memory;
mod page;
mod preview;
pub mod render;
pub mod samples;
pub mod smtp;

/// Who writes: the same for every department of an installation.
#[derive(Debug, Clone)]
pub struct SenderSettings {
    /// The address in From, on the sending domain.
    pub address: EmailAddress,
    /// The envelope sender, tagged for each message (VERP): bounces go there.
    pub envelope: EmailAddress,
    /// The address in From of what readers may stop.
    pub news: EmailAddress,
    /// The domain signatures speak for; a department's own sender has to lie in it.
    pub domain: String,
    /// Where answers of calendar apps, and letters to stop letters, come back to, tagged for each;
    /// `None` asks nobody to answer.
    pub replies: Option<EmailAddress>,
    /// Makes the links of the message absolute.
    pub links: Links,
}

impl SenderSettings {
    /// One address for everything.
    #[must_use]
    pub fn of(address: EmailAddress, links: Links) -> Self {
        let sender = Self {
            envelope: address.clone(),
            news: address.clone(),
            replies: None,
            domain: String::new(),
            address,
            links,
        };
        Self {
            domain: sender.domain().to_owned(),
            ..sender
        }
    }

    /// Who a letter comes from: the department's own sender, where signatures speak for its domain
    /// (RFC 7489 section 3.1.1, relaxed), or the installation's.
    #[must_use]
    pub fn from(&self, letter: &Letter) -> String {
        let own = &letter.department.settings.sender;
        if self.covers(own) {
            return own.clone();
        }
        let address = if letter.kind.is_subscription() {
            &self.news
        } else {
            &self.address
        };
        address.as_str().to_owned()
    }

    /// Whether an address lies in the domain that signatures speak for, or below it.
    #[must_use]
    pub fn covers(&self, address: &str) -> bool {
        EmailAddress::parse(address).is_ok_and(|address| address.is_within(&self.domain))
    }

    /// The sending domain: the part of the address behind the `@`.
    #[must_use]
    pub fn domain(&self) -> &str {
        domain_of(&self.address)
    }
}

fn domain_of(address: &EmailAddress) -> &str {
    let address = address.as_str();
    address
        .rsplit_once('@')
        .map_or(address, |(_, domain)| domain)
}

/// From whom, to whom, which message.
#[derive(Debug, Clone, Copy)]
pub struct Envelope<'a> {
    pub from: &'a EmailAddress,
    pub to: &'a EmailAddress,
    /// As in the header, with its angle brackets.
    pub message_id: &'a str,
}

/// Where messages go.
#[derive(Debug, Clone)]
pub enum Transport {
    Smtp(smtp::Smtp),
    Directory(directory::Directory),
    Memory(memory::Memory),
    /// Mail is switched off: messages wait until their deadline.
    None,
}

impl Transport {
    /// One attempt; bounded in time, never a panic.
    pub async fn deliver(&self, envelope: &Envelope<'_>, raw: &[u8]) -> Delivery {
        match self {
            Self::Smtp(smtp) => smtp.deliver(envelope, raw).await,
            Self::Directory(directory) => directory.deliver(envelope, raw).await,
            Self::Memory(memory) => memory.deliver(envelope, raw),
            Self::None => Delivery::Broken {
                phase: Phase::Connect,
                text: "mail is switched off (mail.transport = \"none\")".to_owned(),
            },
        }
    }
}

/// The mailer of the services: renders for one sender and delivers over one transport.
#[derive(Debug, Clone)]
pub struct PostOffice {
    pub sender: SenderSettings,
    pub signers: Arc<Vec<dkim::Signer>>,
    pub transport: Transport,
}

impl PostOffice {
    /// Without signatures.
    #[must_use]
    pub fn unsigned(sender: SenderSettings, transport: Transport) -> Self {
        Self {
            sender,
            signers: Arc::default(),
            transport,
        }
    }
}

impl Mailer for PostOffice {
    fn render(&self, letter: &Letter) -> Result<Vec<u8>, RenderFailure> {
        let invite = letter
            .invited
            .as_ref()
            .and_then(|invited| render::Invite::of(invited, &self.sender));
        let rendered = match invite {
            Some(invite) => render::render_invitation(letter, &self.sender, &invite),
            None => render::render(letter, &self.sender),
        };
        let raw = rendered.map_err(|error| RenderFailure(error.to_string()))?;
        Ok(dkim::signed(&self.signers, &raw, letter.date.timestamp()))
    }

    fn takes_replies(&self) -> bool {
        self.sender.replies.is_some()
    }

    fn deliver<'a>(&'a self, parcel: Parcel<'a>) -> Later<'a, Delivery> {
        Box::pin(async move {
            let base = &self.sender.envelope;
            let tagged = mailbox::tagged(base, parcel.return_tag);
            let envelope = Envelope {
                from: tagged.as_ref().unwrap_or(base),
                to: parcel.recipient,
                message_id: parcel.message_id,
            };
            self.transport.deliver(&envelope, parcel.raw).await
        })
    }

    fn lane(self: Arc<Self>) -> Arc<dyn Mailer> {
        match &self.transport {
            Transport::Smtp(smtp) => Arc::new(Self {
                transport: Transport::Smtp(smtp.lane()),
                ..(*self).clone()
            }),
            _ => self,
        }
    }

    fn rest(&self) -> Later<'_, ()> {
        Box::pin(async move {
            if let Transport::Smtp(smtp) = &self.transport {
                smtp.rest().await;
            }
        })
    }
}
