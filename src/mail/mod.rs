//! Notices to messages, and messages to where they go: a relay by SMTP, a directory, memory.
//! Which message is due, and what follows from an outcome, is decided elsewhere
//! (`domain::outbox`); nothing here touches the database.

use crate::domain::contact::EmailAddress;
use crate::domain::links::Links;
use crate::domain::mailbox;
use crate::domain::notice::Letter;
use crate::domain::outbox::{Delivery, Phase};
use crate::services::ports::{Later, Mailer, Parcel, RenderFailure};

mod compose;
pub mod directory;
pub mod incoming;
pub mod memory;
mod page;
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
    /// Where answers of calendar apps, and letters to stop letters, come back to, tagged for each;
    /// `None` asks nobody to answer.
    pub replies: Option<EmailAddress>,
    /// Makes the links of the message absolute.
    pub links: Links,
}

impl SenderSettings {
    /// The sending domain: the part of the address behind the `@`.
    #[must_use]
    pub fn domain(&self) -> &str {
        let address = self.address.as_str();
        address
            .rsplit_once('@')
            .map_or(address, |(_, domain)| domain)
    }
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
    pub transport: Transport,
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
        rendered.map_err(|error| RenderFailure(error.to_string()))
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
}
