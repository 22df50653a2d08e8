//! Signing in on the word of a department's own identity provider (OpenID Connect Core 1.0): what a
//! provider is, what it says of a person, and who is let in on its word. Nobody is created here: a
//! provider only proves who somebody is that the department knows already.

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use crate::domain::ids::StaffId;
use crate::domain::staff::StaffState;
use crate::domain::text::Line;

/// How long somebody may stay at the provider before coming back.
pub const LIFETIME: TimeDelta = TimeDelta::minutes(10);
/// Most octets of an account's name at its provider (OpenID Connect Core 1.0 section 2, `sub`).
pub const SUBJECT: usize = 255;
/// Most characters on the button.
pub const LABEL: usize = 60;
/// Most characters of the name under which the provider knows this installation.
pub const CLIENT_ID: usize = 200;
/// Most octets of the secret.
pub const SECRET: usize = 512;

/// Why an address is not taken as an issuer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum IssuerError {
    #[error(
        "an issuer is an https address; http is only for a provider on this machine (127.0.0.1, [::1], localhost)"
    )]
    NotPrivate,
    #[error("an issuer has no query, no fragment and no name or password in it")]
    Shape,
    #[error("an issuer has at most 255 characters")]
    TooLong,
}

/// The address that names a provider, exactly as the provider writes it: it is compared octet by octet.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Issuer(String);

impl Issuer {
    /// # Errors
    /// When what is said to it could be read on the way, or it is no issuer (OpenID Connect
    /// Discovery 1.0 section 3).
    pub fn parse(raw: &str) -> Result<Self, IssuerError> {
        let raw = raw.trim();
        if raw.len() > 255 {
            return Err(IssuerError::TooLong);
        }
        if raw.contains(['?', '#', '@']) {
            return Err(IssuerError::Shape);
        }
        if !is_private_way(raw) {
            return Err(IssuerError::NotPrivate);
        }
        Ok(Self(raw.to_owned()))
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether nobody between here and there can read what is said: https, or http to this very machine.
#[must_use]
pub fn is_private_way(address: &str) -> bool {
    let is_odd = |c: char| !c.is_ascii_graphic() || matches!(c, '\\' | '"' | '<' | '>');
    if address.contains(is_odd) {
        return false;
    }
    let Some((scheme, rest)) = address.split_once("://") else {
        return false;
    };
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    if authority.is_empty() || authority.starts_with(':') || authority.contains('@') {
        return false;
    }
    let is_here = |name: &&str| {
        let port = authority.strip_prefix(name);
        let digits = |port: &str| port.bytes().all(|digit| digit.is_ascii_digit());
        port.is_some_and(|rest| rest.is_empty() || rest.strip_prefix(':').is_some_and(digits))
    };
    match scheme {
        "https" => true,
        "http" => ["127.0.0.1", "[::1]", "localhost"].iter().any(is_here),
        _ => false,
    }
}

/// A department's provider, without the secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provider {
    pub issuer: Issuer,
    pub client_id: Line,
    /// What stands on the button.
    pub label: Line,
}

/// What a provider says of a person, once its word was verified.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vouched {
    pub issuer: String,
    /// Names the account at the issuer, for ever.
    pub subject: String,
    /// An address that the provider says it has verified; `None` when it does not say so.
    pub email: Option<String>,
    /// The provider says that more than one factor was asked for (RFC 8176, `mfa`).
    pub by_several_factors: bool,
}

/// Somebody the word may be about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Candidate {
    pub id: StaffId,
    pub state: StaffState,
    /// Another account at the same issuer is bound to this person.
    pub has_other_subject: bool,
    /// Works for the department whose provider this is.
    pub works_here: bool,
    /// Works for an open department, too, that does not trust this issuer.
    pub works_where_not_trusted: bool,
}

/// Whom the word leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Found {
    /// The account is bound to this person.
    pub bound: Option<Candidate>,
    /// The verified address is this person's.
    pub named: Option<Candidate>,
}

/// Who is let in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Admitted {
    pub id: StaffId,
    /// The account has to be bound to the person now.
    pub is_new: bool,
}

/// Why nobody is let in. Whoever asks is told the same words for each; the log is told which.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("the provider does not say that it verified an address")]
    Unverified,
    #[error("nobody here has the address")]
    Unknown,
    #[error("the account here is not active")]
    NotActive,
    #[error("the person does not work for this department")]
    NotHere,
    #[error("the person also works for a department that does not trust this provider")]
    NotTrusted,
    #[error("account and person are bound to others")]
    BoundOtherwise,
    #[error("the answer was used before")]
    Used,
}

