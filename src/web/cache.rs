//! What may be kept, by whom and for how long; ETags; and answers with bytes that are known.

use actix_web::http::header::{
    CACHE_CONTROL, ETAG, HeaderValue, IF_MODIFIED_SINCE, IF_NONE_MATCH, LAST_MODIFIED, VARY,
};
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder};
use chrono::{DateTime, NaiveDateTime, Utc};
use sha2::{Digest, Sha256};

/// How an answer may be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Policy {
    /// Everybody, for a minute, then ask with the ETag.
    Public,
    /// Whoever asked, for a minute: what stands behind a secret address.
    Personal,
    /// Nobody: forms, token pages, everything for staff.
    Private,
    /// Everybody, for a day.
    Daily,
    /// For ever: the name changes with the bytes.
    Immutable,
}

impl Policy {
    fn value(self) -> &'static str {
        match self {
            Self::Public => "public, max-age=60",
            Self::Personal => "private, max-age=60",
            Self::Private => "no-store",
            Self::Daily => "public, max-age=86400",
            Self::Immutable => "public, max-age=31536000, immutable",
        }
    }
}

impl Policy {
    /// The policy as a header.
    #[must_use]
    pub fn header(self) -> HeaderValue {
        HeaderValue::from_static(self.value())
    }
}

/// The strong ETag of some bytes: the start of their SHA-256, quoted.
#[must_use]
pub fn etag(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    let hex: String = digest
        .iter()
        .take(16)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    format!("\"{hex}\"")
}

/// Sets the policy on an answer under construction.
pub fn declare(answer: &mut HttpResponseBuilder, policy: Policy) {
    answer.insert_header((CACHE_CONTROL, HeaderValue::from_static(policy.value())));
}

/// Bytes that everybody may keep: 304 when the client has them already (RFC 9110, 13.1.2, 13.1.3).
#[must_use]
pub fn answer(request: &HttpRequest, body: &Body) -> HttpResponse {
    let fresh = is_fresh(request, &body.etag, body.last_modified);
    let mut answer = if fresh {
        HttpResponse::NotModified()
    } else {
        HttpResponse::Ok()
    };
    let policy = if body.is_personal {
        Policy::Personal
    } else {
        Policy::Public
    };
    declare(&mut answer, policy);
    answer.insert_header((ETAG, body.etag.as_str()));
    if let Some(at) = body.last_modified {
        answer.insert_header((LAST_MODIFIED, http_date(at)));
    }
    if body.varies {
        answer.insert_header((VARY, HeaderValue::from_static("accept-language")));
    }
    if fresh {
        return answer.finish();
    }
    answer.content_type(body.content_type);
    if let Some(name) = &body.file_name {
        answer.insert_header((
            "content-disposition",
            format!("inline; filename=\"{name}\""),
        ));
    }
    answer.body(body.bytes.clone())
}

/// An answer's bytes with what is known about them.
#[derive(Debug, Clone)]
pub struct Body {
    pub bytes: actix_web::web::Bytes,
    pub etag: String,
    pub content_type: &'static str,
    pub last_modified: Option<DateTime<Utc>>,
    /// Depends on the Accept-Language header.
    pub varies: bool,
    pub file_name: Option<String>,
    /// Stands behind a secret address: no shared cache may keep it.
    pub is_personal: bool,
}

impl Body {
    #[must_use]
    pub fn new(bytes: Vec<u8>, content_type: &'static str) -> Self {
        Self {
            etag: etag(&bytes),
            bytes: bytes.into(),
            content_type,
            last_modified: None,
            varies: false,
            file_name: None,
            is_personal: false,
        }
    }
}

fn is_fresh(request: &HttpRequest, etag: &str, last_modified: Option<DateTime<Utc>>) -> bool {
    let header = |name| {
        request
            .headers()
            .get(name)
            .and_then(|value: &HeaderValue| value.to_str().ok())
    };
    if let Some(known) = header(IF_NONE_MATCH) {
        return known
            .split(',')
            .map(|tag| tag.trim().trim_start_matches("W/"))
            .any(|tag| tag == "*" || tag == etag);
    }
    let (Some(since), Some(changed)) = (header(IF_MODIFIED_SINCE), last_modified) else {
        return false;
    };
    parse_http_date(since).is_some_and(|since| changed <= since)
}

/// `Thu, 01 Jun 2023 22:00:00 GMT` (RFC 9110, 5.6.7).
#[must_use]
pub fn http_date(at: DateTime<Utc>) -> String {
    at.format("%a, %d %b %Y %H:%M:%S GMT").to_string()
}

fn parse_http_date(text: &str) -> Option<DateTime<Utc>> {
    let parsed = NaiveDateTime::parse_from_str(text, "%a, %d %b %Y %H:%M:%S GMT").ok()?;
    Some(parsed.and_utc())
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::test::TestRequest;

    fn fresh(header: (&'static str, &str)) -> bool {
        let changed = "2026-06-01T12:00:00Z".parse().unwrap();
        let request = TestRequest::get().insert_header(header).to_http_request();
        is_fresh(&request, "\"abc\"", Some(changed))
    }

    #[test]
    fn a_calendar_app_that_has_the_bytes_is_told_so() {
        for known in ["\"abc\"", "W/\"abc\"", "\"x\", \"abc\"", "*"] {
            assert!(fresh(("if-none-match", known)), "{known}");
        }
        assert!(!fresh(("if-none-match", "\"x\"")));
    }

    #[test]
    fn a_date_that_is_old_or_nonsense_gets_the_whole_answer() {
        assert!(fresh((
            "if-modified-since",
            "Mon, 01 Jun 2026 12:00:00 GMT"
        )));
        assert!(!fresh((
            "if-modified-since",
            "Mon, 01 Jun 2026 11:59:59 GMT"
        )));
        assert!(!fresh(("if-modified-since", "yesterday")));
    }
}
