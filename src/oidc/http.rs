//! One request to an identity provider: never in clear text to another machine, no redirect followed, a
//! limit of time and of octets for the answer.

use std::time::Duration;

use openidconnect::{HttpRequest, HttpResponse, http};

use crate::domain::identity::is_private_way;

/// One request with its answer; three of them stay below the limit of a whole conversation and the
/// server's limit for a request.
const ONE: Duration = Duration::from_millis(2500);
/// Octets of an answer. Key sets with certificates in them have some tens of thousands.
const LARGEST: u64 = 256 * 1024;

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub(super) enum HttpError {
    #[error("an address of the provider is neither https nor on this machine")]
    NotPrivate,
    #[error("{0}")]
    Failed(#[from] ureq::Error),
}

/// Certificates are judged by the roots in the program, like those of mail servers.
pub(super) fn agent() -> ureq::Agent {
    patient(ONE)
}

fn patient(longest: Duration) -> ureq::Agent {
    ureq::Agent::config_builder()
        .timeout_global(Some(longest))
        .max_redirects(0)
        .max_redirects_will_error(false)
        .http_status_as_error(false)
        .user_agent("cuppa")
        .build()
        .into()
}

pub(super) fn send(agent: &ureq::Agent, request: HttpRequest) -> Result<HttpResponse, HttpError> {
    if !is_private_way(&request.uri().to_string()) {
        return Err(HttpError::NotPrivate);
    }
    let answer = if request.method() == http::Method::GET {
        let (head, _) = request.into_parts();
        agent.run(http::Request::from_parts(head, ()))?
    } else {
        agent.run(request)?
    };
    let (head, mut body) = answer.into_parts();
    let octets = body.with_config().limit(LARGEST).read_to_vec()?;
    Ok(http::Response::from_parts(head, octets))
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};
    use std::net::TcpListener;

    use super::*;

    /// Answers one request on a port of this machine with these octets.
    fn once(octets: Vec<u8>) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        std::thread::spawn(move || {
            let (mut line, _) = listener.accept().unwrap();
            drop(line.read(&mut [0; 4096]));
            drop(line.write_all(&octets));
        });
        format!("http://{address}/")
    }

    fn get(address: &str) -> Result<HttpResponse, HttpError> {
        let request = http::Request::get(address).body(Vec::new()).unwrap();
        send(&agent(), request)
    }

    #[test]
    fn an_answer_without_end_is_cut_off_and_one_that_fits_is_read() {
        let long = vec![b' '; 300 * 1024];
        let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n", long.len());
        let refused = get(&once([head.into_bytes(), long].concat()));
        assert!(matches!(refused, Err(HttpError::Failed(_))), "{refused:?}");
        let fits = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}".to_vec();
        assert_eq!(get(&once(fits)).unwrap().body(), b"{}");
    }

    #[test]
    fn who_never_answers_is_waited_for_no_longer_than_the_limit() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}/", listener.local_addr().unwrap());
        let request = http::Request::get(address).body(Vec::new()).unwrap();
        let waited = send(&patient(Duration::from_millis(20)), request);
        let cause = waited.unwrap_err();
        assert!(
            matches!(cause, HttpError::Failed(ureq::Error::Timeout(_))),
            "{cause}"
        );
    }

    #[test]
    fn no_redirect_is_followed_and_nothing_is_said_in_clear_text() {
        let to =
            b"HTTP/1.1 302 Found\r\nlocation: http://169.254.169.254/\r\ncontent-length: 0\r\n\r\n";
        assert_eq!(get(&once(to.to_vec())).unwrap().status(), 302);
        let refused = get("http://id.example.org/");
        assert!(matches!(refused, Err(HttpError::NotPrivate)), "{refused:?}");
    }
}
