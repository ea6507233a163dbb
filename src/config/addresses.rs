//! Addresses in settings: of the app, of Smartcar's hosts, of proxies.

use std::net::IpAddr;

use ipnet::IpNet;
use url::Url;

/// The one redirect URI of the app, to be registered with Smartcar exactly like this.
pub(super) fn redirect_uri(base_url: &Url) -> String {
    format!("{}/callback", base_url.as_str().trim_end_matches('/'))
}

/// Smartcar accepts plain http redirect URIs for localhost only, so the base URL follows the same rule.
/// Source: Smartcar docs, connect/dashboard-config.
pub(super) fn base_url(text: &str) -> Option<Url> {
    let url = Url::parse(text).ok()?;
    let is_origin = url.path() == "/" && url.query().is_none() && url.fragment().is_none() && url.username().is_empty();
    let local = matches!(url.host_str(), Some("localhost" | "127.0.0.1" | "[::1]"));
    let secure = url.scheme() == "https" || (url.scheme() == "http" && local);
    (is_origin && secure && url.host_str().is_some()).then_some(url)
}

/// Keys and tokens travel to these hosts, so plain http is accepted for loopback only.
pub(super) fn smartcar_origin(text: &str) -> Option<Url> {
    base_url(text)
}

/// `10.0.0.0/8 ::1`: an address alone is a network of one.
pub(super) fn networks(text: &str) -> Option<Vec<IpNet>> {
    let parts = text.split([',', ' ']).filter(|part| !part.is_empty());
    parts.map(|part| part.parse::<IpNet>().or_else(|_| part.parse::<IpAddr>().map(IpNet::from)).ok()).collect()
}
