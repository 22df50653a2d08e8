//! What every answer carries and what no request gets past: headers, the host, where a form comes
//! from, how long anything may take.

use std::time::Duration;

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use actix_web::http::{Method, StatusCode};
use actix_web::middleware::Next;
use actix_web::{HttpResponse, web};

use crate::domain::embed::Site;
use crate::web::error::Error;
use crate::web::public;
use crate::web::state::App;

/// Head, body and handler of one request together.
const REQUEST: Duration = Duration::from_secs(10);
/// The same with a picture in it: 5 MiB from a phone on a slow line.
const PICTURE: Duration = Duration::from_secs(60);

const CSP: &str = "default-src 'none'; script-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; \
    form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
const HEADERS: [(&str, &str); 5] = [
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("cross-origin-opener-policy", "same-origin"),
    (
        "permissions-policy",
        "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
    ("content-security-policy", CSP),
];

/// The outermost layer.
///
/// # Errors
/// [`Error::TimedOut`]; refusals are answers.
pub async fn guard(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let Some(app) = request.app_data::<web::Data<App>>().cloned() else {
        return Ok(request.into_response(HttpResponse::InternalServerError()));
    };
    let path = request.path().to_owned();
    // No clone of the request may be kept while it goes through the routes: they write into it.
    let mut answer = match refuse(&request, &app) {
        Some(refusal) => request.into_response(refusal),
        None => {
            let time = app.limits.time(time_for(&path));
            match tokio::time::timeout(time, next.call(request)).await {
                Ok(answer) => answer?.map_into_boxed_body(),
                Err(_) => return Err(Error::TimedOut.into()),
            }
        }
    };
    let is_marked = answer.response().extensions().contains::<OwnScript>();
    let framed = answer.response_mut().extensions_mut().remove::<Framed>();
    decorate(answer.headers_mut(), &path, &app, is_marked);
    if let Some(csp) = framed.and_then(|framed| csp_of_frame(&framed.0)) {
        let headers = answer.headers_mut();
        headers.insert(header::CONTENT_SECURITY_POLICY, csp);
        headers.remove(header::X_FRAME_OPTIONS);
    }
    Ok(answer)
}

fn time_for(path: &str) -> Duration {
    match path.starts_with("/staff/") && path.ends_with("/pictures") {
        true => PICTURE,
        false => REQUEST,
    }
}

fn refuse(request: &ServiceRequest, app: &App) -> Option<HttpResponse> {
    let headers = request.headers();
    if !is_our_host(
        headers,
        request
            .uri()
            .authority()
            .map(actix_web::http::uri::Authority::as_str),
        app,
    ) {
        return Some(HttpResponse::build(StatusCode::MISDIRECTED_REQUEST).finish());
    }
    if matches!(
        *request.method(),
        Method::GET | Method::HEAD | Method::OPTIONS
    ) {
        return None;
    }
    // One-click unsubscribe comes from mail programs, with nothing but its token (RFC 8058); mail that
    // came back from a mail system, with a token in a header that no form of a browser can send.
    let path = request.path();
    let is_open = path.starts_with("/unsubscribe/") || path == public::received_mail::PATH;
    if is_open || comes_from_here(headers, path, app) {
        return None;
    }
    Some(HttpResponse::from_error(Error::Untrusted))
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

fn is_our_host(headers: &HeaderMap, authority: Option<&str>, app: &App) -> bool {
    match authority.or_else(|| text(headers, "host")) {
        Some(host) => same_authority(host, authority_of(app.links.base())),
        None => false,
    }
}

fn comes_from_here(headers: &HeaderMap, path: &str, app: &App) -> bool {
    if let Some(site) = text(headers, "sec-fetch-site") {
        return matches!(site, "same-origin" | "none");
    }
    for name in ["origin", "referer"] {
        if let Some(value) = text(headers, name) {
            let scheme = app.links.base().split("://").next().unwrap_or_default();
            return value.split("://").next() == Some(scheme)
                && same_authority(authority_of(value), authority_of(app.links.base()));
        }
    }
    // Programs that send none of these hold no cookie of a browser either.
    !path.starts_with("/staff")
}

fn authority_of(url: &str) -> &str {
    url.split("://")
        .nth(1)
        .unwrap_or(url)
        .split('/')
        .next()
        .unwrap_or_default()
}

/// 127.0.0.1, [::1] and localhost are one origin on the bound port.
fn same_authority(left: &str, right: &str) -> bool {
    let loopback = |authority: &str| {
        ["127.0.0.1", "[::1]", "localhost"]
            .iter()
            .find_map(|host| {
                authority
                    .strip_prefix(host)
                    .filter(|rest| rest.is_empty() || rest.starts_with(':'))
            })
            .map(str::to_owned)
    };
    match (loopback(left), loopback(right)) {
        (Some(left), Some(right)) => left == right,
        (None, None) => left.eq_ignore_ascii_case(right),
        _ => false,
    }
}

/// The pages with a script of ours: one counts people at the door while there is no connection, the
/// forms of events and articles keep words while they are typed.
const CSP_WITH_SCRIPT: &str = "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; \
    img-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; \
    require-trusted-types-for 'script'";

fn is_door(path: &str) -> bool {
    let event = path.strip_prefix("/staff/events/");
    event.is_some_and(|rest| rest.ends_with("/arrivals") || rest.ends_with("/check-in"))
}

/// A file of a picture is no page: it loads nothing and is never run, wherever it is opened.
const CSP_OF_PICTURE: &str = "default-src 'none'; sandbox";

/// What was asked for as a file of a picture and is not answered by a page that says why not.
fn is_picture(headers: &HeaderMap, path: &str) -> bool {
    let mut parts = path.trim_matches('/').split('/');
    let is_file = parts.nth(1) == Some("pictures") && parts.clone().count() == 2;
    let is_page = text(headers, "content-type").is_some_and(|kind| kind.starts_with("text/html"));
    is_file && !is_page
}

/// The forms of events and articles, and what their script asks for.
fn is_draft(path: &str) -> bool {
    let parts: Vec<&str> = path.split('/').skip(1).collect();
    matches!(
        parts[..],
        ["staff", "new-event" | "new-article"]
            | ["staff", "new-event" | "new-article", "typed"]
            | ["staff", "events", _, "edit" | "typed"]
            | ["staff", "articles", _]
            | ["staff", "articles", _, "typed"]
    )
}

/// Marks an answer that shows such a page under another address.
pub struct OwnScript;

/// Marks an answer that these sites may show inside a page of theirs.
pub struct Framed(pub Vec<Site>);

/// Nothing runs in it; our own pages may frame it, too.
fn csp_of_frame(sites: &[Site]) -> Option<HeaderValue> {
    let rest = CSP.strip_suffix("frame-ancestors 'none'")?;
    let sites: String = sites.iter().map(|site| format!(" {site}")).collect();
    HeaderValue::from_str(&format!("{rest}frame-ancestors 'self'{sites}")).ok()
}

/// A letter alone: it brings its own style, and nothing in it runs, loads or leads anywhere.
const CSP_OF_LETTER: &str = "default-src 'none'; style-src 'unsafe-inline'; sandbox; form-action 'none'; \
    base-uri 'none'; frame-ancestors 'none'";

fn is_letter(path: &str) -> bool {
    let event = path.strip_prefix("/staff/events/");
    event.is_some_and(|rest| rest.contains("/preview/mail/"))
}

fn decorate(headers: &mut HeaderMap, path: &str, app: &App, is_marked: bool) {
    let has_script = is_marked || is_door(path) || is_draft(path);
    let is_picture = is_picture(headers, path);
    let mut set = |name: &'static str, value: &'static str| {
        headers.insert(
            HeaderName::from_static(name),
            HeaderValue::from_static(value),
        );
    };
    for (name, value) in HEADERS {
        set(name, value);
    }
    if has_script {
        set("content-security-policy", CSP_WITH_SCRIPT);
    } else if is_letter(path) {
        set("content-security-policy", CSP_OF_LETTER);
    }
    if is_picture {
        set("content-security-policy", CSP_OF_PICTURE);
    }
    let open = path.starts_with("/assets/kinds/")
        || path.ends_with(".ics")
        || path.ends_with(".json")
        || path.ends_with(".atom");
    set(
        "cross-origin-resource-policy",
        if open || is_picture && !path.starts_with("/staff") {
            "cross-origin"
        } else {
            "same-origin"
        },
    );
    if open {
        set("access-control-allow-origin", "*");
    }
    let holds_token = [
        "/rsvps/",
        "/subscriptions/",
        "/assignments/",
        "/unsubscribe/",
        "/staff/invitations/",
        "/staff/sign-in/callback",
    ]
    .iter()
    .any(|start| path.starts_with(start));
    set(
        "referrer-policy",
        if holds_token {
            "no-referrer"
        } else {
            "same-origin"
        },
    );
    if holds_token || path.starts_with("/staff") || path.contains("/rsvps") {
        set("x-robots-tag", "noindex, nofollow");
    }
    if app.is_https() {
        set("strict-transport-security", "max-age=63072000");
    }
    if !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_forms_that_send_a_picture_have_more_time() {
        assert_eq!(time_for("/staff/events/tea/pictures"), PICTURE);
        for path in [
            "/staff/sign-in",
            "/millbrook/pictures",
            "/staff/pictures/0f",
        ] {
            assert_eq!(time_for(path), REQUEST, "{path}");
        }
    }

    #[test]
    fn a_script_runs_on_the_pages_that_need_one_and_on_no_other() {
        let has = |path: &str| is_door(path) || is_draft(path);
        for path in [
            "/staff/new-event",
            "/staff/events/tea/edit",
            "/staff/events/tea/typed",
            "/staff/articles/tea",
            "/staff/events/tea/arrivals",
        ] {
            assert!(has(path), "{path}");
        }
        for path in [
            "/staff",
            "/staff/sign-in",
            "/staff/account",
            "/staff/events/tea",
            "/staff/articles",
            "/staff/articles/tea/publication",
            "/santa-monica/events/tea/edit",
            "/new-event",
        ] {
            assert!(!has(path), "{path}");
        }
    }

    #[test]
    fn the_names_of_this_machine_are_one_origin_on_one_port() {
        assert!(same_authority("localhost:8080", "127.0.0.1:8080"));
        assert!(same_authority("[::1]:8080", "127.0.0.1:8080"));
        assert!(!same_authority("localhost:8081", "127.0.0.1:8080"));
        assert!(!same_authority("localhost.evil.org:8080", "127.0.0.1:8080"));
        assert!(same_authority("Events.example.org", "events.example.org"));
        assert!(!same_authority("evil.example", "events.example.org"));
    }
}
