//! Tokens in forms and links that say something and prove it: the public form token (its nonce is
//! the idempotency key), the receipt after an RSVP, and the CSRF token of a staff session.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, TimeDelta, Utc};

use crate::secrets::{Secrets, same};

/// What a genuine public form token says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormToken {
    pub nonce: String,
    /// When the form was handed out.
    pub issued_at: DateTime<Utc>,
}

impl FormToken {
    /// Forms older than this are shown again, filled as they were sent.
    pub const LONGEST: TimeDelta = TimeDelta::hours(24);
    /// No person fills a form faster than this.
    pub const SHORTEST: TimeDelta = TimeDelta::seconds(2);

    /// Whether a person can have filled the form by `now`.
    #[must_use]
    pub fn is_timely(&self, now: DateTime<Utc>) -> bool {
        let age = now - self.issued_at;
        Self::SHORTEST <= age && age <= Self::LONGEST
    }
}

impl Secrets {
    /// `payload` with a proof that it was made here for `purpose`: `base64url(payload).proof`.
    #[must_use]
    pub fn sign(&self, purpose: &str, payload: &str) -> String {
        let proof = self.keyed_hash(purpose, &[payload.as_bytes()]);
        format!(
            "{}.{}",
            URL_SAFE_NO_PAD.encode(payload),
            URL_SAFE_NO_PAD.encode(&proof[..16])
        )
    }

    /// The payload of a text made by [`Secrets::sign`] for the same purpose.
    #[must_use]
    pub fn verify(&self, purpose: &str, signed: &str) -> Option<String> {
        let (encoded, _) = signed.split_once('.')?;
        let payload = String::from_utf8(URL_SAFE_NO_PAD.decode(encoded).ok()?).ok()?;
        same(&self.sign(purpose, &payload), signed).then_some(payload)
    }

    /// A token for one form of `subject` (an event's public id), handed out at `now`.
    #[must_use]
    pub fn form_token(&self, subject: &str, now: DateTime<Utc>) -> String {
        let nonce = URL_SAFE_NO_PAD.encode(Self::random::<16>());
        self.sign("form", &format!("{subject}|{}|{nonce}", now.timestamp()))
    }

    /// What a form token says, when it is genuine and for this subject; its age is the caller's to
    /// judge.
    #[must_use]
    pub fn read_form_token(&self, subject: &str, token: &str) -> Option<FormToken> {
        let payload = self.verify("form", token)?;
        let mut parts = payload.splitn(3, '|');
        if parts.next()? != subject {
            return None;
        }
        let issued_at = DateTime::from_timestamp(parts.next()?.parse().ok()?, 0)?;
        Some(FormToken {
            nonce: parts.next()?.to_owned(),
            issued_at,
        })
    }

    /// The hidden field of every form of one session.
    #[must_use]
    pub fn csrf_token(&self, session_id: &str) -> String {
        URL_SAFE_NO_PAD.encode(self.keyed_hash("csrf", &[session_id.as_bytes()]))
    }

    /// Whether a form belongs to this session.
    #[must_use]
    pub fn is_csrf_token(&self, session_id: &str, token: &str) -> bool {
        same(&self.csrf_token(session_id), token)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_token_is_good_for_its_event_between_two_seconds_and_a_day() {
        let secrets = Secrets::new([7; 32]);
        let now = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        let token = secrets.form_token("coffee", now);
        let read = secrets.read_form_token("coffee", &token).unwrap();
        assert!(!read.is_timely(now + TimeDelta::seconds(1)));
        assert!(read.is_timely(now + TimeDelta::seconds(2)));
        assert!(read.is_timely(now + TimeDelta::hours(24)));
        assert!(!read.is_timely(now + TimeDelta::hours(25)));
        assert_eq!(secrets.read_form_token("tacos", &token), None);
        assert_eq!(
            Secrets::new([8; 32]).read_form_token("coffee", &token),
            None
        );
        assert_ne!(token, secrets.form_token("coffee", now));
    }

    #[test]
    fn a_staff_form_of_another_session_is_not_taken() {
        let secrets = Secrets::new([7; 32]);
        let token = secrets.csrf_token("cs_one");
        assert!(secrets.is_csrf_token("cs_one", &token));
        assert!(!secrets.is_csrf_token("cs_two", &token));
        assert!(!secrets.is_csrf_token("cs_one", ""));
    }
}
