//! A relay with a certificate: one that can be believed, one of an authority nobody knows, one for
//! another name. Nothing of a message, and no password, reaches a relay that has not proved its name.

use std::sync::Arc;
use std::time::Duration;

use rcgen::{CertificateParams, CertifiedIssuer, KeyPair};
use tokio::io::{AsyncBufReadExt as _, AsyncRead, AsyncWrite, AsyncWriteExt as _, BufReader};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring::default_provider;
use tokio_rustls::rustls::pki_types::PrivatePkcs8KeyDer;

use super::*;
use crate::domain::contact::EmailAddress;

/// A town's own authority.
struct Authority(CertifiedIssuer<'static, KeyPair>);

impl Authority {
    fn new() -> Self {
        let mut params = CertificateParams::new(Vec::new()).unwrap();
        params.is_ca = rcgen::IsCa::Ca(rcgen::BasicConstraints::Unconstrained);
        let issuer = CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap();
        Self(issuer)
    }

    fn pem(&self) -> String {
        self.0.pem()
    }

    /// A server that can prove this name.
    fn acceptor(&self, name: &str) -> TlsAcceptor {
        let key = KeyPair::generate().unwrap();
        let params = CertificateParams::new(vec![name.to_owned()]).unwrap();
        let certificate = params.signed_by(&key, &self.0).unwrap();
        let config = ServerConfig::builder_with_provider(Arc::new(default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(
                vec![certificate.der().clone()],
                PrivatePkcs8KeyDer::from(key.serialize_der()).into(),
            )
            .unwrap();
        TlsAcceptor::from(Arc::new(config))
    }
}

/// Answers commands as a relay that takes everything; what it heard.
async fn converse(stream: impl AsyncRead + AsyncWrite, greet: bool) -> Vec<String> {
    let (reader, mut say) = tokio::io::split(stream);
    let mut lines = BufReader::new(reader).lines();
    let (mut heard, mut in_message) = (Vec::new(), false);
    if greet {
        say.write_all(b"220 here\r\n").await.unwrap();
    }
    while let Ok(Some(line)) = lines.next_line().await {
        let reply: &[u8] = match line.split(' ').next().unwrap_or_default() {
            "." => {
                in_message = false;
                b"250 kept\r\n"
            }
            _ if in_message => b"",
            "EHLO" => b"250-here\r\n250 AUTH PLAIN\r\n",
            "DATA" => {
                in_message = true;
                b"354 go on\r\n"
            }
            "AUTH" => b"235 in\r\n",
            "QUIT" => b"221 bye\r\n",
            _ => b"250 fine\r\n",
        };
        heard.push(line);
        if say.write_all(reply).await.is_err() {
            break;
        }
    }
    heard
}

/// One conversation that begins with TLS.
async fn implicit(acceptor: TlsAcceptor) -> (u16, JoinHandle<Vec<String>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let play = async move {
        let (stream, _) = listener.accept().await.unwrap();
        match acceptor.accept(stream).await {
            Ok(stream) => converse(stream, true).await,
            Err(_) => Vec::new(),
        }
    };
    (port, tokio::spawn(play))
}

/// One conversation that turns to TLS when it is asked to.
async fn start_tls(acceptor: TlsAcceptor) -> (u16, JoinHandle<Vec<String>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let play = async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let mut heard = Vec::new();
        stream.write_all(b"220 here\r\n").await.unwrap();
        for reply in ["250-here\r\n250 STARTTLS\r\n", "220 go ahead\r\n"] {
            let mut line = String::new();
            BufReader::new(&mut stream)
                .read_line(&mut line)
                .await
                .unwrap();
            heard.push(line.trim_end().to_owned());
            stream.write_all(reply.as_bytes()).await.unwrap();
        }
        if let Ok(stream) = acceptor.accept(stream).await {
            heard.extend(converse(stream, false).await);
        }
        heard
    };
    (port, tokio::spawn(play))
}

async fn deliver(port: u16, tls: Tls, own_root: Option<String>) -> Delivery {
    let address = |text| EmailAddress::parse(text).unwrap();
    let settings = SmtpSettings {
        host: "localhost".to_owned(),
        port,
        tls,
        login: Some(Login {
            username: "cuppa".to_owned(),
            password: "secret".to_owned(),
        }),
        hello_name: "mail.example.org".to_owned(),
        limits: TimeLimits {
            connect: Duration::from_secs(5),
            command: Duration::from_secs(5),
            after_dot: Duration::from_secs(5),
            attempt: Duration::from_secs(10),
        },
        own_root,
    };
    let smtp = Smtp::new(settings).unwrap();
    let envelope = Envelope {
        from: &address("events@example.org"),
        to: &address("ann@example.com"),
        message_id: "<a@example.org>",
    };
    let delivery = smtp.deliver(&envelope, b"Subject: x\r\n\r\nlast\r\n").await;
    smtp.rest().await;
    delivery
}

fn is_refused_before_anything_was_said(delivery: &Delivery, heard: &[String]) {
    assert!(
        matches!(
            delivery,
            Delivery::Broken {
                phase: Phase::Connect,
                ..
            }
        ),
        "{delivery:?}"
    );
    let told = |line: &String| !line.starts_with("EHLO") && line != "STARTTLS";
    assert!(!heard.iter().any(told), "{heard:?}");
}

#[tokio::test]
async fn a_relay_that_proves_its_name_gets_password_and_message() {
    for tls in [Tls::Implicit, Tls::StartTls] {
        let authority = Authority::new();
        let acceptor = authority.acceptor("localhost");
        let (port, server) = match tls {
            Tls::Implicit => implicit(acceptor).await,
            _ => start_tls(acceptor).await,
        };
        let delivery = deliver(port, tls, Some(authority.pem())).await;
        let heard = server.await.unwrap();
        assert_eq!(delivery, Delivery::Accepted { code: 250 }, "{heard:?}");
        for line in ["MAIL FROM:<events@example.org>", "last", "QUIT"] {
            assert!(heard.iter().any(|other| other == line), "{line}: {heard:?}");
        }
        assert!(heard.iter().any(|line| line.starts_with("AUTH PLAIN")));
    }
}

#[tokio::test]
async fn a_relay_of_an_authority_nobody_knows_gets_nothing() {
    for tls in [Tls::Implicit, Tls::StartTls] {
        let acceptor = Authority::new().acceptor("localhost");
        let (port, server) = match tls {
            Tls::Implicit => implicit(acceptor).await,
            _ => start_tls(acceptor).await,
        };
        let delivery = deliver(port, tls, None).await;
        is_refused_before_anything_was_said(&delivery, &server.await.unwrap());
    }
}

#[tokio::test]
async fn a_relay_that_proves_another_name_gets_nothing() {
    for tls in [Tls::Implicit, Tls::StartTls] {
        let authority = Authority::new();
        let acceptor = authority.acceptor("other.example.org");
        let (port, server) = match tls {
            Tls::Implicit => implicit(acceptor).await,
            _ => start_tls(acceptor).await,
        };
        let delivery = deliver(port, tls, Some(authority.pem())).await;
        is_refused_before_anything_was_said(&delivery, &server.await.unwrap());
    }
}

#[test]
fn a_file_that_holds_no_certificate_is_refused_at_the_start() {
    assert!(super::tls::check(None).is_ok());
    assert!(super::tls::check(Some(&Authority::new().pem())).is_ok());
    assert!(super::tls::check(Some("hello")).is_err());
}
