//! Addresses of people. What is shown or logged is masked; the address itself goes to the sealed
//! column and the envelope, nowhere else.

/// Why an address was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AddressError {
    #[error("the address is not of the form name@example.org")]
    Shape,
    #[error("the address has more than 254 characters")]
    TooLong,
    #[error("the address holds characters that many mail systems do not take")]
    NotAscii,
}

/// A mail address (RFC 5321 section 4.1.2, dot-string form only), the domain in lower case.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct EmailAddress(String);

impl EmailAddress {
    /// # Errors
    /// When the address could not be delivered to: no single `@`, a domain without a dot, an
    /// address literal, quoted or non-ASCII local parts.
    pub fn parse(raw: &str) -> Result<Self, AddressError> {
        let trimmed = raw.trim();
        if trimmed.len() > 254 {
            return Err(AddressError::TooLong);
        }
        let (local, domain) = trimmed.rsplit_once('@').ok_or(AddressError::Shape)?;
        if !trimmed.is_ascii() {
            return Err(AddressError::NotAscii);
        }
        if !is_dot_string(local) || !is_domain(domain) {
            return Err(AddressError::Shape);
        }
        Ok(Self(format!("{local}@{}", domain.to_ascii_lowercase())))
    }

    /// For the envelope and the sealed column only.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What "the same address again" means: everything in lower case, dots and `+tags` kept.
    #[must_use]
    pub fn normalized(&self) -> String {
        self.0.to_ascii_lowercase()
    }

    /// Whether the address lies in a domain, or below it.
    #[must_use]
    pub fn is_within(&self, domain: &str) -> bool {
        let own = self.0.rsplit_once('@').map_or("", |(_, own)| own);
        own == domain || own.ends_with(&format!(".{domain}"))
    }

    /// `r***@e***`: enough for staff to tell two rows apart, not to write to somebody.
    #[must_use]
    pub fn masked(&self) -> String {
        let (local, domain) = self.0.split_once('@').unwrap_or((&self.0, ""));
        let first = |part: &str| part.chars().next().unwrap_or('*');
        format!("{}***@{}***", first(local), first(domain))
    }
}

impl std::fmt::Debug for EmailAddress {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.masked())
    }
}

/// What an installation lets its departments say about their mail.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MailRules {
    /// The domain that signatures speak for; a department's own sender has to lie in it.
    pub domain: String,
    /// Answers of calendar apps come back to somewhere.
    pub takes_replies: bool,
}

fn is_dot_string(local: &str) -> bool {
    let atom = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(c);
    !local.is_empty()
        && local.len() <= 64
        && local
            .split('.')
            .all(|part| !part.is_empty() && part.chars().all(atom))
}

fn is_domain(domain: &str) -> bool {
    let label = |part: &str| {
        (1..=63).contains(&part.len())
            && part.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
            && !part.starts_with('-')
            && !part.ends_with('-')
    };
    let last = domain.rsplit('.').next().unwrap_or_default();
    domain.contains('.')
        && domain.split('.').all(label)
        && last.len() >= 2
        && !last.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ordinary_address_is_taken_and_shown_masked() {
        let ann = EmailAddress::parse(" Ann.O'Neil+cop@Example.ORG ").unwrap();
        assert_eq!(ann.as_str(), "Ann.O'Neil+cop@example.org");
        assert_eq!(ann.normalized(), "ann.o'neil+cop@example.org");
        assert_eq!(format!("{ann:?}"), "A***@e***");
    }

    #[test]
    fn an_address_below_a_domain_is_within_it_and_one_that_only_ends_like_it_is_not() {
        let within = |raw: &str| EmailAddress::parse(raw).unwrap().is_within("city.example");
        assert!(within("a@city.example") && within("a@police.city.example"));
        assert!(!within("a@othercity.example") && !within("a@example.org"));
    }

    #[test]
    fn addresses_that_reach_nobody_are_not_taken() {
        for wrong in [
            "ann",
            "a@b",
            "ann@localhost",
            "a b@example.org",
            "@example.org",
            "a@@example.org",
            "a@[127.0.0.1]",
            "a@127.0.0.1",
            "a..b@example.org",
            "a@-x.org",
            "a\r\nBcc: b@example.org",
            "\"a\"@example.org",
        ] {
            assert!(EmailAddress::parse(wrong).is_err(), "{wrong:?}");
        }
        assert_eq!(
            EmailAddress::parse("josé@example.org"),
            Err(AddressError::NotAscii)
        );
        assert_eq!(
            EmailAddress::parse(&format!("{}@example.org", "a".repeat(300))),
            Err(AddressError::TooLong)
        );
    }
}
