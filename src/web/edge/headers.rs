//! Security headers of every answer, as one list.

use actix_web::http::header::{CONTENT_SECURITY_POLICY, HeaderName, HeaderValue, InvalidHeaderValue};
use url::Url;

/// The headers, fixed when the app starts.
/// `hosts`: those that forms may lead to besides the app itself.
pub fn security(hosts: &[Url], https: bool) -> Result<Vec<(HeaderName, HeaderValue)>, InvalidHeaderValue> {
    let policy = HeaderValue::from_str(&policy(hosts))?;
    let mut headers = vec![(CONTENT_SECURITY_POLICY, policy)];
    headers.extend(FIXED.iter().map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value))));
    if https {
        let hsts = HeaderValue::from_static("max-age=31536000; includeSubDomains");
        headers.push((HeaderName::from_static("strict-transport-security"), hsts));
    }
    Ok(headers)
}

/// The header for the one page that has a button no page can have without script. Its own header stands in place of the
/// general one, so that every other page still runs nothing at all.
pub fn policy_with_our_script(hosts: &[Url]) -> String {
    format!("{}; script-src 'self'", policy(hosts))
}

/// Nothing inline and nothing from elsewhere. `form-action` names Connect and where it leads on to, because browsers apply it to the redirect that
/// answers a form post.
fn policy(hosts: &[Url]) -> String {
    let hosts: Vec<String> = hosts.iter().map(|host| host.origin().ascii_serialization()).collect();
    format!(
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self' {}; base-uri 'none'; frame-ancestors 'none'",
        hosts.join(" ")
    )
}

const FIXED: [(&str, &str); 5] = [
    ("x-content-type-options", "nosniff"),
    // The way back from Connect carries a code in its address.
    ("referrer-policy", "no-referrer"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
];
