//! The stream under a conversation: TCP with no delay (lettre leaves Nagle on, 44 ms a message),
//! for port 465 inside TLS checked against Mozilla's roots.

use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use lettre::transport::smtp::client::{
    AsyncTokioStream, Certificate, CertificateStore, TlsParameters,
};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;
use tokio_rustls::rustls::crypto::ring::default_provider;
use tokio_rustls::rustls::pki_types::pem::PemObject as _;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName};
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

/// Mozilla's roots and, where there is one, an authority of the department's own.
fn roots(own: Option<&str>) -> io::Result<RootCertStore> {
    let mut roots = RootCertStore::from_iter(webpki_roots::TLS_SERVER_ROOTS.iter().cloned());
    for certificate in own
        .iter()
        .flat_map(|pem| CertificateDer::pem_slice_iter(pem.as_bytes()))
    {
        let certificate = certificate.map_err(io::Error::other)?;
        roots.add(certificate).map_err(io::Error::other)?;
    }
    Ok(roots)
}

/// Whether a root of our own can be used; none is fine.
pub(super) fn check(own: Option<&str>) -> io::Result<()> {
    let public = webpki_roots::TLS_SERVER_ROOTS.len();
    match own {
        Some(_) if roots(own)?.len() <= public => Err(io::Error::other("no certificate")),
        _ => Ok(()),
    }
}

fn client(own: Option<&str>) -> io::Result<ClientConfig> {
    let roots = roots(own)?;
    ClientConfig::builder_with_provider(Arc::new(default_provider()))
        .with_safe_default_protocol_versions()
        .map(|builder| builder.with_root_certificates(roots).with_no_client_auth())
        .map_err(io::Error::other)
}

/// TCP inside TLS, in the shape lettre takes streams.
#[derive(Debug)]
struct Wrapped(Box<TlsStream<TcpStream>>);

/// Connects without delay, in clear.
pub(super) async fn connect(host: &str, port: u16) -> io::Result<TcpStream> {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    let stream = TcpStream::connect((bare, port)).await?;
    stream.set_nodelay(true)?;
    Ok(stream)
}

/// Implicit TLS (RFC 8314 section 3.3); the certificate must name `host`.
pub(super) async fn wrap(
    stream: TcpStream,
    host: &str,
    own: Option<&str>,
) -> io::Result<Box<dyn AsyncTokioStream>> {
    let config = Arc::new(client(own)?);
    let name = ServerName::try_from(host.to_owned()).map_err(io::Error::other)?;
    let inside = TlsConnector::from(config).connect(name, stream).await?;
    Ok(Box::new(Wrapped(Box::new(inside))))
}

/// For STARTTLS, with the same roots; the certificate must name `host`.
pub(super) fn parameters(
    host: &str,
    own: Option<&str>,
) -> Result<TlsParameters, lettre::transport::smtp::Error> {
    let mut builder =
        TlsParameters::builder(host.to_owned()).certificate_store(CertificateStore::WebpkiRoots);
    if let Some(pem) = own {
        builder = builder.add_root_certificate(Certificate::from_pem(pem.as_bytes())?);
    }
    builder.build()
}

impl AsyncRead for Wrapped {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut *self.0).poll_read(cx, buf)
    }
}

impl AsyncWrite for Wrapped {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut *self.0).poll_write(cx, buf)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut *self.0).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut *self.0).poll_shutdown(cx)
    }
}

impl AsyncTokioStream for Wrapped {
    fn peer_addr(&self) -> io::Result<SocketAddr> {
        self.0.get_ref().0.peer_addr()
    }
}
