//! What the embedded sandbox is told. What the settings mean is the sandbox's business.

use std::net::SocketAddr;
use std::path::PathBuf;

/// What the embedded sandbox is told: the one application it knows.
#[derive(Clone)]
pub struct SandboxConfig {
    /// `SANDBOX_ADDR`: where it listens; loopback only.
    pub addr: SocketAddr,
    /// `SANDBOX_CLIENT_ID`.
    pub client_id: String,
    /// `SANDBOX_CLIENT_SECRET`.
    pub client_secret: String,
    /// `SANDBOX_MANAGEMENT_TOKEN`: opens its management API and signs its webhooks.
    pub management_token: String,
    /// `SANDBOX_REDIRECT_URIS`: what the application has registered, space-separated.
    pub redirect_uris: Vec<String>,
    /// `SANDBOX_WEBHOOK_ID`: a webhook that exists from the start, for suites that subscribe to one with a fixed id.
    pub webhook_id: Option<String>,
    /// `SANDBOX_REPLAY`: a file of recorded answers in which its vehicle APIs then answer.
    pub replay: Option<PathBuf>,
}

/// Its secrets are for pretend cars only; a fork may still have put others there.
impl std::fmt::Debug for SandboxConfig {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SandboxConfig").field("addr", &self.addr).finish_non_exhaustive()
    }
}
