//! Row ids, one type per noun so that they cannot be mixed up, and the random public ids that the
//! outside sees instead (UIDs, Message-IDs, links).

use serde::{Deserialize, Serialize};

macro_rules! row_id {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    )+};
}

row_id!(
    /// A police department, the tenant every row belongs to.
    DepartmentId,
    /// A kind of event, such as "Coffee with a Cop".
    KindId,
    /// Something neighbours want to talk about.
    TopicId,
    /// A place.
    VenueId,
    /// A police officer who may be at an event.
    OfficerId,
    /// An event.
    EventId,
    /// Events that come again.
    SeriesId,
    /// One party's answer to an event.
    RsvpId,
    /// A follow-up article.
    ArticleId,
    /// What somebody would like to talk about at an event.
    WishId,
    /// What somebody needs to take part in an event.
    AccessRequestId,
    /// Somebody who gets news of events by mail.
    SubscriptionId,
    /// A message in the outbox.
    MessageId,
    /// A picture of an event, a place, an officer or a story.
    PictureId,
    /// Something promised at an event.
    PromiseId,
    /// A person who works for a department.
    StaffId,
);

impl StaffId {
    /// Who sits at the server's own command line. Row ids begin at 1.
    pub const NOBODY: StaffId = StaffId(0);
}

/// 128 random bits as 32 lower-case hexadecimal digits: the only id that leaves the house.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PublicId(String);

impl PublicId {
    /// Takes 32 lower-case hexadecimal digits; anything else is `None`.
    #[must_use]
    pub fn parse(raw: &str) -> Option<Self> {
        let right = raw.len() == 32 && raw.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        right.then(|| Self(raw.to_owned()))
    }

    /// The id made of 16 random octets.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for PublicId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::PublicId;

    #[test]
    fn a_public_id_is_thirty_two_hexadecimal_digits() {
        let id = PublicId::from_bytes([0xab; 16]);
        assert_eq!(PublicId::parse(id.as_str()), Some(id));
        for wrong in [
            "",
            "ab",
            "ABABABABABABABABABABABABABABABAB",
            "zzababababababababababababababab",
        ] {
            assert_eq!(PublicId::parse(wrong), None);
        }
    }
}
