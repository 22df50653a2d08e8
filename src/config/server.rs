//! `server.*` and `metrics.*`: addresses, the public address, the proxies that are believed.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};

use url::{Host, Url};

use super::reader::Reader;
use super::{ConfigError, Server};

const AN_ADDRESS: &str = "an address with a port; write one such as 127.0.0.1:8080 or [::1]:8080";

pub(super) fn read(reader: &Reader) -> Result<Server, ConfigError> {
    let listen: SocketAddr = reader.parsed("server.listen", AN_ADDRESS)?;
    let base_url = reader
        .optional("server.base_url")?
        .map(|text| base_url(&text))
        .transpose()?;
    if base_url.is_none() && !listen.ip().is_loopback() {
        return Err(ConfigError::at(
            "server.base_url",
            "is not set although server.listen takes requests from other machines; write how people reach the site, \
             such as https://events.example.org.",
        ));
    }
    let networks = reader.list("server.trusted_proxies")?;
    Ok(Server {
        listen,
        base_url,
        trusted_proxies: networks
            .iter()
            .map(|text| network(text))
            .collect::<Result<_, _>>()?,
    })
}

/// Where `/metrics` is served; only this machine may read it.
pub(super) fn metrics_listen(reader: &Reader) -> Result<Option<SocketAddr>, ConfigError> {
    const KEY: &str = "metrics.listen";
    if reader.optional(KEY)?.is_none() {
        return Ok(None);
    }
    let listen: SocketAddr = reader.parsed(KEY, AN_ADDRESS)?;
    if listen.ip().is_loopback() {
        Ok(Some(listen))
    } else {
        Err(ConfigError::at(
            KEY,
            "can be reached from other machines; use a loopback address such as 127.0.0.1:9464.",
        ))
    }
}

/// Scheme and authority, https unless the host is this machine.
fn base_url(text: &str) -> Result<String, ConfigError> {
    const KEY: &str = "server.base_url";
    let refuse = |what: &str| Err(ConfigError::at(KEY, format!("\"{text}\" {what}")));
    let Ok(url) = Url::parse(text) else {
        return refuse("is not an address; write one such as https://events.example.org.");
    };
    let only_origin = url.path() == "/" && url.query().is_none() && url.fragment().is_none();
    if !only_origin || !url.username().is_empty() || url.password().is_some() {
        return refuse("has more than scheme, host and port; cut it down to those.");
    }
    match url.scheme() {
        "https" => {}
        "http" if url.host().is_some_and(|host| is_this_machine(&host)) => {}
        "http" => {
            return refuse(
                "is not https; only this machine (localhost, 127.0.0.1, [::1]) may go without.",
            );
        }
        _ => return refuse("begins with neither https nor http; write https://…"),
    }
    Ok(url.as_str().trim_end_matches('/').to_owned())
}

/// Whether a host is loopback: the only place where clear text is allowed.
pub(super) fn is_this_machine(host: &Host<&str>) -> bool {
    match host {
        Host::Domain(name) => name.eq_ignore_ascii_case("localhost"),
        Host::Ipv4(address) => address.is_loopback(),
        Host::Ipv6(address) => *address == Ipv6Addr::LOCALHOST,
    }
}

/// `10.0.0.0/8` or a single address.
fn network(text: &str) -> Result<(IpAddr, u8), ConfigError> {
    let (address, prefix) = text
        .split_once('/')
        .map_or((text, None), |(address, prefix)| (address, Some(prefix)));
    let network = address.parse::<IpAddr>().ok().and_then(|address| {
        let width = if address.is_ipv4() { 32 } else { 128 };
        let prefix = prefix.map_or(Some(width), |prefix| prefix.parse().ok())?;
        (prefix <= width).then_some((address, prefix))
    });
    network.ok_or_else(|| {
        ConfigError::at(
            "server.trusted_proxies",
            format!("\"{text}\" is no address and no network; write one such as 10.0.0.0/8 or 192.0.2.7."),
        )
    })
}
