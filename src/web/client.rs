//! Who is on the other end. A proxy's word counts only when the proxy is trusted: the forwarded
//! list is walked from the right and stops at the first address that is not.

use std::net::IpAddr;

use actix_web::HttpRequest;

/// The networks whose `X-Forwarded-For` is believed (`server.trusted_proxies`).
#[derive(Debug, Clone, Default)]
pub struct TrustedProxies(Vec<(IpAddr, u8)>);

impl TrustedProxies {
    /// Networks as address and prefix length in bits.
    #[must_use]
    pub fn new(networks: Vec<(IpAddr, u8)>) -> Self {
        Self(networks)
    }

    fn trusts(&self, address: IpAddr) -> bool {
        self.0
            .iter()
            .any(|&(network, prefix)| contains(network, prefix, address))
    }

    /// The client behind `peer` according to the forwarded list.
    #[must_use]
    pub fn client(&self, peer: IpAddr, forwarded: &str) -> IpAddr {
        let mut client = peer;
        for hop in forwarded.rsplit(',') {
            if !self.trusts(client) {
                break;
            }
            match hop.trim().parse() {
                Ok(address) => client = address,
                Err(_) => break,
            }
        }
        client
    }

    /// The client of a request; loopback when the socket has no address (tests).
    #[must_use]
    pub fn of(&self, request: &HttpRequest) -> IpAddr {
        let peer = request
            .peer_addr()
            .map_or(IpAddr::from([127, 0, 0, 1]), |socket| socket.ip());
        let forwarded: Vec<&str> = request
            .headers()
            .get_all("x-forwarded-for")
            .filter_map(|value| value.to_str().ok())
            .collect();
        if forwarded.is_empty() {
            peer
        } else {
            self.client(peer, &forwarded.join(","))
        }
    }
}

fn contains(network: IpAddr, prefix: u8, address: IpAddr) -> bool {
    let bits = |ip: IpAddr| match ip {
        IpAddr::V4(four) => (u128::from(four.to_bits()) << 96, 32),
        IpAddr::V6(six) => (six.to_bits(), 128),
    };
    let ((network, width), (address, other)) = (bits(network), bits(address));
    if width != other || prefix > width {
        return false;
    }
    prefix == 0 || (network ^ address) >> (128 - u32::from(prefix)) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ip(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn a_stranger_cannot_choose_the_address_she_is_counted_under() {
        let none = TrustedProxies::default();
        assert_eq!(
            none.client(ip("203.0.113.9"), "198.51.100.1"),
            ip("203.0.113.9")
        );
    }

    #[test]
    fn behind_a_trusted_proxy_the_last_untrusted_hop_is_the_client() {
        let proxies = TrustedProxies::new(vec![(ip("10.0.0.0"), 8), (ip("::1"), 128)]);
        assert_eq!(
            proxies.client(ip("10.1.2.3"), "6.6.6.6, 198.51.100.1, 10.9.9.9"),
            ip("198.51.100.1")
        );
        assert_eq!(proxies.client(ip("10.1.2.3"), "nonsense"), ip("10.1.2.3"));
        assert_eq!(
            proxies.client(ip("11.1.2.3"), "198.51.100.1"),
            ip("11.1.2.3")
        );
    }
}
