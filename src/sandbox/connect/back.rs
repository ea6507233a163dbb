//! The way back to the application, and whether there is one.
//!
//! The order matters: until the client and its redirect URI are known to belong together nothing may lead back to that
//! URI, so those problems keep the owner here.

use url::Url;

use super::super::params::Params;
use super::super::settings::Settings;

/// The way back to the application, state attached.
pub(super) struct Back {
    pub(super) uri: Url,
    /// As it came, which `Url` may have rewritten, for the token endpoint to compare with; empty if none came.
    pub(super) given: String,
    state: Option<String>,
    pub(super) external_id: Option<String>,
    /// False for `response_type=none`: the owner's id comes back, and no code.
    pub(super) gives_code: bool,
}

/// Why the flow cannot begin.
pub(super) enum Refusal {
    /// Nothing leads back: the redirect URI is not trusted.
    Stay(String),
    Exit(Box<Back>, String),
}

impl Back {
    /// Echoes the `external_id`, which the literal `null` clears instead.
    pub(super) fn success(&self, pairs: &[(&str, &str)]) -> String {
        let external_id = self.external_id.as_deref().filter(|id| *id != "null").map(|id| ("external_id", id));
        self.with(pairs.iter().copied().chain(external_id))
    }

    pub(super) fn error(&self, error: &str, description: &str, more: &[(&str, &str)]) -> String {
        self.with([("error", error), ("error_description", description)].into_iter().chain(more.iter().copied()))
    }

    fn with<'a>(&'a self, pairs: impl Iterator<Item = (&'a str, &'a str)>) -> String {
        let mut uri = self.uri.clone();
        uri.query_pairs_mut().extend_pairs(pairs.chain(self.state.iter().map(|state| ("state", state.as_str()))));
        uri.into()
    }
}

/// Client and redirect URI: the two that decide whether anything may lead back.
pub(super) fn back(params: &Params, settings: &Settings, origin: &str) -> Result<Back, Refusal> {
    let stay = |text: &str| Refusal::Stay(text.to_owned());
    let one = |name: &str| params.one(name).map_err(|problem| Refusal::Stay(format!("{problem}.")));
    let ids = (one("client_id")?, one("application_id")?);
    if matches!(ids, (Some(one), Some(other)) if one != other) {
        return Err(stay("client_id and application_id differ."));
    }
    let id = ids.0.or(ids.1).ok_or_else(|| stay("application_id (or client_id) is required."))?;
    if id != settings.client_id {
        return Err(stay("No application has this application_id (or client_id)."));
    }
    let gives_code = params.first("response_type") != Some("none");
    let hosted = format!("{origin}/connect-done");
    let registered = &settings.redirect_uris;
    let uri = match one("redirect_uri")? {
        Some(uri) => registered.iter().find(|known| *known == uri),
        None if gives_code => registered.first(),
        // Nothing the application must pick up, so the owner may end here.
        None => Some(&hosted),
    };
    let registered = uri.ok_or_else(|| stay("The redirect_uri is not registered for this application."))?;
    let uri = Url::parse(registered).ok().filter(|uri| may_be_redirect_uri(uri, &settings.client_id));
    let uri = uri.ok_or_else(|| stay("A redirect URI must be https, http on localhost, or sc{client_id}://."))?;
    let given = one("redirect_uri")?.unwrap_or_default().to_owned();
    let state = one("state")?.map(str::to_owned);
    Ok(Back { uri, given, state, external_id: None, gives_code })
}

fn may_be_redirect_uri(uri: &Url, client_id: &str) -> bool {
    match uri.scheme() {
        "https" => true,
        "http" => matches!(uri.host_str(), Some("localhost" | "127.0.0.1" | "[::1]")),
        // Url lowers the case of schemes, application ids are not case-sensitive anywhere.
        scheme => scheme == format!("sc{client_id}").to_ascii_lowercase(),
    }
}
