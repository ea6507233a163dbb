//! What the sandbox is told, and why it cannot start.

use std::path::PathBuf;

/// What the sandbox is told: the one application it knows, and where to keep its state.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The client id, which is the Application ID too.
    pub client_id: String,
    /// The secret the token endpoint asks for.
    pub client_secret: String,
    /// The management token: opens the management API and signs webhooks.
    pub management_token: String,
    /// What the application has registered; the first is used when a request names none.
    pub redirect_uris: Vec<String>,
    /// A JSON snapshot, written after every change; `None` keeps everything in memory.
    pub state_file: Option<PathBuf>,
    /// A webhook that exists from the start, without a receiver: for suites that subscribe to one with a fixed id.
    pub webhook_id: Option<String>,
    /// Where that webhook delivers to. It is verified as soon as somebody answers there.
    pub webhook_uri: Option<String>,
    /// A file of recorded answers, in which the vehicle APIs then answer where it has one; see `recorded.rs`.
    pub replay: Option<PathBuf>,
    /// Whether v3 puts a vehicle or signal asked for alone into `data`, until `/_control/shapes` says otherwise.
    pub wraps_single: bool,
}

/// Why the sandbox cannot start.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It answers anyone without a password, so it may be reached from this machine only.
    #[error("the sandbox must listen on a loopback address, not on {0}")]
    NotLoopback(std::net::SocketAddr),
    /// The file of recorded answers cannot be used.
    #[error("the recorded answers in {file} cannot be replayed: {problem}")]
    Replay {
        /// The file.
        file: String,
        /// What is wrong with it.
        problem: String,
    },
    /// The listener is unusable.
    #[error("the sandbox cannot use its listener")]
    Listener(#[from] std::io::Error),
    /// A built-in page is broken.
    #[error("a page of the sandbox is broken")]
    Page(#[from] tera::Error),
}
