//! Addresses of ours with a tag in them (`name+tag@domain`): what comes back to them says by itself
//! which message or which RSVP it is about. The tag proves that we made it; the sender of what comes
//! back proves nothing (MAIL.md, items 65, 75 and 76).

use crate::domain::contact::EmailAddress;

/// What a tagged address is for. Its first letter is part of the tag and of what is proved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mailbox {
    /// The envelope sender of one message: bounces. The id is the message's row.
    Bounce,
    /// The organizer of one invitation: answers of calendar apps. The id is the RSVP's row.
    Reply,
    /// Stops the letters a message belongs to. The id is the message's row.
    Stop,
}

impl Mailbox {
    pub const ALL: [Mailbox; 3] = [Self::Bounce, Self::Reply, Self::Stop];

    #[must_use]
    pub fn letter(self) -> char {
        match self {
            Self::Bounce => 'b',
            Self::Reply => 'r',
            Self::Stop => 's',
        }
    }
}

/// `base` with a tag: `bounces@example.org` becomes `bounces+b17.0a1b@example.org`. `None` when the
/// local part would be longer than the 64 octets of RFC 5321 section 4.5.3.1.1.
#[must_use]
pub fn tagged(base: &EmailAddress, tag: &str) -> Option<EmailAddress> {
    let (local, domain) = base.as_str().rsplit_once('@')?;
    EmailAddress::parse(&format!("{local}+{tag}@{domain}")).ok()
}

/// The tag of an address: what stands between the last `+` of its local part and the `@`, in lower
/// case, for relays on the way may change the case.
#[must_use]
pub fn tag_of(address: &str) -> Option<String> {
    let (local, _) = address.trim().rsplit_once('@')?;
    let (_, tag) = local.rsplit_once('+')?;
    (!tag.is_empty()).then(|| tag.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_survives_the_way_there_and_back() {
        let base = EmailAddress::parse("bounces@mail.example.org").unwrap();
        let address = tagged(&base, "b17.0a1b2c").unwrap();
        assert_eq!(address.as_str(), "bounces+b17.0a1b2c@mail.example.org");
        assert_eq!(tag_of(address.as_str()).as_deref(), Some("b17.0a1b2c"));
        assert_eq!(
            tag_of("Bounces+B17.0A1B2C@MAIL.example.org").as_deref(),
            Some("b17.0a1b2c")
        );
        assert_eq!(tag_of("bounces@mail.example.org"), None);
        assert_eq!(tag_of("a+b"), None);
    }

    #[test]
    fn a_local_part_that_would_grow_too_long_gets_no_tag() {
        let long = EmailAddress::parse(&format!("{}@example.org", "a".repeat(60))).unwrap();
        assert_eq!(tagged(&long, "b17.0a1b2c"), None);
    }
}
