//! From which address a request comes, for limits. The other end of the connection is the client, unless it is a proxy
//! of ours (`APP_TRUSTED_PROXIES`): then the proxy says whom it speaks for, and only what it added itself is believed.
//! Everything further left in such a header was written by whoever sent the request.

use std::net::{IpAddr, Ipv6Addr};

use actix_web::dev::ServiceRequest;
use actix_web::http::header::HeaderMap;
use ipnet::IpNet;

/// Who a limit counts: an IPv4 address, or the network of an IPv6 one. A household or a server has 2^64 of the latter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Client(IpAddr);

impl Client {
    /// The client of a request.
    pub fn of(request: &ServiceRequest, trusted: &[IpNet]) -> Self {
        Self::from_parts(request.peer_addr().map(|peer| peer.ip()), request.headers(), trusted)
    }

    /// The same from the address at the other end and the headers. Without an address (a Unix socket) all are one.
    pub fn from_parts(peer: Option<IpAddr>, headers: &HeaderMap, trusted: &[IpNet]) -> Self {
        let is_trusted = |address: &IpAddr| trusted.iter().any(|network| network.contains(address));
        let mut address = peer.map_or(IpAddr::V6(Ipv6Addr::UNSPECIFIED), |peer| peer.to_canonical());
        if is_trusted(&address) {
            // From right to left: each proxy of ours names the one before it, up to the first that is none of ours.
            for claimed in claims(headers).into_iter().rev() {
                let Some(claimed) = claimed else { break };
                address = claimed;
                if !is_trusted(&address) {
                    break;
                }
            }
        }
        Self(network_of(address))
    }
}

/// Whether the other end of the connection is one of these.
pub fn is_from(request: &ServiceRequest, trusted: &[IpNet]) -> bool {
    let peer = request.peer_addr().map(|peer| peer.ip().to_canonical());
    peer.is_some_and(|peer| trusted.iter().any(|network| network.contains(&peer)))
}

/// The addresses of `X-Forwarded-For`, or where there is none, of `Forwarded` (RFC 7239); in their order. What is no
/// address ends the way. The older header comes first because it is what proxies set; one that sets the other has to
/// take this one away.
fn claims(headers: &HeaderMap) -> Vec<Option<IpAddr>> {
    let parts = |name: &'static str| {
        headers.get_all(name).filter_map(|value| value.to_str().ok()).flat_map(|value| value.split(','))
    };
    if headers.contains_key("x-forwarded-for") {
        return parts("x-forwarded-for").map(address).collect();
    }
    let claimed = |element: &str| {
        let pairs = element.split(';').filter_map(|pair| pair.split_once('='));
        pairs
            .into_iter()
            .find(|(name, _)| name.trim().eq_ignore_ascii_case("for"))
            .and_then(|(_, value)| address(value))
    };
    parts("forwarded").map(claimed).collect()
}

/// `192.0.2.7`, `192.0.2.7:4711`, `2001:db8::1`, `[2001:db8::1]:4711`, each also in quotes.
fn address(text: &str) -> Option<IpAddr> {
    let text = text.trim().trim_matches('"');
    let plain = text.parse::<IpAddr>().ok();
    let with_port = || text.parse::<std::net::SocketAddr>().ok().map(|address| address.ip());
    let in_brackets = || text.strip_prefix('[')?.strip_suffix(']')?.parse::<Ipv6Addr>().ok().map(IpAddr::V6);
    plain.or_else(with_port).or_else(in_brackets).map(|address| address.to_canonical())
}

fn network_of(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() & (u128::MAX << 64))),
    }
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    fn client(peer: &str, headers: &[(&'static str, &'static str)]) -> String {
        let trusted = ["127.0.0.0/8", "10.0.0.0/8", "::1/128"].map(|network| network.parse().unwrap());
        let request = headers
            .iter()
            .fold(TestRequest::get(), |request, header| request.append_header(*header))
            .peer_addr(peer.parse().unwrap());
        Client::of(&request.to_srv_request(), &trusted).0.to_string()
    }

    #[test]
    fn nobody_but_a_proxy_of_ours_says_whom_it_speaks_for() {
        assert_eq!(client("192.0.2.7:1", &[("x-forwarded-for", "203.0.113.5")]), "192.0.2.7");
        assert_eq!(client("192.0.2.7:1", &[("forwarded", "for=203.0.113.5")]), "192.0.2.7");
        assert_eq!(client("127.0.0.1:1", &[]), "127.0.0.1");
        assert_eq!(client("[::ffff:127.0.0.1]:1", &[("x-forwarded-for", "203.0.113.5")]), "203.0.113.5");
    }

    #[test]
    fn the_rightmost_address_that_is_not_ours_counts() {
        for (claim, expected) in [
            ("203.0.113.5", "203.0.113.5"),
            ("198.51.100.1, 203.0.113.5", "203.0.113.5"),
            ("198.51.100.1, 203.0.113.5, 10.1.2.3", "203.0.113.5"),
            ("203.0.113.5:4711, 10.1.2.3", "203.0.113.5"),
            ("10.1.2.3", "10.1.2.3"),
            ("198.51.100.1, unknown, 10.1.2.3", "10.1.2.3"),
            ("", "127.0.0.1"),
            ("<script>", "127.0.0.1"),
        ] {
            assert_eq!(client("127.0.0.1:1", &[("x-forwarded-for", claim)]), expected, "{claim}");
        }
        let twice = [("x-forwarded-for", "198.51.100.1"), ("x-forwarded-for", "203.0.113.5")];
        assert_eq!(client("127.0.0.1:1", &twice), "203.0.113.5", "two headers are one list");
        let both = [("forwarded", "for=198.51.100.1"), ("x-forwarded-for", "203.0.113.5")];
        assert_eq!(client("127.0.0.1:1", &both), "203.0.113.5");
    }

    #[test]
    fn the_standard_header_is_read_as_the_standard_writes_it() {
        for (claim, expected) in [
            ("for=203.0.113.5", "203.0.113.5"),
            ("For=\"203.0.113.5:80\";proto=https;by=10.0.0.1", "203.0.113.5"),
            ("for=198.51.100.1, for=203.0.113.5;host=a", "203.0.113.5"),
            ("for=\"[2001:db8:1:2:3::4]:4711\"", "2001:db8:1:2::"),
            ("for=\"[2001:db8:1:2:3::4]\"", "2001:db8:1:2::"),
            ("for=_hidden", "127.0.0.1"),
            ("proto=https", "127.0.0.1"),
        ] {
            assert_eq!(client("127.0.0.1:1", &[("forwarded", claim)]), expected, "{claim}");
        }
    }

    #[test]
    fn a_network_of_the_new_kind_counts_as_one() {
        assert_eq!(client("[2001:db8:1:2:3:4:5:6]:1", &[]), client("[2001:db8:1:2:ffff::1]:1", &[]));
        assert_ne!(client("[2001:db8:1:2::1]:1", &[]), client("[2001:db8:1:3::1]:1", &[]));
    }
}