/// Who is let in on a provider's word: whoever the account is bound to, and the first time whoever has
/// the verified address.
///
/// # Errors
/// The [`Refusal`]; an account never moves from one person to another.
pub fn decide(vouched: &Vouched, found: &Found) -> Result<Admitted, Refusal> {
    if vouched.email.is_none() {
        return Err(Refusal::Unverified);
    }
    let (person, is_new) = match (found.bound, found.named) {
        (Some(bound), Some(named)) if bound.id != named.id => return Err(Refusal::BoundOtherwise),
        (Some(bound), _) => (bound, false),
        (None, Some(named)) if named.has_other_subject => return Err(Refusal::BoundOtherwise),
        (None, Some(named)) => (named, true),
        (None, None) => return Err(Refusal::Unknown),
    };
    if person.state != StaffState::Active {
        return Err(Refusal::NotActive);
    }
    if !person.works_here {
        return Err(Refusal::NotHere);
    }
    if person.works_where_not_trusted {
        return Err(Refusal::NotTrusted);
    }
    Ok(Admitted {
        id: person.id,
        is_new,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(id: i64) -> Candidate {
        Candidate {
            id: StaffId(id),
            state: StaffState::Active,
            has_other_subject: false,
            works_here: true,
            works_where_not_trusted: false,
        }
    }

    fn vouched() -> Vouched {
        Vouched {
            issuer: "https://id.example.org".to_owned(),
            subject: "248289761001".to_owned(),
            email: Some("rosa@example.org".to_owned()),
            by_several_factors: false,
        }
    }

    fn answer(bound: Option<Candidate>, named: Option<Candidate>) -> Result<Admitted, Refusal> {
        decide(&vouched(), &Found { bound, named })
    }

    #[test]
    fn only_what_nobody_on_the_way_can_read_is_an_issuer() {
        for good in [
            "https://id.example.org",
            "https://login.example.org/tenant/v2.0",
            "https://id.example.org:8443/",
            "http://127.0.0.1:4000",
            "http://[::1]:4000/realm",
            "http://localhost",
        ] {
            assert_eq!(Issuer::parse(good).unwrap().as_str(), good);
        }
        for bad in [
            "http://id.example.org",
            "http://127.0.0.1.evil.example",
            "http://localhost.evil.example:80",
            "http://127.0.0.1:80.evil.example",
            "http://127.0.0.1\\evil.example",
            "https://",
            "https://:443",
            "https:///path",
            "ftp://id.example.org",
            "id.example.org",
            "https://id.exam ple.org",
            "https://id.example.org/\u{202e}",
            "",
        ] {
            assert_eq!(Issuer::parse(bad), Err(IssuerError::NotPrivate), "{bad:?}");
        }
        for odd in [
            "https://me:secret@id.example.org",
            "http://localhost@evil.example",
            "https://id.example.org?tenant=1",
            "https://id.example.org#here",
        ] {
            assert_eq!(Issuer::parse(odd), Err(IssuerError::Shape), "{odd}");
        }
        let long = format!("https://id.example.org/{}", "a".repeat(240));
        assert_eq!(Issuer::parse(&long), Err(IssuerError::TooLong));
    }

    #[test]
    fn the_first_time_the_verified_address_counts_and_then_the_account() {
        let first = answer(None, Some(person(1))).unwrap();
        assert_eq!((first.id, first.is_new), (StaffId(1), true));
        let then = answer(Some(person(1)), Some(person(1))).unwrap();
        assert_eq!((then.id, then.is_new), (StaffId(1), false));
        let renamed = answer(Some(person(1)), None).unwrap();
        assert_eq!((renamed.id, renamed.is_new), (StaffId(1), false));
    }

    #[test]
    fn an_account_never_moves_to_somebody_else() {
        let taken = Err(Refusal::BoundOtherwise);
        assert_eq!(answer(Some(person(1)), Some(person(2))), taken);
        let other = Candidate {
            has_other_subject: true,
            ..person(2)
        };
        assert_eq!(answer(None, Some(other)), taken);
    }

    #[test]
    fn whoever_may_not_work_here_is_refused_by_account_and_by_address() {
        let off = [
            (
                Candidate {
                    state: StaffState::Disabled,
                    ..person(1)
                },
                Refusal::NotActive,
            ),
            (
                Candidate {
                    state: StaffState::Invited,
                    ..person(1)
                },
                Refusal::NotActive,
            ),
            (
                Candidate {
                    works_here: false,
                    ..person(1)
                },
                Refusal::NotHere,
            ),
            (
                Candidate {
                    works_where_not_trusted: true,
                    ..person(1)
                },
                Refusal::NotTrusted,
            ),
        ];
        for (who, why) in off {
            assert_eq!(answer(Some(who), Some(who)), Err(why));
            assert_eq!(answer(None, Some(who)), Err(why));
        }
        assert_eq!(answer(None, None), Err(Refusal::Unknown));
    }

    #[test]
    fn without_a_verified_address_not_even_a_bound_account_gets_in() {
        let word = Vouched {
            email: None,
            ..vouched()
        };
        let found = Found {
            bound: Some(person(1)),
            named: None,
        };
        assert_eq!(decide(&word, &found), Err(Refusal::Unverified));
    }
}
